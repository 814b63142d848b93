/* Suggestions for a class's day, from one snapshot, and doing them as one change. */
#include "config.h"

#include "service/internal.h"

bool service_suggest(const struct session *session, const struct class *class, struct arena *arena,
                     struct suggest_result **result, struct err *err)
{
    day_t day = session->moment.date;
    struct board_input input;
    bool ok;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    /* The profile is that of the day itself: its boards say what `board` says. */
    ok = read_homework_input(session, class, day - SUGGEST_REACH, day + SUGGEST_REACH, arena,
                             &input, err) &&
         read_profile(session, class, day, day, arena, &input.profile, err);
    store_end_read(session->service->store);
    if (!ok)
        return false;
    /* Nothing is moved into the past; of a past day, what was still to come then may be moved. */
    input.today = session->moment.today < day ? session->moment.today : day;
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
            return err_set(err, ERR_INPUT, _("%s has changed since: look at the suggestions again"),
                           item_said(session, current->id, current, arena));
        wanted = arena_memdup(arena, current, sizeof *current);
        assignment_take(wanted, result->items[i].after,
                        FIELD_ASSIGNED | FIELD_MINUTES | FIELD_OPTIONAL | FIELD_PLACE);
        wanted->state = result->items[i].after->state;
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
    const struct assignment **left = ARENA_ARRAY(arena, count, const struct assignment *);

    if (!read_homework_input(session, class, day - SUGGEST_REACH, day + SUGGEST_REACH, arena,
                             &input, err))
        return false;
    for (size_t i = 0; i < count; i++)
        left[i] = after[i]->state == STATE_WITHDRAWN ? NULL : after[i];
    *over = forecast_build(&input, before, left, count, arena)->raises_over;
    return true;
}

static bool apply_all(struct run *run, void *context)
{
    const struct session *session = run->session;
    const struct suggest_result *result = context;
    const struct policy *policy = &session->service->data.policy;
    const struct board *board = result->before;
    const struct assignment **before =
        ARENA_ARRAY(run->arena, result->count, const struct assignment *);
    const struct assignment **after =
        ARENA_ARRAY(run->arena, result->count, const struct assignment *);
    const struct right_object object = {.class_id = board->class->id};
    const struct class *class;
    bool over;

    if (!session_may(session, run->right, &object, run->err))
        return false;
    if (result->count == 0)
        return true;
    class = open_class(session, board->class->id, run->err);
    if (!class || !read_current(session, result, run->arena, before, after, run->err) ||
        !raises_over(session, class, board->day, before, after, result->count, run->arena, &over,
                     run->err))
        return false;
    for (size_t i = 0; i < result->count; i++) {
        struct candidate candidate = {.before = before[i],
                                      .after = arena_memdup(run->arena, after[i], sizeof *after[i]),
                                      .may_hold = policy->approval == APPROVAL_ALL || over};
        if (!check_candidate(run, &candidate) || !write_candidate(run))
            return false;
    }
    return true;
}

bool service_apply(const struct session *session, const struct suggest_result *result,
                   struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct command command = {.action = ACTION_SUGGEST};

    for (size_t i = 0; i < result->count; i++)
        if (result->items[i].kind == SUGGEST_OFF)
            command.why = _("nothing written may be set in this grade"); /* a withdrawal says why */
    return run_change(session, &command, apply_all, (void *)(uintptr_t)result, arena, outcome, err);
}
