/* The search behind suggest: for one change, two, three … depth-first over the items by ascending id,
 * each changed by one of its options or left as it is. Of what is still open a table for each path
 * tells the least that it can cost, were that the only path and the moves not in each other's way:
 * where that is more than the best answer so far, nothing more is tried.
 *
 * Where a day is so full that this takes too long, the best answer found so far is taken, or the plain
 * one that makes the largest items optional: a right one then, though maybe not the most preferred. That
 * one is also the nearest where nothing is enough. */
#include "config.h"

#include "domain/suggest_search.h"

#include <string.h>

#define STEPS_MAX 30000        /* items decided in one search */
#define TABLE_MAX (1024 * 512) /* numbers in the tables */
#define CHANGES_MAX 255
#define COST_NONE INT64_MAX
/* Costs: no sum of CHANGES_MAX of the lesser criteria outweighs one of the greater. The least is a minute. */
#define COST_OPTIONAL (INT64_C(1) << 24)
#define COST_NO_MOVE (INT64_C(1) << 32)
#define COST_WITHIN_SHARE (INT64_C(1) << 40)
_Static_assert((int64_t)CHANGES_MAX *(SPAN_MAX_DAYS + 1) * PART_MAX_MINUTES < INT64_C(1) << 24,
               "the minutes of all changes");

struct run
{
    const struct search *search;
    struct arena *arena;
    size_t changes;                   /* how many are made */
    size_t most_changes;              /* that are ever needed */
    int64_t *least[POLICY_PATHS_MAX]; /* see least_at */
    /* by how much items[i] and later ones can lower a day */
    int (*relief)[SUGGEST_DAYS][POLICY_PATHS_MAX];
    int room[SUGGEST_DAYS][POLICY_PATHS_MAX]; /* what the picks leave of it */
    struct search_pick *picks, *best;
    int64_t best_cost;
    long steps;
};

static bool is_on(const struct search_item *item, size_t path)
{
    return (item->paths >> path & 1U) != 0;
}

/* To make it optional or to withdraw it is always possible, helps most and burdens no other day. */
static const struct search_option *leaving_of(const struct search_item *item)
{
    return &item->options[item->option_count - 1];
}

/* ---- room on other days ---- */

static void tabulate_relief(struct run *run)
{
    const struct search *search = run->search;

    run->relief = arena_array(run->arena, search->item_count + 1, sizeof *run->relief);
    for (size_t i = search->item_count; i-- > 0;) {
        const struct search_item *item = &search->items[i];
        int least[SUGGEST_DAYS] = {0};
        for (size_t o = 0; o < item->option_count; o++) {
            for (size_t e = 0; e < item->options[o].effect_count; e++) {
                const struct search_effect *effect = &item->options[o].effects[e];
                int *lowest = &least[effect->day];
                *lowest = effect->delta < *lowest ? effect->delta : *lowest;
            }
        }
        for (size_t d = 0; d < SUGGEST_DAYS; d++)
            for (size_t p = 0; p < search->path_count; p++)
                run->relief[i][d][p] = run->relief[i + 1][d][p] - (is_on(item, p) ? least[d] : 0);
    }
}

/* Takes the room that an option needs, or with sign -1 gives it back. False: not even all that
 * items[next] and later ones can do makes good what is lacking. */
static bool take_room(struct run *run, const struct search_pick *pick, int sign, size_t next)
{
    bool enough = true;

    for (size_t e = 0; e < pick->option->effect_count; e++) {
        const struct search_effect *effect = &pick->option->effects[e];
        for (size_t p = 0; p < run->search->path_count; p++) {
            int *room = &run->room[effect->day][p];
            *room -= is_on(pick->item, p) ? sign * effect->delta : 0;
            enough = enough && *room + run->relief[next][effect->day][p] >= 0;
        }
    }
    return enough;
}

static bool has_room(const struct run *run)
{
    for (size_t d = 0; d < SUGGEST_DAYS; d++) {
        for (size_t p = 0; p < run->search->path_count; p++)
            if (run->room[d][p] < 0)
                return false;
    }
    return true;
}

