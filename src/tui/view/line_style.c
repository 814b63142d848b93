/* A message shown as it is understood: by colour in the text. */
#include "config.h"

#include "tui/view/line_style.h"

uint8_t *line_styles(const struct reader_result *reading, size_t length, struct arena *arena)
{
    static const enum style styles[READER_RULE_COUNT] = {
        [READER_SUBJECT] = STYLE_SUBJECT, [READER_TIME] = STYLE_MINUTES,
        [READER_DUE] = STYLE_MARK,        [READER_PLACE] = STYLE_MARK,
        [READER_OPTIONAL] = STYLE_MARK,   [READER_TIER] = STYLE_MARK,
        [READER_KIND] = STYLE_MARK,       [READER_SPREAD] = STYLE_MARK,
        [READER_DEVICE] = STYLE_MARK,     [READER_UNIT] = STYLE_MARK,
        [READER_NONE] = STYLE_MARK,       [READER_ASIDE] = STYLE_DIM,
        [READER_BAD] = STYLE_BAD,
    };
    uint8_t *text = ARENA_ARRAY(arena, length + 1, uint8_t);

    for (size_t i = 0; i < reading->span_count; i++)
        for (size_t at = reading->spans[i].start; at < reading->spans[i].end && at < length; at++)
            text[at] = (uint8_t)styles[reading->spans[i].rule];
    return text;
}
