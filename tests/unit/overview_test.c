/* The overview: what waits for whom, each answered with one key and undone, the week and the term. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "support/tui_fixture.h"
#include "tui/view/overview_state.h"

/* wang is the office and homeroom teacher of 3-2, li teaches there, rep is a pupil who enters english. */
static void people(struct screen *screen)
{
    school_fixture_role(&screen->school, "wang", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "rep", ROLE_REPRESENTATIVE, "3-2", 0, "english");
    service_close(screen->other.service);
    screen->other = school_fixture_second(&screen->school, "li");
    restart(screen);
}

static void act_as(struct screen *screen, const char *login)
{
    screen->options.login = login;
    restart(screen);
}

static void keys(struct screen *screen, const char *text)
{
    for (; *text != '\0'; text++) {
        press(screen, *text == '\n' ? KEY_RETURN : (uint32_t)*text);
        look_through(screen);
    }
}

static int load_of(struct screen *screen, const char *class)
{
    const struct session *session = &screen->other;

    return board_of(session, class, session->moment.date, screen->school.arena)->load;
}

static void give_back(struct screen *screen, int64_t id, const char *why)
{
    struct outcome outcome;
    struct err err = {0};

    assert_true(service_return(fresh(&screen->school.session), id, -1, why, screen->school.arena,
                               &outcome, &err));
}

static void held_and_given_back(struct screen *screen, int64_t ids[3])
{
    people(screen);
    ids[0] = add(screen, "3-2", "chinese", 50, "作文");
    ids[1] = add(screen, "3-2", "math", 40, "卷子");
    ids[2] = add(screen, "3-2", "english", 30, "抄写");
    see_changes(screen);
}

/* Pass one, return another with the words that are proposed, do as suggested: twelve keys at most. */
static void a_day_is_settled_in_few_keys(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];
    const char *typed = "oa\nr\ns\n";

    held_and_given_back(screen, ids);
    assert_true(strlen(typed) <= 12);
    keys(screen, "o");
    assert_shown(screen, "to review");
    assert_shown(screen, "50 → 90 red");
    keys(screen, "a");
    assert_shown(screen, "Pass 3-2 Mathematics 卷子, because: agreed");
    keys(screen, "\n");
    assert_int_equal(stored(screen, ids[1])->state, STATE_PUBLISHED);
    assert_string_equal(stored(screen, ids[1])->reason, "agreed");
    keys(screen, "r");
    assert_shown(screen, "that day is full: another day, please");
    keys(screen, "\n");
    assert_int_equal(stored(screen, ids[2])->state, STATE_DRAFT);
    assert_int_equal(load_of(screen, "3-2"), 90);
    assert_shown(screen, "90/60 → ");
    keys(screen, "s");
    assert_shown(screen, "3-2 today: ");
    keys(screen, "\n");
    assert_true(load_of(screen, "3-2") <= 60);
    assert_not_shown(screen, "over the limit");
    /* and all of it back again */
    keys(screen, "u\n");
    assert_int_equal(load_of(screen, "3-2"), 90);
    keys(screen, "u\n");
    assert_int_equal(stored(screen, ids[2])->state, STATE_PENDING);
    keys(screen, "u\n");
    assert_int_equal(stored(screen, ids[1])->state, STATE_PENDING);
}

/* Taken back, what was decided is the selected one again, wherever the selection went meanwhile. */
static void what_is_taken_back_is_selected(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    keys(screen, "or\n");
    press(screen, KEY_LINE_END);
    keys(screen, "u\n");
    assert_int_equal(stored(screen, ids[1])->state, STATE_PENDING);
    keys(screen, "a\n");
    assert_int_equal(stored(screen, ids[1])->state, STATE_PUBLISHED);
}

static void trimmed_to_what_the_day_has_left(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    keys(screen, "om");
    assert_shown(screen, "minutes: 10");
    keys(screen, "x\n"); /* what is typed takes the place of what was proposed, and stays */
    assert_shown(screen, "how many minutes?");
    assert_int_equal(stored(screen, ids[1])->state, STATE_PENDING);
    assert_true(screen->app.message[0] != '\0');
    press(screen, KEY_ERASE);
    type(screen, "１２"); /* an input method is on */
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, ids[1])->minutes, 12);
    assert_int_equal(stored(screen, ids[1])->state, STATE_PUBLISHED);
    assert_string_equal(stored(screen, ids[1])->reason, "trimmed to 12 min");
}

