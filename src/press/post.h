/* What a page has where it is hung up, beside the board or the sheet itself. */
#ifndef PRESS_POST_H
#define PRESS_POST_H

#include "press/document.h"

/* "11月18日 周三要交、要带：语文、数学；班务（带回执）": homework that stands above by its subject alone; ""
 * where nothing is due, or the post does not tell. */
char *post_due(const struct press_post *post, const struct press_context *context,
               struct arena *arena);
/* Lines to sign on. */
void post_signatures(struct document *document);

#endif
