/* What the reader understood, as text and JSON (contract, section 5); with what each piece of the message was
 * taken for where that is asked. */
#include "config.h"

#include "press/reading.h"

#include "base/text.h"
#include "press/clean.h"
#include "press/json_write.h"

/* ---- JSON ---- */

static void out_subject(struct json_out *json, const struct subject *subject)
{
    if (subject != NULL) {
        out_text(json, subject->code);
    } else {
        out_null(json);
    }
}

/* "base" or "a"; NULL: none. */
static const char *tier_code(const struct reader_item *item)
{
    static const char *const groups[] = {"a", "b", "c"};

    if (item->group != 0) {
        return groups[item->group - 'a'];
    }
    return item->tier != TIER_NONE ? vocab_code(&vocab_tier, item->tier) : NULL;
}

static void out_item(struct json_out *json, const struct reader_item *item)
{
    char day[DATE_TEXT_BYTES];
    const char *tier = tier_code(item);

    out_begin(json, '{');
    out_key(json, "line");
    out_number(json, item->line);
    out_key(json, "subject");
    out_subject(json, item->subject);
    out_key(json, "text");
    out_text(json, item->text);
    out_key(json, "minutes");
    if (item->minutes >= 0) {
        out_number(json, item->minutes);
    } else {
        out_null(json);
    }
    out_key(json, "estimated");
    out_bool(json, item->estimated);
    out_key(json, "kind");
    out_text(json, vocab_code(&vocab_kind, item->kind));
    out_key(json, "due");
    out_text(json, date_iso(item->due, day));
    out_key(json, "place");
    out_text(json, vocab_code(&vocab_place, item->place));
    out_key(json, "tier");
    if (tier != NULL) {
        out_text(json, tier);
    } else {
        out_null(json);
    }
    out_key(json, "optional");
    out_bool(json, item->optional);
    out_key(json, "device");
    out_bool(json, item->device);
    out_key(json, "spread");
    out_text(json, vocab_code(&vocab_spread, item->spread));
    out_key(json, "unit");
    out_text(json, item->unit);
    out_key(json, "guessed");
    out_begin(json, '[');
    for (unsigned bit = 1; bit < 1U << GUESS_BITS; bit <<= 1) {
        if (item->guessed & bit) {
            out_text(json, reader_guess_code(bit));
        }
    }
    out_end(json, ']');
    out_end(json, '}');
}

