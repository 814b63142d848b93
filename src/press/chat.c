/* Plain lines to paste into a families' group: no tables, no bars, each homework whole. */
#include "config.h"

#include "press/parts.h"

#include <string.h>

#include "press/format.h"
#include "press/items.h"
#include "press/page.h"
#include "press/phrase.h"
#include "press/post.h"

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
        if (rest[bytes] == '\0')
            return;
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
    const struct press_context *context = &page->press->context;
    size_t count;
    const struct note *notes =
        item_notes(row, context, item_due_note(row, context, arena), true, -1, -1, arena, &count);
    enum lang lang = context->lang;

    if (a->tier != TIER_NONE)
        tier = arena_printf(arena, tr(lang, "[%s] "), vocab_name(&vocab_tier, (int)a->tier, lang));
    if (a->state != STATE_WITHDRAWN && row->minutes > 0) {
        minutes =
            arena_printf(arena, tr(lang, ", %s min"), phrase_minutes(a, row->minutes, lang, arena));
    }
    put_lines(page, arena_printf(arena, "%zu. %s%s%s%s", number, tier, a->text, minutes,
                                 page_mark(page, notes_text(notes, count, NULL, lang, arena))));
}

/* The rows by subject; numbers begin anew with each. */
static void put_rows(struct page *page, const struct item_row *rows, size_t count)
{
    size_t number = 0;
    enum lang lang = page->press->context.lang;

    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = rows[i].assignment;
        if (i == 0 || strcmp(a->subject, rows[i - 1].assignment->subject) != 0) {
            number = 0;
            put_line(page, arena_printf(page->arena, tr_c(lang, "chat", "%s:"),
                                        item_subject(rows[i].subject, a, lang)));
        }
        put_item(page, ++number, &rows[i]);
    }
}

static void put_total(struct page *page, const struct board *board)
{
    struct arena *arena = page->arena;
    enum lang lang = page->press->context.lang;
    const char *uncounted = phrase_uncounted(board, lang, arena);
    const char *const more[] = {
        phrase_paths(board, lang, arena),
        phrase_calibrated(board->calibrated, lang, arena),
        phrase_aftercare(board, lang, arena),
        phrase_pending(board, lang, arena),
    };

    put_line(page, arena_printf(arena, tr(lang, "In total %s, %s%s%s"),
                                phrase_load(board->load, board->limit, lang, arena),
                                page_mark(page, part_level(board, lang)),
                                *uncounted != '\0' ? tr(lang, "; ") : "", uncounted));
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (*more[i] != '\0')
            put_line(page, more[i]);
}

static void put_words(struct page *page, const char *words)
{
    if (*words != '\0')
        page_paragraph(page, PAINT_PLAIN, words, 0);
}

/* The last lines; post NULL: it is only shown. */
static void put_until(struct page *page, const struct press_post *post, day_t day)
{
    const struct press_context *context = &page->press->context;
    const char *due = post ? post_due(post, context, page->arena) : "";

    if (*due != '\0')
        put_lines(page, due);
    put_line(page,
             phrase_until(context->now, context->utc_offset, day, context->lang, page->arena));
}

static void put_board(struct press *press, const struct board *board, const struct press_post *post)
{
    enum lang lang = press->context.lang;
    struct arena *arena = press->arena;
    struct page page = page_open(press);
    const char *reported = phrase_reported(board, lang, arena);
    const char *day = date_long(arena, board->day, lang);

    /* Families know what a school day is; of another day the group should hear what it is. */
    if (board->day_kind != DAY_SCHOOL || board->no_homework_day)
        day = part_day(board, &press->context, arena);

    put_line(&page, arena_printf(arena, tr(lang, "%s homework, %s"), part_board_name(board, lang),
                                 page_mark(&page, day)));
    put_words(&page, phrase_events(board, lang, arena));
    if (board->item_count > 0) {
        put_rows(&page, items_of_board(board, arena), board->item_count);
        put_total(&page, board);
    } else {
        put_line(&page, phrase_nothing(board, lang));
        put_words(&page, phrase_pending(board, lang, arena));
    }
    if (*reported != '\0')
        put_line(&page, reported);
    put_until(&page, post, board->day);
}

static void chat_board(struct press *press, const union press_value *value)
{
    put_board(press, value->board, NULL);
}

static void put_sheet(struct press *press, const struct sheet *sheet, bool by_day,
                      const struct press_post *post)
{
    const struct press_context *context = &press->context;
    struct arena *arena = press->arena;
    struct page page = page_open(press);
    enum lang lang = context->lang;
    size_t count = 0;
    struct item_row *rows;

    put_line(&page, arena_printf(arena, tr(lang, "%s homework, %s"),
                                 part_board_name(sheet->boards[0], lang),
                                 page_mark(&page, part_range(sheet, context, arena))));
    put_words(&page, phrase_sheet_events(sheet, lang, arena));
    rows = items_of_sheet(sheet, DAY_FIRST, by_day ? sheet->first - 1 : sheet->last, arena, &count);
    if (by_day && count > 0)
        put_line(&page, tr(lang, "Set earlier"));
    put_rows(&page, rows, count);
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        rows = items_of_sheet(sheet, board->day, board->day, arena, &count);
        put_line(&page,
                 arena_printf(arena, tr(lang, "%s: %s, %s"), date_long(arena, board->day, lang),
                              phrase_load(board->load, board->limit, lang, arena),
                              page_mark(&page, part_level(board, lang))));
        if (by_day)
            put_rows(&page, rows, count);
    }
    put_words(&page,
              phrase_pending_count(sheet->pending_count, sheet->pending_minutes, lang, arena));
    put_until(&page, post, stamp_day(context->now, context->utc_offset));
}

static void chat_week(struct press *press, const union press_value *value)
{
    put_sheet(press, value->sheet, true, NULL);
}

/* By subject: a holiday's homework belongs to no day. */
static void chat_sheet(struct press *press, const union press_value *value)
{
    put_sheet(press, value->sheet, false, NULL);
}

static void chat_post(struct press *press, const union press_value *value)
{
    const struct press_post *post = value->post;

    if (post->sheet)
        put_sheet(press, post->sheet, false, post);
    else
        put_board(press, post->board, post);
}

static void chat_between(struct press *press)
{
    putc('\n', press->out);
}

const struct format format_chat = {
    .name = "chat",
    .ending = "",
    .value = {[PRESS_BOARD] = chat_board,
              [PRESS_WEEK] = chat_week,
              [PRESS_SHEET] = chat_sheet,
              [PRESS_POST] = chat_post},
    .between = chat_between,
};
