/* The search behind suggest. Items are decided one after the other by ascending id; what is left to
 * do after the first few of them depends only on which item comes next, how many changes are left, and
 * how many minutes must still go on each path. So each such state is solved once and remembered, and
 * the whole order of preference is kept exactly: within equal costs, lower ids are taken first.
 *
 * Room on other days is looked at lazily. At first every move is taken to fit; where the best answer
 * fills a day beyond its room, that day becomes a part of the state and the search is done again. Days
 * on which moves do not meet, nearly all, cost nothing. */
#include "config.h"

#include "domain/suggest_search.h"

#include <stdlib.h>
#include <string.h>

#define CELLS_MAX (SUGGEST_DAYS * POLICY_PATHS_MAX)
/* States remembered in one run: half a second of work. Where more would be needed, moves that only fit
 * where others make room are left out, then all moves, then all but the plainest changes: the answer is
 * a right one then, though maybe not the most preferred. A day so full has dozens of items of which
 * nearly all must go. */
#define STATES_MAX 150000
#define KEYS_MAX (4 << 20) /* and so many numbers of their keys: 16 MB */
#define COST_NONE INT64_MAX
#define NO_STATE SIZE_MAX /* cannot be reached */
#define END_STATE 0       /* nothing is left to do */

/* The best that can be done from a state on: a change, and the state after it. */
struct node
{
    int64_t cost; /* COST_NONE: nothing does */
    size_t item, option, next;
};

/* A day and path whose room is watched. */
struct cell
{
    int day;
    size_t path;
};

enum moves
{
    MOVES_ANY,
    MOVES_FITTING, /* that fit into the room as it is */
    MOVES_NONE,
};

struct run
{
    const struct search *search;
    struct arena *arena;
    enum moves moves;
    bool exhausted;                 /* more states than STATES_MAX */
    size_t paths[POLICY_PATHS_MAX]; /* those with a need */
    size_t path_count;
    struct cell cells[CELLS_MAX];
    size_t cell_count;
    int changes;  /* how many are made */
    int *largest; /* [item][changes][path]: what so many of the later items can take away at most */
    int *relief;  /* [item][cell]: by how much later items can make room */
    int *burden;  /* [item][cell]: how much room later items can ask for */
    int64_t weight_share, weight_minutes, weight_kind;
    struct node *states;
    size_t state_count, state_capacity;
    int *keys; /* key_length numbers a state */
    size_t key_length, key_capacity;
    size_t *slots; /* hash table of states + 1 */
    size_t slot_count;
};

/* ---- costs ---- */

static int64_t cost_of(const struct run *run, const struct search_item *item,
                       const struct search_option *option)
{
    int64_t kind = option->kind == SUGGEST_MOVE   ? 0
                   : option->kind == SUGGEST_TRIM ? run->weight_kind
                                                  : run->weight_kind + 1;
    return (item->over_share ? 0 : run->weight_share) + option->minutes * run->weight_minutes +
           kind;
}

/* Weights so large that no sum of the lesser criteria outweighs one of the greater. */
static void weigh(struct run *run)
{
    int64_t most = 0;
    int64_t items = (int64_t)run->search->item_count;

    for (size_t i = 0; i < run->search->item_count; i++) {
        int minutes = 0;
        for (size_t o = 0; o < run->search->items[i].option_count; o++) {
            int taken = run->search->items[i].options[o].minutes;
            minutes = taken > minutes ? taken : minutes;
        }
        most += minutes;
    }
    run->weight_kind = items + 1; /* one that is no move outweighs all optional ones */
    run->weight_minutes = (items + 2) * (items + 2);
    run->weight_share = run->weight_minutes * (most + 1);
}

/* ---- bounds of what is still to come ---- */

static int max_removal(const struct search_item *item)
{
    int most = 0;

    for (size_t o = 0; o < item->option_count; o++) {
        most = item->options[o].removal > most ? item->options[o].removal : most;
    }
    return most;
}

static int *largest_at(const struct run *run, size_t item, int left)
{
    return &run->largest[(item * (size_t)(run->changes + 1) + (size_t)left) * run->path_count];
}

