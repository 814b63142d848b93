#include "config.h"

/* The columns of every entity in one table, and the values of a struct by column. Adding a column is
 * a row here, a member of the domain's struct and a migration; nothing else in the store knows it. */

#include "store/columns.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "domain/assignment.h"
#include "domain/calendar.h"
#include "domain/facts.h"
#include "domain/habits.h"
#include "domain/people.h"
#include "domain/school.h"
#include "store/entity.h"

#define VALUE(type_, member, kind)                                                                 \
    {                                                                                              \
        .name = #member, .type = (kind), .offset = offsetof(type_, member)                         \
    }
#define NAMED(name_, type_, member, kind)                                                          \
    {                                                                                              \
        .name = (name_), .type = (kind), .offset = offsetof(type_, member)                         \
    }
#define KEY(name_, type_, member, kind)                                                            \
    {                                                                                              \
        .name = (name_), .type = (kind), .use = USE_KEY, .offset = offsetof(type_, member)         \
    }
#define CODE(type_, member, words)                                                                 \
    {                                                                                              \
        .name = #member, .type = COLUMN_CODE, .offset = offsetof(type_, member), .vocab = &(words) \
    }

#define NUMBERS(name_, type_, member, count_member)                                                \
    {                                                                                              \
        .name = (name_), .type = COLUMN_NUMBERS, .offset = offsetof(type_, member),                \
        .count_offset = offsetof(type_, count_member)                                              \
    }

_Static_assert(sizeof(enum kind) == sizeof(unsigned), "codes are read and written as unsigned");
/* The numbers of migration 001, which no later list may shift. */
_Static_assert(STAGE_PRIMARY == 0 && STAGE_JUNIOR == 1 && STAGE_SENIOR == 2, "stage");
_Static_assert(KIND_WRITTEN == 0 && KIND_READING == 1 && KIND_ORAL == 2 && KIND_INQUIRY == 3 &&
                   KIND_SPORT == 4 && KIND_ART == 5 && KIND_LABOR == 6 && KIND_PREVIEW == 7 &&
                   KIND_NOTICE == 8 && KIND_OTHER == 9,
               "kind");
_Static_assert(PLACE_HOME == 0 && PLACE_SCHOOL == 1, "place");
_Static_assert(TIER_NONE == 0 && TIER_BASE == 1 && TIER_PLUS == 2 && TIER_STRETCH == 3, "tier");
_Static_assert(SPREAD_EVEN == 0 && SPREAD_FIRST == 1 && SPREAD_LAST == 2 && SPREAD_EACH == 3,
               "spread");
_Static_assert(STATE_DRAFT == 0 && STATE_PENDING == 1 && STATE_PUBLISHED == 2 &&
                   STATE_COLLECTED == 3 && STATE_MARKED == 4 && STATE_RETURNED == 5 &&
                   STATE_CORRECTED == 6 && STATE_WITHDRAWN == 7 && STATE_REMOVED == 8,
               "state");
_Static_assert(MARK_HOLIDAY == 0 && MARK_SCHOOL == 1 && MARK_VACATION == 2 && MARK_NO_HOMEWORK == 3,
               "mark");
_Static_assert(MONDAY == 0 && SUNDAY == 6, "weekday");
_Static_assert(DIMENSION_HOMEWORK == 0 && DIMENSION_PHONE == 1 && DIMENSION_READING == 2 &&
                   DIMENSION_SLEEP == 3 && DIMENSION_EXERCISE == 4 && DIMENSION_COUNT == 5,
               "dimension, and the columns of a habit");
_Static_assert(ROLE_MONITOR == 1 && ROLE_REPRESENTATIVE == 2 && ROLE_TEACHER == 3 &&
                   ROLE_HOMEROOM == 4 && ROLE_LEADER == 5 && ROLE_OFFICE == 6 && ROLE_COUNT == 7,
               "role");
_Static_assert(DAY_FIRST == -7305 && DAY_LAST == 84006, "the days of a role that holds always");
_Static_assert(HABIT_BANDS == 3, "the columns of a count of hands");

