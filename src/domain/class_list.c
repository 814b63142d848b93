/* Several classes from one text, as teachers write them: words of class_parse_new, ranges of them, and numbers
 * whose grade was said before. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "domain/numeral.h"
#include "domain/school.h"

struct list_reader
{
    const struct school *school;
    day_t day;
    const struct class_list *known; /* NULL: the classes are new */
    struct class_list *list;
    size_t capacity;
    struct arena *arena;
    bool in_words; /* the word before named its grade in words: 三年级1班 */
};

/* What stands between the first and the last class of a range. */
static const char *const signs[] = {"..", "．．", "。", "…", "～", "~",  "至",
                                    "到", "—",    "–",  "―", "−",  "－", "-"};
#define SIGNS (sizeof signs / sizeof *signs)

/* The bytes of a sign; 0: none begins there. */
static size_t sign_at(const char *text)
{
    for (size_t i = 0; i < SIGNS; i++)
        if (text_starts_with(text, signs[i]))
            return strlen(signs[i]);
    return 0;
}

/* Signs are doubled as one likes: ——, ……, 。。 */
static const char *behind_signs(const char *text)
{
    size_t length;

    while ((length = sign_at(text)) > 0)
        text += length;
    return text;
}

/* A class of the grade that a number alone means: that of the word before, else the one grade that the known
 * classes are of; NULL where it is not said. */
static const struct class *grade_before(const struct list_reader *reader)
{
    const struct class *of = NULL;

    if (reader->list->count > 0)
        return &reader->list->items[reader->list->count - 1];
    for (size_t i = 0; reader->known && i < reader->known->count; i++) {
        const struct class *class = &reader->known->items[i];

        if (class->removed)
            continue;
        if (of && (of->stage != class->stage || of->entry_year != class->entry_year))
            return NULL;
        of = class;
    }
    return of;
}

/* 6, (6), 6班, with :42 behind it: a class of the grade of `of`, and of its size unless said. */
static bool parse_number(const struct list_reader *reader, const char *text, const struct class *of,
                         struct class *class)
{
    char *word = text_trim(reader->arena, text_fold(reader->arena, text));
    char *colon = strchr(word, ':');
    bool bracket = *word == '(';
    const char *rest;
    uint32_t size = 0;
    int number;

    if (colon)
        *colon = '\0';
    rest = numeral_read(word + bracket, &number);
    if (!rest || (bracket && *rest++ != ')'))
        return false;
    if (text_starts_with(rest, "班"))
        rest += strlen("班");
    if (*rest != '\0' || number < 1 || number > CLASS_NUMBER_MAX ||
        (colon && (!text_parse_uint(colon + 1, CLASS_SIZE_MAX, &size) || size == 0)))
        return false;
    *class = *of;
    class->number = number;
    class->size = colon ? (int)size : of->size;
    return true;
}

static bool add_class(struct list_reader *reader, const struct class *class, const char *text,
                      struct err *err)
{
    struct class_list *list = reader->list;

    if (class_in(list, class))
        return err_set(err, ERR_INPUT, _("the class %s appears twice"), text);
    if (reader->known && !class_in(reader->known, class))
        return err_set(
            err, ERR_INPUT,
            _("“%s” is not among the classes of the school: add it there first, or leave "
              "it out"),
            text);
    list->items =
        arena_grow(reader->arena, list->items, &reader->capacity, list->count + 1, sizeof *class);
    list->items[list->count++] = *class;
    return true;
}

/* The two ends of a range, split at one of its signs: both whole (3-1..3-6), the last by its number
 * (三年级1-6班), or with `of`, whose grade they are of, both (1-6班). */
static bool split_range(const struct list_reader *reader, const char *word, const struct class *of,
                        struct class *first, struct class *last, struct err *err)
{
    struct err none;

    for (size_t at = 1; word[at] != '\0'; at++) {
        const char *end;
        char *begin;

        if (sign_at(word + at) == 0)
            continue;
        end = behind_signs(word + at);
        begin = arena_strndup(reader->arena, word, at);
        at = (size_t)(end - word) - 1;
        err_clear(&none);
        if (!(of ? parse_number(reader, begin, of, first)
                 : class_parse_new(reader->school, begin, reader->day, first, &none)))
            continue;
        if ((of || !class_parse_new(reader->school, end, reader->day, last, &none)) &&
            !parse_number(reader, end, first, last)) {
            if (err && err->code == 0)
                *err = none;
            continue;
        }
        if (last->stage == first->stage && last->entry_year == first->entry_year &&
            last->number >= first->number)
            return true;
        if (err)
            err_set(err, ERR_INPUT,
                    _("“%s” is not a range of classes: write the first and the last of one grade, "
                      "as 3-1..3-6"),
                    word);
    }
    return false;
}

static bool add_range(struct list_reader *reader, const char *word, struct class *first,
                      const struct class *last, struct err *err)
{
    int size = last->size > 0 ? last->size : first->size;

    for (int number = first->number; number <= last->number; number++) {
        first->number = number;
        first->size = size;
        if (!add_class(reader, first, word, err))
            return false;
    }
    return true;
}

/* 1-3班 is three classes where the grade is known and was not written with a stroke itself, or where the school
 * has no such class of grade 1. */
static bool means_range(const struct list_reader *reader, const char *word,
                        const struct class *single)
{
    if (reader->known)
        return !class_in(reader->known, single);
    return reader->in_words && strstr(word, "班");
}

