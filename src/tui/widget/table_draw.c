/* The picture of a table: which columns there are and how wide, its rows over one line or several, the mark. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/widget/table_inside.h"

#define NARROW_COLS 32
#define NORMAL_COLS 48
#define WIDE_COLS 120
#define TEXT_LEAST 8 /* narrower, a text is no better read over several lines */

/* ---- columns ---- */

static enum table_size size_of(const struct canvas *canvas)
{
    return canvas->cols >= WIDE_COLS     ? TABLE_WIDE
           : canvas->cols >= NORMAL_COLS ? TABLE_NORMAL
           : canvas->cols >= NARROW_COLS ? TABLE_NARROW
                                         : TABLE_TINY;
}

/* The widest cell; 0 where none says anything. */
static int widest(const struct table *table, const struct canvas *canvas, size_t column)
{
    int most = 0;

    for (size_t i = 0; i < table->count; i++) {
        struct table_cell cell = table_cell_at(table, i, column);
        int width = canvas_width(canvas, cell.text) + canvas_width(canvas, cell.tail);
        most = width > most ? width : most;
    }
    return most;
}

static int width_of(const struct table *table, const struct canvas *canvas, size_t index)
{
    const struct table_column *column = &table->spec->columns[index];
    int most = column->most[size_of(canvas)], width, title;

    if (size_of(canvas) < column->from)
        return 0;
    width = widest(table, canvas, index);
    title = column->title ? canvas_width(canvas, _(column->title)) : 0;
    if (width == 0 && !column->always)
        return 0;
    width = title > width ? title : width;
    width = column->least > width ? column->least : width;
    return most > 0 && width > most ? most : width;
}

/* What the columns that are shown leave to the one that grows; the last column of the screen is free. */
static int room(const struct table *table, const struct canvas *canvas)
{
    int left = canvas->cols - table->spec->left - 1;

    for (size_t i = 0; i < table->spec->column_count; i++) {
        const struct table_column *column = &table->spec->columns[i];
        if (column->grows)
            left -= column->gap;
        else if (table->widths[i] > 0)
            left -= column->gap + table->widths[i];
    }
    return left;
}

/* The column that is missed least, or SIZE_MAX. */
static size_t least_needed(const struct table *table)
{
    size_t found = SIZE_MAX;
    int priority = 0;

    for (size_t i = 0; i < table->spec->column_count; i++)
        if (table->widths[i] > 0 && table->spec->columns[i].priority > priority) {
            priority = table->spec->columns[i].priority;
            found = i;
        }
    return found;
}

/* What the column that grows does not need goes to those that would be cut beside it. */
static void share_rest(struct table *table, const struct canvas *canvas, size_t growing)
{
    const struct table_column *columns = table->spec->columns;
    int rest = -1;

    for (size_t i = 0; i < table->spec->column_count && rest != 0; i++) {
        int most = columns[i].most[size_of(canvas)], more;

        if (columns[i].grows || most <= 0 || table->widths[i] < most ||
            (more = widest(table, canvas, i) - table->widths[i]) <= 0)
            continue;
        if (rest < 0)
            rest = table->widths[growing] - widest(table, canvas, growing);
        rest = rest > table->widths[growing] - columns[growing].least
                   ? table->widths[growing] - columns[growing].least
                   : rest;
        if (rest <= 0)
            return;
        more = more < rest ? more : rest;
        table->widths[i] += more;
        table->widths[growing] -= more;
        rest -= more;
    }
}

static void measure(struct table *table, const struct canvas *canvas)
{
    const struct table_spec *spec = table->spec;

    if (table->measured == canvas->cols)
        return;
    table->measured = canvas->cols;
    table_forget_lines(table);
    for (size_t i = 0; i < spec->column_count; i++)
        table->widths[i] = spec->columns[i].grows ? 0 : width_of(table, canvas, i);
    for (size_t i = 0; i < spec->column_count; i++) {
        int most = spec->columns[i].most[size_of(canvas)], width;
        size_t drop;

        if (!spec->columns[i].grows)
            continue;
        while (room(table, canvas) < spec->columns[i].least &&
               (drop = least_needed(table)) != SIZE_MAX)
            table->widths[drop] = 0;
        table->widths[i] = room(table, canvas);
        if (most > 0 && table->widths[i] > most) {
            width = widest(table, canvas, i);
            most = width > most ? width : most;
            table->widths[i] = table->widths[i] < most ? table->widths[i] : most;
        }
        share_rest(table, canvas, i);
    }
}

/* ---- the picture ---- */

/* What is worth knowing behind a long text is not cut off with it. */
static void draw_cell(struct canvas *canvas, int row, int col, int width,
                      const struct table_cell *cell)
{
    int text, tail = canvas_width(canvas, cell->tail);
    const char *said = cell->tail;

    if (tail == 0) {
        canvas_fit(canvas, row, col, width, cell->style, cell->text);
        return;
    }
    text = canvas_width(canvas, cell->text);
    if (text + tail > width && cell->brief) {
        said = cell->brief;
        tail = canvas_width(canvas, said);
    }
    if (text + tail > width && tail > width / 2)
        tail = text < width / 2 ? width - text : width / 2;
    if (text + tail > width)
        text = width - tail;
    text = canvas_fit(canvas, row, col, text, cell->style, cell->text);
    canvas_fit(canvas, row, col + text, width - text, cell->style, said);
}

