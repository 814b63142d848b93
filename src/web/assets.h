/* The files of the site itself: style, script, icon. */
#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include "web/page.h"

/* Reads them from the data folder; ERR_INTERNAL where one is missing. */
bool assets_open(const char *folder, struct arena *arena, struct err *err);
/* A copy of one by its name in an address; false where there is none. */
bool assets_find(const char *name, struct page *page);

#endif
