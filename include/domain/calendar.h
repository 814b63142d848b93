/* The school calendar: which days are school days, and what kind of day each is for the limits.
 * A school's own rows go before the holiday file, the holiday file before the weekday. */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
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
    char *name; /* 国庆节; may be "" */
};

struct calendar;

/* An empty calendar (weekends only). weekly_no_homework: bit w (enum weekday) set for a weekly
 * no-homework day on school days. */
struct calendar *calendar_new(struct arena *arena, unsigned weekly_no_homework);
/* Adds a row to a layer; later rows of one layer go before earlier ones. Rows are copied. */
void calendar_add(struct calendar *calendar, enum calendar_layer layer,
                  const struct calendar_row *row);
/* Says that the holiday file knows this year. */
void calendar_know_year(struct calendar *calendar, int year);
bool calendar_knows_year(const struct calendar *calendar, int year);

/* What a day is: as the school's own row for it says, else the holiday file's, else by its weekday. */
enum day_kind calendar_kind(const struct calendar *calendar, day_t day);
bool calendar_is_school_day(const struct calendar *calendar, day_t day);
/* A row of the school's says so, or it is a school day on a weekday without homework. */
bool calendar_is_no_homework(const struct calendar *calendar, day_t day);
/* The name of the holiday or make-up row that decides the day, or "". Borrowed from the calendar. */
const char *calendar_day_name(const struct calendar *calendar, day_t day);
/* The first school day after `day`; where none is found within CALENDAR_SEARCH_DAYS, day + 1. */
day_t calendar_next_school_day(const struct calendar *calendar, day_t day);
/* The last one before `day`, likewise; else day - 1. */
day_t calendar_prev_school_day(const struct calendar *calendar, day_t day);

#endif
