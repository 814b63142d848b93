/* The page of a view that is one list: read, worded, drawn. */
#include "config.h"

#include "tui/list_page.h"

#include "base/text.h"
#include "tui/widget/hints.h"

#define FULL_ROWS 10 /* from here on it has rules and a header */
#define TALL_ROWS 16 /* from here on the selected row has DETAIL_ROWS, else half of what there is */
#define DETAIL_ROWS 6

void list_page_load(struct app *app, const struct list_page *page, void *state, struct table *table)
{
    struct table_rows rows = {.size = page->row_size, .select = SIZE_MAX, .same = page->same};
    struct arena *arena;
    struct err err;

    if (!page->read)
        return;
    err_clear(&err);
    arena = arena_new();
    if (!page->read(app, state, arena, &rows, &err)) {
        app_read_failed(app, &err);
        arena_free(arena);
        return;
    }
    table_renew(table, arena, &rows);
    if (!page->from_memory)
        app_read_worked(app);
}

static struct list_words words_of(struct app *app, const struct list_page *page, const void *state,
                                  const struct table *table, struct arena *arena)
{
    const struct class *class = page->of_class ? app_class(app) : NULL;
    struct list_words words = {.title = page->title ? _(page->title) : "",
                               .beside = "",
                               .empty = page->empty ? _(page->empty) : ""};

    if (class)
        words.beside = class_short(&app_data(app)->school, class, app->date, app->lang, arena);
    if (page->words)
        page->words(app, state, arena, &words);
    if (app->stale && table->count > 0)
        words.beside = app->stale_why;
    else if (app->stale)
        words.empty = app->stale_why;
    return words;
}

static void draw_title(struct canvas *canvas, const struct list_words *words)
{
    int room = canvas->cols - 4 - canvas_width(canvas, words->beside);

    if (room >= canvas_width(canvas, words->title) || room > canvas->cols / 2)
        canvas_right(canvas, 0, canvas->cols - 1, canvas->cols - room, STYLE_PLAIN, words->beside);
    else
        room = canvas->cols - 2;
    canvas_fit(canvas, 0, 1, room, STYLE_TITLE, words->title);
}

/* What stands above the rows; returns the first row of these. */
static int draw_head(struct table *table, const struct list_page *page, struct canvas *canvas,
                     const struct list_words *words)
{
    bool full = canvas->rows >= FULL_ROWS;
    int row = 1;

    draw_title(canvas, words);
    if (full)
        canvas_rule(canvas, row++);
    if (page->prompt) {
        table_draw_filter(table, canvas, row, page->prompt);
        return full ? row + 2 : row + 1;
    }
    if (full && table_has_header(table))
        table_draw_header(table, canvas, row++);
    return row;
}

void list_page_draw(struct app *app, const struct list_page *page, const void *state,
                    struct table *table)
{
    struct canvas *canvas = &app->canvas;
    struct arena *arena = arena_new();
    struct list_words words = words_of(app, page, state, table, arena);
    bool full = canvas->rows >= FULL_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS); /* above the hints */
    int status = full ? end - 1 : end, last = status, row = draw_head(table, page, canvas, &words);

    if (page->detail) {
        last -= canvas->rows >= TALL_ROWS ? DETAIL_ROWS : (status - row) / 2;
        page->detail(state, canvas, last, status);
        if (full)
            canvas_rule(canvas, --last);
    }
    table_draw(table, canvas, row, last - row, words.empty);
    app->status_row = status < canvas->rows ? status : canvas->rows - 1;
    if (!page->prompt && (table->filtering || table->filter.length > 0))
        table_draw_filter(table, canvas, app->status_row, "/");
    arena_free(arena);
}
