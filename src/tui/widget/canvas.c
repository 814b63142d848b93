/* The picture a view draws. A cell holds a base character and the marks that combine with it; joiners
 * and variation selectors are not drawn, for terminals do not agree on the width of what they make. */
#include "config.h"

#include "tui/widget/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "tui/widget/marks.h"

#define ZERO_WIDTH_JOINER 0x200D
#define FIRST_VARIATION_SELECTOR 0xFE00
#define LAST_VARIATION_SELECTOR 0xFE0F

static const struct
{
    uint32_t from;
    char to;
} plain_forms[] = {
    {0x2500, '-'},  {0x2502, '|'}, {0x2588, '#'}, {0x2593, '+'}, {0x2591, '.'}, {0x25B6, '>'},
    {0x25B8, '>'},  {0x2190, '<'}, {0x2192, '>'}, {0x2191, '^'}, {0x2193, 'v'}, {0x2013, '-'},
    {0x2014, '-'},  {0x2026, '~'}, {0x00B7, '-'}, {0x201C, '"'}, {0x201D, '"'}, {0x2018, '\''},
    {0x2019, '\''}, {0x21B5, ' '}, {0x00D7, 'x'}, {0x25B4, '^'}, {0x25BE, 'v'},
};

enum style style_of_level(enum level level)
{
    switch (level) {
    case LEVEL_GREEN:
        return STYLE_GREEN;
    case LEVEL_YELLOW:
        return STYLE_YELLOW;
    case LEVEL_RED:
        return STYLE_RED;
    case LEVEL_NONE:
    case LEVEL_COUNT:
        break;
    }
    return STYLE_PLAIN;
}

void canvas_init(struct canvas *canvas, int rows, int cols, bool ascii)
{
    memset(canvas, 0, sizeof *canvas);
    canvas->ascii = ascii;
    canvas_resize(canvas, rows, cols);
}

void canvas_resize(struct canvas *canvas, int rows, int cols)
{
    size_t count;

    canvas->rows = rows > 0 ? rows : 0;
    canvas->cols = canvas->stride = cols > 0 ? cols : 0;
    count = (size_t)canvas->rows * (size_t)canvas->cols;
    free(canvas->cells);
    canvas->cells = calloc(count > 0 ? count : 1, sizeof *canvas->cells);
    if (!canvas->cells)
        die("out of memory");
    canvas_clear(canvas);
}

void canvas_done(struct canvas *canvas)
{
    free(canvas->cells);
    canvas->cells = NULL;
    canvas->rows = 0;
    canvas->cols = 0;
}

static inline void cell_set(struct cell *cell, uint32_t c, uint8_t width, enum style style)
{
    *cell = (struct cell){.base = c, .width = width, .style = (uint8_t)style};
}

void canvas_clear(struct canvas *canvas)
{
    size_t row_bytes = (size_t)canvas->cols * sizeof *canvas->cells;

    /* Every frame begins here: one row cell by cell, the others as copies of it. */
    for (int col = 0; canvas->rows > 0 && col < canvas->cols; col++)
        cell_set(canvas_cell(canvas, 0, col), ' ', 1, STYLE_PLAIN);
    for (int row = 1; row < canvas->rows; row++)
        memcpy(canvas_cell(canvas, row, 0), canvas->cells, row_bytes);
    canvas->cursor_shown = false;
    canvas->cursor_row = 0;
    canvas->cursor_col = 0;
}

struct cell *canvas_cell(const struct canvas *canvas, int row, int col)
{
    return &canvas->cells[(size_t)row * (size_t)canvas->stride + (size_t)col];
}

static void split_wide(struct canvas *canvas, int row, int col)
{
    struct cell *cell = canvas_cell(canvas, row, col);

    if (cell->width == 0 && col > 0) {
        struct cell *first = canvas_cell(canvas, row, col - 1);
        cell_set(first, ' ', 1, first->style);
    }
    if (cell->width == 2 && col + 1 < canvas->cols) {
        struct cell *second = canvas_cell(canvas, row, col + 1);
        cell_set(second, ' ', 1, second->style);
    }
    cell_set(cell, ' ', 1, cell->style);
}

/* Before a cell is overwritten: what would be left of a wide character becomes a space. */
static inline void unmake_wide(struct canvas *canvas, int row, int col)
{
    if (canvas_cell(canvas, row, col)->width != 1)
        split_wide(canvas, row, col);
}

