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

bool accept_why(const struct session *session, const char *why, bool required, struct arena *arena,
                const char **out, struct err *err)
{
    char *accepted;

    *out = NULL;
    if (!why && !required)
        return true;
    if (!why || !*why)
        return err_set(err, ERR_INPUT,
                       session->on_screen ? _("a reason is needed: say it in a few words")
                                          : _("a reason is needed: say it with --why"));
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
    const struct teacher *person = service_person(session->service, session->actor->login);

    if (!person || !is_teacher(&session->service->data, person->id))
        person = service_teaches(session, item->class_id, item->subject, item->assigned);
    return person ? person_name(person) : "";
}

void service_complete(const struct session *session, struct assignment *item)
{
    if (item->due == 0 || item->due == DAY_NONE)
        item->due = assignment_default_due(calendar_for(session, item->class_id), item->assigned,
                                           item->place);
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
    if (candidate->change) { /* the change may be of another subject than what is posted */
        from = object_of(candidate->waiting);
        if (!session_may(session, run->right, &from, run->err))
            return false;
    }
    if (run->right == RIGHT_SET && before && state_is_public(after->state) &&
        !state_is_public(before->state) && !session->service->data.policy.student_publish &&
        !session_may(session, RIGHT_CONFIRM, &to, NULL))
        return err_set(run->err, ERR_DENIED, _("%s has to be published by a teacher: ask one"),
                       item_said(session, before->id, before, run->arena));
    return true;
}

static void note_days(const struct session *session, const struct assignment *item,
                      struct arena *arena, struct outcome *outcome)
{
    const struct calendar *calendar = calendar_for(session, item->class_id);
    char text[DATE_TEXT_BYTES];
    int year = date_ymd(item->due).year;

    if (!calendar_is_school_day(calendar, item->due))
        outcome_note(outcome, arena, _("due %s is not a school day"), date_iso(item->due, text));
    if (calendar_knows_year(calendar, year) == YEAR_BY_LAW)
        outcome_note(outcome, arena,
                     session->on_screen
                         ? _("the holidays of %d are known by law only: days may be bridged and "
                             "made up for")
                         : _("the holidays of %d are known by law only: days may be bridged and "
                             "made up for (`hwboard calendar import` adds them)"),
                     year);
    if (calendar_knows_year(calendar, year) == YEAR_UNKNOWN)
        outcome_note(outcome, arena,
                     session->on_screen
                         ? _("the holidays of %d are not known: only weekends are kept free")
                         : _("the holidays of %d are not known: only weekends are kept free "
                             "(`hwboard calendar import` adds them)"),
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
            all[count++] = item_named(run->session, outcome->items[i].after, run->arena);
    input->assignments = all;
    input->assignment_count = count;
}

/* The forecast over all evenings of both versions, and of what waited beside the first. Where nothing of it
 * is on the board before or after, no evening changes. */
static bool forecast_item(const struct run *run, const struct candidate *candidate,
                          struct forecast **forecast)
{
    const struct session *session = run->session;
    struct arena *arena = run->arena;
    struct err *err = run->err;
    bool was = candidate->before && state_is_public(candidate->before->state);
    bool comes = state_is_public(candidate->after->state);
    const struct assignment *before[] = {candidate->before, candidate->waiting};
    const struct assignment *after[] = {comes ? item_named(session, candidate->after, arena) : NULL,
                                        NULL};
    size_t count = candidate->waiting && outdates_waiting(candidate) ? 2 : 1;
    const struct assignment *all[] = {candidate->after, before[0], count > 1 ? before[1] : NULL};
    const struct class *class = service_need_class(session, candidate->after->class_id, err);
    struct board_input input;
    day_t from = candidate->after->assigned, to = candidate->after->due;

    if (!class)
        return false;
    if (!was && !comes) {
        *forecast = ARENA_NEW(arena, struct forecast);
        return true;
    }
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]) {
            from = all[i]->assigned < from ? all[i]->assigned : from;
            to = all[i]->due > to ? all[i]->due : to;
        }
    if (!read_board_input(session, class, from, to, arena, &input, err))
        return false;
    if (!run->change)
        add_tried(run, class->id, &input);
    *forecast = forecast_build(&input, before, after, count, arena);
    return true;
}

/* What it may be, whoever changed it. An item that only goes was checked when it came. */
static bool check_values(const struct run *run, const struct candidate *candidate)
{
    const struct session *session = run->session;
    const struct assignment *before = candidate->before, *after = candidate->after;
    bool gone = after->state == STATE_REMOVED || after->state == STATE_WITHDRAWN;

    if (candidate->restores)
        return true;
    /* on the board of a removed class nothing appears any more; what is there can be taken away */
    if (state_is_public(after->state) && !open_class(session, after->class_id, run->err))
        return false;
    return (gone && before && !assignment_diff(before, after)) ||
           assignment_check(after, calendar_for(session, after->class_id),
                            &session->service->data.policy, run->err);
}

