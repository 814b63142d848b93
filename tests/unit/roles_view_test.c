/* What each role meets on the screens: keys hinted, listed and refused by what who acts may do, words without
 * numbers and codes, and how few keys the jobs of the day take. Without a terminal. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/handin.h"
#include "base/initials.h"
#include "support/tui_fixture.h"

static void act_as(struct screen *screen, const char *login)
{
    screen->options.login = login;
    restart(screen);
}

/* hong is homeroom teacher of 3-2, li teaches mathematics there, mo is its monitor, rep is a pupil for
 * English, le leads grade 7. */
static void people(struct screen *screen)
{
    school_fixture_role(&screen->school, "hong", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-2", 0, "math");
    school_fixture_role(&screen->school, "mo", ROLE_MONITOR, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "rep", ROLE_REPRESENTATIVE, "3-2", 0, "english");
    school_fixture_role(&screen->school, "le", ROLE_LEADER, NULL, 7, NULL);
    service_close(screen->other.service);
    screen->other = school_fixture_second(&screen->school, "wang");
}

static const char *last_row(struct screen *screen)
{
    const char *all = shown(screen), *row = all;

    for (int i = 1; i < screen->app.canvas.rows; i++)
        row = strchr(row, '\n') + 1;
    return row;
}

static void assert_hinted(struct screen *screen, const char *hint, bool there)
{
    const char *row = last_row(screen);

    if ((strstr(row, hint) != NULL) != there)
        fail_msg("“%s” %s: %s", hint, there ? "is not hinted" : "is hinted", row);
}

/* ---- hints, help, palette ---- */

static void the_hints_are_of_the_role(void **state)
{
    static const struct
    {
        const char *login, *hinted[8], *not [8];
    } cases[] = {
        {"hong",
         {"a set", "e edit", "d withdraw", "u undo", "[ ] class", "o to do", "p post"},
         {0}},
        {"mo",
         {"u undo", "o to do", "p post", "m handing in"},
         {"a set", "e edit", "d withdraw", "n none"}},
        {"rep", {"a set", "m handing in"}, {0}},
        {"li",
         {"a set", "e edit", "u undo", "[ ] class", "n none", "o to do", "m handing in", "p post"},
         {0}},
        {"le", {"o to do"}, {"a set", "e edit", "d withdraw", "n none"}},
        {"wang", {"a set", "o to do", "p post"}, {0}}, /* the office */
        {"nobody", {"I who you are"}, {"a set", "e edit", "d withdraw", "u undo", "m handing in"}},
    };
    struct screen *screen = *state;

    people(screen);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        act_as(screen, cases[i].login);
        if (app_top(&screen->app)->ops != &view_board)
            press(screen, KEY_ESCAPE); /* 你是谁 */
        for (size_t j = 0; j < 8 && cases[i].hinted[j]; j++)
            assert_hinted(screen, cases[i].hinted[j], true);
        for (size_t j = 0; j < 8 && cases[i].not [j]; j++)
            assert_hinted(screen, cases[i].not [j], false);
    }
}

/* Where she does not teach, a teacher sets for her own classes; none of the rest is offered. */
static void in_a_class_of_others(void **state)
{
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "li");
    press(screen, ']'); /* 3-3 */
    assert_hinted(screen, "a set", true);
    assert_hinted(screen, "e edit", false);
    assert_hinted(screen, "n none", false);
    press(screen, 'n');
    assert_shown(screen, "may not set homework");
    press(screen, 'a');
    assert_shown(screen, "[x] 3-2");
    assert_not_shown(screen, "3-3");
    assert_not_shown(screen, "7-1");
}

static void the_palette_and_the_help_are_of_the_role(void **state)
{
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "mo");
    press(screen, ':');
    type(screen, "homework: one line");
    assert_not_shown(screen, "several classes at once");
    press(screen, KEY_ESCAPE);
    press(screen, '?');
    assert_shown(screen, "who has not handed in");
    assert_not_shown(screen, "several classes at once");
    press(screen, KEY_ESCAPE);
    act_as(screen, "hong");
    press(screen, ':');
    type(screen, "homework: one line");
    assert_shown(screen, "several classes at once");
}

/* A job is found by what people call it, though the screen has another name. */
static void the_palette_knows_the_jobs(void **state)
{
    static const struct
    {
        const char *typed, *found;
    } cases[] = {
        {"未交", "handing in"}, {"审核", "to do"},         {"群消息", "post"},
        {"approve", "to do"},   {"搜索", "find homework"}, {"班长", "school"},
        {"missing", "handing"}, {"delete", "withd"},       {"投屏", "big screen"},
    };
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "hong");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        press(screen, ':');
        type(screen, cases[i].typed);
        assert_shown(screen, cases[i].found);
        press(screen, KEY_ESCAPE);
        while (app_top(&screen->app)->ops == &view_palette)
            press(screen, KEY_ESCAPE);
    }
}

