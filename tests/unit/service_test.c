/* The service's rules, on a real database: corrections, “none today”, two people at once, undo, retries,
 * import (approval: review_test). Numbers behind LESSON are those of the rules that other boards learnt. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

static struct school_fixture fixture;
static struct session *me;

static int open_school(void **state)
{
    static const char *const classes[] = {"3-2:42", "3-3:41", "1-1:40", "7-3:46", NULL};

    *state = &fixture;
    school_fixture_open(&fixture, classes);
    me = &fixture.session;
    return 0;
}

/* ---- two people at once ---- */

/* LESSON 1: a conflict shows both values, the other's save is intact; only touched fields are written;
 * what the other cleared stays cleared. LESSON 2: a second conflict is against the newest values. */
static void test_conflict_of_two_forms(void **state)
{
    struct session other = school_fixture_second(&fixture, "li");
    int64_t id = add_plain(me, "3-2", "math", 15, NULL);
    struct assignment opened = *stored_homework(&fixture, id), mine = opened, theirs = opened;
    struct assignment *conflict;
    struct outcome outcome;
    struct err err;

    (void)state;
    theirs.text = "练习册P44";
    theirs.unit = "";
    assert_true(
        edit_homework(&fixture, &other, id, &theirs, FIELD_TEXT, NULL, NULL, &outcome, NULL, &err));
    mine.text = "练习册P46";
    assert_false(edit_homework(&fixture, me, id, &mine, FIELD_TEXT, &opened, NULL, &outcome,
                               &conflict, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(conflict);
    assert_string_equal(conflict->text, "练习册P44");
    assert_string_equal(stored_homework(&fixture, id)->text, "练习册P44"); /* intact */
    theirs.text = "练习册P48";
    assert_true(
        edit_homework(&fixture, &other, id, &theirs, FIELD_TEXT, NULL, NULL, &outcome, NULL, &err));
    opened = *conflict; /* the form now compares with what it was shown */
    assert_false(edit_homework(&fixture, me, id, &mine, FIELD_TEXT, &opened, NULL, &outcome,
                               &conflict, &err));
    assert_string_equal(conflict->text, "练习册P48");
    opened = *conflict;
    assert_true(edit_homework(&fixture, me, id, &mine, FIELD_TEXT, &opened, NULL, &outcome,
                              &conflict, &err));
    assert_string_equal(stored_homework(&fixture, id)->text, "练习册P46");
    service_close(other.service);
}

static void test_untouched_fields_stay_the_others(void **state)
{
    struct session other = school_fixture_second(&fixture, "li");
    int64_t id = add_plain(me, "3-2", "math", 15, NULL);
    struct assignment opened = *stored_homework(&fixture, id), mine = opened, theirs = opened;
    struct outcome outcome;
    struct err err;

    (void)state;
    theirs.minutes = 20;
    assert_true(edit_homework(&fixture, &other, id, &theirs, FIELD_MINUTES, NULL, NULL, &outcome,
                              NULL, &err));
    mine.text = "练习册P46";
    assert_true(
        edit_homework(&fixture, me, id, &mine, FIELD_TEXT, &opened, NULL, &outcome, NULL, &err));
    assert_int_equal(stored_homework(&fixture, id)->minutes, 20);
    assert_string_equal(stored_homework(&fixture, id)->text, "练习册P46");
    service_close(other.service);
}

/* LESSON 9: a retry after a lost reply makes one row. */
static void test_retry_writes_once(void **state)
{
    struct assignment item = homework(me, "3-2", "math", 15, "练习册P42");
    struct outcome first, second;
    struct err err = {0};

    (void)state;
    fresh(me);
    assert_true(service_add(me, &item, 1, ADD_PUBLISH, fixture.arena, &first, &err));
    assert_true(service_add(me, &item, 1, ADD_PUBLISH, fixture.arena, &second, &err));
    assert_true(second.repeated);
    assert_int_equal(second.change, first.change);
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->item_count, 1);
}

/* ---- corrections: LESSON 11 ---- */

static void test_correction_marks(void **state)
{
    int64_t id = add_plain(me, "3-2", "math", 15, NULL);
    struct assignment wanted = *stored_homework(&fixture, id);
    struct outcome outcome;
    struct err err;

    (void)state;
    wanted.unit = "第四单元";
    assert_true(
        edit_homework(&fixture, me, id, &wanted, FIELD_UNIT, NULL, NULL, &outcome, NULL, &err));
    assert_int_equal(stored_homework(&fixture, id)->changed_at,
                     0); /* the public does not see the unit */
    wanted.minutes = 10;
    assert_true(edit_homework(&fixture, me, id, &wanted, FIELD_MINUTES, NULL, "题目太多", &outcome,
                              NULL, &err));
    assert_true(stored_homework(&fixture, id)->changed_at != 0);
    assert_string_equal(stored_homework(&fixture, id)->was, "{\"minutes\":15}");
    assert_string_equal(stored_homework(&fixture, id)->why, "题目太多");
    wanted.text = "练习册P44";
    assert_true(
        edit_homework(&fixture, me, id, &wanted, FIELD_TEXT, NULL, NULL, &outcome, NULL, &err));
    assert_string_equal(stored_homework(&fixture, id)->why,
                        ""); /* a reason belongs to one change */
    assert_non_null(strstr(stored_homework(&fixture, id)->was, "练习册P42"));
    wanted.text = "练习册P42—43";
    wanted.minutes = 15;
    assert_true(edit_homework(&fixture, me, id, &wanted, FIELD_TEXT | FIELD_MINUTES, NULL, NULL,
                              &outcome, NULL, &err));
    assert_int_equal(stored_homework(&fixture, id)->changed_at, 0); /* changed back: no mark */
    assert_string_equal(stored_homework(&fixture, id)->was, "");
}

static void test_draft_is_no_correction(void **state)
{
    struct assignment item = homework(me, "3-2", "math", 15, "练习册");
    struct outcome outcome;
    struct err err = {0};
    int64_t id;

    (void)state;
    assert_true(service_add(fresh(me), &item, 1, ADD_DRAFT, fixture.arena, &outcome, &err));
    id = outcome.items[0].after->id;
    item.minutes = 10;
    assert_true(
        edit_homework(&fixture, me, id, &item, FIELD_MINUTES, NULL, NULL, &outcome, NULL, &err));
    assert_true(service_act(fresh(me), ACT_PUBLISH, &id, 1, NULL, fixture.arena, &outcome, &err));
    assert_int_equal(stored_homework(&fixture, id)->changed_at, 0);
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->load, 10);
}

