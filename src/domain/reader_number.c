/* The numbering of items and subjects: 1. （1） ① 一、 and bullets. */
#include "config.h"

#include "domain/reader_head.h"

static bool is_bullet(uint32_t c)
{
    return c == '-' || c == 0x00B7 || c == 0x2022 || c == 0x25CF || c == 0x25A0 || c == 0x25C6 ||
           c == 0x25B6 || c == 0x2192 || c == '*' || c == 0x25AA || c == 0x25CB || c == 0x25A1 ||
           c == 0x27A1 || c == 0x25B8 || c == 0x25BA || c == 0x2714 || c == 0x2705;
}

int circled(uint32_t c)
{
    if (c >= 0x2460 && c <= 0x2473)
        return (int)(c - 0x2460) + 1;
    return c >= 0x2776 && c <= 0x277F ? (int)(c - 0x2776) + 1 : 0;
}

/* 1. 1、 1) (1) 1️⃣ 一、 at i; value is its number, the index behind it is returned, or i. */
static size_t read_number_sign(const struct reader *reader, size_t i, size_t end, int *value)
{
    bool bracket = token_is(reader, i, '(');
    size_t from = bracket ? i + 1 : i;
    size_t next = parse_number(reader, from, end, value);
    const struct token *sign = token_at(reader, next);

    if (next == from || next >= end || *value < 1 || *value > 99)
        return i;
    if (bracket)
        return sign->c == ')' ? next + 1 : i;
    if (sign->type == T_SYMBOL && (sign->c == 0xFE0F || sign->c == 0x20E3)) {
        while (next < end && token_at(reader, next)->type == T_SYMBOL)
            next++;
        return next;
    }
    if (sign->c != '.' && sign->c != 0x3001 && sign->c != ')' &&
        !(sign->c == ':' && token_at(reader, from)->type == T_NUMBER))
        return i;
    /* 一、二段, 第一、二章 */
    if (sign->c == 0x3001 &&
        ((token_has(reader, next + 1, CLASS(NUM)) && !token_char(reader, next + 1, 0x4E24) &&
          token_at(reader, next + 1)->value == *value + 1) ||
         (i > 0 && token_char(reader, i - 1, 0x7B2C))))
        return i;
    /* 3.2, 1、3题 */
    return token_at(reader, next + 1)->type == T_NUMBER &&
                   token_at(reader, next + 1)->value < 100 && sign->c != ')'
               ? i
               : next + 1;
}

size_t read_numbering(const struct reader *reader, size_t i, size_t end, bool line_start,
                      int expected, int *value)
{
    const struct token *token = token_at(reader, i);
    size_t next;

    *value = 0;
    if (i >= end || token->quoted)
        return i;
    if (circled(token->c) > 0) {
        if (circled(token_at(reader, i + 1)->c) > 0)
            return i; /* ①②③题 */
        for (size_t k = i + 1; k < i + 4 && (token_is(reader, k, '-') || token_is(reader, k, '~'));
             k++)
            if (circled(token_at(reader, k + 1)->c) > 0)
                return i; /* 注释①—⑤ */
        *value = circled(token->c);
        if (!line_start && *value != 1 && *value != expected)
            return i;
        return i + 1 < end && token_at(reader, i + 1)->c == 0xFE0F ? i + 2 : i + 1;
    }
    if (line_start && is_bullet(token->c) &&
        !(token->c == '-' && token_at(reader, i + 1)->type == T_NUMBER))
        return i + 1;
    next = read_number_sign(reader, i, end, value);
    if (next == i || line_start)
        return next;
    return *value == expected || (*value == 1 && expected <= 1) ? next : i;
}
