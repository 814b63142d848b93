/* The state all views share, and what happens to an event. Nothing here knows the terminal: tests give
 * it events and read the canvas. */
#include "config.h"

#include "tui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "service/history.h"
#include "tui/allowed.h"
#include "tui/term/clock.h"
#include "tui/app_inside.h"
#include "tui/draft.h"
#include "tui/list_page.h"
#include "tui/news.h"
#include "tui/view/undo.h"
#include "tui/widget/pager.h"
#include "tui/widget/table.h"

#define LAST_CLASS "class"

/* ---- the class to begin with ---- */

static const struct settings *settings_of(const struct app *app)
{
    return app->service ? &app_data(app)->settings : app->options->begin->settings;
}

/* Of this computer, whoever sat there. */
static void class_memory(const struct app *app, struct draft *memory)
{
    draft_init(memory, app->options->state_dir, app->options->database, NULL, "board");
}

/* Of one's own classes, or where there are none of all, the one looked at last on this computer. */
static const struct class *last_class(struct app *app, struct arena *arena)
{
    struct session session = app_session(app, app->date);
    const struct class *best = NULL;
    int nearest = 0;
    struct draft memory;
    const char *text;
    int64_t last;
    size_t count;
    const struct class **classes = service_classes(&session, app->date, false, arena, &count);

    class_memory(app, &memory);
    text = draft_recall(&memory, LAST_CLASS, arena);
    last = text ? strtoll(text, NULL, 10) : 0;
    for (size_t i = 0; i < count; i++) {
        int here = session_nearness(&session, classes[i]);

        if (best && here < nearest)
            continue;
        if (!best || here > nearest || classes[i]->id == last) {
            best = classes[i];
            nearest = here;
        }
    }
    return best;
}

void app_remember_class(struct app *app)
{
    struct draft memory;
    char id[24];

    class_memory(app, &memory);
    snprintf(id, sizeof id, "%lld", (long long)app->class_id);
    draft_remember(&memory, LAST_CLASS, id,
                   NULL); /* a convenience: where it fails, nothing is lost */
}

/* The class that is looked at, or where the database has it no more, the one to begin with. */
static void keep_class(struct app *app)
{
    struct arena *arena = arena_new();
    const struct class *class = app_class(app);

    if (!class)
        class = last_class(app, arena);
    app->class_id = class ? class->id : 0;
    arena_free(arena);
}

void app_go_to_own_class(struct app *app)
{
    int64_t own = 0;

    for (size_t i = 0; i < app->actor->grant_count; i++) {
        if (app->actor->grants[i].class_id == app->class_id)
            return;
        if (own == 0)
            own = app->actor->grants[i].class_id;
    }
    if (own != 0)
        app->class_id = own;
}

void app_begun(struct app *app, struct service *service)
{
    app->service = service;
    app->reading = app_data(app)->reading;
    app_know_actor(app);
    keep_class(app);
    app_go_to_own_class(app);
}

bool app_init(struct app *app, const struct tui_options *options, int rows, int cols,
              struct err *err)
{
    const struct class *class = NULL;
    struct arena *arena = arena_new();
    struct session session;
    bool ok = true;

    memset(app, 0, sizeof *app);
    app->options = options;
    app->service = options->service;
    app->reading = app->service ? app_data(app)->reading : 0;
    if (!keymap_init(&app->keys, settings_of(app), err)) {
        arena_free(arena);
        return false;
    }
    app->login = options->login;
    app->lang = options->lang;
    canvas_init(&app->canvas, rows, cols, options->ascii);
    app_tick(app);
    app_know_actor(app);
    app->follows_today = options->date == DAY_NONE || options->date == app->today;
    app->date = app->follows_today ? app->today : options->date;
    session = app_session(app, app->date);
    if (!app->service)
        class = NULL;
    else if (options->class_text)
        ok = service_class(&session, options->class_text, app->date, &class, err);
    else
        class = last_class(app, arena);
    app->class_id = class ? class->id : 0;
    arena_free(arena);
    return ok;
}

struct table *app_table(const struct view *view)
{
    return view->ops->list ? (void *)((char *)view->state + view->ops->list_at) : NULL;
}

struct pager *app_pager(const struct view *view)
{
    return view->ops->has_pager ? (void *)((char *)view->state + view->ops->pager_at) : NULL;
}

void app_finish(struct app *app, const struct view *view)
{
    if (view->ops->done)
        view->ops->done(app, view->state);
    if (app_table(view))
        table_done(app_table(view));
    if (app_pager(view))
        pager_done(app_pager(view));
    free(view->state);
}

/* What was thrown away, by whoever acted last, goes for good with the run. */
static void forget_dropped(const struct app *app)
{
    struct draft draft;

    if (app->dropped[0] == '\0')
        return;
    draft_init(&draft, app->options->state_dir, app->options->database, app->login, app->dropped);
    draft_drop_aside(&draft);
}

