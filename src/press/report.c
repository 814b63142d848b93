/* The report as text and CSV. */
#include "config.h"

#include "press/report.h"

#include "base/csv.h"
#include "base/text.h"
#include "domain/action.h"
#include "press/clean.h"
#include "press/parts.h"

/* ---- text: parts ---- */

static const char *class_at(const struct page *page, const struct class *class, day_t day)
{
    return class_code(page->style->school, class, day, page->arena);
}

static const char *day_text(const struct page *page, day_t day)
{
    char text[DATE_TEXT_BYTES];

    return arena_strdup(page->arena, date_iso(day, text));
}

static const char *number(const struct page *page, int value)
{
    return arena_printf(page->arena, "%d", value);
}

/* 0 is an empty cell where most are 0. */
static const char *count_text(const struct page *page, int value)
{
    return value == 0 ? "" : number(page, value);
}

static const char *load_of_limit(const struct page *page, int load, int limit)
{
    return limit == LIMIT_NONE ? number(page, load)
                               : arena_printf(page->arena, "%d/%d", load, limit);
}

static void title(struct page *page, const char *text)
{
    page_end_line(page);
    page_put(page, PAINT_BOLD, text);
    page_end_line(page);
}

static void write_table(struct page *page, struct table *table)
{
    table->headed = true;
    table_layout(table, page);
    table_write(table, page);
}

static void head(struct page *page, const struct report *report)
{
    const struct press_style *style = page->style;
    struct segment days[LEVEL_COUNT];

    page_ends(page, PAINT_BOLD,
              arena_printf(page->arena, tr(page->lang, "%s homework ledger"),
                           style->school_name != NULL ? style->school_name : ""),
              arena_printf(page->arena, "%s — %s", day_text(page, report->from),
                           day_text(page, report->to)));
    for (int level = LEVEL_COUNT - 1, i = 0; level >= 0; level--, i++) {
        const char *name = level == LEVEL_NONE ? tr(page->lang, "no limit")
                                               : vocab_name(&vocab_level, level, page->lang);
        days[i] = (struct segment){
            .text = report->days[level] > 0
                        ? arena_printf(page->arena, tr(page->lang, "%s %d days"), name,
                                       report->days[level])
                        : "",
            .paint = part_paint((enum level)level),
        };
    }
    page_flow(page, days, LEVEL_COUNT, 0);
    if (report->stopped > 0) {
        page_put(page, PAINT_PLAIN,
                 arena_printf(page->arena, tr(page->lang, "stopped at bedtime: %d times"),
                              report->stopped));
        page_end_line(page);
    }
}

/* ---- text: sections ---- */

/* Columns that most classes leave empty stand only where there is something in them. */
enum extra
{
    EXTRA_CHANGED,
    EXTRA_MISSING,
    EXTRA_STOPPED,
    EXTRA_AT_SCHOOL, /* from here on of the day, with its first subject */
    EXTRA_LEFT,
    EXTRA_COUNT,
};

static int extra_of(const struct report_row *row, int extra)
{
    switch (extra) {
    case EXTRA_CHANGED:
        return row->changed;
    case EXTRA_MISSING:
        return row->missing;
    case EXTRA_STOPPED:
        return row->stopped;
    case EXTRA_AT_SCHOOL:
        return row->at_school;
    default:
        return row->left;
    }
}

static void ledger_heads(const struct page *page, struct table *table,
                         const struct report_row *rows, size_t count, bool extras[EXTRA_COUNT])
{
    const char *const heads[EXTRA_COUNT] = {
        tr(page->lang, "corrections"), tr(page->lang, "missing"), tr(page->lang, "stopped"),
        tr(page->lang, "at school"), tr(page->lang, "left for home")};

    table_column(table, tr(page->lang, "date"));
    table_right_column(table, tr(page->lang, "total"));
    table_column(table, tr(page->lang, "subject"));
    table_column(table, tr(page->lang, "reported"));
    table_right_column(table, tr(page->lang, "items"));
    table_right_column(table, tr(page->lang, "min"));
    table_right_column(table, tr(page->lang, "counted"));
    for (int extra = 0; extra < EXTRA_COUNT; extra++) {
        extras[extra] = false;
        for (size_t i = 0; i < count; i++)
            extras[extra] |= extra_of(&rows[i], extra) != 0;
        if (extras[extra])
            table_right_column(table, heads[extra]);
    }
}

