/* The board of a class and a day (rules 3.3 to 3.8): one pass over the assignments gives the loads of
 * the week up to the day, the day's items, what is pending and who has reported. */
#include "config.h"

#include "domain/board.h"

#include <stdlib.h>
#include <string.h>

#include "domain/board_aftercare.h"
#include "domain/board_warnings.h"

/* What the pass over the assignments gathers. */
struct board_builder
{
    const struct board_input *input;
    struct board *board;
    struct arena *arena;
    size_t pending_capacity;
    day_t monday;
    struct grade grades[WEEK_DAYS];         /* of the class, on monday + i */
    int loads[WEEK_DAYS][POLICY_PATHS_MAX]; /* counted minutes along each path */
    unsigned tiers;                         /* bit t: a public item of the day is of tier t */
    bool *set;                              /* by subject: set on the board's day */
};

/* The path with the highest load; the earlier one of equals. One that is not listed has only what all
 * have, and so is never the only highest. */
static size_t headline_of(const int loads[POLICY_PATHS_MAX], size_t count)
{
    size_t best = 0;
    for (size_t p = 1; p < count; p++)
        if (loads[p] > loads[best])
            best = p;
    return best;
}

static bool is_counted(const struct board_builder *builder, const struct assignment *a, day_t day)
{
    return assignment_counts(a, builder->input->policy, &builder->grades[day - builder->monday]);
}

static void add_item(struct board_builder *builder, const struct assignment *a, int minutes)
{
    struct board *board = builder->board;
    bool waits = a->state == STATE_PENDING;

    if (waits)
        board->pending = arena_grow(builder->arena, board->pending, &builder->pending_capacity,
                                    board->pending_count + 1, sizeof *board->pending);
    *(waits ? &board->pending[board->pending_count++] : &board->items[board->item_count++]) =
        (struct board_item){
            .assignment = a,
            .subject = subject_by_code(builder->input->subjects, a->subject),
            .today = minutes,
            .counted = is_counted(builder, a, board->day),
        };
}

/* One assignment's part on one evening of the week. */
static void add_evening(struct board_builder *builder, const struct assignment *a, day_t day,
                        int minutes)
{
    const struct policy *policy = builder->input->policy;
    struct board *board = builder->board;
    bool today = day == board->day;

    if (today)
        add_item(builder, a, minutes);
    if (a->state == STATE_PENDING) {
        board->pending_minutes += today ? minutes : 0;
        return;
    }
    if (today)
        builder->tiers |= state_is_public(a->state) ? 1U << a->tier : 0U;
    if (minutes > 0 && is_counted(builder, a, day)) {
        int *loads = builder->loads[day - builder->monday];
        for (size_t p = 0; p < policy->path_count; p++)
            loads[p] += policy_on_path(&policy->paths[p], a->tier) ? minutes : 0;
    }
}

bool board_concerns(const struct assignment *a)
{
    return state_is_public(a->state) || a->state == STATE_PENDING ||
           (a->state == STATE_WITHDRAWN && a->published_at != 0);
}

static void add_assignment(struct board_builder *builder, const struct assignment *a)
{
    const struct board_input *input = builder->input;
    day_t evenings[SPAN_MAX_DAYS + 1];
    day_t today = builder->board->day;

    if (!board_concerns(a) || a->assigned > today)
        return;
    if (a->assigned == today && state_is_public(a->state)) {
        const struct subject *subject = subject_by_code(input->subjects, a->subject);
        if (subject)
            builder->set[subject - input->subjects->items] = true;
    }
    /* Its last possible evening is before the week: most of a long list ends here. */
    if (a->assigned < builder->monday && a->due <= builder->monday)
        return;
    size_t count = assignment_evenings(a, input->calendar, evenings);
    for (size_t i = 0; i < count && evenings[i] <= today; i++)
        if (evenings[i] >= builder->monday)
            add_evening(builder, a, evenings[i], assignment_part(a, input->policy, i, count));
}

/* ---- the items ---- */