static const struct column school_columns[] = {
    KEY("id", struct school, id, COLUMN_INT64),
    VALUE(struct school, name, COLUMN_TEXT),
    NAMED("primary_years", struct school, stage_years[STAGE_PRIMARY], COLUMN_INT),
    NAMED("junior_years", struct school, stage_years[STAGE_JUNIOR], COLUMN_INT),
    NAMED("senior_years", struct school, stage_years[STAGE_SENIOR], COLUMN_INT),
    VALUE(struct school, year_start_month, COLUMN_INT),
    VALUE(struct school, year_start_day, COLUMN_INT),
    {.name = "rev",
     .type = COLUMN_INT64,
     .use = USE_COUNTER,
     .offset = offsetof(struct school, rev)},
    {.name = "holds",
     .type = COLUMN_INT64,
     .use = USE_COUNTER,
     .offset = offsetof(struct school, holds)},
};

static const struct column class_columns[] = {
    KEY("id", struct class, id, COLUMN_INT64),   CODE(struct class, stage, vocab_stage),
    VALUE(struct class, entry_year, COLUMN_INT), VALUE(struct class, number, COLUMN_INT),
    VALUE(struct class, name, COLUMN_TEXT),      VALUE(struct class, size, COLUMN_INT),
    VALUE(struct class, removed, COLUMN_FLAG),
};

static const struct column subject_columns[] = {
    KEY("code", struct subject, code, COLUMN_TEXT),
    VALUE(struct subject, zh, COLUMN_TEXT),
    VALUE(struct subject, en, COLUMN_TEXT),
    {.name = "also",
     .type = COLUMN_NAMES,
     .offset = offsetof(struct subject, also),
     .count_offset = offsetof(struct subject, also_count)},
    CODE(struct subject, kind, vocab_kind),
    VALUE(struct subject, daily, COLUMN_INT),
    NAMED("position", struct subject, order, COLUMN_INT),
    VALUE(struct subject, short_zh, COLUMN_TEXT),
    VALUE(struct subject, hidden, COLUMN_FLAG),
};

static const struct column teacher_columns[] = {
    KEY("id", struct teacher, id, COLUMN_INT64),
    VALUE(struct teacher, login, COLUMN_TEXT),
    VALUE(struct teacher, name, COLUMN_TEXT),
    VALUE(struct teacher, removed, COLUMN_FLAG),
};

static const struct column teaching_columns[] = {
    KEY("class_id", struct teaching, class_id, COLUMN_INT64),
    KEY("subject", struct teaching, subject, COLUMN_TEXT),
    KEY("teacher_id", struct teaching, teacher_id, COLUMN_INT64),
};

static const struct column calendar_columns[] = {
    KEY("id", struct calendar_row, id, COLUMN_INT64),
    NAMED("first_day", struct calendar_row, first, COLUMN_DAY),
    NAMED("last_day", struct calendar_row, last, COLUMN_DAY),
    CODE(struct calendar_row, mark, vocab_mark),
    VALUE(struct calendar_row, name, COLUMN_TEXT),
};

static const struct column term_columns[] = {
    KEY("id", struct term, id, COLUMN_INT64),
    VALUE(struct term, name, COLUMN_TEXT),
    NAMED("first_day", struct term, first, COLUMN_DAY),
    NAMED("last_day", struct term, last, COLUMN_DAY),
};

static const struct column none_columns[] = {
    KEY("class_id", struct none_row, class_id, COLUMN_INT64),
    KEY("day", struct none_row, none.day, COLUMN_DAY),
    KEY("subject", struct none_row, none.subject, COLUMN_TEXT),
};

