/* They are written here by hand, always the same text for the
 * same values, for an import writes one for each of its rows; jansson reads them back. */
#include "config.h"

#include "domain/record_json.h"

#include <limits.h>
#include <string.h>

#include <jansson.h>

#include "base/date.h"
#include "base/i18n.h"

/* ---- writing ---- */

static void write_text(const char *text, struct text_buf *out)
{
    static const char from[] = "\"\\\b\f\n\r\t";
    static const char to[] = "\"\\bfnrt";

    text_buf_add_bytes(out, "\"", 1);
    while (*text != '\0') {
        size_t plain = 0;
        const char *found;

        while ((unsigned char)text[plain] >= 0x20 && text[plain] != '"' && text[plain] != '\\')
            plain++;
        text_buf_add_bytes(out, text, plain);
        text += plain;
        if (*text == '\0')
            break;
        found = strchr(from, *text);
        if (found) {
            const char escape[2] = {'\\', to[found - from]};

            text_buf_add_bytes(out, escape, sizeof escape);
        } else {
            text_buf_printf(out, "\\u%04X", (unsigned)*text);
        }
        text++;
    }
    text_buf_add_bytes(out, "\"", 1);
}

static void write_number(int64_t number, struct text_buf *out)
{
    char digits[24]; /* of 64 bits, with a sign */
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        digits[--at] = '-';
    text_buf_add_bytes(out, digits + at, sizeof digits - at);
}

void names_write(const void *row, const struct field *field, struct text_buf *out)
{
    size_t count;
    char *const *names = field_names(row, field, &count);

    text_buf_add_bytes(out, "[", 1);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_buf_add_bytes(out, ",", 1);
        write_text(names[i], out);
    }
    text_buf_add_bytes(out, "]", 1);
}

static void write_value(const void *row, const struct field *field, struct text_buf *out)
{
    char day[DATE_TEXT_BYTES];

    switch (field->type) {
    case TYPE_TEXT:
        write_text(field_text(row, field), out);
        break;
    case TYPE_NAMES:
        names_write(row, field, out);
        break;
    case TYPE_NUMBERS:
        text_buf_add_bytes(out, "[", 1);
        numbers_write(row, field, out);
        text_buf_add_bytes(out, "]", 1);
        break;
    case TYPE_FLAG:
        text_buf_add(out, field_number(row, field) != 0 ? "true" : "false");
        break;
    case TYPE_DAY:
        write_text(date_iso((day_t)field_number(row, field), day), out);
        break;
    case TYPE_CODE:
        write_text(vocab_code(field->vocab, (int)field_number(row, field)), out);
        break;
    case TYPE_INT64:
    case TYPE_INT:
        write_number(field_number(row, field), out);
        break;
    }
}

char *record_to_json(enum entity entity, const void *row, struct arena *arena, struct err *err)
{
    const struct record *record = &records[entity];
    struct text_buf out = {.arena = arena};
    const char *before = "{\"";

    /* room for a usual row at once */
    out.text = arena_grow(arena, NULL, &out.capacity, 1024, 1);
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        size_t start;

        if (field->use != USE_VALUE && field->use != USE_KEY)
            continue;
        text_buf_add_bytes(&out, before, strlen(before));
        text_buf_add(&out, field->name);
        text_buf_add_bytes(&out, "\":", 2);
        start = out.length;
        write_value(row, field, &out);
        before = ",\"";
        if (text_valid_prefix(out.text + start, out.length - start) != out.length - start) {
            err_set(err, ERR_INPUT, _("%s of %s is not valid UTF-8: correct it"), field->name,
                    record->code);
            return NULL;
        }
    }
    text_buf_add_bytes(&out, "}", 1);
    return out.text;
}

/* ---- reading ---- */

static bool put_names(void *row, const struct field *field, const json_t *array,
                      struct arena *arena)
{
    size_t count = json_array_size(array);
    char **names = ARENA_ARRAY(arena, count, char *);

    if (!json_is_array(array))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name = json_string_value(json_array_get(array, i));

        if (!name)
            return false;
        names[i] = arena_strdup(arena, name);
    }
    field_put_names(row, field, names, count);
    return true;
}

bool names_read(void *row, const struct field *field, const char *json, struct arena *arena)
{
    json_t *array = json_loads(json, 0, NULL);
    bool done = put_names(row, field, array, arena);

    json_decref(array);
    return done;
}

