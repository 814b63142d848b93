/* Setting homework: add, edit, publish, withdraw, remove, confirm, copy, move, and “none today”. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/fields.h"
#include "service/internal.h"

static struct assignment *copy_item(const struct assignment *item, struct arena *arena)
{
    return arena_memdup(arena, item, sizeof *item);
}

/* ---- add ---- */

struct adding
{
    const struct assignment *wanted;
    size_t count;
    enum state state;
};

bool check_added(struct run *run, const struct assignment *wanted, enum state state)
{
    const struct session *session = run->session;
    struct assignment *item = copy_item(wanted, run->arena);
    struct candidate candidate = {.after = item, .may_hold = state_is_public(state)};
    const struct right_object object = object_of(item);

    item->id = 0;
    item->state = state;
    item->was = item->why = item->reason = "";
    item->held_change = item->replaces = 0;
    item->confirmed = session_may(session, RIGHT_CONFIRM, &object, NULL); /* else a pupil's */
    if (!item->confirmed && candidate.may_hold && !session->service->data.policy.student_publish) {
        item->state = STATE_DRAFT;
        outcome_note(run->outcome, run->arena,
                     _("kept as a draft: a teacher publishes what a pupil enters"));
    }
    item->published_at = item->changed_at = item->created_at = 0;
    item->created_by = session->actor->login;
    service_complete(session, item);
    return accept_item(run, item) && check_candidate(run, &candidate);
}

static bool add_all(struct run *run, void *context)
{
    const struct adding *adding = context;
    bool ok = true;

    for (size_t i = 0; i < adding->count && ok; i++) {
        struct assignment *wanted = copy_item(&adding->wanted[i], run->arena);
        ok = accept_unit(run, wanted) && check_added(run, wanted, adding->state) &&
             write_candidate(run);
    }
    return ok;
}

bool service_add(const struct session *session, const struct assignment *wanted, size_t count,
                 enum add_mode mode, struct arena *arena, struct outcome *outcome, struct err *err)
{
    const struct command command = {.action = ACTION_ADD, .dry_run = mode == ADD_DRY_RUN};
    struct adding adding = {wanted, count, mode == ADD_DRAFT ? STATE_DRAFT : STATE_PUBLISHED};

    return run_change(session, &command, add_all, &adding, arena, outcome, err);
}

/* ---- edit ---- */

static bool refuse_conflict(const struct session *session, const struct assignment *current,
                            const struct edit *edit, struct arena *arena, struct err *err)
{
    enum lang lang = session->moment.lang;
    unsigned both = assignment_diff(edit->opened, current) & edit->fields;
    struct text_buf names = {.arena = arena};

    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1) {
        if (!(both & bit))
            continue;
        text_buf_printf(&names, "%s%s “%s”", names.length ? ", " : "",
                        field_label(assignment_field_of(bit), lang),
                        field_words(current, assignment_field_of(bit), lang, arena));
    }
    return err_set(
        err, ERR_INPUT,
        _("%s was changed by someone else in the meantime (%s): compare, then save again"),
        item_said(session, current->id, current, arena), text_buf_str(&names));
}

/* A draft of an earlier version of the program does not know when its homework was made. */
static bool is_same_homework(const struct assignment *opened, const struct assignment *current)
{
    return opened->class_id == current->class_id &&
           (opened->created_at == 0 || opened->created_at == current->created_at);
}

struct editing
{
    const struct edit *edit;
    const char *why;
    struct assignment **conflict;
};

/* Judges the edit on what is stored now; where nothing would change, nothing is written. */
static bool edit_item(struct run *run, void *context)
{
    const struct editing *editing = context;
    const struct edit *edit = editing->edit;
    struct assignment *current, *item;
    struct candidate candidate = {.may_hold = true, .why = editing->why};

    if (!find_item(run->session, edit->id, run->arena, &current, run->err))
        return false;
    /* a number may mean another one after the database was replaced by an older one */
    if (edit->opened && !is_same_homework(edit->opened, current))
        return err_set(run->err, ERR_INPUT,
                       _("%s is no longer the homework that was opened: look at the board, then "
                         "open it again"),
                       item_said(run->session, edit->id, edit->opened, run->arena));
    if (edit->opened && assignment_diff(edit->opened, current) & edit->fields) {
        if (editing->conflict)
            *editing->conflict = current;
        return refuse_conflict(run->session, current, edit, run->arena, run->err);
    }
    item = copy_item(current, run->arena);
    assignment_take(item, edit->wanted, edit->fields);
    if (((edit->fields & FIELD_UNIT) && !accept_unit(run, item)) || !accept_item(run, item))
        return false;
    if (!assignment_diff(current, item)) {
        outcome_note(run->outcome, run->arena, _("%s is already like that: nothing to change"),
                     item_said(run->session, current->id, current, run->arena));
        return true;
    }
    /* what waits for review is judged anew with its new values */
    if (item->state == STATE_PENDING ||
        (edit->dry_run && edit->as_posted && item->state == STATE_DRAFT))
        item->state = STATE_PUBLISHED;
    return candidate_of(run, current, item, &candidate) && check_candidate(run, &candidate) &&
           write_candidate(run);
}

