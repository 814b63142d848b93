/* The school in the terminal: the first run, and what it is made of, changed in lists and forms.
 * reason: the lists and forms of one view, on one school. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/tui_fixture.h"
#include "tui/view/who.h"

/* Opens the section of the school that is the nth in its list. */
static void open_section(struct screen *screen, int nth)
{
    press(screen, 'S');
    press(screen, KEY_LINE_HOME);
    while (nth-- > 0)
        press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_RETURN);
}

enum
{
    CLASSES,
    PEOPLE,
    TEACHING,
    ROLES,
    TIMETABLES,
    SERVICE,
    SHARES,
    SUBJECTS,
    CALENDAR,
    TERMS,
    EVENTS,
    POLICY,
    ITSELF,
};

static void leave(struct screen *screen)
{
    while (screen->app.depth > 1)
        press(screen, KEY_ESCAPE);
}

static void classes_are_added_changed_and_removed(void **state)
{
    struct screen *screen = *state;

    press(screen, 'S');
    assert_shown(screen, "4 classes, 168 pupils");
    press(screen, KEY_RETURN);
    press(screen, 'a');
    type(screen, "4-1..4-3:40");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Grade 4 Class 3");
    assert_shown(screen, "saved; u takes it back");
    /* one change: it goes at once */
    press(screen, 'u');
    press(screen, 'y');
    assert_not_shown(screen, "Grade 4 Class");
    assert_not_shown(screen, "u once more"); /* there is nothing before it */
    press(screen, KEY_LINE_HOME);
    press(screen, 'e');
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    type(screen, "38");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, " 38");
    press(screen, 'd');
    assert_shown(screen, "Classes: remove Grade 3 Class 1?");
    press(screen, 'y');
    assert_not_shown(screen, "Grade 3 Class 1 ");
    press(screen, 'u');
    press(screen, 'y');
    assert_shown(screen, "Grade 3 Class 1");
}

/* The hints say what the keys do on this row; what is empty again is left without a question. */
static void hints_are_of_the_row(void **state)
{
    struct screen *screen = *state;

    open_section(screen, ROLES);
    press(screen, 'a');
    assert_shown(screen, "Enter the list");
    assert_not_shown(screen, "←→");
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_ESCAPE);
    assert_not_shown(screen, "Discard it?");
    leave(screen);
    open_section(screen, CLASSES);
    press(screen, 'a');
    assert_shown(screen, "Enter save");
    type(screen, "4");
    press(screen, KEY_ERASE);
    press(screen, KEY_ESCAPE);
    assert_not_shown(screen, "Discard it?");
    leave(screen);
    add(screen, "3-2", "math", 15, "练习册P12");
    see_changes(screen);
    press(screen, 'e');
    assert_not_shown(screen, "←→");
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "←→ change");
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_ARROW_UP);
    assert_not_shown(screen, "←→");
}

static void what_is_wrong_stays_typed(void **state)
{
    struct screen *screen = *state;

    open_section(screen, CLASSES);
    press(screen, 'a');
    type(screen, "3-9..3-7");
    press(screen, KEY_RETURN);
    assert_shown(screen, "is not a range of classes");
    assert_shown(screen, "3-9..3-7");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "not saved. Discard it?");
    press(screen, 'n');
    assert_shown(screen, "3-9..3-7");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    assert_shown(screen, "Grade 3 Class 1");
}

