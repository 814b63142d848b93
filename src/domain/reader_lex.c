/* Cutting a message into words by the lexicon: the longest word first, numbers, letters, signs. Everything is
 * compared folded (full-width forms as ASCII, lower case); places stay those of the message. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/text.h"

#define QUOTE_MAX_TOKENS 120 /* a quotation that is longer is none */

/* ---- folding ---- */

static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFF01 - '!';
    switch (c) {
    case 0x3000:
    case 0x00A0:
    case '\t':
        return ' ';
    case '\r':
        return '\n';
    case 0x2013: /* dashes and waves as they are typed */
    case 0x2014:
    case 0x2212:
    case 0x2500:
    case 0x2010:
        return '-';
    case 0x301C:
    case 0x223C:
        return '~';
    case 0x2032:
    case 0x2019:
    case 0x2018:
        return '\'';
    case 0x2236:
    case 0xFE55:
        return ':';
    case 0xFF5C:
    case 0x2502:
        return '|';
    case 0xFF61:
        return 0x3002;
    case 0x3014:
        return '(';
    case 0x3015:
        return ')';
    default:
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}

/* ---- tokens ---- */

static bool is_punct(uint32_t c)
{
    static const char *const signs = "、。，；：！？（）【】《》〈〉“”「」『』〔〕〖〗…·•●■◆▶→－";

    if (text_is_ideograph(c))
        return false;
    if (c < 0x80)
        return c > ' ' && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z');
    for (const char *at = signs; *at != '\0';) {
        size_t length;
        if (text_decode(at, &length) == c)
            return true;
        at += length;
    }
    return false;
}

static bool is_symbol(uint32_t c)
{
    return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) || c == 0x200D ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3 || (c >= 0x2460 && c <= 0x24FF);
}

struct folded
{
    char *text;
    uint32_t *origin; /* of each folded byte, and of the end */
    size_t length;
};

static struct folded fold_message(const struct reader *reader)
{
    size_t bytes = strlen(reader->message);
    struct folded folded = {.text = ARENA_ARRAY(reader->arena, bytes + 1, char),
                            .origin = ARENA_ARRAY(reader->arena, bytes + 1, uint32_t)};

    for (size_t at = 0; at < bytes;) {
        size_t length, written;
        uint32_t c = text_decode(reader->message + at, &length);
        char out[4];
        written = text_encode(fold(c), out);
        for (size_t i = 0; i < written; i++) {
            folded.text[folded.length] = out[i];
            folded.origin[folded.length++] = (uint32_t)at;
        }
        at += length > 0 ? length : 1;
    }
    folded.origin[folded.length] = (uint32_t)bytes;
    return folded;
}

static size_t read_digits(const char *text, int32_t *value)
{
    size_t i = 0;

    *value = 0;
    for (; text[i] >= '0' && text[i] <= '9'; i++)
        *value = *value < 1000000 ? *value * 10 + (text[i] - '0') : *value;
    return i;
}

/* One token from the folded text; returns its folded bytes. */
static size_t read_token(const struct reader *reader, const char *text, struct token *token)
{
    size_t length;
    const struct lexeme *word;

    token->c = text_decode(text, &length);
    token->type = T_WORD;
    if (token->c >= '0' && token->c <= '9') {
        token->type = T_NUMBER;
        return read_digits(text, &token->value);
    }
    if (token->c == ' ' || token->c == '\n') {
        token->type = token->c == ' ' ? T_SPACE : T_LINE;
        return 1;
    }
    word = lexicon_best(reader->context->lexicon, text);
    if (word) {
        token->known = true;
        token->classes = word->classes;
        token->value = word->value;
        token->subject = word->subject;
        token->slip = word->slip;
        token->type = is_letter(text[0]) ? T_LATIN : is_punct(token->c) ? T_PUNCT : T_WORD;
        return word->length;
    }
    if (is_letter(text[0])) {
        token->type = T_LATIN;
        while (is_letter(text[length]))
            length++;
    } else if (is_punct(token->c)) {
        token->type = T_PUNCT;
    } else if (is_symbol(token->c)) {
        token->type = T_SYMBOL;
    }
    return length;
}

/* The sign that closes what `c` opens; 0 where it opens nothing. */
static uint32_t closing(uint32_t c)
{
    switch (c) {
    case 0x300A: /* 《》 */
    case 0x3008:
    case 0x300C:
    case 0x300E:
        return c + 1;
    case 0x201C:
        return 0x201D;
    case '"':
        return '"';
    default:
        return 0;
    }
}

/* 「数学」练习册, “数学”：练习册: a heading, no quotation */
static bool heads(const struct reader *reader, size_t i, uint32_t close)
{
    return (close == 0x300D || close == 0x201D) && token_at(reader, i + 1)->subject &&
           token_at(reader, i + 2)->c == close &&
           (close == 0x300D || token_at(reader, i + 3)->c == ':');
}

static void mark_quotes(struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        uint32_t close = closing(reader->tokens[i].c);
        if (close == 0 || heads(reader, i, close))
            continue;
        for (size_t j = i + 1; j < reader->count && j < i + QUOTE_MAX_TOKENS; j++) {
            if (reader->tokens[j].type == T_LINE)
                break;
            if (reader->tokens[j].c == close) {
                for (size_t k = i; k <= j; k++)
                    reader->tokens[k].quoted = true;
                i = j;
                break;
            }
        }
    }
}

