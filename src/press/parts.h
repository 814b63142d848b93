/* The lines that day, week and sheet begin and end with. */
#ifndef PRESS_PARTS_H
#define PRESS_PARTS_H

#include "press/page.h"

enum paint part_paint(enum level level);
const char *part_board_name(const struct board *board, enum lang lang);
/* "11月17日 周二 · 第12周 · 上学日" */
char *part_day(const struct board *board, const struct press_style *style, struct arena *arena);
/* "11月16日 周一 — 11月22日 周日" */
char *part_range(const struct sheet *sheet, const struct press_style *style, struct arena *arena);
/* 黄·接近上限; 不设上限 where there is no limit */
const char *part_level(const struct board *board, enum lang lang);
/* A line a warning that says more than the lines above it; dated: with the day. */
void part_warnings(struct page *page, const struct board *board, bool dated);
/* "待审 1 项 25 分", where there is something. */
void part_pending(struct page *page, const char *words);
/* "截至 16:05", with the school's name. */
void part_until(struct page *page, day_t day);
/* The table of the days of a sheet. */
void part_days(struct page *page, const struct sheet *sheet);

/* The texts of the day board, week and sheet. */
void text_board(struct page *page, const struct board *board);
void text_week(struct page *page, const struct sheet *sheet);
void text_sheet(struct page *page, const struct sheet *sheet);
void chat_board(FILE *out, const struct press_style *style, const struct board *board,
                struct arena *arena);
/* A week by its days, another range by subject. */
void chat_sheet(FILE *out, const struct press_style *style, const struct sheet *sheet, bool by_day,
                struct arena *arena);

/* JSON: one board object, without a line end. */
void json_board(FILE *out, const struct press_style *style, const struct board *board,
                struct arena *arena);
/* A range: its items once, and its boards. */
void json_sheet(FILE *out, const struct press_style *style, const struct sheet *sheet,
                struct arena *arena);
/* found: with its key exemplar. */
void json_listed(FILE *out, const struct press_style *style, const struct listed *item, bool found,
                 struct arena *arena);
void json_forecast(FILE *out, const struct press_style *style, const struct press_forecast *item,
                   bool first, struct arena *arena);
void csv_board_header(FILE *out);
void csv_board(FILE *out, const struct board *board, struct arena *arena);
void csv_sheet(FILE *out, const struct press_style *style, const struct sheet *sheet,
               struct arena *arena);
void csv_listed(FILE *out, const struct press_style *style, const struct listed *items,
                size_t count, bool found, struct arena *arena);

#endif
