/* What is looked for in the whole of a message, or of a line, before it is read piece by piece. */
#include "config.h"

#include "domain/reader_head.h"

#define NAME_WORDS 6 /* of a name and 已完成 in a chain */

/* 家长们晚上好 今天语文作业不多：, a heading with the subject of what stands below; NULL */
const struct subject *heading_subject(const struct reader *reader, size_t i, size_t end)
{
    const struct subject *found = NULL;
    bool by_one;

    while (end > i && (token_at(reader, end - 1)->type == T_SPACE ||
                       token_at(reader, end - 1)->type == T_SYMBOL))
        end--;
    if (end == i || !token_is(reader, end - 1, ':'))
        return NULL;
    for (; i + 1 < end; i++) {
        if (!token_at(reader, i)->subject)
            continue;
        if (found || !token_has(reader, i + 1, CLASS(HOMEWORK)))
            return NULL;
        found = named_subject(reader, i, &by_one);
    }
    return found;
}

const struct subject *lesson_named(const struct reader *reader, size_t i, size_t end)
{
    const struct subject *found = NULL;
    bool by_one;

    for (; i + 1 < end; i++) {
        if (!token_at(reader, i)->subject || token_at(reader, i)->quoted)
            continue;
        bool taught = i > 0 && token_has(reader, i - 1, CLASS(TODAY)) && /* 今天数学学了小数 */
                      (token_char(reader, i + 1, 0x5B66) || token_char(reader, i + 1, 0x8BB2) ||
                       token_char(reader, i + 1, 0x5F00) ||
                       token_char(reader, i + 1, 0x4E3E));            /* 开展, 举行 */
        if (found || !(taught || token_char(reader, i + 1, 0x8BFE) || /* 课 */
                       token_has(reader, i + 1, CLASS(HOMEWORK) | CLASS(EVENT))))
            return NULL;
        found = named_subject(reader, i, &by_one);
    }
    return found;
}

/* 语 生字一课, 数 口算: two lines at the least begin so. dashes: 语-默写；数-口算, behind ; too. */
bool find_shorts(const struct reader *reader, bool dashes)
{
    const struct subject *first = NULL;

    for (size_t i = 0; i + 1 < reader->count; i++) {
        bool by_one, begins = i == 0 || reader->tokens[i - 1].type == T_LINE ||
                              (dashes && token_is(reader, i - 1, ';'));
        uint8_t after = reader->tokens[i + 1].type;
        if (!begins ||
            (dashes ? !token_is(reader, i + 1, '-') : after != T_SPACE && after != T_SYMBOL))
            continue;
        const struct subject *subject = named_subject(reader, i, &by_one);
        if (!subject || !by_one)
            continue;
        if (first && first != subject)
            return true;
        first = subject;
    }
    return false;
}

#define BARE_ENDS_LEAST 3 /* parts that end so make a way of writing */
#define BARE_STEP 5

bool find_bare_ends(const struct reader *reader)
{
    size_t ends = 0, line = 0, stop = 0; /* where the line, and its words, end */

    for (size_t i = 1; i < reader->count; i++) {
        bool by_one;
        if (token_has(reader, i, CLASS(MINUTE) | CLASS(HOUR) | CLASS(FEN)))
            return false;
        if (!token_is(reader, i, ':') || !named_subject(reader, i - 1, &by_one))
            continue;
        if (i >= line) {
            line = line_end(reader, i);
            stop = words_end(reader, i, line);
        }
        size_t end = i;
        while (end + 1 < stop && !token_is(reader, end + 1, ';') &&
               !token_is(reader, end + 1, 0x3002))
            end++;
        const struct token *last = token_at(reader, end);
        if (last->type != T_NUMBER || last->value % BARE_STEP != 0 ||
            token_at(reader, end - 1)->type != T_WORD || token_char(reader, end - 1, 0x7B2C))
            return false; /* 第 */
        ends++;
    }
    return ends >= BARE_ENDS_LEAST;
}

bool find_stars(const struct reader *reader)
{
    for (size_t i = 0; i + 1 < reader->count; i++)
        if (token_char(reader, i, 0x2605) && token_char(reader, i + 1, 0x2605))
            return true;
    return false;
}

bool answers_chain(const struct reader *reader, size_t i, size_t end)
{
    int value;
    size_t at = read_numbering(reader, i, end, true, 1, &value), words = 0;

    for (; at > i && at < end; at++) {
        const classes_t said =
            CLASS(NUM) | CLASS(DONE) | CLASS(GREET) | CLASS(FILL) | CLASS(POLITE);
        if (!token_content(reader, at))
            continue;
        if (token_at(reader, at)->type != T_WORD || token_at(reader, at)->subject ||
            (words > 0 && (token_at(reader, at)->classes & ~said))) /* 周 is a surname */
            return false;
        words++;
    }
    return value > 0 && words > 1 && words <= NAME_WORDS;
}

bool names_thing(const struct reader *reader, size_t i, size_t end)
{
    bool thing = false;

    for (; i < end; i++) {
        if (token_has(reader, i, CLASS(MINUTE) | CLASS(HOUR)))
            return false;
        thing = thing || token_has(reader, i, CLASS(BRING) | CLASS(CLASSWIDE));
    }
    return thing;
}

bool brings_then(const struct reader *reader, size_t i, size_t end)
{
    bool then = token_has(reader, i, CLASS(DAY) | CLASS(WEEKDAY) | CLASS(WEEKREF) | CLASS(LESSON));

    for (; i < end && then; i++)
        if (token_has(reader, i, CLASS(BRING)))
            return true;
    return false;
}
