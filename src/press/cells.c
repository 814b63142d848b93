/* Cells of a workbook as JSON. */
#include "config.h"

#include "press/cells.h"

#include "base/text.h"

const char *const level_styles[LEVEL_COUNT] = {
    [LEVEL_GREEN] = "green", [LEVEL_YELLOW] = "yellow", [LEVEL_RED] = "red"};

/* ---- cells ---- */

/* A cell with a style; NULL: none. */
static void begin_cell(struct json_out *json, const char *style)
{
    out_begin(json, '{');
    if (style)
        put_text(json, "style", style);
}

void text_cell(struct json_out *json, const char *text, const char *style)
{
    begin_cell(json, style);
    put_text(json, "text", text);
    out_end(json, '}');
}

void number_cell(struct json_out *json, int number, const char *style)
{
    begin_cell(json, style);
    put_number(json, "number", number);
    out_end(json, '}');
}

void day_cell(struct json_out *json, day_t day, const char *style)
{
    begin_cell(json, style);
    put_day(json, "day", day);
    out_end(json, '}');
}

void sum_cell(struct json_out *json, char column, size_t first, size_t last, int value)
{
    begin_cell(json, "total");
    put_text(json, "formula",
             arena_printf(json->arena, "SUM(%c%zu:%c%zu)", column, first + 1, column, last + 1));
    put_number(json, "number", value);
    out_end(json, '}');
}

void level_cell(struct json_out *json, enum level level, enum lang lang)
{
    text_cell(json, level == LEVEL_NONE ? "" : vocab_name(&vocab_level, (int)level, lang),
              level_styles[level]);
}

void text_row(struct json_out *json, const char *const *texts, const char *style)
{
    out_begin(json, '[');
    for (size_t i = 0; texts[i]; i++)
        text_cell(json, texts[i], style);
    out_end(json, ']');
}

void empty_row(struct json_out *json)
{
    out_begin(json, '[');
    out_end(json, ']');
}

void fact_row(struct json_out *json, const char *label, int number, const char *style)
{
    out_begin(json, '[');
    text_cell(json, label, NULL);
    number_cell(json, number, style);
    out_end(json, ']');
}

void begin_sheet(struct json_out *json, const char *name, const int *widths, size_t frozen_rows)
{
    out_begin(json, '{');
    put_text(json, "name", name);
    put_begin(json, "widths", '[');
    for (size_t i = 0; widths[i] > 0; i++)
        out_number(json, widths[i]);
    out_end(json, ']');
    put_number(json, "frozen", (int64_t)frozen_rows);
    put_begin(json, "rows", '[');
}

void end_sheet(struct json_out *json)
{
    out_end(json, ']');
    out_end(json, '}');
}
