/* Figures of handing in and marking. */
#include "config.h"

#include "domain/handin.h"

const struct left_seat *seat_left(const struct left_seat *rows, size_t count, int seat, day_t day)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].seat == seat && rows[i].first <= day && day <= rows[i].last)
            return &rows[i];
    return NULL;
}

int class_pupils(const struct class *class, const struct left_seat *rows, size_t count, day_t day)
{
    int size = class_size_on(class, day), pupils = size;

    for (int seat = 1; seat <= size; seat++)
        pupils -= seat_left(rows, count, seat, day) != NULL;
    return pupils;
}

struct handin handin_nothing(int64_t assignment_id)
{
    return (struct handin){.assignment_id = assignment_id,
                           .collected = -1,
                           .marked = -1,
                           .returned = -1,
                           .corrected = -1,
                           .correct = -1,
                           .feedback = ""};
}

static struct seats seats_on(const struct seats *seats, const struct left_seat *rows, size_t count,
                             day_t day, struct arena *arena)
{
    int *numbers = ARENA_ARRAY(arena, seats->count, int);
    struct seats there = {.numbers = numbers};

    for (size_t i = 0; i < seats->count; i++)
        if (!seat_left(rows, count, seats->numbers[i], day))
            numbers[there.count++] = seats->numbers[i];
    return there;
}

struct handin handin_on(const struct handin *handin, const struct left_seat *rows, size_t count,
                        day_t day, struct arena *arena)
{
    struct handin there = *handin;

    there.missing = seats_on(&handin->missing, rows, count, day, arena);
    there.excused = seats_on(&handin->excused, rows, count, day, arena);
    there.stopped = seats_on(&handin->stopped, rows, count, day, arena);
    return there;
}

static int absent(const struct handin *handin)
{
    return (int)(handin->missing.count + handin->excused.count);
}

int handin_books(int pupils, const struct handin *handin)
{
    if (handin->collected >= 0)
        return handin->collected;
    if (pupils == 0 || handin->collected_at == 0)
        return -1;
    return pupils > absent(handin) ? pupils - absent(handin) : 0;
}

int handin_expected(int pupils, const struct handin *handin)
{
    int books = handin_books(pupils, handin);
    int expected = pupils - (int)handin->excused.count;

    if (pupils == 0 || books < 0)
        return -1;
    return expected > books ? expected : books;
}

/* ---- what contradicts ---- */

const char *handin_number_said(enum handin_number number, bool by_option)
{
    static const char *const options[] = {[HANDIN_COLLECTED] = "--collected",
                                          [HANDIN_MARKED] = "--marked",
                                          [HANDIN_RETURNED] = "--returned",
                                          [HANDIN_CORRECTED] = "--corrected"};
    static const char *const words[] = {[HANDIN_COLLECTED] = N_("collected"),
                                        [HANDIN_MARKED] = N_("marked"),
                                        [HANDIN_RETURNED] = N_("discussed"),
                                        [HANDIN_CORRECTED] = N_("corrected")};

    return by_option ? options[number] : _(words[number]);
}

static bool check_collected(int pupils, const struct handin *handin, bool seats_said,
                            bool by_option, struct err *err)
{
    int there = pupils - absent(handin);

    if (handin->collected < 0 || pupils == 0 || handin->collected == there ||
        (!seats_said && handin->collected < there))
        return true;
    if (!by_option)
        return err_set(err, ERR_INPUT,
                       _("%d collected does not fit: of %d pupils %zu are missing and %zu excused, "
                         "which leaves %d"),
                       handin->collected, pupils, handin->missing.count, handin->excused.count,
                       there);
    return err_set(err, ERR_INPUT,
                   _("--collected %d: of %d pupils %zu are missing and %zu excused, which leaves "
                     "%d: give %d, or the seats anew (--missing, --excused)"),
                   handin->collected, pupils, handin->missing.count, handin->excused.count, there,
                   there);
}

/* of: what cannot be exceeded, -1 where it is not known. */
static bool check_step(const char *name, int number, int of, const char *what, struct err *err)
{
    return number < 0 || of < 0 || number <= of ||
           err_set(err, ERR_INPUT, _("%s %d is more than %s (%d): correct one of the two numbers"),
                   name, number, what, of);
}

bool handin_check(int pupils, const struct handin *handin, bool seats_said, bool by_option,
                  struct err *err)
{
    int books = handin_books(pupils, handin);
    int marked = handin->marked >= 0 ? handin->marked : books;
    const char *in_hand = _("were handed in");
    const char *before = handin->marked >= 0 ? _("were marked") : in_hand;

    return check_collected(pupils, handin, seats_said, by_option, err) &&
           check_step(handin_number_said(HANDIN_MARKED, by_option), handin->marked, books, in_hand,
                      err) &&
           check_step(handin_number_said(HANDIN_RETURNED, by_option), handin->returned, marked,
                      before, err) &&
           check_step(handin_number_said(HANDIN_CORRECTED, by_option), handin->corrected, marked,
                      before, err);
}
