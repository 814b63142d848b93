/* The board: what one class is shown for one day, and the forecast, which is the same function over
 * a different list (rules 3.3 to 3.9). Pure: everything it needs is in struct board_input. Every face
 * renders struct board; nobody else adds minutes. */
#ifndef DOMAIN_BOARD_H
#define DOMAIN_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/i18n.h"
#include "domain/assignment.h"
#include "domain/calendar.h"
#include "domain/class_profile.h"
#include "domain/policy.h"
#include "domain/school.h"

struct linter;

/* A subject said that there is none on a day (今日无作业). */
struct no_homework
{
    day_t day;
    const char *subject; /* code */
};

/* Borrowed by the board made from it: keep it as long. */
struct board_input
{
    const struct school *school;
    const struct class *class;
    const struct policy *policy;
    const struct calendar *calendar;
    const struct subject_list *subjects;
    /* all that may have an evening in the days asked for, and in the calendar weeks before them from
     * Monday on (for week_average), in any order and state; removed ones and drafts are passed over */
    const struct assignment *const *assignments;
    size_t assignment_count;
    const struct no_homework *none; /* of those days */
    size_t none_count;
    const struct class_profile *profile; /* NULL: nothing beyond the homework is known */
    struct linter *linter;               /* NULL: texts are not judged */
    day_t clock_day; /* today by the clock: later days expect nothing; 0: every day may be past */
    day_t today;     /* suggest moves nothing to before it; 0: no bound */
};

struct board_item
{
    const struct assignment *assignment; /* borrowed from the input */
    const struct subject *subject; /* borrowed; NULL when the school has no such subject left */
    int today;                     /* minutes of its part on this day */
    int running; /* counted minutes along the headline path up to and with this item */
    bool counted;
    bool on_headline; /* its tier is on the headline path */
    int at_school;    /* minutes of today's part that fit into the after-school service (3.10) */
};

struct board_path
{
    const struct policy_path *path;
    int load;
    enum level level;
    bool listed; /* it is always shown, or something on it this day has its tier */
};

struct board_subject
{
    const struct subject *subject;
    enum report_status status;
    bool expected; /* false: not expected today but set or said none */
    int load;      /* its counted minutes of this day along the headline path */
    int share;     /* agreed minutes of it (学科时长); -1: none agreed */
};

/* What a warning tells; its texts have places for it:
 *   {0} {0m} {0d}  a number; in English as "1 minute", "2 days"
 *   {0t} {0w}      a number as the time of a day ("22:05"), as a weekday
 *   {s} {a} {b}    the subject; words that are the same in every language
 *   {l} {h}        the subjects of the list; by their short names */
struct warning_fact
{
    int numbers[4];
    const char *subject; /* code */
    const char *a, *b;
    const char **list; /* codes */
    size_t count;
};

#define WARNING_OF_DAY (-1) /* of no assignment */
struct board_warning
{
    enum warning_code code;       /* WARNING_TEXT: of a text rule */
    const struct text_rule *rule; /* which, then; else NULL */
    enum level level;
    int64_t item;                 /* the assignment's id (0: not saved yet), or WARNING_OF_DAY */
    const char *text[LANG_COUNT]; /* the fact, with places */
    struct warning_fact fact;
    const char *advice[LANG_COUNT];      /* behind the fact; may be "" */
    const struct subject_list *subjects; /* borrowed from the input */
    const char *source[LANG_COUNT];      /* what it rests on; may be "" */
};

struct board
{
    const struct class *class;
    char *code; /* of the class on this day */
    char *name_zh, *name_en;
    struct grade grade;
    day_t day;
    enum day_kind day_kind;
    bool no_homework_day;
    const char *day_name; /* of its holiday or make-up row, or ""; borrowed from the calendar */
    int limit;            /* LIMIT_NONE: none */
    int load;             /* of the headline path */
    enum level level;     /* likewise */
    size_t headline;      /* index in paths */
    int uncounted;
    int optional_minutes; /* of what is left to choice this day, on whatever path */
    int evening;          /* required minutes of the headline path at home, counted or not */
    int week_average;     /* -1: null */
    int calibrated;       /* -1: null */
    struct board_path paths[POLICY_PATHS_MAX];
    size_t path_count;
    struct board_subject *subjects; /* expected ones, in subject order */
    size_t subject_count;
    size_t reported_count;      /* of the expected: set or none */
    struct board_item *pending; /* what waits and has a part this day, subject order, then id */
    size_t pending_count;
    int pending_minutes;     /* their parts of this day */
    int aftercare_minutes;   /* of after-school service this day; 0 = none */
    int aftercare_until;     /* when it ends: minutes after midnight; 0 = not said */
    int aftercare_pupils;    /* who stay; 0 = not said */
    int aftercare_used;      /* minutes of the day's homework that fit into it */
    int home_minutes;        /* required minutes of the headline path left for home */
    const char **activities; /* what follows in the service */
    size_t activity_count;
    const struct school_event **events; /* that the class has on this day; borrowed */
    size_t event_count;
    struct board_item *items; /* public and withdrawn, subject order, then id */
    size_t item_count;
    struct board_warning *warnings; /* red first, then by code, then id */
    size_t warning_count;
};

/* The code by which files and commands call a warning: "over-limit", or the text rule's. */
const char *board_warning_code(const struct board_warning *warning);

/* The id of the assignment it is of, or 0. */
int64_t board_warning_item(const struct board_warning *warning);
/* Its sentence. */
char *board_warning_text(const struct board_warning *warning, enum lang lang, struct arena *arena);
/* Whether two say the same. */
bool board_warning_same(const struct board_warning *a, const struct board_warning *b);

/* Whether a reviewer may pass what it warns of. */
bool board_warning_passable(const struct policy *policy, const struct board_warning *warning);

/* Whether a board says anything of an assignment on its evenings: it is public, pending, or was
 * withdrawn after publication. */
bool board_concerns(const struct assignment *a);

/* The board of a day. All in the arena. */
struct board *board_build(const struct board_input *input, day_t day, struct arena *arena);

/* One evening that a change touches. */
struct forecast_day
{
    day_t day;
    struct board *before;
    struct board *after;
    bool raises_over; /* the counted load of some path is raised and that path is then red: this is
                         what `approval = over-limit` holds */
};
struct forecast
{
    struct forecast_day *days; /* ascending */
    size_t count;
    bool raises_over; /* on any of them */
};
/* Whether a warning of the board after is new, or says something else than before. */
bool forecast_adds(const struct forecast_day *day, const struct board_warning *warning);
/* What the boards become when `before[i]` (an id in the input; NULL entry = added) is replaced by
 * `after[i]` (NULL = taken away), for all i together. The candidates are judged as if published:
 * their state is not looked at. */
struct forecast *forecast_build(const struct board_input *input,
                                const struct assignment *const *before,
                                const struct assignment *const *after, size_t count,
                                struct arena *arena);

#endif
