/* Suggestions as a document and as JSON: each change with what it does, evening by evening, and whose
 * item it is. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/format.h"
#include "press/json_write.h"
#include "press/parts.h"
#include "press/phrase.h"

static const char *const kind_codes[] = {
    [SUGGEST_MOVE] = "move",     [SUGGEST_TRIM] = "trim", [SUGGEST_OPTIONAL] = "optional",
    [SUGGEST_SCHOOL] = "school", [SUGGEST_OFF] = "off",
};

/* "改到 11-19 布置", "减到 20 分", "改为选做" */
static char *change_of(const struct press_context *context, const struct suggestion *item,
                       struct arena *arena)
{
    char day[DATE_TEXT_BYTES];
    enum lang lang = context->lang;

    switch (item->kind) {
    case SUGGEST_MOVE:
        return arena_printf(arena, tr(lang, "set it on %s (%s) instead"),
                            date_iso(item->after->assigned, day),
                            date_weekday_name(date_weekday(item->after->assigned), lang));
    case SUGGEST_TRIM:
        return arena_printf(arena, tr(lang, "trim it from %s to %d minutes"),
                            phrase_minutes(item->before, item->before->minutes, lang, arena),
                            item->after->minutes);
    case SUGGEST_SCHOOL:
        return arena_strdup(arena, tr(lang, "have it done at school"));
    case SUGGEST_OFF:
        return arena_strdup(arena, tr(lang, "do not set it"));
    case SUGGEST_OPTIONAL:
        break;
    }
    return arena_strdup(arena, tr(lang, "make it optional"));
}

/* "2026-11-18 65→60, 2026-11-19 30→35": the evenings whose load it changes. */
static const char *evenings_of(const struct suggestion *item, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < item->forecast->count; i++) {
        const struct forecast_day *evening = &item->forecast->days[i];
        if (evening->before->load != evening->after->load) {
            text_buf_printf(&buf, "%s%s %d→%d", buf.length > 0 ? ", " : "",
                            date_iso(evening->day, day), evening->before->load,
                            evening->after->load);
        }
    }
    return text_buf_str(&buf);
}

static bool is_others(const struct assignment *item, const char *self)
{
    return item->teacher && *item->teacher != '\0' && (!self || strcmp(self, item->teacher) != 0);
}

static void add_change(struct document *document, const struct suggestion *item, const char *self)
{
    const struct press_context *context = document->context;
    const struct assignment *a = item->before;
    struct arena *arena = document->arena;
    struct text_buf line = {.arena = arena};
    const char *evenings = evenings_of(item, arena);

    text_buf_printf(&line, "#%lld %s %s: %s", (long long)a->id, part_subject(context, a->subject),
                    part_short(arena, a->text), change_of(context, item, arena));
    if (*evenings != '\0')
        text_buf_printf(&line, " (%s)", evenings);
    if (is_others(a, self)) {
        text_buf_add(&line, " · ");
        text_buf_printf(&line, tr(context->lang, "%s's item: ask first"), a->teacher);
    }
    if (item->over_share) {
        text_buf_add(&line, " · ");
        text_buf_add(&line, tr(context->lang, "over its agreed share"));
    }
    document_line(document, text_buf_str(&line));
}

void document_suggest(struct document *document, const union press_value *value)
{
    const struct suggest_result *result = value->suggest.result;
    const struct board *before = result->before;
    struct arena *arena = document->arena;
    char day[DATE_TEXT_BYTES];
    enum lang lang = document->context->lang;

    date_iso(before->day, day);
    if (!result->needed) {
        document_line(document, arena_printf(arena, tr(lang, "%s %s: nothing to change, %s"), day,
                                             before->code, part_level(before, lang)));
        return;
    }
    for (size_t i = 0; i < result->count; i++)
        add_change(document, &result->items[i], value->suggest.self);
    document_line(document,
                  arena_printf(arena, tr(lang, "%s %s: %d→%d of %d minutes"), day, before->code,
                               before->load, result->after->load, before->limit));
    if (!result->possible)
        document_line(document, arena_printf(arena,
                                             tr(lang, "no changes bring this day to its limit: "
                                                      "these come nearest, %d minutes stay over"),
                                             result->after->load - before->limit));
}

/* ---- JSON ---- */

static void put_change(struct json_out *json, const struct press_context *context,
                       const struct suggestion *item)
{
    out_begin(json, '{');
    put_number(json, "id", item->before->id);
    put_text(json, "subject", item->before->subject);
    put_text(json, "subject_name", part_subject(context, item->before->subject));
    put_text(json, "text", item->before->text);
    put_text_or_null(json, "teacher", item->before->teacher);
    put_text(json, "change", kind_codes[item->kind]);
    put_bool(json, "over_share", item->over_share);
    put_day(json, "assigned", item->after->assigned);
    put_day(json, "due", item->after->due);
    put_number(json, "minutes", item->after->minutes);
    put_bool(json, "optional", item->after->optional);
    put_text(json, "place", vocab_code(&vocab_place, (int)item->after->place));
    put_begin(json, "evenings", '[');
    for (size_t i = 0; i < item->forecast->count; i++) {
        const struct forecast_day *evening = &item->forecast->days[i];
        out_begin(json, '{');
        put_day(json, "date", evening->day);
        put_number(json, "before", evening->before->load);
        put_number(json, "after", evening->after->load);
        out_end(json, '}');
    }
    out_end(json, ']');
    out_end(json, '}');
}

void json_suggest(struct press *press, const union press_value *value)
{
    const struct suggest_result *result = value->suggest.result;
    struct json_out json = json_open(press);

    out_begin(&json, '{');
    put_text(&json, "class", result->before->code);
    put_day(&json, "date", result->before->day);
    put_bool(&json, "needed", result->needed);
    put_bool(&json, "possible", result->possible);
    put_optional(&json, "limit", result->before->limit);
    put_number(&json, "before", result->before->load);
    put_number(&json, "after", result->after->load);
    put_begin(&json, "changes", '[');
    for (size_t i = 0; i < result->count; i++)
        put_change(&json, &press->context, &result->items[i]);
    out_end(&json, ']');
    out_end(&json, '}');
}
