/* The store of one school: domain values in and out, one SQL, two drivers. No other floor knows a
 * statement or an engine. Nothing derived is stored. Results live in the caller's arena. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "domain/assignment.h"
#include "domain/board.h"
#include "domain/calendar.h"
#include "domain/class_profile.h"
#include "domain/habits.h"
#include "domain/people.h"
#include "domain/records.h"
#include "domain/school.h"
#include "store/driver.h"

struct store;

/* Makes a new database with an empty schema of the newest version, and the school's row. Refuses
 * (ERR_INPUT) where a school is there already; a file that is not ours stays as it is (ERR_STORE). */
bool store_create(const struct db_driver *driver, const char *url, const struct school *school,
                  struct store **store, struct err *err);
/* Opens a school's database. An older schema is brought up to date in one transaction, after a copy was
 * made beside the file.
 * ERR_STORE: missing (names init), locked, damaged, foreign, made by a newer version, no copy made. */
bool store_open_upgrading(const struct db_driver *driver, const char *url,
                          const struct upgrade *upgrade, struct store **store, struct err *err);
bool store_open(const struct db_driver *driver, const char *url, struct store **store,
                struct err *err); /* nobody is asked, the day not known */
/* For who only looks: every change is refused, and a schema that is not the newest is ERR_STORE. */
bool store_open_watching(const struct db_driver *driver, const char *url, struct store **store,
                         struct err *err);
void store_close(struct store *store); /* NULL is allowed */
/* Who is asked while it is waited for or at work (driver.h), also after a store_reopen; NULL: nobody. */
void store_have_patience(struct store *store, db_patience *patience, void *context);
/* The driver for a path or URL; ERR_STORE for a kind of URL that this program does not know. */
const struct db_driver *store_driver_for(const char *url, struct err *err);
const char *store_url(const struct store *store);
/* Name and version of the library that reads it, and the version of the schema. */
const char *store_library(const struct store *store);
int store_schema_version(void);

/* One snapshot for several reads: a board never mixes two versions. Nests not. */
bool store_begin_read(struct store *store, struct err *err);
void store_end_read(struct store *store);
/* Where the database is now; DB_REMOVED also between a store_reopen that failed and the next. Every
 * beginning and commit asks, too, and is ERR_STORE where it is not DB_HERE. */
enum db_place store_place(struct store *store);
/* Goes on with what is at the path now, in place of a database that was taken away; nothing may be
 * begun. After a failure (ERR_STORE, as of store_open) nothing can be read: try again later. */
bool store_reopen(struct store *store, struct err *err);
/* Whether a file, there or to be made, is the database or one that is kept beside it, by any name. */
bool store_owns(const struct store *store, const char *path);
/* Whether anything was committed by others since the last call, or the opening before the first one;
 * and a descriptor to wait on, or -1. */
bool store_changed(struct store *store);
int store_watch(struct store *store);

/* ---- reading ---- */

/* The school's own row; ERR_STORE where the database has none. The lists after it live in the
 * arena, in the order of the keys. */
bool store_school(struct store *store, struct arena *arena, struct school *school, struct err *err);
bool store_classes(struct store *store, struct arena *arena, struct class_list *list,
                   struct err *err); /* by id, removed ones too: their homework stays */
/* The school's own subject rows (subject overlays of the file). */
bool store_subjects(struct store *store, struct arena *arena, struct subject_list *list,
                    struct err *err);
bool store_teachers(struct store *store, struct arena *arena, struct teacher_list *list,
                    struct err *err); /* all but removed, by id */
bool store_teachings(struct store *store, struct arena *arena, struct teaching_list *list,
                     struct err *err);
/* What everybody holds, on whatever day, by person; those of removed people too. */
bool store_roles(struct store *store, struct arena *arena, struct role_list *list, struct err *err);
/* What was said of the sizes of all classes after the first, by class and day. */
bool store_class_links(struct store *store, struct arena *arena, struct class_link_list *list,
                       struct err *err);
bool store_class_sizes(struct store *store, struct arena *arena, struct class_size_list *list,
                       struct err *err);
bool store_calendar(struct store *store, struct arena *arena, struct calendar_list *list,
                    struct err *err);
bool store_terms(struct store *store, struct arena *arena, struct term_list *list, struct err *err);
/* “No homework” that was said for a class, assigned from..to. */
bool store_none(struct store *store, int64_t class_id, day_t from, day_t to, struct arena *arena,
                struct none_list *list, struct err *err);

/* All assignments of a class, but removed ones, that may have an evening in from..to: two bounded
 * ranges, flat in the age of the class. */
bool store_evenings(struct store *store, int64_t class_id, day_t from, day_t to,
                    struct arena *arena, struct assignment_list *list, struct err *err);
