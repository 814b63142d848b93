/* Tables into strips: a strip a row, columns as wide as their texts, one that takes what is left. */
#include "config.h"

#include "paper/flow.h"

#include <math.h>

#define COLUMN_GAP 9.0
#define WIDER_GAP 22.0   /* more than that, at most, where no column takes what is left */
#define LONG_LEAST 130.0 /* a long text in less is a ladder */
#define SHORT_LEAST 28.0 /* of a column that has to give way */
#define PADDING 2.6
#define HEAD_SIZE 0.9
#define ROOM_LINE 19.0 /* a line to write on by hand */
#define RULE 0.4
#define FAINT_RULE 0.15 /* between rows of the same */
#define HEAD_RULE 1.0
#define BAND_INDENT 3.0

struct grid
{
    const struct table *table;
    double *widths, *starts;
    struct text *heads, *cells; /* none: of the long column, and empty ones */
    size_t long_column;         /* column_count: there is none */
    struct strip *head;
};

static bool is_empty(const struct cell *cell)
{
    return !cell->text || *cell->text == '\0';
}

/* What stands first names the row; what has a paint says something. */
static struct set cell_set(const struct table *table, size_t c, const struct cell *cell)
{
    return (struct set){1, (c == 0 && table->column_count > 1) || cell->paint > PAINT_GREEN};
}

/* The texts of all short columns, and how wide they make them. */
static void measure(struct grid *grid, struct flow *flow)
{
    const struct table *table = grid->table;
    size_t columns = table->column_count;

    for (size_t c = 0; c < columns; c++) {
        if (table->columns[c].long_text)
            grid->long_column = c;
        if (table->bare)
            continue;
        grid->heads[c] = flow_text(flow, table->columns[c].head, (struct set){HEAD_SIZE, true}, 0);
        if (!table->columns[c].long_text)
            grid->widths[c] = text_wide(grid->heads[c]);
    }
    for (size_t i = 0; i < table->row_count * columns; i++) {
        size_t c = i % columns;
        const struct cell *cell = &table->cells[i];
        if (c == grid->long_column || is_empty(cell))
            continue;
        grid->cells[i] = flow_text(flow, cell->text, cell_set(table, c, cell), 0);
        double width = text_wide(grid->cells[i]);
        grid->widths[c] = width > grid->widths[c] ? width : grid->widths[c];
    }
}

/* Takes what is missing from the widest columns, evenly down to one width. */
static void squeeze(struct grid *grid, double missing)
{
    size_t columns = grid->table->column_count;

    while (missing > 0.5) {
        size_t widest = 0, equals = 0;
        double next = SHORT_LEAST;
        for (size_t c = 1; c < columns; c++)
            widest = grid->widths[c] > grid->widths[widest] ? c : widest;
        double width = grid->widths[widest];
        if (width <= SHORT_LEAST)
            return;
        for (size_t c = 0; c < columns; c++) {
            equals += grid->widths[c] >= width - 0.01 ? 1 : 0;
            if (grid->widths[c] < width - 0.01 && grid->widths[c] > next)
                next = grid->widths[c];
        }
        double step = width - next;
        step = step * (double)equals > missing ? missing / (double)equals : step;
        for (size_t c = 0; c < columns; c++)
            grid->widths[c] -= grid->widths[c] >= width - 0.01 ? step : 0;
        missing -= step * (double)equals;
    }
}

static void place(struct grid *grid, struct flow *flow)
{
    size_t columns = grid->table->column_count;
    double used = COLUMN_GAP * (double)(columns - 1);
    double x = 0;

    for (size_t c = 0; c < columns; c++)
        used += grid->widths[c];
    double left = flow->width - used;
    double least = grid->long_column < columns ? LONG_LEAST : 0;
    if (left < least) {
        flow->tight = true;
        squeeze(grid, least - left);
        left = least;
    }
    double gap = COLUMN_GAP;
    if (grid->long_column < columns)
        grid->widths[grid->long_column] = left;
    else if (columns > 1 && left > 0)
        gap += fmin(left / (double)(columns - 1), WIDER_GAP);
    for (size_t c = 0; c < columns; c++) {
        grid->starts[c] = x;
        x += grid->widths[c] + gap;
    }
}

static void put(struct grid *grid, struct flow *flow, struct strip *strip, size_t c,
                struct text text, const struct cell *cell)
{
    double width = text_wide(text);

    if (width > grid->widths[c]) {
        text_wrap_within(text, grid->widths[c]);
        width = grid->widths[c];
    }
    bool right = grid->table->columns[c].right;
    strip_piece(flow, strip,
                (struct piece){.kind = PIECE_TEXT,
                               .text = text,
                               .x = grid->starts[c] + (right ? grid->widths[c] - width : 0),
                               .y = PADDING,
                               .width = width,
                               .height = text_high(text),
                               .paint = cell ? cell->paint : PAINT_PLAIN,
                               .again = cell && cell->same,
                               .names = cell && c == 0 && !grid->table->bare});
}

