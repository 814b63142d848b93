/* The conformance suite of the store. It talks to the store alone, but for tampering, where it goes
 * through the driver as a stranger would.
 * reason: one suite, whole, that every driver must pass. */
#include "config.h"

#include "support/store_conformance.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/record_json.h"
#include "support/store_fixture.h"
#include "support/random.h"

static const struct store_place *place;

static int open_fresh(void **state)
{
    struct arena *arena = arena_new();
    struct open_school *open = ARENA_NEW(arena, struct open_school);
    struct school school = fixture_school();
    struct err err = {0};

    open->arena = arena;
    open->url = place->fresh(arena);
    assert_ok(store_create(place->driver, open->url, &school, &open->store, &err), err);
    fixture_add_classes(open->store, 3);
    *state = open;
    return 0;
}

static int close_fresh(void **state)
{
    struct open_school *open = *state;
    struct err err = {0};

    /* whatever a test did, the database is sound */
    assert_ok(store_check(open->store, &err), err);
    store_close(open->store);
    arena_free(open->arena);
    return 0;
}

static int close_tampered(void **state)
{
    struct open_school *open = *state;

    store_close(open->store);
    arena_free(open->arena);
    return 0;
}

/* ---- making and opening ---- */

static void made_once(void **state)
{
    struct open_school *open = *state;
    struct school school = fixture_school();
    struct school read;
    struct store *second;
    struct err err = {0};

    assert_refused(store_create(place->driver, open->url, &school, &second, &err), err, ERR_INPUT);
    assert_null(second);
    assert_ok(store_open(place->driver, open->url, &second, &err), err);
    assert_string_equal(store_url(second), open->url);
    assert_ok(store_school(second, open->arena, &read, &err), err);
    assert_string_equal(read.name, school.name);
    assert_int_equal(read.stage_years[STAGE_JUNIOR], 3);
    assert_int_equal(read.year_start_month, 9);
    assert_int_equal(read.rev, 1);
    store_close(second);
}

static void missing_names_init(void **state)
{
    struct open_school *open = *state;
    struct store *store;
    struct err err = {0};

    assert_refused(store_open(place->driver, place->fresh(open->arena), &store, &err), err,
                   ERR_STORE);
    assert_null(store);
    assert_non_null(strstr(err.message, "hwboard init"));
}

/* ---- every entity ---- */

