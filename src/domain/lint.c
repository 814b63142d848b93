/* The text rules. Texts are looked at in one pass for the words of all rules; a pattern is compiled,
 * the first time, and run only for a rule whose word was found. No just-in-time compiler: a text is
 * judged in microseconds, and JIT costs more at every start than it could save. */
#include "config.h"

#include "domain/lint_engine.h"

#include <string.h>

#include "base/text.h"

#define MATCH_LIMIT 100000 /* a school's pattern that backtracks for ever finds nothing */
#define VERDICTS_MOST 1000 /* remembered at a time */
#define IDEOGRAPHIC_SPACE "\xe3\x80\x80"
#define GAPLESS 1000     /* more characters than a word: one of them is not Chinese */
#define EXCEPT_REACH 400 /* bytes before a hit from which an exception may begin */
#define COMPILE_OPTIONS                                                                            \
    (PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT |                    \
     PCRE2_NO_AUTO_POSSESS)

/* A text as patterns see it: full-width letters and digits plain, capitals small. Punctuation stays:
 * pattern files are written by people who look at the text as it is. */
static uint32_t normal_char(uint32_t c)
{
    bool full_width = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
                      (c >= 0xFF41 && c <= 0xFF5A);

    c = full_width ? c - (0xFF01 - '!') : c;
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

char *lint_normalise(struct arena *arena, const char *text)
{
    return text_map(arena, text, normal_char);
}

/* The bytes of a blank at text, 0 where there is none. */
static size_t blank_at(const char *text)
{
    return *text == ' ' || *text == '\t' ? 1 : strncmp(text, IDEOGRAPHIC_SPACE, 3) == 0 ? 3 : 0;
}

bool lint_is_ideograph_at(const char *text)
{
    return (unsigned char)text[0] >= 0xE4 && (unsigned char)text[0] <= 0xE9; /* U+4000 to U+9FFF */
}

/* A sign between clauses: one of ASCII, or of the blocks of Chinese and full-width signs. */
static bool is_sign_at(const char *text)
{
    return (*text > ' ' && strchr("!,.:;?()+-/~", *text)) || strncmp(text, "\xe3\x80", 2) == 0 ||
           strncmp(text, "\xef\xbc", 2) == 0;
}

/* Takes the blanks out of words that were typed with gaps (“签 字”): around a Chinese character that
 * stands alone between two blanks, or ends the text so. Other blanks part clauses and stay. */
static void close_gaps(char *text)
{
    char *to = text;
    size_t run = 0; /* ideographs since the last blank or sign */

    for (const char *from = text; *from != '\0';) {
        size_t blank = blank_at(from);
        if (blank == 0) {
            size_t length = lint_next_char(from, 0);
            run = is_sign_at(from)                              ? 0
                  : lint_is_ideograph_at(from) && run < GAPLESS ? run + 1
                                                                : GAPLESS;
            memmove(to, from, length);
            to += length;
            from += length;
            continue;
        }
        const char *next = from + blank;
        bool next_alone = lint_is_ideograph_at(next) && (next[3] == '\0' || blank_at(next + 3) > 0);
        if ((run == 1 && lint_is_ideograph_at(next)) || (next_alone && run > 0 && run < GAPLESS)) {
            from = next;
        } else {
            memmove(to, from, blank);
            to += blank;
            from = next;
        }
        run = 0;
    }
    *to = '\0';
}

/* The place in the text of a place in its normal form: but for blanks that were taken out, characters
 * correspond one to one. */
static size_t place_in(const char *text, const char *normal, size_t place)
{
    size_t at = 0, length;

    for (size_t i = 0; i < place; i += length) {
        size_t original;
        while (blank_at(normal + i) == 0 && blank_at(text + at) > 0)
            at += blank_at(text + at);
        text_decode(normal + i, &length);
        text_decode(text + at, &original);
        at += original;
    }
    return at;
}

/* ---- words ---- */

size_t lint_bucket(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t key = byte[0];

    if (byte[0] >= 0xC0 && byte[1] != 0) {
        key = key * 31 + byte[1];
        /* behind × and others of two bytes stands the next character */
        key = byte[0] >= 0xE0 && byte[2] != 0 ? key * 31 + byte[2] : key;
    }
    return key % WORD_BUCKETS;
}

/* The bytes of a normal word, as most are: no capital, and nothing of the full-width forms (U+FFxx); 0
 * where it is none. */
static size_t normal_length(const char *word)
{
    size_t length = 0;

    while (word[length] != '\0' && (unsigned char)word[length] != 0xEF &&
           (word[length] < 'A' || word[length] > 'Z'))
        length++;
    return word[length] == '\0' ? length : 0;
}

static void add_literally(struct linter *linter, char *const *words, size_t count, size_t gate,
                          unsigned part)
{
    struct word_entry *entries = ARENA_ARRAY(linter->arena, count, struct word_entry);

    for (size_t w = 0; w < count; w++) {
        size_t length = normal_length(words[w]);
        const char *text = length > 0 ? words[w] : lint_normalise(linter->arena, words[w]);
        size_t bucket = lint_bucket(text);

        if (text[0] == '\0')
            continue;
        entries[w] = (struct word_entry){.text = text,
                                         .length = (uint16_t)(length > 0 ? length : strlen(text)),
                                         .gate = (uint32_t)gate,
                                         .part = (uint16_t)part,
                                         .next = linter->words[bucket]};
        linter->words[bucket] = &entries[w];
    }
}

static void add_words(struct linter *linter, char *const *words, size_t count, size_t gate,
                      unsigned part)
{
    const struct lexicon *lexicon = &linter->policy->lexicon;
    size_t from = 0; /* of those that are no class */

    for (size_t w = 0; w < count; w++) {
        const struct word_class *class = lexicon_named(lexicon, words[w]);
        if (!class)
            continue;
        add_literally(linter, words + from, w - from, gate, part);
        add_literally(linter, class->words, class->count, gate, part);
        from = w + 1;
    }
    add_literally(linter, words + from, count - from, gate, part);
}

void lint_prepare(struct linter *linter)
{
    const struct policy *policy = linter->policy;
    size_t rules = policy->text_rule_count, masks = policy->mask_count;

    linter->rules = ARENA_ARRAY(linter->arena, rules, struct compiled_rule);
    linter->masks = ARENA_ARRAY(linter->arena, masks, pcre2_code *);
    linter->missing = ARENA_ARRAY(linter->arena, masks + rules, unsigned);
    for (size_t m = 0; m < masks; m++)
        add_words(linter, policy->masks[m].words, policy->masks[m].word_count, m, GATE_WORDS);
    for (size_t r = 0; r < rules; r++) {
        const struct text_rule *rule = &policy->text_rules[r];
        add_words(linter, rule->words, rule->word_count, masks + r, GATE_WORDS);
        add_words(linter, rule->with, rule->with_count, masks + r, GATE_WITH);
        add_words(linter, rule->surely, rule->surely_count, masks + r, GATE_WITH | GATE_WHEN);
    }
    lint_prepare_pairs(linter, LEXICON_SLIPS, lexicon_slip, linter->slips);
    lint_prepare_pairs(linter, LEXICON_MIXED, lexicon_mixed, linter->mixed);
    linter->context = pcre2_match_context_create(NULL);
    linter->match = pcre2_match_data_create(16, NULL);
    if (!linter->context || !linter->match)
        die("out of memory");
    pcre2_set_match_limit(linter->context, MATCH_LIMIT);
    linter->ready = true;
}

static bool in_scope(const struct text_rule *rule, const struct policy *policy,
                     const struct assignment *assignment, const struct grade *grade)
{
    if (rule->level == LEVEL_NONE || (rule->grades >> grade->grade & 1U) == 0 ||
        (rule->kinds >> assignment->kind & 1U) == 0)
        return false;
    return !rule->uncounted_only || !policy_counts_kind(policy, grade, assignment->kind);
}

static bool is_open(unsigned missing)
{
    return (missing & ~(unsigned)GATE_WHEN) == 0;
}

/* Opens the gates of the masks and of the rules in whose scope the assignment is, as far as their words
 * are in the text; says whether a rule's is open. */
static bool open_gates(struct linter *linter, const struct assignment *assignment,
                       const struct grade *grade, const char *seen)
{
    const struct policy *policy = linter->policy;
    unsigned *rules = linter->missing + policy->mask_count;
    bool any = false;

    for (size_t m = 0; m < policy->mask_count; m++)
        linter->missing[m] = policy->masks[m].word_count > 0 ? GATE_WORDS : 0;
    for (size_t r = 0; r < policy->text_rule_count; r++) {
        const struct text_rule *rule = &policy->text_rules[r];
        rules[r] = in_scope(rule, policy, assignment, grade) ? 0 : GATE_CLOSED;
        rules[r] |= rule->word_count > 0 ? GATE_WORDS : 0;
        rules[r] |= rule->with_count > 0 ? GATE_WITH : 0;
        rules[r] |= rule->when && rule->when[0] != '\0' ? GATE_WHEN : 0;
    }
    for (; *seen != '\0'; seen++) {
        if (((unsigned char)*seen & 0xC0) == 0x80)
            continue; /* inside a character */
        const struct word_entry *word = linter->words[lint_bucket(seen)];
        for (; word; word = word->next)
            if ((linter->missing[word->gate] & word->part) != 0 &&
                strncmp(seen, word->text, word->length) == 0)
                linter->missing[word->gate] &= ~word->part;
    }
    for (size_t r = 0; r < policy->text_rule_count; r++)
        any = any || is_open(rules[r]);
    return any;
}

/* ---- patterns ---- */

/* Neither a capital, nor of a script that may have capitals: Chinese, signs and what hides them. */
static bool is_caseless(uint32_t c)
{
    return (c < 0x80 && (c < 'A' || c > 'Z')) || c == 0x80 || c == 0xD7 /* × */ ||
           (c >= 0x2000 && c < 0x2100) || (c >= 0x2190 && c < 0x2400) ||
           (c >= 0x2500 && c < 0x2C00) || (c >= 0x2E80 && c < 0xA000) ||
           (c >= 0xE000 && c < 0x10000) || c >= 0x20000;
}

/* Texts have small letters only, so a pattern without capitals needs no regard to case: PCRE2 would ask
 * for the other case of each Chinese character too, compiling and matching. */
static bool has_case(const char *pattern)
{
    size_t length;

    for (const char *at = pattern; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        bool inside = byte >= 0x80 && byte < 0xC0;   /* of a character seen before */
        bool chinese = byte >= 0xE3 && byte <= 0xE9; /* most are: U+3000 to U+9FFF */
        if (!inside && !chinese && !is_caseless(text_decode(at, &length)))
            return true;
    }
    return strstr(pattern, "[:upper:]") != NULL;
}

pcre2_code *lint_compile(const char *pattern, int *error, PCRE2_SIZE *place)
{
    uint32_t options = COMPILE_OPTIONS | (has_case(pattern) ? PCRE2_CASELESS : 0);

    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, error, place, NULL);
}

