/* After setting: who handed in, what was marked, real time, exemplars. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

#define SHARE_MAX_OF 10000 /* a rate of so many items */

/* ---- seats and numbers ---- */

static bool read_seats(const char *text, const struct seating *seating, struct arena *arena,
                       struct seats *seats, struct err *err)
{
    int most = class_seats(seating->class, seating->day);

    if (!seats_parse(text, arena, seats, err))
        return false;
    if (seats->count > 0 && seats->numbers[seats->count - 1] > most)
        return err_set(err, ERR_INPUT, _("there is no seat %d: the class has %d pupils"),
                       seats->numbers[seats->count - 1], most);
    for (size_t i = 0; i < seats->count; i++) {
        const struct left_seat *left =
            seat_left(seating->left.items, seating->left.count, seats->numbers[i], seating->day);
        char day[DATE_TEXT_BYTES];

        if (left && seating->on_screen)
            return err_set(err, ERR_INPUT,
                           _("seat %d is empty from %s on: leave it out; the office says so where "
                             "a pupil sits there again"),
                           left->seat, date_iso(left->first, day));
        if (left)
            return err_set(err, ERR_INPUT,
                           _("seat %d is empty from %s on: leave it out, or `hwboard class edit "
                             "--back %d` if a pupil sits there"),
                           left->seat, date_iso(left->first, day), left->seat);
    }
    return true;
}

static bool has_seat(const struct seats *seats, int number)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->numbers[i] == number)
            return true;
    return false;
}

/* The seats without those of another list. */
static struct seats seats_without(const struct seats *seats, const struct seats *others,
                                  struct arena *arena)
{
    int *numbers = ARENA_ARRAY(arena, seats->count, int);
    struct seats left = {.numbers = numbers};

    for (size_t i = 0; i < seats->count; i++)
        if (!has_seat(others, seats->numbers[i]))
            numbers[left.count++] = seats->numbers[i];
    return left;
}

/* A pupil is missing or excused, not both: what is said now counts, and both at once is a slip. */
static bool take_absent(const struct mark_input *input, const struct seating *seating,
                        struct arena *arena, struct handin *handin, struct err *err)
{
    struct seats missing = {0}, excused = {0};

    if ((input->missing && !read_seats(input->missing, seating, arena, &missing, err)) ||
        (input->excused && !read_seats(input->excused, seating, arena, &excused, err)) ||
        (input->stopped && !read_seats(input->stopped, seating, arena, &handin->stopped, err)))
        return false;
    for (size_t i = 0; i < excused.count; i++)
        if (has_seat(&missing, excused.numbers[i]))
            return err_set(err, ERR_INPUT,
                           _("seat %d is both missing and excused: name it only once"),
                           excused.numbers[i]);
    if (input->missing) {
        handin->missing = missing;
        handin->excused = seats_without(&handin->excused, &missing, arena);
    }
    if (input->excused) {
        handin->excused = excused;
        handin->missing = seats_without(&handin->missing, &excused, arena);
    }
    return true;
}

static int most_of(const struct seating *seating)
{
    return seating->pupils > 0 ? seating->pupils : CLASS_SIZE_MAX;
}

static bool take_number(int said, enum handin_number what, const struct seating *seating,
                        int *number, struct err *err)
{
    if (said < 0)
        return true;
    if (said > most_of(seating))
        return err_set(err, ERR_INPUT, _("%s %d is more than the class has pupils (%d)"),
                       handin_number_said(what, !seating->on_screen), said, most_of(seating));
    *number = said;
    return true;
}

/* The number that was counted before gives way to seats that are said now. */
static bool take_numbers(const struct mark_input *input, const struct seating *seating,
                         struct handin *handin, struct err *err)
{
    if ((input->missing || input->excused) && seating->pupils > 0)
        handin->collected = -1;
    return take_number(input->collected, HANDIN_COLLECTED, seating, &handin->collected, err) &&
           take_number(input->marked, HANDIN_MARKED, seating, &handin->marked, err) &&
           take_number(input->returned, HANDIN_RETURNED, seating, &handin->returned, err) &&
           take_number(input->corrected, HANDIN_CORRECTED, seating, &handin->corrected, err);
}

/* "12", or by hands that were raised: "10x3", 10 minutes three times. */
static bool read_band(char *piece, uint32_t *minutes, uint32_t *hands)
{
    char *sign = strpbrk(piece, "xX*");

    *hands = 1;
    if (sign) {
        *sign = '\0';
        if (!text_parse_uint(sign + 1, CLASS_SIZE_MAX, hands))
            return false;
    }
    return text_parse_uint(piece, PART_MAX_MINUTES, minutes) && *minutes > 0;
}

