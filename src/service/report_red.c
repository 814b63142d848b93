/* Red days, found → changed → result: the history of the class is played again, change by change, on
 * the state that it began with, and each evening that a change touches is added up anew. What waits for
 * review counts as if it stood there: that is what was found. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/action.h"
#include "domain/record_json.h"
#include "service/report_build.h"

#define SECONDS_A_DAY 86400
#define SHOWN_TEXT_COLUMNS 40
#define YEAR_BYTES 5 /* "2026-": the report says the year at its head */
/* Homework of a range was set at most this long before it, and perhaps planned as long before that. */
#define LOOK_BACK_DAYS (2 * SPAN_MAX_DAYS)

struct replay
{
    struct report_builder *builder;
    struct red_day *days;
    struct arena *scratch;
    struct board_input input; /* its assignments are those of the moment */
    const struct assignment **items;
    size_t count, capacity;
    struct arena *moment; /* emptied after each board */
};

/* ---- words ---- */

/* "11-17 16:05 li 布置 #4 数学 40 分 练习册P44：30 → 70 分（原因）" */
static char *change_line(const struct replay *replay, const struct history_row *row,
                         const struct assignment *item, int before, int after)
{
    const struct session *session = replay->builder->session;
    enum lang lang = session->moment.lang;
    int offset = session->service->settings.utc_offset;
    struct text_buf line = {.arena = replay->builder->arena};

    text_buf_printf(
        &line, tr(lang, "%s %s %s #%lld %s %d min %s: %d → %d min"),
        stamp_local(replay->scratch, row->at, offset) + YEAR_BYTES, row->actor,
        action_word(row->action, lang), (long long)item->id,
        subject_word(&session->service->data.subjects, item->subject, lang), item->minutes,
        text_fit(replay->scratch, text_sanitise(replay->scratch, item->text, false, NULL),
                 SHOWN_TEXT_COLUMNS),
        before, after);
    if (item->state == STATE_PENDING)
        text_buf_add(&line, tr(lang, " (waits for review)"));
    if (row->why && *row->why)
        text_buf_printf(&line, tr(lang, " (why: %s)"),
                        text_sanitise(replay->scratch, row->why, false, NULL));
    return line.text;
}

/* ---- the state of the moment ---- */

static void put_item(struct replay *replay, int64_t id, const struct assignment *item)
{
    size_t at = 0;

    while (at < replay->count && replay->items[at]->id != id)
        at++;
    if (!item || item->state == STATE_REMOVED) {
        if (at < replay->count)
            replay->items[at] = replay->items[--replay->count];
        return;
    }
    if (at == replay->count) {
        replay->items = arena_grow(replay->scratch, replay->items, &replay->capacity,
                                   replay->count + 1, sizeof *replay->items);
        replay->count++;
    }
    replay->items[at] = item;
}

/* Whether a change of it waits. */
static bool is_replaced(const struct replay *replay, int64_t id)
{
    for (size_t i = 0; i < replay->count; i++)
        if (replay->items[i]->state == STATE_PENDING && replay->items[i]->replaces == id)
            return true;
    return false;
}

/* The day as it stands, with what waits as if it stood too, in place of what it changes. */
static void measure(struct replay *replay, day_t day, int *load, enum level *level)
{
    struct board_input input = replay->input;
    const struct assignment **items =
        ARENA_ARRAY(replay->moment, replay->count, const struct assignment *);
    const struct board *board;
    size_t count = 0;

    for (size_t i = 0; i < replay->count; i++) {
        if (is_replaced(replay, replay->items[i]->id))
            continue;
        items[count++] = replay->items[i];
        if (replay->items[i]->state == STATE_PENDING) {
            struct assignment *stands =
                arena_memdup(replay->moment, replay->items[i], sizeof *stands);
            stands->state = STATE_PUBLISHED;
            items[count - 1] = stands;
        }
    }
    input.assignments = items;
    input.assignment_count = count;
    board = board_build(&input, day, replay->moment);
    *load = board->load;
    *level = board->level;
    arena_reset(replay->moment);
}

static bool touches(const struct replay *replay, const struct assignment *item, day_t day)
{
    int minutes;

    return item && board_concerns(item) &&
           assignment_on(item, replay->input.calendar, replay->input.policy, day, &minutes);
}

