/* See pager.h. */
#include "config.h"

#include "tui/widget/pager.h"

#include <string.h>

#include "base/text.h"

#define LABEL_COLUMNS 18
#define SHORT_LABEL_COLUMNS 10 /* below LABEL_COLS columns */
#define LABEL_COLS 50
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

static int label_columns(const struct canvas *canvas)
{
    return canvas->cols >= LABEL_COLS ? LABEL_COLUMNS : SHORT_LABEL_COLUMNS;
}

static void lay_out(struct pager *pager, const struct canvas *canvas)
{
    size_t capacity = 0;

    if (pager->measured == canvas->cols)
        return;
    arena_reset(pager->laid_arena);
    pager->measured = canvas->cols;
    pager->laid = NULL;
    pager->laid_count = 0;
    for (size_t i = 0; i < pager->count; i++) {
        const struct pager_line *line = &pager->lines[i];
        int columns = canvas->cols - 2 - (line->label ? label_columns(canvas) + 2 : 0);
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
    int label = label_columns(canvas);

    lay_out(pager, canvas);
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
        canvas_right(canvas, row + height - 1, canvas->cols - 1, 4, STYLE_DIM, "▾");
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
