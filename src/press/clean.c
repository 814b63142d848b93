/* The gate for all that is printed. */
#include "config.h"

#include "press/clean.h"

#include <string.h>

#include "base/text.h"

#define DELETE 0x7f

/* True where the text needs a copy. Most Chinese characters (lead bytes E4..E9) and ASCII are never
 * forbidden and pass without decoding. The text is valid UTF-8. */
static bool is_suspect(const char *text, bool keep_lines)
{
    while (*text != '\0') {
        unsigned char lead = (unsigned char)*text;
        size_t length = 1;
        if (lead < 0x80) {
            if (lead < ' ' ? !(keep_lines && lead == '\n') : lead == DELETE)
                return true;
        } else if (lead >= 0xe4 && lead <= 0xe9) {
            length = 3;
        } else if (text_is_forbidden(text_decode(text, &length))) {
            return true;
        }
        text += length;
    }
    return false;
}

const char *press_clean(struct arena *arena, const char *text, bool keep_lines)
{
    if (!text)
        return "";
    size_t bytes = strlen(text);
    if (text_valid_prefix(text, bytes) == bytes && !is_suspect(text, keep_lines))
        return text;
    return text_sanitise(arena, text, keep_lines, NULL);
}
