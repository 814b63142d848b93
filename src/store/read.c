/* Reading lists of rows: one function fetches any entity's rows, the calls only bind. Lists come in
 * an order that the engine need not sort by: what is bounded is sorted here. */
#include "config.h"

#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "domain/fields.h"
#include "store/entity.h"
#include "store/private.h"

/* Rows of an entity, in one piece. */
struct rows
{
    void *items;
    size_t count;
};

/* Steps a bound query to its end and ends it. */
static bool fetch(struct query *query, enum entity entity, struct arena *arena, struct rows *rows)
{
    size_t size = entity_size(entity);
    size_t capacity = 0;
    enum db_step step;

    *rows = (struct rows){0};
    while ((step = query_step(query)) == DB_ROW) {
        char *row;

        rows->items = arena_grow(arena, rows->items, &capacity, rows->count + 1, size);
        row = (char *)rows->items + rows->count * size;
        memset(row, 0, size);
        if (!entity_read(entity, query, arena, row, query->err)) {
            step = DB_ERROR;
            break;
        }
        rows->count++;
    }
    query_end(query);
    return step == DB_DONE;
}

static bool fetch_all(struct store *store, int statement, enum entity entity, struct arena *arena,
                      struct rows *rows, struct err *err)
{
    struct query query;

    query_begin(&query, store, statement, err);
    query_int(&query, store->school_id);
    return fetch(&query, entity, arena, rows);
}

bool store_read_row(struct store *store, enum entity entity, const void *like, struct arena *arena,
                    void *row, bool *found, struct err *err)
{
    struct query query;
    enum db_step step;

    memset(row, 0, entity_size(entity));
    query_begin(&query, store, STATEMENT_ROW(entity, ROW_SELECT), err);
    entity_bind(entity, ROW_SELECT, &query, store->school_id, like);
    step = query_step(&query);
    *found = step == DB_ROW;
    if (*found && !entity_read(entity, &query, arena, row, err))
        step = DB_ERROR;
    query_end(&query);
    return step != DB_ERROR;
}

bool store_find(struct store *store, enum entity entity, const void *like, struct arena *arena,
                const void **row, struct err *err)
{
    void *found_row = arena_alloc(arena, entity_size(entity));
    bool found;

    *row = NULL;
    if (!store_read_row(store, entity, like, arena, found_row, &found, err))
        return false;
    if (found)
        *row = found_row;
    return true;
}

bool store_school(struct store *store, struct arena *arena, struct school *school, struct err *err)
{
    struct school like = {.id = store->school_id};
    bool found;

    if (!store_read_row(store, ENTITY_SCHOOL, &like, arena, school, &found, err))
        return false;
    if (!found)
        return err_set(err, ERR_STORE,
                       _("the database %s no longer has a school: restore a backup"), store->url);
    store->holds = school->holds;
    return true;
}

int64_t store_holds(const struct store *store)
{
    return store->holds;
}

#define LIST_OF(name, list_type, statement, entity)                                                \
    bool name(struct store *store, struct arena *arena, struct list_type *list, struct err *err)   \
    {                                                                                              \
        struct rows rows;                                                                          \
                                                                                                   \
        if (!fetch_all(store, statement, entity, arena, &rows, err))                               \
            return false;                                                                          \
        list->items = rows.items;                                                                  \
        list->count = rows.count;                                                                  \
        return true;                                                                               \
    }

LIST_OF(store_classes, class_list, STATEMENT_CLASSES, ENTITY_CLASS)
LIST_OF(store_subjects, subject_list, STATEMENT_SUBJECTS, ENTITY_SUBJECT)
LIST_OF(store_teachers, teacher_list, STATEMENT_TEACHERS, ENTITY_TEACHER)
LIST_OF(store_teachings, teaching_list, STATEMENT_TEACHINGS, ENTITY_TEACHING)
LIST_OF(store_roles, role_list, STATEMENT_ROLES, ENTITY_ROLE)
LIST_OF(store_class_links, class_link_list, STATEMENT_CLASS_LINKS, ENTITY_CLASS_LINK)
LIST_OF(store_class_sizes, class_size_list, STATEMENT_CLASS_SIZES, ENTITY_CLASS_SIZE)
LIST_OF(store_calendar, calendar_list, STATEMENT_CALENDAR, ENTITY_CALENDAR)
LIST_OF(store_terms, term_list, STATEMENT_TERMS, ENTITY_TERM)

