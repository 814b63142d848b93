/* The values of a record's struct, field by field. */
#include "config.h"

#include "domain/fields.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"

static const void *value_at(const void *row, const struct field *field)
{
    return (const char *)row + field->offset;
}

const char *field_text(const void *row, const struct field *field)
{
    const char *text;

    /* members are char * or const char *: the same bytes, but not one type to read through */
    memcpy(&text, value_at(row, field), sizeof text);
    return !text ? "" : text;
}

static void share_text(void *to, const struct field *field, const char *text)
{
    memcpy((char *)to + field->offset, &text, sizeof text);
}

void field_put_text(void *row, const struct field *field, const char *text, struct arena *arena)
{
    /* The one door for texts out of the database, in which others may have written what is no UTF-8. */
    share_text(row, field, text_valid_copy(arena, text));
}

void record_copy(enum entity entity, void *to, const void *from, struct arena *arena)
{
    const struct record *record = &records[entity];

    if (entity == ENTITY_COUNT)
        return;
    memcpy(to, from, record->size);
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].type == TYPE_TEXT)
            field_put_text(to, &record->fields[i], field_text(from, &record->fields[i]), arena);
}

int64_t field_number(const void *row, const struct field *field)
{
    const void *value = value_at(row, field);

    switch (field->type) {
    case TYPE_INT64:
        return *(const int64_t *)value;
    case TYPE_INT:
        return *(const int *)value;
    case TYPE_DAY:
        return *(const day_t *)value;
    case TYPE_FLAG:
        return *(const bool *)value ? 1 : 0;
    case TYPE_CODE:
        return *(const unsigned *)value;
    case TYPE_TEXT:
    case TYPE_NAMES:
    case TYPE_NUMBERS:
        break;
    }
    die("field %s is no number", field->name);
}

bool field_put_number(void *row, const struct field *field, int64_t number)
{
    void *value = (char *)row + field->offset;

    switch (field->type) {
    case TYPE_INT64:
        *(int64_t *)value = number;
        return true;
    case TYPE_INT:
        *(int *)value = (int)number;
        return number >= INT_MIN && number <= INT_MAX;
    case TYPE_DAY:
        *(day_t *)value = (day_t)number;
        return number >= INT32_MIN && number <= INT32_MAX;
    case TYPE_FLAG:
        *(bool *)value = number != 0;
        return number == 0 || number == 1;
    case TYPE_CODE:
        *(unsigned *)value = (unsigned)number;
        return number >= 0 && number < field->vocab->count;
    case TYPE_TEXT:
    case TYPE_NAMES:
    case TYPE_NUMBERS:
        break;
    }
    die("field %s is no number", field->name);
}

char *const *field_names(const void *row, const struct field *field, size_t *count)
{
    *count = *(const size_t *)((const char *)row + field->count_offset);
    return *(char *const *const *)value_at(row, field);
}

void field_put_names(void *row, const struct field *field, char **names, size_t count)
{
    *(char ***)((char *)row + field->offset) = names;
    *(size_t *)((char *)row + field->count_offset) = count;
}

const int *field_numbers(const void *row, const struct field *field, size_t *count)
{
    *count = *(const size_t *)((const char *)row + field->count_offset);
    return *(const int *const *)value_at(row, field);
}

void field_put_numbers(void *row, const struct field *field, const int *numbers, size_t count)
{
    *(const int **)((char *)row + field->offset) = numbers;
    *(size_t *)((char *)row + field->count_offset) = count;
}

void numbers_write(const void *row, const struct field *field, struct text_buf *out)
{
    size_t count;
    const int *numbers = field_numbers(row, field, &count);

    for (size_t i = 0; i < count; i++)
        text_buf_printf(out, "%s%d", i == 0 ? "" : ",", numbers[i]);
}

bool numbers_parse(const char *text, struct arena *arena, const int **numbers_out,
                   size_t *count_out)
{
    size_t count = 0;
    size_t capacity = 0;
    int *numbers = NULL;

    while (*text != '\0') {
        char *end;
        long number = strtol(text, &end, 10);

        if (end == text || number < 0 || number > INT_MAX || (*end != ',' && *end != '\0'))
            return false;
        numbers = arena_grow(arena, numbers, &capacity, count + 1, sizeof numbers[0]);
        numbers[count++] = (int)number;
        text = *end == ',' ? end + 1 : end;
    }
    *numbers_out = numbers;
    *count_out = count;
    return true;
}

bool numbers_read(void *row, const struct field *field, const char *text, struct arena *arena)
{
    const int *numbers;
    size_t count;

    if (!numbers_parse(text, arena, &numbers, &count))
        return false;
    field_put_numbers(row, field, numbers, count);
    return true;
}

/* ---- whole records ---- */

