/* A week, and a holiday or other range, as text: the load of each day, and each homework once. */
#include "config.h"

#include "press/parts.h"

#include <string.h>

#include "press/items.h"
#include "press/phrase.h"

/* The sheet's items assigned on first..last, in its order, as rows behind those that are there. */
static size_t add_rows(const struct sheet *sheet, day_t first, day_t last, struct item_row *rows,
                       size_t count)
{
    bool begins = true;

    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        day_t day = item->assignment->assigned;
        if (day < first || day > last) {
            continue;
        }
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

static void write_title(struct page *page, const struct sheet *sheet, const char *title)
{
    struct arena *arena = page->arena;
    const char *name = part_board_name(sheet->boards[0], page->lang);

    page_ends(page, PAINT_BOLD, arena_printf(arena, title, name),
              page_mark(page, part_range(sheet, page->style, arena)));
    page_end_line(page);
}

static void write_pending(struct page *page, const struct sheet *sheet)
{
    part_pending(page, phrase_pending_count(sheet->pending_count, sheet->pending_minutes,
                                            page->lang, page->arena));
}

/* The warnings of all days, and the last line. */
static void write_end(struct page *page, const struct sheet *sheet)
{
    write_pending(page, sheet);
    for (size_t i = 0; i < sheet->day_count; i++) {
        part_warnings(page, sheet->boards[i], true);
    }
    part_until(page, stamp_day(page->style->now, page->style->utc_offset));
}

/* As wide as the table needs on a wide page, so that the head stays with it. */
static void choose_width(struct page *page, const struct table *table)
{
    int least = page->width < PAGE_FULL_COLUMNS ? page->width : PAGE_FULL_COLUMNS;
    page->width = table->row_count > 0 && table->width > least ? table->width : least;
}

static void write_heading(struct page *page, const char *heading)
{
    page_end_line(page);
    page_paragraph(page, PAINT_BOLD, heading, 0);
}

/* A day of a week: its homework, or why there is none; a day to come may still be empty. */
static void write_day(struct page *page, const struct table *table, const struct board *board,
                      size_t first, size_t count)
{
    const char *heading = date_long(page->arena, board->day, page->lang);

    if (count > 0) {
        write_heading(page, heading);
        table_write_rows(table, page, first, count);
    } else if (board->subject_count > 0 && board->day <= page->style->today) {
        write_heading(page, heading);
        page_skip(page, table->indent);
        page_paragraph(page, PAINT_PLAIN, phrase_nothing(board, page->lang), table->indent);
    }
}

/* Mean of the week as its last school day knows it; days to come are not known yet where the week has
 * begun. */
static void write_average(struct page *page, const struct sheet *sheet)
{
    day_t today = page->style->today;
    day_t last = today >= sheet->first && today < sheet->last ? today : sheet->last;
    int average = -1;

    for (size_t i = 0; i < sheet->day_count && sheet->boards[i]->day <= last; i++) {
        if (sheet->boards[i]->week_average >= 0) {
            average = sheet->boards[i]->week_average;
        }
    }
    if (average >= 0) {
        page_paragraph(page, PAINT_PLAIN,
                       arena_printf(page->arena, tr(page->lang, "week's average %d"), average), 0);
    }
}

void text_week(struct page *page, const struct sheet *sheet)
{
    struct arena *arena = page->arena;
    struct item_row *rows = ARENA_ARRAY(arena, sheet->item_count, struct item_row);
    size_t *ends = ARENA_ARRAY(arena, sheet->day_count, size_t);
    int columns = page->width;
    struct item_table items;

    size_t before = add_rows(sheet, DAY_FIRST, sheet->first - 1, rows, 0);
    size_t count = before;
    for (size_t i = 0; i < sheet->day_count; i++) {
        day_t day = sheet->boards[i]->day;
        count = ends[i] = add_rows(sheet, day, day, rows, count);
    }
    items_build(&items, page, rows, count, false, false);
    items.table.indent = PAGE_COLUMN_GAP;
    table_layout(&items.table, page);
    choose_width(page, &items.table);

    write_title(page, sheet, tr(page->lang, "%s homework of the week"));
    part_days(page, sheet);
    write_average(page, sheet);
    if (count > 0 && !items.table.stacked) {
        page_end_line(page);
        table_write_heads(&items.table, page);
    }
    if (before > 0) {
        write_heading(page, tr(page->lang, "Set before"));
        table_write_rows(&items.table, page, 0, before);
    }
    for (size_t i = 0; i < sheet->day_count; i++) {
        size_t first = i > 0 ? ends[i - 1] : before;
        write_day(page, &items.table, sheet->boards[i], first, ends[i] - first);
    }
    page_end_line(page);
    write_end(page, sheet);
    page->width = columns;
}

void text_sheet(struct page *page, const struct sheet *sheet)
{
    struct arena *arena = page->arena;
    int columns = page->width;
    struct item_table items;
    size_t count = 0;
    size_t valid = 0;

    struct item_row *rows = items_of_sheet(sheet, DAY_FIRST, sheet->last, arena, &count);
    items_build(&items, page, rows, count, false, true);
    table_layout(&items.table, page);
    choose_width(page, &items.table);
    write_title(page, sheet, tr(page->lang, "%s homework sheet"));
    if (count > 0) {
        for (size_t i = 0; i < count; i++) {
            valid += rows[i].assignment->state != STATE_WITHDRAWN ? 1 : 0;
        }
        table_write(&items.table, page);
        page_paragraph(
            page, PAINT_PLAIN,
            arena_printf(arena,
                         tr_n(page->lang, "%zu item; the days below add up to %d minutes",
                              "%zu items; the days below add up to %d minutes", valid),
                         valid, sheet->load),
            0);
    } else {
        page_paragraph(page, PAINT_PLAIN, tr(page->lang, "Nothing set in these days."), 0);
    }
    page_end_line(page);
    part_days(page, sheet);
    page_end_line(page);
    write_end(page, sheet);
    page->width = columns;
}
