/* Who may do what: one matrix over commands, people and places, written from the contract (section 8),
 * not from the code. A cell that is refused must be so with its code and leave nothing behind; what was
 * done is taken back by the same person, who then may that, too.
 * reason: one matrix, whole. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

static struct school_fixture fixture;

/* ---- the people and the places ---- */

enum
{
    STRANGER,       /* a login that the school does not know */
    NOTHING,        /* a person without a role */
    MONITOR,        /* of 3-2 */
    REPRESENTATIVE, /* of mathematics in 3-2 */
    TEACHER,        /* of mathematics in 3-2 */
    HOMEROOM,       /* of 3-2 */
    LEADER,         /* of grade 3 */
    OFFICE,
    PEOPLE,
};

static const struct
{
    const char *login;
    enum role role;
    const char *class;
    int grade;
    const char *subject;
} people[PEOPLE] = {
    [STRANGER] = {"jiaoshi", ROLE_COUNT, NULL, 0, NULL},
    [NOTHING] = {"nobody", ROLE_COUNT, NULL, 0, NULL},
    [MONITOR] = {"banzhang", ROLE_MONITOR, "3-2", 0, NULL},
    [REPRESENTATIVE] = {"kedaibiao", ROLE_REPRESENTATIVE, "3-2", 0, "math"},
    [TEACHER] = {"li", ROLE_TEACHER, "3-2", 0, "math"},
    [HOMEROOM] = {"sun", ROLE_HOMEROOM, "3-2", 0, NULL},
    [LEADER] = {"zhao", ROLE_LEADER, NULL, 3, NULL},
    [OFFICE] = {"wang", ROLE_OFFICE, NULL, 0, NULL},
};

#define PLACES 4
static const struct
{
    const char *class, *subject, *other_subject;
} places[PLACES] = {
    {"3-2", "math", "english"},    /* one's own class and subject */
    {"3-2", "chinese", "english"}, /* another subject there */
    {"3-3", "math", "english"},    /* another class of the grade */
    {"4-1", "math", "english"},    /* another grade */
};

/* ---- a cell ---- */

struct scene
{
    struct session *who;
    struct session qian; /* a second office, who prepares things */
    const struct class *class;
    const char *subject, *other_subject;
};
typedef bool act(struct scene *scene, struct err *err);

static int64_t revision(void)
{
    struct school school;
    struct err err = {0};

    assert_true(store_school(fixture.service->store, fixture.arena, &school, &err));
    return school.rev;
}

static struct assignment item_at(const struct scene *scene, int minutes)
{
    struct assignment item = homework(&scene->qian, "3-2", scene->subject, minutes, "练习册P42");

    item.class_id = scene->class->id;
    return item;
}

static int64_t prepared(struct scene *scene, enum add_mode mode, int minutes)
{
    struct assignment item = item_at(scene, minutes);
    struct outcome outcome;
    struct err err = {0};

    if (!service_add(&scene->qian, &item, 1, mode, fixture.arena, &outcome, &err))
        fail_msg("%s", err.message);
    return outcome.items[0].after->id;
}

/* What a pupil entered, and nobody has confirmed. */
static int64_t unconfirmed(struct scene *scene)
{
    struct session pupil = school_fixture_as(&fixture, "kedaibiao2");
    struct assignment item = item_at(scene, 5);
    struct outcome outcome;
    struct err err = {0};

    if (!service_add(&pupil, &item, 1, ADD_PUBLISH, fixture.arena, &outcome, &err))
        fail_msg("%s", err.message);
    return outcome.items[0].after->id;
}

/* ---- homework ---- */

static bool add_as(struct scene *scene, enum add_mode mode, struct err *err)
{
    struct assignment item = item_at(scene, 5);
    struct outcome outcome;

    return service_add(scene->who, &item, 1, mode, fixture.arena, &outcome, err);
}

static bool add(struct scene *scene, struct err *err)
{
    return add_as(scene, ADD_PUBLISH, err);
}

static bool add_draft(struct scene *scene, struct err *err)
{
    return add_as(scene, ADD_DRAFT, err);
}

static bool add_dry(struct scene *scene, struct err *err)
{
    return add_as(scene, ADD_DRY_RUN, err);
}