static void entities_round_trip(void **state)
{
    struct open_school *open = *state;
    struct arena *arena = open->arena;
    struct store *store = open->store;
    struct change *change = fixture_begin(store, "r1", "wang", "set");
    char *also[] = {(char *)(uintptr_t) "数", (char *)(uintptr_t) "a\"b"};
    char *math = arena_strdup(arena, "math");
    struct subject subject = {.code = math,
                              .zh = arena_strdup(arena, "数学"),
                              .en = arena_strdup(arena, "Maths"),
                              .also = also,
                              .also_count = 2,
                              .kind = KIND_SPORT,
                              .daily = 0x1ffe,
                              .order = -3,
                              .short_zh = arena_strdup(arena, "数"),
                              .hidden = true};
    struct teacher teacher = {.id = change_new_id(change, ENTITY_TEACHER),
                              .login = arena_strdup(arena, "wang"),
                              .name = arena_strdup(arena, "王老师")};
    struct teaching teaching = {.class_id = 2, .subject = math, .teacher_id = teacher.id};
    struct calendar_row row = {.id = change_new_id(change, ENTITY_CALENDAR),
                               .first = FIXTURE_DAY,
                               .last = FIXTURE_DAY + 3,
                               .mark = MARK_VACATION,
                               .name = arena_strdup(arena, "")};
    struct term term = {.id = change_new_id(change, ENTITY_TERM),
                        .name = arena_strdup(arena, "秋季"),
                        .first = FIXTURE_DAY - 70,
                        .last = FIXTURE_DAY + 60};
    struct no_homework none = {.day = FIXTURE_DAY, .subject = "math"};
    struct subject_list subjects;
    struct teacher_list teachers;
    struct teaching_list teachings;
    struct calendar_list calendar;
    struct term_list terms;
    struct none_list nones;
    struct err err = {0};

    assert_true(teacher.id != row.id && row.id != term.id);
    assert_ok(change_put_subject(change, NULL, &subject, &err), err);
    assert_ok(change_put_teacher(change, NULL, &teacher, &err), err);
    assert_ok(change_put_teaching(change, NULL, &teaching, &err), err);
    assert_ok(change_put_calendar(change, NULL, &row, &err), err);
    assert_ok(change_put_term(change, NULL, &term, &err), err);
    assert_ok(change_put_none(change, 2, NULL, &none, &err), err);
    assert_ok(store_commit(change, &err), err);

    assert_ok(store_subjects(store, arena, &subjects, &err), err);
    assert_int_equal(subjects.count, 1);
    assert_string_equal(subjects.items[0].code, "math");
    assert_int_equal(subjects.items[0].also_count, 2);
    assert_string_equal(subjects.items[0].also[1], "a\"b");
    assert_int_equal(subjects.items[0].daily, 0x1ffe);
    assert_int_equal(subjects.items[0].order, -3);
    assert_int_equal(subjects.items[0].kind, KIND_SPORT);
    assert_true(subjects.items[0].hidden);
    assert_ok(store_teachers(store, arena, &teachers, &err), err);
    assert_int_equal(teachers.count, 1);
    assert_string_equal(teachers.items[0].name, "王老师");
    assert_ok(store_teachings(store, arena, &teachings, &err), err);
    assert_int_equal(teachings.count, 1);
    assert_int_equal(teachings.items[0].teacher_id, teacher.id);
    assert_ok(store_calendar(store, arena, &calendar, &err), err);
    assert_int_equal(calendar.count, 1);
    assert_int_equal(calendar.items[0].last, FIXTURE_DAY + 3);
    assert_int_equal(calendar.items[0].mark, MARK_VACATION);
    assert_ok(store_terms(store, arena, &terms, &err), err);
    assert_int_equal(terms.count, 1);
    assert_string_equal(terms.items[0].name, "秋季");
    assert_ok(store_none(store, 2, FIXTURE_DAY, FIXTURE_DAY, arena, &nones, &err), err);
    assert_int_equal(nones.count, 1);
    assert_ok(store_none(store, 2, FIXTURE_DAY + 1, FIXTURE_DAY + 9, arena, &nones, &err), err);
    assert_int_equal(nones.count, 0);
    assert_ok(store_none(store, 1, FIXTURE_DAY, FIXTURE_DAY, arena, &nones, &err), err);
    assert_int_equal(nones.count, 0);

    /* changed and taken away; another key is another row */
    change = fixture_begin(store, "r2", "wang", "set");
    {
        struct teaching other = teaching;
        struct term longer = term;
        struct teacher gone = teacher;

        other.class_id = 3;
        longer.last++;
        gone.removed = true;
        assert_ok(change_put_teaching(change, &teaching, &other, &err), err);
        assert_ok(change_put_term(change, &term, &longer, &err), err);
        assert_ok(change_put_teacher(change, &teacher, &gone, &err), err);
        assert_ok(change_put_none(change, 2, &none, NULL, &err), err);
        assert_ok(change_put_calendar(change, &row, NULL, &err), err);
        assert_ok(change_put_subject(change, &subject, NULL, &err), err);
    }
    assert_ok(store_commit(change, &err), err);
    assert_ok(store_teachings(store, arena, &teachings, &err), err);
    assert_int_equal(teachings.count, 1);
    assert_int_equal(teachings.items[0].class_id, 3);
    assert_ok(store_terms(store, arena, &terms, &err), err);
    assert_int_equal(terms.items[0].last, FIXTURE_DAY + 61);
    assert_ok(store_teachers(store, arena, &teachers, &err), err);
    assert_int_equal(teachers.count, 0);
    assert_ok(store_subjects(store, arena, &subjects, &err), err);
    assert_int_equal(subjects.count, 0);
    assert_ok(store_calendar(store, arena, &calendar, &err), err);
    assert_int_equal(calendar.count, 0);
    assert_ok(store_none(store, 2, FIXTURE_DAY, FIXTURE_DAY, arena, &nones, &err), err);
    assert_int_equal(nones.count, 0);

    /* and all of it back */
    change = fixture_begin(store, "r3", "wang", "undo");
    assert_ok(change_undo(change, 3, NULL, NULL, arena, &err), err);
    assert_ok(store_commit(change, &err), err);
    assert_ok(store_subjects(store, arena, &subjects, &err), err);
    assert_int_equal(subjects.count, 1);
    assert_string_equal(subjects.items[0].also[0], "数");
    assert_ok(store_teachings(store, arena, &teachings, &err), err);
    assert_int_equal(teachings.items[0].class_id, 2);
    assert_ok(store_calendar(store, arena, &calendar, &err), err);
    assert_int_equal(calendar.items[0].first, FIXTURE_DAY);
}

