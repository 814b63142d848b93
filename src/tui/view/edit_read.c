/* What the fields mean against the item as it was opened, what that does to the day, and the form as a
 * draft. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/record_json.h"
#include "tui/view/edit_state.h"

struct assignment *edit_copy(const struct assignment *item, struct arena *arena)
{
    struct assignment *copy = ARENA_NEW(arena, struct assignment);

    record_copy(ENTITY_ASSIGNMENT, copy, item, arena);
    return copy;
}

const char *edit_words(void *context, const void *record, const struct field *field,
                       struct arena *arena)
{
    struct app *app = context;

    if (field == assignment_field_of(FIELD_SUBJECT))
        return subject_word(&app_data(app)->subjects, field_text(record, field), app->lang);
    if (field->type == TYPE_DAY)
        return date_long(arena, (day_t)field_number(record, field), app->lang);
    return field_words(record, field, app->lang, arena);
}

bool edit_is_touched(const struct edit_state *state)
{
    return state->opened &&
           (assignment_diff(state->opened, &state->typed) != 0 || *state->typed.why != '\0');
}

/* The typed values go into the rows. */
static void show_typed(struct edit_state *state)
{
    const char *why = state->typed.why;

    state->typed = *edit_copy(&state->typed, state->arena);
    state->typed.why = why;
    state->settled = arena_strdup(state->arena, state->typed.text);
    fields_open(&state->fields, &state->typed, &state->before);
}

void edit_base_on(struct edit_state *state, const struct assignment *item,
                  const struct assignment *mine, unsigned keep)
{
    const char *why = mine ? arena_strdup(state->arena, state->typed.why) : "";

    state->opened = edit_copy(item, state->arena);
    state->before = *state->opened;
    state->before.why = "";
    state->typed = state->before;
    if (mine)
        assignment_take(&state->typed, mine, keep);
    state->typed.why = why;
    show_typed(state);
}

/* ---- marks and times in the text ---- */

static bool names_subject(const struct reader_result *reading)
{
    for (size_t i = 0; i < reading->span_count; i++)
        if (reading->spans[i].rule == READER_SUBJECT)
            return true;
    return false;
}

/* Reads a text as of the item's subject; NULL where it is not one piece of homework. *named: it begins with a
 * subject; where it must not, none is looked for in its first word. */
static const struct reader_item *read_text(struct app *app, struct edit_state *state,
                                           const char *text, bool *named)
{
    struct session session = app_session(app, state->opened->assigned);
    const struct class *class = service_class_by_id(&session, state->opened->class_id);
    const struct subject *subject = subject_by_code(&app_data(app)->subjects, state->typed.subject);
    struct reader_result *reading;

    if (!class || !subject)
        return NULL;
    if (!*named)
        text = arena_printf(state->answer, "%s：%s", subject->zh, text);
    if (!desk_read(service_desk(&session, class, NULL, state->answer), subject, text, state->answer,
                   &reading, NULL) ||
        reading->item_count != 1 || reading->none_count + reading->aside_count > 0)
        return NULL;
    if (*named)
        *named = names_subject(reading);
    return &reading->items[0];
}

/* The fields that the words of a text say: written, not guessed. */
static unsigned written_fields(struct app *app, const struct edit_state *state,
                               const struct reader_item *now, const struct reader_item *before)
{
    day_t usual = assignment_default_due(app_calendar(app, state->opened->class_id),
                                         state->opened->assigned, now->place);
    unsigned fields = 0;

    if (now->minutes > 0 && !now->estimated && (!before || before->minutes != now->minutes))
        fields |= FIELD_MINUTES;
    if (now->due != (before ? before->due : usual))
        fields |= FIELD_DUE;
    if (!(now->guessed & GUESS_KIND) && (!before || before->kind != now->kind))
        fields |= FIELD_KIND;
    if (!before ? now->tier != TIER_NONE : before->tier != now->tier)
        fields |= FIELD_TIER;
    if (!before ? now->optional : before->optional != now->optional)
        fields |= FIELD_OPTIONAL;
    if (!before ? now->place != PLACE_HOME : before->place != now->place)
        fields |= FIELD_PLACE;
    if (!before ? now->spread != SPREAD_EVEN : before->spread != now->spread)
        fields |= FIELD_SPREAD;
    if (!before ? now->device : before->device != now->device)
        fields |= FIELD_DEVICE;
    if (now->unit[0] != '\0' && (!before || strcmp(before->unit, now->unit) != 0))
        fields |= FIELD_UNIT;
    return fields;
}

