/* The history: read, told in words (once, for the log, the question before undo, and every screen), and
 * taken back. */
#ifndef SERVICE_HISTORY_H
#define SERVICE_HISTORY_H

#include "domain/fields.h"
#include "service/session.h"

/* Newest first. */
bool service_log(const struct session *session, const struct class *class, int64_t below,
                 size_t most, struct arena *arena, struct history_list *list, struct err *err);

struct undone
{
    int64_t *changes; /* taken back, in order */
    size_t count;
    int64_t change; /* the last undo's own number */
    char **notes;   /* what the person should know, translated, one sentence each */
    size_t note_count;
};
/* change > 0: that one; else the actor's last `steps` changes, newest first: all or none. Asks, for each
 * row, the right that the change itself needed, and for another's change that of a reviewer too. Where a
 * class, a subject or the like came or went with it, the school data is read anew. */
bool service_undo(const struct session *session, size_t steps, int64_t change, struct arena *arena,
                  struct undone *undone, struct err *err);
/* The homework whose fields a row changed, or its handing in or star: "数学 练习册P12"; "" where it came or went,
 * or is none. */
const char *service_row_item(const struct session *session, const struct history_row *row,
                             struct arena *arena);

/* What is asked before a change is taken back: when, what was done to what, and how many rows it has;
 * NULL: there is no such change. */
bool service_change_words(const struct session *session, int64_t change, struct arena *arena,
                          char **what, struct err *err);
/* The actor's last change that can be taken back (0: none), and its words. */
bool service_last_change(const struct session *session, struct arena *arena, int64_t *change,
                         char **what, struct err *err);

/* A field's value as the history tells it: names in place of codes. */
const char *service_value_words(const struct session *session, const void *row,
                                const struct field *field, struct arena *arena);
/* What a row changed, in the session's language: "时长: 20 → 30; 截止: …"; of homework that came or went
 * what it is, of other rows what they hold. What pupils reported and which seats is not told. */
char *service_row_words(const struct session *session, const struct history_row *row,
                        struct arena *arena);

#endif