/* Patterns were checked when the policy was loaded; one that fails all the same finds nothing. */
static pcre2_code *compile_named(struct linter *linter, const char *pattern)
{
    int error;
    PCRE2_SIZE place;
    char *unknown = NULL;
    char *written = lexicon_expand(&linter->policy->lexicon, linter->scratch, pattern, &unknown);

    return written ? lint_compile(written, &error, &place) : NULL;
}

/* The code of a pattern, compiled when it is first tried. */
static const pcre2_code *code_of(struct linter *linter, pcre2_code **code, const char *pattern)
{
    if (!*code)
        *code = compile_named(linter, pattern);
    return *code;
}

bool lint_find(struct linter *linter, const pcre2_code *code, const char *text, size_t from,
               struct span *span)
{
    if (!code || pcre2_match(code, (PCRE2_SPTR)text, strlen(text), from, PCRE2_NO_UTF_CHECK,
                             linter->match, linter->context) < 0)
        return false;
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(linter->match);
    /* \K can move the start behind the end; such a match is none. */
    if (places[1] <= places[0])
        return false;
    *span = (struct span){places[0], places[1]};
    return true;
}

size_t lint_next_char(const char *text, size_t from)
{
    size_t length;
    text_decode(text + from, &length);
    return from + length;
}

/* Hides titles, quotations and what is denied: whatever the policy's masks match, one after another. */
static bool hide(struct linter *linter, char *text)
{
    const struct policy *policy = linter->policy;
    bool hidden = false;

    for (size_t m = 0; m < policy->mask_count; m++) {
        struct span span;
        if (linter->missing[m] != 0)
            continue;
        const pcre2_code *mask = code_of(linter, &linter->masks[m], policy->masks[m].pattern);
        for (size_t from = 0; lint_find(linter, mask, text, from, &span); from = span.end) {
            hidden = true;
            for (size_t at = span.start, next; at < span.end; at = next) {
                next = lint_next_char(text, at);
                memcpy(text + at, lexicon_mask(next - at), next - at);
            }
        }
    }
    return hidden;
}

