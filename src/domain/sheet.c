/* A range of days on one sheet: the boards of its days, and everything assigned, due or done in it
 * once. Due counts too: what was set before a holiday and is handed in during it belongs there. */
#include "config.h"

#include "domain/sheet.h"

#include <stdlib.h>
#include <string.h>

static bool is_shown(const struct assignment *a)
{
    return state_is_public(a->state) || (a->state == STATE_WITHDRAWN && a->published_at != 0);
}

/* Whether an evening of it lies in the range, and the minutes of those that do. */
static bool minutes_inside(const struct assignment *a, const struct board_input *input,
                           const struct sheet *sheet, int *minutes)
{
    day_t evenings[SPAN_MAX_DAYS + 1];
    bool any = false;

    *minutes = 0;
    if (a->assigned > sheet->last || a->due < sheet->first)
        return false;
    size_t count = assignment_evenings(a, input->calendar, evenings);
    for (size_t i = 0; i < count; i++) {
        if (evenings[i] >= sheet->first && evenings[i] <= sheet->last) {
            *minutes += assignment_part(a, input->policy, i, count);
            any = true;
        }
    }
    return any;
}

static bool in_range(const struct sheet *sheet, day_t day)
{
    return day >= sheet->first && day <= sheet->last;
}

static bool counts_when_set(const struct board_input *input, const struct assignment *a)
{
    struct grade grade = class_grade(input->school, input->class, a->assigned);

    return assignment_counts(a, input->policy, &grade);
}

/* Subject order, then assigned, then id. */
static int compare_items(const void *left, const void *right)
{
    const struct sheet_item *a = left;
    const struct sheet_item *b = right;
    int by_subject =
        subject_compare(a->subject, a->assignment->subject, b->subject, b->assignment->subject);

    if (by_subject != 0)
        return by_subject;
    if (a->assignment->assigned != b->assignment->assigned)
        return a->assignment->assigned < b->assignment->assigned ? -1 : 1;
    if (a->assignment->id != b->assignment->id)
        return a->assignment->id < b->assignment->id ? -1 : 1;
    return 0;
}

struct sheet *sheet_build(const struct board_input *input, day_t first, day_t last,
                          struct arena *arena)
{
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);

    sheet->class = input->class;
    sheet->first = first;
    sheet->last = last;
    sheet->day_count = (size_t)(last - first + 1);
    sheet->boards = ARENA_ARRAY(arena, sheet->day_count, struct board *);
    for (size_t i = 0; i < sheet->day_count; i++) {
        sheet->boards[i] = board_build(input, first + (day_t)i, arena);
        sheet->load += sheet->boards[i]->load;
        sheet->uncounted += sheet->boards[i]->uncounted;
    }

    sheet->items = ARENA_ARRAY(arena, input->assignment_count, struct sheet_item);
    for (size_t i = 0; i < input->assignment_count; i++) {
        const struct assignment *a = input->assignments[i];
        int minutes = 0;
        bool done_inside = minutes_inside(a, input, sheet, &minutes);
        if (a->state == STATE_PENDING && done_inside) {
            sheet->pending_count++;
            sheet->pending_minutes += minutes;
        }
        if (is_shown(a) &&
            (done_inside || in_range(sheet, a->assigned) || in_range(sheet, a->due))) {
            sheet->items[sheet->item_count++] = (struct sheet_item){
                .assignment = a,
                .subject = subject_by_code(input->subjects, a->subject),
                .minutes_inside = minutes,
                .counted = counts_when_set(input, a),
            };
        }
    }
    if (sheet->item_count > 1)
        qsort(sheet->items, sheet->item_count, sizeof *sheet->items, compare_items);
    return sheet;
}

int sheet_elsewhere(const struct sheet *sheet)
{
    int minutes = 0;

    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        if (!item->assignment->optional && state_is_public(item->assignment->state) &&
            item->minutes_inside < item->assignment->minutes)
            minutes += item->assignment->minutes - item->minutes_inside;
    }
    return minutes;
}
