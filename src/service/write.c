/* The one way in which homework changes: an item is judged (checked, forecast, held or not, marked as
 * a correction), then written with its history. Every use-case that changes homework goes through it,
 * so that all have the same rights and invariants. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/record_json.h"
#include "service/internal.h"

void outcome_note(struct outcome *outcome, struct arena *arena, const char *format, ...)
{
    size_t capacity = outcome->note_count;
    va_list args;
    char *note;

    va_start(args, format);
    note = arena_vprintf(arena, format, args);
    va_end(args);
    for (size_t i = 0; i < outcome->note_count; i++)
        if (strcmp(outcome->notes[i], note) == 0)
            return;
    outcome->notes = arena_grow(arena, outcome->notes, &capacity, outcome->note_count + 1,
                                sizeof *outcome->notes);
    outcome->notes[outcome->note_count++] = note;
}

/* ---- what comes in ---- */

static bool accept_text(const char **text, size_t most, const char *what, struct arena *arena,
                        size_t *dropped, struct err *err)
{
    char *accepted;

    if (!text_accept(arena, *text, strlen(*text), most, what, &accepted, dropped, err))
        return false;
    *text = accepted;
    return true;
}

static bool accept_short(const char **text, const char *what, struct arena *arena, struct err *err)
{
    if (!*text || !**text) {
        *text = "";
        return true;
    }
    return accept_text(text, NAME_MAX_CHARS, what, arena, NULL, err);
}

bool accept_why(const char *why, bool required, struct arena *arena, const char **out,
                struct err *err)
{
    char *accepted;

    *out = NULL;
    if (!why && !required)
        return true;
    if (!why || !*why)
        return err_set(err, ERR_INPUT, _("a reason is needed: say it with --why"));
    if (!text_accept(arena, why, strlen(why), WHY_MAX_CHARS, _("the reason"), &accepted, NULL, err))
        return false;
    *out = accepted;
    return true;
}

bool accept_item(struct run *run, struct assignment *item)
{
    const struct school_data *data = &run->session->service->data;
    struct arena *arena = run->arena;
    struct err *err = run->err;
    size_t dropped = 0;

    if (!item->text || !*item->text)
        return err_set(err, ERR_INPUT, _("the homework has no text: say what is to be done"));
    if (!accept_text(&item->text, TEXT_MAX_CHARS, _("the text"), arena, &dropped, err) ||
        !accept_short(&item->unit, _("the unit"), arena, err) ||
        !accept_short(&item->teacher, _("the teacher's name"), arena, err))
        return false;
    if (dropped)
        outcome_note(run->outcome, arena, _("%zu control characters were dropped from the text"),
                     dropped);
    if (!open_class(run->session, item->class_id, err))
        return false;
    if (!item->subject || !subject_by_code(&data->subjects, item->subject))
        return err_set(err, ERR_INPUT,
                       _("there is no subject %s: `hwboard subject list` shows them"),
                       item->subject ? item->subject : "");
    return true;
}

/* A pupil, a leader and the office set homework in a teacher's name, unless they teach as well. Who
 * has no role is a teacher from before there were any. */
static bool is_teacher(const struct school_data *data, int64_t id)
{
    bool other = false;

    for (size_t i = 0; i < data->roles.count; i++) {
        const struct grant *row = &data->roles.items[i];
        if (row->teacher_id != id)
            continue;
        if (row->role == ROLE_TEACHER || row->role == ROLE_HOMEROOM)
            return true;
        other = true;
    }
    for (size_t i = 0; i < data->teachings.count; i++)
        if (data->teachings.items[i].teacher_id == id)
            return true;
    return !other;
}

/* The name that stands beside the homework: the actor's, where the actor is a known teacher; else
 * that of whom the school says teaches it. */
