/* The tables of fields fit the structs they describe: a row whose type is not its member's, or that stands
 * twice, would be read as something else on every floor. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/fields.h"

static const struct
{
    enum field_held held[2];
    size_t size;
} fits[] = {
    [TYPE_INT64] = {{HELD_INT64}, sizeof(int64_t)},
    [TYPE_INT] = {{HELD_INT, HELD_UNSIGNED}, sizeof(int)},
    [TYPE_DAY] = {{HELD_INT}, sizeof(day_t)},
    [TYPE_FLAG] = {{HELD_BOOL}, sizeof(bool)},
    [TYPE_CODE] = {{HELD_UNSIGNED, HELD_INT}, sizeof(unsigned)},
    [TYPE_TEXT] = {{HELD_TEXT}, sizeof(char *)},
    [TYPE_NAMES] = {{HELD_NAMES}, sizeof(char **)},
    [TYPE_NUMBERS] = {{HELD_NUMBERS}, sizeof(int *)},
};

static void rows_fit_their_members(void **state)
{
    (void)state;
    for (size_t r = 0; r < ENTITY_COUNT; r++) {
        const struct record *record = &records[r];
        for (size_t i = 0; i < record->count; i++) {
            const struct field *field = &record->fields[i];
            if (field->held != fits[field->type].held[0] &&
                field->held != fits[field->type].held[1])
                fail_msg("%s.%s: its type is not its member's", record->code, field->name);
            if (field->offset + fits[field->type].size > record->size)
                fail_msg("%s.%s lies behind its struct", record->code, field->name);
            if ((field->vocab != NULL) != (field->type == TYPE_CODE))
                fail_msg("%s.%s: a vocabulary belongs to a code, and only to one", record->code,
                         field->name);
            if ((field->count_offset != 0) !=
                (field->type == TYPE_NAMES || field->type == TYPE_NUMBERS))
                fail_msg("%s.%s: a count belongs to a list, and only to one", record->code,
                         field->name);
        }
    }
}

static void rows_stand_once(void **state)
{
    (void)state;
    for (size_t r = 0; r < ENTITY_COUNT; r++) {
        const struct record *record = &records[r];
        size_t keys = 0;
        for (size_t i = 0; i < record->count; i++) {
            const struct field *field = &record->fields[i];
            keys += field->use == USE_KEY;
            for (size_t j = 0; j < i; j++) {
                const struct field *other = &record->fields[j];
                if (strcmp(field->name, other->name) == 0 || field->offset == other->offset ||
                    (field->bit & other->bit) != 0 ||
                    (field->file != 0 && field->file == other->file) ||
                    (field->item != 0 && field->item == other->item))
                    fail_msg("%s: %s and %s are told of the same name, member, bit or place",
                             record->code, other->name, field->name);
            }
        }
        if (keys == 0)
            fail_msg("%s has no key", record->code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_fit_their_members),
        cmocka_unit_test(rows_stand_once),
    };

    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
