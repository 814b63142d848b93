/* What a person may do, one function a use-case: the rights table is asked, then one snapshot is read
 * or one change written with its history. Faces call nothing below for anything that touches the
 * store. No clock and no environment here: the session brings them. */
#ifndef SERVICE_SERVICE_H
#define SERVICE_SERVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "conf/conf.h"
#include "domain/board.h"
#include "domain/quick.h"
#include "domain/report.h"
#include "domain/sheet.h"
#include "store/store.h"

struct service;

/* What the school is: read once, and again when something of it changed. Borrowed from the service
 * until the next service_refresh. */
struct school_data
{
    struct school school;
    struct class_list classes; /* all but removed */
    struct class_list removed_classes;
    struct subject_list subjects;     /* file and own rows, in board order */
    struct subject_list own_subjects; /* the school's own rows only */
    struct teacher_list teachers;
    struct teaching_list teachings;
    struct role_list roles; /* on whatever day */
    struct calendar_list own_calendar;
    struct calendar *calendar;
    struct term_list terms;
    struct policy policy;
    struct settings settings;
};

/* When something is done and in which language: read once for each operation (LESSONS 15). */
struct moment
{
    enum lang lang;
    stamp_t now;
    day_t today; /* of now, at the settings' offset */
    day_t date;  /* the day acted on: --date, else today */
};

/* Who acts, and when: made by the face for each operation. */
struct session
{
    struct service *service;
    const struct actor *actor;
    struct moment moment;
    /* A change that may be tried again brings its random key, and keeps it: a retry cannot act twice.
     * NULL: each change draws its own. */
    const char *request;
};

#define REQUEST_BYTES 33
/* A new random request key (hex). */
void request_new(char key[REQUEST_BYTES]);

/* Opens the school of a database (path or URL) with the policy and files that the settings name. Of a
 * database that an earlier version made, `agree` is asked before it is changed (NULL: nobody is). */
bool service_open_asking(const struct conf_paths *paths, const struct settings *settings,
                         const char *url, store_agree agree, void *context,
                         struct service **service, struct err *err);
bool service_open(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  struct service **service, struct err *err); /* nobody is asked */
void service_close(struct service *service);                  /* NULL is allowed */
const struct school_data *service_data(const struct service *service);
struct store *service_store(struct service *service);
/* Whether others changed something since the last call; a descriptor to wait on or -1. */
bool service_changed(struct service *service);
int service_watch(struct service *service);
/* Where the database was replaced by another (a restore, a sync program), opens what is there now:
 * then *reopened, and a service_refresh must follow. While nothing usable is there it is ERR_STORE. */
bool service_reopen(struct service *service, bool *reopened, struct err *err);
/* Whether a file to be written is the open database, or one that is kept beside it, by any name. */
bool service_owns(const struct service *service, const char *path);
/* Reads the school data anew where it changed; what was borrowed before is void. */
bool service_refresh(struct service *service, struct err *err);

/* ---- who somebody is ---- */

/* The person of a login, compared exactly; NULL where the school does not know it. Borrowed. */
const struct teacher *service_person(const struct service *service, const char *login);
/* Who acts under a login, with what holds today; all of it in the arena. */
const struct actor *service_actor(const struct service *service, const char *login, day_t today,
                                  struct arena *arena);
/* Whether these are of nobody but one office: then everybody may do everything. */
bool roles_are_open(const struct role_list *roles);

/* ---- rights: one table ---- */

enum right
{
    RIGHT_READ, /* what is public */
    RIGHT_SET,  /* add, edit, copy, move, publish, withdraw, none, rm */
    RIGHT_IMPORT,
    RIGHT_CONFIRM,
    RIGHT_HAND_IN, /* who has not handed in */
    RIGHT_MARK,    /* marked, discussed, corrected, real time, exemplars */
    RIGHT_REVIEW,  /* approve, return */
    RIGHT_SUGGEST, /* do what is suggested */
    RIGHT_SURVEY,  /* the five dimensions: record */
    RIGHT_SEATS,   /* the five dimensions: read by seat */
    RIGHT_CLASS,   /* timetable and after-school service of a class */
    RIGHT_PLAN,    /* shares, syllabus, progress */
    RIGHT_REPORT,
    RIGHT_MANAGE, /* class, subject, teacher, calendar, term */
    RIGHT_COUNT,
};
/* What a right is asked for. All zero: the whole school. */
struct right_object
{
    int64_t class_id;              /* 0: of no one class */
    int grade;                     /* where it is of a grade; else 0 */
    const char *subject;           /* code; NULL: of no one subject */
    const struct assignment *item; /* as it stands now; NULL: none, or a new one */
};
/* ERR_DENIED naming who may not do what where, and who may. object NULL: whether anywhere at all. */
bool session_may(const struct session *session, enum right right, const struct right_object *object,
                 struct err *err);
