/* The history in words: told once, for the log, the question before undo, and every screen. */
#ifndef SERVICE_HISTORY_H
#define SERVICE_HISTORY_H

#include "service/service.h"

/* What a row changed, in the session's language: "时长: 20 → 30; 截止: …"; of homework that came or went
 * what it is, of other rows what they hold. What pupils reported and which seats is not told. */
char *service_row_words(const struct session *session, const struct history_row *row,
                        struct arena *arena);

/* The homework whose fields a row changed: "数学 练习册P12"; "" where it came or went, or is none. */
const char *service_row_item(const struct session *session, const struct history_row *row,
                             struct arena *arena);

/* What is asked before a change is taken back: when, what was done to what, and how many rows it has;
 * NULL: there is no such change. */
bool service_change_words(const struct session *session, int64_t change, struct arena *arena,
                          char **what, struct err *err);
/* The actor's last change that can be taken back (0: none), and its words. */
bool service_last_change(const struct session *session, struct arena *arena, int64_t *change,
                         char **what, struct err *err);

#endif
