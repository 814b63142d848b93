/* What the reader understood as a document and as JSON; with what each piece of the
 * message was taken for where that is asked. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/format.h"
#include "press/json_write.h"
#include "press/phrase.h"

/* "base" or "a"; NULL: none. */
static const char *tier_code(const struct reader_item *item)
{
    return item->tier != TIER_NONE ? vocab_code(&vocab_tier, (int)item->tier) : NULL;
}

/* ---- the document ---- */

/* A guessed word is told apart by its question mark. */
static void add_word(struct text_buf *line, const struct reader_item *item, unsigned bit,
                     const char *word)
{
    text_buf_printf(line, " · %s%s", word, item->guessed & bit ? "?" : "");
}

static void add_minutes(struct text_buf *line, const struct reader_item *item, enum lang lang)
{
    add_word(line, item, item->estimated ? 0 : GUESS_MINUTES,
             phrase_time(item->minutes, item->estimated, lang, line->arena));
    if (item->reason)
        text_buf_printf(line, " (%s)", item->reason);
}

/* "数学 练习册P12 · 20 分 · 书面? · 11-18 周三 交"; of several lines, the one that it stands in before it. */
static const char *item_line(const struct reader_item *item, bool several, enum lang lang,
                             struct arena *arena)
{
    struct text_buf line = {.arena = arena};
    char day[DATE_TEXT_BYTES];

    text_buf_printf(&line, "%s%s %s", item->subject ? subject_name(item->subject, lang) : "?",
                    item->guessed & GUESS_SUBJECT ? "?" : "", item->text);
    if (item->kind != KIND_NOTICE && item->minutes >= 0)
        add_minutes(&line, item, lang);
    add_word(&line, item, GUESS_KIND, vocab_name(&vocab_kind, (int)item->kind, lang));
    add_word(&line, item, GUESS_DUE,
             arena_printf(arena, tr(lang, "due %s %s"), date_short(item->due, day),
                          date_weekday_name(date_weekday(item->due), lang)));
    if (item->place == PLACE_SCHOOL)
        add_word(&line, item, GUESS_PLACE, vocab_name(&vocab_place, (int)item->place, lang));
    if (item->tier != TIER_NONE)
        add_word(&line, item, GUESS_TIER, vocab_name(&vocab_tier, (int)item->tier, lang));
    if (item->spread != SPREAD_EVEN)
        add_word(&line, item, 0, vocab_name(&vocab_spread, (int)item->spread, lang));
    if (item->optional)
        add_word(&line, item, GUESS_OPTIONAL, tr(lang, "optional"));
    return several ? arena_printf(arena, tr(lang, "line %d: %s"), item->line, text_buf_str(&line))
                   : text_buf_str(&line);
}

static void add_lines(struct document *document, const char *title, const struct reader_line *lines,
                      size_t count)
{
    struct arena *arena = document->arena;
    const char *colon = tr_c(document->context->lang, "reason", ": ");

    for (size_t i = 0; i < count; i++) {
        document_line(document, lines[i].text[0] != '\0'
                                    ? arena_printf(arena, "%s “%s”%s%s", title, lines[i].text,
                                                   colon, lines[i].why)
                                    : arena_printf(arena, "%s%s%s", title, colon, lines[i].why));
    }
}

/* What a piece was taken for, as it is said to people. */
static const char *rule_name(enum reader_rule rule, enum lang lang)
{
    static const char *const names[READER_RULE_COUNT] = {
        [READER_TEXT] = N_("homework"),     [READER_SUBJECT] = N_("subject"),
        [READER_NUMBERING] = N_("number"),  [READER_SEPARATOR] = N_("sign"),
        [READER_TIME] = N_("duration"),     [READER_DUE] = N_("due day"),
        [READER_PLACE] = N_("where"),       [READER_OPTIONAL] = N_("by choice"),
        [READER_TIER] = N_("for whom"),     [READER_KIND] = N_("kind"),
        [READER_SPREAD] = N_("how spread"), [READER_DEVICE] = N_("device"),
        [READER_UNIT] = N_("unit"),         [READER_NONE] = N_("none"),
        [READER_ASIDE] = N_("set aside"),   [READER_BAD] = N_("not read"),
    };
    return tr(lang, names[rule]);
}

#define RULE_COLUMNS 12

