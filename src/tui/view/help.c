/* The help screen: the request table, the scope one came from first, then how a line is read. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "tui/app.h"
#include "tui/widget/list.h"

#define KEYS_COLUMNS 18

struct help_line
{
    const char *keys; /* NULL: a heading, or text over the whole row */
    const char *text;
};

struct help_state
{
    struct arena *arena;
    struct help_line *lines;
    size_t count;
    size_t capacity;
    int top;
    int height;
};

static enum scope help_scope(const void *memory)
{
    (void)memory;
    return SCOPE_HELP;
}

static void add_line(struct help_state *state, const char *keys, const char *text)
{
    state->lines = arena_grow(state->arena, state->lines, &state->capacity, state->count + 1,
                              sizeof *state->lines);
    state->lines[state->count++] = (struct help_line){keys, text};
}

static const char *labels(const char *keys, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char label[KEY_NAME_BYTES];

    while (*keys != '\0') {
        size_t length = strcspn(keys, " ");

        if (buf.length > 0)
            text_buf_add(&buf, "  ");
        text_buf_add(&buf, key_label(key_parse(keys, length), label));
        keys += length + strspn(keys + length, " ");
    }
    return text_buf_str(&buf);
}

static void add_scope(struct help_state *state, enum scope scope)
{
    size_t count;
    const struct request_row *rows = request_table(&count);

    add_line(state, NULL, _(scope_title(scope)));
    for (size_t i = 0; i < count; i++)
        if ((rows[i].scopes & IN(scope)) != 0)
            add_line(state, labels(rows[i].keys, state->arena), _(rows[i].help));
    add_line(state, "", "");
}

static void add_syntax(struct help_state *state)
{
    static const struct
    {
        const char *mark, *meaning;
    } marks[] = {
        {N_("15  15m  1h30"), N_("minutes; the last one that stands alone counts")},
        {N_("@wed  @11-24"), N_("due day; without it the next school day")},
        {N_("#oral  #reading"), N_("kind; guessed from the words without it")},
        {N_("+plus  +stretch"), N_("tier; without it everybody does it")},
        {"?", N_("optional: shown, not counted")},
        {N_("~school"), N_("done at school, in after-school service")},
        {"!", N_("needs a device")},
    };

    add_line(state, NULL, _("How a line is read"));
    add_line(state, "", _("Subject first, then text and marks in any order, with spaces between:"));
    add_line(state, "", _("maths workbook p12-13 15m @wed +plus"));
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        add_line(state, marks[i].mark[1] != '\0' ? _(marks[i].mark) : marks[i].mark,
                 _(marks[i].meaning));
    add_line(state, "", "");
}

static void help_open(struct app *app, void *memory, const void *argument)
{
    struct help_state *state = memory;
    enum scope scope = *(const enum scope *)argument;

    bool typing = scope >= SCOPE_LINE && scope <= SCOPE_DETAILS;

    (void)app;
    state->arena = arena_new();
    add_scope(state, scope);
    if (typing)
        add_syntax(state);
    for (int other = 0; other < SCOPE_COUNT; other++)
        if (other != (int)scope && other != SCOPE_HELP)
            add_scope(state, (enum scope)other);
    if (!typing)
        add_syntax(state);
}

static void help_done(struct app *app, void *memory)
{
    struct help_state *state = memory;

    (void)app;
    arena_free(state->arena);
}

static void scroll_to(struct help_state *state, int top)
{
    int last = (int)state->count - state->height;

    if (top > last)
        top = last;
    state->top = top > 0 ? top : 0;
}

static void help_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct help_state *state = memory;
    int keys = canvas->cols >= 50 ? KEYS_COLUMNS : 10;

    (void)app;
    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("Help"));
    canvas_rule(canvas, 1);
    state->height = canvas->rows - 3;
    scroll_to(state, state->top);
    for (int i = 0; i < state->height && state->top + i < (int)state->count; i++) {
        const struct help_line *line = &state->lines[state->top + i];

        if (line->keys == NULL) {
            canvas_fit(canvas, 2 + i, 1, canvas->cols - 2, STYLE_BOLD, line->text);
            continue;
        }
        canvas_fit(canvas, 2 + i, 2, keys, STYLE_KEY, line->keys);
        canvas_fit(canvas, 2 + i, keys + 3, canvas->cols - keys - 4, STYLE_PLAIN, line->text);
    }
    if (state->top + state->height < (int)state->count)
        canvas_right(canvas, canvas->rows - 2, canvas->cols - 1, 4, STYLE_DIM, "▾");
}

static unsigned help_request(struct app *app, void *memory, enum request request)
{
    struct help_state *state = memory;

    (void)app;
    switch (request) {
    case REQUEST_BACK:
        return EFFECT_CLOSE;
    case REQUEST_UP:
        scroll_to(state, state->top - 1);
        break;
    case REQUEST_DOWN:
        scroll_to(state, state->top + 1);
        break;
    case REQUEST_PAGE_UP:
        scroll_to(state, state->top - state->height);
        break;
    case REQUEST_PAGE_DOWN:
        scroll_to(state, state->top + state->height);
        break;
    case REQUEST_FIRST:
        scroll_to(state, 0);
        break;
    case REQUEST_LAST:
        scroll_to(state, (int)state->count);
        break;
    default:
        return EFFECT_NONE;
    }
    return EFFECT_HANDLED;
}

static unsigned help_wheel(struct app *app, void *memory, int steps)
{
    struct help_state *state = memory;

    (void)app;
    scroll_to(state, state->top + steps * 3);
    return EFFECT_HANDLED;
}

const struct view_ops view_help = {
    .name = "help",
    .state_size = sizeof(struct help_state),
    .scope = help_scope,
    .open = help_open,
    .draw = help_draw,
    .request = help_request,
    .wheel = help_wheel,
    .done = help_done,
};