static void people_lessons_and_roles(void **state)
{
    struct screen *screen = *state;

    open_section(screen, PEOPLE);
    press(screen, 'a');
    assert_shown(screen, "pupils with a task are added here too");
    type(screen, "王老师");
    press(screen, KEY_RETURN); /* of a new one it goes on to the next row */
    assert_shown(screen, "Enter next  Ctrl-S save");
    type(screen, "3-1..3-2");
    press(screen, KEY_RETURN);
    type(screen, "数学");
    press(screen, KEY_RETURN);
    press(screen, KEY_ARROW_DOWN); /* no role */
    assert_shown(screen, "Enter save");
    type(screen, "wanglao");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Mathematics 3-1 3-2");
    press(screen, 'a');
    type(screen, "李老师");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "李老师     李老师"); /* known by the name */
    press(screen, 'a');
    type(screen, "汪老师");
    for (int row = 0; row < 4; row++)
        press(screen, KEY_ARROW_DOWN);
    type(screen, "wanglao");
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "▸ Login    wanglao"); /* there it is mended */
    assert_shown(screen, "already belongs to 王老师: write another one");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    leave(screen);

    open_section(screen, PEOPLE);
    type(screen, "/lls"); /* by pinyin initials, as wherever somebody is chosen */
    assert_shown(screen, "李老师");
    assert_not_shown(screen, "王老师");
    leave(screen);

    open_section(screen, TEACHING);
    type(screen, "/三年级2"); /* however a class is written */
    assert_shown(screen, "3-2      Mathematics   王老师");
    assert_not_shown(screen, "3-1      Mathematics");
    press(screen, KEY_ESCAPE);
    press(screen, KEY_LINE_END);
    press(screen, 'e');
    press(screen, KEY_RETURN);
    type(screen, "李");
    press(screen, KEY_RETURN);
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "3-2      Mathematics   李老师");
    assert_shown(screen, "3-1      Mathematics   王老师");
    leave(screen);

    open_section(screen, ROLES);
    press(screen, 'a');
    type(screen, "赵");
    assert_shown(screen, "nobody of that name: add the person under “People” first");
    press(screen, KEY_ESCAPE);
    type(screen, "王"); /* a letter opens the list that it narrows */
    assert_shown(screen, "Who?");
    assert_not_shown(screen, "李老师");
    press(screen, KEY_RETURN);
    press(screen, KEY_RETURN);
    type(screen, "homeroom");
    press(screen, KEY_RETURN);
    type(screen, "3-1");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "from now on everybody may do what their role allows");
    assert_shown(screen, "homeroom teacher");
    press(screen, KEY_LINE_HOME);
    type(screen, "dy");
    assert_shown(screen, "the last office cannot be removed");
    assert_not_shown(screen, "hwboard"); /* no command is asked for */
    press(screen, KEY_LINE_END);
    type(screen, "dy");
    assert_not_shown(screen, "homeroom teacher");
    leave(screen);
}

/* Adds somebody whose role is the nth in the list. */
static void add_person(struct screen *screen, const char *name, const char *classes,
                       const char *subject, int nth)
{
    press(screen, 'a');
    type(screen, name);
    press(screen, KEY_RETURN);
    type(screen, classes);
    press(screen, KEY_RETURN);
    type(screen, subject);
    press(screen, KEY_RETURN);
    press(screen, KEY_RETURN);
    while (nth-- > 0)
        press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_RETURN);
    press(screen, KEY_CTRL('s'));
}

/* Who does what is said where somebody is added, in one change. */
static void a_person_is_added_with_all_that_it_does(void **state)
{
    enum
    {
        NONE,
        OFFICE,
        LEADER,
        HOMEROOM,
        REPRESENTATIVE,
        MONITOR,
    };
    struct screen *screen = *state;

    open_section(screen, PEOPLE);
    add_person(screen, "王老师", "3-1、3-2", "数学，道法", NONE);
    assert_shown(screen, "Mathematics 3-1 3-2  Morality and Law 3-1 3-2");
    add_person(screen, "班长甲", "3-1", "数学", MONITOR);
    assert_shown(screen, "a class monitor has no subject: leave it empty");
    press(screen, KEY_CTRL('u'));
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "from now on everybody may do what their role allows");
    assert_shown(screen, "class monitor 3-1");
    press(screen, 'u');
    press(screen, 'y');
    assert_not_shown(screen, "班长甲");
    add_person(screen, "索老师", "3-2,3-1", "语文", HOMEROOM);
    assert_shown(screen, "homeroom teacher 3-2");
    assert_shown(screen, "Chinese 3-1 3-2");
    add_person(screen, "李老师", "3-1", "英语", LEADER);
    assert_shown(screen, "grade leader grade 3");
    add_person(screen, "代表乙", "3-2", "语文、英语", REPRESENTATIVE);
    assert_shown(screen, "subject representative");
    add_person(screen, "主任", "3-2", "", OFFICE);
    assert_shown(screen, "the subject is empty");
    leave(screen);
}

