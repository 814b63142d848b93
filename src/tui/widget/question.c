/* See question.h. */
#include "config.h"

#include "tui/widget/question.h"

#include <stdio.h>

#include "base/i18n.h"

enum question_request
{
    QUESTION_YES = REQUEST_OWN,
    QUESTION_NO,
    QUESTION_KEEP,
    QUESTION_DROP,
};

static const struct key_scope scopes[] = {{.title = N_("Answering a question")}};
static const struct key_row rows[] = {
    {QUESTION_YES, "yes", 0, "y", N_("yes"), NULL, N_("yes")},
    {QUESTION_NO, "no", 0, "n Esc q", N_("no"), NULL, N_("no, back")},
    {QUESTION_KEEP, "keep", 0, "k", N_("keep for later"), NULL,
     N_("leave, and offer the line next time")},
    {QUESTION_DROP, "drop", 0, "d", N_("discard"), NULL,
     N_("discard what was not saved last time")},
    {REQUEST_ACCEPT, "accept", 0, "Enter", NULL, NULL, N_("yes, where nothing can be lost")},
};
const struct key_set question_keys = KEYS("question", scopes, rows);

bool question_answer(const struct question *question, int request, enum answer *answer)
{
    *answer = ANSWER_NO;
    if (request == QUESTION_YES || (request == REQUEST_ACCEPT && question->enter_is_yes))
        *answer = ANSWER_YES;
    else if (request == QUESTION_KEEP && question->third == THIRD_KEEP)
        *answer = ANSWER_KEEP;
    else if (request == QUESTION_DROP && question->third == THIRD_DROP)
        *answer = ANSWER_DROP;
    else
        return request == QUESTION_NO;
    return true;
}

struct choice
{
    int request;
    const char *keys, *word;
};

/* The answers there are, in order; returns how many. */
static size_t choices_of(const struct question *question, const struct keymap *map,
                         char both[2 * KEY_NAME_BYTES], struct choice choices[3])
{
    const struct key_place place = {&question_keys, 0};
    const char *enter = "";
    size_t count = 0;

    for (const struct binding *it = keymap_next(map, place, NULL); it;
         it = keymap_next(map, place, it))
        if (it->request == REQUEST_ACCEPT)
            enter = it->label;
        else if ((it->request != QUESTION_KEEP || question->third == THIRD_KEEP) &&
                 (it->request != QUESTION_DROP || question->third == THIRD_DROP))
            choices[count++] = (struct choice){it->request, binding_hint(it), _(it->row->hint)};
    if (question->third == THIRD_DROP)
        choices[1].word = _("later");
    if (question->enter_is_yes)
        snprintf(both, 2 * KEY_NAME_BYTES, "%s/%s", choices[0].keys, enter);
    return count;
}

static int width_of(const struct canvas *canvas, const struct choice *choices, size_t count)
{
    int width = 0;

    for (size_t i = 0; i < count; i++)
        width += (i > 0 ? HINT_GAP : 0) + hints_width(canvas, choices[i].keys, choices[i].word);
    return width;
}

void question_draw(const struct question *question, const struct keymap *map, struct canvas *canvas,
                   struct hints *hints)
{
    char both[2 * KEY_NAME_BYTES];
    struct choice choices[3];
    size_t count = choices_of(question, map, both, choices);
    const char *yes = choices[0].keys;
    int row = canvas->rows - 1, width, col;

    if (question->enter_is_yes)
        choices[0].keys = both;
    if (width_of(canvas, choices, count) >= canvas->cols)
        choices[0].keys = yes; /* Enter works without being named */
    width = width_of(canvas, choices, count);
    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    /* On a narrow screen the question takes the row above, whole. */
    if (canvas_width(canvas, question->text) + width + 4 > canvas->cols && row > 1) {
        canvas_fill(canvas, row - 1, 0, canvas->cols, STYLE_PLAIN, ' ');
        canvas_fit(canvas, row - 1, 1, canvas->cols - 1, STYLE_BOLD, question->text);
        col = width < canvas->cols;
    } else {
        col =
            1 + HINT_GAP + canvas_fit(canvas, row, 1, canvas->cols - 1, STYLE_BOLD, question->text);
    }
    for (size_t i = 0; i < count; i++)
        col = hints_put(hints, canvas, col, choices[i].request, choices[i].keys, choices[i].word);
}