static bool edit_id(struct scene *scene, int64_t id, const char *subject, struct err *err)
{
    struct assignment wanted = item_at(scene, 4);
    struct edit edit = {.id = id, .wanted = &wanted, .fields = FIELD_MINUTES};
    struct outcome outcome;

    if (subject) {
        wanted.subject = subject;
        edit.fields = FIELD_SUBJECT;
    }
    return service_edit(scene->who, &edit, fixture.arena, &outcome, NULL, err);
}

static bool edit(struct scene *scene, struct err *err)
{
    return edit_id(scene, prepared(scene, ADD_PUBLISH, 5), NULL, err);
}

static bool edit_unconfirmed(struct scene *scene, struct err *err)
{
    return edit_id(scene, unconfirmed(scene), NULL, err);
}

static bool edit_subject(struct scene *scene, struct err *err)
{
    return edit_id(scene, unconfirmed(scene), scene->other_subject, err);
}

static bool act_on(struct scene *scene, enum act what, int64_t id, struct err *err)
{
    struct outcome outcome;

    return service_act(scene->who, what, &id, 1, "写错了", fixture.arena, &outcome, err);
}

static bool withdraw(struct scene *scene, struct err *err)
{
    return act_on(scene, ACT_WITHDRAW, prepared(scene, ADD_PUBLISH, 5), err);
}

static bool withdraw_unconfirmed(struct scene *scene, struct err *err)
{
    return act_on(scene, ACT_WITHDRAW, unconfirmed(scene), err);
}

static bool take_away(struct scene *scene, struct err *err)
{
    return act_on(scene, ACT_REMOVE, prepared(scene, ADD_PUBLISH, 5), err);
}

static bool take_away_unconfirmed(struct scene *scene, struct err *err)
{
    return act_on(scene, ACT_REMOVE, unconfirmed(scene), err);
}

static bool publish(struct scene *scene, struct err *err)
{
    return act_on(scene, ACT_PUBLISH, prepared(scene, ADD_DRAFT, 5), err);
}

static bool confirm(struct scene *scene, struct err *err)
{
    return act_on(scene, ACT_CONFIRM, unconfirmed(scene), err);
}

static bool move_id(struct scene *scene, int64_t id, struct err *err)
{
    struct outcome outcome;

    return service_move(scene->who, id, NOV(18), fixture.arena, &outcome, err);
}

static bool move(struct scene *scene, struct err *err)
{
    return move_id(scene, prepared(scene, ADD_PUBLISH, 5), err);
}

static bool move_unconfirmed(struct scene *scene, struct err *err)
{
    return move_id(scene, unconfirmed(scene), err);
}

/* What is posted anywhere may be copied to where one may set it. */
static bool copy_to_place(struct scene *scene, struct err *err)
{
    struct scene source = *scene;
    const struct class *target = scene->class;
    struct outcome outcome;
    int64_t id;

    if (!service_class(scene->who, "3-4", NOV(17), &source.class, err))
        return false;
    id = prepared(&source, ADD_PUBLISH, 5);
    return service_copy(scene->who, &id, 1, &target, 1, ADD_PUBLISH, fixture.arena, &outcome, err);
}

/* One's own target, and a draft of others: it is not to be seen that way. */
static bool copy_draft(struct scene *scene, struct err *err)
{
    const struct class *target = scene->class;
    struct outcome outcome;
    int64_t id = prepared(scene, ADD_DRAFT, 5);

    return service_copy(scene->who, &id, 1, &target, 1, ADD_PUBLISH, fixture.arena, &outcome, err);
}

static bool say_none(struct scene *scene, struct err *err)
{
    struct outcome outcome;

    return service_none(scene->who, scene->class, scene->subject, NOV(19), fixture.arena, &outcome,
                        err);
}

static bool import_by(const struct session *session, const struct scene *scene, bool dry_run,
                      struct err *err)
{
    const struct school *school = &service_data(fixture.service)->school;
    char *text =
        arena_printf(fixture.arena, "date,class,subject,minutes,text\n2026-11-20,%s,%s,5,抄写\n",
                     class_code(school, scene->class, NOV(17), fixture.arena), scene->subject);
    struct file file = {.name = "a.csv", .data = text, .bytes = strlen(text)};
    struct import_options options = {.dry_run = dry_run};
    struct import_result result;

