/* Lists of homework across classes: what list shows, what is due on a day, what a change does. */
#include "config.h"

#include "press/parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "press/items.h"
#include "press/notes.h"
#include "press/phrase.h"

#define FORECAST_INDENT 2 /* warnings stand under their evenings */

/* "★ text (why)" */
static const char *found_text(const struct page *page, const struct listed *item)
{
    if (item->exemplar == NULL) {
        return item->assignment->text;
    }
    return arena_printf(page->arena, tr(page->lang, "%s %s (exemplar: %s)"),
                        page->style->ascii ? "*" : "★", item->assignment->text, item->exemplar);
}

static void list_text(struct page *page, const struct listed *items, size_t count, bool found)
{
    /* what is listed is known to who lists it; what was searched is to be read whole */
    struct table table = {.arena = page->arena, .headed = true, .cut = !found};
    struct arena *arena = page->arena;
    const struct press_style *style = page->style;
    bool states = false;
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < count; i++) {
        states = states || items[i].assignment->state != STATE_PUBLISHED;
    }
    table_right_column(&table, tr_c(page->lang, "column", "ID"));
    table_column(&table, tr_c(page->lang, "column", "Date"));
    table_column(&table, tr_c(page->lang, "column", "Class"));
    table_column(&table, tr_c(page->lang, "column", "Subject"));
    table_right_column(&table, tr_c(page->lang, "column", "Min"));
    table_long_column(&table, tr_c(page->lang, "column", "Homework"));
    if (states) {
        table_column(&table, tr_c(page->lang, "column", "State"));
    }
    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = items[i].assignment;
        struct cell *cell = table_row(&table, page);
        cell[0].text = arena_printf(arena, "%" PRId64, a->id);
        cell[0].spoken = arena_printf(arena, "#%" PRId64, a->id);
        cell[1].text = arena_strdup(arena, date_iso(a->assigned, day));
        cell[2].text = class_short(style->school, items[i].class, a->assigned, page->lang, arena);
        cell[3].text = item_subject(items[i].subject, a, page->lang);
        cell[4].text =
            a->minutes > 0 ? arena_printf(arena, "%d", a->minutes) : page_mark(page, "–");
        cell[4].spoken =
            a->minutes > 0 ? arena_printf(arena, tr(page->lang, "%d min"), a->minutes) : "";
        cell[5].text = found ? found_text(page, &items[i]) : a->text;
        if (states && a->state != STATE_PUBLISHED) {
            cell[6].text = vocab_name(&vocab_state, (int)a->state, page->lang);
            cell[6].paint = a->state == STATE_PENDING ? PAINT_YELLOW : PAINT_PLAIN;
        }
    }
    if (count == 0) {
        page_paragraph(
            page, PAINT_PLAIN,
            found ? tr(page->lang, "Nothing found.") : tr(page->lang, "No homework here."), 0);
        return;
    }
    table_layout(&table, page);
    table_write(&table, page);
}

static void list_json(FILE *out, const struct press_style *style, const struct listed *items,
                      size_t count, bool found, struct arena *arena)
{
    putc('[', out);
    for (size_t i = 0; i < count; i++) {
        fputs(i > 0 ? "," : "", out);
        json_listed(out, style, &items[i], found, arena);
    }
    fputs("]\n", out);
}

static void write_list(FILE *out, const struct press_style *style, const struct listed *items,
                       size_t count, bool found)
{
    struct arena *arena = arena_new();
    struct page page = page_open(out, style, arena);

    if (style->format == PRESS_JSON) {
        list_json(out, style, items, count, found, arena);
    } else if (style->format == PRESS_CSV) {
        csv_listed(out, style, items, count, found, arena);
    } else {
        list_text(&page, items, count, found);
    }
    arena_free(arena);
}

void press_list(FILE *out, const struct press_style *style, const struct listed *items,
                size_t count)
{
    write_list(out, style, items, count, false);
}

void press_found(FILE *out, const struct press_style *style, const struct listed *items,
                 size_t count)
{
    write_list(out, style, items, count, true);
}

/* ---- what is due ---- */

/* What decides the order: class by class, notices first, then by subject and id. */
struct due_entry
{
    const struct listed *item;
    const struct press_style *style;
    day_t day;
};

