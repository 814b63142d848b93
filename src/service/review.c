/* The reviewer's answer to what is held: pass, trim and pass, or return. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "domain/record_json.h"
#include "service/internal.h"

/* Nobody reviews their own where somebody else may, whose own it is not either: what they entered, the
 * change that waits, or what that would change. */
bool may_answer(const struct session *session, const struct assignment *item, struct arena *arena,
                struct err *err)
{
    const char *owners[4] = {
        item->created_by}; /* who changed it last, whose the posted one is; end */
    struct right_object object = object_of(item);
    struct assignment *posted = NULL;
    struct history_list rows;
    size_t count = 1;
    bool own = false;

    if (session->actor->open)
        return true;
    if (!store_change_rows(session->service->store, item->held_change, arena, &rows, err) ||
        (item->replaces != 0 &&
         !store_assignment(session->service->store, item->replaces, arena, &posted, err)))
        return false;
    if (rows.count > 0)
        owners[count++] = rows.items[0].actor;
    if (posted)
        owners[count++] = posted->created_by;
    for (size_t i = 0; i < count; i++)
        own |= strcmp(owners[i], session->actor->login) == 0;
    return !own || !somebody_else_may(session, RIGHT_REVIEW, &object, owners) ||
           err_set(err, ERR_DENIED, _("%s is your own: another reviewer has to look at it"),
                   item_said(session, item->id, item, arena));
}

static bool find_pending(const struct session *session, int64_t id, int64_t seen_rev,
                         struct arena *arena, struct assignment **item, struct err *err)
{
    if (!find_item(session, id, arena, item, err))
        return false;
    if ((*item)->state != STATE_PENDING)
        return err_set(err, ERR_INPUT,
                       session->on_screen
                           ? _("%s does not wait for review any more: look again")
                           : _("%s is not waiting for review: `hwboard pending` lists what is"),
                       item_said(session, id, *item, arena));
    if (seen_rev >= 0 && (*item)->rev != seen_rev)
        return err_set(err, ERR_INPUT, _("%s has changed since you looked at it: look again"),
                       item_said(session, id, *item, arena));
    return may_answer(session, *item, arena, err);
}

static const char *warning_said(const struct run *run, const struct board_warning *warning)
{
    return run->session->on_screen
               ? board_warning_text(warning, run->session->moment.lang, run->arena)
               : board_warning_code(warning);
}

/* Some things no reviewer may pass: written homework at home in grades 1 and 2, and what the policy
 * says so of. */
static bool refuse_impassable(const struct run *run)
{
    const struct outcome *outcome = run->outcome;
    const struct policy *policy = &run->session->service->data.policy;
    const struct saved_item *saved = &outcome->items[outcome->count - 1];

    for (size_t i = 0; i < saved->forecast->count; i++) {
        const struct board *board = saved->forecast->days[i].after;
        for (size_t j = 0; j < board->warning_count; j++) {
            const struct board_warning *warning = &board->warnings[j];
            if (board_warning_passable(policy, warning) ||
                (warning->item != WARNING_OF_DAY && warning->item != saved->after->id))
                continue;
            if (warning->code == WARNING_WRITTEN_IN_GRADE_1_2)
                return err_set(run->err, ERR_DENIED,
                               _("%s cannot be passed, grades 1 and 2 have no written homework at "
                                 "home: return it, or have it done at school"),
                               item_said(run->session, saved->after->id, saved->after, run->arena));
            return err_set(run->err, ERR_DENIED,
                           _("%s cannot be passed while it is %s: trim it, or return it"),
                           item_said(run->session, saved->after->id, saved->after, run->arena),
                           warning_said(run, warning));
        }
    }
    return true;
}

struct reviewing
{
    int64_t id, seen_rev;
    const char *why;
    int minutes; /* trimmed to, or -1 */
    day_t due;   /* a new day, or DAY_NONE */
};

static day_t last_evening(const struct session *session, const struct assignment *item)
{
    day_t evenings[SPAN_MAX_DAYS + 1];

    return evenings[assignment_evenings(item, calendar_for(session, item->class_id), evenings) - 1];
}

/* What waited until its last evening was over is set anew on the day on which it passes: nothing is added to
 * evenings that are gone. */
static bool give_day(const struct run *run, const struct reviewing *reviewing,
                     struct assignment *wanted)
{
    const struct session *session = run->session;
    day_t last = last_evening(session, wanted);
    char text[DATE_TEXT_BYTES];

    if (last < session->moment.date) {
        if (reviewing->due == DAY_NONE)
            return err_set(run->err, ERR_INPUT,
                           session->on_screen
                               ? _("%s was for %s at the latest, which is over: return it")
                               : _("%s was for %s at the latest, which is over: give it a new day "
                                   "(--due DATE), or return it"),
                           item_said(session, wanted->id, wanted, run->arena),
                           date_iso(last, text));
        wanted->assigned = session->moment.date;
    }
    if (reviewing->due != DAY_NONE)
        wanted->due = reviewing->due;
    return true;
}