/* The sums of the largest removals, from the last item to the first. */
static void bound_removals(struct run *run)
{
    const struct search *search = run->search;
    size_t width = (size_t)run->changes;
    int *top = ARENA_ARRAY(run->arena, run->path_count * width, int); /* by path, descending */

    run->largest =
        ARENA_ARRAY(run->arena, (search->item_count + 1) * (width + 1) * run->path_count, int);
    for (size_t i = search->item_count; i-- > 0;) {
        for (size_t p = 0; p < run->path_count; p++) {
            bool on_path = (search->items[i].paths >> run->paths[p] & 1U) != 0;
            int carried = on_path ? max_removal(&search->items[i]) : 0;
            int sum = 0;
            for (size_t c = 0; c < width; c++) {
                int *place = &top[p * width + c];
                if (carried > *place) {
                    int smaller = *place;
                    *place = carried;
                    carried = smaller;
                }
                sum += *place;
                largest_at(run, i, (int)c + 1)[p] = sum;
            }
        }
    }
}

static bool on_cell(const struct run *run, const struct search_item *item, size_t cell)
{
    return (item->paths >> run->cells[cell].path & 1U) != 0;
}

static int delta_on(const struct search_option *option, int day)
{
    for (size_t e = 0; e < option->effect_count; e++) {
        if (option->effects[e].day == day) {
            return option->effects[e].delta;
        }
    }
    return 0;
}

static void bound_room(struct run *run)
{
    const struct search *search = run->search;
    size_t width = run->cell_count;

    run->relief = ARENA_ARRAY(run->arena, (search->item_count + 1) * width, int);
    run->burden = ARENA_ARRAY(run->arena, (search->item_count + 1) * width, int);
    for (size_t i = search->item_count; i-- > 0;) {
        const struct search_item *item = &search->items[i];
        for (size_t c = 0; c < width; c++) {
            int least = 0, most = 0;
            for (size_t o = 0; on_cell(run, item, c) && o < item->option_count; o++) {
                int delta = delta_on(&item->options[o], run->cells[c].day);
                least = delta < least ? delta : least;
                most = delta > most ? delta : most;
            }
            run->relief[i * width + c] = run->relief[(i + 1) * width + c] - least;
            run->burden[i * width + c] = run->burden[(i + 1) * width + c] + most;
        }
    }
}

/* ---- the states ---- */

static uint64_t hash_key(const int *key, size_t length)
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a, by numbers */

    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (uint64_t)(uint32_t)key[i]) * 1099511628211U;
    }
    return hash ^ hash >> 29;
}

static size_t *slot_of(struct run *run, const int *key)
{
    size_t slot = (size_t)hash_key(key, run->key_length) & (run->slot_count - 1);

    while (run->slots[slot] != 0 && memcmp(&run->keys[(run->slots[slot] - 1) * run->key_length],
                                           key, run->key_length * sizeof *key) != 0) {
        slot = (slot + 1) & (run->slot_count - 1);
    }
    return &run->slots[slot];
}

static void grow_slots(struct run *run)
{
    run->slot_count = run->slot_count == 0 ? 1024 : run->slot_count * 2;
    run->slots = ARENA_ARRAY(run->arena, run->slot_count, size_t);
    for (size_t s = END_STATE + 1; s < run->state_count; s++) {
        *slot_of(run, &run->keys[s * run->key_length]) = s + 1;
    }
}

static size_t add_state(struct run *run, const int *key)
{
    size_t index = run->state_count;

    run->states =
        arena_grow(run->arena, run->states, &run->state_capacity, index + 1, sizeof *run->states);
    run->keys = arena_grow(run->arena, run->keys, &run->key_capacity, (index + 1) * run->key_length,
                           sizeof *run->keys);
    run->states[index] = (struct node){.cost = COST_NONE};
    if (key != NULL) {
        memcpy(&run->keys[index * run->key_length], key, run->key_length * sizeof *key);
    }
    run->state_count++;
    return index;
}

/* ---- comparing ways of equal cost: ids, then kinds, then days, then minutes ---- */