static const struct column assignment_columns[] = {
    KEY("id", struct assignment, id, COLUMN_INT64),
    VALUE(struct assignment, class_id, COLUMN_INT64),
    VALUE(struct assignment, subject, COLUMN_TEXT),
    VALUE(struct assignment, assigned, COLUMN_DAY),
    VALUE(struct assignment, due, COLUMN_DAY),
    VALUE(struct assignment, minutes, COLUMN_INT),
    VALUE(struct assignment, text, COLUMN_TEXT),
    CODE(struct assignment, kind, vocab_kind),
    CODE(struct assignment, place, vocab_place),
    CODE(struct assignment, tier, vocab_tier),
    VALUE(struct assignment, optional, COLUMN_FLAG),
    CODE(struct assignment, spread, vocab_spread),
    VALUE(struct assignment, unit, COLUMN_TEXT),
    VALUE(struct assignment, device, COLUMN_FLAG),
    VALUE(struct assignment, teacher, COLUMN_TEXT),
    CODE(struct assignment, state, vocab_state),
    VALUE(struct assignment, confirmed, COLUMN_FLAG),
    VALUE(struct assignment, created_at, COLUMN_INT64),
    VALUE(struct assignment, created_by, COLUMN_TEXT),
    VALUE(struct assignment, published_at, COLUMN_INT64),
    VALUE(struct assignment, changed_at, COLUMN_INT64),
    VALUE(struct assignment, was, COLUMN_TEXT),
    VALUE(struct assignment, why, COLUMN_TEXT),
    VALUE(struct assignment, held_change, COLUMN_INT64),
    {.name = "rev",
     .type = COLUMN_INT64,
     .use = USE_SILENT,
     .offset = offsetof(struct assignment, rev)},
};

static const struct column handin_columns[] = {
    KEY("assignment_id", struct handin, assignment_id, COLUMN_INT64),
    NUMBERS("missing", struct handin, missing.numbers, missing.count),
    NUMBERS("excused", struct handin, excused.numbers, excused.count),
    NUMBERS("stopped", struct handin, stopped.numbers, stopped.count),
    VALUE(struct handin, collected, COLUMN_INT),
    VALUE(struct handin, marked, COLUMN_INT),
    VALUE(struct handin, returned, COLUMN_INT),
    VALUE(struct handin, corrected, COLUMN_INT),
    VALUE(struct handin, collected_at, COLUMN_INT64),
    VALUE(struct handin, marked_at, COLUMN_INT64),
    VALUE(struct handin, returned_at, COLUMN_INT64),
    VALUE(struct handin, corrected_at, COLUMN_INT64),
    NUMBERS("actual", struct handin, actual, actual_count),
    VALUE(struct handin, feedback, COLUMN_TEXT),
};

static const struct column star_columns[] = {
    KEY("assignment_id", struct star, assignment_id, COLUMN_INT64),
    VALUE(struct star, why, COLUMN_TEXT),
    NAMED("starred_by", struct star, by, COLUMN_TEXT),
    NAMED("starred_at", struct star, at, COLUMN_INT64),
};

static const struct column share_columns[] = {
    KEY("grade", struct share, grade, COLUMN_INT),
    KEY("subject", struct share, subject, COLUMN_TEXT),
    VALUE(struct share, minutes, COLUMN_INT),
};

static const struct column unit_columns[] = {
    KEY("grade", struct unit, grade, COLUMN_INT),
    KEY("subject", struct unit, subject, COLUMN_TEXT),
    KEY("position", struct unit, position, COLUMN_INT),
    VALUE(struct unit, name, COLUMN_TEXT),
};

static const struct column progress_columns[] = {
    KEY("class_id", struct progress, class_id, COLUMN_INT64),
    KEY("subject", struct progress, subject, COLUMN_TEXT),
    VALUE(struct progress, position, COLUMN_INT),
};

static const struct column lesson_columns[] = {
    KEY("class_id", struct lesson_slot, class_id, COLUMN_INT64),
    KEY("weekday", struct lesson_slot, weekday, COLUMN_INT),
    KEY("period", struct lesson_slot, period, COLUMN_INT),
    VALUE(struct lesson_slot, subject, COLUMN_TEXT),
};

static const struct column service_columns[] = {
    KEY("class_id", struct service_time, class_id, COLUMN_INT64),
    KEY("weekday", struct service_time, weekday, COLUMN_INT),
    VALUE(struct service_time, minutes, COLUMN_INT),
};

