/* Seats of a class: whose pupils left and since when, who may see which, and the morning's list of those
 * that have not handed in. */
#include "config.h"

#include <stdlib.h>

#include "service/internal.h"

bool read_seating(const struct session *session, const struct assignment *item,
                  const struct class *class, struct arena *arena, struct seating *seating,
                  struct err *err)
{
    *seating = (struct seating){.class = class, .day = item->due, .on_screen = session->on_screen};
    if (!store_left_seats(session->service->store, class->id, arena, &seating->left, err))
        return false;
    seating->pupils = class_pupils(class, seating->left.items, seating->left.count, seating->day);
    return true;
}

bool may_see_seats(const struct session *session, const struct assignment *item, struct err *err)
{
    const struct right_object object = object_of(item);

    return session_sees_seats(session, item->class_id, item->subject) ||
           session_may(session, RIGHT_HAND_IN, &object, err);
}

/* ---- seats whose pupils left ---- */

struct leaving
{
    const struct class *class;
    const char *seats;
    day_t from;
    bool back; /* a pupil sits there again */
};

/* From the day on nobody sits there; where that is known of a later day, it becomes the earlier one. */
static bool put_empty(struct run *run, const struct leaving *leaving, const struct left_list *known,
                      int seat)
{
    struct left_seat row = {leaving->class->id, leaving->from, seat, DAY_LAST};
    const struct left_seat *before = NULL;
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].seat == seat && known->items[i].last >= leaving->from)
            before = &known->items[i];
    if (before && before->first <= leaving->from)
        return err_set(run->err, ERR_INPUT, _("seat %d is empty from %s on already: leave it out"),
                       seat, date_iso(before->first, day));
    return change_put_left_seat(run->change, before, &row, run->err);
}

/* From the day on somebody sits there; a seat that was empty not a day before it never was. */
static bool put_back(struct run *run, const struct leaving *leaving, const struct left_list *known,
                     int seat)
{
    const struct left_seat *before = NULL;
    struct left_seat row;

    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].seat == seat && known->items[i].last >= leaving->from)
            before = &known->items[i];
    if (!before)
        return err_set(run->err, ERR_INPUT, _("seat %d is not empty: leave it out"), seat);
    row = *before;
    row.last = leaving->from - 1;
    return change_put_left_seat(run->change, before, row.last < row.first ? NULL : &row, run->err);
}

static bool put_leaving(struct run *run, void *context)
{
    const struct leaving *leaving = context;
    const struct class *class = leaving->class;
    struct left_list known;
    struct seats seats;

    if (!may_of_class(run, class->id) ||
        !class_is_there(run->session, class->id, false, run->err) ||
        !seats_parse(leaving->seats, run->arena, &seats, run->err))
        return false;
    if (seats.count == 0)
        return err_set(run->err, ERR_INPUT, _("no seat is named: give its number, such as 17"));
    if (seats.numbers[seats.count - 1] > class_seats(class, leaving->from))
        return err_set(run->err, ERR_INPUT, _("there is no seat %d: the class has %d pupils"),
                       seats.numbers[seats.count - 1], class_seats(class, leaving->from));
    if (!store_left_seats(run->session->service->store, class->id, run->arena, &known, run->err))
        return false;
    for (size_t i = 0; i < seats.count; i++)
        if (!(leaving->back ? put_back : put_empty)(run, leaving, &known, seats.numbers[i]))
            return false;
    return true;
}

bool service_put_left(const struct session *session, const struct class *class, const char *seats,
                      day_t from, bool back, struct err *err)
{
    const struct command command = {.action = ACTION_CLASS_EDIT};
    struct leaving leaving = {class, seats, from, back};

    return run_change(session, &command, put_leaving, &leaving, NULL, NULL, err);
}

/* ---- the morning's list ---- */

/* Something of it is handed in, or was. */
static bool asked_for(const struct session *session, const struct assignment *item,
                      const struct handin *handin)
{
    return handin_noted(handin) ||
           session->service->data.policy.feedback_kinds & 1U << (unsigned)item->kind;
}

struct listing
{
    const struct session *session;
    const struct class *class;
    struct left_list left;
    struct arena *arena;
    struct missing_list *list;
    size_t capacity, hidden;
    struct err *denied; /* of what is hidden */
};

static bool add_due(struct listing *listing, day_t day, struct err *err)
{
    const struct session *session = listing->session;
    struct missing_list *list = listing->list;
    struct assignment_list due;

    if (!store_due(session->service->store, listing->class->id, day, listing->arena, &due, err))
        return false;
    for (size_t i = 0; i < due.count; i++) {
        struct handin *known, handin = handin_nothing(due.items[i]->id);

        if (!store_handin(session->service->store, due.items[i]->id, listing->arena, &known, err))
            return false;
        if (known)
            handin =
                handin_on(known, listing->left.items, listing->left.count, day, listing->arena);
        if (!asked_for(session, due.items[i], &handin))
            continue;
        if (!may_see_seats(session, due.items[i], listing->denied)) {
            listing->hidden++;
            continue;
        }
        list->rows = arena_grow(listing->arena, list->rows, &listing->capacity, list->count + 1,
                                sizeof *list->rows);
        list->rows[list->count++] = (struct missing_row){
            .assignment = due.items[i],
            .subject = subject_by_code(&session->service->data.subjects, due.items[i]->subject),
            .pupils = class_pupils(listing->class, listing->left.items, listing->left.count, day),
            .handin = handin,
        };
    }
    return true;
}

static int by_subject(const void *a, const void *b)
{
    const struct missing_row *one = a, *other = b;
    int order = subject_compare(one->subject, one->assignment->subject, other->subject,
                                other->assignment->subject);

    if (one->assignment->due != other->assignment->due)
        return one->assignment->due > other->assignment->due ? -1 : 1;
    return order ? order
                 : (one->assignment->id > other->assignment->id) -
                       (one->assignment->id < other->assignment->id);
}

bool service_missing(const struct session *session, const struct class *class, day_t day,
                     struct arena *arena, struct missing_list *list, struct err *err)
{
    const struct calendar *calendar = calendar_for(session, class->id);
    struct err denied = {0};
    struct listing listing = {
        .session = session, .class = class, .arena = arena, .list = list, .denied = &denied};
    day_t before = day - 1;
    bool ok;

    while (before > day - SPAN_MAX_DAYS && !calendar_is_school_day(calendar, before))
        before--;
    *list = (struct missing_list){.class = class, .day = day, .before = before};
    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !store_begin_read(session->service->store, err))
        return false;
    ok = store_left_seats(session->service->store, class->id, arena, &listing.left, err) &&
         add_due(&listing, day, err) && add_due(&listing, before, err);
    store_end_read(session->service->store);
    if (!ok)
        return false;
    if (listing.hidden > 0 && list->count == 0) {
        *err = denied;
        return false;
    }
    if (list->count > 0)
        qsort(list->rows, list->count, sizeof *list->rows, by_subject);
    return true;
}
