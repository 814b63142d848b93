/* What goes up: the boards or sheets of one class or of its grade, and the preview, which is what the
 * writers of press make of them, line by line. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "show/show.h"
#include "tui/term/clock.h"
#include "tui/view/post_state.h"
#include "tui/view/written.h"

#define MONTH_DAY_FORMAT "%02d%02d"

/* ---- reading ---- */

static bool same_grade(const struct school *school, const struct class *a, const struct class *b,
                       day_t day)
{
    return class_grade(school, a, day).grade == class_grade(school, b, day).grade;
}

/* 三年级: what stands before the number of the class. */
static const char *grade_name(struct app *app, const struct class *class, struct arena *arena)
{
    const char *name = class_short(&app_data(app)->school, class, app->date, app->lang, arena);

    return arena_printf(arena, _("grade %s"), arena_strndup(arena, name, strcspn(name, "-(")));
}

/* The classes whose posts are read: one, or all of its grade. Names the grade where it has several. */
static void choose_classes(struct app *app, struct post_state *state, const struct class *class)
{
    const struct school *school = &app_data(app)->school;
    struct session session = app_session(app, app->date);
    size_t count, same = 0;

    state->classes = service_classes(&session, app->date, false, state->arena, &count);
    for (size_t i = 0; i < count; i++)
        if (same_grade(school, state->classes[i], class, app->date))
            state->classes[same++] = state->classes[i];
    state->grade_count = same;
    state->grade_name = same > 1 ? grade_name(app, class, state->arena) : NULL;
    state->class_count = same;
    if (!state->grade || same <= 1) {
        state->classes = arena_memdup(state->arena, &class, sizeof class);
        state->class_count = 1;
    }
}

static bool read_post(struct app *app, struct post_state *state, const struct class *class,
                      struct press_post *post, struct err *err)
{
    struct session session = app_session(app, app->date);
    struct posting_days days = state->only_day ? (struct posting_days){app->date, app->date, false}
                                               : service_posting_days(&session, class, app->date);
    struct posting posting;

    if (!service_posting(&session, class, days, NULL, state->arena, &posting, err))
        return false;
    *post = show_post(&posting);
    state->last = posting.due_day - 1;
    return true;
}

static void forget_posts(struct post_state *state)
{
    arena_free(state->arena);
    state->arena = NULL;
    state->class_count = state->count = 0;
    state->grade_name = NULL;
}

bool post_is_read(const struct post_state *state)
{
    return state->arena && state->count == state->class_count;
}

bool post_read_on(struct app *app, struct post_state *state, int milliseconds)
{
    int64_t end = clock_ms() + milliseconds;
    struct err err;

    if (!state->arena || post_is_read(state))
        return false;
    err_clear(&err);
    do {
        if (!read_post(app, state, state->classes[state->count], &state->posts[state->count],
                       &err)) {
            forget_posts(state);
            app_read_failed(app, &err);
            return true;
        }
        state->count++;
    } while (!post_is_read(state) && clock_ms() < end);
    if (post_is_read(state)) {
        app_read_worked(app);
        state->columns = 0;
    }
    return true;
}

void post_load(struct app *app, void *memory)
{
    struct post_state *state = memory;
    const struct class *class = app_class(app);

    if (!class)
        return;
    forget_posts(state);
    state->arena = arena_new();
    choose_classes(app, state, class);
    state->posts = ARENA_ARRAY(state->arena, state->class_count, struct press_post);
    post_read_on(app, state, IDLE_MS);
}

/* ---- writing ---- */

bool post_can_write(struct app *app, enum press_format format)
{
    return press_has_format(PRESS_POST, format) && press_can_make(format, app->options->programs);
}

static struct press_post as_chosen(const struct post_state *state, struct press_post post)
{
    if (state->no_due)
        post.due_day = DAY_NONE;
    post.warnings = state->warnings;
    post.signatures = !state->no_signatures;
    return post;
}

bool post_write(struct app *app, const struct post_state *state, struct press *press, FILE *out,
                enum press_format format, struct press_style style, struct err *err)
{
    const struct session session = app_session(app, app->date);

    *press = (struct press){
        .out = out,
        .kind = PRESS_POST,
        .format = format,
        .context = show_context(&session),
        .style = style,
        .paper = {.programs = app->options->programs,
                  /* a picture is as long as it needs */
                  .size = format != PRESS_PDF  ? PAPER_NONE
                          : state->printing.a3 ? PAPER_A3
                                               : PAPER_A4,
                  .link = app_data(app)->settings.link,
                  .keys = &app_data(app)->links},
        .array = state->count > 1,
        .later = true,
    };
    press_begin(press);
    for (size_t i = 0; i < state->count; i++) {
        struct press_post post = as_chosen(state, state->posts[i]);
        press_put(press, &(union press_value){.post = &post});
    }
    return press_end(press, err);
}

char *post_text(struct app *app, const struct post_state *state, enum press_format format,
                struct press_style style, struct arena *arena)
{
    char *text = NULL, *copy;
    size_t bytes;
    struct press press;
    FILE *out = open_memstream(&text, &bytes);

    if (!out)
        die("out of memory");
    post_write(app, state, &press, out, format, style, NULL);
    if (fclose(out) != 0)
        die("out of memory");
    copy = arena_strdup(arena, text);
    free(text);
    return copy;
}

void post_preview(struct app *app, struct post_state *state, int columns)
{
    struct arena *arena;
    int top = state->pager.top;
    bool first = true;

    if (state->columns == columns || !post_is_read(state))
        return;
    state->columns = columns;
    arena = arena_new();
    pager_done(&state->pager);
    pager_init(&state->pager);
    state->pager.top = top;
    char *line =
        post_text(app, state, state->message ? PRESS_CHAT : PRESS_TEXT,
                  (struct press_style){.columns = columns, .ascii = app->canvas.ascii}, arena);
    while (*line != '\0') {
        char *end = line + strcspn(line, "\n");
        bool more = *end != '\0';

        *end = '\0';
        pager_add(&state->pager, NULL, first ? STYLE_BOLD : STYLE_PLAIN, line);
        first = false;
        line = more ? end + 1 : end;
    }
    arena_free(arena);
}

char *post_name(struct app *app, const struct post_state *state, struct arena *arena)
{
    const struct class *class = app_class(app);
    struct ymd ymd = date_ymd(app->date);
    char *name = state->grade && state->grade_name ? arena_strdup(arena, state->grade_name)
                 : class ? class_short(&app_data(app)->school, class, app->date, app->lang, arena)
                         : arena_strdup(arena, "");

    char *to = name;
    for (const char *c = name; *c != '\0'; c++)
        if (!strchr("/\\:*?\"<>|() ", *c))
            *to++ = *c;
    *to = '\0';
    return arena_printf(arena, "%s-" MONTH_DAY_FORMAT, name, ymd.month, ymd.day);
}