/* ---- none today ---- */

static void test_none_and_what_takes_it_back(void **state)
{
    const struct class *class;
    struct outcome outcome;
    struct assignment item;
    struct err err = {0};
    int64_t id;

    (void)state;
    assert_true(service_class(me, "3-2", NOV(17), &class, &err));
    assert_true(service_none(fresh(me), class, "math", NOV(17), fixture.arena, &outcome, &err));
    item = homework(me, "3-2", "math", 15, "练习册P42");
    assert_true(service_add(fresh(me), &item, 1, ADD_PUBLISH, fixture.arena, &outcome, &err));
    assert_int_equal(outcome.note_count, 1); /* says so */
    id = outcome.items[0].after->id;
    assert_false(service_none(fresh(me), class, "math", NOV(17), fixture.arena, &outcome, &err));
    assert_int_equal(err.code, ERR_INPUT);
    take_back(&fixture, me, 1); /* of the add: the “none” comes back in the same change */
    assert_int_equal(!stored_homework(&fixture, id), true);
    for (size_t i = 0; i < board_of(me, "3-2", NOV(17), fixture.arena)->subject_count; i++) {
        struct board *board = board_of(me, "3-2", NOV(17), fixture.arena);
        if (strcmp(board->subjects[i].subject->code, "math") == 0)
            assert_int_equal(board->subjects[i].status, REPORT_NONE);
    }
}

