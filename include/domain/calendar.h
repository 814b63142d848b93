/* The school calendar: which days are school days, and what kind of day each is for the limits.
 * A school's own rows go before the holiday file, the holiday file before the weekday. */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "domain/school.h"
#include "domain/vocab.h"

enum calendar_mark
{
    MARK_HOLIDAY,     /* 休: public holiday, or a day off the school's own */
    MARK_SCHOOL,      /* 班: a make-up day (调休) or another school day on a weekend */
    MARK_VACATION,    /* winter and summer holidays (寒暑假); holiday for the limits */
    MARK_NO_HOMEWORK, /* 无作业日; says nothing of whether it is a school day */
    MARK_COUNT,
};
/* holiday 休, school 班, vacation 寒暑假, no-homework 无作业日 */
extern const struct vocab vocab_mark;

/* The weekday whose timetable a make-up day has; 0: none, else 1 + enum weekday. */
enum calendar_like
{
    LIKE_NONE,
    LIKE_FIRST = 1,
    LIKE_COUNT = 1 + WEEK_DAYS,
};
/* none, mon 周一 … sun 周日 */
extern const struct vocab vocab_like;

enum calendar_layer
{
    LAYER_FILE,   /* the year's public holidays */
    LAYER_SCHOOL, /* the school's own rows */
    LAYER_COUNT,
};

struct calendar_row
{
    int64_t id; /* of the school's own row; 0 from a file */
    day_t first, last;
    enum calendar_mark mark;
    char *name;              /* 国庆节; may be "" */
    enum calendar_like like; /* of MARK_SCHOOL */
};

struct calendar;

/* An empty calendar (weekends only). weekly_no_homework: bit w (enum weekday) set for a weekly
 * no-homework day on school days. */
struct calendar *calendar_new(struct arena *arena, unsigned weekly_no_homework);
/* Adds a row to a layer; later rows of one layer go before earlier ones. Rows are copied. */
void calendar_add(struct calendar *calendar, enum calendar_layer layer,
                  const struct calendar_row *row);
/* A row of the public holidays for those under 14 alone: a day off for classes of the grades 1 to
 * CHILD_GRADE_LAST, where the calendar is a class's (calendar_of_class). The school's own rows go before. */
void calendar_add_for_children(struct calendar *calendar, const struct calendar_row *row);
#define CHILD_GRADE_LAST 8
/* The weekday whose timetable the make-up days of the public holidays have. */
void calendar_add_like(struct calendar *calendar, day_t first, day_t last, enum calendar_like like);
/* The calendar as it is for a class, whose grade follows from the day. It shares everything with the whole
 * school's and lives as long as that, the class and the arena. */
const struct calendar *calendar_of_class(const struct calendar *calendar,
                                         const struct school *school, const struct class *class,
                                         struct arena *arena);
/* How much is known of a year's public holidays. */
enum year_known
{
    YEAR_UNKNOWN,
    YEAR_BY_LAW, /* what the law fixes: bridging and make-up days wait for the notice */
    YEAR_KNOWN,
};
/* Says what the holiday file knows of this year. */
void calendar_know_year(struct calendar *calendar, int year, enum year_known known);
enum year_known calendar_knows_year(const struct calendar *calendar, int year);
/* The row of the public holidays that decides a day, NULL where none does. Borrowed. */
const struct calendar_row *calendar_public_row(const struct calendar *calendar, day_t day);

/* What a day is: as the school's own row for it says, else the holiday file's, else by its weekday. */
enum day_kind calendar_kind(const struct calendar *calendar, day_t day);
bool calendar_is_school_day(const struct calendar *calendar, day_t day);
/* A row of the school's says so, or it is a school day on a weekday without homework. */
bool calendar_is_no_homework(const struct calendar *calendar, day_t day);
/* The weekday whose timetable a day has: of a make-up day the one that it stands for, where that is said. */
enum weekday calendar_weekday(const struct calendar *calendar, day_t day);
/* The name of the holiday or make-up row that decides the day, or "". Borrowed from the calendar. */
const char *calendar_day_name(const struct calendar *calendar, day_t day);
/* That name in a language: of the public holidays both are known, any other stays as it is written. */
const char *calendar_name_said(const char *name, enum lang lang);
/* The first school day after `day`; where none is found within CALENDAR_SEARCH_DAYS, day + 1. */
day_t calendar_next_school_day(const struct calendar *calendar, day_t day);
/* The last one before `day`, likewise; else day - 1. */
day_t calendar_prev_school_day(const struct calendar *calendar, day_t day);
/* The days off that `day` is in or that come next, from the school day before them on; the first of the two
 * alone where none come. */
void calendar_days_off(const struct calendar *calendar, day_t day, day_t *first, day_t *last);

#endif
