/* The notes behind an item's text, for boards (one day) and sheets (a range). */
#ifndef PRESS_NOTES_H
#define PRESS_NOTES_H

#include "press/document.h"
#include "press/phrase.h"

struct notes
{
    const struct assignment *assignment;
    day_t day; /* of the board: a correction of another day says its date */
    int today; /* minutes of its part shown beside it; -1: the whole is shown */
    int utc_offset;
    enum lang lang;
    const struct subject_list *subjects; /* for a subject that was corrected; may be NULL */
    const char *due;                     /* phrase_due, or NULL where it goes without saying */
    size_t evenings;              /* over how many it goes, where the whole is shown; 0: not said */
    bool kind;                    /* say a kind other than written: there is no column for it */
    int due_column, place_column; /* they say the due day and the place where they stand; or -1 */
};
/* The notes in the order in which they are said; all in the arena. */
struct note *notes_list(const struct notes *notes, struct arena *arena, size_t *count);

#endif
