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

static bool judge_added(const struct session *session, const struct assignment *wanted,
                        enum state state, struct arena *arena, struct outcome *outcome,
                        struct err *err)
{
    struct assignment *item = copy_item(wanted, arena);
    struct judged judged = {.after = item, .may_hold = state_is_public(state)};

    item->id = 0;
    item->state = state;
    item->was = "";
    item->why = "";
    if (session->role == ROLE_REPRESENTATIVE && judged.may_hold &&
        !session->service->data.policy.student_publish) {
        item->state = STATE_DRAFT;
        outcome_note(outcome, arena, _("kept as a draft: a teacher publishes what a pupil enters"));
    }
    item->confirmed = session->role != ROLE_REPRESENTATIVE;
    item->published_at = item->changed_at = item->created_at = 0;
    item->created_by = session->login;
    service_complete(session, item);
    return accept_item(session, item, arena, outcome, err) &&
           judge_item(session, &judged, arena, outcome, err);
}

bool service_add(const struct session *session, const struct assignment *wanted, size_t count,
                 enum add_mode mode, struct arena *arena, struct outcome *outcome, struct err *err)
{
    enum state state = mode == ADD_DRAFT ? STATE_DRAFT : STATE_PUBLISHED;
    struct change *change = NULL;
    bool ok = true;

    if (mode == ADD_DRY_RUN) {
        *outcome = (struct outcome){0};
        if (!session_may(session, RIGHT_READ, err) ||
            !store_begin_read(session->service->store, err))
            return false;
        for (size_t i = 0; i < count && ok; i++)
            ok = judge_added(session, &wanted[i], state, arena, outcome, err);
        store_end_read(session->service->store);
        return ok;
    }
    if (!begin_command(session, RIGHT_SET, "add", NULL, &change, outcome, err))
        return false;
    if (!change)
        return true;
    for (size_t i = 0; i < count && ok; i++)
        ok = judge_added(session, &wanted[i], state, arena, outcome, err) &&
             write_judged(session, change, arena, outcome, err);
    return end_command(change, ok, outcome, err);
}

/* ---- edit ---- */

static bool refuse_conflict(const struct assignment *current, const struct edit *edit,
                            enum lang lang, struct arena *arena, struct err *err)
{
    unsigned both = assignment_diff(edit->opened, current) & edit->fields;
    struct text_buf names = {.arena = arena};

    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1) {
        if (!(both & bit))
            continue;
        text_buf_printf(&names, "%s%s “%s”", names.length ? ", " : "",
                        field_label(assignment_field_of(bit), lang),
                        field_words(current, assignment_field_of(bit), lang, arena));
    }
    return err_set(err, ERR_INPUT,
                   _("#%lld was changed by someone else meanwhile (%s): compare, then save again"),
                   (long long)current->id, text_buf_str(&names));
}

/* A draft that was put away does not know when its homework was made. */
static bool is_same_homework(const struct assignment *opened, const struct assignment *current)
{
    return opened->class_id == current->class_id &&
           (opened->created_at == 0 || opened->created_at == current->created_at);
}

/* Judges the edit on what is stored now; *after stays NULL where nothing would change. */
static bool judge_edit(const struct session *session, const struct edit *edit, const char *why,
                       struct arena *arena, struct outcome *outcome, struct assignment **conflict,
                       bool *changes, struct err *err)
{
    struct assignment *current, *item;
    struct judged judged = {.why = why};

    *changes = false;
    if (!find_item(session, edit->id, arena, &current, err))
        return false;
    /* a number may mean another one after the database was replaced by an older one */
    if (edit->opened && !is_same_homework(edit->opened, current))
        return err_set(
            err, ERR_INPUT,
            _("#%lld is not the homework that was opened any more: look at the board, then "
              "open it again"),
            (long long)edit->id);
    if (edit->opened && assignment_diff(edit->opened, current) & edit->fields) {
        if (conflict)
            *conflict = current;
        return refuse_conflict(current, edit, session->lang, arena, err);
    }
    item = copy_item(current, arena);
    assignment_take(item, edit->wanted, edit->fields);
    if (!accept_item(session, item, arena, outcome, err))
        return false;
    if (!assignment_diff(current, item)) {
        outcome_note(outcome, arena, _("#%lld is as it was: nothing to change"),
                     (long long)current->id);
        return true;
    }
    /* what waits for review is judged anew with its new values */
    if (item->state == STATE_PENDING)
        item->state = STATE_PUBLISHED;
    judged.before = current;
    judged.after = item;
    judged.may_hold = true;
    *changes = true;
    return judge_item(session, &judged, arena, outcome, err);
}

