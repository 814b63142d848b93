/* The reviewer's answer to what is held: pass, trim and pass, or return. */
#include "config.h"

#include <string.h>

#include "domain/record_json.h"
#include "service/internal.h"

/* Nobody reviews their own where somebody else may, whose own it is not either: what they entered, or
 * the change that waits. */
static bool refuse_own(const struct session *session, const struct assignment *item,
                       struct arena *arena, struct err *err)
{
    const char *login = session->actor->login, *entered = item->created_by, *changed = entered;
    struct right_object object = object_of(item);
    struct history_list rows;

    if (session->actor->open)
        return true;
    if (!store_change_rows(session->service->store, item->held_change, arena, &rows, err))
        return false;
    if (rows.count > 0)
        changed = rows.items[0].actor;
    if (strcmp(entered, login) != 0 && strcmp(changed, login) != 0)
        return true;
    return !somebody_else_may(session, RIGHT_REVIEW, &object,
                              strcmp(entered, login) == 0 ? changed : entered) ||
           err_set(err, ERR_DENIED, _("#%lld is your own: another reviewer has to look at it"),
                   (long long)item->id);
}

static bool find_pending(const struct session *session, int64_t id, int64_t seen_rev,
                         struct arena *arena, struct assignment **item, struct err *err)
{
    if (!find_item(session, id, arena, item, err))
        return false;
    if ((*item)->state != STATE_PENDING)
        return err_set(err, ERR_INPUT,
                       _("#%lld is not waiting for review: `hwboard pending` lists what is"),
                       (long long)id);
    if (seen_rev >= 0 && (*item)->rev != seen_rev)
        return err_set(err, ERR_INPUT, _("#%lld has changed since you looked at it: look again"),
                       (long long)id);
    return refuse_own(session, *item, arena, err);
}

/* Some things no reviewer may pass: written homework at home in grades 1 and 2, and what the policy
 * says so of. */
static bool refuse_impassable(const struct policy *policy, const struct outcome *outcome,
                              struct err *err)
{
    const struct saved_item *saved = &outcome->items[outcome->count - 1];

    for (size_t i = 0; i < saved->forecast->count; i++) {
        const struct board *board = saved->forecast->days[i].after;
        for (size_t j = 0; j < board->warning_count; j++) {
            const struct board_warning *warning = &board->warnings[j];
            if (board_warning_passable(policy, warning) ||
                (warning->item && warning->item->id != saved->after->id))
                continue;
            if (warning->code == WARNING_WRITTEN_IN_GRADE_1_2)
                return err_set(
                    err, ERR_DENIED,
                    _("#%lld cannot be passed, grades 1 and 2 have no written homework at "
                      "home: return it, or have it done at school"),
                    (long long)saved->after->id);
            return err_set(err, ERR_DENIED,
                           _("#%lld cannot be passed while it is %s: trim it, or return it"),
                           (long long)saved->after->id, board_warning_code(warning));
        }
    }
    return true;
}

struct reviewing
{
    int64_t id, seen_rev;
    const char *why;
    int minutes; /* trimmed to, or -1 */
};

static bool pass_item(struct run *run, void *context)
{
    const struct reviewing *reviewing = context;
    const struct session *session = run->session;
    struct assignment *current;
    struct candidate candidate = {.why = reviewing->why};
    int minutes = reviewing->minutes;

    if (!find_pending(session, reviewing->id, reviewing->seen_rev, run->arena, &current, run->err))
        return false;
    if (minutes >= 0 && (minutes < MINUTES_MIN || minutes > current->minutes))
        return err_set(run->err, ERR_INPUT,
                       _("%d minutes does not trim #%lld: give 1 to %d, or leave it out"), minutes,
                       (long long)current->id, current->minutes);
    candidate.before = current;
    candidate.after = arena_memdup(run->arena, current, sizeof *current);
    candidate.after->state = STATE_PUBLISHED;
    if (minutes >= 0)
        candidate.after->minutes = minutes;
    else if (*current->was)
        candidate.after->changed_at =
            session->moment.now; /* the correction is public from now on */
    return check_candidate(run, &candidate) &&
           refuse_impassable(&session->service->data.policy, run->outcome, run->err) &&
           write_candidate(run);
}

bool service_approve(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                     int minutes, struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct command command = {.action = ACTION_APPROVE};
    struct reviewing reviewing = {.id = id, .seen_rev = seen_rev, .minutes = minutes};

    if (!accept_why(why, true, arena, &command.why, err))
        return false;
    reviewing.why = command.why;
    return run_change(session, &command, pass_item, &reviewing, arena, outcome, err);
}

/* What the held change replaced, if that was public; else NULL. */
static bool find_replaced(const struct session *session, const struct assignment *item,
                          struct arena *arena, struct assignment **replaced, struct err *err)
{
    struct history_list rows;
    struct assignment *old;

    *replaced = NULL;
    if (!store_change_rows(session->service->store, item->held_change, arena, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.items[i].entity != ENTITY_ASSIGNMENT || !rows.items[i].before)
            continue;
        if (!(old = record_from_json(ENTITY_ASSIGNMENT, rows.items[i].before, arena, err)))
            return false;
        if (old->id == item->id && state_is_public(old->state))
            *replaced = old;
    }
    return true;
}

static bool return_item(struct run *run, void *context)
{
    const struct reviewing *reviewing = context;
    const struct session *session = run->session;
    struct assignment *current, *replaced;
    struct candidate candidate = {0};

    if (!find_pending(session, reviewing->id, reviewing->seen_rev, run->arena, &current,
                      run->err) ||
        !find_replaced(session, current, run->arena, &replaced, run->err))
        return false;
    candidate.before = current;
    if (replaced) {
        candidate.after = replaced;
        candidate.restores = true;
        outcome_note(run->outcome, run->arena,
                     _("#%lld is back on the board as it was posted before"),
                     (long long)current->id);
    } else {
        candidate.after = arena_memdup(run->arena, current, sizeof *current);
        candidate.after->state = STATE_DRAFT;
        candidate.after->why = reviewing->why;
    }
    return check_candidate(run, &candidate) && write_candidate(run);
}

bool service_return(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                    struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct command command = {.action = ACTION_RETURN};
    struct reviewing reviewing = {.id = id, .seen_rev = seen_rev};

    if (!accept_why(why, true, arena, &command.why, err))
        return false;
    reviewing.why = command.why;
    return run_change(session, &command, return_item, &reviewing, arena, outcome, err);
}