/* What the table is of stands above its heads again. */
static void put_head(struct grid *grid, struct flow *flow)
{
    struct strip *heading = flow->count > 0 ? flow->strips[flow->count - 1] : NULL;

    grid->head = heading && heading->keep ? heading : NULL;
    if (grid->table->bare)
        return;
    struct strip *strip = flow_strip(flow, 2 * PADDING);
    strip->head = grid->head;
    grid->head = strip;
    for (size_t c = 0; c < grid->table->column_count; c++)
        put(grid, flow, strip, c, grid->heads[c], NULL);
    strip->height += PADDING;
    strip->rule = HEAD_RULE;
    strip->keep = true;
}

static void put_room(const struct grid *grid, struct flow *flow, struct strip *strip, int lines)
{
    size_t c = grid->long_column < grid->table->column_count ? grid->long_column : 0;
    double top = strip->height;

    /* the last one is the row's own rule */
    for (int i = 1; i < lines; i++)
        strip_piece(flow, strip,
                    (struct piece){.kind = PIECE_LINE,
                                   .x = grid->starts[c],
                                   .y = top + i * ROOM_LINE,
                                   .width = flow->width - grid->starts[c]});
    strip->height = top + lines * ROOM_LINE;
}

/* Whether the row below begins with the same words. */
static bool goes_on(const struct table *table, size_t row)
{
    return table->cells[(row + 1) * table->column_count].same;
}

static struct strip *put_row(struct grid *grid, struct flow *flow, size_t row, bool last)
{
    const struct table *table = grid->table;
    struct strip *strip = flow_strip(flow, 0);
    int room = 0;

    for (size_t c = 0; c < table->column_count; c++) {
        size_t at = row * table->column_count + c;
        const struct cell *cell = &table->cells[at];
        room = cell->room > room ? cell->room : room;
        if (is_empty(cell))
            continue;
        if (c == grid->long_column)
            grid->cells[at] =
                flow_text(flow, cell->text, cell_set(table, c, cell), grid->widths[c]);
        put(grid, flow, strip, c, grid->cells[at], cell);
    }
    if (room > 0)
        put_room(grid, flow, strip, room);
    strip->height += PADDING;
    strip->rule = last ? HEAD_RULE : goes_on(table, row) ? FAINT_RULE : RULE;
    strip->head = grid->head;
    return strip;
}

static void put_group(struct grid *grid, struct flow *flow, size_t index)
{
    const struct table *table = grid->table;
    const struct row_group *group = &table->groups[index];
    size_t end = index + 1 < table->group_count ? group[1].first : table->row_count;
    struct strip *strip = flow_strip(flow, PADDING);
    struct piece *heading = strip_text(flow, strip, group->heading, (struct set){1, true},
                                       flow->width - 2 * BAND_INDENT);

    heading->x = BAND_INDENT;
    heading->y = PADDING / 2;
    strip->height += PADDING;
    strip->band = true;
    strip->keep = true;
    strip->head = grid->head;
    for (size_t row = group->first; row < end; row++)
        put_row(grid, flow, row, row + 1 == end)->head = strip;
    if (group->first == end && group->nothing) {
        strip = flow_strip(flow, PADDING);
        strip_text(flow, strip, group->nothing, (struct set){1, false}, flow->width)->x =
            BAND_INDENT;
        strip->height += PADDING;
    }
}

void flow_table(struct flow *flow, const struct table *table)
{
    struct arena *arena = flow->arena;
    size_t columns = table->column_count;
    struct grid grid = {
        .table = table,
        .widths = ARENA_ARRAY(arena, columns, double),
        .starts = ARENA_ARRAY(arena, columns, double),
        .heads = ARENA_ARRAY(arena, columns, struct text),
        .cells = ARENA_ARRAY(arena, table->row_count * columns, struct text),
        .long_column = columns,
    };

    if (columns == 0)
        return;
    if (table->caption) {
        struct strip *strip = flow_strip(flow, 2 * PADDING);
        strip_text(flow, strip, table->caption, (struct set){1, true}, flow->width);
        strip->keep = true;
    }
    measure(&grid, flow);
    place(&grid, flow);
    put_head(&grid, flow);
    for (size_t i = 0; i < table->group_count; i++)
        put_group(&grid, flow, i);
    for (size_t row = 0; table->group_count == 0 && row < table->row_count; row++)
        put_row(&grid, flow, row, row + 1 == table->row_count);
    flow->owed = 2 * PADDING;
}
