/* The JSON of the contract (section 4): a board goes out key by key in the contract's order. It is
 * written by hand, for a tree of jansson values for the same board takes three times as long
 * (135 µs against 45 µs for eleven items); jansson reads `was`. */
#include "config.h"

#include "press/parts.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "press/clean.h"
#include "press/json_write.h"

static void put_name(struct json_out *json, const char *key, enum level level)
{
    out_key(json, key);
    out_text(json, vocab_code(&vocab_level, (int)level));
}

static void put_day(struct json_out *json, const char *key, day_t day)
{
    char iso[DATE_TEXT_BYTES];

    out_key(json, key);
    out_text(json, date_iso(day, iso));
}

/* A number that may be missing: null. */
static void put_optional(struct json_out *json, const char *key, int value)
{
    out_key(json, key);
    if (value < 0) {
        out_null(json);
    } else {
        out_number(json, value);
    }
}

/* Text, or null where it is empty. */
static void put_text_or_null(struct json_out *json, const char *key, const char *text)
{
    out_key(json, key);
    if (text == NULL || *text == '\0') {
        out_null(json);
    } else {
        out_text(json, text);
    }
}

/* `was` is stored as a JSON object; its texts are cleaned like all others. */
static void put_was(struct json_out *json, const char *was)
{
    json_t *object = was != NULL && *was != '\0' ? json_loads(was, 0, NULL) : NULL;
    const char *field;
    json_t *value;

    out_key(json, "was");
    if (!json_is_object(object)) {
        out_null(json);
    } else {
        out_begin(json, '{');
        json_object_foreach(object, field, value)
        {
            out_key(json, field);
            if (json_is_string(value)) {
                out_text(json, json_string_value(value));
            } else if (json_is_integer(value)) {
                out_number(json, json_integer_value(value));
            } else if (json_is_boolean(value)) {
                out_bool(json, json_is_true(value));
            } else {
                out_null(json);
            }
        }
        out_end(json, '}');
    }
    json_decref(object);
}

/* What an item shows besides its assignment; minus one is null. */
struct item_extra
{
    const struct subject *subject;
    int today;
    int running;
    bool counted;
};

static void put_item_fields(struct json_out *json, const struct assignment *a,
                            const struct item_extra *extra, const struct press_style *style)
{
    out_key(json, "id");
    out_number(json, a->id);
    out_key(json, "subject");
    out_text(json, a->subject);
    out_key(json, "subject_name");
    out_text(json, extra->subject != NULL ? subject_name(extra->subject, style->lang) : a->subject);
    out_key(json, "text");
    out_text(json, a->text);
    out_key(json, "minutes");
    out_number(json, a->minutes);
    put_optional(json, "today", extra->today);
    put_optional(json, "running", extra->running);
    out_key(json, "kind");
    out_text(json, vocab_code(&vocab_kind, (int)a->kind));
    out_key(json, "place");
    out_text(json, vocab_code(&vocab_place, (int)a->place));
    put_text_or_null(json, "tier",
                     a->tier == TIER_NONE ? NULL : vocab_code(&vocab_tier, (int)a->tier));
    out_key(json, "optional");
    out_bool(json, a->optional);
    out_key(json, "counted");
    out_bool(json, extra->counted);
    out_key(json, "spread");
    out_text(json, vocab_code(&vocab_spread, (int)a->spread));
    put_day(json, "assigned", a->assigned);
    put_day(json, "due", a->due);
    out_key(json, "state");
    out_text(json, vocab_code(&vocab_state, (int)a->state));
    put_text_or_null(json, "teacher", a->teacher);
    out_key(json, "confirmed");
    out_bool(json, a->confirmed);
    out_key(json, "changed");
    if (a->changed_at == 0) {
        out_null(json);
    } else {
        out_time(json, a->changed_at, style->utc_offset);
    }
    put_was(json, a->was);
    put_text_or_null(json, "why", a->why);
}