/* Whether an exception touches the hit. Only what begins shortly before it is looked at, so that a long
 * text costs no more than a short one. */
static bool is_excused(struct linter *linter, size_t index, const char *text,
                       const struct span *hit)
{
    const struct text_rule *rule = &linter->policy->text_rules[index];
    struct compiled_rule *compiled = &linter->rules[index];
    size_t reach = hit->start > EXCEPT_REACH ? hit->start - EXCEPT_REACH : 0;
    bool excused = false;

    while (((unsigned char)text[reach] & 0xC0) == 0x80)
        reach++; /* to where a character begins */
    if (!compiled->excepts)
        compiled->excepts = ARENA_ARRAY(linter->arena, rule->except_count, pcre2_code *);
    pcre2_set_offset_limit(linter->context, hit->end - 1);
    for (size_t e = 0; e < rule->except_count && !excused; e++) {
        const pcre2_code *except = code_of(linter, &compiled->excepts[e], rule->excepts[e]);
        struct span span;
        for (size_t from = reach; !excused && lint_find(linter, except, text, from, &span);
             from = span.end)
            excused = span.end > hit->start;
    }
    pcre2_set_offset_limit(linter->context, PCRE2_UNSET);
    return excused;
}

/* The first place where a pattern matches and no exception touches the match. */
static bool break_rule(struct linter *linter, size_t index, int grade, const char *text,
                       struct span *hit)
{
    const struct text_rule *rule = &linter->policy->text_rules[index];
    struct compiled_rule *compiled = &linter->rules[index];

