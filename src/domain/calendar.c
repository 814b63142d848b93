/* The school calendar. Rows are painted into a table with one cell a day as they are added, so that
 * asking about a day is one look: load asks for every evening of every assignment. */
#include "config.h"

#include "domain/calendar.h"

#include <stdint.h>
#include <string.h>

#include "base/limits.h"

#define YEARS_KNOWN (ENTRY_YEAR_MAX - ENTRY_YEAR_MIN + 1)
/* The table grows by whole quarters, for rows come in the order of the year. */
#define GROW_DAYS 92

struct day_cell
{
    /* The row that decides the day in each layer; NULL where none does. */
    const struct calendar_row *decides[LAYER_COUNT];
    const struct calendar_row *for_children; /* of the public layer */
    bool no_homework;
    enum calendar_like like; /* of a make-up day of the public layer */
};

struct calendar
{
    struct arena *arena;
    unsigned weekly_no_homework;
    struct day_cell *cells; /* of the days first..first + count - 1 */
    day_t first;
    day_t count;
    size_t capacity;             /* of cells */
    unsigned char *knows;        /* enum year_known, of YEARS_KNOWN years */
    const struct school *school; /* of the class; NULL: of the whole school */
    const struct class *class;
};

static const struct word mark_words[MARK_COUNT] = {
    [MARK_HOLIDAY] = {"holiday", "休", "holiday",
                      (const char *const[]){"假日", "放假", "节假日", "休息", NULL}},
    [MARK_SCHOOL] = {"school", "班", "school day",
                     (const char *const[]){"上学", "上课", "补课", "调休", "上班", NULL}},
    [MARK_VACATION] = {"vacation", "寒暑假", "vacation",
                       (const char *const[]){"寒假", "暑假", NULL}},
    [MARK_NO_HOMEWORK] = {"no-homework", "无作业日", "no-homework day", NULL},
};
const struct vocab vocab_mark = {mark_words, MARK_COUNT};

static const struct word like_words[LIKE_COUNT] = {
    [LIKE_NONE] = {"none", "无", "none", NULL},
    [LIKE_FIRST + MONDAY] = {"mon", "周一", "Monday", (const char *const[]){"星期一", NULL}},
    [LIKE_FIRST + TUESDAY] = {"tue", "周二", "Tuesday", (const char *const[]){"星期二", NULL}},
    [LIKE_FIRST + WEDNESDAY] = {"wed", "周三", "Wednesday", (const char *const[]){"星期三", NULL}},
    [LIKE_FIRST + THURSDAY] = {"thu", "周四", "Thursday", (const char *const[]){"星期四", NULL}},
    [LIKE_FIRST + FRIDAY] = {"fri", "周五", "Friday", (const char *const[]){"星期五", NULL}},
    [LIKE_FIRST + SATURDAY] = {"sat", "周六", "Saturday", (const char *const[]){"星期六", NULL}},
    [LIKE_FIRST + SUNDAY] = {"sun", "周日", "Sunday",
                             (const char *const[]){"星期日", "星期天", "周天", NULL}},
};
const struct vocab vocab_like = {like_words, LIKE_COUNT};

struct calendar *calendar_new(struct arena *arena, unsigned weekly_no_homework)
{
    struct calendar *calendar = ARENA_NEW(arena, struct calendar);

    calendar->arena = arena;
    calendar->weekly_no_homework = weekly_no_homework;
    calendar->knows = ARENA_ARRAY(arena, YEARS_KNOWN, unsigned char);
    return calendar;
}

/* Makes the table reach from `first` to `last`, and some days further. Rows come in the order of time, so
 * it mostly grows at its end. */
