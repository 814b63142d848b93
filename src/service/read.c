/* Reading use-cases: boards, sheets, lists and the check, each from one snapshot. */
#include "config.h"

#include <stdlib.h>
#include <stdlib.h>
#include <string.h>

#include "domain/record_json.h"
#include "service/internal.h"

bool service_class(const struct session *session, const char *text, day_t day,
                   const struct class **class, struct err *err)
{
    const struct school_data *data = &session->service->data;

    *class = class_find(&data->school, &data->classes, text, day, err);
    return *class != NULL;
}

const struct class *service_class_by_id(const struct session *session, int64_t id)
{
    const struct school_data *data = &session->service->data;
    const struct class_list *lists[] = {&data->classes, &data->removed_classes};

    for (size_t list = 0; list < sizeof lists / sizeof lists[0]; list++)
        for (size_t i = 0; i < lists[list]->count; i++)
            if (lists[list]->items[i].id == id)
                return &lists[list]->items[i];
    return NULL;
}

const struct class *service_need_class(const struct session *session, int64_t id, struct err *err)
{
    const struct class *class = service_class_by_id(session, id);

    if (!class)
        err_set(err, ERR_STORE,
                _("the database has no class %lld, though something belongs to it: see `hwboard "
                  "doctor`, restore a backup"),
                (long long)id);
    return class;
}

const struct class *open_class(const struct session *session, int64_t id, struct err *err)
{
    const struct class *class = service_class_by_id(session, id);

    if (!class || class->removed) {
        err_set(err, ERR_INPUT,
                session->on_screen
                    ? _("the class of this homework was removed")
                    : _("the class of this homework was removed: `hwboard undo` brings the class "
                        "back"));
        return NULL;
    }
    return class;
}

/* Whether each item is of a class that the school has; else ERR_STORE. */
static bool check_listed(const struct session *session, const struct item_list *list,
                         struct err *err)
{
    for (size_t i = 0; i < list->count; i++)
        if (!service_need_class(session, list->items[i]->class_id, err))
            return false;
    return true;
}

struct class_order
{
    const struct school *school;
    int school_year;
};

/* qsort has no context in C11; qsort_r of glibc has. */
static int compare_classes(const void *left, const void *right, void *context)
{
    const struct class_order *order = context;

    return class_compare(order->school, *(const struct class *const *)left,
                         *(const struct class *const *)right, order->school_year);
}

const struct class **service_classes(const struct session *session, day_t day, bool all,
                                     struct arena *arena, size_t *count)
{
    const struct school_data *data = &session->service->data;
    const struct class **list = ARENA_ARRAY(arena, data->classes.count, const struct class *);
    struct class_order order = {&data->school, school_year_of(&data->school, day)};

    *count = 0;
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *class = &data->classes.items[i];
        if (all || class_grade(&data->school, class, day).phase == CLASS_CURRENT)
            list[(*count)++] = class;
    }
    if (*count > 1)
        qsort_r(list, *count, sizeof *list, compare_classes, &order);
    return list;
}

bool service_subject(const struct session *session, const char *text,
                     const struct subject **subject, struct err *err)
{
    *subject = subject_resolve(&session->service->data.subjects, text, err);
    return *subject != NULL;
}

bool service_subjects_named(const struct session *session, const char *text, struct arena *arena,
                            const struct subject ***subjects, size_t *count, struct err *err)
{
    return subject_resolve_all(&session->service->data.subjects, text, arena, subjects, count, err);
}

struct school_words service_words(const struct session *session, day_t assigned)
{
    const struct school_data *data = &session->service->data;

    return (struct school_words){
        .subjects = &data->subjects,
        .policy = &data->policy,
        .calendar = data->calendar,
        .assigned = assigned,
        .lang = session->moment.lang,
    };
}

struct file_school file_school_of(const struct session *session)
{
    const struct school_data *data = &session->service->data;

    return (struct file_school){
        .school = &data->school,
        .classes = &data->classes,
        .words = service_words(session, session->moment.date),
        .lexicon = reader_words_of(session->service),
        .utc_offset = data->settings.utc_offset,
    };
}

