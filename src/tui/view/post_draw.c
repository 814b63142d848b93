/* The picture: the preview, and what can be done with it and chosen; beside it where there is room, else
 * below. A small screen has the preview alone. */
#include "config.h"

#include "tui/view/post_state.h"
#include "tui/widget/hints.h"

/* From so many rows on there are rules and the choices. */
#define FULL_ROWS 16
#define SIDE_COLUMNS 36
#define KEY_COLUMNS 2
#define LABEL_COLUMNS 12
#define RIGHT_COLUMNS 36 /* of the right one of two columns */

static void add_choice(struct post_state *state, int request)
{
    state->choices[state->choice_count++] = (struct post_choice){.request = request, .row = -1};
}

/* What can be done, then what can be chosen; returns how many are the first. */
static size_t gather(struct app *app, struct post_state *state)
{
    state->choice_count = 0;
    if (app_data(app)->policy.chat_allowed)
        add_choice(state, POST_COPY);
    add_choice(state, POST_FILE);
    add_choice(state, POST_PREVIEW);
    add_choice(state, POST_PRINT);
    size_t first = state->choice_count;
    add_choice(state, POST_DUE);
    add_choice(state, POST_WARNINGS);
    add_choice(state, POST_SIGNATURES);
    if (state->last > app->date)
        add_choice(state, POST_DAYS);
    if (state->grade_name)
        add_choice(state, POST_GRADE);
    return first;
}

static const char *days_words(struct app *app, const struct post_state *state, struct arena *arena)
{
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];

    date_short(app->date, first);
    if (state->only_day)
        return arena_strdup(arena, first);
    return arena_printf(arena, "%s — %s", first, date_short(state->last, last));
}

static const char *label_of(int request)
{
    switch (request) {
    case POST_COPY:
        return C_("post", "Message");
    case POST_FILE:
        return C_("post", "File");
    case POST_PRINT:
        return C_("post", "Print");
    case POST_PREVIEW:
        return C_("post", "Preview");
    case POST_DUE:
        return C_("post", "What is due");
    case POST_WARNINGS:
        return C_("post", "Warnings");
    case POST_SIGNATURES:
        return C_("post", "Signatures");
    case POST_DAYS:
        return C_("post", "Days");
    default:
        return C_("post", "Classes");
    }
}

static const char *value_of(struct app *app, const struct post_state *state, int request,
                            struct arena *arena)
{
    switch (request) {
    case POST_COPY:
        return C_("post", "copy for the group");
    case POST_FILE:
        return arena_printf(arena, "%s.txt", post_name(app, state, arena));
    case POST_PRINT:
        return post_printing_words(app, state, arena);
    case POST_PREVIEW:
        return state->message ? _("the group's message") : _("the sheet");
    case POST_DUE:
        return state->no_due ? C_("post", "no") : C_("post", "yes");
    case POST_WARNINGS:
        return state->warnings ? C_("post", "yes") : C_("post", "no");
    case POST_SIGNATURES:
        return state->no_signatures ? C_("post", "no") : C_("post", "yes");
    case POST_DAYS:
        return days_words(app, state, arena);
    default:
        return state->grade ? arena_printf(arena, _("%s, %zu classes"), state->grade_name,
                                           state->grade_count)
                            : _("this class");
    }
}

static const char *key_of(struct app *app, int request)
{
    const struct key_place place = {&view_post.keys, POST_LOOKING};
    const struct binding *it = NULL;

    while ((it = keymap_next(&app->keys, place, it)))
        if (it->request == request)
            return it->label;
    return "";
}

