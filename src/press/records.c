/* The small documents: what happened to homework after it was set, what a check found, the history, a
 * row of a small table. */
#include "config.h"

#include <inttypes.h>

#include "base/text.h"
#include "press/format.h"
#include "press/json_write.h"
#include "press/items.h"
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
    int median, most;

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
    if (actual_times(handin->actual, handin->actual_count, &median, &most))
        document_line(document, arena_printf(document->arena, "  %s",
                                             phrase_actual(median, most, document->context->lang,
                                                           document->arena)));
}

void document_mark(struct document *document, const union press_value *value)
{
    const struct press_context *context = document->context;
    const struct assignment *item = value->mark.assignment;
    const struct class *class = value->mark.class;
    const struct handin *handin = value->mark.handin;
    struct arena *arena = document->arena;
    int books = handin_books(value->mark.pupils, handin);
    enum lang lang = context->lang;
    const char *name = class_short(context->school, class, item->assigned, lang, arena);

    document->name = tr(lang, "Handing in");
    document_line(document,
                  arena_printf(arena, "#%" PRId64 " %s", item->id,
                               arena_printf(arena, tr(lang, "%s %s %s: %s"), name,
                                            part_subject(context, item->subject),
                                            part_short(arena, item->text),
                                            vocab_name(&vocab_state, (int)item->state, lang))));
    if (books >= 0 && value->mark.pupils > 0) {
        document_line(document, arena_printf(arena, "  %s",
                                             arena_printf(arena, tr(lang, "handed in: %d of %d"),
                                                          books, value->mark.pupils)));
    } else {
        add_books(document, tr(lang, "handed in"), books);
    }
    add_seats(document, tr(lang, "not handed in"), &handin->missing);
    add_seats(document, tr(lang, "excused"), &handin->excused);
    add_books(document, tr(lang, "marked"), handin->marked);
    add_books(document, tr(lang, "discussed"), handin->returned);
    add_books(document, tr(lang, "corrected"), handin->corrected);
    add_seats(document, tr(lang, "stopped at bedtime"), &handin->stopped);
    add_said(document, tr(lang, "correct"),
             handin->correct >= 0 ? arena_printf(arena, "%d%%", handin->correct) : "");
    add_times(document, item, handin);
    add_said(document, tr(lang, "feedback"), handin->feedback);
}

/* ---- the morning's list: one text to copy for a group, seats without names ---- */

static const char *missing_words(const struct missing_row *row, enum lang lang, struct arena *arena)
{
    if (!handin_noted(&row->handin))
        return tr(lang, "not noted yet");
    if (row->handin.missing.count == 0)
        return tr(lang, "all handed in");
    return arena_printf(arena, tr(lang, "seats %s (%zu)"),
                        seats_format(&row->handin.missing, arena), row->handin.missing.count);
}

static void add_missing(struct document *document, const struct missing_row *row)
{
    const struct press_context *context = document->context;
    struct arena *arena = document->arena;
    enum lang lang = context->lang;
    struct text_buf line = {.arena = arena};

    text_buf_printf(&line, tr(lang, "%s: "), part_subject(context, row->assignment->subject));
    text_buf_add(&line, missing_words(row, lang, arena));
    if (row->handin.excused.count > 0)
        text_buf_printf(&line, tr(lang, ", excused %s"), seats_format(&row->handin.excused, arena));
    text_buf_printf(&line, tr(lang, "; %s"), part_short(arena, row->assignment->text));
    document_line(document, text_buf_str(&line));
}

static const char *day_words(const struct document *document, day_t day)
{
    char text[DATE_TEXT_BYTES];

    return arena_printf(document->arena, "%s(%s)", date_short(day, text),
                        date_weekday_name(date_weekday(day), document->context->lang));
}

/* Of the day before only what is still open. */
static bool is_open(const struct missing_row *row)
{
    return !handin_noted(&row->handin) || row->handin.missing.count > 0;
}

