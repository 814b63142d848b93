/* Days and times as people type them. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define SECONDS_A_DAY 86400
/* No form is longer; a longer text is refused before it is looked at. */
#define DATE_INPUT_MAX_BYTES 64
#define OFFSET_MAX_MINUTES (14 * 60)

#define ACCEPTED_ISO N_("write it as 2026-11-23")
#define ACCEPTED_YEAR N_("write it as 2026-11-23 or 2026年11月23日")
#define ACCEPTED_WRITTEN N_("write it as 2026-11-23, 2026年11月23日 or 11月23日")
#define ACCEPTED                                                                                   \
    N_("write 2026-11-23, 11-23, 11.23, 24号, today, tomorrow, +2d, +1w, mon, 周五 or 上周五")
#define ACCEPTED_DUE N_("write 2026-11-23, 11-23, 11.23, tomorrow, +2d, +1w, mon, 周五 or 下周五")

struct day_word
{
    const char *word;
    int value;
};

static bool in_bounds(int64_t day)
{
    return day >= DAY_FIRST && day < DAY_LAST;
}

/* Reads one to max_digits ASCII digits; returns what follows them, or NULL where there is none. */
static const char *read_number(const char *text, int max_digits, int *value, int *digits)
{
    int count = 0;

    *value = 0;
    while (count < max_digits && text[count] >= '0' && text[count] <= '9') {
        *value = *value * 10 + (text[count] - '0');
        count++;
    }
    if (digits)
        *digits = count;
    return count == 0 ? NULL : text + count;
}

/* text + the bytes of word where text begins with it, else NULL. */
static const char *after_word(const char *text, const char *word)
{
    return text && text_starts_with(text, word) ? text + strlen(word) : NULL;
}

static bool no_such_day(const char *shown, struct err *err)
{
    return err_set(err, ERR_INPUT, _("there is no day “%s” in the calendar: %s"), shown,
                   _(ACCEPTED_ISO));
}

static bool out_of_bounds(const char *shown, struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("“%s” is too far away: give a day from 1950-01-01 to 2199-12-31"), shown);
}

enum form
{
    FORM_OTHER,  /* not of this form */
    FORM_DATE,   /* read */
    FORM_NO_DAY, /* of this form, but there is no such day */
};

/* What may stand behind the day of a month: 日, 号, nothing; NULL where something else does. */
static const char *after_day_mark(const char *rest)
{
    const char *mark = after_word(rest, "日");

    if (!mark)
        mark = after_word(rest, "号");
    return mark ? mark : rest;
}

/* YYYY-MM-DD; YYYY/M/D; and, where words are taken, YYYY年M月D日 (号) and YYYY.M.D. */
static enum form read_full_date(const char *text, bool words, day_t *day)
{
    int year, month, date, year_digits, month_digits, date_digits;
    const char *rest = read_number(text, 4, &year, &year_digits);
    const char *month_mark = "-", *date_mark = "-";

    if (!rest || year_digits != 4)
        return FORM_OTHER;
    if (*rest == '/') {
        month_mark = "/";
        date_mark = "/";
    } else if (words && *rest == '.') {
        month_mark = ".";
        date_mark = ".";
    } else if (words && text_starts_with(rest, "年")) {
        month_mark = "年";
        date_mark = "月";
    }
    if (!(rest = after_word(rest, month_mark)) ||
        !(rest = read_number(rest, 2, &month, &month_digits)) ||
        !(rest = after_word(rest, date_mark)) ||
        !(rest = read_number(rest, 2, &date, &date_digits)))
        return FORM_OTHER;
    if (strcmp(month_mark, "年") == 0)
        rest = after_day_mark(rest);
    if (*rest != '\0')
        return FORM_OTHER;
    if (*month_mark == '-' && (month_digits != 2 || date_digits != 2))
        return FORM_OTHER;
    *day = date_from_ymd(year, month, date);
    return *day == DAY_NONE ? FORM_NO_DAY : FORM_DATE;
}

bool date_parse_iso(const char *text, day_t *day, struct err *err)
{
    day_t found = DAY_NONE;

    if (*text == '\0')
        return err_set(err, ERR_INPUT, _("the date is empty: %s"), _(ACCEPTED_ISO));
    switch (read_full_date(text, false, &found)) {
    case FORM_OTHER:
        return err_set(err, ERR_INPUT, _("“%s” is not a date: %s"), text, _(ACCEPTED_ISO));
    case FORM_NO_DAY:
        return no_such_day(text, err);
    case FORM_DATE:
        break;
    }
    if (!in_bounds(found))
        return out_of_bounds(text, err);
    *day = found;
    return true;
}

