/* What the text forms of day, week and sheet have in common. */
#include "config.h"

#include "press/parts.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"

enum paint part_paint(enum level level)
{
    switch (level) {
    case LEVEL_GREEN:
        return PAINT_GREEN;
    case LEVEL_YELLOW:
        return PAINT_YELLOW;
    case LEVEL_RED:
        return PAINT_RED;
    default:
        return PAINT_PLAIN;
    }
}

const char *part_board_name(const struct board *board, enum lang lang)
{
    return lang == LANG_ZH ? board->name_zh : board->name_en;
}

char *part_day(const struct board *board, const struct press_style *style, struct arena *arena)
{
    const char *name =
        style->calendar != NULL ? calendar_day_name(style->calendar, board->day) : "";
    int week = style->terms != NULL ? term_week(style->terms, style->term_count, board->day) : 0;
    char *words = date_long(arena, board->day, style->lang);

    if (week > 0) {
        words = arena_printf(arena, tr(style->lang, "%s · week %d"), words, week);
    }
    return arena_printf(arena, "%s · %s", words, phrase_day_kind(board, name, style->lang, arena));
}

char *part_range(const struct sheet *sheet, const struct press_style *style, struct arena *arena)
{
    int week = style->terms != NULL ? term_week(style->terms, style->term_count, sheet->first) : 0;
    char *range = arena_printf(arena, "%s — %s", date_long(arena, sheet->first, style->lang),
                               date_long(arena, sheet->last, style->lang));

    if (week > 0 && week == term_week(style->terms, style->term_count, sheet->last)) {
        range = arena_printf(arena, tr(style->lang, "%s · week %d"), range, week);
    }
    return range;
}

const char *part_level(const struct board *board, enum lang lang)
{
    return board->limit < 0 ? tr(lang, "no limit") : phrase_level(board->level, lang);
}

void part_warnings(struct page *page, const struct board *board, bool dated)
{
    struct arena *arena = page->arena;
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *warning = &board->warnings[i];
        const char *text = page->lang == LANG_ZH ? warning->text_zh : warning->text_en;
        /* These two say in other words what the lines at the top say. */
        if (text == NULL || warning->code == WARNING_NEAR_LIMIT ||
            warning->code == WARNING_NOT_REPORTED) {
            continue;
        }
        if (warning->source != NULL && *warning->source != '\0') {
            text = arena_printf(arena, tr(page->lang, "%s (%s)"), text, warning->source);
        }
        if (dated) {
            text = arena_printf(arena, "%s  %s", date_short(board->day, day), text);
        }
        page_put(page, part_paint(warning->level),
                 vocab_name(&vocab_level, (int)warning->level, page->lang));
        page_skip(page, PAGE_COLUMN_GAP);
        page_paragraph(page, PAINT_PLAIN, text, PAGE_COLUMN_GAP);
    }
}

void part_pending(struct page *page, const char *words)
{
    if (*words != '\0') {
        page_paragraph(page, PAINT_YELLOW, words, 0);
    }
}

void part_until(struct page *page, day_t day)
{
    const struct press_style *style = page->style;
    const char *until = phrase_until(style->now, style->utc_offset, day, page->lang, page->arena);

    if (style->school_name != NULL && *style->school_name != '\0') {
        until =
            arena_printf(page->arena, "%s%s%s", until, page_mark(page, " · "), style->school_name);
    }
    page_paragraph(page, PAINT_PLAIN, until, 0);
}

void part_days(struct page *page, const struct sheet *sheet)
{
    struct table table = {.arena = page->arena, .headed = true};
    struct arena *arena = page->arena;
    char date[DATE_TEXT_BYTES];

    table_column(&table, tr_c(page->lang, "column", "Day"));
    table_right_column(&table, tr_c(page->lang, "column", "Min / limit"));
    table_column(&table, tr_c(page->lang, "column", "Level"));
    table_long_column(&table, tr_c(page->lang, "column", "Reported"));
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        struct cell *cell = table_row(&table, page);
        cell[0].text =
            arena_printf(arena, "%s %s", date_weekday_name(date_weekday(board->day), page->lang),
                         date_short(board->day, date));
        cell[1].text = board->limit < 0 ? arena_printf(arena, "%d", board->load)
                                        : arena_printf(arena, "%d / %d", board->load, board->limit);
        cell[2].text = page_mark(page, part_level(board, page->lang));
        cell[2].paint = part_paint(board->level);
        /* of a day to come nobody has reported, and nobody need have */
        cell[3].text =
            board->day > page->style->today ? "" : phrase_reported(board, page->lang, arena);
    }
    table_layout(&table, page);
    table_write(&table, page);
}