bool store_none(struct store *store, int64_t class_id, day_t from, day_t to, struct arena *arena,
                struct none_list *list, struct err *err)
{
    struct query query;
    struct rows rows;
    const struct none_row *found;

    query_begin(&query, store, STATEMENT_NONE, err);
    query_int(&query, store->school_id);
    query_int(&query, class_id);
    query_int(&query, from);
    query_int(&query, to);
    if (!fetch(&query, ENTITY_NONE, arena, &rows))
        return false;
    found = rows.items;
    list->count = rows.count;
    list->items = ARENA_ARRAY(arena, rows.count, struct no_homework);
    for (size_t i = 0; i < rows.count; i++)
        list->items[i] = found[i].none;
    return true;
}

bool store_policy_seen(struct store *store, struct arena *arena, struct policy_seen *seen,
                       struct err *err)
{
    struct query query;
    enum db_step step;
    const char *text;

    *seen = (struct policy_seen){"", DAY_NONE};
    query_begin(&query, store, STATEMENT_POLICY_LAST, err);
    query_int(&query, store->school_id);
    step = query_step(&query);
    if (step == DB_ROW && (text = query_column_text(&query, 0)))
        *seen = (struct policy_seen){arena_strdup(arena, text), (day_t)query_column_int(&query, 1)};
    query_end(&query);
    return step != DB_ERROR;
}

/* ---- assignments ---- */

typedef int (*compare_function)(const void *, const void *);

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_id(const void *a, const void *b)
{
    const struct assignment *const *first = a;
    const struct assignment *const *second = b;

    return compare_numbers((*first)->id, (*second)->id);
}

static int by_day_class_id(const void *a, const void *b)
{
    const struct assignment *const *first = a;
    const struct assignment *const *second = b;
    int order = compare_numbers((*first)->assigned, (*second)->assigned);

    if (order == 0)
        order = compare_numbers((*first)->class_id, (*second)->class_id);
    return order != 0 ? order : by_id(a, b);
}

/* Fetches into pointers; `compare` NULL keeps the engine's order. */
static bool fetch_assignments(struct query *query, struct arena *arena,
                              struct assignment_list *list, compare_function compare)
{
    struct rows rows;
    struct assignment *items;

    if (!fetch(query, ENTITY_ASSIGNMENT, arena, &rows))
        return false;
    items = rows.items;
    list->count = rows.count;
    list->items = ARENA_ARRAY(arena, rows.count, struct assignment *);
    for (size_t i = 0; i < rows.count; i++)
        list->items[i] = &items[i];
    if (compare && list->count > 1)
        qsort(list->items, list->count, sizeof list->items[0], compare);
    return true;
}

bool store_evenings(struct store *store, int64_t class_id, day_t from, day_t to,
                    struct arena *arena, struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_EVENINGS, err);
    query_int(&query, store->school_id);
    query_int(&query, class_id);
    query_int(&query, from);
    query_int(&query, to);
    return fetch_assignments(&query, arena, list, by_id);
}

bool store_assigned(struct store *store, int64_t class_id, day_t from, day_t to,
                    struct arena *arena, struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, class_id != 0 ? STATEMENT_ASSIGNED_CLASS : STATEMENT_ASSIGNED_ALL,
                err);
    query_int(&query, store->school_id);
    if (class_id != 0)
        query_int(&query, class_id);
    query_int(&query, from);
    query_int(&query, to);
    return fetch_assignments(&query, arena, list, by_day_class_id);
}

