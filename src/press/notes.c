/* What is worth saying of an item behind its text: corrections, what is not sure yet, what is done
 * elsewhere or over several evenings. */
#include "config.h"

#include "press/items.h"

#include <jansson.h>
#include <string.h>

#include "base/text.h"
#include "domain/fields.h"
#include "press/phrase.h"

#define NOTES_MAX 8

/* The notes of one item as they are gathered. */
struct note_list
{
    struct note items[NOTES_MAX];
    size_t count;
};

static void add_note(struct note_list *list, int column, const char *note)
{
    if (*note != '\0')
        list->items[list->count++] = (struct note){note, column};
}

/* A changed field's code as people read it: words of the trade, a subject's name, a date. */
static const char *value_words(const char *field, const char *value,
                               const struct press_context *context, struct arena *arena)
{
    char date[DATE_TEXT_BYTES];
    day_t day;
    enum lang lang = context->lang;
    const struct field *known = record_field(ENTITY_ASSIGNMENT, field);
    int word = known && known->vocab ? vocab_find(known->vocab, value) : -1;

    if (word >= 0)
        return vocab_name(known->vocab, word, lang);
    if (strcmp(field, "subject") == 0 && context->subjects)
        return subject_word(context->subjects, value, lang);
    if (strcmp(field, "due") == 0 && date_parse_iso(value, &day, NULL))
        return arena_printf(arena, tr(lang, "due %s"), date_short(day, date));
    if (strcmp(field, "assigned") == 0 && date_parse_iso(value, &day, NULL))
        return arena_printf(arena, tr(lang, "set %s"), date_short(day, date));
    return strcmp(field, "text") == 0 ? arena_printf(arena, tr(lang, "“%s”"), value) : value;
}

/* One changed field as it was: "15分", "11-24交", or its words; "" where there is nothing to say. */
static const char *was_field(const char *field, const json_t *value,
                             const struct press_context *context, struct arena *arena)
{
    enum lang lang = context->lang;

    if (json_is_integer(value))
        return arena_printf(arena, tr(lang, "%d min"), (int)json_integer_value(value));
    if (json_is_boolean(value))
        return json_is_true(value) ? tr(lang, "optional") : tr(lang, "required");
    if (json_is_null(value))
        return strcmp(field, "tier") == 0 ? vocab_name(&vocab_tier, TIER_NONE, lang) : "";
    const char *text = json_string_value(value);
    return text && *text != '\0' ? value_words(field, text, context, arena) : "";
}

/* " 原15分、11-24交", or "". */
static const char *was_words(const char *was, const struct press_context *context,
                             struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    json_t *object = was && *was != '\0' ? json_loads(was, 0, NULL) : NULL;
    const char *field;
    json_t *value;

    json_object_foreach(object, field, value)
    {
        const char *words = was_field(field, value, context, arena);
        if (*words != '\0') {
            text_buf_printf(&buf, "%s%s",
                            buf.length > 0 ? tr_c(context->lang, "list", ", ")
                                           : tr(context->lang, " was "),
                            words);
        }
    }
    json_decref(object);
    return text_buf_str(&buf);
}

/* Whether anything but the teacher's name is another than at first: that alone is no correction to be told. */
static bool is_corrected(const struct assignment *a)
{
    json_t *object = a->was && *a->was != '\0' ? json_loads(a->was, 0, NULL) : NULL;
    bool told = !object;
    const char *field;
    json_t *value;

    json_object_foreach(object, field, value) told = told || strcmp(field, "teacher") != 0;
    json_decref(object);
    return a->changed_at != 0 && told;
}

/* "更正 16:02 原15分：页码写错"; with the date where it was another day. */
static const char *correction(const struct item_row *row, const struct press_context *context,
                              struct arena *arena)
{
    const struct assignment *a = row->assignment;
    char clock[DATE_TEXT_BYTES];
    char date[DATE_TEXT_BYTES];
    day_t changed = stamp_day(a->changed_at, context->utc_offset);
    const char *when = stamp_clock(a->changed_at, context->utc_offset, clock);
    bool reasoned = !row->brief && a->why && *a->why != '\0';

