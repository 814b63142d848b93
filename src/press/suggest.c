/* Suggestions as text and JSON: each change with what it does, evening by evening, and whose item it
 * is. */
#include "config.h"

#include "press/press.h"

#include <string.h>

#include "base/text.h"
#include "press/json_write.h"
#include "press/parts.h"

#define SHOWN_TEXT_COLUMNS 40

static const char *const kind_codes[] = {
    [SUGGEST_MOVE] = "move",
    [SUGGEST_TRIM] = "trim",
    [SUGGEST_OPTIONAL] = "optional",
};

static const char *subject_of(const struct press_style *style, const struct assignment *item)
{
    const struct subject *subject = subject_by_code(style->subjects, item->subject);

    return subject != NULL ? subject_name(subject, style->lang) : item->subject;
}

/* "改到 11-19 布置", "减到 20 分", "改为选做" */
static char *change_of(const struct press_style *style, const struct suggestion *item,
                       struct arena *arena)
{
    char day[DATE_TEXT_BYTES];

    switch (item->kind) {
    case SUGGEST_MOVE:
        return arena_printf(arena, tr(style->lang, "set it on %s (%s) instead"),
                            date_iso(item->after->assigned, day),
                            date_weekday_name(date_weekday(item->after->assigned), style->lang));
    case SUGGEST_TRIM:
        return arena_printf(arena, tr(style->lang, "trim it from %d to %d minutes"),
                            item->before->minutes, item->after->minutes);
    case SUGGEST_OPTIONAL:
        break;
    }
    return arena_strdup(arena, tr(style->lang, "make it optional"));
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
    return item->teacher != NULL && *item->teacher != '\0' &&
           (self == NULL || strcmp(self, item->teacher) != 0);
}

static void write_change(FILE *out, const struct press_style *style, const struct suggestion *item,
                         const char *self, struct arena *arena)
{
    const struct assignment *a = item->before;
    struct text_buf line = {.arena = arena};
    const char *evenings = evenings_of(item, arena);

    text_buf_printf(&line, "#%lld %s %s: %s", (long long)a->id, subject_of(style, a),
                    text_fit(arena, text_sanitise(arena, a->text, false, NULL), SHOWN_TEXT_COLUMNS),
                    change_of(style, item, arena));
    if (*evenings != '\0') {
        text_buf_printf(&line, " (%s)", evenings);
    }
    if (is_others(a, self)) {
        text_buf_add(&line, " · ");
        text_buf_printf(&line, tr(style->lang, "%s's item: ask first"), a->teacher);
    }
    if (item->over_share) {
        text_buf_add(&line, " · ");
        text_buf_add(&line, tr(style->lang, "over its agreed share"));
    }
    fprintf(out, "%s\n", text_sanitise(arena, text_buf_str(&line), false, NULL));
}

static void write_text(FILE *out, const struct press_style *style,
                       const struct suggest_result *result, const char *self, struct arena *arena)
{
    const struct board *before = result->before;
    char day[DATE_TEXT_BYTES];

    date_iso(before->day, day);
    if (!result->needed) {
        fprintf(out, tr(style->lang, "%s %s: nothing to change, %s"), day, before->code,
                part_level(before, style->lang));
        fputc('\n', out);
        return;
    }
    for (size_t i = 0; i < result->count; i++) {
        write_change(out, style, &result->items[i], self, arena);
    }
    if (!result->possible) {
        fprintf(out, "%s\n", tr(style->lang, "no set of changes brings this day to its limit"));
        return;
    }
    fprintf(out, tr(style->lang, "%s %s: %d→%d of %d minutes"), day, before->code, before->load,
            result->after->load, before->limit);
    fputc('\n', out);
}

/* ---- JSON ---- */

static void put_day(struct json_out *json, const char *key, day_t day)
{
    char iso[DATE_TEXT_BYTES];

    out_key(json, key);
    out_text(json, date_iso(day, iso));
}

static void put_change(struct json_out *json, const struct press_style *style,
                       const struct suggestion *item)
{
    out_begin(json, '{');
    out_key(json, "id");
    out_number(json, item->before->id);
    out_key(json, "subject");
    out_text(json, item->before->subject);
    out_key(json, "subject_name");
    out_text(json, subject_of(style, item->before));
    out_key(json, "text");
    out_text(json, item->before->text);
    out_key(json, "teacher");
    if (item->before->teacher != NULL && *item->before->teacher != '\0') {
        out_text(json, item->before->teacher);
    } else {
        out_null(json);
    }
    out_key(json, "change");
    out_text(json, kind_codes[item->kind]);
    out_key(json, "over_share");
    out_bool(json, item->over_share);
    put_day(json, "assigned", item->after->assigned);
    put_day(json, "due", item->after->due);
    out_key(json, "minutes");
    out_number(json, item->after->minutes);
    out_key(json, "optional");
    out_bool(json, item->after->optional);
    out_key(json, "evenings");
    out_begin(json, '[');
    for (size_t i = 0; i < item->forecast->count; i++) {
        const struct forecast_day *evening = &item->forecast->days[i];
        out_begin(json, '{');
        put_day(json, "date", evening->day);
        out_key(json, "before");
        out_number(json, evening->before->load);
        out_key(json, "after");
        out_number(json, evening->after->load);
        out_end(json, '}');
    }
    out_end(json, ']');
    out_end(json, '}');
}

static void write_json(FILE *out, const struct press_style *style,
                       const struct suggest_result *result, struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena};

    out_begin(&json, '{');
    out_key(&json, "class");
    out_text(&json, result->before->code);
    put_day(&json, "date", result->before->day);
    out_key(&json, "needed");
    out_bool(&json, result->needed);
    out_key(&json, "possible");
    out_bool(&json, result->possible);
    out_key(&json, "limit");
    if (result->before->limit == LIMIT_NONE) {
        out_null(&json);
    } else {
        out_number(&json, result->before->limit);
    }
    out_key(&json, "before");
    out_number(&json, result->before->load);
    out_key(&json, "after");
    out_number(&json, result->after->load);
    out_key(&json, "changes");
    out_begin(&json, '[');
    for (size_t i = 0; i < result->count; i++) {
        put_change(&json, style, &result->items[i]);
    }
    out_end(&json, ']');
    out_end(&json, '}');
    fputc('\n', out);
}

void press_suggest(FILE *out, const struct press_style *style, const struct suggest_result *result,
                   const char *self)
{
    struct arena *arena = arena_new();

    if (style->format == PRESS_JSON) {
        write_json(out, style, result, arena);
    } else {
        write_text(out, style, result, self, arena);
    }
    arena_free(arena);
}