void app_done(struct app *app)
{
    while (app->depth > 0)
        app_finish(app, &app->views[--app->depth]);
    sending_done(app);
    forget_dropped(app);
    keymap_done(&app->keys);
    waits_done(app);
    free(app->copied);
    app->copied = NULL;
    arena_free(app->news_arena);
    arena_free(app->actor_arenas[0]);
    arena_free(app->actor_arenas[1]);
    free(app->views);
    app->views = NULL;
    app->view_room = 0;
    hints_done(&app->hints);
    canvas_done(&app->canvas);
}

static bool holds_day(const struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->views[i].ops->holds_day && app->views[i].ops->holds_day(app->views[i].state))
            return true;
    return false;
}

bool app_tick(struct app *app)
{
    day_t before = app->today, looked_at = app->date;

    app->now = app->options->now();
    app->today = stamp_day(app->now, app_utc_offset(app));
    if (app->follows_today && !holds_day(app))
        app->date = app->today;
    return app->today != before || app->date != looked_at;
}

const struct school_data *app_data(const struct app *app)
{
    return service_data(app->service);
}

const struct calendar *app_calendar(const struct app *app, int64_t class_id)
{
    const struct session session = {.service = app->service};

    return calendar_for(&session, class_id);
}

int app_utc_offset(const struct app *app)
{
    return settings_of(app)->utc_offset;
}

void app_know_actor(struct app *app)
{
    struct arena *arena = app->actor_arenas[1];

    if (!app->service)
        return;
    if (!arena)
        arena = arena_new();
    else
        arena_reset(arena);
    app->actor_arenas[1] = app->actor_arenas[0];
    app->actor_arenas[0] = arena;
    app->actor = service_actor(app->service, app->login, app->today, arena);
    app->rights_known = false;
}

struct session app_session(const struct app *app, day_t date)
{
    return (struct session){
        .service = app->service,
        .actor = app->actor,
        .moment = {.lang = app->lang, .now = app->now, .today = app->today, .date = date},
        .on_screen = true,
    };
}

const struct class *app_class(struct app *app)
{
    struct session session = app_session(app, app->date);

    return app->class_id != 0 ? service_class_by_id(&session, app->class_id) : NULL;
}

/* ---- reading ---- */

void app_read_failed(struct app *app, const struct err *err)
{
    if (!app->stale)
        app->stale_since = app->now;
    app->stale = true;
    snprintf(app->stale_why, sizeof app->stale_why, "%s", err->message);
}

void app_read_worked(struct app *app)
{
    app->stale = false;
}

static void load_view(struct app *app, const struct view *view)
{
    if (view->ops->page)
        list_page_load(app, view->ops->page, view->state, app_table(view));
    if (view->ops->load)
        view->ops->load(app, view->state);
}

static void load_views(struct app *app)
{
    if (app->service)
        app->reading = app_data(app)->reading;
    app_know_actor(app);
    waits_renew(app);
    for (int i = 0; i < app->depth; i++)
        load_view(app, &app->views[i]);
}

void app_reload(struct app *app)
{
    struct err err;
    bool reopened;

    if (!app->service)
        return;
    err_clear(&err);
    if (!service_reopen(app->service, &reopened, &err) ||
        !news_read(app, reopened || app->reopened, &err) ||
        (app->news.all && !service_refresh(app->service, &err))) {
        app->reopened |= reopened;
        news_forget(app);
        app_read_failed(app, &err);
        return;
    }
    if (reopened || app->reopened) {
        app->reopened = false;
        keep_class(app);
        app_say(app, STYLE_RED, "%s",
                _("the database was replaced by another: this is what is there now"));
    } else if (!app_class(app)) {
        keep_class(app); /* the first class was added elsewhere, or ours was taken away */
    }
    load_views(app);
}

void app_load_after_act(struct app *app)
{
    if (app->stale || app_others_changed(app)) {
        app_reload(app);
        return;
    }
    news_of_act(app);
    load_views(app);
}

bool app_others_changed(const struct app *app)
{
    return app->service && service_changed(app->service);
}

/* Whether the database is still where it was: a file that was taken away tells its watcher nothing. */
static bool is_there(struct app *app)
{
    struct err err;
    bool reopened = false, there;

    err_clear(&err);
    there = service_reopen(app->service, &reopened, &err);
    app->reopened |= reopened;
    if (!there)
        app_read_failed(app, &err);
    return there && !reopened;
}

bool app_may_save(struct app *app)
{
    bool same = app->stale || is_there(app);
    if (app->stale || !same)
        app_reload(app);
    if (app->stale)
        app_say(app, STYLE_RED, "%s",
                _("not saved: the data cannot be read just now; what you typed stays here"));
    return same && !app->stale; /* in place of another database the reload said so */
}

int64_t app_last_change(struct app *app)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    int64_t change = 0;
    struct err ignored;
    char *what;

    err_clear(&ignored);
    if (!service_last_change(&session, arena, &change, &what, &ignored))
        change = 0;
    arena_free(arena);
    return change;
}

void app_put_aside(struct app *app, struct draft *draft)
{
    snprintf(app->dropped, sizeof app->dropped, "%s", draft->form);
    app->dropped_after = app_last_change(app);
    draft_put_aside(draft);
    app_say(app, STYLE_PLAIN, "%s", _("thrown away; u has it again"));
}

