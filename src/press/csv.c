/* The CSV forms: boards with what the day makes of an item, lists, and the contract's export. Codes
 * everywhere; quoting and the guard against formulas are base/csv's. */
#include "config.h"

#include "press/parts.h"

#include <inttypes.h>

#include "base/csv.h"
#include "press/clean.h"

const char *const csv_columns[] = {
    "date",     "class", "subject", "minutes", "text",   "kind",    "place", "tier",
    "optional", "due",   "spread",  "unit",    "device", "teacher", NULL,
};

static void put_cell(FILE *out, struct arena *arena, const char *text)
{
    csv_write_cell(out, press_clean(arena, text, true), false);
}

static void put_number(FILE *out, int64_t number)
{
    fprintf(out, ",%" PRId64, number);
}

/* The cells of csv_columns, the first without a comma before it. */
static void put_assignment(FILE *out, const struct assignment *a, const char *class_code_text,
                           struct arena *arena)
{
    char date[DATE_TEXT_BYTES];
    char due[DATE_TEXT_BYTES];

    csv_write_cell(out, date_iso(a->assigned, date), true);
    put_cell(out, arena, class_code_text);
    put_cell(out, arena, a->subject);
    put_number(out, a->minutes);
    put_cell(out, arena, a->text);
    put_cell(out, arena, vocab_code(&vocab_kind, (int)a->kind));
    put_cell(out, arena, vocab_code(&vocab_place, (int)a->place));
    put_cell(out, arena, a->tier == TIER_NONE ? "" : vocab_code(&vocab_tier, (int)a->tier));
    put_cell(out, arena, a->optional ? "1" : "");
    put_cell(out, arena, date_iso(a->due, due));
    put_cell(out, arena, vocab_code(&vocab_spread, (int)a->spread));
    put_cell(out, arena, a->unit);
    put_cell(out, arena, a->device ? "1" : "");
    put_cell(out, arena, a->teacher);
}

static void put_columns(FILE *out, bool first)
{
    for (size_t i = 0; csv_columns[i] != NULL; i++) {
        csv_write_cell(out, csv_columns[i], first && i == 0);
    }
}

void csv_board_header(FILE *out)
{
    csv_write_cell(out, "day", true);
    put_columns(out, false);
    fputs(",today,running,counted,state\n", out);
}

void csv_board(FILE *out, const struct board *board, struct arena *arena)
{
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        csv_write_cell(out, date_iso(board->day, day), true);
        putc(',', out);
        put_assignment(out, item->assignment, board->code, arena);
        put_number(out, item->today);
        put_number(out, item->running);
        put_cell(out, arena, item->counted ? "1" : "");
        put_cell(out, arena, vocab_code(&vocab_state, (int)item->assignment->state));
        putc('\n', out);
    }
}

/* A range: each item once, so that its day stays empty; today is what of it lies inside. */
void csv_sheet(FILE *out, const struct press_style *style, const struct sheet *sheet,
               struct arena *arena)
{
    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        putc(',', out);
        put_assignment(out, item->assignment,
                       class_code(style->school, sheet->class, item->assignment->assigned, arena),
                       arena);
        put_number(out, item->minutes_inside);
        putc(',', out);
        put_cell(out, arena, item->counted ? "1" : "");
        put_cell(out, arena, vocab_code(&vocab_state, (int)item->assignment->state));
        putc('\n', out);
    }
}

void csv_listed(FILE *out, const struct press_style *style, const struct listed *items,
                size_t count, bool found, struct arena *arena)
{
    put_columns(out, true);
    fputs(found ? ",id,state,exemplar\n" : ",id,state\n", out);
    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = items[i].assignment;
        put_assignment(out, a, class_code(style->school, items[i].class, a->assigned, arena),
                       arena);
        put_number(out, a->id);
        put_cell(out, arena, vocab_code(&vocab_state, (int)a->state));
        if (found) {
            put_cell(out, arena, items[i].exemplar != NULL ? items[i].exemplar : "");
        }
        putc('\n', out);
    }
}

void press_export_header(FILE *out, bool bom)
{
    fputs(bom ? "\xef\xbb\xbf" : "", out);
    put_columns(out, true);
    putc('\n', out);
}

void press_export_row(FILE *out, const struct assignment *assignment, const char *class_code_text)
{
    struct arena *arena = arena_new();

    put_assignment(out, assignment, class_code_text, arena);
    putc('\n', out);
    arena_free(arena);
}
