/* What the typed line means, and what it would make of each chosen class's evenings: read again at
 * every key, from the same functions that saving uses. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/entry_state.h"
#include "tui/view/line_style.h"

/* Stands for a text that is not typed yet, so that minutes alone already move the bars. */
#define TEXT_TO_COME "…"

struct editor *entry_editor(struct entry_state *state)
{
    return state->own != NO_INDEX ? &state->classes[state->own].own : &state->line;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

const char *entry_line_of(const struct entry_state *state, const struct entry_class *class)
{
    return is_blank(class->own.text) ? state->line.text : class->own.text;
}

static void init_wanted(struct app *app, const struct entry_class *class, const struct quick *quick,
                        const struct quick_context *context, struct assignment *wanted)
{
    (void)app;
    *wanted = (struct assignment){
        .class_id = class->id,
        .assigned = context->assigned,
        .text = "",
        .unit = "",
        .teacher = "",
        .was = "",
        .why = "",
    };
    quick_fill(quick, context, wanted);
    wanted->assigned = context->assigned;
}

bool entry_wanted(struct app *app, struct entry_state *state, const struct entry_class *class,
                  day_t assigned, struct arena *arena, struct assignment *wanted,
                  const char **problem)
{
    struct session session = app_session(app, app->date);
    struct quick_context context = service_quick_context(&session, assigned);
    struct quick *quick = quick_parse(&context, entry_line_of(state, class), arena);

    if (quick->problem_count > 0) {
        *problem = quick->problems[0].message;
        return false;
    }
    *problem = NULL;
    init_wanted(app, class, quick, &context, wanted);
    return true;
}

/* Whether a line says enough to move the bars: a subject and minutes, nothing misunderstood. */
static bool says_enough(const struct quick *quick)
{
    for (size_t i = 0; i < quick->span_count; i++)
        if (quick->spans[i].token == QUICK_BAD)
            return false;
    return quick->subject && (quick->has_minutes || quick->kind == KIND_NOTICE);
}

static const struct forecast_day *worst_day(const struct forecast *forecast)
{
    const struct forecast_day *worst = NULL;

    for (size_t i = 0; i < forecast->count; i++)
        if (!worst || forecast->days[i].after->level > worst->after->level)
            worst = &forecast->days[i];
    return worst;
}

/* The dry run of one class's line; false where the line cannot be (yet): *error then, or NULL. */
static bool try_class(struct app *app, struct entry_state *state, struct entry_class *class,
                      day_t assigned, struct outcome *outcome, const char **error)
{
    struct session session = app_session(app, assigned);
    struct quick_context context = service_quick_context(&session, assigned);
    struct quick *quick = quick_parse(&context, entry_line_of(state, class), state->answer);
    struct assignment wanted;
    struct err err;

    *error = NULL;
    if (!says_enough(quick))
        return false;
    init_wanted(app, class, quick, &context, &wanted);
    if (is_blank(wanted.text))
        wanted.text = TEXT_TO_COME;
    err_clear(&err);
    if (!service_add(&session, &wanted, 1, ADD_DRY_RUN, state->answer, outcome, &err)) {
        if (err.code == ERR_STORE)
            app_read_failed(app, &err);
        else
            *error = arena_strdup(state->answer, err.message);
        return false;
    }
    return outcome->count > 0 && outcome->items[0].forecast->count > 0;
}

static void read_before(struct app *app, struct entry_state *state, struct entry_class *class)
{
    struct session session = app_session(app, state->assigned);
    const struct class *stored = service_class_by_id(&session, class->id);
    struct board **boards;
    size_t count;
    struct err err;

    err_clear(&err);
    if (!stored)
        return;
    if (!service_boards(&session, &stored, 1, state->assigned, state->assigned, state->answer,
                        &boards, &count, &err)) {
        app_read_failed(app, &err);
        return;
    }
    class->known = true;
    class->day = state->assigned;
    class->before = class->after = boards[0]->load;
    class->limit = boards[0]->limit;
    class->level = boards[0]->level;
    class->calibrated = boards[0]->calibrated;
}

static void warn(struct entry_state *state, size_t *capacity, enum style style, const char *text)
{
    for (size_t i = 0; i < state->warning_count; i++)
        if (strcmp(state->warnings[i].text, text) == 0)
            return;
    state->warnings = arena_grow(state->answer, state->warnings, capacity, state->warning_count + 1,
                                 sizeof *state->warnings);
    state->warnings[state->warning_count++] = (struct entry_warning){style, text};
}

static bool was_there(const struct board *before, const struct board_warning *warning)
{
    for (size_t i = 0; i < before->warning_count; i++)
        if (before->warnings[i].code == warning->code &&
            before->warnings[i].rule == warning->rule && before->warnings[i].item == warning->item)
            return true;
    return false;
}

/* What the line adds to the warnings of the day; the limit is told by the bar and the sentence above. */
static void take_warnings(struct app *app, struct entry_state *state, size_t *capacity,
                          const struct entry_class *class, const struct forecast_day *day)
{
    for (size_t i = 0; i < day->after->warning_count; i++) {
        const struct board_warning *warning = &day->after->warnings[i];
        const char *text = board_warning_text(warning, app->lang, state->answer);

        if (warning->code == WARNING_NEAR_LIMIT || warning->code == WARNING_NOT_REPORTED ||
            (warning->code == WARNING_OVER_LIMIT && class->held) || was_there(day->before, warning))
            continue;
        warn(state, capacity, style_of_level(warning->level),
             arena_printf(state->answer, "%s %s", class->label, text));
    }
}

/* What a class's own line sets, without its marks. */
static const char *own_words(struct app *app, struct entry_state *state,
                             const struct entry_class *class)
{
    struct session session = app_session(app, state->assigned);
    struct quick_context context = service_quick_context(&session, state->assigned);

    return quick_parse(&context, class->own.text, state->answer)->text;
}

static void read_class(struct app *app, struct entry_state *state, size_t *capacity,
                       struct entry_class *class)
{
    const struct forecast_day *worst;
    struct outcome outcome;

