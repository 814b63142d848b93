/* What the text means, and what it would make of each chosen class's evenings: read again at every key, by
 * the functions that saving uses. What does not change between keys is in the classes' desks. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/term/clock.h"
#include "tui/view/entry_state.h"
#include "tui/view/line_style.h"

const char *entry_text_of(const struct entry_state *state, const struct entry_class *class)
{
    return entry_blank(class->own.text) ? state->text.text : class->own.text;
}

struct entry_class *entry_first_chosen(struct entry_state *state)
{
    if (state->own != NO_INDEX)
        return &state->classes[state->own];
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < state->class_count; i++)
            if (state->classes[i].chosen && (round == 1 || entry_blank(state->classes[i].own.text)))
                return &state->classes[i];
    return NULL;
}

/* ---- what is kept between keys ---- */

static struct session day_session(struct app *app, const struct entry_state *state, day_t day)
{
    struct session session = app_session(app, state->assigned);

    session.moment.date = day;
    return session;
}

/* The desks of a class; those that go on do so with a session of now. */
static void forget_desk(struct app *app, const struct entry_state *state, struct entry_class *class,
                        bool all)
{
    struct session session = day_session(app, state, state->assigned);

    if (class->desk && !all && !app_class_is_news(app, class->id)) {
        desk_goes_on(class->desk, &session);
        if (class->other_desk)
            desk_goes_on(class->other_desk, &session);
        return;
    }
    if (class->desk_arena)
        arena_reset(class->desk_arena);
    class->desk = class->other_desk = NULL;
}

/* The school's own data were read anew: what borrowed of them is void. */
static void forget_past(const struct app *app, struct entry_state *state)
{
    if (state->borrowed == app->reading)
        return;
    state->borrowed = app->reading;
    arena_reset(state->past_arena);
    for (size_t i = 0; i < state->class_count; i++)
        state->classes[i].past = NULL;
}

void entry_forget_desks(struct app *app, struct entry_state *state, bool all)
{
    const struct calendar *calendar = app_calendar(app, app->class_id);
    struct session session = app_session(app, state->day);
    const struct class *here = app_class(app);
    day_t assigned = state->next_day ? calendar_next_school_day(calendar, state->day) : state->day;

    all |= assigned != state->assigned || state->borrowed != app->reading;
    state->assigned = assigned;
    forget_past(app, state);
    arena_reset(state->desk_arena);
    state->no_class = NULL;
    for (size_t i = 0; i < state->class_count; i++) {
        const struct class *class = service_class_by_id(&session, state->classes[i].id);

        forget_desk(app, state, &state->classes[i], all);
        state->classes[i].gone = !class || class->removed;
    }
    state->offers_of = NULL;
    state->offers_class = 0;
    state->list_count = state->offer_count = 0;
    state->offer = NO_INDEX;
    state->subject = here ? service_own_subject(&session, here) : NULL;
    if (!state->subject)
        state->subject = service_own_subject(&session, NULL);
}

static struct reading_desk *class_desk(struct app *app, struct entry_state *state,
                                       struct entry_class *class)
{
    struct session session = day_session(app, state, state->assigned);
    struct session opened = day_session(app, state, state->day);
    const struct class *of = service_class_by_id(&session, class->id);

    if (!class->desk_arena)
        class->desk_arena = arena_new();
    if (!class->past && of)
        class->past = service_past(&opened, of, state->past_arena);
    return service_desk(&session, of, class->past, class->desk_arena);
}

struct reading_desk *entry_desk(struct app *app, struct entry_state *state,
                                struct entry_class *class)
{
    struct session session = day_session(app, state, state->assigned);

    if (!class) {
        if (!state->no_class)
            state->no_class = service_desk(&session, NULL, NULL, state->desk_arena);
        return state->no_class;
    }
    if (!class->desk)
        class->desk = class_desk(app, state, class);
    return class->desk;
}

/* ---- what estimates go by ---- */

bool entry_lacks_estimates(const struct entry_state *state)
{
    for (size_t i = 0; i < state->class_count; i++)
        if (state->classes[i].chosen && !state->classes[i].gone && state->classes[i].past &&
            past_is_missed(state->classes[i].past))
            return true;
    return false;
}