    if ((linter->missing[linter->policy->mask_count + index] & GATE_WHEN) != 0 &&
        !lint_find(linter, code_of(linter, &compiled->when, rule->when), text, 0, hit))
        return false;
    if (!compiled->patterns)
        compiled->patterns = ARENA_ARRAY(linter->arena, rule->pattern_count, pcre2_code *);
    for (size_t p = 0; p < rule->pattern_count; p++) {
        if (rule->pattern_grades && (rule->pattern_grades[p] >> grade & 1U) == 0)
            continue;
        const pcre2_code *pattern = code_of(linter, &compiled->patterns[p], rule->patterns[p]);
        size_t from = 0;
        while (lint_find(linter, pattern, text, from, hit)) {
            if (!is_excused(linter, index, text, hit))
                return true;
            from = lint_next_char(text, hit->start);
        }
    }
    return false;
}

/* ---- what was judged is remembered: a board is built many times over for one change ---- */

static size_t bucket_of_text(const char *text)
{
    uint32_t hash = 2166136261U; /* FNV-1a */

    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash % VERDICT_BUCKETS;
}

static const struct verdict *recall(const struct linter *linter, size_t bucket,
                                    const struct assignment *assignment, const struct grade *grade)
{
    const struct verdict *verdict = linter->verdicts[bucket];

    while (verdict && (verdict->kind != assignment->kind || verdict->stage != grade->stage ||
                       verdict->year != grade->year || verdict->grade != grade->grade ||
                       strcmp(verdict->text, assignment->text) != 0))
        verdict = verdict->next;
    return verdict;
}

/* An empty verdict on a text, to be filled. When there are too many, all are forgotten. */
static struct verdict *remember(struct linter *linter, size_t bucket,
                                const struct assignment *assignment, const struct grade *grade)
{
    if (linter->verdict_count >= VERDICTS_MOST) {
        arena_reset(linter->memory);
        memset(linter->verdicts, 0, sizeof linter->verdicts);
        linter->verdict_count = 0;
    }
    struct verdict *verdict = ARENA_NEW(linter->memory, struct verdict);
    *verdict = (struct verdict){.text = arena_strdup(linter->memory, assignment->text),
                                .kind = assignment->kind,
                                .stage = grade->stage,
                                .year = grade->year,
                                .grade = grade->grade,
                                .next = linter->verdicts[bucket]};
    linter->verdicts[bucket] = verdict;
    linter->verdict_count++;
    return verdict;
}