static void put_head(struct json_out *json, const struct board *board, enum lang lang)
{
    out_key(json, "class");
    out_text(json, board->code);
    out_key(json, "name");
    out_text(json, part_board_name(board, lang));
    out_key(json, "grade");
    out_number(json, board->grade.grade);
    put_day(json, "date", board->day);
    out_key(json, "day");
    out_text(json, vocab_code(&vocab_day_kind, (int)board->day_kind));
    put_optional(json, "limit", board->limit);
    out_key(json, "load");
    out_number(json, board->load);
    put_name(json, "level", board->level);
    out_key(json, "uncounted");
    out_number(json, board->uncounted);
    put_optional(json, "week_average", board->week_average);
    put_optional(json, "calibrated", board->calibrated);
}

static void put_paths(struct json_out *json, const struct board *board)
{
    out_key(json, "paths");
    out_begin(json, '[');
    for (size_t i = 0; i < board->path_count; i++) {
        out_begin(json, '{');
        out_key(json, "path");
        out_text(json, board->paths[i].path->id);
        out_key(json, "load");
        out_number(json, board->paths[i].load);
        put_name(json, "level", board->paths[i].level);
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void put_subjects(struct json_out *json, const struct board *board)
{
    out_key(json, "subjects");
    out_begin(json, '[');
    for (size_t i = 0; i < board->subject_count; i++) {
        out_begin(json, '{');
        out_key(json, "subject");
        out_text(json, board->subjects[i].subject->code);
        out_key(json, "state");
        out_text(json, vocab_code(&vocab_report, (int)board->subjects[i].status));
        if (board->subjects[i].share >= 0) { /* only where minutes are agreed */
            put_optional(json, "load", board->subjects[i].load);
            put_optional(json, "share", board->subjects[i].share);
        }
        out_end(json, '}');
    }
    out_end(json, ']');
}

/* Only where there is service or an activity that day. */
static void put_service(struct json_out *json, const struct board *board)
{
    if (board->service_minutes == 0 && board->activity_count == 0) {
        return;
    }
    out_key(json, "service");
    out_begin(json, '{');
    put_optional(json, "minutes", board->service_minutes);
    put_optional(json, "at_school", board->service_used);
    put_optional(json, "left", board->service_left);
    out_key(json, "activities");
    out_begin(json, '[');
    for (size_t i = 0; i < board->activity_count; i++) {
        out_text(json, board->activities[i]);
    }
    out_end(json, ']');
    out_end(json, '}');
}

static void put_pending(struct json_out *json, size_t count, int minutes)
{
    out_key(json, "pending");
    out_begin(json, '{');
    out_key(json, "items");
    out_number(json, (int64_t)count);
    out_key(json, "minutes");
    out_number(json, minutes);
    out_end(json, '}');
}

static void put_warnings(struct json_out *json, const struct board *board, enum lang lang)
{
    out_key(json, "warnings");
    out_begin(json, '[');
    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *warning = &board->warnings[i];
        out_begin(json, '{');
        out_key(json, "code");
        out_text(json, board_warning_code(warning));
        put_name(json, "level", warning->level);
        out_key(json, "item");
        if (warning->item == NULL) {
            out_null(json);
        } else {
            out_number(json, warning->item->id);
        }
        out_key(json, "text");
        out_text(json, lang == LANG_ZH ? warning->text_zh : warning->text_en);
        out_key(json, "source");
        out_text(json, warning->source);
        out_end(json, '}');
    }
    out_end(json, ']');
}

void json_board(FILE *out, const struct press_style *style, const struct board *board,
                struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena};

    out_begin(&json, '{');
    put_head(&json, board, style->lang);
    put_paths(&json, board);
    put_subjects(&json, board);
    put_pending(&json, board->pending_count, board->pending_minutes);
    put_service(&json, board);
    out_key(&json, "items");
    out_begin(&json, '[');
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        struct item_extra extra = {item->subject, item->today, item->running, item->counted};
        out_begin(&json, '{');
        put_item_fields(&json, item->assignment, &extra, style);
        out_end(&json, '}');
    }
    out_end(&json, ']');
    put_warnings(&json, board, style->lang);
    out_end(&json, '}');
}

