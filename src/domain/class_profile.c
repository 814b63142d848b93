/* What a class has beyond its homework: looking its profile up, seat numbers, and real time (rule 3.8). */
#include "config.h"

#include "domain/class_profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/sort.h"
#include "base/text.h"
#include "domain/school.h"

#define FACTOR_LEAST 500 /* thousandths: rule 3.8 keeps a factor within 0.5 .. 3 */
#define FACTOR_MOST 3000
#define RUN_LEAST 3 /* so many seats in a row are written first-last */

/* ---- looking up ---- */

int profile_factor(const struct class_profile *profile, const char *subject, day_t day)
{
    for (size_t i = profile ? profile->factor_count : 0; i-- > 0;) {
        const struct factor *factor = &profile->factors[i];
        if (factor->since <= day && strcmp(factor->subject, subject) == 0)
            return factor->thousandths;
    }
    return 0;
}

/* Whether a row is of that day at all, and said later than the best one so far (NULL: none). */
static bool is_later(day_t from, const day_t *best, day_t day)
{
    return day_is_from(from, day) && (!best || from > *best);
}

static const struct share *share_on(const struct share *rows, size_t count, int grade,
                                    const char *subject, day_t day)
{
    const struct share *best = NULL;

    for (size_t i = 0; i < count; i++)
        if (rows[i].grade == grade && strcmp(rows[i].subject, subject) == 0 &&
            is_later(rows[i].from, best ? &best->from : NULL, day))
            best = &rows[i];
    return best;
}

static const struct aftercare_time *time_on(const struct aftercare_time *rows, size_t count,
                                            int64_t class_id, enum weekday weekday, day_t day)
{
    const struct aftercare_time *best = NULL;

    for (size_t i = 0; i < count; i++)
        if (rows[i].class_id == class_id && rows[i].weekday == weekday &&
            is_later(rows[i].from, best ? &best->from : NULL, day))
            best = &rows[i];
    return best;
}

/* The first lesson of the timetable that holds on a day: its day is that of all of them. */
static const struct lesson_slot *timetable_on(const struct lesson_slot *rows, size_t count,
                                              day_t day)
{
    const struct lesson_slot *best = NULL;

    for (size_t i = 0; i < count; i++)
        if (is_later(rows[i].from, best ? &best->from : NULL, day))
            best = &rows[i];
    return best;
}

size_t lessons_on(const struct lesson_slot *rows, size_t count, day_t day, struct lesson_slot *out)
{
    const struct lesson_slot *first = timetable_on(rows, count, day);
    size_t kept = 0;

    for (size_t i = 0; first && i < count; i++)
        if (rows[i].from == first->from && rows[i].period > 0)
            out[kept++] = rows[i];
    return kept;
}

size_t aftercare_on(const struct aftercare_time *rows, size_t count, day_t day,
                    struct aftercare_time *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (rows[i].minutes > 0 &&
            time_on(rows, count, rows[i].class_id, rows[i].weekday, day) == &rows[i])
            out[kept++] = rows[i];
    return kept;
}

size_t shares_on(const struct share *rows, size_t count, day_t day, struct share *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (rows[i].minutes >= 0 &&
            share_on(rows, count, rows[i].grade, rows[i].subject, day) == &rows[i])
            out[kept++] = rows[i];
    return kept;
}

int profile_share(const struct class_profile *profile, int grade, const char *subject, day_t day)
{
    const struct share *share =
        profile ? share_on(profile->shares, profile->share_count, grade, subject, day) : NULL;

    return share ? share->minutes : -1;
}

const struct aftercare_time *profile_aftercare_time(const struct class_profile *profile, day_t day,
                                                    bool school_day)
{
    const struct aftercare_time *time;

    if (!profile || !school_day || profile->aftercare_count == 0)
        return NULL;
    time = time_on(profile->aftercare, profile->aftercare_count, profile->aftercare[0].class_id,
                   date_weekday(day), day);
    return time && time->minutes > 0 ? time : NULL;
}

bool profile_has_lesson(const struct class_profile *profile, day_t day, enum weekday weekday,
                        const char *subject)
{
    const struct lesson_slot *first;
    bool any = false;

    if (!profile)
        return true;
    first = timetable_on(profile->lessons, profile->lesson_count, day);
    for (size_t i = 0; first && i < profile->lesson_count; i++) {
        const struct lesson_slot *lesson = &profile->lessons[i];
        if (lesson->from == first->from && lesson->period > 0 && lesson->weekday == weekday) {
            if (strcmp(lesson->subject, subject) == 0)
                return true;
            any = true;
        }
    }
    return !any;
}

bool profile_has_timetable(const struct class_profile *profile, day_t day, enum weekday weekday)
{
    /* a weekday of which it says nothing has every lesson, even one of no subject */
    return !profile_has_lesson(profile, day, weekday, "");
}

/* ---- seats ---- */

static bool refuse_seats(const char *piece, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("seat “%s”: give numbers from 1 to %d separated by commas, such as "
                     "3,17,20-22, or 0 for nobody"),
                   piece, CLASS_SIZE_MAX);
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

/* Whether the range of 7号-9号 goes on there. */
static bool seats_go_on(const char *text)
{
    static const char *const signs[] = {"-", "~", "—", "–", "至", "到"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_starts_with(text, signs[i]))
            return true;
    return false;
}

/* As one would write it where the numbers of those who are missing belong. */
static bool says_nobody(const char *folded)
{
    static const char *const words[] = {"0",      "无",     "没有", "没有人", "全交",
                                        "全交了", "都交了", "交齐", "none"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(folded, words[i]) == 0)
            return true;
    return false;
}

bool seats_parse(const char *text, struct arena *arena, struct seats *seats, struct err *err)
{
    bool taken[CLASS_SIZE_MAX + 1] = {false};
    struct text_buf plain = {.arena = arena};
    char *rest = NULL;
    int *numbers = ARENA_ARRAY(arena, CLASS_SIZE_MAX, int);
    size_t count = 0;

    /* 、 — and – stand beside the commas and hyphens that folding makes plain; 7号和15号 is as good. */
    const char *folded = text_trim(arena, text_fold(arena, text));
    if (says_nobody(folded))
        folded = "";
    for (size_t length = 0; *folded != '\0'; folded += length) {
        uint32_t c = text_decode(folded, &length);
        if (c == 0x3001 || c == 0x3002 /* 。 */ || c == ';' || c == 0x548C /* 和 */)
            text_buf_add(&plain, ",");
        else if (c == 0x2013 || c == 0x2014 || c == 0x81F3 /* 至 */ || c == 0x5230 /* 到 */)
            text_buf_add(&plain, "-");
        else if (c == 0x53F7 /* 号 */)
            text_buf_add(&plain, seats_go_on(folded + length) ? "" : ",");
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

bool actual_times(const int *times, size_t count, int *median, int *most)
{
    if (count == 0)
        return false;
    struct arena *arena = arena_new();
    int *sorted = arena_memdup(arena, times, count * sizeof *sorted);

    qsort(sorted, count, sizeof *sorted, compare_ints);
    *median = (sorted[(count - 1) / 2] + sorted[count / 2] + 1) / 2;
    *most = sorted[(4 * count + 4) / 5 - 1];
    arena_free(arena);
    return true;
}
