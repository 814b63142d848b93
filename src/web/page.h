/* A page: an address, made into bytes by press. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include "web/address.h"
#include "web/site.h"

enum page_status
{
    PAGE_GOOD = 200,
    PAGE_BAD = 400,
    PAGE_UNKNOWN = 404,
    PAGE_FAILED = 503,
};
struct page
{
    enum page_status status;
    const char *type; /* of its content */
    char *bytes;      /* for free() */
    size_t size;
};
/* date: as it stands in the address; NULL: none does. Without bytes where the status is not PAGE_GOOD. */
struct page page_make(struct site *site, const struct address *address, const char *date);
/* One that says what is wrong, in the language of the address: HTML with a way back where the address is of
 * a page, else a line. */
struct page page_of_fault(const struct site *site, const struct address *address,
                          enum page_status status);

#endif
