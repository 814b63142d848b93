/* What waits for somebody (waiting.h): two lists that the store keeps by themselves, then class by class the
 * evenings around today. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "service/internal.h"

#define CONFIRM_DAYS 14 /* how long ago an entry was set that still asks to be confirmed */
#define AHEAD_DAYS 7    /* how far red days are looked for */

static struct waiting *put(struct waiting_list *list, struct waiting one)
{
    list->items =
        arena_grow(list->arena, list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count] = one;
    return &list->items[list->count++];
}

static struct waiting *append(const struct session *session, struct waiting_list *list,
                              enum waiting_kind kind, const struct class *class)
{
    return put(list, (struct waiting){.kind = kind,
                                      .class = class,
                                      .near = session_nearness(session, class),
                                      .limit = LIMIT_NONE});
}

static int compare(const void *left, const void *right, void *context)
{
    const struct waiting *a = left, *b = right;
    const struct session *session = context;
    const struct school *school = &session->service->data.school;
    int64_t first = a->item ? a->item->id : 0, second = b->item ? b->item->id : 0;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->near != b->near)
        return a->near > b->near ? -1 : 1;
    if (a->class != b->class)
        return class_compare(school, a->class, b->class,
                             school_year_of(school, session->moment.today));
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (first > second) - (first < second);
}

static void sort(const struct session *session, struct waiting_list *list)
{
    if (list->count > 1)
        qsort_r(list->items, list->count, sizeof *list->items, compare, (void *)(uintptr_t)session);
}

/* The evening on which an item is looked at: the first that is still to come, else its last. */
static day_t evening_of(const struct session *session, const struct assignment *item, bool *past)
{
    day_t evenings[SPAN_MAX_DAYS + 1];
    size_t count = assignment_evenings(item, calendar_for(session, item->class_id), evenings);

    for (size_t i = 0; i < count; i++)
        if (evenings[i] >= session->moment.today)
            return evenings[i];
    *past = true;
    return evenings[count - 1];
}

static bool add_items(const struct session *session, enum waiting_kind kind,
                      const struct item_list *found, struct waiting_list *list, struct err *err)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct assignment *item = found->items[i];
        const struct right_object object = object_of(item);
        const struct class *class = service_need_class(session, item->class_id, err);
        struct waiting *one;

        if (!class)
            return false;
        if (class->removed || (kind == WAITS_RETURNED && !assignment_is_returned(item)) ||
            (kind == WAITS_REVIEW && !session_may(session, RIGHT_REVIEW, &object, NULL)))
            continue;
        one = append(session, list, kind, class);
        one->item = item;
        one->day = evening_of(session, item, &one->past);
        one->looked = kind != WAITS_REVIEW;
    }
    return true;
}

/* Whether anything of a class can be this actor's to do. */
static bool is_looked_through(const struct session *session, const struct class *class)
{
    const struct right_object object = {.class_id = class->id};

    return session_nearness(session, class) > 0 ||
           session_may(session, RIGHT_SUGGEST, &object, NULL);
}

static void list_classes(const struct session *session, struct waiting_list *list)
{
    size_t count;
    const struct class **classes =
        service_classes(session, session->moment.today, false, list->arena, &count);

    list->classes = ARENA_ARRAY(list->arena, count, struct waiting_class);
    for (int near = NEARNESS_MAX; near >= 0; near--)
        for (size_t i = 0; i < count; i++)
            if (is_looked_through(session, classes[i]) &&
                session_nearness(session, classes[i]) == near)
                list->classes[list->class_count++] =
                    (struct waiting_class){.id = classes[i]->id, .class = classes[i]};
}

/* ---- what is known already ---- */

static struct waiting_class *find_class(const struct waiting_list *list, int64_t id)
{
    for (size_t i = 0; i < list->class_count; i++)
        if (list->classes[i].id == id)
            return &list->classes[i];
    return NULL;
}

/* What passing it would do, where its class did not change since. */
static void keep_forecast(struct waiting_list *list, const struct waiting *known)
{
    for (size_t i = 0; i < list->count; i++) {
        struct waiting *one = &list->items[i];

        if (one->kind != WAITS_REVIEW || one->item->id != known->item->id ||
            one->item->rev != known->item->rev)
            continue;
        one->looked = true;
        one->day = known->day;
        one->load = known->load;
        one->after = known->after;
        one->limit = known->limit;
        one->level = known->level;
    }
}

