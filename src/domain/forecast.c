/* The forecast (rule 3.9): the boards of the evenings that a change touches, before it and after it,
 * from the one function that makes boards. */
#include "config.h"

#include "domain/board.h"

#include <stdlib.h>
#include <string.h>

/* Days that a change touches, gathered one assignment after the other. */
struct touched
{
    day_t *days;
    size_t count, capacity;
};

static int compare_days(const void *left, const void *right)
{
    day_t a = *(const day_t *)left;
    day_t b = *(const day_t *)right;
    return a < b ? -1 : a > b;
}

static void touch(struct touched *touched, const struct assignment *a,
                  const struct calendar *calendar, struct arena *arena)
{
    day_t evenings[SPAN_MAX_DAYS + 1];
    size_t count = assignment_evenings(a, calendar, evenings);

    touched->days = arena_grow(arena, touched->days, &touched->capacity, touched->count + count,
                               sizeof *touched->days);
    for (size_t i = 0; i < count; i++)
        touched->days[touched->count++] = evenings[i];
}

static void sort_unique(struct touched *touched)
{
    size_t kept = 0;

    if (touched->count == 0)
        return;
    qsort(touched->days, touched->count, sizeof *touched->days, compare_days);
    for (size_t i = 0; i < touched->count; i++)
        if (kept == 0 || touched->days[i] != touched->days[kept - 1])
            touched->days[kept++] = touched->days[i];
    touched->count = kept;
}

static bool is_replaced(const struct assignment *a, const struct assignment *const *before,
                        size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (before[i] && (before[i] == a || (a->id != 0 && before[i]->id == a->id)))
            return true;
    return false;
}

/* The candidate as it will be once it is public: its state is not looked at, unless it already says
 * more than published (collected, marked ...). */
static const struct assignment *as_published(const struct assignment *a, struct arena *arena)
{
    if (state_is_public(a->state))
        return a;
    struct assignment *copy = arena_memdup(arena, a, sizeof *a);
    copy->state = STATE_PUBLISHED;
    return copy;
}

bool forecast_adds(const struct forecast_day *day, const struct board_warning *warning)
{
    for (size_t i = 0; i < day->before->warning_count; i++) {
        const struct board_warning *before = &day->before->warnings[i];
        if (before->item == warning->item && board_warning_same(before, warning))
            return false;
    }
    return true;
}

static bool raises_over(const struct board *before, const struct board *after)
{
    for (size_t p = 0; p < after->path_count; p++)
        if (after->paths[p].load > before->paths[p].load && after->paths[p].level == LEVEL_RED)
            return true;
    return false;
}

struct forecast *forecast_build(const struct board_input *input,
                                const struct assignment *const *before,
                                const struct assignment *const *after, size_t count,
                                struct arena *arena)
{
    struct forecast *forecast = ARENA_NEW(arena, struct forecast);
    struct board_input changed = *input;
    struct touched touched = {0};
    const struct assignment **list =
        ARENA_ARRAY(arena, input->assignment_count + count, const struct assignment *);
    size_t listed = 0;

    for (size_t i = 0; i < input->assignment_count; i++)
        if (!is_replaced(input->assignments[i], before, count))
            list[listed++] = input->assignments[i];
    for (size_t i = 0; i < count; i++) {
        if (before[i] && board_concerns(before[i]))
            touch(&touched, before[i], input->calendar, arena);
        if (after[i]) {
            list[listed++] = as_published(after[i], arena);
            touch(&touched, after[i], input->calendar, arena);
        }
    }
    sort_unique(&touched);
    changed.assignments = list;
    changed.assignment_count = listed;

    forecast->days = ARENA_ARRAY(arena, touched.count, struct forecast_day);
    forecast->count = touched.count;
    for (size_t i = 0; i < touched.count; i++) {
        struct forecast_day *day = &forecast->days[i];
        day->day = touched.days[i];
        day->before = board_build(input, day->day, arena);
        day->after = board_build(&changed, day->day, arena);
        day->raises_over = raises_over(day->before, day->after);
        forecast->raises_over = forecast->raises_over || day->raises_over;
    }
    return forecast;
}
