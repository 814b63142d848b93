/* The five dimensions: what pupils reported is recorded by seat or by raised hands, and read as the
 * class's colours; by seat only by whom the rights table lets. */
#include "config.h"

#include "service/survey.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"
#include "service/table_file.h"

#define WEEK_DAYS 7
#define TREND_DAYS (3 * WEEK_DAYS) /* before the Monday of the week at hand */

static int seats_of(const struct class *class)
{
    return class->size > 0 ? class->size : CLASS_SIZE_MAX;
}

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
        return err_set(err, ERR_INPUT, _("the class of this survey is not there any more"));
    if (habit->seat < 1 || habit->seat > seats_of(class))
        return err_set(err, ERR_INPUT, _("seat %d: the class has seats 1 to %d"), habit->seat,
                       seats_of(class));
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
        return err_set(err, ERR_INPUT, _("the class of this survey is not there any more"));
    for (int band = 0; band < HABIT_BANDS; band++) {
        if (hands->count[band] < 0 || hands->count[band] > seats_of(class))
            return err_set(err, ERR_INPUT, _("%s: %d hands: the class has %d pupils"),
                           dimension_name(session, (int)hands->dimension), hands->count[band],
                           seats_of(class));
        sum += hands->count[band];
    }
    if (sum > seats_of(class))
        return err_set(err, ERR_INPUT, _("%s: %d hands: the class has %d pupils"),
                       dimension_name(session, (int)hands->dimension), sum, seats_of(class));
    return true;
}

/* ---- recording ---- */

static bool put_habits(struct run *run, void *context)
{
    const struct habit_list *habits = context;
    const void *before;

    for (size_t i = 0; i < habits->count; i++) {
        const struct habit *habit = &habits->items[i];

        const struct right_object object = {.class_id = habit->class_id};

        if (!session_may(run->session, run->right, &object, run->err) ||
            !check_habit(run->session, habit, run->err))
            return false;
        for (size_t j = 0; j < i; j++)
            if (habits->items[j].class_id == habit->class_id &&
                habits->items[j].day == habit->day && habits->items[j].seat == habit->seat)
                return err_set(run->err, ERR_INPUT, _("seat %d stands twice for one day"),
                               habit->seat);
        if (!store_find(run->session->service->store, ENTITY_HABIT, habit, run->arena, &before,
                        run->err) ||
            !change_put_habit(run->change, before, habit, run->err))
            return false;
    }
    return true;
}

bool service_put_habits(const struct session *session, const struct habit *given, size_t count,
                        struct err *err)
{
    const struct command command = {.action = ACTION_HABITS};
    struct habit_list habits = {(struct habit *)(uintptr_t)given, count};

    return run_change(session, &command, put_habits, &habits, NULL, NULL, err);
}

