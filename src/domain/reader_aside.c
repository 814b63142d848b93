/* What is said around the homework: headings with class and day, greetings, heads of
 * tables, the sum of the day. A line or clause is set aside only where words of these classes make up
 * the whole of it. */
#include "config.h"

#include "domain/reader_head.h"

#include "base/i18n.h"

#define NAME_BEFORE_CLASS 8 /* words of a school's name before the class */
#define SUM_WORDS 4         /* 今日书面作业预计40分钟: the time counts as one */

/* 祝孩子们天天开心: whatever is wished, and nothing to be done; 祝福卡 is made. */
static bool is_wish(const struct reader *reader, size_t i, size_t end)
{
    if (!token_has(reader, i, CLASS(GREET)) || !token_char(reader, i, 0x795D) ||
        token_char(reader, i + 1, 0x798F)) /* 祝, 福 */
        return false;
    for (; i < end; i++)
        if (token_has(reader, i, CLASS(BRING) | CLASS(HAND) | CLASS(MINUTE) | CLASS(HOUR)) ||
            has_work(reader, i, i + 1))
            return false;
    return true;
}

/* What the words of a line are. */
struct tally
{
    size_t places, parts, asks, subjects, words, unknown, strong, greets, polite, vocative,
        headings, homework, days, classes, tables, sums, times, gaps, totals;
    int minutes;
    bool colon_end;
};

static struct tally tally_words(const struct reader *reader, size_t i, size_t end)
{
    struct tally tally = {0};
    const size_t begin = i;

    while (i < end) {
        const struct token *token = token_at(reader, i);
        struct time_field time;
        day_t day;
        bool weak;
        size_t next;

        if (!token_content(reader, i) && token->type != T_SYMBOL) {
            tally.gaps += token->type == T_SPACE || token->c == '|' ? 1 : 0;
            tally.colon_end = token->c == ':';
            tally.unknown += token->c == '+' || token->c == '#' ? 1 : 0;
            tally.totals += token->classes & CLASS(TOTAL) ? 1 : 0;
            i++;
            continue;
        }
        tally.colon_end = false;
        if (token->type == T_SYMBOL) {
            i++;
            continue;
        }
        tally.words++;
        if (parse_time(reader, i, end, &time)) {
            tally.times++;
            tally.minutes = time.minutes;
            tally.totals += time.total ? 1 : 0;
            for (size_t k = time.from; k < time.to; k++) {
                tally.sums += token_has(reader, k, CLASS(SUM)) ? 1 : 0;
                tally.strong +=
                    token_has(reader, k, CLASS(SUM)) && token_at(reader, k)->value == 1 ? 1 : 0;
            }
            i = time.to;
            continue;
        }
        if ((next = parse_class(reader, i, end)) > i) {
            tally.classes++;
            i = next;
            continue;
        }
        if ((next = parse_day(reader, i, end, &day, &weak)) > i) {
            tally.days++;
            i = next;
            continue;
        }
        classes_t classes = token->quoted ? 0 : token->classes;
        tally.asks += token->c == 0x8BF7 ? 1 : 0; /* 请 */
        tally.subjects += !token->quoted && token->subject ? 1 : 0;
        tally.sums += classes & CLASS(SUM) ? 1 : 0;
        tally.strong += (classes & CLASS(SUM)) && token->value == 1 ? 1 : 0;
        tally.greets += classes & CLASS(GREET) ? 1 : 0;
        tally.vocative += (classes & CLASS(POLITE)) && token->value == 1 ? 1 : 0;
        tally.polite += classes & (CLASS(POLITE) | CLASS(FILL)) ? 1 : 0;
        tally.homework += classes & CLASS(HOMEWORK) ? 1 : 0;
        tally.headings += classes & (CLASS(HEADING) | CLASS(TODAY) | CLASS(FILL)) ? 1 : 0;
        tally.tables += classes & CLASS(TABLE) ? 1 : 0;
        tally.parts += classes & CLASS(PART) ? 1 : 0;
        tally.places += classes & (CLASS(PLACE) | CLASS(STUDY)) ? 1 : 0;
        if (!(classes & (CLASS(SUM) | CLASS(GREET) | CLASS(POLITE) | CLASS(FILL) | CLASS(HOMEWORK) |
                         CLASS(HEADING) | CLASS(TODAY) | CLASS(DAY) | CLASS(TABLE) | CLASS(LEAD) |
                         CLASS(TOTAL) | CLASS(PLACE) | CLASS(STUDY) | CLASS(PART))) &&
            !token_text_is(reader, i, "a"))
            tally.unknown++;
        i++;
    }
    /* 晚自习统筹, but 课后服务 alone says where */
    tally.unknown += tally.homework + tally.headings == 0 || tally.sums > 0 ? tally.places : 0;
    tally.unknown += tally.greets == 0 ? tally.parts : 0; /* 晚上愉快 */
    tally.unknown = is_wish(reader, begin, end) ? 0 : tally.unknown;
    return tally;
}

