/* Selection, scrolling, filtering and the mouse for every view that shows rows. */
#include "config.h"

#include "tui/widget/table_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/widget/hints.h"

#define FILTER_MAX_CHARS 60

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
    table_forget_lines(table);
    arena_free(table->arena);
    free(table->left);
    memset(table, 0, sizeof *table);
}

struct table_cell table_cell_at(const struct table *table, size_t row, size_t column)
{
    struct table_cell cell = {.text = "", .tail = "", .style = STYLE_PLAIN};

    table->spec->cell(table->rows, row, column, &cell);
    return cell;
}

void table_forget_lines(struct table *table)
{
    arena_free(table->lines_arena);
    table->lines_arena = NULL;
    table->lines = NULL;
    table->spread = 0;
}

/* ---- what is left ---- */

static const char *text_of(const struct table *table, size_t row, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    if (table->texts)
        return table->texts[row];
    for (size_t i = 0; i < table->spec->column_count; i++) {
        struct table_cell cell = table_cell_at(table, row, i);
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
    table_forget_lines(table);
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

void table_measure_anew(struct table *table)
{
    table->measured = 0;
}

void table_fill(struct table *table, const void *rows, size_t count, const char *const *texts,
                size_t keep)
{
    table->rows = rows;
    table->count = count;
    table->texts = texts;
    table_measure_anew(table);
    narrow(table, keep);
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
    arena_free(table->arena);
    table->arena = arena;
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

int table_lines_of(const struct table *table, size_t position)
{
    return table->lines ? (int)table->lines[position].given : 1;
}

enum table_click table_click(struct table *table, int row)
{
    size_t position = table->top, before = table->selected;
    int line = table->first_row;

    if (row < line || row >= line + table->height)
        return TABLE_ELSEWHERE;
    while (position < table->left_count && row >= line + table_lines_of(table, position))
        line += table_lines_of(table, position++);
    if (position == table->left_count)
        return TABLE_ELSEWHERE;
    table->selected = position;
    return position == before ? TABLE_TAKEN : TABLE_SELECTED;
}

void table_draw_filter(struct table *table, struct canvas *canvas, int row, const char *prompt)
{
    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    canvas_text(canvas, row, 1, 1, STYLE_KEY, prompt);
    editor_draw(&table->filter, canvas, row, 3, canvas->cols - 4, 1, NULL, table->filtering);
}