static void take_fields(struct edit_state *state, const struct reader_item *item, unsigned fields)
{
    const struct assignment said = {.subject = item->subject->code,
                                    .text = item->text,
                                    .minutes = item->minutes,
                                    .due = item->due,
                                    .kind = item->kind,
                                    .tier = item->tier,
                                    .optional = item->optional,
                                    .place = item->place,
                                    .spread = item->spread,
                                    .device = item->device,
                                    .unit = item->unit};

    assignment_take(&state->wanted, &said, fields);
    if (fields & FIELD_MINUTES)
        state->wanted.estimated = false;
}

/* What the text says that it did not say before is meant as if it were typed in its row. */
static void read_words(struct app *app, struct edit_state *state)
{
    const struct reader_item *now, *before;
    bool had_subject = true, named;

    state->wanted = state->typed;
    state->read_words = 0;
    if (strcmp(state->typed.text, state->settled) == 0)
        return;
    before = read_text(app, state, state->settled, &had_subject);
    had_subject = had_subject && before;
    named = !had_subject;
    now = read_text(app, state, state->typed.text, &named);
    if (had_subject) /* 数学书P12: it is a word of the text, and stays one */
        before = read_text(app, state, state->settled, &(bool){false});
    else if (!named)
        now = read_text(app, state, state->typed.text, &named);
    if (!now || now->text[0] == '\0')
        return;
    state->read_words = written_fields(app, state, now, before);
    /* a kind is said by a mark alone: other words of the text leave it as it is */
    if (!strchr(state->typed.text, '#') && !strstr(state->typed.text, "＃"))
        state->read_words &= ~(unsigned)FIELD_KIND;
    if (!had_subject && named)
        state->read_words |= FIELD_SUBJECT;
    if (state->read_words != 0)
        take_fields(state, now, state->read_words | FIELD_TEXT);
}

void edit_settle(struct app *app, struct edit_state *state)
{
    edit_read(app, state);
    if (state->read_words == 0) {
        state->settled = arena_strdup(state->arena, state->typed.text);
        return;
    }
    state->typed = state->wanted;
    show_typed(state);
    edit_read(app, state);
}

/* ---- what it does to the day ---- */

static void take_day(struct edit_state *state, const struct board *before,
                     const struct board *after)
{
    state->known = true;
    state->day = after->day;
    state->before_load = before->load;
    state->after_load = after->load;
    state->limit = after->limit;
    state->level = after->level;
    state->calibrated = after->calibrated;
}

/* The day as it is, while nothing is touched: the one looked at where it is an evening of the item. */
static void read_day(struct app *app, struct edit_state *state)
{
    struct session session = app_session(app, app->date);
    const struct assignment *item = state->opened;
    const struct class *class = service_class_by_id(&session, item->class_id);
    struct board **boards;
    struct err err;
    size_t count;
    int ignored;
    day_t day = assignment_on(item, app_calendar(app, item->class_id), &app_data(app)->policy,
                              app->date, &ignored)
                    ? app->date
                    : item->assigned;

    err_clear(&err);
    if (!class)
        return;
    if (service_boards(&session, &class, 1, day, day, state->answer, &boards, &count, &err))
        take_day(state, boards[0], boards[0]);
    else
        app_read_failed(app, &err);
}

static void tell_others(struct app *app, struct edit_state *state, const struct forecast *forecast,
                        const struct forecast_day *worst)
{
    struct text_buf buf = {.arena = state->answer};

    for (size_t i = 0; i < forecast->count; i++) {
        const struct forecast_day *day = &forecast->days[i];
        char iso[DATE_TEXT_BYTES];

        if (day == worst || day->before->load == day->after->load)
            continue;
        text_buf_printf(&buf, "%s%s %d→%d", buf.length > 0 ? " · " : "",
                        day->day < state->opened->assigned + 7
                            ? date_weekday_name(date_weekday(day->day), app->lang)
                            : date_short(day->day, iso),
                        day->before->load, day->after->load);
    }
    state->others = text_buf_str(&buf);
}

static void read_load(struct app *app, struct edit_state *state)
{
    struct session session = app_session(app, app->date);
    struct edit edit = {
        .id = state->opened->id,
        .wanted = &state->wanted,
        .fields = state->touched,
        .dry_run = true,
        .as_posted = true,
    };
    const struct forecast_day *worst = NULL;
    struct outcome outcome;
    struct err err;

    state->known = state->held = false;
    state->error = NULL;
    state->others = "";
    if (state->touched == 0) {
        read_day(app, state);
        return;
    }
    err_clear(&err);
    if (!service_edit(&session, &edit, state->answer, &outcome, NULL, &err)) {
        if (err.code == ERR_STORE)
            app_read_failed(app, &err);
        else
            state->error = arena_strdup(state->answer, err.message);
        return;
    }
    if (outcome.count == 0 || !outcome.items[0].forecast)
        return;
    state->held = outcome.items[0].held;
    for (size_t i = 0; i < outcome.items[0].forecast->count; i++) {
        const struct forecast_day *day = &outcome.items[0].forecast->days[i];
        if (!worst || day->after->level > worst->after->level)
            worst = day;
    }
    if (!worst)
        return;
    take_day(state, worst->before, worst->after);
    tell_others(app, state, outcome.items[0].forecast, worst);
}

