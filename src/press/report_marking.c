/* What was handed in and how much of it was right, as parts of the report. */
#include "config.h"

#include "press/parts.h"

static const char *percent(const struct document *document, int part, int whole)
{
    return whole > 0 ? arena_printf(document->arena, "%d%%", (part * 200 + whole) / (2 * whole))
                     : "";
}

static const char *some(const struct document *document, int number)
{
    return number > 0 ? arena_printf(document->arena, "%d", number) : "";
}

static const char *teacher_name(const struct document *document, const char *teacher)
{
    return *teacher != '\0' ? teacher : tr(document->context->lang, "(not named)");
}

static bool any_rated(const struct report *report)
{
    for (size_t i = 0; i < report->completion_count; i++)
        if (report->completions[i].rated > 0)
            return true;
    return false;
}

void part_completion(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;
    bool rated = any_rated(report);
    struct table *table;

    document_heading(document, tr(lang, "Handed in, by subject and teacher"));
    table = document_table(document);
    table_column(table, tr(lang, "subject"));
    table_column(table, tr(lang, "teacher"));
    table_right_column(table, tr(lang, "set"));
    table_right_column(table, tr(lang, "expected"));
    table_right_column(table, tr(lang, "handed in"));
    table_right_column(table, tr(lang, "completion"));
    if (rated) {
        table_right_column(table, tr(lang, "correct"));
        table_right_column(table, tr(lang, "hard"));
        table_right_column(table, tr(lang, "easy"));
    }
    for (size_t i = 0; i < report->completion_count; i++) {
        const struct report_completion *one = &report->completions[i];
        struct cell *cells = table_row(table);

        cells[0].text = part_subject(document->context, one->subject);
        cells[1].text = teacher_name(document, one->teacher);
        cells[2].text = some(document, one->set);
        cells[3].text = some(document, one->expected);
        cells[4].text = one->expected > 0 ? arena_printf(document->arena, "%d", one->handed) : "";
        cells[5].text = percent(document, one->handed, one->expected);
        if (rated) {
            cells[6].text = percent(document, one->right, 100 * one->rated);
            cells[7].text = some(document, one->hard);
            cells[8].text = some(document, one->easy);
        }
    }
}

void part_difficulty(struct document *document, const struct report *report)
{
    enum lang lang = document->context->lang;
    char day[DATE_TEXT_BYTES];

    document_heading(document, tr(lang, "Hard and easy homework"));
    for (size_t i = 0; i < report->rated_count; i++) {
        const struct report_rated *one = &report->rated[i];

        document_paragraph(
            document, PAINT_PLAIN,
            arena_printf(
                document->arena, tr(lang, "%s: %d%% correct  %s %s %s %s #%lld %s"),
                one->hard ? tr(lang, "hard") : tr(lang, "easy"), one->correct,
                date_iso(one->day, day),
                class_code(document->context->school, one->class, one->day, document->arena),
                part_subject(document->context, one->subject), teacher_name(document, one->teacher),
                (long long)one->item, part_short(document->arena, one->text)))
            ->hang = DOCUMENT_INDENT;
    }
}
