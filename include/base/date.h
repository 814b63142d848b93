/* Days and times. A day is the number of days since 1970-01-01 (day_t); a time is seconds since
 * 1970-01-01 00:00 UTC (stamp_t). Nothing here reads a clock. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/i18n.h"

#define WEEK_DAYS 7

typedef int32_t day_t;
typedef int64_t stamp_t;

#define DAY_NONE INT32_MIN
#define DAY_FIRST (-7305) /* 1950-01-01: no date before it is taken */
#define DAY_LAST 84006    /* 2200-01-01: nor from it on */

enum weekday
{
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
};

struct ymd
{
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

day_t date_from_ymd(int year, int month, int day); /* a date that does not exist gives DAY_NONE */
/* Of any day but DAY_NONE. */
struct ymd date_ymd(day_t day);
enum weekday date_weekday(day_t day);
day_t date_monday(day_t day); /* the Monday of its calendar week */

#define DATE_TEXT_BYTES 16
/* "2026-11-23" into out; returns out. DAY_NONE gives "". */
const char *date_iso(day_t day, char out[DATE_TEXT_BYTES]);
/* Refuses a range that ends before it begins: ERR_INPUT. */
bool date_check_range(day_t first, day_t last, struct err *err);
/* Exactly YYYY-MM-DD (also YYYY/M/D as spreadsheets write it), a date that exists, within bounds. */
bool date_parse_iso(const char *text, day_t *day, struct err *err);
/* The forms of DATE on the command line: an ISO date, 2026.11.23, today, tomorrow, +2d, mon, 周五, 星期五,
 * 11-23, 11.23, 今天, 明天, 后天. `base` is the day acted on. due false: a weekday is the first on or after
 * base, MM-DD the nearest, and 上周五, 本周一 and 24号 (the nearest) count; due true: both are the first
 * after base. (明天 as a due *school* day is the quick syntax's affair; here tomorrow is base + 1.)
 * Full-width forms count. */
bool date_parse(const char *text, day_t base, bool due, day_t *day, struct err *err);

/* A date as documents and spreadsheets write it: 2026-11-23, 2026/1/5, 2026年11月23日 (号), and by
 * `base` (as above; DAY_NONE: a year is needed) 11月23日, 11-23, 11/23. No words that mean another day
 * tomorrow. */
bool date_parse_written(const char *text, day_t base, bool due, day_t *day, struct err *err);

const char *date_weekday_name(enum weekday weekday, enum lang lang); /* 周二, Tue */
/* 周三, 星期天, 礼拜日, mon, Tuesday; also 三 and 3 alone, as tables have them. */
bool date_weekday_parse(const char *text, enum weekday *weekday);
/* "11月17日 周二" / "Tue 17 Nov"; returns an arena string. */
char *date_long(struct arena *arena, day_t day, enum lang lang);
/* "11-24" */
const char *date_short(day_t day, char out[DATE_TEXT_BYTES]);

/* The day of a time at an offset in minutes east of UTC. */
day_t stamp_day(stamp_t stamp, int utc_offset_minutes);
/* "15:52" at the offset, and "2026-11-17 15:52". */
const char *stamp_clock(stamp_t stamp, int utc_offset_minutes, char out[DATE_TEXT_BYTES]);
char *stamp_local(struct arena *arena, stamp_t stamp, int utc_offset_minutes);
/* "2026-11-17T07:52:00Z" */
char *stamp_utc(struct arena *arena, stamp_t stamp);
/* Reads stamp_utc's form, or a local "2026-11-17 15:52[:00]" / "2026-11-17T15:52" at the offset. */
bool stamp_parse(const char *text, int utc_offset_minutes, stamp_t *stamp, struct err *err);
/* "17:30" to minutes after midnight, 1..1439; full-width forms count. */
bool clock_parse(const char *text, int *minutes);
/* And back. */
char *clock_text(struct arena *arena, int minutes);
/* "+08:00" to minutes, -14:00..+14:00. */
bool utc_offset_parse(const char *text, int *minutes);

#endif
