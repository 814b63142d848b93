/* Writes the quick line that gives an assignment again: subject, text, minutes, then only the marks
 * that differ from what the line would mean without them. The minutes stand behind the text, so that
 * a time inside it stays text; a word that would be read as a mark gets a backslash. */
#include "config.h"

#include "domain/quick.h"

#include <string.h>

#include "base/text.h"
#include "domain/quick_words.h"

static const char *vocab_written(const struct vocab *vocab, int value, enum lang lang)
{
    /* English names may have spaces; codes have none. */
    return lang == LANG_ZH ? vocab_name(vocab, value, LANG_ZH) : vocab_code(vocab, value);
}

static void add_subject(struct text_buf *line, const struct assignment *a,
                        const struct subject *subject, const struct quick_context *context)
{
    const char *name = subject ? subject_name(subject, context->lang) : NULL;

    if (!name || subject_exact(context->subjects, name) != subject ||
        name[strcspn(name, " ")] != '\0')
        name = a->subject ? a->subject : "";
    text_buf_add(line, name);
}

/* Whether a word of the text must be kept from being read as something else. */
static bool needs_escape(const struct quick_context *context, const char *word, bool has_minutes,
                         struct arena *arena)
{
    const char *core = quick_word_core(word);

    switch (quick_word_read(context, core, arena).type) {
    case WORD_TEXT:
        return false;
    case WORD_TIME:
        return core != word || !has_minutes;
    case WORD_DIGITS:
        return core != word;
    case WORD_DUE:
    case WORD_KIND:
    case WORD_TIER:
    case WORD_PLACE:
    case WORD_SPREAD:
    case WORD_OPTIONAL:
    case WORD_DEVICE:
    case WORD_UNKNOWN:
        break;
    }
    return true;
}

static void add_text(struct text_buf *line, const struct assignment *a,
                     const struct quick_context *context)
{
    const char *at = a->text ? a->text : "";

    while (*at != '\0') {
        size_t space = quick_space(at);
        if (space > 0) {
            text_buf_add_bytes(line, at, space);
            at += space;
            continue;
        }
        size_t bytes = 0;
        while (at[bytes] != '\0' && quick_space(at + bytes) == 0)
            bytes++;
        const char *word = arena_strndup(line->arena, at, bytes);
        if (needs_escape(context, word, a->minutes > 0, line->arena))
            text_buf_add(line, "\\");
        text_buf_add(line, word);
        at += bytes;
    }
}

static void add_due(struct text_buf *line, const struct assignment *a,
                    const struct quick_context *context)
{
    char iso[DATE_TEXT_BYTES];

    if (a->due == assignment_default_due(context->calendar, context->assigned, a->place))
        return;
    if (a->due > context->assigned && a->due <= context->assigned + WEEK_DAYS)
        text_buf_printf(line, " @%s", date_weekday_name(date_weekday(a->due), context->lang));
    else
        text_buf_printf(line, " @%s", date_iso(a->due, iso));
}

char *quick_format(const struct assignment *assignment, const struct quick_context *context,
                   struct arena *arena)
{
    const struct assignment *a = assignment;
    const struct subject *subject =
        a->subject ? subject_by_code(context->subjects, a->subject) : NULL;
    bool zh = context->lang == LANG_ZH;
    struct text_buf line = {.arena = arena};

    add_subject(&line, a, subject, context);
    text_buf_add(&line, " ");
    add_text(&line, a, context);
    if (a->minutes > 0)
        text_buf_printf(&line, zh ? " %d分" : " %dm", a->minutes);
    if (quick_default_kind(context, subject, a->text ? a->text : "") != a->kind)
        text_buf_printf(&line, " #%s", vocab_written(&vocab_kind, (int)a->kind, context->lang));
    if (a->tier != TIER_NONE)
        text_buf_printf(&line, " +%s", vocab_written(&vocab_tier, (int)a->tier, context->lang));
    if (a->optional)
        text_buf_add(&line, zh ? " ?选做" : " ?");
    if (a->place != PLACE_HOME)
        text_buf_printf(&line, " ~%s", vocab_written(&vocab_place, (int)a->place, context->lang));
    if (a->spread != SPREAD_EVEN)
        text_buf_printf(&line, " ~%s", vocab_written(&vocab_spread, (int)a->spread, context->lang));
    if (a->device)
        text_buf_add(&line, zh ? " !设备" : " !");
    add_due(&line, a, context);
    return arena_strdup(arena, text_buf_str(&line));
}