static void subjects_calendar_terms(void **state)
{
    struct screen *screen = *state;

    open_section(screen, SUBJECTS);
    press(screen, 'a');
    type(screen, "书法");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "书法");
    press(screen, 'd');
    press(screen, 'y');
    assert_shown(screen, "not taught here");
    leave(screen);

    open_section(screen, CALENDAR);
    press(screen, 'a');
    type(screen, "12-24");
    for (int row = 0; row < 3; row++)
        press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_ARROW_DOWN);
    type(screen, "校庆");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "only a make-up day has the timetable of another weekday");
    press(screen, KEY_ARROW_RIGHT); /* 休, 班 */
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "school day, lessons of Monday");
    press(screen, 'u');
    press(screen, 'y');
    press(screen, 'a');
    type(screen, "12-24");
    for (int row = 0; row < 4; row++)
        press(screen, KEY_ARROW_DOWN);
    type(screen, "校庆");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "2026-12-24");
    assert_shown(screen, "校庆");
    press(screen, 'e');
    type(screen, "x");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "2026-12-24x");
    assert_shown(screen, "Change marked days");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    leave(screen);

    open_section(screen, TERMS);
    press(screen, 'a');
    type(screen, "第一学期");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "2026-09-01");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "2027-01-22");
    press(screen, KEY_RETURN);
    assert_shown(screen, "now week 12");
    leave(screen);

    open_section(screen, ITSELF);
    assert_shown(screen, "Change the school");
    type(screen, "附小");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "附小");
}

static void events_stand_on_the_board_and_the_plan(void **state)
{
    struct screen *screen = *state;

    open_section(screen, EVENTS);
    assert_shown(screen, "no tests, trips or sports days yet");
    press(screen, 'a');
    type(screen, "秋游");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "11-17");
    press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_ARROW_DOWN);
    type(screen, "魔法班");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "Add an event"); /* what is wrong stays typed */
    assert_shown(screen, "魔法班");
    for (int i = 0; i < 3; i++)
        press(screen, KEY_ERASE);
    type(screen, "3-1..3-2");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "秋游");
    assert_shown(screen, "Grade 3 Class 1");
    assert_shown(screen, "Grade 3 Class 2");
    press(screen, 'u'); /* one change */
    press(screen, 'y');
    assert_shown(screen, "no tests, trips or sports days yet");
    press(screen, 'a');
    type(screen, "期中测验");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "11-17");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "11-18");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "三年级");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "grade 3");
    press(screen, 'e');
    type(screen, "（数学）");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "期中测验（数学）");
    leave(screen);
    assert_shown(screen, "events: 期中测验（数学） (11-17 Tue – 11-18 Wed)");
    every_size(screen, "0");
    press(screen, 'P');
    assert_shown(screen, "11-17 Tue – 11-18 Wed 期中测验（数学）");
    press(screen, KEY_ARROW_RIGHT);
    assert_not_shown(screen, "期中测验");
    leave(screen);
    press(screen, 'W');
    assert_shown(screen, "events: 11-17 Tue – 11-18 Wed 期中测验（数学）");
    leave(screen);
    for (int i = 0; i < 2; i++)
        press(screen, KEY_ARROW_RIGHT);
    assert_not_shown(screen, "期中测验"); /* over on the 19th */
}