static void assignment_round_trip(void **state)
{
    struct open_school *open = *state;
    struct assignment item = fixture_assignment(0, 2, FIXTURE_DAY, 100);
    struct assignment *read;
    struct assignment *from_json;
    struct history_row *row;
    struct text_buf longest = {.arena = open->arena};
    struct err err = {0};

    for (int i = 0; i < TEXT_MAX_CHARS; i++)
        text_buf_add(&longest, "业");
    item.text = text_buf_str(&longest);
    item.kind = KIND_OTHER;
    item.place = PLACE_SCHOOL;
    item.tier = TIER_STRETCH;
    item.optional = true;
    item.spread = SPREAD_EACH;
    item.unit = "第三单元";
    item.device = true;
    item.state = STATE_WITHDRAWN;
    item.confirmed = false;
    item.changed_at = 1795000001;
    item.was = "{\"minutes\":10}";
    item.why = "改正\t\\ \x01 end";
    item.held_change = 5;
    item.id = fixture_add(open->store, "r", &item);

    assert_ok(store_assignment(open->store, item.id, open->arena, &read, &err), err);
    assert_non_null(read);
    assert_int_equal(assignment_diff(&item, read), 0);
    assert_int_equal(read->state, STATE_WITHDRAWN);
    assert_false(read->confirmed);
    assert_int_equal(read->created_at, item.created_at);
    assert_int_equal(read->changed_at, item.changed_at);
    assert_string_equal(read->was, item.was);
    assert_string_equal(read->why, item.why);
    assert_int_equal(read->held_change, 5);
    assert_int_equal(read->rev, fixture_rev(open->store));

    assert_ok(store_last_row(open->store, ENTITY_ASSIGNMENT, "1", open->arena, &row, &err), err);
    assert_non_null(row);
    assert_null(row->before);
    assert_int_equal(row->class_id, 2);
    assert_ok((from_json = record_from_json(ENTITY_ASSIGNMENT, row->after, open->arena, &err)) !=
                  NULL,
              err);
    assert_int_equal(assignment_diff(&item, from_json), 0);
    assert_string_equal(from_json->why, item.why);
    assert_int_equal(from_json->state, STATE_WITHDRAWN);

    assert_ok(store_assignment(open->store, 77, open->arena, &read, &err), err);
    assert_null(read);
}

static void bad_snapshots_are_refused(void **state)
{
    struct open_school *open = *state;
    static const char *const bad[] = {
        "",
        "[]",
        "{\"minutes\":\"15\"}",
        "{\"minutes\":99999999999}",
        "{\"kind\":\"homework\"}",
        "{\"assigned\":\"2026-02-30\"}",
        "{\"optional\":1}",
        "{\"text\":null}",
        "{\"id\":1,\"id\":2}",
    };
    struct assignment *item;
    struct err err = {0};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_refused(record_from_json(ENTITY_ASSIGNMENT, bad[i], open->arena, &err) != NULL, err,
                       ERR_STORE);
    /* older than a column, newer by one: both are read */
    assert_ok((item = record_from_json(ENTITY_ASSIGNMENT, "{\"minutes\":7,\"colour\":1}",
                                       open->arena, &err)) != NULL,
              err);
    assert_int_equal(item->minutes, 7);
    assert_string_equal(item->text, "");
}

/* ---- reading, against a list kept in memory ---- */

enum
{
    MODEL_CLASSES = 3,
    MODEL_ITEMS = 400,
    MODEL_DAYS = 260
};

static const char *const model_subjects[] = {"chinese", "math", "english"};

static void make_model(struct store *store, struct assignment *items, struct random *random)
{
    struct change *change = fixture_begin(store, "model", "wang", "import");
    struct err err = {0};

    for (int i = 0; i < MODEL_ITEMS; i++) {
        struct assignment *item = &items[i];
        /* every bound of the two ranges, and between */
        static const int spans[] = {0, 1, 2, 6, 7, 8, 9, 92, 93, 99, 100};
        int span = random_below(random, 2) == 0
                       ? spans[random_below(random, sizeof spans / sizeof spans[0])]
                       : (int)random_below(random, 101);

        *item = fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT),
                                   1 + random_below(random, MODEL_CLASSES),
                                   FIXTURE_DAY + (day_t)random_below(random, MODEL_DAYS), span);
        item->subject = model_subjects[random_below(random, 3)];
        item->place = random_below(random, 2) == 0 ? PLACE_SCHOOL : PLACE_HOME;
        item->state = (enum state)random_below(random, STATE_COUNT);
        assert_ok(change_put_assignment(change, NULL, item, &err), err);
    }
    assert_ok(store_commit(change, &err), err);
}

/* The ids of a list must be those of the model that `wanted` picks, once each. */
static void assert_same_ids(const struct assignment_list *list, const bool *wanted,
                            const char *what, uint32_t round)
{
    size_t count = 0;
    bool seen[MODEL_ITEMS + 1] = {0};

    for (size_t i = 0; i < list->count; i++) {
        int64_t id = list->items[i]->id;

        if (id < 1 || id > MODEL_ITEMS || !wanted[id - 1] || seen[id])
            fail_msg("%s, round %u: id %lld is not wanted, or comes twice", what, round,
                     (long long)id);
        seen[id] = true;
    }
    for (int i = 0; i < MODEL_ITEMS; i++)
        count += wanted[i] ? 1 : 0;
    if (count != list->count)
        fail_msg("%s, round %u: %zu rows, %zu are wanted", what, round, list->count, count);
}