/* Whether the actor may see an assignment: what is posted or was, one's own, and what one may set or
 * review. */
bool session_sees(const struct session *session, const struct assignment *item);
/* Who is missing, by seat: for those who note it, and the reviewers. */
bool session_sees_seats(const struct session *session, int64_t class_id, const char *subject);

/* ---- reading ---- */

/* The class that a CLASS text names on a day (rule of section 4). Borrowed from the school data. */
bool service_class(const struct session *session, const char *text, day_t day,
                   const struct class **class, struct err *err);
/* The class of an id, a removed one too (class->removed): its homework stays, under its name. NULL
 * where the school has none; what the functions here give is always of a class that it has. */
const struct class *service_class_by_id(const struct session *session, int64_t id);
/* The same, for who cannot go on without: NULL is ERR_STORE, the database is damaged. */
const struct class *service_need_class(const struct session *session, int64_t id, struct err *err);
/* The classes that are current on a day, in display order; all: finished and coming ones too. */
const struct class **service_classes(const struct session *session, day_t day, bool all,
                                     struct arena *arena, size_t *count);
bool service_subject(const struct session *session, const char *text,
                     const struct subject **subject, struct err *err);

/* The boards of classes × days from..to (class by class, day by day), from one snapshot. */
bool service_boards(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to, struct arena *arena,
                    struct board ***boards, size_t *count, struct err *err);
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
bool service_due(const struct session *session, const struct class *class, day_t day,
                 struct arena *arena, struct item_list *list, struct err *err);
bool service_pending(const struct session *session, const struct class *class, struct arena *arena,
                     struct item_list *list, struct err *err);
/* By id, removed ones are ERR_INPUT as unknown ones are; ERR_DENIED where the actor may not see it. */
bool service_item(const struct session *session, int64_t id, struct arena *arena,
                  struct assignment **item, struct err *err);
/* What this class was last given in the subject, newest first, each text once. */
bool service_recent(const struct session *session, const struct class *class, const char *subject,
                    size_t most, struct arena *arena, struct item_list *list, struct err *err);
bool service_log(const struct session *session, const struct class *class, int64_t below,
                 size_t most, struct arena *arena, struct history_list *list, struct err *err);

struct check_result
{
    struct check_line *lines; /* red first, then by day, class */
    size_t count;
    bool any_red, any_yellow;
};
bool service_check(const struct session *session, const struct class *const *classes,
                   size_t class_count, day_t from, day_t to, struct arena *arena,
                   struct check_result *result, struct err *err);

/* Context of the quick syntax for a day. */
struct quick_context service_quick_context(const struct session *session, day_t assigned);

/* ---- changing homework ---- */

struct saved_item
{
    const struct class *class;
    struct assignment *before; /* NULL: was not there */
    struct assignment *after;  /* as saved, or as it would be */
    struct forecast *forecast; /* the evenings it touches */
    bool held;                 /* it is (would be) pending */
};
struct outcome
{
    struct saved_item *items;
    size_t count;
    bool any_held;
    int64_t change; /* 0 = nothing was written */
    bool repeated;  /* the request was done before; nothing was done now */
    char **notes;   /* what the person should know, translated, one sentence each */
    size_t note_count;
};

enum add_mode
{
    ADD_PUBLISH,
    ADD_DRAFT,
    ADD_DRY_RUN, /* forecast only */
};
/* Fills what is not given: due (0 or DAY_NONE = default), kind by the caller, teacher from login or
 * teaching. assigned and class_id are given. One assignment a class. */
void service_complete(const struct session *session, struct assignment *assignment);
bool service_add(const struct session *session, const struct assignment *wanted, size_t count,
                 enum add_mode mode, struct arena *arena, struct outcome *outcome, struct err *err);

/* Saves only the touched fields of `wanted` on what is stored now. opened_rev is the item's rev when
 * the form was opened (-1: not a form). When a touched field was changed by others since, nothing is
 * written: ERR_INPUT, and *conflict (may be NULL) is what is stored now. */
