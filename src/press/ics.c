/* iCalendar (RFC 5545) for calendars that subscribe: one entry of whole days for each homework, from the
 * day it is set to the evening before it is due, for that is when it is to be done; what it is and when
 * it is due stands in its title. Entries and not tasks, which phones leave out of a subscription. Nothing
 * in it depends on the moment of writing, so that the same homework gives the same bytes. */
#include "config.h"

#include "press/format.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "press/clean.h"
#include "press/items.h"
#include "press/parts.h"
#include "press/phrase.h"

#define LINE_BYTES 75 /* of a content line, its end not counted */
#define CHINA_OFFSET 480
#define MINUTES_AN_HOUR 60

/* ---- content lines ---- */

/* Folded so that no character is cut, for not every reader puts the bytes together again. */
static void put_folded(FILE *out, const char *line)
{
    size_t room = LINE_BYTES;

    while (*line) {
        size_t bytes = 0, length;

        while (line[bytes]) {
            text_decode(line + bytes, &length);
            if (bytes + length > room)
                break;
            bytes += length;
        }
        fwrite(line, 1, bytes, out);
        line += bytes;
        fputs(*line ? "\r\n " : "\r\n", out);
        room = LINE_BYTES - 1; /* the blank before it */
    }
}

/* A value of type TEXT. */
static const char *escaped(struct arena *arena, const char *text)
{
    struct text_buf buf = {.arena = arena};

    for (const char *c = press_clean(arena, text, true); *c; c++)
        if (*c == '\n')
            text_buf_add(&buf, "\\n");
        else
            text_buf_printf(&buf, strchr("\\;,", *c) ? "\\%c" : "%c", *c);
    return text_buf_str(&buf);
}

static void put_text(struct press *press, const char *name, const char *text)
{
    put_folded(press->out, arena_printf(press->arena, "%s:%s", name, escaped(press->arena, text)));
}

/* 2026-11-17T07:52:00Z without its marks: the basic form, of a day as of a moment. */
static const char *basic(struct arena *arena, const char *iso)
{
    char *text = arena_strdup(arena, iso), *to = text;

    for (const char *from = iso; *from; from++)
        if (*from != '-' && *from != ':')
            *to++ = *from;
    *to = '\0';
    return text;
}

static void put_day(struct press *press, const char *name, day_t day)
{
    char iso[DATE_TEXT_BYTES];

    fprintf(press->out, "%s;VALUE=DATE:%s\r\n", name, basic(press->arena, date_iso(day, iso)));
}

static void put_stamp(struct press *press, const char *name, stamp_t stamp)
{
    fprintf(press->out, "%s:%s\r\n", name, basic(press->arena, stamp_utc(press->arena, stamp)));
}

/* ---- the calendar ---- */

static const char *zone_name(struct press *press)
{
    int offset = press->context.utc_offset;
    int size = offset < 0 ? -offset : offset;

    if (offset == CHINA_OFFSET)
        return "Asia/Shanghai";
    return arena_printf(press->arena, "UTC%c%02d%02d", offset < 0 ? '-' : '+',
                        size / MINUTES_AN_HOUR, size % MINUTES_AN_HOUR);
}

/* Days are the school's, whatever the zone of who reads; the zone says which school's days they are, and
 * makes a calendar without an entry whole, which must have one component. */
static void put_zone(struct press *press)
{
    int offset = press->context.utc_offset;
    int size = offset < 0 ? -offset : offset;
    const char *shift = arena_printf(press->arena, "%c%02d%02d", offset < 0 ? '-' : '+',
                                     size / MINUTES_AN_HOUR, size % MINUTES_AN_HOUR);

    fprintf(press->out,
            "BEGIN:VTIMEZONE\r\nTZID:%s\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:%s\r\nTZOFFSETTO:%s\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n",
            zone_name(press), shift, shift);
}

static void put_head(struct press *press, const char *name)
{
    fputs(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//hwboard//NONSGML hwboard//EN\r\n"
        "CALSCALE:GREGORIAN\r\nREFRESH-INTERVAL;VALUE=DURATION:PT15M\r\nX-PUBLISHED-TTL:PT15M\r\n",
        press->out);
    put_text(press, "X-WR-CALNAME", name);
    fprintf(press->out, "X-WR-TIMEZONE:%s\r\n", zone_name(press));
    put_zone(press);
}

/* One calendar, also of several classes: many programs read no second one of a file. It has the name of
 * the class, of several that of the school. */
static void begin_class(struct press *press, const struct board *board)
{
    if (press->written > 0)
        return;
    put_head(press, press->array
                        ? press->context.school_name
                        : arena_printf(press->arena, tr(press->context.lang, "%s homework"),
                                       part_board_name(board, press->context.lang)));
}

static void ics_end(struct press *press)
{
    if (press->written == 0)
        put_head(press, press->context.school_name);
    fputs("END:VCALENDAR\r\n", press->out);
}

/* ---- a homework ---- */

/* The last change that is known of; what was withdrawn since has a higher SEQUENCE all the same. */
static stamp_t last_modified(const struct assignment *a)
{
    stamp_t at = a->created_at;

    if (a->published_at > at)
        at = a->published_at;
    return a->changed_at > at ? a->changed_at : at;
}

/* "三(2)班 语文 [提升] 练习册P42，20分钟（11-24(周二)交）": the first line of its text; the class where the
 * calendar has several. */
