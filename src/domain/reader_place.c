/* Where a clause says that the work is done: 校内, 课后服务, 晚自习. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/text.h"

/* Behind 校内: 时间, 内, 完成; the index behind them; *done: 完成 was among them. */
static size_t skip_place_tail(const struct reader *reader, size_t i, size_t end, bool *done)
{
    *done = false;
    while (i < end) {
        if (token_has(reader, i, CLASS(DONE))) {
            *done = true;
            return i + 1;
        }
        if (token_has(reader, i, CLASS(PLACE)) || token_text_is(reader, i, "时间") ||
            token_text_is(reader, i, "时") || token_text_is(reader, i, "内") ||
            token_text_is(reader, i, "里") || token_text_is(reader, i, "上") ||
            token_text_is(reader, i, "期间") || token_has(reader, i, CLASS(FILL)) ||
            token_text_is(reader, i, "必须") || token_text_is(reader, i, "统一")) {
            i++;
            continue;
        }
        break;
    }
    return i;
}

static bool edge(const struct reader *reader, size_t first, size_t i, size_t end)
{
    return i <= first || i >= end || !token_content(reader, i);
}

size_t read_place(struct reader *reader, struct clause *clause, size_t i)
{
    bool study = token_has(reader, i, CLASS(STUDY)), done;
    size_t to;
    bool before_edge, service;

    if (!token_has(reader, i, CLASS(PLACE)) && !study)
        return i;
    /* 列提纲，明天课堂写: of what is done then */
    if (i > clause->first &&
        ((token_has(reader, i - 1, CLASS(DAY)) && token_at(reader, i - 1)->value > 0) ||
         token_has(reader, i - 1, CLASS(LESSON))))
        return i;
    /* 说一说，其余校内完成: of what is not told */
    if (i > clause->first &&
        (token_text_is(reader, i - 1, "其余") || token_text_is(reader, i - 1, "其他") ||
         token_text_is(reader, i - 1, "其它") || token_text_is(reader, i - 1, "其余的")))
        return i;
    to = skip_place_tail(reader, i + 1, clause->last, &done);
    if (token_has(reader, to, CLASS(BEFORE)) || token_has(reader, to, CLASS(LEFT)) ||
        (token_has(reader, to, CLASS(HAND)) && !done))
        return i;
    /* （校内已完成选择题）, （课堂已做1份）: some of it is done */
    size_t some = to + (token_has(reader, to, CLASS(WORK)) ? 1 : 0);
    for (size_t k = i + 1; k < to; k++)
        if ((token_char(reader, k, 0x5DF2)) &&
            (token_has(reader, some, CLASS(PAPER) | CLASS(NUMBERING) | CLASS(NUM)) ||
             token_at(reader, some)->type == T_NUMBER))
            return i;
    before_edge = i == clause->first || !token_content(reader, i - 1);
    service = text_starts_with(reader->message + token_at(reader, i)->start, "课后服务") ||
              text_starts_with(reader->message + token_at(reader, i)->start, "延时") ||
              text_starts_with(reader->message + token_at(reader, i)->start, "晚托");
    if (!done && (token_text_is(reader, to, "做") || token_text_is(reader, to, "写")) &&
        edge(reader, clause->first, to + 1, clause->last))
        done = ++to > i; /* 今晚第三节晚自习做 */
    if (!done && !(before_edge && edge(reader, clause->first, to, clause->last)) &&
        !((service || (study && reader->context->grade >= 10)) && before_edge) &&
        !(before_edge && token_has(reader, to, CLASS(WORK))))
        return i;
    if (token_text_is(reader, i, "课后") && !done)
        return i;
    if (done && token_char(reader, to, 0x7684)) /* 课堂完成的 */
        return i;
    if (study && reader->context->grade >= 1 && reader->context->grade < 10) {
        /* an evening that need not be at school */
        clause->fields.has_place = clause->fields.place_unsure = true;
        clause->fields.place = PLACE_HOME;
        return to;
    }
    clause->school = true;
    clause->home = false; /* 没做完的晚自习做完 */
    clause->place_words = (struct range){i, to};
    while (clause->place_words.from > clause->first &&
           (token_has(reader, clause->place_words.from - 1, CLASS(DAY) | CLASS(NUM)) ||
            token_char(reader, clause->place_words.from - 1, 0x7B2C) ||
            token_char(reader, clause->place_words.from - 1, 0x8282)))
        clause->place_words.from--; /* 今晚第三节 */
    return to;
}

size_t read_place_cell(struct reader *reader, struct clause *clause, size_t i)
{
    bool school = token_text_is(reader, i, "学校") || token_has(reader, i, CLASS(PLACE));
    bool home = token_text_is(reader, i, "家") || token_text_is(reader, i, "家中") ||
                token_has(reader, i, CLASS(HOME));

    if (!reader->table || i == 0 || (!school && !home) || token_content(reader, i - 1) ||
        !edge(reader, clause->first, i + 1, clause->last) ||
        skip_space(reader, i + 1, clause->last) < clause->last)
        return i;
    clause->fields.has_place = true;
    clause->fields.place = school ? PLACE_SCHOOL : PLACE_HOME;
    set_rule(reader, i, i + 1, READER_PLACE);
    return i + 1;
}
