/* Which writer a format asks for, and what stands between several boards. What was made for one board
 * is forgotten before the next, so that a whole school takes the memory of one class. */
#include "config.h"

#include "press/press.h"

#include "press/parts.h"

/* JSON brackets, CSV header, or nothing. */
static void begin(FILE *out, const struct press_style *style, bool array)
{
    if (style->format == PRESS_JSON && array) {
        putc('[', out);
    } else if (style->format == PRESS_CSV) {
        csv_board_header(out);
    }
}

static void separate(FILE *out, const struct press_style *style, size_t index)
{
    if (index > 0 && style->format != PRESS_CSV) {
        fputs(style->format == PRESS_JSON ? ",\n" : "\n", out);
    }
}

static void end(FILE *out, const struct press_style *style, bool array)
{
    if (style->format == PRESS_JSON) {
        fputs(array ? "]\n" : "\n", out);
    }
}

static void one_board(FILE *out, const struct press_style *style, const struct board *board,
                      struct arena *arena)
{
    struct page page = page_open(out, style, arena);

    switch (style->format) {
    case PRESS_JSON:
        json_board(out, style, board, arena);
        break;
    case PRESS_CSV:
        csv_board(out, board, arena);
        break;
    case PRESS_CHAT:
        chat_board(out, style, board, arena);
        break;
    default:
        text_board(&page, board);
        break;
    }
}

void press_boards(FILE *out, const struct press_style *style, struct board *const *boards,
                  size_t count, bool json_array)
{
    struct arena *arena = arena_new();
    bool array = json_array || count != 1;

    begin(out, style, array);
    for (size_t i = 0; i < count; i++) {
        separate(out, style, i);
        one_board(out, style, boards[i], arena);
        arena_reset(arena);
    }
    end(out, style, array);
    arena_free(arena);
}

void press_weeks(FILE *out, const struct press_style *style, struct sheet *const *sheets,
                 size_t count)
{
    struct arena *arena = arena_new();
    bool by_board = style->format == PRESS_JSON || style->format == PRESS_CSV;
    size_t written = 0;

    begin(out, style, true);
    for (size_t i = 0; i < count; i++) {
        for (size_t day = 0; by_board && day < sheets[i]->day_count; day++) {
            separate(out, style, written++);
            one_board(out, style, sheets[i]->boards[day], arena);
        }
        if (!by_board) {
            struct page page = page_open(out, style, arena);
            separate(out, style, i);
            if (style->format == PRESS_CHAT) {
                chat_sheet(out, style, sheets[i], true, arena);
            } else {
                text_week(&page, sheets[i]);
            }
        }
        arena_reset(arena);
    }
    end(out, style, true);
    arena_free(arena);
}

void press_sheets(FILE *out, const struct press_style *style, struct sheet *const *sheets,
                  size_t count)
{
    struct arena *arena = arena_new();
    bool array = style->json_array || count != 1;

    begin(out, style, array);
    for (size_t i = 0; i < count; i++) {
        struct page page = page_open(out, style, arena);
        separate(out, style, i);
        switch (style->format) {
        case PRESS_JSON:
            json_sheet(out, style, sheets[i], arena);
            break;
        case PRESS_CSV:
            csv_sheet(out, style, sheets[i], arena);
            break;
        case PRESS_CHAT:
            chat_sheet(out, style, sheets[i], false, arena);
            break;
        default:
            text_sheet(&page, sheets[i]);
            break;
        }
        arena_reset(arena);
    }
    end(out, style, array);
    arena_free(arena);
}