/* On paper it is a table: what was set stands whole. */
static void paper_missing(struct document *document, const struct missing_list *list)
{
    const struct press_context *context = document->context;
    struct arena *arena = document->arena;
    enum lang lang = context->lang;

    document_title(document,
                   arena_printf(arena, tr(lang, "%s not handed in"),
                                class_name(context->school, list->class, list->day, lang, arena)),
                   arena_printf(arena, tr(lang, "due %s"), date_long(arena, list->day, lang)));
    struct table *table = document_table(document);
    table_column(table, tr_c(lang, "column", "Subject"));
    table_column(table, tr_c(lang, "column", "Not handed in"));
    table_column(table, tr_c(lang, "column", "Excused"));
    table_long_column(table, tr_c(lang, "column", "Homework"));
    for (int earlier = 0; earlier < 2; earlier++) {
        size_t first = table->row_count;
        for (size_t i = 0; i < list->count; i++) {
            const struct missing_row *row = &list->rows[i];
            if ((row->assignment->due != list->day) != earlier || (earlier && !is_open(row)))
                continue;
            struct cell *cell = table_row(table);
            cell[0].text = item_subject(row->subject, row->assignment, lang);
            cell[1].text = missing_words(row, lang, arena);
            cell[2].text = seats_format(&row->handin.excused, arena);
            cell[3].text = row->assignment->text;
        }
        if (!earlier && table->row_count == first)
            table_group(table, date_long(arena, list->day, lang), first,
                        tr(lang, "nothing was due"));
        else if (earlier && table->row_count > first)
            table_group(table,
                        arena_printf(arena, tr(lang, "still open from %s:"),
                                     day_words(document, list->before)),
                        first, NULL);
    }
    part_until(document, list->day);
}

void document_missing(struct document *document, const union press_value *value)
{
    const struct missing_list *list = value->missing;
    enum lang lang = document->context->lang;
    struct arena *arena = document->arena;
    bool today = false, earlier = false;

    if (document->paper) {
        paper_missing(document, list);
        return;
    }
    document->name = tr(lang, "Not handed in");
    document_line(document, arena_printf(arena, tr(lang, "%s not handed in, due %s"),
                                         class_name(document->context->school, list->class,
                                                    list->day, lang, arena),
                                         day_words(document, list->day)));
    for (size_t i = 0; i < list->count; i++) {
        const struct missing_row *row = &list->rows[i];

        if (row->assignment->due == list->day) {
            today = true;
            add_missing(document, row);
        }
    }
    if (!today)
        document_line(document, tr(lang, "nothing was due"));
    for (size_t i = 0; i < list->count; i++) {
        const struct missing_row *row = &list->rows[i];

        if (row->assignment->due == list->day || !is_open(row))
            continue;
        if (!earlier) {
            document_line(document, arena_printf(arena, tr(lang, "still open from %s:"),
                                                 day_words(document, list->before)));
        }
        earlier = true;
        add_missing(document, row);
    }
}

/* ---- check, log, rows ---- */

static void add_row(struct table *table, const char *const *texts)
{
    struct cell *cell = table_row(table);

    for (size_t c = 0; c < table->column_count; c++)
        cell[c].text = texts[c];
}

/* The heads of its columns, where rows stand as a table and not as lines. */
static void add_heads(const struct document *document, struct table *table,
                      const char *const *heads)
{
    for (size_t c = 0; c < table->column_count; c++)
        table->columns[c].head = tr(document->context->lang, heads[c]);
}

/* For programs: codes, not words. */
void document_check(struct document *document, const union press_value *value)
{
    struct arena *arena = document->arena;
    struct table *table = document_lines(document, 6, " ", "-");
    char day[DATE_TEXT_BYTES];

    document->name = tr(document->context->lang, "Check");
    add_heads(document, table,
              (const char *const[]){N_("date"), N_("class code"), N_("level"), N_("code"),
                                    N_("item"), N_("text")});
    for (size_t i = 0; i < value->check.count; i++) {
        const struct check_line *line = &value->check.lines[i];
        const char *const texts[] = {
            arena_strdup(arena, date_iso(line->day, day)),
            class_code(document->context->school, line->class, line->day, arena),
            vocab_code(&vocab_level, (int)line->level),
            line->code,
            line->item != 0 ? arena_printf(arena, "#%" PRId64, line->item) : NULL,
            phrase_check(line, document->context->lang, arena),
        };
        add_row(table, texts);
    }
}