void entry_know_more(struct app *app, struct entry_state *state)
{
    struct session session = day_session(app, state, state->day);
    int64_t end = clock_ms() + IDLE_MS;
    bool lacked = false;
    struct err err;

    err_clear(&err);
    for (size_t i = 0; i < state->class_count; i++) {
        struct entry_class *class = &state->classes[i];
        bool more = class->chosen && !class->gone, missed;

        if (more)
            entry_desk(app, state, class);
        missed = more && past_is_missed(class->past);
        while (more && clock_ms() < end)
            if (!past_know_more(class->past, &session, &more, &err)) {
                app_read_failed(app, &err);
                return;
            }
        app->busy |= more;
        lacked |= missed && !more;
    }
    if (!lacked)
        return;
    entry_read(app, state);
    app->busy = true; /* so that it is drawn */
}

/* ---- the classes that are chosen by themselves ---- */

/* The subject of all items, or the own one. */
static const struct subject *one_subject(const struct entry_state *state,
                                         const struct reader_result *reading)
{
    const struct subject *subject = reading->item_count > 0 ? reading->items[0].subject : NULL;

    for (size_t i = 1; i < reading->item_count; i++)
        if (reading->items[i].subject != subject)
            return state->subject;
    return subject ? subject : state->subject;
}

/* Until somebody chooses: the lessons in the subject, else last time's, else the class looked at. True:
 * others than before are chosen. */
static bool choose_by_subject(struct app *app, struct entry_state *state,
                              const struct subject *subject)
{
    const char *code = subject ? subject->code : "";
    bool any = false;

    if (state->ticked || (state->ticks_of && strcmp(state->ticks_of, code) == 0))
        return false;
    state->ticks_of = arena_strdup(state->arena, code);
    for (size_t i = 0; i < state->class_count; i++)
        any = any || actor_is(app->actor, ROLE_TEACHER, state->classes[i].id, code);
    for (size_t i = 0; i < state->class_count; i++)
        state->classes[i].chosen =
            any ? actor_is(app->actor, ROLE_TEACHER, state->classes[i].id, code)
                : state->classes[i].id == app->class_id;
    if (!any && state->recalled)
        entry_choose(state, state->recalled);
    if (state->class_count == 1) /* whatever class is looked at: there is no other */
        state->classes[0].chosen = true;
    for (size_t i = 0; i < state->class_count && !state->classes[state->cursor].chosen; i++)
        if (state->classes[i].chosen)
            state->cursor = i;
    return true;
}

/* ---- warnings ---- */

static void warn(const struct app *app, struct entry_state *state, size_t *capacity,
                 enum style style, const struct entry_class *class, const char *text)
{
    struct entry_warning *warning;

    for (size_t i = 0; i < state->warning_count; i++) {
        warning = &state->warnings[i];
        if (strcmp(warning->text, text) != 0)
            continue;
        if (class && !strstr(warning->labels, class->label)) {
            warning->labels =
                arena_printf(state->answer, app->lang == LANG_ZH ? "%s、%s" : "%s, %s",
                             warning->labels, class->label);
            warning->classes++;
        }
        return;
    }
    state->warnings = arena_grow(state->answer, state->warnings, capacity, state->warning_count + 1,
                                 sizeof *state->warnings);
    state->warnings[state->warning_count++] =
        (struct entry_warning){style, text, class ? class->label : "", class ? 1 : 0};
}

/* What the text adds to the warnings of the day; the limit is told by the bar and the sentence above. */
static void take_warnings(struct app *app, struct entry_state *state, size_t *capacity,
                          const struct entry_class *class, const struct forecast_day *day)
{
    for (size_t i = 0; i < day->after->warning_count; i++) {
        const struct board_warning *warning = &day->after->warnings[i];

        if (warning->code == WARNING_NEAR_LIMIT || warning->code == WARNING_NOT_REPORTED ||
            (warning->code == WARNING_OVER_LIMIT && class->judgement.held) ||
            !forecast_adds(day, warning))
            continue;
        warn(app, state, capacity, style_of_level(warning->level), class,
             board_warning_text(warning, app->lang, state->answer));
    }
}

/* ---- the evenings ---- */

