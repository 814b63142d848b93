/* Classes × the days of a week, or × the weeks of a term: read in pieces of a few weeks of one class. */
#include "config.h"

#include <string.h>

#include "tui/term/clock.h"
#include "tui/view/overview_state.h"

#define PIECE_WEEKS 3 /* of a term: read at once */
#define HALF_YEAR 20  /* weeks, where the school has no terms */
#define TERM_WEEKS_MAX 40

day_t grid_day(const struct over_grid *grid, size_t column)
{
    return grid->first + (day_t)column * (grid->weeks ? WEEK_DAYS : 1);
}

/* Its columns are the weeks of the term of a day; where that is of none, half a year, most of it before. */
static void fill_term(struct app *app, struct over_grid *grid, day_t day)
{
    const struct term_list *terms = &app_data(app)->terms;

    grid->first = date_monday(day) - (HALF_YEAR - 4) * WEEK_DAYS;
    grid->columns = HALF_YEAR;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *term = &terms->items[i];

        if (day < term->first || day > term->last)
            continue;
        grid->in_term = true;
        grid->first = date_monday(term->first);
        grid->columns = (size_t)((date_monday(term->last) - grid->first) / WEEK_DAYS) + 1;
        grid->columns = grid->columns < TERM_WEEKS_MAX ? grid->columns : TERM_WEEKS_MAX;
    }
}

/* What was known of a class in the same columns; where it is no news it is not read again. */
static void keep_cells(const struct app *app, const struct over_grid *old, struct over_row *row,
                       size_t columns, struct arena *arena)
{
    const struct over_row *known = NULL;

    for (size_t i = 0; i < old->row_count; i++)
        if (old->rows[i].id == row->id)
            known = &old->rows[i];
    if (!known)
        return;
    row->average = known->average;
    row->read = app_class_is_news(app, row->id) ? 0 : known->read;
    memcpy(row->cells, known->cells, columns * sizeof *row->cells);
    for (size_t i = 0; i < columns; i++) {
        struct over_cell *cell = &row->cells[i];
        const char **codes = ARENA_ARRAY(arena, cell->missing_count, const char *);

        for (size_t j = 0; j < cell->missing_count; j++)
            codes[j] = arena_strdup(arena, cell->missing[j]);
        cell->missing = codes;
        cell->words.text = NULL; /* the old arena's */
    }
}

void grid_begin(struct app *app, struct over_grid *grid, bool weeks, day_t day)
{
    struct session session = app_session(app, app->today);
    struct over_grid old = *grid;
    struct arena *arena = arena_new();
    size_t count;
    const struct class **classes = service_classes(&session, day, false, arena, &count);
    bool same;

    *grid = (struct over_grid){.arena = arena, .weeks = weeks, .top = old.top};
    grid->first = date_monday(day);
    grid->columns = WEEK_DAYS;
    if (weeks)
        fill_term(app, grid, day);
    same = old.weeks == weeks && old.first == grid->first && old.columns == grid->columns;
    grid->rows = ARENA_ARRAY(arena, count, struct over_row);
    for (int near = NEARNESS_MAX; near >= 0; near--)
        for (size_t i = 0; i < count; i++) {
            struct over_row *row = &grid->rows[grid->row_count];

            if (session_nearness(&session, classes[i]) != near)
                continue;
            grid->row_count++;
            *row = (struct over_row){
                .id = classes[i]->id,
                .name = class_short(&app_data(app)->school, classes[i], day, app->lang, arena),
                .near = near,
                .average = -1,
                .cells = ARENA_ARRAY(arena, grid->columns, struct over_cell)};
            if (same)
                keep_cells(app, &old, row, grid->columns, arena);
        }
    grid_done(&old);
}

void grid_done(struct over_grid *grid)
{
    arena_free(grid->arena);
    grid->arena = NULL;
}

