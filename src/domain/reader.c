/* The reader: a message in, what it says out; and that nothing of it is lost. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/i18n.h"
#include "base/text.h"

static const char *const rule_codes[READER_RULE_COUNT] = {
    [READER_TEXT] = "text",      [READER_SUBJECT] = "subject",   [READER_NUMBERING] = "numbering",
    [READER_SEPARATOR] = "sign", [READER_TIME] = "time",         [READER_DUE] = "due",
    [READER_PLACE] = "place",    [READER_OPTIONAL] = "optional", [READER_TIER] = "tier",
    [READER_KIND] = "kind",      [READER_SPREAD] = "spread",     [READER_DEVICE] = "device",
    [READER_UNIT] = "unit",      [READER_NONE] = "none",         [READER_ASIDE] = "aside",
    [READER_BAD] = "error",
};

struct reader_context reader_context_for(const struct reader_lexicon *lexicon,
                                         const struct school_words *words,
                                         const struct school *school, const struct class *class,
                                         day_t day)
{
    struct reader_context context = {
        .lexicon = lexicon,
        .subjects = words->subjects,
        .calendar = words->calendar,
        .assigned = day,
        .limit = LIMIT_NONE,
        .lang = words->lang,
        .default_minutes = words->policy->entry_minutes,
    };

    if (class) {
        struct grade grade = class_grade(school, class, day);
        context.grade = grade.grade;
        context.limit = policy_limit(words->policy, &grade, calendar_kind(words->calendar, day));
    }
    return context;
}

const char *reader_no_minutes(void)
{
    return _("no time is written, and nothing was set before to go by: write the minutes at the "
             "end, as in 20分钟");
}

char *reader_sentence(const struct reader_line *line, struct arena *arena)
{
    return line->text[0] == '\0'
               ? line->why
               : arena_printf(arena, "“%s”%s%s", line->text, C_("reason", ": "), line->why);
}

const char *reader_rule_code(enum reader_rule rule)
{
    return rule_codes[rule];
}

const char *reader_guess_code(unsigned bit)
{
    static const char *const codes[GUESS_BITS] = {"subject", "minutes", "kind",    "due",
                                                  "tier",    "place",   "optional"};
    for (unsigned i = 0; i < GUESS_BITS; i++)
        if (bit == 1U << i)
            return codes[i];
    return "";
}

/* ---- what is told ---- */

static void add_line(struct reader *reader, struct reader_line **lines, size_t *count,
                     size_t *capacity, size_t from, size_t to, const char *why)
{
    const struct token *first = token_at(reader, from);

    *lines = arena_grow(reader->arena, *lines, capacity, *count + 1, sizeof **lines);
    (*lines)[(*count)++] = (struct reader_line){
        .line = (int)first->line,
        .start = first->start,
        .end = to > from ? token_at(reader, to - 1)->end : first->start,
        .text = reader_slice(reader, from, to),
        .why = arena_strdup(reader->arena, why),
    };
}

void add_aside(struct reader *reader, size_t from, size_t to, const char *why)
{
    struct reader_result *reading = reader->reading;

    add_line(reader, &reading->aside, &reading->aside_count, &reader->aside_capacity, from, to,
             why);
    set_rule(reader, from, to, READER_ASIDE);
}

void add_error(struct reader *reader, size_t from, size_t to, const char *message)
{
    struct reader_result *reading = reader->reading;

    add_line(reader, &reading->errors, &reading->error_count, &reader->error_capacity, from, to,
             message);
    for (size_t i = from; i < to && i < reader->count; i++)
        if (reader->tokens[i].rule == READER_TEXT && reader->tokens[i].item < 0)
            reader->tokens[i].rule = READER_BAD;
}

void add_note(struct reader *reader, size_t from, size_t to, const char *message)
{
    struct reader_result *reading = reader->reading;

    add_line(reader, &reading->notes, &reading->note_count, &reader->note_capacity, from, to,
             message);
}

/* ---- the end ---- */

/* Nothing typed is dropped unseen: what no rule took is shown as left over. */
static void show_left_over(struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        size_t to = i;
        while (to < reader->count && reader->tokens[to].type != T_LINE &&
               reader->tokens[to].item < 0 && reader->tokens[to].rule == READER_TEXT)
            to++;
        bool content = false;
        for (size_t k = i; k < to; k++)
            content = content || token_content(reader, k);
        if (content)
            add_aside(reader, i, to, _("left over: not understood"));
        else
            set_rule(reader, i, to, READER_SEPARATOR);
        i = to > i ? to - 1 : i;
    }
}

/* 作业推迟到明天布置 */
static bool puts_off(const struct reader *reader, const struct range *none)
{
    static const char *const words[] = {"推迟到", "延后到", "顺延到", "延到",
                                        "改到",   "改天",   "再布置", "再留"};

    for (size_t i = none->from; i < none->to; i++)
        if (token_text_among(reader, i, words, sizeof words / sizeof words[0]))
            return true;
    return false;
}

/* 今天没有书面作业 of no subject: a remark beside what is set, else a question. */
static void settle_none(struct reader *reader)
{
    const struct range *none = &reader->none;

    if (none->to == none->from)
        return;
    if (reader->reading->item_count + reader->reading->none_count > 0) {
        add_aside(reader, none->from, none->to, _("nothing to write, but something else to do"));
    } else {
        add_error(
            reader, none->from, none->to,
            puts_off(reader, none)
                ? _("homework is put off, and in which subject is not said: write it first, as in "
                    "数学作业改到明天")
                : _("no homework in which subject: write it first, as in 数学 无"));
    }
}

static void write_spans(struct reader *reader)
{
    struct reader_result *reading = reader->reading;

    reading->spans = ARENA_ARRAY(reader->arena, reader->count + 1, struct reader_span);
    for (size_t i = 0; i < reader->count; i++) {
        const struct token *token = &reader->tokens[i];
        struct reader_span *last =
            reading->span_count > 0 ? &reading->spans[reading->span_count - 1] : NULL;
        if (last && last->rule == token->rule && last->item == token->item) {
            last->end = token->end;
            continue;
        }
        reading->spans[reading->span_count++] =
            (struct reader_span){.rule = (enum reader_rule)token->rule,
                                 .start = token->start,
                                 .end = token->end,
                                 .item = token->item};
    }
}

static void compare_sum(struct reader *reader)
{
    struct reader_result *reading = reader->reading;
    int sum = 0;

    if (reading->stated_total < 0)
        return;
    for (size_t i = 0; i < reading->item_count; i++) {
        sum += !reading->items[i].optional && reading->items[i].minutes > 0
                   ? reading->items[i].minutes
                   : 0;
    }
    if (sum != reading->stated_total) {
        add_note(reader, 0, 0,
                 arena_printf(reader->arena,
                              _("the message says %d minutes in total, its items come to %d"),
                              reading->stated_total, sum));
    }
}

struct reader_result *reader_read(const struct reader_context *context, const char *message,
                                  struct arena *arena)
{
    struct reader_result *reading = ARENA_NEW(arena, struct reader_result);
    struct reader reader = {.context = context,
                            .message = message,
                            .arena = arena,
                            .reading = reading,
                            .day = context->assigned,
                            .holiday = DAY_NONE};

    reading->message = message;
    reading->day = context->assigned;
    reading->stated_total = -1;
    reader_lex(&reader);
    reader_read_lines(&reader);
    settle_none(&reader);
    compare_stated_times(&reader);
    show_left_over(&reader);
    write_spans(&reader);
    compare_sum(&reader);
    return reading;
}
