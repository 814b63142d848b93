/* Selection, scrolling, filtering, columns and the mouse for every view that shows rows. */
#include "config.h"

#include "tui/widget/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/widget/hints.h"

#define FILTER_MAX_CHARS 60
#define NARROW_COLS 32
#define NORMAL_COLS 48
#define WIDE_COLS 120

static const struct key_scope filter_scopes[] = {
    {.title = N_("Searching"), .common = COMMON_MOVE, .typing = true}};
static const struct key_row filter_rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("select"), NULL, N_("take the selected one")},
    {REQUEST_BACK, "back", 0, "Esc", N_("back"), NULL, N_("back, nothing taken")},
};
const struct key_set table_filter_keys = KEYS("filter", filter_scopes, filter_rows);

void table_init(struct table *table, const struct table_spec *spec)
{
    memset(table, 0, sizeof *table);
    table->spec = spec;
    table->filtering = spec->always_filters;
    editor_init(&table->filter, FILTER_MAX_CHARS);
}

void table_done(struct table *table)
{
    editor_done(&table->filter);
    canvas_done(&table->kept);
    arena_free(table->arena);
    free(table->left);
    memset(table, 0, sizeof *table);
}

static struct table_cell cell_of(const struct table *table, size_t row, size_t column)
{
    struct table_cell cell = {.text = "", .tail = "", .style = STYLE_PLAIN};

    table->spec->cell(table->rows, row, column, &cell);
    return cell;
}

/* ---- what is left ---- */

static const char *text_of(const struct table *table, size_t row, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    if (table->texts)
        return table->texts[row];
    for (size_t i = 0; i < table->spec->column_count; i++) {
        struct table_cell cell = cell_of(table, row, i);
        text_buf_printf(&buf, "%s%s ", cell.text, cell.tail);
    }
    return text_buf_str(&buf);
}

static bool holds_words(const char *text, const char *words, struct arena *arena)
{
    const char *folded = text_fold(arena, text);
    char *rest = text_fold(arena, words);

    for (char *word = strtok(rest, " "); word; word = strtok(NULL, " "))
        if (!strstr(folded, word))
            return false;
    return true;
}

/* Whether the words are what a line of the text begins with: its name rather than something said of it. */
static bool begins_line(const char *text, const char *words, struct arena *arena)
{
    const char *folded = text_fold(arena, text), *wanted = text_fold(arena, words);

    for (const char *at = strstr(folded, wanted); at; at = strstr(at + 1, wanted))
        if (at == folded || at[-1] == '\n')
            return true;
    return false;
}

static void reserve(struct table *table, size_t count)
{
    size_t *more;

    if (count <= table->capacity)
        return;
    more = realloc(table->left, count * sizeof *more);
    if (!more)
        die("out of memory");
    table->left = more;
    table->capacity = count;
}

static void narrow(struct table *table, size_t keep)
{
    struct arena *arena = arena_new();
    const char *filter = table->filter.text;
    size_t selected = table->selected, best = SIZE_MAX;
    bool kept = false;

    reserve(table, table->count);
    canvas_done(&table->kept);
    table->left_count = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (*filter != '\0' && !holds_words(text_of(table, i, arena), filter, arena))
            continue;
        if (*filter != '\0' && best == SIZE_MAX &&
            begins_line(text_of(table, i, arena), filter, arena))
            best = table->left_count;
        if (i == keep) {
            selected = table->left_count;
            kept = true;
        }
        table->left[table->left_count++] = i;
    }
    if (!kept && *filter != '\0')
        selected = best != SIZE_MAX ? best : 0;
    if (selected >= table->left_count)
        selected = table->left_count > 0 ? table->left_count - 1 : 0;
    table->selected = selected;
    arena_free(arena);
}

void table_fill(struct table *table, const void *rows, size_t count, const char *const *texts,
                size_t keep)
{
    table->rows = rows;
    table->count = count;
    table->texts = texts;
    table->measured = 0;
    narrow(table, keep);
}

void table_own(struct table *table, struct arena *arena)
{
    arena_free(table->arena);
    table->arena = arena;
}

void table_renew(struct table *table, struct arena *arena, const struct table_rows *rows)
{
    const void *selected = table_chosen(table);
    size_t keep = rows->select;

    if (keep == SIZE_MAX && !rows->same)
        keep = table_selected(table);
    for (size_t i = 0; selected && keep == SIZE_MAX && i < rows->count; i++)
        if (rows->same(selected, (const char *)rows->items + i * rows->size))
            keep = i;
    table->row_size = rows->size;
    table_fill(table, rows->items, rows->count, rows->texts, keep);
    table_own(table, arena);
}

size_t table_selected(const struct table *table)
{
    return table->left_count > 0 ? table->left[table->selected] : SIZE_MAX;
}

const void *table_chosen(const struct table *table)
{
    return table->left_count > 0
               ? (const char *)table->rows + table_selected(table) * table->row_size
               : NULL;
}

void table_select(struct table *table, size_t row)
{
    for (size_t i = 0; i < table->left_count; i++)
        if (table->left[i] == row)
            table->selected = i;
}

bool table_move(struct table *table, int steps)
{
    size_t before = table->selected;

    if (table->left_count == 0)
        return false;
    if (steps < 0)
        table->selected -= table->selected < (size_t)-steps ? table->selected : (size_t)-steps;
    else
        table->selected += (size_t)steps;
    if (table->selected >= table->left_count)
        table->selected = table->left_count - 1;
    return table->selected != before;
}

void table_first(struct table *table)
{
    table->selected = 0;
}

/* ---- requests, keys, the mouse ---- */