static void add_gauge(struct entry_state *state, size_t *capacity, const struct entry_class *class,
                      const struct board *before, const struct board *after)
{
    state->gauges = arena_grow(state->answer, state->gauges, capacity, state->gauge_count + 1,
                               sizeof *state->gauges);
    state->gauges[state->gauge_count++] = (struct entry_gauge){.class = class,
                                                               .day = after->day,
                                                               .before = before->load,
                                                               .after = after->load,
                                                               .limit = after->limit,
                                                               .calibrated = after->calibrated,
                                                               .level = after->level};
}

/* Every evening that changes; the day itself where none does. */
static bool add_gauges(struct app *app, struct entry_state *state, struct entry_class *class,
                       size_t *capacity, struct err *err)
{
    const struct forecast *forecast = class->judgement.forecast;
    size_t before = state->gauge_count;
    struct board *board;

    for (size_t i = 0; forecast && i < forecast->count; i++)
        if (forecast->days[i].before->load != forecast->days[i].after->load)
            add_gauge(state, capacity, class, forecast->days[i].before, forecast->days[i].after);
    if (state->gauge_count > before)
        return true;
    if (!desk_board(entry_desk(app, state, class), state->answer, &board, err))
        return false;
    add_gauge(state, capacity, class, board, board);
    return true;
}

static const struct entry_gauge *worst_gauge(const struct entry_state *state,
                                             const struct entry_class *class)
{
    const struct entry_gauge *worst = NULL;

    for (size_t i = 0; i < state->gauge_count; i++)
        if (state->gauges[i].class == class && (!worst || state->gauges[i].level > worst->level))
            worst = &state->gauges[i];
    return worst;
}

/* 数学 口算一页 · 约5分；科学 … : what is set of a reading, in one line. */
static const char *said_of(const struct app *app, const struct entry_state *state,
                           const struct reader_result *reading)
{
    struct text_buf buf = {.arena = state->answer};

    for (size_t i = 0; i < reading->item_count; i++) {
        const struct reader_item *item = &reading->items[i];

        text_buf_printf(&buf, "%s%s %s", i == 0 ? "" : tr(app->lang, "; "),
                        subject_name(item->subject, app->lang), item->text);
        if (item->minutes > 0)
            text_buf_printf(&buf, " · %s",
                            phrase_time(item->minutes, item->estimated, app->lang, state->answer));
    }
    return text_buf_str(&buf);
}

/* How an item is read in one class otherwise than the rows show it; "" where it is the same. */
static const char *read_otherwise(const struct app *app, const struct entry_state *state,
                                  const struct reader_item *a, const struct reader_item *b)
{
    struct text_buf buf = {.arena = state->answer};

    if (a->kind != b->kind)
        text_buf_printf(&buf, " · %s", vocab_name(&vocab_kind, (int)b->kind, app->lang));
    if (a->minutes != b->minutes && b->minutes >= 0)
        text_buf_printf(&buf, " · %s",
                        phrase_time(b->minutes, b->estimated, app->lang, state->answer));
    if (a->due != b->due)
        text_buf_printf(&buf, " · %s",
                        phrase_due(b->due, state->assigned, app->lang, state->answer));
    return text_buf_str(&buf);
}

/* The rows show one class's reading. What another one is set instead is told in words: its own text, the
 * common one while an own one is written, and where grade, timetable or what was set before make the same
 * words another thing there. */
static void tell_differences(struct app *app, struct entry_state *state, size_t *capacity,
                             const struct entry_class *class)
{
    const struct reader_result *shown = state->reading, *here = class->reading;

    if (class == entry_first_chosen(state))
        return;
    if (class->own_text || state->own != NO_INDEX) {
        if (here->item_count > 0)
            warn(app, state, capacity, STYLE_DIM, class,
                 arena_printf(state->answer,
                              class->own_text ? _("on its own: %s") : _("as for all: %s"),
                              said_of(app, state, here)));
        return;
    }
    for (size_t i = 0; i < here->item_count && shown->item_count == here->item_count; i++) {
        const char *words = read_otherwise(app, state, &shown->items[i], &here->items[i]);

        if (*words != '\0')
            warn(app, state, capacity, STYLE_DIM, class,
                 arena_printf(state->answer, _("the same words are here: %s%s"),
                              subject_name(here->items[i].subject, app->lang), words));
    }
}