/* The rows of one class; a day and its load stand with its first subject. */
static void class_ledger(struct page *page, const struct report_row *rows, size_t count)
{
    struct table table = {.arena = page->arena};
    bool extras[EXTRA_COUNT];
    char short_day[DATE_TEXT_BYTES];

    ledger_heads(page, &table, rows, count, extras);
    for (size_t i = 0; i < count; i++) {
        const struct report_row *row = &rows[i];
        struct cell *cells = table_row(&table, page);
        bool first = i == 0 || rows[i - 1].day != row->day;
        size_t at = 2;

        if (first) {
            cells[0].text = arena_strdup(page->arena, date_short(row->day, short_day));
            cells[1].text = load_of_limit(page, row->load, row->limit);
            cells[1].paint = part_paint(row->level);
        }
        cells[at++].text = subject_name(row->subject, page->lang);
        cells[at++].text = row->status == REPORT_STATUS_COUNT
                               ? ""
                               : vocab_name(&vocab_report, (int)row->status, page->lang);
        cells[at++].text = count_text(page, row->items);
        cells[at++].text = count_text(page, row->minutes);
        cells[at++].text = count_text(page, row->counted);
        for (int extra = 0; extra < EXTRA_COUNT; extra++)
            if (extras[extra])
                cells[at++].text =
                    first || extra < EXTRA_AT_SCHOOL ? count_text(page, extra_of(row, extra)) : "";
    }
    write_table(page, &table);
}

static void ledger(struct page *page, const struct report *report)
{
    for (size_t first = 0, end; first < report->row_count; first = end) {
        const struct class *class = report->rows[first].class;

        for (end = first; end < report->row_count && report->rows[end].class == class;)
            end++;
        title(page, class_name(page->style->school, class, report->to, page->lang, page->arena));
        class_ledger(page, &report->rows[first], end - first);
    }
}

static void teachers(struct page *page, const struct report *report)
{
    struct table table = {.arena = page->arena};

    title(page, tr(page->lang, "By teacher"));
    table_column(&table, tr(page->lang, "teacher"));
    table_right_column(&table, tr(page->lang, "set"));
    table_right_column(&table, tr(page->lang, "collected"));
    table_right_column(&table, tr(page->lang, "marked"));
    table_right_column(&table, tr(page->lang, "discussed"));
    table_right_column(&table, tr(page->lang, "corrected"));
    for (size_t i = 0; i < report->teacher_count; i++) {
        const struct report_teacher *teacher = &report->teachers[i];
        struct cell *cells = table_row(&table, page);

        cells[0].text = *teacher->teacher ? teacher->teacher : tr(page->lang, "(not named)");
        cells[1].text = number(page, teacher->set);
        cells[2].text = number(page, teacher->collected);
        cells[3].text = number(page, teacher->marked);
        cells[4].text = number(page, teacher->returned);
        cells[5].text = number(page, teacher->corrected);
    }
    write_table(page, &table);
}

static void shares(struct page *page, const struct report *report)
{
    title(page, tr(page->lang, "Shares of the counted minutes"));
    for (size_t i = 0; i < report->share_count;) {
        const struct class *class = report->shares[i].class;
        struct text_buf line = {.arena = page->arena};

        text_buf_printf(&line, "%s ", class_at(page, class, report->to));
        for (; i < report->share_count && report->shares[i].class == class; i++)
            text_buf_printf(&line, " %s %d%% (%d)",
                            subject_name(report->shares[i].subject, page->lang),
                            report->shares[i].percent, report->shares[i].counted);
        page_paragraph(page, PAINT_PLAIN, text_buf_str(&line), 2);
    }
}

static void red_days(struct page *page, const struct report *report)
{
    title(page, tr(page->lang, "Days over the limit: found → changed → result"));
    for (size_t i = 0; i < report->red_count; i++) {
        const struct report_red *red = &report->red[i];
        bool mended = red->result <= red->limit;

        page_paragraph(
            page, mended ? PAINT_GREEN : PAINT_RED,
            arena_printf(page->arena, tr(page->lang, "%s %s  found %d, limit %d, now %d: %s"),
                         day_text(page, red->day), class_at(page, red->class, red->day), red->peak,
                         red->limit, red->result,
                         mended ? tr(page->lang, "mended") : tr(page->lang, "still over")),
            2);
        for (size_t j = 0; j < red->change_count; j++)
            page_paragraph(page, PAINT_PLAIN,
                           arena_printf(page->arena, "  %s %s",
                                        j == 0 ? tr(page->lang, "found") : tr(page->lang, "then"),
                                        red->changes[j]),
                           4);
    }
}

