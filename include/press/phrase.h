/* The short phrases and shapes that every face shares, so that screen, sheet, text and group message
 * say the same: made from a board, in one language, without colour. All strings live in the arena. */
#ifndef PRESS_PHRASE_H
#define PRESS_PHRASE_H

#include "base/arena.h"
#include "base/i18n.h"
#include "domain/board.h"
#include "domain/report.h"
#include "domain/sheet.h"

/* 无 / 绿 / 黄·接近上限 / 红·超时长 */
const char *phrase_level(enum level level, enum lang lang);
/* "52 / 60 分钟", "52 分钟" where there is no limit, 不布置书面家庭作业 where nothing may be set and nothing is */
char *phrase_load(int load, int limit, enum lang lang, struct arena *arena);
/* "按实际用时 61" (rule 3.8); "" where `calibrated` is none (-1) */
char *phrase_calibrated(int calibrated, enum lang lang, struct arena *arena);
/* "还可布置 8 分钟", "超 7 分钟", "正好到上限", "" where there is no limit */
char *phrase_room(int load, int limit, enum lang lang, struct arena *arena);
/* "已报 4/5 科，未报：道法"; "今日无作业：数学" is said of those; "" when nothing is expected */
char *phrase_reported(const struct board *board, enum lang lang, struct arena *arena);
char *phrase_path(const struct board_path *path, enum lang lang, struct arena *arena); /* 基础 42 */
/* "基础 42  提升 52" where paths differ, else "" */
char *phrase_paths(const struct board *board, enum lang lang, struct arena *arena);
/* The minutes of an assignment, or of a part of it: "15"; "约15" while they are estimated */
char *phrase_minutes(const struct assignment *a, int minutes, enum lang lang, struct arena *arena);
/* The same in a narrow column: "~15" in English */
char *phrase_minutes_cell(const struct assignment *a, int minutes, enum lang lang,
                          struct arena *arena);
/* "15 分", "约15 分" */
char *phrase_time(int minutes, bool estimated, enum lang lang, struct arena *arena);
/* What it is: 草稿, 待审 …; 退回 where a reviewer gave it back. */
const char *phrase_state(const struct assignment *a, enum lang lang);
/* "kedaibiao 录入，教师：李老师": who typed it beside whose it is */
char *phrase_entered(const struct assignment *a, enum lang lang, struct arena *arena);
/* "另计 2" where there are required minutes that do not count, else "" */
char *phrase_uncounted(const struct board *board, enum lang lang, struct arena *arena);
/* "课后服务 60 分：校内可完成 45 分，回家还有 20 分；随后：社团" or "" */
char *phrase_aftercare(const struct board *board, enum lang lang, struct arena *arena);
/* What a line of a check says. */
const char *phrase_check(const struct check_line *line, enum lang lang, struct arena *arena);
/* "half of them within 12 min, four in five within 15 min" */
char *phrase_actual(int median, int most, enum lang lang, struct arena *arena);
/* "学科时长 数学 30/20，语文 25/25": minutes beside those agreed, of subjects with an agreement; or "" */
char *phrase_shares(const struct board *board, enum lang lang, struct arena *arena);
/* "秋游"; of several days "期中测验（11-19 周四 – 11-20 周五）"; dated: "11-18 周三 秋游" */
char *phrase_event(const struct school_event *event, bool dated, enum lang lang,
                   struct arena *arena);
/* "日程：秋游；期中测验（11-19 周四 – 11-20 周五）", or "" */
char *phrase_events(const struct board *board, enum lang lang, struct arena *arena);
/* The same of the days of a sheet, each event once and with its days. */
char *phrase_sheet_events(const struct sheet *sheet, enum lang lang, struct arena *arena);
/* "待审 1 项 25 分", or "" */
char *phrase_pending(const struct board *board, enum lang lang, struct arena *arena);
char *phrase_pending_count(size_t count, int minutes, enum lang lang, struct arena *arena);
/* Why a board has no items: said so (今日无作业), not reported yet (未报), or nothing expected. */
const char *phrase_nothing(const struct board *board, enum lang lang);
/* "截至 16:05"; with the day where it is not `day`: "截至 08:05（11月18日 周三）" */
char *phrase_until(stamp_t now, int utc_offset, day_t day, enum lang lang, struct arena *arena);
/* 上学日 / 周末 / 国庆节放假 / 调休上学 … with 无作业日 where it is one; name is calendar_day_name */
char *phrase_day_kind(const struct board *board, const char *name, enum lang lang,
                      struct arena *arena);
/* "明天(周三)", "11-24(周二)": as seen from `today`; DAY_NONE: always the date */
char *phrase_near_day(day_t day, day_t today, enum lang lang, struct arena *arena);
/* "明天(周三)交" */
char *phrase_due(day_t due, day_t today, enum lang lang, struct arena *arena);
/* Over how many evenings it is laid: "分3晚"; "" where it is one, or calendar is NULL. */
const char *phrase_spread(const struct assignment *a, const struct calendar *calendar,
                          const struct policy *policy, enum lang lang, struct arena *arena);
/* "待确认", "更正 16:05 原15分", "已撤下", "选做", "校内", "每天": what is worth saying of an item
 * behind its text, joined by " · "; "" mostly. brief: of a correction when it was alone */
char *phrase_item_notes(const struct board_item *item, const struct board *board, int utc_offset,
                        bool brief, enum lang lang, struct arena *arena);
/* The bar of the day: `columns` cells; *filled of them, in eighths of a cell where the terminal can
 * (see phrase_gauge_text); over the limit: full, *over true. limit none: scale is `load` itself. */
struct gauge
{
    int columns;
    int filled; /* cells of the load before */
    int added;  /* further cells that a candidate would fill */
    bool over;  /* goes beyond the limit */
};
struct gauge phrase_gauge(int load, int after, int limit, int columns);
/* "██████▓▓░░░", with "▶" at the end when over; ascii: "######++...>" */
char *phrase_gauge_text(const struct gauge *gauge, bool ascii, struct arena *arena);

#endif
