/* The warnings of the policy: level, source and advice of those that follow from numbers, and the
 * rules on texts, national or a school's own, each a section with words and patterns. */
#include "config.h"

#include "conf/builder.h"

#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

#define GRADES_ALL (((1u << (GRADE_MAX + 1)) - 1u) & ~1u)
#define KINDS_ALL ((1u << KIND_COUNT) - 1u)

static struct rule_draft *draft_of(struct parser *parser, const char *code)
{
    struct builder *builder = parser->target;

    for (size_t i = 0; i < builder->rule_count; i++)
        if (strcmp(builder->rules[i].rule.code, code) == 0)
            return &builder->rules[i];
    builder->rules = arena_grow(parser->arena, builder->rules, &builder->rule_capacity,
                                builder->rule_count + 1, sizeof(struct rule_draft));
    struct rule_draft *draft = &builder->rules[builder->rule_count++];
    *draft = (struct rule_draft){.head = {.level = LEVEL_YELLOW, .passable = true},
                                 .rule = {.code = arena_strdup(parser->arena, code),
                                          .grades = GRADES_ALL,
                                          .kinds = KINDS_ALL}};
    return draft;
}

KEY_RECORD(warning_at)
{
    int code = match->number[PART_CODE];

    return code == WARNING_TEXT ? &draft_of(parser, match->word)->head
                                : &((struct builder *)parser->target)->policy.warnings[code];
}

/* The draft that a key of text rules alone goes to; a fault where the warning is none. */
KEY_RECORD(text_rule_at)
{
    int code = match->number[PART_CODE];

    if (code == WARNING_TEXT)
        return draft_of(parser, match->word);
    faults_add(parser->faults, parser->file, parser->line,
               _("[warning %s] follows from numbers: scope, words, pattern and except belong to "
                 "warnings about texts"),
               vocab_code(&vocab_warning, code));
    return NULL;
}

KEY_STORE(policy_take_warning_scope)
{
    struct rule_draft *draft = text_rule_at(parser, match);

    if (draft) {
        draft->rule.grades = value->grades != 0 ? value->grades : GRADES_ALL;
        draft->rule.kinds = value->bits != 0 ? value->bits : KINDS_ALL;
        draft->rule.uncounted_only = value->number != 0;
    }
}

/* ---- what must be there ---- */

static void check_numeric(const struct stack *stack, struct builder *builder, const char *national)
{
    for (int code = 0; code < WARNING_CODE_COUNT; code++) {
        struct warning_rule *warning = &builder->policy.warnings[code];
        const char *section =
            arena_printf(stack->arena, "warning %s", vocab_code(&vocab_warning, code));
        if (warning->level == LEVEL_COUNT)
            policy_missing(stack->faults, national, section, "level");
        if (!warning->source)
            policy_missing(stack->faults, national, section, "source");
        if (!warning->text_zh)
            warning->text_zh = arena_strdup(stack->arena, "");
        if (!warning->text_en)
            warning->text_en = arena_strdup(stack->arena, "");
    }
}

/* An empty value takes back what a file below set. */
static bool is_given(const char *pattern)
{
    return pattern && pattern[0] != '\0';
}

/* "over-limit|…|parents|…": the warnings that the files below or beside know. */
static char *known_codes(const struct stack *stack, const struct builder *builder)
{
    struct text_buf buf = {.arena = stack->arena};

    for (int code = 0; code < WARNING_CODE_COUNT; code++)
        text_buf_printf(&buf, "%s%s", code > 0 ? "|" : "", vocab_code(&vocab_warning, code));
    for (size_t i = 0; i < builder->rule_count; i++) {
        for (size_t p = 0; p < RULE_PATTERNS_MAX; p++) {
            if (is_given(builder->rules[i].patterns[p])) {
                text_buf_printf(&buf, "|%s", builder->rules[i].rule.code);
                break;
            }
        }
    }
    return arena_strdup(stack->arena, text_buf_str(&buf));
}

/* The grades of the patterns that gather() keeps. */
static unsigned *grades_of(struct arena *arena, const struct rule_draft *draft)
{
    unsigned *grades = ARENA_ARRAY(arena, RULE_PATTERNS_MAX, unsigned);
    size_t count = 0;

    for (size_t i = 0; i < RULE_PATTERNS_MAX; i++) {
        if (is_given(draft->patterns[i])) {
            unsigned own = draft->pattern_grades[i];
            grades[count++] = own != 0 ? own : GRADES_ALL;
        }
    }
    return grades;
}