static uint32_t shown_form(const struct canvas *canvas, uint32_t c)
{
    if (c == '\n' || c == '\t' || c == NO_BREAK_SPACE)
        return ' ';
    if (canvas->ascii && c > 0x7E)
        for (size_t i = 0; i < sizeof plain_forms / sizeof plain_forms[0]; i++)
            if (plain_forms[i].from == c)
                return (uint32_t)plain_forms[i].to;
    return c;
}

static bool not_drawn(uint32_t c)
{
    return c == ZERO_WIDTH_JOINER || c == WORD_JOINER ||
           (c >= FIRST_VARIATION_SELECTOR && c <= LAST_VARIATION_SELECTOR) ||
           (c != '\n' && c != '\t' && text_is_forbidden(c));
}

/* A character that is neither printable ASCII nor a common ideograph nor a common sign. */
static bool next_rare(const struct canvas *canvas, const char **text, uint32_t *c, int *width)
{
    size_t length;

    do {
        *c = text_decode(*text, &length);
        *text += length;
        if (length == 0)
            return false;
    } while (not_drawn(*c));
    *c = shown_form(canvas, *c);
    *width = text_char_width(*c);
    return true;
}

/* A common sign, where the canvas has it as it is. */
static inline bool next_sign(const struct canvas *canvas, const char **text, uint32_t *c,
                             int *width)
{
    size_t length;

    if (canvas->ascii)
        return false;
    *c = text_decode(*text, &length);
    *width = text_sign_width(*c);
    *text += *width > 0 ? length : 0;
    return *width > 0;
}

/* The character that is drawn next, with its columns, and moves behind it; false at the end. ASCII and
 * common Chinese characters and signs, nearly all of every screen, take the short way. */
static inline bool next_drawn(const struct canvas *canvas, const char **text, uint32_t *c,
                              int *width)
{
    const unsigned char *byte = (const unsigned char *)*text;

    if (byte[0] >= 0x20 && byte[0] < 0x7F) {
        *c = byte[0];
        *width = 1;
        *text += 1;
        return true;
    }
    *c = text_ideograph_at(*text);
    if (*c != 0) {
        *width = 2;
        *text += IDEOGRAPH_BYTES;
        return true;
    }
    return byte[0] != '\0' &&
           (next_sign(canvas, text, c, width) || next_rare(canvas, text, c, width));
}

/* As canvas_text; *whole: all of it had room. */
static int draw_text(struct canvas *canvas, int row, int col, int columns, enum style style,
                     const char *text, bool *whole)
{
    struct cell *last = NULL, *cells; /* where a combining character goes; the row */
    int at = col;
    int end = columns < canvas->cols - col ? col + columns : canvas->cols;
    uint32_t c;
    int width;

    *whole = true;
    if (row < 0 || row >= canvas->rows || col < 0 || !text)
        return 0;
    cells = canvas_cell(canvas, row, 0);
    while (next_drawn(canvas, &text, &c, &width)) {
        if (width == 0) {
            if (last)
                last->marks = marks_with(last->marks, c);
            continue;
        }
        if (at + width > end) {
            *whole = false;
            break;
        }
        last = cells + at;
        unmake_wide(canvas, row, at);
        if (width == 2) {
            unmake_wide(canvas, row, at + 1);
            cell_set(last + 1, 0, 0, style);
        }
        cell_set(last, c, (uint8_t)width, style);
        at += width;
    }
    return at - col;
}

int canvas_text(struct canvas *canvas, int row, int col, int columns, enum style style,
                const char *text)
{
    bool whole;

    return draw_text(canvas, row, col, columns, style, text, &whole);
}

int canvas_width(const struct canvas *canvas, const char *text)
{
    int sum = 0, width;
    uint32_t c;

    while (next_drawn(canvas, &text, &c, &width))
        sum += width;
    return sum;
}

int canvas_fit(struct canvas *canvas, int row, int col, int columns, enum style style,
               const char *text)
{
    bool whole;
    int drawn;

    if (columns > canvas->cols - col)
        columns = canvas->cols - col;
    if (!text || columns <= 0)
        return 0;
    /* Most texts have room: measured by drawing them, and drawn again where one has not. */
    drawn = draw_text(canvas, row, col, columns, style, text, &whole);
    if (whole)
        return drawn;
    drawn = canvas_text(canvas, row, col, columns - 1, style, text);
    return drawn + canvas_text(canvas, row, col + drawn, 1, style, "…");
}

int canvas_right(struct canvas *canvas, int row, int end, int columns, enum style style,
                 const char *text)
{
    int width = canvas_width(canvas, text);

    if (columns > end)
        columns = end;
    if (width > columns)
        width = columns;
    return canvas_fit(canvas, row, end - width, width, style, text);
}

