/* The tables: which document a kind of value is built as, and which formats there are. What was made
 * for one value is forgotten before the next. */
#include "config.h"

#include "press/press.h"

#include <string.h>

#include "base/text.h"
#include "press/format.h"

static const struct
{
    build_document *build; /* NULL: only formats that write the value have it */
    bool page;             /* it fills a page of its own */
    bool run;              /* values of it follow each other without a break */
} kinds[PRESS_KIND_COUNT] = {
    [PRESS_BOARD] = {.build = document_board, .page = true},
    [PRESS_WEEK] = {.build = document_week, .page = true},
    [PRESS_SHEET] = {.build = document_sheet, .page = true},
    [PRESS_POST] = {.build = document_post, .page = true},
    [PRESS_LIST] = {.build = document_list, .page = true},
    [PRESS_FOUND] = {.build = document_found, .page = true},
    [PRESS_DUE] = {.build = document_due, .page = true},
    [PRESS_OUTCOME] = {.build = document_outcome},
    [PRESS_READING] = {.build = document_reading},
    [PRESS_SUGGEST] = {.build = document_suggest},
    [PRESS_HABITS] = {.build = document_habits},
    [PRESS_HABIT_ROWS] = {.build = document_habit_rows},
    [PRESS_REPORT] = {.build = document_report, .page = true},
    [PRESS_EVENTS] = {.build = document_events},
    [PRESS_MARK] = {.build = document_mark, .page = true},
    [PRESS_MISSING] = {.build = document_missing, .page = true},
    [PRESS_CHECK] = {.build = document_check, .page = true},
    [PRESS_LOG] = {.build = document_log, .page = true, .run = true},
    [PRESS_ROW] = {.build = document_row, .run = true},
    [PRESS_CLASSES] = {.build = document_classes, .page = true},
    [PRESS_WORDS] = {.build = document_words, .page = true},
    [PRESS_EXPORT] = {.run = true},
};

static const struct format *const formats[PRESS_FORMAT_COUNT] = {
#define PRESS_FORMAT(upper, lower) [PRESS_##upper] = &format_##lower,
    PRESS_FORMATS(PRESS_FORMAT)
#undef PRESS_FORMAT
};

/* ---- which formats a kind has ---- */

bool press_has_format(enum press_kind kind, enum press_format format)
{
    const struct format *row = formats[format];

    return row->value[kind] ||
           (row->document && kinds[kind].build && (kinds[kind].page || !row->whole_pages));
}

bool press_is_binary(enum press_format format)
{
    return formats[format]->finish != NULL;
}

bool press_is_drawn(enum press_format format)
{
    return formats[format]->document && formats[format]->finish;
}

bool press_has_pages(const struct press *press)
{
    return press_is_drawn(press->format) &&
           (press->format == PRESS_PDF || press->paper.size != PAPER_NONE);
}

char *press_format_names(enum press_kind kind, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (int i = 0; i < PRESS_FORMAT_COUNT; i++)
        if (press_has_format(kind, (enum press_format)i))
            text_buf_printf(&buf, "%s%s", buf.length > 0 ? "|" : "", formats[i]->name);
    return arena_strdup(arena, text_buf_str(&buf));
}

bool press_format_find(enum press_kind kind, const char *name, enum press_format *format)
{
    for (int i = 0; i < PRESS_FORMAT_COUNT; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            *format = (enum press_format)i;
            return press_has_format(kind, *format);
        }
    }
    return false;
}

static const char *ending_of(int format)
{
    return formats[format]->ending ? formats[format]->ending : formats[format]->name;
}

bool press_format_of_file(enum press_kind kind, const char *path, enum press_format *format)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *ending = strrchr(name, '.');

    for (int i = 0; ending && i < PRESS_FORMAT_COUNT; i++) {
        if (*ending_of(i) == '\0' || !text_same_word(ending_of(i), ending + 1))
            continue;
        *format = (enum press_format)i;
        return press_has_format(kind, *format);
    }
    return false;
}

char *press_format_endings(enum press_kind kind, const char *programs, enum lang lang,
                           struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (int i = 0; i < PRESS_FORMAT_COUNT; i++)
        if (*ending_of(i) != '\0' && press_has_format(kind, (enum press_format)i) &&
            press_can_make((enum press_format)i, programs))
            text_buf_printf(&buf, "%s.%s", buf.length > 0 ? tr_c(lang, "list", ", ") : "",
                            ending_of(i));
    return arena_strdup(arena, text_buf_str(&buf));
}

enum press_format press_format_usual(enum press_kind kind)
{
    int format = 0;

    while (format + 1 < PRESS_FORMAT_COUNT && !press_has_format(kind, (enum press_format)format))
        format++;
    return (enum press_format)format;
}

/* ---- writing ---- */

static void call(void (*hook)(struct press *press), struct press *press)
{
    if (hook)
        hook(press);
}

void press_begin(struct press *press)
{
    press->arena = arena_new();
    press->written = 0;
    press->goal = press->made = NULL;
    press->maker = NULL;
    press->too_high = false;
    call(formats[press->format]->begin, press);
}

void press_put(struct press *press, const union press_value *value)
{
    const struct format *format = formats[press->format];
    struct document document = {.arena = press->arena,
                                .context = &press->context,
                                .paper = press_has_pages(press),
                                .where = &press->paper};

    if (press->written > 0 && !kinds[press->kind].run)
        call(format->between, press);
    if (format->value[press->kind]) {
        format->value[press->kind](press, value);
    } else {
        kinds[press->kind].build(&document, value);
        format->document(press, &document);
    }
    press->written++;
    arena_reset(press->arena);
}

bool press_end(struct press *press, struct err *err)
{
    const struct format *format = formats[press->format];
    bool good;

    call(format->end, press);
    good = !format->start || format->start(press, err);
    if (good && format->finish && press->later)
        return true;
    good = good && (!format->finish || format->finish(press, err));
    arena_free(press->arena);
    return good;
}

bool press_finish(struct press *press, struct err *err)
{
    bool good = formats[press->format]->finish(press, err);

    arena_free(press->arena);
    return good;
}
