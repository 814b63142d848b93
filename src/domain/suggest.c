/* The fewest changes that bring a day to its limit (rule 3.11). What each item of the day could do is
 * read here from boards, the same that everybody sees; suggest_search.c chooses among it.
 *
 * Only items of the day are ever touched: making one optional (where nothing is allowed: withdrawing it)
 * takes its whole part away and burdens no other day, so that a change elsewhere could always be saved. For
 * the same reason there is always an answer. */
#include "config.h"

#include "domain/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "domain/suggest_search.h"

#define TRIM_STEP 5
#define TRIM_LEAST 5 /* minutes that are left */
#define TRIM_PART 3  /* no more than one part in so many is taken: nobody halves an essay */

struct scene
{
    const struct board_input *input;
    day_t day, first; /* the days that are looked at begin with `first` */
    struct board *boards[SUGGEST_DAYS];
    struct board *board; /* of the day */
    bool none_allowed;   /* its grade's limit is 0: choice does not help */
    unsigned needing;    /* bit p: a path over the limit */
    struct search search;
    struct arena *arena;
};

/* The boards of all days within reach, their texts not judged: only their numbers are looked at. */
static void look_around(struct scene *scene)
{
    struct board_input plain = *scene->input;

    plain.linter = NULL;
    for (int d = 0; d < SUGGEST_DAYS; d++) {
        struct board *board = board_build(&plain, scene->first + d, scene->arena);
        scene->boards[d] = board;
        for (size_t p = 0; p < board->path_count; p++) {
            int room = board->limit - board->paths[p].load;
            scene->search.room[d][p] = board->limit == LIMIT_NONE ? SEARCH_ROOM_ANY
                                       : room > 0                 ? room
                                                                  : 0;
        }
    }
    scene->board = scene->boards[scene->day - scene->first];
    scene->none_allowed = policy_allows_none(plain.policy, &scene->board->grade);
    scene->search.path_count = scene->board->path_count;
    for (size_t p = 0; p < scene->board->path_count; p++) {
        /* Of the day itself the needs speak: its room is not looked at. */
        scene->search.room[scene->day - scene->first][p] = SEARCH_ROOM_ANY;
        if (scene->board->paths[p].level == LEVEL_RED && scene->board->paths[p].listed) {
            scene->search.need[p] = scene->board->paths[p].load - scene->board->limit;
            scene->needing |= 1U << p;
        }
    }
}

static unsigned paths_of(const struct scene *scene, const struct assignment *a)
{
    unsigned paths = 0;

    for (size_t p = 0; p < scene->board->path_count; p++)
        paths |= policy_on_path(scene->board->paths[p].path, a->tier) ? 1U << p : 0U;
    return paths;
}

/* Whether a subject's counted minutes are over its agreed share, as over-share warns of it. */
static bool is_over_share(const struct scene *scene, const char *subject)
{
    const struct board *board = scene->board;
    int share = profile_share(scene->input->profile, board->grade.grade, subject, board->day);
    int minutes = 0;

    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        if (item->counted && item->on_headline && strcmp(item->assignment->subject, subject) == 0)
            minutes += item->today;
    }
    return share >= 0 && minutes > share;
}

/* ---- what an item could do ---- */

/* Minutes that must be done on a day, as far as the rule of the day's grade goes. */
static int part_on(const struct scene *scene, const struct assignment *a, day_t day)
{
    int minutes = 0;
    bool must = state_is_public(a->state) && (!a->optional || scene->none_allowed);

    return must && assignment_on(a, scene->input->calendar, scene->input->policy, day, &minutes)
               ? minutes
               : 0;
}

/* Counted minutes on a day within reach. */
static int counted_on(const struct scene *scene, const struct assignment *a, day_t day)
{
    const struct board *board = scene->boards[day - scene->first];

    return assignment_counts(a, scene->input->policy, &board->grade) ? part_on(scene, a, day) : 0;
}

/* Measures an option; false where it takes nothing from the day, or raises one that is out of sight. */
static bool measure(struct scene *scene, const struct assignment *before,
                    struct search_option *option)
{
    const struct assignment *after = option->after;
    day_t first = before->assigned < after->assigned ? before->assigned : after->assigned;

    option->removal = counted_on(scene, before, scene->day) - counted_on(scene, after, scene->day);
    if (option->removal <= 0)
        return false;
    option->effects = ARENA_ARRAY(scene->arena, SUGGEST_DAYS, struct search_effect);
    for (day_t day = first; day <= before->due; day++) {
        int taken = part_on(scene, before, day) - part_on(scene, after, day);
        option->minutes += taken > 0 ? taken : 0;
        if (day < scene->first || day >= scene->first + SUGGEST_DAYS) {
            if (taken < 0)
                return false;
            continue;
        }
        int delta = counted_on(scene, after, day) - counted_on(scene, before, day);
        if (delta != 0 && day != scene->day) {
            option->effects[option->effect_count++] =
                (struct search_effect){.day = day - scene->first, .delta = delta};
        }
    }
    return true;
}

static struct assignment *copy_of(const struct scene *scene, const struct assignment *a)
{
    return arena_memdup(scene->arena, a, sizeof *a);
}

static void add_option(struct scene *scene, struct search_item *item, enum suggest_kind kind,
                       struct assignment *after)
{
    struct search_option option = {.after = after, .kind = kind};

    if (measure(scene, item->before, &option))
        item->options[item->option_count++] = option;
}