/* One end of the days on which a class was assigned anything. */
static bool read_assigned_end(struct store *store, int statement, int64_t class_id, day_t *day,
                              struct err *err)
{
    struct query query;
    enum db_step step;

    query_begin(&query, store, statement, err);
    query_int(&query, store->school_id);
    query_int(&query, class_id);
    step = query_step(&query);
    *day = step == DB_ROW ? (day_t)query_column_int(&query, 0) : DAY_NONE;
    query_end(&query);
    return step != DB_ERROR;
}

bool store_assigned_bounds(struct store *store, int64_t class_id, day_t *first, day_t *last,
                           struct err *err)
{
    return read_assigned_end(store, STATEMENT_FIRST_ASSIGNED, class_id, first, err) &&
           read_assigned_end(store, STATEMENT_LAST_ASSIGNED, class_id, last, err);
}

bool store_due(struct store *store, int64_t class_id, day_t day, struct arena *arena,
               struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_DUE, err);
    query_int(&query, store->school_id);
    query_int(&query, class_id);
    query_int(&query, day);
    return fetch_assignments(&query, arena, list, by_id);
}

bool store_recent(struct store *store, int64_t class_id, const char *subject, size_t most,
                  struct arena *arena, struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_RECENT, err);
    query_int(&query, store->school_id);
    query_int(&query, class_id);
    query_text(&query, subject);
    query_int(&query, (int64_t)most);
    return fetch_assignments(&query, arena, list, NULL);
}

bool store_pending(struct store *store, int64_t class_id, struct arena *arena,
                   struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, class_id != 0 ? STATEMENT_PENDING_CLASS : STATEMENT_PENDING_ALL,
                err);
    query_int(&query, store->school_id);
    if (class_id != 0)
        query_int(&query, class_id);
    return fetch_assignments(&query, arena, list, by_id);
}

bool store_changes_of(struct store *store, int64_t id, struct arena *arena,
                      struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_CHANGES_OF, err);
    query_int(&query, store->school_id);
    query_int(&query, id);
    return fetch_assignments(&query, arena, list, by_id);
}

bool store_unposted(struct store *store, const char *login, struct arena *arena,
                    struct assignment_list *list, struct err *err)
{
    struct query query;

    query_begin(&query, store, STATEMENT_UNPOSTED, err);
    query_int(&query, store->school_id);
    query_text(&query, login);
    return fetch_assignments(&query, arena, list, by_id);
}

bool store_assignment(struct store *store, int64_t id, struct arena *arena,
                      struct assignment **assignment, struct err *err)
{
    const struct assignment like = {.id = id};
    const void *row;

    if (!store_find(store, ENTITY_ASSIGNMENT, &like, arena, &row, err))
        return false;
    *assignment = (struct assignment *)(uintptr_t)row;
    return true;
}

/* ---- marking, and what a class is beyond its homework ---- */

bool store_handin(struct store *store, int64_t assignment_id, struct arena *arena,
                  struct handin **handin, struct err *err)
{
    const struct handin like = {.assignment_id = assignment_id};
    const void *row;

    if (!store_find(store, ENTITY_HANDIN, &like, arena, &row, err))
        return false;
    *handin = (struct handin *)(uintptr_t)row;
    return true;
}

bool store_star(struct store *store, int64_t assignment_id, struct arena *arena, struct star **star,
                struct err *err)
{
    const struct star like = {.assignment_id = assignment_id};
    const void *row;

    if (!store_find(store, ENTITY_STAR, &like, arena, &row, err))
        return false;
    *star = (struct star *)(uintptr_t)row;
    return true;
}

/* Binds what most of these begin with: the school, a class, a range of days. */
static void begin_range(struct query *query, struct store *store, int statement, int64_t class_id,
                        day_t from, day_t to, struct err *err)
{
    query_begin(query, store, statement, err);
    query_int(query, store->school_id);
    query_int(query, class_id);
    query_int(query, from);
    query_int(query, to);
}

