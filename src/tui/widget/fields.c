/* See fields.h. */
#include "config.h"

#include "tui/widget/fields.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "tui/widget/table.h"

#define POINTER_COL 1
#define LABEL_COL 3
#define LABEL_MIN_COLUMNS 4
#define GAP 2
#define WAS_COLUMNS 10 /* in fewer, what it was is not begun */

static enum fields_kind kind_of(const struct fields_row *row)
{
    if (row->kind != FIELDS_BY_TYPE)
        return row->kind;
    switch (row->field->type) {
    case TYPE_FLAG:
    case TYPE_CODE:
        return FIELDS_CHOICE;
    case TYPE_DAY:
        return FIELDS_DAY;
    case TYPE_INT:
    case TYPE_INT64:
        return FIELDS_NUMBER;
    default:
        return FIELDS_TEXT;
    }
}

static bool is_typed(const struct fields_row *row)
{
    enum fields_kind kind = kind_of(row);

    return kind == FIELDS_TEXT || kind == FIELDS_NUMBER || kind == FIELDS_SECRET;
}

bool fields_typing(const struct fields *fields)
{
    return fields->count > 0 && is_typed(&fields->rows[fields->at]);
}

void fields_init(struct fields *fields, const struct fields_row *rows, size_t count, enum lang lang)
{
    memset(fields, 0, sizeof *fields);
    fields->rows = rows;
    fields->count = count;
    fields->lang = lang;
    fields->arena = arena_new();
    fields->editors = ARENA_ARRAY(fields->arena, count, struct editor);
    fields->drawn = ARENA_ARRAY(fields->arena, count, int);
    fields->grown = ARENA_ARRAY(fields->arena, count, int);
    for (size_t i = 0; i < count; i++)
        fields->drawn[i] = -1;
    for (size_t i = 0; i < count; i++)
        if (is_typed(&rows[i]))
            editor_init(&fields->editors[i], TEXT_MAX_CHARS);
}

void fields_done(struct fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->rows[i].kind == FIELDS_SECRET)
            explicit_bzero(fields->editors[i].text, fields->editors[i].capacity);
        editor_done(&fields->editors[i]);
    }
    arena_free(fields->arena);
    memset(fields, 0, sizeof *fields);
}

void fields_open(struct fields *fields, void *record, const void *before)
{
    struct arena *arena = arena_new();

    fields->record = record;
    fields->before = before;
    for (size_t i = 0; i < fields->count; i++)
        if (is_typed(&fields->rows[i]) && fields->rows[i].field)
            editor_set(&fields->editors[i],
                       field_words(record, fields->rows[i].field, fields->lang, arena));
    arena_free(arena);
}

const char *fields_typed(const struct fields *fields, size_t index)
{
    return fields->editors[index].text;
}

/* ---- changing ---- */

static bool read_number(const char *text, int64_t *number)
{
    char *end;

    errno = 0;
    *number = strtoll(text, &end, 10);
    return end != text && *end == '\0' && errno == 0;
}

/* Writes what was typed into the record, where it is a value. */
static bool take_typed(struct fields *fields, size_t index)
{
    const struct fields_row *row = &fields->rows[index];
    int64_t number;

    if (kind_of(row) == FIELDS_TEXT)
        field_put_text(fields->record, row->field, fields->editors[index].text, fields->arena);
    else if (kind_of(row) == FIELDS_NUMBER)
        return read_number(fields->editors[index].text, &number) &&
               field_put_number(fields->record, row->field, number);
    return true;
}

size_t fields_wrong(const struct fields *fields)
{
    int64_t number;

    for (size_t i = 0; i < fields->count; i++)
        if (kind_of(&fields->rows[i]) == FIELDS_NUMBER &&
            (!read_number(fields->editors[i].text, &number) ||
             field_number(fields->record, fields->rows[i].field) != number))
            return i;
    return SIZE_MAX;
}

