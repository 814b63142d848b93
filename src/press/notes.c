/* What is worth saying of an item behind its text: corrections, what is not sure yet, what is done
 * elsewhere or over several evenings. */
#include "config.h"

#include "press/notes.h"

#include <jansson.h>
#include <string.h>

#include "base/text.h"
#include "press/clean.h"

static void add_note(struct text_buf *buf, const char *note)
{
    if (*note != '\0') {
        text_buf_printf(buf, "%s%s", buf->length > 0 ? " · " : "", note);
    }
}

/* A code of the trade as people read it; other words as they are. */
static const char *field_words(const char *field, const char *value, enum lang lang)
{
    static const struct
    {
        const char *field;
        const struct vocab *vocab;
    } vocabs[] = {
        {"kind", &vocab_kind},
        {"place", &vocab_place},
        {"tier", &vocab_tier},
        {"spread", &vocab_spread},
    };

    for (size_t i = 0; i < sizeof vocabs / sizeof *vocabs; i++) {
        if (strcmp(vocabs[i].field, field) == 0) {
            int word = vocab_find(vocabs[i].vocab, value);
            return word >= 0 ? vocab_name(vocabs[i].vocab, word, lang) : value;
        }
    }
    return value;
}

/* One changed field as it was: "15分", "11-24交", or its words. */
static char *was_field(const char *field, const json_t *value, enum lang lang, struct arena *arena)
{
    if (json_is_integer(value) && strcmp(field, "minutes") == 0) {
        return arena_printf(arena, _("%d min"), (int)json_integer_value(value));
    }
    if (json_is_integer(value)) {
        return arena_printf(arena, "%lld", (long long)json_integer_value(value));
    }
    if (json_is_boolean(value)) {
        bool optional = strcmp(field, "optional") == 0;
        if (!optional) {
            return arena_strdup(arena, "");
        }
        return arena_strdup(arena, json_is_true(value) ? _("optional") : _("required"));
    }
    if (json_is_null(value)) {
        return arena_strdup(arena, strcmp(field, "tier") == 0 ? _("required") : "");
    }
    const char *text = json_string_value(value);
    if (text == NULL) {
        return arena_strdup(arena, "");
    }
    day_t due;
    if (strcmp(field, "due") == 0 && date_parse_iso(text, &due, NULL)) {
        char day[DATE_TEXT_BYTES];
        return arena_printf(arena, _("due %s"), date_short(due, day));
    }
    if (strcmp(field, "text") == 0) {
        return arena_printf(arena, _("“%s”"), text);
    }
    return arena_strdup(arena, field_words(field, text, lang));
}

/* "原15分、11-24交", or "". */
static const char *was_words(const char *was, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    json_t *object = was != NULL && *was != '\0' ? json_loads(was, 0, NULL) : NULL;
    const char *field;
    json_t *value;

    json_object_foreach(object, field, value)
    {
        char *words = was_field(field, value, lang, arena);
        if (*words != '\0') {
            text_buf_printf(&buf, "%s%s", buf.length > 0 ? C_("list", ", ") : _(" was "), words);
        }
    }
    json_decref(object);
    return text_buf_str(&buf);
}

static const char *correction(const struct assignment *a, day_t day, int utc_offset, enum lang lang,
                              struct arena *arena)
{
    char clock[DATE_TEXT_BYTES];
    char date[DATE_TEXT_BYTES];
    day_t changed = stamp_day(a->changed_at, utc_offset);
    const char *when = stamp_clock(a->changed_at, utc_offset, clock);

    if (changed != day) {
        when = arena_printf(arena, "%s %s", date_short(changed, date), clock);
    }
    return arena_printf(arena, _("corrected %s%s%s%s"), when, was_words(a->was, lang, arena),
                        a->why != NULL && *a->why != '\0' ? C_("reason", ": ") : "",
                        a->why != NULL ? a->why : "");
}

/* Homework over several evenings: what it is in all, and what of it belongs here. */
static const char *spread_note(const struct notes *notes, struct arena *arena)
{
    const struct assignment *a = notes->assignment;
    bool school = a->place == PLACE_SCHOOL;

    if (a->spread == SPREAD_EACH) {
        return a->due - a->assigned > 1 ? _("every day") : "";
    }
    if (notes->today < 0) {
        return a->spread == SPREAD_EVEN && notes->evenings > 1
                   ? arena_printf(arena, school ? _("over %zu days") : _("over %zu evenings"),
                                  notes->evenings)
                   : "";
    }
    if (notes->today == a->minutes) {
        return "";
    }
    return arena_printf(
        arena, school ? _("%d minutes in all, %d today") : _("%d minutes in all, %d this evening"),
        a->minutes, notes->today);
}

char *notes_join(const struct notes *notes, struct arena *arena)
{
    const struct assignment *a = notes->assignment;
    struct text_buf buf = {.arena = arena};

    if (!state_is_public(a->state)) {
        add_note(&buf, vocab_name(&vocab_state, (int)a->state, notes->lang));
    }
    if (!a->confirmed && state_is_public(a->state)) {
        add_note(&buf, _("to be confirmed"));
    }
    if (a->optional) {
        add_note(&buf, _("optional"));
    }
    if (a->place == PLACE_SCHOOL && !notes->no_place) {
        add_note(&buf, _("at school"));
    }
    if (notes->kind && a->kind != KIND_WRITTEN) {
        add_note(&buf, vocab_name(&vocab_kind, (int)a->kind, notes->lang));
    }
    add_note(&buf, spread_note(notes, arena));
    if (notes->due != NULL) {
        add_note(&buf, notes->due);
    }
    if (a->changed_at != 0) {
        add_note(&buf, correction(a, notes->day, notes->utc_offset, notes->lang, arena));
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

char *phrase_item_notes(const struct board_item *item, const struct board *board, int utc_offset,
                        enum lang lang, struct arena *arena)
{
    struct notes notes = {
        .assignment = item->assignment,
        .day = board->day,
        .today = item->today,
        .utc_offset = utc_offset,
        .lang = lang,
    };
    return notes_join(&notes, arena);
}