static void draw_choice(struct app *app, struct post_state *state, size_t index, int row, int col,
                        int columns)
{
    struct post_choice *choice = &state->choices[index];
    struct canvas *canvas = &app->canvas;
    struct arena *arena = arena_new();
    int text = col + KEY_COLUMNS + 1, value = text + LABEL_COLUMNS + 1;

    *choice = (struct post_choice){choice->request, row, col, col + columns};
    canvas_fit(canvas, row, col, KEY_COLUMNS, STYLE_KEY, key_of(app, choice->request));
    canvas_fit(canvas, row, text, LABEL_COLUMNS, STYLE_PLAIN, label_of(choice->request));
    canvas_fit(canvas, row, value, col + columns - value, STYLE_BOLD,
               value_of(app, state, choice->request, arena));
    arena_free(arena);
}

static void draw_title(struct app *app, const struct post_state *state, struct canvas *canvas)
{
    struct arena *arena = arena_new();
    const struct class *class = app_class(app);
    const char *name =
        state->grade && state->grade_name ? state->grade_name
        : class ? class_short(&app_data(app)->school, class, app->date, app->lang, arena)
                : "";
    int width = canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE,
                           arena_printf(arena, "%s · %s", _("Post it"), name));

    canvas_right(canvas, 0, canvas->cols - 1, canvas->cols - width - 4, STYLE_PLAIN,
                 date_long(arena, app->date, app->lang));
    arena_free(arena);
}

/* Two columns, and printing, which says most, in a row of its own; returns the first row. */
static int draw_below(struct app *app, struct post_state *state, int end)
{
    size_t print = gather(app, state) - 1, rows = state->choice_count - print;
    int cols = app->canvas.cols, first = end - (int)rows;
    int right = cols / 2 > cols - RIGHT_COLUMNS ? cols / 2 : cols - RIGHT_COLUMNS;

    for (size_t i = 0; i < print; i++)
        draw_choice(app, state, i, first + (int)i, 1, right - 2);
    for (size_t i = print + 1; i < state->choice_count; i++)
        draw_choice(app, state, i, first + (int)(i - print - 1), right, cols - right - 1);
    draw_choice(app, state, print, end - 1, 1, cols - 2);
    return first;
}

static void draw_beside(struct app *app, struct post_state *state, int row, int col)
{
    size_t first = gather(app, state);

    for (int i = row; i < app->canvas.rows - 2; i++)
        canvas_text(&app->canvas, i, col - 2, 1, STYLE_DIM, "│");
    for (size_t i = 0; i < state->choice_count; i++)
        draw_choice(app, state, i, row + (int)i + (i >= first), col, app->canvas.cols - col - 1);
}

/* What is typed, in the row of messages. */
static void draw_name(struct post_state *state, struct canvas *canvas, int row)
{
    const char *prompt = _("Save as:");
    int width;

    canvas_fill(canvas, row, 0, canvas->cols, STYLE_PLAIN, ' ');
    width = canvas_fit(canvas, row, 1, canvas->cols / 2, STYLE_KEY, prompt);
    editor_draw(&state->name, canvas, row, width + 2, canvas->cols - width - 3, 1, NULL, true);
}

void post_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct post_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    bool beside = full && canvas->cols >= POST_COLUMNS + SIDE_COLUMNS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS); /* above the hints */
    int first = full ? 2 : 1;
    int columns = canvas->cols - 2 < POST_COLUMNS ? canvas->cols - 2 : POST_COLUMNS;

    state->choice_count = 0;
    draw_title(app, state, canvas);
    if (full) {
        canvas_rule(canvas, 1);
        end--; /* the row of messages */
    }
    app->status_row = full ? end : end - 1;
    post_preview(app, state, columns);
    if (!state->arena && app->stale)
        canvas_fit(canvas, first, 1, canvas->cols - 2, STYLE_RED, app->stale_why);
    if (beside) {
        draw_beside(app, state, first, POST_COLUMNS + 5);
    } else if (full) {
        end = draw_below(app, state, end) - 1;
        canvas_rule(canvas, end);
    }
    pager_draw(&state->pager, canvas, first, end - first);
    if (state->naming)
        draw_name(state, canvas, app->status_row);
}
