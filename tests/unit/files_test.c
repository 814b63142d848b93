/* The floor of files by itself, without a store and a service: what readers give, and how they name
 * what is wrong. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "files/homework.h"
#include "support/domain_fixture.h"

static struct fixture *fixture;
static struct class classes[2];
static struct class_list class_list = {classes, 2};

static int open_school(void **state)
{
    fixture = *state = fixture_new();
    classes[0] = fixture_class(3, 1);
    classes[1] = fixture_class(3, 2);
    classes[0].id = 1;
    classes[1].id = 2;
    return 0;
}

static int close_school(void **state)
{
    fixture_free(*state);
    return 0;
}

static struct file_school school_of(void)
{
    return (struct file_school){
        .school = &fixture->school,
        .classes = &class_list,
        .words = {.subjects = &fixture->subjects,
                  .policy = &fixture->policy,
                  .calendar = fixture->calendar,
                  .assigned = november(17)},
        .lexicon = reader_lexicon_new(fixture->arena, &fixture->subjects, &fixture->policy),
        .utc_offset = 480,
    };
}

static struct file file_of(const char *text)
{
    return (struct file){"f", text, strlen(text)};
}

/* ---- homework ---- */

struct taken
{
    size_t count;
    int minutes;
};

static bool take(void *context, struct assignment *item, const char *place, struct err *err)
{
    struct taken *taken = context;

    (void)place;
    taken->count++;
    taken->minutes += item->minutes;
    return taken->count < 3 || err_set(err, ERR_STORE, "full");
}

static bool nothing_is_usual(void *context, int64_t class_id, const char *subject, int *minutes,
                             struct err *err)
{
    (void)context;
    (void)class_id;
    (void)subject;
    (void)err;
    *minutes = 0;
    return true;
}

static bool read_homework(const char *text, bool keep_going, struct taken *taken,
                          struct homework_read *read, struct err *err)
{
    const struct file_school school = school_of();
    const struct file file = file_of(text);
    const struct homework_taker taker = {.school = &school,
                                         .default_minutes = 15,
                                         .keep_going = keep_going,
                                         .context = taken,
                                         .take = take,
                                         .usual_minutes = nothing_is_usual};

    *taken = (struct taken){0};
    return file_read_homework(&file, 1, BULK_BY_CONTENT, &taker, fixture->arena, read, err);
}

static void rows_behind_a_fault_are_read_but_not_taken(void **state)
{
    static const char text[] = "date,class,subject,minutes,text\n2026-11-17,3-1,math,5,a\n"
                               "2026-11-17,3-9,math,5,b\n2026-11-17,3-2,math,x,c\n"
                               "2026-11-17,3-2,math,7,d\n";
    struct homework_read read;
    struct taken taken;
    struct err err = {0};

    (void)state;
    assert_true(read_homework(text, false, &taken, &read, &err));
    assert_int_equal(taken.count, 1);
    assert_int_equal(read.left_out, 2);
    assert_int_equal(read.fault_count, 2);
    assert_ptr_equal(strstr(read.faults[0], "f:3: class: "), read.faults[0]);
    assert_ptr_equal(strstr(read.faults[1], "f:4: minutes: "), read.faults[1]);
    assert_true(read_homework(text, true, &taken, &read, &err));
    assert_int_equal(taken.count, 2);
    assert_int_equal(taken.minutes, 12);
}

