/* The ways from a page to others. */
#ifndef WEB_PLACES_H
#define WEB_PLACES_H

#include "web/want.h"

/* What stands around a page; all of it in the arena of what is wanted. */
struct press_site places_around(const struct site *site, const struct want *want);
/* What stands around a page that says what is wrong: ways back to what there is. */
struct press_site places_from_fault(const struct site *site, const struct address *address,
                                    enum page_status status, struct arena *arena);
/* The address of each class's page. */
const char *const *places_of_classes(const struct want *want);

#endif
