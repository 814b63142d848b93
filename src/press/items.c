/* Rows of homework. Nothing that is the same for all rows takes a column on a narrow page; what has no
 * column there is a note behind the text, so that no field is lost. */
#include "config.h"

#include "press/items.h"

#include <string.h>

#include "press/phrase.h"

const char *item_subject(const struct subject *subject, const struct assignment *assignment,
                         enum lang lang)
{
    return subject ? subject_short(subject, lang) : assignment->subject;
}

static char *item_due(const struct item_row *row, const struct press_context *context,
                      struct arena *arena)
{
    /* 明天 is right on today's board alone: what is posted for other days is read on other days. */
    bool posted_today = row->today >= 0 && row->day == context->today;

    return phrase_due(row->assignment->due, posted_today ? context->today : DAY_NONE, context->lang,
                      arena);
}

const char *item_due_note(const struct item_row *row, const struct press_context *context,
                          struct arena *arena)
{
    const struct assignment *a = row->assignment;
    const struct calendar *calendar = calendar_of_item(context, a);
    bool usual = calendar && a->due == assignment_default_due(calendar, a->assigned, a->place);

    return usual ? NULL : item_due(row, context, arena);
}

struct item_row *items_of_board(const struct board *board, struct arena *arena)
{
    struct item_row *rows = ARENA_ARRAY(arena, board->item_count, struct item_row);

    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        rows[i] = (struct item_row){
            .assignment = item->assignment,
            .subject = item->subject,
            .minutes = item->today,
            .today = item->today,
            .running = item->counted && item->on_headline && item->today > 0 ? item->running : -1,
            .day = board->day,
        };
    }
    return rows;
}

/* The columns by their index, -1: it does not exist. */
struct item_columns
{
    int kind, tier, place, teacher, due, minutes, running;
};

static int wide_column(struct table *table, const char *head, bool always)
{
    size_t column = table_column(table, head);

    table->columns[column].from = always ? 0 : DOCUMENT_WIDE_COLUMNS;
    return (int)column;
}

static struct item_columns add_columns(struct table *table, const struct item_row *rows,
                                       size_t count, bool running, bool due, bool paper,
                                       enum lang lang)
{
    struct item_columns columns = {.tier = -1, .place = -1, .teacher = -1, .running = -1};
    bool kinds = false, tiers = false, teachers = false, places = false;

    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = rows[i].assignment;
        kinds = kinds || a->kind != KIND_WRITTEN;
        tiers = tiers || a->tier != TIER_NONE;
        teachers = teachers || a->teacher[0] != '\0';
        places = places || a->place != PLACE_HOME;
    }
    table_column(table, tr_c(lang, "column", "Subject"));
    table_long_column(table, tr_c(lang, "column", "Homework"));
    columns.kind = wide_column(table, tr_c(lang, "column", "Kind"), kinds || paper);
    if (tiers)
        columns.tier = wide_column(table, tr_c(lang, "column", "Tier"), true);
    if (places)
        columns.place = wide_column(table, tr_c(lang, "column", "Place"), false);
    if (teachers)
        columns.teacher = wide_column(table, tr_c(lang, "column", "Teacher"), paper);
    columns.due = wide_column(table, tr_c(lang, "column", "Due"), due);
    columns.minutes = (int)table_right_column(table, tr_c(lang, "column", "Min"));
    if (running)
        columns.running = (int)table_right_column(table, tr_c(lang, "column", "Sum"));
    return columns;
}

static struct cell nothing_cell(void)
{
    return (struct cell){.text = "–", .spoken = "", .ours = true};
}

static struct cell minutes_cell(const struct item_row *row, enum lang lang, struct arena *arena)
{
    const struct assignment *a = row->assignment;

    if (a->state == STATE_WITHDRAWN || row->minutes == 0)
        return nothing_cell();
    return (struct cell){.text = phrase_minutes_cell(a, row->minutes, lang, arena),
                         .spoken = arena_printf(arena, tr(lang, "%s min"),
                                                phrase_minutes(a, row->minutes, lang, arena))};
}

static void fill_row(struct table *table, const struct item_columns *columns,
                     const struct press_context *context, const struct item_row *row,
                     bool same_subject)
{
    const struct assignment *a = row->assignment;
    struct arena *arena = table->arena;
    enum lang lang = context->lang;
    struct cell *cells = table_row(table);
    char day[DATE_TEXT_BYTES];

    cells[0].text = item_subject(row->subject, a, lang);
    cells[0].same = same_subject;
    cells[1].text = a->text;
    cells[1].notes = item_notes(row, context, item_due_note(row, context, arena), false,
                                columns->due, columns->place, arena, &cells[1].note_count);
    cells[columns->kind].text = vocab_name(&vocab_kind, (int)a->kind, lang);
    if (columns->tier >= 0 && a->tier != TIER_NONE)
        cells[columns->tier].text = vocab_name(&vocab_tier, (int)a->tier, lang);
    if (columns->place >= 0)
        cells[columns->place].text = vocab_name(&vocab_place, (int)a->place, lang);
    if (columns->teacher >= 0)
        cells[columns->teacher].text = a->teacher;
    cells[columns->due].text = arena_printf(arena, "%s %s", date_short(a->due, day),
                                            date_weekday_name(date_weekday(a->due), lang));
    cells[columns->due].spoken = item_due(row, context, arena);
    cells[columns->minutes] = minutes_cell(row, lang, arena);
    if (columns->running >= 0 && row->running >= 0) {
        cells[columns->running].text = arena_printf(arena, "%d", row->running);
        cells[columns->running].spoken = arena_printf(arena, tr(lang, "sum %d"), row->running);
    } else if (columns->running >= 0) {
        cells[columns->running] = nothing_cell();
    }
}

struct table *items_table(struct document *document, const struct item_row *rows, size_t count,
                          bool running, bool due)
{
    struct table *table = document_table(document);
    struct item_columns columns =
        add_columns(table, rows, count, running, due, document->paper, document->context->lang);

    table->main = true;
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && !rows[i].first &&
                    strcmp(rows[i].assignment->subject, rows[i - 1].assignment->subject) == 0;
        fill_row(table, &columns, document->context, &rows[i], same);
    }
    return table;
}