/* Set that day, or a part of it done then. */
static bool is_shown(const struct board_item *item, day_t day)
{
    return item->assignment->state != STATE_WITHDRAWN &&
           (item->today > 0 || item->assignment->assigned == day);
}

static void fill_day(const struct board *board, day_t today, struct over_cell *cell,
                     struct arena *arena)
{
    size_t none = 0;

    *cell = (struct over_cell){
        .known = true, .load = board->load, .limit = board->limit, .level = board->level};
    for (size_t i = 0; i < board->item_count; i++)
        cell->any |= is_shown(&board->items[i], board->day);
    cell->missing = ARENA_ARRAY(arena, board->subject_count, const char *);
    for (size_t i = 0; i < board->subject_count; i++) {
        const struct board_subject *subject = &board->subjects[i];

        none += subject->status == REPORT_NONE;
        if (subject->status == REPORT_MISSING && board->day <= today)
            cell->missing[cell->missing_count++] = arena_strdup(arena, subject->subject->code);
    }
    cell->none = none > 0 && cell->missing_count == 0;
}

/* Of the week's school days so far: those to come would lower it; -1: none has come. */
static int average_of(day_t today, struct board *const *boards)
{
    day_t last = today - boards[0]->day;

    if (last < 0)
        return -1;
    return boards[last < WEEK_DAYS - 1 ? last : WEEK_DAYS - 1]->week_average;
}

static void fill_week(struct board *const *boards, day_t today, struct over_cell *cell)
{
    *cell = (struct over_cell){.known = true, .limit = boards[WEEK_DAYS - 1]->limit};
    cell->load = average_of(today, boards);
    if (cell->load < 0)
        cell->load = boards[WEEK_DAYS - 1]->week_average;
    for (size_t i = 0; i < WEEK_DAYS; i++) {
        for (size_t j = 0; j < boards[i]->item_count; j++)
            cell->any |= is_shown(&boards[i]->items[j], boards[i]->day);
        cell->reds += boards[i]->level == LEVEL_RED;
        cell->yellows += boards[i]->level == LEVEL_YELLOW;
        cell->level = boards[i]->level > cell->level ? boards[i]->level : cell->level;
    }
}

static size_t pieces_of_row(const struct over_grid *grid)
{
    return grid->weeks ? (grid->columns + PIECE_WEEKS - 1) / PIECE_WEEKS : 1;
}

static bool read_piece(struct app *app, struct over_grid *grid, struct arena *scratch)
{
    struct session session = app_session(app, app->today);
    struct over_row *row = &grid->rows[grid->next];
    size_t column = row->read * PIECE_WEEKS;
    size_t end =
        grid->weeks && column + PIECE_WEEKS < grid->columns ? column + PIECE_WEEKS : grid->columns;
    const struct class *class = service_class_by_id(&session, row->id);
    day_t from = grid_day(grid, column);
    struct board **boards;
    struct err err;

    err_clear(&err);
    if (!class ||
        !service_loads(&session, class, from, grid_day(grid, end) - 1, scratch, &boards, &err))
        return false;
    for (size_t i = column; i < end; i++)
        if (grid->weeks)
            fill_week(&boards[(i - column) * WEEK_DAYS], app->today, &row->cells[i]);
        else
            fill_day(boards[i], app->today, &row->cells[i], grid->arena);
    if (!grid->weeks)
        row->average = average_of(app->today, boards);
    row->read++;
    return true;
}

bool grid_go_on(struct app *app, struct over_grid *grid, int milliseconds)
{
    int64_t end = clock_ms() + milliseconds;
    bool left = grid->next < grid->row_count;
    struct arena *scratch = arena_new();

    while (grid->next < grid->row_count && clock_ms() < end) {
        if (grid->rows[grid->next].read == pieces_of_row(grid)) {
            grid->next++;
            continue;
        }
        if (!read_piece(app, grid, scratch)) {
            grid->next = grid->row_count; /* the next reading begins again */
            break;
        }
        arena_reset(scratch);
    }
    arena_free(scratch);
    return left;
}
