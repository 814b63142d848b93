/* The text rules. Texts are looked at in one pass for the words of all rules; a pattern is compiled,
 * the first time, and run only for a rule whose word was found. No just-in-time compiler: a text is
 * judged in microseconds, and JIT costs more at every start than it could save. */
#include "config.h"

#define PCRE2_CODE_UNIT_WIDTH 8

#include "domain/lint.h"

#include <pcre2.h>
#include <string.h>

#include "base/text.h"

#define WORD_BUCKETS 256   /* by the first character of a word */
#define MATCH_LIMIT 100000 /* a school's pattern that backtracks for ever finds nothing */
#define COMPILE_OPTIONS (PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C)
#define MINUTES_A_DAY 1440

struct word_entry
{
    const char *text; /* as normalise leaves it */
    size_t length;
    size_t rule; /* index */
    const struct word_entry *next;
};

struct compiled_rule
{
    pcre2_code **patterns; /* NULL: not compiled yet */
    pcre2_code **excepts;
    bool compiled;
};

struct span
{
    size_t start, end;
};

struct linter
{
    const struct policy *policy;
    struct arena *arena;   /* words and tables */
    struct arena *scratch; /* of one text */
    struct compiled_rule *rules;
    const struct word_entry *words[WORD_BUCKETS];
    bool *found; /* by rule: one of its words is in the text at hand, or it has none */
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_code *deadline[3];
    bool ready;
};

/* A text as patterns see it: full-width letters and digits plain, capitals small. Punctuation stays:
 * pattern files are written by people who look at the text as it is. */
static uint32_t normal_char(uint32_t c)
{
    bool full_width = (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
                      (c >= 0xFF41 && c <= 0xFF5A);

    c = full_width ? c - (0xFF01 - '!') : c;
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

static char *normalise(struct arena *arena, const char *text)
{
    return text_map(arena, text, normal_char);
}

/* The place in the text of a place in its normal form: characters correspond one to one. */
static size_t place_in(const char *text, const char *normal, size_t place)
{
    size_t at = 0, length;

    for (size_t i = 0; i < place; i += length) {
        size_t original;
        text_decode(normal + i, &length);
        text_decode(text + at, &original);
        at += original;
    }
    return at;
}

/* ---- words ---- */

static size_t bucket_of(const char *text)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t key = byte[0];

    if (byte[0] >= 0xC0 && byte[1] != 0) {
        key = key * 31 + byte[1];
        key = byte[2] != 0 ? key * 31 + byte[2] : key;
    }
    return key % WORD_BUCKETS;
}

/* Words and tables are made for the first text, not at start-up. */
static void prepare(struct linter *linter)
{
    const struct policy *policy = linter->policy;

    linter->rules = ARENA_ARRAY(linter->arena, policy->text_rule_count, struct compiled_rule);
    linter->found = ARENA_ARRAY(linter->arena, policy->text_rule_count, bool);
    for (size_t r = 0; r < policy->text_rule_count; r++) {
        const struct text_rule *rule = &policy->text_rules[r];
        for (size_t w = 0; w < rule->word_count; w++) {
            struct word_entry *entry = ARENA_NEW(linter->arena, struct word_entry);
            entry->text = normalise(linter->arena, rule->words[w]);
            entry->length = strlen(entry->text);
            entry->rule = r;
            if (entry->length > 0) {
                size_t bucket = bucket_of(entry->text);
                entry->next = linter->words[bucket];
                linter->words[bucket] = entry;
            }
        }
    }
    linter->context = pcre2_match_context_create(NULL);
    linter->match = pcre2_match_data_create(16, NULL);
    if (linter->context == NULL || linter->match == NULL) {
        die("out of memory");
    }
    pcre2_set_match_limit(linter->context, MATCH_LIMIT);
    linter->ready = true;
}

static void find_words(struct linter *linter, const char *normal)
{
    for (size_t r = 0; r < linter->policy->text_rule_count; r++) {
        linter->found[r] = linter->policy->text_rules[r].word_count == 0;
    }
    for (; *normal != '\0'; normal++) {
        const struct word_entry *word = linter->words[bucket_of(normal)];
        for (; word != NULL; word = word->next) {
            if (!linter->found[word->rule] && strncmp(normal, word->text, word->length) == 0) {
                linter->found[word->rule] = true;
            }
        }
    }
}

/* ---- patterns ---- */

static pcre2_code *compile(const char *pattern, int *error, PCRE2_SIZE *place)
{
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, COMPILE_OPTIONS, error, place,
                         NULL);
}

