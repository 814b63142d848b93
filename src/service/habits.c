/* The five dimensions: what pupils reported is recorded by seat or by raised hands, and read as the
 * class's colours; by seat only by whom the rights table lets. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

#define TREND_DAYS (3 * WEEK_DAYS) /* before the Monday of the week at hand */

/* ---- what may be recorded ---- */

static const char *dimension_name(const struct session *session, int dimension)
{
    return vocab_name(&vocab_dimension, dimension, session->moment.lang);
}

static bool check_habit(const struct session *session, const struct habit *habit, struct err *err)
{
    const struct class *class = service_class_by_id(session, habit->class_id);
    int sum = 0;

    if (!class || class->removed)
        return err_set(err, ERR_INPUT, _("the class of this survey no longer exists"));
    if (habit->seat < 1 || habit->seat > class_seats(class, habit->day))
        return err_set(err, ERR_INPUT, _("seat %d: the class has seats 1 to %d"), habit->seat,
                       class_seats(class, habit->day));
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        int minutes = habit->minutes[d];
        if (minutes != HABIT_NONE && (minutes < 0 || minutes > HABIT_MAX_MINUTES))
            return err_set(err, ERR_INPUT,
                           _("seat %d: %s %d minutes: a day has %d, look at the survey again"),
                           habit->seat, dimension_name(session, d), minutes, HABIT_MAX_MINUTES);
        sum += minutes != HABIT_NONE ? minutes : 0;
    }
    if (sum > HABIT_MAX_MINUTES)
        return err_set(err, ERR_INPUT,
                       _("seat %d: %d minutes in all: a day has %d, look at the survey again"),
                       habit->seat, sum, HABIT_MAX_MINUTES);
    return true;
}

static bool check_hands(const struct session *session, const struct habit_count *hands,
                        struct err *err)
{
    const struct class *class = service_class_by_id(session, hands->class_id);
    int sum = 0;

    if (!class || class->removed)
        return err_set(err, ERR_INPUT, _("the class of this survey no longer exists"));
    for (int band = 0; band < HABIT_BANDS; band++) {
        if (hands->count[band] < 0 || hands->count[band] > class_seats(class, hands->day))
            return err_set(err, ERR_INPUT, _("%s: %d hands: the class has %d pupils"),
                           dimension_name(session, (int)hands->dimension), hands->count[band],
                           class_seats(class, hands->day));
        sum += hands->count[band];
    }
    if (sum > class_seats(class, hands->day))
        return err_set(err, ERR_INPUT, _("%s: %d hands: the class has %d pupils"),
                       dimension_name(session, (int)hands->dimension), sum,
                       class_seats(class, hands->day));
    return true;
}

/* ---- recording ---- */

static bool says_nothing(const struct habit *habit)
{
    for (int d = 0; d < DIMENSION_COUNT; d++)
        if (habit->minutes[d] != HABIT_NONE)
            return false;
    return true;
}

/* Of a seat that says nothing any more the row goes. */
static bool put_habits(struct run *run, const struct habit *habits, size_t count)
{
    const void *before;

    for (size_t i = 0; i < count; i++) {
        const struct habit *habit = &habits[i];
        const struct right_object object = {.class_id = habit->class_id};

        if (!session_may(run->session, run->right, &object, run->err) ||
            !check_habit(run->session, habit, run->err))
            return false;
        for (size_t j = 0; j < i; j++)
            if (habits[j].class_id == habit->class_id && habits[j].day == habit->day &&
                habits[j].seat == habit->seat)
                return err_set(run->err, ERR_INPUT, _("seat %d appears twice for one day"),
                               habit->seat);
        if (!store_find(run->session->service->store, ENTITY_HABIT, habit, run->arena, &before,
                        run->err))
            return false;
        if ((before || !says_nothing(habit)) &&
            !change_put_habit(run->change, before, says_nothing(habit) ? NULL : habit, run->err))
            return false;
    }
    return true;
}