/* Subject order, then id; what has no id yet goes last (it will get the highest). */
static int compare_items(const void *left, const void *right)
{
    const struct board_item *a = left;
    const struct board_item *b = right;
    int by_subject =
        subject_compare(a->subject, a->assignment->subject, b->subject, b->assignment->subject);

    if (by_subject != 0)
        return by_subject;
    int64_t a_id = a->assignment->id != 0 ? a->assignment->id : INT64_MAX;
    int64_t b_id = b->assignment->id != 0 ? b->assignment->id : INT64_MAX;
    if (a_id != b_id)
        return a_id < b_id ? -1 : 1;
    return 0;
}

/* A counted part by real time: × the subject's factor, rounded half up (rule 3.8). */
static int real_minutes(int minutes, int factor)
{
    return (int)(((int64_t)minutes * factor + 500) / 1000);
}

/* What the evening holds beside its load: work at home that does not count, and what is left to choice. */
static void sum_evening(struct board *board, const struct board_item *item)
{
    if (item->assignment->optional)
        board->optional_minutes += item->today;
    else if (item->on_headline && item->assignment->place == PLACE_HOME)
        board->evening += item->today;
}

static void finish_items(struct board *board, const struct board_input *input)
{
    const struct policy *policy = input->policy;
    const struct policy_path *headline =
        policy->path_count > 0 ? &policy->paths[board->headline] : NULL;
    int running = 0;
    int calibrated = 0;
    bool any_factor = false;

    if (board->item_count > 1)
        qsort(board->items, board->item_count, sizeof *board->items, compare_items);
    if (board->pending_count > 1)
        qsort(board->pending, board->pending_count, sizeof *board->pending, compare_items);
    for (size_t i = 0; i < board->item_count; i++) {
        struct board_item *item = &board->items[i];
        const struct assignment *a = item->assignment;

        item->on_headline = headline && policy_on_path(headline, a->tier);
        if (item->on_headline && item->counted) {
            int factor = profile_factor(input->profile, a->subject, board->day);
            running += item->today;
            calibrated += factor > 0 ? real_minutes(item->today, factor) : item->today;
            any_factor = any_factor || factor > 0;
        } else if (item->on_headline && state_is_public(a->state) && !a->optional) {
            board->uncounted += item->today;
        }
        if (state_is_public(a->state))
            sum_evening(board, item);
        item->running = running;
    }
    board->calibrated = any_factor ? calibrated : -1;
}

/* ---- who has reported ---- */

static bool said_none(const struct board_input *input, day_t day, const struct subject *subject)
{
    for (size_t i = 0; i < input->none_count; i++)
        if (input->none[i].day == day && strcmp(input->none[i].subject, subject->code) == 0)
            return true;
    return false;
}

/* Of a day after today nobody can have reported yet. */
static bool is_to_come(const struct board_input *input, day_t day)
{
    return input->clock_day != 0 && day > input->clock_day;
}

/* By the class's timetable; where that says nothing of the day, by the subject file. */
static bool is_expected(const struct board_input *input, const struct board *board,
                        const struct subject *subject)
{
    enum weekday weekday = calendar_weekday(input->calendar, board->day);

    if (board->day_kind != DAY_SCHOOL || board->no_homework_day || is_to_come(input, board->day) ||
        board->grade.phase != CLASS_CURRENT || subject->hidden)
        return false;
    if (profile_has_timetable(input->profile, board->day, weekday))
        return profile_has_lesson(input->profile, board->day, weekday, subject->code);
    return (subject->daily >> board->grade.grade & 1U) != 0;
}

/* A subject's counted minutes of the day along the headline path. */
static int subject_load(const struct board *board, const struct subject *subject)
{
    int load = 0;

    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        if (item->subject == subject && item->counted && item->on_headline)
            load += item->today;
    }
    return load;
}

