/* Excel: the ledger as a workbook: what it says in all, its rows, each class's days in colours, and what the
 * subjects take, with a chart. */
#include "config.h"

#include "press/cells.h"
#include "press/external.h"
#include "press/format.h"
#include "press/parts.h"
#include "press/phrase.h"

static const char *class_of(const struct json_out *json, const struct press_context *context,
                            const struct class *class, day_t day)
{
    return class_short(context->school, class, day, context->lang, json->arena);
}

/* Whether the row is the first of its class and day: it alone says their load. */
static bool begins_day(const struct report *report, size_t i)
{
    const struct report_row *row = &report->rows[i];
    return i == 0 || row[-1].class != row->class || row[-1].day != row->day;
}

/* The first page: what period, the days by level, and each class in a row. */
static void classes(struct json_out *json, const struct report *report,
                    const struct press_context *context)
{
    enum lang lang = context->lang;
    const char *const heads[] = {tr_c(lang, "column", "Class"),
                                 tr(lang, "days"),
                                 tr(lang, "minutes"),
                                 tr(lang, "minutes a day"),
                                 vocab_name(&vocab_level, LEVEL_YELLOW, lang),
                                 vocab_name(&vocab_level, LEVEL_RED, lang),
                                 NULL};

    text_row(json, heads, "head");
    for (size_t i = 0; i < report->row_count;) {
        const struct class *class = report->rows[i].class;
        int days = 0, minutes = 0, levels[LEVEL_COUNT] = {0};
        for (; i < report->row_count && report->rows[i].class == class; i++) {
            if (!begins_day(report, i))
                continue;
            days++;
            minutes += report->rows[i].load;
            levels[report->rows[i].level]++;
        }
        out_begin(json, '[');
        text_cell(json, class_of(json, context, class, report->to), "bold");
        number_cell(json, days, NULL);
        number_cell(json, minutes, NULL);
        number_cell(json, (minutes + days / 2) / days, NULL);
        number_cell(json, levels[LEVEL_YELLOW], levels[LEVEL_YELLOW] > 0 ? "yellow" : NULL);
        number_cell(json, levels[LEVEL_RED], levels[LEVEL_RED] > 0 ? "red" : NULL);
        out_end(json, ']');
    }
}

static void first_page(struct json_out *json, const struct report *report,
                       const struct press_context *context)
{
    static const int widths[] = {28, USUAL, USUAL, USUAL, USUAL, USUAL, 0};
    struct arena *arena = json->arena;
    enum lang lang = context->lang;
    const char *school = context->school_name ? context->school_name : "";
    const char *until =
        phrase_until(context->now, context->utc_offset, context->today, lang, arena);

    begin_sheet(json, tr(lang, "Summary"), widths, 0);
    text_row(
        json,
        (const char *const[]){arena_printf(arena, tr(lang, "%s homework ledger"), school), NULL},
        "title");
    out_begin(json, '[');
    text_cell(json, tr(lang, "period"), NULL);
    day_cell(json, report->from, NULL);
    day_cell(json, report->to, NULL);
    out_end(json, ']');
    text_row(json, (const char *const[]){until, NULL}, NULL);
    empty_row(json);
    for (int level = LEVEL_COUNT - 1; level > LEVEL_NONE; level--)
        fact_row(json,
                 arena_printf(arena, tr(lang, "days: %s"), vocab_name(&vocab_level, level, lang)),
                 report->days[level], level_styles[level]);
    fact_row(json, tr(lang, "days without a limit"), report->days[LEVEL_NONE], NULL);
    fact_row(json, tr(lang, "stopped"), report->stopped, NULL);
    empty_row(json);
    classes(json, report, context);
    end_sheet(json);
}

static void ledger_row(struct json_out *json, const struct report *report, size_t i,
                       const struct press_context *context)
{
    const struct report_row *row = &report->rows[i];
    enum lang lang = context->lang;

    out_begin(json, '[');
    day_cell(json, row->day, NULL);
    text_cell(json, class_of(json, context, row->class, row->day), NULL);
    text_cell(json, subject_name(row->subject, lang), NULL);
    text_cell(
        json,
        row->status == REPORT_STATUS_COUNT ? "" : vocab_name(&vocab_report, (int)row->status, lang),
        NULL);
    number_cell(json, row->items, NULL);
    number_cell(json, row->minutes, NULL);
    number_cell(json, row->counted, NULL);
    number_cell(json, row->load, level_styles[row->level]);
    if (row->limit == LIMIT_NONE)
        text_cell(json, "", NULL);
    else
        number_cell(json, row->limit, NULL);
    level_cell(json, row->level, lang);
    number_cell(json, row->changed, NULL);
    number_cell(json, row->missing, NULL);
    number_cell(json, row->stopped, NULL);
    number_cell(json, row->at_school, NULL);
    number_cell(json, row->at_home, NULL);
    out_end(json, ']');
}

