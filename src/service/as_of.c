/* The sheet as it was posted: the present state with every later row of the history taken back, newest
 * first. The rows hold whole snapshots, so that what one was before its earliest later change is what
 * it was then. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "domain/fields.h"
#include "domain/record_json.h"
#include "service/internal.h"

#define PAGE_ROWS 500

/* ---- the history after a time ---- */

static void turn_round(struct history_list *list)
{
    for (size_t i = 0; i < list->count / 2; i++) {
        struct history_row row = list->items[i];
        list->items[i] = list->items[list->count - 1 - i];
        list->items[list->count - 1 - i] = row;
    }
}

bool read_history_after(const struct session *session, int64_t class_id, stamp_t at,
                        struct arena *arena, struct history_list *list, struct err *err)
{
    size_t capacity = 0;
    int64_t below = 0;
    bool more = true;

    *list = (struct history_list){0};
    while (more) {
        struct history_list page;

        if (!store_history(session->service->store, class_id, below, PAGE_ROWS, arena, &page, err))
            return false;
        more = page.count == PAGE_ROWS;
        list->items = arena_grow(arena, list->items, &capacity, list->count + page.count + 1,
                                 sizeof *list->items);
        for (size_t i = 0; i < page.count; i++) {
            if (page.items[i].at <= at) {
                more = false;
                break;
            }
            list->items[list->count++] = page.items[i];
            below = page.items[i].seq;
        }
    }
    turn_round(list);
    return true;
}

/* ---- homework ---- */

/* What one assignment was before its first later change. */
struct restored
{
    int64_t id;
    size_t row;                /* of that change: the earliest of the item comes first */
    struct assignment *before; /* NULL: was not there */
};

static int compare_restored(const void *left, const void *right)
{
    const struct restored *a = left, *b = right;

    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static int compare_ids(const void *left, const void *right)
{
    const struct restored *a = left, *b = right;

    return (a->id > b->id) - (a->id < b->id);
}

/* The earliest later row of each item says what it was: later ones of the same are passed over. */
static bool read_restored(const struct history_list *rows, struct arena *arena,
                          struct restored **list, size_t *count, struct err *err)
{
    struct restored *items = ARENA_ARRAY(arena, rows->count, struct restored);
    size_t kept = 0, found = 0;

    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].entity == ENTITY_ASSIGNMENT)
            items[found++] =
                (struct restored){.id = strtoll(rows->items[i].key, NULL, 10), .row = i};
    if (found > 1)
        qsort(items, found, sizeof *items, compare_restored);
    for (size_t i = 0; i < found; i++) {
        const char *before = rows->items[items[i].row].before;

        if (kept > 0 && items[kept - 1].id == items[i].id)
            continue;
        items[kept] = items[i];
        if (before &&
            !(items[kept].before = record_from_json(ENTITY_ASSIGNMENT, before, arena, err)))
            return false;
        kept++;
    }
    *list = items;
    *count = kept;
    return true;
}

static bool was_changed(const struct restored *items, size_t count, int64_t id)
{
    struct restored key = {.id = id};

    return count > 0 && bsearch(&key, items, count, sizeof *items, compare_ids);
}

static bool restore_homework(const struct history_list *rows, day_t to, struct arena *arena,
                             struct board_input *input, struct err *err)
{
    struct restored *restored;
    const struct assignment **items;
    size_t changed, count = 0;

    if (!read_restored(rows, arena, &restored, &changed, err))
        return false;
    items = ARENA_ARRAY(arena, input->assignment_count + changed, const struct assignment *);
    for (size_t i = 0; i < input->assignment_count; i++)
        if (!was_changed(restored, changed, input->assignments[i]->id))
            items[count++] = input->assignments[i];
    for (size_t i = 0; i < changed; i++) {
        const struct assignment *item = restored[i].before;
        if (item && item->class_id == input->class->id && item->state != STATE_REMOVED &&
            item->assigned <= to)
            items[count++] = item;
    }
    input->assignments = items;
    input->assignment_count = count;
    return true;
}

/* ---- 今日无作业 ---- */

/* The key of its row: class, day, subject. */
static bool read_none(const char *key, struct arena *arena, struct no_homework *none)
{
    const char *day = strchr(key, ' '), *subject = day ? strchr(day + 1, ' ') : NULL;

    none->subject = subject ? arena_strdup(arena, subject + 1) : "";
    return subject && date_parse_iso(arena_strndup(arena, day + 1, (size_t)(subject - day - 1)),
                                     &none->day, NULL);
}

/* Newest first: what was put is taken away, what was taken away is put. */
static void restore_none(const struct history_list *rows, day_t from, day_t to, struct arena *arena,
                         struct board_input *input)
{
    struct no_homework *none =
        ARENA_ARRAY(arena, input->none_count + rows->count, struct no_homework);
    size_t count = input->none_count;