bool service_edit(const struct session *session, const struct edit *edit, struct arena *arena,
                  struct outcome *outcome, struct assignment **conflict, struct err *err)
{
    struct command command = {.action = ACTION_EDIT, .dry_run = edit->dry_run};
    struct editing editing = {.edit = edit, .conflict = conflict};

    if (conflict)
        *conflict = NULL;
    if (!accept_why(session, edit->why, false, arena, &command.why, err))
        return false;
    editing.why = command.why;
    return run_change(session, &command, edit_item, &editing, arena, outcome, err);
}

/* ---- publish, withdraw, remove, confirm ---- */

static bool publish_state(const struct run *run, struct assignment *item)
{
    const struct session *session = run->session;
    long long id = (long long)item->id;

    if (state_is_public(item->state))
        return err_set(run->err, ERR_INPUT, _("%s is already published"),
                       item_said(session, item->id, item, run->arena));
    if (item->state == STATE_PENDING && session->on_screen)
        return err_set(run->err, ERR_INPUT, _("%s is waiting for review"),
                       item_said(session, item->id, item, run->arena));
    if (item->state == STATE_PENDING)
        return err_set(run->err, ERR_INPUT,
                       _("#%lld is waiting for review: `hwboard approve %lld --why …` passes it"),
                       id, id);
    item->state = STATE_PUBLISHED;
    return true;
}

static bool withdraw_state(const struct run *run, struct assignment *item)
{
    long long id = (long long)item->id;
    bool stands = state_is_public(item->state) || item->state == STATE_PENDING;

    if (!stands && run->session->on_screen)
        return err_set(run->err, ERR_INPUT, _("%s is not published, there is nothing to withdraw"),
                       item_said(run->session, item->id, item, run->arena));
    if (!stands)
        return err_set(run->err, ERR_INPUT,
                       _("#%lld is not published, there is nothing to withdraw: `hwboard rm %lld` "
                         "removes it"),
                       id, id);
    /* a change of what is posted was never there: it is only not wanted any more */
    item->state = assignment_is_change(item) ? STATE_REMOVED : STATE_WITHDRAWN;
    return true;
}

static bool remove_state(const struct run *run, struct assignment *item)
{
    (void)run;
    item->state = STATE_REMOVED;
    return true;
}

static bool confirm_state(const struct run *run, struct assignment *item)
{
    const char *said = item_said(run->session, item->id, item, run->arena);

    if (item->confirmed)
        return err_set(run->err, ERR_INPUT, _("%s needs no confirming"), said);
    if (assignment_is_change(item) && run->session->on_screen)
        return err_set(run->err, ERR_INPUT,
                       _("this is a change of what is posted: confirm what is posted"));
    if (assignment_is_change(item))
        return err_set(run->err, ERR_INPUT, _("#%lld is a change of #%lld: confirm that one"),
                       (long long)item->id, (long long)item->replaces);
    item->confirmed = true;
    return true;
}

static const struct
{
    enum action action;
    bool may_hold;
    bool (*apply)(const struct run *run, struct assignment *item);
} acts[] = {
    [ACT_REMOVE] = {ACTION_REMOVE, false, remove_state},
    [ACT_PUBLISH] = {ACTION_PUBLISH, true, publish_state},
    [ACT_WITHDRAW] = {ACTION_WITHDRAW, false, withdraw_state},
    [ACT_CONFIRM] = {ACTION_CONFIRM, false, confirm_state},
};

struct acting
{
    enum act act;
    const int64_t *ids;
    size_t count;
    const char *why;
};

static bool act_on(struct run *run, const struct acting *acting, int64_t id)
{
    struct assignment *current, *wanted;
    struct candidate candidate = {.may_hold = acts[acting->act].may_hold, .why = acting->why};

    if (!find_item(run->session, id, run->arena, &current, run->err))
        return false;
    wanted = copy_item(current, run->arena);
    return acts[acting->act].apply(run, wanted) && candidate_of(run, current, wanted, &candidate) &&
           check_candidate(run, &candidate) && write_candidate(run);
}

static bool act_on_all(struct run *run, void *context)
{
    const struct acting *acting = context;
    bool ok = true;

    for (size_t i = 0; i < acting->count && ok; i++)
        ok = act_on(run, acting, acting->ids[i]);
    return ok;
}

bool service_act(const struct session *session, enum act act, const int64_t *ids, size_t count,
                 const char *why, struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct command command = {.action = acts[act].action};
    struct acting acting = {.act = act, .ids = ids, .count = count};

    if (!accept_why(session, why, false, arena, &command.why, err))
        return false;
    acting.why = command.why;
    return run_change(session, &command, act_on_all, &acting, arena, outcome, err);
}

/* ---- copy and move ---- */

struct copying
{
    const int64_t *ids;
    size_t count;
    const struct class *const *classes;
    size_t class_count;
    enum state state;
};

static bool copy_to(struct run *run, const struct assignment *source, const struct class *class,
                    enum state state)
{
    struct assignment *item = copy_item(source, run->arena);