bool read_homework_input(const struct session *session, const struct class *class, day_t from,
                         day_t to, struct arena *arena, struct board_input *input, struct err *err)
{
    const struct school_data *data = &session->service->data;
    struct assignment_list assignments;
    struct none_list none;
    /* the week average looks back to Monday, `repetitive` as far as the policy says */
    day_t monday = date_monday(from), same = from - data->policy.repetitive_days;
    day_t since = same < monday ? same : monday;

    if (!store_evenings(session->service->store, class->id, since, to, arena, &assignments, err) ||
        !store_none(session->service->store, class->id, from, to, arena, &none, err))
        return false;
    *input = (struct board_input){
        .school = &data->school,
        .class = class,
        .policy = &data->policy,
        .calendar = calendar_for(session, class->id),
        .subjects = &data->subjects,
        .assignments = (const struct assignment *const *)assignments.items,
        .assignment_count = assignments.count,
        .none = none.items,
        .none_count = none.count,
        .linter = session->service->linter,
        .clock_day = session->moment.today,
    };
    return true;
}

bool read_board_input(const struct session *session, const struct class *class, day_t from,
                      day_t to, struct arena *arena, struct board_input *input, struct err *err)
{
    if (!read_homework_input(session, class, from, to, arena, input, err) ||
        !read_profile(session, class, from, to, arena, &input->profile, err))
        return false;
    name_teachers(session, arena, input);
    return true;
}

bool check_range(day_t from, day_t to, struct err *err)
{
    char a[DATE_TEXT_BYTES], b[DATE_TEXT_BYTES];

    if (!date_check_range(from, to, err))
        return false;
    if (to - from >= RANGE_MAX_DAYS)
        return err_set(err, ERR_INPUT, _("the range %s to %s is too long: at most %d days"),
                       date_iso(from, a), date_iso(to, b), RANGE_MAX_DAYS);
    return true;
}

static void build_boards(const struct board_input *input, day_t from, day_t to, struct arena *arena,
                         struct board **boards)
{
    for (day_t day = from; day <= to; day++)
        boards[day - from] = board_build(input, day, arena);
}

bool boards_of(const struct session *session, const struct class *const *classes,
               size_t class_count, day_t from, day_t to, const stamp_t *at, struct arena *arena,
               struct board ***boards, size_t *count, struct err *err)
{
    bool ok = true;

