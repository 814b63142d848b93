/* Which unit of a syllabus a text names. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/unit.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct unit chinese[] = {
    {3, "chinese", 1, "识字"},          {3, "chinese", 2, "第一单元"},
    {3, "chinese", 3, "第二单元 秋天"}, {3, "chinese", 4, "第三单元 童话"},
    {3, "chinese", 5, "第十二单元"},
};
static const struct unit math[] = {{3, "math", 1, "时、分、秒"},
                                   {3, "math", 2, "测量"},
                                   {3, "math", 3, "倍的认识"},
                                   {3, "math", 4, "三角形"}};
static const struct unit english[] = {{3, "english", 1, "Unit 1 Hello"},
                                      {3, "english", 2, "Unit 2 Colours"},
                                      {3, "english", 3, "Unit 3 Look at me"}};

static int found(const struct unit *units, size_t count, const char *text)
{
    struct arena *arena = arena_new();
    const struct unit *unit = unit_find(units, count, text, arena);

    arena_free(arena);
    return unit ? unit->position : 0;
}

/* Every short form that people write names the same unit. */
static void short_forms(void **state)
{
    static const char *const third[] = {
        "第3单元", "第三单元", "3",  "三",   "3单元",     "三单元",        "Unit 3",      "unit3",
        "U3",      "u 3",      "３", "Ｕ３", " 第3单元 ", "第三单元 童话", "第三单元童话"};
    static const char *const hello[] = {"Unit 3",     "U3", "3", "第三单元", "unit 3 look at me",
                                        "Unit 3 Look"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(third); i++)
        if (found(chinese, COUNT_OF(chinese), third[i]) != 4)
            fail_msg("%s", third[i]);
    for (size_t i = 0; i < COUNT_OF(hello); i++)
        if (found(english, COUNT_OF(english), hello[i]) != 3)
            fail_msg("%s", hello[i]);
    assert_int_equal(found(chinese, COUNT_OF(chinese), "十二"), 5);
}

/* Without numbers in the names it is the place; a numeral that begins a word is none. */
static void by_place_and_name(void **state)
{
    (void)state;
    assert_int_equal(found(math, COUNT_OF(math), "2"), 2);
    assert_int_equal(found(math, COUNT_OF(math), "第四单元"), 4);
    assert_int_equal(found(math, COUNT_OF(math), "倍的"), 3);
    assert_int_equal(found(math, COUNT_OF(math), "三角形"), 4);
    assert_int_equal(found(chinese, COUNT_OF(chinese), "识字"), 1);
    /* the name's number wins over the place, and a place whose name says otherwise is none */
    assert_int_equal(found(chinese, COUNT_OF(chinese), "2"), 3);
    assert_int_equal(found(chinese, COUNT_OF(chinese), "5"), 0);
}

static void none_of_them(void **state)
{
    static const char *const none[] = {"", " ", "第9单元", "U0", "第3课", "分数", "第"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(none); i++)
        if (found(chinese, COUNT_OF(chinese), none[i]) != 0)
            fail_msg("%s", none[i]);
    assert_int_equal(found(english, COUNT_OF(english), "Unit"), 0); /* more than one */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_forms),
        cmocka_unit_test(by_place_and_name),
        cmocka_unit_test(none_of_them),
    };

    return cmocka_run_group_tests_name("unit", tests, NULL, NULL);
}
