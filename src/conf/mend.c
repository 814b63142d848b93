/* A school's policy file from before values held no backslash, made into one that does: line by line as
 * it stands, but for the patterns. */
#include "config.h"

#include "conf/escapes.h"
#include "conf/keys.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

static const struct key_row *pattern_row(struct arena *arena, const struct ini_entry *entry)
{
    for (size_t i = 0; i < key_row_count; i++) {
        const struct key_row *row = &key_rows[i];
        struct key_match match = {0};
        if (row->file == KEYS_POLICY && (row->type == VALUE_PATTERN || row->type == VALUE_PIECE) &&
            pattern_match(arena, row->section, entry->section->name, entry->section->written,
                          &match) &&
            pattern_match(arena, row->key, entry->key, entry->written_key, &match))
            return row;
    }
    return NULL;
}

/* The value of an entry as the mended file has it; a fault where it is not all it should be. */
static const char *mend_value(struct faults *faults, const char *path,
                              const struct ini_entry *entry)
{
    struct arena *arena = faults->arena;
    const char *raw = arena_strndup(arena, entry->raw, entry->raw_length);
    const struct key_row *row = pattern_row(arena, entry);
    struct value value = {0};
    char *left = NULL;
    if (!row) {
        escapes_refuse(faults, path, entry, false);
        return raw;
    }
    char *mended = escapes_mend(arena, raw, &left);
    if (left) {
        faults_add(faults, path, entry->line,
                   _("[%s] %s: there is no substitute for %s: say it in another way"),
                   faults_quote(faults, entry->section->written), entry->written_key,
                   faults_quote(faults, left));
    } else if (!value_parse(arena, row, mended, &value)) {
        faults_add(faults, path, entry->line, _("[%s] %s = %s: not accepted: give %s"),
                   entry->section->written, entry->written_key, faults_quote(faults, mended),
                   value_accepts(arena, row, i18n_spoken()));
    } else if (!value_check_pattern(arena, value.text, &value)) {
        faults_add(faults, path, entry->line, _("[%s] %s = %s: not accepted: %s"),
                   entry->section->written, entry->written_key, faults_quote(faults, mended),
                   value.reason);
    }
    bool quoted = entry->raw[-1] == '"' || entry->raw[-1] == '\''; /* a value never begins a file */
    return quoted || !strpbrk(mended, ";#") ? mended : arena_printf(arena, "\"%s\"", mended);
}

bool conf_mend_policy(struct arena *arena, const char *path, struct conf_mended *mended,
                      struct err *err)
{
    struct faults faults = {.arena = arena};
    struct faults left = {.arena = arena};
    struct ini_file file = {.path = path};
    struct text_buf out = {.arena = arena};
    size_t bytes = 0;
    bool absent = false;
    char *data = ini_file_bytes(arena, path, &bytes, &absent, &faults);
    if (absent)
        faults_add(&faults, path, 0, _("there is no such file: name a policy file"));
    if (data)
        ini_prepass(arena, data, bytes, &file, &faults);
    if (!faults_end(&faults, err))
        return false;
    *mended = (struct conf_mended){0};
    const char *from = data;
    for (size_t i = 0; i < file.count; i++) {
        const struct ini_entry *entry = &file.entries[i];
        if (entry->has_backslash) {
            text_buf_add_bytes(&out, from, (size_t)(entry->raw - from));
            text_buf_add(&out, mend_value(&left, path, entry));
            from = entry->raw + entry->raw_length;
            mended->values++;
        }
    }
    text_buf_add_bytes(&out, from, (size_t)(data + bytes - from));
    mended->data = text_buf_str(&out);
    mended->bytes = out.length;
    if (mended->values > 0) {
        struct ini_file again = {.path = path};
        ini_prepass(arena, mended->data, mended->bytes, &again, &left); /* lines grew */
    }
    struct err said = {0};
    if (!faults_end(&left, &said))
        mended->left = arena_strdup(arena, said.message);
    return true;
}
