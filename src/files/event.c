/* Events of a school: a CSV date[,to][,class],text; a class, a grade, or empty for the whole school. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/table.h"

enum event_column
{
    EVENT_DATE,
    EVENT_TO,
    EVENT_CLASS,
    EVENT_TEXT,
};
static const struct table_column event_columns[] = {
    [EVENT_DATE] = {"date", {"日期", "开始", "开始日期", "第一天", "from"}, true},
    [EVENT_TO] = {"to", {"结束", "到", "至", "结束日期", "最后一天", "end"}, false},
    [EVENT_CLASS] = {"class", {"班级", "范围", "年级", "对象", "grade"}, false},
    [EVENT_TEXT] = {"text", {"内容", "日程", "事项", "活动", "名称", "name"}, true},
};

/* Whose the event of the row at hand is; on its first day. */
static bool read_whose(struct table *table, struct school_event *event)
{
    static const char *const all[] = {"", "全校", "全部", "所有班级", "各班", "all"};
    const char *text = table->cells[EVENT_CLASS];
    const struct class *class;
    day_t day = table->school->days_counted ? table->school->words.assigned : event->first;
    struct err fault = {0};

    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (text_same_word(text, all[i]))
            return true;
    class = class_find(table->school->school, table->school->classes, text, day, &fault);
    if (class)
        event->class_id = class->id;
    else
        event->grade = grade_parse(table->school->school, text);
    return class || event->grade > 0 || table_fault(table, EVENT_CLASS, "%s", fault.message);
}

static bool read_text(struct table *table, struct school_event *event)
{
    const char *text = table->cells[EVENT_TEXT];
    struct err fault = {0};
    char *accepted;

    if (!text_accept(table->arena, text, strlen(text), EVENT_TEXT_MAX_CHARS, _("the text"),
                     &accepted, NULL, &fault))
        return table_fault(table, EVENT_TEXT, "%s", fault.message);
    event->text = accepted;
    return true;
}

static bool read_row(struct table *table, struct school_event *event)
{
    *event = (struct school_event){0};
    if (!table_day(table, EVENT_DATE, &event->first))
        return false;
    event->last = event->first;
    if (*table->cells[EVENT_TO] && !table_day(table, EVENT_TO, &event->last))
        return false;
    if (event->last < event->first)
        return table_fault(table, EVENT_TO, "%s", _("the end is before the beginning"));
    if (event->last - event->first >= EVENT_MAX_DAYS)
        return table_fault(table, EVENT_TO, _("an event takes at most %d days"), EVENT_MAX_DAYS);
    return read_whose(table, event) && read_text(table, event);
}

bool file_read_events(const struct file_school *school, const struct file *file,
                      struct arena *arena, struct event_list *list, struct err *err)
{
    struct table table = {.school = school};
    size_t capacity = 0;

    *list = (struct event_list){0};
    if (!table_open(&table, arena, file, event_columns, COUNT_OF(event_columns), err))
        return false;
    while (table_next(&table)) {
        struct school_event event;

        if (!read_row(&table, &event))
            continue;
        list->items =
            arena_grow(arena, list->items, &capacity, list->count + 1, sizeof *list->items);
        list->items[list->count++] = event;
    }
    return table_good(&table, err);
}