static void keep(const struct waiting_list *old, struct waiting_list *list)
{
    for (size_t i = 0; i < old->class_count; i++) {
        struct waiting_class *before = &old->classes[i];
        struct waiting_class *now = before->looked ? find_class(list, before->id) : NULL;

        if (now)
            *now = *before;
        else
            arena_free(before->arena);
    }
    for (size_t i = 0; i < old->count; i++) {
        const struct waiting *one = &old->items[i];
        const struct waiting_class *class = find_class(list, one->class->id);

        if (one->kind == WAITS_REVIEW && one->looked)
            keep_forecast(list, one);
        else if (!one->item || one->kind == WAITS_CONFIRM) /* of the class itself */
            if (class && class->looked)
                put(list, *one);
    }
}

static void see_whether_complete(struct waiting_list *list)
{
    list->complete = true;
    for (size_t i = 0; i < list->count; i++)
        list->complete &= list->items[i].looked;
    for (size_t i = 0; i < list->class_count; i++)
        list->complete &= list->classes[i].looked;
}

bool service_waiting(const struct session *session, struct waiting_list *list, struct err *err)
{
    struct waiting_list now = {.arena = arena_new()};
    struct item_list pending, mine;

    if (!service_pending(session, NULL, now.arena, &pending, err) ||
        !service_mine(session, NULL, now.arena, &mine, err) ||
        !add_items(session, WAITS_REVIEW, &pending, &now, err) ||
        !add_items(session, WAITS_RETURNED, &mine, &now, err)) {
        arena_free(now.arena);
        return false;
    }
    list_classes(session, &now);
    keep(list, &now);
    arena_free(list->arena);
    *list = now;
    sort(session, list);
    see_whether_complete(list);
    return true;
}

void waiting_forget(struct waiting_list *list, int64_t class_id)
{
    bool all = class_id == WAITING_OF_ALL;

    for (size_t i = 0; i < list->class_count; i++)
        list->classes[i].looked &= !all && list->classes[i].id != class_id;
    for (size_t i = 0; i < list->count && !all; i++)
        if (list->items[i].kind == WAITS_REVIEW && list->items[i].class->id == class_id)
            list->items[i].looked = false;
    if (all)
        list->count = 0;
    list->complete = false;
}

void waiting_done(struct waiting_list *list)
{
    for (size_t i = 0; i < list->class_count; i++)
        arena_free(list->classes[i].arena);
    arena_free(list->arena);
    *list = (struct waiting_list){.arena = NULL};
}

/* ---- an item that is held ---- */

/* What passing it would do: the worst of its evenings that are still to come. */
static bool forecast_item(const struct session *session, struct waiting *one, struct arena *arena,
                          struct err *err)
{
    const struct assignment *before = NULL, *after = one->item;
    const struct forecast_day *worst = NULL;
    struct board_input input;
    struct forecast *forecast;

    if (!read_homework_input(session, one->class, after->assigned, after->due, arena, &input, err))
        return false;
    input.linter = NULL;
    for (size_t i = 0; i < input.assignment_count; i++)
        if (input.assignments[i]->id == after->replaces)
            before = input.assignments[i];
    forecast = forecast_build(&input, &before, &after, 1, arena);
    for (size_t i = 0; i < forecast->count; i++) {
        const struct forecast_day *day = &forecast->days[i];

        if (day->day >= one->day && (!worst || day->after->level > worst->after->level))
            worst = day;
    }
    if (!worst)
        return true;
    one->day = worst->day;
    one->load = worst->before->load;
    one->after = worst->after->load;
    one->limit = worst->after->limit;
    one->level = worst->after->level;
    return true;
}

/* *keep: it is for another reviewer, being the actor's own. */
static bool look_at_item(const struct session *session, struct waiting *one, struct arena *arena,
                         bool *keep, struct err *err)
{
    struct err refused = {0};
    bool ok;

    one->looked = true;
    *keep = true;
    if (!store_begin_read(session->service->store, err))
        return false;
    ok = may_answer(session, one->item, arena, &refused);
    if (!ok && refused.code == ERR_DENIED)
        *keep = false;
    else if (!ok)
        *err = refused;
    ok = !*keep || (ok && forecast_item(session, one, arena, err));
    store_end_read(session->service->store);
    return ok;
}

/* ---- a red day ---- */

static bool look_at_day(const struct session *session, struct waiting *one, struct arena *arena,
                        struct err *err)
{
    struct session on_day = *session;
    struct suggest_result *result;

    one->looked = true;
    on_day.moment.date = one->day;
    if (!service_suggest(&on_day, one->class, arena, &result, err))
        return false;
    one->suggestion = result;
    one->after = result->after->load;
    return true;
}

/* ---- a class ---- */

