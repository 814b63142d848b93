/* What a key, a paste or the mouse does: to the question that is asked, to the view on top, or to the view
 * below that gets what the closed one gives. */
#include "config.h"

#include "tui/allowed.h"
#include "tui/app.h"
#include "tui/app_inside.h"
#include "tui/view/undo.h"
#include "tui/widget/pager.h"
#include "tui/widget/table.h"

static unsigned close_top(struct app *app, unsigned effects);
static unsigned do_request(struct app *app, int request);

static unsigned act_on(struct app *app, unsigned effects)
{
    if ((effects & EFFECT_CLOSE) != 0)
        return close_top(app, effects);
    if ((effects & EFFECT_RELOAD) != 0)
        app_load_after_act(app);
    return effects;
}

/* What the palette took: as its key would do it, on the board where it is the board's. */
static unsigned do_taken(struct app *app, const struct view_result *result)
{
    while (result->of_board && app->depth > 1)
        close_top(app, EFFECT_NONE);
    return do_request(app, result->request);
}

/* The view on top goes; what it gives is in its memory until the one below has it. */
static unsigned close_top(struct app *app, unsigned effects)
{
    struct view closed = app->views[--app->depth];
    struct view_result result = app->result;

    app->result = (struct view_result){.kind = RESULT_NONE};
    if (app->depth == 0 && closed.ops == &view_begin && app->service) {
        app_open(app, &view_board, NULL); /* who began a school goes on with its board */
        effects &= ~(unsigned)EFFECT_QUIT;
    } else if (app->depth == 0) {
        effects |= EFFECT_QUIT;
    } else {
        const struct view *top = app_top(app);

        app_load_after_act(app);
        if (result.kind == RESULT_REQUEST)
            effects = do_taken(app, &result) | EFFECT_HANDLED;
        else if (result.kind != RESULT_NONE && top->ops->result)
            effects = act_on(app, top->ops->result(app, top->state, &result));
    }
    app_finish(app, &closed);
    return effects;
}

struct key_place app_keys_here(struct app *app)
{
    const struct view *top = app_top(app);
    const struct table *table = app_table(top);

    if (app->question.asked)
        return (struct key_place){&question_keys, 0};
    if (table && table->filtering && !table->spec->always_filters)
        return (struct key_place){&table_filter_keys, 0};
    return (struct key_place){&top->ops->keys, top->ops->scope ? top->ops->scope(top->state) : 0};
}

static unsigned take_answer(struct app *app, enum answer answer)
{
    struct view *top = app_top(app);
    unsigned effects;

    app->question.asked = false;
    effects = app->question.id == QUESTION_UNDO
                  ? undo_answer(app, answer)
                  : top->ops->answer(app, top->state, app->question.id, answer);
    return act_on(app, effects | EFFECT_HANDLED);
}

static unsigned answer_question(struct app *app, int request)
{
    enum answer answer;

    return question_answer(&app->question, request, &answer) ? take_answer(app, answer)
                                                             : EFFECT_NONE;
}

static unsigned ask_view(struct app *app, int request)
{
    const struct view *top = app_top(app);
    unsigned effects = EFFECT_NONE;

    if (top->ops->request)
        effects = top->ops->request(app, top->state, request);
    if (effects == EFFECT_NONE && request == REQUEST_BACK && app->depth > 1)
        effects = EFFECT_HANDLED | EFFECT_CLOSE;
    if ((effects & EFFECT_LATER) != 0)
        app->later = request;
    return act_on(app, effects);
}

void app_ask_later(struct app *app)
{
    int request = app->later;

    app->later = REQUEST_NONE;
    ask_view(app, request);
    if (app->stale)
        app->later = REQUEST_NONE;
    app->busy = true; /* so that it is drawn */
}

static void open_palette(struct app *app)
{
    struct key_place place = app_keys_here(app);

    app_open(app, &view_palette, &place);
}

/* A wall that runs by itself: nobody would close what is opened over it. */
static bool is_unattended(const struct app *app)
{
    return app->views[0].ops == &view_wall;
}

static void say_wall_keys(struct app *app)
{
    app_say(app, STYLE_PLAIN, "%s", _("q leaves the big screen, ← and → turn its pages"));
}

