/* Homework: boards, lists and the check, each from one snapshot; adding and changing it, and the
 * reviewer's answer, each one change. */
#ifndef SERVICE_HOMEWORK_H
#define SERVICE_HOMEWORK_H

#include "domain/report.h"
#include "domain/sheet.h"
#include "domain/suggest.h"
#include "service/session.h"

/* ---- reading ---- */

/* The boards of classes × days from..to (class by class, day by day), from one snapshot. */
bool service_boards(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to, struct arena *arena,
                    struct board ***boards, size_t *count, struct err *err);
/* The same of one class for its loads, levels and who has reported alone: texts are not judged, and real
 * time is that of the first day. *boards: one a day. */
bool service_loads(const struct session *session, const struct class *class, day_t from, day_t to,
                   struct arena *arena, struct board ***boards, struct err *err);
/* One sheet of all days from..to for a class. */
bool service_sheet(const struct session *session, const struct class *class, day_t from, day_t to,
                   struct arena *arena, struct sheet **sheet, struct err *err);

struct item_list
{
    struct assignment **items;
    size_t count;
    size_t hidden; /* what waits for review and is not for this actor to see */
    int hidden_minutes;
};
/* All but removed that the actor may see, assigned from..to; ordered by day, class, subject, id. class
 * NULL = all. */
bool service_list(const struct session *session, const struct class *class, day_t from, day_t to,
                  struct arena *arena, struct item_list *list, struct err *err);
/* What the actor may see of a class's homework due on a day, whenever it was set. */
bool service_due(const struct session *session, const struct class *class, day_t day,
                 struct arena *arena, struct item_list *list, struct err *err);
/* What waits for review, of a class or of all (NULL); what this actor may not see is counted as hidden. */
bool service_pending(const struct session *session, const struct class *class, struct arena *arena,
                     struct item_list *list, struct err *err);
/* What the actor entered that waits for review or was given back. */
bool service_mine(const struct session *session, const struct class *class, struct arena *arena,
                  struct item_list *list, struct err *err);
/* By id, removed ones are ERR_INPUT as unknown ones are; ERR_DENIED where the actor may not see it. */
bool service_item(const struct session *session, int64_t id, struct arena *arena,
                  struct assignment **item, struct err *err);

/* What is hung up of a class: a day's board, or several days on one sheet, and what is due next. */
struct posting
{
    struct board *board; /* of the day; NULL: there is a sheet */
    struct sheet *sheet;
    day_t due_day; /* the next school day */
    struct item_list due;
};
struct posting_days
{
    day_t first, last;
    bool
        asked; /* these days and no others: on a sheet, with what was handed in on the first of them */
};
/* What hangs from `day` on: before days off all days up to the class's next school day. */
struct posting_days service_posting_days(const struct session *session, const struct class *class,
                                         day_t day);
/* at: as it stood posted then; NULL: as it is. */
bool service_posting(const struct session *session, const struct class *class,
                     struct posting_days days, const stamp_t *at, struct arena *arena,
                     struct posting *posting, struct err *err);

struct check_result
{
    struct check_line *lines; /* red first, then by day, class */
    size_t count;
    bool any_red, any_yellow;
};
/* The warnings of the boards of classes × days from..to, and whether any day is red or yellow. */
bool service_check(const struct session *session, const struct class *const *classes,
                   size_t class_count, day_t from, day_t to, struct arena *arena,
                   struct check_result *result, struct err *err);

/* What a text of a day is read by. */
struct school_words service_words(const struct session *session, day_t assigned);

/* ---- changing homework ---- */

struct saved_item
{
    const struct class *class;
    struct assignment *before; /* NULL: was not there */
    struct assignment *after;  /* as saved, or as it would be */
    struct forecast *forecast; /* the evenings it touches */
    bool held; /* it is (would be) pending: beside what is posted, where that is so */
    const struct assignment
        *dropped; /* the change of it that waited and is gone with this; or NULL */
};
/* Whose work is not there was noted of it. */
struct noted_item
{
    const struct class *class;
    const struct assignment *item;
    const struct handin *handin; /* as it becomes */
};
struct outcome
{
    struct saved_item *items;
    size_t count;
    struct noted_item *noted; /* with seats missing, of those that were named or taken back now */
    size_t noted_count;
    bool any_held;
    int64_t change; /* 0 = nothing was written */
    bool repeated;  /* the request was done before; nothing was done now */
    char **notes;   /* what the person should know, translated, one sentence each */
    size_t note_count;
};

