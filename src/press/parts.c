/* What the documents of day, week and sheet have in common. */
#include "config.h"

#include "press/parts.h"

#include "base/text.h"
#include "press/clean.h"
#include "press/phrase.h"
#include "press/post.h"

#define SHORT_TEXT_COLUMNS 40

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

char *part_day(const struct board *board, const struct press_context *context, struct arena *arena)
{
    int week = context->terms ? term_week(context->terms, context->term_count, board->day) : 0;
    char *words = date_long(arena, board->day, context->lang);

    if (week > 0)
        words = arena_printf(arena, tr(context->lang, "%s · week %d"), words, week);
    return arena_printf(arena, "%s · %s", words,
                        phrase_day_kind(board, board->day_name, context->lang, arena));
}

char *part_range(const struct sheet *sheet, const struct press_context *context,
                 struct arena *arena)
{
    int week = context->terms ? term_week(context->terms, context->term_count, sheet->first) : 0;
    char *range = arena_printf(arena, "%s — %s", date_long(arena, sheet->first, context->lang),
                               date_long(arena, sheet->last, context->lang));

    if (week > 0 && week == term_week(context->terms, context->term_count, sheet->last))
        range = arena_printf(arena, tr(context->lang, "%s · week %d"), range, week);
    return range;
}

const char *part_level(const struct board *board, enum lang lang)
{
    return board->limit < 0 ? tr(lang, "no limit") : phrase_level(board->level, lang);
}

const char *part_subject(const struct press_context *context, const char *code)
{
    return subject_word(context->subjects, code, context->lang);
}

char *part_short(struct arena *arena, const char *text)
{
    return text_fit(arena, press_clean(arena, text, false), SHORT_TEXT_COLUMNS);
}

void part_words(struct document *document, enum paint paint, const char *words)
{
    if (*words != '\0')
        document_paragraph(document, paint, words);
}

/* Of one assignment the sheet says it once, on its first day; nor does it foretell that something will not
 * have been marked. */
static bool is_news(const struct sheet *sheet, const struct board *board,
                    const struct board_warning *warning, day_t today)
{
    if (warning->code == WARNING_NO_FEEDBACK && board->day > today)
        return false;
    for (size_t i = 0; warning->item != WARNING_OF_DAY && sheet->boards[i] != board; i++)
        for (size_t j = 0; j < sheet->boards[i]->warning_count; j++) {
            const struct board_warning *before = &sheet->boards[i]->warnings[j];
            if (before->code == warning->code && before->rule == warning->rule &&
                before->item == warning->item)
                return false;
        }
    return true;
}

void part_warnings(struct document *document, const struct board *board, const struct sheet *sheet)
{
    struct arena *arena = document->arena;
    enum lang lang = document->context->lang;
    char day[DATE_TEXT_BYTES];

    if (document->post && !document->post->warnings)
        return;
    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *warning = &board->warnings[i];
        const char *text = board_warning_text(warning, lang, arena);
        /* These two say in other words what the lines at the top say. */
        if (warning->code == WARNING_NEAR_LIMIT || warning->code == WARNING_NOT_REPORTED)
            continue;
        if (sheet && !is_news(sheet, board, warning, document->context->today))
            continue;
        if (*warning->source[lang] != '\0')
            text = arena_printf(arena, tr(lang, "%s (%s)"), text, warning->source[lang]);
        if (sheet)
            text = arena_printf(arena, "%s  %s", date_short(board->day, day), text);
        struct block *block = document_paragraph(document, PAINT_PLAIN, text);
        block->more = (struct words){.text = vocab_name(&vocab_level, (int)warning->level, lang),
                                     .paint = part_paint(warning->level)};
        block->hang = DOCUMENT_INDENT;
    }
}

void part_until(struct document *document, day_t day)
{
    const struct press_context *context = document->context;
    const char *until =
        phrase_until(context->now, context->utc_offset, day, context->lang, document->arena);

    if (document->post)
        part_words(document, document->paper ? PAINT_BOLD : PAINT_PLAIN,
                   post_due(document->post, context, document->arena));

    if (context->school_name && *context->school_name != '\0')
        until = arena_printf(document->arena, "%s · %s", until, context->school_name);
    document_paragraph(document, PAINT_PLAIN, until)->words.ours = true;
    if (document->post && document->post->signatures && !document->paper)
        post_signatures(document);
}

/* Where nothing may be set and nothing is, no number says more than that. */
static const char *day_load(const struct board *board, struct arena *arena)
{
    if (board->limit == 0 && board->load == 0)
        return "–";
    return board->limit < 0 ? arena_printf(arena, "%d", board->load)
                            : arena_printf(arena, "%d / %d", board->load, board->limit);
}

void part_days(struct document *document, const struct sheet *sheet)
{
    struct table *table = document_table(document);
    struct arena *arena = document->arena;
    enum lang lang = document->context->lang;
    char date[DATE_TEXT_BYTES];

    table->caption = tr(lang, "The load of each day");
    table_column(table, tr_c(lang, "column", "Day"));
    table_right_column(table, tr_c(lang, "column", "Min / limit"));
    table_column(table, tr_c(lang, "column", "Level"));
    table_long_column(table, tr_c(lang, "column", "Reported"));
    for (size_t i = 0; i < sheet->day_count; i++) {
        const struct board *board = sheet->boards[i];
        struct cell *cell = table_row(table);
        cell[0].text =
            arena_printf(arena, "%s %s", date_weekday_name(date_weekday(board->day), lang),
                         date_short(board->day, date));
        cell[1].text = day_load(board, arena);
        cell[2] = (struct cell){
            .text = part_level(board, lang), .paint = part_paint(board->level), .ours = true};
        /* of a day to come nobody has reported, and nobody need have */
        cell[3].text =
            board->day > document->context->today ? "" : phrase_reported(board, lang, arena);
    }
}
