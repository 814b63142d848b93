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

/* The items as they are stored now, and as they are to be; refused where one was changed since. */
static bool read_current(const struct session *session, const struct suggest_result *result,
                         struct arena *arena, const struct assignment **before,
                         const struct assignment **after, struct err *err)
{
    for (size_t i = 0; i < result->count; i++) {
        struct assignment *current, *wanted;
        if (!find_item(session, result->items[i].before->id, arena, &current, err))
            return false;
        if (current->rev != result->items[i].before->rev)
            return err_set(err, ERR_INPUT,
                           _("#%lld was changed since: look at the suggestions again"),
                           (long long)current->id);
        wanted = arena_memdup(arena, current, sizeof *current);
        assignment_take(wanted, result->items[i].after,
                        FIELD_ASSIGNED | FIELD_MINUTES | FIELD_OPTIONAL);
        before[i] = current;
        after[i] = wanted;
    }
    return true;
}

/* Whether all changes together raise a day over its limit, which others may have filled since. One
 * alone may, on the way: what another makes room for. */
static bool raises_over(const struct session *session, const struct class *class, day_t day,
                        const struct assignment *const *before,
                        const struct assignment *const *after, size_t count, struct arena *arena,
                        bool *over, struct err *err)
{
    struct board_input input;

    if (!read_homework_input(session, class, day - SUGGEST_REACH, day + SUGGEST_REACH, arena,
                             &input, err))
        return false;
    *over = forecast_build(&input, before, after, count, arena)->raises_over;
    return true;
}

static bool apply_all(const struct session *session, struct change *change,
                      const struct suggest_result *result, struct arena *arena,
                      struct outcome *outcome, struct err *err)
{
    const struct policy *policy = &session->service->data.policy;
    const struct board *board = result->before;
    const struct assignment **before = ARENA_ARRAY(arena, result->count, const struct assignment *);
    const struct assignment **after = ARENA_ARRAY(arena, result->count, const struct assignment *);
    const struct class *class = open_class(session, board->class->id, err);
    bool over;

    if (!class || !read_current(session, result, arena, before, after, err) ||
        !raises_over(session, class, board->day, before, after, result->count, arena, &over, err))
        return false;
    for (size_t i = 0; i < result->count; i++) {
        struct judged judged = {.before = before[i],
                                .after = arena_memdup(arena, after[i], sizeof *after[i]),
                                .may_hold = policy->approval == APPROVAL_ALL || over};
        if (!judge_item(session, &judged, arena, outcome, err) ||
            !write_judged(session, change, arena, outcome, err))
            return false;
    }
    return true;
}

bool service_apply(const struct session *session, const struct suggest_result *result,
                   struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct change *change = NULL;

    *outcome = (struct outcome){0};
    if (result->count == 0)
        return session_may(session, RIGHT_SET, err);
    if (!begin_command(session, RIGHT_SET, "suggest", NULL, &change, outcome, err))
        return false;
    if (!change)
        return true;
    return end_command(change, apply_all(session, change, result, arena, outcome, err), outcome,
                       err);
}