static int handin_by_id(const void *a, const void *b)
{
    return compare_numbers(((const struct handin *)a)->assignment_id,
                           ((const struct handin *)b)->assignment_id);
}

bool store_handins(struct store *store, int64_t class_id, day_t from, day_t to, struct arena *arena,
                   struct handin_list *list, struct err *err)
{
    struct query query;
    struct rows rows;

    begin_range(&query, store, STATEMENT_HANDINS, class_id, from, to, err);
    if (!fetch(&query, ENTITY_HANDIN, arena, &rows))
        return false;
    *list = (struct handin_list){rows.items, rows.count};
    if (list->count > 1)
        qsort(list->items, list->count, sizeof list->items[0], handin_by_id);
    return true;
}

bool store_timed(struct store *store, int64_t class_id, const char *subject, day_t day, size_t most,
                 struct arena *arena, struct timed_list *list, struct err *err)
{
    size_t capacity = 0;
    struct query query;
    enum db_step step;

    *list = (struct timed_list){0};
    query_begin(&query, store, STATEMENT_TIMED_BEFORE, err);
    query_int(&query, store->school_id);
    query_int(&query, class_id);
    query_text(&query, subject);
    query_int(&query, day);
    query_int(&query, (int64_t)most);
    while ((step = query_step(&query)) == DB_ROW) {
        const char *actual = query_column_text(&query, 2);
        struct timed *timed;

        list->items =
            arena_grow(arena, list->items, &capacity, list->count + 1, sizeof list->items[0]);
        timed = &list->items[list->count++];
        timed->assignment_id = query_column_int(&query, 0);
        timed->minutes = (int)query_column_int(&query, 1);
        timed->assigned = (day_t)query_column_int(&query, 3);
        if (!actual || !numbers_parse(actual, arena, &timed->actual, &timed->actual_count)) {
            bad_value(err, "handin", "actual");
            step = DB_ERROR;
            break;
        }
    }
    query_end(&query);
    return step != DB_ERROR;
}

bool store_unmarked(struct store *store, int64_t class_id, day_t from, day_t to,
                    struct arena *arena, struct unmarked_list *list, struct err *err)
{
    size_t capacity = 0;
    struct query query;
    enum db_step step;

    *list = (struct unmarked_list){0};
    begin_range(&query, store,
                store->holds & HOLDS_HANDIN ? STATEMENT_UNMARKED : STATEMENT_UNMARKED_ALL, class_id,
                from, to, err);
    while ((step = query_step(&query)) == DB_ROW) {
        const char *subject = query_column_text(&query, 1);
        int64_t kind = query_column_int(&query, 2);

        if (!subject || kind < 0 || kind >= KIND_COUNT) {
            bad_value(err, "assignment", subject ? "kind" : "subject");
            step = DB_ERROR;
            break;
        }
        list->items =
            arena_grow(arena, list->items, &capacity, list->count + 1, sizeof list->items[0]);
        list->items[list->count++] = (struct unmarked){
            .assignment_id = query_column_int(&query, 0),
            .subject = text_valid_copy(arena, subject),
            .kind = (enum kind)kind,
            .assigned = (day_t)query_column_int(&query, 3),
        };
    }
    query_end(&query);
    return step != DB_ERROR;
}

LIST_OF(store_shares, share_list, STATEMENT_SHARES, ENTITY_SHARE)

bool store_units(struct store *store, int grade, const char *subject, struct arena *arena,
                 struct unit_list *list, struct err *err)
{
    struct query query;
    struct rows rows;

    query_begin(&query, store, STATEMENT_UNITS, err);
    query_int(&query, store->school_id);
    query_int(&query, grade == 0 ? 1 : grade);
    query_int(&query, grade == 0 ? GRADE_MAX : grade);
    if (!fetch(&query, ENTITY_UNIT, arena, &rows))
        return false;
    *list = (struct unit_list){.items = rows.items};
    for (size_t i = 0; i < rows.count; i++)
        if (!subject || strcmp(list->items[i].subject, subject) == 0)
            list->items[list->count++] = list->items[i];
    return true;
}