/* 书面作业总时长35分钟, of the message; 共30分钟 in a part is that part's. */
static bool is_sum(const struct tally *tally, bool in_part)
{
    if (tally->times != 1 || tally->unknown > 0 || (tally->greets > 0 && tally->strong == 0) ||
        tally->tables > 2)
        return false;
    return tally->strong > 0 ||
           (tally->sums > 0 &&
            (tally->homework > 0 || tally->days > 0 || tally->headings > 0 || !in_part)) ||
           (tally->homework > 0 && (tally->totals > 0 || tally->words <= SUM_WORDS));
}

static bool is_heading(const struct reader *reader, const struct tally *tally, size_t i)
{
    size_t named = tally->homework + tally->days + tally->classes;

    if (tally->times > 0 || tally->words == 0)
        return false;
    if (tally->unknown == 0 && tally->tables == 0 && tally->polite == 0 &&
        (named > 0 || tally->headings > 0))
        return true;
    if (tally->unknown == 0 && tally->homework + tally->classes > 0)
        return true;
    /* the name of a school before class or 作业 */
    return (tally->classes > 0 || tally->homework > 0) && named > 0 &&
           tally->unknown <= NAME_BEFORE_CLASS && (tally->homework > 0 || tally->days > 0) &&
           !has_work(reader, i, i + tally->words) && tally->greets == 0 &&
           (tally->classes > 0 || (tally->colon_end && tally->subjects == 0));
}

#define TITLE_WORDS 10

/* 快乐周末大礼包：: before everything else, and nothing to be done in it. */
static bool is_title(const struct reader *reader, const struct tally *tally, size_t i, size_t end)
{
    struct head head;
    size_t next = line_end(reader, end) + 1;

    return tally->colon_end && tally->times == 0 && tally->tables == 0 && tally->subjects == 0 &&
           tally->words <= TITLE_WORDS &&
           (!has_work(reader, i, end) || /* 每日一练： */
            (next < reader->count &&
             read_head(reader, next, reader->count,
                       (struct head_place){.line_start = true, .abbreviated = true}, &head)));
}

static bool is_greeting(const struct tally *tally, bool clause)
{
    if (tally->unknown > 0 || tally->times > 0)
        return false;
    if (tally->greets > 0)
        return true;
    return !clause && (tally->vocative > 0 || tally->asks > 0) &&
           tally->polite + tally->headings + tally->homework + tally->days >= tally->words;
}

bool is_greeting_words(const struct reader *reader, size_t i, size_t end)
{
    struct tally tally = tally_words(reader, i, end);

    return is_greeting(&tally, true);
}

/* 以上周五交, 以上在校完成: a field of what stands above, read with it. */
static bool says_how(const struct reader *reader, size_t i, size_t end)
{
    for (; i < end; i++)
        if (token_has(reader, i,
                      CLASS(HAND) | CLASS(PLACE) | CLASS(OPTIONAL) | CLASS(STUDY) | CLASS(WRITE) |
                          CLASS(BRING)) &&
            !token_has(reader, i, CLASS(POLITE)))
            return true;
    return false;
}

bool aside_clause(struct reader *reader, size_t i, size_t end, bool opening)
{
    size_t everyone = skip_addressed(reader, i, end);
    struct tally tally = tally_words(reader, everyone, end);

    if (tally.words == 0 && everyone == i)
        return false;
    if (tally.words > 0 && !is_greeting(&tally, !opening) && skip_errand(reader, i, end) < end)
        return false;
    add_aside(reader, i, end, _("a greeting or request, not homework"));
    return true;
}

/* 周三作业（班长抄）: where the bracket that ends a heading begins; end: none */
static size_t last_bracket(const struct reader *reader, size_t i, size_t end)
{
    size_t at = end;

    if (end == i || !token_is(reader, end - 1, ')'))
        return end;
    while (at > i && !token_is(reader, at - 1, '('))
        at--;
    return at > i + 1 ? at - 1 : end;
}