static void reach(struct calendar *calendar, day_t first, day_t last)
{
    day_t new_first = first - GROW_DAYS, new_last = last + GROW_DAYS;
    day_t old_last = calendar->first + calendar->count - 1;
    size_t need, old = (size_t)calendar->count;
    struct day_cell *cells = calendar->cells;

    if (old > 0) {
        if (first >= calendar->first && last <= old_last)
            return;
        if (first >= calendar->first)
            new_first = calendar->first;
        if (last <= old_last)
            new_last = old_last;
    }
    need = (size_t)(new_last - new_first + 1);
    if (old == 0 || new_first < calendar->first) {
        cells = ARENA_ARRAY(calendar->arena, need, struct day_cell);
        if (old > 0)
            memcpy(cells + (calendar->first - new_first), calendar->cells, old * sizeof *cells);
        calendar->capacity = need;
    } else {
        cells = arena_grow(calendar->arena, cells, &calendar->capacity, need, sizeof *cells);
    }
    calendar->cells = cells;
    calendar->first = new_first;
    calendar->count = (day_t)need;
}

/* Paints a copy of the row into its days: into a layer, or for children. */
static void paint(struct calendar *calendar, enum calendar_layer layer, bool for_children,
                  const struct calendar_row *row)
{
    struct calendar_row *copy;
    day_t first = row->first < DAY_FIRST ? DAY_FIRST : row->first;
    day_t last = row->last >= DAY_LAST ? DAY_LAST - 1 : row->last;

    if (first > last)
        return;
    copy = arena_memdup(calendar->arena, row, sizeof *row);
    copy->name = arena_strdup(calendar->arena, !row->name ? "" : row->name);
    reach(calendar, first, last);
    for (day_t day = first; day <= last; day++) {
        struct day_cell *cell = &calendar->cells[day - calendar->first];

        if (for_children)
            cell->for_children = copy;
        else if (row->mark == MARK_NO_HOMEWORK)
            cell->no_homework = true;
        else
            cell->decides[layer] = copy;
    }
}

void calendar_add(struct calendar *calendar, enum calendar_layer layer,
                  const struct calendar_row *row)
{
    paint(calendar, layer, false, row);
}

void calendar_add_for_children(struct calendar *calendar, const struct calendar_row *row)
{
    paint(calendar, LAYER_FILE, true, row);
}

void calendar_add_like(struct calendar *calendar, day_t first, day_t last, enum calendar_like like)
{
    if (first > last || first < DAY_FIRST || last >= DAY_LAST)
        return;
    reach(calendar, first, last);
    for (day_t day = first; day <= last; day++)
        calendar->cells[day - calendar->first].like = like;
}

const struct calendar *calendar_of_class(const struct calendar *calendar,
                                         const struct school *school, const struct class *class,
                                         struct arena *arena)
{
    struct calendar *own = arena_memdup(arena, calendar, sizeof *calendar);

    own->school = school;
    own->class = class;
    return own;
}

void calendar_know_year(struct calendar *calendar, int year, enum year_known known)
{
    if (year >= ENTRY_YEAR_MIN && year <= ENTRY_YEAR_MAX)
        calendar->knows[year - ENTRY_YEAR_MIN] = (unsigned char)known;
}

enum year_known calendar_knows_year(const struct calendar *calendar, int year)
{
    return year >= ENTRY_YEAR_MIN && year <= ENTRY_YEAR_MAX
               ? (enum year_known)calendar->knows[year - ENTRY_YEAR_MIN]
               : YEAR_UNKNOWN;
}

static const struct day_cell *cell_of(const struct calendar *calendar, day_t day)
{
    if (calendar->count == 0 || day < calendar->first || day - calendar->first >= calendar->count)
        return NULL;
    return &calendar->cells[day - calendar->first];
}

const struct calendar_row *calendar_public_row(const struct calendar *calendar, day_t day)
{
    const struct day_cell *cell = cell_of(calendar, day);

    return cell ? cell->decides[LAYER_FILE] : NULL;
}