static enum fields_did edited(struct fields *fields, enum edited what)
{
    if (what == EDIT_CHANGED)
        take_typed(fields, fields->at);
    return what == EDIT_CHANGED   ? FIELDS_CHANGED
           : what == EDIT_FULL    ? FIELDS_FULL
           : what == EDIT_IGNORED ? FIELDS_IGNORED
                                  : FIELDS_MOVED;
}

enum fields_did fields_key(struct fields *fields, uint32_t key)
{
    if (!is_typed(&fields->rows[fields->at]))
        return FIELDS_IGNORED;
    return edited(fields, editor_key(&fields->editors[fields->at], key));
}

enum fields_did fields_paste(struct fields *fields, const char *text)
{
    if (!is_typed(&fields->rows[fields->at]))
        return FIELDS_IGNORED;
    return edited(fields, editor_paste(&fields->editors[fields->at], text));
}

/* The next value of what is not typed. */
static enum fields_did turn(struct fields *fields, int step)
{
    const struct fields_row *row = &fields->rows[fields->at];
    int64_t now, next;

    if (kind_of(row) == FIELDS_PICKER)
        return FIELDS_PICK;
    if (is_typed(row))
        return FIELDS_IGNORED;
    now = next = field_number(fields->record, row->field);
    if (kind_of(row) == FIELDS_DAY)
        next = fields->step_day
                   ? fields->step_day(fields->context, fields->record, (day_t)now, step)
                   : now + step;
    else if (row->field->type == TYPE_FLAG)
        next = !now;
    else
        next = (now + row->field->vocab->count + step) % row->field->vocab->count;
    if (next == now || !field_put_number(fields->record, row->field, next))
        return FIELDS_MOVED;
    return FIELDS_CHANGED;
}

enum fields_did fields_request(struct fields *fields, int request)
{
    switch (request) {
    case REQUEST_UP:
        if (fields->at == 0)
            return FIELDS_LEFT;
        fields->at--;
        return FIELDS_MOVED;
    case REQUEST_DOWN:
        fields->at += fields->at + 1 < fields->count;
        return FIELDS_MOVED;
    case REQUEST_LEFT:
        return turn(fields, -1);
    case REQUEST_RIGHT:
    case REQUEST_TOGGLE:
        return turn(fields, 1);
    case REQUEST_ACCEPT:
        return kind_of(&fields->rows[fields->at]) == FIELDS_PICKER ? FIELDS_PICK : FIELDS_IGNORED;
    default:
        return FIELDS_IGNORED;
    }
}

static int height_of(const struct fields *fields, size_t index, int most)
{
    int height = fields->rows[index].height > 1 ? fields->rows[index].height : 1;

    height += fields->grown[index];
    return height < most ? height : most;
}

bool fields_click(struct fields *fields, int row)
{
    for (size_t i = 0; i < fields->count; i++)
        if (fields->drawn[i] >= 0 && row >= fields->drawn[i] &&
            row < fields->drawn[i] + height_of(fields, i, INT_MAX) &&
            (i + 1 == fields->count || fields->drawn[i + 1] < 0 || row < fields->drawn[i + 1])) {
            fields->at = i;
            return true;
        }
    return false;
}

/* ---- the picture ---- */

static const char *label_of(const struct fields *fields, const struct fields_row *row)
{
    return row->label ? _(row->label) : field_label(row->field, fields->lang);
}

static const char *words_of(const struct fields *fields, const void *record,
                            const struct field *field, struct arena *arena)
{
    return fields->words ? fields->words(fields->context, record, field, arena)
                         : field_words(record, field, fields->lang, arena);
}

/* A secret shows how much was typed, not what. */
static const char *unseen(const char *text, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    size_t length;

    for (; *text != '\0'; text += length) {
        text_decode(text, &length);
        text_buf_add(&buf, "*");
    }
    return text_buf_str(&buf);
}

