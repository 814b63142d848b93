/* The words of the trade: read back in every form, and never two meanings for one word. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/calendar.h"
#include "domain/vocab.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct vocab *const all[] = {
    &vocab_kind,     &vocab_place,  &vocab_tier,  &vocab_spread, &vocab_level, &vocab_state,
    &vocab_day_kind, &vocab_report, &vocab_stage, &vocab_mark,   &vocab_role,
};

static void every_word_is_read_back(void **state)
{
    (void)state;
    for (size_t v = 0; v < COUNT(all); v++) {
        for (int i = 0; i < all[v]->count; i++) {
            const struct word *word = &all[v]->words[i];

            assert_non_null(word->code);
            assert_int_equal(vocab_find(all[v], word->code), i);
            assert_int_equal(vocab_find(all[v], word->zh), i);
            assert_int_equal(vocab_find(all[v], word->en), i);
            for (const char *const *also = word->also; also && *also; also++)
                if (vocab_find(all[v], *also) != i)
                    fail_msg("%s is read as %d, not %d", *also, vocab_find(all[v], *also), i);
            assert_string_equal(vocab_code(all[v], i), word->code);
        }
    }
}

static void forms_of_the_contract(void **state)
{
    static const struct
    {
        const struct vocab *vocab;
        const char *text;
        int value;
    } cases[] = {
        {&vocab_kind, "书面", KIND_WRITTEN},
        {&vocab_kind, "WRITTEN", KIND_WRITTEN},
        {&vocab_kind, "劳动实践", KIND_LABOR},
        {&vocab_kind, "社会与劳动实践", KIND_LABOR},
        {&vocab_kind, "体育", KIND_SPORT},
        {&vocab_kind, "艺术", KIND_ART},
        {&vocab_kind, "探究", KIND_INQUIRY},
        {&vocab_kind, "科学探究", KIND_INQUIRY},
        {&vocab_kind, "ｏｒａｌ", KIND_ORAL},
        {&vocab_kind, "", -1},
        {&vocab_kind, "书", -1},
        {&vocab_tier, "无", TIER_NONE},
        {&vocab_tier, "必做", TIER_NONE},
        {&vocab_tier, "提升", TIER_PLUS},
        {&vocab_tier, "提高", TIER_PLUS},
        {&vocab_tier, "拓展", TIER_STRETCH},
        {&vocab_tier, "基础", TIER_BASE},
        {&vocab_place, "家", PLACE_HOME},
        {&vocab_place, "在家", PLACE_HOME},
        {&vocab_place, "家庭", PLACE_HOME},
        {&vocab_place, "校内", PLACE_SCHOOL},
        {&vocab_place, "学校", PLACE_SCHOOL},
        {&vocab_place, "在校", PLACE_SCHOOL},
        {&vocab_spread, "平均", SPREAD_EVEN},
        {&vocab_spread, "首日", SPREAD_FIRST},
        {&vocab_spread, "末日", SPREAD_LAST},
        {&vocab_spread, "每天", SPREAD_EACH},
        {&vocab_level, "黄", LEVEL_YELLOW},
        {&vocab_level, "红", LEVEL_RED},
        {&vocab_stage, "高中", STAGE_SENIOR},
        {&vocab_mark, "无作业日", MARK_NO_HOMEWORK},
        {&vocab_mark, "寒假", MARK_VACATION},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (vocab_find(cases[i].vocab, cases[i].text) != cases[i].value)
            fail_msg("%s", cases[i].text);
}

static void names_and_choices(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(vocab_name(&vocab_level, LEVEL_RED, LANG_ZH), "红");
    assert_string_equal(vocab_name(&vocab_place, PLACE_SCHOOL, LANG_EN), "school");
    assert_string_equal(vocab_name(&vocab_tier, TIER_NONE, LANG_ZH), "全体");
    assert_string_equal(vocab_name(&vocab_tier, TIER_NONE, LANG_EN), "everybody");
    assert_string_equal(vocab_short(&vocab_kind, KIND_LABOR, LANG_ZH, 8), "劳动实践");
    assert_string_equal(vocab_short(&vocab_kind, KIND_LABOR, LANG_ZH, 14), "社会与劳动实践");
    assert_string_equal(vocab_short(&vocab_kind, KIND_LABOR, LANG_ZH, 2), "社会与劳动实践");
    assert_string_equal(vocab_short(&vocab_kind, KIND_LABOR, LANG_EN, 2), "labor");
    assert_string_equal(vocab_name(&vocab_level, -1, LANG_EN), "");
    assert_string_equal(vocab_code(&vocab_level, LEVEL_COUNT), "");
    assert_string_equal(vocab_choices(&vocab_place, LANG_EN, arena), "home 家庭, school 校内");
    assert_string_equal(vocab_choices(&vocab_place, LANG_ZH, arena), "home 家庭、school 校内");
    arena_free(arena);
}

static void public_states(void **state)
{
    (void)state;
    for (int i = 0; i < STATE_COUNT; i++)
        assert_int_equal(state_is_public((enum state)i), i != STATE_DRAFT && i != STATE_PENDING &&
                                                             i != STATE_WITHDRAWN &&
                                                             i != STATE_REMOVED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_read_back),
        cmocka_unit_test(forms_of_the_contract),
        cmocka_unit_test(names_and_choices),
        cmocka_unit_test(public_states),
    };

    return cmocka_run_group_tests_name("vocab", tests, NULL, NULL);
}
