/* See pager.h. */
#include "config.h"

#include "tui/widget/pager.h"

#include <string.h>

#include "base/text.h"

#define LABEL_COLUMNS 18
#define LABEL_MOST 26
#define LABEL_COLS 50 /* below so many columns the next two */
#define SHORT_LABEL_COLUMNS 10
#define SHORT_LABEL_MOST 13 /* “Esc  q  Enter” */
#define WHEEL_ROWS 3

void pager_init(struct pager *pager)
{
    memset(pager, 0, sizeof *pager);
    pager->arena = arena_new();
    pager->laid_arena = arena_new();
}

void pager_done(struct pager *pager)
{
    arena_free(pager->arena);
    arena_free(pager->laid_arena);
    memset(pager, 0, sizeof *pager);
}

void pager_add(struct pager *pager, const char *label, enum style style, const char *text)
{
    pager->lines = arena_grow(pager->arena, pager->lines, &pager->capacity, pager->count + 1,
                              sizeof *pager->lines);
    pager->lines[pager->count++] = (struct pager_line){arena_strdup(pager->arena, label),
                                                       arena_strdup(pager->arena, text), style};
    pager->measured = 0;
}

/* As the widest label needs, where there is room for it. */
static int label_columns(const struct pager *pager, const struct canvas *canvas)
{
    bool narrow = canvas->cols < LABEL_COLS;
    int columns = narrow ? SHORT_LABEL_COLUMNS : LABEL_COLUMNS;
    int most = narrow ? canvas->cols / 3 : LABEL_MOST;

    if (narrow && most > SHORT_LABEL_MOST)
        most = SHORT_LABEL_MOST;
    for (size_t i = 0; i < pager->count && columns < most; i++)
        if (pager->lines[i].label && canvas_width(canvas, pager->lines[i].label) > columns) {
            int width = canvas_width(canvas, pager->lines[i].label);
            columns = width < most ? width : most;
        }
    return columns;
}

static void lay_out(struct pager *pager, const struct canvas *canvas)
{
    size_t capacity = 0;

    if (pager->measured == canvas->cols)
        return;
    pager->label_columns = label_columns(pager, canvas);
    arena_reset(pager->laid_arena);
    pager->measured = canvas->cols;
    pager->laid = NULL;
    pager->laid_count = 0;
    for (size_t i = 0; i < pager->count; i++) {
        const struct pager_line *line = &pager->lines[i];
        int columns = canvas->cols - 2 - (line->label ? pager->label_columns + 2 : 0);
        size_t rows;
        char **texts = text_wrap(pager->laid_arena, line->text, columns, &rows);

        pager->laid = arena_grow(pager->laid_arena, pager->laid, &capacity,
                                 pager->laid_count + rows, sizeof *pager->laid);
        for (size_t row = 0; row < rows; row++)
            pager->laid[pager->laid_count++] = (struct pager_line){
                line->label && row > 0 ? "" : line->label, texts[row], line->style};
    }
}

static void scroll_to(struct pager *pager, int top)
{
    int last = (int)pager->laid_count - pager->height;

    top = top > last ? last : top;
    pager->top = top > 0 ? top : 0;
}

void pager_draw(struct pager *pager, struct canvas *canvas, int row, int height)
{
    int label;

    lay_out(pager, canvas);
    label = pager->label_columns;
    pager->height = height;
    scroll_to(pager, pager->top);
    for (int i = 0; i < height && pager->top + i < (int)pager->laid_count; i++) {
        const struct pager_line *line = &pager->laid[pager->top + i];

        if (!line->label) {
            canvas_fit(canvas, row + i, 1, canvas->cols - 2, line->style, line->text);
            continue;
        }
        canvas_fit(canvas, row + i, 2, label, STYLE_KEY, line->label);
        canvas_fit(canvas, row + i, label + 3, canvas->cols - label - 4, line->style, line->text);
    }
    if (pager->top + height < (int)pager->laid_count)
        canvas_text(canvas, row + height - 1, canvas->cols - 1, 1, STYLE_DIM, "▾");
}

bool pager_request(struct pager *pager, int request)
{
    switch (request) {
    case REQUEST_UP:
        scroll_to(pager, pager->top - 1);
        return true;
    case REQUEST_DOWN:
        scroll_to(pager, pager->top + 1);
        return true;
    case REQUEST_PAGE_UP:
        scroll_to(pager, pager->top - pager->height);
        return true;
    case REQUEST_PAGE_DOWN:
        scroll_to(pager, pager->top + pager->height);
        return true;
    case REQUEST_FIRST:
        scroll_to(pager, 0);
        return true;
    case REQUEST_LAST:
        scroll_to(pager, (int)pager->laid_count);
        return true;
    default:
        return false;
    }
}

void pager_wheel(struct pager *pager, int steps)
{
    scroll_to(pager, pager->top + steps * WHEEL_ROWS);
}