static const struct column activity_columns[] = {
    KEY("id", struct activity, id, COLUMN_INT64), VALUE(struct activity, class_id, COLUMN_INT64),
    VALUE(struct activity, day, COLUMN_DAY),      VALUE(struct activity, weekday, COLUMN_INT),
    VALUE(struct activity, name, COLUMN_TEXT),
};

static const struct column habit_columns[] = {
    KEY("class_id", struct habit, class_id, COLUMN_INT64),
    KEY("day", struct habit, day, COLUMN_DAY),
    KEY("seat", struct habit, seat, COLUMN_INT),
    NAMED("homework", struct habit, minutes[DIMENSION_HOMEWORK], COLUMN_INT),
    NAMED("phone", struct habit, minutes[DIMENSION_PHONE], COLUMN_INT),
    NAMED("reading", struct habit, minutes[DIMENSION_READING], COLUMN_INT),
    NAMED("sleep", struct habit, minutes[DIMENSION_SLEEP], COLUMN_INT),
    NAMED("exercise", struct habit, minutes[DIMENSION_EXERCISE], COLUMN_INT),
};

static const struct column habit_count_columns[] = {
    KEY("class_id", struct habit_count, class_id, COLUMN_INT64),
    KEY("day", struct habit_count, day, COLUMN_DAY),
    {.name = "dimension",
     .type = COLUMN_CODE,
     .use = USE_KEY,
     .offset = offsetof(struct habit_count, dimension),
     .vocab = &vocab_dimension},
    NAMED("green", struct habit_count, count[0], COLUMN_INT),
    NAMED("yellow", struct habit_count, count[1], COLUMN_INT),
    NAMED("red", struct habit_count, count[2], COLUMN_INT),
};

static const struct column role_columns[] = {
    KEY("teacher_id", struct grant, teacher_id, COLUMN_INT64),
    {.name = "role",
     .type = COLUMN_CODE,
     .use = USE_KEY,
     .offset = offsetof(struct grant, role),
     .vocab = &vocab_role},
    KEY("class_id", struct grant, class_id, COLUMN_INT64),
    KEY("grade", struct grant, grade, COLUMN_INT),
    KEY("subject", struct grant, subject, COLUMN_TEXT),
    NAMED("first_day", struct grant, first, COLUMN_DAY),
    NAMED("last_day", struct grant, last, COLUMN_DAY),
};

#define COLUMNS(list) .columns = (list), .count = sizeof(list) / sizeof((list)[0])

