/* What was typed in a form of the school, as a draft: the rows that differ from how it was opened. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "tui/draft.h"
#include "tui/view/school.h"

#define SCHOOL_DRAFTS "s" /* what their names begin with */

void school_draft_name(const struct school_section *section, const char *key,
                       char name[SCHOOL_DRAFT_NAME])
{
    char hex[HASH_HEX_BYTES];
    const struct hash_part parts[] = {{section->title, strlen(section->title)},
                                      {key ? key : "", key ? strlen(key) : 0}};

    hash_parts(parts, sizeof parts / sizeof *parts, hex);
    name[0] = SCHOOL_DRAFTS[0];
    memcpy(name + 1, hex, SCHOOL_DRAFT_NAME - 2);
    name[SCHOOL_DRAFT_NAME - 1] = '\0';
}

bool school_draft_left(const struct app *app)
{
    const struct tui_options *options = app->options;
    struct draft any;

    draft_init(&any, options->state_dir, options->database, app->login, SCHOOL_DRAFTS);
    return draft_is_left(&any, SCHOOL_DRAFT_NAME - 1);
}

static const char *value_of(const struct school_edit *edit, const struct field *field,
                            struct arena *arena)
{
    return field->type == TYPE_TEXT
               ? field_text(edit, field)
               : arena_printf(arena, "%lld", (long long)field_number(edit, field));
}

/* Which text of the form a row is of; SCHOOL_TEXTS: it is a field of the record. */
static size_t text_of(const struct field *field)
{
    size_t first = offsetof(struct school_edit, text);

    return field->offset < first ? SCHOOL_TEXTS : (field->offset - first) / sizeof(char *);
}

char *school_draft_write(const struct fields *fields, const struct school_edit *edit,
                         const struct school_edit *opened, struct arena *arena)
{
    struct text_buf text = {.arena = arena};
    size_t wrong = fields_wrong(fields); /* letters where a number belongs */

    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = fields->rows[i].field;
        const char *now = value_of(edit, field, arena), *then = value_of(opened, field, arena);
        size_t at = text_of(field);
        int64_t picked = at < SCHOOL_TEXTS ? edit->picked[at] : 0;

        if (i == wrong)
            draft_put(&text, arena_printf(arena, "typed%zu", i), fields_typed(fields, i));
        if (strcmp(now, then) == 0 && (at == SCHOOL_TEXTS || picked == opened->picked[at]))
            continue;
        draft_put(&text, arena_printf(arena, "now%zu", i), now);
        draft_put(&text, arena_printf(arena, "was%zu", i), then);
        if (picked != 0)
            draft_put(&text, arena_printf(arena, "picked%zu", i),
                      arena_printf(arena, "%lld", (long long)picked));
    }
    return arena_strdup(arena, text_buf_str(&text));
}

bool school_draft_retype(const char *text, struct fields *fields, struct arena *arena)
{
    bool any = false;

    for (size_t i = 0; i < fields->count; i++) {
        const char *typed = draft_get(text, arena_printf(arena, "typed%zu", i), arena);

        if (!typed)
            continue;
        editor_set(&fields->editors[i], typed);
        any = true;
    }
    return any;
}

enum school_draft school_draft_read(const char *text, const struct fields *fields,
                                    struct school_edit *edit, struct arena *arena)
{
    enum school_draft found = DRAFT_NOTHING;

    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = fields->rows[i].field;
        const char *now = draft_get(text, arena_printf(arena, "now%zu", i), arena);
        const char *was = draft_get(text, arena_printf(arena, "was%zu", i), arena);
        const char *picked = draft_get(text, arena_printf(arena, "picked%zu", i), arena);

        if (!now || !was)
            continue;
        if (found != DRAFT_OLDER)
            found = strcmp(value_of(edit, field, arena), was) == 0 ? DRAFT_FOUND : DRAFT_OLDER;
        if (field->type == TYPE_TEXT)
            field_put_text(edit, field, now, arena);
        else
            (void)field_put_number(edit, field, strtoll(now, NULL, 10));
        if (picked && text_of(field) < SCHOOL_TEXTS)
            edit->picked[text_of(field)] = strtoll(picked, NULL, 10);
    }
    return found;
}