/* Whether the pupils of the calendar's class are children by the law on a day. */
static bool is_for_children(const struct calendar *calendar, day_t day)
{
    struct grade grade;

    if (!calendar->class)
        return false;
    grade = class_grade(calendar->school, calendar->class, day);
    return grade.phase == CLASS_CURRENT && grade.grade <= CHILD_GRADE_LAST;
}

/* The row that decides the day, the school's own first; NULL where the weekday does. */
static const struct calendar_row *deciding_row(const struct calendar *calendar, day_t day)
{
    const struct day_cell *cell = cell_of(calendar, day);

    if (!cell)
        return NULL;
    if (cell->decides[LAYER_SCHOOL])
        return cell->decides[LAYER_SCHOOL];
    return cell->for_children && is_for_children(calendar, day) ? cell->for_children
                                                                : cell->decides[LAYER_FILE];
}

enum day_kind calendar_kind(const struct calendar *calendar, day_t day)
{
    const struct calendar_row *row = deciding_row(calendar, day);

    if (row)
        return row->mark == MARK_SCHOOL ? DAY_SCHOOL : DAY_HOLIDAY;
    return date_weekday(day) >= SATURDAY ? DAY_WEEKEND : DAY_SCHOOL;
}

bool calendar_is_school_day(const struct calendar *calendar, day_t day)
{
    return calendar_kind(calendar, day) == DAY_SCHOOL;
}

bool calendar_is_no_homework(const struct calendar *calendar, day_t day)
{
    const struct day_cell *cell = cell_of(calendar, day);

    if (cell && cell->no_homework)
        return true;
    return (calendar->weekly_no_homework >> date_weekday(day) & 1u) != 0 &&
           calendar_is_school_day(calendar, day);
}

enum weekday calendar_weekday(const struct calendar *calendar, day_t day)
{
    const struct calendar_row *row = deciding_row(calendar, day);
    enum calendar_like like = LIKE_NONE;

    if (row && row->mark == MARK_SCHOOL)
        like = row->like != LIKE_NONE ? row->like : cell_of(calendar, day)->like;
    return like != LIKE_NONE ? (enum weekday)(like - LIKE_FIRST) : date_weekday(day);
}

const char *calendar_day_name(const struct calendar *calendar, day_t day)
{
    const struct calendar_row *row = deciding_row(calendar, day);

    return !row ? "" : row->name;
}

const char *calendar_name_said(const char *name, enum lang lang)
{
    for (int i = 0; lang == LANG_EN && i < vocab_holiday.count; i++) {
        const char *chinese = vocab_name(&vocab_holiday, i, LANG_ZH);
        const char *rest = name + strlen(chinese);

        /* 国庆节, and the day that is worked for it: 国庆节调休 */
        if (strncmp(name, chinese, strlen(chinese)) == 0 &&
            (*rest == '\0' || strcmp(rest, "调休") == 0))
            return vocab_name(&vocab_holiday, i, LANG_EN);
    }
    return name;
}

/* The first school day from `day` on in steps of +1 or -1, not itself. */
static day_t school_day_towards(const struct calendar *calendar, day_t day, int step)
{
    for (int i = 1; i <= CALENDAR_SEARCH_DAYS; i++)
        if (calendar_is_school_day(calendar, day + i * step))
            return day + i * step;
    return day + step;
}

day_t calendar_next_school_day(const struct calendar *calendar, day_t day)
{
    return school_day_towards(calendar, day, 1);
}

day_t calendar_prev_school_day(const struct calendar *calendar, day_t day)
{
    return school_day_towards(calendar, day, -1);
}

void calendar_days_off(const struct calendar *calendar, day_t day, day_t *first, day_t *last)
{
    *first = day;
    if (!calendar_is_school_day(calendar, day))
        *first = calendar_prev_school_day(calendar, day);
    while (calendar_next_school_day(calendar, *first) == *first + 1 && *first + 1 < DAY_LAST)
        (*first)++;
    *last = calendar_next_school_day(calendar, *first) - 1;
}
