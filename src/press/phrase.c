/* The short phrases that screen, sheet, text and group message share: how full the day is, who has
 * reported, what day it is, when something is handed in. */
#include "config.h"

#include "press/phrase.h"

#include <string.h>

#include "base/text.h"

const char *phrase_level(enum level level, enum lang lang)
{
    switch (level) {
    case LEVEL_YELLOW:
        return tr_c(lang, "level", "yellow, near the limit");
    case LEVEL_RED:
        return tr_c(lang, "level", "red, over the limit");
    default:
        return vocab_name(&vocab_level, (int)level, lang);
    }
}

const char *phrase_state(const struct assignment *a, enum lang lang)
{
    return assignment_is_returned(a) ? tr_c(lang, "state", "given back")
                                     : vocab_name(&vocab_state, (int)a->state, lang);
}

char *phrase_entered(const struct assignment *a, enum lang lang, struct arena *arena)
{
    return a->teacher[0] != '\0' ? arena_printf(arena, tr(lang, "entered by %s, teacher: %s"),
                                                a->created_by, a->teacher)
                                 : arena_printf(arena, tr(lang, "entered by %s"), a->created_by);
}

char *phrase_load(int load, int limit, enum lang lang, struct arena *arena)
{
    if (limit < 0)
        return arena_printf(arena, tr_n(lang, "%d minute", "%d minutes", (unsigned long)load),
                            load);
    if (limit == 0 && load == 0)
        return arena_strdup(arena, tr(lang, "no written homework at home"));
    return arena_printf(arena, tr(lang, "%d / %d minutes"), load, limit);
}

char *phrase_calibrated(int calibrated, enum lang lang, struct arena *arena)
{
    return calibrated >= 0 ? arena_printf(arena, tr(lang, "by actual time %d"), calibrated)
                           : arena_strdup(arena, "");
}

char *phrase_room(int load, int limit, enum lang lang, struct arena *arena)
{
    if (limit < 0 || (limit == 0 && load == 0))
        return arena_strdup(arena, "");
    if (load == limit)
        return arena_strdup(arena, tr(lang, "exactly at the limit"));
    if (load < limit) {
        return arena_printf(
            arena, tr_n(lang, "%d minute left", "%d minutes left", (unsigned long)(limit - load)),
            limit - load);
    }
    return arena_printf(
        arena, tr_n(lang, "%d minute over", "%d minutes over", (unsigned long)(load - limit)),
        load - limit);
}

/* The short names of the subjects with a status, joined; NULL where there are none. Of the missing
 * only expected ones are there at all. */
static const char *subjects_with(const struct board *board, enum report_status status,
                                 enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < board->subject_count; i++) {
        if (board->subjects[i].status == status) {
            if (buf.length > 0)
                text_buf_add(&buf, tr_c(lang, "list", ", "));
            text_buf_add(&buf, subject_short(board->subjects[i].subject, lang));
        }
    }
    return buf.text;
}

char *phrase_reported(const struct board *board, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    const char *missing = subjects_with(board, REPORT_MISSING, lang, arena);
    const char *none = subjects_with(board, REPORT_NONE, lang, arena);
    size_t expected = 0;

    for (size_t i = 0; i < board->subject_count; i++)
        expected += board->subjects[i].expected ? 1 : 0;
    if (expected > 0) {
        text_buf_printf(&buf, tr(lang, "%zu of %zu subjects reported"), board->reported_count,
                        expected);
    }
    if (missing)
        text_buf_printf(&buf, tr(lang, ", not yet: %s"), missing);
    if (none) {
        text_buf_printf(&buf, tr(lang, "%sno homework today: %s"),
                        buf.length > 0 ? tr(lang, "; ") : "", none);
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

char *phrase_path(const struct board_path *path, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, "%s %d", lang == LANG_ZH ? path->path->zh : path->path->en,
                        path->load);
}

char *phrase_paths(const struct board *board, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    bool differ = false;

    for (size_t i = 0; i < board->path_count; i++) {
        if (board->paths[i].listed) {
            differ = differ || board->paths[i].load != board->load;
            text_buf_printf(&buf, "%s%s", buf.length > 0 ? "  " : "",
                            phrase_path(&board->paths[i], lang, arena));
        }
    }
    return arena_strdup(arena, differ ? text_buf_str(&buf) : "");
}

char *phrase_minutes(const struct assignment *a, int minutes, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, a->estimated ? tr(lang, "about %d") : "%d", minutes);
}

char *phrase_minutes_cell(const struct assignment *a, int minutes, enum lang lang,
                          struct arena *arena)
{
    return arena_printf(arena, a->estimated ? tr(lang, "~%d") : "%d", minutes);
}

char *phrase_time(int minutes, bool estimated, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, estimated ? tr(lang, "about %d min") : tr(lang, "%d min"), minutes);
}

