/* Boards for the tests of press. */
#include "config.h"

#include "support/press_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/locale.h"

#define OFFSET_MINUTES 480

static stamp_t at(int month, int day, int hour, int minute)
{
    return ((stamp_t)date_from_ymd(2026, month, day) * 24 + hour) * 3600 + minute * 60 -
           OFFSET_MINUTES * 60;
}

static struct assignment *change(const struct assignment_set *set, int64_t id)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i]->id == id)
            return (struct assignment *)(uintptr_t)set->items[i];
    return NULL;
}

static struct assignment *add(struct press_fixture *fixture, int64_t id, const char *subject,
                              int minutes, day_t due, const char *text)
{
    struct assignment a =
        fixture_assignment(fixture->school, id, subject, minutes, PRESS_TODAY, due);
    a.text = text;
    fixture_add(fixture->school, &fixture->full, &a);
    return change(&fixture->full, id);
}

/* The sample week with, on the 17th, one of each thing that is worth a note. */
static void fill_full(struct press_fixture *fixture)
{
    struct assignment *a;

    fixture_week_primary(fixture->school, &fixture->full);
    for (size_t i = 0; i < fixture->full.count; i++) {
        a = change(&fixture->full, fixture->full.items[i]->id);
        a->teacher = strcmp(a->subject, "math") == 0 ? "李老师" : "王老师";
    }
    a = change(&fixture->full, 7);
    a->changed_at = at(11, 17, 16, 2);
    a->was = "{\"minutes\":15,\"text\":\"口算题卡第24页\"}";
    a->why = "页码写错";
    change(&fixture->full, 9)->confirmed = false;
    a = add(fixture, 31, "science", 60, PRESS_TODAY + 3, "小制作：\n1. 指南针\n2. 说明书");
    a->spread = SPREAD_EVEN;
    a = add(fixture, 32, "english", 5, PRESS_TODAY + 1, "听写第5单元单词");
    a->state = STATE_WITHDRAWN;
    a = add(fixture, 33, "morality", 10, PRESS_TODAY, "完成学习单");
    a->place = PLACE_SCHOOL;
    a = add(fixture, 34, "class-affairs", 0, PRESS_TODAY + 1, "带好春游回执");
    a->kind = KIND_NOTICE;
    a = add(fixture, 35, "math", 15, PRESS_TODAY + 1, "奥数题一道");
    a->optional = true;
    a->tier = TIER_STRETCH;
    a = add(fixture, 36, "math", 25, PRESS_TODAY + 1, "练习册P45");
    a->state = STATE_PENDING;
    a = add(fixture, 37, "chinese", 15, PRESS_TODAY + 7, "课外阅读《昆虫记》");
    a->kind = KIND_READING;
    a->spread = SPREAD_EACH;
    a->device = true;
}

struct press_fixture *press_fixture_new(enum lang lang)
{
    struct fixture *school = fixture_new();
    struct press_fixture *fixture = ARENA_NEW(school->arena, struct press_fixture);

    test_use_lang(lang);
    fixture->school = school;
    school->policy.part_min = 10; /* as shipped */
    fixture->primary = fixture_class(3, 2);
    fixture->junior = fixture_class(7, 3);
    fixture_week_primary(school, &fixture->primary_week);
    fixture_week_junior(school, &fixture->junior_week);
    for (size_t i = 0; i < school->policy.path_count; i++) {
        int tier = vocab_find(&vocab_tier, school->policy.paths[i].id);
        school->policy.paths[i].zh =
            arena_strdup(school->arena, vocab_name(&vocab_tier, tier, LANG_ZH));
    }
    fill_full(fixture);
    fixture->term = (struct term){
        .id = 1, .first = date_from_ymd(2026, 9, 1), .last = date_from_ymd(2027, 1, 22)};
    fixture->press = (struct press){
        .context = {.lang = lang,
                    .now = at(11, 17, 16, 5),
                    .utc_offset = OFFSET_MINUTES,
                    .today = PRESS_TODAY,
                    .school_name = "",
                    .calendar = school->calendar,
                    .policy = &school->policy,
                    .terms = &fixture->term,
                    .term_count = 1,
                    .subjects = &school->subjects,
                    .school = &school->school},
        .style = {.columns = 80},
    };
    return fixture;
}

void press_fixture_free(struct press_fixture *fixture)
{
    fixture_free(fixture->school);
}