static void judge(struct linter *linter, const struct assignment *assignment,
                  const struct grade *grade, struct verdict *verdict)
{
    const struct policy *policy = linter->policy;
    size_t capacity = 0;

    arena_reset(linter->scratch);
    char *normal = lint_normalise(linter->scratch, assignment->text);
    close_gaps(normal);
    lint_mend_slips(linter, normal);
    struct lint_unmixed mixed = lint_unmix(linter, normal);
    char *seen = arena_strdup(linter->scratch, mixed.text);
    if (!open_gates(linter, assignment, grade, seen) ||
        (hide(linter, seen) && !open_gates(linter, assignment, grade, seen)))
        return; /* mostly: nothing was compiled */
    for (size_t r = 0; r < policy->text_rule_count; r++) {
        const struct text_rule *rule = &policy->text_rules[r];
        struct span span;
        if (is_open(linter->missing[policy->mask_count + r]) &&
            break_rule(linter, r, grade->grade, seen, &span)) {
            verdict->hits = arena_grow(linter->memory, verdict->hits, &capacity, verdict->count + 1,
                                       sizeof *verdict->hits);
            verdict->hits[verdict->count++] = (struct lint_hit){
                .rule = rule,
                .start =
                    place_in(assignment->text, normal, lint_mixed_place(&mixed, span.start, false)),
                .end =
                    place_in(assignment->text, normal, lint_mixed_place(&mixed, span.end, true))};
        }
    }
}

size_t linter_run(struct linter *linter, const struct assignment *assignment,
                  const struct grade *grade, struct lint_hit *hits, size_t most)
{
    size_t bucket = bucket_of_text(assignment->text);

    if (!linter->ready)
        lint_prepare(linter);
    const struct verdict *verdict = recall(linter, bucket, assignment, grade);
    if (!verdict) {
        struct verdict *fresh = remember(linter, bucket, assignment, grade);
        judge(linter, assignment, grade, fresh);
        verdict = fresh;
    }
    size_t count = verdict->count < most ? verdict->count : most;
    if (count > 0)
        memcpy(hits, verdict->hits, count * sizeof *hits);
    return count;
}

bool linter_routine(struct linter *linter, const char *text)
{
    char *pattern = linter->policy->routine;
    struct span span;

    if (!pattern || pattern[0] == '\0')
        return false;
    if (!linter->ready)
        lint_prepare(linter);
    arena_reset(linter->scratch);
    return lint_find(linter, code_of(linter, &linter->routine, pattern),
                     lint_normalise(linter->scratch, text), 0, &span);
}

bool lint_check_pattern(const char *pattern, struct err *err)
{
    int error;
    PCRE2_SIZE place;
    uint32_t matches_empty = 0;
    pcre2_code *code = lint_compile(pattern, &error, &place);

    if (!code) {
        PCRE2_UCHAR reason[128];
        pcre2_get_error_message(error, reason, sizeof reason);
        return err_set(err, ERR_INPUT, _("%s, at byte %zu of the pattern"), (const char *)reason,
                       (size_t)place + 1);
    }
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &matches_empty);
    pcre2_code_free(code);
    if (matches_empty != 0) {
        return err_set(
            err, ERR_INPUT,
            _("the pattern matches an empty text: it must match at least one character"));
    }
    return true;
}

char *lint_library_version(struct arena *arena)
{
    int bytes = pcre2_config(PCRE2_CONFIG_VERSION, NULL);
    char *version = arena_alloc(arena, bytes > 0 ? (size_t)bytes : 1);

    *version = '\0';
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    version[strcspn(version, " ")] = '\0'; /* its date */
    return version;
}

/* ---- life ---- */

struct linter *linter_new(const struct policy *policy)
{
    struct arena *arena = arena_new();
    struct linter *linter = ARENA_NEW(arena, struct linter);

    linter->policy = policy;
    linter->arena = arena;
    linter->scratch = arena_new();
    linter->memory = arena_new();
    return linter;
}

static void free_codes(pcre2_code **codes, size_t count)
{
    for (size_t i = 0; codes && i < count; i++)
        pcre2_code_free(codes[i]);
}

void linter_free(struct linter *linter)
{
    if (!linter)
        return;
    for (size_t r = 0; linter->ready && r < linter->policy->text_rule_count; r++) {
        free_codes(linter->rules[r].patterns, linter->policy->text_rules[r].pattern_count);
        pcre2_code_free(linter->rules[r].when);
        free_codes(linter->rules[r].excepts, linter->policy->text_rules[r].except_count);
    }
    free_codes(linter->masks, linter->policy->mask_count);
    pcre2_code_free(linter->routine);
    free_codes(linter->deadline, sizeof linter->deadline / sizeof linter->deadline[0]);
    pcre2_match_data_free(linter->match);
    pcre2_match_context_free(linter->context);
    arena_free(linter->scratch);
    arena_free(linter->memory);
    arena_free(linter->arena); /* holds the linter itself: last */
}