/* Every view that a key of the board opens is opened by its word as well, in Chinese, by its initials and in
 * English, and shows something. */
static void the_palette_opens_every_view(void **state)
{
    struct screen *screen = *state;
    const struct view_ops *view;

    i18n_open(arena_printf(screen->school.arena, "%s/share/locale", getenv("HWBOARD_BUILDDIR")));
    act_as(screen, "wang");
    for (int i = 0; (view = view_registered(i)); i++) {
        const char *hint = view->way_in ? view->way_in->hint : NULL;
        const char *words[] = {hint, hint ? tr(LANG_ZH, hint) : NULL,
                               hint ? text_initials(screen->school.arena, tr(LANG_ZH, hint), false)
                                    : NULL};

        for (size_t word = 0; hint && word < sizeof words / sizeof *words; word++) {
            press(screen, ':');
            type(screen, words[word]);
            press(screen, KEY_RETURN);
            if (app_top(&screen->app)->ops != view)
                fail_msg("“%s” does not open %s", words[word], view->keys.name);
            while (screen->app.depth > 1)
                press(screen, view == &view_wall ? 'q' : KEY_ESCAPE);
        }
    }
    i18n_open(NULL);
}

static void the_plan_says_how_to_set_it_to_who_may(void **state)
{
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "mo");
    press(screen, 'P');
    assert_shown(screen, "no timetable for this week");
    assert_not_shown(screen, "S sets one");
    press(screen, KEY_ESCAPE);
    act_as(screen, "hong");
    press(screen, 'P');
    assert_shown(screen, "S sets one");
}

static void what_is_not_allowed_says_so_once(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "chinese", 20, "小练笔");
    act_as(screen, "mo");
    press(screen, 'a');
    /* nobody has a name here but a login, which is not said */
    assert_shown(screen, "you may not set homework (Grade 3 Class 2): ask the homeroom teacher");
    assert_int_equal(screen->app.depth, 1);
    press(screen, 'a');
    assert_not_shown(screen, "may not");
    press(screen, 'e'); /* another key has its own sentence */
    assert_shown(screen, "may not");
    press(screen, KEY_RETURN); /* but it can be read */
    assert_ptr_equal(app_top(&screen->app)->ops, &view_text);
    assert_shown(screen, "小练笔");
    assert_shown(screen, "everybody");
    press(screen, KEY_ESCAPE);
    press(screen, 'm');
    press(screen, KEY_ESCAPE);
    press(screen, 'a');
    assert_shown(screen, "may not");
    /* where any of its teachers may, none is named */
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-3", 0, "math");
    act_as(screen, "mo");
    press(screen, ']');
    press(screen, 'a');
    assert_shown(screen, "you may not set homework (Grade 3 Class 3): ask a teacher of the class");
}

/* No form is opened that could not be saved. */
static void anothers_homework_is_not_opened_in_vain(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "chinese", 20, "小练笔");
    add(screen, "3-2", "math", 10, "口算");
    act_as(screen, "li");
    press(screen, 'e');
    assert_shown(screen, "you may not set homework (Grade 3 Class 2, Chinese)");
    press(screen, 'd');
    assert_shown(screen, "you may not set homework");
    assert_false(screen->app.question.asked);
    press(screen, 'j');
    press(screen, 'e');
    assert_shown(screen, "tier");
    assert_shown(screen, "everybody"); /* of a homework without a tier */
    press(screen, KEY_ESCAPE);
    /* what a teacher stands behind is no pupil's to change, and has no number on a screen */
    add(screen, "3-2", "english", 10, "抄写Unit 5");
    act_as(screen, "rep");
    press(screen, KEY_LINE_END);
    press(screen, 'e');
    assert_shown(screen, "“English 抄写Unit 5” is a teacher's");
    assert_not_shown(screen, "#");
}

/* Only what one may say is offered. */
static void none_is_said_of_ones_own_subjects(void **state)
{
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "li");
    press(screen, 'n');
    assert_shown(screen, "Mathematics");
    assert_not_shown(screen, "Chinese");
    press(screen, KEY_RETURN);
    press(screen, 'n');
    assert_shown(screen, "your subjects have already reported");
}

