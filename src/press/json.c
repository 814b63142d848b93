/* The JSON of the program: a board goes out key by key in a fixed order. It is
 * written by hand, for a tree of jansson values for the same board takes three times as long
 * (135 µs against 45 µs for eleven items); jansson reads `was`. */
#include "config.h"

#include "press/parts.h"

#include <jansson.h>

#include "domain/fields.h"
#include "press/format.h"
#include "press/items.h"
#include "press/json_write.h"

/* A field with its key: codes and ISO dates; null where it says nothing. */
static void put_field(struct json_out *json, const char *key, const struct assignment *a,
                      const struct field *field)
{
    if (field->type == TYPE_FLAG) {
        put_bool(json, key, field_number(a, field) != 0);
    } else if (field->type == TYPE_INT || field->type == TYPE_INT64) {
        put_number(json, key, field_number(a, field));
    } else {
        (field->file_needed ? put_text : put_text_or_null)(json, key,
                                                           field_code(a, field, json->arena));
    }
}

/* Fields of an assignment by their names, up to NULL. */
static void put_fields(struct json_out *json, const struct assignment *a, const char *const *names)
{
    for (; *names; names++)
        put_field(json, *names, a, record_field(ENTITY_ASSIGNMENT, *names));
}

static void put_group(struct json_out *json, const struct assignment *a, enum item_group group)
{
    const struct field *field = NULL;

    while ((field = record_item_field(ENTITY_ASSIGNMENT, group, field ? field->item : 0)))
        put_field(json, field->name, a, field);
}

/* `was` is stored as a JSON object; its texts are cleaned like all others. */
static void put_was(struct json_out *json, const char *was)
{
    json_t *object = was && *was != '\0' ? json_loads(was, 0, NULL) : NULL;
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
            if (json_is_string(value))
                out_text(json, json_string_value(value));
            else if (json_is_integer(value))
                out_number(json, json_integer_value(value));
            else if (json_is_boolean(value))
                out_bool(json, json_is_true(value));
            else
                out_null(json);
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
                            const struct item_extra *extra, const struct press_context *context)
{
    put_group(json, a, ITEM_WHAT);
    put_text(json, "subject_name",
             extra->subject ? subject_name(extra->subject, context->lang) : a->subject);
    put_group(json, a, ITEM_TASK);
    put_optional(json, "today", extra->today);
    put_optional(json, "running", extra->running);
    put_group(json, a, ITEM_NATURE);
    put_bool(json, "counted", extra->counted);
    put_group(json, a, ITEM_COURSE);
    out_key(json, "changed");
    if (a->changed_at == 0)
        out_null(json);
    else
        out_time(json, a->changed_at, context->utc_offset);
    put_was(json, a->was);
    put_text_or_null(json, "why", a->why);
}

static void put_head(struct json_out *json, const struct board *board, enum lang lang)
{
    put_text(json, "class", board->code);
    put_text(json, "name", part_board_name(board, lang));
    put_number(json, "grade", board->grade.grade);
    put_day(json, "date", board->day);
    put_text(json, "day", vocab_code(&vocab_day_kind, (int)board->day_kind));
    put_optional(json, "limit", board->limit);
    put_number(json, "load", board->load);
    put_level(json, "level", board->level);
    put_number(json, "uncounted", board->uncounted);
    put_number(json, "optional_minutes", board->optional_minutes);
    put_number(json, "evening", board->evening);
    put_optional(json, "week_average", board->week_average);
    put_optional(json, "calibrated", board->calibrated);
}