/* To another day of lessons before it is due, and not into the past. */
static void add_moves(struct scene *scene, struct search_item *item)
{
    const struct calendar *calendar = scene->input->calendar;
    day_t last = scene->first + SUGGEST_DAYS - 1;

    for (day_t day = scene->first; day < item->before->due && day <= last; day++) {
        if (day == item->before->assigned || day < scene->input->today ||
            !calendar_is_school_day(calendar, day) || calendar_is_no_homework(calendar, day))
            continue;
        struct assignment *after = copy_of(scene, item->before);
        after->assigned = day;
        if (assignment_check(after, calendar, scene->input->policy, NULL))
            add_option(scene, item, SUGGEST_MOVE, after);
    }
}

static void add_trims(struct scene *scene, struct search_item *item)
{
    int whole = item->before->minutes;

    for (int trim = whole / TRIM_PART / TRIM_STEP * TRIM_STEP; trim > 0; trim -= TRIM_STEP) {
        struct assignment *after = copy_of(scene, item->before);
        after->minutes = whole - trim;
        if (after->minutes >= TRIM_LEAST)
            add_option(scene, item, SUGGEST_TRIM, after);
    }
}

static void add_optional(struct scene *scene, struct search_item *item)
{
    struct assignment *after = copy_of(scene, item->before);

    after->optional = true;
    add_option(scene, item, SUGGEST_OPTIONAL, after);
}

/* Where nothing is allowed at home: at school, on a day on which there is school, or not at all. */
static void add_ways_out(struct scene *scene, struct search_item *item)
{
    struct assignment *at_school = copy_of(scene, item->before);
    struct assignment *off = copy_of(scene, item->before);

    at_school->place = PLACE_SCHOOL;
    if (item->before->place == PLACE_HOME &&
        calendar_is_school_day(scene->input->calendar, at_school->assigned) &&
        assignment_check(at_school, scene->input->calendar, scene->input->policy, NULL))
        add_option(scene, item, SUGGEST_SCHOOL, at_school);
    off->state = STATE_WITHDRAWN;
    add_option(scene, item, SUGGEST_OFF, off);
}

static int compare_ids(const void *left, const void *right)
{
    const struct search_item *a = left;
    const struct search_item *b = right;
    return (a->before->id > b->before->id) - (a->before->id < b->before->id);
}

/* The items of the day that count on a path which is over. */
static void list_items(struct scene *scene)
{
    const struct board *board = scene->board;
    struct search_item *items = ARENA_ARRAY(scene->arena, board->item_count, struct search_item);
    size_t count = 0;

    for (size_t i = 0; i < board->item_count; i++) {
        const struct assignment *a = board->items[i].assignment;
        if (!board->items[i].counted || board->items[i].today == 0 ||
            (paths_of(scene, a) & scene->needing) == 0)
            continue;
        items[count++] = (struct search_item){.before = a,
                                              .paths = paths_of(scene, a),
                                              .over_share = is_over_share(scene, a->subject)};
    }
    qsort(items, count, sizeof *items, compare_ids);
    for (size_t i = 0; i < count; i++) {
        size_t most = SUGGEST_DAYS + (size_t)(items[i].before->minutes / TRIM_STEP) + 1;
        items[i].options = ARENA_ARRAY(scene->arena, most, struct search_option);
        if (scene->none_allowed) {
            add_ways_out(scene, &items[i]);
            continue;
        }
        add_moves(scene, &items[i]);
        add_trims(scene, &items[i]);
        add_optional(scene, &items[i]);
    }
    scene->search.items = items;
    scene->search.item_count = count;
}

/* ---- the answer ---- */

static const struct assignment *after_of(const struct suggest_result *result,
                                         const struct assignment *a)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->items[i].before == a)
            return result->items[i].after;
    return a;
}

static void build_after(struct suggest_result *result, const struct board_input *input, day_t day,
                        struct arena *arena)
{
    struct board_input changed = *input;
    const struct assignment **list =
        ARENA_ARRAY(arena, input->assignment_count, const struct assignment *);

    for (size_t i = 0; i < input->assignment_count; i++)
        list[i] = after_of(result, input->assignments[i]);
    changed.assignments = list;
    result->after = board_build(&changed, day, arena);
}

struct suggest_result *suggest_build(const struct board_input *input, day_t day,
                                     struct arena *arena)
{
    struct suggest_result *result = ARENA_NEW(arena, struct suggest_result);
    struct scene scene = {
        .input = input, .day = day, .first = day - SUGGEST_REACH, .arena = arena_new()};

    result->before = board_build(input, day, arena);
    result->after = result->before;
    result->needed = result->before->level == LEVEL_RED;
    result->possible = true;
    if (!result->needed)
        goto out;
    look_around(&scene);
    list_items(&scene);
    struct search_pick *picks =
        ARENA_ARRAY(scene.arena, scene.search.item_count, struct search_pick);
    result->count = search_best(&scene.search, picks);
    result->items = ARENA_ARRAY(arena, result->count, struct suggestion);
    for (size_t i = 0; i < result->count; i++) {
        struct suggestion *item = &result->items[i];
        *item = (struct suggestion){
            .before = picks[i].item->before,
            .after = arena_memdup(arena, picks[i].option->after, sizeof *item->after),
            .kind = picks[i].option->kind,
            .over_share = picks[i].item->over_share};
        const struct assignment *after = item->kind == SUGGEST_OFF ? NULL : item->after;
        item->forecast = forecast_build(input, &item->before, &after, 1, arena);
    }
    build_after(result, input, day, arena);
    result->possible = result->after->level != LEVEL_RED;
out:
    arena_free(scene.arena);
    return result;
}