static int subject_place(const struct due_entry *entry)
{
    const struct subject *subject = entry->item->subject;
    return subject != NULL ? subject->order : INT32_MAX;
}

static int compare_due(const void *left, const void *right)
{
    const struct due_entry *a = left;
    const struct due_entry *b = right;
    const struct assignment *x = a->item->assignment;
    const struct assignment *y = b->item->assignment;

    if (a->item->class != b->item->class) {
        int by_class = class_compare(a->style->school, a->item->class, b->item->class, a->day);
        if (by_class != 0) {
            return by_class;
        }
    }
    if ((x->kind == KIND_NOTICE) != (y->kind == KIND_NOTICE)) {
        return x->kind == KIND_NOTICE ? -1 : 1;
    }
    if (subject_place(a) != subject_place(b)) {
        return subject_place(a) < subject_place(b) ? -1 : 1;
    }
    int by_code = strcmp(x->subject, y->subject);
    if (by_code != 0) {
        return by_code;
    }
    return x->id < y->id ? -1 : x->id > y->id;
}

static void due_class(struct page *page, const struct due_entry *entries, size_t count)
{
    struct arena *arena = page->arena;
    struct table table = {.arena = page->arena, .indent = PAGE_COLUMN_GAP};
    const struct press_style *style = page->style;
    char day[DATE_TEXT_BYTES];

    table_column(&table, "");
    table_long_column(&table, "");
    for (size_t i = 0; i < count; i++) {
        const struct listed *item = entries[i].item;
        const struct assignment *a = item->assignment;
        struct item_row row = {.assignment = a, .today = -1, .running = -1, .day = a->assigned};
        struct cell *cell = table_row(&table, page);
        const char *set = NULL; /* the school day before goes without saying */
        bool same = i > 0 && strcmp(a->subject, entries[i - 1].item->assignment->subject) == 0;

        cell[0].text = same ? "" : item_subject(item->subject, a, page->lang);
        if (style->calendar == NULL ||
            a->assigned != calendar_prev_school_day(style->calendar, a->due)) {
            set = arena_printf(arena, tr(page->lang, "set %s (%s)"), date_short(a->assigned, day),
                               date_weekday_name(date_weekday(a->assigned), page->lang));
        }
        cell[1].text =
            arena_printf(arena, "%s%s", a->text,
                         page_mark(page, item_notes(&row, style, set, true, true, arena)));
    }
    table_layout(&table, page);
    table_write(&table, page);
}

static void due_text(struct page *page, day_t day, struct due_entry *entries, size_t count)
{
    const struct press_style *style = page->style;
    struct arena *arena = page->arena;
    size_t first = 0;

    page->width = page->width < PAGE_WIDE_COLUMNS ? page->width : PAGE_WIDE_COLUMNS;
    page_paragraph(page, PAINT_BOLD,
                   arena_printf(arena, tr(page->lang, "To hand in or bring on %s"),
                                date_long(arena, day, page->lang)),
                   0);
    if (count == 0) {
        page_paragraph(page, PAINT_PLAIN, tr(page->lang, "Nothing is due on this day."), 0);
    }
    while (first < count) {
        size_t end = first;
        const struct class *class = entries[first].item->class;
        while (end < count && entries[end].item->class->id == class->id) {
            end++;
        }
        page_paragraph(page, PAINT_PLAIN, class_name(style->school, class, day, page->lang, arena),
                       0);
        due_class(page, entries + first, end - first);
        first = end;
    }
    part_until(page, stamp_day(style->now, style->utc_offset));
}

void press_due(FILE *out, const struct press_style *style, day_t day, const struct listed *items,
               size_t count)
{
    struct arena *arena = arena_new();
    struct page page = page_open(out, style, arena);
    struct due_entry *entries = ARENA_ARRAY(arena, count, struct due_entry);
    struct listed *sorted = ARENA_ARRAY(arena, count, struct listed);

    for (size_t i = 0; i < count; i++) {
        entries[i] = (struct due_entry){&items[i], style, day};
    }
    if (count > 1) {
        qsort(entries, count, sizeof *entries, compare_due);
    }
    for (size_t i = 0; i < count; i++) {
        sorted[i] = *entries[i].item;
    }
    if (style->format == PRESS_JSON) {
        list_json(out, style, sorted, count, false, arena);
    } else if (style->format == PRESS_CSV) {
        csv_listed(out, style, sorted, count, false, arena);
    } else {
        due_text(&page, day, entries, count);
    }
    arena_free(arena);
}

