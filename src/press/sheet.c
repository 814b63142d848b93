/* A week, and a holiday or other range, as documents: the load of each day, and each homework once. */
#include "config.h"

#include "press/parts.h"

#include "base/text.h"
#include "press/items.h"
#include "press/on_paper.h"
#include "press/phrase.h"

/* The sheet's items assigned on first..last, in its order, as rows behind those that are there. */
static size_t add_rows(const struct sheet *sheet, day_t first, day_t last, struct item_row *rows,
                       size_t count)
{
    bool begins = true;

    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        day_t day = item->assignment->assigned;
        if (day < first || day > last)
            continue;
        rows[count++] = (struct item_row){
            .assignment = item->assignment,
            .subject = item->subject,
            .minutes = item->assignment->minutes,
            .today = -1,
            .running = -1,
            .first = begins,
            .day = day,
        };
        begins = false;
    }
    return count;
}

struct item_row *items_of_sheet(const struct sheet *sheet, day_t first, day_t last,
                                struct arena *arena, size_t *count)
{
    struct item_row *rows = ARENA_ARRAY(arena, sheet->item_count, struct item_row);
    *count = add_rows(sheet, first, last, rows, 0);
    return rows;
}

static void add_title(struct document *document, const struct sheet *sheet, const char *title)
{
    struct arena *arena = document->arena;
    const char *name = part_board_name(sheet->boards[0], document->context->lang);

    document->framed = true;
    document_title(document, arena_printf(arena, title, name),
                   part_range(sheet, document->context, arena));
    part_words(document, PAINT_PLAIN, phrase_sheet_events(sheet, document->context->lang, arena));
    document_pause(document);
}

/* What waits, the warnings of all days, and the last line. */
static void add_end(struct document *document, const struct sheet *sheet)
{
    const struct press_context *context = document->context;

    document_pause(document);
    part_words(document, PAINT_YELLOW,
               phrase_pending_count(sheet->pending_count, sheet->pending_minutes,
                                    document->context->lang, document->arena));
    for (size_t i = 0; i < sheet->day_count; i++)
        part_warnings(document, sheet->boards[i], sheet);
    part_until(document, stamp_day(context->now, context->utc_offset));
    if (document->paper)
        paper_end(document, sheet->boards[0]);
}

/* Mean of the week as its last school day knows it; days to come are not known yet where the week has
 * begun. */
static void add_average(struct document *document, const struct sheet *sheet)
{
    day_t today = document->context->today;
    day_t last = today >= sheet->first && today < sheet->last ? today : sheet->last;
    int average = -1;

    for (size_t i = 0; i < sheet->day_count && sheet->boards[i]->day <= last; i++)
        if (sheet->boards[i]->week_average >= 0)
            average = sheet->boards[i]->week_average;
    if (average >= 0) {
        document_paragraph(document, PAINT_PLAIN,
                           arena_printf(document->arena,
                                        tr(document->context->lang, "week's average %d"), average));
    }
}

/* The days of a week as groups: their homework, or why there is none; a day to come may be empty. */
static void group_days(struct table *table, const struct press_context *context,
                       const struct sheet *sheet, size_t before, const size_t *ends)
{
    if (before > 0)
        table_group(table, tr(context->lang, "Set earlier"), 0, NULL);
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        size_t first = i > 0 ? ends[i - 1] : before;
        if (ends[i] > first || (board->subject_count > 0 && board->day <= context->today)) {
            table_group(table, date_long(table->arena, board->day, context->lang), first,
                        phrase_nothing(board, context->lang));
        }
    }
}

void document_week(struct document *document, const union press_value *value)
{
    const struct sheet *sheet = value->sheet;
    struct arena *arena = document->arena;
    struct item_row *rows = ARENA_ARRAY(arena, sheet->item_count, struct item_row);
    size_t *ends = ARENA_ARRAY(arena, sheet->day_count, size_t);

    size_t before = add_rows(sheet, DAY_FIRST, sheet->first - 1, rows, 0);
    size_t count = before;
    for (size_t i = 0; i < sheet->day_count; i++) {
        day_t day = sheet->boards[i]->day;
        count = ends[i] = add_rows(sheet, day, day, rows, count);
    }
    add_title(document, sheet, tr(document->context->lang, "%s homework of the week"));
    part_days(document, sheet);
    add_average(document, sheet);
    struct table *table = items_table(document, rows, count, false, false);
    table->indent = DOCUMENT_INDENT;
    group_days(table, document->context, sheet, before, ends);
    add_end(document, sheet);
}

/* "共 12 项，以下各天合计 95 分钟，另计 20 分钟": what does not make up the sum of the column stands beside it. */
static char *total(const struct sheet *sheet, const struct item_row *rows, size_t count,
                   enum lang lang, struct arena *arena)
{
    struct text_buf words = {.arena = arena};
    int elsewhere = sheet_elsewhere(sheet);
    size_t valid = 0;

    for (size_t i = 0; i < count; i++)
        valid += rows[i].assignment->state != STATE_WITHDRAWN ? 1 : 0;
    text_buf_printf(&words,
                    tr_n(lang, "%zu item; the days below add up to %d minutes",
                         "%zu items; the days below add up to %d minutes", valid),
                    valid, sheet->load);
    if (sheet->uncounted > 0)
        text_buf_printf(&words, tr(lang, ", and %d that do not count"), sheet->uncounted);
    if (elsewhere > 0)
        text_buf_printf(&words, tr(lang, "; %d more on other days"), elsewhere);
    return arena_strdup(arena, text_buf_str(&words));
}

void document_sheet(struct document *document, const union press_value *value)
{
    const struct sheet *sheet = value->sheet;
    struct arena *arena = document->arena;
    size_t count = 0;
    enum lang lang = document->context->lang;

    struct item_row *rows = items_of_sheet(sheet, DAY_FIRST, sheet->last, arena, &count);
    add_title(document, sheet, tr(lang, "%s homework sheet"));
    if (count == 0)
        document_paragraph(document, PAINT_PLAIN, tr(lang, "Nothing set on these days."));
    if (count > 0 || (document->paper && paper_has_rooms(sheet->boards[0]))) {
        struct table *table = items_table(document, rows, count, false, true);
        if (document->paper)
            paper_rooms(document, table, sheet->boards[0]);
    }
    if (count > 0)
        document_paragraph(document, PAINT_PLAIN, total(sheet, rows, count, lang, arena));
    document_pause(document);
    part_days(document, sheet);
    add_end(document, sheet);
}
