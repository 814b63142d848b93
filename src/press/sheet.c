/* A week, and a holiday or other range, as text: the load of each day, and each homework once. */
#include "config.h"

#include "press/parts.h"

#include <string.h>

#include "press/items.h"
#include "press/phrase.h"

static struct item_row row_of(const struct sheet_item *item, day_t day)
{
    return (struct item_row){
        .assignment = item->assignment,
        .subject = item->subject,
        .minutes = item->assignment->minutes,
        .today = -1,
        .running = -1,
        .day = day,
    };
}

/* The rows assigned on first..last, in the sheet's order. */
static struct item_row *rows_between(const struct sheet *sheet, day_t first, day_t last,
                                     struct arena *arena, size_t *count)
{
    struct item_row *rows = ARENA_ARRAY(arena, sheet->item_count, struct item_row);

    *count = 0;
    for (size_t i = 0; i < sheet->item_count; i++) {
        day_t assigned = sheet->items[i].assignment->assigned;
        if (assigned >= first && assigned <= last) {
            rows[(*count)++] = row_of(&sheet->items[i], assigned);
        }
    }
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
    part_pending(page,
                 phrase_pending_count(sheet->pending_count, sheet->pending_minutes, page->arena));
}

/* One group of a week: a heading and its homework. */
static void write_group(struct page *page, const char *heading, const struct item_row *rows,
                        size_t count)
{
    struct item_table items;

    page_paragraph(page, PAINT_BOLD, heading, 0);
    items_build(&items, page, rows, count, false, false);
    items.table.headed = false;
    items.table.indent = PAGE_COLUMN_GAP;
    table_layout(&items.table, page);
    table_write(&items.table, page);
    page_end_line(page);
}

/* A day that has nothing: said none, not reported, nothing expected, or still to come. */
static void write_empty_day(struct page *page, const struct board *board, const char *heading)
{
    if (board->subject_count == 0 || board->day > page->style->today) {
        return;
    }
    page_paragraph(page, PAINT_BOLD, heading, 0);
    page_skip(page, PAGE_COLUMN_GAP);
    page_paragraph(page, PAINT_PLAIN, phrase_nothing(board), PAGE_COLUMN_GAP);
    page_end_line(page);
}

void text_week(struct page *page, const struct sheet *sheet)
{
    struct arena *arena = page->arena;
    int columns = page->width;
    size_t count = 0;
    int average = -1;

    page->width = columns < PAGE_WIDE_COLUMNS ? columns : PAGE_WIDE_COLUMNS;
    write_title(page, sheet, _("%s homework of the week"));
    part_days(page, sheet);
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        average = board->week_average >= 0 ? board->week_average : average;
    }
    if (average >= 0) {
        page_paragraph(page, PAINT_PLAIN, arena_printf(arena, _("week's average %d"), average), 0);
    }
    page_end_line(page);

    struct item_row *rows = rows_between(sheet, DAY_FIRST, sheet->first - 1, arena, &count);
    if (count > 0) {
        write_group(page, _("Set before"), rows, count);
    }
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        const char *heading = date_long(arena, board->day, page->lang);
        rows = rows_between(sheet, board->day, board->day, arena, &count);
        if (count > 0) {
            write_group(page, heading, rows, count);
        } else {
            write_empty_day(page, board, heading);
        }
    }
    write_pending(page, sheet);
    for (size_t i = 0; i < sheet->day_count; i++) {
        part_warnings(page, sheet->boards[i]);
    }
    part_until(page, stamp_day(page->style->now, page->style->utc_offset));
    page->width = columns;
}

void text_sheet(struct page *page, const struct sheet *sheet)
{
    struct arena *arena = page->arena;
    int columns = page->width;
    struct item_table items;
    size_t count = 0;
    size_t valid = 0;
    int minutes = 0;

    struct item_row *rows = rows_between(sheet, DAY_FIRST, sheet->last, arena, &count);
    items_build(&items, page, rows, count, false, true);
    table_layout(&items.table, page);
    page->width = columns < PAGE_FULL_COLUMNS ? columns : PAGE_FULL_COLUMNS;
    if (count > 0 && items.table.width > page->width) {
        page->width = items.table.width;
    }
    write_title(page, sheet, _("%s homework sheet"));
    if (count > 0) {
        table_write(&items.table, page);
        for (size_t i = 0; i < count; i++) {
            bool there = rows[i].assignment->state != STATE_WITHDRAWN;
            valid += there ? 1 : 0;
            minutes += there ? sheet->items[i].minutes_inside : 0;
        }
        page_paragraph(page, PAINT_PLAIN,
                       arena_printf(arena,
                                    ngettext("%zu item, %d minutes in these days",
                                             "%zu items, %d minutes in these days", valid),
                                    valid, minutes),
                       0);
    } else {
        page_paragraph(page, PAINT_PLAIN, _("Nothing set in these days."), 0);
    }
    page_end_line(page);
    part_days(page, sheet);
    page_end_line(page);
    write_pending(page, sheet);
    part_until(page, stamp_day(page->style->now, page->style->utc_offset));
    page->width = columns;
}