/* Patterns were checked when the policy was loaded; one that fails all the same finds nothing. */
static pcre2_code **compile_all(struct linter *linter, char **patterns, size_t count)
{
    pcre2_code **codes = ARENA_ARRAY(linter->arena, count, pcre2_code *);

    for (size_t i = 0; i < count; i++) {
        int error;
        PCRE2_SIZE place;
        codes[i] = compile(patterns[i], &error, &place);
    }
    return codes;
}

/* The next match from `from` on, or false. */
static bool find(struct linter *linter, const pcre2_code *code, const char *text, size_t from,
                 struct span *span)
{
    if (code == NULL || pcre2_match(code, (PCRE2_SPTR)text, strlen(text), from, 0, linter->match,
                                    linter->context) < 0) {
        return false;
    }
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(linter->match);
    /* \K can move the start behind the end; such a match is none. */
    if (places[1] <= places[0]) {
        return false;
    }
    *span = (struct span){places[0], places[1]};
    return true;
}

static size_t next_char(const char *text, size_t from)
{
    size_t length;
    text_decode(text + from, &length);
    return from + length;
}

static struct span *spans_of(struct linter *linter, pcre2_code *const *codes, size_t code_count,
                             const char *text, size_t *count)
{
    struct span *spans = NULL;
    struct span span;
    size_t capacity = 0;

    *count = 0;
    for (size_t c = 0; c < code_count; c++) {
        for (size_t from = 0; find(linter, codes[c], text, from, &span); from = span.end) {
            spans = arena_grow(linter->scratch, spans, &capacity, *count + 1, sizeof *spans);
            spans[(*count)++] = span;
        }
    }
    return spans;
}

/* The first place where a pattern matches and no exception touches the match. */
static bool break_rule(struct linter *linter, size_t index, const char *text, struct span *hit)
{
    const struct text_rule *rule = &linter->policy->text_rules[index];
    struct compiled_rule *compiled = &linter->rules[index];
    struct span *excepts = NULL;
    size_t except_count = 0;
    bool excepts_known = false;

    if (!compiled->compiled) {
        compiled->patterns = compile_all(linter, rule->patterns, rule->pattern_count);
        compiled->excepts = compile_all(linter, rule->excepts, rule->except_count);
        compiled->compiled = true;
    }
    for (size_t p = 0; p < rule->pattern_count; p++) {
        size_t from = 0;
        while (find(linter, compiled->patterns[p], text, from, hit)) {
            bool excused = false;
            if (!excepts_known) {
                excepts =
                    spans_of(linter, compiled->excepts, rule->except_count, text, &except_count);
                excepts_known = true;
            }
            for (size_t e = 0; e < except_count && !excused; e++) {
                excused = excepts[e].start < hit->end && excepts[e].end > hit->start;
            }
            if (!excused) {
                return true;
            }
            from = next_char(text, hit->start);
        }
    }
    return false;
}

static bool in_scope(const struct text_rule *rule, const struct policy *policy,
                     const struct assignment *assignment, const struct grade *grade)
{
    if (rule->level == LEVEL_NONE || (rule->grades >> grade->grade & 1U) == 0 ||
        (rule->kinds >> assignment->kind & 1U) == 0) {
        return false;
    }
    return !rule->uncounted_only || !policy_counts_kind(policy, grade, assignment->kind);
}

