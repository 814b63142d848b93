/* Days: which day words mean, a date, a weekday, the end of a week or holiday. */
#include "config.h"

#include "domain/reader_parts.h"

#define HOLIDAY_SEARCH 60 /* days in which the holiday of 假期后 is looked for */

/* 一..六, 日, 天, 1..7 behind 周; the index behind it, or i. */
static size_t read_weekday(const struct reader *reader, size_t i, int *weekday)
{
    const struct token *token = token_at(reader, i);

    if ((token->type == T_NUMBER || token_has(reader, i, CLASS(NUM))) && token->value >= 1 &&
        token->value <= (token->type == T_NUMBER ? 7 : 6)) {
        *weekday = token->value - 1;
        return i + 1;
    }
    if (token->c == 0x65E5 || token->c == 0x5929) { /* 日, 天 */
        *weekday = SUNDAY;
        return i + 1;
    }
    return i;
}

static day_t next_weekday(day_t day, int weekday)
{
    return day + 1 + (weekday - (int)date_weekday(day + 1) + 7) % 7;
}

/* The first day of this month and day after the day it is set on. */
static day_t next_date(day_t day, int month, int date)
{
    int year = date_ymd(day).year;
    day_t found = date_from_ymd(year, month, date);

    if (found == DAY_NONE || found <= day)
        found = date_from_ymd(year + 1, month, date);
    return found;
}

/* The first date of this number after the day: 30号. */
static day_t next_monthday(day_t day, int date)
{
    struct ymd ymd = date_ymd(day);

    for (int i = 0; i < 13; i++) {
        int month = (ymd.month - 1 + i) % 12 + 1;
        day_t found = date_from_ymd(ymd.year + (ymd.month - 1 + i) / 12, month, date);
        if (found != DAY_NONE && found > day)
            return found;
    }
    return DAY_NONE;
}

day_t after_holiday(const struct reader *reader)
{
    const struct calendar *calendar = reader->context->calendar;
    day_t day = reader->day + 1;

    while (day < reader->day + HOLIDAY_SEARCH && calendar_kind(calendar, day) != DAY_HOLIDAY)
        day++;
    if (day == reader->day + HOLIDAY_SEARCH)
        return calendar_next_school_day(calendar, reader->day);
    return calendar_next_school_day(calendar, day);
}

day_t week_end(const struct reader *reader)
{
    day_t sunday = date_monday(reader->day) + SUNDAY;

    for (day_t day = sunday; day > reader->day; day--)
        if (calendar_is_school_day(reader->context->calendar, day))
            return day;
    return calendar_next_school_day(reader->context->calendar, reader->day);
}

/* 12月1日, 12.1, 12/1, 2026年12月1日, 30号; weak: figures alone, which may be a chapter or a ratio. */
static size_t read_date(const struct reader *reader, size_t i, size_t end, day_t *day, bool *weak)
{
    int first, second;
    size_t next = parse_number(reader, i, end, &first), last;
    const struct token *sign = token_at(reader, next);

    *weak = false;
    if (next == i || next >= end)
        return i;
    if (first >= 1950 && first < 2200 && /* 2026年11月, 2026.11.25 */
        (sign->c == 0x5E74 || sign->c == '.' || sign->c == '-' || sign->c == '/'))
        return read_date(reader, next + 1, end, day, weak);
    if ((sign->c == 0x53F7 && sign->end - sign->start == 3) || sign->c == 0x65E5) { /* 号, 日 */
        *day = next_monthday(reader->day, first);
        return *day == DAY_NONE ? i : next + 1;
    }
    if (sign->c != 0x6708 && sign->c != '.' && sign->c != '/' && sign->c != '-')
        return i;
    last = parse_number(reader, next + 1, end, &second);
    if (last == next + 1 || first > 12 || second > 31 ||
        (last < end && token_is(reader, last, sign->c)))
        return i;
    *weak = sign->c != 0x6708;
    *day = next_date(reader->day, first, second);
    if (*day == DAY_NONE)
        return i;
    return last < end && (token_char(reader, last, 0x65E5) || token_char(reader, last, 0x53F7))
               ? last + 1
               : last;
}

/* 下周三, 本周五, 周一, 星期天 */
static size_t read_week(const struct reader *reader, size_t i, size_t end, day_t *day)
{
    const struct token *token = token_at(reader, i);
    int weekday;
    size_t next;

    if (i < end && (token_text_is(reader, i, "next") || token_text_is(reader, i, "this"))) {
        /* next Monday */
        next = skip_space(reader, i + 1, end);
        if (!token_has(reader, next, CLASS(WEEKDAY)) || token_at(reader, next)->value == 0)
            return i;
        *day = token_text_is(reader, i, "next")
                   ? date_monday(reader->day) + 7 + token_at(reader, next)->value - 1
                   : next_weekday(reader->day, token_at(reader, next)->value - 1);
        return next + 1;
    }
    if (i >= end || !token_has(reader, i, CLASS(WEEKREF) | CLASS(WEEKDAY)))
        return i;
    if ((token->classes & CLASS(WEEKDAY)) && token->value > 0) { /* Friday */
        *day = next_weekday(reader->day, token->value - 1);
        return i + 1;
    }
    next = read_weekday(reader, i + 1, &weekday);
    if (next == i + 1)
        return i;
    if (token->classes & CLASS(WEEKDAY)) {
        *day = next_weekday(reader->day, weekday);
    } else {
        *day = date_monday(reader->day) + 7 * token->value + weekday;
        if (token->value == 0 && *day <= reader->day)
            *day = next_weekday(reader->day, weekday);
    }
    return next;
}

/* 周二（12月1日）, 12.1（周二）: said twice. */
static size_t skip_second(const struct reader *reader, size_t i, size_t end)
{
    day_t day;
    bool weak;
    size_t next;

    if (i >= end || !token_is(reader, i, '('))
        return i;
    next = read_week(reader, i + 1, end, &day);
    next = next == i + 1 ? read_date(reader, i + 1, end, &day, &weak) : next;
    return next > i + 1 && next < end && token_is(reader, next, ')') ? next + 1 : i;
}

size_t parse_day(const struct reader *reader, size_t i, size_t end, day_t *day, bool *weak)
{
    size_t next;

    *weak = false;
    if (i >= end || token_at(reader, i)->quoted)
        return i;
    if (token_has(reader, i, CLASS(DAY))) {
        *day = reader->day + token_at(reader, i)->value;
        return i + 1;
    }
    next = read_week(reader, i, end, day);
    if (next == i)
        next = read_date(reader, i, end, day, weak);
    return next == i ? i : skip_second(reader, next, end);
}
