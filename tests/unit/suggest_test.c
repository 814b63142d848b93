/* Suggestions: what is preferred, one case each; and on small random days the same answer as trying
 * everything, whatever the order of the input.
 *
 * reason: the cases and the trying share the scene and its words. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/suggest.h"
#include "support/domain_fixture.h"

struct scene
{
    struct fixture *fixture;
    struct class class;
    struct assignment_set set;
    struct class_profile profile;
    day_t today;
};

static struct scene scene_of(void **state, int grade)
{
    return (struct scene){
        .fixture = *state, .class = fixture_class(grade, 2), .today = november(17)};
}

static struct assignment *put(struct scene *scene, int64_t id, const char *subject, int minutes,
                              int assigned, int due)
{
    struct assignment a =
        fixture_assignment(scene->fixture, id, subject, minutes, november(assigned), november(due));
    fixture_add(scene->fixture, &scene->set, &a);
    return (struct assignment *)(uintptr_t)scene->set.items[scene->set.count - 1];
}

static struct board_input input_of(struct scene *scene)
{
    struct board_input input = fixture_input(scene->fixture, &scene->class, &scene->set);
    input.profile = &scene->profile;
    input.today = scene->today;
    return input;
}

/* "#3 trim 20, #5 move 19"; "-" where none is needed. */
static const char *say(const struct suggest_result *result, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    if (!result->needed)
        return "-";
    text_buf_add(&buf, "");
    for (size_t i = 0; i < result->count; i++) {
        const struct suggestion *item = &result->items[i];
        text_buf_printf(&buf, "%s#%d ", i > 0 ? ", " : "", (int)item->before->id);
        switch (item->kind) {
        case SUGGEST_MOVE:
            text_buf_printf(&buf, "move %d", date_ymd(item->after->assigned).day);
            break;
        case SUGGEST_TRIM:
            text_buf_printf(&buf, "trim %d", item->after->minutes);
            break;
        case SUGGEST_OPTIONAL:
            text_buf_add(&buf, "optional");
            break;
        case SUGGEST_SCHOOL:
            text_buf_add(&buf, "school");
            break;
        case SUGGEST_OFF:
            text_buf_add(&buf, "off");
            break;
        }
    }
    return buf.text;
}

static const char *suggest(struct scene *scene, int day)
{
    struct board_input input = input_of(scene);
    const struct suggest_result *result =
        suggest_build(&input, november(day), scene->fixture->arena);

    assert_true(result->possible);
    if (result->needed) {
        assert_int_not_equal(result->after->level, LEVEL_RED);
        assert_int_equal(result->before->level, LEVEL_RED);
    }
    return say(result, scene->fixture->arena);
}

/* ---- one rule each ---- */

static void a_day_within_its_limit_needs_nothing(void **state)
{
    struct scene scene = scene_of(state, 3);

    fixture_week_primary(scene.fixture, &scene.set);
    assert_string_equal(suggest(&scene, 17), "-");           /* 52 of 60 */
    assert_string_equal(suggest(&scene, 18), "#13 move 17"); /* not #11 trimmed by 5 */
    assert_string_equal(suggest(&scene, 22), "-");
    scene.class = fixture_class(11, 2);
    assert_string_equal(suggest(&scene, 18), "-"); /* no limit */
}

