/* The warnings of a board: gathered from the files of one subject each, with the policy's level,
 * advice and source, red first, then by code and id. */
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

static void add(struct collector *collector, struct board_warning warning, const char *source,
                const char *source_en)
{
    warning.subjects = collector->input->subjects;
    warning.source[LANG_ZH] = source ? source : "";
    warning.source[LANG_EN] = source_en ? source_en : warning.source[LANG_ZH];
    *next_warning(collector) = warning;
}

void warner_add(struct collector *collector, enum warning_code code, const struct assignment *item,
                const char *zh, const char *en, struct warning_fact fact)
{
    if (item && !fact.subject)
        fact.subject = item->subject;
    warner_add_of(collector, code, item ? item->id : WARNING_OF_DAY, zh, en, fact);
}

void warner_add_of(struct collector *collector, enum warning_code code, int64_t item,
                   const char *zh, const char *en, struct warning_fact fact)
{
    const struct warning_rule *rule = &collector->input->policy->warnings[code];

    if (rule->level != LEVEL_NONE) {
        add(collector,
            (struct board_warning){.code = code,
                                   .level = rule->level,
                                   .item = item,
                                   .text = {zh, en},
                                   .fact = fact,
                                   .advice = {rule->text_zh, rule->text_en}},
            rule->source, rule->source_en);
    }
}

void warner_add_text(struct collector *collector, const struct text_rule *rule,
                     const struct assignment *item, const char *words)
{
    add(collector,
        (struct board_warning){.code = WARNING_TEXT,
                               .rule = rule,
                               .level = rule->level,
                               .item = item->id,
                               .text = {"{s}“{a}”", "{s} “{a}”"},
                               .fact = {.a = words, .subject = item->subject},
                               .advice = {rule->text_zh, rule->text_en}},
        rule->source, rule->source_en);
}

/* ---- the sentence ---- */

/* A number in one of its forms. */
static void add_number(struct text_buf *out, int number, char form, enum lang lang)
{
    bool next = form == 't' && number >= 24 * 60;

    if (form == 'w') {
        text_buf_add(out, date_weekday_name((enum weekday)number, lang));
    } else if (form == 't') {
        text_buf_printf(out, "%s%d:%02d%s", next && lang == LANG_ZH ? "次日 " : "",
                        number / 60 % 24, number % 60,
                        next && lang == LANG_EN ? " the next day" : "");
    } else {
        text_buf_printf(out, "%d%s%s", number,
                        form == 'm'   ? " minute"
                        : form == 'd' ? " day"
                                      : "",
                        form != '}' && number != 1 ? "s" : "");
    }
}

static void add_place(struct text_buf *out, const struct board_warning *warning, const char *place,
                      enum lang lang)
{
    const struct warning_fact *fact = &warning->fact;

    if (place[0] >= '0' && place[0] <= '9') {
        add_number(out, fact->numbers[place[0] - '0'], place[1], lang);
    } else if (place[0] == 'l' || place[0] == 'h') {
        for (size_t i = 0; i < fact->count; i++) {
            text_buf_add(out, i == 0 ? "" : lang == LANG_ZH ? "、" : ", ");
            text_buf_add(
                out, place[0] == 'h'
                         ? subject_short(subject_by_code(warning->subjects, fact->list[i]), lang)
                         : subject_word(warning->subjects, fact->list[i], lang));
        }
    } else {
        text_buf_add(out, place[0] == 's'   ? subject_word(warning->subjects, fact->subject, lang)
                          : place[0] == 'a' ? fact->a
                                            : fact->b);
    }
}

char *board_warning_text(const struct board_warning *warning, enum lang lang, struct arena *arena)
{
    static const char *const joints[2][LANG_COUNT] = {{"；", "; "}, {"：", ": "}};
    struct text_buf out = {.arena = arena};
    const char *text = warning->text[lang], *place, *advice = warning->advice[lang];

    for (; (place = strchr(text, '{')); text = strchr(place, '}') + 1) {
        text_buf_add_bytes(&out, text, (size_t)(place - text));
        add_place(&out, warning, place + 1, lang);
    }
    text_buf_add(&out, text);
    if (advice && advice[0] != '\0')
        text_buf_printf(&out, "%s%s", joints[warning->rule != NULL][lang], advice);
    return arena_strdup(arena, text_buf_str(&out));
}

static bool same_words(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

bool board_warning_same(const struct board_warning *a, const struct board_warning *b)
{
    const struct warning_fact *x = &a->fact;
    const struct warning_fact *y = &b->fact;
    bool same = a->code == b->code && a->rule == b->rule && a->text[0] == b->text[0] &&
                memcmp(x->numbers, y->numbers, sizeof x->numbers) == 0 &&
                same_words(x->subject, y->subject) && same_words(x->a, y->a) &&
                same_words(x->b, y->b) && x->count == y->count;

    for (size_t i = 0; same && i < x->count; i++)
        same = strcmp(x->list[i], y->list[i]) == 0;
    return same;
}

/* Those of the day first, then the items' by id; what has no id yet will get the highest. */
static int64_t rank(const struct board_warning *warning)
{
    return warning->item != 0 ? warning->item : INT64_MAX;
}

int64_t board_warning_item(const struct board_warning *warning)
{
    return warning->item > 0 ? warning->item : 0;
}

/* Red first, then by code, then by id. */
static bool goes_before(const struct board_warning *a, const struct board_warning *b)
{
    if (a->level != b->level)
        return a->level > b->level;
    int by_code = strcmp(board_warning_code(a), board_warning_code(b));
    return by_code != 0 ? by_code < 0 : rank(a) < rank(b);
}

/* They are few, and equals keep the order of the subjects: by insertion. */
static void sort_warnings(struct board *board)
{
    for (size_t i = 1; i < board->warning_count; i++) {
        struct board_warning moved = board->warnings[i];
        size_t j = i;
        for (; j > 0 && goes_before(&moved, &board->warnings[j - 1]); j--)
            board->warnings[j] = board->warnings[j - 1];
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
    return warning->code == WARNING_TEXT ? warning->rule->code
                                         : vocab_code(&vocab_warning, (int)warning->code);
}

bool board_warning_passable(const struct policy *policy, const struct board_warning *warning)
{
    return warning->code == WARNING_TEXT ? warning->rule->passable
                                         : policy->warnings[warning->code].passable;
}