bool service_edit(const struct session *session, const struct edit *edit, struct arena *arena,
                  struct outcome *outcome, struct assignment **conflict, struct err *err)
{
    struct change *change = NULL;
    const char *why;
    bool changes, ok;

    if (conflict)
        *conflict = NULL;
    if (!accept_why(edit->why, false, arena, &why, err))
        return false;
    if (edit->dry_run) {
        *outcome = (struct outcome){0};
        if (!session_may(session, RIGHT_READ, err) ||
            !store_begin_read(session->service->store, err))
            return false;
        ok = judge_edit(session, edit, why, arena, outcome, conflict, &changes, err);
        store_end_read(session->service->store);
        return ok;
    }
    if (!begin_command(session, RIGHT_SET, "edit", why, &change, outcome, err))
        return false;
    if (!change)
        return true;
    ok = judge_edit(session, edit, why, arena, outcome, conflict, &changes, err);
    if (ok && !changes) {
        store_abort(change);
        return true;
    }
    ok = ok && write_judged(session, change, arena, outcome, err);
    return end_command(change, ok, outcome, err);
}

/* ---- publish, withdraw, remove, confirm ---- */

static bool publish_state(struct assignment *item, struct err *err)
{
    long long id = (long long)item->id;

    if (state_is_public(item->state))
        return err_set(err, ERR_INPUT, _("#%lld is published already"), id);
    if (item->state == STATE_PENDING)
        return err_set(err, ERR_INPUT,
                       _("#%lld is waiting for review: `hwboard approve %lld --why …` passes it"),
                       id, id);
    item->state = STATE_PUBLISHED;
    return true;
}

static bool withdraw_state(struct assignment *item, struct err *err)
{
    long long id = (long long)item->id;

    if (!state_is_public(item->state) && item->state != STATE_PENDING)
        return err_set(err, ERR_INPUT,
                       _("#%lld is not published, there is nothing to withdraw: `hwboard rm %lld` "
                         "removes it"),
                       id, id);
    item->state = STATE_WITHDRAWN;
    return true;
}

static bool remove_state(struct assignment *item, struct err *err)
{
    (void)err;
    item->state = STATE_REMOVED;
    return true;
}

static bool confirm_state(struct assignment *item, struct err *err)
{
    if (item->confirmed)
        return err_set(err, ERR_INPUT, _("#%lld needs no confirming"), (long long)item->id);
    item->confirmed = true;
    return true;
}

static const struct
{
    const char *action;
    enum right right;
    bool may_hold;
    bool (*apply)(struct assignment *item, struct err *err);
} acts[] = {
    [ACT_REMOVE] = {"rm", RIGHT_SET, false, remove_state},
    [ACT_PUBLISH] = {"publish", RIGHT_SET, true, publish_state},
    [ACT_WITHDRAW] = {"withdraw", RIGHT_SET, false, withdraw_state},
    [ACT_CONFIRM] = {"confirm", RIGHT_CONFIRM, false, confirm_state},
};

bool service_act(const struct session *session, enum act act, const int64_t *ids, size_t count,
                 const char *why, struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct change *change = NULL;
    const char *reason;
    bool ok = true;

    if (!accept_why(why, false, arena, &reason, err) ||
        !begin_command(session, acts[act].right, acts[act].action, reason, &change, outcome, err))
        return false;
    if (!change)
        return true;
    for (size_t i = 0; i < count && ok; i++) {
        struct assignment *current;
        struct judged judged = {.may_hold = acts[act].may_hold, .why = reason};
        ok = find_item(session, ids[i], arena, &current, err);
        if (!ok)
            break;
        judged.before = current;
        judged.after = copy_item(current, arena);
        ok = acts[act].apply(judged.after, err) &&
             judge_item(session, &judged, arena, outcome, err) &&
             write_judged(session, change, arena, outcome, err);
    }
    return end_command(change, ok, outcome, err);
}