void json_sheet(FILE *out, const struct press_style *style, const struct sheet *sheet,
                struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena};
    const struct board *board = sheet->boards[0];

    out_begin(&json, '{');
    out_key(&json, "class");
    out_text(&json, board->code);
    out_key(&json, "name");
    out_text(&json, part_board_name(board, style->lang));
    put_day(&json, "from", sheet->first);
    put_day(&json, "to", sheet->last);
    put_pending(&json, sheet->pending_count, sheet->pending_minutes);
    out_key(&json, "items");
    out_begin(&json, '[');
    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        struct item_extra extra = {item->subject, item->minutes_inside, -1, item->counted};
        out_begin(&json, '{');
        put_item_fields(&json, item->assignment, &extra, style);
        out_end(&json, '}');
    }
    out_end(&json, ']');
    out_key(&json, "days");
    out_begin(&json, '[');
    for (size_t i = 0; i < sheet->day_count; i++) {
        out_separate(&json);
        json_board(out, style, sheet->boards[i], arena);
    }
    out_end(&json, ']');
    out_end(&json, '}');
}

void json_listed(FILE *out, const struct press_style *style, const struct listed *item, bool found,
                 struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena};
    struct item_extra extra = {item->subject, -1, -1, item->counted};

    out_begin(&json, '{');
    out_key(&json, "class");
    out_text(&json, class_code(style->school, item->class, item->assignment->assigned, arena));
    put_item_fields(&json, item->assignment, &extra, style);
    if (found) {
        put_text_or_null(&json, "exemplar", item->exemplar);
    }
    out_end(&json, '}');
}

void json_forecast(FILE *out, const struct press_style *style, const struct press_forecast *item,
                   bool first, struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena, .inside = !first};

    for (size_t i = 0; i < item->forecast->count; i++) {
        const struct forecast_day *day = &item->forecast->days[i];
        out_begin(&json, '{');
        out_key(&json, "class");
        out_text(&json, day->after->code);
        put_day(&json, "date", day->day);
        out_key(&json, "before");
        out_separate(&json);
        json_board(out, style, day->before, arena);
        out_key(&json, "after");
        out_separate(&json);
        json_board(out, style, day->after, arena);
        out_key(&json, "held");
        out_bool(&json, item->held);
        out_end(&json, '}');
    }
}

void press_export_json(FILE *out, const struct assignment *assignment, const char *class_code_text,
                       bool first)
{
    struct arena *arena = arena_new();
    struct json_out json = {.out = out, .arena = arena, .inside = !first};

    out_begin(&json, '{');
    put_day(&json, "date", assignment->assigned);
    out_key(&json, "class");
    out_text(&json, class_code_text);
    out_key(&json, "subject");
    out_text(&json, assignment->subject);
    out_key(&json, "minutes");
    out_number(&json, assignment->minutes);
    out_key(&json, "text");
    out_text(&json, assignment->text);
    out_key(&json, "kind");
    out_text(&json, vocab_code(&vocab_kind, (int)assignment->kind));
    out_key(&json, "place");
    out_text(&json, vocab_code(&vocab_place, (int)assignment->place));
    put_text_or_null(
        &json, "tier",
        assignment->tier == TIER_NONE ? NULL : vocab_code(&vocab_tier, (int)assignment->tier));
    out_key(&json, "optional");
    out_bool(&json, assignment->optional);
    put_day(&json, "due", assignment->due);
    out_key(&json, "spread");
    out_text(&json, vocab_code(&vocab_spread, (int)assignment->spread));
    put_text_or_null(&json, "unit", assignment->unit);
    out_key(&json, "device");
    out_bool(&json, assignment->device);
    put_text_or_null(&json, "teacher", assignment->teacher);
    out_end(&json, '}');
    arena_free(arena);
}