char *phrase_uncounted(const struct board *board, enum lang lang, struct arena *arena)
{
    return board->uncounted > 0 ? arena_printf(arena, tr(lang, "not counted %d"), board->uncounted)
                                : arena_strdup(arena, "");
}

char *phrase_actual(int median, int most, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, tr(lang, "half of them within %d min, four in five within %d min"),
                        median, most);
}

char *phrase_aftercare(const struct board *board, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    if (board->aftercare_minutes > 0) {
        text_buf_printf(&buf,
                        tr(lang, "after-school service %d min: %d fit at school, %d left for home"),
                        board->aftercare_minutes, board->aftercare_used, board->home_minutes);
        if (board->aftercare_until > 0)
            text_buf_printf(&buf, tr(lang, "; until %s"),
                            clock_text(arena, board->aftercare_until));
        if (board->aftercare_pupils > 0)
            text_buf_printf(&buf, tr(lang, "; %d pupils stay"), board->aftercare_pupils);
    }
    for (size_t i = 0; i < board->activity_count; i++) {
        text_buf_add(&buf, i > 0            ? tr_c(lang, "list", ", ")
                           : buf.length > 0 ? tr(lang, "; then: ")
                                            : tr(lang, "activities: "));
        text_buf_add(&buf, board->activities[i]);
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

const char *phrase_check(const struct check_line *line, enum lang lang, struct arena *arena)
{
    if (!line->board)
        return line->text;
    return strcmp(line->code, CHECK_PENDING) == 0 ? phrase_pending(line->board, lang, arena)
                                                  : phrase_aftercare(line->board, lang, arena);
}

char *phrase_shares(const struct board *board, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < board->subject_count; i++) {
        const struct board_subject *subject = &board->subjects[i];
        if (subject->share >= 0 && subject->load > 0) {
            text_buf_add(&buf,
                         buf.length > 0 ? tr_c(lang, "list", ", ") : tr(lang, "agreed minutes: "));
            text_buf_printf(&buf, "%s %d/%d", subject_name(subject->subject, lang), subject->load,
                            subject->share);
        }
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

static const char *event_day(day_t day, enum lang lang, struct arena *arena)
{
    char text[DATE_TEXT_BYTES];

    return arena_printf(arena, "%s %s", date_short(day, text),
                        date_weekday_name(date_weekday(day), lang));
}

char *phrase_event(const struct school_event *event, bool dated, enum lang lang,
                   struct arena *arena)
{
    const char *days = event_day(event->first, lang, arena);

    if (event->last > event->first)
        days = arena_printf(arena, "%s – %s", days, event_day(event->last, lang, arena));
    if (dated)
        return arena_printf(arena, "%s %s", days, event->text);
    return event->last > event->first ? arena_printf(arena, tr(lang, "%s (%s)"), event->text, days)
                                      : arena_strdup(arena, event->text);
}

static void add_event(struct text_buf *buf, const struct school_event *event, bool dated,
                      enum lang lang)
{
    text_buf_printf(buf, "%s%s", buf->length > 0 ? tr(lang, "; ") : tr(lang, "events: "),
                    phrase_event(event, dated, lang, buf->arena));
}

char *phrase_events(const struct board *board, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < board->event_count; i++)
        add_event(&buf, board->events[i], false, lang);
    return arena_strdup(arena, text_buf_str(&buf));
}

/* Whether an event of a day of the sheet is not one of the day before it. */
static bool begins_here(const struct sheet *sheet, size_t day, const struct school_event *event)
{
    const struct board *before = day > 0 ? sheet->boards[day - 1] : NULL;

    for (size_t i = 0; before && i < before->event_count; i++)
        if (before->events[i] == event)
            return false;
    return true;
}

char *phrase_sheet_events(const struct sheet *sheet, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t day = 0; day < sheet->day_count; day++)
        for (size_t i = 0; i < sheet->boards[day]->event_count; i++)
            if (begins_here(sheet, day, sheet->boards[day]->events[i]))
                add_event(&buf, sheet->boards[day]->events[i], true, lang);
    return arena_strdup(arena, text_buf_str(&buf));
}

char *phrase_pending(const struct board *board, enum lang lang, struct arena *arena)
{
    return phrase_pending_count(board->pending_count, board->pending_minutes, lang, arena);
}

char *phrase_pending_count(size_t count, int minutes, enum lang lang, struct arena *arena)
{
    if (count == 0)
        return arena_strdup(arena, "");
    return arena_printf(arena,
                        tr_n(lang, "awaiting approval: %zu item, %d minutes",
                             "awaiting approval: %zu items, %d minutes", count),
                        count, minutes);
}

/* 补上周三的课, 运动会后补课: that it is a school day is said by the name. */
static bool says_lessons(const char *name)
{
    return strstr(name, "课") || strstr(name, "上学") || strstr(name, "补班");
}

char *phrase_day_kind(const struct board *board, const char *name, enum lang lang,
                      struct arena *arena)
{
    bool weekend = date_weekday(board->day) >= SATURDAY;
    const char *words = vocab_name(&vocab_day_kind, (int)board->day_kind, lang);
    const char *no_homework = "";

    name = name ? calendar_name_said(name, lang) : "";
    if (board->day_kind == DAY_SCHOOL && weekend) {
        if (text_ends_with(name, "调休")) /* the words say it again */
            name = arena_strndup(arena, name, strlen(name) - strlen("调休"));
        words = *name == '\0' ? tr(lang, "make-up school day")
                : lang == LANG_ZH && says_lessons(name)
                    ? name
                    : arena_printf(arena, tr(lang, "make-up school day, %s"), name);
    } else if (board->day_kind == DAY_HOLIDAY && *name != '\0') {
        /* 寒假, 春假 say it already */
        words =
            text_ends_with(name, "假") ? name : arena_printf(arena, tr(lang, "holiday, %s"), name);
    }
    if (board->no_homework_day)
        no_homework = tr(lang, " · no-homework day");
    return arena_printf(arena, "%s%s", words, no_homework);
}

char *phrase_near_day(day_t day, day_t today, enum lang lang, struct arena *arena)
{
    const char *weekday = date_weekday_name(date_weekday(day), lang);
    char text[DATE_TEXT_BYTES];

    if (day == today)
        return arena_strdup(arena, tr(lang, "today"));
    return arena_printf(arena, lang == LANG_ZH ? "%s(%s)" : "%s (%s)",
                        day == today + 1 ? tr(lang, "tomorrow") : date_short(day, text), weekday);
}

char *phrase_due(day_t due, day_t today, enum lang lang, struct arena *arena)
{
    return arena_printf(arena, tr(lang, "due %s"), phrase_near_day(due, today, lang, arena));
}

char *phrase_until(stamp_t now, int utc_offset, day_t day, enum lang lang, struct arena *arena)
{
    char clock[DATE_TEXT_BYTES];
    day_t today = stamp_day(now, utc_offset);

    stamp_clock(now, utc_offset, clock);
    if (today == day)
        return arena_printf(arena, tr(lang, "as of %s"), clock);
    return arena_printf(arena, tr(lang, "as of %s (%s)"), clock, date_long(arena, today, lang));
}

const char *phrase_nothing(const struct board *board, enum lang lang)
{
    size_t expected = 0;
    size_t missing = 0;
    size_t none = 0;

    for (size_t i = 0; i < board->subject_count; i++) {
        expected += board->subjects[i].expected ? 1 : 0;
        missing += board->subjects[i].status == REPORT_MISSING ? 1 : 0;
        none += board->subjects[i].status == REPORT_NONE ? 1 : 0;
    }
    if (missing > 0 && missing == expected)
        return tr(lang, "Not reported yet: no subject has said what is set.");
    if (missing > 0)
        return tr(lang, "Nothing set so far, but some subjects have not reported yet.");
    if (none > 0)
        return tr(lang, "No homework today: every subject has said so.");
    if (expected > 0)
        return tr(lang, "Nothing to be done this evening.");
    return tr(lang, "Nothing set; no subject is expected to report on this day.");
}

/* ---- the bar ---- */

/* Cells for minutes: at least one where there are any, all of them only at the limit. */
static int gauge_cells(int minutes, int limit, int columns)
{
    if (minutes <= 0 || columns <= 0)
        return 0;
    if (minutes >= limit)
        return columns;
    int cells = (int)((long long)minutes * columns / limit);
    return cells > 0 ? cells : 1;
}

struct gauge phrase_gauge(int load, int after, int limit, int columns)
{
    struct gauge gauge = {.columns = columns};
    int scale = limit;

    if (limit < 0)
        scale = after > load ? after : load;
    gauge.over = limit >= 0 && (load > limit || after > limit);
    gauge.filled = gauge_cells(load, scale, columns);
    int whole = gauge_cells(after, scale, columns);
    if (whole < gauge.filled)
        gauge.filled = whole;
    gauge.added = whole - gauge.filled;
    return gauge;
}

char *phrase_gauge_text(const struct gauge *gauge, bool ascii, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (int i = 0; i < gauge->columns; i++) {
        const char *cell = ascii ? "." : "░";
        if (gauge->over && i == gauge->columns - 1)
            cell = ascii ? ">" : "▶";
        else if (i < gauge->filled)
            cell = ascii ? "#" : "█";
        else if (i < gauge->filled + gauge->added)
            cell = ascii ? "+" : "▓";
        text_buf_add(&buf, cell);
    }
    return arena_strdup(arena, text_buf_str(&buf));
}