    return service_import(session, &file, 1, &options, fixture.arena, &result, err);
}

static bool import(struct scene *scene, struct err *err)
{
    return import_by(scene->who, scene, false, err);
}

static bool import_dry(struct scene *scene, struct err *err)
{
    return import_by(scene->who, scene, true, err);
}

static bool approve(struct scene *scene, struct err *err)
{
    struct outcome outcome;

    return service_approve(scene->who, prepared(scene, ADD_PUBLISH, 90), -1, "考前", -1, DAY_NONE,
                           fixture.arena, &outcome, err);
}

static bool send_back(struct scene *scene, struct err *err)
{
    struct outcome outcome;

    return service_return(scene->who, prepared(scene, ADD_PUBLISH, 90), -1, "太多", fixture.arena,
                          &outcome, err);
}

/* An overfull day that was imported. */
static bool suggest_apply(struct scene *scene, struct err *err)
{
    struct suggest_result *result = NULL;
    struct outcome outcome;
    const struct school *school = &service_data(fixture.service)->school;
    const char *code = class_code(school, scene->class, NOV(17), fixture.arena);
    char *text = arena_printf(fixture.arena,
                              "date,class,subject,minutes,text\n2026-11-17,%s,%s,40,抄写\n"
                              "2026-11-17,%s,%s,45,练习\n",
                              code, scene->subject, code, scene->subject);
    struct file file = {.name = "a.csv", .data = text, .bytes = strlen(text)};
    struct import_options options = {0};
    struct import_result imported;

    if (!service_import(&scene->qian, &file, 1, &options, fixture.arena, &imported, err) ||
        !service_suggest(scene->who, scene->class, fixture.arena, &result, err))
        fail_msg("%s", err->message);
    assert_true(result->count > 0);
    return service_apply(scene->who, result, fixture.arena, &outcome, err);
}

static bool see(struct scene *scene, int64_t id, struct err *err)
{
    struct assignment *item;

    return service_item(scene->who, id, fixture.arena, &item, err);
}

static bool see_draft(struct scene *scene, struct err *err)
{
    return see(scene, prepared(scene, ADD_DRAFT, 5), err);
}

static bool see_pending(struct scene *scene, struct err *err)
{
    return see(scene, prepared(scene, ADD_PUBLISH, 90), err);
}

static bool see_posted(struct scene *scene, struct err *err)
{
    return see(scene, prepared(scene, ADD_PUBLISH, 5), err);
}

/* ---- after setting ---- */

static bool mark_as(const struct session *session, struct scene *scene, bool missing, bool marked,
                    struct err *err)
{
    struct mark_input input = {.id = prepared(scene, ADD_PUBLISH, 5),
                               .collected = -1,
                               .marked = marked ? 30 : -1,
                               .returned = -1,
                               .corrected = -1,
                               .missing = missing ? "3" : NULL};
    struct handin *handin;

    return service_mark(session, &input, fixture.arena, &handin, err);
}

static bool mark_missing(struct scene *scene, struct err *err)
{
    return mark_as(scene->who, scene, true, false, err);
}

static bool mark_marked(struct scene *scene, struct err *err)
{
    return mark_as(scene->who, scene, false, true, err);
}

static bool mark_both(struct scene *scene, struct err *err)
{
    return mark_as(scene->who, scene, true, true, err);
}

static bool read_missing(struct scene *scene, struct err *err)
{
    struct handin *handin;

    return service_handin(scene->who, prepared(scene, ADD_PUBLISH, 5), fixture.arena, &handin, err);
}

static bool star(struct scene *scene, struct err *err)
{
    return service_star(scene->who, prepared(scene, ADD_PUBLISH, 5), "分层清楚", err);
}

static bool habits(struct scene *scene, struct err *err)
{
    struct habit habit = {
        .class_id = scene->class->id, .day = NOV(17), .seat = 3, .minutes = {30, 10, 10, 500, 60}};

    return service_put_habits(scene->who, &habit, 1, err);
}

static bool hands(struct scene *scene, struct err *err)
{
    struct habit_count count = {.class_id = scene->class->id,
                                .day = NOV(17),
                                .dimension = DIMENSION_SLEEP,
                                .count = {20, 5, 2}};

    return service_put_habit_counts(scene->who, &count, 1, err);
}