/* Those assigned in from..to, of a class or (0) of all; ordered by assigned, class, id. */
bool store_assigned(struct store *store, int64_t class_id, day_t from, day_t to,
                    struct arena *arena, struct assignment_list *list, struct err *err);
/* The first and last day on which a class was assigned anything; DAY_NONE where nothing was. */
bool store_assigned_bounds(struct store *store, int64_t class_id, day_t *first, day_t *last,
                           struct err *err);
/* The public ones due on a day. */
bool store_due(struct store *store, int64_t class_id, day_t day, struct arena *arena,
               struct assignment_list *list, struct err *err);
/* The newest of a class and subject, newest first, at most `most`: what is set again and again. */
bool store_recent(struct store *store, int64_t class_id, const char *subject, size_t most,
                  struct arena *arena, struct assignment_list *list, struct err *err);
/* All pending ones of a class or (0) of all. */
bool store_pending(struct store *store, int64_t class_id, struct arena *arena,
                   struct assignment_list *list, struct err *err);
/* What stands beside a posted one as a change of it (assignment_is_change); by id. */
bool store_changes_of(struct store *store, int64_t id, struct arena *arena,
                      struct assignment_list *list, struct err *err);
/* What a login entered that is not on the board: drafts and what is pending; by id. */
bool store_unposted(struct store *store, const char *login, struct arena *arena,
                    struct assignment_list *list, struct err *err);
/* One by id, removed ones too. *assignment is NULL where there is none. */
bool store_assignment(struct store *store, int64_t id, struct arena *arena,
                      struct assignment **assignment, struct err *err);

/* ---- marking, exemplars, what a class is beyond its homework ---- */

/* The row of an entity with the same key as `like` (the entity's struct; the rest of it is not looked
 * at), in the arena; *row is NULL where there is none. Not for ENTITY_NONE, whose row says more. */
bool store_find(struct store *store, enum entity entity, const void *like, struct arena *arena,
                const void **row, struct err *err);

/* The school's bits, as last read or written by this store. */
int64_t store_holds(const struct store *store);

/* The row of one assignment; *handin is NULL where there is none. */
bool store_handin(struct store *store, int64_t assignment_id, struct arena *arena,
                  struct handin **handin, struct err *err);
/* Of a class's assignments assigned in from..to. */
bool store_handins(struct store *store, int64_t class_id, day_t from, day_t to, struct arena *arena,
                   struct handin_list *list, struct err *err);
/* The newest `most` public assignments of a class and subject, assigned before `day`, that have at least
 * ACTUAL_MIN recorded times, newest first: what was set and what it took. */
bool store_timed(struct store *store, int64_t class_id, const char *subject, day_t day, size_t most,
                 struct arena *arena, struct timed_list *list, struct err *err);
/* Public assignments of a class assigned in from..to that were never marked (no marked_at). */
bool store_unmarked(struct store *store, int64_t class_id, day_t from, day_t to,
                    struct arena *arena, struct unmarked_list *list, struct err *err);
/* Of a class: seats whose pupils left it, on whatever day. */
bool store_left_seats(struct store *store, int64_t class_id, struct arena *arena,
                      struct left_list *list, struct err *err);
bool store_star(struct store *store, int64_t assignment_id, struct arena *arena, struct star **star,
                struct err *err);
bool store_shares(struct store *store, struct arena *arena, struct share_list *list,
                  struct err *err);
bool store_units(struct store *store, int grade, const char *subject, struct arena *arena,
                 struct unit_list *list, struct err *err); /* grade 0 = all, subject NULL = all */
bool store_progress(struct store *store, int64_t class_id, struct arena *arena,
                    struct progress_list *list, struct err *err); /* class 0 = all */
bool store_lessons(struct store *store, int64_t class_id, struct arena *arena,
                   struct lesson_list *list, struct err *err);
bool store_aftercare(struct store *store, int64_t class_id, struct arena *arena,
                     struct aftercare_list *list, struct err *err);
/* Of a class and of all classes: those of every week, and those of a day in from..to. */
bool store_activities(struct store *store, int64_t class_id, day_t from, day_t to,
                      struct arena *arena, struct activity_list *list, struct err *err);
/* Of all classes: those that hold on a day of from..to; as event_compare has them. */
bool store_events(struct store *store, day_t from, day_t to, struct arena *arena,
                  struct event_list *list, struct err *err);
bool store_habits(struct store *store, int64_t class_id, day_t from, day_t to, struct arena *arena,
                  struct habit_list *list, struct err *err);
bool store_habit_counts(struct store *store, int64_t class_id, day_t from, day_t to,
                        struct arena *arena, struct habit_count_list *list, struct err *err);