static void check_ranges(struct open_school *open, const struct assignment *items,
                         struct random *random, uint32_t round)
{
    int64_t class_id = 1 + random_below(random, MODEL_CLASSES);
    day_t from = FIXTURE_DAY - 10 + (day_t)random_below(random, MODEL_DAYS + 120);
    day_t to = from + (day_t)random_below(random, 20);
    bool evenings[MODEL_ITEMS];
    bool assigned[MODEL_ITEMS];
    bool assigned_all[MODEL_ITEMS];
    bool due[MODEL_ITEMS];
    bool pending[MODEL_ITEMS];
    struct arena *arena = arena_new();
    struct assignment_list list;
    struct err err = {0};

    for (int i = 0; i < MODEL_ITEMS; i++) {
        const struct assignment *a = &items[i];
        bool alive = a->state != STATE_REMOVED;
        bool in_range = a->assigned >= from && a->assigned <= to;

        evenings[i] = alive && a->class_id == class_id && a->assigned <= to &&
                      (a->due > from || a->assigned >= from);
        assigned_all[i] = alive && in_range;
        assigned[i] = assigned_all[i] && a->class_id == class_id;
        due[i] = state_is_public(a->state) && a->class_id == class_id && a->due == from;
        pending[i] = a->state == STATE_PENDING && a->class_id == class_id;
    }
    assert_ok(store_evenings(open->store, class_id, from, to, arena, &list, &err), err);
    assert_same_ids(&list, evenings, "evenings", round);
    for (size_t i = 1; i < list.count; i++)
        assert_true(list.items[i - 1]->id < list.items[i]->id);
    assert_ok(store_assigned(open->store, class_id, from, to, arena, &list, &err), err);
    assert_same_ids(&list, assigned, "assigned", round);
    assert_ok(store_assigned(open->store, 0, from, to, arena, &list, &err), err);
    assert_same_ids(&list, assigned_all, "assigned of all", round);
    for (size_t i = 1; i < list.count; i++) {
        const struct assignment *a = list.items[i - 1];
        const struct assignment *b = list.items[i];

        assert_true(a->assigned < b->assigned ||
                    (a->assigned == b->assigned &&
                     (a->class_id < b->class_id || (a->class_id == b->class_id && a->id < b->id))));
    }
    assert_ok(store_due(open->store, class_id, from, arena, &list, &err), err);
    assert_same_ids(&list, due, "due", round);
    assert_ok(store_pending(open->store, class_id, arena, &list, &err), err);
    assert_same_ids(&list, pending, "pending", round);
    arena_free(arena);
}

static void check_recent(struct open_school *open, const struct assignment *items,
                         struct random *random)
{
    int64_t class_id = 1 + random_below(random, MODEL_CLASSES);
    const char *subject = model_subjects[random_below(random, 3)];
    size_t most = 1 + random_below(random, 60);
    size_t alive = 0;
    struct assignment_list list;
    struct err err = {0};

    for (int i = 0; i < MODEL_ITEMS; i++)
        alive += items[i].class_id == class_id && items[i].state != STATE_REMOVED &&
                 strcmp(items[i].subject, subject) == 0;
    assert_ok(store_recent(open->store, class_id, subject, most, open->arena, &list, &err), err);
    assert_int_equal(list.count, alive < most ? alive : most);
    for (size_t i = 0; i < list.count; i++) {
        const struct assignment *a = list.items[i];

        assert_string_equal(a->subject, subject);
        assert_int_equal(a->class_id, class_id);
        if (i > 0)
            assert_true(
                a->assigned < list.items[i - 1]->assigned ||
                (a->assigned == list.items[i - 1]->assigned && a->id < list.items[i - 1]->id));
    }
    /* none that is newer was left out */
    for (int i = 0; i < MODEL_ITEMS && list.count == most; i++) {
        const struct assignment *a = &items[i];
        const struct assignment *oldest = list.items[most - 1];
        size_t k = 0;

        if (a->class_id != class_id || a->state == STATE_REMOVED ||
            strcmp(a->subject, subject) != 0 || a->assigned <= oldest->assigned)
            continue;
        while (k < most && list.items[k]->id != a->id)
            k++;
        assert_true(k < most);
    }
}

