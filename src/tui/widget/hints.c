/* Draws the hint row and remembers which columns ask for what, for the mouse. */
#include "config.h"

#include "tui/widget/hints.h"

#include "base/i18n.h"

#define HINT_BYTES 64
#define HINT_GAP 2

static int hint_width(const struct canvas *canvas, const char *keys, const char *word)
{
    return canvas_width(canvas, keys) + 1 + canvas_width(canvas, word);
}

static int put_hint(struct app *app, int col, enum request request, const char *keys,
                    const char *word)
{
    struct canvas *canvas = &app->canvas;
    int row = canvas->rows - 1;
    int from = col;

    col += canvas_text(canvas, row, col, canvas->cols - col, STYLE_KEY, keys) + 1;
    col += canvas_text(canvas, row, col, canvas->cols - col, STYLE_PLAIN, word);
    if (app->hint_count < HINTS_MAX)
        app->hints[app->hint_count++] = (struct hint){from, col, request};
    return col + HINT_GAP;
}

/* As many as fit, in the table's order; help keeps its place at the end. */
void hints_draw(struct app *app, enum scope scope)
{
    struct canvas *canvas = &app->canvas;
    size_t count;
    const struct request_row *rows = request_table(&count);
    const struct request_row *help = NULL;
    int col = 1, end = canvas->cols;

    canvas_fill(canvas, canvas->rows - 1, 0, canvas->cols, STYLE_PLAIN, ' ');
    for (size_t i = 0; i < count; i++)
        if ((rows[i].scopes & IN(scope)) != 0 && rows[i].id == REQUEST_HELP)
            help = &rows[i];
    if (help != NULL)
        end -= hint_width(canvas, request_hint_keys(help), _(help->hint)) + HINT_GAP;
    for (size_t i = 0; i < count; i++) {
        const char *keys, *word;

        if ((rows[i].scopes & IN(scope)) == 0 || rows[i].hint == NULL || &rows[i] == help)
            continue;
        keys = request_hint_keys(&rows[i]);
        word = _(rows[i].hint);
        if (col + hint_width(canvas, keys, word) <= end)
            col = put_hint(app, col, rows[i].id, keys, word);
    }
    if (help != NULL && col < canvas->cols)
        put_hint(app, col, help->id, request_hint_keys(help), _(help->hint));
}

static const struct third_answer
{
    enum request request;
    const char *key, *word;
} third_answers[] = {
    [THIRD_NONE] = {REQUEST_NONE, "", ""},
    [THIRD_KEEP] = {REQUEST_KEEP, "k", N_("keep for later")},
    [THIRD_DROP] = {REQUEST_DROP, "d", N_("throw away")},
};

void hints_draw_question(struct app *app)
{
    struct canvas *canvas = &app->canvas;
    const struct question *question = &app->question;
    const char *yes = question->enter_is_yes ? "y/Enter" : "y";
    const char *no = question->third == THIRD_DROP ? _("later") : _("no");
    const struct third_answer *third = &third_answers[question->third];
    int row = canvas->rows - 1;
    int choices = hint_width(canvas, yes, _("yes")) + HINT_GAP + hint_width(canvas, "n", no);
    int col;

    if (question->third != THIRD_NONE)
        choices += HINT_GAP + hint_width(canvas, third->key, _(third->word));
    if (choices >= canvas->cols && question->enter_is_yes) { /* Enter works without being named */
        choices -= canvas_width(canvas, yes) - 1;
        yes = "y";
    }
    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    /* On a narrow screen the question takes the row above, whole. */
    if (canvas_width(canvas, question->text) + choices + 4 > canvas->cols && row > 1) {
        canvas_fill(canvas, row - 1, 0, canvas->cols, STYLE_PLAIN, ' ');
        canvas_fit(canvas, row - 1, 1, canvas->cols - 1, STYLE_BOLD, question->text);
        col = choices < canvas->cols;
    } else {
        col =
            1 + canvas_fit(canvas, row, 1, canvas->cols - 1, STYLE_BOLD, question->text) + HINT_GAP;
    }
    col = put_hint(app, col, REQUEST_YES, yes, _("yes"));
    col = put_hint(app, col, REQUEST_NO, "n", no);
    if (question->third != THIRD_NONE)
        put_hint(app, col, third->request, third->key, _(third->word));
}