static const char *teacher_for(const struct session *session, const struct assignment *item)
{
    const struct school_data *data = &session->service->data;
    const struct teacher *actor = service_person(session->service, session->actor->login);

    if (actor && is_teacher(data, actor->id))
        return actor->name;
    for (size_t i = 0; i < data->teachings.count; i++) {
        const struct teaching *teaching = &data->teachings.items[i];
        if (teaching->class_id != item->class_id || strcmp(teaching->subject, item->subject) != 0)
            continue;
        for (size_t j = 0; j < data->teachers.count; j++)
            if (data->teachers.items[j].id == teaching->teacher_id)
                return data->teachers.items[j].name;
    }
    return "";
}

void service_complete(const struct session *session, struct assignment *item)
{
    if (item->due == 0 || item->due == DAY_NONE)
        item->due =
            assignment_default_due(session->service->data.calendar, item->assigned, item->place);
    if (item->subject && (!item->teacher || !*item->teacher))
        item->teacher = teacher_for(session, item); /* borrowed from the school data */
    if (!item->unit)
        item->unit = "";
}

/* ---- judging ---- */

/* Asks for the item as it stands and as it becomes: an edit may carry it to another subject. A pupil
 * publishes only where the policy lets pupils. */
static bool may_touch(const struct run *run, const struct candidate *candidate)
{
    const struct session *session = run->session;
    const struct assignment *before = candidate->before, *after = candidate->after;
    struct right_object from = object_of(before ? before : after), to = object_of(after);

    from.item = to.item = before;
    if (!session_may(session, run->right, &from, run->err) ||
        !session_may(session, run->right, &to, run->err))
        return false;
    if (run->right == RIGHT_SET && before && state_is_public(after->state) &&
        !state_is_public(before->state) && !session->service->data.policy.student_publish &&
        !session_may(session, RIGHT_CONFIRM, &to, NULL))
        return err_set(run->err, ERR_DENIED, _("#%lld has to be published by a teacher: ask one"),
                       (long long)before->id);
    return true;
}

static void note_days(const struct session *session, const struct assignment *item,
                      struct arena *arena, struct outcome *outcome)
{
    const struct calendar *calendar = session->service->data.calendar;
    char text[DATE_TEXT_BYTES];
    int year = date_ymd(item->due).year;

    if (!calendar_is_school_day(calendar, item->due))
        outcome_note(outcome, arena, _("due %s is not a school day"), date_iso(item->due, text));
    if (!calendar_knows_year(calendar, year))
        outcome_note(outcome, arena,
                     _("the holidays of %d are not known: only weekends are kept free (`hwboard "
                       "calendar import` adds them)"),
                     year);
}

/* Keeps the mark of correction (更正): `was` holds every public field that differs from its first
 * published value; a field changed back leaves it, and the mark goes with the last one. */
static void mark_correction(const struct session *session, const struct assignment *before,
                            struct assignment *after, const char *why, struct arena *arena)
{
    struct assignment first;

    if (!before || before->published_at == 0 ||
        !(assignment_diff(before, after) & assignment_fields_public()))
        return;
    first = assignment_first_published(before, arena);
    after->was = assignment_was(&first, after, arena);
    after->why = *after->was ? arena_strdup(arena, why ? why : "") : "";
    after->changed_at = *after->was ? session->moment.now : 0;
}

/* What a dry run would have written so far counts as if it were: of this class, what is new. */
static void add_tried(const struct run *run, int64_t class_id, struct board_input *input)
{
    const struct outcome *outcome = run->outcome;
    const struct assignment **all = ARENA_ARRAY(
        run->arena, input->assignment_count + outcome->count, const struct assignment *);
    size_t count = input->assignment_count;

    if (count > 0)
        memcpy(all, input->assignments, count * sizeof *all);
    for (size_t i = 0; i < outcome->count; i++)
        if (!outcome->items[i].before && outcome->items[i].after->class_id == class_id)
            all[count++] = outcome->items[i].after;
    input->assignments = all;
    input->assignment_count = count;
}