const struct field *record_field(enum entity entity, const char *name)
{
    const struct record *record = &records[entity];

    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->fields[i].name, name) == 0)
            return &record->fields[i];
    return NULL;
}

const char *field_label(const struct field *field, enum lang lang)
{
    return lang == LANG_ZH ? field->zh : field->en;
}

const char *field_file_name(const struct field *field)
{
    return field->file_name ? field->file_name : field->name;
}

size_t record_file_fields(enum entity entity, const struct field *fields[FILE_FIELDS_MAX])
{
    const struct record *record = &records[entity];
    size_t count = 0;

    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];

        if (field->file == 0)
            continue;
        if (field->file > FILE_FIELDS_MAX)
            die("the place of field %s in files is too high", field->name);
        fields[field->file - 1] = field;
        count++;
    }
    return count;
}

const struct field *record_item_field(enum entity entity, enum item_group group, int place)
{
    const struct record *record = &records[entity];
    const struct field *next = NULL;

    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];

        if (field->item / 100 == (int)group && field->item > place &&
            (!next || field->item < next->item))
            next = field;
    }
    return next;
}

static bool same_names(const void *a, const void *b, const struct field *field)
{
    size_t count, other;
    char *const *mine = field_names(a, field, &count);
    char *const *theirs = field_names(b, field, &other);

    if (count != other)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(mine[i], theirs[i]) != 0)
            return false;
    return true;
}

static bool same_numbers(const void *a, const void *b, const struct field *field)
{
    size_t count, other;
    const int *mine = field_numbers(a, field, &count);
    const int *theirs = field_numbers(b, field, &other);

    return count == other && (count == 0 || memcmp(mine, theirs, count * sizeof mine[0]) == 0);
}

bool field_same(const void *a, const void *b, const struct field *field)
{
    switch (field->type) {
    case TYPE_TEXT:
        return strcmp(field_text(a, field), field_text(b, field)) == 0;
    case TYPE_NAMES:
        return same_names(a, b, field);
    case TYPE_NUMBERS:
        return same_numbers(a, b, field);
    default:
        return field_number(a, field) == field_number(b, field);
    }
}

void field_copy(void *to, const void *from, const struct field *field)
{
    size_t count;

    switch (field->type) {
    case TYPE_TEXT:
        share_text(to, field, field_text(from, field));
        break;
    case TYPE_NAMES: {
        char *const *names = field_names(from, field, &count);
        field_put_names(to, field, (char **)names, count);
        break;
    }
    case TYPE_NUMBERS: {
        const int *numbers = field_numbers(from, field, &count);
        field_put_numbers(to, field, numbers, count);
        break;
    }
    default:
        field_put_number(to, field, field_number(from, field));
    }
}

static char *list_words(const void *row, const struct field *field, struct arena *arena)
{
    struct text_buf list = {.arena = arena};
    size_t count;

    if (field->type == TYPE_NAMES) {
        char *const *names = field_names(row, field, &count);
        for (size_t i = 0; i < count; i++)
            text_buf_printf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    } else {
        const int *numbers = field_numbers(row, field, &count);
        for (size_t i = 0; i < count; i++)
            text_buf_printf(&list, "%s%d", i > 0 ? ", " : "", numbers[i]);
    }
    return arena_strdup(arena, text_buf_str(&list));
}

char *field_words(const void *row, const struct field *field, enum lang lang, struct arena *arena)
{
    static const char *const yes_no[2][2] = {[LANG_ZH] = {"否", "是"}, [LANG_EN] = {"no", "yes"}};
    char iso[DATE_TEXT_BYTES];

    switch (field->type) {
    case TYPE_TEXT:
        return arena_strdup(arena, field_text(row, field));
    case TYPE_NAMES:
    case TYPE_NUMBERS:
        return list_words(row, field, arena);
    case TYPE_FLAG:
        return arena_strdup(arena, yes_no[lang][field_number(row, field)]);
    case TYPE_DAY:
        return arena_strdup(arena, date_iso((day_t)field_number(row, field), iso));
    case TYPE_CODE:
        return arena_strdup(arena, vocab_name(field->vocab, (int)field_number(row, field), lang));
    case TYPE_INT64:
    case TYPE_INT:
        break;
    }
    return arena_printf(arena, "%lld", (long long)field_number(row, field));
}

const char *field_code(const void *row, const struct field *field, struct arena *arena)
{
    char iso[DATE_TEXT_BYTES];
    int64_t number;

    if (field->type == TYPE_TEXT)
        return field_text(row, field);
    number = field_number(row, field);
    if (number == 0 && (field->type == TYPE_FLAG || field->zero_is_nothing))
        return "";
    if (field->type == TYPE_DAY)
        return arena_strdup(arena, date_iso((day_t)number, iso));
    if (field->type == TYPE_CODE)
        return vocab_code(field->vocab, (int)number);
    return arena_printf(arena, "%lld", (long long)number);
}