static void reviews(struct page *page, const struct report *report)
{
    title(page, tr(page->lang, "Reviews"));
    for (size_t i = 0; i < report->review_count; i++) {
        const struct report_review *review = &report->reviews[i];
        struct text_buf line = {.arena = page->arena};

        text_buf_printf(
            &line, "%s %s %s %s #%lld %s",
            stamp_local(page->arena, review->at, page->style->utc_offset),
            class_at(page, review->class, stamp_day(review->at, page->style->utc_offset)),
            review->actor, action_word(review->action, page->lang), (long long)review->item,
            text_fit(page->arena, review->text, 40));
        if (review->self)
            text_buf_add(&line, tr(page->lang, " (own entry)"));
        if (review->before != review->after)
            text_buf_printf(&line, tr(page->lang, " (%d → %d min)"), review->before, review->after);
        text_buf_printf(&line, tr(page->lang, " (why: %s)"), review->why);
        page_paragraph(page, PAINT_PLAIN, text_buf_str(&line), 2);
    }
}

static void corrections(struct page *page, const struct report *report)
{
    title(page, tr(page->lang, "Changed after publication"));
    for (size_t i = 0; i < report->correction_count; i++) {
        const struct report_correction *one = &report->corrections[i];
        struct text_buf line = {.arena = page->arena};

        text_buf_printf(&line, "%s %s #%lld %s",
                        stamp_local(page->arena, one->at, page->style->utc_offset),
                        class_at(page, one->class, one->day), (long long)one->item,
                        text_fit(page->arena, one->text, 40));
        if (*one->why)
            text_buf_printf(&line, tr(page->lang, " (why: %s)"), one->why);
        page_paragraph(page, PAINT_PLAIN, text_buf_str(&line), 2);
    }
}

static void warnings(struct page *page, const struct report *report)
{
    title(page, tr(page->lang, "Warnings"));
    for (size_t i = 0; i < report->warning_count; i++) {
        const struct check_line *line = &report->warnings[i];
        const char *item =
            line->item != 0 ? arena_printf(page->arena, " #%lld", (long long)line->item) : "";

        page_paragraph(page, part_paint(line->level),
                       arena_printf(page->arena, "%s %s %s%s %s", day_text(page, line->day),
                                    class_at(page, line->class, line->day),
                                    vocab_name(&vocab_level, (int)line->level, page->lang), item,
                                    line->text),
                       2);
    }
}

static void text_report(struct page *page, const struct report *report)
{
    head(page, report);
    if (report->row_count > 0)
        ledger(page, report);
    if (report->teacher_count > 0)
        teachers(page, report);
    if (report->share_count > 0)
        shares(page, report);
    if (report->red_count > 0)
        red_days(page, report);
    if (report->review_count > 0)
        reviews(page, report);
    if (report->correction_count > 0)
        corrections(page, report);
    if (report->warning_count > 0)
        warnings(page, report);
    page_end_line(page);
    part_until(page, page->style->today);
}

/* ---- CSV ---- */

static void put_number(FILE *out, int value)
{
    fprintf(out, ",%d", value);
}

static void csv_report(FILE *out, const struct press_style *style, const struct report *report,
                       struct arena *arena)
{
    fputs("date,class,subject,status,items,minutes,counted,load,limit,level,changed,missing,"
          "stopped,service,at_school,left\n",
          out);
    for (size_t i = 0; i < report->row_count; i++) {
        const struct report_row *row = &report->rows[i];
        char day[DATE_TEXT_BYTES];

        csv_write_cell(out, date_iso(row->day, day), true);
        csv_write_cell(out, class_code(style->school, row->class, row->day, arena), false);
        csv_write_cell(out, row->subject->code, false);
        csv_write_cell(
            out,
            row->status == REPORT_STATUS_COUNT ? "" : vocab_code(&vocab_report, (int)row->status),
            false);
        put_number(out, row->items);
        put_number(out, row->minutes);
        put_number(out, row->counted);
        put_number(out, row->load);
        if (row->limit == LIMIT_NONE)
            putc(',', out);
        else
            put_number(out, row->limit);
        csv_write_cell(out, vocab_code(&vocab_level, (int)row->level), false);
        put_number(out, row->changed);
        put_number(out, row->missing);
        put_number(out, row->stopped);
        put_number(out, row->service);
        put_number(out, row->at_school);
        put_number(out, row->left);
        putc('\n', out);
        arena_reset(arena);
    }
}

void press_report(FILE *out, const struct press_style *style, const struct report *report)
{
    struct arena *arena = arena_new();

    if (style->format == PRESS_CSV) {
        csv_report(out, style, report, arena);
    } else {
        struct page page = page_open(out, style, arena);
        text_report(&page, report);
    }
    arena_free(arena);
}