static bool is_bracketed_heading(const struct reader *reader, size_t i, size_t end)
{
    size_t stop = last_bracket(reader, i, end);
    if (stop == end)
        return false;
    struct tally all = tally_words(reader, stop, end), tally = tally_words(reader, i, stop);

    return all.times == 0 && tally.homework > 0 && tally.unknown == 0 && tally.subjects == 0 &&
           is_heading(reader, &tally, i);
}

size_t aside_opening(struct reader *reader, size_t i, size_t end)
{
    size_t to = skip_fillers(reader, i, end);

    if (to > i && to < end && token_is(reader, to, ':')) {
        set_rule(reader, i, to + 1, READER_ASIDE);
        i = skip_space(reader, to + 1, end);
    }
    to = skip_errand(reader, i, end);
    to = to == i ? skip_addressed(reader, i, end) : to;
    if (to > i && skip_space(reader, to, end) < end) {
        add_aside(reader, i, to, _("a greeting or request, not homework"));
        i = skip_space(reader, to, end);
    }
    return i;
}

size_t aside_prefix(struct reader *reader, size_t i, size_t end)
{
    size_t to = skip_addressed(reader, i, end);

    to = to == i ? skip_speaker(reader, i, end) : to;

    if (to == i && token_is(reader, i, 0x3010)) { /* 【今日作业】语文：… */
        while (to < end && !token_is(reader, to, 0x3011))
            to++;
        struct tally tally = tally_words(reader, i + 1, to);
        bool heading = (is_heading(reader, &tally, i + 1) && tally.subjects == 0) ||
                       (to == i + 2 && token_char(reader, i + 1, 0x8F6C)); /* 【转】 */
        /* 【物理课代表】 too */
        if (to >= end || !(heading || is_signed(reader, i + 1, to)) || says_none(reader, i + 1, to))
            return i;
        to++;
        if (skip_space(reader, to, end) < end)
            take_heading(reader, i + 1, to, true);
    }
    to = to > i ? skip_space(reader, to, end) : i;
    if (to == i || to >= end)
        return i;
    struct head head;
    if (!read_head(reader, to, end, (struct head_place){.line_start = true, .glue = true}, &head))
        return i;
    add_aside(reader, i, to, _("a heading"));
    return to;
}

bool aside_line(struct reader *reader, size_t i, size_t end, bool in_part)
{
    size_t everyone = skip_addressed(reader, i, end);
    struct tally tally = tally_words(reader, everyone, end);

    if (tally.words == 0) {
        if (everyone > i)
            add_aside(reader, i, end, _("a greeting or request, not homework"));
        else
            set_rule(reader, i, end, READER_SEPARATOR);
        return true;
    }
    if (token_is(reader, i, '-') && token_is(reader, i + 1, '-') && tally.times == 0 &&
        !has_work(reader, i, end)) {
        add_aside(reader, i, end, _("a signature"));
        return true;
    }
    if ((token_text_is(reader, i, "以上") || token_text_is(reader, i, "以上作业")) &&
        tally.times == 0 && tally.days == 0 && !says_how(reader, i, end)) {
        add_aside(reader, i, end, _("said about all that is set"));
        return true;
    }
    if (lists_subjects(reader, i, end)) {
        take_heading(reader, i, end, false);
        add_aside(reader, i, end, _("a heading"));
        return true;
    }
    if (tally.times == 0 && is_signed(reader, i, end)) {
        add_aside(reader, i, end, _("a signature"));
        return true;
    }
    if (is_sum(&tally, in_part)) {
        reader->reading->stated_total = tally.minutes;
        add_aside(reader, i, end, _("the sum of the day, compared with what is set"));
        return true;
    }
    if (tally.times == 0 && tally.tables >= 2 && tally.unknown == 0 && tally.gaps > 0 &&
        tally.tables + 1 >= tally.words) {
        reader->table = true;
        add_aside(reader, i, end, _("the head of a table"));
        return true;
    }
    if (is_greeting(&tally, false) && !(tally.greets == 0 && tally.classes > 0)) {
        add_aside(reader, i, end, _("a greeting or request, not homework"));
        return true;
    }
    if ((is_heading(reader, &tally, i) || is_bracketed_heading(reader, i, end) ||
         (!in_part && is_title(reader, &tally, i, end))) &&
        !says_none(reader, i, end)) {
        take_heading(reader, i, end, false);
        add_aside(reader, i, end, _("a heading"));
        return true;
    }
    return false;
}