/* ---- undo ---- */

static void test_undo_stops_at_anothers_change(void **state)
{
    struct session other = school_fixture_second(&fixture, "li");
    int64_t id = add_plain(me, "3-2", "math", 15, NULL);
    struct assignment wanted = *stored_homework(&fixture, id);
    struct outcome outcome;
    struct undone undone;
    struct err err;

    (void)state;
    wanted.minutes = 20;
    assert_true(edit_homework(&fixture, &other, id, &wanted, FIELD_MINUTES, NULL, NULL, &outcome,
                              NULL, &err));
    err = (struct err){0};
    assert_false(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.message, "li")); /* names who and what */
    assert_int_equal(stored_homework(&fixture, id)->minutes, 20);
    take_back(&fixture, &other, 1);
    take_back(&fixture, me, 1);
    assert_null(stored_homework(&fixture, id));
    service_close(other.service);
}

static void test_undo_several_is_all_or_none(void **state)
{
    struct session other = school_fixture_second(&fixture, "li");
    int64_t first = add_plain(me, "3-2", "math", 15, NULL);
    int64_t second = add_plain(me, "3-2", "english", 10, NULL);
    struct assignment wanted = *stored_homework(&fixture, first);
    struct outcome outcome;
    struct undone undone;
    struct err err;

    (void)state;
    wanted.minutes = 20;
    assert_true(edit_homework(&fixture, &other, first, &wanted, FIELD_MINUTES, NULL, NULL, &outcome,
                              NULL, &err));
    err = (struct err){0};
    assert_false(service_undo(fresh(me), 2, 0, fixture.arena, &undone, &err));
    assert_non_null(stored_homework(&fixture, second)); /* nothing was taken back */
    take_back(&fixture, &other, 1);
    take_back(&fixture, me, 2);
    assert_null(stored_homework(&fixture, first));
    assert_null(stored_homework(&fixture, second));
    service_close(other.service);
}

static void test_redo_by_name(void **state)
{
    int64_t id = add_plain(me, "3-2", "math", 15, NULL);
    struct undone undone;
    struct err err = {0};

    (void)state;
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err));
    assert_null(stored_homework(&fixture, id));
    assert_true(service_undo(fresh(me), 0, undone.change, fixture.arena, &undone, &err));
    assert_int_equal(stored_homework(&fixture, id)->minutes, 15);
    assert_true(service_undo(fresh(me), 1, 0, fixture.arena, &undone, &err)); /* holds again */
    assert_null(stored_homework(&fixture, id));
}