/* Hears of every change once it is saved, with what it did to homework; for the call only. Who listens
 * must not call the service. */
typedef void outcome_listener(void *context, const struct session *session,
                              const struct outcome *outcome);
void service_listen(struct service *service, outcome_listener *listener, void *context);

enum add_mode
{
    ADD_PUBLISH,
    ADD_DRAFT,
    ADD_DRY_RUN, /* forecast only */
};
/* Fills what is not given: due (0 or DAY_NONE = default), kind by the caller, teacher from login or
 * teaching. assigned and class_id are given. */
void service_complete(const struct session *session, struct assignment *assignment);
/* Adds completed assignments, one a class, as one change; what the rules hold back becomes pending. */
bool service_add(const struct session *session, const struct assignment *wanted, size_t count,
                 enum add_mode mode, struct arena *arena, struct outcome *outcome, struct err *err);

struct edit
{
    int64_t id;
    const struct assignment *wanted;
    /* as the form showed it; NULL: not a form, no conflict check */
    const struct assignment *opened;
    unsigned fields; /* those touched, of enum assignment_field */
    const char *why; /* or NULL */
    bool dry_run;
    bool as_posted; /* of a dry run: what a draft would do if it were sent in like this */
};
/* Saves only the touched fields of `wanted` on what is stored now. Where others changed one of them
 * since it was opened, nothing is written: ERR_INPUT, and *conflict (may be NULL) is what is stored
 * now, in the arena; else *conflict is NULL. */
bool service_edit(const struct session *session, const struct edit *edit, struct arena *arena,
                  struct outcome *outcome, struct assignment **conflict, struct err *err);

enum act
{
    ACT_REMOVE,
    ACT_PUBLISH,
    ACT_WITHDRAW,
    ACT_CONFIRM,
};
/* One act on each of the ids, all in one change or, after the first that is refused, none. why: NULL or
 * a reason for the history. ERR_INPUT for an unknown id or a state that the act does not fit. */
bool service_act(const struct session *session, enum act act, const int64_t *ids, size_t count,
                 const char *why, struct arena *arena, struct outcome *outcome, struct err *err);
/* Assigned on session->moment.date, due anew; mode as for adding, but dry runs. */
bool service_copy(const struct session *session, const int64_t *ids, size_t count,
                  const struct class *const *classes, size_t class_count, enum add_mode mode,
                  struct arena *arena, struct outcome *outcome, struct err *err);
/* To another assigned day: keeps a later due day, else the usual one; what was due the day itself (at school)
 * goes along. */
bool service_move(const struct session *session, int64_t id, day_t day, struct arena *arena,
                  struct outcome *outcome, struct err *err);
/* Says that the subject has no homework in the class on the day. ERR_INPUT where some is set on it. */
bool service_none(const struct session *session, const struct class *class, const char *subject,
                  day_t day, struct arena *arena, struct outcome *outcome, struct err *err);
/* seen_rev: the item's rev that the reviewer looked at, or -1; other: ERR_INPUT "changed since".
 * minutes: trimmed to, or -1; due: a new due day, or DAY_NONE, which is ERR_INPUT where its last evening is
 * over. A change of what is posted gives that its values. why is required. */
bool service_approve(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                     int minutes, day_t due, struct arena *arena, struct outcome *outcome,
                     struct err *err);
/* It becomes its author's draft; what an earlier version held in place of something posted stands again as
 * it was posted. */
bool service_return(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                    struct arena *arena, struct outcome *outcome, struct err *err);

/* ---- suggestions ---- */

/* What would bring session->moment.date of a class to its limit. */
bool service_suggest(const struct session *session, const struct class *class, struct arena *arena,
                     struct suggest_result **result, struct err *err);
/* Does it as one change. */
bool service_apply(const struct session *session, const struct suggest_result *result,
                   struct arena *arena, struct outcome *outcome, struct err *err);

#endif