/* Commas between, and x: 、 stands beside the commas that folding makes plain, × beside the x. */
static char *plain_list(const char *text, struct arena *arena)
{
    char *list = text_fold(arena, text);

    for (char *mark = strstr(list, "、"); mark; mark = strstr(mark, "、"))
        memcpy(mark, ",,,", 3);
    for (char *mark = strstr(list, "×"); mark; mark = strstr(mark, "×"))
        memmove(mark + 1, mark + 2, strlen(mark + 2) + 1), *mark = 'x';
    return list;
}

/* Adds "12,15,20" or "10x3,20x15" to the times; nothing at all takes them away. */
static bool take_times(const char *text, const struct seating *seating, struct arena *arena,
                       struct handin *handin, struct err *err)
{
    char *list = plain_list(text, arena);
    int *times = ARENA_ARRAY(arena, CLASS_SIZE_MAX, int);
    size_t count = *text_trim(arena, list) ? handin->actual_count : 0;
    char *rest = NULL;

    if (count > 0)
        memcpy(times, handin->actual, count * sizeof *times);
    for (char *piece = strtok_r(list, ", ", &rest); piece; piece = strtok_r(NULL, ", ", &rest)) {
        const char *typed = arena_strdup(arena, piece);
        uint32_t minutes, hands;

        if (!read_band(piece, &minutes, &hands))
            return err_set(err, ERR_INPUT,
                           _("“%s” is not a number of minutes: give 1 to %d, such as 12,15,20, or "
                             "minutes x hands, such as 10x3,20x15"),
                           typed, PART_MAX_MINUTES);
        if (count + hands > (size_t)most_of(seating))
            return err_set(err, ERR_INPUT,
                           seating->on_screen
                               ? _("%zu times are more than the class has pupils (%d)")
                               : _("%zu times are more than the class has pupils (%d): --actual "
                                   "\"\" removes all of them"),
                           count + hands, most_of(seating));
        for (; hands > 0; hands--)
            times[count++] = (int)minutes;
    }
    handin->actual = times;
    handin->actual_count = count;
    return true;
}

/* "75%", "75", "32/40"; nothing takes it away. */
static bool take_correct(const char *text, struct arena *arena, struct handin *handin,
                         struct err *err)
{
    char *share = text_trim(arena, text_fold(arena, text)), *slash = strchr(share, '/');
    size_t length = strlen(share);
    uint32_t right, of = 100;

    handin->correct = -1;
    if (length == 0)
        return true;
    if (share[length - 1] == '%' && !slash)
        share[length - 1] = '\0';
    if (slash)
        *slash = '\0';
    if ((slash && (!text_parse_uint(slash + 1, SHARE_MAX_OF, &of) || of == 0)) ||
        !text_parse_uint(share, of, &right))
        return err_set(err, ERR_INPUT,
                       _("“%s” is no rate: give the share that was right, such as 75%% or 32/40"),
                       text);
    handin->correct = (int)((right * 200 + of) / (2 * of));
    return true;
}

static bool take_feedback(const char *text, struct arena *arena, struct handin *handin,
                          struct err *err)
{
    char *accepted;

    handin->feedback = "";
    if (!*text_trim(arena, text))
        return true;
    if (!text_accept(arena, text, strlen(text), WHY_MAX_CHARS, _("the feedback"), &accepted, NULL,
                     err))
        return false;
    handin->feedback = accepted;
    return true;
}

/* ---- mark ---- */

/* How far an item has come by what is said of it, and since when; it never goes back. */
static enum state state_of(const struct mark_input *input, stamp_t now, enum state state,
                           struct handin *handin)
{
    const struct
    {
        bool said;
        enum state state;
        stamp_t *at;
    } steps[] = {
        {input->missing || input->excused || input->collected > 0, STATE_COLLECTED,
         &handin->collected_at},
        {input->marked > 0, STATE_MARKED, &handin->marked_at},
        {input->returned > 0, STATE_RETURNED, &handin->returned_at},
        {input->corrected > 0, STATE_CORRECTED, &handin->corrected_at},
    };

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (!steps[i].said)
            continue;
        if (*steps[i].at == 0)
            *steps[i].at = now;
        if (steps[i].state > state)
            state = steps[i].state;
    }
    return state;
}

