/* The history in words: told once, for the log, the question before undo, and every screen. */
#ifndef SERVICE_HISTORY_H
#define SERVICE_HISTORY_H

#include "service/service.h"

/* What a row changed, in the session's language: "时长: 20 → 30; 截止: …"; of homework that came or went
 * what it is, of other rows what they hold. What pupils reported and which seats is not told. */
char *service_row_words(const struct session *session, const struct history_row *row,
                        struct arena *arena);

#endif