/* ---- costs ---- */

static int64_t cost_of(const struct search_pick *pick)
{
    enum suggest_kind kind = pick->option->kind;

    bool moves = kind == SUGGEST_MOVE || kind == SUGGEST_SCHOOL;
    bool leaves = kind == SUGGEST_OPTIONAL || kind == SUGGEST_OFF;

    return (pick->item->over_share ? 0 : COST_WITHIN_SHARE) + (moves ? 0 : COST_NO_MOVE) +
           (leaves ? COST_OPTIONAL : 0) + pick->option->minutes;
}

/* The least cost of taking so many minutes from a path with exactly `left` changes of items[item] and
 * later ones. */
static int64_t *least_at(const struct run *run, size_t path, size_t item, size_t left, int minutes)
{
    size_t width = (size_t)run->search->need[path] + 1;
    return &run->least[path][(item * (run->most_changes + 1) + left) * width +
                             (size_t)(minutes > 0 ? minutes : 0)];
}

static void tabulate_pick(struct run *run, size_t path, size_t index,
                          const struct search_pick *pick)
{
    int64_t cost = cost_of(pick);
    int removal = is_on(pick->item, path) ? pick->option->removal : 0;

    for (size_t left = 1; left <= run->most_changes; left++) {
        const int64_t *rest = least_at(run, path, index + 1, left - 1, 0);
        int64_t *least = least_at(run, path, index, left, 0);
        for (int minutes = 0; minutes <= run->search->need[path]; minutes++) {
            int64_t after = rest[minutes > removal ? minutes - removal : 0];
            if (after != COST_NONE && cost + after < least[minutes])
                least[minutes] = cost + after;
        }
    }
}

static void tabulate_path(struct run *run, size_t path, size_t row)
{
    const struct search *search = run->search;
    int64_t *none = least_at(run, path, search->item_count, 0, 0); /* no item is left */

    for (size_t i = 1; i < row; i++)
        none[i] = COST_NONE;
    for (size_t i = search->item_count; i-- > 0;) {
        const struct search_item *item = &search->items[i];
        memcpy(least_at(run, path, i, 0, 0), least_at(run, path, i + 1, 0, 0), row * sizeof *none);
        for (size_t o = 0; o < item->option_count; o++) {
            const struct search_pick pick = {item, &item->options[o]};
            if (take_room(run, &pick, 1, 0))
                tabulate_pick(run, path, i, &pick);
            take_room(run, &pick, -1, 0);
        }
    }
}

/* False: the tables would be too large. */
static bool tabulate(struct run *run)
{
    const struct search *search = run->search;
    size_t total = 0;

    for (size_t p = 0; p < search->path_count; p++) {
        size_t row = (run->most_changes + 1) * ((size_t)search->need[p] + 1);
        size_t size = row * (search->item_count + 1);
        total += size;
        if (total > TABLE_MAX || run->most_changes > CHANGES_MAX)
            return false;
        run->least[p] = ARENA_ARRAY(run->arena, size, int64_t);
        tabulate_path(run, p, row);
    }
    return true;
}

/* On every path. */
static int64_t least_of(const struct run *run, size_t item, size_t left, const int *need)
{
    int64_t most = 0;

    for (size_t p = 0; p < run->search->path_count; p++) {
        int64_t least = *least_at(run, p, item, left, need[p]);
        most = least > most ? least : most;
    }
    return most;
}

/* ---- answers of equal cost: ids, then kinds, then days, then minutes ---- */

static int64_t rank_of(const struct search_pick *pick, int criterion)
{
    int64_t ranks[] = {pick->item->before->id, pick->option->kind, pick->option->after->assigned,
                       -pick->option->minutes}; /* the lower id gives more */
    return ranks[criterion];
}
#define CRITERIA 4