size_t linter_run(struct linter *linter, const struct assignment *assignment,
                  const struct grade *grade, struct lint_hit *hits, size_t most)
{
    const struct policy *policy = linter->policy;
    size_t count = 0;

    if (!linter->ready) {
        prepare(linter);
    }
    arena_reset(linter->scratch);
    const char *normal = normalise(linter->scratch, assignment->text);
    find_words(linter, normal);
    for (size_t r = 0; r < policy->text_rule_count && count < most; r++) {
        const struct text_rule *rule = &policy->text_rules[r];
        struct span span;
        if (linter->found[r] && in_scope(rule, policy, assignment, grade) &&
            break_rule(linter, r, normal, &span)) {
            hits[count++] =
                (struct lint_hit){.rule = rule,
                                  .start = place_in(assignment->text, normal, span.start),
                                  .end = place_in(assignment->text, normal, span.end)};
        }
    }
    return count;
}

bool lint_check_pattern(const char *pattern, struct err *err)
{
    int error;
    PCRE2_SIZE place;
    uint32_t matches_empty = 0;
    pcre2_code *code = compile(pattern, &error, &place);

    if (code == NULL) {
        PCRE2_UCHAR reason[128];
        pcre2_get_error_message(error, reason, sizeof reason);
        return err_set(err, ERR_INPUT, _("%s, at byte %zu of the pattern"), (const char *)reason,
                       (size_t)place + 1);
    }
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &matches_empty);
    pcre2_code_free(code);
    if (matches_empty != 0) {
        return err_set(err, ERR_INPUT,
                       _("the pattern matches where nothing stands: it must take a character"));
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

/* ---- times of day ---- */

/* A time with the part of the day before it: groups 1 part, 2 hour, 3 minutes after a colon, 4 after
 * 点, 5 half past, 6 am or pm. */
#define TIME                                                                                                              \
    "(凌晨|半夜|深夜|夜里|今晚|当晚|晚上|晚间|晚|下午|中午|早上|早晨|上午|明早|次日)?\\s*" \
    "(?<![\\d.])(?<!\\d[:：])(\\d{1,2}|[一二]?十[一二]?|[一二两三四五六七八九])"                          \
    "(?:\\s*[:：]\\s*(\\d{2})(?!\\d)|\\s*[点时](?:(\\d{1,2})分?|(半)|钟|整)?)"                                     \
    "\\s*([ap]\\.?m\\b\\.?)?"
#define SEND                                                                                                                          \
    "(?:上传|提交|上交|交(?![通流叉换际界汇往])|发到|发至|发给|发群|发送|发视频|发语音|打卡|完成|" \
    "做完|"                                                                                                                         \
    "写完|背完|读完|接龙|拍照|录制|报给|报到群)"
#define WITHIN "[^。；;，,！!？?\\n]{0,12}?"

static const char *const deadline_patterns[] = {
    TIME "\\s*(?:(?:之前|以前|前|为止)" WITHIN SEND "|截止)",
    "(?:截止(?:时间)?|(?:最晚|最迟|不晚于|不迟于)(?=[^。；;，,！!？?\\n]{0,24}" SEND "))"
    "(?:在|到|至|为|是|[:：])?\\s*" TIME,
    "(?:submit|upload|hand(?:ed)? in|turn in|send|post|finish)[^.!?。！？\\n]{0,40}?"
    "\\b(?:before|by|until|no later than)\\s+(?<part>tonight\\s+)?" TIME,
};

static bool may_name_deadline(const char *normal)
{
    static const char *const words[] = {"前",     "截止",   "为止", "最晚",  "最迟",    "不晚于",
                                        "不迟于", "before", "by",   "until", "no later"};

    if (strpbrk(normal, "0123456789") == NULL && strstr(normal, "点") == NULL) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strstr(normal, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* 22, 九, 十, 十一, 二十二 */
static int number_at(const char *text, const struct span *span)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int value = 0;

    for (size_t i = span->start; i < span->end; i = next_char(text, i)) {
        if (text[i] >= '0' && text[i] <= '9') {
            value = value * 10 + (text[i] - '0');
        } else if (strncmp(text + i, "十", strlen("十")) == 0) {
            value = value == 0 ? 10 : value * 10;
        } else if (strncmp(text + i, "两", strlen("两")) == 0) {
            value += 2;
        }
        for (size_t d = 0; d < sizeof digits / sizeof digits[0]; d++) {
            if (strncmp(text + i, digits[d], strlen(digits[d])) == 0) {
                value += (int)d + 1;
            }
        }
    }
    return value;
}

static bool part_is_one_of(const char *text, const struct span *part, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strlen(*names) == part->end - part->start &&
            strncmp(text + part->start, *names, part->end - part->start) == 0) {
            return true;
        }
    }
    return false;
}

