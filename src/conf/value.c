/* Values by type: how each is read, strictly and whole, and the sentence that says what it takes. */
#include "config.h"

#include "conf/escapes.h"
#include "conf/keys.h"

#include <limits.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "domain/lint.h"
#include "domain/policy.h"

#define SPAN_DAYS_MAX 200 /* of one vacation; more is a slip of the year */

static int choice_find(const char *const *choices, const char *text)
{
    for (int i = 0; choices[i]; i++)
        if (text_same_word(choices[i], text))
            return i;
    return -1;
}

static int vocab_word(const struct key_row *row, const char *text)
{
    int found = text[0] != '\0' ? vocab_find(row->vocab, text) : -1;
    return found >= row->min ? found : -1;
}

/* Exactly 0.001 .. 1 in at most three decimals, in thousandths; -1 otherwise. No floating point:
 * 0.8 must be 800. */
static int share_parse(const char *text)
{
    int value = 0;
    if ((text[0] != '0' && text[0] != '1') || (text[1] != '.' && text[1] != '\0'))
        return -1;
    value = (text[0] - '0') * 1000;
    if (text[1] == '.') {
        int weight = 100;
        const char *digit = text + 2;
        if (*digit == '\0')
            return -1;
        for (; *digit != '\0'; digit++, weight /= 10) {
            if (*digit < '0' || *digit > '9' || weight == 0)
                return -1;
            value += (*digit - '0') * weight;
        }
    }
    return value >= 1 && value <= 1000 ? value : -1;
}

static bool is_separator(uint32_t c)
{
    return c == ',' || c == 0xFF0C /* ， */ || c == 0x3001 /* 、 */;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000;
}

/* The first bytes of separators, blanks and the end: a start reads thousands of others. */
static const bool matters[UCHAR_MAX + 1] = {
    ['\0'] = true, [','] = true, [' '] = true, ['\t'] = true, [0xE3] = true, [0xEF] = true,
};

/* The items of a list between commas (，and 、too), trimmed: one copy of the text, parted in place. False
 * where one is empty; an empty text is an empty list. */
static bool list_split(struct arena *arena, const char *text, struct value *value)
{
    size_t capacity = 0;
    char *from = arena_strdup(arena, text);
    char *content_end = from; /* behind the last character that is no space */
    bool any = false;
    for (char *at = from;;) {
        size_t length = 0;
        while (!matters[(unsigned char)*at])
            content_end = ++at;
        uint32_t c = text_decode(at, &length);
        if (c != 0 && !is_separator(c)) {
            if (is_space(c))
                from = from == at ? at + length : from;
            else
                content_end = at + length;
            at += length;
            continue;
        }
        if (content_end <= from) {
            if (c == 0 && !any)
                return true;
            value->offender = arena_strdup(arena, "");
            return false;
        }
        value->items = arena_grow(arena, value->items, &capacity, value->count + 1, sizeof(char *));
        value->items[value->count++] = from;
        *content_end = '\0';
        any = true;
        if (c == 0)
            return true;
        at += length;
        from = at;
    }
}

/* At most so many characters; counted only where there are more bytes, for a start reads hundreds. */
static bool is_short(const char *text, int max)
{
    return strlen(text) <= (size_t)max || text_chars(text) <= (size_t)max;
}

static bool words_short(const struct key_row *row, struct value *value)
{
    for (size_t i = 0; i < value->count; i++) {
        if (!is_short(value->items[i], row->max)) {
            value->offender = value->items[i];
            return false;
        }
    }
    return true;
}

static bool names_parse(const struct key_row *row, struct value *value)
{
    if (!words_short(row, value))
        return false;
    for (size_t i = 0; i < value->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (text_same_word(value->items[i], value->items[j])) {
                value->offender = value->items[i];
                return false;
            }
        }
    }
    return value->count >= (size_t)row->min;
}