/* The first `count` picks beside those of the best answer, by the first so many criteria. */
static int compare_picks(const struct run *run, size_t count, int criteria)
{
    for (int criterion = 0; criterion < criteria; criterion++) {
        for (size_t i = 0; i < count; i++) {
            int64_t mine = rank_of(&run->picks[i], criterion);
            int64_t best = rank_of(&run->best[i], criterion);
            if (mine != best)
                return mine < best ? -1 : 1;
        }
    }
    return 0;
}

/* Whether the ids can become lower than those of the best answer, or the same. */
static bool may_win(const struct run *run, size_t made, size_t item)
{
    int order = compare_picks(run, made, 1);

    return order < 0 || (order == 0 && (made == run->changes ||
                                        &run->search->items[item] <= run->best[made].item));
}

/* ---- the search ---- */

/* Decides the items from one on. */
static void decide(struct run *run, size_t index, size_t made, int64_t cost, const int *need)
{
    const struct search_item *item = &run->search->items[index];
    int64_t rest = least_of(run, index, run->changes - made, need);

    if (rest == COST_NONE || cost + rest > run->best_cost || run->steps++ >= STEPS_MAX ||
        (cost + rest == run->best_cost && !may_win(run, made, index)))
        return;
    if (made == run->changes) { /* the table has seen that nothing is needed any more */
        if (has_room(run) && (cost < run->best_cost || compare_picks(run, made, CRITERIA) < 0)) {
            memcpy(run->best, run->picks, made * sizeof *run->best);
            run->best_cost = cost;
        }
        return;
    }
    for (size_t o = 0; o < item->option_count; o++) {
        const struct search_pick pick = {item, &item->options[o]};
        int needed[POLICY_PATHS_MAX];
        for (size_t p = 0; p < run->search->path_count; p++)
            needed[p] = need[p] - (is_on(item, p) ? pick.option->removal : 0);
        run->picks[made] = pick;
        if (take_room(run, &pick, 1, index + 1))
            decide(run, index + 1, made + 1, cost + cost_of(&pick), needed);
        take_room(run, &pick, -1, index + 1);
    }
    decide(run, index + 1, made, cost, need);
}

/* One item after the other made optional or withdrawn, the most helpful first. */
static size_t plain_picks(const struct search *search, struct search_pick *picks)
{
    int need[POLICY_PATHS_MAX];
    size_t count = 0;
    int most = 1;

    memcpy(need, search->need, sizeof need);
    memset(picks, 0, search->item_count * sizeof *picks);
    while (most > 0) {
        size_t best = 0;
        most = 0;
        for (size_t i = 0; i < search->item_count; i++) {
            const struct search_item *item = &search->items[i];
            int helps = 0;
            for (size_t p = 0; !picks[i].item && p < search->path_count; p++)
                helps += need[p] > 0 && is_on(item, p) ? leaving_of(item)->removal : 0;
            best = helps > most ? i : best;
            most = helps > most ? helps : most;
        }
        const struct search_item *item = &search->items[best];
        for (size_t p = 0; most > 0 && p < search->path_count; p++) {
            need[p] -= is_on(item, p) ? leaving_of(item)->removal : 0;
            picks[best] = (struct search_pick){item, leaving_of(item)};
        }
    }
    for (size_t i = 0; i < search->item_count; i++)
        if (picks[i].item)
            picks[count++] = picks[i];
    return count;
}

size_t search_best(const struct search *search, struct search_pick *picks)
{
    size_t count = plain_picks(search, picks);
    struct run run = {
        .search = search, .arena = arena_new(), .most_changes = count, .best_cost = COST_NONE};

    memcpy(run.room, search->room, sizeof run.room);
    run.picks = ARENA_ARRAY(run.arena, count, struct search_pick);
    run.best = ARENA_ARRAY(run.arena, count, struct search_pick);
    tabulate_relief(&run);
    if (tabulate(&run)) {
        while (run.best_cost == COST_NONE && run.changes < count) {
            run.changes++;
            decide(&run, 0, 0, 0, search->need);
        }
    }
    if (run.best_cost != COST_NONE) {
        count = run.changes;
        memcpy(picks, run.best, count * sizeof *picks);
    }
    arena_free(run.arena);
    return count;
}