/* The forecast over all evenings of both versions. */
static bool forecast_item(const struct run *run, const struct assignment *before,
                          const struct assignment *after, struct forecast **forecast)
{
    const struct session *session = run->session;
    struct arena *arena = run->arena;
    struct err *err = run->err;
    const struct assignment *any = after ? after : before;
    const struct class *class = service_need_class(session, any->class_id, err);
    struct board_input input;
    day_t from = any->assigned, to = any->due;

    if (!class)
        return false;
    if (before && after) {
        from = before->assigned < after->assigned ? before->assigned : after->assigned;
        to = before->due > after->due ? before->due : after->due;
    }
    if (!read_board_input(session, class, from, to, arena, &input, err))
        return false;
    if (!run->change)
        add_tried(run, any->class_id, &input);
    *forecast = forecast_build(&input, &before, &after, 1, arena);
    return true;
}

bool check_candidate(struct run *run, struct candidate *candidate)
{
    const struct session *session = run->session;
    struct outcome *outcome = run->outcome;
    struct arena *arena = run->arena;
    struct err *err = run->err;
    const struct assignment *before = candidate->before;
    struct assignment *after = candidate->after;
    const struct policy *policy = &session->service->data.policy;
    bool gone = after->state == STATE_REMOVED || after->state == STATE_WITHDRAWN;
    size_t capacity = outcome->count;
    struct saved_item *saved;
    struct forecast *forecast;
    bool held;

    if (!may_touch(run, candidate))
        return false;
    /* on the board of a removed class nothing appears any more; what is there can be taken away */
    if (state_is_public(after->state) && !candidate->restores &&
        !open_class(session, after->class_id, err))
        return false;
    if (!gone && !assignment_check(after, session->service->data.calendar, policy, err))
        return false;
    if (!forecast_item(run, before, gone ? NULL : after, &forecast))
        return false;
    held = candidate->may_hold && state_is_public(after->state) &&
           (policy->approval == APPROVAL_ALL ||
            (policy->approval == APPROVAL_OVER_LIMIT && forecast->raises_over));
    if (!before || assignment_diff(before, after) & (FIELD_DUE | FIELD_ASSIGNED))
        note_days(session, after, arena, outcome);
    if (!candidate->restores)
        mark_correction(session, before, after, candidate->why, arena);
    if (held)
        after->state = STATE_PENDING;
    else
        after->held_change = 0;
    if (state_is_public(after->state) && after->published_at == 0)
        after->published_at = session->moment.now;

    outcome->items =
        arena_grow(arena, outcome->items, &capacity, outcome->count + 1, sizeof *outcome->items);
    saved = &outcome->items[outcome->count++];
    *saved = (struct saved_item){
        .class = service_class_by_id(session, after->class_id),
        .before = before ? arena_memdup(arena, before, sizeof *before) : NULL,
        .after = after,
        .forecast = forecast,
        .held = held,
    };
    outcome->any_held |= held;
    return true;
}

/* ---- writing ---- */

bool take_none_back(struct run *run, const struct assignment *item)
{
    const struct session *session = run->session;
    struct none_list none;
    char day[DATE_TEXT_BYTES];

    if (!store_none(session->service->store, item->class_id, item->assigned, item->assigned,
                    run->arena, &none, run->err))
        return false;
    for (size_t i = 0; i < none.count; i++) {
        if (strcmp(none.items[i].subject, item->subject) != 0)
            continue;
        if (!change_put_none(run->change, item->class_id, &none.items[i], NULL, run->err))
            return false;
        outcome_note(
            run->outcome, run->arena, _("“no homework today” for %s on %s was taken back"),
            subject_word(&session->service->data.subjects, item->subject, session->moment.lang),
            date_iso(item->assigned, day));
    }
    return true;
}

bool write_candidate(struct run *run)
{
    struct saved_item *saved = &run->outcome->items[run->outcome->count - 1];
    struct assignment *after = saved->after;
    struct change *change = run->change;

    if (!change)
        return true;
    if (!saved->before) {
        after->id = change_new_id(change, ENTITY_ASSIGNMENT);
        after->created_at = run->session->moment.now;
        after->created_by = run->session->actor->login;
    }
    if (saved->held)
        after->held_change = change_number(change);
    after->rev = change_number(change);
    if (state_is_public(after->state) && !take_none_back(run, after))
        return false;
    return change_put_assignment(change, saved->before, after, run->err);
}