/* Who may say it of all subjects meets her own first. */
static void ones_own_subject_comes_first(void **state)
{
    struct screen *screen = *state;

    people(screen);
    school_fixture_role(&screen->school, "hong", ROLE_TEACHER, "3-2", 0, "math");
    act_as(screen, "hong");
    press(screen, 'n');
    assert_shown(screen, "▸ Mathematics");
    press(screen, KEY_RETURN);
    assert_shown(screen, "3-2 Mathematics: no homework on this day");
}

/* Who sets no homework reads what is found, and gives no stars. */
static void what_is_found_is_read(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "chinese", 20, "小练笔");
    act_as(screen, "mo");
    press(screen, 's');
    type(screen, "小练笔");
    look_through(screen);
    assert_hinted(screen, "Enter whole", true);
    assert_hinted(screen, "star", false);
    press(screen, KEY_FUNCTION + 5);
    assert_shown(screen, "you may not mark homework");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Set on");
}

/* ---- words ---- */

static void assert_plain(const struct err *err)
{
    static const char *const codes[] = {"#", "--", "hwboard", "`"};

    assert_int_not_equal(err->code, 0);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (strstr(err->message, codes[i]))
            fail_msg("“%s” on a screen: %s", codes[i], err->message);
}

static void assert_coded(const struct err *err, const char *code)
{
    if (!strstr(err->message, code))
        fail_msg("no “%s”: %s", code, err->message);
}

/* The same fault is said in words on a screen, and may name number and option to the command line. */
static void errors_on_a_screen_have_no_codes(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = screen->school.arena;
    int64_t id = add(screen, "3-2", "math", 10, "口算"), gone = id + 1000;
    struct session line = screen->other, seen = line;
    struct outcome outcome;
    struct handin *handin;
    struct assignment *item;
    struct mark_input marked = {
        .id = id, .collected = -1, .marked = 45, .returned = -1, .corrected = -1};

    line.request = seen.request = NULL;
    seen.on_screen = true;
    for (int i = 0; i < 2; i++) {
        const struct session *session = i == 0 ? &line : &seen;
        struct err err = {0};

        assert_false(service_approve(session, id, -1, "ok", -1, DAY_NONE, arena, &outcome, &err));
        if (i == 0)
            assert_coded(&err, "hwboard pending");
        else
            assert_plain(&err);
        err_clear(&err);
        assert_false(service_act(session, ACT_PUBLISH, &id, 1, NULL, arena, &outcome, &err));
        if (i == 0)
            assert_coded(&err, "#");
        else
            assert_plain(&err);
        err_clear(&err);
        assert_false(service_item(session, gone, arena, &item, &err));
        if (i == 0)
            assert_coded(&err, "#");
        else
            assert_plain(&err);
        err_clear(&err);
        marked.missing = "";
        assert_false(service_mark(session, &marked, arena, &handin, &err));
        if (i == 0)
            assert_coded(&err, "--marked");
        else
            assert_plain(&err);
        err_clear(&err);
    }
}

/* What another changed since cannot be taken back; where to look is a key of every place it is said in. */
static void a_refused_undo_says_where_to_look(void **state)
{
    struct screen *screen = *state;
    int64_t id;

    people(screen);
    act_as(screen, "hong");
    press(screen, 'a');
    type(screen, "数学 练习册P12 15分");
    press(screen, KEY_RETURN);
    id = board_of(&screen->other, "3-2", screen->other.moment.date, screen->school.arena)
             ->items[0]
             .assignment->id;
    other_edits(screen, id, 20, "练习册P12");
    press(screen, 'o');
    press(screen, 'u');
    press(screen, KEY_RETURN);
    assert_shown(screen, "changed again since");
    assert_shown(screen, "L on the board");
}

/* Where a line for a reason is left empty, no option of the command line is named. */
static void a_reason_is_asked_for_in_words(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "chinese", 20, "小练笔");
    act_as(screen, "hong");
    press(screen, 's');
    type(screen, "小练笔");
    look_through(screen);
    press(screen, KEY_FUNCTION + 5);
    press(screen, KEY_RETURN);
    assert_shown(screen, "a reason is needed: say it in a few words");
    assert_not_shown(screen, "--");
}

static void undo_names_the_class(void **state)
{
    struct screen *screen = *state;

    press(screen, 'n');
    type(screen, "Math");
    press(screen, KEY_RETURN);
    assert_shown(screen, "3-2 Mathematics: no homework on this day; u takes it back");
    press(screen, 'u');
    assert_shown(screen, "Take back: 16:00 said there is none 3-2 Mathematics 11-17?");
}

/* ---- from what waits ---- */

