/* After setting: who handed in, what was marked, real time, exemplars. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

/* ---- seats and numbers ---- */

static bool read_seats(const char *text, const struct class *class, struct arena *arena,
                       struct seats *seats, struct err *err)
{
    if (!seats_parse(text, arena, seats, err))
        return false;
    if (class->size > 0 && seats->count > 0 && seats->numbers[seats->count - 1] > class->size)
        return err_set(err, ERR_INPUT, _("there is no seat %d: the class has %d pupils"),
                       seats->numbers[seats->count - 1], class->size);
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
static bool take_absent(const struct mark_input *input, const struct class *class,
                        struct arena *arena, struct handin *handin, struct err *err)
{
    struct seats missing = {0}, excused = {0};

    if ((input->missing && !read_seats(input->missing, class, arena, &missing, err)) ||
        (input->excused && !read_seats(input->excused, class, arena, &excused, err)) ||
        (input->stopped && !read_seats(input->stopped, class, arena, &handin->stopped, err)))
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

static bool take_number(int said, const char *what, const struct class *class, int *number,
                        struct err *err)
{
    int most = class->size > 0 ? class->size : CLASS_SIZE_MAX;

    if (said < 0)
        return true;
    if (said > most)
        return err_set(err, ERR_INPUT, _("%s %d is more than the class has pupils (%d)"), what,
                       said, most);
    *number = said;
    return true;
}

static bool take_numbers(const struct mark_input *input, const struct class *class,
                         struct handin *handin, struct err *err)
{
    return take_number(input->collected, "--collected", class, &handin->collected, err) &&
           take_number(input->marked, "--marked", class, &handin->marked, err) &&
           take_number(input->returned, "--returned", class, &handin->returned, err) &&
           take_number(input->corrected, "--corrected", class, &handin->corrected, err);
}

/* Adds "12,15,20" to the times; nothing at all takes them away. */
static bool take_times(const char *text, const struct class *class, struct arena *arena,
                       struct handin *handin, struct err *err)
{
    int most = class->size > 0 ? class->size : CLASS_SIZE_MAX;
    char *list = text_fold(arena, text);
    size_t room = handin->actual_count + strlen(list) / 2 + 1;
    int *times = ARENA_ARRAY(arena, room, int);
    size_t count = 0;
    char *rest = NULL;

    /* 、 stands beside the commas that folding makes plain */
    for (char *mark = strstr(list, "、"); mark; mark = strstr(mark, "、"))
        memcpy(mark, ",,,", 3);
    if (*text_trim(arena, list)) {
        count = handin->actual_count;
        if (count > 0)
            memcpy(times, handin->actual, count * sizeof *times);
    }
    for (char *piece = strtok_r(list, ", ", &rest); piece; piece = strtok_r(NULL, ", ", &rest)) {
        uint32_t minutes;
        if (!text_parse_uint(piece, PART_MAX_MINUTES, &minutes) || minutes == 0)
            return err_set(err, ERR_INPUT,
                           _("“%s” is not a number of minutes: give 1 to %d, such as 12,15,20"),
                           piece, PART_MAX_MINUTES);
        times[count++] = (int)minutes;
    }
    if (count > (size_t)most)
        return err_set(err, ERR_INPUT,
                       _("%zu times are more than the class has pupils (%d): --actual \"\" removes "
                         "all of them"),
                       count, most);
    handin->actual = times;
    handin->actual_count = count;
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
           input->feedback || input->actual;
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

    if (!class)
        return false;
    if (!state_is_public(item->state))
        return err_set(err, ERR_INPUT, _("#%lld is not on the board (%s): publish it first"),
                       (long long)item->id,
                       vocab_name(&vocab_state, (int)item->state, session->moment.lang));
    if (!take_absent(input, class, arena, handin, err) ||
        !take_numbers(input, class, handin, err) ||
        (input->actual && !take_times(input->actual, class, arena, handin, err)) ||
        (input->feedback && !take_feedback(input->feedback, arena, handin, err)))
        return false;
    item->state = state_of(input, session->moment.now, item->state, handin);
    return true;
}

struct marking
{
    const struct mark_input *input;
    struct handin *handin; /* as it becomes */
};

static bool write_mark(struct run *run, void *context)
{
    struct marking *marking = context;
    const struct mark_input *input = marking->input;
    struct assignment *item, *before;
    struct handin *known, *handin = ARENA_NEW(run->arena, struct handin);
    struct right_object object;

    *handin = (struct handin){.assignment_id = input->id,
                              .collected = -1,
                              .marked = -1,
                              .returned = -1,
                              .corrected = -1,
                              .feedback = ""};
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
    marking->handin = handin;
    return judge_mark(run->session, input, run->arena, item, handin, run->err) &&
           change_put_handin(run->change, known, handin, run->err) &&
           (item->state == before->state ||
            change_put_assignment(run->change, before, item, run->err));
}

bool service_mark(const struct session *session, const struct mark_input *input,
                  struct arena *arena, struct handin **handin, struct err *err)
{
    const struct command command = {.action = ACTION_MARK};
    struct marking marking = {.input = input};
    struct outcome outcome;

    *handin = NULL;
    if (!says_absent(input) && !says_marking(input))
        return err_set(err, ERR_INPUT,
                       _("nothing is said about #%lld: name who is missing or what was marked"),
                       (long long)input->id);
    if (!run_change(session, &command, write_mark, &marking, arena, &outcome, err))
        return false;
    *handin = marking.handin;
    return !outcome.repeated || /* it is done: as it stands now */
           store_handin(session->service->store, input->id, arena, handin, err);
}

bool service_handin(const struct session *session, int64_t id, struct arena *arena,
                    struct handin **handin, struct err *err)
{
    struct assignment *item;
    struct right_object object;

    *handin = NULL;
    if (!find_item(session, id, arena, &item, err))
        return false;
    object = object_of(item);
    return (session_sees_seats(session, item->class_id, item->subject) ||
            session_may(session, RIGHT_HAND_IN, &object, err)) &&
           store_handin(session->service->store, id, arena, handin, err);
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
        return err_set(run->err, ERR_INPUT,
                       _("#%lld is not an exemplar: there is nothing to remove"),
                       (long long)exemplar->id);
    return change_put_star(run->change, known, exemplar->why ? &star : NULL, run->err);
}

bool service_star(const struct session *session, int64_t id, const char *why, struct err *err)
{
    struct command command = {.action = ACTION_STAR};
    struct exemplar exemplar = {.id = id};
    struct arena *arena = arena_new();
    bool ok = accept_why(why, false, arena, &command.why, err);

    exemplar.why = command.why;
    ok = ok && run_change(session, &command, write_star, &exemplar, arena, NULL, err);
    arena_free(arena);
    return ok;
}