static bool edited(struct table *table, enum edited what)
{
    if (what == EDIT_CHANGED)
        narrow(table, table_selected(table));
    return what != EDIT_IGNORED;
}

void table_drop_filter(struct table *table)
{
    table->filtering = table->spec->always_filters;
    editor_set(&table->filter, "");
    narrow(table, table_selected(table));
}

/* While a filter is typed, Enter keeps it and Esc drops it; later Esc drops it, too. */
static bool end_filter(struct table *table, int request)
{
    if (table->spec->always_filters || (!table->filtering && table->filter.length == 0))
        return false;
    if (request == REQUEST_ACCEPT && !table->filtering)
        return false;
    if (request == REQUEST_ACCEPT)
        table->filtering = false;
    else
        table_drop_filter(table);
    return true;
}

bool table_request(struct table *table, int request)
{
    int page = table->height > 1 ? table->height - 1 : 1;

    switch (request) {
    case REQUEST_UP:
        table_move(table, -1);
        return true;
    case REQUEST_DOWN:
        table_move(table, 1);
        return true;
    case REQUEST_PAGE_UP:
        table_move(table, -page);
        return true;
    case REQUEST_PAGE_DOWN:
        table_move(table, page);
        return true;
    case REQUEST_FIRST:
        table_first(table);
        return true;
    case REQUEST_LAST:
        table->selected = table->left_count > 0 ? table->left_count - 1 : 0;
        return true;
    case REQUEST_FILTER:
        table->filtering = true;
        return true;
    case REQUEST_ACCEPT:
    case REQUEST_BACK:
        return end_filter(table, request);
    default:
        return false;
    }
}

bool table_key(struct table *table, uint32_t key)
{
    return table->filtering && edited(table, editor_key(&table->filter, key));
}

bool table_paste(struct table *table, const char *text)
{
    return table->filtering && edited(table, editor_paste(&table->filter, text));
}

enum table_click table_click(struct table *table, int row)
{
    size_t position = table->top + (size_t)(row - table->first_row), before = table->selected;

    if (row < table->first_row || row >= table->first_row + table->height ||
        position >= table->left_count)
        return TABLE_ELSEWHERE;
    table->selected = position;
    return position == before ? TABLE_TAKEN : TABLE_SELECTED;
}

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
        struct table_cell cell = cell_of(table, i, column);
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
    struct table_cell here = cell_of(table, row, column), there = cell_of(table, above, column);

    return strcmp(here.text, there.text) == 0;
}

/* The columns behind one that say nothing in this row: no text is cut beside them. */
static int run_on(const struct table *table, size_t row, size_t column)
{
    int more = 0;

    for (size_t i = column + 1; i < table->spec->column_count; i++) {
        if (table->widths[i] <= 0)
            continue;
        struct table_cell cell = cell_of(table, row, i);
        if (*cell.text != '\0' || *cell.tail != '\0')
            break;
        more += table->spec->columns[i].gap + table->widths[i];
    }
    return more;
}

/* One line of the table; row SIZE_MAX: the header. above: the owner's row drawn before it. */
static void draw_row(const struct table *table, struct canvas *canvas, int at, size_t row,
                     size_t above)
{
    int col = table->spec->left;

    for (size_t i = 0; i < table->spec->column_count; i++) {
        const struct table_column *column = &table->spec->columns[i];
        struct table_cell cell = {.text = "", .tail = "", .style = STYLE_DIM};

        if (table->widths[i] <= 0)
            continue;
        if (row != SIZE_MAX)
            cell = cell_of(table, row, i);
        else if (column->title)
            cell.text = _(column->title);
        col += column->gap;
        if (column->once && row != SIZE_MAX && above != SIZE_MAX &&
            says_again(table, row, above, i))
            cell.text = "";
        if (column->right)
            canvas_right(canvas, at, col + table->widths[i], table->widths[i], cell.style,
                         cell.text);
        else
            draw_cell(canvas, at, col,
                      table->widths[i] +
                          (column->grows && row != SIZE_MAX ? run_on(table, row, i) : 0),
                      &cell);
        col += table->widths[i];
    }
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
    draw_row(table, canvas, row, SIZE_MAX, SIZE_MAX);
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

static void draw_rows(struct table *table, struct canvas *canvas, int row, int rows)
{
    if (is_kept(table, canvas, rows)) {
        canvas_put(canvas, row, 0, &table->kept, rows);
        return;
    }
    for (int i = 0; i < rows; i++) {
        size_t position = table->top + (size_t)i;

        draw_row(table, canvas, row + i, table->left[position],
                 i > 0 ? table->left[position - 1] : SIZE_MAX);
    }
    keep(table, canvas, row, rows);
}

void table_draw(struct table *table, struct canvas *canvas, int row, int height, const char *empty)
{
    int text = table->spec->pointer + 2, rows = height > 0 ? height : 0;

    measure(table, canvas);
    place(table, row, height);
    if (table->left_count == 0 && height > 0)
        canvas_fit(canvas, row, text, canvas->cols - text - 1, STYLE_DIM,
                   table->count == 0 ? empty : _("nothing contains these words"));
    if ((size_t)rows > table->left_count - table->top)
        rows = (int)(table->left_count - table->top);
    if (rows == 0)
        return;
    draw_rows(table, canvas, row, rows);
    if (!table->aside)
        table_mark(canvas, row + (int)(table->selected - table->top), table->spec->pointer,
                   canvas->cols);
}

void table_draw_filter(struct table *table, struct canvas *canvas, int row, const char *prompt)
{
    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    canvas_text(canvas, row, 1, 1, STYLE_KEY, prompt);
    editor_draw(&table->filter, canvas, row, 3, canvas->cols - 4, 1, NULL, table->filtering);
}
