/* Plain lines to paste into a families' group: no tables, no bars, each homework whole. */
#include "config.h"

#include "press/parts.h"

#include <string.h>

#include "press/items.h"
#include "press/notes.h"
#include "press/phrase.h"

static struct page open_chat(FILE *out, const struct press_style *style, struct arena *arena)
{
    struct page page = page_open(out, style, arena);
    page.color = false;
    return page;
}

static void put_line(struct page *page, const char *text)
{
    page_put(page, PAINT_PLAIN, text);
    page_end_line(page);
}

/* A text that has lines keeps them, a little in. */
static void put_lines(struct page *page, const char *text)
{
    const char *rest = text;

    while (true) {
        size_t bytes = strcspn(rest, "\r\n");
        put_line(page, arena_strndup(page->arena, rest, bytes));
        if (rest[bytes] == '\0') {
            return;
        }
        rest += bytes + 1;
        page_skip(page, 3);
    }
}

/* "1. [提升] 练习册P42（口头 · 20分钟 · 11-24(周二)交）" */
static void put_item(struct page *page, size_t number, const struct item_row *row)
{
    struct arena *arena = page->arena;
    const struct assignment *a = row->assignment;
    const char *tier = "";
    const char *minutes = "";
    const char *due = item_due_note(row, page->style, arena);

    if (a->tier != TIER_NONE) {
        tier = arena_printf(arena, tr(page->lang, "[%s] "),
                            vocab_name(&vocab_tier, (int)a->tier, page->lang));
    }
    if (a->state != STATE_WITHDRAWN && row->minutes > 0) {
        minutes = arena_printf(arena, tr(page->lang, ", %d min"), row->minutes);
    }
    put_lines(page,
              arena_printf(arena, "%zu. %s%s%s%s", number, tier, a->text, minutes,
                           page_mark(page, item_notes(row, page->style, due, true, true, arena))));
}

/* The rows by subject; numbers begin anew with each. */
static void put_rows(struct page *page, const struct item_row *rows, size_t count)
{
    size_t number = 0;

    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = rows[i].assignment;
        if (i == 0 || strcmp(a->subject, rows[i - 1].assignment->subject) != 0) {
            number = 0;
            put_line(page, arena_printf(page->arena, tr_c(page->lang, "chat", "%s:"),
                                        item_subject(rows[i].subject, a, page->lang)));
        }
        put_item(page, ++number, &rows[i]);
    }
}

static void put_total(struct page *page, const struct board *board)
{
    struct arena *arena = page->arena;
    const char *uncounted = phrase_uncounted(board, page->lang, arena);
    const char *paths = phrase_paths(board, page->lang, arena);
    const char *pending = phrase_pending(board, page->lang, arena);
    const char *actual = phrase_calibrated(board->calibrated, page->lang, arena);
    const char *service = phrase_service(board, page->lang, arena);

    put_line(page, arena_printf(arena, tr(page->lang, "In all %s, %s%s%s"),
                                phrase_load(board, page->lang, arena),
                                page_mark(page, part_level(board, page->lang)),
                                *uncounted != '\0' ? tr(page->lang, "; ") : "", uncounted));
    if (*paths != '\0') {
        put_line(page, paths);
    }
    if (*actual != '\0') {
        put_line(page, actual);
    }
    if (*service != '\0') {
        put_line(page, service);
    }
    if (*pending != '\0') {
        put_line(page, pending);
    }
}

void chat_board(FILE *out, const struct press_style *style, const struct board *board,
                struct arena *arena)
{
    struct page page = open_chat(out, style, arena);
    const char *reported = phrase_reported(board, style->lang, arena);
    const char *day = date_long(arena, board->day, style->lang);

    /* Families know what a school day is; of another day the group should hear what it is. */
    if (board->day_kind != DAY_SCHOOL || board->no_homework_day) {
        day = part_day(board, style, arena);
    }

    put_line(&page, arena_printf(arena, tr(page.lang, "%s homework, %s"),
                                 part_board_name(board, style->lang), page_mark(&page, day)));
    if (board->item_count > 0) {
        put_rows(&page, items_of_board(board, arena), board->item_count);
        put_total(&page, board);
    } else {
        put_line(&page, phrase_nothing(board, page.lang));
        part_pending(&page, phrase_pending(board, style->lang, arena));
    }
    if (*reported != '\0') {
        put_line(&page, reported);
    }
    put_line(&page, phrase_until(style->now, style->utc_offset, board->day, style->lang, arena));
}

void chat_sheet(FILE *out, const struct press_style *style, const struct sheet *sheet, bool by_day,
                struct arena *arena)
{
    struct page page = open_chat(out, style, arena);
    size_t count = 0;
    struct item_row *rows;

    put_line(&page, arena_printf(arena, tr(page.lang, "%s homework, %s"),
                                 part_board_name(sheet->boards[0], style->lang),
                                 page_mark(&page, part_range(sheet, style, arena))));
    rows = items_of_sheet(sheet, DAY_FIRST, by_day ? sheet->first - 1 : sheet->last, arena, &count);
    if (by_day && count > 0) {
        put_line(&page, tr(page.lang, "Set before"));
    }
    put_rows(&page, rows, count);
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        rows = items_of_sheet(sheet, board->day, board->day, arena, &count);
        put_line(&page, arena_printf(arena, tr(page.lang, "%s: %s, %s"),
                                     date_long(arena, board->day, style->lang),
                                     phrase_load(board, style->lang, arena),
                                     page_mark(&page, part_level(board, style->lang))));
        if (by_day) {
            put_rows(&page, rows, count);
        }
    }
    part_pending(&page, phrase_pending_count(sheet->pending_count, sheet->pending_minutes,
                                             page.lang, arena));
    put_line(&page, phrase_until(style->now, style->utc_offset,
                                 stamp_day(style->now, style->utc_offset), style->lang, arena));
}
