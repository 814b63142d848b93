/* A format: its name, and what it writes. */
#ifndef PRESS_FORMAT_H
#define PRESS_FORMAT_H

#include "press/document.h"

typedef void write_value(struct press *press, const union press_value *value);

struct format
{
    const char *name;
    const char *ending; /* of files of it, where that is not the name; "": it is not for files */
    /* Any kind of value, as its document; NULL: only the kinds below. */
    void (*document)(struct press *press, const struct document *document);
    /* A kind whose fields are taken from the value itself, not from how it is laid out. */
    write_value *value[PRESS_KIND_COUNT];
    bool whole_pages; /* its documents are for kinds that fill a page alone */
    /* Before the first value, between two of those that fill pages, after the last; may be NULL. */
    void (*begin)(struct press *press);
    void (*between)(struct press *press);
    void (*end)(struct press *press);
    /* Another program makes the form from what was written: begin set press->goal; it is started, then waited
     * for. Both or neither. */
    bool (*start)(struct press *press, struct err *err);
    bool (*finish)(struct press *press, struct err *err);
};

#define PRESS_FORMAT(upper, lower) extern const struct format format_##lower;
PRESS_FORMATS(PRESS_FORMAT)
#undef PRESS_FORMAT

/* Values written beside the document of their kind. */
write_value json_reading, json_suggest, json_habits, json_habit_rows, json_missing, json_check,
    json_log, json_report, csv_habit_rows, csv_report, xlsx_board, xlsx_sheet, xlsx_report;
/* ",12"; "," where it is not given. */
void csv_number(FILE *out, int64_t number, bool given);

#endif