/* ---- saying and asking ---- */

void app_say(struct app *app, enum style style, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(app->message, sizeof app->message, format, args);
    va_end(args);
    app->message_style = style;
}

void app_say_err(struct app *app, const struct err *err)
{
    app_say(app, STYLE_RED, "%s", err->message);
}

void app_ask(struct app *app, int id, bool enter_is_yes, enum third third, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(app->question.text, sizeof app->question.text, format, args);
    va_end(args);
    app->question.asked = true;
    app->question.id = id;
    app->question.enter_is_yes = enter_is_yes;
    app->question.third = third;
}

/* ---- the stack ---- */

struct view *app_top(struct app *app)
{
    return &app->views[app->depth - 1];
}

void app_open(struct app *app, const struct view_ops *ops, const void *argument)
{
    void *state = calloc(1, ops->state_size);

    if (app->depth == app->view_room) {
        app->view_room = app->view_room * 2 + 4;
        app->views = realloc(app->views, (size_t)app->view_room * sizeof *app->views);
    }
    if (!state || !app->views)
        die("out of memory");
    app->views[app->depth++] = (struct view){ops, state};
    if (app_table(app_top(app)))
        table_init(app_table(app_top(app)), ops->list);
    if (app_pager(app_top(app)))
        pager_init(app_pager(app_top(app)));
    if (ops->open)
        ops->open(app, state, argument);
    load_view(app, &(struct view){ops, state});
}

unsigned app_give(struct app *app, struct view_result result)
{
    app->result = result;
    return EFFECT_HANDLED | EFFECT_CLOSE;
}

void app_copy(struct app *app, const char *text)
{
    free(app->copied);
    app->copied = strdup(text);
    if (!app->copied)
        die("out of memory");
}

void app_typed(struct app *app)
{
    if (!app->typed)
        app->typed_at = clock_ms();
    app->typed = true;
}

void app_pause(struct app *app)
{
    for (int i = 0; i < app->depth; i++)
        if (app->views[i].ops->pause)
            app->views[i].ops->pause(app, app->views[i].state);
    app->typed = false;
}

void app_idle(struct app *app)
{
    struct view *top = app_top(app);
    bool sent = sending_look(app);

    app->busy = app->ahead = false;
    app->awaits = app->sending.run != NULL;
    if (app->stale) {
        if (app->later != REQUEST_NONE)
            app_ask_later(app);
        return;
    }
    if (app->service && app->reading != app_data(app)->reading) { /* an act that failed read it */
        news_forget(app);
        load_views(app);
        app->busy = true; /* so that it is drawn */
        return;
    }
    if (top->ops->idle)
        top->ops->idle(app, top->state);
    if (app->later != REQUEST_NONE)
        app_ask_later(app);
    else if (app->service && (!app->busy || app->ahead)) /* what is looked at comes first */
        app->busy |= waits_go_on(app, IDLE_MS);
    app->busy |= sent; /* so that it is drawn */
}

/* ---- drawing ---- */

/* Whole: what does not fit into one row takes those that it needs, down to the hints and upwards from them. */
static void draw_message(struct app *app, int end)
{
    struct canvas *canvas = &app->canvas;
    size_t count = text_rows(app->message, canvas->cols - 2);
    int row = app->status_row, rows = count < (size_t)end ? (int)count : end;

    if (rows > 1 && row + rows > end)
        row = end - rows;
    for (int i = 0; i < rows; i++)
        canvas_fill(canvas, row + i, 0, canvas->cols, STYLE_PLAIN, ' ');
    if (rows > 1)
        canvas_wrap(canvas, row, 1, rows, app->message_style, app->message);
    else
        canvas_fit(canvas, row, 1, canvas->cols - 2, app->message_style, app->message);
}

void app_draw(struct app *app)
{
    struct canvas *canvas = &app->canvas;
    struct view *top = app_top(app);
    bool hints;

    canvas_clear(canvas);
    allowed_know(app);
    app->hints.count = 0;
    app->status_row = canvas->rows - 1;
    if (canvas->cols < SCREEN_MIN_COLS || canvas->rows < SCREEN_MIN_ROWS) {
        char text[MESSAGE_BYTES];

        snprintf(text, sizeof text, _("too small: needs %d×%d"), SCREEN_MIN_COLS, SCREEN_MIN_ROWS);
        canvas_fit(canvas, 0, 0, canvas->cols, STYLE_PLAIN, text);
        return;
    }
    if (top->ops->page)
        list_page_draw(app, top->ops->page, top->state, app_table(top));
    else
        top->ops->draw(app, top->state, canvas);
    if (!top->ops->without_hints) /* the wall is everybody's */
        waits_draw(app, canvas);
    hints = canvas->rows >= SMALL_ROWS && !top->ops->without_hints;
    if (app->message[0] != '\0')
        draw_message(app, canvas->rows - (app->question.asked || hints));
    if (app->question.asked)
        question_draw(&app->question, &app->keys, canvas, &app->hints);
    else if (hints)
        hints_draw(&app->hints, canvas, &app->keys, app_keys_here(app));
}