/* Every kind of change, undone, leaves the boards, lists and people exactly as before. */
static void test_undo_brings_back_exactly(void **state)
{
    const struct class *class, *parallel;
    struct outcome outcome;
    struct assignment wanted;
    struct err err = {0};
    int64_t id, pending;
    struct assignment before;

    (void)state;
    id = add_plain(me, "3-2", "math", 30, NULL);
    add_plain(me, "3-2", "chinese", 30, NULL);
    pending = add_plain(me, "3-2", "english", 10, NULL);
    assert_true(service_class(me, "3-2", NOV(17), &class, &err));
    assert_true(service_class(me, "3-3", NOV(17), &parallel, &err));
    before = *stored_homework(&fixture, id);
    wanted = before;
    wanted.minutes = 20;
    wanted.text = "改过";
    wanted.tier = TIER_PLUS;
    for (int kind = 0; kind < 8; kind++) {
        struct assignment was_pending = *stored_homework(&fixture, pending);
        switch (kind) {
        case 0:
            assert_true(edit_homework(&fixture, me, id, &wanted,
                                      FIELD_MINUTES | FIELD_TEXT | FIELD_TIER, NULL, "错", &outcome,
                                      NULL, &err));
            break;
        case 1:
            assert_true(
                service_act(fresh(me), ACT_WITHDRAW, &id, 1, NULL, fixture.arena, &outcome, &err));
            break;
        case 2:
            assert_true(
                service_act(fresh(me), ACT_REMOVE, &id, 1, NULL, fixture.arena, &outcome, &err));
            break;
        case 3:
            assert_true(service_move(fresh(me), id, NOV(18), fixture.arena, &outcome, &err));
            break;
        case 4:
            assert_true(service_copy(fresh(me), &id, 1, &parallel, 1, ADD_PUBLISH, fixture.arena,
                                     &outcome, &err));
            break;
        case 5:
            assert_true(
                service_none(fresh(me), class, "science", NOV(17), fixture.arena, &outcome, &err));
            break;
        case 6:
            assert_true(service_approve(fresh(me), pending, -1, "好", 5, DAY_NONE, fixture.arena,
                                        &outcome, &err));
            break;
        default:
            assert_true(
                service_return(fresh(me), pending, -1, "长", fixture.arena, &outcome, &err));
            break;
        }
        take_back(&fixture, me, 1);
        assert_int_equal(assignment_diff(&before, stored_homework(&fixture, id)), 0);
        assert_int_equal(stored_homework(&fixture, id)->state, before.state);
        assert_int_equal(stored_homework(&fixture, id)->changed_at, before.changed_at);
        assert_string_equal(stored_homework(&fixture, id)->was, before.was);
        assert_int_equal(stored_homework(&fixture, pending)->state, was_pending.state);
        assert_int_equal(stored_homework(&fixture, pending)->minutes, was_pending.minutes);
        assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->load, 60);
        assert_int_equal(board_of(me, "3-3", NOV(17), fixture.arena)->item_count, 0);
    }
    assert_true(store_check(me->service->store, &err));
}

/* ---- time: LESSONS 16 and 17 ---- */

static void test_fridays_tomorrow(void **state)
{
    struct assignment item;

    (void)state;
    me->moment.date = date_from_ymd(2026, 9, 30);
    item = homework(me, "3-2", "math", 15, "练习册");
    assert_int_equal(stored_homework(&fixture, add_homework(me, &item, NULL))->due,
                     date_from_ymd(2026, 10, 8));
    me->moment.date = date_from_ymd(2026, 10, 9); /* a Friday; Saturday the 10th is a make-up day */
    item = homework(me, "3-2", "math", 15, "练习册");
    assert_int_equal(stored_homework(&fixture, add_homework(me, &item, NULL))->due,
                     date_from_ymd(2026, 10, 10));
    me->moment.date = NOV(17);
}

/* LESSON 17: set before a holiday and due in it: on the holiday's sheet. */
static void test_holiday_sheet(void **state)
{
    const struct class *class;
    struct assignment item;
    struct sheet *sheet;
    struct err err = {0};

    (void)state;
    me->moment.date = date_from_ymd(2026, 9, 28);
    item = homework(me, "3-2", "chinese", 40, "国庆见闻");
    item.due = date_from_ymd(2026, 10, 3);
    add_homework(me, &item, NULL);
    assert_true(service_class(me, "3-2", me->moment.date, &class, &err));
    assert_true(service_sheet(me, class, date_from_ymd(2026, 10, 1), date_from_ymd(2026, 10, 7),
                              fixture.arena, &sheet, &err));
    assert_int_equal(sheet->item_count, 1);
    assert_int_equal(sheet->day_count, 7);
    /* due on its first day: done before it, still on the sheet */
    assert_true(service_sheet(me, class, date_from_ymd(2026, 10, 3), date_from_ymd(2026, 10, 7),
                              fixture.arena, &sheet, &err));
    assert_int_equal(sheet->item_count, 1);
    me->moment.date = NOV(17);
}