static void the_policy_is_read_value_by_value(void **state)
{
    struct screen *screen = *state;

    press(screen, 'S');
    assert_shown(screen, "the national rules");
    open_section(screen, POLICY);
    assert_shown(screen, "[files] policy");
    assert_shown(screen, "minutes a day  grade 3");
    assert_shown(screen, "no written homework at home");
    assert_shown(screen, "80% of the limit");
    press(screen, 'a'); /* nothing of it is changed here */
    press(screen, 'd');
    press(screen, KEY_RETURN);
    assert_shown(screen, "minutes a day  grade 3");
    type(screen, "/bedtime");
    assert_shown(screen, "bedtime  primary");
    press(screen, KEY_RETURN);
    assert_shown(screen, "21:20");
    press(screen, KEY_ESCAPE);
    press(screen, KEY_LINE_END);
    assert_shown(screen, "yellow");
    every_size(screen, "▸");
}

static void what_was_thrown_away_is_there_again(void **state)
{
    struct screen *screen = *state;

    open_section(screen, EVENTS);
    press(screen, 'a');
    type(screen, "科技节");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    assert_shown(screen, "thrown away; u has it again");
    press(screen, 'a');
    assert_not_shown(screen, "科技节");
    press(screen, KEY_ESCAPE);
    press(screen, 'u');
    assert_shown(screen, "open the form to go on");
    press(screen, 'a');
    assert_shown(screen, "科技节");
}

static void what_was_typed_is_there_again(void **state)
{
    struct screen *screen = *state;
    const struct class *class;
    struct class bigger;
    struct err err = {0};

    open_section(screen, EVENTS);
    press(screen, 'a');
    type(screen, "科技节");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "11-20");
    assert_not_shown(screen, "a form of the school was not saved");
    restart(screen); /* as after a crash: it was put away at the last pause */
    assert_shown(screen, "a form of the school was not saved");
    open_section(screen, TERMS);
    press(screen, 'a');
    assert_not_shown(screen, "科技节"); /* another form */
    press(screen, KEY_ESCAPE);
    leave(screen);
    open_section(screen, EVENTS);
    press(screen, 'a');
    assert_shown(screen, "not saved is here again");
    assert_shown(screen, "科技节");
    assert_shown(screen, "11-20");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "Discard it?");
    press(screen, 'k'); /* for later */
    press(screen, 'a');
    assert_shown(screen, "科技节");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "saved; u takes it back");
    press(screen, 'a');
    assert_not_shown(screen, "科技节");
    press(screen, KEY_ESCAPE);
    leave(screen);

    /* a row that somebody else changes meanwhile */
    open_section(screen, CLASSES);
    press(screen, 'e');
    type(screen, "1");
    restart(screen);
    assert_true(service_class(&screen->other, "3-1", screen->app.today, &class, &err));
    bigger = *class;
    bigger.size = 44;
    assert_true(service_put(fresh(&screen->other), ENTITY_CLASS, class, &bigger, &err));
    see_changes(screen);
    open_section(screen, CLASSES);
    press(screen, 'e');
    assert_shown(screen, "somebody changed it since");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    press(screen, 'e');
    assert_shown(screen, "44");
    press(screen, KEY_ESCAPE);
    assert_not_shown(screen, "Discard it?");
    leave(screen);

    /* what is no value yet, too */
    open_section(screen, ITSELF);
    press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_ARROW_DOWN);
    type(screen, "may");
    restart(screen);
    open_section(screen, ITSELF);
    assert_shown(screen, "9may");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "a number belongs here");
}

