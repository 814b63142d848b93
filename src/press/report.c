/* The ledger for inspection as a document: the head with the days by level, the ledger of each class,
 * teachers, shares, red days with what was found, changed and came of it, reviews, corrections, warnings.
 * As CSV: a row per class, day and subject. */
#include "config.h"

#include "base/csv.h"
#include "base/text.h"
#include "domain/action.h"
#include "press/format.h"
#include "press/parts.h"
#include "press/phrase.h"

/* ---- parts ---- */

static const char *class_at(const struct document *document, const struct class *class, day_t day)
{
    return class_code(document->context->school, class, day, document->arena);
}

static const char *day_text(const struct document *document, day_t day)
{
    char text[DATE_TEXT_BYTES];

    return arena_strdup(document->arena, date_iso(day, text));
}

static const char *number(const struct document *document, int value)
{
    return arena_printf(document->arena, "%d", value);
}

/* 0 is an empty cell where most are 0. */
static const char *count_text(const struct document *document, int value)
{
    return value == 0 ? "" : number(document, value);
}

static const char *load_of_limit(const struct document *document, int load, int limit)
{
    return limit == LIMIT_NONE ? number(document, load)
                               : arena_printf(document->arena, "%d/%d", load, limit);
}

static void head(struct document *document, const struct report *report)
{
    const struct press_context *context = document->context;
    struct words days[LEVEL_COUNT];
    enum lang lang = context->lang;

    document_title(document,
                   arena_printf(document->arena, tr(lang, "%s homework ledger"),
                                context->school_name ? context->school_name : ""),
                   arena_printf(document->arena, "%s — %s", day_text(document, report->from),
                                day_text(document, report->to)));
    for (int level = LEVEL_COUNT - 1, i = 0; level >= 0; level--, i++) {
        const char *name =
            level == LEVEL_NONE ? tr(lang, "no limit") : vocab_name(&vocab_level, level, lang);
        days[i] = (struct words){.paint = part_paint((enum level)level)};
        if (report->days[level] > 0)
            days[i].text =
                arena_printf(document->arena, tr(lang, "%s %d days"), name, report->days[level]);
    }
    document_facts(document, days, LEVEL_COUNT, 0);
    if (report->policy)
        document_paragraph(
            document, PAINT_PLAIN,
            arena_printf(document->arena,
                         tr(lang, "policy files: fingerprint %s, as they are since %s"),
                         report->policy, day_text(document, report->policy_since)));
    if (report->stopped > 0)
        document_paragraph(document, PAINT_PLAIN,
                           arena_printf(document->arena, tr(lang, "stopped at bedtime: %d times"),
                                        report->stopped));
    if (report->estimated > 0)
        document_paragraph(document, PAINT_PLAIN,
                           arena_printf(document->arena,
                                        tr(lang, "minutes estimated: %d of %d assignments"),
                                        report->estimated, report->set));
}

/* A line of a list, the further lines of it a little in. */
static void add_line(struct document *document, enum paint paint, const char *text)
{
    document_paragraph(document, paint, text)->hang = DOCUMENT_INDENT;
}

/* ---- sections ---- */

/* Columns that most classes leave empty stand only where there is something in them. */
enum extra
{
    EXTRA_CHANGED,
    EXTRA_ESTIMATED,
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
    case EXTRA_ESTIMATED:
        return row->estimated;
    case EXTRA_MISSING:
        return row->missing;
    case EXTRA_STOPPED:
        return row->stopped;
    case EXTRA_AT_SCHOOL:
        return row->at_school;
    default:
        return row->at_home;
    }
}

static void ledger_heads(struct table *table, enum lang lang, const struct report_row *rows,
                         size_t count, bool extras[EXTRA_COUNT])
{
    const char *const heads[EXTRA_COUNT] = {tr(lang, "corrections"), tr(lang, "estimated"),
                                            tr(lang, "missing"),     tr(lang, "stopped"),
                                            tr(lang, "at school"),   tr(lang, "left for home")};

    table_column(table, tr(lang, "date"));
    table_right_column(table, tr(lang, "total"));
    table_column(table, tr(lang, "subject"));
    table_column(table, tr(lang, "reported"));
    table_right_column(table, tr(lang, "items"));
    table_right_column(table, tr(lang, "min"));
    table_right_column(table, tr(lang, "counted"));
    for (int extra = 0; extra < EXTRA_COUNT; extra++) {
        extras[extra] = false;
        for (size_t i = 0; i < count; i++)
            extras[extra] |= extra_of(&rows[i], extra) != 0;
        if (extras[extra])
            table_right_column(table, heads[extra]);
    }
}