    if (count > 0)
        memcpy(none, input->none, count * sizeof *none);
    for (size_t i = rows->count; i-- > 0;) {
        const struct history_row *row = &rows->items[i];
        struct no_homework one;
        size_t at = 0;

        if (row->entity != ENTITY_NONE || !read_none(row->key, arena, &one) || one.day < from ||
            one.day > to)
            continue;
        while (at < count &&
               (none[at].day != one.day || strcmp(none[at].subject, one.subject) != 0))
            at++;
        if (row->after && at < count)
            none[at] = none[--count];
        else if (row->before && at == count)
            none[count++] = one;
    }
    input->none = none;
    input->none_count = count;
}

/* ---- class and calendar ---- */

/* What a row was at a time, from its rows newest first: the `before` of its earliest later one. */
static const struct history_row *earliest_after(const struct history_list *rows, size_t *at,
                                                stamp_t time)
{
    const char *key = rows->items[*at].key;
    const struct history_row *found = NULL;
    bool later = true;

    for (; *at < rows->count && strcmp(rows->items[*at].key, key) == 0; ++*at) {
        later = later && rows->items[*at].at > time;
        if (later)
            found = &rows->items[*at];
    }
    return found;
}

/* A class that was not there yet is shown as it was made. */
static bool restore_class(const struct session *session, stamp_t at, struct arena *arena,
                          struct board_input *input, struct err *err)
{
    struct history_list rows;
    struct class *class;

    if (!store_entity_history(session->service->store, ENTITY_CLASS, arena, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count;) {
        int64_t id = strtoll(rows.items[i].key, NULL, 10);
        const struct history_row *row = earliest_after(&rows, &i, at);

        if (!row || id != input->class->id)
            continue;
        class = record_from_json(ENTITY_CLASS, row->before ? row->before : row->after, arena, err);
        if (!class)
            return false;
        class->sizes = input->class->sizes; /* rows of their own */
        class->size_count = input->class->size_count;
        input->class = class;
    }
    return true;
}

static int compare_calendar(const void *left, const void *right)
{
    const struct calendar_row *a = left, *b = right;

    return (a->id > b->id) - (a->id < b->id);
}

static bool restore_calendar(const struct session *session, stamp_t at, struct arena *arena,
                             struct board_input *input, struct err *err)
{
    const struct calendar_list *now = &session->service->data.own_calendar;
    struct history_list rows;
    struct calendar_list then = {0};
    struct calendar *calendar;
    bool any = false;

    if (!store_entity_history(session->service->store, ENTITY_CALENDAR, arena, &rows, err))
        return false;
    then.items = ARENA_ARRAY(arena, now->count + rows.count, struct calendar_row);
    for (size_t i = 0; i < now->count; i++)
        then.items[then.count++] = now->items[i];
    for (size_t i = 0; i < rows.count;) {
        int64_t id = strtoll(rows.items[i].key, NULL, 10);
        const struct history_row *row = earliest_after(&rows, &i, at);
        const struct calendar_row *old = NULL;
        size_t j = 0;

        if (!row)
            continue;
        any = true;
        while (j < then.count && then.items[j].id != id)
            j++;
        if (row->before && !(old = record_from_json(ENTITY_CALENDAR, row->before, arena, err)))
            return false;
        if (row->before)
            then.items[j] = *old;
        if (row->before && j == then.count)
            then.count++;
        else if (!row->before && j < then.count)
            then.items[j] = then.items[--then.count];
    }
    if (!any)
        return true;
    if (then.count > 1) /* the later one goes before the earlier */
        qsort(then.items, then.count, sizeof *then.items, compare_calendar);
    if (!build_calendar(session->service, &then, arena, &calendar, err))
        return false;
    input->calendar = calendar_of_class(calendar, input->school, input->class, arena);
    return true;
}

/* ---- what the school was ---- */

static bool same_key(enum entity entity, const void *a, const void *b)
{
    const struct record *record = &records[entity];

    for (size_t i = 0; i < record->count && record->fields[i].use == USE_KEY; i++)
        if (!field_same(a, b, &record->fields[i]))
            return false;
    return true;
}

/* Takes the rows of the history, newest first, back out of the rows of now: *items becomes a copy. */
struct taking_back
{
    enum entity entity;
    struct arena *arena;
    char *items;
    size_t count, capacity;
};

static bool take_back(struct taking_back *taking, const struct history_row *row, struct err *err)
{
    size_t size = records[taking->entity].size, at = 0;
    const void *any =
        record_from_json(taking->entity, row->after ? row->after : row->before, taking->arena, err);
    const void *before =
        row->before ? record_from_json(taking->entity, row->before, taking->arena, err) : NULL;

    if (!any || (row->before && !before))
        return false;
    while (at < taking->count && !same_key(taking->entity, taking->items + at * size, any))
        at++;
    if (before) {
        taking->items =
            arena_grow(taking->arena, taking->items, &taking->capacity, taking->count + 1, size);
        memcpy(taking->items + at * size, before, size);
        taking->count += at == taking->count;
    } else if (at < taking->count) {
        taking->count--;
        memmove(taking->items + at * size, taking->items + (at + 1) * size,
                (taking->count - at) * size);
    }
    return true;
}

static struct taking_back begin_taking(enum entity entity, const void *items, size_t count,
                                       struct arena *arena)
{
    struct taking_back taking = {.entity = entity, .arena = arena, .count = count};

