/* Several new classes from one text: words of class_parse_new, and ranges of them. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "domain/school.h"

static bool is_separator(uint32_t c)
{
    return text_is_white(c) || c == ',' || c == 0xFF0C /* ， */ || c == 0x3001 /* 、 */ ||
           c == ';' || c == 0xFF1B /* ； */;
}

/* What stands between the first and the last class of a range; NULL: it is none. */
static const char *range_sign(const char *word, size_t *length)
{
    static const char *const signs[] = {"..", "…", "～", "~", "至", "到", "—"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *found = strstr(word, signs[i]);

        *length = strlen(signs[i]);
        if (found && found > word)
            return found;
    }
    return NULL;
}

/* The end of a range: "3-6", or its number alone, with the pupils of each behind a colon. */
static bool parse_end(const struct school *school, const char *text, day_t day,
                      const struct class *first, struct class *last, struct arena *arena,
                      struct err *err)
{
    char *word = text_fold(arena, text), *colon = strchr(word, ':');
    struct err none = {0};
    uint32_t number, size = 0;

    if (class_parse_new(school, text, day, last, &none))
        return true;
    *last = *first;
    if (colon)
        *colon = '\0';
    if (!text_parse_uint(word, CLASS_NUMBER_MAX, &number) ||
        (colon && !text_parse_uint(colon + 1, CLASS_SIZE_MAX, &size))) {
        *err = none;
        return false;
    }
    last->number = (int)number;
    last->size = colon ? (int)size : first->size;
    return true;
}

static bool add_class(struct class_list *list, size_t *capacity, const struct class *class,
                      const char *text, struct arena *arena, struct err *err)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct class *other = &list->items[i];

        if (other->stage == class->stage && other->entry_year == class->entry_year &&
            other->number == class->number)
            return err_set(err, ERR_INPUT, _("the class %s appears twice"), text);
    }
    list->items = arena_grow(arena, list->items, capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = *class;
    return true;
}

static bool add_word(const struct school *school, const char *word, day_t day,
                     struct class_list *list, size_t *capacity, struct arena *arena,
                     struct err *err)
{
    size_t length;
    const char *sign = range_sign(word, &length);
    struct class first, last;

    if (!sign)
        return class_parse_new(school, word, day, &first, err) &&
               add_class(list, capacity, &first, word, arena, err);
    if (!class_parse_new(school, arena_strndup(arena, word, (size_t)(sign - word)), day, &first,
                         err) ||
        !parse_end(school, sign + length, day, &first, &last, arena, err))
        return false;
    if (last.stage != first.stage || last.entry_year != first.entry_year ||
        last.number < first.number)
        return err_set(err, ERR_INPUT,
                       _("“%s” is not a range of classes: write the first and the last of one "
                         "grade, as 3-1..3-6"),
                       word);
    if (last.size == 0)
        last.size = first.size;
    for (int number = first.number; number <= last.number; number++) {
        first.number = number;
        first.size = last.size;
        if (!add_class(list, capacity, &first, word, arena, err))
            return false;
    }
    return true;
}

bool class_parse_list(const struct school *school, const char *text, day_t day, struct arena *arena,
                      struct class_list *list, struct err *err)
{
    size_t capacity = 0, length, at = 0, start = 0;

    *list = (struct class_list){0};
    for (;; at += length) {
        bool end = text[at] == '\0',
             between = !end && is_separator(text_decode(text + at, &length));

        if (!end && !between)
            continue;
        if (at > start && !add_word(school, arena_strndup(arena, text + start, at - start), day,
                                    list, &capacity, arena, err))
            return false;
        if (end)
            break;
        start = at + length;
    }
    return list->count > 0 ||
           err_set(err, ERR_INPUT, _("no class is named: write 3-1, or 3-1..3-6 for several"));
}
