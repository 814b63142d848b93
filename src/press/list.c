/* Lists of homework across classes as documents: what list shows, what is due on a day. */
#include "config.h"

#include "press/parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "press/items.h"
#include "press/phrase.h"

/* Why it is an exemplar, what share was right; to who may know it, what the review made of it and who typed it. */
static struct note *listed_notes(const struct listed *item, enum lang lang, struct arena *arena,
                                 size_t *count)
{
    const struct assignment *a = item->assignment;
    const char *texts[] = {
        item->exemplar ? arena_printf(arena, tr(lang, "exemplar: %s"), item->exemplar) : NULL,
        item->correct >= 0 ? arena_printf(arena, tr(lang, "%d%% correct"), item->correct) : NULL,
        item->inside && assignment_is_change(a)
            ? arena_printf(arena, tr(lang, "changes #%lld"), (long long)a->replaces)
            : NULL,
        item->inside && *assignment_reason(a) != '\0'
            ? arena_printf(arena, tr(lang, "review: %s"), assignment_reason(a))
            : NULL,
        item->inside && !a->confirmed ? tr(lang, "to be confirmed") : NULL,
        item->inside && !a->confirmed ? phrase_entered(a, lang, arena) : NULL,
    };
    struct note *notes = ARENA_ARRAY(arena, sizeof texts / sizeof *texts, struct note);

    *count = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i])
            notes[(*count)++] = (struct note){texts[i], -1};
    return notes;
}

static void fill_listed(struct cell *cell, const struct press_context *context,
                        const struct listed *item, struct arena *arena)
{
    const struct assignment *a = item->assignment;
    char day[DATE_TEXT_BYTES];
    enum lang lang = context->lang;

    cell[0].text = arena_printf(arena, "%" PRId64, a->id);
    cell[0].spoken = arena_printf(arena, "#%" PRId64, a->id);
    cell[1].text = arena_strdup(arena, date_iso(a->assigned, day));
    cell[2].text = class_short(context->school, item->class, a->assigned, lang, arena);
    cell[3].text = item_subject(item->subject, a, lang);
    cell[4] =
        a->minutes > 0
            ? (struct cell){.text = phrase_minutes_cell(a, a->minutes, lang, arena),
                            .spoken = arena_printf(arena, tr(lang, "%s min"),
                                                   phrase_minutes(a, a->minutes, lang, arena))}
            : (struct cell){.text = "–", .spoken = "", .ours = true};
    cell[5].text = a->text;
    cell[5].sign = item->exemplar ? "★" : cell[5].sign;
    cell[5].notes = listed_notes(item, lang, arena, &cell[5].note_count);
}

static bool tells_review(const struct listed *item)
{
    return item->inside &&
           (assignment_is_change(item->assignment) || *assignment_reason(item->assignment) != '\0');
}

/* cut: what is listed is known to who lists it; what was searched is to be read whole. */
static void add_list(struct document *document, const union press_value *value, bool cut,
                     const char *nothing)
{
    enum lang lang = document->context->lang;

    if (value->list.count == 0) {
        document_paragraph(document, PAINT_PLAIN, nothing);
        return;
    }
    const struct listed *items = value->list.items;
    const struct press_context *context = document->context;
    struct table *table = document_table(document);
    bool states = false;

    table->cut = cut;
    for (size_t i = 0; i < value->list.count; i++) {
        states = states || items[i].assignment->state != STATE_PUBLISHED;
        /* what waits and what a reviewer said is read whole */
        table->cut = table->cut && !tells_review(&items[i]);
    }
    table_right_column(table, tr_c(lang, "column", "ID"));
    table_column(table, tr_c(lang, "column", "Date"));
    table_column(table, tr_c(lang, "column", "Class"));
    table_column(table, tr_c(lang, "column", "Subject"));
    table_right_column(table, tr_c(lang, "column", "Min"));
    table_long_column(table, tr_c(lang, "column", "Homework"));
    if (states)
        table_column(table, tr_c(lang, "column", "State"));
    for (size_t i = 0; i < value->list.count; i++) {
        const struct assignment *a = items[i].assignment;
        struct cell *cell = table_row(table);
        fill_listed(cell, context, &items[i], table->arena);
        if (a->state != STATE_PUBLISHED) {
            cell[6].text = phrase_state(a, lang);
            cell[6].paint = a->state == STATE_PENDING ? PAINT_YELLOW : PAINT_PLAIN;
        }
    }
}

void document_list(struct document *document, const union press_value *value)
{
    enum lang lang = document->context->lang;

    document->name = tr(lang, "Homework list");
    add_list(document, value, true, tr(lang, "No homework here."));
}

void document_found(struct document *document, const union press_value *value)
{
    enum lang lang = document->context->lang;

    document->name = tr(lang, "Homework found");
    add_list(document, value, false, tr(lang, "Nothing found."));
}

