/* The lexicon, and cutting a message into words by it: the longest word first, numbers, letters, signs.
 * Everything is compared folded (full-width forms as ASCII, lower case); places stay those of the
 * message. */
#include "config.h"

#include "domain/reader_parts.h"

#include <stdlib.h>

#include "base/text.h"

#define BUCKETS 2048
#define QUOTE_MAX_TOKENS 120 /* a quotation that is longer is none */

struct reader_lexicon
{
    struct lexeme *buckets[BUCKETS];
    const struct subject_list *subjects;
    struct arena *arena;
};

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

/* ---- the lexicon ---- */

static unsigned bucket_of(const char *text)
{
    size_t bytes = text_sequence_bytes(text[0]);
    unsigned hash = 0;

    for (size_t i = 0; i < bytes && text[i] != '\0'; i++)
        hash = hash * 67 + (unsigned char)text[i];
    return hash % BUCKETS;
}

static struct lexeme *lexeme_find(const struct reader_lexicon *lexicon, const char *text,
                                  size_t length)
{
    for (struct lexeme *word = lexicon->buckets[bucket_of(text)]; word; word = word->next)
        if (word->length == length && memcmp(word->text, text, length) == 0)
            return word;
    return NULL;
}

/* The word, new where it is not known yet; longer ones stand before shorter ones. */
static struct lexeme *lexicon_add(struct reader_lexicon *lexicon, const char *text, size_t length)
{
    struct lexeme *word = lexeme_find(lexicon, text, length);
    struct lexeme **at;

    if (word)
        return word;
    word = ARENA_NEW(lexicon->arena, struct lexeme);
    word->text = text;
    word->length = length;
    at = &lexicon->buckets[bucket_of(text)];
    while (*at && (*at)->length > length)
        at = &(*at)->next;
    word->next = *at;
    *at = word;
    return word;
}

static void add_row(struct reader_lexicon *lexicon, const struct word_row *row)
{
    const char *at = row->words;

    while (*at != '\0') {
        size_t length = strcspn(at, " =");
        struct lexeme *word = lexicon_add(lexicon, at, length);
        word->classes |= row->classes;
        at += length;
        if (*at == '=') {
            char *end;
            word->value = (int)strtol(at + 1, &end, 10);
            at = end;
        }
        at += *at == ' ' ? 1 : 0;
    }
}

static void add_subject(struct reader_lexicon *lexicon, const struct subject *subject)
{
    const char *const names[] = {subject->zh, subject->en, subject->short_zh, subject->code};

    for (size_t i = 0; i < subject->also_count + 4; i++) {
        const char *name = i < 4 ? names[i] : subject->also[i - 4];
        if (!name || name[0] == '\0')
            continue;
        char *folded = text_fold(lexicon->arena, name);
        struct lexeme *word = lexicon_add(lexicon, folded, strlen(folded));
        word->subject = !word->subject ? subject : word->subject;
    }
    for (size_t i = 0; i < subject->term_count; i++) {
        char *folded = text_fold(lexicon->arena, subject->terms[i]);
        lexicon_add(lexicon, folded, strlen(folded));
    }
}

static const classes_t kind_classes[KIND_COUNT] = {
    [KIND_WRITTEN] = CLASS(WRITE), [KIND_READING] = CLASS(BOOK) | CLASS(READ),
    [KIND_ORAL] = CLASS(ORAL),     [KIND_INQUIRY] = CLASS(INQUIRY),
    [KIND_SPORT] = CLASS(SPORT),   [KIND_ART] = CLASS(ART),
    [KIND_LABOR] = CLASS(LABOR),   [KIND_PREVIEW] = CLASS(PREVIEW),
    [KIND_NOTICE] = CLASS(EVENT),
};

/* Whether known words alone make up the text: a school's word is new where they do not. */
static bool made_of_known(const struct reader_lexicon *lexicon, const char *folded)
{
    while (*folded != '\0') {
        const struct lexeme *word = lexicon_match(lexicon, folded);
        if (!word)
            return false;
        folded += word->length;
    }
    return true;
}

static void add_policy(struct reader_lexicon *lexicon, const struct policy *policy)
{
    for (size_t g = 0; g < policy->guess_count; g++) {
        const struct kind_words *guess = &policy->guess[g];
        for (size_t w = 0; w < guess->count; w++) {
            char *folded = text_fold(lexicon->arena, guess->words[w]);
            if (folded[0] != '\0' && !made_of_known(lexicon, folded))
                lexicon_add(lexicon, folded, strlen(folded))->classes |= kind_classes[guess->kind];
        }
    }
}