const struct entity_table entity_tables[ENTITY_COUNT] = {
    [ENTITY_SCHOOL] = {.table = "school",
                       .size = sizeof(struct school),
                       .class_offset = NO_CLASS,
                       .is_school = true,
                       COLUMNS(school_columns)},
    [ENTITY_CLASS] = {.table = "class",
                      .size = sizeof(struct class),
                      .class_offset = offsetof(struct class, id),
                      COLUMNS(class_columns)},
    [ENTITY_SUBJECT] = {.table = "subject",
                        .size = sizeof(struct subject),
                        .class_offset = NO_CLASS,
                        COLUMNS(subject_columns)},
    [ENTITY_TEACHER] = {.table = "teacher",
                        .size = sizeof(struct teacher),
                        .class_offset = NO_CLASS,
                        COLUMNS(teacher_columns)},
    [ENTITY_TEACHING] = {.table = "teaching",
                         .size = sizeof(struct teaching),
                         .class_offset = offsetof(struct teaching, class_id),
                         COLUMNS(teaching_columns)},
    [ENTITY_CALENDAR] = {.table = "calendar",
                         .size = sizeof(struct calendar_row),
                         .class_offset = NO_CLASS,
                         COLUMNS(calendar_columns)},
    [ENTITY_TERM] = {.table = "term",
                     .size = sizeof(struct term),
                     .class_offset = NO_CLASS,
                     COLUMNS(term_columns)},
    [ENTITY_NONE] = {.table = "no_homework",
                     .size = sizeof(struct none_row),
                     .class_offset = offsetof(struct none_row, class_id),
                     COLUMNS(none_columns)},
    [ENTITY_ASSIGNMENT] = {.table = "assignment",
                           .size = sizeof(struct assignment),
                           .class_offset = offsetof(struct assignment, class_id),
                           COLUMNS(assignment_columns)},
    [ENTITY_HANDIN] = {.table = "handin",
                       .size = sizeof(struct handin),
                       .class_offset = offsetof(struct handin, assignment_id),
                       .of_assignment = true,
                       .holds = HOLDS_HANDIN,
                       COLUMNS(handin_columns)},
    [ENTITY_STAR] = {.table = "star",
                     .size = sizeof(struct star),
                     .class_offset = offsetof(struct star, assignment_id),
                     .of_assignment = true,
                     .holds = HOLDS_STAR,
                     COLUMNS(star_columns)},
    [ENTITY_SHARE] = {.table = "share",
                      .size = sizeof(struct share),
                      .class_offset = NO_CLASS,
                      .holds = HOLDS_SHARE,
                      COLUMNS(share_columns)},
    [ENTITY_UNIT] = {.table = "unit",
                     .size = sizeof(struct unit),
                     .class_offset = NO_CLASS,
                     .holds = HOLDS_UNIT,
                     COLUMNS(unit_columns)},
    [ENTITY_PROGRESS] = {.table = "progress",
                         .size = sizeof(struct progress),
                         .class_offset = offsetof(struct progress, class_id),
                         .holds = HOLDS_PROGRESS,
                         COLUMNS(progress_columns)},
    [ENTITY_LESSON] = {.table = "lesson",
                       .size = sizeof(struct lesson_slot),
                       .class_offset = offsetof(struct lesson_slot, class_id),
                       .holds = HOLDS_LESSON,
                       COLUMNS(lesson_columns)},
    [ENTITY_SERVICE] = {.table = "service",
                        .size = sizeof(struct service_time),
                        .class_offset = offsetof(struct service_time, class_id),
                        .holds = HOLDS_SERVICE,
                        COLUMNS(service_columns)},
    [ENTITY_ACTIVITY] = {.table = "activity",
                         .size = sizeof(struct activity),
                         .class_offset = offsetof(struct activity, class_id),
                         .holds = HOLDS_ACTIVITY,
                         COLUMNS(activity_columns)},
    [ENTITY_HABIT] = {.table = "habit",
                      .size = sizeof(struct habit),
                      .class_offset = offsetof(struct habit, class_id),
                      .holds = HOLDS_HABIT,
                      COLUMNS(habit_columns)},
    [ENTITY_HABIT_COUNT] = {.table = "habit_count",
                            .size = sizeof(struct habit_count),
                            .class_offset = offsetof(struct habit_count, class_id),
                            .holds = HOLDS_HABIT,
                            COLUMNS(habit_count_columns)},
    [ENTITY_ROLE] = {.table = "role",
                     .size = sizeof(struct grant),
                     .class_offset = offsetof(struct grant, class_id),
                     .holds = HOLDS_ROLE,
                     COLUMNS(role_columns)},
};

const char *const entity_codes[ENTITY_COUNT] = {
    [ENTITY_SCHOOL] = "school",
    [ENTITY_CLASS] = "class",
    [ENTITY_SUBJECT] = "subject",
    [ENTITY_TEACHER] = "teacher",
    [ENTITY_TEACHING] = "teaching",
    [ENTITY_CALENDAR] = "calendar",
    [ENTITY_TERM] = "term",
    [ENTITY_NONE] = "none",
    [ENTITY_ASSIGNMENT] = "assignment",
    [ENTITY_HANDIN] = "handin",
    [ENTITY_STAR] = "star",
    [ENTITY_SHARE] = "share",
    [ENTITY_UNIT] = "unit",
    [ENTITY_PROGRESS] = "progress",
    [ENTITY_LESSON] = "lesson",
    [ENTITY_SERVICE] = "service",
    [ENTITY_ACTIVITY] = "activity",
    [ENTITY_HABIT] = "habit",
    [ENTITY_HABIT_COUNT] = "habit-count",
    [ENTITY_ROLE] = "role",
};

/* ---- values of a struct, by column ---- */

static const void *value_at(const void *row, const struct column *column)
{
    return (const char *)row + column->offset;
}