static void ranges_hold_what_they_must(void **state)
{
    struct open_school *open = *state;
    struct assignment items[MODEL_ITEMS];
    struct random random = {.state = 20261117};
    struct assignment_list list;
    struct err err = {0};
    day_t first = DAY_LAST;
    day_t last = DAY_FIRST;
    day_t got_first;
    day_t got_last;
    size_t pending = 0;

    make_model(open->store, items, &random);
    for (uint32_t round = 0; round < 150; round++) {
        check_ranges(open, items, &random, round);
        check_recent(open, items, &random);
    }
    for (int i = 0; i < MODEL_ITEMS; i++) {
        pending += items[i].state == STATE_PENDING;
        if (items[i].class_id != 2)
            continue;
        if (items[i].assigned < first)
            first = items[i].assigned;
        if (items[i].assigned > last)
            last = items[i].assigned;
    }
    assert_ok(store_pending(open->store, 0, open->arena, &list, &err), err);
    assert_int_equal(list.count, pending);
    assert_ok(store_assigned_bounds(open->store, 2, &got_first, &got_last, &err), err);
    assert_int_equal(got_first, first);
    assert_int_equal(got_last, last);
    assert_ok(store_assigned_bounds(open->store, 99, &got_first, &got_last, &err), err);
    assert_int_equal(got_first, DAY_NONE);
    assert_int_equal(got_last, DAY_NONE);
}

/* ---- changes ---- */

static void an_empty_change_writes_nothing(void **state)
{
    struct open_school *open = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct assignment *read;
    struct change *change;
    struct err err = {0};
    int64_t rev;

    item.id = fixture_add(open->store, "r1", &item);
    rev = fixture_rev(open->store);
    change = fixture_begin(open->store, "r2", "wang", "edit");
    assert_ok(store_assignment(open->store, item.id, open->arena, &read, &err), err);
    assert_ok(change_put_assignment(change, read, read, &err), err);
    assert_ok(store_commit(change, &err), err);
    assert_int_equal(fixture_rev(open->store), rev);
    change = fixture_begin(open->store, "r2", "wang", "edit");
    assert_int_equal(change_number(change), rev + 1);
    store_abort(change);
    assert_int_equal(fixture_rev(open->store), rev);
}

static void a_request_acts_once(void **state)
{
    struct open_school *open = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct change_head head = {
        .request = "same", .at = 1, .actor = "wang", .action = "add", .why = NULL};
    struct change *change;
    struct err err = {0};
    int64_t repeated;
    int64_t number;

    (void)fixture_add(open->store, "same", &item);
    number = fixture_rev(open->store);
    assert_ok(store_begin_change(open->store, &head, &change, &repeated, &err), err);
    assert_null(change);
    assert_int_equal(repeated, number);
    assert_int_equal(fixture_rev(open->store), number);
    head.request = "";
    assert_refused(store_begin_change(open->store, &head, &change, &repeated, &err), err,
                   ERR_INTERNAL);
}

static void what_changed_since_is_refused(void **state)
{
    struct open_school *open = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct assignment *before;
    struct assignment after;
    struct change *change;
    struct err err = {0};
    int64_t rev;

    item.id = fixture_add(open->store, "r1", &item);
    assert_ok(store_assignment(open->store, item.id, open->arena, &before, &err), err);
    after = *before;
    after.minutes = 20;
    change = fixture_begin(open->store, "r2", "wang", "edit");
    assert_ok(change_put_assignment(change, before, &after, &err), err);
    assert_ok(store_commit(change, &err), err);
    rev = fixture_rev(open->store);

    /* the same first reading a second time */
    after.minutes = 25;
    change = fixture_begin(open->store, "r3", "li", "edit");
    assert_refused(change_put_assignment(change, before, &after, &err), err, ERR_INPUT);
    /* and a change of which a part failed is not written at all */
    after = fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT), 1, FIXTURE_DAY, 1);
    (void)change_put_assignment(change, NULL, &after, &err);
    assert_refused(store_commit(change, &err), err, ERR_INTERNAL);
    assert_int_equal(fixture_rev(open->store), rev);
    assert_ok(store_assignment(open->store, item.id, open->arena, &before, &err), err);
    assert_int_equal(before->minutes, 20);
}

/* One put that must be refused; the change is then given up. */
static void refuse_put(struct store *store, const struct assignment *item, enum err_code code)
{
    struct change *change = fixture_begin(store, "bad", "wang", "add");
    struct err err = {0};

    assert_refused(change_put_assignment(change, NULL, item, &err), err, code);
    store_abort(change);
}