/* Changed by another while the answer is typed: nothing is done, the words stay. */
static void what_changed_meanwhile_is_not_answered(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    keys(screen, "or");
    type(screen, "too long");
    other_edits(screen, ids[1], 45, NULL);
    see_changes(screen);
    press(screen, KEY_RETURN);
    assert_int_equal(stored(screen, ids[1])->state, STATE_PENDING);
    assert_non_null(strstr(screen->app.message, "changed since"));
    press(screen, KEY_NONE_PRESSED);
    screen->app.message[0] = '\0';
    assert_shown(screen, "too long");
}

/* Its author sees it with the reason, is not told of keys that are a reviewer's, and sends it in again. */
static void what_came_back_is_its_authors(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    give_back(screen, ids[1], "at most 10");
    act_as(screen, "li");
    keys(screen, "o");
    assert_shown(screen, "given back");
    assert_shown(screen, "“at most 10”");
    assert_not_shown(screen, "to review");
    assert_not_shown(screen, "抄写"); /* her own, for another to answer */
    assert_not_shown(screen, "a pass");
    keys(screen, "ar");
    assert_int_equal(stored(screen, ids[1])->state, STATE_DRAFT);
    keys(screen, "\n");
    assert_shown(screen, "Change homework · 3-2 Mathematics");
    press(screen, KEY_ESCAPE);
    keys(screen, "b");
    assert_int_equal(stored(screen, ids[1])->state, STATE_PENDING);
    assert_not_shown(screen, "given back");
}

/* One mark is where the keyboard is; on the board what waits says so once. */
static void one_mark_and_one_state(void **state)
{
    struct screen *screen = *state;
    const char *all;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    app_reload(&screen->app);
    keys(screen, "o");
    for (int part = 0; part < 2; part++) {
        all = strstr(shown(screen), "▸");
        assert_non_null(all);
        assert_null(strstr(all + 1, "▸"));
        press(screen, KEY_TABULATOR);
    }
    press(screen, KEY_ESCAPE);
    act_as(screen, "li");
    press(screen, KEY_LINE_END);
    assert_shown(screen, "pending");
    assert_not_shown(screen, "pending · pending");
}

/* When its evenings are over the reviewer is offered to return it alone, and its author to give it a later day. */
static void when_its_day_is_over(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    give_back(screen, ids[1], "at most 10");
    clock_now += 7 * 86400;
    app_tick(&screen->app);
    app_reload(&screen->app);
    keys(screen, "o");
    assert_shown(screen, "to review");
    assert_shown(screen, "r return");
    assert_not_shown(screen, "a pass");
    assert_not_shown(screen, "m fewer minutes");
    keys(screen, "a");
    assert_shown(screen, "r returns it to its teacher");
    press(screen, KEY_ESCAPE);
    act_as(screen, "li");
    keys(screen, "o");
    assert_shown(screen, "given back");
    assert_shown(screen, "Enter change");
    assert_shown(screen, "it needs a later due day");
    assert_not_shown(screen, "send again");
    assert_not_shown(screen, ": return it");
    keys(screen, "b");
    assert_int_equal(stored(screen, ids[1])->state, STATE_DRAFT);
    assert_shown(screen, "Enter gives it a later due day");
    keys(screen, "\n"); /* what its own evening has, not the one looked at */
    assert_shown(screen, "Tue 50 / 60");
}

/* Nobody answers her own where somebody else may. */
static void ones_own_waits_for_another(void **state)
{
    struct screen *screen = *state;
    struct assignment item;
    bool held;

    people(screen);
    school_fixture_role(&screen->school, "chen", ROLE_LEADER, NULL, 3, NULL);
    add(screen, "3-2", "chinese", 50, "作文");
    item = homework(&screen->school.session, "3-2", "math", 40, "卷子");
    add_homework(&screen->school.session, &item, &held);
    assert_true(held);
    app_reload(&screen->app);
    keys(screen, "o");
    assert_not_shown(screen, "to review");
    act_as(screen, "chen");
    keys(screen, "o");
    assert_shown(screen, "to review");
    assert_shown(screen, "50 → 90 red");
}

