/* See wrapped.h. */
#include "config.h"

#include "tui/view/wrapped.h"

#include "base/text.h"

int wrapped_rows(struct wrapped *wrapped, struct arena *arena, const char *text, int columns)
{
    if (*text == '\0')
        return 0;
    if (wrapped->columns != columns) {
        wrapped->lines = text_wrap(arena, text, columns, &wrapped->count);
        wrapped->columns = columns;
    }
    return (int)wrapped->count;
}

int wrapped_draw(struct wrapped *wrapped, struct arena *arena, const char *text,
                 struct canvas *canvas, int row, int col, int most, enum style style)
{
    int columns = canvas->cols - 1 - col, rows = wrapped_rows(wrapped, arena, text, columns);

    if (rows > most) /* it says where it is cut */
        return canvas_wrap(canvas, row, col, most, style, text);
    for (int i = 0; i < rows; i++)
        canvas_text(canvas, row + i, col, columns, style, wrapped->lines[i]);
    return rows;
}