/* The time of a match whose group `first` is the part of the day; -1: a time of the morning. */
static int time_of(const struct linter *linter, const char *text, uint32_t first)
{
    static const char *const night[] = {"凌晨", "半夜", "深夜", NULL};
    static const char *const evening[] = {"夜里", "今晚", "当晚", "晚上",
                                          "晚间", "晚",   "下午", NULL};
    static const char *const morning[] = {"早上", "早晨", "上午", "明早", "次日", "中午", NULL};
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(linter->match);
    uint32_t known = pcre2_get_ovector_count(linter->match);
    struct span groups[6] = {{0, 0}};

    for (uint32_t g = 0; g < 6 && first + g < known; g++) {
        if (places[2 * (first + g)] != PCRE2_UNSET) {
            groups[g] = (struct span){places[2 * (first + g)], places[2 * (first + g) + 1]};
        }
    }
    int hour = number_at(text, &groups[1]);
    int minutes = number_at(text, &groups[2]) + number_at(text, &groups[3]);
    bool in_night = part_is_one_of(text, &groups[0], night);
    bool pm = groups[5].end > groups[5].start && text[groups[5].start] == 'p';

    if (groups[4].end > groups[4].start) {
        minutes = 30;
    }
    if (hour > 24 || minutes > 59 || part_is_one_of(text, &groups[0], morning)) {
        return -1;
    }
    if (pm && hour == 12) {
        return hour * 60 + minutes; /* noon */
    }
    if (hour <= 12 && hour > 0 &&
        (pm || part_is_one_of(text, &groups[0], evening) || (in_night && hour >= 6))) {
        hour += 12;
    } else if (hour < 5) {
        hour += 24; /* 0:30 and 1:00 are of the night after */
    }
    return hour * 60 + minutes;
}

int linter_deadline(struct linter *linter, const char *text)
{
    int latest = -1;

    if (!linter->ready) {
        prepare(linter);
    }
    arena_reset(linter->scratch);
    const char *normal = normalise(linter->scratch, text);
    if (!may_name_deadline(normal)) {
        return -1;
    }
    for (size_t p = 0; p < sizeof deadline_patterns / sizeof deadline_patterns[0]; p++) {
        struct span span;
        if (linter->deadline[p] == NULL) {
            int error;
            PCRE2_SIZE place;
            linter->deadline[p] = compile(deadline_patterns[p], &error, &place);
            if (linter->deadline[p] == NULL) {
                die("deadline pattern %zu does not compile at %zu", p, (size_t)place);
            }
        }
        for (size_t from = 0; find(linter, linter->deadline[p], normal, from, &span);
             from = span.end) {
            int time = time_of(linter, normal, p == 2 ? 2 : 1);
            latest = time > latest ? time : latest;
        }
    }
    return latest;
}

/* ---- life ---- */

struct linter *linter_new(const struct policy *policy)
{
    struct arena *arena = arena_new();
    struct linter *linter = ARENA_NEW(arena, struct linter);

    linter->policy = policy;
    linter->arena = arena;
    linter->scratch = arena_new();
    return linter;
}

static void free_codes(pcre2_code **codes, size_t count)
{
    for (size_t i = 0; codes != NULL && i < count; i++) {
        pcre2_code_free(codes[i]);
    }
}

void linter_free(struct linter *linter)
{
    if (linter == NULL) {
        return;
    }
    for (size_t r = 0; linter->ready && r < linter->policy->text_rule_count; r++) {
        free_codes(linter->rules[r].patterns, linter->policy->text_rules[r].pattern_count);
        free_codes(linter->rules[r].excepts, linter->policy->text_rules[r].except_count);
    }
    free_codes(linter->deadline, sizeof linter->deadline / sizeof linter->deadline[0]);
    pcre2_match_data_free(linter->match);
    pcre2_match_context_free(linter->context);
    arena_free(linter->scratch);
    arena_free(linter->arena); /* holds the linter itself: last */
}