/* Due today: it waits for those of the class until somebody notes it, and not for the office. */
static void a_list_that_nobody_took(void **state)
{
    struct screen *screen = *state;
    struct mark_input mark = {
        .missing = "3", .collected = -1, .marked = -1, .returned = -1, .corrected = -1};
    struct handin *handin;
    struct assignment item;
    struct err err = {0};

    people(screen);
    item = homework(&screen->other, "3-2", "math", 10, "口算");
    item.assigned -= 1;
    mark.id = add_homework(&screen->other, &item, NULL);
    school_fixture_role(&screen->school, "root", ROLE_OFFICE, NULL, 0, NULL);
    act_as(screen, "root");
    keys(screen, "o");
    assert_shown(screen, "nothing waits for you");
    act_as(screen, "li");
    keys(screen, "o");
    assert_shown(screen, "handing in");
    assert_shown(screen, "Mathematics: not taken in yet");
    assert_true(service_mark(fresh(&screen->other), &mark, screen->school.arena, &handin, &err));
    see_changes(screen);
    look_through(screen);
    assert_shown(screen, "nothing waits for you");
}

static void a_pupils_entry_is_confirmed(void **state)
{
    struct screen *screen = *state;
    struct session pupil;
    struct assignment item;
    int64_t id;

    people(screen);
    pupil = school_fixture_as(&screen->school, "rep");
    item = homework(&pupil, "3-2", "english", 10, "听写");
    id = add_homework(&pupil, &item, NULL);
    app_reload(&screen->app);
    keys(screen, "o");
    assert_shown(screen, "to confirm");
    keys(screen, "c");
    assert_true(stored(screen, id)->confirmed);
    assert_not_shown(screen, "to confirm");
    keys(screen, "u\n");
    assert_false(stored(screen, id)->confirmed);
    /* whose it is stands beside what waits for review, too, and not the teacher for whom it was entered */
    item = homework(&pupil, "3-2", "english", 61, "抄写");
    item.teacher = "李老师";
    add_homework(&pupil, &item, NULL);
    app_reload(&screen->app);
    look_through(screen);
    assert_shown(screen, "rep 16:00  10 → 71 red");
    act_as(screen, "rep"); /* it does not wait for the pupil */
    keys(screen, "o");
    assert_shown(screen, "nothing waits for you");
}

/* In every head, once it is known; another's change counts it anew. */
static void the_count_stands_in_every_head(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    assert_not_shown(screen, "to do 2");
    look_through(screen);
    assert_shown(screen, "to do 2");
    assert_shown(screen, "homework board");
    canvas_resize(&screen->app.canvas, 24, 68); /* the head is full: its title gives way */
    app_draw(&screen->app);
    assert_shown(screen, "to do 2");
    assert_not_shown(screen, "homework board");
    for (int cols = 36; cols <= 80; cols++) { /* as the rest of it does, down to the class's word */
        canvas_resize(&screen->app.canvas, 24, cols);
        app_draw(&screen->app);
        assert_shown(screen, "to do 2");
        assert_shown(screen, cols >= 63 ? "Grade 3 Class 2 ·" : "3-2");
    }
    press(screen, 'L');
    assert_shown(screen, "to do 2");
    press(screen, KEY_ESCAPE);
    press(screen, 'a');
    assert_shown(screen, "to do 2");
    press(screen, KEY_ESCAPE);
    give_back(screen, ids[1], "too long");
    app_reload(&screen->app);
    assert_shown(screen, "to do 2"); /* as last known */
    look_through(screen);
    assert_shown(screen, "to do 1");
}

static void the_cursor_stays_on_its_row(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    add(screen, "3-2", "science", 30, "观察");
    see_changes(screen);
    keys(screen, "oj");
    give_back(screen, ids[1], "too long");
    app_reload(&screen->app);
    keys(screen, "a");
    assert_shown(screen, "Pass 3-2 English 抄写");
}