static void the_fewest_items_go_first(void **state)
{
    struct scene scene = scene_of(state, 3);

    put(&scene, 1, "chinese", 10, 17, 18);
    put(&scene, 2, "math", 20, 17, 18);
    put(&scene, 3, "english", 50, 17, 18);
    /* 20 too many: trims of a third cannot do it alone, and two of them are one change more. */
    assert_string_equal(suggest(&scene, 17), "#2 optional");
    put(&scene, 4, "science", 1, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#3 optional");
    put(&scene, 5, "science", 30, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#2 trim 15, #3 optional");
}

/* Exactly a third may go, and nothing of what is shorter than three times the step. */
static void a_trim_takes_a_third_at_most(void **state)
{
    struct scene scene = scene_of(state, 3);

    struct assignment *essay = put(&scene, 1, "chinese", 45, 17, 18);
    struct assignment *other = put(&scene, 2, "math", 30, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#1 trim 30");
    essay->minutes = 44;
    other->minutes = 31; /* still 15 too many */
    assert_string_equal(suggest(&scene, 17), "#2 optional");
    essay->minutes = 47;
    other->minutes = 14;
    assert_string_equal(suggest(&scene, 17), "#1 trim 42");
    scene.set.count = 0;
    for (int64_t id = 1; id <= 4; id++)
        put(&scene, id, "math", 14, 17, 18);
    put(&scene, 5, "math", 5, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#5 optional");
}

static void subjects_over_their_share_pay_first(void **state)
{
    struct share shares[] = {{.grade = 3, .subject = "english", .minutes = 20},
                             {.grade = 3, .subject = "math", .minutes = 30}};
    struct scene scene = scene_of(state, 3);

    put(&scene, 1, "chinese", 15, 17, 18);
    put(&scene, 2, "math", 30, 17, 18);
    put(&scene, 3, "english", 21, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#2 trim 20");
    scene.profile = (struct class_profile){.shares = shares, .share_count = COUNT_OF(shares)};
    assert_string_equal(suggest(&scene, 17), "#3 optional");
    shares[1].minutes = 29;
    assert_string_equal(suggest(&scene, 17), "#2 trim 20");
    /* Still the fewest items: what is over its share cannot do it alone. */
    scene.profile.share_count = 1;
    put(&scene, 4, "science", 20, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#2 optional");
}

static void moves_go_first_then_the_fewest_minutes(void **state)
{
    struct scene scene = scene_of(state, 3);

    struct assignment *essay = put(&scene, 1, "chinese", 25, 17, 18);
    put(&scene, 2, "math", 35, 17, 18);
    struct assignment *late = put(&scene, 3, "english", 7, 17, 20);
    late->spread = SPREAD_FIRST;
    assert_string_equal(suggest(&scene, 17), "#3 move 18"); /* 7 against 10 */
    late->minutes = 10;
    assert_string_equal(suggest(&scene, 17), "#3 move 18"); /* 10 as the trim of #2 */
    late->minutes = 16;
    essay->minutes = 19;
    assert_string_equal(suggest(&scene, 17), "#3 move 18"); /* 16 against 10: whole moves first */
    essay->minutes = 25;
    late->minutes = 9;
    put(&scene, 4, "science", 1, 17, 18);
    assert_string_equal(suggest(&scene, 17), "#2 trim 25"); /* the move alone leaves 61 */
}

static void moves_stay_before_the_due_day_and_out_of_the_past(void **state)
{
    struct scene scene = scene_of(state, 3);

    put(&scene, 1, "chinese", 58, 19, 20);
    struct assignment *moved = put(&scene, 2, "math", 5, 19, 25);
    moved->spread = SPREAD_FIRST;
    assert_string_equal(suggest(&scene, 19), "#2 move 17");
    scene.today = 0;
    assert_string_equal(suggest(&scene, 19), "#2 move 5"); /* the earliest day within reach */
    scene.today = november(17);
    assert_string_equal(suggest(&scene, 19), "#2 move 17");
    scene.today = november(19);
    assert_string_equal(suggest(&scene, 19), "#2 move 20");
    put(&scene, 3, "math", 56, 20, 21);                     /* the 20th would be red */
    assert_string_equal(suggest(&scene, 19), "#2 move 23"); /* not on the weekend */
    struct calendar_row none = {.first = november(23),
                                .last = november(23),
                                .mark = MARK_NO_HOMEWORK,
                                .name = (char[]){""}};
    calendar_add(scene.fixture->calendar, LAYER_SCHOOL, &none);
    assert_string_equal(suggest(&scene, 19), "#2 move 24");
    moved->due = november(24);
    assert_string_equal(suggest(&scene, 19), "#1 trim 53");
}

static void a_red_day_gets_no_redder(void **state)
{
    struct scene scene = scene_of(state, 3);

    put(&scene, 1, "chinese", 60, 17, 18);
    put(&scene, 2, "math", 5, 17, 19)->spread = SPREAD_FIRST;
    scene.today = november(17);
    assert_string_equal(suggest(&scene, 17), "#2 move 18");
    put(&scene, 3, "english", 70, 18, 19);
    assert_string_equal(suggest(&scene, 17), "#1 trim 55");
    /* Nor on a lower path of a red day, which has its own limit. */
    scene.set.count--;
    put(&scene, 3, "english", 5, 18, 19)->tier = TIER_PLUS;
    put(&scene, 4, "english", 60, 18, 19);
    assert_string_equal(suggest(&scene, 17), "#1 trim 55");
}

static void every_path_is_brought_to_the_limit(void **state)
{
    struct scene scene = scene_of(state, 3);

    put(&scene, 1, "chinese", 55, 17, 18);
    put(&scene, 2, "math", 10, 17, 18)->tier = TIER_BASE;
    put(&scene, 3, "english", 20, 17, 18)->tier = TIER_STRETCH;
    /* base is 65, stretch 85: trimming #3 helps the one alone. */
    assert_string_equal(suggest(&scene, 17), "#1 optional");
    scene.set.count = 2;
    scene.set.items[1] = scene.set.items[0];
    put(&scene, 3, "english", 20, 17, 18)->tier = TIER_STRETCH;
    scene.set.items[1] = scene.set.items[2];
    scene.set.count = 2;
    assert_string_equal(suggest(&scene, 17), "#1 trim 40");
}

static void what_is_spread_is_measured_by_its_parts(void **state)
{
    struct scene scene = scene_of(state, 3);

    scene.today = november(16);
    put(&scene, 1, "chinese", 57, 18, 19);
    put(&scene, 2, "math", 20, 16, 20); /* 5 an evening, 16th to 19th */
    /* Moved to the 19th it is 20 there; to the 17th it would be 7 on the 18th. */
    assert_string_equal(suggest(&scene, 18), "#2 move 19");
    put(&scene, 3, "english", 12, 16, 20)->spread = SPREAD_EACH;
    /* 74: #3 moved to the 19th leaves 62, #1 begun a day earlier is 28 here and 29 there. */
    assert_string_equal(suggest(&scene, 18), "#1 move 17");
}

/* To school where there is school that day, else withdrawn; choice would not help. */
static void in_grade_1_it_is_done_at_school_or_not_at_all(void **state)
{
    struct scene scene = scene_of(state, 1);

    put(&scene, 1, "chinese", 10, 17, 20);
    put(&scene, 2, "math", 5, 17, 18);
    put(&scene, 3, "math", 5, 17, 18)->kind = KIND_ORAL;
    put(&scene, 4, "math", 5, 17, 18)->place = PLACE_SCHOOL;
    put(&scene, 5, "math", 5, 17, 18)->optional = true;
    assert_string_equal(suggest(&scene, 17), "#1 school, #2 school, #5 school");
    put(&scene, 6, "math", 5, 21, 23);
    put(&scene, 7, "math", 5, 20, 23)->spread = SPREAD_EACH;
    assert_string_equal(suggest(&scene, 21), "#6 off, #7 school");
    /* Where work at school counts as well, school is no way out. */
    scene.class = fixture_class(3, 2);
    for (int kind = 0; kind < DAY_KIND_COUNT; kind++)
        scene.fixture->policy.limit[STAGE_PRIMARY][2][kind] = 0;
    assert_string_equal(suggest(&scene, 20), "#7 off");
}

static void two_moves_share_the_room_of_a_day(void **state)
{
    struct scene scene = scene_of(state, 3);

    scene.today = november(17);
    put(&scene, 1, "chinese", 60, 17, 18)->place = PLACE_SCHOOL;
    put(&scene, 2, "math", 40, 17, 20)->spread = SPREAD_FIRST;
    put(&scene, 3, "english", 40, 17, 20)->spread = SPREAD_FIRST;
    put(&scene, 4, "math", 20, 18, 19);
    put(&scene, 5, "math", 15, 19, 20);
    assert_string_equal(suggest(&scene, 17), "#2 move 18, #3 move 19");
    put(&scene, 6, "math", 6, 19, 20);
    assert_string_equal(suggest(&scene, 17), "#2 move 18, #3 optional");
}

/* ---- trying everything ---- */

#define WINDOW (2 * SUGGEST_REACH + 1)
#define ITEMS_MAX 24

struct option
{
    struct assignment after;
    enum suggest_kind kind;
    int minutes;
};
struct candidate
{
    size_t index; /* in the set */
    bool over_share;
    struct option options[64];
    size_t option_count;
};
/* A set of changes: for each candidate its option or -1. */
struct way
{
    int chosen[ITEMS_MAX];
};
struct trial
{
    struct scene *scene;
    day_t day;
    struct candidate candidates[ITEMS_MAX]; /* by id */
    size_t count;
    int before[WINDOW][POLICY_PATHS_MAX], limit[WINDOW];
    bool found;
    struct way best;
};

static int part(const struct trial *trial, const struct assignment *a, day_t day)
{
    int minutes = 0;
    struct grade grade = class_grade(&trial->scene->fixture->school, &trial->scene->class, day);

    if (!state_is_public(a->state) || a->optional ||
        !policy_counts(&trial->scene->fixture->policy, &grade, a->kind, a->place) ||
        !assignment_on(a, trial->scene->fixture->calendar, &trial->scene->fixture->policy, day,
                       &minutes))
        return 0;
    return minutes;
}

static const struct assignment *chosen_of(const struct trial *trial, const struct way *way,
                                          size_t index)
{
    for (size_t c = 0; way && c < trial->count; c++)
        if (trial->candidates[c].index == index && way->chosen[c] >= 0)
            return &trial->candidates[c].options[way->chosen[c]].after;
    return trial->scene->set.items[index];
}

static int load_on(const struct trial *trial, const struct way *way, int d, size_t path)
{
    const struct policy *policy = &trial->scene->fixture->policy;
    int load = 0;

    for (size_t i = 0; i < trial->scene->set.count; i++) {
        const struct assignment *a = chosen_of(trial, way, i);
        if (policy_on_path(&policy->paths[path], a->tier))
            load += part(trial, a, trial->day - SUGGEST_REACH + d);
    }
    return load;
}

static bool is_allowed(const struct trial *trial, const struct way *way)
{
    size_t paths = trial->scene->fixture->policy.path_count;

    for (size_t p = 0; p < paths; p++)
        if (load_on(trial, way, SUGGEST_REACH, p) > trial->limit[SUGGEST_REACH])
            return false;
    for (int d = 0; d < WINDOW; d++) {
        for (size_t p = 0; p < paths; p++) {
            int load = d == SUGGEST_REACH ? 0 : load_on(trial, way, d, p);
            if (load > trial->limit[d] && load > trial->before[d][p])
                return false;
        }
    }
    return true;
}

/* Below 0: a is preferred. The order of rule 3.11, criterion by criterion. */
static int prefer(const struct trial *trial, const struct way *a, const struct way *b)
{
    const struct way *ways[2] = {a, b};
    int sums[2][5] = {{0}};

    for (int w = 0; w < 2; w++) {
        for (size_t c = 0; c < trial->count; c++) {
            if (ways[w]->chosen[c] < 0)
                continue;
            const struct option *option = &trial->candidates[c].options[ways[w]->chosen[c]];
            sums[w][0]++;
            sums[w][1] += trial->candidates[c].over_share ? 0 : 1;
            sums[w][2] += option->kind == SUGGEST_MOVE ? 0 : 1;
            sums[w][3] += option->kind == SUGGEST_OPTIONAL ? 1 : 0;
            sums[w][4] += option->minutes;
        }
    }
    for (int s = 0; s < 5; s++)
        if (sums[0][s] != sums[1][s])
            return sums[0][s] - sums[1][s];
    for (size_t c = 0; c < trial->count; c++) /* the lower id is in a */
        if ((a->chosen[c] < 0) != (b->chosen[c] < 0))
            return a->chosen[c] >= 0 ? -1 : 1;
    for (int criterion = 0; criterion < 3; criterion++) {
        for (size_t c = 0; c < trial->count; c++) {
            if (a->chosen[c] < 0)
                continue;
            const struct option *left = &trial->candidates[c].options[a->chosen[c]];
            const struct option *right = &trial->candidates[c].options[b->chosen[c]];
            int order = criterion == 0   ? (int)left->kind - (int)right->kind
                        : criterion == 1 ? left->after.assigned - right->after.assigned
                                         : right->minutes - left->minutes;
            if (order != 0)
                return order;
        }
    }
    return 0;
}

static void try_ways(struct trial *trial, struct way *way, size_t candidate, int left)
{
    if (candidate == trial->count) {
        if (left == 0 && (!trial->found || prefer(trial, way, &trial->best) < 0) &&
            is_allowed(trial, way)) {
            trial->found = true;
            trial->best = *way;
        }
        return;
    }
    way->chosen[candidate] = -1;
    try_ways(trial, way, candidate + 1, left);
    for (size_t o = 0; left > 0 && o < trial->candidates[candidate].option_count; o++) {
        way->chosen[candidate] = (int)o;
        try_ways(trial, way, candidate + 1, left - 1);
    }
    way->chosen[candidate] = -1;
}

static int evening_part(const struct trial *trial, const struct assignment *a, day_t day)
{
    int minutes = 0;
    return !a->optional && assignment_on(a, trial->scene->fixture->calendar,
                                         &trial->scene->fixture->policy, day, &minutes)
               ? minutes
               : 0;
}

static void add_option(const struct trial *trial, struct candidate *candidate,
                       const struct assignment *before, const struct assignment *after,
                       enum suggest_kind kind)
{
    struct option option = {.after = *after, .kind = kind};

    for (day_t day = before->assigned < after->assigned ? before->assigned : after->assigned;
         day < before->due + 1; day++) {
        int taken = evening_part(trial, before, day) - evening_part(trial, after, day);
        option.minutes += taken > 0 ? taken : 0;
        if (taken < 0 && (day < trial->day - SUGGEST_REACH || day > trial->day + SUGGEST_REACH))
            return;
    }
    assert_true(candidate->option_count < COUNT_OF(candidate->options));
    candidate->options[candidate->option_count++] = option;
}

static void add_candidate(struct trial *trial, size_t index)
{
    const struct assignment *a = trial->scene->set.items[index];
    const struct calendar *calendar = trial->scene->fixture->calendar;
    struct candidate *candidate = &trial->candidates[trial->count++];

    candidate->index = index;
    for (day_t day = trial->day - SUGGEST_REACH; day <= trial->day + SUGGEST_REACH && day < a->due;
         day++) {
        struct assignment after = *a;
        after.assigned = day;
        if (day != a->assigned && day >= trial->scene->today &&
            calendar_is_school_day(calendar, day) && !calendar_is_no_homework(calendar, day) &&
            assignment_check(&after, calendar, &trial->scene->fixture->policy, NULL))
            add_option(trial, candidate, a, &after, SUGGEST_MOVE);
    }
    for (int minutes = a->minutes - 5; minutes >= 5 && (a->minutes - minutes) * 3 <= a->minutes;
         minutes -= 5) {
        struct assignment after = *a;
        after.minutes = minutes;
        add_option(trial, candidate, a, &after, SUGGEST_TRIM);
    }
    struct assignment after = *a;
    after.optional = true;
    add_option(trial, candidate, a, &after, SUGGEST_OPTIONAL);
}

/* Everything tried: the answer in the same words. */
static const char *try_everything(struct trial *trial, const struct board *board)
{
    struct fixture *fixture = trial->scene->fixture;
    struct text_buf buf = {.arena = fixture->arena};

    for (int d = 0; d < WINDOW; d++) {
        day_t day = trial->day - SUGGEST_REACH + d;
        struct grade grade = class_grade(&fixture->school, &trial->scene->class, day);
        trial->limit[d] =
            policy_limit(&fixture->policy, &grade, calendar_kind(fixture->calendar, day));
        for (size_t p = 0; p < fixture->policy.path_count; p++)
            trial->before[d][p] = load_on(trial, NULL, d, p);
    }
    /* Items are made with ascending ids; all that count that day are tried. */
    for (size_t i = 0; i < trial->scene->set.count; i++) {
        const struct assignment *a = trial->scene->set.items[i];
        if (part(trial, a, trial->day) == 0)
            continue;
        add_candidate(trial, i);
        for (size_t s = 0; s < board->subject_count; s++) {
            if (strcmp(board->subjects[s].subject->code, a->subject) == 0 &&
                board->subjects[s].share >= 0) {
                trial->candidates[trial->count - 1].over_share =
                    board->subjects[s].load > board->subjects[s].share;
            }
        }
    }
    for (int changes = 1; !trial->found && changes <= (int)trial->count; changes++) {
        struct way way;
        memset(way.chosen, -1, sizeof way.chosen);
        try_ways(trial, &way, 0, changes);
    }
    text_buf_add(&buf, "");
    for (size_t c = 0; trial->found && c < trial->count; c++) {
        if (trial->best.chosen[c] < 0)
            continue;
        const struct option *option = &trial->candidates[c].options[trial->best.chosen[c]];
        text_buf_printf(&buf, "%s#%d ", *buf.text != '\0' ? ", " : "", (int)option->after.id);
        if (option->kind == SUGGEST_OPTIONAL)
            text_buf_add(&buf, "optional");
        else if (option->kind == SUGGEST_TRIM)
            text_buf_printf(&buf, "trim %d", option->after.minutes);
        else
            text_buf_printf(&buf, "move %d", date_ymd(option->after.assigned).day);
    }
    return buf.text;
}

#define ROUNDS 400
#define SUBJECTS 4

static void fill_random(struct scene *scene, unsigned *random, unsigned items)
{
    for (unsigned id = 1; id <= items; id++) {
        struct assignment a =
            fixture_random_assignment(scene->fixture, random, (int64_t)id, november(13),
                                      fixture_random(random, 3) == 0 ? 1 : 8);
        /* Small days: few options each, and close to the limit. */
        a.minutes = 5 + (int)fixture_random(random, 16);
        a.kind = fixture_random(random, 5) == 0 ? KIND_ORAL : KIND_WRITTEN;
        a.subject = scene->fixture->subjects.items[fixture_random(random, SUBJECTS)].code;
        if (a.due > november(24))
            a.due = november(24);
        fixture_add(scene->fixture, &scene->set, &a);
    }
}

static void shuffle(struct assignment_set *set, unsigned *random)
{
    for (size_t i = set->count; i > 1; i--) {
        size_t other = fixture_random(random, (unsigned)i);
        const struct assignment *swapped = set->items[i - 1];
        set->items[i - 1] = set->items[other];
        set->items[other] = swapped;
    }
}

/* No day is worse than before, the day itself is at its limit, and `after` is what its board will be. */
static void check_boards(struct scene *scene, const struct suggest_result *result, day_t day)
{
    struct board_input before = input_of(scene);
    struct board_input after = before;
    const struct assignment **list =
        ARENA_ARRAY(scene->fixture->arena, before.assignment_count, const struct assignment *);

    for (size_t i = 0; i < before.assignment_count; i++) {
        list[i] = before.assignments[i];
        for (size_t c = 0; c < result->count; c++) {
            list[i] =
                result->items[c].before == before.assignments[i] ? result->items[c].after : list[i];
        }
    }
    after.assignments = list;
    for (day_t d = day - 20; d <= day + 20; d++) {
        struct board *old = board_build(&before, d, scene->fixture->arena);
        struct board *new = board_build(&after, d, scene->fixture->arena);
        for (size_t p = 0; p < old->path_count; p++) {
            assert_true(new->paths[p].level != LEVEL_RED ||
                        (d != day && new->paths[p].load <= old->paths[p].load));
        }
        if (d == day) {
            assert_int_equal(new->load, result->after->load);
            assert_int_equal(new->warning_count, result->after->warning_count);
            assert_int_equal(new->item_count, result->after->item_count);
        }
    }
    for (size_t c = 0; c < result->count; c++) {
        assert_int_equal(result->items[c].after->due, result->items[c].before->due);
        assert_false(result->items[c].forecast->raises_over && result->count == 1);
    }
}

static void small_days_are_solved_as_by_trying_everything(void **state)
{
    struct fixture *fixture = *state;
    unsigned random = TEST_SEED;
    int red = 0, several = 0, moves = 0;

    for (int round = 0; round < ROUNDS; round++) {
        struct fixture *own = fixture_new();
        int limit = 5 + (int)fixture_random(&random, 25);
        day_t day = november(16 + (int)fixture_random(&random, 5));
        struct scene scene = {.fixture = own, .class = fixture_class(3, 2)};
        struct share shares[] = {{.grade = 3, .subject = "math", .minutes = 10},
                                 {.grade = 3, .subject = "english", .minutes = 5}};
        struct trial trial = {.scene = &scene, .day = day};

        for (int kind = 0; kind < DAY_KIND_COUNT; kind++)
            own->policy.limit[STAGE_PRIMARY][2][kind] = limit;
        if (fixture_random(&random, 3) == 0) { /* paths apart */
            own->policy.path_count = 0;
            fixture_add_path(own, "A", 1U << TIER_BASE);
            fixture_add_path(own, "B", 1U << TIER_PLUS);
        }
        scene.today = fixture_random(&random, 2) == 0 ? day : november(13);
        if (fixture_random(&random, 2) == 0)
            scene.profile = (struct class_profile){.shares = shares, .share_count = 2};
        fill_random(&scene, &random, 6 + fixture_random(&random, 8));
        struct board_input input = input_of(&scene);
        struct suggest_result *result = suggest_build(&input, day, own->arena);
        const char *said = say(result, own->arena);
        if (result->needed) {
            const char *wanted = try_everything(&trial, result->before);
            if (strcmp(said, wanted) != 0) {
                fail_msg("seed %u, round %d: %s; trying everything: %s", TEST_SEED, round, said,
                         wanted);
            }
            check_boards(&scene, result, day);
            red++;
            several += result->count > 1 ? 1 : 0;
            moves += strstr(said, "move") ? 1 : 0;
            shuffle(&scene.set, &random);
            input = input_of(&scene);
            assert_string_equal(say(suggest_build(&input, day, own->arena), own->arena), said);
        }
        fixture_free(own);
    }
    /* The rounds are worth something: many red days, many of them with more than one change. */
    print_message("%d of %d days red, %d with several changes, %d with moves\n", red, ROUNDS,
                  several, moves);
    assert_true(red > ROUNDS / 4);
    assert_true(several > ROUNDS / 20);
    assert_true(moves > ROUNDS / 20);
    (void)fixture;
}

/* A fortnight at its fullest, with all that can be said of an assignment: it ends, and rightly. */
static void large_days_end(void **state)
{
    struct scene scene = scene_of(state, 8);
    unsigned random = TEST_SEED;

    for (int64_t id = 1; id <= 80; id++) {
        struct assignment a =
            fixture_random_assignment(scene.fixture, &random, id, november(16), 12);
        a.kind = KIND_WRITTEN;
        a.optional = false;
        fixture_add(scene.fixture, &scene.set, &a);
    }
    for (int day = 16; day <= 27; day++) {
        struct board_input input = input_of(&scene);
        struct suggest_result *result = suggest_build(&input, november(day), scene.fixture->arena);
        assert_true(result->possible);
        if (result->needed)
            check_boards(&scene, result, november(day));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_day_within_its_limit_needs_nothing, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_fewest_items_go_first, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_trim_takes_a_third_at_most, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(subjects_over_their_share_pay_first, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(moves_go_first_then_the_fewest_minutes, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(moves_stay_before_the_due_day_and_out_of_the_past,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_red_day_gets_no_redder, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(every_path_is_brought_to_the_limit, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_spread_is_measured_by_its_parts, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(in_grade_1_it_is_done_at_school_or_not_at_all,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(two_moves_share_the_room_of_a_day, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(small_days_are_solved_as_by_trying_everything,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(large_days_end, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