/* ---- what a change does ---- */

/* "三(2)  11月18日 周三  52 → 67 / 60 分钟  红·超时长  超 7 分钟  已转为待审" */
static void forecast_line(struct page *page, const struct press_forecast *item,
                          const struct forecast_day *day, bool first)
{
    struct arena *arena = page->arena;
    const struct board *after = day->after;
    const char *load =
        after->limit < 0
            ? arena_printf(arena, tr(page->lang, "%d → %d minutes"), day->before->load, after->load)
            : arena_printf(arena, tr(page->lang, "%d → %d / %d minutes"), day->before->load,
                           after->load, after->limit);
    const char *held = "";

    /* said of the evenings that are why, or once */
    if (item->held && (item->forecast->raises_over ? day->raises_over : first)) {
        held = item->id != 0 ? tr(page->lang, "now awaiting approval, not shown until then")
                             : tr(page->lang, "would await approval");
    }
    struct segment segments[] = {
        {item->id != 0 ? arena_printf(arena, "#%" PRId64, item->id) : "", PAINT_PLAIN},
        {class_short(page->style->school, item->class, day->day, page->lang, arena), PAINT_BOLD},
        {date_long(arena, day->day, page->lang), PAINT_PLAIN},
        {page_mark(page, load), PAINT_PLAIN},
        {page_mark(page, part_level(after, page->lang)), part_paint(after->level)},
        {phrase_room(after->load, after->limit, page->lang, arena), PAINT_PLAIN},
        {phrase_calibrated(after->calibrated, page->lang, arena), PAINT_PLAIN},
        {held, PAINT_YELLOW},
    };
    page_flow(page, segments, sizeof segments / sizeof *segments, 0);
}

/* The evening's own line says how much it is, and others have yet to report. */
static bool is_said(const struct board_warning *warning)
{
    return warning->code == WARNING_OVER_LIMIT || warning->code == WARNING_NEAR_LIMIT ||
           warning->code == WARNING_NOT_REPORTED;
}

static bool said_earlier(const struct forecast *forecast, size_t day, const char *text_zh)
{
    for (size_t d = 0; d < day; d++) {
        const struct board *board = forecast->days[d].after;
        for (size_t w = 0; w < board->warning_count; w++) {
            if (strcmp(board->warnings[w].text_zh, text_zh) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What the change adds to the warnings of its evenings, each sentence once. */
static void forecast_warnings(struct page *page, const struct forecast *forecast)
{
    for (size_t d = 0; d < forecast->count; d++) {
        const struct forecast_day *day = &forecast->days[d];
        for (size_t w = 0; w < day->after->warning_count; w++) {
            const struct board_warning *warning = &day->after->warnings[w];
            if (is_said(warning) || !forecast_adds(day, warning) ||
                said_earlier(forecast, d, warning->text_zh)) {
                continue;
            }
            struct segment segments[] = {
                {vocab_name(&vocab_level, (int)warning->level, page->lang),
                 part_paint(warning->level)},
                {page->lang == LANG_ZH ? warning->text_zh : warning->text_en, PAINT_PLAIN},
            };
            page_flow(page, segments, sizeof segments / sizeof *segments, FORECAST_INDENT);
        }
    }
}

void press_forecasts(FILE *out, const struct press_style *style, const struct press_forecast *items,
                     size_t count)
{
    struct arena *arena = arena_new();
    struct page page = page_open(out, style, arena);
    bool first = true;

    fputs(style->format == PRESS_JSON ? "[" : "", out);
    for (size_t i = 0; i < count; i++) {
        if (style->format == PRESS_JSON) {
            json_forecast(out, style, &items[i], first, arena);
            first = first && items[i].forecast->count == 0;
            continue;
        }
        for (size_t d = 0; d < items[i].forecast->count; d++) {
            forecast_line(&page, &items[i], &items[i].forecast->days[d], d == 0);
        }
        forecast_warnings(&page, items[i].forecast);
    }
    fputs(style->format == PRESS_JSON ? "]\n" : "", out);
    arena_free(arena);
}