static void a_week_of_a_class(void **state)
{
    struct screen *screen = *state;

    open_section(screen, TIMETABLES);
    press(screen, KEY_ARROW_DOWN);        /* 3-2 */
    assert_not_shown(screen, "d remove"); /* there is nothing yet */
    press(screen, KEY_RETURN);
    type(screen, "语文 数学 - 英语 班会");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "数学,写字");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "写字");
    assert_shown(screen, "Timetable · Grade 3 Class 2"); /* it stays: no such subject */
    press(screen, KEY_ERASE);
    press(screen, KEY_ERASE);
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "Grade 3 Class 2   Mon 3   Tue 1");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Timetable · Grade 3 Class 2");
    assert_shown(screen, "Chinese, Mathematics, -, English ");
    press(screen, KEY_ESCAPE);
    press(screen, 'd');
    assert_shown(screen, "Timetables: remove Grade 3 Class 2?"); /* not the class */
    press(screen, 'y');
    assert_not_shown(screen, "Mon 3");
    press(screen, 'u');
    press(screen, 'y');
    assert_shown(screen, "Mon 3   Tue 1");
    /* names of several words are read back as they are shown, and a long day is seen whole */
    press(screen, KEY_RETURN);
    type(screen, " Physical Education, Morality and Law fine art Physical Education");
    assert_shown(screen, "Chinese, Mathematics, -, English Physical Education, Morality and Law ");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "Mon 7   Tue 1");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Chinese, Mathematics, -, English, Physical Education, Morality and ");
    assert_shown(screen, "         Law, Fine Art, Physical Education ");
    press(screen, KEY_ESCAPE);
    leave(screen);

    open_section(screen, SERVICE);
    press(screen, KEY_RETURN);
    type(screen, "90 17:30");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "viel");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "write the minutes, and when it ends");
    press(screen, KEY_CTRL('u'));
    type(screen, "60");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "Mon 90 17:30   Tue 60");
    press(screen, 'd');
    press(screen, 'y');
    assert_not_shown(screen, "17:30");
    leave(screen);

    open_section(screen, SHARES);
    press(screen, 'a');
    type(screen, "3");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "数学");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "20");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Mathematics    20");
    press(screen, 'e');
    type(screen, "0");
    press(screen, KEY_RETURN);
    assert_shown(screen, "200");
    press(screen, 'd');
    press(screen, 'y');
    assert_shown(screen, "nothing agreed");
    assert_shown(screen, " a add  u undo  Esc back  ? help"); /* no key that needs a row */
}

/* A form that was opened before somebody else changed the row writes nothing. */
static void anothers_change_is_not_written_over(void **state)
{
    struct screen *screen = *state;
    struct session *other = &screen->other;
    const struct class *class = &service_data(other->service)->classes.items[0];
    struct class after = *class;
    struct err err = {0};

    open_section(screen, CLASSES);
    press(screen, KEY_LINE_HOME);
    press(screen, 'e');
    type(screen, "1");
    after.name = (char *)"实验班";
    assert_true(service_put(fresh(other), ENTITY_CLASS, class, &after, &err));
    see_changes(screen);
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "somebody else changed it meanwhile, nothing was saved");
    assert_shown(screen, "401");
}

/* Who may not change the school sees it, and no key that would. */
static void readers_only_read(void **state)
{
    struct screen *screen = *state;

    open_section(screen, EVENTS);
    press(screen, 'a');
    type(screen, "秋游");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "11-17");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "whole school");
    leave(screen);
    school_fixture_role(&screen->school, "zhou", ROLE_LEADER, NULL, 3, NULL);
    who_choose(&screen->app, "zhou");
    app_reload(&screen->app);
    open_section(screen, CLASSES);
    assert_shown(screen, "Grade 3 Class 1");
    assert_not_shown(screen, "add");
    press(screen, 'a');
    press(screen, 'd');
    press(screen, KEY_RETURN);
    assert_shown(screen, "Grade 3 Class 1");
    assert_int_equal(screen->app.depth, 3);
    leave(screen);
    /* a homeroom teacher sets the timetable of the own class alone */
    school_fixture_role(&screen->school, "qian", ROLE_HOMEROOM, "3-2", 0, NULL);
    who_choose(&screen->app, "qian");
    app_reload(&screen->app);
    open_section(screen, TIMETABLES);
    press(screen, KEY_LINE_HOME);
    assert_not_shown(screen, "edit");
    press(screen, KEY_ARROW_DOWN);
    assert_shown(screen, "Enter edit");
    leave(screen);
    /* and adds to it events beside those of the school */
    open_section(screen, EVENTS);
    assert_shown(screen, "whole school");
    assert_not_shown(screen, "Enter edit");
    press(screen, 'a');
    type(screen, "班会");
    press(screen, KEY_ARROW_DOWN);
    type(screen, "11-18");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "班会");
    assert_shown(screen, "Enter edit");
    press(screen, 'u');
    press(screen, 'y');
    assert_not_shown(screen, "班会");
    assert_shown(screen, "秋游");
}