static bool put_numbers(void *row, const struct field *field, const json_t *array,
                        struct arena *arena)
{
    size_t count = json_array_size(array);
    int *numbers = ARENA_ARRAY(arena, count, int);

    if (!json_is_array(array))
        return false;
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_array_get(array, i);
        json_int_t number = json_integer_value(value);

        if (!json_is_integer(value) || number < 0 || number > INT_MAX)
            return false;
        numbers[i] = (int)number;
    }
    field_put_numbers(row, field, numbers, count);
    return true;
}

static bool put_json(void *row, const struct field *field, const json_t *value, struct arena *arena)
{
    const char *text = json_string_value(value);

    switch (field->type) {
    case TYPE_TEXT:
        if (text)
            field_put_text(row, field, text, arena);
        return text != NULL;
    case TYPE_NAMES:
        return put_names(row, field, value, arena);
    case TYPE_NUMBERS:
        return put_numbers(row, field, value, arena);
    case TYPE_FLAG:
        return json_is_boolean(value) && field_put_number(row, field, json_is_true(value) ? 1 : 0);
    case TYPE_DAY: {
        day_t day = DAY_NONE; /* which is written as "" */
        char open[DATE_TEXT_BYTES];

        if (!text)
            return false;
        /* an open end is the first day that no date may be */
        if (strcmp(text, date_iso(DAY_LAST, open)) == 0)
            return field_put_number(row, field, DAY_LAST);
        return (*text == '\0' || date_parse_iso(text, &day, NULL)) &&
               field_put_number(row, field, day);
    }
    case TYPE_CODE:
        if (json_is_null(value) && field->zero_is_nothing)
            return field_put_number(row, field, 0);
        for (int i = 0; text && i < field->vocab->count; i++)
            if (strcmp(vocab_code(field->vocab, i), text) == 0)
                return field_put_number(row, field, i);
        return false;
    case TYPE_INT64:
    case TYPE_INT:
        break;
    }
    return json_is_integer(value) && field_put_number(row, field, json_integer_value(value));
}

bool record_read_json(enum entity entity, const char *json, struct arena *arena, void *row,
                      struct err *err)
{
    const struct record *record = &records[entity];
    json_t *object = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    bool done = false;

    if (!json_is_object(object)) {
        err_set(err, ERR_STORE, _("the history holds something that is not a JSON object: %.80s"),
                json);
        goto out;
    }
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const json_t *value = json_object_get(object, field->name);

        if (value && !put_json(row, field, value, arena)) {
            err_set(err, ERR_STORE, _("the history holds a bad value of %s.%s: restore a backup"),
                    records[entity].code, field->name);
            goto out;
        }
    }
    done = true;
out:
    json_decref(object);
    return done;
}

void *record_from_json(enum entity entity, const char *json, struct arena *arena, struct err *err)
{
    const struct record *record = &records[entity];
    void *row = arena_alloc(arena, record->size);

    memset(row, 0, record->size);
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].type == TYPE_TEXT)
            field_put_text(row, &record->fields[i], "", arena);
        else if (record->fields[i].show == SHOW_SAID)
            field_put_number(row, &record->fields[i], -1); /* older rows lack it */
    return record_read_json(entity, json, arena, row, err) ? row : NULL;
}

/* ---- what was first published ---- */

struct assignment assignment_first_published(const struct assignment *item, struct arena *arena)
{
    struct assignment first = *item;

    if (item->was && *item->was != '\0')
        record_read_json(ENTITY_ASSIGNMENT, item->was, arena, &first, NULL);
    return first;
}

char *assignment_was(const struct assignment *first, const struct assignment *now,
                     struct arena *arena)
{
    unsigned changed = assignment_diff(first, now) & assignment_fields_public();
    struct text_buf out = {.arena = arena};

    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1) {
        const struct field *field = assignment_field_of(bit);

        if ((changed & bit) == 0)
            continue;
        text_buf_printf(&out, "%s\"%s\":", out.length == 0 ? "{" : ",", field->name);
        if (field->zero_is_nothing && field_number(first, field) == 0)
            text_buf_add(&out, "null");
        else
            write_value(first, field, &out);
    }
    text_buf_add(&out, out.length == 0 ? "" : "}");
    return arena_strdup(arena, text_buf_str(&out));
}