const char *column_text(const void *row, const struct column *column)
{
    const char *text;

    /* members are char * or const char *: the same bytes, but not one type to read through */
    memcpy(&text, value_at(row, column), sizeof(text));
    return text == NULL ? "" : text;
}

void column_put_text(void *row, const struct column *column, const char *text, struct arena *arena)
{
    char *copy = arena_strdup(arena, text);

    memcpy((char *)row + column->offset, &copy, sizeof(copy));
}

int64_t column_number(const void *row, const struct column *column)
{
    const void *value = value_at(row, column);

    switch (column->type) {
    case COLUMN_INT64:
        return *(const int64_t *)value;
    case COLUMN_INT:
        return *(const int *)value;
    case COLUMN_DAY:
        return *(const day_t *)value;
    case COLUMN_FLAG:
        return *(const bool *)value ? 1 : 0;
    case COLUMN_CODE:
        return *(const unsigned *)value;
    case COLUMN_TEXT:
    case COLUMN_NAMES:
    case COLUMN_NUMBERS:
        break;
    }
    die("column %s is no number", column->name);
}

bool column_put_number(void *row, const struct column *column, int64_t number)
{
    void *value = (char *)row + column->offset;

    switch (column->type) {
    case COLUMN_INT64:
        *(int64_t *)value = number;
        return true;
    case COLUMN_INT:
        *(int *)value = (int)number;
        return number >= INT_MIN && number <= INT_MAX;
    case COLUMN_DAY:
        *(day_t *)value = (day_t)number;
        return number >= INT32_MIN && number <= INT32_MAX;
    case COLUMN_FLAG:
        *(bool *)value = number != 0;
        return number == 0 || number == 1;
    case COLUMN_CODE:
        *(unsigned *)value = (unsigned)number;
        return number >= 0 && number < column->vocab->count;
    case COLUMN_TEXT:
    case COLUMN_NAMES:
    case COLUMN_NUMBERS:
        break;
    }
    die("column %s is no number", column->name);
}

char *const *column_names(const void *row, const struct column *column, size_t *count)
{
    *count = *(const size_t *)((const char *)row + column->count_offset);
    return *(char *const *const *)value_at(row, column);
}

void column_put_names(void *row, const struct column *column, char **names, size_t count)
{
    *(char ***)((char *)row + column->offset) = names;
    *(size_t *)((char *)row + column->count_offset) = count;
}

const int *column_numbers(const void *row, const struct column *column, size_t *count)
{
    *count = *(const size_t *)((const char *)row + column->count_offset);
    return *(const int *const *)value_at(row, column);
}

void column_put_numbers(void *row, const struct column *column, const int *numbers, size_t count)
{
    *(const int **)((char *)row + column->offset) = numbers;
    *(size_t *)((char *)row + column->count_offset) = count;
}

void numbers_write(const void *row, const struct column *column, struct text_buf *out)
{
    size_t count;
    const int *numbers = column_numbers(row, column, &count);

    for (size_t i = 0; i < count; i++)
        text_buf_printf(out, "%s%d", i == 0 ? "" : ",", numbers[i]);
}

bool numbers_parse(const char *text, struct arena *arena, const int **numbers_out,
                   size_t *count_out)
{
    size_t count = 0;
    size_t capacity = 0;
    int *numbers = NULL;

    while (*text != '\0') {
        char *end;
        long number = strtol(text, &end, 10);

        if (end == text || number < 0 || number > INT_MAX || (*end != ',' && *end != '\0'))
            return false;
        numbers = arena_grow(arena, numbers, &capacity, count + 1, sizeof(numbers[0]));
        numbers[count++] = (int)number;
        text = *end == ',' ? end + 1 : end;
    }
    *numbers_out = numbers;
    *count_out = count;
    return true;
}

bool numbers_read(void *row, const struct column *column, const char *text, struct arena *arena)
{
    const int *numbers;
    size_t count;

    if (!numbers_parse(text, arena, &numbers, &count))
        return false;
    column_put_numbers(row, column, numbers, count);
    return true;
}
