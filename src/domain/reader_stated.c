/* Lines that say the times of subjects apart from their parts: 以上用时：数学25分钟，英语20分钟. */
#include "config.h"

#include "domain/reader_head.h"

#define EACH_MOST 8     /* subjects that 各10分钟 is of */
#define EACH_TOKENS 12  /* 大约各需要10分钟左右哦 */
#define EACH_SEARCH 400 /* tokens in which the subjects are looked for */
#define STATED_MOST 100 /* a message of more times than that is no message */

#define LEAD_WORDS                                                                                 \
    (CLASS(LEAD) | CLASS(TOTAL) | CLASS(SUM) | CLASS(HEADING) | CLASS(HOMEWORK) | CLASS(TODAY) |   \
     CLASS(FILL) | CLASS(TABLE))

/* 以上用时：, 各科预计时间（…）: words about times before the first subject. The index of the subject, or end. */
static size_t skip_lead(const struct reader *reader, size_t i, size_t end, bool *lead)
{
    *lead = false;
    for (; i < end; i++) {
        bool by_one;
        if (named_subject(reader, i, &by_one))
            return i;
        if (!token_content(reader, i))
            continue;
        if (!token_has(reader, i, LEAD_WORDS))
            return end;
        *lead = *lead || token_has(reader, i, CLASS(LEAD) | CLASS(SUM) | CLASS(TABLE));
    }
    return end;
}

/* One subject and its time at i, and nothing else between them; lead: a number alone is a time, too. The index
 * behind, or i. */
static size_t read_pair(const struct reader *reader, size_t i, size_t end, bool lead,
                        struct stated_time *stated)
{
    bool by_one;
    const struct subject *subject = i < end ? named_subject(reader, i, &by_one) : NULL;
    size_t at = i + 1;

    if (!subject)
        return i;
    while (at < end && (!token_content(reader, at) || token_has(reader, at, CLASS(HOMEWORK))) &&
           !token_is(reader, at, ',') && !token_is(reader, at, ';'))
        at++;
    const struct token *number = token_at(reader, at);
    bool bare = lead && at < end && number->type == T_NUMBER &&
                number->value >= HEAD_MINUTES_LEAST && number->value <= HEAD_MINUTES_MOST &&
                (at + 1 >= end || !token_content(reader, at + 1));
    if (bare)
        stated->time = (struct time_field){
            .from = at, .to = at + 1, .minutes = number->value, .bare = true, .unsure = true};
    else if (!parse_time(reader, at, end, &stated->time) || stated->time.per || stated->time.each)
        return i;
    stated->subject = subject;
    return stated->time.to;
}

static size_t skip_between(const struct reader *reader, size_t i, size_t end)
{
    while (i < end && !token_content(reader, i))
        i++;
    return i;
}

static void keep_stated(struct reader *reader, const struct stated_time *stated)
{
    reader->stated = arena_grow(reader->arena, reader->stated, &reader->stated_capacity,
                                reader->stated_count + 1, sizeof *reader->stated);
    reader->stated[reader->stated_count++] = *stated;
}

/* Whether the subject is named before i. */
static bool stands_above(const struct reader *reader, size_t i, const struct subject *subject)
{
    bool by_one;

    for (size_t at = i > EACH_SEARCH ? i - EACH_SEARCH : 0; at < i; at++)
        if (named_subject(reader, at, &by_one) == subject &&
            (!by_one || token_is(reader, at + 1, ':')))
            return true;
    return false;
}

/* 数学用时15分钟 on a line, below 数学 with its work: words about times, and a subject that stands above. */
static bool says_again(const struct reader *reader, size_t from, size_t end)
{
    const struct subject *subject = NULL;
    /* …。语文10分钟: a sentence of it alone needs no words about times */
    bool by_one, lead = from > 0 && token_is(reader, from - 1, 0x3002);

    for (size_t i = from; i < end; i++) {
        subject = subject ? subject : named_subject(reader, i, &by_one);
        lead = lead || token_has(reader, i, CLASS(LEAD) | CLASS(SUM));
    }
    return lead && subject && stands_above(reader, from, subject);
}

/* A line of nothing but subjects with their times: led by words about times, or of two at the least. */
static bool read_times(struct reader *reader, size_t from, size_t end, bool first, bool keep)
{
    bool lead;
    size_t pairs = 0, i = skip_lead(reader, from, end, &lead);
    struct time_field total;

    if (!lead && first)
        return false;
    while (i < end) {
        struct stated_time stated = {0};
        size_t next = read_pair(reader, i, end, lead || !first, &stated);
        /* 数学20 语文10 alone is of what stands above */
        if (next == i || (stated.time.bare && !lead && !stands_above(reader, from, stated.subject)))
            break;
        pairs++;
        stated.line_from = from;
        if (keep)
            keep_stated(reader, &stated);
        i = skip_between(reader, next, end);
    }
    if (pairs > 0 && i < end && parse_time(reader, i, end, &total) && total.total) {
        i = skip_between(reader, total.to, end);
        if (keep && i >= end)
            reader->reading->stated_total = total.minutes;
    }
    if (i >= end && pairs == 1 && !lead && !first)
        return says_again(reader, from, end);
    return i >= end && pairs > (lead ? 0 : 1);
}

