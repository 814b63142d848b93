/* The lexicon: the words that are known and the names of subjects, by their first character. */
#include "config.h"

#include "domain/reader_parts.h"

#include <stdlib.h>

#include "base/text.h"

#define BUCKETS 2048

struct reader_lexicon
{
    struct lexeme *buckets[BUCKETS];
    const struct subject_list *subjects;
    struct arena *arena;
};

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
    for (size_t i = 0; i < subject->slip_count; i++) {
        char *folded = text_fold(lexicon->arena, subject->slips[i]);
        struct lexeme *word = lexicon_add(lexicon, folded, strlen(folded));
        word->slip = !word->subject;
        word->subject = word->subject ? word->subject : subject;
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
        folded += *folded == ' ' ? 1 : 0;
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

const struct lexeme *lexicon_match(const struct reader_lexicon *lexicon, const char *folded)
{
    for (const struct lexeme *word = lexicon->buckets[bucket_of(folded)]; word; word = word->next)
        if (strncmp(word->text, folded, word->length) == 0 &&
            !(is_letter(word->text[word->length - 1]) && is_letter(folded[word->length])))
            return word;
    return NULL;
}

const struct lexeme *lexicon_best(const struct reader_lexicon *lexicon, const char *text)
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
