/* Undo: takes whole commands back, whatever they touched; is itself one change, however many it takes
 * back, so that all of them go or none. */
#include "config.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "domain/record_json.h"
#include "service/internal.h"

/* Whether a change touched what the school is, not homework alone. */
static bool touches_school(const struct session *session, int64_t change, struct arena *arena,
                           bool *touches, struct err *err)
{
    struct history_list rows;

    *touches = false;
    if (!store_change_rows(session->service->store, change, arena, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count; i++)
        *touches |=
            rows.items[i].entity != ENTITY_ASSIGNMENT && rows.items[i].entity != ENTITY_NONE;
    return true;
}

/* Whether a row that a change added may go: what others added since may stand on it. A subject of the
 * installation's file stays a subject without its row. */
static bool may_go(const void *context, const struct history_row *added, struct arena *arena,
                   struct err *err)
{
    const struct service *service = context;
    struct history_row *later;

    if (added->entity == ENTITY_SUBJECT && subject_by_code(&service->file_subjects, added->key))
        return true;
    if (!store_first_reference(service->store, added->entity, added->key, added->change, arena,
                               &later, err))
        return false;
    return !later ||
           err_set(err, ERR_INPUT,
                   _("change %lld (%s, %s) uses what change %lld added: undo that one first"),
                   (long long)later->change, later->actor, later->action, (long long)added->change);
}

/* ---- the rights of what is taken back ---- */

/* What a change did; of an undo, what the change that it took back did. */
static bool find_action(struct run *run, const struct history_row *row, enum action *action)
{
    struct history_list rows;
    int64_t ref = row->ref;

    *action = action_by_code(row->action);
    while (*action == ACTION_UNDO && ref != 0) {
        if (!store_change_rows(run->session->service->store, ref, run->arena, &rows, run->err))
            return false;
        if (rows.count == 0)
            break;
        *action = action_by_code(rows.items[0].action);
        ref = rows.items[0].ref;
    }
    return true;
}

/* What a row says; NULL: nothing ("", -1, no row). */
static const json_t *said(const json_t *row, const char *key)
{
    const json_t *value = json_object_get(row, key);
    bool says = json_is_integer(value) ? json_integer_value(value) != -1
                                       : json_is_string(value) && json_string_length(value) > 0;

    return says ? value : NULL;
}

/* Whether a row of `mark` says more than who has handed in. */
static bool says_marking(const json_t *before, const json_t *after)
{
    static const char *const keys[] = {"stopped",   "marked", "returned",
                                       "corrected", "actual", "feedback"};
    bool says = false;

    for (size_t i = 0; i < sizeof keys / sizeof *keys && !says; i++) {
        const json_t *old = said(before, keys[i]), *now = said(after, keys[i]);
        says = old && now ? !json_equal(old, now) : old != now;
    }
    return says;
}

/* What the action needed for this row. An action that this program does not know, or that needed no
 * right, is the office's to take back. */
static enum right right_of_row(enum action action, const struct history_row *row,
                               const json_t *before, const json_t *after)
{
    enum right right = action < ACTION_COUNT ? action_right(action) : RIGHT_MANAGE;

    if (action == ACTION_MARK && row->entity == ENTITY_HANDIN && says_marking(before, after))
        return RIGHT_MARK;
    return right == RIGHT_READ ? RIGHT_MANAGE : right;
}

/* Where a row is: its class, and the subject or grade that it names, itself or by its assignment. */
static bool find_object(struct run *run, const struct history_row *row, const json_t *any,
                        struct right_object *object)
{
    const char *left = row->after ? row->after : row->before;
    struct assignment *item = NULL;

    *object = (struct right_object){
        .class_id = row->class_id,
        .grade = (int)json_integer_value(json_object_get(any, "grade")),
        .subject = arena_strdup(run->arena, json_string_value(json_object_get(any, "subject"))),
    };
    if (row->entity == ENTITY_ASSIGNMENT) {
        item = record_from_json(ENTITY_ASSIGNMENT, left, run->arena, run->err);
        if (!item)
            return false;
        object->item = item;
    } else if (row->entity == ENTITY_HANDIN || row->entity == ENTITY_STAR) {
        if (!store_assignment(run->session->service->store, strtoll(row->key, NULL, 10), run->arena,
                              &item, run->err))
            return false;
        object->subject = item ? item->subject : NULL;
    }
    return true;
}

static bool may_undo_row(struct run *run, enum action action, const struct history_row *row)
{
    const struct session *session = run->session;
    json_t *before = row->before ? json_loads(row->before, 0, NULL) : NULL;
    json_t *after = row->after ? json_loads(row->after, 0, NULL) : NULL;
    struct right_object object, was;
    bool ok = find_object(run, row, after ? after : before, &object) &&
              session_may(session, right_of_row(action, row, before, after), &object, run->err);

    if (ok && before && after) { /* an edit may have carried it here from elsewhere */
        was = object;
        was.subject = json_string_value(json_object_get(before, "subject"));
        was.subject = was.subject ? was.subject : object.subject;
        if (row->entity == ENTITY_EVENT) {
            was.class_id = json_integer_value(json_object_get(before, "class_id"));
            was.grade = (int)json_integer_value(json_object_get(before, "grade"));
        }
        ok = session_may(session, right_of_row(action, row, before, after), &was, run->err);
    }
    if (ok && strcmp(row->actor, session->actor->login) != 0)
        ok = session_may(session, RIGHT_REVIEW, &object, run->err);
    json_decref(before);
    json_decref(after);
    return ok;
}

/* Asks, for each row, the right that the change itself needed; another's change is a reviewer's. */
static bool may_undo(struct run *run, int64_t change)
{
    struct history_list rows;
    enum action action;

    if (!store_change_rows(run->session->service->store, change, run->arena, &rows, run->err))
        return false;
    for (size_t i = 0; i < rows.count; i++)
        if (!find_action(run, &rows.items[i], &action) ||
            !may_undo_row(run, action, &rows.items[i]))
            return false;
    return true;
}

/* ---- undo ---- */

struct undoing
{
    size_t steps;
    int64_t target;
    struct undone *undone;
};

/* Which changes are meant: the one named, else the actor's last ones. */
static bool find_targets(struct run *run, const struct undoing *undoing)
{
    const struct session *session = run->session;
    struct undone *undone = undoing->undone;

    if (undoing->target > 0) {
        undone->changes = arena_memdup(run->arena, &undoing->target, sizeof undoing->target);
        undone->count = 1;
        return true;
    }
    if (!store_undoable(session->service->store, session->actor->login, undoing->steps, run->arena,
                        &undone->changes, &undone->count, run->err))
        return false;
    if (undone->count == 0)
        return err_set(run->err, ERR_INPUT, _("%s has nothing to undo"), session->actor->login);
    return undone->count == undoing->steps ||
           err_set(run->err, ERR_INPUT, _("%s has only %zu changes to undo"), session->actor->login,
                   undone->count);
}

/* What is on the board again was perhaps said to be none since (rule 3.7). */
static bool take_nones_back(struct run *run, int64_t change)
{
    struct history_list rows;

    if (!store_change_rows(run->session->service->store, change, run->arena, &rows, run->err))
        return false;
    for (size_t i = 0; i < rows.count; i++) {
        const struct assignment *item;

        if (rows.items[i].entity != ENTITY_ASSIGNMENT || !rows.items[i].before)
            continue;
        item = record_from_json(ENTITY_ASSIGNMENT, rows.items[i].before, run->arena, run->err);
        if (!item || (state_is_public(item->state) && !take_none_back(run, item)))
            return false;
    }
    return true;
}

/* Where something else changed since what it changed, a screen has no number to name that by. */
static bool take_back(struct run *run, int64_t change)
{
    if (change_undo(run->change, change, may_go, run->session->service, run->arena, run->err))
        return true;
    if (run->session->on_screen && run->err->code == ERR_INPUT) {
        err_clear(run->err);
        err_set(run->err, ERR_INPUT,
                _("it was changed again since: take that back first (L on the board shows whose "
                  "change it is)"));
    }
    return false;
}

static bool undo_all(struct run *run, void *context)
{
    const struct undoing *undoing = context;
    const struct undone *undone = undoing->undone;
    bool ok = find_targets(run, undoing);

    for (size_t i = 0; ok && i < undone->count; i++)
        ok = may_undo(run, undone->changes[i]) && take_back(run, undone->changes[i]) &&
             take_nones_back(run, undone->changes[i]);
    /* only when all are taken back: one of them may bring what another needs */
    for (size_t i = 0; ok && i < undone->count; i++)
        ok = waiting_stands(run, undone->changes[i]);
    return ok && office_stands(run);
}

bool service_undo(const struct session *session, size_t steps, int64_t target, struct arena *arena,
                  struct undone *undone, struct err *err)
{
    const struct command command = {.action = ACTION_UNDO};
    struct undoing undoing = {steps, target, undone};
    struct outcome outcome;
    bool school;

    *undone = (struct undone){0};
    if (!run_change(session, &command, undo_all, &undoing, arena, &outcome, err))
        return false;
    undone->change = outcome.change;
    undone->notes = outcome.notes;
    undone->note_count = outcome.note_count;
    return outcome.repeated || (touches_school(session, undone->change, arena, &school, err) &&
                                (!school || service_refresh(session->service, err)));
}