static void bounds_are_kept(void **state)
{
    struct open_school *open = *state;
    const struct assignment good = fixture_assignment(50, 1, FIXTURE_DAY, 1);
    struct assignment item = good;
    struct class twin = fixture_class(9, 1);
    struct change *change;
    struct err err = {0};

    item.class_id = 77;
    refuse_put(open->store, &item, ERR_INPUT);
    item = good;
    item.id = 0;
    refuse_put(open->store, &item, ERR_INPUT);
    item = good;
    item.due = item.assigned + 101;
    refuse_put(open->store, &item, ERR_INPUT);
    item = good;
    item.due = item.assigned - 1;
    refuse_put(open->store, &item, ERR_INPUT);
    item = good;
    item.text = "";
    refuse_put(open->store, &item, ERR_INPUT);
    item = good;
    item.text = "\xff";
    refuse_put(open->store, &item, ERR_INPUT);

    change = fixture_begin(open->store, "twin", "wang", "class");
    assert_refused(change_put_class(change, NULL, &twin, &err), err, ERR_INPUT);
    assert_non_null(strstr(err.message, "class 9"));
    store_abort(change);
    change = fixture_begin(open->store, "school", "wang", "school");
    {
        struct school school = fixture_school();

        assert_refused(change_put_school(change, &school, NULL, &err), err, ERR_INPUT);
    }
    store_abort(change);
    /* an id that was brought along is never given again */
    change = fixture_begin(open->store, "brought", "wang", "add");
    assert_ok(change_put_assignment(change, NULL, &good, &err), err);
    assert_int_equal(change_new_id(change, ENTITY_ASSIGNMENT), 51);
    assert_ok(store_commit(change, &err), err);
    change = fixture_begin(open->store, "next", "wang", "add");
    assert_int_equal(change_new_id(change, ENTITY_ASSIGNMENT), 52);
    assert_int_equal(change_new_id(change, ENTITY_CLASS), 4);
    store_abort(change);
}

static void the_school_is_renamed(void **state)
{
    struct open_school *open = *state;
    struct change *change = fixture_begin(open->store, "r1", "wang", "school");
    struct school before;
    struct school after;
    struct history_row *row;
    struct err err = {0};

    assert_ok(store_school(open->store, open->arena, &before, &err), err);
    after = before;
    after.name = arena_strdup(open->arena, "第二小学");
    assert_ok(change_put_school(change, &before, &after, &err), err);
    assert_ok(store_commit(change, &err), err);
    assert_ok(store_last_row(open->store, ENTITY_SCHOOL, "1", open->arena, &row, &err), err);
    assert_non_null(strstr(row->after, "第二小学"));
    assert_null(strstr(row->after, "rev"));
    change = fixture_begin(open->store, "r2", "wang", "undo");
    assert_ok(change_undo(change, 2, NULL, NULL, open->arena, &err), err);
    assert_ok(store_commit(change, &err), err);
    assert_ok(store_school(open->store, open->arena, &after, &err), err);
    assert_string_equal(after.name, before.name);
    assert_int_equal(after.rev, 3);
}

/* ---- history and undo ---- */

static int64_t edit_minutes(struct store *store, const char *request, const char *actor, int64_t id,
                            int minutes)
{
    struct arena *arena = arena_new();
    struct change *change = fixture_begin(store, request, actor, "edit");
    struct assignment *before;
    struct assignment after;
    struct err err = {0};
    int64_t number = change_number(change);

    assert_ok(store_assignment(store, id, arena, &before, &err), err);
    after = *before;
    after.minutes = minutes;
    assert_ok(change_put_assignment(change, before, &after, &err), err);
    assert_ok(store_commit(change, &err), err);
    arena_free(arena);
    return number;
}

static int64_t undo(struct store *store, const char *request, const char *actor, int64_t target)
{
    struct arena *arena = arena_new();
    struct change_head head = {
        .request = request, .at = 2, .actor = actor, .action = "undo", .ref = target};
    struct change *change;
    struct err err = {0};
    int64_t repeated;
    int64_t number;

    assert_ok(store_begin_change(store, &head, &change, &repeated, &err), err);
    number = change_number(change);
    assert_ok(change_undo(change, target, NULL, NULL, arena, &err), err);
    assert_ok(store_commit(change, &err), err);
    arena_free(arena);
    return number;
}

static int minutes_of(struct store *store, int64_t id)
{
    struct arena *arena = arena_new();
    struct assignment *item;
    struct err err = {0};
    int minutes;

    assert_ok(store_assignment(store, id, arena, &item, &err), err);
    minutes = !item ? -1 : item->minutes;
    arena_free(arena);
    return minutes;
}

static void assert_undoable(struct store *store, const char *actor, size_t most, size_t count, ...)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    int64_t *changes;
    size_t found;
    va_list wanted;

    assert_ok(store_undoable(store, actor, most, arena, &changes, &found, &err), err);
    assert_int_equal(found, count);
    va_start(wanted, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(changes[i], va_arg(wanted, int64_t));
    va_end(wanted);
    arena_free(arena);
}

