/* Every record of a school and its fields, in one table each. A row here, a member of the struct and a
 * migration make a field; nobody else spells it out. */
#include "config.h"

#include "domain/fields.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
#define HELD_AS(struct_, member)                                                                   \
    _Generic(((struct_ *)NULL)->member,                                                            \
             int64_t: HELD_INT64, int: HELD_INT, unsigned: HELD_UNSIGNED, bool: HELD_BOOL,         \
             char *: HELD_TEXT, const char *: HELD_TEXT, char **: HELD_NAMES,                      \
             const int *: HELD_NUMBERS, int *: HELD_NUMBERS)
/* clang-format on */
#define FIELD(name_, zh_, en_, struct_, member, ...)                                               \
    {                                                                                              \
        .name = (name_), .zh = (zh_), .en = (en_), .offset = offsetof(struct_, member),            \
        .held = HELD_AS(struct_, member), __VA_ARGS__                                              \
    }
/* What the history does not tell: ids, what its line says elsewhere, what is not for everybody. */
#define UNTOLD(name_, struct_, member, ...)                                                        \
    FIELD(name_, "", "", struct_, member, .show = SHOW_NOT, __VA_ARGS__)

/* Since when what a school is holds (rule 3.12): the last of a key. */
#define FROM_DAY(struct_)                                                                          \
    FIELD("from_day", "起始日", "from", struct_, from, .type = TYPE_DAY, .use = USE_KEY,           \
          .show = SHOW_SINCE)

_Static_assert(sizeof(enum kind) == sizeof(unsigned), "codes are read and written as unsigned");
/* The numbers of migration 001, which no later list may shift. */
_Static_assert(STAGE_PRIMARY == 0 && STAGE_JUNIOR == 1 && STAGE_SENIOR == 2, "stage");
_Static_assert(KIND_WRITTEN == 0 && KIND_READING == 1 && KIND_ORAL == 2 && KIND_INQUIRY == 3 &&
                   KIND_SPORT == 4 && KIND_ART == 5 && KIND_LABOR == 6 && KIND_PREVIEW == 7 &&
                   KIND_NOTICE == 8 && KIND_OTHER == 9,
               "kind");
_Static_assert(PLACE_HOME == 0 && PLACE_SCHOOL == 1, "place");
_Static_assert(TIER_NONE == 0 && TIER_BASE == 1 && TIER_PLUS == 2 && TIER_STRETCH == 3 &&
                   TIER_A == 4 && TIER_B == 5 && TIER_C == 6,
               "tier");
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

