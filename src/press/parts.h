/* What the documents of day, week, sheet and list have in common, and the value writers that share. */
#ifndef PRESS_PARTS_H
#define PRESS_PARTS_H

#include "press/document.h"

/* The colour that says a level; plain where there is none. */
enum paint part_paint(enum level level);
const char *part_board_name(const struct board *board, enum lang lang);
/* "11月17日 周二 · 第12周 · 上学日" */
char *part_day(const struct board *board, const struct press_context *context, struct arena *arena);
/* "11月16日 周一 — 11月22日 周日" */
char *part_range(const struct sheet *sheet, const struct press_context *context,
                 struct arena *arena);
/* 黄·接近上限; 不设上限 where there is no limit */
const char *part_level(const struct board *board, enum lang lang);
/* The name of a subject by its code; the code where the school has no such subject. */
const char *part_subject(const struct press_context *context, const char *code);
/* The beginning of a homework's text, on one line: enough to know it by. */
char *part_short(struct arena *arena, const char *text);
/* An evening that a command touches: of a class once, whatever was set for it; what is held stands alone. */
struct evening
{
    const struct press_change *change; /* the first that touches it */
    const struct board *before, *after;
    bool raises_over;
    bool several; /* changes touch it */
    bool opens;   /* the first evening of its change */
};
struct evening *part_evenings(const union press_value *value, struct arena *arena, size_t *count);
/* A paragraph, where there are words. */
void part_words(struct document *document, enum paint paint, const char *words);
/* A paragraph a warning that says more than the lines above it; sheet: that the day is of, then with the day and
 * without what an earlier one says; NULL: of none. */
void part_warnings(struct document *document, const struct board *board, const struct sheet *sheet);
/* "截至 16:05", with the school's name. */
void part_until(struct document *document, day_t day);
/* The table of the days of a sheet. */
void part_days(struct document *document, const struct sheet *sheet);

/* Of the report: completion by subject and teacher, what was hard or easy. */
void part_completion(struct document *document, const struct report *report);
void part_difficulty(struct document *document, const struct report *report);

#endif