static void undo_goes_back_and_forth(void **state)
{
    struct open_school *open = *state;
    struct store *store = open->store;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    int64_t id = fixture_add(store, "r1", &item);
    int64_t added = fixture_rev(store);
    int64_t twenty = edit_minutes(store, "r2", "wang", id, 20);
    int64_t thirty = edit_minutes(store, "r3", "wang", id, 30);
    int64_t undone;
    int64_t again;

    assert_undoable(store, "wang", 2, 2, thirty, twenty);
    assert_undoable(store, "li", 5, 0);
    undone = undo(store, "u1", "wang", thirty);
    assert_int_equal(minutes_of(store, id), 20);
    assert_undoable(store, "wang", 9, 2, twenty, added); /* the making of the school is none */
    /* the undo itself taken back: the edit holds again, and can be undone again */
    again = undo(store, "u2", "li", undone);
    assert_int_equal(minutes_of(store, id), 30);
    assert_undoable(store, "wang", 2, 2, thirty, twenty);
    assert_undoable(store, "li", 2, 0);
    (void)undo(store, "u3", "wang", again);
    assert_int_equal(minutes_of(store, id), 20);
    assert_undoable(store, "wang", 1, 1, twenty);
    (void)undo(store, "u4", "wang", twenty);
    (void)undo(store, "u5", "wang", added);
    assert_int_equal(minutes_of(store, id), -1);
    assert_undoable(store, "wang", 9, 0);
}

static void undo_names_what_is_in_the_way(void **state)
{
    struct open_school *open = *state;
    struct store *store = open->store;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    int64_t id = fixture_add(store, "r1", &item);
    int64_t first = edit_minutes(store, "r2", "wang", id, 20);
    int64_t second = edit_minutes(store, "r3", "li", id, 30);
    struct change *change = fixture_begin(store, "u1", "wang", "undo");
    char *number = arena_printf(open->arena, "change %lld", (long long)second);
    struct err err = {0};

    assert_refused(change_undo(change, first, NULL, NULL, open->arena, &err), err, ERR_INPUT);
    assert_non_null(strstr(err.message, number));
    assert_non_null(strstr(err.message, "li"));
    assert_non_null(strstr(err.message, "assignment 1"));
    store_abort(change);
    assert_int_equal(minutes_of(store, id), 30);
    change = fixture_begin(store, "u2", "wang", "undo");
    assert_refused(change_undo(change, 99, NULL, NULL, open->arena, &err), err, ERR_INPUT);
    store_abort(change);
    /* a class with homework: its making cannot be taken back */
    change = fixture_begin(store, "u3", "wang", "undo");
    assert_refused(change_undo(change, 1, NULL, NULL, open->arena, &err), err, ERR_INPUT);
    assert_refused(store_commit(change, &err), err, ERR_INTERNAL);
    /* back by hand to what the change left: then it can be undone */
    (void)edit_minutes(store, "r4", "li", id, 20);
    (void)undo(store, "u4", "wang", first);
    assert_int_equal(minutes_of(store, id), 15);
}

static void one_change_of_many_rows(void **state)
{
    struct open_school *open = *state;
    struct store *store = open->store;
    struct change *change = fixture_begin(store, "r1", "wang", "add");
    struct no_homework none = {.day = FIXTURE_DAY, .subject = "math"};
    struct assignment items[3];
    struct assignment again;
    struct history_list rows;
    struct history_list page;
    struct none_list nones;
    struct err err = {0};
    int64_t number = change_number(change);

    for (int i = 0; i < 3; i++) {
        items[i] =
            fixture_assignment(change_new_id(change, ENTITY_ASSIGNMENT), i + 1, FIXTURE_DAY, 1);
        assert_ok(change_put_assignment(change, NULL, &items[i], &err), err);
    }
    /* the same row twice in one change: reads inside see the writes */
    again = items[0];
    again.minutes = 40;
    assert_ok(change_put_assignment(change, &items[0], &again, &err), err);
    assert_ok(change_put_none(change, 1, NULL, &none, &err), err);
    assert_int_equal(minutes_of(store, items[0].id), 40);
    assert_ok(store_commit(change, &err), err);

    assert_ok(store_change_rows(store, number, open->arena, &rows, &err), err);
    assert_int_equal(rows.count, 5);
    for (size_t i = 0; i < rows.count; i++) {
        assert_int_equal(rows.items[i].seq, 4 + (int64_t)i); /* behind the three classes */
        assert_string_equal(rows.items[i].request, "r1");
        assert_string_equal(rows.items[i].actor, "wang");
    }
    assert_string_equal(rows.items[3].key, "1");
    assert_non_null(rows.items[3].before);
    assert_string_equal(rows.items[4].key, "1 2026-11-17 math");
    assert_int_equal(rows.items[4].entity, ENTITY_NONE);
    assert_null(rows.items[4].why);

    /* pages, newest first, and of one class */
    assert_ok(store_history(store, 0, 0, 2, open->arena, &page, &err), err);
    assert_int_equal(page.count, 2);
    assert_int_equal(page.items[0].seq, 8);
    assert_ok(store_history(store, 0, page.items[1].seq, 100, open->arena, &page, &err), err);
    assert_int_equal(page.count, 6);
    assert_int_equal(page.items[5].seq, 1);
    assert_ok(store_history(store, 1, 0, 100, open->arena, &page, &err), err);
    assert_int_equal(page.count, 4);

    (void)undo(store, "u1", "wang", number);
    assert_int_equal(minutes_of(store, items[0].id), -1);
    assert_int_equal(minutes_of(store, items[2].id), -1);
    assert_ok(store_none(store, 1, FIXTURE_DAY, FIXTURE_DAY, open->arena, &nones, &err), err);
    assert_int_equal(nones.count, 0);
}

