/* What stands around a page of a site. */
#ifndef PRESS_HTML_SITE_H
#define PRESS_HTML_SITE_H

#include "press/press.h"

/* Escapes a text; lines: a line end is one on the page too. */
void html_text(struct press *press, const char *text, bool lines);
const char *html_lang(enum lang lang);
void html_open_link(struct press *press, const char *address);
/* From the end of the title to the begin of what the page is about; and what follows it. */
void html_begin_site(struct press *press);
void html_end_site(struct press *press);

#endif