static int sign(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

enum criterion
{
    BY_ID,
    BY_KIND,
    BY_DAY,
    BY_MINUTES,
    CRITERION_COUNT,
};

static int compare_picks(const struct run *run, enum criterion criterion, const struct node *a,
                         const struct node *b)
{
    const struct search_option *left = &run->search->items[a->item].options[a->option];
    const struct search_option *right = &run->search->items[b->item].options[b->option];

    switch (criterion) {
    case BY_ID:
        return sign((int64_t)a->item, (int64_t)b->item);
    case BY_KIND:
        return sign(left->kind, right->kind);
    case BY_DAY:
        return sign(left->after->assigned, right->after->assigned);
    case BY_MINUTES: /* the lower id gives more */
        return sign(right->minutes, left->minutes);
    case CRITERION_COUNT:
        break;
    }
    return 0;
}

/* Both ways are of the same length. */
static int compare_ways(const struct run *run, const struct node *a, const struct node *b)
{
    for (int criterion = 0; criterion < CRITERION_COUNT; criterion++) {
        const struct node *left = a;
        const struct node *right = b;
        for (;;) {
            int order = compare_picks(run, (enum criterion)criterion, left, right);
            if (order != 0) {
                return order;
            }
            if (left->next == END_STATE || right->next == END_STATE) {
                break;
            }
            left = &run->states[left->next];
            right = &run->states[right->next];
        }
    }
    return 0;
}

/* ---- solving a state ---- */

/* Writes the key of a state, each number no larger than matters; false where it leads nowhere. */
static bool make_key(const struct run *run, size_t item, int left, const int *need,
                     const int *slack, int *key)
{
    size_t at = 0;

    key[at++] = (int)item;
    key[at++] = left;
    for (size_t p = 0; p < run->path_count; p++) {
        if (need[p] > largest_at(run, item, left)[p]) {
            return false;
        }
        key[at++] = need[p] > 0 ? need[p] : 0;
    }
    for (size_t c = 0; c < run->cell_count; c++) {
        size_t bound = item * run->cell_count + c;
        if (slack[c] + (left > 0 ? run->relief[bound] : 0) < 0) {
            return false;
        }
        key[at++] = slack[c] < run->burden[bound] ? slack[c] : run->burden[bound];
    }
    return true;
}

static size_t solve(struct run *run, size_t item, int left, const int *need, const int *slack);

static bool needs_it(const struct run *run, const struct search_item *item, const int *need)
{
    for (size_t p = 0; p < run->path_count; p++) {
        if (need[p] > 0 && (item->paths >> run->paths[p] & 1U) != 0) {
            return true;
        }
    }
    return false;
}

/* Whether an option does all that is needed of its paths: then more of the same is only worse. */
static bool suffices(const struct run *run, const struct search_item *item, int removal,
                     const int *need)
{
    for (size_t p = 0; p < run->path_count; p++) {
        if (need[p] > removal && (item->paths >> run->paths[p] & 1U) != 0) {
            return false;
        }
    }
    return true;
}

/* Whether this run considers a move. */
static bool takes_move(const struct run *run, const struct search_item *item,
                       const struct search_option *option)
{
    for (size_t e = 0; run->moves == MOVES_FITTING && e < option->effect_count; e++) {
        for (size_t p = 0; p < run->search->path_count; p++) {
            if ((item->paths >> p & 1U) != 0 &&
                option->effects[e].delta > run->search->room[option->effects[e].day][p]) {
                return false;
            }
        }
    }
    return run->moves != MOVES_NONE;
}

/* The state after a change. */
static size_t solve_after(struct run *run, size_t index, const struct search_option *option,
                          int left, const int *need, const int *slack)
{
    const struct search_item *item = &run->search->items[index];
    int needed[POLICY_PATHS_MAX];
    int free[CELLS_MAX];

    for (size_t p = 0; p < run->path_count; p++) {
        bool on_path = (item->paths >> run->paths[p] & 1U) != 0;
        needed[p] = need[p] - (on_path ? option->removal : 0);
    }
    for (size_t c = 0; c < run->cell_count; c++) {
        free[c] = slack[c] - (on_cell(run, item, c) ? delta_on(option, run->cells[c].day) : 0);
    }
    return solve(run, index + 1, left - 1, needed, free);
}

static struct node best_with(struct run *run, size_t index, int left, const int *need,
                             const int *slack)
{
    const struct search_item *item = &run->search->items[index];
    struct node best = {.cost = COST_NONE};

    for (size_t o = 0; o < item->option_count; o++) {
        const struct search_option *option = &item->options[o];
        bool first_trim = o == 0 || item->options[o - 1].kind != SUGGEST_TRIM;
        if (option->kind == SUGGEST_MOVE && !takes_move(run, item, option)) {
            continue;
        }
        /* A smaller trim was enough, and this one makes no room that matters. */
        if (option->kind == SUGGEST_TRIM && !first_trim &&
            (run->cell_count == 0 || option->effect_count == 0) &&
            suffices(run, item, item->options[o - 1].removal, need)) {
            continue;
        }
        size_t next = solve_after(run, index, option, left, need, slack);
        if (next == NO_STATE) {
            continue;
        }
        struct node way = {.cost = cost_of(run, item, option) + run->states[next].cost,
                           .item = index,
                           .option = o,
                           .next = next};
        if (way.cost < best.cost || (way.cost == best.cost && compare_ways(run, &way, &best) < 0)) {
            best = way;
        }
    }
    return best;
}

static size_t solve(struct run *run, size_t item, int left, const int *need, const int *slack)
{
    int key[2 + POLICY_PATHS_MAX + CELLS_MAX];

    if (run->exhausted || !make_key(run, item, left, need, slack, key)) {
        return NO_STATE;
    }
    if (left == 0) {
        return END_STATE; /* make_key has seen that nothing is needed and all fits */
    }
    if (item == run->search->item_count) {
        return NO_STATE;
    }
    size_t known = *slot_of(run, key);
    if (known != 0) {
        return run->states[known - 1].cost == COST_NONE ? NO_STATE : known - 1;
    }
    if (run->state_count >= STATES_MAX || run->state_count * run->key_length >= KEYS_MAX) {
        run->exhausted = true;
        return NO_STATE;
    }
    if (run->state_count * 2 >= run->slot_count) {
        grow_slots(run);
    }
    size_t index = add_state(run, key);
    *slot_of(run, key) = index + 1;

    struct node best = {.cost = COST_NONE};
    if (needs_it(run, &run->search->items[item], need)) {
        best = best_with(run, item, left, need, slack);
    }
    /* Of equals, the way with this item has the lower ids. */
    size_t skipped = solve(run, item + 1, left, need, slack);
    if (skipped != NO_STATE && run->states[skipped].cost < best.cost) {
        best = run->states[skipped];
    }
    run->states[index] = best;
    return best.cost == COST_NONE ? NO_STATE : index;
}

/* ---- runs ---- */

/* Solves for a number of changes with the cells watched so far; NO_STATE where none does. */
static size_t run_once(struct run *run)
{
    int need[POLICY_PATHS_MAX];
    int slack[CELLS_MAX];

    arena_reset(run->arena);
    run->states = NULL;
    run->keys = NULL;
    run->state_count = run->state_capacity = run->key_capacity = run->slot_count = 0;
    run->exhausted = false;
    run->key_length = 2 + run->path_count + run->cell_count;
    add_state(run, NULL); /* END_STATE */
    run->states[END_STATE].cost = 0;
    grow_slots(run);
    bound_removals(run);
    bound_room(run);
    for (size_t p = 0; p < run->path_count; p++) {
        need[p] = run->search->need[run->paths[p]];
    }
    for (size_t c = 0; c < run->cell_count; c++) {
        slack[c] = run->search->room[run->cells[c].day][run->cells[c].path];
    }
    return solve(run, 0, run->changes, need, slack);
}

static bool is_watched(const struct run *run, int day, size_t path)
{
    for (size_t c = 0; c < run->cell_count; c++) {
        if (run->cells[c].day == day && run->cells[c].path == path) {
            return true;
        }
    }
    return false;
}

/* Watches the days that a way fills beyond their room; whether there are any. */
static bool watch_overfull(struct run *run, size_t state)
{
    const struct search *search = run->search;
    int added[SUGGEST_DAYS][POLICY_PATHS_MAX] = {{0}};
    bool any = false;

    for (; state != END_STATE; state = run->states[state].next) {
        const struct search_item *item = &search->items[run->states[state].item];
        const struct search_option *option = &item->options[run->states[state].option];
        for (size_t e = 0; e < option->effect_count; e++) {
            for (size_t p = 0; p < search->path_count; p++) {
                bool on_path = (item->paths >> p & 1U) != 0;
                added[option->effects[e].day][p] += on_path ? option->effects[e].delta : 0;
            }
        }
    }
    for (int day = 0; day < SUGGEST_DAYS; day++) {
        for (size_t p = 0; p < search->path_count; p++) {
            if (added[day][p] > search->room[day][p] && !is_watched(run, day, p)) {
                run->cells[run->cell_count++] = (struct cell){.day = day, .path = p};
                any = true;
            }
        }
    }
    return any;
}

/* The number of changes below which no set can do. */
static int fewest_changes(struct run *run)
{
    run->changes = (int)run->search->item_count;
    bound_removals(run);
    for (int changes = 1; changes <= run->changes; changes++) {
        bool enough = true;
        for (size_t p = 0; p < run->path_count; p++) {
            enough = enough && largest_at(run, 0, changes)[p] >= run->search->need[run->paths[p]];
        }
        if (enough) {
            return changes;
        }
    }
    return run->changes;
}

static size_t run_all(struct run *run)
{
    for (run->changes = fewest_changes(run); run->changes <= (int)run->search->item_count;
         run->changes++) {
        size_t best = run_once(run);
        while (best != NO_STATE && !run->exhausted && watch_overfull(run, best)) {
            best = run_once(run);
        }
        if (best != NO_STATE || run->exhausted) {
            return run->exhausted ? NO_STATE : best;
        }
    }
    return NO_STATE;
}

/* Where the search is too large: one item after the other made optional, the largest first. */
static size_t plain_picks(const struct search *search, struct search_pick *picks)
{
    int need[POLICY_PATHS_MAX];
    size_t count = 0;
    struct arena *arena = arena_new();
    bool *taken = ARENA_ARRAY(arena, search->item_count, bool);

    memcpy(need, search->need, sizeof need);
    for (;;) {
        size_t best = search->item_count;
        int most = 0;
        for (size_t i = 0; i < search->item_count; i++) {
            int helps = 0;
            for (size_t p = 0; p < search->path_count; p++) {
                helps += need[p] > 0 && (search->items[i].paths >> p & 1U) != 0
                             ? max_removal(&search->items[i])
                             : 0;
            }
            if (!taken[i] && helps > most) {
                most = helps;
                best = i;
            }
        }
        if (best == search->item_count) {
            break;
        }
        taken[best] = true;
        for (size_t p = 0; p < search->path_count; p++) {
            bool on_path = (search->items[best].paths >> p & 1U) != 0;
            need[p] -= on_path ? max_removal(&search->items[best]) : 0;
        }
    }
    for (size_t i = 0; i < search->item_count; i++) {
        const struct search_item *item = &search->items[i];
        if (taken[i]) {
            picks[count++] =
                (struct search_pick){item, &item->options[item->option_count - 1]}; /* optional */
        }
    }
    arena_free(arena);
    return count;
}

size_t search_best(const struct search *search, struct search_pick *picks)
{
    struct run run = {.search = search, .arena = arena_new()};
    size_t count = 0;

    for (size_t p = 0; p < search->path_count; p++) {
        if (search->need[p] > 0) {
            run.paths[run.path_count++] = p;
        }
    }
    weigh(&run);
    size_t best = run_all(&run);
    for (run.moves = MOVES_FITTING; run.exhausted && run.moves <= MOVES_NONE; run.moves++) {
        run.cell_count = 0;
        best = run_all(&run);
    }
    if (run.exhausted) {
        count = plain_picks(search, picks);
        goto out;
    }
    for (; best != NO_STATE && best != END_STATE; best = run.states[best].next) {
        const struct search_item *item = &search->items[run.states[best].item];
        picks[count++] = (struct search_pick){item, &item->options[run.states[best].option]};
    }
out:
    arena_free(run.arena);
    return count;
}