static const struct field school_fields[] = {
    UNTOLD("id", struct school, id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("name", "名称", "name", struct school, name, .type = TYPE_TEXT),
    FIELD("primary_years", "小学学制", "years of primary school", struct school,
          stage_years[STAGE_PRIMARY], .type = TYPE_INT),
    FIELD("junior_years", "初中学制", "years of junior school", struct school,
          stage_years[STAGE_JUNIOR], .type = TYPE_INT),
    FIELD("senior_years", "高中学制", "years of senior school", struct school,
          stage_years[STAGE_SENIOR], .type = TYPE_INT),
    FIELD("year_start_month", "学年开始的月份", "month in which the school year begins",
          struct school, year_start_month, .type = TYPE_INT),
    FIELD("year_start_day", "学年开始的日子", "day on which the school year begins", struct school,
          year_start_day, .type = TYPE_INT),
    UNTOLD("rev", struct school, rev, .type = TYPE_INT64, .use = USE_COUNTER),
    UNTOLD("holds", struct school, holds, .type = TYPE_INT64, .use = USE_COUNTER),
    UNTOLD("parts_since", struct school, parts_since, .type = TYPE_INT, .use = USE_COUNTER),
};

static const struct field class_fields[] = {
    UNTOLD("id", struct class, id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("stage", "学段", "stage", struct class, stage, .type = TYPE_CODE, .vocab = &vocab_stage),
    FIELD("entry_year", "入学年份", "entry year", struct class, entry_year, .type = TYPE_INT),
    FIELD("number", "班号", "class number", struct class, number, .type = TYPE_INT),
    FIELD("name", "名称", "name", struct class, name, .type = TYPE_TEXT),
    FIELD("size", "人数", "pupils", struct class, size, .type = TYPE_INT),
    FIELD("removed", "删除", "removed", struct class, removed, .type = TYPE_FLAG),
};

static const struct field subject_fields[] = {
    FIELD("code", "代码", "code", struct subject, code, .type = TYPE_TEXT, .use = USE_KEY),
    FIELD("zh", "中文名", "Chinese name", struct subject, zh, .type = TYPE_TEXT),
    FIELD("en", "英文名", "English name", struct subject, en, .type = TYPE_TEXT),
    FIELD("also", "又称", "also called", struct subject, also, .type = TYPE_NAMES,
          .count_offset = offsetof(struct subject, also_count)),
    FIELD("kind", "类型", "kind", struct subject, kind, .type = TYPE_CODE, .vocab = &vocab_kind),
    FIELD("daily", "每天应报的年级", "expected daily in grades", struct subject, daily,
          .type = TYPE_INT, .show = SHOW_GRADES),
    FIELD("position", "公示栏次序", "place on the board", struct subject, order, .type = TYPE_INT),
    FIELD("short_zh", "简称", "short name", struct subject, short_zh, .type = TYPE_TEXT),
    FIELD("hidden", "不开设", "not taught", struct subject, hidden, .type = TYPE_FLAG),
};

static const struct field teacher_fields[] = {
    UNTOLD("id", struct teacher, id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("login", "账号", "login", struct teacher, login, .type = TYPE_TEXT),
    FIELD("name", "姓名", "name", struct teacher, name, .type = TYPE_TEXT),
    FIELD("removed", "删除", "removed", struct teacher, removed, .type = TYPE_FLAG),
};

static const struct field teaching_fields[] = {
    UNTOLD("class_id", struct teaching, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("subject", "学科", "subject", struct teaching, subject, .type = TYPE_TEXT, .use = USE_KEY,
          .show = SHOW_SUBJECT),
    FIELD("teacher_id", "教师", "teacher", struct teaching, teacher_id, .type = TYPE_INT64,
          .use = USE_KEY, .show = SHOW_TEACHER),
    FROM_DAY(struct teaching),
};

static const struct field calendar_fields[] = {
    UNTOLD("id", struct calendar_row, id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("first_day", "第一天", "first day", struct calendar_row, first, .type = TYPE_DAY),
    FIELD("last_day", "最后一天", "last day", struct calendar_row, last, .type = TYPE_DAY),
    FIELD("mark", "标记", "mark", struct calendar_row, mark, .type = TYPE_CODE,
          .vocab = &vocab_mark),
    FIELD("name", "名称", "name", struct calendar_row, name, .type = TYPE_TEXT),
    FIELD("like_weekday", "按课表", "timetable of", struct calendar_row, like, .type = TYPE_CODE,
          .vocab = &vocab_like, .zero_is_nothing = true),
};

static const struct field term_fields[] = {
    UNTOLD("id", struct term, id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("name", "名称", "name", struct term, name, .type = TYPE_TEXT),
    FIELD("first_day", "第一天", "first day", struct term, first, .type = TYPE_DAY),
    FIELD("last_day", "最后一天", "last day", struct term, last, .type = TYPE_DAY),
};

static const struct field none_fields[] = {
    UNTOLD("class_id", struct none_row, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("day", "日期", "date", struct none_row, none.day, .type = TYPE_DAY, .use = USE_KEY),
    FIELD("subject", "学科", "subject", struct none_row, none.subject, .type = TYPE_TEXT,
          .use = USE_KEY, .show = SHOW_SUBJECT),
};

static const struct field assignment_fields[] = {
    UNTOLD("id", struct assignment, id, .type = TYPE_INT64, .use = USE_KEY, .item = 110),
    FIELD("class_id", "班级", "class", struct assignment, class_id, .type = TYPE_INT64,
          .show = SHOW_NOT, .file = 2, .file_name = "class", .file_needed = true, .also = {NULL}),
    FIELD("subject", "学科", "subject", struct assignment, subject, .type = TYPE_TEXT,
          .show = SHOW_SUBJECT, .bit = FIELD_SUBJECT, .is_public = true, .file = 3,
          .file_needed = true, .also = {"科目"}, .item = 120),
    FIELD("assigned", "布置日", "assigned", struct assignment, assigned, .type = TYPE_DAY,
          .bit = FIELD_ASSIGNED, .is_public = true, .file = 1, .file_name = "date",
          .file_needed = true, .also = {"日期", "布置日期"}, .item = 420),
    FIELD("due", "截止", "due", struct assignment, due, .type = TYPE_DAY, .bit = FIELD_DUE,
          .is_public = true, .file = 10, .also = {"截止日期", "上交", "交"}, .item = 430),
    FIELD("minutes", "时长", "minutes", struct assignment, minutes, .type = TYPE_INT,
          .bit = FIELD_MINUTES, .is_public = true, .file = 4, .file_needed = true,
          .also = {"分钟", "用时", "预计时长"}, .item = 220),
    FIELD("estimated", "预估", "estimated", struct assignment, estimated, .type = TYPE_FLAG,
          .bit = FIELD_ESTIMATED, .file = 15, .also = {"约"}, .item = 230),
    FIELD("text", "内容", "text", struct assignment, text, .type = TYPE_TEXT, .bit = FIELD_TEXT,
          .is_public = true, .file = 5, .file_needed = true, .also = {"作业", "作业内容"},
          .item = 210),
    FIELD("kind", "类型", "kind", struct assignment, kind, .type = TYPE_CODE, .vocab = &vocab_kind,
          .bit = FIELD_KIND, .is_public = true, .file = 6, .also = {"作业类型"}, .item = 310),
    FIELD("place", "地点", "place", struct assignment, place, .type = TYPE_CODE,
          .vocab = &vocab_place, .bit = FIELD_PLACE, .is_public = true, .file = 7, .item = 320),
    FIELD("tier", "分层", "tier", struct assignment, tier, .type = TYPE_CODE, .vocab = &vocab_tier,
          .zero_is_nothing = true, .bit = FIELD_TIER, .is_public = true, .file = 8,
          .also = {"层次"}, .item = 330),
    FIELD("optional", "选做", "optional", struct assignment, optional, .type = TYPE_FLAG,
          .bit = FIELD_OPTIONAL, .is_public = true, .file = 9, .item = 340),
    FIELD("spread", "分摊", "spread", struct assignment, spread, .type = TYPE_CODE,
          .vocab = &vocab_spread, .bit = FIELD_SPREAD, .is_public = true, .file = 11,
          .also = {"分配"}, .item = 410),
    FIELD("unit", "单元", "unit", struct assignment, unit, .type = TYPE_TEXT, .bit = FIELD_UNIT,
          .file = 12),
    FIELD("device", "设备", "device", struct assignment, device, .type = TYPE_FLAG,
          .bit = FIELD_DEVICE, .file = 13, .also = {"电子设备"}),
    FIELD("teacher", "教师", "teacher", struct assignment, teacher, .type = TYPE_TEXT,
          .bit = FIELD_TEACHER, .is_public = true, .file = 14, .also = {"老师", "任课教师"},
          .item = 450),
    FIELD("state", "状态", "state", struct assignment, state, .type = TYPE_CODE,
          .vocab = &vocab_state, .item = 440),
    FIELD("confirmed", "已确认", "confirmed", struct assignment, confirmed, .type = TYPE_FLAG,
          .item = 460),
    UNTOLD("created_at", struct assignment, created_at, .type = TYPE_INT64),
    UNTOLD("created_by", struct assignment, created_by, .type = TYPE_TEXT),
    UNTOLD("published_at", struct assignment, published_at, .type = TYPE_INT64),
    UNTOLD("changed_at", struct assignment, changed_at, .type = TYPE_INT64),
    UNTOLD("was", struct assignment, was, .type = TYPE_TEXT),
    UNTOLD("why", struct assignment, why, .type = TYPE_TEXT),
    UNTOLD("reason", struct assignment, reason, .type = TYPE_TEXT),
    UNTOLD("held_change", struct assignment, held_change, .type = TYPE_INT64),
    UNTOLD("replaces", struct assignment, replaces, .type = TYPE_INT64),
    UNTOLD("rev", struct assignment, rev, .type = TYPE_INT64, .use = USE_SILENT),
};

static const struct field handin_fields[] = {
    UNTOLD("assignment_id", struct handin, assignment_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("missing", "未交", "missing", struct handin, missing.numbers, .type = TYPE_NUMBERS,
          .count_offset = offsetof(struct handin, missing.count), .show = SHOW_COUNT),
    FIELD("excused", "请假", "excused", struct handin, excused.numbers, .type = TYPE_NUMBERS,
          .count_offset = offsetof(struct handin, excused.count), .show = SHOW_COUNT),
    FIELD("stopped", "到点停做（熔断）", "stopped at bedtime", struct handin, stopped.numbers,
          .type = TYPE_NUMBERS, .count_offset = offsetof(struct handin, stopped.count),
          .show = SHOW_COUNT),
    FIELD("collected", "已收", "collected", struct handin, collected, .type = TYPE_INT,
          .show = SHOW_SAID),
    FIELD("marked", "已批改", "marked", struct handin, marked, .type = TYPE_INT, .show = SHOW_SAID),
    FIELD("returned", "已讲评", "discussed", struct handin, returned, .type = TYPE_INT,
          .show = SHOW_SAID),
    FIELD("corrected", "已订正复批", "corrected", struct handin, corrected, .type = TYPE_INT,
          .show = SHOW_SAID),
    UNTOLD("collected_at", struct handin, collected_at, .type = TYPE_INT64),
    UNTOLD("marked_at", struct handin, marked_at, .type = TYPE_INT64),
    UNTOLD("returned_at", struct handin, returned_at, .type = TYPE_INT64),
    UNTOLD("corrected_at", struct handin, corrected_at, .type = TYPE_INT64),
    FIELD("actual", "实际用时", "real minutes", struct handin, actual, .type = TYPE_NUMBERS,
          .count_offset = offsetof(struct handin, actual_count)),
    FIELD("feedback", "反馈", "feedback", struct handin, feedback, .type = TYPE_TEXT),
    FIELD("correct", "正确率（%）", "correct (%)", struct handin, correct, .type = TYPE_INT,
          .show = SHOW_SAID),
};

static const struct field star_fields[] = {
    UNTOLD("assignment_id", struct star, assignment_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("why", "原因", "reason", struct star, why, .type = TYPE_TEXT),
    UNTOLD("starred_by", struct star, by, .type = TYPE_TEXT),
    UNTOLD("starred_at", struct star, at, .type = TYPE_INT64),
};

static const struct field share_fields[] = {
    FIELD("grade", "年级", "grade", struct share, grade, .type = TYPE_INT, .use = USE_KEY),
    FIELD("subject", "学科", "subject", struct share, subject, .type = TYPE_TEXT, .use = USE_KEY,
          .show = SHOW_SUBJECT),
    FROM_DAY(struct share),
    FIELD("minutes", "分钟", "minutes", struct share, minutes, .type = TYPE_INT),
};

static const struct field unit_fields[] = {
    FIELD("grade", "年级", "grade", struct unit, grade, .type = TYPE_INT, .use = USE_KEY),
    FIELD("subject", "学科", "subject", struct unit, subject, .type = TYPE_TEXT, .use = USE_KEY,
          .show = SHOW_SUBJECT),
    FIELD("position", "第几单元", "unit number", struct unit, position, .type = TYPE_INT,
          .use = USE_KEY),
    FIELD("name", "名称", "name", struct unit, name, .type = TYPE_TEXT),
};

static const struct field progress_fields[] = {
    UNTOLD("class_id", struct progress, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("subject", "学科", "subject", struct progress, subject, .type = TYPE_TEXT, .use = USE_KEY,
          .show = SHOW_SUBJECT),
    FIELD("position", "第几单元", "unit number", struct progress, position, .type = TYPE_INT),
};

static const struct field lesson_fields[] = {
    UNTOLD("class_id", struct lesson_slot, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("weekday", "星期", "weekday", struct lesson_slot, weekday, .type = TYPE_INT,
          .use = USE_KEY, .show = SHOW_WEEKDAY),
    FIELD("period", "节次", "period", struct lesson_slot, period, .type = TYPE_INT, .use = USE_KEY),
    FROM_DAY(struct lesson_slot),
    FIELD("subject", "学科", "subject", struct lesson_slot, subject, .type = TYPE_TEXT,
          .show = SHOW_SUBJECT),
};

static const struct field aftercare_fields[] = {
    UNTOLD("class_id", struct aftercare_time, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("weekday", "星期", "weekday", struct aftercare_time, weekday, .type = TYPE_INT,
          .use = USE_KEY, .show = SHOW_WEEKDAY),
    FROM_DAY(struct aftercare_time),
    FIELD("minutes", "分钟", "minutes", struct aftercare_time, minutes, .type = TYPE_INT),
    FIELD("until", "结束", "until", struct aftercare_time, until, .type = TYPE_INT,
          .show = SHOW_CLOCK),
    FIELD("pupils", "留校人数", "pupils staying", struct aftercare_time, pupils, .type = TYPE_INT,
          .show = SHOW_BOUND),
};

static const struct field activity_fields[] = {
    UNTOLD("id", struct activity, id, .type = TYPE_INT64, .use = USE_KEY),
    UNTOLD("class_id", struct activity, class_id, .type = TYPE_INT64),
    FIELD("day", "日期", "date", struct activity, day, .type = TYPE_DAY),
    FIELD("weekday", "星期", "weekday", struct activity, weekday, .type = TYPE_INT,
          .show = SHOW_WEEKDAY),
    FIELD("name", "名称", "name", struct activity, name, .type = TYPE_TEXT),
};

static const struct field event_fields[] = {
    UNTOLD("id", struct school_event, id, .type = TYPE_INT64, .use = USE_KEY),
    UNTOLD("class_id", struct school_event, class_id, .type = TYPE_INT64),
    FIELD("grade", "年级", "grade", struct school_event, grade, .type = TYPE_INT,
          .show = SHOW_BOUND),
    FIELD("first_day", "第一天", "first day", struct school_event, first, .type = TYPE_DAY),
    FIELD("last_day", "最后一天", "last day", struct school_event, last, .type = TYPE_DAY),
    FIELD("text", "内容", "text", struct school_event, text, .type = TYPE_TEXT),
};

static const struct field habit_fields[] = {
    UNTOLD("class_id", struct habit, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("day", "日期", "date", struct habit, day, .type = TYPE_DAY, .use = USE_KEY),
    UNTOLD("seat", struct habit, seat, .type = TYPE_INT, .use = USE_KEY),
    UNTOLD("homework", struct habit, minutes[DIMENSION_HOMEWORK], .type = TYPE_INT),
    UNTOLD("phone", struct habit, minutes[DIMENSION_PHONE], .type = TYPE_INT),
    UNTOLD("reading", struct habit, minutes[DIMENSION_READING], .type = TYPE_INT),
    UNTOLD("sleep", struct habit, minutes[DIMENSION_SLEEP], .type = TYPE_INT),
    UNTOLD("exercise", struct habit, minutes[DIMENSION_EXERCISE], .type = TYPE_INT),
};

static const struct field habit_count_fields[] = {
    UNTOLD("class_id", struct habit_count, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("day", "日期", "date", struct habit_count, day, .type = TYPE_DAY, .use = USE_KEY),
    FIELD("dimension", "维度", "dimension", struct habit_count, dimension, .type = TYPE_CODE,
          .use = USE_KEY, .vocab = &vocab_dimension),
    FIELD("green", "绿", "green", struct habit_count, count[0], .type = TYPE_INT),
    FIELD("yellow", "黄", "yellow", struct habit_count, count[1], .type = TYPE_INT),
    FIELD("red", "红", "red", struct habit_count, count[2], .type = TYPE_INT),
};

static const struct field role_fields[] = {
    FIELD("teacher_id", "教师", "teacher", struct grant, teacher_id, .type = TYPE_INT64,
          .use = USE_KEY, .show = SHOW_TEACHER),
    FIELD("role", "职务", "role", struct grant, role, .type = TYPE_CODE, .use = USE_KEY,
          .vocab = &vocab_role),
    UNTOLD("class_id", struct grant, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("grade", "年级", "grade", struct grant, grade, .type = TYPE_INT, .use = USE_KEY,
          .show = SHOW_BOUND),
    FIELD("subject", "学科", "subject", struct grant, subject, .type = TYPE_TEXT, .use = USE_KEY,
          .show = SHOW_SUBJECT),
    FIELD("first_day", "第一天", "first day", struct grant, first, .type = TYPE_DAY,
          .show = SHOW_BOUND),
    FIELD("last_day", "最后一天", "last day", struct grant, last, .type = TYPE_DAY,
          .show = SHOW_BOUND),
};

/* Which seat is not told, as of a report of habits. */
static const struct field left_seat_fields[] = {
    UNTOLD("class_id", struct left_seat, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FIELD("first_day", "空位从", "empty from", struct left_seat, first, .type = TYPE_DAY,
          .use = USE_KEY),
    UNTOLD("seat", struct left_seat, seat, .type = TYPE_INT, .use = USE_KEY),
    FIELD("last_day", "空位到", "empty until", struct left_seat, last, .type = TYPE_DAY,
          .show = SHOW_BOUND),
};

/* The key opens the page: the history does not tell it. */
static const struct field class_link_fields[] = {
    UNTOLD("class_id", struct class_link, class_id, .type = TYPE_INT64, .use = USE_KEY),
    UNTOLD("key", struct class_link, key, .type = TYPE_TEXT),
};

static const struct field class_size_fields[] = {
    UNTOLD("class_id", struct class_size, class_id, .type = TYPE_INT64, .use = USE_KEY),
    FROM_DAY(struct class_size),
    FIELD("size", "人数", "pupils", struct class_size, size, .type = TYPE_INT),
};

/* Its entity's name in the history and its table, its struct, its fields, what else is to say of it. */
#define RECORD(code_, table_, struct_, fields_, ...)                                               \
    {                                                                                              \
        .code = (code_), .table = (table_), .size = sizeof(struct struct_), .fields = (fields_),   \
        .count = sizeof(fields_) / sizeof((fields_)[0]), __VA_ARGS__                               \
    }
#define OF_CLASS(struct_, member) .class_offset = offsetof(struct struct_, member)
#define OF_ALL .class_offset = NO_CLASS

const struct record records[ENTITY_COUNT] = {
    [ENTITY_SCHOOL] = RECORD("school", "school", school, school_fields, OF_ALL, .is_school = true),
    [ENTITY_CLASS] = RECORD("class", "class", class, class_fields, OF_CLASS(class, id)),
    [ENTITY_SUBJECT] = RECORD("subject", "subject", subject, subject_fields, OF_ALL),
    [ENTITY_TEACHER] = RECORD("teacher", "teacher", teacher, teacher_fields, OF_ALL),
    [ENTITY_TEACHING] =
        RECORD("teaching", "teaching", teaching, teaching_fields, OF_CLASS(teaching, class_id)),
    [ENTITY_CALENDAR] = RECORD("calendar", "calendar", calendar_row, calendar_fields, OF_ALL),
    [ENTITY_TERM] = RECORD("term", "term", term, term_fields, OF_ALL),
    [ENTITY_NONE] =
        RECORD("none", "no_homework", none_row, none_fields, OF_CLASS(none_row, class_id)),
    [ENTITY_ASSIGNMENT] = RECORD("assignment", "assignment", assignment, assignment_fields,
                                 OF_CLASS(assignment, class_id)),
    [ENTITY_HANDIN] =
        RECORD("handin", "handin", handin, handin_fields, OF_CLASS(handin, assignment_id),
               .of_assignment = true, .holds = HOLDS_HANDIN),
    [ENTITY_STAR] = RECORD("star", "star", star, star_fields, OF_CLASS(star, assignment_id),
                           .of_assignment = true, .holds = HOLDS_STAR),
    [ENTITY_SHARE] = RECORD("share", "share", share, share_fields, OF_ALL, .holds = HOLDS_SHARE),
    [ENTITY_UNIT] = RECORD("unit", "unit", unit, unit_fields, OF_ALL, .holds = HOLDS_UNIT),
    [ENTITY_PROGRESS] = RECORD("progress", "progress", progress, progress_fields,
                               OF_CLASS(progress, class_id), .holds = HOLDS_PROGRESS),
    [ENTITY_LESSON] = RECORD("lesson", "lesson", lesson_slot, lesson_fields,
                             OF_CLASS(lesson_slot, class_id), .holds = HOLDS_LESSON),
    [ENTITY_AFTERCARE] = RECORD("service", "service", aftercare_time, aftercare_fields,
                                OF_CLASS(aftercare_time, class_id), .holds = HOLDS_AFTERCARE),
    [ENTITY_ACTIVITY] = RECORD("activity", "activity", activity, activity_fields,
                               OF_CLASS(activity, class_id), .holds = HOLDS_ACTIVITY),
    [ENTITY_HABIT] = RECORD("habit", "habit", habit, habit_fields, OF_CLASS(habit, class_id),
                            .holds = HOLDS_HABIT),
    [ENTITY_HABIT_COUNT] = RECORD("habit-count", "habit_count", habit_count, habit_count_fields,
                                  OF_CLASS(habit_count, class_id), .holds = HOLDS_HABIT),
    [ENTITY_ROLE] =
        RECORD("role", "role", grant, role_fields, OF_CLASS(grant, class_id), .holds = HOLDS_ROLE),
    [ENTITY_LEFT_SEAT] = RECORD("left-seat", "left_seat", left_seat, left_seat_fields,
                                OF_CLASS(left_seat, class_id)),
    [ENTITY_CLASS_SIZE] = RECORD("class-size", "class_size", class_size, class_size_fields,
                                 OF_CLASS(class_size, class_id), .holds = HOLDS_CLASS_SIZE),
    [ENTITY_EVENT] = RECORD("event", "event", school_event, event_fields,
                            OF_CLASS(school_event, class_id), .holds = HOLDS_EVENT),
    [ENTITY_CLASS_LINK] = RECORD("class-link", "class_link", class_link, class_link_fields,
                                 OF_CLASS(class_link, class_id)),
};