static void add_unconfirmed(const struct session *session, const struct board_input *input,
                            struct waiting_list *list)
{
    for (size_t i = 0; i < input->assignment_count; i++) {
        const struct assignment *item = input->assignments[i];
        const struct right_object object = object_of(item);
        struct waiting *one;

        if (item->confirmed || !state_is_public(item->state) ||
            item->assigned <= session->moment.today - CONFIRM_DAYS ||
            !session_may(session, RIGHT_CONFIRM, &object, NULL))
            continue;
        one = append(session, list, WAITS_CONFIRM, input->class);
        one->item = item;
        one->day = item->assigned;
        one->looked = true;
    }
}

static void add_red(const struct session *session, const struct board_input *input,
                    struct arena *arena, struct waiting_list *list)
{
    const struct right_object object = {.class_id = input->class->id};
    day_t today = session->moment.today;

    if (!session_may(session, RIGHT_SUGGEST, &object, NULL))
        return;
    for (day_t day = today; day <= today + AHEAD_DAYS; day++) {
        const struct board *board = board_build(input, day, arena);
        struct waiting *one;

        if (board->level != LEVEL_RED)
            continue;
        one = append(session, list, WAITS_OVER, input->class);
        one->day = day;
        one->load = one->after = board->load;
        one->limit = board->limit;
        one->level = board->level;
    }
}

/* The lists that nobody has taken yet of what was due today: a row a class. */
static bool add_handins(const struct session *session, const struct class *class,
                        struct arena *arena, struct waiting_list *list, struct err *err)
{
    day_t today = session->moment.today;
    const struct subject *last = NULL;
    struct missing_list due = {0};
    struct waiting *one = NULL;
    struct err denied = {0};

    if (session_nearness(session, class) == 0 ||
        !calendar_is_school_day(calendar_for(session, class->id), today))
        return true;
    if (!service_missing(session, class, today, arena, &due, &denied)) {
        *err = denied;
        return denied.code == ERR_DENIED;
    }
    for (size_t i = 0; i < due.count; i++) {
        const struct missing_row *row = &due.rows[i];
        const struct right_object object = {.class_id = class->id,
                                            .subject = row->assignment->subject};

        if (handin_noted(&row->handin) || row->assignment->due != today || !row->subject ||
            row->subject == last || !session_may(session, RIGHT_HAND_IN, &object, NULL))
            continue;
        last = row->subject;
        if (!one) {
            one = append(session, list, WAITS_HANDIN, class);
            one->day = today;
            one->looked = true;
            one->subjects = ARENA_ARRAY(arena, due.count, const struct subject *);
        }
        one->subjects[one->subject_count++] = row->subject;
    }
    return true;
}

static bool look_through(const struct session *session, const struct class *class,
                         struct arena *arena, struct waiting_list *list, struct err *err)
{
    day_t today = session->moment.today;
    struct board_input input;
    bool ok;

    if (!store_begin_read(session->service->store, err))
        return false;
    ok = read_homework_input(session, class, today - CONFIRM_DAYS, today + AHEAD_DAYS, arena,
                             &input, err);
    store_end_read(session->service->store);
    if (!ok)
        return false;
    input.linter = NULL; /* its texts are not what is asked */
    add_unconfirmed(session, &input, list);
    add_red(session, &input, arena, list);
    return add_handins(session, class, arena, list, err);
}

/* One more item or day of the list; *keep as look_at_item has it. */
static bool look_at(const struct session *session, const struct waiting_list *list,
                    struct waiting *one, bool *keep, struct err *err)
{
    struct arena *arena;
    bool ok;

    *keep = true;
    if (one->kind != WAITS_REVIEW)
        return look_at_day(session, one, find_class(list, one->class->id)->arena, err);
    arena = arena_new(); /* only numbers are kept */
    ok = look_at_item(session, one, arena, keep, err);
    arena_free(arena);
    return ok;
}

static bool look_at_class(const struct session *session, struct waiting_list *list, size_t index,
                          struct err *err)
{
    struct waiting_class *class = &list->classes[index];

    arena_free(class->arena);
    class->arena = arena_new();
    class->looked = true;
    return look_through(session, class->class, class->arena, list, err);
}

bool service_waiting_more(const struct session *session, struct waiting_list *list, struct err *err)
{
    bool keep, ok;

    for (size_t i = 0; i < list->count; i++) {
        struct waiting *one = &list->items[i];

        if (one->looked)
            continue;
        ok = look_at(session, list, one, &keep, err);
        if (!keep) {
            list->count--;
            memmove(one, one + 1, (list->count - i) * sizeof *one);
        }
        see_whether_complete(list);
        return ok;
    }
    for (size_t i = 0; i < list->class_count; i++) {
        if (list->classes[i].looked)
            continue;
        ok = look_at_class(session, list, i, err);
        sort(session, list);
        see_whether_complete(list);
        return ok;
    }
    list->complete = true;
    return true;
}