/* 各10分钟, 每科15分钟 from i to the end, and nothing else */
static bool read_each_time(const struct reader *reader, size_t i, size_t end,
                           struct time_field *time)
{
    i += token_text_is(reader, i, "以上") || token_text_is(reader, i, "两科") ||
                 token_text_is(reader, i, "三科")
             ? 1
             : 0;
    if (!token_char(reader, i, 0x5404) && !token_text_is(reader, i, "每科")) /* 各 */
        return false;
    return parse_time(reader, skip_space(reader, i + 1, end), end, time) && !time->per &&
           !time->each && skip_between(reader, time->to, end) >= end;
}

/* The subjects that stand in [begin, end), in their order, each once. */
static size_t subjects_before(const struct reader *reader, size_t begin, size_t end,
                              const struct subject *named[EACH_MOST])
{
    size_t count = 0;

    for (size_t i = begin; i < end && count < EACH_MOST; i++) {
        bool by_one, known = false;
        const struct subject *subject = named_subject(reader, i, &by_one);
        if (!subject || (by_one && !token_is(reader, i + 1, ':')))
            continue;
        for (size_t k = 0; k < count; k++)
            known = known || named[k] == subject;
        if (!known)
            named[count++] = subject;
    }
    return count;
}

/* 数学作业本P61，英语抄词，各10分钟: of each subject that the line names, or, alone on a line, of each so far. Guessed:
 * who is meant is not said. */
static void find_each_time(struct reader *reader, size_t from, size_t end)
{
    const struct subject *named[EACH_MOST];
    struct stated_time stated = {0};
    size_t at = end;
    struct head head;

    if (read_head(reader, from, end, (struct head_place){.line_start = true}, &head) &&
        head.count > 1)
        return; /* 道法、历史：背提纲，各20分钟: read with its words */
    while (at > from && !(token_parts(reader, at - 1) && at < end) && end - at < EACH_TOKENS)
        at--;
    stated.line_from = skip_between(reader, at, end);
    if (reader->stated_count > STATED_MOST ||
        !read_each_time(reader, stated.line_from, end, &stated.time))
        return;
    size_t begin = stated.line_from == skip_between(reader, from, end) ? 0 : from;
    begin = at - begin > EACH_SEARCH ? at - EACH_SEARCH : begin;
    size_t count = subjects_before(reader, begin, at, named);
    stated.time.unsure = stated.each = true;
    for (size_t k = 0; k < count && count > 1; k++) {
        stated.subject = named[k];
        keep_stated(reader, &stated);
    }
}

/* 15、10、10分钟 from i to the end: how many there are, into times; 0: something else stands there. */
static size_t read_list_of_times(const struct reader *reader, size_t i, size_t end,
                                 struct time_field times[EACH_MOST])
{
    size_t count = 0;

    while (i < end && count < EACH_MOST) {
        const struct token *number = token_at(reader, i);
        if (!parse_time(reader, i, end, &times[count])) {
            if (number->type != T_NUMBER || number->value < 1 || number->value > HEAD_MINUTES_MOST)
                return 0;
            times[count] =
                (struct time_field){.from = i, .to = i + 1, .minutes = number->value, .bare = true};
        }
        times[count].unsure = true;
        i = skip_between(reader, times[count++].to, end);
    }
    return i >= end && count > 1 ? count : 0;
}

/* Where the sentence begins that ends the line [from, end). */
static size_t last_sentence(const struct reader *reader, size_t from, size_t end)
{
    size_t at = end;

    while (at > from && !(token_is(reader, at - 1, 0x3002) && at < end))
        at--;
    return at;
}

/* 三科用时分别为15、10、10分钟 on a line, or ending it: of the subjects above in their order, where they are as many, as a guess; else
 * of nobody, which is told. */
static void find_times_in_order(struct reader *reader, size_t from, size_t end)
{
    const struct subject *named[EACH_MOST];
    struct time_field times[EACH_MOST];
    size_t i = from;
    bool ordered = false, lead = false;

    while (i < end && (!token_content(reader, i) || token_has(reader, i, LEAD_WORDS)) &&
           i < from + EACH_TOKENS) {
        ordered = ordered || says_in_order(reader, i);
        lead = lead || token_has(reader, i, CLASS(LEAD));
        i++;
    }
    size_t count = ordered || lead ? read_list_of_times(reader, i, end, times) : 0;
    if (count == 0 || reader->stated_count > STATED_MOST)
        return;
    size_t subjects =
        subjects_before(reader, from > EACH_SEARCH ? from - EACH_SEARCH : 0, from, named);
    if (subjects < 2 || (!ordered && subjects != count))
        return; /* of the items of one; 时间：20、25 */
    for (size_t k = 0; k < count; k++)
        keep_stated(reader, &(struct stated_time){.subject = subjects == count ? named[k] : NULL,
                                                  .time = times[k],
                                                  .line_from = skip_between(reader, from, end),
                                                  .each = subjects != count});
}

void find_stated_times(struct reader *reader)
{
    for (size_t from = 0, start = 0, next; from < reader->count; start = from) {
        next = line_end(reader, from);
        size_t end = words_end(reader, from, next);
        /* the line, or the sentence that ends it */
        while (start < end && !read_times(reader, start, end, start == 0, false)) {
            while (start < end && !token_is(reader, start, 0x3002))
                start++;
            start = start < end ? start + 1 : end;
        }
        if (start < end) {
            (void)read_times(reader, start, end, start == 0, true);
        } else {
            find_each_time(reader, from, end);
            find_times_in_order(reader, last_sentence(reader, from, end), end);
        }
        from = next + 1;
    }
}