    item->class_id = class->id;
    item->assigned = run->session->moment.date;
    item->due = DAY_NONE;
    item->teacher = "";
    service_complete(run->session, item);
    if (!*item->teacher)
        item->teacher = source->teacher;
    return check_added(run, item, state) && write_candidate(run);
}

static bool copy_all(struct run *run, void *context)
{
    const struct copying *copying = context;
    bool ok = true;

    for (size_t i = 0; i < copying->count && ok; i++) {
        struct assignment *source;
        ok = service_item(run->session, copying->ids[i], run->arena, &source, run->err);
        for (size_t j = 0; j < copying->class_count && ok; j++)
            ok = copy_to(run, source, copying->classes[j], copying->state);
    }
    return ok;
}

bool service_copy(const struct session *session, const int64_t *ids, size_t count,
                  const struct class *const *classes, size_t class_count, enum add_mode mode,
                  struct arena *arena, struct outcome *outcome, struct err *err)
{
    const struct command command = {.action = ACTION_COPY};
    struct copying copying = {ids, count, classes, class_count,
                              mode == ADD_DRAFT ? STATE_DRAFT : STATE_PUBLISHED};

    return run_change(session, &command, copy_all, &copying, arena, outcome, err);
}

struct moving
{
    int64_t id;
    day_t day;
};

static bool move_item(struct run *run, void *context)
{
    const struct moving *moving = context;
    struct assignment *current, *wanted;
    struct candidate candidate = {.may_hold = true};
    char text[DATE_TEXT_BYTES];
    day_t day = moving->day;

    if (!find_item(run->session, moving->id, run->arena, &current, run->err))
        return false;
    if (current->assigned == day)
        return err_set(run->err, ERR_INPUT, _("%s is already set on %s"),
                       item_said(run->session, moving->id, current, run->arena),
                       date_iso(day, text));
    wanted = copy_item(current, run->arena);
    wanted->assigned = day;
    if (current->due <= day || current->due > day + SPAN_MAX_DAYS ||
        current->due == current->assigned) /* at school that day: it goes along */
        wanted->due = assignment_default_due(calendar_for(run->session, current->class_id), day,
                                             current->place);
    if (wanted->state == STATE_PENDING)
        wanted->state = STATE_PUBLISHED;
    return candidate_of(run, current, wanted, &candidate) && check_candidate(run, &candidate) &&
           write_candidate(run);
}

bool service_move(const struct session *session, int64_t id, day_t day, struct arena *arena,
                  struct outcome *outcome, struct err *err)
{
    const struct command command = {.action = ACTION_MOVE};
    struct moving moving = {id, day};

    return run_change(session, &command, move_item, &moving, arena, outcome, err);
}

/* ---- none today ---- */

static bool find_set(const struct session *session, const struct class *class, const char *subject,
                     day_t day, struct arena *arena, const struct assignment **found,
                     struct err *err)
{
    struct assignment_list list;

    *found = NULL;
    if (!store_assigned(session->service->store, class->id, day, day, arena, &list, err))
        return false;
    for (size_t i = 0; i < list.count && !*found; i++)
        if (state_is_public(list.items[i]->state) && strcmp(list.items[i]->subject, subject) == 0)
            *found = list.items[i];
    return true;
}

bool put_none(struct run *run, const struct class *class, const struct no_homework *none)
{
    const struct session *session = run->session;
    const struct right_object object = {.class_id = class->id, .subject = none->subject};
    const struct assignment *set;
    struct none_list known;
    day_t day = none->day;

    if (!session_may(session, run->right, &object, run->err) ||
        !find_set(session, class, none->subject, day, run->arena, &set, run->err) ||
        !store_none(session->service->store, class->id, day, day, run->arena, &known, run->err))
        return false;
    if (set && session->on_screen)
        return err_set(run->err, ERR_INPUT,
                       _("%s is set on that day: withdraw it first, then say there is none"),
                       item_said(session, set->id, set, run->arena));
    if (set)
        return err_set(
            run->err, ERR_INPUT,
            _("#%lld (%s) is set on that day: withdraw it first, then say there is none"),
            (long long)set->id, text_fit(run->arena, set->text, 40));
    for (size_t i = 0; i < known.count; i++)
        if (strcmp(known.items[i].subject, none->subject) == 0) {
            outcome_note(run->outcome, run->arena, _("that was already said"));
            return true;
        }
    return !run->change || change_put_none(run->change, class->id, NULL, none, run->err);
}

struct saying_none
{
    const struct class *class;
    struct no_homework none;
};

static bool say_none(struct run *run, void *context)
{
    const struct saying_none *saying = context;

    return put_none(run, saying->class, &saying->none);
}

bool service_none(const struct session *session, const struct class *class, const char *subject,
                  day_t day, struct arena *arena, struct outcome *outcome, struct err *err)
{
    const struct command command = {.action = ACTION_NONE};
    struct saying_none saying = {class, {.day = day, .subject = subject}};

    return run_change(session, &command, say_none, &saying, arena, outcome, err);
}
