/* CSV: boards with what the day makes of an item, lists, and the export that import reads. Codes
 * everywhere; quoting and the guard against formulas are base/csv's. */
#include "config.h"

#include "press/format.h"

#include <inttypes.h>

#include "base/csv.h"
#include "domain/fields.h"
#include "press/clean.h"
#include "press/items.h"

static void put_cell(FILE *out, struct arena *arena, const char *text)
{
    csv_write_cell(out, press_clean(arena, text, true), false);
}

void csv_number(FILE *out, int64_t number, bool given)
{
    if (given)
        fprintf(out, ",%" PRId64, number);
    else
        putc(',', out);
}

/* The cells of the columns, the first without a comma before it. */
static void put_assignment(FILE *out, const struct assignment *a, const char *class_code_text,
                           struct arena *arena)
{
    const struct field *fields[FILE_FIELDS_MAX];
    size_t count = record_file_fields(ENTITY_ASSIGNMENT, fields);

    for (size_t i = 0; i < count; i++) {
        bool class = fields[i]->offset == records[ENTITY_ASSIGNMENT].class_offset;
        const char *text = class ? class_code_text : field_code(a, fields[i], arena);
        csv_write_cell(out, press_clean(arena, text, true), i == 0);
    }
}

static void put_columns(FILE *out, bool first)
{
    const struct field *fields[FILE_FIELDS_MAX];
    size_t count = record_file_fields(ENTITY_ASSIGNMENT, fields);

    for (size_t i = 0; i < count; i++)
        csv_write_cell(out, field_file_name(fields[i]), first && i == 0);
}

/* Where nothing is planned for the evening no number stands. */
static void put_board(FILE *out, const struct board *board, struct arena *arena)
{
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        csv_write_cell(out, date_iso(board->day, day), true);
        putc(',', out);
        put_assignment(out, item->assignment, board->code, arena);
        csv_number(out, item->today, item->today > 0 || item->assignment->minutes == 0);
        csv_number(out, item->running, true);
        put_cell(out, arena, item->counted ? "1" : "");
        put_cell(out, arena, vocab_code(&vocab_state, (int)item->assignment->state));
        putc('\n', out);
    }
}

static void csv_board(struct press *press, const union press_value *value)
{
    put_board(press->out, value->board, press->arena);
}

/* A week is the boards of its days. */
static void csv_week(struct press *press, const union press_value *value)
{
    for (size_t i = 0; i < value->sheet->day_count; i++)
        put_board(press->out, value->sheet->boards[i], press->arena);
}

/* A range: each item once, so that its day stays empty; today is what of it lies inside. */
static void csv_sheet(struct press *press, const union press_value *value)
{
    const struct sheet *sheet = value->sheet;
    struct arena *arena = press->arena;
    FILE *out = press->out;

    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        const struct assignment *a = item->assignment;
        putc(',', out);
        put_assignment(out, a, class_code(press->context.school, sheet->class, a->assigned, arena),
                       arena);
        csv_number(out, item->minutes_inside, true);
        putc(',', out);
        put_cell(out, arena, item->counted ? "1" : "");
        put_cell(out, arena, vocab_code(&vocab_state, (int)a->state));
        putc('\n', out);
    }
}

static void csv_list(struct press *press, const union press_value *value)
{
    const struct listed *items = due_order(press, value);
    struct arena *arena = press->arena;
    FILE *out = press->out;
    bool found = press->kind == PRESS_FOUND;

    put_columns(out, true);
    fputs(found ? ",id,state,exemplar\n" : ",id,state\n", out);
    for (size_t i = 0; i < value->list.count; i++) {
        const struct assignment *a = items[i].assignment;
        put_assignment(
            out, a, class_code(press->context.school, items[i].class, a->assigned, arena), arena);
        csv_number(out, a->id, true);
        put_cell(out, arena, vocab_code(&vocab_state, (int)a->state));
        if (found)
            put_cell(out, arena, items[i].exemplar ? items[i].exemplar : "");
        putc('\n', out);
    }
}

static void csv_export(struct press *press, const union press_value *value)
{
    put_assignment(press->out, value->export.assignment, value->export.class_code, press->arena);
    putc('\n', press->out);
}

/* What `event import` reads. */
static void csv_events(struct press *press, const union press_value *value)
{
    struct arena *arena = press->arena;
    char day[DATE_TEXT_BYTES];
    FILE *out = press->out;

    fputs("date,to,class,text\n", out);
    for (size_t i = 0; i < value->events.count; i++) {
        const struct listed_event *it = &value->events.items[i];
        const struct school_event *event = it->event;
        bool grade = event->grade > 0;

        csv_write_cell(out, date_iso(event->first, day), true);
        put_cell(out, arena, event->last > event->first ? date_iso(event->last, day) : "");
        put_cell(out, arena, grade ? arena_printf(arena, "%d", event->grade) : it->class_code);
        put_cell(out, arena, event->text);
        putc('\n', out);
    }
}

/* The head of what may come in several values. */
static void csv_begin(struct press *press)
{
    FILE *out = press->out;

    switch (press->kind) {
    case PRESS_BOARD:
    case PRESS_WEEK:
    case PRESS_SHEET:
        csv_write_cell(out, "day", true);
        put_columns(out, false);
        fputs(",today,running,counted,state\n", out);
        break;
    case PRESS_EXPORT:
        put_columns(out, true);
        putc('\n', out);
        break;
    default:
        break;
    }
}

const struct format format_csv = {
    .name = "csv",
    .value = {[PRESS_BOARD] = csv_board,
              [PRESS_WEEK] = csv_week,
              [PRESS_SHEET] = csv_sheet,
              [PRESS_LIST] = csv_list,
              [PRESS_FOUND] = csv_list,
              [PRESS_DUE] = csv_list,
              [PRESS_HABIT_ROWS] = csv_habit_rows,
              [PRESS_REPORT] = csv_report,
              [PRESS_EVENTS] = csv_events,
              [PRESS_EXPORT] = csv_export},
    .begin = csv_begin,
};