static bool says_marking(const struct mark_input *input)
{
    return input->marked >= 0 || input->returned >= 0 || input->corrected >= 0 || input->stopped ||
           input->feedback || input->actual || input->correct;
}

static bool says_absent(const struct mark_input *input)
{
    return input->missing || input->excused || input->collected >= 0;
}

/* The item's row as it becomes, and the item's state with it. */
static bool judge_mark(const struct session *session, const struct mark_input *input,
                       struct arena *arena, struct assignment *item, struct handin *handin,
                       struct err *err)
{
    const struct class *class = open_class(session, item->class_id, err);
    struct seating seating;
    struct handin there;

    if (!class)
        return false;
    if (!state_is_public(item->state))
        return err_set(err, ERR_INPUT, _("%s is not on the board (%s): publish it first"),
                       item_said(session, item->id, item, arena),
                       vocab_name(&vocab_state, (int)item->state, session->moment.lang));
    if (!read_seating(session, item, class, arena, &seating, err) ||
        !take_absent(input, &seating, arena, handin, err) ||
        !take_numbers(input, &seating, handin, err) ||
        (input->actual && !take_times(input->actual, &seating, arena, handin, err)) ||
        (input->correct && !take_correct(input->correct, arena, handin, err)) ||
        (input->feedback && !take_feedback(input->feedback, arena, handin, err)))
        return false;
    item->state = state_of(input, session->moment.now, item->state, handin);
    there = handin_on(handin, seating.left.items, seating.left.count, seating.day, arena);
    return handin_check(seating.pupils, &there,
                        input->missing || input->excused ||
                            there.missing.count + there.excused.count > 0,
                        !session->on_screen, err);
}

struct marking
{
    const struct mark_input *inputs;
    size_t count;
    struct handin *last; /* of the last one, as it becomes */
};

static bool same_seats(const struct seats *a, const struct seats *b)
{
    return a->count == b->count &&
           (a->count == 0 || memcmp(a->numbers, b->numbers, a->count * sizeof *a->numbers) == 0);
}

static void note_missing(struct run *run, const struct assignment *item, const struct handin *known,
                         const struct handin *handin)
{
    struct outcome *outcome = run->outcome;
    size_t capacity = outcome->noted_count;

    if (handin->missing.count == 0 || (known && same_seats(&known->missing, &handin->missing)))
        return;
    outcome->noted = arena_grow(run->arena, outcome->noted, &capacity, outcome->noted_count + 1,
                                sizeof *outcome->noted);
    outcome->noted[outcome->noted_count++] =
        (struct noted_item){service_class_by_id(run->session, item->class_id), item, handin};
}

static bool write_one(struct run *run, const struct mark_input *input, struct handin **out)
{
    struct assignment *item, *before;
    struct handin *known, *handin = ARENA_NEW(run->arena, struct handin);
    struct right_object object;

    *handin = handin_nothing(input->id);
    if (!find_item(run->session, input->id, run->arena, &before, run->err))
        return false;
    object = object_of(before);
    if ((says_absent(input) && !session_may(run->session, RIGHT_HAND_IN, &object, run->err)) ||
        (says_marking(input) && !session_may(run->session, RIGHT_MARK, &object, run->err)) ||
        !store_handin(run->session->service->store, input->id, run->arena, &known, run->err))
        return false;
    if (known)
        *handin = *known;
    item = arena_memdup(run->arena, before, sizeof *before);
    *out = handin;
    if (!judge_mark(run->session, input, run->arena, item, handin, run->err) ||
        !change_put_handin(run->change, known, handin, run->err) ||
        (item->state != before->state &&
         !change_put_assignment(run->change, before, item, run->err)))
        return false;
    note_missing(run, item, known, handin);
    return true;
}

static bool write_marks(struct run *run, void *context)
{
    struct marking *marking = context;

    for (size_t i = 0; i < marking->count; i++) {
        const struct mark_input *input = &marking->inputs[i];

        for (size_t j = 0; j < i; j++)
            if (marking->inputs[j].id == input->id)
                return err_set(run->err, ERR_INPUT, _("#%lld is named twice: name it once"),
                               (long long)input->id);
        if (!write_one(run, input, &marking->last)) {
            if (marking->count > 1)
                err_prefix(run->err, "#%lld: ", (long long)input->id);
            return false;
        }
    }
    return true;
}

static bool run_marks(const struct session *session, struct marking *marking, struct arena *arena,
                      struct outcome *outcome, struct err *err)
{
    const struct command command = {.action = ACTION_MARK};

