#include "config.h"

/* Collecting faults: a person who mends a file wants to see all of them at once, up to what a
 * message holds; what does not fit is counted. */
#include "conf/faults.h"

#include <stdarg.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define QUOTE_COLUMNS 60    /* of a value in a message */
#define LAST_LINE_BYTES 100 /* kept free for the line that counts the rest */

void faults_add(struct faults *faults, const char *file, size_t line, const char *format, ...)
{
    faults->count++;
    if (faults->err == NULL) {
        return;
    }
    va_list args;
    va_start(args, format);
    char *sentence = arena_vprintf(faults->arena, format, args);
    va_end(args);
    if (line > 0) {
        sentence = arena_printf(faults->arena, "%s:%zu: %s", file, line, sentence);
    } else {
        sentence = arena_printf(faults->arena, "%s: %s", file, sentence);
    }
    size_t used = faults->count == 1 ? 0 : strlen(faults->err->message);
    if (faults->left_out > 0 ||
        (used > 0 && used + strlen(sentence) + 1 + LAST_LINE_BYTES > ERR_MESSAGE_BYTES)) {
        faults->left_out++;
        return;
    }
    if (faults->count == 1) {
        err_clear(faults->err);
    }
    err_add(faults->err, ERR_INPUT, "%s", sentence);
}

bool faults_end(struct faults *faults)
{
    if (faults->left_out > 0) {
        err_add(faults->err, ERR_INPUT, _("and %zu more: mend these first"), faults->left_out);
        faults->left_out = 0;
    }
    return faults->count == 0;
}

char *faults_quote(const struct faults *faults, const char *value)
{
    return text_fit(faults->arena, text_sanitise(faults->arena, value, false, NULL), QUOTE_COLUMNS);
}