static bool habits_by_seat(struct scene *scene, struct err *err)
{
    struct habit_list list;

    return service_habit_rows(scene->who, scene->class, NOV(16), NOV(20), fixture.arena, &list,
                              err);
}

/* ---- plans ---- */

static int grade_at(const struct scene *scene)
{
    return class_grade(&service_data(fixture.service)->school, scene->class, NOV(17)).grade;
}

static bool timetable(struct scene *scene, struct err *err)
{
    struct lesson_slot lesson = {
        .class_id = scene->class->id, .weekday = MONDAY, .period = 1, .subject = scene->subject};

    return service_put_lessons(scene->who, &lesson, 1, err);
}

static bool aftercare(struct scene *scene, struct err *err)
{
    struct aftercare_time time = {.class_id = scene->class->id, .weekday = MONDAY, .minutes = 60};
    struct aftercare_rows rows = {.times = &time, .time_count = 1};

    return service_put_aftercare(scene->who, &rows, err);
}

static bool activity_of(struct scene *scene, int64_t class_id, struct err *err)
{
    struct activity activity = {
        .class_id = class_id, .day = NOV(20), .weekday = FRIDAY, .name = (char *)"合唱"};
    struct aftercare_rows rows = {.activities = &activity, .activity_count = 1};

    return service_put_aftercare(scene->who, &rows, err);
}

static bool activity(struct scene *scene, struct err *err)
{
    return activity_of(scene, scene->class->id, err);
}

static bool activity_of_all(struct scene *scene, struct err *err)
{
    return activity_of(scene, 0, err);
}

static bool event_of(struct scene *scene, int64_t class_id, int grade, struct err *err)
{
    struct school_event event = {
        .class_id = class_id, .grade = grade, .first = NOV(20), .last = NOV(20), .text = "秋游"};

    return service_put(scene->who, ENTITY_EVENT, NULL, &event, err);
}

static bool event(struct scene *scene, struct err *err)
{
    return event_of(scene, scene->class->id, 0, err);
}

static bool event_of_grade(struct scene *scene, struct err *err)
{
    return event_of(scene, 0, grade_at(scene), err);
}

static bool event_of_all(struct scene *scene, struct err *err)
{
    return event_of(scene, 0, 0, err);
}

/* The office's event of the class, by somebody else. */
static bool change_event(struct scene *scene, struct school_event *after, struct err *err)
{
    struct school_event known = {
        .class_id = scene->class->id, .first = NOV(20), .last = NOV(21), .text = "秋游"};

    if (!service_put(&scene->qian, ENTITY_EVENT, NULL, &known, err))
        return false;
    if (after) {
        after->id = known.id;
        after->class_id = known.class_id;
    }
    return service_put(scene->who, ENTITY_EVENT, &known, after, err);
}

static bool event_edit(struct scene *scene, struct err *err)
{
    struct school_event after = {.first = NOV(20), .last = NOV(21), .text = "春游"};

    return change_event(scene, &after, err);
}

static bool event_rm(struct scene *scene, struct err *err)
{
    return change_event(scene, NULL, err);
}

static bool events_import(struct scene *scene, struct err *err)
{
    const char *code =
        class_code(&fixture.service->data.school, scene->class, NOV(17), fixture.arena);
    char *text = arena_printf(fixture.arena, "date,class,text\n2026-11-25,%s,测验\n", code);
    const struct file file = {"f.csv", text, strlen(text)};
    struct event_list list;
    size_t added;

    return service_import_events(scene->who, &file, fixture.arena, &list, &added, err);
}

static bool share(struct scene *scene, struct err *err)
{
    return service_put_share(scene->who, grade_at(scene), scene->subject, 20, err);
}

static bool units_by(const struct session *session, const struct scene *scene, struct err *err)
{
    struct unit unit = {.grade = grade_at(scene),
                        .subject = scene->subject,
                        .position = 1,
                        .name = (char *)"第一单元"};

    return service_put_units(session, &unit, 1, err);
}

static bool syllabus(struct scene *scene, struct err *err)
{
    return units_by(scene->who, scene, err);
}