/* ---- copy and move ---- */

static bool copy_to(const struct session *session, const struct assignment *source,
                    const struct class *class, enum state state, struct arena *arena,
                    struct outcome *outcome, struct err *err)
{
    struct assignment *item = copy_item(source, arena);

    item->class_id = class->id;
    item->assigned = session->date;
    item->due = DAY_NONE;
    item->teacher = "";
    service_complete(session, item);
    if (!*item->teacher)
        item->teacher = source->teacher;
    item->held_change = 0;
    return judge_added(session, item, state, arena, outcome, err);
}

bool service_copy(const struct session *session, const int64_t *ids, size_t count,
                  const struct class *const *classes, size_t class_count, enum add_mode mode,
                  struct arena *arena, struct outcome *outcome, struct err *err)
{
    enum state state = mode == ADD_DRAFT ? STATE_DRAFT : STATE_PUBLISHED;
    struct change *change = NULL;
    bool ok = true;

    if (!begin_command(session, RIGHT_SET, "copy", NULL, &change, outcome, err))
        return false;
    if (!change)
        return true;
    for (size_t i = 0; i < count && ok; i++) {
        struct assignment *source;
        ok = find_item(session, ids[i], arena, &source, err);
        for (size_t j = 0; j < class_count && ok; j++)
            ok = copy_to(session, source, classes[j], state, arena, outcome, err) &&
                 write_judged(session, change, arena, outcome, err);
    }
    return end_command(change, ok, outcome, err);
}

bool service_move(const struct session *session, int64_t id, day_t day, struct arena *arena,
                  struct outcome *outcome, struct err *err)
{
    struct change *change = NULL;
    struct assignment *current;
    struct judged judged = {.may_hold = true};
    char text[DATE_TEXT_BYTES];
    bool ok;

    if (!begin_command(session, RIGHT_SET, "move", NULL, &change, outcome, err))
        return false;
    if (!change)
        return true;
    ok = find_item(session, id, arena, &current, err);
    if (ok && current->assigned == day)
        ok = err_set(err, ERR_INPUT, _("#%lld is set on %s already"), (long long)id,
                     date_iso(day, text));
    if (ok) {
        judged.before = current;
        judged.after = copy_item(current, arena);
        judged.after->assigned = day;
        if (current->due <= day || current->due > day + SPAN_MAX_DAYS)
            judged.after->due = assignment_default_due(session->service->data.calendar, day);
        if (judged.after->state == STATE_PENDING)
            judged.after->state = STATE_PUBLISHED;
        ok = judge_item(session, &judged, arena, outcome, err) &&
             write_judged(session, change, arena, outcome, err);
    }
    return end_command(change, ok, outcome, err);
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

bool service_none(const struct session *session, const struct class *class, const char *subject,
                  day_t day, struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct change *change = NULL;
    const struct assignment *set;
    struct no_homework none = {.day = day, .subject = subject};
    struct none_list known;
    bool ok;

    if (!begin_command(session, RIGHT_SET, "none", NULL, &change, outcome, err))
        return false;
    if (!change)
        return true;
    ok = find_set(session, class, subject, day, arena, &set, err) &&
         store_none(session->service->store, class->id, day, day, arena, &known, err);
    if (ok && set)
        ok = err_set(err, ERR_INPUT,
                     _("#%lld (%s) is set on that day: withdraw it first, then say there is none"),
                     (long long)set->id, text_fit(arena, set->text, 40));
    for (size_t i = 0; ok && i < known.count; i++)
        if (strcmp(known.items[i].subject, subject) == 0) {
            outcome_note(outcome, arena, _("that was said already"));
            store_abort(change);
            return true;
        }
    ok = ok && change_put_none(change, class->id, NULL, &none, err);
    return end_command(change, ok, outcome, err);
}