    if (changed != row->day)
        when = arena_printf(arena, "%s %s", date_short(changed, date), clock);
    return arena_printf(arena, tr(context->lang, "corrected %s%s%s%s"), when,
                        row->brief ? "" : was_words(a->was, context, arena),
                        reasoned ? tr_c(context->lang, "reason", ": ") : "",
                        reasoned ? a->why : "");
}

const char *phrase_spread(const struct assignment *a, const struct calendar *calendar,
                          const struct policy *policy, enum lang lang, struct arena *arena)
{
    day_t days[SPAN_MAX_DAYS + 1];
    size_t evenings = a->spread == SPREAD_EVEN && a->minutes > 0 && calendar
                          ? assignment_evenings(a, calendar, days)
                          : 0;

    if (evenings > 1 && policy)
        evenings = (size_t)assignment_spread_over(a, policy, evenings);
    if (evenings <= 1)
        return "";
    return arena_printf(
        arena, a->place == PLACE_SCHOOL ? tr(lang, "over %zu days") : tr(lang, "over %zu evenings"),
        evenings);
}

/* Homework over several evenings: what it is in all, and what of it belongs here. */
static const char *spread_note(const struct item_row *row, const struct press_context *context,
                               struct arena *arena)
{
    const struct assignment *a = row->assignment;
    bool school = a->place == PLACE_SCHOOL;
    enum lang lang = context->lang;

    if (a->spread == SPREAD_EACH)
        return a->due - a->assigned > 1 ? tr(lang, "every day") : "";
    if (row->today < 0)
        return phrase_spread(a, calendar_of_item(context, a), context->policy, lang, arena);
    if (row->today == a->minutes)
        return "";
    if (row->today == 0) {
        return school ? tr(lang, "nothing planned today")
                      : tr(lang, "nothing planned this evening");
    }
    return arena_printf(arena,
                        school ? tr(lang, "%s minutes in total, %d today")
                               : tr(lang, "%s minutes in total, %d this evening"),
                        phrase_minutes(a, a->minutes, lang, arena), row->today);
}

struct note *item_notes(const struct item_row *row, const struct press_context *context,
                        const char *due, bool kind, int due_column, int place_column,
                        struct arena *arena, size_t *count)
{
    const struct assignment *a = row->assignment;
    struct note_list list = {.count = 0};
    enum lang lang = context->lang;

    if (!state_is_public(a->state))
        add_note(&list, -1, vocab_name(&vocab_state, (int)a->state, lang));
    if (!a->confirmed && state_is_public(a->state))
        add_note(&list, -1, tr(lang, "to be confirmed"));
    if (a->optional)
        add_note(&list, -1, tr(lang, "optional"));
    if (a->place == PLACE_SCHOOL)
        add_note(&list, place_column, tr(lang, "at school"));
    if (kind && a->kind != KIND_WRITTEN)
        add_note(&list, -1, vocab_name(&vocab_kind, (int)a->kind, lang));
    add_note(&list, -1, spread_note(row, context, arena));
    if (due)
        add_note(&list, due_column, due);
    if (is_corrected(a))
        add_note(&list, -1, correction(row, context, arena));
    *count = list.count;
    return arena_memdup(arena, list.items, sizeof list.items);
}

char *phrase_item_notes(const struct board_item *item, const struct board *board, int utc_offset,
                        bool brief, enum lang lang, struct arena *arena)
{
    const struct press_context context = {.lang = lang, .utc_offset = utc_offset};
    const struct item_row row = {
        .assignment = item->assignment, .day = board->day, .today = item->today, .brief = brief};
    struct text_buf buf = {.arena = arena};
    size_t count;
    const struct note *notes = item_notes(&row, &context, NULL, false, -1, -1, arena, &count);

    for (size_t i = 0; i < count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? " · " : "", notes[i].text);
    return arena_strdup(arena, text_buf_str(&buf));
}