static void any_size(void **state)
{
    struct screen *screen = *state;

    press(screen, 'S');
    every_size(screen, "Classes");
    press(screen, KEY_RETURN);
    every_size(screen, "Grade 3");
    press(screen, 'a');
    type(screen, "4-1");
    every_size(screen, "4-1");
}

/* ---- finding ---- */

static void find(struct screen *screen, const char *words)
{
    press(screen, KEY_CTRL('u'));
    type(screen, words);
    look_through(screen);
}

static void homework_is_found_starred_and_set_anew(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-1", "math", 15, "口算题卡第25页");
    add(screen, "3-2", "math", 20, "口算题卡第26页");
    add(screen, "3-2", "chinese", 10, "古诗两首");
    see_changes(screen);
    press(screen, 's');
    assert_shown(screen, "type words");
    look_through(screen);
    assert_not_shown(screen, "Enter set"); /* nothing is there to be set */
    press(screen, KEY_TABULATOR);          /* without a word: all of the class that is looked at */
    look_through(screen);
    assert_shown(screen, "古诗两首");
    press(screen, KEY_TABULATOR);
    look_through(screen);
    find(screen, "口算");
    assert_shown(screen, "口算题卡第25页");
    assert_shown(screen, "口算题卡第26页");
    assert_shown(screen, "Enter set");
    assert_not_shown(screen, "古诗");
    press(screen, KEY_TABULATOR); /* the class that is looked at */
    look_through(screen);
    assert_not_shown(screen, "第25页");
    press(screen, KEY_TABULATOR);
    look_through(screen);
    press(screen, KEY_FUNCTION + 3);
    type(screen, "语文");
    press(screen, KEY_RETURN);
    look_through(screen);
    assert_shown(screen, "nothing contains these words");
    press(screen, KEY_FUNCTION + 3);
    find(screen, "25");
    press(screen, KEY_FUNCTION + 5);
    type(screen, "分量正好");
    press(screen, KEY_RETURN);
    assert_shown(screen, "it is an exemplar now");
    find(screen, "口算");
    press(screen, KEY_FUNCTION + 2);
    look_through(screen);
    assert_not_shown(screen, "第26页");
    assert_shown(screen, "★ 分量正好");
    every_size(screen, "口算");
    press(screen, KEY_RETURN);
    assert_shown(screen, "Set homework");
    assert_shown(screen, "数学 口算题卡第25页 15分");
    press(screen, KEY_RETURN);
    leave(screen);
    assert_shown(screen, "口算题卡第25页"); /* on the board of 3-2 now */
}