void reader_lex(struct reader *reader)
{
    struct folded folded = fold_message(reader);
    uint32_t line = 1;

    reader->tokens = ARENA_ARRAY(reader->arena, folded.length + 1, struct token);
    for (size_t at = 0; at < folded.length;) {
        struct token *token = &reader->tokens[reader->count++];
        token->start = folded.origin[at];
        token->line = line;
        token->item = -1;
        at += read_token(reader, folded.text + at, token);
        token->end = folded.origin[at];
        line += token->type == T_LINE ? 1 : 0;
    }
    reader->tokens[reader->count] = (struct token){.start = folded.origin[folded.length],
                                                   .end = folded.origin[folded.length],
                                                   .type = T_END,
                                                   .item = -1,
                                                   .line = line};
    mark_quotes(reader);
}

/* ---- reading tokens ---- */

bool token_text_is(const struct reader *reader, size_t i, const char *folded)
{
    const struct token *token = token_at(reader, i);
    const char *text = reader->message + token->start;
    size_t first;

    if (text_decode(folded, &first) != token->c)
        return false; /* asked of every token for many words: most end here */
    for (size_t left = token->end - token->start; left > 0;) {
        size_t length, want;
        uint32_t c = fold(text_decode(text, &length));
        if (*folded == '\0' || text_decode(folded, &want) != c || length > left)
            return false;
        text += length;
        left -= length;
        folded += want;
    }
    return *folded == '\0' && token->end > token->start;
}

bool token_text_among(const struct reader *reader, size_t i, const char *const *words, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (token_text_is(reader, i, words[k]))
            return true;
    return false;
}

bool token_parts(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    if (token->type == T_LINE || token->type == T_END)
        return true;
    if (token->c == '.' && i > 0 && !token->quoted && token_at(reader, i - 1)->type == T_LATIN &&
        token_has(reader, i - 1, CLASS(MINUTE) | CLASS(HOUR)) &&
        token_at(reader, i + 1)->type != T_NUMBER)
        return true; /* Read P40, 10 min. Copy … */
    return token->type == T_PUNCT && !token->quoted &&
           (token->c == ',' || token->c == ';' || token->c == 0x3002 || token->c == '|' ||
            token->c == '!' || token->c == '?' || token->c == 0x2026);
}

bool token_content(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    return token->type == T_WORD || token->type == T_NUMBER || token->type == T_LATIN ||
           (token->c >= 0x2460 && token->c <= 0x24FF) || /* ①②题 */
           (token->quoted && token->type != T_SPACE);
}

bool is_ornament(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);
    uint32_t c = token->c;

    return token->type == T_SYMBOL && (c >= 0x1F000 || c == 0xFE0F || c == 0x200D || c == 0x20E3 ||
                                       (c >= 0x2300 && c <= 0x23FF) ||
                                       (c >= 0x2600 && c <= 0x27BF && c != 0x2605 && c != 0x2606 &&
                                        !(c >= 0x2776 && c <= 0x277F)));
}

size_t skip_space(const struct reader *reader, size_t i, size_t end)
{
    while (i < end && token_at(reader, i)->type == T_SPACE)
        i++;
    return i;
}

void set_rule(struct reader *reader, size_t from, size_t to, enum reader_rule rule)
{
    for (size_t i = from; i < to && i < reader->count; i++)
        reader->tokens[i].rule = (uint8_t)rule;
}

#define UPPER_BEFORE (CLASS(NUM) | CLASS(MINUTE))

/* 四十五, 一百二十; 两 and 半 are the callers' affair. */
static size_t parse_numerals(const struct reader *reader, size_t i, size_t end, int *value)
{
    int sum = 0, digit = -1;
    size_t at = i;

    for (; at < end && at < i + 6 && token_has(reader, at, CLASS(NUM)); at++) {
        int number = token_at(reader, at)->value;
        if (number < 10) {
            /* 二三十分钟, 十五六分钟: the upper end */
            bool upper = number == digit + 1 && token_has(reader, at + 1, UPPER_BEFORE);
            if (digit > 0 && !upper)
                break;
            digit = number;
        } else {
            sum += (digit < 0 ? 1 : digit) * number;
            digit = -1;
        }
    }
    *value = sum + (digit > 0 ? digit : 0);
    return at;
}

size_t parse_number(const struct reader *reader, size_t i, size_t end, int *value)
{
    if (i < end && token_at(reader, i)->type == T_NUMBER && !token_at(reader, i)->quoted) {
        *value = token_at(reader, i)->value;
        return i + 1;
    }
    return parse_numerals(reader, i, end, value);
}

char *reader_slice(const struct reader *reader, size_t from, size_t to)
{
    size_t start, end;

    while (from < to &&
           (reader->tokens[from].type == T_SPACE || reader->tokens[from].type == T_LINE))
        from++;
    while (to > from &&
           (reader->tokens[to - 1].type == T_SPACE || reader->tokens[to - 1].type == T_LINE))
        to--;
    start = token_at(reader, from)->start;
    end = to > from ? reader->tokens[to - 1].end : start;
    return arena_strndup(reader->arena, reader->message + start, end - start);
}
