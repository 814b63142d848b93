/* What every reader begins with. */
#include "config.h"

#include "files/file.h"

#include <stdarg.h>
#include <string.h>

struct file file_without_mark(const struct file *file)
{
    static const char mark[] = "\xef\xbb\xbf";
    const size_t length = sizeof mark - 1;
    struct file rest = *file;

    if (rest.bytes >= length && memcmp(rest.data, mark, length) == 0) {
        rest.data += length;
        rest.bytes -= length;
    }
    return rest;
}

json_t *file_json(const struct file *file, struct err *err)
{
    struct file text = file_without_mark(file);
    json_error_t fault;
    json_t *root = json_loadb(text.data, text.bytes, JSON_REJECT_DUPLICATES, &fault);

    if (!root)
        err_set(err, ERR_INPUT, _("%s:%d: this is not JSON: %s"), file->name, fault.line,
                fault.text);
    return root;
}

bool row_fault(struct row_faults *faults, const char *format, ...)
{
    va_list args;
    char *line;

    faults->count++;
    if (faults->kept >= IMPORT_ERRORS_SHOWN)
        return false;
    va_start(args, format);
    line = arena_vprintf(faults->arena, format, args);
    va_end(args);
    faults->lines = arena_grow(faults->arena, faults->lines, &faults->capacity, faults->kept + 1,
                               sizeof *faults->lines);
    faults->lines[faults->kept++] = arena_printf(faults->arena, "%s%s", faults->place, line);
    return false;
}