static void a_list_to_be_taken_is_opened(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "chinese", 20, "小练笔");
    add(screen, "3-2", "math", 10, "口算");
    clock_now += 16 * 3600; /* 08:00 of the 18th */
    act_as(screen, "li");
    press(screen, 'o');
    look_through(screen);
    assert_shown(screen, "not taken in yet");
    assert_hinted(screen, "Enter take it in", true);
    press(screen, KEY_RETURN);
    assert_ptr_equal(app_top(&screen->app)->ops, &view_morning);
    type(screen, "3 17"); /* the first list that is hers to take */
    press(screen, KEY_RETURN);
    assert_shown(screen, "Mathematics, missing: 3 17");
    press(screen, KEY_ESCAPE);
    look_through(screen);
    assert_not_shown(screen, "not taken in yet");
}

/* ---- midnight ---- */

static void pass_midnight(struct screen *screen)
{
    clock_now += (stamp_t)9 * 3600;
    if (app_tick(&screen->app))
        app_reload(&screen->app);
}

/* What is typed stays on its day; with nothing typed any more the day follows. */
static void what_is_typed_stays_on_its_day(void **state)
{
    struct screen *screen = *state;
    int64_t id = add(screen, "3-2", "math", 10, "口算");

    see_changes(screen);
    press(screen, '5');
    type(screen, "45");
    pass_midnight(screen);
    assert_shown(screen, "45 G");
    assert_shown(screen, "Tue 17 Nov");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "u takes it back");
    pass_midnight(screen);
    assert_shown(screen, "Wed 18 Nov");
    press(screen, KEY_ESCAPE);
    press(screen, 'm');
    type(screen, "3 17");
    pass_midnight(screen);
    pass_midnight(screen);
    assert_shown(screen, "> 3 17");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Mathematics, missing: 3 17");
    press(screen, KEY_ESCAPE);
    press(screen, 'h');
    press(screen, 'h');
    press(screen, 'e');
    pass_midnight(screen);
    type(screen, "2");
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, id)->assigned, screen->other.moment.date);
}

/* ---- how many keys ---- */

static int counted;

static void key(struct screen *screen, uint32_t key)
{
    counted++;
    press(screen, key);
    look_through(screen);
}

static void a_pupil_notes_three_lists(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];
    static const char *const seats[] = {"3 17", "5", "8 9 41"};

    people(screen);
    for (int i = 0; i < 3; i++)
        ids[i] = add(screen, "3-2", "english", 5, i == 0 ? "抄写" : i == 1 ? "朗读" : "听写");
    add(screen, "3-2", "chinese", 20, "小练笔"); /* stands above, and is not hers */
    clock_now += 16 * 3600;
    act_as(screen, "rep");
    counted = 0;
    key(screen, 'm');
    for (int i = 0; i < 3; i++) {
        type(screen, seats[i]);
        key(screen, i < 2 ? KEY_ARROW_DOWN : KEY_RETURN);
    }
    assert_true(counted <= 8);
    for (int i = 0; i < 3; i++) {
        struct marked marked;
        struct err err = {0};

        assert_true(service_marked(&screen->other, ids[i], screen->school.arena, &marked, &err));
        assert_int_equal(marked.handin.missing.count, i == 0 ? 2 : i == 1 ? 1 : 3);
    }
}

static void a_monitor_copies_for_the_group(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "chinese", 20, "小练笔");
    act_as(screen, "mo");
    counted = 0;
    key(screen, 'p');
    key(screen, 't');
    assert_true(counted <= 3);
    assert_non_null(screen->app.copied);
    assert_non_null(strstr(screen->app.copied, "小练笔"));
}

/* ---- what a newcomer meets ---- */

/* The one class there is for her is chosen, whichever is looked at; and saving says that it is not yet set. */
static void a_pupil_enters_for_her_teacher(void **state)
{
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "rep");
    press(screen, ']'); /* 3-3 */
    press(screen, 'a');
    assert_shown(screen, "[x] 3-2");
    type(screen, "抄写Unit 5 10分");
    press(screen, KEY_RETURN);
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "entered, a teacher confirms it: 3-2");
    assert_shown(screen, "rep, entered 16:00"); /* not set by the teacher yet */
}

/* What was left half written comes back with the classes that she may set for. */
static void a_draft_has_ones_own_classes(void **state)
{
    struct screen *screen = *state;

    people(screen);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-3", 0, "math");
    act_as(screen, "li");
    press(screen, 'a');
    type(screen, "口算一页 10分");
    app_pause(&screen->app);
    restart(screen);
    press(screen, KEY_RETURN); /* continue */
    assert_shown(screen, "口算一页");
    assert_shown(screen, "[x] 3-2  [x] 3-3");
    assert_not_shown(screen, "3-1");
    assert_not_shown(screen, "7-1");
}