static bool says_again(const struct table *table, size_t row, size_t above, size_t column)
{
    struct table_cell here = table_cell_at(table, row, column),
                      there = table_cell_at(table, above, column);

    return strcmp(here.text, there.text) == 0;
}

/* The columns behind one that say nothing in this row: no text is cut beside them. */
static int run_on(const struct table *table, size_t row, size_t column)
{
    int more = 0;

    for (size_t i = column + 1; i < table->spec->column_count; i++) {
        if (table->widths[i] <= 0)
            continue;
        struct table_cell cell = table_cell_at(table, row, i);
        if (*cell.text != '\0' || *cell.tail != '\0')
            break;
        more += table->spec->columns[i].gap + table->widths[i];
    }
    return more;
}

/* What is cut in one line of its column goes on in further ones. */
static void wrap_cell(const struct canvas *canvas, const struct table_cell *cell, int width,
                      struct arena *arena, struct table_lines *lines)
{
    int tail = canvas_width(canvas, cell->tail);
    bool apart = tail <= width; /* else it is broken as the text is */
    const char *text = apart ? cell->text : arena_printf(arena, "%s%s", cell->text, cell->tail);

    lines->tail = apart ? cell->tail : "";
    lines->brief = apart ? cell->brief : NULL;
    lines->text = text_wrap(arena, text, width, &lines->count);
    lines->needed = lines->count;
    if (apart && canvas_width(canvas, lines->text[lines->count - 1]) + tail > width)
        lines->needed++;
}

/* How many lines the cell that grows takes. */
static void need_lines(const struct table *table, const struct canvas *canvas, size_t row,
                       struct arena *arena, struct table_lines *lines)
{
    const struct table_spec *spec = table->spec;

    lines->needed = lines->given = 1;
    for (size_t i = 0; i < spec->column_count; i++) {
        int width = table->widths[i], wanted;
        struct table_cell cell;

        if (!spec->columns[i].grows || width < TEXT_LEAST)
            continue;
        cell = table_cell_at(table, row, i);
        wanted = canvas_width(canvas, cell.text) + canvas_width(canvas, cell.tail);
        if (wanted > width && wanted > (width += run_on(table, row, i)))
            wrap_cell(canvas, &cell, width, arena, lines);
    }
}

int table_rows_wanted(const struct table *table, const struct canvas *canvas)
{
    struct arena *arena = arena_new();
    size_t wanted = 0;

    for (size_t i = 0; i < table->count; i++) {
        struct table_lines lines = {0};

        need_lines(table, canvas, i, arena, &lines);
        wanted += lines.needed;
    }
    arena_free(arena);
    return (int)wanted;
}

/* What stands in the last line that is given: where these are too few, all the rest, to be cut. */
static const char *last_of(const struct table_lines *lines, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = lines->given - 1; i < lines->count; i++) {
        unsigned char first = (unsigned char)*lines->text[i];
        /* the space that the line was broken at; brackets of Chinese are no ASCII */
        bool words = buf.length > 0 &&
                     (isalnum(first) || (first == '(' && isascii(buf.text[buf.length - 1])));

        text_buf_printf(&buf, "%s%s", words ? " " : "", lines->text[i]);
    }
    return text_buf_str(&buf);
}

/* To the rows that are cut, one after the other, until all are whole; false: none is. */
static bool give_lines(struct table_lines *lines, size_t count, size_t spare)
{
    bool given = false, more = true;

    while (more && spare > 0) {
        more = false;
        for (size_t i = 0; i < count && spare > 0; i++)
            if (lines[i].given < lines[i].needed) {
                lines[i].given++;
                spare--;
                more = given = true;
            }
    }
    return given;
}

/* Lines that the list leaves free go to texts that would be cut. */
static void spread(struct table *table, const struct canvas *canvas)
{
    size_t count = table->left_count;
    struct table_lines *lines;
    struct arena *arena;

    if (table->spread == table->height)
        return;
    table_forget_lines(table);
    table->spread = table->height;
    if (count >= (size_t)table->height)
        return;
    arena = table->lines_arena = arena_new();
    lines = ARENA_ARRAY(arena, count, struct table_lines);
    for (size_t i = 0; i < count; i++)
        need_lines(table, canvas, table->left[i], arena, &lines[i]);
    if (!give_lines(lines, count, (size_t)table->height - count))
        return;
    for (size_t i = 0; i < count; i++)
        if (lines[i].given > 1)
            lines[i].last = last_of(&lines[i], arena);
    table->lines = lines;
}

static void draw_lines(struct canvas *canvas, int row, int col, int width, enum style style,
                       const struct table_lines *lines)
{
    struct table_cell last = {
        .text = lines->last, .tail = lines->tail, .brief = lines->brief, .style = style};
    int end = row + (int)lines->given - 1;

    for (int i = 0; row + i < end; i++)
        canvas_fit(canvas, row + i, col, width, style, lines->text[i]);
    if (*last.text == '\0')
        last.tail += strspn(last.tail, " ");
    draw_cell(canvas, end, col, width, &last);
}