static void tampering_is_found(void **state)
{
    struct open_school *open = *state;
    static const char *const tampers[] = {
        "UPDATE history SET actor = 'li' WHERE seq = 2",
        "UPDATE history SET why = '' WHERE seq = 3",
        "UPDATE history SET before = after WHERE seq = 1",
        "UPDATE history SET class_id = 2 WHERE seq = 1",
        "UPDATE history SET at = at + 1 WHERE seq = 3",
        "DELETE FROM history WHERE seq = 2",
        "DELETE FROM history WHERE seq = 1",
        "DELETE FROM history WHERE seq = 3",
        "UPDATE school SET last_seq = 2",
        "UPDATE history SET entity = 'spoon' WHERE seq = 2",
    };
    struct db *stranger;
    struct err err = {0};

    assert_ok(place->driver->open(open->url, DB_OPEN, &stranger, &err), err);
    for (size_t i = 0; i < sizeof tampers / sizeof tampers[0]; i++) {
        struct school school = fixture_school();
        struct store *store;
        char *url = place->fresh(open->arena);

        place->driver->close(stranger);
        assert_ok(store_create(place->driver, url, &school, &store, &err), err);
        fixture_add_classes(store, 3);
        assert_ok(store_verify_history(store, &err), err);
        assert_ok(place->driver->open(url, DB_OPEN, &stranger, &err), err);
        assert_ok(place->driver->exec(stranger, tampers[i], &err), err);
        assert_refused(store_verify_history(store, &err), err, ERR_STORE);
        assert_refused(store_check(store, &err), err, ERR_STORE);
        store_close(store);
    }
    place->driver->close(stranger);
}

/* ---- two at once ---- */

static void others_are_seen(void **state)
{
    struct open_school *open = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct store *second;
    struct err err = {0};

    assert_ok(store_open(place->driver, open->url, &second, &err), err);
    assert_false(store_changed(second));
    item.id = fixture_add(open->store, "r1", &item);
    assert_true(store_changed(second));
    assert_false(store_changed(second));
    assert_int_equal(minutes_of(second, item.id), 15);
    /* not one's own */
    (void)edit_minutes(second, "r2", "li", item.id, 25);
    assert_false(store_changed(second));
    /* and not what was given up */
    store_abort(fixture_begin(open->store, "r3", "wang", "edit"));
    assert_false(store_changed(second));
    store_close(second);
}

static void a_snapshot_stays(void **state)
{
    struct open_school *open = *state;
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct change_head head = {.request = "r", .at = 1, .actor = "wang", .action = "edit"};
    struct change *change;
    struct store *second;
    struct err err = {0};
    int64_t repeated;

    item.id = fixture_add(open->store, "r1", &item);
    assert_ok(store_open(place->driver, open->url, &second, &err), err);
    assert_ok(store_begin_read(second, &err), err);
    assert_int_equal(minutes_of(second, item.id), 15);
    (void)edit_minutes(open->store, "r2", "wang", item.id, 30);
    assert_int_equal(minutes_of(second, item.id), 15);
    /* transactions do not nest */
    assert_refused(store_begin_read(second, &err), err, ERR_INTERNAL);
    assert_refused(store_begin_change(second, &head, &change, &repeated, &err), err, ERR_INTERNAL);
    assert_ok(store_verify_history(second, &err), err);
    store_end_read(second);
    assert_int_equal(minutes_of(second, item.id), 30);
    change = fixture_begin(second, "r3", "wang", "edit");
    assert_refused(store_begin_read(second, &err), err, ERR_INTERNAL);
    store_abort(change);
    store_close(second);
}

int store_conformance(const char *name, const struct store_place *where)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(made_once, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(missing_names_init, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(entities_round_trip, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(assignment_round_trip, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(bad_snapshots_are_refused, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(ranges_hold_what_they_must, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(an_empty_change_writes_nothing, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(a_request_acts_once, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(what_changed_since_is_refused, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(bounds_are_kept, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(the_school_is_renamed, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(undo_goes_back_and_forth, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(undo_names_what_is_in_the_way, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(one_change_of_many_rows, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(tampering_is_found, open_fresh, close_tampered),
        cmocka_unit_test_setup_teardown(others_are_seen, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(a_snapshot_stays, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(chain_entities_round_trip, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(chain_bounds_are_kept, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(chain_timed_are_found, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(chain_lists_keep_their_ranges, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(search_finds_words, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(search_ranks, open_fresh, close_fresh),
        cmocka_unit_test_setup_teardown(search_is_what_a_look_finds, open_fresh, close_fresh),
    };

    place = where;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}
