/* A school that is open, who acts in it and when, what somebody may do, and what a text names. No clock
 * and no environment here: the face brings the moment. */
#ifndef SERVICE_SESSION_H
#define SERVICE_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "conf/conf.h"
#include "domain/reader.h"
#include "domain/records.h"

struct service;

/* What the school is: read once, and again when something of it changed. Borrowed from the service
 * until the next service_refresh. */
struct school_data
{
    unsigned reading; /* counts service_refresh: another number, and what was borrowed is void */
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
    const struct calendar **calendars; /* of each of the classes */
    struct term_list terms;
    struct class_link_list links;
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
    day_t from;  /* --from: the day from which what is said of the school holds; 0: not said */
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
    /* What is said to who acts stands on a screen: homework is named by its words, not by a number, and no
     * option of a command is named. */
    bool on_screen;
    /* For a first picture: boards come without what was never marked, a reading of weeks. */
    bool glances;
};

#define REQUEST_BYTES 33
/* A new random request key (hex). */
void request_new(char key[REQUEST_BYTES]);

/* Opens the school of a database (path or URL) with the policy and files that the settings name.
 * `upgrade` is for one that an earlier version made. */
bool service_open_upgrading(const struct conf_paths *paths, const struct settings *settings,
                            const char *url, const struct upgrade *upgrade,
                            struct service **service, struct err *err);
/* Nobody is asked, the day not known. */
bool service_open(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  struct service **service, struct err *err);
/* For who only looks: every change is refused, and a database of an earlier version is ERR_STORE. */
bool service_open_watching(const struct conf_paths *paths, const struct settings *settings,
                           const char *url, struct service **service, struct err *err);
void service_close(struct service *service); /* NULL is allowed */
/* Asked again and again while another program's lock is waited for (`locked`), or the store is at work; says
 * what is so to who waits. False: it is given up where it may be, and then nothing was changed. NULL: nobody. */
typedef bool service_patience(void *context, bool locked, bool may_stop);
void service_have_patience(struct service *service, service_patience *patience, void *context);
const struct school_data *service_data(const struct service *service);
/* The calendar as it is for a class: 1 June is a day off for the young. Of an unknown class: the school's. */
const struct calendar *calendar_for(const struct session *session, int64_t class_id);
/* Whether others changed something since the last call; a descriptor to wait on or -1. */
bool service_changed(struct service *service);
int service_watch(struct service *service);
/* Where the database was replaced by another (a restore, a sync program), opens what is there now:
 * then *reopened, and a service_refresh must follow. While nothing usable is there it is ERR_STORE. */
bool service_reopen(struct service *service, bool *reopened, struct err *err);
/* Whether a file to be written is the open database, or one that is kept beside it, by any name. */
bool service_owns(const struct service *service, const char *path);
/* Reads the school data anew; what was borrowed before is void. */
bool service_refresh(struct service *service, struct err *err);

/* What changed since a revision of the school. */
struct news
{
    int64_t rev;      /* as of which it is told */
    bool all;         /* more than homework of some classes: anything may be another */
    int64_t *classes; /* else those of which something was set, changed or noted; each once */
    size_t count;
};
/* since: of the news before; what is no revision of this school has all as news. */
bool service_news(struct service *service, int64_t since, struct arena *arena, struct news *news,
                  struct err *err);
bool news_of_class(const struct news *news, int64_t class_id);

/* ---- who somebody is ---- */

/* The person of a login, compared exactly; NULL where the school does not know it. Borrowed. */
const struct teacher *service_person(const struct service *service, const char *login);
/* Who sets an item as boards name them: what was stored, unless that is a login; "". */
const char *service_teacher_said(const struct session *session, const struct assignment *item);
/* Who acts under a login, with what holds today; all of it in the arena. */
const struct actor *service_actor(const struct service *service, const char *login, day_t today,
                                  struct arena *arena);
/* Whether these are of nobody but the one person who is the office: then everybody may do everything. */
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
    RIGHT_CLASS,   /* timetable, after-school service and events of a class */
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
/* How near a class is to the actor: 2 as its homeroom teacher or monitor, 1 by a lesson there or as the
 * leader of its grade, 0: it is another's. */
#define NEARNESS_MAX 2
int session_nearness(const struct session *session, const struct class *class);
/* Whether the actor may see an assignment: what is posted or was, one's own, and what one may set or
 * review. */
bool session_sees(const struct session *session, const struct assignment *item);
/* Whether the actor may see what is not public of an assignment: who entered it, what the reviewer said. */
bool session_sees_inside(const struct session *session, const struct assignment *item);
/* Who is missing, by seat: for those who note it, and the reviewers. */
bool session_sees_seats(const struct session *session, int64_t class_id, const char *subject);

/* ---- what a text names ---- */

/* The class that a CLASS text names on a day. Borrowed from the school data. */
bool service_class(const struct session *session, const char *text, day_t day,
                   const struct class **class, struct err *err);
/* Those that it names: one, a grade, or several as class_parse_list reads them with their grade. */
bool service_classes_named(const struct session *session, const char *text, day_t day,
                           struct arena *arena, const struct class ***classes, size_t *count,
                           struct err *err);
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
/* Those that it names, as subject_resolve_all reads them. */
bool service_subjects_named(const struct session *session, const char *text, struct arena *arena,
                            const struct subject ***subjects, size_t *count, struct err *err);

#endif
