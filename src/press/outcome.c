/* What a change does as a document: its evenings before and after, what they are warned of, and what was
 * saved. */
#include "config.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "press/items.h"
#include "press/parts.h"
#include "press/phrase.h"

static struct evening *same_evening(struct evening *evenings, size_t count,
                                    const struct press_change *change, day_t day)
{
    for (size_t i = 0; i < count && !change->held; i++)
        if (evenings[i].change->class == change->class && !evenings[i].change->held &&
            evenings[i].before->day == day)
            return &evenings[i];
    return NULL;
}

struct evening *part_evenings(const union press_value *value, struct arena *arena, size_t *count)
{
    struct evening *evenings = NULL;
    size_t capacity = 0;

    *count = 0;
    for (size_t i = 0; i < value->outcome.count; i++) {
        const struct press_change *change = &value->outcome.items[i];
        for (size_t d = 0; change->forecast && d < change->forecast->count; d++) {
            const struct forecast_day *day = &change->forecast->days[d];
            struct evening *same = same_evening(evenings, *count, change, day->day);
            if (same) {
                same->after = day->after;
                same->several = true;
                continue;
            }
            evenings = arena_grow(arena, evenings, &capacity, *count + 1, sizeof *evenings);
            evenings[(*count)++] = (struct evening){.change = change,
                                                    .before = day->before,
                                                    .after = day->after,
                                                    .raises_over = day->raises_over,
                                                    .opens = d == 0};
        }
    }
    return evenings;
}

/* "三(2)  11月18日 周三  52 → 67 / 60 分钟  红·超时长  超 7 分钟  已转为待审" */
static void add_evening(struct document *document, const struct evening *evening)
{
    const struct press_change *change = evening->change;
    const struct press_context *context = document->context;
    struct arena *arena = document->arena;
    const struct board *after = evening->after;
    bool named = change->assignment && !change->gone && !evening->several;
    int64_t id = named ? change->assignment->id : 0;
    enum lang lang = context->lang;
    const char *load =
        after->limit < 0
            ? arena_printf(arena, tr(lang, "%d → %d minutes"), evening->before->load, after->load)
            : arena_printf(arena, tr(lang, "%d → %d / %d minutes"), evening->before->load,
                           after->load, after->limit);
    const char *held = "";

    /* said of the evenings that are why, or once */
    if (change->held && (change->forecast->raises_over ? evening->raises_over : evening->opens)) {
        held = id != 0 ? tr(lang, "now awaiting approval, not shown until then")
                       : tr(lang, "would await approval");
    }
    const struct words facts[] = {
        {.text = id != 0 ? arena_printf(arena, "#%" PRId64, id) : ""},
        {.text = class_short(context->school, change->class, after->day, lang, arena),
         .paint = PAINT_BOLD},
        {.text = date_long(arena, after->day, lang)},
        {.text = load, .ours = true},
        {.text = part_level(after, lang), .paint = part_paint(after->level), .ours = true},
        {.text = phrase_room(after->load, after->limit, lang, arena)},
        {.text = phrase_calibrated(after->calibrated, lang, arena)},
        {.text = held, .paint = PAINT_YELLOW},
    };
    document_facts(document, facts, sizeof facts / sizeof *facts, 0);
}

/* The evening's own line says how much it is, and others have yet to report. */
static bool is_said(const struct board_warning *warning)
{
    return warning->code == WARNING_OVER_LIMIT || warning->code == WARNING_NEAR_LIMIT ||
           warning->code == WARNING_NOT_REPORTED;
}

static bool said_earlier(const struct forecast *forecast, size_t day,
                         const struct board_warning *warning)
{
    for (size_t d = 0; d < day; d++) {
        const struct board *board = forecast->days[d].after;
        for (size_t w = 0; w < board->warning_count; w++)
            if (board_warning_same(&board->warnings[w], warning))
                return true;
    }
    return false;
}

/* What the change adds to the warnings of its evenings, each sentence once. */
static void add_warnings(struct document *document, const struct forecast *forecast)
{
    enum lang lang = document->context->lang;

    for (size_t d = 0; d < forecast->count; d++) {
        const struct forecast_day *day = &forecast->days[d];
        for (size_t w = 0; w < day->after->warning_count; w++) {
            const struct board_warning *warning = &day->after->warnings[w];
            if (is_said(warning) || !forecast_adds(day, warning) ||
                said_earlier(forecast, d, warning))
                continue;
            const struct words facts[] = {
                {.text = vocab_name(&vocab_level, (int)warning->level, lang),
                 .paint = part_paint(warning->level)},
                {.text = board_warning_text(warning, lang, document->arena)},
            };
            document_facts(document, facts, sizeof facts / sizeof *facts, DOCUMENT_INDENT);
        }
    }
}

static const char *state_words(const struct press_change *change, bool trial, enum lang lang)
{
    if (change->held)
        return trial ? tr(lang, "would be held for review") : tr(lang, "held for review");
    if (trial && change->assignment->state == STATE_PUBLISHED)
        return tr(lang, "would be published");
    return phrase_state(change->assignment, lang);
}

/* "（待确认：kedaibiao 录入，教师：李老师）", "（#7 改的是 #3）": what is behind the state. */
static const char *behind_state(const struct press_change *change, enum lang lang,
                                struct arena *arena)
{
    const struct assignment *item = change->assignment;

    if (assignment_is_change(item))
        return arena_printf(arena, tr(lang, " (changes #%lld)"), (long long)item->replaces);
    if (!change->of_pupil || (!state_is_public(item->state) && item->state != STATE_PENDING))
        return "";
    return arena_printf(
        arena, item->confirmed ? tr(lang, " (confirmed: %s)") : tr(lang, " (to be confirmed: %s)"),
        phrase_entered(item, lang, arena));
}

/* "#17 三(2) 数学 15 分 练习册P12: 待审" */
static void add_saved(struct document *document, const struct press_change *change, bool trial)
{
    const struct press_context *context = document->context;
    const struct assignment *item = change->assignment;
    struct arena *arena = document->arena;
    const char *id = item->id != 0 ? arena_printf(arena, "#%" PRId64 " ", item->id) : "";
    enum lang lang = context->lang;
    const char *minutes = item->minutes
                              ? arena_printf(arena, tr(lang, "%s min "),
                                             phrase_minutes(item, item->minutes, lang, arena))
                              : "";
    const char *class =
        change->class ? class_short(context->school, change->class, item->assigned, lang, arena)
                      : "";

    document_line(document, arena_printf(arena, "%s%s%s", id,
                                         arena_printf(arena, tr(lang, "%s %s %s%s: %s"), class,
                                                      part_subject(context, item->subject), minutes,
                                                      part_short(arena, item->text),
                                                      state_words(change, trial, lang)),
                                         behind_state(change, lang, arena)));
}

void document_outcome(struct document *document, const union press_value *value)
{
    size_t count;
    const struct evening *evenings = part_evenings(value, document->arena, &count);

    for (size_t i = 0; i < value->outcome.count; i++) {
        const struct press_change *change = &value->outcome.items[i];
        for (size_t e = 0; e < count; e++)
            if (evenings[e].change == change)
                add_evening(document, &evenings[e]);
        if (change->forecast)
            add_warnings(document, change->forecast);
    }
    for (size_t i = 0; i < value->outcome.count; i++)
        if (value->outcome.items[i].assignment)
            add_saved(document, &value->outcome.items[i], value->outcome.trial);
}
