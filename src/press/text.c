/* The board of a day as calm text, which a screen reader reads in order: what day and class, how full
 * it is, who has reported, then the homework. ANSI is the same with colour that repeats the words. */
#include "config.h"

#include "press/parts.h"

#include "base/text.h"
#include "press/items.h"
#include "press/phrase.h"

#define BAR_MAX_COLUMNS 30
#define BAR_MIN_COLUMNS 10

static void write_load(struct page *page, const struct board *board)
{
    struct arena *arena = page->arena;
    enum paint paint = part_paint(board->level);
    const char *today =
        board->day == page->style->today ? tr(page->lang, "Today") : tr(page->lang, "This day");
    struct segment segments[] = {
        {arena_printf(arena, "%s %s", today, phrase_load(board, page->lang, arena)), PAINT_PLAIN},
        {page_mark(page, part_level(board, page->lang)), paint},
        {phrase_room(board->load, board->limit, page->lang, arena), PAINT_PLAIN},
        {"", paint},
    };
    size_t count = sizeof segments / sizeof *segments;

    /* A bar of nothing out of nothing, in the first two grades, says nothing. */
    if (board->limit > 0 || (board->limit == 0 && board->load > 0)) {
        int used = 0;
        for (size_t i = 0; i + 1 < count; i++) {
            int width = text_width(page_clean(page, segments[i].text));
            used += width > 0 ? width + PAGE_COLUMN_GAP : 0;
        }
        int room = page->width - used;
        /* beside the words, or where that is too little, on a line of its own */
        int columns = room >= BAR_MIN_COLUMNS ? room : page->width;
        struct gauge gauge = phrase_gauge(board->load, board->load, board->limit,
                                          columns < BAR_MAX_COLUMNS ? columns : BAR_MAX_COLUMNS);
        segments[count - 1].text = phrase_gauge_text(&gauge, page->style->ascii, arena);
    }
    page_flow(page, segments, count, 0);
}

static void write_facts(struct page *page, const struct board *board)
{
    struct segment segments[POLICY_PATHS_MAX + 4] = {0};
    size_t count = 0;
    struct arena *arena = page->arena;
    bool missing = false;

    for (size_t i = 0; i < board->subject_count; i++) {
        missing = missing || board->subjects[i].status == REPORT_MISSING;
    }
    /* A path each, so that a narrow page breaks between them. */
    for (size_t i = 0; *phrase_paths(board, page->lang, arena) != '\0' && i < board->path_count;
         i++) {
        segments[count++].text = phrase_path(&board->paths[i], page->lang, arena);
    }
    segments[count++].text = phrase_uncounted(board, page->lang, arena);
    segments[count++] = (struct segment){phrase_reported(board, page->lang, arena),
                                         missing ? PAINT_YELLOW : PAINT_PLAIN};
    if (board->week_average >= 0) {
        segments[count++].text =
            arena_printf(arena, tr(page->lang, "week's average %d"), board->week_average);
    }
    segments[count++].text = phrase_calibrated(board->calibrated, page->lang, arena);
    page_flow(page, segments, count, 0);
    struct segment plan[] = {{phrase_service(board, page->lang, arena), PAINT_PLAIN},
                             {phrase_shares(board, page->lang, arena), PAINT_PLAIN}};
    for (size_t i = 0; i < sizeof plan / sizeof *plan; i++) {
        if (*plan[i].text != '\0') {
            page_paragraph(page, plan[i].paint, plan[i].text, 0);
        }
    }
}

void text_board(struct page *page, const struct board *board)
{
    struct arena *arena = page->arena;
    int columns = page->width;
    struct item_table items;

    items_build(&items, page, items_of_board(board, arena), board->item_count, true, false);
    table_layout(&items.table, page);
    page->width = columns < PAGE_FULL_COLUMNS ? columns : PAGE_FULL_COLUMNS;
    if (board->item_count > 0 && items.table.width > page->width) {
        page->width = items.table.width;
    }

    page_ends(page, PAINT_BOLD,
              arena_printf(arena, tr(page->lang, "%s homework board"),
                           part_board_name(board, page->lang)),
              page_mark(page, part_day(board, page->style, arena)));
    write_load(page, board);
    write_facts(page, board);
    page_end_line(page);
    if (board->item_count > 0) {
        table_write(&items.table, page);
    } else {
        page_paragraph(page, PAINT_PLAIN, phrase_nothing(board, page->lang), 0);
    }
    page_end_line(page);
    part_pending(page, phrase_pending(board, page->lang, arena));
    part_warnings(page, board, false);
    part_until(page, board->day);
    page->width = columns;
}