/* What is so stands behind what is to be looked at. */
static void put_told_last(struct entry_state *state)
{
    struct entry_warning *sorted =
        ARENA_ARRAY(state->answer, state->warning_count + 1, struct entry_warning);
    size_t count = 0;

    for (int told = 0; told < 2; told++)
        for (size_t i = 0; i < state->warning_count; i++)
            if ((state->warnings[i].style == STYLE_DIM) == (told == 1))
                sorted[count++] = state->warnings[i];
    state->warnings = sorted;
}

static bool judge_class(struct app *app, struct entry_state *state, struct entry_class *class,
                        size_t *gauges, size_t *warnings, struct err *err)
{
    const struct entry_gauge *worst;
    const struct forecast *forecast;

    class->judgement = (struct judgement){0};
    if (class->gone) {
        warn(app, state, warnings, STYLE_RED, class, _("this class no longer exists"));
        return true;
    }
    if (!desk_judge(entry_desk(app, state, class), class->reading, state->answer, &class->judgement,
                    err) ||
        !add_gauges(app, state, class, gauges, err))
        return false;
    forecast = class->judgement.forecast;
    worst = worst_gauge(state, class);
    if (class->judgement.refusal)
        warn(app, state, warnings, STYLE_RED, class, class->judgement.refusal);
    if (class->judgement.held)
        warn(app, state, warnings, STYLE_RED, class,
             arena_printf(
                 state->answer,
                 class->reading->item_count > 1
                     ? _("%s: what goes beyond will wait for review, and is not shown before")
                     : _("%s: it will wait for review, and is not shown before"),
                 phrase_room(worst->after, worst->limit, app->lang, state->answer)));
    tell_differences(app, state, warnings, class);
    for (size_t i = 0; forecast && i < forecast->count; i++)
        take_warnings(app, state, warnings, class, &forecast->days[i]);
    return true;
}

/* ---- the other day ---- */

/* 周三布置：三(2) 是 40（绿），三(3) 是 38（绿） */
static bool read_other_day(struct app *app, struct entry_state *state, struct err *err)
{
    const struct calendar *calendar = app_calendar(app, app->class_id);
    day_t other = state->next_day ? state->day : calendar_next_school_day(calendar, state->day);
    struct text_buf buf = {.arena = state->answer};

    for (size_t i = 0; i < state->class_count; i++) {
        struct entry_class *class = &state->classes[i];
        const struct board *worst = NULL;
        struct reader_result *reading;
        struct judgement judgement;
        struct reading_desk *desk;

        if (!class->chosen || class->gone)
            continue;
        if (!class->other_desk)
            class->other_desk = desk_of_day(entry_desk(app, state, class), other);
        desk = class->other_desk;
        if (!desk_read(desk, state->subject, entry_text_of(state, class), state->answer, &reading,
                       err) ||
            !desk_judge(desk, entry_changed_reading(state, reading), state->answer, &judgement,
                        err))
            return false;
        for (size_t k = 0; judgement.forecast && k < judgement.forecast->count; k++)
            if (!worst || judgement.forecast->days[k].after->level > worst->level)
                worst = judgement.forecast->days[k].after;
        if (worst)
            text_buf_printf(&buf, app->lang == LANG_ZH ? "%s%s 是 %d（%s）" : "%s%s %d (%s)",
                            buf.length > 0 ? (app->lang == LANG_ZH ? "，" : ", ") : "",
                            class->label, worst->load, phrase_level(worst->level, app->lang));
    }
    if (buf.length > 0)
        state->other_day = arena_printf(
            state->answer, _("set on %s: %s"),
            other == app->today ? _("Today") : date_weekday_name(date_weekday(other), app->lang),
            text_buf_str(&buf));
    return true;
}

/* ---- reading ---- */

const struct subject *entry_subject_here(struct app *app, const struct entry_state *state)
{
    const struct reader_result *reading = state->reading;
    const struct editor *editor = entry_editor((struct entry_state *)state);
    const struct subject *subject = NULL, *named;
    size_t start = editor_line_start(editor, editor->cursor);

    for (size_t i = 0; i < reading->span_count && reading->spans[i].start < editor->cursor; i++) {
        const struct reader_span *span = &reading->spans[i];
        const char *word;

        if (span->item >= 0)
            subject = reading->items[span->item].subject;
        if (span->rule != READER_SUBJECT)
            continue;
        word =
            arena_strndup(state->answer, reading->message + span->start, span->end - span->start);
        named = subject_exact(&app_data(app)->subjects, word);
        if (named && (span->start >= start || !subject))
            subject = named;
    }
    return subject ? subject : state->subject;
}

