/* Names of sections and keys with parts that vary: "limit.{day}", "{stage}.{step}". */
#include "config.h"

#include "conf/keys.h"

#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "domain/habits.h"
#include "domain/policy.h"

#define PART_MAX_BYTES 128

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Keys are compared as they are written, so that files stack: the code alone names a word here. */
static int vocab_code_find(const struct vocab *vocab, const char *text)
{
    for (int i = 0; i < vocab->count; i++)
        if (strcmp(vocab->words[i].code, text) == 0)
            return i;
    return -1;
}

static int find_day(const char *text)
{
    return vocab_code_find(&vocab_day_kind, text);
}

static int find_stage(const char *text)
{
    return vocab_code_find(&vocab_stage, text);
}

static int find_step(const char *text)
{
    bool one_digit = text[0] >= '1' && text[0] <= '0' + STAGE_YEARS_MAX && text[1] == '\0';
    return one_digit ? text[0] - '0' : -1;
}

static int find_kind(const char *text)
{
    return vocab_code_find(&vocab_kind, text);
}

static int find_code(const char *text)
{
    for (int i = 0; i < WARNING_CODE_COUNT; i++)
        if (strcmp(vocab_code(&vocab_warning, i), text) == 0)
            return i;
    /* Any other name may be a rule on texts; policy_finish_warnings asks for its pattern. */
    return is_letter(text[0]) && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0'
               ? WARNING_TEXT
               : -1;
}

/* Holiday files are written by hand in schools, and never stack: the Chinese words count as well. */
static int find_mark(const char *text)
{
    return vocab_find(&vocab_mark, text);
}

static int find_like(const char *text)
{
    int like = vocab_find(&vocab_like, text);
    return like == LIKE_NONE ? -1 : like;
}

static int find_year(const char *text)
{
    if (strspn(text, "0123456789") != 4 || text[4] != '\0')
        return -1;
    int year = 0;
    for (const char *c = text; *c != '\0'; c++)
        year = year * 10 + (*c - '0');
    return year >= ENTRY_YEAR_MIN && year < ENTRY_YEAR_MAX ? year : -1;
}

static int find_id(const char *text)
{
    const char *c = text;
    while (is_letter(*c) || is_digit(*c) || *c == '-' || *c == '_')
        c++;
    return *c == '\0' && c > text ? 0 : -1;
}

static int find_subject(const char *text)
{
    const char *c = text;
    while (is_letter(*c) || is_digit(*c) || *c == '-')
        c++;
    return *c == '\0' && is_letter(*text) ? 0 : -1;
}

static int find_name(const char *text)
{
    return text[0] != '\0' && text_chars(text) <= NAME_MAX_CHARS ? 0 : -1;
}

static const char *const dimension_codes[DIMENSION_COUNT] = {
    [DIMENSION_HOMEWORK] = "homework", [DIMENSION_PHONE] = "phone",
    [DIMENSION_READING] = "reading",   [DIMENSION_SLEEP] = "sleep",
    [DIMENSION_EXERCISE] = "exercise",
};

const char *dimension_code(int dimension)
{
    return dimension_codes[dimension];
}

static int find_dimension(const char *text)
{
    for (int i = DIMENSION_PHONE; i < DIMENSION_COUNT; i++)
        if (strcmp(dimension_codes[i], text) == 0)
            return i;
    return -1;
}

static const struct
{
    const char *name;
    int (*find)(const char *text); /* what text names, or -1 */
    const struct vocab *vocab;     /* for showing what there is */
    const char *shown;             /* N_(), where there is no vocabulary */
} parts[PART_COUNT] = {
    [PART_DAY] = {"day", find_day, &vocab_day_kind, NULL},
    [PART_STAGE] = {"stage", find_stage, &vocab_stage, NULL},
    [PART_STEP] = {"step", find_step, NULL, "1..9"},
    [PART_KIND] = {"kind", find_kind, &vocab_kind, NULL},
    [PART_CODE] = {"code", find_code, NULL, NULL},
    [PART_MARK] = {"mark", find_mark, &vocab_mark, NULL},
    [PART_LIKE] = {"like", find_like, NULL, N_("WEEKDAY")},
    [PART_YEAR] = {"year", find_year, NULL, N_("YEAR")},
    [PART_ID] = {"id", find_id, NULL, N_("NAME")},
    [PART_SUBJECT] = {"subject", find_subject, NULL, N_("CODE")},
    [PART_NAME] = {"name", find_name, NULL, N_("NAME")},
    [PART_CLASS] = {"class", find_subject, NULL, N_("NAME")},
    [PART_DIMENSION] = {"dimension", find_dimension, NULL, "phone|reading|sleep|exercise"},
};

/* The part whose "{name}" begins at pattern; *after is what follows it. */
static enum key_part part_at(const char *pattern, const char **after)
{
    size_t length = (size_t)(strchr(pattern, '}') - pattern) - 1;
    *after = pattern + 1 + length + 1;
    for (int part = 0; part < PART_COUNT; part++)
        if (strlen(parts[part].name) == length &&
            memcmp(parts[part].name, pattern + 1, length) == 0)
            return (enum key_part)part;
    die("pattern %s: no such part", pattern);
}

bool pattern_match(struct arena *arena, const char *pattern, const char *name, const char *written,
                   struct key_match *match)
{
    while (*pattern != '\0') {
        if (*pattern != '{') {
            if (*pattern != *name)
                return false;
            pattern++;
            name++;
            written++;
            continue;
        }
        enum key_part part = part_at(pattern, &pattern);
        const char *stop = *pattern != '\0' ? strchr(name, *pattern) : name + strlen(name);
        if (!stop || stop == name || stop - name >= PART_MAX_BYTES)
            return false;
        size_t length = (size_t)(stop - name);
        char text[PART_MAX_BYTES];
        memcpy(text, name, length);
        text[length] = '\0';
        match->number[part] = (short)parts[part].find(text);
        if (match->number[part] < 0)
            return false;
        bool other_code = part == PART_CODE && match->number[part] == WARNING_TEXT;
        bool is_code = part == PART_SUBJECT || part == PART_CLASS;
        if (part == PART_ID || is_code || part == PART_NAME || other_code) {
            bool lower = is_code || part == PART_CODE;
            match->word = arena_strndup(arena, lower ? name : written, length);
        }
        name = stop;
        written += length;
    }
    return *name == '\0';
}

char *pattern_show(struct arena *arena, const char *pattern, enum lang lang)
{
    struct text_buf buf = {.arena = arena};
    while (*pattern != '\0') {
        if (*pattern != '{') {
            text_buf_add_bytes(&buf, pattern++, 1);
            continue;
        }
        enum key_part part = part_at(pattern, &pattern);
        if (part == PART_CODE) {
            for (int i = 0; i < WARNING_CODE_COUNT; i++)
                text_buf_printf(&buf, "%s|", vocab_code(&vocab_warning, i));
            text_buf_add(&buf, tr(lang, "NAME"));
        } else if (parts[part].vocab) {
            for (int i = 0; i < parts[part].vocab->count; i++)
                text_buf_printf(&buf, "%s%s", i > 0 ? "|" : "", parts[part].vocab->words[i].code);
        } else {
            text_buf_add(&buf, tr(lang, parts[part].shown));
        }
    }
    return arena_strdup(arena, text_buf_str(&buf));
}