struct reader_lexicon *reader_lexicon_new(struct arena *arena, const struct subject_list *subjects,
                                          const struct policy *policy)
{
    struct reader_lexicon *lexicon = ARENA_NEW(arena, struct reader_lexicon);

    lexicon->arena = arena;
    lexicon->subjects = subjects;
    for (size_t i = 0; i < reader_word_rows; i++)
        add_row(lexicon, &reader_words[i]);
    for (size_t i = 0; i < subjects->count; i++)
        if (!subjects->items[i].hidden)
            add_subject(lexicon, &subjects->items[i]);
    if (policy)
        add_policy(lexicon, policy);
    return lexicon;
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

const struct lexeme *lexicon_match(const struct reader_lexicon *lexicon, const char *folded)
{
    for (const struct lexeme *word = lexicon->buckets[bucket_of(folded)]; word; word = word->next)
        if (strncmp(word->text, folded, word->length) == 0 &&
            !(is_letter(word->text[word->length - 1]) && is_letter(folded[word->length])))
            return word;
    return NULL;
}

/* 外 of 外语: the first character of a further name that one subject alone has; NULL. */
static const struct subject *short_of_others(const struct reader_lexicon *lexicon,
                                             const char *folded, size_t bytes)
{
    const struct subject *found = NULL;

    for (size_t i = 0; i < lexicon->subjects->count; i++) {
        const struct subject *subject = &lexicon->subjects->items[i];
        for (size_t k = 0; k < subject->also_count && !subject->hidden; k++) {
            if (strlen(subject->also[k]) <= bytes || memcmp(subject->also[k], folded, bytes) != 0)
                continue;
            if (found && found != subject)
                return NULL;
            found = subject;
        }
    }
    return found;
}

/* A first character that one subject alone has (语 数 英), or a last one (史). */
const struct subject *lexicon_short(const struct reader_lexicon *lexicon, const char *folded)
{
    const struct subject *first = NULL, *last = NULL;
    size_t bytes = text_sequence_bytes(folded[0]);
    bool two_first = false, two_last = false;
    /* 理 is 物理, which is daily work where 地理 is not */
    const struct subject *daily = NULL;
    bool two_daily = false;

    for (size_t i = 0; i < lexicon->subjects->count; i++) {
        const struct subject *subject = &lexicon->subjects->items[i];
        const char *name = subject_short(subject, LANG_ZH);
        size_t length = strlen(name);
        if (subject->hidden || length < bytes)
            continue;
        if (memcmp(name, folded, bytes) == 0) {
            two_first = two_first || first;
            first = subject;
        } else if (memcmp(name + length - bytes, folded, bytes) == 0) {
            two_last = two_last || last;
            last = subject;
            two_daily = two_daily || (daily && subject->daily != 0);
            daily = subject->daily != 0 ? subject : daily;
        }
    }
    if (!first && !last)
        return short_of_others(lexicon, folded, bytes);
    if (first)
        return two_first ? NULL : first;
    if (two_last)
        return two_daily ? NULL : daily;
    return last;
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

/* The longest word, unless a shorter one with the word behind it reaches further: 语文·书面作业, not
 * 语文书·面. */
static const struct lexeme *best_word(const struct reader_lexicon *lexicon, const char *text)
{
    const struct lexeme *longest = lexicon_match(lexicon, text), *best = longest;
    const struct lexeme *after = NULL;
    size_t reach;

    if (!longest)
        return NULL;
    after = lexicon_match(lexicon, text + longest->length);
    reach = longest->length + (after ? after->length : 0);
    for (const struct lexeme *word = longest->next; word; word = word->next) {
        if (strncmp(word->text, text, word->length) != 0 || is_letter(word->text[0]))
            continue;
        after = lexicon_match(lexicon, text + word->length);
        if (after && word->length + after->length > reach) {
            reach = word->length + after->length;
            best = word;
        }
    }
    return best;
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
    word = best_word(reader->context->lexicon, text);
    if (word) {
        token->known = true;
        token->classes = word->classes;
        token->value = word->value;
        token->subject = word->subject;
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

static void mark_quotes(struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        uint32_t close = closing(reader->tokens[i].c);
        if (close == 0)
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

/* 四十五, 一百二十; 两 and 半 are the callers' affair. */
static size_t parse_numerals(const struct reader *reader, size_t i, size_t end, int *value)
{
    int sum = 0, digit = -1;
    size_t at = i;

    for (; at < end && at < i + 6 && token_has(reader, at, CLASS(NUM)); at++) {
        int number = token_at(reader, at)->value;
        if (number < 10) {
            if (digit > 0)
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
