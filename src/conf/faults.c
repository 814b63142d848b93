/* Collecting faults: a person who mends a file wants to see all of them at once, from its first line
 * to its last, up to what a message holds; what does not fit is counted. */
#include "config.h"

#include "conf/faults.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define QUOTE_COLUMNS 60    /* of a value in a message */
#define LAST_LINE_BYTES 100 /* kept free for the line that counts the rest */

void faults_add(struct faults *faults, const char *file, size_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct fault fault = {
        .file = file,
        .line = line,
        .order = faults->count,
        .file_order = faults->count,
        .sentence = arena_vprintf(faults->arena, format, args),
    };
    va_end(args);
    for (size_t i = 0; i < faults->count && fault.file_order == faults->count; i++)
        if (faults->items[i].file == file || strcmp(faults->items[i].file, file) == 0)
            fault.file_order = faults->items[i].file_order;
    faults->items = arena_grow(faults->arena, faults->items, &faults->capacity, faults->count + 1,
                               sizeof(struct fault));
    faults->items[faults->count++] = fault;
}

static int compare_faults(const void *left, const void *right)
{
    const struct fault *a = left;
    const struct fault *b = right;
    if (a->file_order != b->file_order)
        return a->file_order < b->file_order ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

bool faults_end(struct faults *faults, struct err *err)
{
    if (faults->count == 0)
        return true;
    qsort(faults->items, faults->count, sizeof(struct fault), compare_faults);
    struct text_buf message = {.arena = faults->arena};
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->items[i];
        const char *place = fault->line > 0
                                ? arena_printf(faults->arena, "%s:%zu", fault->file, fault->line)
                                : fault->file;
        size_t more = strlen(place) + strlen(fault->sentence) + sizeof ": \n";
        if (i > 0 && message.length + more + LAST_LINE_BYTES > ERR_MESSAGE_BYTES) {
            text_buf_printf(&message, "\n");
            text_buf_printf(&message, _("and %zu more: fix these first"), faults->count - i);
            break;
        }
        text_buf_printf(&message, "%s%s: %s", i > 0 ? "\n" : "", place, fault->sentence);
    }
    return err_set(err, ERR_INPUT, "%s", text_buf_str(&message));
}

char *faults_quote(const struct faults *faults, const char *value)
{
    return text_fit(faults->arena, text_sanitise(faults->arena, value, false, NULL), QUOTE_COLUMNS);
}
