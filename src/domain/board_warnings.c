/* The warnings of a board: gathered from the files of one subject each, with the policy's level,
 * advice and source, in the contract's order. */
#include "config.h"

#include "domain/board_warnings.h"

#include <string.h>

#include "base/text.h"

bool warner_wants(const struct collector *collector, enum warning_code code)
{
    return collector->input->policy->warnings[code].level != LEVEL_NONE;
}

static struct board_warning *next_warning(struct collector *collector)
{
    struct board *board = collector->board;

    board->warnings = arena_grow(collector->arena, board->warnings, &collector->capacity,
                                 board->warning_count + 1, sizeof *board->warnings);
    return &board->warnings[board->warning_count++];
}

/* "fact；advice", or the fact alone. */
static char *with_advice(struct arena *arena, const char *fact, const char *joint,
                         const char *advice)
{
    return advice == NULL || advice[0] == '\0' ? arena_strdup(arena, fact)
                                               : arena_printf(arena, "%s%s%s", fact, joint, advice);
}

void warner_add(struct collector *collector, enum warning_code code, const struct assignment *item,
                const char *zh, const char *en)
{
    const struct warning_rule *rule = &collector->input->policy->warnings[code];

    if (rule->level == LEVEL_NONE) {
        return;
    }
    *next_warning(collector) =
        (struct board_warning){.code = code,
                               .level = rule->level,
                               .item = item,
                               .text_zh = with_advice(collector->arena, zh, "；", rule->text_zh),
                               .text_en = with_advice(collector->arena, en, "; ", rule->text_en),
                               .source = rule->source != NULL ? rule->source : ""};
}

void warner_add_text(struct collector *collector, const struct text_rule *rule,
                     const struct assignment *item, const char *zh, const char *en)
{
    *next_warning(collector) =
        (struct board_warning){.code = WARNING_TEXT,
                               .rule = rule,
                               .level = rule->level,
                               .item = item,
                               .text_zh = with_advice(collector->arena, zh, "：", rule->text_zh),
                               .text_en = with_advice(collector->arena, en, ": ", rule->text_en),
                               .source = rule->source != NULL ? rule->source : ""};
}

const char *warner_subject(const struct collector *collector, const char *code, enum lang lang)
{
    const struct subject *subject = subject_by_code(collector->input->subjects, code);
    return subject != NULL ? subject_name(subject, lang) : code;
}

const char *minutes_word(int minutes)
{
    return minutes == 1 ? "minute" : "minutes";
}

const char *days_word(int days)
{
    return days == 1 ? "day" : "days";
}

char *clock_text(struct arena *arena, int minutes, enum lang lang)
{
    bool next = minutes >= 24 * 60;
    const char *before = next && lang == LANG_ZH ? "次日 " : "";
    const char *after = next && lang == LANG_EN ? " the next day" : "";

    return arena_printf(arena, "%s%d:%02d%s", before, minutes / 60 % 24, minutes % 60, after);
}

/* Those of the day first, then the items' by id; what has no id yet will get the highest. */
static int64_t rank(const struct board_warning *warning)
{
    if (warning->item == NULL) {
        return 0;
    }
    return warning->item->id != 0 ? warning->item->id : INT64_MAX;
}

/* Red first, then by code, then by id. */
static bool goes_before(const struct board_warning *a, const struct board_warning *b)
{
    if (a->level != b->level) {
        return a->level > b->level;
    }
    int by_code = strcmp(board_warning_code(a), board_warning_code(b));
    return by_code != 0 ? by_code < 0 : rank(a) < rank(b);
}

/* They are few, and equals keep the order of the subjects: by insertion. */
static void sort_warnings(struct board *board)
{
    for (size_t i = 1; i < board->warning_count; i++) {
        struct board_warning moved = board->warnings[i];
        size_t j = i;
        for (; j > 0 && goes_before(&moved, &board->warnings[j - 1]); j--) {
            board->warnings[j] = board->warnings[j - 1];
        }
        board->warnings[j] = moved;
    }
}

void board_warn(struct board *board, const struct board_input *input, struct arena *arena)
{
    struct collector collector = {.board = board, .input = input, .arena = arena};

    warn_of_load(&collector);
    warn_of_items(&collector);
    warn_of_day(&collector);
    sort_warnings(board);
}

const char *board_warning_code(const struct board_warning *warning)
{
    return warning->code == WARNING_TEXT ? warning->rule->code : warning_codes[warning->code];
}

bool board_warning_passable(const struct policy *policy, const struct board_warning *warning)
{
    return warning->code == WARNING_TEXT ? warning->rule->passable
                                         : policy->warnings[warning->code].passable;
}