void document_log(struct document *document, const union press_value *value)
{
    struct arena *arena = document->arena;
    struct table *table = document_lines(document, 7, "  ", "-");

    document->name = tr(document->context->lang, "Changes");
    add_heads(document, table,
              (const char *const[]){N_("change"), N_("time"), N_("actor"), N_("action"),
                                    N_("class code"), N_("item"), N_("text")});
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

/* "3  11-18 周三 秋游  三年级": the number goes to `event edit`. */
void document_events(struct document *document, const union press_value *value)
{
    struct table *table = document_lines(document, 3, "  ", "–");
    struct arena *arena = document->arena;

    document->name = tr(document->context->lang, "Events");
    for (size_t i = 0; i < value->events.count; i++) {
        const struct listed_event *it = &value->events.items[i];
        struct cell *cells = table_row(table);

        cells[0].text = arena_printf(arena, "%" PRId64, it->event->id);
        cells[1].text = phrase_event(it->event, true, document->context->lang, arena);
        cells[2].text = it->whose;
    }
}

/* ---- JSON ---- */

void json_missing(struct press *press, const union press_value *value)
{
    const struct missing_list *list = value->missing;
    const struct press_context *context = &press->context;
    struct json_out json = json_open(press);

    out_begin(&json, '{');
    put_text(&json, "class", class_code(context->school, list->class, list->day, press->arena));
    put_day(&json, "date", list->day);
    put_begin(&json, "items", '[');
    for (size_t i = 0; i < list->count; i++) {
        const struct missing_row *row = &list->rows[i];

        out_begin(&json, '{');
        put_number(&json, "id", row->assignment->id);
        put_text(&json, "subject", row->assignment->subject);
        put_text(&json, "subject_name", part_subject(context, row->assignment->subject));
        put_text(&json, "text", row->assignment->text);
        put_day(&json, "due", row->assignment->due);
        put_bool(&json, "noted", handin_noted(&row->handin));
        put_numbers(&json, "missing", row->handin.missing.numbers, row->handin.missing.count);
        put_numbers(&json, "excused", row->handin.excused.numbers, row->handin.excused.count);
        out_end(&json, '}');
    }
    out_end(&json, ']');
    out_end(&json, '}');
}

void json_check_line(struct json_out *json, const struct press_context *context,
                     const struct check_line *line)
{
    out_begin(json, '{');
    put_day(json, "date", line->day);
    put_text(json, "class", class_code(context->school, line->class, line->day, json->arena));
    put_level(json, "level", line->level);
    put_text(json, "code", line->code);
    put_id(json, "item", line->item);
    put_text(json, "text", phrase_check(line, context->lang, json->arena));
    out_end(json, '}');
}

void json_check(struct press *press, const union press_value *value)
{
    struct json_out json = json_open(press);

    out_begin(&json, '[');
    for (size_t i = 0; i < value->check.count; i++)
        json_check_line(&json, &press->context, &value->check.lines[i]);
    out_end(&json, ']');
}

/* It comes in pieces: the array is that of the whole writing. */
void json_log(struct press *press, const union press_value *value)
{
    struct json_out json = json_open(press);

    for (size_t i = 0; i < value->log.count; i++) {
        const struct press_log_row *row = &value->log.rows[i];

        fputs(press->written > 0 || i > 0 ? ",\n" : "", press->out);
        json.inside = false;
        out_begin(&json, '{');
        put_number(&json, "change", row->change);
        out_key(&json, "time");
        out_time(&json, row->at, press->context.utc_offset);
        put_text(&json, "actor", row->actor);
        put_text(&json, "action", row->action);
        put_text_or_null(&json, "class", row->class_code);
        put_text(&json, "entity", row->entity);
        put_id(&json, "item", row->assignment);
        put_text(&json, "key", row->key);
        put_text(&json, "text", row->text);
        out_end(&json, '}');
    }
}
