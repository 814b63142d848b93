/* Subjects: their names, and which one a word means. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/school.h"

#define NAME_WORDS 8 /* of a subject, where it stands among others; at most */

const char *subject_name(const struct subject *subject, enum lang lang)
{
    return lang == LANG_ZH ? subject->zh : subject->en;
}

const char *subject_short(const struct subject *subject, enum lang lang)
{
    if (lang == LANG_EN)
        return subject->en;
    return subject->short_zh && subject->short_zh[0] != '\0' ? subject->short_zh : subject->zh;
}

const struct subject *subject_by_code(const struct subject_list *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].code, code) == 0)
            return &list->items[i];
    return NULL;
}

const char *subject_word(const struct subject_list *list, const char *code, enum lang lang)
{
    const struct subject *subject = subject_by_code(list, code);

    return subject ? subject_name(subject, lang) : code;
}

/* Whether compare(name, text) holds for any name of the subject. */
static bool any_name(const struct subject *subject, const char *text,
                     bool (*compare)(const char *name, const char *text))
{
    if (compare(subject->code, text) || compare(subject->zh, text) || compare(subject->en, text) ||
        (subject->short_zh && compare(subject->short_zh, text)))
        return true;
    for (size_t i = 0; i < subject->also_count; i++)
        if (compare(subject->also[i], text))
            return true;
    return false;
}

struct matches
{
    const struct subject *first;
    size_t count;
    struct text_buf names; /* of all of them, for the message */
};

static void find_matches(const struct subject_list *list, const char *text,
                         bool (*compare)(const char *name, const char *text),
                         struct matches *matches)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct subject *subject = &list->items[i];

        if (subject->hidden || (text && !any_name(subject, text, compare)))
            continue;
        if (matches->count++ == 0)
            matches->first = subject;
        else
            text_buf_add(&matches->names, C_("list", ", "));
        text_buf_add(&matches->names, subject_name(subject, i18n_spoken()));
    }
}

const struct subject *subject_exact(const struct subject_list *list, const char *text)
{
    const struct subject *found = NULL;

    for (size_t i = 0; i < list->count; i++)
        if (text_same_word(list->items[i].code, text))
            return &list->items[i];
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].hidden || !any_name(&list->items[i], text, text_same_word))
            continue;
        if (found)
            return NULL; /* a name that two bear names none */
        found = &list->items[i];
    }
    return found;
}

const struct subject *subject_resolve(const struct subject_list *list, const char *text,
                                      struct err *err)
{
    struct arena *arena = arena_new();
    struct matches matches = {.names = {.arena = arena}};
    const char *word = text_trim(arena, text);
    const struct subject *found = subject_exact(list, word);

    if (found)
        goto out;
    if (word[0] == '\0') {
        err_set(err, ERR_INPUT, _("the subject is empty: write its code or name, as math or 数学"));
        goto out;
    }
    find_matches(list, word, text_same_word, &matches);
    if (matches.count == 0)
        find_matches(list, word, text_same_start, &matches);
    if (matches.count == 1) {
        found = matches.first;
    } else if (matches.count > 1) {
        err_set(err, ERR_INPUT, _("“%s” may be several subjects: write one of %s"), word,
                text_buf_str(&matches.names));
    } else {
        find_matches(list, NULL, NULL, &matches);
        err_set(err, ERR_INPUT, _("there is no subject “%s”: there are %s"), word,
                text_buf_str(&matches.names));
    }
out:
    arena_free(arena);
    return found;
}

/* ---- several ---- */

static uint32_t comma_of(uint32_t c)
{
    return text_is_separator(c) && !text_is_white(c) ? ',' : c;
}

static void add_once(const struct subject *one, const struct subject **subjects, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        if (subjects[i] == one)
            return;
    subjects[(*count)++] = one;
}

const struct subject *subject_next(const struct subject_list *list, char *const *words,
                                   size_t count, size_t *at, struct arena *arena, struct err *err)
{
    size_t most = count - *at < NAME_WORDS ? count - *at : NAME_WORDS;
    struct err none;

    err_clear(&none);
    for (size_t length = most; length > 1; length--) {
        struct text_buf name = {.arena = arena};
        const struct subject *subject;

        for (size_t i = 0; i < length; i++)
            text_buf_printf(&name, "%s%s", i > 0 ? " " : "", words[*at + i]);
        if ((subject = subject_resolve(list, name.text, &none))) {
            *at += length;
            return subject;
        }
    }
    return subject_resolve(list, words[(*at)++], err);
}

bool subject_resolve_all(const struct subject_list *list, const char *text, struct arena *arena,
                         const struct subject ***subjects, size_t *count, struct err *err)
{
    char *rest = text_map(arena, text, comma_of);
    struct err none;

    err_clear(&none);
    *subjects = ARENA_ARRAY(arena, list->count, const struct subject *);
    *count = 0;
    for (char *part; (part = strsep(&rest, ","));) {
        size_t word_count, at = 0;
        char **words = text_words(arena, part, &word_count);

        while (at < word_count) {
            const struct subject *one = subject_next(list, words, word_count, &at, arena, &none);

            if (!one) { /* the refusal names all of the part */
                at = word_count;
                one = subject_resolve(list, text_trim(arena, part), err);
            }
            if (!one)
                return false;
            add_once(one, *subjects, count);
        }
    }
    return *count > 0 || subject_resolve(list, "", err);
}

int subject_compare(const struct subject *a, const char *code_a, const struct subject *b,
                    const char *code_b)
{
    if (a && b)
        return (a > b) - (a < b); /* the list is in board order: addresses tell */
    if (a != b)
        return !a ? 1 : -1;
    return strcmp(code_a, code_b);
}

char *grades_format(unsigned daily, struct arena *arena)
{
    struct text_buf text = {.arena = arena};

    for (int grade = 1; grade <= GRADE_MAX; grade++) {
        int last = grade;
        if (!(daily & 1U << grade))
            continue;
        while (last < GRADE_MAX && daily & 1U << (last + 1))
            last++;
        text_buf_printf(&text, "%s%d", text.length ? "," : "", grade);
        if (last > grade)
            text_buf_printf(&text, "-%d", last);
        grade = last;
    }
    return arena_strdup(arena, text.length ? text.text : "none");
}

static bool add_grades(const char *part, unsigned *grades, struct arena *arena, struct err *err)
{
    const char *dash = strchr(part, '-');
    uint32_t first, last;
    bool good;

    if (dash)
        good =
            text_parse_uint(arena_strndup(arena, part, (size_t)(dash - part)), GRADE_MAX, &first) &&
            text_parse_uint(dash + 1, GRADE_MAX, &last);
    else
        good = text_parse_uint(part, GRADE_MAX, &first) && ((last = first), true);
    if (!good || first < 1 || last < first)
        return err_set(err, ERR_INPUT,
                       _("the grades “%s”: write 3-6, or 1,2,3 with grades from 1 to %d, or none"),
                       part, GRADE_MAX);
    for (uint32_t grade = first; grade <= last; grade++)
        *grades |= 1U << grade;
    return true;
}

bool grades_parse(const char *text, unsigned *grades, struct err *err)
{
    struct arena *arena = arena_new();
    bool ok = true;

    *grades = 0;
    if (!text_same_word(text, "none") && !text_same_word(text, "无")) {
        size_t count;
        char **parts = text_words(arena, text, &count);

        for (size_t i = 0; ok && i < count; i++)
            ok = add_grades(parts[i], grades, arena, err);
    }
    arena_free(arena);
    return ok;
}