static struct board_input input_of(struct press_fixture *fixture, const struct class *class,
                                   const struct assignment_set *set)
{
    static char morality[] = "morality";
    static const struct no_homework none[] = {{.subject = morality}};
    struct board_input input = fixture_input(fixture->school, class, set);
    struct no_homework *said = arena_memdup(fixture->school->arena, none, sizeof none);

    /* 2026-11-19: 道法 said that there is none, unasked */
    said->day = PRESS_TODAY + 2;
    input.none = said;
    input.none_count = 1;
    return input;
}

struct board *press_fixture_board(struct press_fixture *fixture, const struct class *class,
                                  const struct assignment_set *set, day_t day)
{
    struct board_input input = input_of(fixture, class, set);
    return board_build(&input, day, fixture->school->arena);
}

struct sheet *press_fixture_sheet(struct press_fixture *fixture, const struct class *class,
                                  const struct assignment_set *set, day_t first, day_t last)
{
    struct board_input input = input_of(fixture, class, set);
    return sheet_build(&input, first, last, fixture->school->arena);
}

/* ---- writing into memory ---- */

static const char *written(struct press_fixture *fixture, enum press_kind kind,
                           enum press_format format, const union press_value *value)
{
    struct press press = fixture->press;
    char *memory = NULL;
    size_t bytes = 0;

    if (!press_has_format(kind, format) || press_is_binary(format))
        return "";
    press.out = open_memstream(&memory, &bytes);
    assert_non_null(press.out);
    press.kind = kind;
    press.format = format;
    press_begin(&press);
    press_put(&press, value);
    assert_true(press_end(&press, NULL));
    assert_int_equal(fclose(press.out), 0);
    assert_int_equal(strlen(memory), bytes); /* no NUL among it */
    const char *text = arena_strdup(fixture->school->arena, memory);
    free(memory);
    return text;
}

const char *press_fixture_boards(struct press_fixture *fixture, enum press_format format,
                                 struct board *board)
{
    return written(fixture, PRESS_BOARD, format, &(union press_value){.board = board});
}

const char *press_fixture_weeks(struct press_fixture *fixture, enum press_format format,
                                struct sheet *sheet)
{
    return written(fixture, PRESS_WEEK, format, &(union press_value){.sheet = sheet});
}

const char *press_fixture_sheets(struct press_fixture *fixture, enum press_format format,
                                 struct sheet *sheet)
{
    return written(fixture, PRESS_SHEET, format, &(union press_value){.sheet = sheet});
}

static const char *listed(struct press_fixture *fixture, enum press_kind kind,
                          enum press_format format, const struct class *class,
                          const struct assignment_set *set, day_t due)
{
    struct listed *items = ARENA_ARRAY(fixture->school->arena, set->count, struct listed);
    size_t count = 0;

    for (size_t i = 0; i < set->count; i++) {
        if (due == DAY_NONE || set->items[i]->due == due) {
            items[count++] = (struct listed){
                .correct = -1,
                .assignment = set->items[i],
                .class = class,
                .subject = subject_by_code(&fixture->school->subjects, set->items[i]->subject),
                .counted = set->items[i]->kind == KIND_WRITTEN,
            };
        }
    }
    return written(fixture, kind, format, &(union press_value){.list = {items, count, due}});
}

const char *press_fixture_list(struct press_fixture *fixture, enum press_format format,
                               const struct class *class, const struct assignment_set *set)
{
    return listed(fixture, PRESS_LIST, format, class, set, DAY_NONE);
}

const char *press_fixture_due(struct press_fixture *fixture, enum press_format format,
                              const struct class *class, const struct assignment_set *set,
                              day_t day)
{
    return listed(fixture, PRESS_DUE, format, class, set, day);
}

const char *press_fixture_forecast(struct press_fixture *fixture, enum press_format format,
                                   const struct class *class, const struct assignment_set *set,
                                   const struct assignment *added, bool held)
{
    struct board_input input = input_of(fixture, class, set);
    const struct assignment *nothing = NULL;
    struct press_change change = {
        .class = class,
        .forecast = forecast_build(&input, &nothing, &added, 1, fixture->school->arena),
        .held = held,
    };

    return written(fixture, PRESS_OUTCOME, format,
                   &(union press_value){.outcome = {&change, 1, false}});
}

const char *press_fixture_export(struct press_fixture *fixture, enum press_format format,
                                 const struct assignment *assignment, const char *class_code)
{
    return written(fixture, PRESS_EXPORT, format,
                   &(union press_value){.export = {assignment, class_code}});
}