static bool any_parted(const struct value *value)
{
    for (size_t i = 0; i < value->count; i++)
        if (strchr(value->items[i], ' ') || strchr(value->items[i], '\t'))
            return true;
    return false;
}

/* Blanks part words too, but for those between Latin letters ("cram school"). */
static void words_split(struct arena *arena, struct value *value)
{
    if (!any_parted(value))
        return;
    char **parted = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < value->count; i++) {
        char *from = value->items[i];
        for (char *c = from; *c != '\0'; c++) {
            bool latin = c > from && (unsigned char)c[-1] < 0x80 && (unsigned char)c[1] < 0x80;
            if ((*c != ' ' && *c != '\t') || latin)
                continue;
            if (c > from) {
                parted = arena_grow(arena, parted, &capacity, count + 1, sizeof(char *));
                parted[count++] = from;
                *c = '\0';
            }
            from = c + 1;
        }
        parted = arena_grow(arena, parted, &capacity, count + 1, sizeof(char *));
        parted[count++] = from;
    }
    value->items = parted;
    value->count = count;
}

static bool vocab_list_parse(struct arena *arena, const struct key_row *row, struct value *value)
{
    value->numbers = ARENA_ARRAY(arena, value->count, int);
    for (size_t i = 0; i < value->count; i++) {
        int word = vocab_word(row, value->items[i]);
        if (word < 0 || (value->bits & 1u << word) != 0) {
            value->offender = value->items[i];
            return false;
        }
        value->numbers[i] = word;
        value->bits |= 1u << word;
    }
    return true;
}

/* kind@place */
static bool counted_parse(struct arena *arena, struct value *value)
{
    for (size_t i = 0; i < value->count; i++) {
        const char *at = strchr(value->items[i], '@');
        int kind = -1;
        int place = -1;
        if (at) {
            const char *item = value->items[i];
            kind = vocab_find(&vocab_kind, arena_strndup(arena, item, (size_t)(at - item)));
            place = vocab_find(&vocab_place, at + 1);
        }
        if (kind < 0 || place < 0 || value->counted[kind][place]) {
            value->offender = value->items[i];
            return false;
        }
        value->counted[kind][place] = true;
    }
    return true;
}

static int weekday_find(const char *text)
{
    for (int weekday = MONDAY; weekday <= SUNDAY; weekday++)
        if (text_same_word(text, date_weekday_name((enum weekday)weekday, LANG_ZH)) ||
            text_same_word(text, date_weekday_name((enum weekday)weekday, LANG_EN)))
            return weekday;
    return -1;
}

static bool bits_parse(const struct key_row *row, struct value *value)
{
    for (size_t i = 0; i < value->count; i++) {
        int bit = -1;
        uint32_t grade = 0;
        if (row->type == VALUE_WEEKDAYS)
            bit = weekday_find(value->items[i]);
        else if (text_parse_uint(value->items[i], GRADE_MAX, &grade) && grade > 0)
            bit = (int)grade;
        if (bit < 0 || (value->bits & 1u << bit) != 0) {
            value->offender = value->items[i];
            return false;
        }
        value->bits |= 1u << bit;
    }
    return true;
}

/* 2026-10-01, or 2026-10-01..2026-10-07 with blanks around the dots or without. */
static bool span_parse(struct arena *arena, const char *item, struct day_span *span)
{
    const char *dots = strstr(item, "..");
    if (!dots) {
        bool one = date_parse_iso(item, &span->first, NULL);
        span->last = span->first;
        return one;
    }
    const char *end = dots;
    while (end > item && is_space((unsigned char)end[-1]))
        end--;
    const char *second = dots + 2;
    while (is_space((unsigned char)*second))
        second++;
    return date_parse_iso(arena_strndup(arena, item, (size_t)(end - item)), &span->first, NULL) &&
           date_parse_iso(second, &span->last, NULL) && span->first <= span->last &&
           span->last - span->first < SPAN_DAYS_MAX;
}