static void the_taker_ends_the_reading(void **state)
{
    struct homework_read read;
    struct taken taken;
    struct err err = {0};

    (void)state;
    assert_false(read_homework("[{\"date\":\"2026-11-17\",\"class\":\"3-1\",\"subject\":\"math\","
                               "\"minutes\":5,\"text\":\"a\"},"
                               "{\"date\":\"2026-11-17\",\"class\":\"3-1\",\"subject\":\"math\","
                               "\"minutes\":5,\"text\":\"b\"},"
                               "{\"date\":\"2026-11-17\",\"class\":\"3-1\",\"subject\":\"math\","
                               "\"minutes\":5,\"text\":\"c\"}]",
                               false, &taken, &read, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_int_equal(read.taken, 2);
}

/* ---- a school's file ---- */

static void sections_are_found_and_their_lines_counted(void **state)
{
    const struct file_school school = school_of();
    const struct file good = file_of("words before\n[classes],,\nclass,size\n3-1,40\n3-2,\n"
                                     "[people]\nlogin,name\nli,李老师\n"
                                     "[lessons]\nclass,subject,login\n三年级,math,li\n");
    const struct file twice = file_of("[classes]\nclass\n3-1\n[classes]\nclass\n3-2\n");
    const struct file nobody = file_of("[people]\nlogin,name\nli,李老师\n[lessons]\n"
                                       "class,subject,login\n3-1,math,wu\n");
    struct people_file people;
    struct school_file made;
    struct err err = {0};

    (void)state;
    assert_true(file_read_school(&good, fixture->arena, &made, &err));
    assert_int_equal(made.class_count, 2);
    assert_string_equal(made.classes[0].text, "3-1:40");
    assert_string_equal(made.classes[1].text, "3-2");
    assert_string_equal(made.classes[1].place, "f:5: ");
    assert_true(file_read_people(&school, &good, fixture->arena, &people, &err));
    assert_int_equal(people.lesson_count, 2); /* the grade stands for both classes */
    assert_int_equal(people.lessons[1].teacher_id, 0);
    assert_false(file_read_school(&twice, fixture->arena, &made, &err));
    assert_non_null(strstr(err.message, "f:4: "));
    assert_false(file_read_people(&school, &nobody, fixture->arena, &people, &err));
    assert_non_null(strstr(err.message, "f:6: "));
}

/* The 17th is a Tuesday. */
static void days_are_counted_from_the_monday(void **state)
{
    const struct file_school school = school_of();
    const struct file file = file_of("[homework]\nday,class,subject,minutes,text,due,state,why\n"
                                     "-7,3-1,math,5,a,,,\n0,三年级,math,5,b,,,\n"
                                     "2,3-1,math,5,not entered yet,,,\n2,3-1,math,5,c,8,,\n"
                                     "5,3-1,math,5,a Saturday,,,\ntoday,3-2,math,,,,none,\n"
                                     "today,3-2,math,5,d,,pending,考前\n");
    static const int days[] = {9, 16, 16, 18, 17, 17};
    struct homework_list list;
    struct err err = {0};

    (void)state;
    if (!file_read_school_homework(&school, &file, fixture->arena, &list, &err))
        fail_msg("%s", err.message);
    assert_int_equal(list.count, 6);
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(list.items[i].item.assigned, november(days[i]));
    assert_int_equal(list.items[3].item.due, november(24));
    assert_true(list.items[4].none);
    assert_true(list.items[5].entered);
    assert_string_equal(list.items[5].why, "考前");
}

/* Tables of the plan are those of files of their own, but for days and lines. */
static void the_plan_of_a_school_is_read_by_the_readers_of_its_files(void **state)
{
    const struct file_school school = school_of();
    const struct file file =
        file_of("[timetable]\nclass,period,tue\n3-1,1,math\n"
                "[service]\nclass,weekday,minutes,activity\n3-1,tue,60,合唱\n"
                "[habits]\ndate,class,seat,homework\n-7,3-1,1,40\n5,3-1,1,40\n2,3-1,1,40\n"
                "[events]\ndate,to,class,text\ntoday,8,三年级,读书周\n5,,,a Saturday\n");
    const struct file wrong = file_of("[people]\nlogin,name\n[habits]\ndate,class,seat,homework\n"
                                      "2026-11-17,3-1,1,40\n");
    const struct file columns =
        file_of("[people]\nlogin,name\n[habits]\ndate,class,seat\n0,3-1,1\n");
    struct school_plan plan;
    struct err err = {0};

    (void)state;
    if (!file_read_school_plan(&school, &file, fixture->arena, &plan, &err))
        fail_msg("%s", err.message);
    assert_int_equal(plan.lessons.count, 1);
    assert_string_equal(plan.lessons.items[0].subject, "math");
    assert_int_equal(plan.service.time_count, 1);
    assert_string_equal(plan.service.activities[0].name, "合唱");
    assert_int_equal(plan.habits.count, 1); /* neither a Saturday nor a day to come */
    assert_int_equal(plan.habits.items[0].day, november(9));
    assert_int_equal(plan.events.count, 1);
    assert_int_equal(plan.events.items[0].first, november(17));
    assert_int_equal(plan.events.items[0].last, november(24));
    assert_int_equal(plan.events.items[0].grade, 3);
    assert_false(file_read_school_plan(&school, &wrong, fixture->arena, &plan, &err));
    assert_non_null(strstr(err.message, "f:5: "));
    assert_false(file_read_school_plan(&school, &columns, fixture->arena, &plan, &err));
    assert_non_null(strstr(err.message, "f:4: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_behind_a_fault_are_read_but_not_taken, open_school,
                                        close_school),
        cmocka_unit_test_setup_teardown(the_taker_ends_the_reading, open_school, close_school),
        cmocka_unit_test_setup_teardown(sections_are_found_and_their_lines_counted, open_school,
                                        close_school),
        cmocka_unit_test_setup_teardown(the_plan_of_a_school_is_read_by_the_readers_of_its_files,
                                        open_school, close_school),
        cmocka_unit_test_setup_teardown(days_are_counted_from_the_monday, open_school,
                                        close_school),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
