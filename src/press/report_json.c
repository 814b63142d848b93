/* The ledger as JSON: the values of its sections. */
#include "config.h"

#include "press/format.h"
#include "press/json_write.h"
#include "press/parts.h"

struct ledger
{
    struct json_out json;
    const struct press_context *context;
    const struct report *report;
};

static void put_class(struct ledger *ledger, const struct class *class, day_t day)
{
    put_text(&ledger->json, "class",
             class_code(ledger->context->school, class, day, ledger->json.arena));
}

static void put_when(struct ledger *ledger, const char *key, stamp_t at)
{
    out_key(&ledger->json, key);
    out_time(&ledger->json, at, ledger->context->utc_offset);
}

static void put_row(struct ledger *ledger, const struct report_row *row)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_class(ledger, row->class, row->day);
    put_day(json, "date", row->day);
    put_text(json, "subject", row->subject->code);
    put_text_or_null(
        json, "state",
        row->status == REPORT_STATUS_COUNT ? NULL : vocab_code(&vocab_report, (int)row->status));
    put_number(json, "items", row->items);
    put_number(json, "minutes", row->minutes);
    put_number(json, "counted", row->counted);
    put_number(json, "load", row->load);
    put_optional(json, "limit", row->limit);
    put_level(json, "level", row->level);
    put_number(json, "changed", row->changed);
    put_number(json, "missing", row->missing);
    put_number(json, "stopped", row->stopped);
    put_number(json, "service", row->aftercare);
    put_number(json, "at_school", row->at_school);
    put_number(json, "left", row->at_home);
    out_end(json, '}');
}

static void put_teacher(struct ledger *ledger, const struct report_teacher *teacher)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_text_or_null(json, "teacher", teacher->teacher);
    put_number(json, "set", teacher->set);
    put_number(json, "collected", teacher->collected);
    put_number(json, "marked", teacher->marked);
    put_number(json, "returned", teacher->returned);
    put_number(json, "corrected", teacher->corrected);
    out_end(json, '}');
}

static void put_completion(struct ledger *ledger, const struct report_completion *one)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_text(json, "subject", one->subject);
    put_text_or_null(json, "teacher", one->teacher);
    put_number(json, "set", one->set);
    put_number(json, "expected", one->expected);
    put_number(json, "handed_in", one->handed);
    put_number(json, "rated", one->rated);
    put_optional(json, "correct",
                 one->rated > 0 ? (2 * one->right + one->rated) / (2 * one->rated) : -1);
    put_number(json, "hard", one->hard);
    put_number(json, "easy", one->easy);
    out_end(json, '}');
}

static void put_rated(struct ledger *ledger, const struct report_rated *one)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_class(ledger, one->class, one->day);
    put_day(json, "date", one->day);
    put_id(json, "item", one->item);
    put_text(json, "subject", one->subject);
    put_text_or_null(json, "teacher", one->teacher);
    put_text(json, "text", one->text);
    put_number(json, "correct", one->correct);
    put_text(json, "difficulty", one->hard ? "hard" : "easy");
    out_end(json, '}');
}

static void put_share(struct ledger *ledger, const struct report_share *share)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_class(ledger, share->class, ledger->report->to);
    put_text(json, "subject", share->subject->code);
    put_number(json, "counted", share->counted);
    put_number(json, "percent", share->percent);
    out_end(json, '}');
}

static void put_red(struct ledger *ledger, const struct report_red *red)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_class(ledger, red->class, red->day);
    put_day(json, "date", red->day);
    put_number(json, "peak", red->peak);
    put_optional(json, "limit", red->limit);
    put_number(json, "result", red->result);
    put_begin(json, "changes", '[');
    for (size_t i = 0; i < red->change_count; i++)
        out_text(json, red->changes[i]);
    out_end(json, ']');
    out_end(json, '}');
}

static void put_review(struct ledger *ledger, const struct report_review *review)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_class(ledger, review->class, stamp_day(review->at, ledger->context->utc_offset));
    put_when(ledger, "time", review->at);
    put_text(json, "actor", review->actor);
    put_text(json, "action", review->action);
    put_id(json, "item", review->item);
    put_text(json, "text", review->text);
    put_text_or_null(json, "why", review->why);
    put_number(json, "before", review->before);
    put_number(json, "after", review->after);
    put_bool(json, "self", review->self);
    out_end(json, '}');
}

static void put_correction(struct ledger *ledger, const struct report_correction *one)
{
    struct json_out *json = &ledger->json;

    out_begin(json, '{');
    put_class(ledger, one->class, one->day);
    put_day(json, "date", one->day);
    put_id(json, "item", one->item);
    put_when(ledger, "time", one->at);
    put_text(json, "text", one->text);
    put_text_or_null(json, "why", one->why);
    out_end(json, '}');
}

static void put_warning(struct ledger *ledger, const struct check_line *line)
{
    json_check_line(&ledger->json, ledger->context, line);
}

#define EACH(key, put, array, array_count)                                                         \
    put_begin(&ledger.json, key, '[');                                                             \
    for (size_t i = 0; i < report->array_count; i++)                                               \
        put(&ledger, &report->array[i]);                                                           \
    out_end(&ledger.json, ']')

void json_report(struct press *press, const union press_value *value)
{
    const struct report *report = value->report;
    struct ledger ledger = {json_open(press), &press->context, report};

    out_begin(&ledger.json, '{');
    put_day(&ledger.json, "from", report->from);
    put_day(&ledger.json, "to", report->to);
    put_begin(&ledger.json, "days", '{');
    for (int level = 0; level < LEVEL_COUNT; level++)
        put_number(&ledger.json, vocab_code(&vocab_level, level), report->days[level]);
    out_end(&ledger.json, '}');
    put_number(&ledger.json, "stopped", report->stopped);
    EACH("rows", put_row, rows, row_count);
    EACH("teachers", put_teacher, teachers, teacher_count);
    EACH("completion", put_completion, completions, completion_count);
    EACH("difficulty", put_rated, rated, rated_count);
    EACH("shares", put_share, shares, share_count);
    EACH("red", put_red, red, red_count);
    EACH("reviews", put_review, reviews, review_count);
    EACH("corrections", put_correction, corrections, correction_count);
    EACH("warnings", put_warning, warnings, warning_count);
    out_end(&ledger.json, '}');
}