    for (size_t i = 0; i < marking->count; i++)
        if (!says_absent(&marking->inputs[i]) && !says_marking(&marking->inputs[i]))
            return err_set(err, ERR_INPUT,
                           _("nothing is said about %s: name who is missing or what was marked"),
                           item_said(session, marking->inputs[i].id, NULL, arena));
    return run_change(session, &command, write_marks, marking, arena, outcome, err);
}

bool service_mark(const struct session *session, const struct mark_input *input,
                  struct arena *arena, struct handin **handin, struct err *err)
{
    struct marking marking = {.inputs = input, .count = 1};
    struct outcome outcome;

    *handin = NULL;
    if (!run_marks(session, &marking, arena, &outcome, err))
        return false;
    *handin = marking.last;
    return !outcome.repeated || /* it is done: as it stands now */
           store_handin(session->service->store, input->id, arena, handin, err);
}

bool service_mark_all(const struct session *session, const struct mark_input *inputs, size_t count,
                      struct err *err)
{
    struct marking marking = {.inputs = inputs, .count = count};
    struct outcome outcome;
    struct arena *arena = arena_new();
    bool ok = run_marks(session, &marking, arena, &outcome, err);

    arena_free(arena);
    return ok;
}

bool service_handin(const struct session *session, int64_t id, struct arena *arena,
                    struct handin **handin, struct err *err)
{
    struct assignment *item;

    *handin = NULL;
    return find_item(session, id, arena, &item, err) && may_see_seats(session, item, err) &&
           store_handin(session->service->store, id, arena, handin, err);
}

bool service_marked(const struct session *session, int64_t id, struct arena *arena,
                    struct marked *marked, struct err *err)
{
    struct handin *known;
    struct seating seating;

    *marked = (struct marked){.handin = handin_nothing(id)};
    if (!service_handin(session, id, arena, &known, err) ||
        !find_item(session, id, arena, &marked->item, err) ||
        !(marked->class = service_need_class(session, marked->item->class_id, err)) ||
        !read_seating(session, marked->item, marked->class, arena, &seating, err))
        return false;
    marked->pupils = seating.pupils;
    if (known)
        marked->handin =
            handin_on(known, seating.left.items, seating.left.count, seating.day, arena);
    return true;
}

bool service_correct(const struct session *session, struct assignment *const *items, size_t count,
                     int *correct, struct err *err)
{
    struct store *store = session->service->store;
    bool any = store_holds(store) & HOLDS_HANDIN, ok = true;
    struct arena *scratch = arena_new();

    for (size_t i = 0; i < count && ok; i++) {
        struct handin *handin = NULL;

        correct[i] = -1;
        if (!any || !may_see_seats(session, items[i], NULL))
            continue;
        ok = store_handin(store, items[i]->id, scratch, &handin, err);
        if (ok && handin)
            correct[i] = handin->correct;
        arena_reset(scratch);
    }
    arena_free(scratch);
    return ok;
}

/* ---- exemplars ---- */

struct exemplar
{
    int64_t id;
    const char *why; /* NULL: the star goes */
};

static bool write_star(struct run *run, void *context)
{
    const struct exemplar *exemplar = context;
    const struct session *session = run->session;
    struct assignment *item;
    struct right_object object;
    struct star *known;
    struct star star = {.assignment_id = exemplar->id,
                        .why = exemplar->why,
                        .by = session->actor->login,
                        .at = session->moment.now};

    if (!find_item(session, exemplar->id, run->arena, &item, run->err))
        return false;
    object = object_of(item);
    if (!session_may(session, run->right, &object, run->err) ||
        !store_star(session->service->store, exemplar->id, run->arena, &known, run->err))
        return false;
    if (!exemplar->why && !known)
        return err_set(run->err, ERR_INPUT, _("%s is not an exemplar: there is nothing to remove"),
                       item_said(run->session, exemplar->id, item, run->arena));
    return change_put_star(run->change, known, exemplar->why ? &star : NULL, run->err);
}

bool service_star(const struct session *session, int64_t id, const char *why, struct err *err)
{
    struct command command = {.action = ACTION_STAR};
    struct exemplar exemplar = {.id = id};
    struct arena *arena = arena_new();
    bool ok = accept_why(session, why, false, arena, &command.why, err);

    exemplar.why = command.why;
    ok = ok && run_change(session, &command, write_star, &exemplar, arena, NULL, err);
    arena_free(arena);
    return ok;
}