void edit_read(struct app *app, struct edit_state *state)
{
    struct session session = app_session(app, app->date);
    struct assignment *stored;
    struct err err;

    err_clear(&err);
    arena_reset(state->answer);
    read_words(app, state);
    state->touched = assignment_diff(state->opened, &state->wanted);
    read_load(app, state);
    if (service_item(&session, state->opened->id, state->answer, &stored, &err)) {
        state->changed_by_other = stored->rev != state->opened->rev;
        state->withdrawn =
            stored->state == STATE_WITHDRAWN && stored->state != state->opened->state;
    } else if (err.code == ERR_STORE) {
        app_read_failed(app, &err);
    } else {
        state->error = arena_strdup(state->answer, err.message);
    }
}

/* ---- the draft: what is typed, and the item as it was opened, so that a conflict is still seen ---- */

char *edit_draft_text(const struct edit_state *state, struct arena *arena)
{
    const struct assignment *a = state->opened;
    const char *item = record_to_json(ENTITY_ASSIGNMENT, a, arena, NULL);
    const char *mine = record_to_json(ENTITY_ASSIGNMENT, &state->typed, arena, NULL);
    struct text_buf buf = {.arena = arena};

    draft_put(&buf, "line", state->typed.text);
    draft_put(&buf, "id", arena_printf(arena, "%lld", (long long)a->id));
    draft_put(&buf, "rev", arena_printf(arena, "%lld", (long long)a->rev));
    draft_put(&buf, "item", item ? item : "");
    draft_put(&buf, "mine", mine ? mine : "");
    draft_put(&buf, "settled", state->settled);
    return arena_strdup(arena, text_buf_str(&buf));
}

static int64_t get_number(const char *text, const char *name, struct arena *arena)
{
    const char *value = draft_get(text, name, arena);

    return value ? strtoll(value, NULL, 10) : 0;
}

/* The item as it was opened; as it is now, where the draft does not say it, for it was damaged or is
 * of an earlier version of the program. */
static struct assignment *drafted(const struct session *session, const char *text,
                                  struct arena *arena, struct err *err)
{
    const char *json = draft_get(text, "item", arena);
    struct assignment *item = json ? record_from_json(ENTITY_ASSIGNMENT, json, arena, NULL) : NULL;

    if (item)
        item->rev = get_number(text, "rev", arena);
    else if (!service_item(session, get_number(text, "id", arena), arena, &item, err))
        return NULL;
    return item;
}

/* A draft of an earlier version is a line with subject, marks and time. */
static void take_line(struct app *app, struct edit_state *state, const char *line)
{
    bool named = true;
    const struct reader_item *item = read_text(app, state, line, &named);

    state->wanted = state->typed;
    if (!item || !item->subject)
        state->wanted.text = line;
    else
        take_fields(state, item,
                    written_fields(app, state, item, NULL) | FIELD_SUBJECT | FIELD_TEXT |
                        FIELD_DUE);
    state->typed = state->wanted;
    show_typed(state);
}

void edit_draft_read(struct app *app, struct edit_state *state, const char *text)
{
    struct session session = app_session(app, app->date);
    const char *line = draft_get(text, "line", state->arena);
    const char *mine = draft_get(text, "mine", state->arena);
    const char *settled = draft_get(text, "settled", state->arena);
    struct assignment *item, *typed;
    struct err err;

    err_clear(&err);
    item = drafted(&session, text, state->arena, &err);
    if (!item) {
        app_say_err(app, &err);
        return;
    }
    edit_base_on(state, item, NULL, 0);
    typed = mine ? record_from_json(ENTITY_ASSIGNMENT, mine, state->arena, NULL) : NULL;
    if (!typed) {
        take_line(app, state, line ? line : "");
        return;
    }
    assignment_take(&state->typed, typed, assignment_diff(&state->typed, typed));
    state->typed.estimated = typed->estimated;
    state->typed.why = typed->why;
    show_typed(state);
    if (settled)
        state->settled = settled;
}