/* A row that is typed, with the cursor where it is; the others do with words. */
static void draw_typed(struct fields *fields, struct canvas *canvas, int row, int col, int height,
                       size_t index, bool cursor)
{
    struct editor *editor = &fields->editors[index];
    int columns = canvas->cols - col - 1;

    if (fields->rows[index].kind != FIELDS_SECRET) {
        editor_draw(editor, canvas, row, col, columns, height, NULL, cursor);
    } else {
        struct arena *arena = arena_new();
        col += canvas_fit(canvas, row, col, columns, STYLE_PLAIN, unseen(editor->text, arena));
        if (cursor) {
            canvas->cursor_shown = true;
            canvas->cursor_row = row;
            canvas->cursor_col = col < canvas->cols ? col : canvas->cols - 1;
        }
        arena_free(arena);
    }
}

static void draw_row(struct fields *fields, struct canvas *canvas, int row, int col, int height,
                     size_t index, bool here)
{
    const struct fields_row *it = &fields->rows[index];
    struct arena *arena = arena_new();
    bool touched =
        it->field && fields->before && !field_same(fields->record, fields->before, it->field);
    const char *value = it->field ? words_of(fields, fields->record, it->field, arena) : "";

    if (is_typed(it)) {
        draw_typed(fields, canvas, row, col, height, index, here);
        touched = touched && height == 1;
        col += canvas_width(canvas, it->kind != FIELDS_SECRET ? fields->editors[index].text : "");
    } else {
        col += canvas_fit(canvas, row, col, canvas->cols - col - 1,
                          touched ? STYLE_BOLD : STYLE_PLAIN, value);
    }
    value = touched ? words_of(fields, fields->before, it->field, arena) : "";
    if (*value != '\0' && col + GAP + WAS_COLUMNS < canvas->cols)
        canvas_fit(canvas, row, col + GAP, canvas->cols - col - GAP - 1, STYLE_DIM,
                   arena_printf(arena, _("was %s"), value));
    arena_free(arena);
}

/* What is typed takes the rows that it needs, of those that are free. */
static void grow(struct fields *fields, int columns, int room)
{
    memset(fields->grown, 0, fields->count * sizeof *fields->grown);
    for (size_t i = 0; i < fields->count; i++)
        room -= height_of(fields, i, INT_MAX);
    for (size_t i = 0; i < fields->count && columns > 0; i++) {
        int more = kind_of(&fields->rows[i]) != FIELDS_TEXT
                       ? 0
                       : editor_rows(&fields->editors[i], columns) - height_of(fields, i, INT_MAX);

        more = more < room ? more : room;
        fields->grown[i] = more > 0 ? more : 0;
        room -= fields->grown[i];
    }
}

/* So far down that the selected row ends before `room` screen rows. */
static size_t first_shown(const struct fields *fields, int room)
{
    size_t top = fields->top < fields->at ? fields->top : fields->at;
    int used = 0;

    for (size_t i = fields->at + 1; i > top; i--) {
        used += height_of(fields, i - 1, room);
        if (used > room)
            return i;
    }
    return top;
}

int fields_draw(struct fields *fields, struct canvas *canvas, int row, int end, bool focus)
{
    int label = LABEL_MIN_COLUMNS, height;

    for (size_t i = 0; i < fields->count; i++) {
        int width = canvas_width(canvas, label_of(fields, &fields->rows[i]));

        label = width > label ? width : label;
        fields->drawn[i] = -1;
    }
    if (label > canvas->cols / 2) /* what stands there is seen before all that it is called */
        label = canvas->cols / 2;
    grow(fields, canvas->cols - LABEL_COL - label - GAP - 1, end - row);
    fields->top = first_shown(fields, end - row);
    for (size_t i = fields->top; i < fields->count && row < end; i++, row += height) {
        bool here = focus && i == fields->at;

        height = height_of(fields, i, end - row);
        canvas_fit(canvas, row, LABEL_COL, label, STYLE_DIM, label_of(fields, &fields->rows[i]));
        draw_row(fields, canvas, row, LABEL_COL + label + GAP, height, i, here);
        fields->drawn[i] = row;
        if (here)
            table_mark(canvas, row, POINTER_COL, canvas->cols);
    }
    return row;
}