/* Enter before anything is found waits for it, with what is typed behind it. */
static void a_key_waits_for_what_is_looked_for(void **state)
{
    struct screen *screen = *state;

    add(screen, "3-1", "math", 15, "口算题卡第25页");
    see_changes(screen);
    press(screen, 's');
    type(screen, "口算");
    press_only(screen, KEY_RETURN);
    assert_shown(screen, "reading …");
    assert_int_equal(screen->app.depth, 2);
    look_through(screen);
    assert_shown(screen, "数学 口算题卡第25页 15分");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    press(screen, KEY_ESCAPE);
    press(screen, 's');
    type(screen, "口算");
    press_only(screen, KEY_RETURN);
    type(screen, "钟");
    assert_shown(screen, "数学 口算题卡第25页 15分钟");
    press(screen, KEY_ESCAPE);
    press(screen, 'y');
    press(screen, KEY_ESCAPE);
    /* nothing is found: nothing is done */
    press(screen, 's');
    type(screen, "没有的");
    press_only(screen, KEY_RETURN);
    look_through(screen);
    assert_shown(screen, "nothing contains these words");
    assert_int_equal(screen->app.later, REQUEST_NONE);
}

/* ---- the plan ---- */

static void the_week_of_a_class_is_read(void **state)
{
    struct screen *screen = *state;
    struct session *other = &screen->other;
    const struct class *class;
    struct calendar_row off = {.first = date_from_ymd(2026, 11, 20),
                               .last = date_from_ymd(2026, 11, 20),
                               .mark = MARK_HOLIDAY,
                               .name = (char *)"校运会"};
    struct lesson_slot lessons[] = {{.weekday = MONDAY, .period = 1, .subject = "math"},
                                    {.weekday = TUESDAY, .period = 1, .subject = "pe"},
                                    {.weekday = WEDNESDAY, .period = 1, .subject = "moral"},
                                    {.weekday = TUESDAY, .period = 2, .subject = "chinese"},
                                    {.weekday = FRIDAY, .period = 1, .subject = "english"}};
    struct err err = {0};

    assert_true(service_class(other, "3-2", other->moment.date, &class, &err));
    for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++)
        lessons[i].class_id = class->id;
    if (!service_put_lessons(fresh(other), lessons, sizeof lessons / sizeof *lessons, &err) ||
        !service_put_share(fresh(other), 3, "math", 20, &err) ||
        !service_put(fresh(other), ENTITY_CALENDAR, NULL, &off, &err))
        fail_msg("%s", err.message);
    see_changes(screen);
    press(screen, 'P');
    assert_shown(screen, "Mathematics");
    assert_shown(screen, "         Chinese");
    /* long names go on below, whole */
    assert_shown(screen, "Mathematics  Physical     Morality and ");
    assert_shown(screen, "              Education    Law ");
    assert_shown(screen, "校运会");
    assert_not_shown(screen, "English"); /* no school that day */
    assert_shown(screen, "at most 20 minutes an evening");
    /* no room beside one another: a day a line, and nothing is cut */
    canvas_resize(&screen->app.canvas, 24, 44);
    app_draw(&screen->app);
    assert_shown(screen, "Mon 11-16   1 Mathematics ");
    assert_shown(screen, "Tue 11-17  1 Physical Education,");
    assert_shown(screen, "            2 Chinese ");
    assert_shown(screen, "Fri 11-20   校运会 ");
    assert_shown(screen, "Mathematics at most 20 minutes an evening");
    canvas_resize(&screen->app.canvas, 24, 80);
    press(screen, KEY_ARROW_RIGHT);
    assert_shown(screen, "English");
    assert_not_shown(screen, "校运会");
    every_size(screen, "The plan");
}

/* ---- the first run ---- */

struct first_run
{
    struct screen *screen;
    const char *db;
};

static bool make_school(void *context, struct init_options *init, struct service **service,
                        struct err *err)
{
    struct first_run *run = context;
    const struct settings *settings = &service_data(run->screen->school.service)->settings;

    init->lang = LANG_EN;
    init->login = "wang";
    init->now = clock_now;
    init->date = date_from_ymd(2026, 11, 17);
    return service_init(&run->screen->school.paths, settings, run->db, init, err) &&
           service_open(&run->screen->school.paths, settings, run->db, service, err);
}

