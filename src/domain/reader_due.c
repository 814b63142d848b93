/* Handing in: whether something is due on a day that is named. */
#include "config.h"

#include "domain/reader_parts.h"

#define MONTHS 12
#define SPAN_WEEKS_MOST 8 /* of N周后 */

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

/* 月底, 12月底, 下月初: the month's last or first school day, a guess; the index behind it, or i. */
static size_t read_month_edge(const struct reader *reader, size_t i, size_t end, day_t *day)
{
    const struct calendar *calendar = reader->context->calendar;
    struct ymd today = date_ymd(reader->day);
    int month;
    size_t next = parse_number(reader, i, end, &month);

    month = next > i ? month : today.month;
    bool last = token_text_is(reader, next, "月底") || token_text_is(reader, next, "本月底") ||
                token_text_is(reader, next, "这个月底");
    bool following =
        token_text_is(reader, next, "下月初") || token_text_is(reader, next, "下个月初");

    if (next >= end || month < 1 || month > MONTHS ||
        !(last || following || (token_text_is(reader, next, "月初") && next > i)))
        return i;
    month = following ? today.month % MONTHS + 1 : month;
    int year = today.year + (month < today.month ? 1 : 0);
    day_t first = date_from_ymd(year, month, 1);
    if (last) {
        first = date_from_ymd(year + (month == MONTHS ? 1 : 0), month % MONTHS + 1, 1);
        do
            first--;
        while (first > reader->day && !calendar_is_school_day(calendar, first));
    }
    *day = first;
    return next + 1;
}

/* 放学前交, without 今天: probably today's. */
static bool ends_school(const struct reader *reader, size_t i, struct due_field *due)
{
    if (!(token_text_is(reader, i, "放学前") || token_text_is(reader, i, "放学之前") ||
          token_text_is(reader, i, "离校前")) ||
        !token_has(reader, i + 1, CLASS(HAND) | CLASS(DONE)))
        return false;
    due->day = reader->day;
    due->moved = due->at_school = true; /* guessed */
    return true;
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
        day_t sunday = date_monday(reader->day) + 7 * token_at(reader, i)->value - 1;
        const struct subject *named = token_at(reader, i + 1)->subject;
        due->day =
            context->next_lesson ? context->next_lesson(context->data, named, sunday) : DAY_NONE;
        due->moved = due->day == DAY_NONE; /* guessed */
        due->day = due->moved ? calendar_next_school_day(context->calendar, sunday) : due->day;
        return i + 1;
    }
    size_t next = read_span(reader, i, end, &due->day);
    next = next == i ? parse_day(reader, i, end, &due->day, weak) : next;
    if (next > i)
        return next;
    if (token_has(reader, i, CLASS(WEEKREF)) && token_at(reader, i)->value > 0) {
        next = i + 1; /* 下周交: on which day is not said */
        due->day = date_monday(reader->day) + 7 * token_at(reader, i)->value - 1;
        due->day = calendar_next_school_day(context->calendar, due->day);
    } else {
        next = read_month_edge(reader, i, end, &due->day);
    }
    due->moved = due->moved || next > i; /* guessed */
    return next;
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
    if (due->day > reader->day || due->at_school)
        return true;
    if (!token_has(reader, i, CLASS(DAY)) || token_text_is(reader, i, "今晚"))
        return false;
    due->at_school = true;
    return true;
}

bool is_recipient(const struct reader *reader, size_t i)
{
    static const char *const names[] = {"学校",       "讲台",     "我",     "组长",    "小组长",
                                        "各组长",     "课代表",   "科代表", "班长",    "各科代表",
                                        "各科课代表", "各课代表", "办公室", "学习委员"};

    return token_text_among(reader, i, names, sizeof names / sizeof names[0]);
}

/* 交给语文课代表: behind handing in, to whom; the index behind it, or i. */
static size_t skip_recipient(const struct reader *reader, size_t i, size_t end)
{
    size_t to = i + (token_at(reader, i)->subject ? 1 : 0);

    return to < end && is_recipient(reader, to) && (to + 1 >= end || !token_content(reader, to + 1))
               ? to + 1
               : i;
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
        due->to = skip_recipient(reader, due->to, end);
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
    if (next == at && !ends_school(reader, at, due))
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

#define HANDED_TOKENS 4 /* before 交 in which its time is looked for */

bool handed_sometime(const struct reader *reader, const struct clause *clause)
{
    static const char times[] = "月周天日号晚午初底末后";

    for (size_t i = clause->first; i < clause->last; i++) {
        /* 下周二分享: shown then, and it may be due then */
        if (clause->fields.named_day && clause->fields.day > reader->day &&
            (token_text_is(reader, i, "分享") || token_text_is(reader, i, "展评") ||
             token_text_is(reader, i, "评比") || token_text_is(reader, i, "交流")))
            return true;
        if (!token_has(reader, i, CLASS(HAND)) || token_has(reader, i, CLASS(BRING)) ||
            !(token_at(reader, i)->c == 0x4EA4 || token_at(reader, i)->c == 0x6536)) /* 交, 收 */
            continue;
        for (size_t k = i; k > clause->first && i - k < HANDED_TOKENS &&
                           token_content(reader, k - 1) && !token_at(reader, k - 1)->quoted;
             k--) {
            const struct token *word = token_at(reader, k - 1);
            for (size_t at = word->start; at + 3 <= word->end; at += 3) {
                char sign[4] = "";
                memcpy(sign, reader->message + at, 3);
                if (strstr(times, sign))
                    return true;
            }
        }
    }
    return false;
}
