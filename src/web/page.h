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
    PAGE_TOO_HIGH = 406, /* all of it makes no one picture */
    PAGE_FAILED = 503,
};
struct page
{
    enum page_status status;
    const char *type; /* of its content */
    char *bytes;      /* for free() */
    size_t size;
};
/* One that is made: most are whole when they are begun, some forms (press_is_binary) are made by another program
 * meanwhile. */
struct making;
/* date: as it stands in the address; NULL: none does. */
struct making *page_begin(struct site *site, const struct address *address, const char *date);
bool making_is_over(struct making *making);
/* Can be read when it is worth asking that; -1: it is over. */
int making_descriptor(const struct making *making);
/* Ends the program: the page has failed. */
void making_stop(struct making *making);
/* What it became, waited for where it is not over. Without bytes where the status is not PAGE_GOOD. */
struct page making_end(struct making *making);
/* One that says what is wrong, in the language of the address: HTML with a way back where the address is of
 * a page, else a line. */
struct page page_of_fault(const struct site *site, const struct address *address,
                          enum page_status status);

#endif