static void a_school_begins(void **state)
{
    struct screen *screen = *state;
    struct first_run run = {screen,
                            arena_printf(screen->school.arena, "%s/new.db", screen->school.dir)};
    const struct tui_begin begin = {&service_data(screen->school.service)->settings, make_school,
                                    &run};
    struct err err = {0};

    app_done(&screen->app);
    screen->options.service = NULL;
    screen->options.class_text = NULL;
    screen->options.begin = &begin;
    screen->options.database = run.db;
    assert_true(app_init(&screen->app, &screen->options, 24, 80, &err));
    app_open(&screen->app, &view_begin, NULL);
    every_size(screen, "Begin a school");
    assert_shown(screen, "can be changed later."); /* whole at 80 columns */
    type(screen, "实验小学");
    press(screen, KEY_RETURN);
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "no class is named");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "Discard it?");
    press(screen, KEY_ESCAPE);
    assert_shown(screen, "nothing is lost: Ctrl-S begins the school");
    type(screen, "1-6班"); /* six classes, or one? */
    press(screen, KEY_RETURN);
    assert_shown(screen, "write 3-1..3-6 for several classes, or 1-6 for the one");
    press(screen, KEY_CTRL('u'));
    type(screen, "1-6");
    press(screen, KEY_RETURN);
    assert_shown(screen, "1 class: Grade 1 Class 6");
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_CTRL('u'));
    type(screen, "三年级6个班");
    press(screen, KEY_RETURN);
    assert_shown(screen, "6 classes: Grade 3 Class 1 … Grade 3 Class 6");
    type(screen, "王老师");
    press(screen, KEY_RETURN);
    type(screen, "算术");
    press(screen, KEY_CTRL('s'));
    assert_shown(screen, "算术");
    assert_int_not_equal(access(run.db, F_OK), 0); /* nothing is left of what failed */
    press(screen, KEY_CTRL('u'));
    press(screen, KEY_ARROW_UP);
    press(screen, KEY_ARROW_DOWN);
    press(screen, KEY_CTRL('u'));
    type(screen, "数学、道法");
    press(screen, KEY_RETURN);
    press(screen, KEY_RETURN);
    assert_shown(screen, "left empty, you teach all 6 classes");
    press(screen, KEY_ARROW_UP);
    type(screen, "3-2");
    press(screen, KEY_RETURN);
    press(screen, KEY_RETURN); /* behind the stages */
    assert_shown(screen, "Grade 3 Class");
    assert_shown(screen, "the school is ready");
    assert_int_equal(screen->app.depth, 1);
    press(screen, 'a');
    type(screen, "数学 口算P12 10分");
    press(screen, KEY_RETURN);
    assert_shown(screen, "口算P12");
    assert_shown(screen, "10 / 60");
    assert_int_equal(press(screen, 'q') & EFFECT_QUIT, EFFECT_QUIT);
    service_close(screen->app.service);
    unlink(run.db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCREEN_TEST(classes_are_added_changed_and_removed),
        SCREEN_TEST(hints_are_of_the_row),
        SCREEN_TEST(what_is_wrong_stays_typed),
        SCREEN_TEST(people_lessons_and_roles),
        SCREEN_TEST(a_person_is_added_with_all_that_it_does),
        SCREEN_TEST(subjects_calendar_terms),
        SCREEN_TEST(events_stand_on_the_board_and_the_plan),
        SCREEN_TEST(what_was_thrown_away_is_there_again),
        SCREEN_TEST(what_was_typed_is_there_again),
        SCREEN_TEST(the_policy_is_read_value_by_value),
        SCREEN_TEST(a_week_of_a_class),
        SCREEN_TEST(anothers_change_is_not_written_over),
        SCREEN_TEST(readers_only_read),
        SCREEN_TEST(any_size),
        SCREEN_TEST(homework_is_found_starred_and_set_anew),
        SCREEN_TEST(a_key_waits_for_what_is_looked_for),
        SCREEN_TEST(the_week_of_a_class_is_read),
        SCREEN_TEST(a_school_begins),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("school_view", tests, NULL, NULL);
}