static bool days_parse(struct arena *arena, struct value *value)
{
    value->days = ARENA_ARRAY(arena, value->count, struct day_span);
    for (size_t i = 0; i < value->count; i++) {
        if (!span_parse(arena, value->items[i], &value->days[i])) {
            value->offender = value->items[i];
            return false;
        }
    }
    return value->count > 0;
}

static bool limit_parse(const struct key_row *row, const char *text, struct value *value)
{
    uint32_t minutes = 0;
    if (text_same_word(text, "none")) {
        value->number = LIMIT_NONE;
        return true;
    }
    bool taken =
        text_parse_uint(text, (uint32_t)row->max, &minutes) && minutes >= (uint32_t)row->min;
    value->number = (int)minutes;
    return taken;
}

static bool number_parse(const struct key_row *row, const char *text, struct value *value)
{
    uint32_t number = 0;
    bool taken = text_parse_uint(text, (uint32_t)row->max, &number) && number >= (uint32_t)row->min;
    value->number = (int)number;
    return taken;
}

/* Kinds, grades, uncounted, each once; empty: all. */
static bool scope_parse(struct value *value)
{
    for (size_t i = 0; i < value->count; i++) {
        const char *item = value->items[i];
        int kind = vocab_find(&vocab_kind, item);
        uint32_t grade = 0;
        bool taken = true;
        if (text_same_word(item, "uncounted")) {
            taken = value->number == 0;
            value->number = 1;
        } else if (text_parse_uint(item, GRADE_MAX, &grade) && grade > 0) {
            taken = (value->grades >> grade & 1u) == 0;
            value->grades |= 1u << grade;
        } else {
            taken = kind >= 0 && (value->bits >> kind & 1u) == 0;
            value->bits |= kind >= 0 ? 1u << kind : 0;
        }
        if (!taken) {
            value->offender = item;
            return false;
        }
    }
    return true;
}

bool value_check_pattern(struct arena *arena, const char *text, struct value *value)
{
    struct err err = {0};

    if (text[0] == '\0' || lint_check_pattern(text, &err))
        return true;
    value->reason = arena_strdup(arena, err.message);
    return false;
}

bool value_parse(struct arena *arena, const struct key_row *row, const char *text,
                 struct value *value)
{
    *value = (struct value){.text = text};
    switch (row->type) {
    case VALUE_CHOICE:
        value->number = choice_find(row->choices, text);
        return value->number >= 0;
    case VALUE_VOCAB:
        value->number = vocab_word(row, text);
        return value->number >= 0;
    case VALUE_TEXT:
        return is_short(text, row->max) &&
               (row->min <= 1 ? strlen(text) : text_chars(text)) >= (size_t)row->min;
    case VALUE_LIMIT:
        return limit_parse(row, text, value);
    case VALUE_SHARE:
        value->number = share_parse(text);
        return value->number >= 0;
    case VALUE_UTC_OFFSET:
        return utc_offset_parse(text, &value->number);
    case VALUE_NAMES:
        return list_split(arena, text, value) && names_parse(row, value);
    case VALUE_WORDS:
        if (!list_split(arena, text, value))
            return false;
        words_split(arena, value);
        return words_short(row, value);
    case VALUE_VOCAB_LIST:
        return list_split(arena, text, value) && vocab_list_parse(arena, row, value);
    case VALUE_COUNTED:
        return list_split(arena, text, value) && counted_parse(arena, value);
    case VALUE_WEEKDAYS:
    case VALUE_GRADES:
        return list_split(arena, text, value) && bits_parse(row, value);
    case VALUE_DAYS:
        return list_split(arena, text, value) && days_parse(arena, value);
    case VALUE_NUMBER:
        return number_parse(row, text, value);
    case VALUE_CLOCK:
        return clock_parse(text, &value->number);
    case VALUE_SCOPE:
        return list_split(arena, text, value) && scope_parse(value);
    case VALUE_PATTERN:
    case VALUE_PIECE:
        value->text = escapes_expand(arena, text);
        return is_short(text, row->max);
    }
    return false;
}

