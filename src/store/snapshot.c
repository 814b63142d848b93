#include "config.h"

/* Rows as JSON objects for the history. They are written here by hand, always the same text for the
 * same values, for an import writes one for each of its rows; jansson reads them back. */

#include "store/entity.h"

#include <limits.h>
#include <string.h>

#include <jansson.h>

#include "base/date.h"
#include "base/i18n.h"
#include "store/columns.h"

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
        if (found != NULL) {
            const char escape[2] = {'\\', to[found - from]};

            text_buf_add_bytes(out, escape, sizeof(escape));
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
    size_t at = sizeof(digits);
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        digits[--at] = '-';
    text_buf_add_bytes(out, digits + at, sizeof(digits) - at);
}

void names_write(const void *row, const struct column *column, struct text_buf *out)
{
    size_t count;
    char *const *names = column_names(row, column, &count);

    text_buf_add_bytes(out, "[", 1);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            text_buf_add_bytes(out, ",", 1);
        write_text(names[i], out);
    }
    text_buf_add_bytes(out, "]", 1);
}

static void write_column(const void *row, const struct column *column, struct text_buf *out)
{
    char day[DATE_TEXT_BYTES];

    switch (column->type) {
    case COLUMN_TEXT:
        write_text(column_text(row, column), out);
        break;
    case COLUMN_NAMES:
        names_write(row, column, out);
        break;
    case COLUMN_NUMBERS:
        text_buf_add_bytes(out, "[", 1);
        numbers_write(row, column, out);
        text_buf_add_bytes(out, "]", 1);
        break;
    case COLUMN_FLAG:
        text_buf_add(out, column_number(row, column) != 0 ? "true" : "false");
        break;
    case COLUMN_DAY:
        write_text(date_iso((day_t)column_number(row, column), day), out);
        break;
    case COLUMN_CODE:
        write_text(vocab_code(column->vocab, (int)column_number(row, column)), out);
        break;
    case COLUMN_INT64:
    case COLUMN_INT:
        write_number(column_number(row, column), out);
        break;
    }
}

char *entity_snapshot(enum entity entity, const void *row, struct arena *arena, struct err *err)
{
    const struct entity_table *table = &entity_tables[entity];
    struct text_buf out = {.arena = arena};
    const char *before = "{\"";

    /* room for a usual row at once */
    out.text = arena_grow(arena, NULL, &out.capacity, 1024, 1);
    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];
        size_t start;

        if (column->use != USE_VALUE && column->use != USE_KEY)
            continue;
        text_buf_add_bytes(&out, before, strlen(before));
        text_buf_add(&out, column->name);
        text_buf_add_bytes(&out, "\":", 2);
        start = out.length;
        write_column(row, column, &out);
        before = ",\"";
        if (text_valid_prefix(out.text + start, out.length - start) != out.length - start) {
            err_set(err, ERR_INPUT, _("%s of %s %s is not valid UTF-8: correct it"), column->name,
                    entity_name(entity), entity_key(entity, row, arena));
            return NULL;
        }
    }
    text_buf_add_bytes(&out, "}", 1);
    return out.text;
}

/* ---- reading ---- */

static bool put_names(void *row, const struct column *column, const json_t *array,
                      struct arena *arena)
{
    size_t count = json_array_size(array);
    char **names = ARENA_ARRAY(arena, count, char *);

    if (!json_is_array(array))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name = json_string_value(json_array_get(array, i));

        if (name == NULL)
            return false;
        names[i] = arena_strdup(arena, name);
    }
    column_put_names(row, column, names, count);
    return true;
}

bool names_read(void *row, const struct column *column, const char *json, struct arena *arena)
{
    json_t *array = json_loads(json, 0, NULL);
    bool done = put_names(row, column, array, arena);

    json_decref(array);
    return done;
}

static bool put_numbers(void *row, const struct column *column, const json_t *array,
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
    column_put_numbers(row, column, numbers, count);
    return true;
}

static bool put_json(void *row, const struct column *column, const json_t *value,
                     struct arena *arena)
{
    const char *text = json_string_value(value);

    switch (column->type) {
    case COLUMN_TEXT:
        if (text != NULL)
            column_put_text(row, column, text, arena);
        return text != NULL;
    case COLUMN_NAMES:
        return put_names(row, column, value, arena);
    case COLUMN_NUMBERS:
        return put_numbers(row, column, value, arena);
    case COLUMN_FLAG:
        return json_is_boolean(value) &&
               column_put_number(row, column, json_is_true(value) ? 1 : 0);
    case COLUMN_DAY: {
        day_t day = DAY_NONE; /* which is written as "" */
        char open[DATE_TEXT_BYTES];

        if (text == NULL)
            return false;
        /* an open end is the first day that no date may be */
        if (strcmp(text, date_iso(DAY_LAST, open)) == 0)
            return column_put_number(row, column, DAY_LAST);
        return (*text == '\0' || date_parse_iso(text, &day, NULL)) &&
               column_put_number(row, column, day);
    }
    case COLUMN_CODE:
        for (int i = 0; text != NULL && i < column->vocab->count; i++) {
            if (strcmp(vocab_code(column->vocab, i), text) == 0)
                return column_put_number(row, column, i);
        }
        return false;
    case COLUMN_INT64:
    case COLUMN_INT:
        break;
    }
    return json_is_integer(value) && column_put_number(row, column, json_integer_value(value));
}

bool entity_from_snapshot(enum entity entity, const char *json, struct arena *arena, void *row,
                          struct err *err)
{
    const struct entity_table *table = &entity_tables[entity];
    json_t *object = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    bool done = false;

    if (!json_is_object(object)) {
        err_set(err, ERR_STORE, _("the history holds something that is no JSON object: %.80s"),
                json);
        goto out;
    }
    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];
        const json_t *value = json_object_get(object, column->name);

        if (value != NULL && !put_json(row, column, value, arena)) {
            err_set(err, ERR_STORE, _("the history holds a bad value of %s.%s: restore a backup"),
                    entity_codes[entity], column->name);
            goto out;
        }
    }
    done = true;
out:
    json_decref(object);
    return done;
}