static bool put_hands(struct run *run, void *context)
{
    const struct habit_count_list *counts = context;
    const void *before;

    for (size_t i = 0; i < counts->count; i++) {
        const struct habit_count *hands = &counts->items[i];

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

bool service_put_habit_counts(const struct session *session, const struct habit_count *given,
                              size_t count, struct err *err)
{
    const struct command command = {.action = ACTION_HABITS};
    struct habit_count_list counts = {(struct habit_count *)(uintptr_t)given, count};

    return run_change(session, &command, put_hands, &counts, NULL, NULL, err);
}

/* ---- a survey's file ---- */

enum survey_column
{
    SURVEY_DATE,
    SURVEY_CLASS,
    SURVEY_SEAT,
    SURVEY_DIMENSIONS, /* and four more, in the order of enum dimension */
    SURVEY_COLUMNS = SURVEY_DIMENSIONS + DIMENSION_COUNT,
};

/* The names of the dimensions are the vocabulary's. */
static void name_columns(struct table_column columns[SURVEY_COLUMNS])
{
    static const struct table_column first[SURVEY_DIMENSIONS] = {
        {"date", {"日期"}, true},
        {"class", {"班级"}, true},
        {"seat", {"座号", "座位", "座位号", "学号", "序号"}, true},
    };

    memcpy(columns, first, sizeof first);
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        const struct word *word = &vocab_dimension.words[d];
        struct table_column *column = &columns[SURVEY_DIMENSIONS + d];
        *column = (struct table_column){.code = word->code, .also = {word->zh}};
        for (size_t i = 0; word->also[i] && i + 1 < sizeof column->also / sizeof *column->also; i++)
            column->also[i + 1] = word->also[i];
    }
}

/* The minutes of the row at hand; each that is beyond reason is named with its seat. */
static bool read_minutes(struct table_file *table, struct habit *habit)
{
    bool good = true;
    int sum = 0;

    for (int d = 0; d < DIMENSION_COUNT; d++) {
        size_t column = (size_t)(SURVEY_DIMENSIONS + d);
        uint32_t minutes;
        habit->minutes[d] = HABIT_NONE;
        if (!*table->cells[column])
            continue;
        if (!text_parse_uint(text_fold(table->arena, table->cells[column]), INT32_MAX, &minutes))
            good = table_fault(table, column, _("seat %d: “%s” is no number of minutes"),
                               habit->seat, text_fit(table->arena, table->cells[column], 40));
        else if (minutes > HABIT_MAX_MINUTES)
            good = table_fault(table, column, _("seat %d: %u minutes, but a day has %d"),
                               habit->seat, minutes, HABIT_MAX_MINUTES);
        else
            habit->minutes[d] = (int)minutes;
        sum += habit->minutes[d] != HABIT_NONE ? habit->minutes[d] : 0;
    }
    if (good && sum > HABIT_MAX_MINUTES)
        return table_fault(table, SURVEY_SEAT, _("seat %d: %d minutes in all, but a day has %d"),
                           habit->seat, sum, HABIT_MAX_MINUTES);
    return good;
}

/* The row at hand. */
static bool read_habit(struct table_file *table, const struct session *session, struct habit *habit)
{
    const struct class *class;

    if (!table_day(table, SURVEY_DATE, &habit->day) ||
        !table_class(table, session, SURVEY_CLASS, habit->day, &class) ||
        !table_number(table, SURVEY_SEAT, 1, seats_of(class), &habit->seat))
        return false;
    habit->class_id = class->id;
    return read_minutes(table, habit);
}

bool service_read_habits(const struct session *session, const char *name, const char *data,
                         size_t bytes, struct arena *arena, struct habit **habits, size_t *count,
                         struct err *err)
{
    struct table_column columns[SURVEY_COLUMNS];
    struct table_file table;
    size_t capacity = 0;
    bool any = false;

    *habits = NULL;
    *count = 0;
    name_columns(columns);
    if (!table_open(&table, arena, name, data, bytes, columns, SURVEY_COLUMNS, err))
        return false;
    for (int d = 0; d < DIMENSION_COUNT; d++)
        any = any || table.seen[SURVEY_DIMENSIONS + d];
    if (!any)
        return err_set(err, ERR_INPUT, _("%s:1: no column of the five dimensions: one of %s"), name,
                       vocab_choices(&vocab_dimension, session->moment.lang, arena));
    while (table_next(&table)) {
        struct habit habit = {0};
        if (!read_habit(&table, session, &habit))
            continue;
        for (size_t i = 0; i < *count; i++)
            if ((*habits)[i].class_id == habit.class_id && (*habits)[i].day == habit.day &&
                (*habits)[i].seat == habit.seat)
                table_fault(&table, SURVEY_SEAT, _("seat %d stands twice for one day"), habit.seat);
        *habits = arena_grow(arena, *habits, &capacity, *count + 1, sizeof **habits);
        (*habits)[(*count)++] = habit;
    }
    return table_good(&table);
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
    return policy_limit(&data->policy, &grade, calendar_kind(data->calendar, day));
}

bool service_habits(const struct session *session, const struct class *class, day_t day,
                    struct arena *arena, struct habit_report **report, struct err *err)
{
    const struct school_data *data = &session->service->data;
    day_t from = date_monday(day) - TREND_DAYS;
    struct habit_list habits;
    struct habit_count_list counts;
    bool ok = false;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    if (!store_habits(session->service->store, class->id, from, day, arena, &habits, err) ||
        !store_habit_counts(session->service->store, class->id, from, day, arena, &counts, err))
        goto out;
    *report =
        habits_build(&data->policy, class->stage, limit_of(session, class, day, &habits, &counts),
                     day, habits.items, habits.count, counts.items, counts.count, arena);
    ok = true;
out:
    store_end_read(session->service->store);
    return ok;
}

bool service_habit_rows(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct habit_list *list, struct err *err)
{
    const struct right_object object = {.class_id = class->id};

    return session_may(session, RIGHT_SEATS, &object, err) &&
           store_habits(session->service->store, class->id, from, to, arena, list, err);
}
