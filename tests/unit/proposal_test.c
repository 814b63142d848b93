/* What will probably be set next, told from what was set before. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/proposal.h"

static struct arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void pages_are_counted_on(void **state)
{
    static const struct
    {
        const char *text, *next, *place;
    } cases[] = {
        {"练习册P50", "练习册P51", "P50"},
        {"练习册P42—43", "练习册P44—45", "P42—43"},
        {"练习册P44-P45", "练习册P46-P47", "P44-P45"},
        {"口算题卡第25页", "口算题卡第26页", "第25页"},
        {"配套练习第3课", "配套练习第4课", "第3课"},
        {"完成《配套练习》第17课", "完成《配套练习》第18课", "第17课"},
        {"练习册p.9", "练习册p.10", ".9"},
        {"练习册P４２～４３", "练习册P44～45", "P４２～４３"},
        {"口算题卡第25页（限时5分钟），订正昨天错题", "口算题卡第26页", "第25页"},
        {"练习册P41，第5题选做", "练习册P42", "P41"},
        {"练习册P41第5题", "练习册P42", "P41"},
        {"完成练习册第25-26页书写工整", "完成练习册第27-28页书写工整", "第25-26页"},
        {"《3只小猪》第2课", "《3只小猪》第3课", "第2课"},
        /* nothing that is gone through one after the other */
        {"口算3页", NULL, ""},
        {"抄写单词各5遍", NULL, ""},
        {"跳绳200个", NULL, ""},
        {"做第5题", NULL, ""},
        {"读《P50》", NULL, ""},
        {"", NULL, ""},
        {"P9999999999999999999", NULL, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *next = proposal_next(cases[i].text, arena);

        if (strcmp(next ? next : "", cases[i].next ? cases[i].next : "") != 0)
            fail_msg("%s: %s", cases[i].text, next ? next : "nothing");
        assert_string_equal(proposal_place(cases[i].text, arena), cases[i].place);
    }
}

static void the_list_has_its_order(void **state)
{
    static const struct assignment set[] = {
        {.text = "练习册P50", .minutes = 15},    {.text = "口算题卡第9页", .minutes = 5},
        {.text = "练习册P48-49", .minutes = 20}, {.text = "小报一张", .minutes = 30},
        {.text = "口算题卡第8页", .minutes = 5}, {.text = "听写第3课", .minutes = 10},
    };
    static const char *const expected[] = {
        "练习册P51", "口算题卡第10页", "练习册P50", "口算题卡第9页", "练习册P48-49",
        "小报一张",  "口算题卡第8页",  "听写第3课", "练习册P〔〕",   "口算题卡第〔〕页"};
    struct proposal_past past[6];
    struct proposal *list;
    size_t count;

    (void)state;
    for (size_t i = 0; i < 6; i++)
        past[i] = (struct proposal_past){.item = &set[i], .here = true, .mine = i != 5};
    list = proposals_of(past, 6, arena, &count);
    assert_int_equal(count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(list[i].text, expected[i]);
    assert_int_equal(list[0].kind, PROPOSAL_NEXT);
    assert_int_equal(list[8].kind, PROPOSAL_TEMPLATE);
    assert_int_equal(list[8].uses, 2);
    /* typing narrows it */
    assert_true(proposal_fits(&list[0], "练", arena));
    assert_true(proposal_fits(&list[0], " 练习册Ｐ5 ", arena)); /* an input method's letter */
    assert_true(proposal_fits(&list[0], "", arena));
    assert_false(proposal_fits(&list[0], "练习册P6", arena));
    assert_false(proposal_fits(&list[0], "练习册P51", arena)); /* says no more */
    list = proposals_of(NULL, 0, arena, &count);
    assert_int_equal(count, 0);
    assert_non_null(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pages_are_counted_on, setup, teardown),
        cmocka_unit_test_setup_teardown(the_list_has_its_order, setup, teardown),
    };

    return cmocka_run_group_tests_name("proposal", tests, NULL, NULL);
}