/* A row of the table; row SIZE_MAX: the header. above: the owner's row drawn before it. lines NULL: it has
 * one. */
static void draw_row(const struct table *table, struct canvas *canvas, int at,
                     const struct table_lines *lines, size_t row, size_t above)
{
    int col = table->spec->left;

    for (size_t i = 0; i < table->spec->column_count; i++) {
        const struct table_column *column = &table->spec->columns[i];
        struct table_cell cell = {.text = "", .tail = "", .style = STYLE_DIM};
        int width = table->widths[i];

        if (width <= 0)
            continue;
        if (row != SIZE_MAX)
            cell = table_cell_at(table, row, i);
        else if (column->title)
            cell.text = _(column->title);
        col += column->gap;
        if (column->once && row != SIZE_MAX && above != SIZE_MAX &&
            says_again(table, row, above, i))
            cell.text = "";
        if (column->grows && row != SIZE_MAX)
            width += run_on(table, row, i);
        if (column->right)
            canvas_right(canvas, at, col + width, width, cell.style, cell.text);
        else if (column->grows && lines)
            draw_lines(canvas, at, col, width, cell.style, lines);
        else
            draw_cell(canvas, at, col, width, &cell);
        col += table->widths[i];
    }
}

bool table_shows(struct table *table, const struct canvas *canvas, size_t column)
{
    measure(table, canvas);
    return table->widths[column] > 0;
}

bool table_has_header(const struct table *table)
{
    for (size_t i = 0; i < table->spec->column_count; i++)
        if (table->spec->columns[i].title)
            return true;
    return false;
}

void table_draw_header(struct table *table, struct canvas *canvas, int row)
{
    measure(table, canvas);
    draw_row(table, canvas, row, NULL, SIZE_MAX, SIZE_MAX);
}

static void place(struct table *table, int first_row, int height)
{
    size_t rows = height > 0 ? (size_t)height : 1;

    table->first_row = first_row;
    table->height = height > 0 ? height : 0;
    if (table->top + rows > table->left_count)
        table->top = table->left_count > rows ? table->left_count - rows : 0;
    if (table->selected < table->top)
        table->top = table->selected;
    if (table->selected >= table->top + rows)
        table->top = table->selected - rows + 1;
}

void table_mark(struct canvas *canvas, int row, int pointer, int end)
{
    canvas_text(canvas, row, pointer, 1, STYLE_BOLD, "▸");
    canvas_style(canvas, row, 0, end, STYLE_SELECTED);
}

static bool is_kept(const struct table *table, const struct canvas *canvas, int rows)
{
    const struct canvas *kept = &table->kept;

    return table->alone && kept->rows == rows && kept->cols == canvas->cols &&
           kept->ascii == canvas->ascii && table->kept_top == table->top;
}

static void keep(struct table *table, const struct canvas *canvas, int row, int rows)
{
    if (!table->alone)
        return;
    canvas_take(&table->kept, canvas, row, rows);
    table->kept_top = table->top;
}

static void draw_rows(struct table *table, struct canvas *canvas, int row, int rows, int all)
{
    if (is_kept(table, canvas, all)) {
        canvas_put(canvas, row, 0, &table->kept, all);
        return;
    }
    for (int i = 0, line = row; i < rows; i++) {
        size_t position = table->top + (size_t)i;
        int lines = table_lines_of(table, position);

        draw_row(table, canvas, line, lines > 1 ? &table->lines[position] : NULL,
                 table->left[position], i > 0 ? table->left[position - 1] : SIZE_MAX);
        line += lines;
    }
    keep(table, canvas, row, all);
}

/* The lines of so many positions from the first one shown. */
static int lines_before(const struct table *table, size_t count)
{
    int lines = 0;

    for (size_t i = 0; i < count; i++)
        lines += table_lines_of(table, table->top + i);
    return lines;
}

void table_draw(struct table *table, struct canvas *canvas, int row, int height, const char *empty)
{
    int text = table->spec->pointer + 2, rows = height > 0 ? height : 0;
    int at;

    measure(table, canvas);
    place(table, row, height);
    if (table->left_count == 0 && height > 0)
        canvas_fit(canvas, row, text, canvas->cols - text - 1, STYLE_DIM,
                   table->count == 0 ? empty
                   : table->nothing  ? table->nothing
                                     : _("nothing contains these words"));
    if ((size_t)rows > table->left_count - table->top)
        rows = (int)(table->left_count - table->top);
    if (rows == 0)
        return;
    spread(table, canvas);
    draw_rows(table, canvas, row, rows, lines_before(table, (size_t)rows));
    if (table->aside)
        return;
    at = row + lines_before(table, table->selected - table->top);
    table_mark(canvas, at, table->spec->pointer, canvas->cols);
    for (int i = 1; i < table_lines_of(table, table->selected); i++)
        canvas_style(canvas, at + i, 0, canvas->cols, STYLE_SELECTED);
}
