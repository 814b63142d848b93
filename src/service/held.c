/* What waits beside what is posted (contract, section 8): a change that a reviewer has yet to let pass has a
 * row of its own, which replaces the posted one; at most one an item. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "service/internal.h"

bool candidate_of(struct run *run, const struct assignment *current, struct assignment *wanted,
                  struct candidate *candidate)
{
    struct assignment *posted, *changed;

    candidate->before = current;
    candidate->after = wanted;
    if (!assignment_is_change(current) || !state_is_public(wanted->state))
        return true;
    if (!find_item(run->session, current->replaces, run->arena, &posted, run->err))
        return false;
    if (!state_is_public(posted->state) && run->session->on_screen)
        return err_set(run->err, ERR_INPUT, _("what it changes, %s, is not on the board any more"),
                       item_said(run->session, posted->id, posted, run->arena));
    if (!state_is_public(posted->state))
        return err_set(run->err, ERR_INPUT,
                       _("#%lld is not on the board any more, so that #%lld changes nothing: "
                         "`hwboard rm %lld` removes it"),
                       (long long)posted->id, (long long)current->id, (long long)current->id);
    changed = arena_memdup(run->arena, posted, sizeof *posted);
    assignment_take(changed, wanted, FIELD_ALL);
    candidate->before = posted;
    candidate->after = changed;
    candidate->waiting = current;
    candidate->change = wanted;
    if (!candidate->why)
        candidate->why = current->why;
    return true;
}

bool find_waiting(struct run *run, struct candidate *candidate)
{
    struct assignment_list list;

    if (candidate->waiting || !candidate->before || !state_is_public(candidate->before->state))
        return true;
    if (!store_changes_of(run->session->service->store, candidate->before->id, run->arena, &list,
                          run->err))
        return false;
    candidate->waiting = list.count > 0 ? list.items[0] : NULL;
    return true;
}

bool outdates_waiting(const struct candidate *candidate)
{
    return candidate->change || !state_is_public(candidate->after->state) ||
           assignment_diff(candidate->before, candidate->after) != 0;
}

const struct assignment *waiting_row(const struct candidate *candidate)
{
    const struct assignment *waiting = candidate->waiting;

    return candidate->change || (waiting && waiting->state == STATE_PENDING) ? waiting : NULL;
}

/* What waits already, with what is changed now; NULL where the two do not go together. */
static struct assignment *add_to_waiting(const struct run *run, struct candidate *candidate)
{
    struct assignment *change =
        arena_memdup(run->arena, candidate->waiting, sizeof *candidate->waiting);
    struct assignment *becomes =
        arena_memdup(run->arena, candidate->before, sizeof *candidate->before);

    assignment_take(change, candidate->after, assignment_diff(candidate->before, candidate->after));
    assignment_take(becomes, change, FIELD_ALL);
    if (!assignment_check(becomes, calendar_for(run->session, becomes->class_id),
                          &run->session->service->data.policy, NULL))
        return NULL;
    candidate->after = becomes;
    return change;
}

struct assignment *hold_beside(const struct run *run, struct candidate *candidate)
{
    const struct assignment *row = waiting_row(candidate);
    struct assignment *change = candidate->change;

    if (!change && row)
        change = add_to_waiting(run, candidate);
    if (!change && row) {
        change = arena_memdup(run->arena, row, sizeof *row);
        assignment_take(change, candidate->after, FIELD_ALL);
    }
    if (!change) {
        change = arena_memdup(run->arena, candidate->after, sizeof *candidate->after);
        change->id = 0;
        change->replaces = candidate->before->id;
        change->published_at = change->changed_at = 0;
        change->was = change->why = "";
    }
    change->state = STATE_PENDING;
    change->reason = "";
    if (candidate->why)
        change->why = candidate->why;
    return change;
}

/* ---- undo ---- */

/* Names the change that made or last touched the row in the way. */
static bool refuse_row(struct run *run, int64_t id, struct err *err)
{
    struct history_row *last;
    char key[32];

    if (run->session->on_screen)
        return err_set(
            err, ERR_INPUT,
            _("a change of this homework waits for review: that one has to be decided or "
              "taken back first"));
    snprintf(key, sizeof key, "%lld", (long long)id);
    if (!store_last_row(run->session->service->store, ENTITY_ASSIGNMENT, key, run->arena, &last,
                        err))
        return false;
    return err_set(err, ERR_INPUT,
                   _("a change of this homework (#%lld) waits since change %lld (%s, %s): undo "
                     "that one first, or withdraw #%lld"),
                   (long long)id, last ? (long long)last->change : 0, last ? last->actor : "",
                   last ? last->action : "", (long long)id);
}

/* Of what stands beside a posted item: one at most, and beside nothing that is not posted. */
static bool stands(struct run *run, int64_t posted_id)
{
    struct store *store = run->session->service->store;
    int64_t now = change_number(run->change), other;
    struct assignment *posted;
    struct assignment_list list;

    if (!store_changes_of(store, posted_id, run->arena, &list, run->err) ||
        !store_assignment(store, posted_id, run->arena, &posted, run->err))
        return false;
    if (list.count == 0 || (list.count == 1 && posted && state_is_public(posted->state)))
        return true;
    other = list.items[0]->id;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i]->rev != now)
            other = list.items[i]->id;
    return refuse_row(run, other, run->err);
}

bool waiting_stands(struct run *run, int64_t change)
{
    struct store *store = run->session->service->store;
    struct history_list rows;

    if (!store_change_rows(store, change, run->arena, &rows, run->err))
        return false;
    for (size_t i = 0; i < rows.count; i++) {
        int64_t id = strtoll(rows.items[i].key, NULL, 10);
        struct assignment *item;

        if (rows.items[i].entity != ENTITY_ASSIGNMENT)
            continue;
        if (!store_assignment(store, id, run->arena, &item, run->err) || !stands(run, id) ||
            (item && assignment_is_change(item) && !stands(run, item->replaces)))
            return false;
    }
    return true;
}