static bool is_held(const struct run *run, const struct candidate *candidate,
                    const struct forecast *forecast)
{
    const struct policy *policy = &run->session->service->data.policy;

    return candidate->may_hold && state_is_public(candidate->after->state) &&
           (policy->approval == APPROVAL_ALL ||
            (policy->approval == APPROVAL_OVER_LIMIT && forecast->raises_over));
}

static struct saved_item *add_saved(struct run *run, const struct assignment *before,
                                    struct assignment *after, struct forecast *forecast, bool held)
{
    struct outcome *outcome = run->outcome;
    size_t capacity = outcome->count;
    struct saved_item *saved;

    outcome->items = arena_grow(run->arena, outcome->items, &capacity, outcome->count + 1,
                                sizeof *outcome->items);
    saved = &outcome->items[outcome->count++];
    *saved = (struct saved_item){
        .class = service_class_by_id(run->session, after->class_id),
        .before = before ? arena_memdup(run->arena, before, sizeof *before) : NULL,
        .after = after,
        .forecast = forecast,
        .held = held,
    };
    outcome->any_held |= held;
    return saved;
}

static void note_dropped(struct run *run, const struct assignment *dropped)
{
    bool waited = dropped->state == STATE_PENDING;

    if (run->session->on_screen)
        outcome_note(run->outcome, run->arena,
                     waited ? _("the change of %s that waited for review is dropped")
                            : _("the change of %s that was given back is dropped"),
                     item_said(run->session, dropped->replaces, dropped, run->arena));
    else
        outcome_note(run->outcome, run->arena,
                     waited ? _("the change of #%lld that waited for review (#%lld) is dropped")
                            : _("the change of #%lld that was given back (#%lld) is dropped"),
                     (long long)dropped->replaces, (long long)dropped->id);
}

/* What is posted stays; the new values wait in a row beside it. */
static bool save_beside(struct run *run, struct candidate *candidate)
{
    const struct assignment *row = waiting_row(candidate);
    struct assignment *change = hold_beside(run, candidate);
    struct forecast *forecast;
    struct saved_item *saved;

    if (!forecast_item(run, candidate, &forecast))
        return false;
    saved = add_saved(run, row, change, forecast, true);
    if (candidate->waiting && !row) {
        saved->dropped = candidate->waiting;
        note_dropped(run, saved->dropped);
    }
    outcome_note(run->outcome, run->arena,
                 _("%s stays on the board as it is until a reviewer lets the change pass"),
                 item_said(run->session, candidate->before->id, candidate->before, run->arena));
    return true;
}

/* A reviewer's words are of what was reviewed: they go with the next change of it, but stay with a draft
 * until it is sent in again. */
static void keep_reason(const struct candidate *candidate)
{
    const struct assignment *before = candidate->before;
    struct assignment *after = candidate->after;

    if (before && !candidate->answers && after->state != STATE_DRAFT &&
        (before->state == STATE_DRAFT || assignment_diff(before, after)))
        after->reason = "";
    /* what an earlier version noted of a return; a correction's reason is of what was posted */
    if (before && before->state == STATE_DRAFT && before->replaces == 0 &&
        after->state != STATE_DRAFT)
        after->why = "";
}

bool check_candidate(struct run *run, struct candidate *candidate)
{
    const struct session *session = run->session;
    const struct assignment *before = candidate->before;
    struct assignment *after = candidate->after;
    struct saved_item *saved;
    struct forecast *forecast;
    bool held;

    if (!may_touch(run, candidate) || !find_waiting(run, candidate) ||
        !check_values(run, candidate) || !forecast_item(run, candidate, &forecast))
        return false;
    held = is_held(run, candidate, forecast);
    if (!before || assignment_diff(before, after) & (FIELD_DUE | FIELD_ASSIGNED))
        note_days(session, after, run->arena, run->outcome);
    if (held && before && state_is_public(before->state))
        return save_beside(run, candidate);
    if (!candidate->restores)
        mark_correction(session, before, after, candidate->why, run->arena);
    keep_reason(candidate);
    if (held)
        after->state = STATE_PENDING;
    else
        after->held_change = 0;
    if (state_is_public(after->state) && after->published_at == 0)
        after->published_at = session->moment.now;
    saved = add_saved(run, before, after, forecast, held);
    if (candidate->waiting && outdates_waiting(candidate))
        saved->dropped = candidate->waiting;
    if (saved->dropped && !candidate->change)
        note_dropped(run, saved->dropped);
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

/* The change is done with: what is posted has its values, or says something else. */
static bool drop_change(struct run *run, const struct assignment *dropped)
{
    struct assignment removed = *dropped;

    removed.state = STATE_REMOVED;
    removed.held_change = 0;
    return change_put_assignment(run->change, dropped, &removed, run->err);
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
    return change_put_assignment(change, saved->before, after, run->err) &&
           (!saved->dropped || drop_change(run, saved->dropped));
}