static bool trim(const struct run *run, int minutes, struct assignment *wanted)
{
    if (minutes >= 0 && (minutes < MINUTES_MIN || minutes > wanted->minutes))
        return err_set(run->err, ERR_INPUT,
                       _("%d minutes does not trim %s: give 1 to %d, or leave it out"), minutes,
                       item_said(run->session, wanted->id, wanted, run->arena), wanted->minutes);
    if (minutes >= 0)
        wanted->minutes = minutes;
    return true;
}

static bool pass_item(struct run *run, void *context)
{
    const struct reviewing *reviewing = context;
    const struct session *session = run->session;
    struct assignment *current, *wanted;
    struct candidate candidate = {.answers = true};

    if (!find_pending(session, reviewing->id, reviewing->seen_rev, run->arena, &current, run->err))
        return false;
    wanted = arena_memdup(run->arena, current, sizeof *current);
    wanted->state = STATE_PUBLISHED;
    candidate.why = current->why; /* the author's: the reviewer's is for no public */
    if (!trim(run, reviewing->minutes, wanted) || !give_day(run, reviewing, wanted))
        return false;
    if (*current->was && !assignment_diff(current, wanted))
        wanted->changed_at = session->moment.now; /* the correction is public from now on */
    if (!candidate_of(run, current, wanted, &candidate))
        return false;
    candidate.after->reason = reviewing->why;
    return check_candidate(run, &candidate) && refuse_impassable(run) && write_candidate(run);
}

bool service_approve(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                     int minutes, day_t due, struct arena *arena, struct outcome *outcome,
                     struct err *err)
{
    struct command command = {.action = ACTION_APPROVE};
    struct reviewing reviewing = {.id = id, .seen_rev = seen_rev, .minutes = minutes, .due = due};

    if (!accept_why(session, why, true, arena, &command.why, err))
        return false;
    reviewing.why = command.why;
    return run_change(session, &command, pass_item, &reviewing, arena, outcome, err);
}

/* How an item stood in the history just before a change; NULL: it was not there. */
static bool read_before(const struct session *session, int64_t change, int64_t id,
                        struct arena *arena, struct assignment **found, struct err *err)
{
    struct history_list rows;

    *found = NULL;
    if (!store_change_rows(session->service->store, change, arena, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count && !*found; i++)
        if (rows.items[i].entity == ENTITY_ASSIGNMENT && rows.items[i].before &&
            strtoll(rows.items[i].key, NULL, 10) == id &&
            !(*found = record_from_json(ENTITY_ASSIGNMENT, rows.items[i].before, arena, err)))
            return false;
    return true;
}

/* What the board had in place of a held item, posted or withdrawn; else NULL. It may have been edited, and
 * held again, several times. */
static bool find_replaced(const struct session *session, const struct assignment *item,
                          struct arena *arena, struct assignment **replaced, struct err *err)
{
    struct assignment *old = NULL;
    int64_t change = item->held_change;

    *replaced = NULL;
    do {
        if (!read_before(session, change, item->id, arena, &old, err))
            return false;
        change =
            old && old->state == STATE_PENDING && old->held_change < change ? old->held_change : 0;
    } while (change != 0);
    if (old &&
        (state_is_public(old->state) || (old->state == STATE_WITHDRAWN && old->published_at != 0)))
        *replaced = old;
    return true;
}

static bool return_item(struct run *run, void *context)
{
    const struct reviewing *reviewing = context;
    const struct session *session = run->session;
    struct assignment *current, *replaced;
    struct candidate candidate = {.answers = true};

    if (!find_pending(session, reviewing->id, reviewing->seen_rev, run->arena, &current,
                      run->err) ||
        !find_replaced(session, current, run->arena, &replaced, run->err))
        return false;
    candidate.before = current;
    if (replaced) {
        candidate.after = replaced;
        candidate.restores = true;
        outcome_note(run->outcome, run->arena, _("%s is back on the board as it was posted before"),
                     item_said(session, current->id, current, run->arena));
    } else {
        candidate.after = arena_memdup(run->arena, current, sizeof *current);
        candidate.after->state = STATE_DRAFT;
    }
    candidate.after->reason = reviewing->why;
    return check_candidate(run, &candidate) && write_candidate(run);
}

bool service_return(const struct session *session, int64_t id, int64_t seen_rev, const char *why,
                    struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct command command = {.action = ACTION_RETURN};
    struct reviewing reviewing = {.id = id, .seen_rev = seen_rev};

    if (!accept_why(session, why, true, arena, &command.why, err))
        return false;
    reviewing.why = command.why;
    return run_change(session, &command, return_item, &reviewing, arena, outcome, err);
}
