/* The board of a day as a document: what day and class, how full it is, who has reported, then the
 * homework. */
#include "config.h"

#include "press/parts.h"

#include "press/items.h"
#include "press/on_paper.h"
#include "press/phrase.h"

static void add_load(struct document *document, const struct board *board)
{
    const struct press_context *context = document->context;
    struct arena *arena = document->arena;
    enum paint paint = part_paint(board->level);
    enum lang lang = context->lang;
    const char *today = board->day == context->today ? tr(lang, "Today") : tr(lang, "That day");
    const struct words facts[] = {
        {.text = arena_printf(arena, "%s %s", today,
                              phrase_load(board->load, board->limit, lang, arena))},
        {.text = part_level(board, lang), .paint = paint, .ours = true},
        {.text = phrase_room(board->load, board->limit, lang, arena)},
        {.bar = true, .value = board->load, .limit = board->limit, .paint = paint},
    };
    size_t count = sizeof facts / sizeof *facts;

    /* A bar of nothing out of nothing, in the first two grades, says nothing. */
    bool bar = board->limit > 0 || (board->limit == 0 && board->load > 0);
    document_facts(document, facts, bar ? count : count - 1, 0);
}

static void add_facts(struct document *document, const struct board *board)
{
    struct words facts[POLICY_PATHS_MAX + 4] = {0};
    size_t count = 0;
    struct arena *arena = document->arena;
    enum lang lang = document->context->lang;
    bool missing = false;

    for (size_t i = 0; i < board->subject_count; i++)
        missing = missing || board->subjects[i].status == REPORT_MISSING;
    /* A path each, so that a narrow page breaks between them. */
    for (size_t i = 0; *phrase_paths(board, lang, arena) != '\0' && i < board->path_count; i++)
        if (board->paths[i].listed)
            facts[count++].text = phrase_path(&board->paths[i], lang, arena);
    facts[count++].text = phrase_uncounted(board, lang, arena);
    facts[count++] = (struct words){.text = phrase_reported(board, lang, arena),
                                    .paint = missing ? PAINT_YELLOW : PAINT_PLAIN};
    if (board->week_average >= 0) {
        facts[count++].text =
            arena_printf(arena, tr(lang, "week's average %d"), board->week_average);
    }
    facts[count++].text = phrase_calibrated(board->calibrated, lang, arena);
    document_facts(document, facts, count, 0);
    part_words(document, PAINT_PLAIN, phrase_aftercare(board, lang, arena));
    part_words(document, PAINT_PLAIN, phrase_shares(board, lang, arena));
}

static void add_items(struct document *document, const struct board *board)
{
    enum lang lang = document->context->lang;

    if (board->item_count == 0)
        document_paragraph(document, PAINT_PLAIN, phrase_nothing(board, lang));
    if (board->item_count > 0 || (document->paper && paper_has_rooms(board))) {
        struct table *table = items_table(document, items_of_board(board, document->arena),
                                          board->item_count, true, false);
        if (document->paper)
            paper_rooms(document, table, board);
    }
    document_pause(document);
}

void document_board(struct document *document, const union press_value *value)
{
    const struct board *board = value->board;
    struct arena *arena = document->arena;
    enum lang lang = document->context->lang;

    document->framed = true;
    document_title(document,
                   arena_printf(arena, tr(lang, "%s homework board"), part_board_name(board, lang)),
                   part_day(board, document->context, arena));
    part_words(document, PAINT_PLAIN, phrase_events(board, lang, arena));
    add_load(document, board);
    add_facts(document, board);
    document_pause(document);
    add_items(document, board);
    part_words(document, PAINT_YELLOW, phrase_pending(board, lang, arena));
    part_warnings(document, board, NULL);
    part_until(document, board->day);
    if (document->paper)
        paper_end(document, board);
}