/* today, tomorrow, 今天, 明天, 后天, ... */
static bool read_word(const char *text, day_t base, int64_t *day)
{
    static const struct day_word words[] = {
        {"today", 0}, {"今天", 0},   {"今日", 0},       {"tomorrow", 1}, {"明天", 1},  {"明日", 1},
        {"后天", 2},  {"大后天", 3}, {"yesterday", -1}, {"昨天", -1},    {"前天", -2},
    };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(text, words[i].word) == 0) {
            *day = (int64_t)base + words[i].value;
            return true;
        }
    }
    return false;
}

/* +2d, +1w, -1d, +2天, +1周. */
static bool read_offset(const char *text, day_t base, int64_t *day)
{
    static const struct day_word units[] = {
        {"d", 1},
        {"天", 1},
        {"w", WEEK_DAYS},
        {"周", WEEK_DAYS},
    };
    int count;
    const char *rest;

    if (*text != '+' && *text != '-')
        return false;
    rest = read_number(text + 1, 5, &count, NULL);
    if (!rest)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(rest, units[i].word) == 0) {
            int64_t days = (int64_t)count * units[i].value;

            *day = *text == '+' ? base + days : base - days;
            return true;
        }
    }
    return false;
}

/* mon, monday, 周一, 星期天, 礼拜日: the weekday's number in *weekday. */
static bool read_weekday(const char *text, int *weekday)
{
    static const char *const english[WEEK_DAYS] = {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    };
    static const char *const prefixes[] = {"周", "星期", "礼拜"};
    static const struct day_word numbers[] = {
        {"一", MONDAY},   {"二", TUESDAY}, {"三", WEDNESDAY}, {"四", THURSDAY}, {"五", FRIDAY},
        {"六", SATURDAY}, {"日", SUNDAY},  {"天", SUNDAY},    {"1", MONDAY},    {"2", TUESDAY},
        {"3", WEDNESDAY}, {"4", THURSDAY}, {"5", FRIDAY},     {"6", SATURDAY},  {"7", SUNDAY},
    };

    for (int i = 0; i < WEEK_DAYS; i++) {
        /* mon, and what people also write: tues, thur, thurs. */
        if (strlen(text) >= 3 && text_starts_with(english[i], text)) {
            *weekday = i;
            return true;
        }
    }
    for (size_t p = 0; p < sizeof prefixes / sizeof prefixes[0]; p++) {
        const char *number = after_word(text, prefixes[p]);

        for (size_t n = 0; number && n < sizeof numbers / sizeof numbers[0]; n++) {
            if (strcmp(number, numbers[n].word) == 0) {
                *weekday = numbers[n].value;
                return true;
            }
        }
    }
    return false;
}

bool date_weekday_parse(const char *text, enum weekday *weekday)
{
    struct arena *arena = arena_new();
    const char *folded = text_trim(arena, text_fold(arena, text));
    int found = 0;
    bool good =
        read_weekday(folded, &found) || read_weekday(arena_printf(arena, "周%s", folded), &found);

    *weekday = (enum weekday)found;
    arena_free(arena);
    return good;
}

/* 11-23, 11/23, 11月23日 (号); said: 11.23, which in a document may be a number. */
static bool read_month_day(const char *text, bool said, int *month, int *date)
{
    const char *rest = read_number(text, 2, month, NULL);

    if (!rest)
        return false;
    if (*rest == '-' || *rest == '/' || (said && *rest == '.')) {
        rest = read_number(rest + 1, 2, date, NULL);
        return rest && *rest == '\0';
    }
    if (!(rest = after_word(rest, "月")) || !(rest = read_number(rest, 2, date, NULL)))
        return false;
    return *after_day_mark(rest) == '\0';
}

/* Whether day is as near to base as best (DAY_NONE: none is known yet), or nearer. */
static bool is_as_near(day_t day, day_t best, day_t base)
{
    return best == DAY_NONE ||
           (day > base ? day - base : base - day) <= (best > base ? best - base : base - best);
}

/* The day of that month and date next to base (of two as near, the later); due: the first after it.
 * DAY_NONE where none of the years around has it (02-29). */
