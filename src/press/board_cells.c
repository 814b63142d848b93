/* Excel: a board a sheet; what counts adds up to the board's load. */
#include "config.h"

#include "press/cells.h"
#include "press/external.h"
#include "press/format.h"
#include "press/items.h"
#include "press/parts.h"
#include "press/phrase.h"

static const char *due_text(const struct board_item *item, enum lang lang, struct arena *arena)
{
    char day[DATE_TEXT_BYTES];
    day_t due = item->assignment->due;

    return arena_printf(arena, "%s %s", date_short(due, day),
                        date_weekday_name(date_weekday(due), lang));
}

/* What of an item counts on this day: these add up to the board's load. */
static int counted_minutes(const struct board_item *item)
{
    return item->counted && item->on_headline ? item->today : 0;
}

static void item_row(struct json_out *json, const struct item_row *row,
                     const struct board_item *item, const struct press_context *context)
{
    const struct assignment *a = item->assignment;
    enum lang lang = context->lang;
    size_t count;
    const struct note *notes = item_notes(row, context, NULL, false, -1, -1, json->arena, &count);

    out_begin(json, '[');
    text_cell(json, item_subject(item->subject, a, lang), "bold");
    text_cell(json,
              arena_printf(json->arena, "%s%s", a->text,
                           notes_text(notes, count, NULL, lang, json->arena)),
              "wrap");
    text_cell(json, vocab_name(&vocab_kind, (int)a->kind, lang), NULL);
    text_cell(json, a->tier == TIER_NONE ? "" : vocab_name(&vocab_tier, (int)a->tier, lang), NULL);
    text_cell(json, a->teacher, NULL);
    text_cell(json, due_text(item, lang, json->arena), NULL);
    number_cell(json, item->today, NULL);
    number_cell(json, counted_minutes(item), NULL);
    out_end(json, ']');
}

static size_t board_head(struct json_out *json, const struct board *board,
                         const struct press_context *context)
{
    struct arena *arena = json->arena;
    enum lang lang = context->lang;
    const char *const heads[] = {tr_c(lang, "column", "Subject"),
                                 tr_c(lang, "column", "Homework"),
                                 tr_c(lang, "column", "Kind"),
                                 tr_c(lang, "column", "Tier"),
                                 tr_c(lang, "column", "Teacher"),
                                 tr_c(lang, "column", "Due"),
                                 tr_c(lang, "column", "Min"),
                                 tr(lang, "counted"),
                                 NULL};
    const char *const lines[] = {
        part_day(board, context, arena),
        arena_printf(arena, "%s  %s  %s", phrase_load(board->load, board->limit, lang, arena),
                     part_level(board, lang), phrase_room(board->load, board->limit, lang, arena)),
        phrase_reported(board, lang, arena),
        phrase_until(context->now, context->utc_offset, board->day, lang, arena),
    };
    size_t count = sizeof lines / sizeof *lines;
    const char *title =
        arena_printf(arena, tr(lang, "%s homework board"), part_board_name(board, lang));

    text_row(json, (const char *const[]){title, NULL}, "title");
    for (size_t i = 0; i < count; i++)
        text_row(json, (const char *const[]){lines[i], NULL}, NULL);
    text_row(json, heads, "head");
    return count + 2;
}

static void board_sheet(struct json_out *json, const struct board *board,
                        const struct press_context *context)
{
    static const int widths[] = {USUAL, WIDE, USUAL, NARROW, USUAL, USUAL, NARROW, NARROW, 0};
    struct item_row *rows = items_of_board(board, json->arena);
    char day[DATE_TEXT_BYTES];
    int minutes = 0;

    begin_sheet(json, arena_printf(json->arena, "%s %s", board->code, date_short(board->day, day)),
                widths, 0);
    size_t first = board_head(json, board, context);
    for (size_t i = 0; i < board->item_count; i++) {
        item_row(json, &rows[i], &board->items[i], context);
        minutes += board->items[i].today;
    }
    if (board->item_count > 0) {
        size_t last = first + board->item_count - 1;
        out_begin(json, '[');
        text_cell(json, tr(context->lang, "total"), "total");
        for (int i = 0; i < 5; i++)
            text_cell(json, "", "total");
        sum_cell(json, 'G', first, last, minutes);
        sum_cell(json, 'H', first, last, board->load);
        out_end(json, ']');
    }
    end_sheet(json);
}

void xlsx_board(struct press *press, const union press_value *value)
{
    const struct board *board = value->board;
    struct json_out json;

    if (external_value(press, part_board_name(board, press->context.lang), &json))
        board_sheet(&json, board, &press->context);
}

void xlsx_sheet(struct press *press, const union press_value *value)
{
    const struct sheet *sheet = value->sheet;
    struct json_out json;

    if (external_value(press, part_board_name(sheet->boards[0], press->context.lang), &json))
        for (size_t i = 0; i < sheet->day_count; i++)
            board_sheet(&json, sheet->boards[i], &press->context);
}