/* The expected ones in subject order, then those that reported without being expected. */
static void list_subjects(struct board_builder *builder, struct arena *arena)
{
    const struct subject_list *subjects = builder->input->subjects;
    struct board *board = builder->board;

    board->subjects = ARENA_ARRAY(arena, subjects->count, struct board_subject);
    for (int round = 0; round < 2; round++) {
        bool expected = round == 0;
        for (size_t i = 0; i < subjects->count; i++) {
            const struct subject *subject = &subjects->items[i];
            enum report_status status = REPORT_MISSING;

            if (is_expected(builder->input, board, subject) != expected)
                continue;
            if (builder->set[i])
                status = REPORT_SET;
            else if (said_none(builder->input, board->day, subject))
                status = REPORT_NONE;
            if (!expected && status == REPORT_MISSING)
                continue;
            board->reported_count += expected && status != REPORT_MISSING ? 1 : 0;
            board->subjects[board->subject_count++] = (struct board_subject){
                .subject = subject,
                .status = status,
                .expected = expected,
                .load = subject_load(board, subject),
                .share = profile_share(builder->input->profile, board->grade.grade, subject->code,
                                       board->day),
            };
        }
    }
}

/* ---- the sums ---- */

static bool has_own(const struct board_builder *builder, const struct policy_path *path)
{
    return (path->tiers & builder->tiers & ~(1U << TIER_NONE)) != 0;
}

static void fill_paths(struct board_builder *builder)
{
    const struct policy *policy = builder->input->policy;
    struct board *board = builder->board;
    const int *loads = builder->loads[board->day - builder->monday];

    board->path_count = policy->path_count;
    for (size_t p = 0; p < policy->path_count; p++) {
        board->paths[p] = (struct board_path){
            .path = &policy->paths[p],
            .load = loads[p],
            .level = policy_level(policy, loads[p], board->limit),
            .listed = policy->paths[p].always || has_own(builder, &policy->paths[p]),
        };
    }
    board->headline = headline_of(loads, policy->path_count);
    if (policy->path_count > 0)
        board->paths[board->headline].listed = true;
    board->load = loads[board->headline];
    board->level = policy_level(policy, board->load, board->limit);
}

/* The mean headline load of the week's school days up to the day, rounded half up; -1 without any. */
static int week_average(const struct board_builder *builder)
{
    int sum = 0;
    int days = 0;

    for (day_t day = builder->monday; day <= builder->board->day; day++) {
        if (calendar_is_school_day(builder->input->calendar, day)) {
            const int *loads = builder->loads[day - builder->monday];
            sum += loads[headline_of(loads, builder->input->policy->path_count)];
            days++;
        }
    }
    return days > 0 ? (2 * sum + days) / (2 * days) : -1;
}

static void list_events(struct board *board, const struct board_input *input, struct arena *arena)
{
    if (input->profile)
        board->events =
            events_on(input->profile->events, input->profile->event_count, input->class->id,
                      board->grade.grade, board->day, arena, &board->event_count);
}

struct board *board_build(const struct board_input *input, day_t day, struct arena *arena)
{
    struct board *board = ARENA_NEW(arena, struct board);
    struct board_builder builder = {
        .input = input, .board = board, .arena = arena, .monday = date_monday(day)};

    board->class = input->class;
    board->code = class_code(input->school, input->class, day, arena);
    board->name_zh = class_name(input->school, input->class, day, LANG_ZH, arena);
    board->name_en = class_name(input->school, input->class, day, LANG_EN, arena);
    board->day = day;
    board->day_kind = calendar_kind(input->calendar, day);
    board->no_homework_day = calendar_is_no_homework(input->calendar, day);
    board->day_name = calendar_day_name(input->calendar, day);
    for (day_t d = builder.monday; d <= day; d++)
        builder.grades[d - builder.monday] = class_grade(input->school, input->class, d);
    board->grade = builder.grades[day - builder.monday];
    board->limit = policy_limit(input->policy, &board->grade, board->day_kind);

    builder.set = ARENA_ARRAY(arena, input->subjects->count, bool);
    board->items = ARENA_ARRAY(arena, input->assignment_count, struct board_item);
    for (size_t i = 0; i < input->assignment_count; i++)
        add_assignment(&builder, input->assignments[i]);
    fill_paths(&builder);
    finish_items(board, input);
    board_lay_aftercare(board, input, arena);
    list_events(board, input, arena);
    board->week_average = week_average(&builder);
    list_subjects(&builder, arena);
    board_warn(board, input, arena);
    return board;
}