    *count = 0;
    if (!session_may(session, RIGHT_READ, NULL, err) || !check_range(from, to, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    *boards = ARENA_ARRAY(arena, class_count * (size_t)(to - from + 1), struct board *);
    for (size_t i = 0; ok && i < class_count; i++) {
        struct board_input input;
        ok = at ? read_input_as_of(session, classes[i], from, to, *at, arena, &input, err)
                : read_board_input(session, classes[i], from, to, arena, &input, err);
        if (ok) {
            build_boards(&input, from, to, arena, *boards + *count);
            *count += (size_t)(to - from + 1);
        }
    }
    store_end_read(session->service->store);
    return ok;
}

bool service_boards(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to, struct arena *arena,
                    struct board ***boards, size_t *count, struct err *err)
{
    return boards_of(session, classes, class_count, from, to, NULL, arena, boards, count, err);
}

bool service_loads(const struct session *session, const struct class *class, day_t from, day_t to,
                   struct arena *arena, struct board ***boards, struct err *err)
{
    struct board_input input;
    bool ok;

    if (!session_may(session, RIGHT_READ, NULL, err) || !check_range(from, to, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    ok = read_homework_input(session, class, from, to, arena, &input, err) &&
         read_load_profile(session, class, from, to, arena, &input.profile, err);
    store_end_read(session->service->store);
    if (!ok)
        return false;
    input.linter = NULL;
    *boards = ARENA_ARRAY(arena, (size_t)(to - from + 1), struct board *);
    for (day_t day = from; day <= to; day++)
        (*boards)[day - from] = board_build(&input, day, arena);
    return true;
}

/* Adds to the input those public items that are only due in from..to, not done in it. */
static bool add_items_due(const struct session *session, const struct class *class, day_t from,
                          day_t to, struct arena *arena, struct board_input *input, struct err *err)
{
    size_t capacity = input->assignment_count;
    const struct assignment **items =
        arena_memdup(arena, input->assignments, capacity * sizeof *items);

    for (day_t day = from; day <= to; day++) {
        struct assignment_list due;
        if (!store_due(session->service->store, class->id, day, arena, &due, err))
            return false;
        for (size_t i = 0; i < due.count; i++) {
            size_t known = 0;
            while (known < input->assignment_count && items[known]->id != due.items[i]->id)
                known++;
            if (known < input->assignment_count)
                continue;
            items = arena_grow(arena, items, &capacity, input->assignment_count + 1, sizeof *items);
            items[input->assignment_count++] = item_named(session, due.items[i], arena);
        }
    }
    input->assignments = items;
    return true;
}

bool service_sheet(const struct session *session, const struct class *class, day_t from, day_t to,
                   struct arena *arena, struct sheet **sheet, struct err *err)
{
    struct board_input input;
    bool ok = false;

    if (!session_may(session, RIGHT_READ, NULL, err) || !check_range(from, to, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    if (!read_board_input(session, class, from, to, arena, &input, err) ||
        !add_items_due(session, class, from, to, arena, &input, err))
        goto out;
    *sheet = sheet_build(&input, from, to, arena);
    ok = true;
out:
    store_end_read(session->service->store);
    return ok;
}

/* ---- lists ---- */

struct list_order
{
    const struct session *session;
};

static int compare_listed(const void *left, const void *right, void *context)
{
    const struct list_order *order = context;
    const struct school_data *data = &order->session->service->data;
    const struct assignment *a = *(struct assignment *const *)left;
    const struct assignment *b = *(struct assignment *const *)right;

    if (a->assigned != b->assigned)
        return a->assigned < b->assigned ? -1 : 1;
    if (a->class_id != b->class_id) {
        const struct class *ca = service_class_by_id(order->session, a->class_id);
        const struct class *cb = service_class_by_id(order->session, b->class_id);
        int by_class = ca && cb ? class_compare(&data->school, ca, cb,
                                                school_year_of(&data->school, a->assigned))
                                : 0;
        return by_class ? by_class : (a->class_id < b->class_id ? -1 : 1);
    }
    if (strcmp(a->subject, b->subject) != 0)
        return subject_compare(subject_by_code(&data->subjects, a->subject), a->subject,
                               subject_by_code(&data->subjects, b->subject), b->subject);
    return a->id == b->id ? 0 : (a->id < b->id ? -1 : 1);
}

void sort_listed(const struct session *session, struct item_list *list)
{
    struct list_order order = {session};

    if (list->count > 1)
        qsort_r(list->items, list->count, sizeof *list->items, compare_listed, &order);
}

/* What was found, as far as this person sees it and without what was removed, in order. */
static bool take_listed(const struct session *session, const struct assignment_list *found,
                        struct arena *arena, struct item_list *list, struct err *err)
{
    *list = (struct item_list){.items = ARENA_ARRAY(arena, found->count, struct assignment *)};
    for (size_t i = 0; i < found->count; i++) {
        struct assignment *item = found->items[i];
        if (item->state != STATE_REMOVED && session_sees(session, item)) {
            item->teacher = service_teacher_said(session, item);
            list->items[list->count++] = item;
        }
    }
    if (!check_listed(session, list, err))
        return false;
    sort_listed(session, list);
    return true;
}

bool service_list(const struct session *session, const struct class *class, day_t from, day_t to,
                  struct arena *arena, struct item_list *list, struct err *err)
{
    struct assignment_list found;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_assigned(session->service->store, class ? class->id : 0, from, to, arena, &found,
                        err))
        return false;
    return take_listed(session, &found, arena, list, err);
}

bool service_due(const struct session *session, const struct class *class, day_t day,
                 struct arena *arena, struct item_list *list, struct err *err)
{
    struct assignment_list found;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_due(session->service->store, class->id, day, arena, &found, err))
        return false;
    return take_listed(session, &found, arena, list, err);
}

bool service_pending(const struct session *session, const struct class *class, struct arena *arena,
                     struct item_list *list, struct err *err)
{
    struct assignment_list found;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_pending(session->service->store, class ? class->id : 0, arena, &found, err))
        return false;
    if (!take_listed(session, &found, arena, list, err))
        return false;
    list->hidden = found.count - list->count;
    for (size_t i = 0; i < found.count; i++)
        if (!session_sees(session, found.items[i]))
            list->hidden_minutes += found.items[i]->minutes;
    return true;
}

bool service_mine(const struct session *session, const struct class *class, struct arena *arena,
                  struct item_list *list, struct err *err)
{
    struct assignment_list found;
    size_t count = 0;

    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_unposted(session->service->store, session->actor->login, arena, &found, err))
        return false;
    for (size_t i = 0; i < found.count; i++)
        if ((!class || found.items[i]->class_id == class->id) &&
            (found.items[i]->state == STATE_PENDING || assignment_is_returned(found.items[i])))
            found.items[count++] = found.items[i];
    found.count = count;
    return take_listed(session, &found, arena, list, err);
}

bool find_item(const struct session *session, int64_t id, struct arena *arena,
               struct assignment **item, struct err *err)
{
    if (!store_assignment(session->service->store, id, arena, item, err))
        return false;
    if (session->on_screen && (!*item || (*item)->state == STATE_REMOVED))
        return err_set(err, ERR_INPUT,
                       _("this homework is not there any more: somebody else removed it"));
    if (!*item)
        return err_set(err, ERR_INPUT, _("there is no #%lld: `hwboard list` shows the numbers"),
                       (long long)id);
    if ((*item)->state == STATE_REMOVED)
        return err_set(err, ERR_INPUT, _("#%lld was removed: `hwboard undo` brings it back"),
                       (long long)id);
    return service_need_class(session, (*item)->class_id, err) != NULL;
}

bool service_item(const struct session *session, int64_t id, struct arena *arena,
                  struct assignment **item, struct err *err)
{
    return session_may(session, RIGHT_READ, NULL, err) &&
           find_item(session, id, arena, item, err) &&
           (session_sees(session, *item) ||
            err_set(err, ERR_DENIED,
                    session->on_screen
                        ? _("this homework is not posted: whoever sets or reviews it may see it")
                        : _("#%lld is not posted: whoever sets or reviews it may see it"),
                    (long long)id));
}

/* Of what they may not see, others see that something was done. */
bool sees_row(const struct session *session, const struct history_row *row, struct arena *arena)
{
    const struct right_object class = {.class_id = row->class_id};
    const char *states[] = {row->before, row->after};
    struct assignment *item;

    if (row->entity == ENTITY_HABIT)
        return session_may(session, RIGHT_SEATS, &class, NULL);
    if (row->entity == ENTITY_HANDIN)
        return store_assignment(session->service->store, strtoll(row->key, NULL, 10), arena, &item,
                                NULL) &&
               item && session_sees_seats(session, row->class_id, item->subject);
    for (size_t i = 0; row->entity == ENTITY_ASSIGNMENT && i < 2; i++)
        if (states[i] && (!(item = record_from_json(ENTITY_ASSIGNMENT, states[i], arena, NULL)) ||
                          !session_sees(session, item)))
            return false;
    return true;
}

/* A reviewer's reason is for who sets or reviews it. */
static bool hears_reason(const struct session *session, const struct history_row *row,
                         struct arena *arena)
{
    enum action action = action_by_code(row->action);
    const char *state = row->after ? row->after : row->before;
    struct assignment *item = row->entity == ENTITY_ASSIGNMENT && state
                                  ? record_from_json(ENTITY_ASSIGNMENT, state, arena, NULL)
                                  : NULL;

    return (action != ACTION_APPROVE && action != ACTION_RETURN) ||
           (item && session_sees_inside(session, item));
}

bool service_log(const struct session *session, const struct class *class, int64_t below,
                 size_t most, struct arena *arena, struct history_list *list, struct err *err)
{
    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_history(session->service->store, class ? class->id : 0, below, most, arena, list,
                       err))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        struct history_row *row = &list->items[i];
        if (!hears_reason(session, row, arena))
            row->why = NULL;
        if (session->actor->open || sees_row(session, row, arena))
            continue;
        if (row->entity == ENTITY_HABIT) /* whose seat it is of, too */
            row->key = arena_strdup(arena, "");
        row->before = row->after = row->why = NULL;
    }
    return true;
}