static day_t nearest(int month, int date, day_t base, bool due)
{
    int year = date_ymd(base).year;
    day_t best = DAY_NONE;

    for (int candidate = year - 1; candidate <= year + 1; candidate++) {
        day_t day = date_from_ymd(candidate, month, date);

        if (day == DAY_NONE || (due && day <= base))
            continue;
        if (due ? best == DAY_NONE : is_as_near(day, best, base))
            best = day;
    }
    return best;
}

/* Month and day without a year, by `base`. */
static enum form read_yearless(const char *text, day_t base, bool due, bool said, int64_t *day)
{
    int month, date;

    if (!read_month_day(text, said, &month, &date))
        return FORM_OTHER;
    *day = nearest(month, date, base, due);
    return *day == DAY_NONE ? FORM_NO_DAY : FORM_DATE;
}

/* 24日, 24号: of the month of `base` or of those beside it, whichever is nearest (of two, the later). A due
 * day is not meant by it. */
static bool read_day_of_month(const char *text, day_t base, int64_t *day)
{
    int date;
    const char *rest = read_number(text, 2, &date, NULL);
    const struct ymd now = date_ymd(base);
    day_t best = DAY_NONE;

    if (!rest || *rest == '\0' || *after_day_mark(rest) != '\0')
        return false;
    for (int step = -1; step <= 1; step++) {
        int month = now.month - 1 + step; /* from 0 */
        day_t it =
            date_from_ymd(now.year + (month < 0 ? -1 : month / 12), (month + 12) % 12 + 1, date);

        if (it != DAY_NONE && is_as_near(it, best, base))
            best = it;
    }
    *day = best;
    return best != DAY_NONE;
}

/* 下周一, and what may be behind: 上周五, 本周一. A due day is not meant by those. */
static bool read_day_of_week(const char *text, day_t base, bool due, int64_t *day)
{
    static const struct day_word weeks[] = {
        {"下", WEEK_DAYS}, {"上", -WEEK_DAYS}, {"本", 0}, {"这", 0}};

    for (size_t i = 0; i < sizeof weeks / sizeof weeks[0]; i++) {
        const char *rest = due && weeks[i].value <= 0 ? NULL : after_word(text, weeks[i].word);
        int weekday;

        if (rest && read_weekday(rest, &weekday)) {
            *day = (int64_t)date_monday(base) + weeks[i].value + weekday;
            return true;
        }
    }
    return false;
}

/* The forms that only make sense on the day they are said. */
static enum form read_relative(const char *text, day_t base, bool due, int64_t *day)
{
    int weekday;

    if (read_word(text, base, day) || read_offset(text, base, day) ||
        read_day_of_week(text, base, due, day) || (!due && read_day_of_month(text, base, day)))
        return FORM_DATE;
    if (read_weekday(text, &weekday)) {
        int ahead = (weekday - (int)date_weekday(base) + WEEK_DAYS) % WEEK_DAYS;

        *day = (int64_t)base + (due && ahead == 0 ? WEEK_DAYS : ahead);
        return FORM_DATE;
    }
    return FORM_OTHER;
}

/* Folded, trimmed; in a date written with 月 the spaces between go too: 2026 年 11 月 16 日. */
static const char *fold_date(struct arena *arena, const char *text)
{
    char *folded = text_trim(arena, text_fold(arena, text));

    if (strstr(folded, "月")) {
        char *to = folded;

        for (const char *from = folded; *from != '\0'; from++)
            if (*from != ' ')
                *to++ = *from;
        *to = '\0';
    }
    return folded;
}

/* base DAY_NONE: a year is needed. said: words of the day and weekdays count as well. */
static bool parse_date(const char *text, day_t base, bool due, bool said, const char *accepted,
                       day_t *day, struct err *err)
{
    struct arena *arena = arena_new();
    const char *folded = fold_date(arena, text);
    int64_t found = DAY_NONE;
    day_t full = DAY_NONE;
    enum form form;
    bool ok = false;

    if (*folded == '\0') {
        err_set(err, ERR_INPUT, _("the date is empty: %s"), accepted);
        goto out;
    }
    if (strlen(folded) > DATE_INPUT_MAX_BYTES) {
        err_set(err, ERR_INPUT, _("“%s” is not a date: %s"), text_fit(arena, text, 40), accepted);
        goto out;
    }
    form = read_full_date(folded, true, &full);
    if (form == FORM_DATE)
        found = full;
    if (form == FORM_OTHER && said)
        form = read_relative(folded, base, due, &found);
    if (form == FORM_OTHER && base != DAY_NONE)
        form = read_yearless(folded, base, due, said, &found);
    if (form == FORM_OTHER)
        err_set(err, ERR_INPUT, _("“%s” is not a date: %s"), text, accepted);
    else if (form == FORM_NO_DAY)
        no_such_day(text, err);
    else if (!in_bounds(found))
        out_of_bounds(text, err);
    else
        ok = true;
    if (ok)
        *day = (day_t)found;
out:
    arena_free(arena);
    return ok;
}