/* A piece a line, with the number of the assignment it belongs to; line ends and spaces say nothing. */
static void add_trace(struct document *document, const struct reader_result *reading)
{
    struct arena *arena = document->arena;

    for (size_t i = 0; i < reading->span_count; i++) {
        const struct reader_span *span = &reading->spans[i];
        const char *piece = text_trim(
            arena, arena_strndup(arena, reading->message + span->start, span->end - span->start));
        const char *name = rule_name(span->rule, document->context->lang);
        if (piece[0] == '\0')
            continue;
        if (span->item >= 0)
            name = arena_printf(arena, "%s %d", name, span->item + 1);
        document_line(document, arena_printf(arena, "%s %s", text_pad(arena, name, RULE_COLUMNS),
                                             text_sanitise(arena, piece, false, NULL)));
    }
}

void document_reading(struct document *document, const union press_value *value)
{
    const struct reader_result *reading = value->reading.reading;
    enum lang lang = document->context->lang;

    for (size_t i = 0; i < reading->item_count; i++)
        document_line(document, item_line(&reading->items[i], strchr(reading->message, '\n'), lang,
                                          document->arena));
    for (size_t i = 0; i < reading->none_count; i++) {
        document_line(document, arena_printf(document->arena, tr(lang, "%s: none today"),
                                             subject_name(reading->none[i].subject, lang)));
    }
    add_lines(document, tr(lang, "Set aside"), reading->aside, reading->aside_count);
    add_lines(document, tr(lang, "Note"), reading->notes, reading->note_count);
    add_lines(document, tr(lang, "Not understood"), reading->errors, reading->error_count);
    if (value->reading.explain)
        add_trace(document, reading);
}

/* ---- JSON ---- */

static void put_item(struct json_out *json, const struct reader_item *item)
{
    out_begin(json, '{');
    put_number(json, "line", item->line);
    put_text_or_null(json, "subject", item->subject ? item->subject->code : "");
    put_text(json, "text", item->text);
    put_optional(json, "minutes", item->minutes);
    put_bool(json, "estimated", item->estimated);
    put_text(json, "kind", vocab_code(&vocab_kind, (int)item->kind));
    put_day(json, "due", item->due);
    put_text(json, "place", vocab_code(&vocab_place, (int)item->place));
    put_text_or_null(json, "tier", tier_code(item));
    put_bool(json, "optional", item->optional);
    put_bool(json, "device", item->device);
    put_text(json, "spread", vocab_code(&vocab_spread, (int)item->spread));
    put_text(json, "unit", item->unit);
    put_begin(json, "guessed", '[');
    for (unsigned bit = 1; bit < 1U << GUESS_BITS; bit <<= 1)
        if (item->guessed & bit)
            out_text(json, reader_guess_code(bit));
    out_end(json, ']');
    out_end(json, '}');
}

static void put_aside(struct json_out *json, const struct reader_result *reading)
{
    put_begin(json, "set_aside", '[');
    for (size_t i = 0; i < reading->aside_count; i++) {
        out_begin(json, '{');
        put_number(json, "line", reading->aside[i].line);
        put_text(json, "text", reading->aside[i].text);
        put_text(json, "why", reading->aside[i].why);
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void put_errors(struct json_out *json, const struct reader_result *reading)
{
    put_begin(json, "errors", '[');
    for (size_t i = 0; i < reading->error_count; i++) {
        const struct reader_line *line = &reading->errors[i];
        out_begin(json, '{');
        put_number(json, "line", line->line);
        put_text(json, "text", reader_sentence(line, json->arena));
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void put_trace(struct json_out *json, const struct reader_result *reading)
{
    put_begin(json, "trace", '[');
    for (size_t i = 0; i < reading->span_count; i++) {
        const struct reader_span *span = &reading->spans[i];
        out_begin(json, '{');
        put_text(json, "rule", reader_rule_code(span->rule));
        put_number(json, "start", (int64_t)span->start);
        put_number(json, "end", (int64_t)span->end);
        put_optional(json, "item", span->item);
        put_text(
            json, "text",
            arena_strndup(json->arena, reading->message + span->start, span->end - span->start));
        out_end(json, '}');
    }
    out_end(json, ']');
}

void json_reading(struct press *press, const union press_value *value)
{
    const struct reader_result *reading = value->reading.reading;
    struct json_out json = json_open(press);

    out_begin(&json, '{');
    put_text_or_null(&json, "class", value->reading.class_code);
    put_day(&json, "date", reading->day);
    put_begin(&json, "items", '[');
    for (size_t i = 0; i < reading->item_count; i++)
        put_item(&json, &reading->items[i]);
    out_end(&json, ']');
    put_begin(&json, "none", '[');
    for (size_t i = 0; i < reading->none_count; i++)
        out_text(&json, reading->none[i].subject->code);
    out_end(&json, ']');
    put_aside(&json, reading);
    put_errors(&json, reading);
    if (value->reading.explain)
        put_trace(&json, reading);
    out_end(&json, '}');
}