/* At a shared computer people are found by their initials too, and see their own class first. */
static void who_sits_there_sees_her_own_class(void **state)
{
    struct screen *screen = *state;

    people(screen);
    school_fixture_role(&screen->school, "小红", ROLE_REPRESENTATIVE, "3-3", 0, "english");
    act_as(screen, "nobody");
    assert_shown(screen, "小红");
    type(screen, "xh");
    assert_not_shown(screen, "hong");
    press(screen, KEY_RETURN);
    assert_shown(screen, "小红 is acting now");
    assert_shown(screen, "Grade 3 Class 3");
}

/* Whoever goes on with something else leaves what is half written for later: it is offered next time. */
static void another_key_leaves_the_draft_for_later(void **state)
{
    struct screen *screen = *state;

    people(screen);
    act_as(screen, "li");
    press(screen, 'a');
    type(screen, "口算一页 10分");
    app_pause(&screen->app);
    restart(screen);
    assert_true(screen->app.question.asked);
    press(screen, 'm');
    assert_false(screen->app.question.asked);
    assert_shown(screen, "handing in");
    restart(screen);
    assert_shown(screen, "口算一页 10分");
    assert_true(screen->app.question.asked);
}

/* The words it was returned with stand beside its mending, with what it would make of the evening; and that it
 * is still to be sent in again is said. */
static void what_was_returned_is_mended(void **state)
{
    struct screen *screen = *state;

    people(screen);
    add(screen, "3-2", "math", 55, "单元卷");
    act_as(screen, "li");
    press(screen, 'a');
    type(screen, "口算 20分");
    press(screen, KEY_RETURN);
    act_as(screen, "hong");
    press(screen, 'o');
    look_through(screen);
    press(screen, 'r');
    press(screen, KEY_CTRL('u'));
    type(screen, "少一点");
    press(screen, KEY_RETURN);
    act_as(screen, "li");
    press(screen, 'o');
    look_through(screen);
    press(screen, KEY_RETURN);
    assert_shown(screen, "Change homework");
    assert_shown(screen, "returned: “少一点”");
    for (int i = 0; i < 3; i++)
        press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_CTRL('u'));
    type(screen, "10");
    assert_shown(screen, "55 → 65 / 60");
    assert_shown(screen, "sent in again, it will wait for review");
    press(screen, KEY_RETURN);
    assert_shown(screen, "not sent in again yet");
    look_through(screen);
    press(screen, 'b');
    assert_shown(screen, "sent in again: it waits for review");
    press(screen, 'u'); /* it is called as its key is, for it is not on the board */
    assert_shown(screen, "sent in again 3-2 Mathematics 口算");
    assert_not_shown(screen, "published");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(the_hints_are_of_the_role),
        SCREEN_TEST(in_a_class_of_others),
        SCREEN_TEST(the_palette_and_the_help_are_of_the_role),
        SCREEN_TEST(the_palette_knows_the_jobs),
        SCREEN_TEST(the_palette_opens_every_view),
        SCREEN_TEST(the_plan_says_how_to_set_it_to_who_may),
        SCREEN_TEST(what_is_not_allowed_says_so_once),
        SCREEN_TEST(anothers_homework_is_not_opened_in_vain),
        SCREEN_TEST(none_is_said_of_ones_own_subjects),
        SCREEN_TEST(ones_own_subject_comes_first),
        SCREEN_TEST(what_is_found_is_read),
        SCREEN_TEST(errors_on_a_screen_have_no_codes),
        SCREEN_TEST(a_refused_undo_says_where_to_look),
        SCREEN_TEST(a_reason_is_asked_for_in_words),
        SCREEN_TEST(undo_names_the_class),
        SCREEN_TEST(a_list_to_be_taken_is_opened),
        SCREEN_TEST(what_is_typed_stays_on_its_day),
        SCREEN_TEST(a_pupil_notes_three_lists),
        SCREEN_TEST(a_monitor_copies_for_the_group),
        SCREEN_TEST(a_pupil_enters_for_her_teacher),
        SCREEN_TEST(a_draft_has_ones_own_classes),
        SCREEN_TEST(who_sits_there_sees_her_own_class),
        SCREEN_TEST(another_key_leaves_the_draft_for_later),
        SCREEN_TEST(what_was_returned_is_mended),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("roles", tests, NULL, NULL);
}
