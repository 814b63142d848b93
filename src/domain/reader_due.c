/* Days and handing in: which day words mean, and whether something is due on it. */
#include "config.h"

#include "domain/reader_parts.h"

#define SPAN_WEEKS_MOST 8 /* of N周后 */
#define HOLIDAY_SEARCH 60 /* days in which the holiday of 假期后 is looked for */

/* ---- days ---- */

static day_t monday(day_t day)
{
    return date_monday(day);
}

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

/* The first school day behind the next holiday; where none is near, the next school day. */
static day_t after_holiday(const struct reader *reader)
{
    const struct calendar *calendar = reader->context->calendar;
    day_t day = reader->day + 1;

    while (day < reader->day + HOLIDAY_SEARCH && calendar_kind(calendar, day) != DAY_HOLIDAY)
        day++;
    if (day == reader->day + HOLIDAY_SEARCH)
        return calendar_next_school_day(calendar, reader->day);
    return calendar_next_school_day(calendar, day);
}

/* The last school day of this week behind today, else the next school day. */
static day_t week_end(const struct reader *reader)
{
    day_t sunday = monday(reader->day) + SUNDAY;

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
                   ? monday(reader->day) + 7 + token_at(reader, next)->value - 1
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
        *day = monday(reader->day) + 7 * token->value + weekday;
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

/* ---- handing in ---- */

static size_t skip_classes(const struct reader *reader, size_t i, size_t end, classes_t classes)
{
    while (i < end && (token_has(reader, i, classes) || token_at(reader, i)->type == T_SPACE))
        i++;
    return i;
}

/* 8:00, 8点半: an hour between the day and handing in */
static size_t skip_clock(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t next = parse_number(reader, i, end, &number);

    if (next == i)
        return i;
    if (token_is(reader, next, ':') && token_at(reader, next + 1)->type == T_NUMBER)
        return next + 2;
    if (!token_char(reader, next, 0x70B9)) /* 点 */
        return i;
    next++;
    return next < end && token_has(reader, next, CLASS(HALF)) ? next + 1 : next;
}

/* 美术课: a lesson, between the day and handing in */
static bool names_lesson(const struct reader *reader, size_t i, size_t end)
{
    /* 口语课展示: of no subject's name */
    if (i + 2 < end && token_at(reader, i)->type == T_WORD && !token_at(reader, i)->quoted &&
        !token_has(reader, i, CLASS(NUM)) && /* 下周二课堂展示 */
        token_char(reader, i + 1, 0x8BFE) && token_has(reader, i + 2, CLASS(HAND)))
        return true;
    return i + 1 < end && !token_at(reader, i)->quoted && token_at(reader, i)->subject &&
           (token_char(reader, i + 1, 0x8BFE) || /* 课 */
            token_has(reader, i + 1, CLASS(HAND)));
}

/* 第二节课: between the day and handing in */
static size_t skip_numbered_lesson(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t next = i < end && token_char(reader, i, 0x7B2C) ? /* 第 */
                      parse_number(reader, i + 1, end, &number)
                                                           : i;

    if (next <= i + 1 || next >= end || !token_char(reader, next, 0x8282)) /* 节 */
        return i;
    return token_char(reader, next + 1, 0x8BFE) ? next + 2 : next + 1; /* 课 */
}

/* 两周后, 3天后, 一个星期之后; the index behind it, or i. */
static size_t read_span(const struct reader *reader, size_t i, size_t end, day_t *day)
{
    int count = token_text_is(reader, i, "一周") ? 1 : token_text_is(reader, i, "两周") ? 2 : 0;
    int unit = count > 0 ? 7 : 0; /* one word of both */
    size_t next = count > 0 ? i + 1 : parse_number(reader, i, end, &count);

    if (next == i || count < 1 || count > SPAN_WEEKS_MOST * 7)
        return i;
    if (unit == 0) {
        next += token_text_is(reader, next, "个") ? 1 : 0; /* 个 */
        unit = token_has(reader, next, CLASS(WEEKDAY)) ? 7
               : token_text_is(reader, next, "天")     ? 1 /* 天 */
                                                       : 0;
        next++;
    }
    if (unit == 0 || !(token_text_is(reader, next, "后") || token_text_is(reader, next, "之后") ||
                       token_text_is(reader, next, "以后")))
        return i;
    *day = reader->day + count * unit;
    return next + 1;
}

/* The day that the words name, those that mean a day only for handing in too. */
static size_t read_due_day(const struct reader *reader, size_t i, size_t end,
                           const struct subject *subject, struct due_field *due, bool *weak)
{
    const struct reader_context *context = reader->context;

    *weak = false;
    if (token_has(reader, i, CLASS(AFTER))) {
        due->day = after_holiday(reader);
        return i + 1;
    }
    if (token_has(reader, i, CLASS(WEEKEND))) {
        due->day = week_end(reader);
        due->handed = true;
        return i + 1;
    }
    if (token_has(reader, i, CLASS(LESSON))) {
        due->lesson = true;
        due->day = context->next_lesson && subject
                       ? context->next_lesson(context->data, subject, reader->day)
                       : DAY_NONE;
        if (due->day == DAY_NONE)
            due->day = calendar_next_school_day(context->calendar, reader->day);
        return i + 1;
    }
    if (token_has(reader, i, CLASS(WEEKREF)) && token_at(reader, i)->value > 0 &&
        names_lesson(reader, i + 1, end)) {
        day_t sunday = monday(reader->day) + 7 * token_at(reader, i)->value - 1;
        const struct subject *named = token_at(reader, i + 1)->subject;
        due->day =
            context->next_lesson ? context->next_lesson(context->data, named, sunday) : DAY_NONE;
        due->moved = due->day == DAY_NONE; /* guessed */
        due->day = due->moved ? calendar_next_school_day(context->calendar, sunday) : due->day;
        return i + 1;
    }
    size_t span = read_span(reader, i, end, &due->day);
    return span > i ? span : parse_day(reader, i, end, &due->day, weak);
}

/* What stands between the day and handing in; before: 前 was among it. */
static size_t read_between(const struct reader *reader, size_t i, size_t end, bool *before)
{
    const classes_t between =
        CLASS(PART) | CLASS(BETWEEN) | CLASS(FILL) | CLASS(LESSON) | CLASS(AFTER) | CLASS(STUDY);
    size_t at;

    do {
        at = i;
        i = skip_classes(reader, i, end, between);
        i = skip_clock(reader, i, end);
        i = skip_numbered_lesson(reader, i, end);
        if (names_lesson(reader, i, end))
            i += token_char(reader, i + 1, 0x8BFE) ? 2 : 1;
        if (i < end && token_has(reader, i, CLASS(BEFORE) | CLASS(SCHOOLEND))) {
            *before = *before || token_has(reader, i, CLASS(BEFORE)) ||
                      token_text_is(reader, i, "放学前") || token_text_is(reader, i, "离校前");
            i++;
        }
    } while (i > at);
    return i;
}

static bool moves_to_school_day(const struct reader *reader, struct due_field *due)
{
    if (calendar_is_school_day(reader->context->calendar, due->day))
        return false;
    due->day = calendar_next_school_day(reader->context->calendar, due->day);
    return true;
}

/* 今天放学前交, 今天交: done at school. 今晚 is at home. */
static bool due_today(const struct reader *reader, size_t i, struct due_field *due)
{
    if (due->day > reader->day)
        return true;
    if (!token_has(reader, i, CLASS(DAY)) || token_text_is(reader, i, "今晚"))
        return false;
    due->at_school = true;
    return true;
}

static bool read_handing(const struct reader *reader, size_t i, size_t end, bool before,
                         struct due_field *due)
{
    bool done = false;

    due->to = i;
    if (i < end && token_has(reader, i, CLASS(HAND))) {
        due->handed = true;
        due->to = i + 1;
        while (due->to < end && token_has(reader, due->to, CLASS(HAND) | CLASS(FILL)) &&
               !token_char(reader, due->to, 0x7684))
            due->to++;
        /* 周五交的作文: something that was handed in */
        if (due->to < end && token_char(reader, due->to, 0x7684))
            return false;
        due->removed = due->to >= end || !token_content(reader, due->to) ||
                       token_has(reader, due->to, CLASS(LEAD) | CLASS(TOTAL)) ||
                       token_has(reader, due->to, CLASS(OPTIONAL));
        return true;
    }
    if (i < end && token_has(reader, i, CLASS(DONE)) && before)
        done = true;
    if (before) {
        due->handed = true;
        due->removed = true;
        due->to = done && !token_content(reader, i + 1) ? i + 1 : i;
        return true;
    }
    due->removed = due->handed;
    return due->handed;
}

/* hand it in on Friday */
static bool leads_day(const struct reader *reader, size_t i)
{
    return token_at(reader, i)->type == T_LATIN &&
           (token_text_is(reader, i, "in") || token_text_is(reader, i, "on") ||
            token_text_is(reader, i, "by") || token_text_is(reader, i, "it") ||
            token_text_is(reader, i, "before"));
}

bool parse_due(const struct reader *reader, size_t i, size_t end, const struct subject *subject,
               struct due_field *due)
{
    size_t at = i, next;
    bool weak = false, before = false, ranged;

    *due = (struct due_field){.from = i};
    if (i >= end || token_at(reader, i)->quoted)
        return false;
    if (token_has(reader, i, CLASS(DEADLINE))) {
        due->handed = due->removed = true;
        at = i + 1;
        while (at < end && (token_at(reader, at)->type == T_SPACE || token_is(reader, at, ':') ||
                            leads_day(reader, at)))
            at++;
    } else if (i > 0 && token_at(reader, i)->type == T_NUMBER &&
               (token_at(reader, i - 1)->type == T_LATIN || token_is(reader, i - 1, '.') ||
                token_is(reader, i - 1, '-') || token_at(reader, i - 1)->c == 0x7B2C)) {
        return false; /* P12.1, §4.2 */
    }
    next = read_due_day(reader, at, end, subject, due, &weak);
    if (next == at)
        return false;
    ranged = token_char(reader, next, 0x81F3) || token_char(reader, next, 0x5230) ||
             token_is(reader, next, '-');
    due->to = next;
    next = read_between(reader, next, end, &before);
    if (due->handed && !token_has(reader, next, CLASS(HAND))) {
        due->to = before ? next : due->to;
        due->removed = true;
    } else if (ranged || !read_handing(reader, next, end, before, due)) {
        return false;
    }
    if (!due_today(reader, at, due))
        return false;
    if (due->handed && token_has(reader, due->to, CLASS(HAND)) && due->to < end)
        due->to++;
    due->moved = (!due->at_school && moves_to_school_day(reader, due)) || due->moved;
    return true;
}