static bool put_hands(struct run *run, const struct habit_count *counts, size_t count)
{
    const void *before;

    for (size_t i = 0; i < count; i++) {
        const struct habit_count *hands = &counts[i];
        const struct right_object object = {.class_id = hands->class_id};

        if (!session_may(run->session, run->right, &object, run->err) ||
            !check_hands(run->session, hands, run->err) ||
            !store_find(run->session->service->store, ENTITY_HABIT_COUNT, hands, run->arena,
                        &before, run->err) ||
            !change_put_habit_count(run->change, before, hands, run->err))
            return false;
    }
    return true;
}

static bool put_survey(struct run *run, void *context)
{
    const struct habit_survey *survey = context;

    return put_habits(run, survey->habits, survey->habit_count) &&
           put_hands(run, survey->hands, survey->hands_count);
}

bool service_put_survey(const struct session *session, const struct habit_survey *survey,
                        struct err *err)
{
    const struct command command = {.action = ACTION_HABITS};

    return run_change(session, &command, put_survey, (void *)(uintptr_t)survey, NULL, NULL, err);
}

bool service_put_habits(const struct session *session, const struct habit *habits, size_t count,
                        struct err *err)
{
    const struct habit_survey survey = {.habits = habits, .habit_count = count};

    return service_put_survey(session, &survey, err);
}

bool service_put_habit_counts(const struct session *session, const struct habit_count *counts,
                              size_t count, struct err *err)
{
    const struct habit_survey survey = {.hands = counts, .hands_count = count};

    return service_put_survey(session, &survey, err);
}

bool service_import_habits(const struct session *session, const struct file *file,
                           struct arena *arena, struct habit_list *list, struct err *err)
{
    const struct file_school school = file_school_of(session);

    return file_read_habits(&school, file, arena, list, err) &&
           service_put_habits(session, list->items, list->count, err);
}

/* ---- reading ---- */

/* The homework limit of the newest day of the week that says something of homework; else of `day`. */
static int limit_of(const struct session *session, const struct class *class, day_t day,
                    const struct habit_list *habits, const struct habit_count_list *counts)
{
    const struct school_data *data = &session->service->data;
    struct grade grade;
    day_t newest = DAY_NONE;

    for (size_t i = 0; i < habits->count; i++)
        if (habits->items[i].minutes[DIMENSION_HOMEWORK] != HABIT_NONE &&
            habits->items[i].day > newest)
            newest = habits->items[i].day;
    for (size_t i = 0; i < counts->count; i++)
        if (counts->items[i].dimension == DIMENSION_HOMEWORK && counts->items[i].day > newest)
            newest = counts->items[i].day;
    day = newest != DAY_NONE && newest >= date_monday(day) ? newest : day;
    grade = class_grade(&data->school, class, day);
    return policy_limit(&data->policy, &grade,
                        calendar_kind(calendar_for(session, class->id), day));
}

bool service_habits(const struct session *session, const struct class *class, day_t day,
                    struct arena *arena, struct habit_report **report, struct err *err)
{
    const struct school_data *data = &session->service->data;
    day_t from = date_monday(day) - TREND_DAYS;
    struct store *store = session->service->store;
    struct habit_list habits = {0};
    struct habit_count_list counts = {0};
    bool ok = false;

    if (!session_may(session, RIGHT_READ, NULL, err) || !store_begin_read(store, err))
        return false;
    if ((store_holds(store) & HOLDS_HABIT) != 0 &&
        (!store_habits(store, class->id, from, day, arena, &habits, err) ||
         !store_habit_counts(store, class->id, from, day, arena, &counts, err)))
        goto out;
    *report =
        habits_build(&data->policy, class->stage, limit_of(session, class, day, &habits, &counts),
                     day, habits.items, habits.count, counts.items, counts.count, arena);
    ok = true;
out:
    store_end_read(store);
    return ok;
}

bool service_habit_rows(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct habit_list *list, struct err *err)
{
    const struct right_object object = {.class_id = class->id};

    return session_may(session, RIGHT_SEATS, &object, err) &&
           store_habits(session->service->store, class->id, from, to, arena, list, err);
}

bool service_habit_hands(const struct session *session, const struct class *class, day_t from,
                         day_t to, struct arena *arena, struct habit_count_list *list,
                         struct err *err)
{
    const struct right_object object = {.class_id = class->id};

    return session_may(session, RIGHT_SURVEY, &object, err) &&
           store_habit_counts(session->service->store, class->id, from, to, arena, list, err);
}
