/* A quick line shown as it is understood: by colour in the line, by words below it. */
#include "config.h"

#include "tui/view/line_style.h"

#include "base/text.h"
#include "press/phrase.h"

uint8_t *line_styles(const struct quick *quick, size_t length, struct arena *arena)
{
    static const enum style styles[] = {
        [QUICK_SUBJECT] = STYLE_SUBJECT, [QUICK_TEXT] = STYLE_PLAIN,
        [QUICK_MINUTES] = STYLE_MINUTES, [QUICK_DUE] = STYLE_MARK,
        [QUICK_KIND] = STYLE_MARK,       [QUICK_TIER] = STYLE_MARK,
        [QUICK_OPTIONAL] = STYLE_MARK,   [QUICK_PLACE] = STYLE_MARK,
        [QUICK_DEVICE] = STYLE_MARK,     [QUICK_SPREAD] = STYLE_MARK,
        [QUICK_BAD] = STYLE_BAD,
    };
    uint8_t *line = ARENA_ARRAY(arena, length + 1, uint8_t);

    for (size_t i = 0; i < quick->span_count; i++)
        for (size_t at = quick->spans[i].start; at < quick->spans[i].end && at < length; at++)
            line[at] = (uint8_t)styles[quick->spans[i].token];
    return line;
}

static void add_part(struct text_buf *buf, const char *part)
{
    if (*part != '\0')
        text_buf_printf(buf, "%s%s", buf->length > 0 ? " · " : "", part);
}

char *line_reading(const struct quick *quick, day_t day, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    if (!quick->subject)
        return arena_strdup(arena, "");
    add_part(&buf, subject_name(quick->subject, lang));
    add_part(&buf, vocab_name(&vocab_kind, (int)quick->kind, lang));
    if (quick->has_minutes)
        add_part(&buf,
                 arena_printf(arena,
                              tr_n(lang, "%d minute", "%d minutes", (unsigned long)quick->minutes),
                              quick->minutes));
    add_part(&buf, phrase_due(quick->due, day, lang, arena));
    if (quick->optional)
        add_part(&buf, tr(lang, "optional"));
    else
        add_part(&buf, quick->tier != TIER_NONE ? vocab_name(&vocab_tier, (int)quick->tier, lang)
                                                : tr(lang, "for everybody"));
    if (quick->place != PLACE_HOME)
        add_part(&buf, vocab_name(&vocab_place, (int)quick->place, lang));
    if (quick->spread != SPREAD_EVEN)
        add_part(&buf, vocab_name(&vocab_spread, (int)quick->spread, lang));
    if (quick->device)
        add_part(&buf, tr(lang, "needs a device"));
    return arena_strdup(arena, text_buf_str(&buf));
}
