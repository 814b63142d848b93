/* Cells of a workbook, told to hwboard-press as JSON (src/paper/workbook.c reads it): numbers as numbers,
 * days as days, sums as formulas with their values beside them. A style is a word, or NULL. */
#ifndef PRESS_CELLS_H
#define PRESS_CELLS_H

#include "domain/policy.h"
#include "press/json_write.h"

/* Widths of columns, in characters. */
#define NARROW 8
#define USUAL 12
#define WIDE 48

/* The style that says a level beside its word or number. */
extern const char *const level_styles[LEVEL_COUNT];

/* A cell of the row that is open. */
void text_cell(struct json_out *json, const char *text, const char *style);
void number_cell(struct json_out *json, int number, const char *style);
void day_cell(struct json_out *json, day_t day, const char *style);
/* The sum of the rows first..last (from 0) of a column, which is `value`. */
void sum_cell(struct json_out *json, char column, size_t first, size_t last, int value);
void level_cell(struct json_out *json, enum level level, enum lang lang);
/* A row of texts of one style, up to NULL. */
void text_row(struct json_out *json, const char *const *texts, const char *style);
void empty_row(struct json_out *json);
/* A label and a number. */
void fact_row(struct json_out *json, const char *label, int number, const char *style);
/* Begins a sheet up to its rows; widths end with 0. */
void begin_sheet(struct json_out *json, const char *name, const int *widths, size_t frozen_rows);
void end_sheet(struct json_out *json);

#endif
