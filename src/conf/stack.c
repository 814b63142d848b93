/* Files on top of each other, key by key: each value is checked against the table where it stands,
 * and the last one of a key is handed on. */
#include "config.h"

#include "conf/escapes.h"
#include "conf/keys.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "domain/lexicon.h"

const struct stack_item *stack_find(const struct stack *stack, const char *section, const char *key)
{
    uint32_t hash = ini_hash(section, key);
    for (size_t i = 0; i < stack->count; i++) {
        const struct ini_entry *entry = stack->items[i].entry;
        if (entry->hash == hash && strcmp(entry->key, key) == 0 &&
            strcmp(entry->section->name, section) == 0)
            return &stack->items[i];
    }
    return NULL;
}

/* Whether a row is the first of its section: the keys of one need not stand together. */
static bool begins_section(size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (key_rows[i].file == key_rows[row].file &&
            strcmp(key_rows[i].section, key_rows[row].section) == 0)
            return false;
    return true;
}

/* "[a], [b]": the sections that a kind of file may hold, each once. */
static char *sections_of(struct arena *arena, enum key_file kind)
{
    struct text_buf buf = {.arena = arena};
    for (size_t i = 0; i < key_row_count; i++)
        if (key_rows[i].file == kind && begins_section(i))
            text_buf_printf(&buf, "%s[%s]", text_buf_str(&buf)[0] != '\0' ? ", " : "",
                            pattern_show(arena, key_rows[i].section, i18n_spoken()));
    return arena_strdup(arena, text_buf_str(&buf));
}