static bool read_class(struct app *app, struct entry_state *state, struct entry_class *class,
                       struct reader_result **raw, struct err *err)
{
    const char *text = class ? entry_text_of(state, class) : state->text.text;

    return desk_read(entry_desk(app, state, class), state->subject, text, state->answer, raw, err);
}

/* The text of a line is for the class that has it of its own, or for all chosen that have none. */
static void ask_for(struct app *app, struct entry_state *state)
{
    struct session session = day_session(app, state, state->assigned);
    const struct class **common =
        ARENA_ARRAY(state->answer, state->class_count + 1, const struct class *);
    size_t count = 0;

    for (size_t i = 0; i < state->class_count; i++)
        if (state->classes[i].chosen && !state->classes[i].gone &&
            entry_blank(state->classes[i].own.text))
            common[count++] = service_class_by_id(&session, state->classes[i].id);
    for (size_t i = 0; i < state->class_count; i++) {
        bool own = !entry_blank(state->classes[i].own.text);

        if (state->classes[i].chosen && !state->classes[i].gone)
            desk_ask_for(entry_desk(app, state, &state->classes[i]), own ? NULL : common,
                         own ? 0 : count);
    }
}

/* Of each chosen class its own reading: grade, timetable and what was set before may tell them apart. */
static bool read_all(struct app *app, struct entry_state *state, struct err *err)
{
    const struct entry_class *first = entry_first_chosen(state);
    struct reader_result *raw, *edited = NULL;

    ask_for(app, state);
    if (!read_class(app, state, (struct entry_class *)first, &edited, err))
        return false;
    if (state->own == NO_INDEX && choose_by_subject(app, state, one_subject(state, edited))) {
        ask_for(app, state);
        first = entry_first_chosen(state);
        if (!read_class(app, state, (struct entry_class *)first, &edited, err))
            return false;
    }
    entry_follow_changes(state, edited);
    state->reading = entry_changed_reading(state, edited);
    state->styles = line_styles(edited, entry_editor(state)->length, state->answer);
    for (size_t i = 0; i < state->class_count; i++) {
        struct entry_class *class = &state->classes[i];

        class->reading = NULL;
        class->own_text = NULL;
        if (!class->chosen)
            continue;
        raw = edited;
        if (class != first && !read_class(app, state, class, &raw, err))
            return false;
        class->reading = class == first ? state->reading : entry_changed_reading(state, raw);
        if (!entry_blank(class->own.text))
            class->own_text = raw->item_count > 0 ? raw->items[0].text
                                                  : arena_strdup(state->answer, class->own.text);
    }
    return true;
}

static bool read_and_judge(struct app *app, struct entry_state *state, struct err *err)
{
    size_t gauges = 0, warnings = 0;
    bool red = false;

    if (!read_all(app, state, err))
        return false;
    for (size_t i = 0; i < state->class_count; i++)
        if (state->classes[i].chosen &&
            !judge_class(app, state, &state->classes[i], &gauges, &warnings, err))
            return false;
    put_told_last(state);
    for (size_t i = 0; i < state->gauge_count; i++)
        red = red || (state->gauges[i].level == LEVEL_RED &&
                      state->gauges[i].after > state->gauges[i].before);
    return (!red && !state->next_day) || read_other_day(app, state, err);
}

void entry_read(struct app *app, struct entry_state *state)
{
    static const struct reader_result nothing = {.message = ""};
    struct arena *before = state->answer_before;
    struct err err;

    err_clear(&err);
    state->answer_before = state->answer;
    state->answer = before;
    arena_reset(state->answer);
    state->reading = &nothing;
    state->styles = NULL;
    state->gauges = NULL;
    state->warnings = NULL;
    state->gauge_count = state->warning_count = 0;
    state->other_day = "";
    if (!read_and_judge(app, state, &err)) {
        app_read_failed(app, &err);
        state->were_count = 0;
    }
    entry_list_rows(state);
    entry_select_row(state);
    entry_offer(app, state);
}