    taking.items = arena_grow(arena, NULL, &taking.capacity, count + 1, records[entity].size);
    if (count > 0)
        memcpy(taking.items, items, count * records[entity].size);
    return taking;
}

/* By the later rows of a class, oldest first. */
static bool take_back_of_class(struct taking_back *taking, const struct history_list *rows,
                               struct err *err)
{
    for (size_t i = rows->count; i-- > 0;)
        if (rows->items[i].entity == taking->entity && !take_back(taking, &rows->items[i], err))
            return false;
    return true;
}

/* By all rows of what is of no class alone, each key newest first: those after the time. */
static bool take_back_of_all(const struct session *session, struct taking_back *taking, stamp_t at,
                             struct err *err)
{
    struct history_list rows;

    if (!store_entity_history(session->service->store, taking->entity, taking->arena, &rows, err))
        return false;
    for (size_t i = 0; i < rows.count;) {
        const struct history_row *row = earliest_after(&rows, &i, at);

        if (row && !take_back(taking, row, err))
            return false;
    }
    return true;
}

/* Timetable, after-school service and agreed shares; what else is known of a class is of now. */
static bool restore_profile(const struct session *session, const struct history_list *rows,
                            stamp_t at, struct arena *arena, const struct class_profile **profile,
                            struct err *err)
{
    static const struct class_profile nothing;
    const struct class_profile *now = *profile ? *profile : &nothing;
    struct class_profile *then = arena_memdup(arena, now, sizeof *now);
    struct taking_back lessons =
        begin_taking(ENTITY_LESSON, now->lessons, now->lesson_count, arena);
    struct taking_back times =
        begin_taking(ENTITY_AFTERCARE, now->aftercare, now->aftercare_count, arena);
    struct taking_back shares = begin_taking(ENTITY_SHARE, now->shares, now->share_count, arena);

    if (!take_back_of_class(&lessons, rows, err) || !take_back_of_class(&times, rows, err) ||
        !take_back_of_all(session, &shares, at, err))
        return false;
    then->lessons = (const void *)lessons.items;
    then->lesson_count = lessons.count;
    then->aftercare = (const void *)times.items;
    then->aftercare_count = times.count;
    then->shares = (const void *)shares.items;
    then->share_count = shares.count;
    *profile = then;
    return true;
}

/* What was said of the size after the first. */
static bool restore_sizes(const struct history_list *rows, struct arena *arena,
                          struct board_input *input, struct err *err)
{
    struct class *class = arena_memdup(arena, input->class, sizeof *input->class);
    struct taking_back sizes =
        begin_taking(ENTITY_CLASS_SIZE, class->sizes, class->size_count, arena);

    if (!take_back_of_class(&sizes, rows, err))
        return false;
    class->sizes = (const void *)sizes.items;
    class->size_count = sizes.count;
    input->class = class;
    return true;
}

/* ---- the whole ---- */

/* Homework of from..to, and what the class is for boards of known_from..to. */
static bool read_input_of(const struct session *session, const struct class *class, day_t from,
                          day_t known_from, day_t to, stamp_t at, struct arena *arena,
                          struct board_input *input, struct err *err)
{
    struct history_list rows;

    if (!read_homework_input(session, class, from, to, arena, input, err) ||
        !read_profile(session, class, known_from, to, arena, &input->profile, err) ||
        !read_history_after(session, class->id, at, arena, &rows, err) ||
        !restore_homework(&rows, to, arena, input, err) ||
        !restore_profile(session, &rows, at, arena, &input->profile, err))
        return false;
    input->clock_day = stamp_day(at, session->service->settings.utc_offset);
    restore_none(&rows, from, to, arena, input);
    name_teachers(session, arena, input);
    return restore_class(session, at, arena, input, err) &&
           restore_sizes(&rows, arena, input, err) &&
           restore_calendar(session, at, arena, input, err);
}

bool read_input_as_of(const struct session *session, const struct class *class, day_t from,
                      day_t to, stamp_t at, struct arena *arena, struct board_input *input,
                      struct err *err)
{
    return read_input_of(session, class, from, from, to, at, arena, input, err);
}

bool service_boards_as_of(const struct session *session, const struct class *const *classes,
                          size_t class_count, day_t from, day_t to, stamp_t at, struct arena *arena,
                          struct board ***boards, size_t *count, struct err *err)
{
    return boards_of(session, classes, class_count, from, to, &at, arena, boards, count, err);
}

bool service_sheet_as_of(const struct session *session, const struct class *class, day_t from,
                         day_t to, stamp_t at, struct arena *arena, struct sheet **sheet,
                         struct err *err)
{
    struct board_input input;
    bool ok = false;

    if (!session_may(session, RIGHT_READ, NULL, err) || !check_range(from, to, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    /* what is only handed in within the range was set up to SPAN_MAX_DAYS before it */
    if (!read_input_of(session, class, from - SPAN_MAX_DAYS, from, to, at, arena, &input, err))
        goto out;
    *sheet = sheet_build(&input, from, to, arena);
    ok = true;
out:
    store_end_read(session->service->store);
    return ok;
}
