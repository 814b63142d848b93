/* The calendar of days: arithmetic and printing. What people type is read in date_parse.c. */
#include "config.h"

#include "base/date.h"

#include <stdio.h>

#define SECONDS_A_DAY 86400
/* 1970-01-01 was a Thursday. */
#define EPOCH_WEEKDAY THURSDAY
/* Days from 0000-03-01, where the 400-year cycle is counted from, to 1970-01-01. */
#define DAYS_TO_EPOCH 719468
#define DAYS_IN_400_YEARS 146097
#define DAYS_IN_100_YEARS 36524
#define DAYS_IN_4_YEARS 1461

static bool is_leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

day_t date_from_ymd(int year, int month, int day)
{
    int cycle, year_of_cycle, day_of_year;

    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return DAY_NONE;
    /* Years begin in March here, so that the leap day is the last of its year. */
    if (month <= 2)
        year--;
    cycle = year / 400;
    year_of_cycle = year % 400;
    day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return cycle * DAYS_IN_400_YEARS + year_of_cycle * 365 + year_of_cycle / 4 -
           year_of_cycle / 100 + day_of_year - DAYS_TO_EPOCH;
}

struct ymd date_ymd(day_t day)
{
    int64_t shifted = (int64_t)day + DAYS_TO_EPOCH;
    int64_t cycle = (shifted >= 0 ? shifted : shifted - DAYS_IN_400_YEARS + 1) / DAYS_IN_400_YEARS;
    int day_of_cycle = (int)(shifted - cycle * DAYS_IN_400_YEARS);
    int year_of_cycle =
        (day_of_cycle - day_of_cycle / (DAYS_IN_4_YEARS - 1) + day_of_cycle / DAYS_IN_100_YEARS -
         day_of_cycle / (DAYS_IN_400_YEARS - 1)) /
        365;
    int day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    struct ymd ymd = {
        .year = (int)(year_of_cycle + cycle * 400),
        .month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };

    if (ymd.month <= 2)
        ymd.year++;
    return ymd;
}

enum weekday date_weekday(day_t day)
{
    int weekday = (int)(((int64_t)day + EPOCH_WEEKDAY) % WEEK_DAYS);

    return (enum weekday)(weekday < 0 ? weekday + WEEK_DAYS : weekday);
}

day_t date_monday(day_t day)
{
    return day - (day_t)date_weekday(day);
}

const char *date_iso(day_t day, char out[DATE_TEXT_BYTES])
{
    struct ymd ymd;

    out[0] = '\0';
    if (day == DAY_NONE)
        return out;
    ymd = date_ymd(day);
    snprintf(out, DATE_TEXT_BYTES, "%04d-%02d-%02d", ymd.year % 10000, ymd.month, ymd.day);
    return out;
}

bool date_check_range(day_t first, day_t last, struct err *err)
{
    char from[DATE_TEXT_BYTES], to[DATE_TEXT_BYTES];

    return first <= last ||
           err_set(err, ERR_INPUT, _("the range ends (%s) before it begins (%s): swap the days"),
                   date_iso(last, to), date_iso(first, from));
}

const char *date_weekday_name(enum weekday weekday, enum lang lang)
{
    static const char *const zh[WEEK_DAYS] = {"周一", "周二", "周三", "周四",
                                              "周五", "周六", "周日"};
    static const char *const en[WEEK_DAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

    return lang == LANG_ZH ? zh[weekday] : en[weekday];
}

char *date_long(struct arena *arena, day_t day, enum lang lang)
{
    static const char *const months[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct ymd ymd;
    const char *weekday;

    if (day == DAY_NONE)
        return arena_strdup(arena, "");
    ymd = date_ymd(day);
    weekday = date_weekday_name(date_weekday(day), lang);
    if (lang == LANG_ZH)
        return arena_printf(arena, "%d月%d日 %s", ymd.month, ymd.day, weekday);
    return arena_printf(arena, "%s %d %s", weekday, ymd.day, months[ymd.month - 1]);
}

const char *date_short(day_t day, char out[DATE_TEXT_BYTES])
{
    struct ymd ymd;

    out[0] = '\0';
    if (day == DAY_NONE)
        return out;
    ymd = date_ymd(day);
    snprintf(out, DATE_TEXT_BYTES, "%02d-%02d", ymd.month, ymd.day);
    return out;
}

/* A time as a day and the second of that day. */
static day_t split(stamp_t local, int *second_of_day)
{
    stamp_t day = local / SECONDS_A_DAY;
    stamp_t rest = local % SECONDS_A_DAY;

    if (rest < 0) {
        rest += SECONDS_A_DAY;
        day--;
    }
    *second_of_day = (int)rest;
    return (day_t)day;
}

static stamp_t to_local(stamp_t stamp, int utc_offset_minutes)
{
    return stamp + (stamp_t)utc_offset_minutes * 60;
}

day_t stamp_day(stamp_t stamp, int utc_offset_minutes)
{
    int second;

    return split(to_local(stamp, utc_offset_minutes), &second);
}

const char *stamp_clock(stamp_t stamp, int utc_offset_minutes, char out[DATE_TEXT_BYTES])
{
    int second;

    split(to_local(stamp, utc_offset_minutes), &second);
    snprintf(out, DATE_TEXT_BYTES, "%02d:%02d", second / 3600 % 24, second / 60 % 60);
    return out;
}

char *stamp_local(struct arena *arena, stamp_t stamp, int utc_offset_minutes)
{
    char date[DATE_TEXT_BYTES], clock[DATE_TEXT_BYTES];

    return arena_printf(arena, "%s %s", date_iso(stamp_day(stamp, utc_offset_minutes), date),
                        stamp_clock(stamp, utc_offset_minutes, clock));
}

char *stamp_utc(struct arena *arena, stamp_t stamp)
{
    char date[DATE_TEXT_BYTES];
    int second;
    day_t day = split(stamp, &second);

    return arena_printf(arena, "%sT%02d:%02d:%02dZ", date_iso(day, date), second / 3600,
                        second / 60 % 60, second % 60);
}