/* ---- invariants: LESSON 5; the matrix of rights is rights_test ---- */

static bool import_csv(const char *text, const struct import_options *options,
                       struct import_result *result, struct err *err)
{
    struct file file = {.name = "a.csv", .data = text, .bytes = strlen(text)};

    return service_import(fresh(me), &file, 1, options, fixture.arena, result, err);
}

/* Every way in refuses what rule 3.2 and the rule of texts refuse, and changes nothing. */
static void test_invariants_matrix(void **state)
{
    struct assignment bad[6], *item;
    int64_t id = add_plain(me, "3-2", "math", 15, NULL);
    struct outcome outcome;
    struct import_result result;
    struct import_options csv = {0};
    struct err err;
    static const char *const rows[] = {"2026-11-17,3-2,math,0,x,",
                                       "2026-11-17,3-2,math,601,x,",
                                       "2026-11-17,3-2,math,15,x,2026-11-17",
                                       "2026-11-17,3-2,math,15,x,2027-02-26",
                                       "2026-11-17,3-2,math,15,,",
                                       "2026-11-17,3-2,math,15,\xff\xfe,"};

    (void)state;
    for (size_t i = 0; i < 6; i++)
        bad[i] = homework(me, "3-2", "math", 15, "x");
    bad[0].minutes = 0;
    bad[1].minutes = 601;
    bad[2].due = NOV(17);
    bad[3].due = NOV(17) + 101;
    bad[4].text = " \n ";
    bad[5].text = "\xff\xfe";
    for (size_t i = 0; i < 6; i++) {
        char *csv_text =
            arena_printf(fixture.arena, "date,class,subject,minutes,text,due\n%s\n", rows[i]);
        err = (struct err){0};
        assert_false(
            service_add(fresh(me), &bad[i], 1, ADD_PUBLISH, fixture.arena, &outcome, &err));
        assert_int_equal(err.code, ERR_INPUT);
        err = (struct err){0};
        assert_false(
            service_add(fresh(me), &bad[i], 1, ADD_DRY_RUN, fixture.arena, &outcome, &err));
        assert_int_equal(err.code, ERR_INPUT);
        assert_false(edit_homework(&fixture, me, id, &bad[i],
                                   FIELD_MINUTES | FIELD_TEXT | (i == 2 || i == 3 ? FIELD_DUE : 0u),
                                   NULL, NULL, &outcome, NULL, &err));
        assert_int_equal(err.code, ERR_INPUT);
        err = (struct err){0};
        assert_false(import_csv(csv_text, &csv, &result, &err));
        assert_int_equal(err.code, ERR_INPUT);
        item = stored_homework(&fixture, id);
        assert_int_equal(item->minutes, 15);
        assert_string_equal(item->text, "练习册P42—43");
    }
    assert_int_equal(board_of(me, "3-2", NOV(17), fixture.arena)->item_count, 1);
}

static void test_control_characters_are_dropped(void **state)
{
    struct assignment item = homework(me, "3-2", "math", 15, "练习\x1b[31m册\xe2\x80\xae P42");
    struct outcome outcome;
    struct err err = {0};

    (void)state;
    assert_true(service_add(fresh(me), &item, 1, ADD_PUBLISH, fixture.arena, &outcome, &err));
    assert_string_equal(outcome.items[0].after->text, "练习[31m册 P42");
    assert_int_equal(outcome.note_count, 1);
}

/* ---- import ---- */

static void test_import_is_not_held_and_names_red_days(void **state)
{
    static const char csv_text[] = "日期,班级,学科,时长,内容\n"
                                   "2026-11-18,三年级2班,语文,40,抄写\n"
                                   "2026-11-18,三(2),数学,21分,练习册\n";
    struct import_options options = {0};
    struct import_result result;
    struct err err = {0};

    (void)state;
    if (!import_csv(csv_text, &options, &result, &err))
        fail_msg("%s", err.message);
    assert_int_equal(result.read.taken, 2);
    assert_int_equal(result.red_count, 1);
    assert_int_equal(result.red[0].day, NOV(18));
    assert_int_equal(result.red[0].load, 61);
    take_back(&fixture, me, 1);
    assert_int_equal(board_of(me, "3-2", NOV(18), fixture.arena)->item_count, 0);
}

