/* The words of what changes did. */
#include "config.h"

#include "domain/action.h"

#include <string.h>

static const struct word action_words[ACTION_COUNT] = {
    [ACTION_ADD] = {"add", "布置", "set", NULL},
    [ACTION_EDIT] = {"edit", "修改", "edited", NULL},
    [ACTION_REMOVE] = {"rm", "删除", "removed", NULL},
    [ACTION_PUBLISH] = {"publish", "公示", "published", NULL},
    [ACTION_WITHDRAW] = {"withdraw", "撤下", "withdrew", NULL},
    [ACTION_CONFIRM] = {"confirm", "确认", "confirmed", NULL},
    [ACTION_COPY] = {"copy", "复制", "copied", NULL},
    [ACTION_MOVE] = {"move", "移动", "moved", NULL},
    [ACTION_NONE] = {"none", "登记今日无作业", "said there is none", NULL},
    [ACTION_IMPORT] = {"import", "导入", "imported", NULL},
    [ACTION_SUGGEST] = {"suggest", "按建议调整", "rebalanced", NULL},
    [ACTION_APPROVE] = {"approve", "审核通过", "passed", NULL},
    [ACTION_RETURN] = {"return", "退回", "sent back", NULL},
    [ACTION_MARK] = {"mark", "登记收交批改", "noted marking of", NULL},
    [ACTION_STAR] = {"star", "评选范例", "starred", NULL},
    [ACTION_HABITS] = {"habits", "登记五项调查", "recorded the survey", NULL},
    [ACTION_SHARE] = {"share", "商定学科时长", "agreed minutes", NULL},
    [ACTION_SYLLABUS] = {"syllabus", "更新教学单元", "put the syllabus", NULL},
    [ACTION_SYLLABUS_REMOVE] = {"syllabus rm", "删除教学单元", "removed the syllabus", NULL},
    [ACTION_PROGRESS] = {"progress", "登记进度", "noted progress", NULL},
    [ACTION_TIMETABLE] = {"timetable", "更新课表", "put the timetable", NULL},
    [ACTION_TIMETABLE_REMOVE] = {"timetable rm", "删除课表", "removed the timetable", NULL},
    [ACTION_AFTERCARE] = {"service", "安排课后服务", "planned after-school service", NULL},
    [ACTION_AFTERCARE_EDIT] = {"service edit", "修改课后服务", "edited after-school service", NULL},
    [ACTION_AFTERCARE_REMOVE] = {"service rm", "删除课后服务", "removed after-school service",
                                 NULL},
    [ACTION_SCHOOL_EDIT] = {"school edit", "修改学校", "edited the school", NULL},
    [ACTION_CLASS_ADD] = {"class add", "添加班级", "added a class", NULL},
    [ACTION_CLASS_LINK] = {"class link", "建立班级链接", "made a class's link", NULL},
    [ACTION_CLASS_LINK_REMOVE] = {"class unlink", "撤销班级链接", "revoked a class's link", NULL},
    [ACTION_CLASS_EDIT] = {"class edit", "修改班级", "edited a class", NULL},
    [ACTION_CLASS_REMOVE] = {"class rm", "删除班级", "removed a class", NULL},
    [ACTION_SUBJECT_ADD] = {"subject add", "添加学科", "added a subject", NULL},
    [ACTION_SUBJECT_EDIT] = {"subject edit", "修改学科", "edited a subject", NULL},
    [ACTION_SUBJECT_REMOVE] = {"subject rm", "停用学科", "retired a subject", NULL},
    [ACTION_TEACHER_ADD] = {"teacher add", "添加人员", "added a person", NULL},
    [ACTION_TEACHER_EDIT] = {"teacher edit", "修改人员", "edited a person", NULL},
    [ACTION_TEACHER_REMOVE] = {"teacher rm", "删除人员", "removed a person", NULL},
    [ACTION_TEACHER_ASSIGN] = {"teacher assign", "安排任课", "assigned a teacher", NULL},
    [ACTION_CALENDAR_ADD] = {"calendar add", "添加校历", "added to the calendar", NULL},
    [ACTION_CALENDAR_EDIT] = {"calendar edit", "修改校历", "edited the calendar", NULL},
    [ACTION_CALENDAR_REMOVE] = {"calendar rm", "删除校历", "removed from the calendar", NULL},
    [ACTION_TERM_ADD] = {"term add", "添加学期", "added a term", NULL},
    [ACTION_TERM_EDIT] = {"term edit", "修改学期", "edited a term", NULL},
    [ACTION_TERM_REMOVE] = {"term rm", "删除学期", "removed a term", NULL},
    [ACTION_EVENT_ADD] = {"event add", "添加日程", "added an event", NULL},
    [ACTION_EVENT_EDIT] = {"event edit", "修改日程", "edited an event", NULL},
    [ACTION_EVENT_REMOVE] = {"event rm", "删除日程", "removed an event", NULL},
    [ACTION_INIT] = {"init", "建校", "made the school", NULL},
    [ACTION_OFFICE] = {"doctor office", "指定教导处", "named the office", NULL},
    [ACTION_UNDO] = {"undo", "撤销", "took back", NULL},
};

const struct vocab vocab_action = {action_words, ACTION_COUNT};

enum action action_by_code(const char *code)
{
    int action = 0;

    while (action < ACTION_COUNT && strcmp(action_words[action].code, code) != 0)
        action++;
    return (enum action)action;
}

const char *action_word(const char *code, enum lang lang)
{
    enum action action = action_by_code(code);

    return action < ACTION_COUNT ? vocab_name(&vocab_action, (int)action, lang) : code;
}