/* The codes of a vocabulary from index min on: codes are taken whatever the language is. */
static char *codes(struct arena *arena, const struct vocab *vocab, int min)
{
    struct text_buf buf = {.arena = arena};
    for (int i = min; i < vocab->count; i++)
        text_buf_printf(&buf, "%s%s", i > min ? "|" : "", vocab->words[i].code);
    return arena_strdup(arena, text_buf_str(&buf));
}

char *value_accepts(struct arena *arena, const struct key_row *row, enum lang lang)
{
    struct text_buf buf = {.arena = arena};
    switch (row->type) {
    case VALUE_CHOICE:
        for (int i = 0; row->choices[i]; i++)
            text_buf_printf(&buf, "%s%s", i > 0 ? "|" : "", row->choices[i]);
        return arena_strdup(arena, text_buf_str(&buf));
    case VALUE_VOCAB:
        return codes(arena, row->vocab, row->min);
    case VALUE_TEXT:
        return arena_printf(arena, tr(lang, "a text of %d to %d characters"), row->min, row->max);
    case VALUE_LIMIT:
        return arena_printf(arena, tr(lang, "minutes from %d to %d, or none"), row->min, row->max);
    case VALUE_SHARE:
        return arena_strdup(arena, tr(lang, "a share from 0.001 to 1, at most three decimals"));
    case VALUE_UTC_OFFSET:
        return arena_strdup(arena,
                            tr(lang, "hours and minutes such as +08:00, from -14:00 to +14:00"));
    case VALUE_WORDS:
        return arena_printf(arena, tr(lang, "words of at most %d characters, separated by commas"),
                            row->max);
    case VALUE_NAMES:
        return row->min > 0
                   ? arena_printf(arena,
                                  tr(lang, "names of at most %d characters, separated by commas, "
                                           "each once, at least one"),
                                  row->max)
                   : arena_printf(
                         arena,
                         tr(lang, "names of at most %d characters, separated by commas, each once"),
                         row->max);
    case VALUE_VOCAB_LIST:
        return arena_printf(arena, tr(lang, "some of %s, separated by commas, each once"),
                            codes(arena, row->vocab, row->min));
    case VALUE_COUNTED:
        return arena_printf(arena, tr(lang, "kind@place, separated by commas, each once: %s at %s"),
                            codes(arena, &vocab_kind, 0), codes(arena, &vocab_place, 0));
    case VALUE_WEEKDAYS:
        return arena_strdup(arena, tr(lang, "days of the week (mon to sun), separated by commas"));
    case VALUE_GRADES:
        return arena_printf(arena, tr(lang, "grades from 1 to %d, separated by commas, each once"),
                            GRADE_MAX);
    case VALUE_DAYS:
        return arena_printf(arena,
                            tr(lang, "days such as 2026-05-09 or 2026-05-01..2026-05-05 (at most "
                                     "%d days), separated by commas"),
                            SPAN_DAYS_MAX);
    case VALUE_NUMBER:
        return arena_printf(arena, tr(lang, "a whole number from %d to %d"), row->min, row->max);
    case VALUE_CLOCK:
        return arena_strdup(arena, tr(lang, "a time of day such as 21:20"));
    case VALUE_SCOPE:
        return arena_printf(arena,
                            tr(lang, "kinds (%s), grades (1 to %d) and uncounted, separated by "
                                     "commas, each once; empty: everything"),
                            codes(arena, &vocab_kind, 0), GRADE_MAX);
    case VALUE_PATTERN:
    case VALUE_PIECE:
        return arena_printf(
            arena, tr(lang, "a PCRE2 pattern of at most %d characters in double quotes"), row->max);
    }
    return arena_strdup(arena, "");
}