/* The rows of one class; a day and its load stand with its first subject. */
static void class_ledger(struct document *document, const struct report_row *rows, size_t count)
{
    struct table *table = document_table(document);
    bool extras[EXTRA_COUNT];
    char short_day[DATE_TEXT_BYTES];
    enum lang lang = document->context->lang;

    ledger_heads(table, lang, rows, count, extras);
    for (size_t i = 0; i < count; i++) {
        const struct report_row *row = &rows[i];
        struct cell *cells = table_row(table);
        bool first = i == 0 || rows[i - 1].day != row->day;
        size_t at = 2;

        cells[0].text = arena_strdup(document->arena, date_short(row->day, short_day));
        cells[1].text = load_of_limit(document, row->load, row->limit);
        cells[1].paint = part_paint(row->level);
        cells[0].same = cells[1].same = !first;
        cells[at++].text = subject_name(row->subject, lang);
        cells[at++].text = row->status == REPORT_STATUS_COUNT
                               ? ""
                               : vocab_name(&vocab_report, (int)row->status, lang);
        cells[at++].text = count_text(document, row->items);
        cells[at++].text = count_text(document, row->minutes);
        cells[at++].text = count_text(document, row->counted);
        for (int extra = 0; extra < EXTRA_COUNT; extra++)
            if (extras[extra])
                cells[at++].text = first || extra < EXTRA_AT_SCHOOL
                                       ? count_text(document, extra_of(row, extra))
                                       : "";
    }
}

static void ledger(struct document *document, const struct report *report)
{
    for (size_t first = 0, end; first < report->row_count; first = end) {
        const struct class *class = report->rows[first].class;

        for (end = first; end < report->row_count && report->rows[end].class == class;)
            end++;
        document_heading(document, class_name(document->context->school, class, report->to,
                                              document->context->lang, document->arena));
        class_ledger(document, &report->rows[first], end - first);
    }
}

/* What was set and what pupils needed for it, where they said so. */
static void needed(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;
    bool any = false;

    for (size_t i = 0; i < report->row_count; i++) {
        const struct report_row *row = &report->rows[i];
        int median, most;

        if (!actual_times(row->times, row->time_count, &median, &most))
            continue;
        if (!any)
            document_heading(document, tr(lang, "Time that pupils needed"));
        any = true;
        add_line(document, PAINT_PLAIN,
                 arena_printf(document->arena, "%s %s %s: %s", day_text(document, row->day),
                              class_at(document, row->class, row->day),
                              subject_name(row->subject, lang),
                              phrase_actual(median, most, lang, document->arena)));
    }
}

static void teachers(struct document *document, const struct report *report)
{
    struct table *table;
    enum lang lang = document->context->lang;

    document_heading(document, tr(lang, "By teacher"));
    table = document_table(document);
    table_column(table, tr(lang, "teacher"));
    table_right_column(table, tr(lang, "set"));
    table_right_column(table, tr(lang, "collected"));
    table_right_column(table, tr(lang, "marked"));
    table_right_column(table, tr(lang, "discussed"));
    table_right_column(table, tr(lang, "corrected"));
    for (size_t i = 0; i < report->teacher_count; i++) {
        const struct report_teacher *teacher = &report->teachers[i];
        struct cell *cells = table_row(table);

        cells[0].text = *teacher->teacher ? teacher->teacher : tr(lang, "(not named)");
        cells[1].text = number(document, teacher->set);
        cells[2].text = number(document, teacher->collected);
        cells[3].text = number(document, teacher->marked);
        cells[4].text = number(document, teacher->returned);
        cells[5].text = number(document, teacher->corrected);
    }
}

static void shares(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;

    document_heading(document, tr(lang, "Shares of the counted minutes"));
    for (size_t i = 0; i < report->share_count;) {
        const struct class *class = report->shares[i].class;
        struct text_buf line = {.arena = document->arena};

        text_buf_printf(&line, "%s ", class_at(document, class, report->to));
        for (; i < report->share_count && report->shares[i].class == class; i++)
            text_buf_printf(&line, " %s %d%% (%d)", subject_name(report->shares[i].subject, lang),
                            report->shares[i].percent, report->shares[i].counted);
        add_line(document, PAINT_PLAIN, text_buf_str(&line));
    }
}

static void red_days(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;

    document_heading(document, tr(lang, "Days over the limit: found → changed → result"));
    for (size_t i = 0; i < report->red_count; i++) {
        const struct report_red *red = &report->red[i];
        bool mended = red->result <= red->limit;

        add_line(document, mended ? PAINT_GREEN : PAINT_RED,
                 arena_printf(document->arena, tr(lang, "%s %s  found %d, limit %d, now %d: %s"),
                              day_text(document, red->day),
                              class_at(document, red->class, red->day), red->peak, red->limit,
                              red->result, mended ? tr(lang, "mended") : tr(lang, "still over")));
        for (size_t j = 0; j < red->change_count; j++) {
            const char *word = j == 0 ? tr(lang, "found") : tr(lang, "then");
            struct block *change =
                document_paragraph(document, PAINT_PLAIN,
                                   arena_printf(document->arena, "%s %s", word, red->changes[j]));
            change->indent = DOCUMENT_INDENT;
            change->hang = 2 * DOCUMENT_INDENT;
        }
    }
}

