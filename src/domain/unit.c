/* Which unit of a syllabus a text names. */
#include "config.h"

#include "domain/unit.h"

#include <string.h>

#include "base/text.h"
#include "domain/numeral.h"

#define NEAR_PLACES 2 /* so many before and behind the number that was said are near */
#define FEW 6         /* all of so few are near */
#define NEAR_COLUMNS 400

/* What a number is of: a unit, a lesson … A number without a word may be of any. */
enum noun
{
    NOUN_NONE,
    NOUN_UNIT,
    NOUN_LESSON,
    NOUN_CHAPTER,
    NOUN_SECTION,
    NOUN_MODULE,
    NOUN_COUNT,
};
static const struct
{
    const char *behind;    /* 第3单元 */
    const char *before[3]; /* unit 3, longest first */
} nouns[NOUN_COUNT] = {
    [NOUN_UNIT] = {"单元", {"unit", "u"}},      [NOUN_LESSON] = {"课", {"lesson", "l"}},
    [NOUN_CHAPTER] = {"章", {"chapter", "ch"}}, [NOUN_SECTION] = {"节", {"section"}},
    [NOUN_MODULE] = {"模块", {"module", "m"}},
};

struct label
{
    enum noun noun;
    int number;       /* 0: it bears none */
    const char *rest; /* behind it */
};

static const char *skip_blanks(const char *text)
{
    while (*text == ' ' || *text == '.' || *text == '-')
        text++;
    return text;
}

static struct label latin_label(const char *text)
{
    for (int noun = NOUN_UNIT; noun < NOUN_COUNT; noun++) {
        for (size_t i = 0; i < 3 && nouns[noun].before[i]; i++) {
            const char *word = nouns[noun].before[i];
            int number;

            if (text_starts_with(text, word)) {
                const char *rest = numeral_read(skip_blanks(text + strlen(word)), &number);
                if (rest)
                    return (struct label){(enum noun)noun, number, rest};
            }
        }
    }
    return (struct label){0};
}

/* The number at the beginning of a folded text, and what it is of. */
static struct label read_label(const char *text)
{
    bool ordinal = text_starts_with(text, "第");
    struct label label = {0};
    const char *rest =
        numeral_read(skip_blanks(ordinal ? text + strlen("第") : text), &label.number);

    if (!rest)
        return latin_label(text);
    label.rest = rest;
    rest = skip_blanks(rest);
    for (int noun = NOUN_UNIT; noun < NOUN_COUNT; noun++) {
        if (text_starts_with(rest, nouns[noun].behind)) {
            label.noun = (enum noun)noun;
            label.rest = rest + strlen(nouns[noun].behind);
        }
    }
    /* 三角形, 一年级: a numeral that begins a word is no number */
    if (label.noun == NOUN_NONE && !ordinal && *label.rest != '\0' && *label.rest != ' ' &&
        *label.rest != '.')
        return (struct label){0};
    return label;
}

static bool same_noun(enum noun a, enum noun b)
{
    return a == b || a == NOUN_NONE || b == NOUN_NONE;
}

/* By the number that a name bears; where several do, none. */
static const struct unit *by_label(const struct unit *units, size_t count,
                                   const struct label *wanted, struct arena *arena)
{
    const struct unit *found = NULL;

    for (size_t i = 0; i < count; i++) {
        struct label label = read_label(text_fold(arena, units[i].name));

        if (label.number == wanted->number && same_noun(label.noun, wanted->noun)) {
            if (found)
                return NULL;
            found = &units[i];
        }
    }
    return found;
}

/* By the place: where the name there bears no number that says otherwise. */
static const struct unit *by_place(const struct unit *units, size_t count,
                                   const struct label *wanted, struct arena *arena)
{
    for (size_t i = 0; i < count; i++)
        if (units[i].position == wanted->number &&
            (wanted->noun == NOUN_NONE || wanted->noun == NOUN_UNIT) &&
            read_label(text_fold(arena, units[i].name)).number == 0)
            return &units[i];
    return NULL;
}

/* As names are compared: 第五单元长方形 is 第五单元 长方形. */
static char *close_up(const char *text, struct arena *arena)
{
    char *folded = text_fold(arena, text), *to = folded;

    for (const char *from = folded; *from != '\0'; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    return folded;
}

static const struct unit *by_beginning(const struct unit *units, size_t count, const char *closed,
                                       struct arena *arena)
{
    const struct unit *found = NULL;

    for (size_t i = 0; i < count; i++) {
        if (text_starts_with(close_up(units[i].name, arena), closed)) {
            if (found)
                return NULL;
            found = &units[i];
        }
    }
    return found;
}

const struct unit *unit_find(const struct unit *units, size_t count, const char *text,
                             struct arena *arena)
{
    const char *folded = text_trim(arena, text_fold(arena, text));
    const char *closed = close_up(text, arena);
    struct label label = read_label(folded);
    const struct unit *found;

    if (*closed == '\0')
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(close_up(units[i].name, arena), closed) == 0)
            return &units[i];
    /* Unit 3 alone is the number; with more behind it, it is a name */
    if (label.number > 0 && *skip_blanks(label.rest) == '\0') {
        found = by_label(units, count, &label, arena);
        return found ? found : by_place(units, count, &label, arena);
    }
    return by_beginning(units, count, closed, arena);
}

char *unit_near(const struct unit *units, size_t count, const char *text, struct arena *arena)
{
    const char *folded = text_trim(arena, text_fold(arena, text));
    struct label wanted = read_label(folded);
    size_t length = 0;
    char *first;
    struct text_buf near = {.arena = arena}, all = {.arena = arena};

    text_decode(folded, &length);
    first = arena_strndup(arena, folded, length);
    for (size_t i = 0; i < count; i++) {
        const char *name = text_fold(arena, units[i].name);
        int number = read_label(name).number;
        bool close =
            wanted.number > 0
                ? wanted.number - NEAR_PLACES <= (number > 0 ? number : units[i].position) &&
                      (number > 0 ? number : units[i].position) <= wanted.number + NEAR_PLACES
                : strstr(name, first) != NULL;

        text_buf_printf(&all, "%s%d %s", all.length > 0 ? ", " : "", units[i].position,
                        units[i].name);
        if (close) {
            text_buf_printf(&near, "%s%d %s", near.length > 0 ? ", " : "", units[i].position,
                            units[i].name);
        }
    }
    return text_fit(arena, text_buf_str(near.length > 0 && count > FEW ? &near : &all),
                    NEAR_COLUMNS);
}
