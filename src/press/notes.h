/* The notes behind an item's text, for boards (one day) and sheets (a range). */
#ifndef PRESS_NOTES_H
#define PRESS_NOTES_H

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
    size_t evenings; /* over how many it goes, where the whole is shown; 0: not said */
    bool kind;       /* say a kind other than written: there is no column for it */
    bool no_place;   /* there is a column for the place */
};
/* The notes joined by " · "; "" mostly. */
char *notes_join(const struct notes *notes, struct arena *arena);

#endif