struct edit
{
    int64_t id;
    const struct assignment *wanted;
    /* as the form showed it; NULL: not a form, no conflict check */
    const struct assignment *opened;
    unsigned fields;
    const char *why; /* or NULL */
    bool dry_run;
};
bool service_edit(const struct session *session, const struct edit *edit, struct arena *arena,
                  struct outcome *outcome, struct assignment **conflict, struct err *err);

enum act
{
    ACT_REMOVE,
    ACT_PUBLISH,
    ACT_WITHDRAW,
    ACT_CONFIRM,
};
bool service_act(const struct session *session, enum act act, const int64_t *ids, size_t count,
                 const char *why, struct arena *arena, struct outcome *outcome, struct err *err);
/* Assigned on session->moment.date, due anew; mode as for adding, but dry runs. */
bool service_copy(const struct session *session, const int64_t *ids, size_t count,
                  const struct class *const *classes, size_t class_count, enum add_mode mode,
                  struct arena *arena, struct outcome *outcome, struct err *err);
/* To another assigned day: keeps a later due day, else the next school day. */
bool service_move(const struct session *session, int64_t id, day_t day, struct arena *arena,
                  struct outcome *outcome, struct err *err);
bool service_none(const struct session *session, const struct class *class, const char *subject,
                  day_t day, struct arena *arena, struct outcome *outcome, struct err *err);
/* seen_rev: the item's rev that the reviewer looked at, or -1; other: ERR_INPUT "changed since".
 * minutes: trimmed to, or -1. why is required. */
bool service_approve(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                     int minutes, struct arena *arena, struct outcome *outcome, struct err *err);
/* Back to what was public before the held change, or to a draft. */
bool service_return(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                    struct arena *arena, struct outcome *outcome, struct err *err);

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

/* ---- bulk ---- */

enum bulk_format
{
    BULK_CSV,
    BULK_JSON,
    BULK_ICS,         /* iCalendar: VTODO, VEVENT */
    BULK_CLASSWORKS,  /* classworks-data-YYYYMMDD.json */
    BULK_STICKY,      /* StickyHomeworks' Profile.json */
    BULK_TASKWARRIOR, /* task export */
    BULK_TEXT,        /* messages by day, as a teacher writes them */
    BULK_FORMAT_COUNT,
    BULK_BY_CONTENT = BULK_FORMAT_COUNT, /* recognised from what the file holds */
};
struct import_file
{
    const char *name; /* for messages */
    const char *data;
    size_t bytes;
    enum bulk_format format;
};
struct import_options
{
    bool keep_going;
    bool dry_run;
    const char *class; /* of files that name none; NULL: the school's only class */
    /* called now and then with the bytes or rows of a file that are done and its whole; may be NULL */
    void (*progress)(void *context, size_t done, size_t whole);
    void *context;
};
/* Where the minutes of other programs' homework come from: notices have none. */
struct import_minutes
{
    size_t said;         /* in the text, or a field of its own */
    size_t from_history; /* the median of the class's last ones of the subject */
    size_t by_default;   /* settings, [import] minutes */
};
struct import_red
{
    const struct class *class;
    day_t day;
    int load, limit;
};
struct import_result
{
    size_t taken;
    size_t left_out; /* rows with faults */
    char **faults;   /* "file:line: column: reason", at most IMPORT_ERRORS_SHOWN */
    size_t fault_count;
    char **notes;
    size_t note_count;
    struct import_minutes minutes;
    struct import_red *red; /* days that are red after it */
    size_t red_count;
    int64_t change;
};
/* What a file is by its content: other programs' JSON, iCalendar; else JSON by its name; messages where
 * it is called .txt and begins with no columns; else CSV. */
enum bulk_format service_bulk_format(const struct import_file *file);
/* All files are one change. Without keep_going a fault in any of them means ERR_INPUT, all faults in
 * result, nothing written. With it, false only when nothing could be done at all. */
bool service_import(const struct session *session, const struct import_file *files, size_t count,
                    const struct import_options *options, struct arena *arena,
                    struct import_result *result, struct err *err);
/* Calls `each` for every public assignment of the classes (NULL = all) assigned from..to
 * (DAY_NONE = open), ordered by date, class, subject, id, in bounded memory. */
bool service_export(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to,
                    bool (*each)(void *context, const struct assignment *assignment,
                                 const char *class_code),
                    void *context, struct err *err);

#endif
