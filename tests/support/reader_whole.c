/* Whether the pieces of a reading make up the whole message. */
#include "config.h"

#include "support/reader_whole.h"

#include <string.h>

#include "base/text.h"

/* The characters that carry meaning: no spaces, no signs between words. */
static char *essence(struct arena *arena, const char *text, size_t bytes)
{
    static const char *const signs = " \t\n\r,;:|-~+./、，；：。－／．　—～＋";
    char *out = arena_alloc(arena, bytes + 1), *at = out;

    for (size_t i = 0; i < bytes;) {
        size_t length;
        char one[5] = "";
        uint32_t c = text_decode(text + i, &length);
        length = length > 0 ? length : 1;
        memcpy(one, text + i, length);
        if (!strstr(signs, one) && !text_is_white(c)) {
            memcpy(at, one, length);
            at += length;
        }
        i += length;
    }
    return out;
}

/* Spans are the whole message; an item's text is what its spans of text hold; outside of items nothing but
 * space is taken for text. */
const char *reader_whole_fault(const struct reader_result *reading, const char *message,
                               struct arena *arena)
{
    size_t at = 0;
    struct text_buf *texts = ARENA_ARRAY(arena, reading->item_count + 1, struct text_buf);

    for (size_t i = 0; i < reading->span_count; i++) {
        const struct reader_span *span = &reading->spans[i];
        const char *piece = essence(arena, message + span->start, span->end - span->start);
        if (span->start != at || span->end <= span->start)
            return arena_printf(arena, "a gap at %zu", at);
        at = span->end;
        if (span->rule == READER_TEXT && span->item < 0 && piece[0] != '\0')
            return arena_printf(arena, "unread “%s”", piece);
        if (span->item >= 0 && span->rule == READER_TEXT) {
            if ((size_t)span->item >= reading->item_count)
                return "a piece of an item that is none";
            texts[span->item].arena = arena;
            text_buf_add(&texts[span->item], piece);
        }
    }
    if (at != strlen(message))
        return arena_printf(arena, "nothing from %zu on", at);
    for (size_t i = 0; i < reading->item_count; i++) {
        const struct reader_item *item = &reading->items[i];
        const char *kept = essence(arena, item->text, strlen(item->text));
        if (item->shared ? i == 0 || strcmp(item->text, item[-1].text) != 0
                         : strcmp(kept, text_buf_str(&texts[i])) != 0)
            return arena_printf(arena, "“%s” is not “%s”", kept, text_buf_str(&texts[i]));
        if (!item->subject || item->minutes < -1 || item->due < reading->day)
            return arena_printf(arena, "“%s” is not whole", item->text);
    }
    return NULL;
}