/* Full text over all assignments but removed ones, all terms: `words` as typed; every word must occur
 * in the text, unit, teacher or the star's reason (two-character Chinese words and Latin words in any
 * case included). No word at all finds all that the filter names a class, subject or star for.
 * Exemplars first, then newest, at most `most`. filter NULL = everything. A change
 * that is still open is not seen yet. */
bool store_search(struct store *store, const char *words, const struct search_filter *filter,
                  size_t most, struct arena *arena, struct found_list *list, struct err *err);
/* The same over all days in pieces, each of which looks at no more than so many documents a word (at most
 * SEARCH_PIECE), for who must be back soon: a word that is nearly everywhere beside one that never goes with it is
 * read whole before anything is known. Begun in memory alone; `words` and the filter are copied. */
#define SEARCH_PIECE 2048
struct search_run;
struct search_run *store_search_begin(const char *words, const struct search_filter *filter,
                                      size_t piece, struct arena *arena);
/* Adds what a piece finds to the list, whose items have room for `most`; *more: it is not over. */
bool store_search_more(struct store *store, struct search_run *run, size_t most,
                       struct arena *arena, struct found_list *list, bool *more, struct err *err);

/* ---- history ---- */

/* Newest first, of a class or (0) all, at most `most` rows, those with seq < below (0 = from the end). */
bool store_history(struct store *store, int64_t class_id, int64_t below, size_t most,
                   struct arena *arena, struct history_list *list, struct err *err);
/* The rows of one change, in the order they were written. */
bool store_change_rows(struct store *store, int64_t change, struct arena *arena,
                       struct history_list *list, struct err *err);
/* The first `most` of them, and how many there are. */
bool store_change_head(struct store *store, int64_t change, size_t most, struct arena *arena,
                       struct history_list *list, size_t *count, struct err *err);
/* What the changes behind one touched, in their order, at most `most` rows of the history. */
struct history_touch
{
    enum entity entity; /* ENTITY_COUNT: of a kind that a newer program writes */
    int64_t class_id;   /* 0: of no class */
};
bool store_touched_since(struct store *store, int64_t change, size_t most, struct arena *arena,
                         struct history_touch **rows, size_t *count, struct err *err);
/* All rows of a kind that the school has few of (class, calendar), row by row, each newest first. */
bool store_entity_history(struct store *store, enum entity entity, struct arena *arena,
                          struct history_list *list, struct err *err);
/* The last change of an entity's row; *row is NULL where there is none. */
bool store_last_row(struct store *store, enum entity entity, const char *key, struct arena *arena,
                    struct history_row **row, struct err *err);
/* The first change behind `change` that names this class, subject or teacher in a row that is still there
 * and names it now (removed homework does not count); *row (change, actor, action alone) is NULL where
 * there is none. Reads the history from its end back to that change. */
bool store_first_reference(struct store *store, enum entity entity, const char *key, int64_t change,
                           struct arena *arena, struct history_row **row, struct err *err);
/* The newest `most` changes of an actor that are not undone and are no undo themselves, newest first.
 * They end where the school was made (action init, and what was entered for it): that goes only by its number. */
bool store_undoable(struct store *store, const char *actor, size_t most, struct arena *arena,
                    int64_t **changes, size_t *count, struct err *err);
/* Follows the chain of hashes from the first row; ERR_STORE names the first row that does not fit. */
bool store_verify_history(struct store *store, struct err *err);
/* The policy under which the last changes were made, and the day of the first of them; fingerprint is "" where
 * no change noted one yet. */
struct policy_seen
{
    const char *fingerprint;
    day_t first_day;
};
bool store_policy_seen(struct store *store, struct arena *arena, struct policy_seen *seen,
                       struct err *err);
/* ---- writing: one command is one change ---- */

struct change_head
{
    const char *request; /* random key of the command: a retry with it writes nothing twice */
    stamp_t at;
    const char *actor;
    const char *action;
    const char *why; /* or NULL */
    int64_t ref;
};
struct change;

/* Begins a write transaction and counts the school's rev up (this orders the writers). When the
 * request key is known already, *repeated is the number of the change it made and *change is NULL:
 * nothing is to be done. */
bool store_begin_change(struct store *store, const struct change_head *head, struct change **change,
                        int64_t *repeated, struct err *err);
int64_t change_number(const struct change *change);
/* Notes the policy of a change that is not empty, where it is another than that of the change before. */
bool change_note_policy(struct change *change, const char *fingerprint, day_t day, struct err *err);
bool change_is_empty(const struct change *change); /* nothing was written so far */
/* A new small id: assignments count for themselves, all other entities together. */
int64_t change_new_id(struct change *change, enum entity entity);