static bool progress(struct scene *scene, struct err *err)
{
    return units_by(&scene->qian, scene, err) &&
           service_put_progress(scene->who, scene->class, scene->subject, "1", err);
}

static bool report(struct scene *scene, struct err *err)
{
    struct report result;

    return service_report(scene->who, &scene->class, 1, NOV(16), NOV(20), fixture.arena, &result,
                          err);
}

/* ---- what the school is ---- */

static bool school_edit(struct scene *scene, struct err *err)
{
    struct school school = service_data(fixture.service)->school;

    school.name = (char *)"新校名";
    return service_put_school(scene->who, &school, err);
}

static bool class_edit(struct scene *scene, struct err *err)
{
    struct class after = *scene->class;

    after.size = 30;
    return service_put(scene->who, ENTITY_CLASS, scene->class, &after, err);
}

static bool subject_add(struct scene *scene, struct err *err)
{
    struct subject subject = {
        .code = (char *)"go", .zh = (char *)"围棋", .en = (char *)"Go", .short_zh = (char *)""};

    return service_put(scene->who, ENTITY_SUBJECT, NULL, &subject, err);
}

static bool teacher_add(struct scene *scene, struct err *err)
{
    struct teacher teacher = {.login = (char *)"new", .name = (char *)"新老师"};
    const struct grant grant = {.role = ROLE_OFFICE, .first = DAY_FIRST, .last = DAY_LAST};
    const struct person_change what = {.given = &grant, .given_count = 1};

    return service_put_teacher(scene->who, NULL, &teacher, &what, err);
}

static bool teacher_assign(struct scene *scene, struct err *err)
{
    return service_put_teaching(scene->who, scene->class, "art",
                                service_person(fixture.service, "qian")->id, err);
}

static bool holiday_add(struct scene *scene, struct err *err)
{
    struct calendar_row row = {
        .first = NOV(27), .last = NOV(27), .mark = MARK_HOLIDAY, .name = (char *)"校庆"};

    return service_put(scene->who, ENTITY_CALENDAR, NULL, &row, err);
}

static bool term_add(struct scene *scene, struct err *err)
{
    struct term term = {.name = (char *)"第一学期", .first = NOV(1), .last = NOV(30)};

    return service_put(scene->who, ENTITY_TERM, NULL, &term, err);
}

/* ---- undo of what another did ---- */

static bool undo_last(struct scene *scene, struct err *err)
{
    struct undone undone;

    return service_undo(scene->who, 0, revision(), fixture.arena, &undone, err);
}

static bool undo_add(struct scene *scene, struct err *err)
{
    prepared(scene, ADD_PUBLISH, 5);
    return undo_last(scene, err);
}

static bool undo_import(struct scene *scene, struct err *err)
{
    return import_by(&scene->qian, scene, false, err) && undo_last(scene, err);
}

static bool undo_approve(struct scene *scene, struct err *err)
{
    int64_t id = prepared(scene, ADD_PUBLISH, 90);
    struct session wang = school_fixture_as(&fixture, "yuan"); /* a third office */
    struct outcome outcome;

    return service_approve(&wang, id, -1, "考前", -1, DAY_NONE, fixture.arena, &outcome, err) &&
           undo_last(scene, err);
}

static bool undo_mark(struct scene *scene, struct err *err)
{
    return mark_as(&scene->qian, scene, true, true, err) && undo_last(scene, err);
}

static bool undo_by_qian(struct scene *scene, act *what, struct err *err)
{
    struct scene prepares = *scene;

    prepares.who = &prepares.qian;
    return what(&prepares, err) && undo_last(scene, err);
}

static bool undo_share(struct scene *scene, struct err *err)
{
    return undo_by_qian(scene, share, err);
}

static bool undo_event(struct scene *scene, struct err *err)
{
    return undo_by_qian(scene, event, err);
}

static bool undo_timetable(struct scene *scene, struct err *err)
{
    return undo_by_qian(scene, timetable, err);
}

static bool undo_hands(struct scene *scene, struct err *err)
{
    return undo_by_qian(scene, hands, err);
}

static bool undo_class_add(struct scene *scene, struct err *err)
{
    struct class class = *scene->class;

    class.number = 9;
    class.name = (char *)"";
    return service_put(&scene->qian, ENTITY_CLASS, NULL, &class, err) && undo_last(scene, err);
}

