/* What a class has beyond its homework: looking its profile up, seat numbers, and real time (rule 3.8). */
#include "config.h"

#include "domain/class_profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/sort.h"
#include "base/text.h"

#define FACTOR_LEAST 500 /* thousandths: rule 3.8 keeps a factor within 0.5 .. 3 */
#define FACTOR_MOST 3000
#define RUN_LEAST 3 /* so many seats in a row are written first-last */

/* ---- looking up ---- */

int profile_factor(const struct class_profile *profile, const char *subject)
{
    if (!profile)
        return 0;
    for (size_t i = 0; i < profile->factor_count; i++)
        if (strcmp(profile->factors[i].subject, subject) == 0)
            return profile->factors[i].thousandths;
    return 0;
}

int profile_share(const struct class_profile *profile, int grade, const char *subject)
{
    if (!profile)
        return -1;
    for (size_t i = 0; i < profile->share_count; i++) {
        const struct share *share = &profile->shares[i];
        if (share->grade == grade && strcmp(share->subject, subject) == 0)
            return share->minutes;
    }
    return -1;
}

int profile_aftercare(const struct class_profile *profile, day_t day, bool school_day)
{
    if (!profile || !school_day)
        return 0;
    for (size_t i = 0; i < profile->aftercare_count; i++)
        if (profile->aftercare[i].weekday == date_weekday(day))
            return profile->aftercare[i].minutes;
    return 0;
}

bool profile_has_lesson(const struct class_profile *profile, enum weekday weekday,
                        const char *subject)
{
    bool any = false;

    if (!profile)
        return true;
    for (size_t i = 0; i < profile->lesson_count; i++) {
        if (profile->lessons[i].weekday == weekday) {
            if (strcmp(profile->lessons[i].subject, subject) == 0)
                return true;
            any = true;
        }
    }
    return !any;
}

bool profile_has_timetable(const struct class_profile *profile, enum weekday weekday)
{
    for (size_t i = 0; profile && i < profile->lesson_count; i++)
        if (profile->lessons[i].weekday == weekday)
            return true;
    return false;
}

/* ---- seats ---- */

static bool refuse_seats(const char *piece, struct err *err)
{
    return err_set(
        err, ERR_INPUT,
        _("seat “%s”: give numbers from 1 to %d separated by commas, such as 3,17,20-22"), piece,
        CLASS_SIZE_MAX);
}

/* "17" or "20-22" into taken[1..CLASS_SIZE_MAX]. */
static bool take_seats(const char *piece, struct arena *arena, bool *taken, struct err *err)
{
    const char *dash = strpbrk(piece, "-~");
    uint32_t first = 0, last = 0;
    const char *start = !dash ? piece : arena_strndup(arena, piece, (size_t)(dash - piece));
    const char *end = !dash ? piece : dash + 1;

    if (!text_parse_uint(start, CLASS_SIZE_MAX, &first) ||
        !text_parse_uint(end, CLASS_SIZE_MAX, &last) || first == 0 || last < first)
        return refuse_seats(piece, err);
    for (uint32_t seat = first; seat <= last; seat++)
        taken[seat] = true;
    return true;
}

bool seats_parse(const char *text, struct arena *arena, struct seats *seats, struct err *err)
{
    bool taken[CLASS_SIZE_MAX + 1] = {false};
    struct text_buf plain = {.arena = arena};
    char *rest = NULL;
    int *numbers = ARENA_ARRAY(arena, CLASS_SIZE_MAX, int);
    size_t count = 0;

    /* 、 — and – stand beside the commas and hyphens that folding makes plain. */
    const char *folded = text_fold(arena, text);
    for (size_t length = 0; *folded != '\0'; folded += length) {
        uint32_t c = text_decode(folded, &length);
        if (c == 0x3001)
            text_buf_add(&plain, ",");
        else if (c == 0x2013 || c == 0x2014)
            text_buf_add(&plain, "-");
        else
            text_buf_add_bytes(&plain, folded, length);
    }
    char *line = arena_strdup(arena, text_buf_str(&plain));
    for (char *piece = strtok_r(line, ", \t\n", &rest); piece;
         piece = strtok_r(NULL, ", \t\n", &rest))
        if (!take_seats(piece, arena, taken, err))
            return false;
    for (int seat = 1; seat <= CLASS_SIZE_MAX; seat++)
        if (taken[seat])
            numbers[count++] = seat;
    *seats = (struct seats){.numbers = numbers, .count = count};
    return true;
}

char *seats_format(const struct seats *seats, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < seats->count;) {
        size_t run = 1;
        while (i + run < seats->count && seats->numbers[i + run] == seats->numbers[i] + (int)run)
            run++;
        run = run >= RUN_LEAST ? run : 1;
        text_buf_printf(&buf, "%s%d", i > 0 ? "," : "", seats->numbers[i]);
        if (run > 1)
            text_buf_printf(&buf, "-%d", seats->numbers[i + run - 1]);
        i += run;
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

/* ---- real time ---- */

/* Twice the median, so that the mean of the middle two stays whole. */
static int64_t twice_median(const int *values, size_t count, struct arena *arena)
{
    int *sorted = arena_memdup(arena, values, count * sizeof *values);

    qsort(sorted, count, sizeof *sorted, compare_ints);
    return (int64_t)sorted[(count - 1) / 2] + sorted[count / 2];
}

int factor_of(const int *ratio_thousandths, size_t count)
{
    if (count < FACTOR_MIN)
        return 0;
    struct arena *arena = arena_new();
    size_t looked_at = count < FACTOR_LAST ? count : FACTOR_LAST;
    int64_t factor = (twice_median(ratio_thousandths, looked_at, arena) + 1) / 2;

    arena_free(arena);
    if (factor < FACTOR_LEAST)
        return FACTOR_LEAST;
    return factor > FACTOR_MOST ? FACTOR_MOST : (int)factor;
}

int actual_ratio(const struct handin *handin, int minutes)
{
    if (minutes <= 0 || handin->actual_count < ACTUAL_MIN)
        return 0;
    struct arena *arena = arena_new();
    int64_t twice = twice_median(handin->actual, handin->actual_count, arena);

    arena_free(arena);
    /* Rounded half up. */
    return (int)((twice * 1000 + minutes) / (2 * (int64_t)minutes));
}
