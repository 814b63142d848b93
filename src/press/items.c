/* Rows of homework for the text forms. Nothing that is the same for all rows takes a column on a
 * narrow page; what has no column is a note behind the text, so that no field is lost. */
#include "config.h"

#include "press/items.h"

#include <string.h>

#include "press/notes.h"

const char *item_subject(const struct subject *subject, const struct assignment *assignment,
                         enum lang lang)
{
    return subject != NULL ? subject_short(subject, lang) : assignment->subject;
}

char *item_due(const struct item_row *row, const struct press_style *style, struct arena *arena)
{
    /* 明天 is right on today's board alone: what is posted for other days is read on other days. */
    bool posted_today = row->today >= 0 && row->day == style->today;

    return phrase_due(row->assignment->due, posted_today ? style->today : DAY_NONE, style->lang,
                      arena);
}

const char *item_due_note(const struct item_row *row, const struct press_style *style,
                          struct arena *arena)
{
    const struct assignment *a = row->assignment;
    bool usual =
        style->calendar != NULL && a->due == assignment_default_due(style->calendar, a->assigned);

    return usual ? NULL : item_due(row, style, arena);
}

char *item_notes(const struct item_row *row, const struct press_style *style, const char *due,
                 bool kind, bool place, struct arena *arena)
{
    day_t evenings[SPAN_MAX_DAYS + 1];
    struct notes notes = {
        .assignment = row->assignment,
        .day = row->day,
        .today = row->today,
        .utc_offset = style->utc_offset,
        .lang = style->lang,
        .subjects = style->subjects,
        .due = due,
        .kind = kind,
        .no_place = !place,
    };

    if (row->today < 0 && row->assignment->minutes > 0 && style->calendar != NULL) {
        notes.evenings = assignment_evenings(row->assignment, style->calendar, evenings);
    }
    char *words = notes_join(&notes, arena);
    return *words == '\0' ? words : arena_printf(arena, tr(style->lang, " (%s)"), words);
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
            .running = item->counted && item->on_headline ? item->running : -1,
            .day = board->day,
        };
    }
    return rows;
}

static void add_columns(struct item_table *items, const struct page *page,
                        const struct item_row *rows, size_t count, bool running, bool due)
{
    bool wide = page->width >= PAGE_WIDE_COLUMNS;

    items->has_running = running;
    items->has_due = due || wide;
    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = rows[i].assignment;
        items->has_kind = items->has_kind || wide || a->kind != KIND_WRITTEN;
        items->has_tier = items->has_tier || a->tier != TIER_NONE;
        items->has_teacher = items->has_teacher || (wide && a->teacher[0] != '\0');
        items->has_place = items->has_place || (wide && a->place != PLACE_HOME);
    }
    table_column(&items->table, tr_c(page->lang, "column", "Subject"));
    table_long_column(&items->table, tr_c(page->lang, "column", "Homework"));
    if (items->has_kind) {
        table_column(&items->table, tr_c(page->lang, "column", "Kind"));
    }
    if (items->has_tier) {
        table_column(&items->table, tr_c(page->lang, "column", "Tier"));
    }
    if (items->has_place) {
        table_column(&items->table, tr_c(page->lang, "column", "Place"));
    }
    if (items->has_teacher) {
        table_column(&items->table, tr_c(page->lang, "column", "Teacher"));
    }
    if (items->has_due) {
        table_column(&items->table, tr_c(page->lang, "column", "Due"));
    }
    table_right_column(&items->table, tr_c(page->lang, "column", "Min"));
    if (running) {
        table_right_column(&items->table, tr_c(page->lang, "column", "Sum"));
    }
}

static void fill_row(struct item_table *items, struct page *page, const struct item_row *row,
                     bool same_subject)
{
    const struct assignment *a = row->assignment;
    struct arena *arena = page->arena;
    struct cell *cell = table_row(&items->table, page);
    bool gone = a->state == STATE_WITHDRAWN;
    char day[DATE_TEXT_BYTES];

    /* The marks inside our notes follow the reader's wish for ASCII; the text is left alone. */
    const char *due = items->has_due ? NULL : item_due_note(row, page->style, arena);
    const char *notes = item_notes(row, page->style, due, false, !items->has_place, arena);
    (cell++)->text = same_subject ? "" : item_subject(row->subject, a, page->lang);
    (cell++)->text = arena_printf(arena, "%s%s", a->text, page_mark(page, notes));
    if (items->has_kind) {
        (cell++)->text = vocab_name(&vocab_kind, (int)a->kind, page->lang);
    }
    if (items->has_tier) {
        (cell++)->text =
            a->tier != TIER_NONE ? vocab_name(&vocab_tier, (int)a->tier, page->lang) : "";
    }
    if (items->has_place) {
        (cell++)->text = vocab_name(&vocab_place, (int)a->place, page->lang);
    }
    if (items->has_teacher) {
        (cell++)->text = a->teacher;
    }
    if (items->has_due) {
        cell->text = arena_printf(arena, "%s %s", date_short(a->due, day),
                                  date_weekday_name(date_weekday(a->due), page->lang));
        (cell++)->spoken = item_due(row, page->style, arena);
    }
    if (gone || row->minutes == 0) {
        cell->text =
            row->minutes == 0 && !gone && a->kind != KIND_NOTICE ? "0" : page_mark(page, "–");
        cell->spoken = "";
    } else {
        cell->text = arena_printf(arena, "%d", row->minutes);
        cell->spoken = arena_printf(arena, tr(page->lang, "%d min"), row->minutes);
    }
    cell++;
    if (items->has_running && row->running >= 0) {
        cell->text = arena_printf(arena, "%d", row->running);
        cell->spoken = arena_printf(arena, tr(page->lang, "sum %d"), row->running);
    } else if (items->has_running) {
        cell->text = page_mark(page, "–");
        cell->spoken = "";
    }
}

void items_build(struct item_table *items, struct page *page, const struct item_row *rows,
                 size_t count, bool running, bool due)
{
    *items = (struct item_table){.table = {.arena = page->arena, .headed = true}};
    add_columns(items, page, rows, count, running, due);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && !rows[i].first &&
                    strcmp(rows[i].assignment->subject, rows[i - 1].assignment->subject) == 0;
        fill_row(items, page, &rows[i], same);
    }
}