static void ledger(struct json_out *json, const struct report *report,
                   const struct press_context *context)
{
    static const int widths[] = {USUAL,  USUAL,  USUAL,  USUAL,  NARROW, NARROW, NARROW, NARROW,
                                 NARROW, NARROW, NARROW, NARROW, NARROW, NARROW, NARROW, 0};
    enum lang lang = context->lang;
    const char *const heads[] = {tr(lang, "date"),          tr_c(lang, "column", "Class"),
                                 tr(lang, "subject"),       tr(lang, "reported"),
                                 tr(lang, "items"),         tr(lang, "min"),
                                 tr(lang, "counted"),       tr(lang, "total"),
                                 tr(lang, "limit"),         tr_c(lang, "column", "Level"),
                                 tr(lang, "corrections"),   tr(lang, "missing"),
                                 tr(lang, "stopped"),       tr(lang, "at school"),
                                 tr(lang, "left for home"), NULL};
    int items = 0, minutes = 0, counted = 0;

    begin_sheet(json, tr(lang, "Ledger"), widths, 1);
    text_row(json, heads, "head");
    for (size_t i = 0; i < report->row_count; i++) {
        ledger_row(json, report, i, context);
        items += report->rows[i].items;
        minutes += report->rows[i].minutes;
        counted += report->rows[i].counted;
    }
    if (report->row_count > 0) {
        out_begin(json, '[');
        text_cell(json, tr(lang, "total"), "total");
        for (int i = 0; i < 3; i++)
            text_cell(json, "", "total");
        sum_cell(json, 'E', 1, report->row_count, items);
        sum_cell(json, 'F', 1, report->row_count, minutes);
        sum_cell(json, 'G', 1, report->row_count, counted);
        out_end(json, ']');
    }
    out_end(json, ']');
    put_number(json, "filter", (int64_t)report->row_count);
    out_end(json, '}');
}

/* A class a row, a day a column: its load in the colour of its level. */
static void heat_map(struct json_out *json, const struct report *report,
                     const struct press_context *context)
{
    size_t days = (size_t)(report->to - report->from + 1);
    bool *used = ARENA_ARRAY(json->arena, days, bool);
    int *widths = ARENA_ARRAY(json->arena, days + 2, int);
    size_t columns = 0;

    for (size_t i = 0; i < report->row_count; i++)
        used[report->rows[i].day - report->from] = true;
    widths[columns++] = USUAL;
    for (size_t d = 0; d < days; d++)
        if (used[d])
            widths[columns++] = NARROW;
    begin_sheet(json, tr(context->lang, "Heat map"), widths, 1);
    out_begin(json, '[');
    text_cell(json, tr_c(context->lang, "column", "Class"), "head");
    for (size_t d = 0; d < days; d++)
        if (used[d])
            day_cell(json, report->from + (day_t)d, "day_head");
    out_end(json, ']');
    for (size_t i = 0; i < report->row_count;) {
        const struct class *class = report->rows[i].class;
        out_begin(json, '[');
        text_cell(json, class_of(json, context, class, report->to), "bold");
        for (size_t d = 0; d < days; d++) {
            day_t day = report->from + (day_t)d;
            while (i < report->row_count && report->rows[i].class == class &&
                   report->rows[i].day < day)
                i++;
            const struct report_row *row = i < report->row_count ? &report->rows[i] : NULL;
            if (row && row->class == class && row->day == day)
                number_cell(json, row->load, level_styles[row->level]);
            else if (used[d])
                text_cell(json, "", NULL);
        }
        while (i < report->row_count && report->rows[i].class == class)
            i++;
        out_end(json, ']');
    }
    end_sheet(json);
}

/* The subjects of all classes together first, for the chart; then class by class. */
static void shares(struct json_out *json, const struct report *report,
                   const struct press_context *context)
{
    static const int widths[] = {USUAL, USUAL, USUAL, USUAL, 0};
    enum lang lang = context->lang;
    const char *const heads[] = {tr_c(lang, "column", "Class"), tr(lang, "subject"),
                                 tr(lang, "counted"), tr(lang, "percent"), NULL};
    const struct subject **seen =
        ARENA_ARRAY(json->arena, report->share_count, const struct subject *);
    size_t count = 0;
    int all = 0;

    for (size_t i = 0; i < report->share_count; i++)
        all += report->shares[i].counted;
    begin_sheet(json, tr(lang, "Subject shares"), widths, 1);
    text_row(json, heads, "head");
    for (size_t i = 0; i < report->share_count; i++) {
        const struct subject *subject = report->shares[i].subject;
        int counted = 0;
        bool again = false;
        for (size_t j = 0; j < count; j++)
            again = again || seen[j] == subject;
        if (again)
            continue;
        seen[count++] = subject;
        for (size_t j = i; j < report->share_count; j++)
            counted += report->shares[j].subject == subject ? report->shares[j].counted : 0;
        out_begin(json, '[');
        text_cell(json, tr(lang, "all classes"), "bold");
        text_cell(json, subject_name(subject, lang), NULL);
        number_cell(json, counted, NULL);
        number_cell(json, all > 0 ? (counted * 100 + all / 2) / all : 0, NULL);
        out_end(json, ']');
    }
    for (size_t i = 0; i < report->share_count; i++) {
        const struct report_share *share = &report->shares[i];
        out_begin(json, '[');
        text_cell(json, class_of(json, context, share->class, report->to), NULL);
        text_cell(json, subject_name(share->subject, lang), NULL);
        number_cell(json, share->counted, NULL);
        number_cell(json, share->percent, NULL);
        out_end(json, ']');
    }
    out_end(json, ']');
    if (count > 0) {
        put_begin(json, "chart", '{');
        put_text(json, "title", tr(lang, "Shares of the counted minutes"));
        put_number(json, "rows", (int64_t)count);
        put_number(json, "names", 1);
        put_number(json, "values", 2);
        out_end(json, '}');
    }
    out_end(json, '}');
}

void xlsx_report(struct press *press, const union press_value *value)
{
    const struct press_context *context = &press->context;
    struct json_out json;

    if (!external_value(press, tr(context->lang, "Homework ledger"), &json))
        return;
    first_page(&json, value->report, context);
    ledger(&json, value->report, context);
    heat_map(&json, value->report, context);
    shares(&json, value->report, context);
}