static void take_masks(const struct stack *stack, struct builder *builder)
{
    struct policy *policy = &builder->policy;

    policy->masks = ARENA_ARRAY(stack->arena, RULE_PATTERNS_MAX, struct text_mask);
    for (size_t i = 0; i < RULE_PATTERNS_MAX; i++)
        if (is_given(builder->masks[i].pattern))
            policy->masks[policy->mask_count++] = builder->masks[i];
}

static size_t gather(struct arena *arena, char *const from[RULE_PATTERNS_MAX], char ***to)
{
    size_t count = 0;

    *to = ARENA_ARRAY(arena, RULE_PATTERNS_MAX, char *);
    for (size_t i = 0; i < RULE_PATTERNS_MAX; i++)
        if (is_given(from[i]))
            (*to)[count++] = from[i];
    return count;
}

/* A name without a pattern is a slip, or a rule that nobody finished. */
static void refuse_rule(const struct stack *stack, const struct builder *builder,
                        const struct text_rule *rule)
{
    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *item = &stack->items[i];
        if (!item->match.word || !item->row->key ||
            strncmp(item->row->section, "warning ", 8) != 0 ||
            strcmp(item->match.word, rule->code) != 0)
            continue;
        if (rule->pattern_count == 0) {
            faults_add(stack->faults, item->file, item->entry->section->line,
                       _("[warning %s]: there is no such warning: use %s, or give your own rule a "
                         "pattern1"),
                       rule->code, known_codes(stack, builder));
        } else {
            faults_add(stack->faults, item->file, item->entry->section->line,
                       _("[warning %s] needs a source and a text: give source, text_zh and "
                         "text_en"),
                       rule->code);
        }
        return;
    }
}

void policy_begin_warnings(struct policy *policy)
{
    for (int code = 0; code < WARNING_CODE_COUNT; code++) {
        policy->warnings[code] = (struct warning_rule){
            .level = LEVEL_COUNT, /* not set */
            .passable = true,     /* unless a file says otherwise */
        };
    }
}

/* A file that names another source has it in its own words: English of a file below is not of it. */
static void drop_other_english(const struct stack *stack, struct builder *builder)
{
    struct parser parser = {.arena = stack->arena, .faults = stack->faults, .target = builder};

    for (size_t i = 0; i < stack->count; i++) {
        const struct stack_item *item = &stack->items[i];
        if (item->layer == 1 || item->row->record != warning_at ||
            strcmp(item->row->key, "source") != 0)
            continue;
        const struct stack_item *english =
            stack_find(stack, item->entry->section->name, "source_en");
        if (english && english->layer < item->layer)
            ((struct warning_rule *)warning_at(&parser, &item->match))->source_en = NULL;
    }
}

void policy_finish_warnings(const struct stack *stack, struct builder *builder,
                            const char *national)
{
    struct policy *policy = &builder->policy;

    if (stack->layers > 1)
        drop_other_english(stack, builder);
    check_numeric(stack, builder, national);
    take_masks(stack, builder);
    policy->text_rules = ARENA_ARRAY(stack->arena, builder->rule_count, struct text_rule);
    for (size_t i = 0; i < builder->rule_count; i++) {
        struct rule_draft *draft = &builder->rules[i];
        struct text_rule *rule = &policy->text_rules[policy->text_rule_count++];
        const struct warning_rule *head = &draft->head;
        *rule = draft->rule;
        rule->level = head->level;
        rule->passable = head->passable;
        rule->source = head->source;
        rule->source_en = head->source_en;
        rule->pattern_count = gather(stack->arena, draft->patterns, &rule->patterns);
        rule->pattern_grades = grades_of(stack->arena, draft);
        rule->except_count = gather(stack->arena, draft->excepts, &rule->excepts);
        rule->text_zh = head->text_zh ? head->text_zh : head->text_en;
        rule->text_en = head->text_en ? head->text_en : head->text_zh;
        if (rule->pattern_count == 0 || !rule->source || !rule->text_zh)
            refuse_rule(stack, builder, rule);
    }
}