static void test_import_keep_going(void **state)
{
    static const char csv_text[] = "date,class,subject,minutes,text\n"
                                   "2026-11-18,3-2,math,15,good\n"
                                   "2026-13-18,3-2,math,15,bad\n"
                                   "2026-11-18,3-2,math,15,\"open\n"
                                   "2026-11-18,3-2,math,15,good too\n";
    struct import_options options = {0};
    struct import_result result;
    struct err err = {0};

    (void)state;
    assert_false(import_csv(csv_text, &options, &result, &err));
    assert_int_equal(result.read.fault_count, 2);
    assert_non_null(strstr(result.read.faults[0], "a.csv:3:"));
    assert_non_null(strstr(result.read.faults[1], "a.csv:4:"));
    assert_int_equal(board_of(me, "3-2", NOV(18), fixture.arena)->item_count, 0);
    options.keep_going = true;
    assert_true(import_csv(csv_text, &options, &result, &err));
    assert_int_equal(result.read.taken, 2);
    assert_int_equal(result.read.left_out, 2);
    assert_int_equal(board_of(me, "3-2", NOV(18), fixture.arena)->item_count, 2);
}

static void test_import_of_files_is_one_change(void **state)
{
    static const char first[] = "date,class,subject,minutes,text\n2026-11-18,3-2,math,15,one\n";
    static const char second[] = "date,class,subject,minutes,text\n2026-11-18,3-2,math,15,two\n";
    static const char bad[] = "date,class,subject,minutes,text\n2026-11-18,3-2,math,0,three\n";
    struct file files[] = {
        {"a.csv", first, strlen(first)},
        {"b.csv", second, strlen(second)},
        {"c.csv", bad, strlen(bad)},
    };
    struct import_options options = {0};
    struct import_result result;
    struct err err = {0};

    (void)state;
    assert_false(service_import(fresh(me), files, 3, &options, fixture.arena, &result, &err));
    assert_non_null(strstr(result.read.faults[0], "c.csv:2:"));
    assert_int_equal(board_of(me, "3-2", NOV(18), fixture.arena)->item_count, 0);
    assert_true(service_import(fresh(me), files, 2, &options, fixture.arena, &result, &err));
    assert_int_equal(result.read.taken, 2);
    assert_int_equal(board_of(me, "3-2", NOV(18), fixture.arena)->item_count, 2);
    take_back(&fixture, me, 1);
    assert_int_equal(board_of(me, "3-2", NOV(18), fixture.arena)->item_count, 0);
    options.keep_going = true;
    assert_true(service_import(fresh(me), files, 3, &options, fixture.arena, &result, &err));
    assert_int_equal(result.read.taken, 2);
    assert_int_equal(result.read.left_out, 1);
}

/* ---- forecast equals the board after the save ---- */

