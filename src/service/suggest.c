/* Suggestions for a class's day, from one snapshot, and doing them as one change. */
#include "config.h"

#include "service/internal.h"
#include "service/plan.h"

bool service_suggest(const struct session *session, const struct class *class, struct arena *arena,
                     struct suggest_result **result, struct err *err)
{
    day_t day = session->date;
    struct board_input input;
    bool ok;

    if (!session_may(session, RIGHT_READ, err) || !store_begin_read(session->service->store, err))
        return false;
    /* The facts are those of the day itself: its boards say what `board` says. */
    ok = read_homework_input(session, class, day - SUGGEST_REACH, day + SUGGEST_REACH, arena,
                             &input, err) &&
         read_facts(session, class, day, day, arena, &input.facts, err);
    store_end_read(session->service->store);
    if (!ok)
        return false;
    /* Nothing is moved into the past; of a past day, what was still to come then may be moved. */
    input.today = session->today < day ? session->today : day;
    *result = suggest_build(&input, day, arena);
    return true;
}

/* One of the changes, on what is stored now. */
static bool apply_item(const struct session *session, struct change *change,
                       const struct suggestion *item, struct arena *arena, struct outcome *outcome,
                       struct err *err)
{
    struct judged judged = {.may_hold = true};
    struct assignment *current;

    if (!find_item(session, item->before->id, arena, &current, err))
        return false;
    if (current->rev != item->before->rev)
        return err_set(err, ERR_INPUT, _("#%lld was changed since: look at the suggestions again"),
                       (long long)current->id);
    judged.before = current;
    judged.after = arena_memdup(arena, current, sizeof *current);
    assignment_take(judged.after, item->after, FIELD_ASSIGNED | FIELD_MINUTES | FIELD_OPTIONAL);
    return judge_item(session, &judged, arena, outcome, err) &&
           write_judged(session, change, arena, outcome, err);
}

bool service_apply(const struct session *session, const struct suggest_result *result,
                   struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct change *change = NULL;
    bool ok = true;

    *outcome = (struct outcome){0};
    if (result->count == 0)
        return session_may(session, RIGHT_SET, err);
    if (!begin_command(session, RIGHT_SET, "suggest", NULL, &change, outcome, err))
        return false;
    if (!change)
        return true;
    /* Moves last: what others make room for then fits. */
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; ok && i < result->count; i++)
            if ((result->items[i].kind == SUGGEST_MOVE) == (round == 1))
                ok = apply_item(session, change, &result->items[i], arena, outcome, err);
    return end_command(change, ok, outcome, err);
}