static void who_has_not_reported_is_copied(void **state)
{
    struct screen *screen = *state;
    const struct class *class = NULL;
    struct err err = {0};

    people(screen);
    assert_true(service_class(&screen->school.session, "3-2", screen->school.session.moment.date,
                              &class, &err));
    assert_true(service_put_teaching(fresh(&screen->school.session), class, "math",
                                     service_person(screen->school.service, "li")->id, &err));
    add(screen, "3-2", "chinese", 10, "小练笔");
    see_changes(screen);
    keys(screen, "oC");
    assert_non_null(screen->app.copied);
    assert_non_null(strstr(screen->app.copied, "Not reported, Tue 17 Nov\n"));
    assert_non_null(strstr(screen->app.copied, "3-2: Mathematics (li)"));
    assert_non_null(strstr(screen->app.copied, "3-3: Chinese"));
    assert_null(strstr(screen->app.copied, "3-2: Chinese"));
}

/* Her own class first; over the edge of a week, a day of it, and the term. */
static void weeks_days_and_the_term(void **state)
{
    struct screen *screen = *state;
    const char *all;

    people(screen);
    add(screen, "3-2", "math", 52, "卷子");
    see_changes(screen);
    keys(screen, "o");
    assert_shown(screen, "Class   Mon 16  Tue 17");
    all = shown(screen);
    assert_true(strstr(all, "▸ 3-2") < strstr(all, "3-1"));
    assert_shown(screen, "Y 52");
    assert_shown(screen, "3-2 Tue 17 Nov · 52 / 60 minutes");
    keys(screen, "hhh"); /* Sunday before */
    assert_shown(screen, "Mon 9");
    keys(screen, "t");
    assert_shown(screen, "Mon 16");
    keys(screen, "y"); /* there is no term: bare days of the month would say nothing */
    assert_shown(screen, "The term: none on this day, 20 weeks by Monday's date");
    assert_shown(screen, "07-27 — 12-13");
    assert_shown(screen, "26~");
    keys(screen, "y");
    assert_true(service_put(fresh(&screen->school.session), ENTITY_TERM, NULL,
                            &(struct term){.name = (char *)"第一学期",
                                           .first = screen->app.today - 70,
                                           .last = screen->app.today + 50},
                            &(struct err){0}));
    app_reload(&screen->app);
    keys(screen, "y");
    assert_shown(screen, "The term  ");
    assert_shown(screen, "26~");
    keys(screen, "\n");
    assert_shown(screen, "Overview");
    keys(screen, "l\n"); /* Monday of that week, then Tuesday */
    assert_int_equal(screen->app.depth, 1);
    assert_shown(screen, "Tue 17 Nov");
    assert_shown(screen, "卷子");
    keys(screen, "oj\n");
    assert_shown(screen, "Grade 3 Class 1");
}

/* Who asks for the weeks has the arrows on them, whatever was selected below. */
static void the_weeks_have_the_arrows(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    keys(screen, "o");
    assert_shown(screen, "a pass");
    keys(screen, "y");
    assert_shown(screen, "←→ week");
    assert_shown(screen, "y week view");
    assert_not_shown(screen, "[ ] week");
    assert_shown(screen, "3-2 11-16");
    press(screen, KEY_ARROW_LEFT);
    assert_shown(screen, "3-2 11-09");
    keys(screen, "]y");
    assert_shown(screen, "Mon 16");
    assert_shown(screen, "y term");
}

/* Between what is forgotten and what is read, nothing old is used. */
static void read_anew_again_and_again(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    held_and_given_back(screen, ids);
    keys(screen, "o");
    for (int i = 0; i < 50; i++) {
        app_reload(&screen->app);
        keys(screen, i % 2 ? "jk\t" : "[]y");
        shown(screen);
    }
    assert_shown(screen, "to review");
}

static const struct over_state *overview(struct screen *screen)
{
    assert_ptr_equal(app_top(&screen->app)->ops, &view_overview);
    return app_top(&screen->app)->state;
}

static void assert_read(struct screen *screen, const char *class, bool read)
{
    const struct over_grid *grid = &overview(screen)->grid;

    for (size_t i = 0; i < grid->row_count; i++)
        if (strcmp(grid->rows[i].name, class) == 0 && grid->rows[i].read == read)
            return;
    fail_msg("%s is%s to be read again", class, read ? "" : " not");
}