static void put_paths(struct json_out *json, const struct board *board)
{
    put_begin(json, "paths", '[');
    for (size_t i = 0; i < board->path_count; i++) {
        if (!board->paths[i].listed)
            continue;
        out_begin(json, '{');
        put_text(json, "path", board->paths[i].path->id);
        put_number(json, "load", board->paths[i].load);
        put_level(json, "level", board->paths[i].level);
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void put_subjects(struct json_out *json, const struct board *board)
{
    put_begin(json, "subjects", '[');
    for (size_t i = 0; i < board->subject_count; i++) {
        out_begin(json, '{');
        put_text(json, "subject", board->subjects[i].subject->code);
        put_text(json, "state", vocab_code(&vocab_report, (int)board->subjects[i].status));
        if (board->subjects[i].share >= 0) { /* only where minutes are agreed */
            put_optional(json, "load", board->subjects[i].load);
            put_optional(json, "share", board->subjects[i].share);
        }
        out_end(json, '}');
    }
    out_end(json, ']');
}

/* Only where there is service or an activity that day. */
static void put_aftercare(struct json_out *json, const struct board *board)
{
    if (board->aftercare_minutes == 0 && board->activity_count == 0)
        return;
    put_begin(json, "service", '{');
    put_optional(json, "minutes", board->aftercare_minutes);
    put_optional(json, "at_school", board->aftercare_used);
    put_optional(json, "left", board->home_minutes);
    if (board->aftercare_until > 0)
        put_text(json, "until", clock_text(json->arena, board->aftercare_until));
    if (board->aftercare_pupils > 0)
        put_number(json, "pupils", board->aftercare_pupils);
    put_begin(json, "activities", '[');
    for (size_t i = 0; i < board->activity_count; i++)
        out_text(json, board->activities[i]);
    out_end(json, ']');
    out_end(json, '}');
}

/* {"id","from","to","class","grade","text"} */
static void put_event(struct json_out *json, const struct school_event *event, const char *class)
{
    out_begin(json, '{');
    put_number(json, "id", event->id);
    put_day(json, "from", event->first);
    put_day(json, "to", event->last);
    put_text_or_null(json, "class", class);
    put_optional(json, "grade", event->grade > 0 ? event->grade : -1);
    put_text(json, "text", event->text);
    out_end(json, '}');
}

/* Only where there are any. */
static void put_events(struct json_out *json, const struct board *board)
{
    if (board->event_count == 0)
        return;
    put_begin(json, "events", '[');
    for (size_t i = 0; i < board->event_count; i++)
        put_event(json, board->events[i], board->events[i]->class_id != 0 ? board->code : "");
    out_end(json, ']');
}

static void put_pending(struct json_out *json, size_t count, int minutes)
{
    put_begin(json, "pending", '{');
    put_number(json, "items", (int64_t)count);
    put_number(json, "minutes", minutes);
    out_end(json, '}');
}

static void put_warnings(struct json_out *json, const struct board *board, enum lang lang)
{
    put_begin(json, "warnings", '[');
    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *warning = &board->warnings[i];
        out_begin(json, '{');
        put_text(json, "code", board_warning_code(warning));
        put_level(json, "level", warning->level);
        put_id(json, "item", board_warning_item(warning));
        put_text(json, "text", board_warning_text(warning, lang, json->arena));
        put_text(json, "source", warning->source[lang]);
        out_end(json, '}');
    }
    out_end(json, ']');
}

static void put_board(struct json_out *json, const struct press_context *context,
                      const struct board *board)
{
    out_begin(json, '{');
    put_head(json, board, context->lang);
    put_paths(json, board);
    put_subjects(json, board);
    put_pending(json, board->pending_count, board->pending_minutes);
    put_aftercare(json, board);
    put_events(json, board);
    put_begin(json, "items", '[');
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        struct item_extra extra = {item->subject, item->today, item->running, item->counted};
        out_begin(json, '{');
        put_item_fields(json, item->assignment, &extra, context);
        out_end(json, '}');
    }
    out_end(json, ']');
    put_warnings(json, board, context->lang);
    out_end(json, '}');
}

static void json_board(struct press *press, const union press_value *value)
{
    struct json_out json = json_open(press);

    put_board(&json, &press->context, value->board);
}

/* A week is the boards of its days. */
static void json_week(struct press *press, const union press_value *value)
{
    for (size_t i = 0; i < value->sheet->day_count; i++) {
        struct json_out json = json_open(press);
        if (i > 0)
            fputs(",\n", press->out);
        put_board(&json, &press->context, value->sheet->boards[i]);
    }
}

static void json_sheet(struct press *press, const union press_value *value)
{
    const struct press_context *context = &press->context;
    const struct sheet *sheet = value->sheet;
    const struct board *board = sheet->boards[0];
    struct json_out json = json_open(press);

    out_begin(&json, '{');
    put_text(&json, "class", board->code);
    put_text(&json, "name", part_board_name(board, context->lang));
    put_day(&json, "from", sheet->first);
    put_day(&json, "to", sheet->last);
    put_pending(&json, sheet->pending_count, sheet->pending_minutes);
    put_begin(&json, "items", '[');
    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        struct item_extra extra = {item->subject, item->minutes_inside, -1, item->counted};
        out_begin(&json, '{');
        put_item_fields(&json, item->assignment, &extra, context);
        out_end(&json, '}');
    }
    out_end(&json, ']');
    put_begin(&json, "days", '[');
    for (size_t i = 0; i < sheet->day_count; i++)
        put_board(&json, context, sheet->boards[i]);
    out_end(&json, ']');
    out_end(&json, '}');
}

/* What is not public of an item. */
static void put_inside(struct json_out *json, const struct assignment *a)
{
    put_text(json, "entered_by", a->created_by);
    put_optional(json, "replaces", a->replaces > 0 ? (int)a->replaces : -1);
    put_text_or_null(json, "reason", assignment_reason(a));
}

static void json_list(struct press *press, const union press_value *value)
{
    const struct listed *items = due_order(press, value);
    const struct press_context *context = &press->context;
    struct json_out json = json_open(press);

    out_begin(&json, '[');
    for (size_t i = 0; i < value->list.count; i++) {
        struct item_extra extra = {items[i].subject, -1, -1, items[i].counted};
        out_begin(&json, '{');
        put_text(&json, "class",
                 class_code(context->school, items[i].class, items[i].assignment->assigned,
                            press->arena));
        put_item_fields(&json, items[i].assignment, &extra, context);
        if (items[i].correct >= 0) /* only where it was said */
            put_number(&json, "correct", items[i].correct);
        if (press->kind == PRESS_LIST && items[i].inside)
            put_inside(&json, items[i].assignment);
        if (press->kind == PRESS_FOUND)
            put_text_or_null(&json, "exemplar", items[i].exemplar);
        out_end(&json, '}');
    }
    out_end(&json, ']');
}

