/* What a document has on paper alone: where it hangs it is written on and signed. */
#ifndef PRESS_ON_PAPER_H
#define PRESS_ON_PAPER_H

#include "press/document.h"

/* Whether a subject has not reported yet. */
bool paper_has_rooms(const struct board *board);
/* A row for each subject that has not reported yet, with room to write in. */
void paper_rooms(struct document *document, struct table *table, const struct board *board);
/* The last of a sheet: lines for those who sign, and where the class's page is. */
void paper_end(struct document *document, const struct board *board);

#endif