bool store_progress(struct store *store, int64_t class_id, struct arena *arena,
                    struct progress_list *list, struct err *err)
{
    struct query query;
    struct rows rows;

    query_begin(&query, store, class_id != 0 ? STATEMENT_PROGRESS_CLASS : STATEMENT_PROGRESS_ALL,
                err);
    query_int(&query, store->school_id);
    if (class_id != 0)
        query_int(&query, class_id);
    if (!fetch(&query, ENTITY_PROGRESS, arena, &rows))
        return false;
    *list = (struct progress_list){rows.items, rows.count};
    return true;
}

#define LIST_OF_CLASS(name, list_type, statement, entity)                                          \
    bool name(struct store *store, int64_t class_id, struct arena *arena, struct list_type *list,  \
              struct err *err)                                                                     \
    {                                                                                              \
        struct query query;                                                                        \
        struct rows rows;                                                                          \
                                                                                                   \
        query_begin(&query, store, statement, err);                                                \
        query_int(&query, store->school_id);                                                       \
        query_int(&query, class_id);                                                               \
        if (!fetch(&query, entity, arena, &rows))                                                  \
            return false;                                                                          \
        list->items = rows.items;                                                                  \
        list->count = rows.count;                                                                  \
        return true;                                                                               \
    }

LIST_OF_CLASS(store_lessons, lesson_list, STATEMENT_LESSONS, ENTITY_LESSON)
LIST_OF_CLASS(store_left_seats, left_list, STATEMENT_LEFT_SEATS, ENTITY_LEFT_SEAT)
LIST_OF_CLASS(store_aftercare, aftercare_list, STATEMENT_AFTERCARE, ENTITY_AFTERCARE)

#define LIST_OF_RANGE(name, list_type, statement, entity)                                          \
    bool name(struct store *store, int64_t class_id, day_t from, day_t to, struct arena *arena,    \
              struct list_type *list, struct err *err)                                             \
    {                                                                                              \
        struct query query;                                                                        \
        struct rows rows;                                                                          \
                                                                                                   \
        begin_range(&query, store, statement, class_id, from, to, err);                            \
        if (!fetch(&query, entity, arena, &rows))                                                  \
            return false;                                                                          \
        list->items = rows.items;                                                                  \
        list->count = rows.count;                                                                  \
        return true;                                                                               \
    }

LIST_OF_RANGE(store_habits, habit_list, STATEMENT_HABITS, ENTITY_HABIT)
LIST_OF_RANGE(store_habit_counts, habit_count_list, STATEMENT_HABIT_COUNTS, ENTITY_HABIT_COUNT)

static int activity_by_id(const void *a, const void *b)
{
    return compare_numbers(((const struct activity *)a)->id, ((const struct activity *)b)->id);
}

bool store_activities(struct store *store, int64_t class_id, day_t from, day_t to,
                      struct arena *arena, struct activity_list *list, struct err *err)
{
    struct query query;
    struct rows rows;

    begin_range(&query, store, STATEMENT_ACTIVITIES, class_id, from, to, err);
    if (!fetch(&query, ENTITY_ACTIVITY, arena, &rows))
        return false;
    *list = (struct activity_list){rows.items, rows.count};
    if (list->count > 1)
        qsort(list->items, list->count, sizeof list->items[0], activity_by_id);
    return true;
}

bool store_events(struct store *store, day_t from, day_t to, struct arena *arena,
                  struct event_list *list, struct err *err)
{
    struct query query;
    struct rows rows;

    query_begin(&query, store, STATEMENT_EVENTS, err);
    query_int(&query, store->school_id);
    query_int(&query, from);
    query_int(&query, to);
    query_int(&query, EVENT_MAX_DAYS);
    if (!fetch(&query, ENTITY_EVENT, arena, &rows))
        return false;
    *list = (struct event_list){rows.items, rows.count};
    if (list->count > 1)
        qsort(list->items, list->count, sizeof list->items[0], event_compare);
    return true;
}
