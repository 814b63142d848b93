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
    bool no_homework;
};

struct calendar
{
    struct arena *arena;
    unsigned weekly_no_homework;
    struct day_cell *cells; /* of the days first..first + count - 1 */
    day_t first;
    day_t count;
    bool knows[YEARS_KNOWN];
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

struct calendar *calendar_new(struct arena *arena, unsigned weekly_no_homework)
{
    struct calendar *calendar = ARENA_NEW(arena, struct calendar);

    calendar->arena = arena;
    calendar->weekly_no_homework = weekly_no_homework;
    return calendar;
}

/* Makes the table reach from `first` to `last`. */
static void reach(struct calendar *calendar, day_t first, day_t last)
{
    day_t new_first = first - GROW_DAYS, new_last = last + GROW_DAYS;
    day_t old_last = calendar->first + calendar->count - 1;
    struct day_cell *cells;

    if (calendar->count > 0) {
        if (first >= calendar->first && last <= old_last)
            return;
        if (first >= calendar->first)
            new_first = calendar->first;
        if (last <= old_last)
            new_last = old_last;
    }
    cells = ARENA_ARRAY(calendar->arena, (size_t)(new_last - new_first + 1), struct day_cell);
    if (calendar->count > 0)
        memcpy(cells + (calendar->first - new_first), calendar->cells,
               (size_t)calendar->count * sizeof *cells);
    calendar->cells = cells;
    calendar->first = new_first;
    calendar->count = new_last - new_first + 1;
}

void calendar_add(struct calendar *calendar, enum calendar_layer layer,
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

        if (row->mark == MARK_NO_HOMEWORK)
            cell->no_homework = true;
        else
            cell->decides[layer] = copy;
    }
}

void calendar_know_year(struct calendar *calendar, int year)
{
    if (year >= ENTRY_YEAR_MIN && year <= ENTRY_YEAR_MAX)
        calendar->knows[year - ENTRY_YEAR_MIN] = true;
}

bool calendar_knows_year(const struct calendar *calendar, int year)
{
    return year >= ENTRY_YEAR_MIN && year <= ENTRY_YEAR_MAX &&
           calendar->knows[year - ENTRY_YEAR_MIN];
}

static const struct day_cell *cell_of(const struct calendar *calendar, day_t day)
{
    if (calendar->count == 0 || day < calendar->first || day - calendar->first >= calendar->count)
        return NULL;
    return &calendar->cells[day - calendar->first];
}

/* The row that decides the day, the school's own first; NULL where the weekday does. */
static const struct calendar_row *deciding_row(const struct calendar *calendar, day_t day)
{
    const struct day_cell *cell = cell_of(calendar, day);

    if (!cell)
        return NULL;
    return cell->decides[LAYER_SCHOOL] ? cell->decides[LAYER_SCHOOL] : cell->decides[LAYER_FILE];
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

const char *calendar_day_name(const struct calendar *calendar, day_t day)
{
    const struct calendar_row *row = deciding_row(calendar, day);

    return !row ? "" : row->name;
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