/* ---- one change ---- */

struct step
{
    const struct history_row *row;
    struct assignment *before, *after;
};

static bool read_steps(const struct history_list *rows, size_t first, size_t end,
                       struct arena *scratch, struct step *steps, size_t *count, struct err *err)
{
    *count = 0;
    for (size_t i = first; i < end; i++) {
        const struct history_row *row = &rows->items[i];
        struct step step = {.row = row};

        if (row->entity != ENTITY_ASSIGNMENT)
            continue;
        if ((row->before &&
             !(step.before = record_from_json(ENTITY_ASSIGNMENT, row->before, scratch, err))) ||
            (row->after &&
             !(step.after = record_from_json(ENTITY_ASSIGNMENT, row->after, scratch, err))))
            return false;
        steps[(*count)++] = step;
    }
    return true;
}

static bool any_touches(const struct replay *replay, const struct step *steps, size_t count,
                        day_t day)
{
    for (size_t i = 0; i < count; i++)
        if (touches(replay, steps[i].before, day) || touches(replay, steps[i].after, day))
            return true;
    return false;
}

/* Handing in and marking change nothing of what was posted. */
static bool says_something(const struct step *step)
{
    const struct assignment *a = step->before, *b = step->after;

    return !a || !b || assignment_diff(a, b) != 0 ||
           state_is_public(a->state) != state_is_public(b->state) ||
           (a->state == STATE_PENDING) != (b->state == STATE_PENDING);
}

/* What an approval made of what waited: itself, or what it changed. */
static const struct assignment *passed(const struct step *step, const struct step *steps,
                                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (step->before->replaces != 0 && steps[i].after &&
            steps[i].after->id == step->before->replaces)
            return steps[i].after;
    return step->after;
}

/* Told by the line of what it changed. */
static bool is_told(const struct step *step, const struct step *steps, size_t count)
{
    return step->before && passed(step, steps, count) != step->after;
}

static void note_day(struct replay *replay, const struct step *steps, size_t count, day_t day,
                     int before, int after, enum level level)
{
    struct red_day *red = &replay->days[day - replay->builder->report->from];

    red->found = red->found || level == LEVEL_RED;
    if (!red->found)
        return;
    red->peak = after > red->peak ? after : red->peak;
    for (size_t i = 0; i < count; i++) {
        const struct assignment *item = steps[i].after ? steps[i].after : steps[i].before;

        if (!says_something(&steps[i]) || is_told(&steps[i], steps, count) ||
            (!touches(replay, steps[i].before, day) && !touches(replay, steps[i].after, day)))
            continue;
        red->changes = arena_grow(replay->builder->arena, red->changes, &red->change_capacity,
                                  red->change_count + 1, sizeof *red->changes);
        red->changes[red->change_count++] = change_line(replay, steps[i].row, item, before, after);
    }
}

/* The days of the range that the change touches, added up before and after it. */
static void play(struct replay *replay, const struct step *steps, size_t count)
{
    const struct report *report = replay->builder->report;
    size_t days = (size_t)(report->to - report->from + 1);
    int *before = ARENA_ARRAY(replay->scratch, days, int);
    enum level level;

    for (day_t day = report->from; day <= report->to; day++)
        if (any_touches(replay, steps, count, day))
            measure(replay, day, &before[day - report->from], &level);
    for (size_t i = 0; i < count; i++)
        put_item(replay, steps[i].after ? steps[i].after->id : steps[i].before->id, steps[i].after);
    for (day_t day = report->from; day <= report->to; day++) {
        int after;

        if (!any_touches(replay, steps, count, day))
            continue;
        measure(replay, day, &after, &level);
        note_day(replay, steps, count, day, before[day - report->from], after, level);
    }
}

/* ---- reviews ---- */

/* Whether the reviewer had entered it, made the change that waited, or entered what that would change. */
static bool reviews_own(const struct replay *replay, const struct history_list *rows,
                        const struct step *step)
{
    const struct assignment *item = step->before;
    const char *reviewer = step->row->actor;

    for (size_t i = 0; i < replay->count; i++)
        if (replay->items[i]->id == item->replaces &&
            strcmp(replay->items[i]->created_by, reviewer) == 0)
            return true;
    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].change == item->held_change &&
            strcmp(rows->items[i].actor, reviewer) == 0)
            return true;
    return strcmp(item->created_by, reviewer) == 0;
}