static char *keys_of(struct arena *arena, enum key_file kind, const char *section)
{
    struct text_buf buf = {.arena = arena};
    for (size_t i = 0; i < key_row_count; i++) {
        const struct key_row *row = &key_rows[i];
        if (row->file == kind && strcmp(row->section, section) == 0 && !row->outdated) {
            text_buf_printf(&buf, "%s%s", text_buf_str(&buf)[0] != '\0' ? ", " : "",
                            pattern_show(arena, row->key, i18n_spoken()));
        }
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

/* The first row whose section fits, or key_row_count. */
static size_t row_of_section(const struct stack *stack, const struct ini_section *section,
                             struct key_match *match)
{
    for (size_t i = 0; i < key_row_count; i++)
        if (key_rows[i].file == stack->kind &&
            pattern_match(stack->arena, key_rows[i].section, section->name, section->written,
                          match))
            return i;
    return key_row_count;
}

static void put(struct stack *stack, const struct stack_item *item)
{
    const struct stack_item *below = NULL;
    bool adds = item->row->lexicon == LEXICON_ADDITION;
    if (stack->layers > 1 && !adds) /* no file has a key twice */
        below = stack_find(stack, item->entry->section->name, item->entry->key);
    if (below) {
        stack->items[below - stack->items] = *item;
        return;
    }
    stack->items[stack->count++] = *item; /* room was made for the whole file */
}

/* In one's own settings the value may be a secret under a mistyped key: it is not shown. */
static void refuse_key(struct stack *stack, const char *path, const struct ini_entry *entry,
                       const char *section)
{
    struct faults *faults = stack->faults;
    const char *key = faults_quote(faults, entry->written_key);
    const char *keys = keys_of(stack->arena, stack->kind, section);
    if (stack->kind == KEYS_SETTINGS) {
        faults_add(faults, path, entry->line, _("[%s] %s: there is no such key: use %s"),
                   entry->section->written, key, keys);
    } else {
        faults_add(faults, path, entry->line, _("[%s] %s = %s: there is no such key: use %s"),
                   entry->section->written, key, faults_quote(faults, entry->value), keys);
    }
}

static void add_entry(struct stack *stack, const char *path, const struct ini_entry *entry,
                      size_t first_row, const struct key_match *section_match)
{
    struct faults *faults = stack->faults;
    const char *section = key_rows[first_row].section;
    struct stack_item item = {.entry = entry, .file = path, .layer = stack->layers};
    for (size_t i = first_row; i < key_row_count && !item.row; i++) {
        const struct key_row *row = &key_rows[i];

        /* the first letter spares most of what follows: a start asks this for hundreds of keys */
        if (row->file != stack->kind || (*row->key != '{' && *row->key != *entry->key) ||
            strcmp(row->section, section) != 0)
            continue;
        item.match = *section_match;
        if (pattern_match(stack->arena, row->key, entry->key, entry->written_key, &item.match))
            item.row = row;
    }
    if (!item.row) {
        refuse_key(stack, path, entry, section);
        return;
    }
    bool is_pattern = item.row->type == VALUE_PATTERN || item.row->type == VALUE_PIECE;
    if (entry->has_backslash) {
        escapes_refuse(faults, path, entry, is_pattern);
        return;
    }
    bool good = value_parse(stack->arena, item.row, entry->value, &item.value);
    item.proven = stack->proven || !is_pattern;
    if (good && !item.proven && item.row->type == VALUE_PATTERN &&
        !lexicon_is_named(item.value.text)) { /* lexicon_check looks at the others */
        item.proven = true;
        good = value_check_pattern(stack->arena, item.value.text, &item.value);
    }
    if (good && item.row->refuse) {
        item.value.reason = item.row->refuse(&item.match, &item.value);
        good = !item.value.reason;
    }
    if (!good) {
        const char *offender = item.value.offender;
        const char *shown = faults_quote(faults, entry->value);
        const char *accepts = value_accepts(stack->arena, item.row, i18n_spoken());
        if (item.value.reason) {
            faults_add(faults, path, entry->line, _("[%s] %s = %s: not accepted: %s"),
                       entry->section->written, entry->written_key, shown, item.value.reason);
        } else if (offender && strcmp(offender, entry->value) != 0) {
            faults_add(faults, path, entry->line, _("[%s] %s = %s: “%s” is not accepted: give %s"),
                       entry->section->written, entry->written_key, shown,
                       faults_quote(faults, offender), accepts);
        } else {
            faults_add(faults, path, entry->line, _("[%s] %s = %s: not accepted: give %s"),
                       entry->section->written, entry->written_key, shown, accepts);
        }
        return;
    }
    put(stack, &item);
}

void stack_add(struct stack *stack, const struct ini_file *file)
{
    size_t next = 0;
    stack->layers++;
    stack->items =
        arena_grow(stack->brief ? stack->brief : stack->arena, stack->items, &stack->capacity,
                   stack->count + file->count, sizeof(struct stack_item));
    for (size_t i = 0; i < file->section_count; i++) {
        const struct ini_section *section = file->sections[i];
        struct key_match match = {0};
        size_t row = row_of_section(stack, section, &match);
        if (row == key_row_count) {
            faults_add(stack->faults, file->path, section->line,
                       _("[%s]: there is no such section: use %s"),
                       faults_quote(stack->faults, section->written),
                       sections_of(stack->arena, stack->kind));
        }
        /* Entries stand in the order of their sections. */
        for (; next < file->count && file->entries[next].section == section; next++)
            if (row < key_row_count)
                add_entry(stack, file->path, &file->entries[next], row, &match);
    }
}

static int64_t number_of(const struct key_row *row, const struct value *value)
{
    switch (row->type) {
    case VALUE_VOCAB_LIST:
    case VALUE_WEEKDAYS:
    case VALUE_GRADES:
        return value->bits;
    default:
        return row->meanings ? row->meanings[value->number] : value->number;
    }
}

/* Puts a value where its row says. */
static void take_one(struct parser *parser, const struct key_row *row,
                     const struct key_match *match, const struct value *value)
{
    if (row->lexicon != LEXICON_NONE) /* lexicon_gather takes it */
        return;
    if (row->store) {
        row->store(parser, match, value);
        return;
    }
    char *at = row->record ? row->record(parser, match) : parser->target;
    if (!at)
        return;
    for (size_t i = 0; i < sizeof row->by / sizeof row->by[0]; i++) {
        const struct key_index *by = &row->by[i];
        int index = match->number[by->part] - (by->part == PART_STEP ? 1 : 0);
        at += by->stride > 0 ? by->stride * (size_t)index : 0;
    }
    switch (row->to.type) {
    case TYPE_TEXT:
        /* it lives in the arena of what is built; char * and const char * are the same bytes */
        memcpy(at + row->to.offset, &value->text, sizeof value->text);
        break;
    case TYPE_NAMES:
        field_put_names(at, &row->to, value->items, value->count);
        break;
    case TYPE_NUMBERS:
        field_put_numbers(at, &row->to, value->numbers, value->count);
        break;
    default: /* it fits: the row's bounds are tighter */
        (void)field_put_number(at, &row->to, number_of(row, value));
    }
}

void stack_take(const struct stack *stack, void *target)
{
    struct parser parser = {.arena = stack->arena, .faults = stack->faults, .target = target};
    for (size_t i = 0; i < key_row_count; i++) {
        const struct key_row *row = &key_rows[i];
        if (row->file != stack->kind || !row->fallback)
            continue;
        struct value value;
        struct key_match none = {0};
        if (!value_parse(stack->arena, row, row->fallback, &value))
            die("[%s] %s: its default is not accepted", row->section, row->key);
        take_one(&parser, row, &none, &value);
    }
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *item = &stack->items[i];
        parser.file = item->file;
        parser.line = item->entry->line;
        take_one(&parser, item->row, &item->match, &item->value);
    }
}

void stack_origins(const struct stack *stack, struct conf_origins *origins)
{
    origins->count = stack->count;
    origins->items = ARENA_ARRAY(stack->arena, stack->count, struct conf_origin);
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *item = &stack->items[i];
        origins->items[i] = (struct conf_origin){.section = item->entry->section->name,
                                                 .key = item->entry->key,
                                                 .value = item->entry->value,
                                                 .file = arena_strdup(stack->arena, item->file),
                                                 .line = item->entry->line};
    }
}