/* 三年级, of known classes: all of it. */
static bool add_grade(struct list_reader *reader, const char *word, bool *any, struct err *err)
{
    int grade = reader->known ? grade_parse(reader->school, word) : 0;

    *any = false;
    for (size_t i = 0; grade > 0 && i < reader->known->count; i++) {
        const struct class *class = &reader->known->items[i];

        if (class->removed || class_grade(reader->school, class, reader->day).grade != grade)
            continue;
        *any = true;
        if (!add_class(reader, class, word, err))
            return false;
    }
    return true;
}

/* 三年级6个班, 初一共4个班:42: those from 1 on. */
static bool count_of_grade(const struct list_reader *reader, const char *word, struct class *first,
                           struct class *last)
{
    const char *folded = text_fold(reader->arena, word), *behind = strstr(folded, "个班"), *at,
               *all;
    struct err none;
    int count;

    for (at = folded; behind && at < behind; at++)
        if (numeral_read(at, &count) == behind)
            break;
    if (!behind || at >= behind || count < 1 || count > CLASS_NUMBER_MAX)
        return false;
    all = strstr(folded, "共");
    err_clear(&none);
    return class_parse_new(reader->school,
                           arena_printf(reader->arena, "%.*s%d班%s",
                                        (int)((all && all < at ? all : at) - folded), folded, count,
                                        behind + strlen("个班")),
                           reader->day, last, &none) &&
           parse_number(reader, "1", last, first);
}

/* 1-6班, where its grade is not said: six classes, or the sixth of grade 1? */
static bool lacks_grade(const struct list_reader *reader, const char *word, struct err *err)
{
    const struct class some = {0};
    struct class first, last;

    if (!strstr(word, "班") || !split_range(reader, word, &some, &first, &last, NULL) ||
        first.number == last.number)
        return false;
    return !err_set(err, ERR_INPUT,
                    _("“%s” does not say the grade: write 3-%d..3-%d for several classes, or "
                      "%d-%d for the one"),
                    word, first.number, last.number, first.number, last.number);
}

static bool add_word(struct list_reader *reader, const char *word, struct err *err)
{
    const struct class *of = grade_before(reader);
    struct err single_err, range_err;
    struct class first, last;
    bool single, any;

    err_clear(&single_err);
    err_clear(&range_err);
    single = class_parse_new(reader->school, word, reader->day, &first, &single_err);
    if ((!single || !reader->known) && !of && lacks_grade(reader, word, err))
        return false;
    if (single && !(of && means_range(reader, word, &first)))
        return add_class(reader, &first, word, err);
    if ((!single && split_range(reader, word, NULL, &first, &last, &range_err)) ||
        (of && split_range(reader, word, of, &first, &last, NULL)) ||
        (!single && count_of_grade(reader, word, &first, &last)))
        return add_range(reader, word, &first, &last, err);
    if (single || (of && parse_number(reader, word, of, &first)))
        return add_class(reader, &first, word, err);
    if (!add_grade(reader, word, &any, err))
        return false;
    if (!any)
        *err = range_err.code != 0 ? range_err : single_err;
    return any;
}

/* 一至九年级各6个班, 7-9年级1-4班: the same of each grade. */
static bool grades_of(const struct list_reader *reader, const char *word, int *first, int *last,
                      const char **each)
{
    const char *at = numeral_read(text_fold(reader->arena, word), first);

    if (!at || sign_at(at) == 0 || !(at = numeral_read(behind_signs(at), last)) ||
        !text_starts_with(at, "年级") || *first >= *last)
        return false;
    at += strlen("年级");
    *each = at + (text_starts_with(at, "各") ? strlen("各") : 0);
    return true;
}

static bool add_words(struct list_reader *reader, const char *word, struct err *err)
{
    const char *each;
    int first, last;

    if (!grades_of(reader, word, &first, &last, &each))
        return add_word(reader, word, err);
    for (int grade = first; grade <= last; grade++)
        if (!add_word(reader, arena_printf(reader->arena, "%d年级%s", grade, each), err))
            return false;
    return true;
}

static bool ends_with_word(const char *text, const char *word)
{
    size_t length = strlen(text), wanted = strlen(word);

    return length >= wanted && text_same_word(text + length - wanted, word);
}

/* Whether a space between them stands within a word: 三年级 1班, 3-1 .. 3-6, Grade 3 Class 2. */
static bool is_within(const char *before, const char *behind)
{
    while (*behind == ' ')
        behind++;
    if (*before == '\0' || *behind == '\0')
        return false;
    for (size_t i = 0; i < SIGNS; i++)
        if (text_ends_with(before, signs[i]))
            return true;
    return text_ends_with(before, "级") || ends_with_word(before, "grade") ||
           ends_with_word(before, "class") || text_same_start(behind, "class ") ||
           sign_at(behind) > 0;
}

bool class_parse_list(const struct school *school, const char *text, day_t day,
                      const struct class_list *known, struct arena *arena, struct class_list *list,
                      struct err *err)
{
    struct list_reader reader = {
        .school = school, .day = day, .known = known, .list = list, .arena = arena};
    size_t length, at = 0, start = 0;

    *list = (struct class_list){0};
    for (;; at += length) {
        bool end = text[at] == '\0';
        uint32_t c = end ? 0 : text_decode(text + at, &length);
        const char *word;

        if (!end && !text_is_separator(c))
            continue;
        word = arena_strndup(arena, text + start, at - start);
        if (!end && text_is_white(c) && is_within(word, text + at + length))
            continue;
        if (*word != '\0') {
            if (!add_words(&reader, word, err))
                return false;
            reader.in_words = strstr(word, "年级") || strstr(word, "初") || strstr(word, "高");
        }
        if (end)
            break;
        start = at + length;
    }
    return list->count > 0 ||
           err_set(err, ERR_INPUT, _("no class is named: write 3-1, or 3-1..3-6 for several"));
}