static void out_lines(struct json_out *json, const struct reader_line *lines, size_t count,
                      bool errors)
{
    out_begin(json, '[');
    for (size_t i = 0; i < count; i++) {
        out_begin(json, '{');
        out_key(json, "line");
        out_number(json, lines[i].line);
        out_key(json, "text");
        if (errors) {
            out_text(json, lines[i].text[0] == '\0' ? lines[i].why
                                                    : arena_printf(json->arena, "“%s”: %s",
                                                                   lines[i].text, lines[i].why));
        } else {
            out_text(json, lines[i].text);
            out_key(json, "why");
            out_text(json, lines[i].why);
        }
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void out_trace(struct json_out *json, const struct reading *reading, const char *message)
{
    out_key(json, "trace");
    out_begin(json, '[');
    for (size_t i = 0; i < reading->span_count; i++) {
        const struct reader_span *span = &reading->spans[i];
        out_begin(json, '{');
        out_key(json, "rule");
        out_text(json, reader_rule_code(span->rule));
        out_key(json, "start");
        out_number(json, (int64_t)span->start);
        out_key(json, "end");
        out_number(json, (int64_t)span->end);
        out_key(json, "item");
        if (span->item >= 0) {
            out_number(json, span->item);
        } else {
            out_null(json);
        }
        out_key(json, "text");
        out_text(json, arena_strndup(json->arena, message + span->start, span->end - span->start));
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void write_json(FILE *out, const struct reading_page *page, struct arena *arena)
{
    const struct reading *reading = page->reading;
    struct json_out json = {.out = out, .arena = arena};
    char day[DATE_TEXT_BYTES];

    out_begin(&json, '{');
    out_key(&json, "class");
    if (page->class_code != NULL) {
        out_text(&json, page->class_code);
    } else {
        out_null(&json);
    }
    out_key(&json, "date");
    out_text(&json, date_iso(reading->day, day));
    out_key(&json, "items");
    out_begin(&json, '[');
    for (size_t i = 0; i < reading->item_count; i++) {
        out_item(&json, &reading->items[i]);
    }
    out_end(&json, ']');
    out_key(&json, "none");
    out_begin(&json, '[');
    for (size_t i = 0; i < reading->none_count; i++) {
        out_subject(&json, reading->none[i].subject);
    }
    out_end(&json, ']');
    out_key(&json, "set_aside");
    out_lines(&json, reading->aside, reading->aside_count, false);
    out_key(&json, "errors");
    out_lines(&json, reading->errors, reading->error_count, true);
    if (page->explain) {
        out_trace(&json, reading, page->message);
    }
    out_end(&json, '}');
    fputc('\n', out);
}

/* ---- text ---- */

/* A guessed word is told apart by its question mark. */
static void add_word(struct text_buf *line, const struct reader_item *item, unsigned bit,
                     const char *word)
{
    text_buf_printf(line, " · %s%s", word, item->guessed & bit ? "?" : "");
}

static void write_item(FILE *out, const struct press_style *style, const struct reader_item *item,
                       struct arena *arena)
{
    struct text_buf line = {.arena = arena};
    const char *tier = tier_code(item);
    char day[DATE_TEXT_BYTES];

    text_buf_printf(&line, "%d. %s%s %s", item->line,
                    item->subject != NULL ? subject_name(item->subject, style->lang) : "?",
                    item->guessed & GUESS_SUBJECT ? "?" : "", item->text);
    if (item->kind != KIND_NOTICE && item->minutes >= 0) {
        add_word(
            &line, item, item->estimated ? 0 : GUESS_MINUTES,
            arena_printf(arena, item->estimated ? _("about %d min") : _("%d min"), item->minutes));
    }
    if (item->reason != NULL) {
        text_buf_printf(&line, " (%s)", item->reason);
    }
    add_word(&line, item, GUESS_KIND, vocab_name(&vocab_kind, item->kind, style->lang));
    add_word(&line, item, GUESS_DUE,
             arena_printf(arena, _("due %s %s"), date_short(item->due, day),
                          date_weekday_name(date_weekday(item->due), style->lang)));
    if (item->place == PLACE_SCHOOL) {
        add_word(&line, item, GUESS_PLACE, vocab_name(&vocab_place, item->place, style->lang));
    }
    if (tier != NULL) {
        add_word(&line, item, GUESS_TIER,
                 item->group != 0 ? tier : vocab_name(&vocab_tier, item->tier, style->lang));
    }
    if (item->spread != SPREAD_EVEN) {
        add_word(&line, item, 0, vocab_name(&vocab_spread, item->spread, style->lang));
    }
    if (item->optional) {
        add_word(&line, item, GUESS_OPTIONAL, _("optional"));
    }
    fprintf(out, "%s\n", press_clean(arena, text_buf_str(&line), false));
}

static void write_lines(FILE *out, const char *title, const struct reader_line *lines, size_t count,
                        struct arena *arena)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s", title);
        if (lines[i].text[0] != '\0') {
            fprintf(out, " “%s”", press_clean(arena, lines[i].text, false));
        }
        fprintf(out, ": %s\n", press_clean(arena, lines[i].why, false));
    }
}

static void write_text(FILE *out, const struct press_style *style, const struct reading_page *page,
                       struct arena *arena)
{
    const struct reading *reading = page->reading;

    for (size_t i = 0; i < reading->item_count; i++) {
        write_item(out, style, &reading->items[i], arena);
    }
    for (size_t i = 0; i < reading->none_count; i++) {
        fprintf(out, _("%s: none today"), subject_name(reading->none[i].subject, style->lang));
        fputc('\n', out);
    }
    write_lines(out, _("Set aside"), reading->aside, reading->aside_count, arena);
    write_lines(out, _("Note"), reading->notes, reading->note_count, arena);
    write_lines(out, _("Not understood"), reading->errors, reading->error_count, arena);
    for (size_t i = 0; page->explain && i < reading->span_count; i++) {
        const struct reader_span *span = &reading->spans[i];
        const char *piece =
            arena_strndup(arena, page->message + span->start, span->end - span->start);
        fprintf(out, "%-10s %s\n", reader_rule_code(span->rule), press_clean(arena, piece, false));
    }
}

void press_reading(FILE *out, const struct press_style *style, const struct reading_page *page)
{
    struct arena *arena = arena_new();

    if (style->format == PRESS_JSON) {
        write_json(out, page, arena);
    } else {
        write_text(out, style, page, arena);
    }
    arena_free(arena);
}