/* An undo of an undo needs what the first change needed. */
static bool undo_undo(struct scene *scene, struct err *err)
{
    struct undone undone;

    prepared(scene, ADD_PUBLISH, 5);
    return service_undo(&scene->qian, 1, 0, fixture.arena, &undone, err) && undo_last(scene, err);
}

/* ---- the matrix ---- */

enum kind_of_act
{
    WRITES, /* and is taken back by who did it */
    UNDOES, /* what was prepared is taken back by it */
    READS,
};

#define NO "...."
#define OWN "x..."
#define CLASS "xx.."
#define GRADE "xxx."
#define ALL "xxxx"

/* Places: own class and subject, its other subject, another class of the grade, another grade. */
static const struct row
{
    const char *name;
    act *act;
    enum kind_of_act kind;
    const char
        *may[PEOPLE]; /* stranger, no role, monitor, representative, teacher, homeroom, leader,
                              * office */
} matrix[] = {
    {"add", add, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"add --draft", add_draft, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"add --dry-run", add_dry, READS, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"edit", edit, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"edit, unconfirmed", edit_unconfirmed, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"edit --subject", edit_subject, WRITES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"withdraw", withdraw, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"withdraw, unconfirmed", withdraw_unconfirmed, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"rm", take_away, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"rm, unconfirmed", take_away_unconfirmed, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"publish", publish, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"confirm", confirm, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"move", move, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"move, unconfirmed", move_unconfirmed, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"copy", copy_to_place, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"copy a draft", copy_draft, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"none", say_none, WRITES, {NO, NO, NO, OWN, OWN, CLASS, NO, ALL}},
    {"import", import, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"import --dry-run", import_dry, READS, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"approve", approve, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"return", send_back, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"suggest --apply", suggest_apply, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"see a draft", see_draft, READS, {NO, NO, NO, NO, OWN, CLASS, GRADE, ALL}},
    {"see what waits", see_pending, READS, {NO, NO, NO, NO, OWN, CLASS, GRADE, ALL}},
    {"see what is posted", see_posted, READS, {ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL}},
    {"mark --missing", mark_missing, WRITES, {NO, NO, CLASS, OWN, OWN, CLASS, NO, ALL}},
    {"mark --marked", mark_marked, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"mark --missing --marked", mark_both, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"mark: who is missing", read_missing, READS, {NO, NO, CLASS, OWN, OWN, CLASS, GRADE, ALL}},
    {"star", star, WRITES, {NO, NO, NO, NO, OWN, CLASS, NO, ALL}},
    {"habits --seat", habits, WRITES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"habits --hands", hands, WRITES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"habits --rows", habits_by_seat, READS, {NO, NO, NO, NO, NO, CLASS, NO, NO}},
    {"timetable", timetable, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"service", aftercare, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"service, activity", activity, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"service, all classes", activity_of_all, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"event add", event, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"event add, of the grade", event_of_grade, WRITES, {NO, NO, NO, NO, NO, NO, GRADE, ALL}},
    {"event add, of all", event_of_all, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"event edit", event_edit, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"event rm", event_rm, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"event import", events_import, WRITES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"share", share, WRITES, {NO, NO, NO, NO, NO, NO, GRADE, ALL}},
    {"syllabus", syllabus, WRITES, {NO, NO, NO, NO, NO, NO, GRADE, ALL}},
    {"progress", progress, WRITES, {NO, NO, NO, NO, NO, NO, GRADE, ALL}},
    {"report", report, READS, {NO, NO, NO, NO, NO, NO, GRADE, ALL}},
    {"school edit", school_edit, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"class edit", class_edit, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"subject add", subject_add, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"teacher add --role", teacher_add, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"teacher assign", teacher_assign, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"calendar add", holiday_add, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"term add", term_add, WRITES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    /* of what another did: the right of that change, and a reviewer's */
    {"undo add", undo_add, UNDOES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"undo import", undo_import, UNDOES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"undo approve", undo_approve, UNDOES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"undo mark", undo_mark, UNDOES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"undo share", undo_share, UNDOES, {NO, NO, NO, NO, NO, NO, GRADE, ALL}},
    {"undo event", undo_event, UNDOES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"undo timetable", undo_timetable, UNDOES, {NO, NO, NO, NO, NO, CLASS, GRADE, ALL}},
    {"undo habits", undo_hands, UNDOES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
    {"undo class add", undo_class_add, UNDOES, {NO, NO, NO, NO, NO, NO, NO, ALL}},
    {"undo undo", undo_undo, UNDOES, {NO, NO, NO, NO, NO, CLASS, NO, ALL}},
};

static void open_school(void)
{
    static const char *const classes[] = {"3-2:42", "3-3:41", "3-4:40", "4-1:40", NULL};
    struct teacher nobody = {.login = (char *)"nobody", .name = (char *)"何老师"};
    struct err err = {0};

    school_fixture_open(&fixture, classes);
    for (int who = MONITOR; who < OFFICE; who++)
        school_fixture_role(&fixture, people[who].login, people[who].role, people[who].class,
                            people[who].grade, people[who].subject);
    school_fixture_role(&fixture, "qian", ROLE_OFFICE, NULL, 0, NULL);
    school_fixture_role(&fixture, "yuan", ROLE_OFFICE, NULL, 0, NULL);
    for (int place = 0; place < PLACES; place++)
        school_fixture_role(&fixture, "kedaibiao2", ROLE_REPRESENTATIVE, places[place].class, 0,
                            places[place].subject);
    if (!service_put_teacher(&fixture.session, NULL, &nobody, NULL, &err))
        fail_msg("%s", err.message);
}

/* Takes back what the second office and the pupil prepared, newest first. */
static void tidy(const struct scene *scene, int64_t from, int64_t to)
{
    for (int64_t change = to; change > from; change--) {
        struct undone undone;
        struct err err = {0};

        if (!service_undo(&scene->qian, 0, change, fixture.arena, &undone, &err))
            fail_msg("tidying up: %s", err.message);
    }
}

static void try_cell(const struct row *row, int who, int place)
{
    struct session session = school_fixture_as(&fixture, people[who].login);
    struct scene scene = {.who = &session,
                          .qian = school_fixture_as(&fixture, "qian"),
                          .subject = places[place].subject,
                          .other_subject = places[place].other_subject};
    bool expected = row->may[who][place] == 'x';
    int64_t before = revision(), prepared_to;
    struct undone undone;
    struct err err = {0};
    bool done;

    scene.qian.request = session.request = NULL; /* each change draws its own */
    assert_true(service_class(&session, places[place].class, NOV(17), &scene.class, &err));
    done = row->act(&scene, &err);
    if (done != expected || (!done && err.code != ERR_DENIED))
        fail_msg("%s, as %s, at %s %s: %s, expected %s (%s)", row->name, people[who].login,
                 places[place].class, places[place].subject, done ? "done" : "refused",
                 expected ? "done" : "refused", err.message);
    prepared_to = revision();
    if (done && row->kind == WRITES) {
        prepared_to--;
        if (!service_undo(&session, 1, 0, fixture.arena, &undone, &err))
            fail_msg("%s, as %s: taking it back: %s", row->name, people[who].login, err.message);
    }
    if (!done || row->kind != UNDOES)
        tidy(&scene, before, prepared_to);
}

static void every_command_role_and_place(void **state)
{
    (void)state;
    open_school();
    for (size_t i = 0; i < sizeof matrix / sizeof matrix[0]; i++)
        for (int who = 0; who < PEOPLE; who++)
            for (int place = 0; place < PLACES; place++)
                try_cell(&matrix[i], who, place);
    school_fixture_close(&fixture);
}

/* One that was forgotten would need no more than reading, which everybody may. */
static void every_action_needs_a_right(void **state)
{
    (void)state;
    for (int action = 0; action < ACTION_COUNT; action++)
        if (action_right((enum action)action) == RIGHT_READ && action != ACTION_OFFICE &&
            action != ACTION_UNDO)
            fail_msg("%s has no right: name it in action_rights",
                     action_word(vocab_action.words[action].code, LANG_EN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_needs_a_right),
        cmocka_unit_test(every_command_role_and_place),
    };

    return cmocka_run_group_tests_name("who may do what", tests, NULL, NULL);
}