static const char *title(struct press *press, const struct item_row *row, const char *class)
{
    const struct assignment *a = row->assignment;
    struct arena *arena = press->arena;
    enum lang lang = press->context.lang;
    const char *tier = "", *minutes = "";

    if (a->tier != TIER_NONE)
        tier = arena_printf(arena, tr(lang, "[%s] "), vocab_name(&vocab_tier, (int)a->tier, lang));
    if (a->minutes > 0)
        minutes =
            arena_printf(arena, tr(lang, ", %s min"), phrase_minutes(a, a->minutes, lang, arena));
    return arena_printf(arena, tr(lang, "%s%s%s %s%s%s (%s)"), press->array ? class : "",
                        press->array ? " " : "", item_subject(row->subject, a, lang), tier,
                        arena_strndup(arena, a->text, strcspn(a->text, "\r\n")), minutes,
                        phrase_due(a->due, DAY_NONE, lang, arena));
}

/* The whole text, and what is worth saying of it. */
static const char *description(struct press *press, const struct item_row *row)
{
    struct arena *arena = press->arena;
    enum lang lang = press->context.lang;
    size_t count;
    const struct note *notes =
        item_notes(row, &press->context, phrase_due(row->assignment->due, DAY_NONE, lang, arena),
                   true, -1, -1, arena, &count);

    return arena_printf(arena, "%s%s", row->assignment->text,
                        notes_text(notes, count, NULL, lang, arena));
}

/* Its identity is its number in the school and when it was typed: neither ever changes, and another
 * school's homework of that number has another. The school's count of changes rises with each. */
static void put_event(struct press *press, const struct item_row *row, const struct board *board)
{
    const struct assignment *a = row->assignment;
    FILE *out = press->out;

    fprintf(out, "BEGIN:VEVENT\r\nUID:%" PRId64 "-%" PRId64 "-%" PRId64 "@hwboard\r\n",
            press->context.school->id, a->id, a->created_at);
    put_stamp(press, "DTSTAMP", last_modified(a));
    put_stamp(press, "CREATED", a->created_at);
    put_stamp(press, "LAST-MODIFIED", last_modified(a));
    fprintf(out, "SEQUENCE:%" PRId64 "\r\n", a->rev);
    put_day(press, "DTSTART", a->assigned);
    put_day(press, "DTEND", a->due > a->assigned ? a->due : a->assigned + 1);
    put_text(press, "SUMMARY", title(press, row, part_board_name(board, press->context.lang)));
    put_text(press, "DESCRIPTION", description(press, row));
    put_folded(
        out, arena_printf(press->arena, "CATEGORIES:%s,%s",
                          escaped(press->arena, item_subject(row->subject, a, press->context.lang)),
                          escaped(press->arena, board->code)));
    fprintf(out, "STATUS:%s\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n",
            a->state == STATE_WITHDRAWN ? "CANCELLED" : "CONFIRMED");
}

/* A test, a trip: whole days, its identity its number in the school. Of when it was written nothing is
 * known here, so its stamp is its first day. */
static void put_school_event(struct press *press, const struct school_event *event)
{
    char iso[DATE_TEXT_BYTES];

    fprintf(press->out, "BEGIN:VEVENT\r\nUID:%" PRId64 "-event-%" PRId64 "@hwboard\r\n",
            press->context.school->id, event->id);
    fprintf(press->out, "DTSTAMP:%sT000000Z\r\n", basic(press->arena, date_iso(event->first, iso)));
    put_day(press, "DTSTART", event->first);
    put_day(press, "DTEND", event->last + 1);
    put_text(press, "SUMMARY", event->text);
    fputs("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n", press->out);
}

/* Those of a board that were not on the one before it. */
static void put_events(struct press *press, const struct board *board, const struct board *before)
{
    for (size_t i = 0; i < board->event_count; i++) {
        bool known = false;

        for (size_t j = 0; before && j < before->event_count; j++)
            known = known || before->events[j] == board->events[i];
        if (!known)
            put_school_event(press, board->events[i]);
    }
}

static void put_rows(struct press *press, const struct item_row *rows, size_t count,
                     const struct board *board)
{
    begin_class(press, board);
    for (size_t i = 0; i < count; i++) {
        struct item_row row = {.assignment = rows[i].assignment,
                               .subject = rows[i].subject,
                               .minutes = rows[i].assignment->minutes,
                               .today = -1, /* the same whichever day it is read from */
                               .running = -1,
                               .day = rows[i].assignment->assigned};

        put_event(press, &row, board);
    }
}

static void ics_board(struct press *press, const union press_value *value)
{
    const struct board *board = value->board;

    put_rows(press, items_of_board(board, press->arena), board->item_count, board);
    put_events(press, board, NULL);
}

/* A week as any range: each homework once. */
static void ics_sheet(struct press *press, const union press_value *value)
{
    const struct sheet *sheet = value->sheet;
    size_t count;
    struct item_row *rows = items_of_sheet(sheet, DAY_FIRST, sheet->last, press->arena, &count);

    put_rows(press, rows, count, sheet->boards[0]);
    for (size_t i = 0; i < sheet->day_count; i++)
        put_events(press, sheet->boards[i], i > 0 ? sheet->boards[i - 1] : NULL);
}

const struct format format_ics = {
    .name = "ics",
    .value = {[PRESS_BOARD] = ics_board, [PRESS_WEEK] = ics_sheet, [PRESS_SHEET] = ics_sheet},
    .end = ics_end,
};
