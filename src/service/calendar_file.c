/* Calendar rows from a file: a CSV date[,end],mark,name, or an .ics whose days say 休 or 班. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/ics.h"
#include "base/text.h"
#include "service/manage.h"

struct row_list
{
    struct arena *arena;
    struct calendar_row *items;
    size_t count, capacity;
};

static void add_row(struct row_list *list, day_t first, day_t last, enum calendar_mark mark,
                    const char *name)
{
    list->items =
        arena_grow(list->arena, list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = (struct calendar_row){
        .first = first, .last = last, .mark = mark, .name = arena_strdup(list->arena, name)};
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

static bool take_event(const struct ics_component *event, const char *name, struct row_list *list,
                       struct err *err)
{
    int mark = event->summary ? mark_of_words(event->summary) : -1;
    day_t first, last;
    bool midnight = false;

    if (event->kind != ICS_EVENT || mark < 0)
        return true; /* another event: says nothing of school */
    if (!event->start.value || !ics_day(event->start.value, &first, NULL))
        return err_add(err, ERR_INPUT, _("%s: event %zu (%s): no such day as its DTSTART"), name,
                       event->number, event->summary);
    last = first;
    if (event->end.value && !ics_day(event->end.value, &last, &midnight))
        return err_add(err, ERR_INPUT, _("%s: event %zu (%s): no such day as its DTEND"), name,
                       event->number, event->summary);
    if (midnight)
        last--; /* DTEND is the first moment after it */
    if (last < first)
        last = first;
    add_row(list, first, last, (enum calendar_mark)mark,
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
        ok = err_add(err, ERR_INPUT,
                     _("%s: BEGIN and END do not pair, the file is cut off: fetch it again"), name);
    if (ok && list->count == 0)
        ok = err_set(err, ERR_INPUT, _("%s: no event says 休 or 班: nothing to take over"), name);
    return ok;
}

/* ---- CSV ---- */

enum calendar_column
{
    DAY_COLUMN,
    END_COLUMN,
    MARK_COLUMN,
    NAME_COLUMN,
    CALENDAR_COLUMNS,
};

static int find_column(const char *text)
{
    static const char *const names[CALENDAR_COLUMNS][3] = {{"date", "日期", "开始"},
                                                           {"end", "结束", "到"},
                                                           {"mark", "标记", "类型"},
                                                           {"name", "名称", "说明"}};

    for (int i = 0; i < CALENDAR_COLUMNS; i++)
        for (size_t j = 0; j < 3; j++)
            if (text_same_word(text, names[i][j]))
                return i;
    return -1;
}

static bool read_csv_row(const struct csv_row *row, const int *map, const char *name,
                         struct row_list *list, struct err *err)
{
    const char *cells[CALENDAR_COLUMNS] = {"", "", "", ""};
    struct err fault = {0};
    day_t first, last;
    int mark;
    char *accepted = NULL;

    for (size_t i = 0; i < row->count && i < CSV_COLUMNS_MAX; i++)
        if (map[i] >= 0)
            cells[map[i]] = csv_unguard(row->cells[i]);
    mark = vocab_find(&vocab_mark, cells[MARK_COLUMN]);
    if (row->damaged)
        return err_add(err, ERR_INPUT, "%s:%zu: %s", name, row->line, row->fault);
    if (!date_parse_written(cells[DAY_COLUMN], DAY_NONE, false, &first, &fault) ||
        (*cells[END_COLUMN] &&
         !date_parse_written(cells[END_COLUMN], DAY_NONE, false, &last, &fault)) ||
        (*cells[NAME_COLUMN] &&
         !text_accept(list->arena, cells[NAME_COLUMN], strlen(cells[NAME_COLUMN]), NAME_MAX_CHARS,
                      _("the day's name"), &accepted, NULL, &fault)))
        return err_add(err, ERR_INPUT, "%s:%zu: %s", name, row->line, fault.message);
    if (!*cells[END_COLUMN])
        last = first;
    if (mark < 0)
        return err_add(err, ERR_INPUT, _("%s:%zu: mark: “%s” is not known; accepted: %s"), name,
                       row->line, cells[MARK_COLUMN],
                       vocab_choices(&vocab_mark, LANG_ZH, list->arena));
    if (last < first)
        return err_add(err, ERR_INPUT, _("%s:%zu: the end comes before the beginning"), name,
                       row->line);
    add_row(list, first, last, (enum calendar_mark)mark, accepted ? accepted : "");
    return true;
}

static bool read_csv(const char *name, const char *data, size_t bytes, struct row_list *list,
                     struct err *err)
{
    struct csv_reader reader;
    struct csv_row row;
    int map[CSV_COLUMNS_MAX];
    bool seen[CALENDAR_COLUMNS] = {false};
    bool ok = true;
    char *text;

    if (!csv_decode(list->arena, data, bytes, &text, &bytes, err)) {
        err_prefix(err, "%s: ", name);
        return false;
    }
    csv_open(&reader, list->arena, text, bytes);
    if (!csv_next(&reader, &row) || row.count > CSV_COLUMNS_MAX)
        return err_set(err, ERR_INPUT,
                       _("%s: the first line names the columns: date,end,mark,name"), name);
    for (size_t i = 0; i < row.count; i++) {
        map[i] = find_column(row.cells[i]);
        if (map[i] < 0)
            ok = err_add(err, ERR_INPUT,
                         _("%s:%zu: unknown column “%s”: date,end,mark,name are known"), name,
                         row.line, row.cells[i]);
        else
            seen[map[i]] = true;
    }
    if (ok && (!seen[DAY_COLUMN] || !seen[MARK_COLUMN]))
        ok = err_set(err, ERR_INPUT, _("%s: the columns date and mark are needed"), name);
    for (bool go_on = ok; go_on && csv_next(&reader, &row);)
        ok = read_csv_row(&row, map, name, list, err) && ok;
    return ok;
}

bool service_read_calendar(const char *name, const char *data, size_t bytes, struct arena *arena,
                           struct calendar_row **rows, size_t *count, struct err *err)
{
    struct row_list list = {.arena = arena};
    const char *start = text_starts_with(data, "\xef\xbb\xbf") ? data + 3 : data;
    size_t bad = text_valid_prefix(data, bytes);
    bool ok;

    if (text_starts_with(start, "BEGIN:VCALENDAR"))
        ok = bad == bytes ? read_ics(name, start, &list, err)
                          : err_set(err, ERR_INPUT, _("%s: byte %zu is not UTF-8"), name, bad + 1);
    else
        ok = read_csv(name, data, bytes, &list, err);
    *rows = list.items;
    *count = list.count;
    return ok;
}