    class->known = class->forecast = class->held = false;
    class->error = class->own_text = NULL;
    if (!class->chosen)
        return;
    if (!is_blank(class->own.text))
        class->own_text = own_words(app, state, class);
    if (!try_class(app, state, class, state->assigned, &outcome, &class->error)) {
        read_before(app, state, class);
        if (class->error)
            warn(state, capacity, STYLE_RED,
                 arena_printf(state->answer, "%s %s", class->label, class->error));
        return;
    }
    worst = worst_day(outcome.items[0].forecast);
    class->known = class->forecast = true;
    class->held = outcome.items[0].held;
    class->day = worst->day;
    class->before = worst->before->load;
    class->after = worst->after->load;
    class->limit = worst->after->limit;
    class->level = worst->after->level;
    class->calibrated = worst->after->calibrated;
    if (class->held)
        warn(state, capacity, STYLE_RED,
             arena_printf(
                 state->answer, _("%s %s: it will wait for review, and is not shown before"),
                 class->label, phrase_room(class->after, class->limit, app->lang, state->answer)));
    for (size_t i = 0; i < outcome.items[0].forecast->count; i++)
        take_warnings(app, state, capacity, class, &outcome.items[0].forecast->days[i]);
    for (size_t i = 0; i < outcome.note_count; i++)
        warn(state, capacity, STYLE_PLAIN, outcome.notes[i]);
}

/* 周三布置：三(2) 是 40（绿），三(3) 是 38（绿） */
static const char *read_other_day(struct app *app, struct entry_state *state)
{
    const struct calendar *calendar = app_data(app)->calendar;
    day_t other = state->next_day ? app->date : calendar_next_school_day(calendar, app->date);
    struct text_buf buf = {.arena = state->answer};
    const char *error;

    for (size_t i = 0; i < state->class_count; i++) {
        struct outcome outcome;
        const struct forecast_day *worst;

        if (!state->classes[i].chosen ||
            !try_class(app, state, &state->classes[i], other, &outcome, &error))
            continue;
        worst = worst_day(outcome.items[0].forecast);
        text_buf_printf(&buf, app->lang == LANG_ZH ? "%s%s 是 %d（%s）" : "%s%s %d (%s)",
                        buf.length > 0 ? (app->lang == LANG_ZH ? "，" : ", ") : "",
                        state->classes[i].label, worst->after->load,
                        phrase_level(worst->after->level, app->lang));
    }
    if (buf.length == 0)
        return "";
    return arena_printf(state->answer, _("set on %s: %s"),
                        other == app->today ? _("Today")
                                            : date_weekday_name(date_weekday(other), app->lang),
                        text_buf_str(&buf));
}

/* ---- what can be chosen with the arrows ---- */

static const struct entry_class *first_chosen(const struct entry_state *state)
{
    if (state->own != NO_INDEX)
        return &state->classes[state->own];
    for (size_t i = 0; i < state->class_count; i++)
        if (state->classes[i].chosen)
            return &state->classes[i];
    return NULL;
}

static void offer_recent(struct app *app, struct entry_state *state, const struct class *class,
                         const char *subject)
{
    struct session session = app_session(app, app->date);
    struct quick_context context = service_quick_context(&session, state->assigned);
    struct item_list recent;

    if (!service_recent(&session, class, subject, RECENT_MAX, state->choice_arena, &recent, NULL))
        return;
    for (size_t i = 0; i < recent.count && i < RECENT_MAX; i++) {
        struct assignment again = *recent.items[i];

        again.assigned = state->assigned;
        again.due = assignment_default_due(context.calendar, state->assigned, again.place);
        state->choices[state->choice_count++] = (struct entry_choice){
            .line = quick_format(&again, &context, state->choice_arena),
            .text = text_sanitise(state->choice_arena, again.text, false, NULL),
            .note =
                arena_printf(state->choice_arena, _("%d min · %s"), again.minutes,
                             date_long(state->choice_arena, recent.items[i]->assigned, app->lang)),
        };
    }
}

/* Those that have not reported stand first. */
static void offer_subjects(struct app *app, struct entry_state *state, const struct class *class)
{
    struct session session = app_session(app, state->assigned);
    struct board **boards;
    size_t count;

    if (!service_boards(&session, &class, 1, state->assigned, state->assigned, state->choice_arena,
                        &boards, &count, NULL))
        return;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < boards[0]->subject_count; i++) {
            const struct board_subject *subject = &boards[0]->subjects[i];
            bool missing = subject->status == REPORT_MISSING;
            const char *name = subject_name(subject->subject, app->lang);

            if (missing != (round == 0) || state->choice_count == RECENT_MAX)
                continue;
            if (strchr(name, ' ')) /* a line's subject is one word */
                name = subject->subject->code;
            state->choices[state->choice_count++] = (struct entry_choice){
                .line = arena_printf(state->choice_arena, "%s ", name),
                .text = arena_strdup(state->choice_arena, name),
                .note = missing ? _("not reported") : "",
            };
        }
}

