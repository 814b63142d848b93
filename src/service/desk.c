/* What a form asks at every key: what a message would do to a class, and what will probably be set, from
 * what was read of the store once. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "service/internal.h"

#define INPUT_DAYS 14 /* read at first; further due days are read when one is asked for */
#define PAST_DAYS 60
#define PAST_MOST 200

/* Everything a board of the desk's class needs up to a day. */
static bool know_input(struct reading_desk *desk, day_t until, struct err *err)
{
    struct store *store = desk->session.service->store;
    day_t day = desk->session.moment.date;
    bool ok;

    if (desk->input_until != 0 && until <= desk->input_until)
        return true;
    until = until > day + INPUT_DAYS ? day + SPAN_MAX_DAYS : day + INPUT_DAYS;
    if (!session_may(&desk->session, RIGHT_READ, NULL, err) || !store_begin_read(store, err))
        return false;
    ok = read_board_input(&desk->session, desk->class, day, until, desk->arena, &desk->input, err);
    store_end_read(store);
    desk->input_until = ok ? until : 0;
    return ok;
}

bool desk_board(struct reading_desk *desk, struct arena *arena, struct board **board,
                struct err *err)
{
    day_t day = desk->session.moment.date;

    if (!know_input(desk, day, err))
        return false;
    *board = board_build(&desk->input, day, arena);
    return true;
}

/* ---- judging ---- */

/* The items that can be judged, as saving would complete them; *refusal: why one cannot be saved. */
static size_t judged_items(const struct reading_desk *desk, const struct reader_result *reading,
                           struct arena *arena, const struct assignment **items, bool *published,
                           const char **refusal)
{
    const struct session *session = &desk->session;
    const struct school_data *school = service_data(session->service);
    size_t count = 0;

    *published = false;
    for (size_t i = 0; i < reading->item_count; i++) {
        struct assignment wanted = reading_assignment(desk->class, reading, &reading->items[i]);
        struct right_object object = object_of(&wanted);
        struct err err = {0};

        if (wanted.minutes < 0)
            continue;
        service_complete(session, &wanted);
        if (!session_may(session, RIGHT_SET, &object, &err) ||
            !assignment_check(&wanted, school->calendar, &school->policy, &err)) {
            *refusal = arena_strdup(arena, err.message);
            continue;
        }
        *published = *published || school->policy.student_publish ||
                     session_may(session, RIGHT_CONFIRM, &object, NULL);
        wanted.created_by = session->actor->login;
        wanted.was = wanted.why = "";
        items[count++] = arena_memdup(arena, &wanted, sizeof wanted);
    }
    return count;
}

static void refuse_none(const struct reading_desk *desk, const struct reader_result *reading,
                        struct arena *arena, const char **refusal)
{
    for (size_t i = 0; i < reading->none_count; i++) {
        struct right_object object = {.class_id = desk->class->id,
                                      .subject = reading->none[i].subject->code};
        struct err err = {0};

        if (!session_may(&desk->session, RIGHT_SET, &object, &err))
            *refusal = arena_strdup(arena, err.message);
    }
}

bool desk_judge(struct reading_desk *desk, const struct reader_result *reading, struct arena *arena,
                struct judgement *judgement, struct err *err)
{
    const struct policy *policy = &service_data(desk->session.service)->policy;
    const struct assignment **after =
        ARENA_ARRAY(arena, reading->item_count + 1, const struct assignment *);
    const struct assignment **before =
        ARENA_ARRAY(arena, reading->item_count + 1, const struct assignment *);
    day_t until = desk->session.moment.date;
    bool published;
    size_t count;

    *judgement = (struct judgement){0};
    refuse_none(desk, reading, arena, &judgement->refusal);
    count = judged_items(desk, reading, arena, after, &published, &judgement->refusal);
    for (size_t i = 0; i < count; i++)
        until = after[i]->due > until ? after[i]->due : until;
    if (!know_input(desk, until, err))
        return false;
    if (count == 0)
        return true;
    judgement->forecast = forecast_build(&desk->input, before, after, count, arena);
    judgement->held =
        published &&
        (policy->approval == APPROVAL_ALL ||
         (policy->approval == APPROVAL_OVER_LIMIT && judgement->forecast->raises_over));
    return true;
}

/* ---- what will probably be set ---- */

static int newest_first(const void *a, const void *b)
{
    const struct assignment *x = ((const struct proposal_past *)a)->item;
    const struct assignment *y = ((const struct proposal_past *)b)->item;

    if (x->assigned != y->assigned)
        return x->assigned < y->assigned ? 1 : -1;
    return (x->id < y->id) - (x->id > y->id);
}

static bool add_past(struct reading_desk *desk, const struct class *class, size_t *capacity,
                     struct err *err)
{
    const struct session *session = &desk->session;
    const struct actor *actor = session->actor;
    day_t day = session->moment.date;
    struct assignment_list list;

    if (!store_assigned(session->service->store, class->id, day - PAST_DAYS, day, desk->arena,
                        &list, err))
        return false;
    for (size_t i = list.count; i > 0 && list.count - i < PAST_MOST * 8; i--) {
        const struct assignment *item = list.items[i - 1];
        bool here = class == desk->class;
        bool mine = strcmp(item->created_by, actor->login) == 0 ||
                    (*actor->name && strcmp(item->teacher, actor->name) == 0);

        if (strcmp(item->subject, desk->past_of->code) != 0 || !state_is_public(item->state) ||
            !(here || mine) || item->kind == KIND_NOTICE)
            continue;
        desk->past =
            arena_grow(desk->arena, desk->past, capacity, desk->past_count + 1, sizeof *desk->past);
        desk->past[desk->past_count++] = (struct proposal_past){item, here, mine};
    }
    return true;
}

/* Of the class, and of the actor in the other classes that have lessons of it. */
static bool know_past(struct reading_desk *desk, const struct subject *subject, struct err *err)
{
    const struct session *session = &desk->session;
    size_t capacity = 0, count;
    const struct class **classes =
        service_classes(session, session->moment.date, false, desk->arena, &count);

    if (desk->past_of == subject)
        return true;
    desk->past_of = subject;
    desk->past = NULL;
    desk->past_count = 0;
    for (size_t i = 0; i < count; i++)
        if ((classes[i] == desk->class || actor_is(session->actor, ROLE_TEACHER, classes[i]->id,
                                                   subject ? subject->code : NULL)) &&
            !add_past(desk, classes[i], &capacity, err)) {
            desk->past_of = NULL;
            return false;
        }
    if (desk->past_count > 1)
        qsort(desk->past, desk->past_count, sizeof *desk->past, newest_first);
    if (desk->past_count > PAST_MOST)
        desk->past_count = PAST_MOST;
    return true;
}

bool desk_proposals(struct reading_desk *desk, const struct subject *subject, struct arena *arena,
                    struct proposal **proposals, size_t *count, struct err *err)
{
    *count = 0;
    if (!session_may(&desk->session, RIGHT_READ, NULL, err) || !know_past(desk, subject, err))
        return false;
    *proposals = proposals_of(desk->past, desk->past_count, arena, count);
    return true;
}
