/* Selection, scrolling and filtering for every view that shows rows. */
#include "config.h"

#include "tui/widget/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"
#include "tui/view.h"

void list_init(struct list *list)
{
    memset(list, 0, sizeof *list);
}

void list_done(struct list *list)
{
    free(list->left);
    memset(list, 0, sizeof *list);
}

static bool holds_words(const char *text, const char *words, struct arena *arena)
{
    const char *folded = text_fold(arena, text);
    char *rest = text_fold(arena, words);

    for (char *word = strtok(rest, " "); word != NULL; word = strtok(NULL, " "))
        if (strstr(folded, word) == NULL)
            return false;
    return true;
}

void list_fill(struct list *list, size_t count, const char *const *texts, const char *filter,
               size_t keep)
{
    struct arena *arena = arena_new();
    size_t selected = list->selected;
    bool kept = false;

    if (count > list->capacity) {
        size_t *more = realloc(list->left, count * sizeof *more);
        if (more == NULL)
            die("out of memory");
        list->left = more;
        list->capacity = count;
    }
    list->left_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (texts != NULL && *filter != '\0' && !holds_words(texts[i], filter, arena))
            continue;
        if (i == keep) {
            selected = list->left_count;
            kept = true;
        }
        list->left[list->left_count++] = i;
    }
    if (!kept && *filter != '\0')
        selected = 0;
    if (selected >= list->left_count)
        selected = list->left_count > 0 ? list->left_count - 1 : 0;
    list->selected = selected;
    arena_free(arena);
}

size_t list_selected(const struct list *list)
{
    return list->left_count > 0 ? list->left[list->selected] : SIZE_MAX;
}

bool list_move(struct list *list, int steps)
{
    size_t before = list->selected;

    if (list->left_count == 0)
        return false;
    if (steps < 0)
        list->selected -= list->selected < (size_t)-steps ? list->selected : (size_t)-steps;
    else
        list->selected += (size_t)steps;
    if (list->selected >= list->left_count)
        list->selected = list->left_count - 1;
    return list->selected != before;
}

void list_first(struct list *list)
{
    list->selected = 0;
}

void list_last(struct list *list)
{
    list->selected = list->left_count > 0 ? list->left_count - 1 : 0;
}

void list_place(struct list *list, int first_row, int height)
{
    size_t rows = height > 0 ? (size_t)height : 1;

    list->first_row = first_row;
    list->height = height > 0 ? height : 0;
    if (list->top + rows > list->left_count)
        list->top = list->left_count > rows ? list->left_count - rows : 0;
    if (list->selected < list->top)
        list->top = list->selected;
    if (list->selected >= list->top + rows)
        list->top = list->selected - rows + 1;
}

size_t list_at(const struct list *list, int row)
{
    size_t position;

    if (row < list->first_row || row >= list->first_row + list->height)
        return SIZE_MAX;
    position = list->top + (size_t)(row - list->first_row);
    return position < list->left_count ? list->left[position] : SIZE_MAX;
}

bool list_click(struct list *list, int row)
{
    if (list_at(list, row) == SIZE_MAX)
        return false;
    list->selected = list->top + (size_t)(row - list->first_row);
    return true;
}

unsigned list_request(struct list *list, enum request request)
{
    int page = list->height > 1 ? list->height - 1 : 1;

    switch (request) {
    case REQUEST_UP:
        list_move(list, -1);
        break;
    case REQUEST_DOWN:
        list_move(list, 1);
        break;
    case REQUEST_PAGE_UP:
        list_move(list, -page);
        break;
    case REQUEST_PAGE_DOWN:
        list_move(list, page);
        break;
    case REQUEST_FIRST:
        list_first(list);
        break;
    case REQUEST_LAST:
        list_last(list);
        break;
    default:
        return EFFECT_NONE;
    }
    return EFFECT_HANDLED | EFFECT_REDRAW;
}
