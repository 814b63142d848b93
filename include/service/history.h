/* The history: read, told in words (once, for the log, the question before undo, and every screen), and
 * taken back. */
#ifndef SERVICE_HISTORY_H
#define SERVICE_HISTORY_H

#include "service/session.h"

/* Newest first. */
bool service_log(const struct session *session, const struct class *class, int64_t below,
                 size_t most, struct arena *arena, struct history_list *list, struct err *err);

/* What a row changed, in the session's language: "时长: 20 → 30; 截止: …"; of homework that came or went
 * what it is, of other rows what they hold. What pupils reported and which seats is not told. */
char *service_row_words(const struct session *session, const struct history_row *row,
                        struct arena *arena);

struct undone
{
    int64_t *changes; /* taken back, in order */
    size_t count;
    int64_t change; /* the last undo's own number */
};
/* change > 0: that one; else the actor's last `steps` changes, newest first: all or none. Asks, for each
 * row, the right that the change itself needed, and for another's change that of a reviewer too. Where a
 * class, a subject or the like came or went with it, the school data is read anew. */
bool service_undo(const struct session *session, size_t steps, int64_t change, struct arena *arena,
                  struct undone *undone, struct err *err);

#endif
