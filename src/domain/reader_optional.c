/* What a clause says of who does the work: 选做, （A层）. */
#include "config.h"

#include "domain/reader_parts.h"

/* 一题, 两道, 其中 behind 选做: a choice among required ones. */
static bool chooses(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t next = parse_number(reader, i, end, &number);

    if (i < end && (token_char(reader, i, 0x5176) || token_text_is(reader, i, "其中")))
        return true;
    return next > i && next < end && token_content(reader, next) &&
           !token_has(reader, next, CLASS(MINUTE) | CLASS(FEN) | CLASS(HOUR)) &&
           (token_char(reader, next, 0x9898) || token_char(reader, next, 0x9053) ||
            token_char(reader, next, 0x7BC7) || token_char(reader, next, 0x4E2A) ||
            token_char(reader, next, 0x9879) || token_char(reader, next, 0x9996));
}

static bool content_before(const struct reader *reader, const struct clause *clause, size_t i)
{
    for (size_t k = clause->first; k < i; k++)
        if (token_content(reader, k))
            return true;
    return false;
}

/* P33 第4题选做, （带*号题选做）: of what stands in the same word or bracket, where more stands before. */
static bool of_a_part(const struct reader *reader, const struct clause *clause, size_t i)
{
    size_t word = i;

    while (word > clause->first && token_at(reader, word - 1)->type != T_SPACE &&
           !token_is(reader, word - 1, '('))
        word--;
    while (i > word && token_at(reader, i - 1)->type == T_SYMBOL) /* 第7题★选做 */
        i--;
    return word < i && token_content(reader, i - 1) && content_before(reader, clause, word);
}

size_t read_optional(struct reader *reader, struct clause *clause, size_t i)
{
    size_t to = i + 1;

    if (token_has(reader, i, CLASS(REQUIRED)) && i == clause->first && to == clause->last &&
        i > 0 && (token_is(reader, i - 1, ',') || token_is(reader, i - 1, ';'))) {
        set_rule(reader, i, to, READER_OPTIONAL); /* 古诗背诵，必做 */
        return to;
    }
    if (!token_has(reader, i, CLASS(OPTIONAL)) || chooses(reader, i + 1, clause->last))
        return i;
    while (to < clause->last && token_has(reader, to, CLASS(OPTIONAL)))
        to++;
    /* 应用3题（选做第3题）, B层可不做第5题: some of it */
    if (to < clause->last && token_char(reader, to, 0x7B2C) && /* 第 */
        (token_char(reader, i, 0x53EF) || content_before(reader, clause, i)))
        return i;
    /* 学有余力的同学做拓展题 says who does it */
    if (token_at(reader, i)->value == 2 && to < clause->last && token_content(reader, to))
        return i;
    if ((i > clause->first && token_char(reader, i - 1, 0x4E2D)) || /* 题中选做 */
        (i > clause->first && token_char(reader, i, 0x53EF) &&
         token_has(reader, i - 1, CLASS(TIER))) || /* C层可以不做第8题 */
        token_has(reader, to, CLASS(NEG)) ||
        of_a_part(reader, clause, i))
        return i;
    clause->optional = true;
    clause->optional_words = (struct range){i, to};
    return to;
}

size_t read_bracket_tier(struct reader *reader, struct clause *clause, size_t i)
{
    const struct token *token = token_at(reader, i);

    bool alone = i == clause->first && i + 1 == clause->last && token_has(reader, i, CLASS(TIER)) &&
                 i > 0 && /* P30，A层，25分钟, 数学（A层）：P30 */
                 (token_is(reader, i - 1, ',') || token_is(reader, i - 1, '('));
    bool bracketed = token_has(reader, i, CLASS(TIER) | CLASS(TIER_SOFT)) && i > clause->first &&
                     (token_is(reader, i - 1, '(') || token_is(reader, i - 1, 0x3010)) &&
                     !token_content(reader, i + 1) && token_at(reader, i + 1)->type != T_END;

    if (!alone && !bracketed)
        return i;
    clause->fields.has_tier = true;
    clause->fields.tier = (enum tier)token->value;
    set_rule(reader, i, i + 1, READER_TIER);
    return i + 1;
}