/* ---- what is due ---- */

/* What decides the order: day by day (the next school day need not be the same for all classes), class by
 * class, notices first, then by subject and id. */
struct due_entry
{
    const struct listed *item;
    const struct school *school;
};

static int subject_place(const struct due_entry *entry)
{
    const struct subject *subject = entry->item->subject;
    return subject ? subject->order : INT32_MAX;
}

static int compare_due(const void *left, const void *right)
{
    const struct due_entry *a = left;
    const struct due_entry *b = right;
    const struct assignment *x = a->item->assignment;
    const struct assignment *y = b->item->assignment;

    if (x->due != y->due)
        return x->due < y->due ? -1 : 1;
    if (a->item->class != b->item->class) {
        int by_class = class_compare(a->school, a->item->class, b->item->class,
                                     school_year_of(a->school, x->due));
        if (by_class != 0)
            return by_class;
    }
    if ((x->kind == KIND_NOTICE) != (y->kind == KIND_NOTICE))
        return x->kind == KIND_NOTICE ? -1 : 1;
    if (subject_place(a) != subject_place(b))
        return subject_place(a) < subject_place(b) ? -1 : 1;
    int by_code = strcmp(x->subject, y->subject);
    if (by_code != 0)
        return by_code;
    return x->id < y->id ? -1 : x->id > y->id;
}

static struct listed *sorted(const union press_value *value, const struct school *school,
                             struct arena *arena)
{
    size_t count = value->list.count;
    struct due_entry *entries = ARENA_ARRAY(arena, count, struct due_entry);
    struct listed *items = ARENA_ARRAY(arena, count, struct listed);

    for (size_t i = 0; i < count; i++)
        entries[i] = (struct due_entry){&value->list.items[i], school};
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_due);
    for (size_t i = 0; i < count; i++)
        items[i] = *entries[i].item;
    return items;
}

const struct listed *due_order(const struct press *press, const union press_value *value)
{
    return press->kind == PRESS_DUE ? sorted(value, press->context.school, press->arena)
                                    : value->list.items;
}

static void due_class(struct document *document, const struct listed *items, size_t count)
{
    struct arena *arena = document->arena;
    const struct press_context *context = document->context;
    struct table *table = document_table(document);
    char day[DATE_TEXT_BYTES];
    enum lang lang = context->lang;

    table->indent = DOCUMENT_INDENT;
    table->bare = true;
    table_column(table, tr_c(lang, "column", "Subject"));
    table_long_column(table, tr_c(lang, "column", "Homework"));
    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = items[i].assignment;
        struct item_row row = {.assignment = a, .today = -1, .running = -1, .day = a->assigned};
        struct cell *cell = table_row(table);
        const char *set = NULL; /* the school day before goes without saying */

        cell[0].text = item_subject(items[i].subject, a, lang);
        cell[0].same = i > 0 && strcmp(a->subject, items[i - 1].assignment->subject) == 0;
        const struct calendar *calendar = calendar_of_item(context, a);
        if (!calendar || a->assigned != calendar_prev_school_day(calendar, a->due)) {
            set = arena_printf(arena, tr(lang, "set %s (%s)"), date_short(a->assigned, day),
                               date_weekday_name(date_weekday(a->assigned), lang));
        }
        cell[1].text = a->text;
        cell[1].notes = item_notes(&row, context, set, true, -1, -1, arena, &cell[1].note_count);
    }
}

static char *due_title(day_t day, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, tr(lang, "To hand in or bring on %s"), date_long(arena, day, lang));
}

void document_due(struct document *document, const union press_value *value)
{
    const struct press_context *context = document->context;
    struct arena *arena = document->arena;
    size_t count = value->list.count;
    const struct listed *items = sorted(value, context->school, arena);
    day_t day = count > 0 ? items[0].assignment->due : value->list.day;
    enum lang lang = context->lang;

    document->most_columns = DOCUMENT_WIDE_COLUMNS;
    document_title(document, due_title(day, lang, arena), NULL);
    if (count == 0)
        document_paragraph(document, PAINT_PLAIN, tr(lang, "Nothing is due on this day."));
    for (size_t first = 0, end; first < count; first = end) {
        const struct class *class = items[first].class;
        if (items[first].assignment->due != day)
            document_heading(document, due_title(items[first].assignment->due, lang, arena));
        day = items[first].assignment->due;
        for (end = first;
             end < count && items[end].class->id == class->id && items[end].assignment->due == day;)
            end++;
        struct block *heading =
            document_heading(document, class_name(context->school, class, day, lang, arena));
        heading->words.paint = PAINT_PLAIN;
        heading->close = true;
        due_class(document, items + first, end - first);
    }
    part_until(document, stamp_day(context->now, context->utc_offset));
}