/* Each puts one row and its history: before NULL = insert, after NULL = delete; nothing where both
 * are equal; another key is a row deleted and one inserted. ERR_INPUT where the row is no longer as
 * `before` says; after any failure the commit is refused. (The school's row is there from
 * store_create on: its first history row has before NULL.) An assignment's rev becomes this change's. Reads inside the transaction see the writes.
 * change_put is for rows of any entity but those two that have their own. */
bool change_put(struct change *change, enum entity entity, const void *before, const void *after,
                struct err *err);
bool change_put_none(struct change *change, int64_t class_id, const struct no_homework *before,
                     const struct no_homework *after, struct err *err);
bool change_put_assignment(struct change *change, const struct assignment *before,
                           const struct assignment *after, struct err *err);
#define CHANGE_PUT(name, type, entity)                                                             \
    static inline bool name(struct change *change, const struct type *before,                      \
                            const struct type *after, struct err *err)                             \
    {                                                                                              \
        return change_put(change, entity, before, after, err);                                     \
    }
CHANGE_PUT(change_put_school, school, ENTITY_SCHOOL)
CHANGE_PUT(change_put_class, class, ENTITY_CLASS)
CHANGE_PUT(change_put_subject, subject, ENTITY_SUBJECT)
CHANGE_PUT(change_put_teacher, teacher, ENTITY_TEACHER)
CHANGE_PUT(change_put_teaching, teaching, ENTITY_TEACHING)
CHANGE_PUT(change_put_role, grant, ENTITY_ROLE)
CHANGE_PUT(change_put_class_link, class_link, ENTITY_CLASS_LINK)
CHANGE_PUT(change_put_class_size, class_size, ENTITY_CLASS_SIZE)
CHANGE_PUT(change_put_calendar, calendar_row, ENTITY_CALENDAR)
CHANGE_PUT(change_put_term, term, ENTITY_TERM)
CHANGE_PUT(change_put_handin, handin, ENTITY_HANDIN)
CHANGE_PUT(change_put_star, star, ENTITY_STAR)
CHANGE_PUT(change_put_share, share, ENTITY_SHARE)
CHANGE_PUT(change_put_unit, unit, ENTITY_UNIT)
CHANGE_PUT(change_put_progress, progress, ENTITY_PROGRESS)
CHANGE_PUT(change_put_lesson, lesson_slot, ENTITY_LESSON)
CHANGE_PUT(change_put_aftercare, aftercare_time, ENTITY_AFTERCARE)
CHANGE_PUT(change_put_activity, activity, ENTITY_ACTIVITY)
CHANGE_PUT(change_put_event, school_event, ENTITY_EVENT)
CHANGE_PUT(change_put_habit, habit, ENTITY_HABIT)
CHANGE_PUT(change_put_left_seat, left_seat, ENTITY_LEFT_SEAT)
CHANGE_PUT(change_put_habit_count, habit_count, ENTITY_HABIT_COUNT)
#undef CHANGE_PUT

/* Makes `known` (rows as read) into `wanted`, by their keys: what is not wanted goes, the rest is put
 * over what stood. Both are arrays of the entity's struct. */
bool change_replace(struct change *change, enum entity entity, const void *known,
                    size_t known_count, const void *wanted, size_t wanted_count, struct err *err);

/* Asked before a row that a change added is taken away; false with an error: it stays, and nothing is
 * written. */
typedef bool undo_guard(const void *context, const struct history_row *added, struct arena *arena,
                        struct err *err);
/* Takes back every row of a change, last first, where each is still as that change left it (the rev
 * aside) and may_go (NULL: every row may) allows it. Else ERR_INPUT that names the later change, its
 * actor and the item, and nothing is written. */
bool change_undo(struct change *change, int64_t target, undo_guard *may_go, const void *context,
                 struct arena *arena, struct err *err);

/* Ends the change. After a false commit nothing was written. store_abort is allowed after a failure
 * at any point; both free the change. A change without rows writes nothing, not even a rev. */
bool store_commit(struct change *change, struct err *err);
void store_abort(struct change *change);

/* Every statement of the store with its name, for the test that reads the plans. */
struct store_statement
{
    const char *name;
    const char *sql;
};
const struct store_statement *store_statements(struct arena *arena, size_t *count);
bool store_explain(struct store *store, const char *sql, struct arena *arena, char **plan,
                   struct err *err);

bool store_check(struct store *store, struct err *err); /* the engine's own check, then the chain */
/* Copies the database as it is now to a file that is not there yet, whole or not at all; one
 * of its own files is ERR_INPUT. */
bool store_backup(struct store *store, const char *path, struct err *err);

#endif
