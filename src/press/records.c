/* The small documents: what happened to homework after it was set, what a check found, the history, a
 * row of a small table. */
#include "config.h"

#include <inttypes.h>

#include "base/text.h"
#include "press/parts.h"
#include "press/phrase.h"

/* ---- mark ---- */

static void add_said(struct document *document, const char *label, const char *said)
{
    if (*said != '\0')
        document_line(document, arena_printf(document->arena, "  %s: %s", label, said));
}

static void add_seats(struct document *document, const char *label, const struct seats *seats)
{
    add_said(document, label, seats->count > 0 ? seats_format(seats, document->arena) : "");
}

static void add_books(struct document *document, const char *label, int number)
{
    add_said(document, label, number >= 0 ? arena_printf(document->arena, "%d", number) : "");
}

static void add_times(struct document *document, const struct assignment *item,
                      const struct handin *handin)
{
    struct text_buf times = {.arena = document->arena};

    for (size_t i = 0; i < handin->actual_count; i++)
        text_buf_printf(&times, "%s%d", i > 0 ? "," : "", handin->actual[i]);
    if (handin->actual_count > 0) {
        document_line(
            document,
            arena_printf(document->arena, "  %s",
                         arena_printf(document->arena,
                                      tr(document->context->lang, "real time: %s min (set: %s)"),
                                      times.text,
                                      phrase_minutes(item, item->minutes, document->context->lang,
                                                     document->arena))));
    }
}

void document_mark(struct document *document, const union press_value *value)
{
    const struct press_context *context = document->context;
    const struct assignment *item = value->mark.assignment;
    const struct class *class = value->mark.class;
    const struct handin *handin = value->mark.handin;
    struct arena *arena = document->arena;
    int books = mark_handed_in(class, handin);
    enum lang lang = context->lang;
    const char *name = class_short(context->school, class, item->assigned, lang, arena);

    document_line(document,
                  arena_printf(arena, "#%" PRId64 " %s", item->id,
                               arena_printf(arena, tr(lang, "%s %s %s: %s"), name,
                                            part_subject(context, item->subject),
                                            part_short(arena, item->text),
                                            vocab_name(&vocab_state, (int)item->state, lang))));
    if (books >= 0 && class->size > 0) {
        document_line(document, arena_printf(arena, "  %s",
                                             arena_printf(arena, tr(lang, "handed in: %d of %d"),
                                                          books, class->size)));
    } else {
        add_books(document, tr(lang, "handed in"), books);
    }
    add_seats(document, tr(lang, "not handed in"), &handin->missing);
    add_seats(document, tr(lang, "excused"), &handin->excused);
    add_books(document, tr(lang, "marked"), handin->marked);
    add_books(document, tr(lang, "discussed"), handin->returned);
    add_books(document, tr(lang, "corrected"), handin->corrected);
    add_seats(document, tr(lang, "stopped at bedtime"), &handin->stopped);
    add_times(document, item, handin);
    add_said(document, tr(lang, "feedback"), handin->feedback);
}

int mark_handed_in(const struct class *class, const struct handin *handin)
{
    if (handin->collected >= 0)
        return handin->collected;
    if (class->size == 0 || handin->collected_at == 0)
        return -1;
    return class->size - (int)(handin->missing.count + handin->excused.count);
}

/* ---- check, log, rows ---- */

static void add_row(struct table *table, const char *const *texts)
{
    struct cell *cell = table_row(table);

    for (size_t c = 0; c < table->column_count; c++)
        cell[c].text = texts[c];
}

/* For programs: codes, not words. */
void document_check(struct document *document, const union press_value *value)
{
    struct arena *arena = document->arena;
    struct table *table = document_lines(document, 6, " ", "-");
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < value->check.count; i++) {
        const struct check_line *line = &value->check.lines[i];
        const char *const texts[] = {
            arena_strdup(arena, date_iso(line->day, day)),
            class_code(document->context->school, line->class, line->day, arena),
            vocab_code(&vocab_level, (int)line->level),
            line->code,
            line->item != 0 ? arena_printf(arena, "#%" PRId64, line->item) : NULL,
            line->text,
        };
        add_row(table, texts);
    }
}

void document_log(struct document *document, const union press_value *value)
{
    struct arena *arena = document->arena;
    struct table *table = document_lines(document, 7, "  ", "-");

    for (size_t i = 0; i < value->log.count; i++) {
        const struct press_log_row *row = &value->log.rows[i];
        const char *const texts[] = {
            arena_printf(arena, "%" PRId64, row->change),
            stamp_local(arena, row->at, document->context->utc_offset),
            row->actor,
            row->action,
            row->class_code,
            row->item,
            row->text,
        };
        add_row(table, texts);
    }
}

void document_row(struct document *document, const union press_value *value)
{
    size_t count = 0;

    while (value->row[count])
        count++;
    add_row(document_lines(document, count, "  ", "–"), value->row);
}
