/* What the service's files share with each other and with nobody else. */
#ifndef SERVICE_INTERNAL_H
#define SERVICE_INTERNAL_H

#include "domain/action.h"
#include "domain/lint.h"
#include "files/files.h"
#include "service/service.h"
#include "store/store.h"

struct service
{
    struct arena *settled;    /* settings, policy, file subjects: until the end */
    struct arena *data_arena; /* school data: until the next refresh */
    struct conf_paths paths;
    struct settings settings;
    struct policy policy;
    struct linter *linter; /* of the policy's text rules */
    struct subject_list file_subjects;
    struct store *store;
    struct school_data data;
    struct reader_lexicon *lexicon; /* of the data, made when first needed; NULL: not yet */
    const struct policy_sources *policy_sources; /* NULL: nobody has asked yet */
    outcome_listener *listener;                  /* NULL: nobody listens */
    void *listener_context;
};

/* Adds a sentence to the outcome's notes, once. */
void outcome_note(struct outcome *outcome, struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The holiday files, and the school's own rows over them. */
bool build_calendar(const struct service *service, const struct calendar_list *own,
                    struct arena *arena, struct calendar **calendar, struct err *err);
/* The words that the reader knows of this school. */
const struct reader_lexicon *reader_words_of(struct service *service);
/* See service/reading.h. */
/* What was set before, for estimates. */
struct past_list
{
    struct reader_past *items;
    size_t count, capacity;
};
struct reading_past
{
    const struct class *class;
    day_t day; /* up to which */
    struct arena *arena;
    const struct class **classes; /* those that it is read of, in turn; NULL: not listed yet */
    size_t class_count, next;
    struct past_list set_before;
    struct reader_history *measuring; /* NULL: not all of it is read */
    struct reader_history *history;   /* NULL: not all of it is read and measured */
    bool missed;                      /* a reading could have used it */
};
struct reading_desk
{
    struct session session;
    const struct class *class;        /* NULL: none is known */
    const struct class *const *asked; /* with it; NULL: it alone */
    size_t asked_count;
    struct arena *arena;
    bool lessons_known;
    struct lesson_list lessons;
    struct reading_past *estimates; /* what they go by; NULL: there are none */
    struct reading_desk *like;      /* that of another day, asked for the same; NULL */
    day_t input_until;              /* 0: not needed yet */
    struct board_input input;
    const struct subject *past_of; /* whose past it is; NULL: not asked for yet */
    struct proposal_past *past;
    size_t past_count;
};
/* The assignment that an item of a reading becomes. */
struct assignment reading_assignment(const struct class *class, const struct reader_result *reading,
                                     const struct reader_item *item);
/* What readers of files must know. */
struct file_school file_school_of(const struct session *session);
/* At most RANGE_MAX_DAYS, in order. */
bool check_range(day_t from, day_t to, struct err *err);

/* Whether a row of the history says only what the actor may see. */
bool sees_row(const struct session *session, const struct history_row *row, struct arena *arena);
/* The history of a class from a time on, oldest first: what changed after it. The chain is followed
 * back to the first row that is not later, so that a clock that once went wrong opens no gap. */
bool read_history_after(const struct session *session, int64_t class_id, stamp_t at,
                        struct arena *arena, struct history_list *list, struct err *err);
/* What a board of the class read at that time, for boards of from..to: timetable, after-school service and
 * shares too. What else the profile knows (real time, syllabus, activities, events), subjects and policy
 * are those of now. */
bool read_input_as_of(const struct session *session, const struct class *class, day_t from,
                      day_t to, stamp_t at, struct arena *arena, struct board_input *input,
                      struct err *err);

/* The homework of a class for boards of from..to, read from the store, without its profile. */
bool read_homework_input(const struct session *session, const struct class *class, day_t from,
                         day_t to, struct arena *arena, struct board_input *input, struct err *err);
/* What is known of a class beyond its homework on the days from..to: NULL where nothing ever was. */
bool read_profile(const struct session *session, const struct class *class, day_t from, day_t to,
                  struct arena *arena, const struct class_profile **profile, struct err *err);
/* What of it loads are reckoned with alone: not the syllabus, nor what was never marked. */
bool read_load_profile(const struct session *session, const struct class *class, day_t from,
                       day_t to, struct arena *arena, const struct class_profile **profile,
                       struct err *err);
/* The boards of classes for from..to, class by class, a day each; as they were at a time where one is
 * given. */
bool boards_of(const struct session *session, const struct class *const *classes,
               size_t class_count, day_t from, day_t to, const stamp_t *at, struct arena *arena,
               struct board ***boards, size_t *count, struct err *err);

/* A person as boards name them; "" where a login is all that is known. */
const char *person_name(const struct teacher *person);
/* An item as boards show it: with service_teacher_said(); itself where that is no other. */
const struct assignment *item_named(const struct session *session, const struct assignment *item,
                                    struct arena *arena);
/* All of them; the end of reading what boards that are shown are built of. */
void name_teachers(const struct session *session, struct arena *arena, struct board_input *input);

/* Everything a board of this class needs for from..to, read from the store, to be shown. */
bool read_board_input(const struct session *session, const struct class *class, day_t from,
                      day_t to, struct arena *arena, struct board_input *input, struct err *err);

/* ---- commands ---- */

struct command
{
    enum action action;
    const char *why; /* accepted already, or NULL */
    bool dry_run;    /* the body runs in a snapshot, without a change */
};
/* A command while it runs. */
struct run
{
    const struct session *session;
    struct change *change; /* NULL: a dry run */
    enum right right;      /* what the action needs, asked again for each object that it touches */
    struct arena *arena;
    struct outcome *outcome;
    struct err *err;
};
typedef bool run_body(struct run *run, void *context);
/* Runs a command as one change, all or nothing. A body that writes nothing leaves no change. Of a
 * request that was done before the body is not run: the outcome says so. arena and outcome may be
 * NULL: then they are the runner's own. */
bool run_change(const struct session *session, const struct command *command, run_body *body,
                void *context, struct arena *arena, struct outcome *outcome, struct err *err);
/* Whether, after what this command wrote, somebody can still give roles where others have them. */
bool office_stands(struct run *run);
/* What an action needs at least. */
enum right action_right(enum action action);
/* What an error or a note calls an item: #12, or on a screen its words; item NULL: they are not known. */
const char *item_said(const struct session *session, int64_t id, const struct assignment *item,
                      struct arena *arena);
/* What a right is asked for where an assignment is touched. */
struct right_object object_of(const struct assignment *item);
/* Whether anybody else of this school, with a login but none of `but` (ends with NULL; may be NULL), may do it
 * today. */
bool somebody_else_may(const struct session *session, enum right right,
                       const struct right_object *object, const char *const *but);

/* One item of a command: judged by reading alone, then perhaps written. */
struct candidate
{
    const struct assignment *before; /* NULL: new */
    struct assignment *after;        /* in the arena; state and marks are set by check_candidate */
    bool may_hold;                   /* approval applies to this kind of change */
    bool restores;                   /* an earlier version comes back, with its own marks */
    bool answers;                    /* a reviewer's: the reason of `after` is theirs */
    const char *why;                 /* reason of the change, or NULL */
    /* The change of `before` that waits beside it or came back; found by check_candidate where nobody
     * gave it. */
    const struct assignment *waiting;
    struct assignment *change; /* that row as it becomes, where it is what is changed; else NULL */
};
/* Checks the item, forecasts its evenings, decides whether it is held, keeps the marks of correction,
 * and appends it to the outcome. Reads only: inside a write transaction it sees what was written. */
bool check_candidate(struct run *run, struct candidate *candidate);
/* Writes what check_candidate appended last: the row, and the day's 今日无作业 that it takes back. A dry run
 * writes nothing. */
bool write_candidate(struct run *run);

/* Whether what is held may be answered by this actor: nobody's own, where somebody else may (ERR_DENIED).
 * The right to review is not asked. */
bool may_answer(const struct session *session, const struct assignment *item, struct arena *arena,
                struct err *err);

/* ---- what waits beside what is posted (held.c) ---- */

/* The candidate by which an item becomes `wanted`: of a change of what is posted, the posted one with
 * its values. */
bool candidate_of(struct run *run, const struct assignment *current, struct assignment *wanted,
                  struct candidate *candidate);
/* The one change that stands beside the candidate's posted item, unless it is there already. */
bool find_waiting(struct run *run, struct candidate *candidate);
/* Whether the candidate says something else than the change that waits beside its item. */
bool outdates_waiting(const struct candidate *candidate);
/* The row that they would wait in: the one that is changed itself or waits already; NULL: a new one. What was
 * given back is its author's: it is taken up by her alone. */
const struct assignment *waiting_row(const struct candidate *candidate);
/* The row in which the candidate's values wait: the one that waits already, with what is changed now,
 * or a new one. The candidate's `after` is the posted item as it would become with it. */
struct assignment *hold_beside(const struct run *run, struct candidate *candidate);
/* Whether, after a change was taken back, what waits still stands beside something posted, one an item;
 * else ERR_INPUT names the change that is in the way. */
bool waiting_stands(struct run *run, int64_t change);

/* Checks a new assignment, which is to have that state; write_candidate writes it. */
bool check_added(struct run *run, const struct assignment *wanted, enum state state);
/* Says that a class has no homework of a subject on a day. ERR_INPUT where it has. */
bool put_none(struct run *run, const struct class *class, const struct no_homework *none);
/* Whatever publishes a subject's homework takes that day's 今日无作业 back (rule 3.7). */
bool take_none_back(struct run *run, const struct assignment *item);
/* The class of an id, for what is done in it: NULL is ERR_INPUT, it was removed. */
const struct class *open_class(const struct session *session, int64_t id, struct err *err);
/* The order of lists and exports: day, class, subject, id. */
void sort_listed(const struct session *session, struct item_list *list);

/* A login: any text without spaces and control characters. */
bool accept_login(char **login, struct arena *arena, struct err *err);
/* What the person of this change is given and loses; all of it where removed. */
bool put_roles(const struct session *session, struct change *change, const struct teacher *person,
               const struct person_change *what, struct err *err);
/* Makes a login the office, and adds the person where the school does not know it. */
bool put_office(const struct session *session, struct change *change, const char *login,
                struct err *err);

/* The item of an id inside a command; removed and unknown ones are ERR_INPUT. */
bool find_item(const struct session *session, int64_t id, struct arena *arena,
               struct assignment **item, struct err *err);
/* Accepts the texts of an assignment and names an unknown class or subject. */
bool accept_item(struct run *run, struct assignment *item);
/* The unit that a person names, where those of the grade and subject are known: its name as the syllabus has
 * it; ERR_INPUT with the near ones where it is none. Else, and in imports, it is kept as written. */
bool accept_unit(struct run *run, struct assignment *item);
/* A reason: trimmed, checked; required ones must not be empty. NULL stays NULL. */
bool accept_why(const struct session *session, const char *why, bool required, struct arena *arena,
                const char **out, struct err *err);

/* ---- seats (seats.c) ---- */

/* The class of an item on the day it is handed in. */
struct seating
{
    const struct class *class;
    struct left_list left;
    day_t day;
    int pupils;     /* 0: not known */
    bool on_screen; /* session.h */
};

bool read_seating(const struct session *session, const struct assignment *item,
                  const struct class *class, struct arena *arena, struct seating *seating,
                  struct err *err);
/* Whether the actor may see which seats have not handed it in. */
bool may_see_seats(const struct session *session, const struct assignment *item, struct err *err);

/* ---- rows that make a school (keep.c) ---- */

/* What a row may be, beside the known one (NULL: it is new); completes its texts. */
typedef bool check_row(const struct session *session, const void *known, void *row,
                       struct arena *arena, struct err *err);
check_row check_class, check_subject, check_teacher, check_calendar, check_term, check_event;
/* Whether this person may put a row of what is not the whole school's; else ERR_DENIED. */
typedef bool may_put_row(const struct run *run, const void *row);
may_put_row may_put_event;
/* What the edit of a class says of its size, where it says any: `after` takes the size of the beginning,
 * a later one is a row of its own. */
bool put_class_size(struct run *run, const struct class *before, struct class *after);
/* What a teacher teaches from now on. */
bool put_taught(struct run *run, const struct teacher *teacher, const struct person_change *what);
/* As service_put. what: of a teacher, may be NULL; dry_run: only checks. */
bool run_put(const struct session *session, enum entity entity, const void *before, void *after,
             const struct person_change *what, bool dry_run, struct err *err);

/* ---- checks that several share (checks.c) ---- */

/* Each false is ERR_INPUT with the value and what is accepted.
 * A name, trimmed; NULL becomes "", which is refused where it is required. what: "the name", translated. */
bool accept_name(char **name, bool required, const char *what, struct arena *arena,
                 struct err *err);
/* Likewise, and required; the copy lives in the arena. */
bool accept_plan_name(const char **name, const char *what, struct arena *arena, struct err *err);
/* [a-z][a-z0-9-]* */
bool accept_code(const char *code, struct err *err);
/* In order and within the calendar. */
bool check_days(day_t first, day_t last, struct err *err);
bool check_grade(int grade, struct err *err);
bool check_minutes(int minutes, struct err *err);
/* The day from which what this command says of the school holds (rule 3.12): the day named, else of what was
 * never said before the beginning, else the day acted on. */
day_t said_from(const struct session *session, bool first);
/* The day of which it shows what holds. */
day_t shown_day(const struct session *session);
bool subject_is_there(const struct session *session, const char *code, struct err *err);
/* 0 stands for all classes where that is allowed. */
bool class_is_there(const struct session *session, int64_t id, bool all, struct err *err);
/* Whether a command may touch what is of a grade, or of a class (0: of all); else ERR_DENIED. */
bool may_of_grade(const struct run *run, int grade);
bool may_of_class(const struct run *run, int64_t class_id);

#endif