static unsigned do_request(struct app *app, int request)
{
    struct table *table = app_table(app_top(app));
    struct pager *pager = app_pager(app_top(app));

    if (app->question.asked)
        return answer_question(app, request);
    if ((table && table_request(table, request)) || (pager && pager_request(pager, request)))
        return EFFECT_HANDLED | EFFECT_REDRAW;
    if (request == REQUEST_QUIT)
        return EFFECT_QUIT;
    if (request == REQUEST_REDRAW)
        return EFFECT_HANDLED | EFFECT_ANEW;
    if ((request == REQUEST_HELP || request == REQUEST_PALETTE) && is_unattended(app))
        say_wall_keys(app);
    else if (request == REQUEST_HELP)
        help_open(app, app_keys_here(app));
    else if (request == REQUEST_PALETTE)
        open_palette(app);
    else if (request >= REQUEST_OPEN)
        app_open(app, view_registered(request - REQUEST_OPEN), NULL);
    else
        return ask_view(app, request);
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

/* A key that does nothing says so once, until one does something. */
static void say_unknown(struct app *app, uint32_t key)
{
    const struct key_place place = app_keys_here(app);
    char label[KEY_NAME_BYTES];

    if (app->unknown_said || *key_label(key, label) == '\0')
        return;
    app->unknown_said = true;
    if (is_unattended(app))
        say_wall_keys(app);
    else
        app_say(app, STYLE_PLAIN,
                place.set->scopes[place.scope].typing /* ? and : are typed there */
                    ? _("%s does nothing here: F1 lists the keys")
                    : _("%s does nothing here: ? lists the keys, : the commands"),
                label);
}

/* Who is not known yet is asked by the view. */
static unsigned do_denied(struct app *app, const struct binding *binding)
{
    if (app->actor->teacher_id == 0 && binding->request < REQUEST_OPEN)
        return ask_view(app, binding->request);
    allowed_refuse(app, binding);
    return EFFECT_HANDLED;
}

static unsigned do_key(struct app *app, uint32_t key)
{
    struct view *top = app_top(app);
    struct table *table = app_table(top);
    const struct binding *binding = keymap_find(&app->keys, app_keys_here(app), key);
    unsigned effects;

    if (!binding && key == KEY_CTRL('j')) /* Enter, where it means nothing else */
        binding = keymap_find(&app->keys, app_keys_here(app), KEY_RETURN);
    if (binding && !keymap_allows(&app->keys, binding))
        return do_denied(app, binding);
    if (binding) {
        app->unknown_said = false;
        app->denied_said = REQUEST_NONE;
        return do_request(app, binding->request);
    }
    if (app->question.asked && app->question.third == THIRD_DROP) {
        /* later loses nothing: whoever goes on with something else says it */
        effects = take_answer(app, ANSWER_NO);
        return effects | do_key(app, key);
    }
    if (app->question.asked)
        return EFFECT_NONE;
    if (table && table_key(table, key))
        return EFFECT_HANDLED;
    effects = top->ops->key ? act_on(app, top->ops->key(app, top->state, key)) : EFFECT_NONE;
    if (effects == EFFECT_NONE)
        say_unknown(app, key);
    return effects;
}

static unsigned do_paste(struct app *app, const char *text)
{
    struct view *top = app_top(app);
    struct table *table = app_table(top);

    if (app->question.asked)
        return EFFECT_NONE;
    if (table && table_paste(table, text))
        return EFFECT_HANDLED;
    return top->ops->paste ? act_on(app, top->ops->paste(app, top->state, text)) : EFFECT_NONE;
}

static unsigned do_click(struct app *app, int row, int col)
{
    struct view *top = app_top(app);
    struct table *table = app_table(top);
    enum table_click click;
    unsigned effects;

    if (row == app->canvas.rows - 1 && hints_at(&app->hints, col) != REQUEST_NONE)
        return do_request(app, hints_at(&app->hints, col));
    if (app->question.asked)
        return EFFECT_NONE;
    /* what stands beside a list is the view's own */
    effects =
        top->ops->click ? act_on(app, top->ops->click(app, top->state, row, col)) : EFFECT_NONE;
    if (effects == EFFECT_NONE && table && (click = table_click(table, row)) != TABLE_ELSEWHERE)
        return click == TABLE_TAKEN ? ask_view(app, REQUEST_ACCEPT) : EFFECT_HANDLED;
    return effects;
}

static unsigned do_wheel(struct app *app, int steps)
{
    struct table *table = app_table(app_top(app));
    struct pager *pager = app_pager(app_top(app));

    if (app->question.asked)
        return EFFECT_NONE;
    if (table)
        table_move(table, steps);
    else if (pager)
        pager_wheel(pager, steps);
    else
        return EFFECT_NONE;
    return EFFECT_HANDLED;
}

unsigned app_event(struct app *app, const struct event *event)
{
    while (app->later != REQUEST_NONE && app->depth > 0) /* it was typed before */
        app_idle(app);
    if (event->type == EVENT_KEY || event->type == EVENT_PASTE || event->type == EVENT_CLICK) {
        app->message[0] = '\0';
        app->events++;
    }
    allowed_know(app);
    switch (event->type) {
    case EVENT_KEY:
        return do_key(app, event->key);
    case EVENT_PASTE:
        return do_paste(app, event->text);
    case EVENT_CLICK:
        return do_click(app, event->row, event->col);
    case EVENT_WHEEL:
        return do_wheel(app, event->steps);
    case EVENT_LOST:
        return EFFECT_QUIT;
    case EVENT_NOTHING:
        break;
    }
    return EFFECT_NONE;
}