static void read_choices(struct app *app, struct entry_state *state)
{
    struct session session = app_session(app, app->date);
    const struct entry_class *chosen = first_chosen(state);
    const char *subject = state->quick->subject ? state->quick->subject->code : "";
    const struct class *class;

    if (state->choice != NO_INDEX) /* it is being walked through: the list stays */
        return;
    arena_reset(state->choice_arena);
    state->typed = NULL;
    state->choice_count = 0;
    state->choices_are_subjects = *subject == '\0';
    class = chosen ? service_class_by_id(&session, chosen->id) : NULL;
    if (!class)
        return;
    if (state->choices_are_subjects)
        offer_subjects(app, state, class);
    else
        offer_recent(app, state, class, subject);
}

void entry_read(struct app *app, struct entry_state *state)
{
    struct session session = app_session(app, app->date);
    const struct calendar *calendar = app_data(app)->calendar;
    struct quick_context context;
    const struct editor *editor = entry_editor(state);
    size_t capacity = 0;
    bool red = false;

    arena_reset(state->answer);
    state->warnings = NULL;
    state->warning_count = 0;
    state->other_day = "";
    state->assigned = state->next_day ? calendar_next_school_day(calendar, app->date) : app->date;
    context = service_quick_context(&session, state->assigned);
    state->quick = quick_parse(&context, editor->text, state->answer);
    state->styles = line_styles(state->quick, editor->length, state->answer);
    for (size_t i = 0; i < state->class_count; i++) {
        read_class(app, state, &capacity, &state->classes[i]);
        red = red || (state->classes[i].forecast && state->classes[i].level == LEVEL_RED);
    }
    if (red || state->next_day)
        state->other_day = read_other_day(app, state);
    read_choices(app, state);
}