static void reviews(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;

    document_heading(document, tr(lang, "Reviews"));
    for (size_t i = 0; i < report->review_count; i++) {
        const struct report_review *review = &report->reviews[i];
        struct text_buf line = {.arena = document->arena};

        text_buf_printf(
            &line, "%s %s %s %s #%lld %s",
            stamp_local(document->arena, review->at, document->context->utc_offset),
            class_at(document, review->class, stamp_day(review->at, document->context->utc_offset)),
            review->actor, action_word(review->action, lang), (long long)review->item,
            part_short(document->arena, review->text));
        if (review->self)
            text_buf_add(&line, tr(lang, " (own entry)"));
        if (review->before != review->after)
            text_buf_printf(&line, tr(lang, " (%d → %d min)"), review->before, review->after);
        text_buf_printf(&line, tr(lang, " (why: %s)"), review->why);
        add_line(document, PAINT_PLAIN, text_buf_str(&line));
    }
}

static void corrections(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;

    document_heading(document, tr(lang, "Changed after publication"));
    for (size_t i = 0; i < report->correction_count; i++) {
        const struct report_correction *one = &report->corrections[i];
        struct text_buf line = {.arena = document->arena};

        text_buf_printf(&line, "%s %s #%lld %s",
                        stamp_local(document->arena, one->at, document->context->utc_offset),
                        class_at(document, one->class, one->day), (long long)one->item,
                        part_short(document->arena, one->text));
        if (*one->why)
            text_buf_printf(&line, tr(lang, " (why: %s)"), one->why);
        add_line(document, PAINT_PLAIN, text_buf_str(&line));
    }
}

static void warnings(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;

    document_heading(document, tr(lang, "Warnings"));
    for (size_t i = 0; i < report->warning_count; i++) {
        const struct check_line *line = &report->warnings[i];
        const char *item =
            line->item != 0 ? arena_printf(document->arena, " #%lld", (long long)line->item) : "";

        add_line(document, part_paint(line->level),
                 arena_printf(document->arena, "%s %s %s%s %s", day_text(document, line->day),
                              class_at(document, line->class, line->day),
                              vocab_name(&vocab_level, (int)line->level, lang), item, line->text));
    }
}

void document_report(struct document *document, const union press_value *value)
{
    const struct report *report = value->report;

    head(document, report);
    if (report->row_count > 0)
        ledger(document, report);
    needed(document, report);
    if (report->teacher_count > 0)
        teachers(document, report);
    if (report->completion_count > 0)
        part_completion(document, report);
    if (report->rated_count > 0)
        part_difficulty(document, report);
    if (report->share_count > 0)
        shares(document, report);
    if (report->red_count > 0)
        red_days(document, report);
    if (report->review_count > 0)
        reviews(document, report);
    if (report->correction_count > 0)
        corrections(document, report);
    if (report->warning_count > 0)
        warnings(document, report);
    document_pause(document);
    part_until(document, document->context->today);
}

/* ---- CSV ---- */

void csv_report(struct press *press, const union press_value *value)
{
    const struct report *report = value->report;
    FILE *out = press->out;

    fputs("date,class,subject,status,items,minutes,counted,load,limit,level,changed,missing,"
          "stopped,service,at_school,left,estimated,median,most\n",
          out);
    for (size_t i = 0; i < report->row_count; i++) {
        const struct report_row *row = &report->rows[i];
        char day[DATE_TEXT_BYTES];
        int median = 0, most = 0;
        bool timed = actual_times(row->times, row->time_count, &median, &most);

        csv_write_cell(out, date_iso(row->day, day), true);
        csv_write_cell(out, class_code(press->context.school, row->class, row->day, press->arena),
                       false);
        csv_write_cell(out, row->subject->code, false);
        csv_write_cell(
            out,
            row->status == REPORT_STATUS_COUNT ? "" : vocab_code(&vocab_report, (int)row->status),
            false);
        csv_number(out, row->items, true);
        csv_number(out, row->minutes, true);
        csv_number(out, row->counted, true);
        csv_number(out, row->load, true);
        csv_number(out, row->limit, row->limit != LIMIT_NONE);
        csv_write_cell(out, vocab_code(&vocab_level, (int)row->level), false);
        csv_number(out, row->changed, true);
        csv_number(out, row->missing, true);
        csv_number(out, row->stopped, true);
        csv_number(out, row->aftercare, true);
        csv_number(out, row->at_school, true);
        csv_number(out, row->at_home, true);
        csv_number(out, row->estimated, true);
        csv_number(out, median, timed);
        csv_number(out, most, timed);
        putc('\n', out);
    }
}