/* What another changed in one class is read again, of the others nothing; more than homework is everything. */
static void only_what_is_news_is_read_again(void **state)
{
    struct screen *screen = *state;
    const struct waiting_list *list = &screen->app.waits.list;
    int64_t ids[3];

    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-1", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-3", 0, NULL);
    held_and_given_back(screen, ids);
    keys(screen, "o");
    assert_true(list->complete);
    add(screen, "3-1", "math", 15, "口算");
    see_changes(screen);
    grid_begin(&screen->app, &((struct over_state *)(uintptr_t)overview(screen))->grid, false,
               screen->app.date);
    assert_read(screen, "3-1", false);
    assert_read(screen, "3-2", true);
    for (size_t i = 0; i < list->count; i++) /* of 3-2: what was looked at stays so */
        assert_true(list->items[i].looked);
    look_through(screen);
    assert_true(list->complete);
    assert_read(screen, "3-1", true);
    school_fixture_role(&screen->school, "chen", ROLE_LEADER, NULL, 3, NULL);
    app_reload(&screen->app);
    grid_begin(&screen->app, &((struct over_state *)(uintptr_t)overview(screen))->grid, false,
               screen->app.date);
    assert_read(screen, "3-1", false);
    assert_read(screen, "3-2", false);
}

/* The school data was read anew by an act that is no news of the school: nothing borrowed of it is used. */
static void the_data_may_be_another_at_any_time(void **state)
{
    struct screen *screen = *state;
    struct err err = {0};
    int64_t ids[3];

    held_and_given_back(screen, ids);
    look_through(screen);
    keys(screen, "o");
    assert_true(service_refresh(screen->app.service, &err));
    look_through(screen);
    assert_int_equal(screen->app.reading, app_data(&screen->app)->reading);
    assert_shown(screen, "to review");
    assert_true(service_refresh(screen->app.service, &err));
    other_edits(screen, ids[0], 70, NULL);
    see_changes(screen);
    look_through(screen);
    assert_shown(screen, "to review");
}

/* However it came about, the screen says what one that is opened now says. */
static void assert_as_if_opened_now(struct screen *screen)
{
    const char *before;

    keys(screen, "t"); /* the selected day stayed over midnight */
    before = shown(screen);
    restart(screen);
    look_through(screen);
    keys(screen, "o");
    assert_string_equal(before, shown(screen));
}

static void piece_by_piece_it_is_the_same(void **state)
{
    struct screen *screen = *state;
    int64_t ids[3];

    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-1", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-3", 0, NULL);
    held_and_given_back(screen, ids);
    look_through(screen);
    keys(screen, "o");
    add(screen, "3-1", "math", 55, "口算");
    add(screen, "3-3", "math", 75, "卷子");
    see_changes(screen);
    look_through(screen);
    assert_as_if_opened_now(screen);
    other_edits(screen, ids[0], 70, NULL); /* red by itself: another suggestion, another forecast */
    see_changes(screen);
    look_through(screen);
    assert_as_if_opened_now(screen);
    give_back(screen, ids[1], "at most 10");
    app_reload(&screen->app);
    look_through(screen);
    assert_as_if_opened_now(screen);
    clock_now += 86400;
    app_tick(&screen->app);
    app_reload(&screen->app);
    look_through(screen);
    assert_as_if_opened_now(screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(a_day_is_settled_in_few_keys),
        SCREEN_TEST(what_is_taken_back_is_selected),
        SCREEN_TEST(trimmed_to_what_the_day_has_left),
        SCREEN_TEST(what_changed_meanwhile_is_not_answered),
        SCREEN_TEST(what_came_back_is_its_authors),
        SCREEN_TEST(one_mark_and_one_state),
        SCREEN_TEST(when_its_day_is_over),
        SCREEN_TEST(ones_own_waits_for_another),
        SCREEN_TEST(a_list_that_nobody_took),
        SCREEN_TEST(a_pupils_entry_is_confirmed),
        SCREEN_TEST(the_count_stands_in_every_head),
        SCREEN_TEST(the_cursor_stays_on_its_row),
        SCREEN_TEST(who_has_not_reported_is_copied),
        SCREEN_TEST(weeks_days_and_the_term),
        SCREEN_TEST(the_weeks_have_the_arrows),
        SCREEN_TEST(read_anew_again_and_again),
        SCREEN_TEST(only_what_is_news_is_read_again),
        SCREEN_TEST(piece_by_piece_it_is_the_same),
        SCREEN_TEST(the_data_may_be_another_at_any_time),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("overview", tests, NULL, NULL);
}