int canvas_wrap(struct canvas *canvas, int row, int col, int rows, enum style style,
                const char *text)
{
    struct arena *arena = arena_new();
    int columns = canvas->cols - col - 1, used = 0;
    size_t count;
    char **lines = text_wrap(arena, text, columns, &count);

    for (; used < rows && (size_t)used < count; used++)
        canvas_fit(canvas, row + used, col, columns, style,
                   used == rows - 1 && (size_t)used + 1 < count
                       ? arena_printf(arena, "%s…", lines[used])
                       : lines[used]);
    arena_free(arena);
    return used;
}

void canvas_fill(struct canvas *canvas, int row, int col, int columns, enum style style, uint32_t c)
{
    int end = columns < canvas->cols - col ? col + columns : canvas->cols;
    struct cell filled;

    if (row < 0 || row >= canvas->rows || col < 0 || col >= end)
        return;
    cell_set(&filled, shown_form(canvas, c), 1, style);
    unmake_wide(canvas, row, col); /* at the ends: between them both halves go */
    unmake_wide(canvas, row, end - 1);
    for (struct cell *cell = canvas_cell(canvas, row, col), *last = cell + (end - col); cell < last;
         cell++)
        *cell = filled;
}

void canvas_rule(struct canvas *canvas, int row)
{
    canvas_fill(canvas, row, 0, canvas->cols, STYLE_DIM, 0x2500);
}

void canvas_style(struct canvas *canvas, int row, int col, int columns, enum style style)
{
    if (row < 0 || row >= canvas->rows || col < 0)
        return;
    for (int i = 0; i < columns && col + i < canvas->cols; i++)
        canvas_cell(canvas, row, col + i)->style = (uint8_t)style;
}

void canvas_put(struct canvas *canvas, int row, int col, const struct canvas *from, int rows)
{
    int cols = from->cols < canvas->cols - col ? from->cols : canvas->cols - col;

    for (int i = 0; i < rows && i < from->rows && row + i < canvas->rows; i++)
        memcpy(canvas_cell(canvas, row + i, col), canvas_cell(from, i, 0),
               (size_t)cols * sizeof *canvas->cells);
    canvas_take_cursor(canvas, row, col, from);
}

struct canvas canvas_part(const struct canvas *canvas, int row, int col, int rows, int cols)
{
    return (struct canvas){.rows = rows,
                           .cols = cols,
                           .stride = canvas->stride,
                           .cells = canvas_cell(canvas, row, col),
                           .ascii = canvas->ascii};
}

void canvas_take_cursor(struct canvas *canvas, int row, int col, const struct canvas *from)
{
    if (!from->cursor_shown)
        return;
    canvas->cursor_shown = true;
    canvas->cursor_row = row + from->cursor_row;
    canvas->cursor_col = col + from->cursor_col;
}

void canvas_take(struct canvas *to, const struct canvas *canvas, int row, int rows)
{
    to->ascii = canvas->ascii;
    canvas_resize(to, rows, canvas->cols);
    for (int i = 0; i < rows; i++)
        memcpy(canvas_cell(to, i, 0), canvas_cell(canvas, row + i, 0),
               (size_t)canvas->cols * sizeof *canvas->cells);
}

void canvas_ready(struct canvas *canvas, const struct canvas *beside, int rows, int cols)
{
    canvas->ascii = beside->ascii;
    if (canvas->rows != rows || canvas->cols != cols)
        canvas_resize(canvas, rows, cols);
    else
        canvas_clear(canvas);
}

char *canvas_dump(const struct canvas *canvas, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (int row = 0; row < canvas->rows; row++) {
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = canvas_cell(canvas, row, col);
            const uint32_t *marks = marks_of(cell->marks);
            char bytes[4];

            if (cell->base != 0)
                text_buf_add_bytes(&buf, bytes, text_encode(cell->base, bytes));
            for (int i = 0; i < MARKS_MAX && marks[i] != 0; i++)
                text_buf_add_bytes(&buf, bytes, text_encode(marks[i], bytes));
        }
        text_buf_add(&buf, "\n");
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

char *canvas_dump_styles(const struct canvas *canvas, struct arena *arena)
{
    static const char letters[] = ".dbtgyrskSMKB?Q";
    struct text_buf buf = {.arena = arena};

    _Static_assert(sizeof letters == STYLE_COUNT + 1, "a letter a style");
    for (int row = 0; row < canvas->rows; row++) {
        for (int col = 0; col < canvas->cols; col++)
            text_buf_add_bytes(&buf, &letters[canvas_cell(canvas, row, col)->style], 1);
        text_buf_add(&buf, "\n");
    }
    return arena_strdup(arena, text_buf_str(&buf));
}