/* An answer is the row of what waited, and no other row of its change. */
static void add_review(const struct replay *replay, const struct history_list *rows,
                       const struct step *steps, size_t count, const struct step *step)
{
    struct report_builder *builder = replay->builder;
    struct report *report = builder->report;
    const struct assignment *item;
    day_t day = stamp_day(step->row->at, builder->session->service->settings.utc_offset);

    if ((strcmp(step->row->action, "approve") != 0 && strcmp(step->row->action, "return") != 0) ||
        day < report->from || day > report->to || !step->before || !step->after ||
        step->before->state != STATE_PENDING)
        return;
    item = passed(step, steps, count);
    report->reviews = arena_grow(builder->arena, report->reviews, &builder->review_capacity,
                                 report->review_count + 1, sizeof *report->reviews);
    report->reviews[report->review_count++] = (struct report_review){
        .class = builder->class,
        .at = step->row->at,
        .actor = arena_strdup(builder->arena, step->row->actor),
        .action = arena_strdup(builder->arena, step->row->action),
        .item = item->id,
        .text = arena_strdup(builder->arena, item->text),
        .why = arena_strdup(builder->arena, step->row->why ? step->row->why : ""),
        .before = step->before->minutes,
        .after = item->minutes,
        .self = reviews_own(replay, rows, step),
    };
}

/* ---- the whole ---- */

static void add_red_days(struct report_builder *builder, const struct red_day *days)
{
    struct report *report = builder->report;

    for (day_t day = report->from; day <= report->to; day++) {
        const struct red_day *red = &days[day - report->from];

        if (!red->found && red->level != LEVEL_RED)
            continue;
        report->red = arena_grow(builder->arena, report->red, &builder->red_capacity,
                                 report->red_count + 1, sizeof *report->red);
        report->red[report->red_count++] = (struct report_red){
            .class = builder->class,
            .day = day,
            .peak = red->peak > red->load ? red->peak : red->load,
            .limit = red->limit,
            .result = red->load,
            .changes = red->changes,
            .change_count = red->change_count,
        };
    }
}

static size_t end_of_change(const struct history_list *rows, size_t first)
{
    size_t end = first + 1;

    while (end < rows->count && rows->items[end].change == rows->items[first].change)
        end++;
    return end;
}

bool report_history(struct report_builder *builder, struct red_day *days, struct arena *scratch,
                    struct err *err)
{
    const struct session *session = builder->session;
    struct report *report = builder->report;
    stamp_t since = (stamp_t)(report->from - LOOK_BACK_DAYS) * SECONDS_A_DAY -
                    (stamp_t)session->service->settings.utc_offset * 60;
    struct replay replay = {.builder = builder, .days = days, .scratch = scratch};
    const struct calendar *calendar = calendar_for(session, builder->class->id);
    struct history_list rows;
    bool ok = true;

    if (!read_history_after(session, builder->class->id, since, scratch, &rows, err) ||
        !read_input_as_of(session, builder->class, report->from, report->to, since, scratch,
                          &replay.input, err))
        return false;
    /* limits and days of the present: what the class was told then is in the words of the history */
    replay.input.class = builder->class;
    replay.input.calendar = calendar;
    replay.input.linter = NULL;
    replay.input.profile = NULL;
    replay.count = replay.capacity = replay.input.assignment_count;
    replay.items = ARENA_ARRAY(scratch, replay.count, const struct assignment *);
    for (size_t i = 0; i < replay.count; i++)
        replay.items[i] = replay.input.assignments[i];
    replay.moment = arena_new();
    for (size_t first = 0; ok && first < rows.count;) {
        size_t end = end_of_change(&rows, first), count;
        struct step *steps = ARENA_ARRAY(scratch, end - first, struct step);

        ok = read_steps(&rows, first, end, scratch, steps, &count, err);
        if (ok && count > 0) {
            play(&replay, steps, count);
            for (size_t i = 0; i < count; i++)
                add_review(&replay, &rows, steps, count, &steps[i]);
        }
        first = end;
    }
    arena_free(replay.moment);
    if (ok)
        add_red_days(builder, days);
    return ok;
}