bool date_parse(const char *text, day_t base, bool due, day_t *day, struct err *err)
{
    return parse_date(text, base, due, true, due ? _(ACCEPTED_DUE) : _(ACCEPTED), day, err);
}

bool date_parse_written(const char *text, day_t base, bool due, day_t *day, struct err *err)
{
    return parse_date(text, base, due, false,
                      base == DAY_NONE ? _(ACCEPTED_YEAR) : _(ACCEPTED_WRITTEN), day, err);
}

/* "HH:MM" or "HH:MM:SS" to seconds of the day; returns what follows, NULL where it is no time. */
static const char *read_clock(const char *text, int *seconds)
{
    int hour, minute, second = 0, digits;
    const char *rest = read_number(text, 2, &hour, &digits);

    if (!rest || digits != 2 || *rest != ':')
        return NULL;
    rest = read_number(rest + 1, 2, &minute, &digits);
    if (!rest || digits != 2)
        return NULL;
    if (*rest == ':') {
        rest = read_number(rest + 1, 2, &second, &digits);
        if (!rest || digits != 2)
            return NULL;
    }
    if (hour > 23 || minute > 59 || second > 59)
        return NULL;
    *seconds = hour * 3600 + minute * 60 + second;
    return rest;
}

bool stamp_parse(const char *text, int utc_offset_minutes, stamp_t *stamp, struct err *err)
{
    char date[DATE_TEXT_BYTES];
    const char *rest = NULL;
    int seconds = 0;
    day_t day = DAY_NONE;
    bool utc;

    if (strlen(text) > 10 && (text[10] == 'T' || text[10] == ' ')) {
        memcpy(date, text, 10);
        date[10] = '\0';
        rest = read_clock(text + 11, &seconds);
    }
    utc = rest && strcmp(rest, "Z") == 0;
    if (!rest || (*rest != '\0' && !utc))
        return err_set(
            err, ERR_INPUT,
            _("“%s” is not a time: write it as 2026-11-23 15:52 or 2026-11-23T07:52:00Z"), text);
    if (!date_parse_iso(date, &day, err))
        return false;
    *stamp = (stamp_t)day * SECONDS_A_DAY + seconds - (utc ? 0 : (stamp_t)utc_offset_minutes * 60);
    return true;
}

bool utc_offset_parse(const char *text, int *minutes)
{
    int hour, minute, digits, offset;
    const char *rest;

    if (*text != '+' && *text != '-')
        return false;
    rest = read_number(text + 1, 2, &hour, &digits);
    if (!rest || digits != 2 || *rest != ':')
        return false;
    rest = read_number(rest + 1, 2, &minute, &digits);
    if (!rest || digits != 2 || *rest != '\0' || minute > 59)
        return false;
    offset = hour * 60 + minute;
    if (offset > OFFSET_MAX_MINUTES)
        return false;
    *minutes = *text == '-' ? -offset : offset;
    return true;
}

bool clock_parse(const char *text, int *minutes)
{
    struct arena *arena = arena_new();
    char *folded = text_fold(arena, text);
    char *colon = strchr(folded, ':');
    uint32_t hour = 0, minute = 0;
    bool good = colon && strlen(colon) == 3;

    if (good) {
        *colon = '\0';
        good = text_parse_uint(folded, 23, &hour) && text_parse_uint(colon + 1, 59, &minute) &&
               hour + minute > 0;
    }
    if (good)
        *minutes = (int)(hour * 60 + minute);
    arena_free(arena);
    return good;
}

char *clock_text(struct arena *arena, int minutes)
{
    return arena_printf(arena, "%d:%02d", minutes / 60, minutes % 60);
}