static void test_forecast_is_the_board(void **state)
{
    unsigned seed = 20261117;
    static const char *const subjects[] = {"chinese", "math", "english", "pe", "science"};

    (void)state;
    for (int i = 0; i < 120; i++) {
        struct assignment item;
        struct outcome dry, done;
        struct err err = {0};

        seed = seed * 1103515245u + 12345u;
        item = homework(me, i % 2 ? "3-2" : "7-3", subjects[seed / 65536 % 5],
                        (int)(seed / 4096 % 40) + 1, "练习");
        item.kind = (enum kind)(seed / 256 % KIND_NOTICE);
        item.place = (enum place)(seed / 512 % PLACE_COUNT);
        item.tier = (enum tier)(seed / 1024 % TIER_COUNT);
        item.optional = seed / 2048 % 5 == 0;
        item.due = NOV(18) + (day_t)(seed / 8192 % 9);
        item.spread = (enum spread)(seed / 16384 % SPREAD_COUNT);
        assert_true(service_add(fresh(me), &item, 1, ADD_DRY_RUN, fixture.arena, &dry, &err));
        assert_true(service_add(fresh(me), &item, 1, ADD_PUBLISH, fixture.arena, &done, &err));
        assert_int_equal(dry.any_held, done.any_held);
        if (done.any_held)
            continue;
        for (size_t d = 0; d < dry.items[0].forecast->count; d++) {
            const struct forecast_day *day = &dry.items[0].forecast->days[d];
            struct board *board = board_of(me, i % 2 ? "3-2" : "7-3", day->day, fixture.arena);
            if (board->load != day->after->load || board->level != day->after->level ||
                board->uncounted != day->after->uncounted ||
                board->week_average != day->after->week_average)
                fail_msg("seed %u, item %d: the forecast is not the board", seed, i);
        }
    }
}

/* By class, since a revision; what is more than homework is all, and so is what cannot be told. */
static void news_are_told_by_class(void **state)
{
    struct arena *arena = fixture.arena;
    struct session other = school_fixture_second(&fixture, "li");
    struct err err = {0};
    struct news first, news;
    int64_t id;

    (void)state;
    assert_true(service_news(me->service, 0, arena, &first, &err));
    assert_true(first.all);
    id = add_plain(me, "3-2", "math", 10, NULL);
    add_plain(me, "3-2", "english", 10, NULL);
    assert_true(service_news(other.service, first.rev, arena, &news, &err));
    assert_false(news.all);
    assert_int_equal(news.count, 1);
    assert_int_equal(news.classes[0], stored_homework(&fixture, id)->class_id);
    assert_true(news_of_class(&news, news.classes[0]));
    assert_false(news_of_class(&news, news.classes[0] + 1));
    first = news;
    assert_true(service_news(other.service, first.rev, arena, &news, &err));
    assert_false(news.all);
    assert_int_equal(news.count, 0);
    school_fixture_role(&fixture, "li", ROLE_TEACHER, "3-2", 0, NULL);
    assert_true(service_news(other.service, first.rev, arena, &news, &err));
    assert_true(news.all);
    assert_true(
        service_news(other.service, news.rev + 1, arena, &news, &err)); /* of another file */
    assert_true(news.all);
    service_close(other.service);
}

int main(void)
{
#define SCHOOL_TEST(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, open_school, school_fixture_teardown)
    const struct CMUnitTest tests[] = {
        SCHOOL_TEST(test_conflict_of_two_forms),
        SCHOOL_TEST(test_untouched_fields_stay_the_others),
        SCHOOL_TEST(test_retry_writes_once),
        SCHOOL_TEST(test_correction_marks),
        SCHOOL_TEST(test_draft_is_no_correction),
        SCHOOL_TEST(test_none_and_what_takes_it_back),
        SCHOOL_TEST(test_undo_stops_at_anothers_change),
        SCHOOL_TEST(test_undo_several_is_all_or_none),
        SCHOOL_TEST(test_redo_by_name),
        SCHOOL_TEST(test_undo_brings_back_exactly),
        SCHOOL_TEST(test_fridays_tomorrow),
        SCHOOL_TEST(test_holiday_sheet),
        SCHOOL_TEST(test_invariants_matrix),
        SCHOOL_TEST(test_control_characters_are_dropped),
        SCHOOL_TEST(test_import_is_not_held_and_names_red_days),
        SCHOOL_TEST(test_import_of_files_is_one_change),
        SCHOOL_TEST(test_import_keep_going),
        SCHOOL_TEST(test_forecast_is_the_board),
        SCHOOL_TEST(news_are_told_by_class),
    };

    return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