/* The evenings that a change touches. */
static void json_outcome(struct press *press, const union press_value *value)
{
    struct json_out json = json_open(press);
    size_t count;
    const struct evening *evenings = part_evenings(value, press->arena, &count);

    out_begin(&json, '[');
    for (size_t i = 0; i < count; i++) {
        out_begin(&json, '{');
        put_text(&json, "class", evenings[i].after->code);
        put_day(&json, "date", evenings[i].after->day);
        out_key(&json, "before");
        put_board(&json, &press->context, evenings[i].before);
        out_key(&json, "after");
        put_board(&json, &press->context, evenings[i].after);
        put_bool(&json, "held", evenings[i].change->held);
        out_end(&json, '}');
    }
    out_end(&json, ']');
}

static void json_events(struct press *press, const union press_value *value)
{
    struct json_out json = json_open(press);

    out_begin(&json, '[');
    for (size_t i = 0; i < value->events.count; i++)
        put_event(&json, value->events.items[i].event, value->events.items[i].class_code);
    out_end(&json, ']');
}

static void json_mark(struct press *press, const union press_value *value)
{
    const struct assignment *item = value->mark.assignment;
    const struct class *class = value->mark.class;
    const struct handin *handin = value->mark.handin;
    struct json_out json = json_open(press);
    int median = 0, most = 0;

    out_begin(&json, '{');
    put_number(&json, "id", item->id);
    put_text(&json, "class",
             class_code(press->context.school, class, item->assigned, press->arena));
    put_fields(&json, item, (const char *const[]){"subject", "state", "minutes", NULL});
    put_optional(&json, "size", value->mark.pupils > 0 ? value->mark.pupils : -1);
    put_optional(&json, "handed_in", handin_books(value->mark.pupils, handin));
    put_numbers(&json, "missing", handin->missing.numbers, handin->missing.count);
    put_numbers(&json, "excused", handin->excused.numbers, handin->excused.count);
    put_optional(&json, "collected", handin->collected);
    put_optional(&json, "marked", handin->marked);
    put_optional(&json, "returned", handin->returned);
    put_optional(&json, "corrected", handin->corrected);
    put_optional(&json, "correct", handin->correct);
    put_numbers(&json, "stopped", handin->stopped.numbers, handin->stopped.count);
    put_numbers(&json, "actual", handin->actual, handin->actual_count);
    bool timed = actual_times(handin->actual, handin->actual_count, &median, &most);
    put_optional(&json, "median", timed ? median : -1);
    put_optional(&json, "most", timed ? most : -1);
    put_text(&json, "feedback", handin->feedback);
    out_end(&json, '}');
}

static void json_export(struct press *press, const union press_value *value)
{
    const struct field *fields[FILE_FIELDS_MAX];
    size_t count = record_file_fields(ENTITY_ASSIGNMENT, fields);
    struct json_out json = json_open(press);

    json.inside = press->written > 0;
    out_begin(&json, '{');
    for (size_t i = 0; i < count; i++)
        if (fields[i]->offset == records[ENTITY_ASSIGNMENT].class_offset)
            put_text(&json, field_file_name(fields[i]), value->export.class_code);
        else
            put_field(&json, field_file_name(fields[i]), value->export.assignment, fields[i]);
    out_end(&json, '}');
}

/* A week is several boards, an export several assignments, even if only one; the log comes in pieces. */
static bool is_array(const struct press *press)
{
    return press->array || press->kind == PRESS_WEEK || press->kind == PRESS_EXPORT ||
           press->kind == PRESS_LOG;
}

static void json_begin(struct press *press)
{
    fputs(is_array(press) ? "[" : "", press->out);
}

static void json_between(struct press *press)
{
    fputs(",\n", press->out);
}

static void json_end(struct press *press)
{
    fputs(is_array(press) ? "]\n" : "\n", press->out);
}

const struct format format_json = {
    .name = "json",
    .value = {[PRESS_BOARD] = json_board,
              [PRESS_WEEK] = json_week,
              [PRESS_SHEET] = json_sheet,
              [PRESS_LIST] = json_list,
              [PRESS_FOUND] = json_list,
              [PRESS_DUE] = json_list,
              [PRESS_OUTCOME] = json_outcome,
              [PRESS_READING] = json_reading,
              [PRESS_SUGGEST] = json_suggest,
              [PRESS_HABITS] = json_habits,
              [PRESS_HABIT_ROWS] = json_habit_rows,
              [PRESS_EVENTS] = json_events,
              [PRESS_MARK] = json_mark,
              [PRESS_MISSING] = json_missing,
              [PRESS_CHECK] = json_check,
              [PRESS_LOG] = json_log,
              [PRESS_REPORT] = json_report,
              [PRESS_EXPORT] = json_export},
    .begin = json_begin,
    .between = json_between,
    .end = json_end,
};
