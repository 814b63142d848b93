/* Classes of words as several files make them: a later file's `adult = …` replaces what is below it,
 * `adult_add = …` adds to it. And the patterns that name them, which can be checked only now. */
#include "config.h"

#include "conf/lexicon.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "conf/files.h"
#include "domain/lint.h"

static void add_to(struct arena *arena, struct word_class *class, const struct value *value)
{
    char **words = ARENA_ARRAY(arena, class->count + value->count, char *);
    for (size_t i = 0; i < class->count; i++)
        words[i] = class->words[i];
    for (size_t i = 0; i < value->count; i++)
        words[class->count + i] = value->items[i];
    class->words = words;
    class->count += value->count;
}

/* Whether an addition holds: what is set above it replaced it. */
static bool still_adds(const struct stack_item *addition, const struct stack_item *set)
{
    return addition->row->lexicon == LEXICON_ADDITION && addition->layer >= set->layer;
}

static void say_unknown(const struct stack *stack, const struct stack_item *item,
                        const struct lexicon *lexicon)
{
    struct text_buf known = {.arena = stack->arena};
    for (size_t i = 0; i < lexicon->count; i++)
        if (!lexicon->classes[i].piece)
            text_buf_printf(&known, "%s%s", known.length > 0 ? ", " : "", lexicon->classes[i].name);
    faults_add(stack->faults, item->file, item->entry->line,
               _("[lexicon] %s: there is no class %s to add to: use %s"), item->entry->key,
               item->match.word, text_buf_str(&known));
}

/* Adds what an addition brings to its class; false where there is no such class. `sets` has what set each. */
static bool add_said(const struct stack *stack, const struct stack_item *addition,
                     struct lexicon *lexicon, const struct stack_item **sets)
{
    for (size_t i = 0; i < lexicon->count; i++) {
        struct word_class *class = &lexicon->classes[i];

        if (class->piece || strcmp(class->name, addition->match.word) != 0)
            continue;
        if (still_adds(addition, sets[i]))
            add_to(stack->arena, class, &addition->value);
        return true;
    }
    return false;
}

void lexicon_gather(const struct stack *stack, struct lexicon *lexicon)
{
    const struct stack_item **sets = arena_bytes(stack->arena, stack->count * sizeof *sets);

    lexicon->classes = arena_bytes(stack->arena, stack->count * sizeof *lexicon->classes);
    lexicon->count = 0;
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *item = &stack->items[i];
        bool is_piece = item->row->lexicon == LEXICON_PIECE;

        if (item->row->lexicon != LEXICON_CLASS && !is_piece)
            continue;
        sets[lexicon->count] = item;
        lexicon->classes[lexicon->count++] = (struct word_class){
            .name = item->match.word,
            .words = item->value.items,
            .count = item->value.count,
            .piece = is_piece ? arena_strdup(stack->arena, item->value.text) : NULL,
        };
    }
    for (size_t i = 0; i < stack->count; i++)
        if (stack->items[i].row->lexicon == LEXICON_ADDITION &&
            !add_said(stack, &stack->items[i], lexicon, sets))
            say_unknown(stack, &stack->items[i], lexicon);
}

static void check_pairs(const struct stack *stack, const struct stack_item *item)
{
    if (item->row->lexicon != LEXICON_CLASS && item->row->lexicon != LEXICON_ADDITION)
        return;
    bool slips = strcmp(item->match.word, LEXICON_SLIPS) == 0;
    if (!slips && strcmp(item->match.word, LEXICON_MIXED) != 0)
        return;
    for (size_t i = 0; i < item->value.count; i++) {
        const char *pair = item->value.items[i];
        if (slips ? lexicon_slip(pair) : lexicon_mixed(pair))
            continue;
        faults_add(
            stack->faults, item->file, item->entry->line,
            slips ? _("[lexicon] %s: %s is no slip: write WRONG=RIGHT, both of the same length")
                  : _("[lexicon] %s: %s is no pair: write ENGLISH=CHINESE, in small letters"),
            item->entry->key, faults_quote(stack->faults, pair));
    }
}

void lexicon_check(const struct stack *stack, const struct lexicon *lexicon)
{
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *item = &stack->items[i];
        bool is_piece = item->row->type == VALUE_PIECE;
        char *unknown = NULL;
        struct value value = {0};
        check_pairs(stack, item);
        if (item->proven || (item->row->type != VALUE_PATTERN && !is_piece))
            continue;
        char *written = lexicon_expand(lexicon, stack->arena, item->value.text, &unknown);
        if (!written) {
            value.reason = arena_printf(
                stack->arena,
                _("{%s} is neither a class of [lexicon] nor a piece that ends: name one of them"),
                unknown);
        } else if (is_piece) { /* it may match nothing: it is only a part */
            written = arena_printf(stack->arena, "x(?:%s)", written);
        }
        if (!written || !value_check_pattern(stack->arena, written, &value)) {
            faults_add(stack->faults, item->file, item->entry->line,
                       _("[%s] %s = %s: not accepted: %s"), item->entry->section->written,
                       item->entry->written_key, faults_quote(stack->faults, item->entry->value),
                       value.reason);
        }
    }
}

static void list_words(const struct stack *stack, struct conf_words *words)
{
    words->items = ARENA_ARRAY(stack->arena, stack->count, struct conf_word_source);
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *set = &stack->items[i];
        if (set->row->lexicon != LEXICON_CLASS)
            continue;
        for (size_t j = 0; j < stack->count; j++) {
            const struct stack_item *item = &stack->items[j];
            if (item != set &&
                (!still_adds(item, set) || strcmp(item->match.word, set->match.word) != 0))
                continue;
            words->items[words->count++] =
                (struct conf_word_source){.name = set->match.word,
                                          .words = item->value.items,
                                          .count = item->value.count,
                                          .added = item != set,
                                          .file = arena_strdup(stack->arena, item->file),
                                          .line = item->entry->line};
        }
    }
}

bool conf_load_words(struct arena *arena, const struct conf_paths *paths,
                     const struct settings *settings, struct conf_words *words, struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {.arena = arena, .kind = KEYS_POLICY, .faults = &faults};

    stack.wants_lines = true;
    *words = (struct conf_words){0};
    files_add_policy(&stack, paths, settings);
    list_words(&stack, words);
    return faults_end(&faults, err);
}
