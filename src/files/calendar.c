/* Calendar rows from a file: a CSV date[,end],mark,name, or an .ics whose days say 休 or 班. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/ics.h"
#include "base/text.h"
#include "files/table.h"

struct row_list
{
    struct arena *arena;
    struct calendar_row *items;
    size_t count, capacity;
};

static void add_row(struct row_list *list, day_t first, day_t last, enum calendar_mark mark,
                    enum calendar_like like, const char *name)
{
    list->items =
        arena_grow(list->arena, list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct calendar_row){.first = first,
                                                       .last = last,
                                                       .mark = mark,
                                                       .like = like,
                                                       .name = arena_strdup(list->arena, name)};
}

/* ---- .ics ---- */

/* What an event's words say of its days; -1: nothing. Published calendars write 休 and 班, or
 * 放假/补班/调休, in the summary: 春节（休）, 国庆节 班. A make-up day goes first: 国庆节调休上班. */
static int mark_of_words(const char *summary)
{
    static const struct
    {
        const char *word;
        enum calendar_mark mark;
    } words[] = {
        {"无作业", MARK_NO_HOMEWORK}, {"补班", MARK_SCHOOL},   {"上班", MARK_SCHOOL},
        {"上课", MARK_SCHOOL},        {"补课", MARK_SCHOOL},   {"上学", MARK_SCHOOL},
        {"(班)", MARK_SCHOOL},        {"（班）", MARK_SCHOOL}, {"寒假", MARK_VACATION},
        {"暑假", MARK_VACATION},      {"放假", MARK_HOLIDAY},  {"休", MARK_HOLIDAY},
        {"假期", MARK_HOLIDAY},       {"班", MARK_SCHOOL},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(summary, words[i].word))
            return (int)words[i].mark;
    return -1;
}

/* 补周三的课, 上星期五的课, 按周一课表: the weekday that a make-up day stands for. */
static enum calendar_like like_of_words(const char *summary)
{
    static const char *const before[] = {"补", "上", "按"};

    for (int like = LIKE_FIRST; like < LIKE_COUNT; like++) {
        const struct word *word = &vocab_like.words[like];

        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            const char *at = strstr(summary, before[i]);

            for (; at; at = strstr(at + 1, before[i])) {
                const char *day = at + strlen(before[i]);

                if (text_starts_with(day, word->zh))
                    return (enum calendar_like)like;
                for (const char *const *also = word->also; also && *also; also++)
                    if (text_starts_with(day, *also))
                        return (enum calendar_like)like;
            }
        }
    }
    return LIKE_NONE;
}

static bool take_event(const struct ics_component *event, const char *name, struct row_list *list,
                       struct err *err)
{
    int mark = event->summary ? mark_of_words(event->summary) : -1;
    day_t first, last;
    bool midnight = false;

    if (event->kind != ICS_EVENT || mark < 0)
        return true; /* another event: says nothing of school */
    if (!event->start.value || !ics_day(event->start.value, &first, NULL))
        return err_add(err, ERR_INPUT,
                       _("%s: event %zu (%s): its DTSTART is not a day: correct it"), name,
                       event->number, event->summary);
    last = first;
    if (event->end.value && !ics_day(event->end.value, &last, &midnight))
        return err_add(err, ERR_INPUT, _("%s: event %zu (%s): its DTEND is not a day: correct it"),
                       name, event->number, event->summary);
    if (midnight)
        last--; /* DTEND is the first moment after it */
    if (last < first)
        last = first;
    add_row(list, first, last, (enum calendar_mark)mark,
            mark == MARK_SCHOOL ? like_of_words(event->summary) : LIKE_NONE,
            text_fit(list->arena, text_sanitise(list->arena, event->summary, false, NULL),
                     NAME_MAX_CHARS));
    return true;
}

static bool read_ics(const char *name, const char *data, struct row_list *list, struct err *err)
{
    struct ics_calendar calendar;
    struct ics_component event;
    bool ok = true;

    ics_calendar_open(&calendar, list->arena, data);
    while (ics_next_component(&calendar, &event))
        ok = take_event(&event, name, list, err) && ok;
    if (calendar.depth != 0)
        ok =
            err_add(err, ERR_INPUT,
                    _("%s: BEGIN and END do not match, the file is cut off: fetch it again"), name);
    if (ok && list->count == 0)
        ok = err_set(err, ERR_INPUT,
                     _("%s: no event says 休 or 班: name a calendar that marks its days so"), name);
    return ok;
}

/* ---- CSV ---- */

enum calendar_column
{
    DAY_COLUMN,
    END_COLUMN,
    MARK_COLUMN,
    NAME_COLUMN,
    LIKE_COLUMN,
    CALENDAR_COLUMNS,
};
static const struct table_column columns[CALENDAR_COLUMNS] = {
    [DAY_COLUMN] = {"date", {"日期", "开始"}, true},
    [END_COLUMN] = {"end", {"结束", "到"}, false},
    [MARK_COLUMN] = {"mark", {"标记", "类型"}, true},
    [NAME_COLUMN] = {"name", {"名称", "说明"}, false},
    [LIKE_COLUMN] = {"like", {"按课表", "补课"}, false},
};

static void read_csv_row(struct table *table, struct row_list *list)
{
    const char *const *cells = table->cells;
    day_t first, last;
    int mark = vocab_find(&vocab_mark, cells[MARK_COLUMN]);
    int like = *cells[LIKE_COLUMN] ? vocab_find(&vocab_like, cells[LIKE_COLUMN]) : LIKE_NONE;
    const char *name = "";

    if (!table_day(table, DAY_COLUMN, &first))
        return;
    last = first;
    if ((*cells[END_COLUMN] && !table_day(table, END_COLUMN, &last)) ||
        (*cells[NAME_COLUMN] && !table_name(table, NAME_COLUMN, &name)))
        return;
    if (mark < 0)
        table_fault(table, MARK_COLUMN, _("“%s” is not known; accepted: %s"), cells[MARK_COLUMN],
                    vocab_choices(&vocab_mark, LANG_ZH, list->arena));
    else if (like < 0)
        table_fault(table, LIKE_COLUMN, _("“%s” is not known; accepted: %s"), cells[LIKE_COLUMN],
                    vocab_choices(&vocab_like, LANG_ZH, list->arena));
    else if (last < first)
        table_fault(table, END_COLUMN, "%s", _("the end is before the beginning"));
    else
        add_row(list, first, last, (enum calendar_mark)mark, (enum calendar_like)like, name);
}

static bool read_csv(const struct file *file, struct row_list *list, struct err *err)
{
    struct table table = {0};

    if (!table_open(&table, list->arena, file, columns, CALENDAR_COLUMNS, err))
        return false;
    while (table_next(&table))
        read_csv_row(&table, list);
    return table_good(&table, err);
}

bool file_read_calendar(const struct file *given, struct arena *arena, struct calendar_list *rows,
                        struct err *err)
{
    struct row_list list = {.arena = arena};
    struct file file = file_without_mark(given);
    size_t bad = text_valid_prefix(file.data, file.bytes);
    bool ok;

    if (text_starts_with(file.data, "BEGIN:VCALENDAR"))
        ok = bad == file.bytes
                 ? read_ics(file.name, file.data, &list, err)
                 : err_set(err, ERR_INPUT, _("%s: byte %zu is not UTF-8"), file.name, bad + 1);
    else
        ok = read_csv(&file, &list, err);
    *rows = (struct calendar_list){list.items, list.count};
    return ok;
}
