/* The five dimensions of a class as text and JSON: colours in words, how the pupils are spread, how it
 * went over four weeks; and, for the homeroom teacher, the rows by seat. */
#include "config.h"

#include "press/press.h"

#include "base/text.h"
#include "press/json_write.h"
#include "press/parts.h"
#include "press/phrase.h"

static const char *level_name(enum level level, enum lang lang)
{
    return level == LEVEL_NONE ? "–" : vocab_name(&vocab_level, (int)level, lang);
}

/* Wide enough for every name of the vocabulary. */
static int name_columns(const struct vocab *vocab, enum lang lang)
{
    int columns = 0;

    for (int i = 0; i < vocab->count; i++) {
        int width = text_width(vocab_name(vocab, i, lang));
        columns = width > columns ? width : columns;
    }
    return columns;
}

static void write_dimension(FILE *out, enum lang lang, int dimension,
                            const struct habit_dimension *of, struct arena *arena)
{
    struct text_buf line = {.arena = arena};

    text_buf_add(&line, text_pad(arena, vocab_name(&vocab_dimension, dimension, lang),
                                 name_columns(&vocab_dimension, lang)));
    text_buf_printf(&line, "  %s",
                    text_pad(arena, level_name(of->level, lang), name_columns(&vocab_level, lang)));
    if (of->green + of->yellow + of->red > 0) {
        text_buf_printf(&line, "  ");
        text_buf_printf(&line, tr(lang, "green %d, yellow %d, red %d"), of->green, of->yellow,
                        of->red);
    }
    if (of->median >= 0) {
        text_buf_printf(&line, "  ");
        text_buf_printf(&line, tr(lang, "median %d min"), of->median);
    }
    text_buf_printf(&line, "  ");
    text_buf_printf(&line, tr(lang, "four weeks %s %s %s %s"), level_name(of->trend[0], lang),
                    level_name(of->trend[1], lang), level_name(of->trend[2], lang),
                    level_name(of->trend[3], lang));
    fprintf(out, "%s\n", text_buf_str(&line));
}

static void write_within(FILE *out, enum lang lang, const struct habit_report *report,
                         const struct board *board, struct arena *arena)
{
    if (report->within >= 0) {
        fprintf(out, tr(lang, "%d%% of the pupils keep the limit; the board said: %s, %s"),
                report->within, phrase_load(board, lang, arena), part_level(board, lang));
        fputc('\n', out);
    }
}

static void write_text(FILE *out, const struct press_style *style,
                       const struct habit_report *report, const struct board *board,
                       struct arena *arena)
{
    fprintf(out, tr(style->lang, "%s  %s  five dimensions, %d pupils"),
            text_sanitise(arena, part_board_name(board, style->lang), false, NULL),
            date_long(arena, report->day, style->lang), report->pupils);
    fputc('\n', out);
    if (report->pupils == 0) {
        fprintf(out, "%s\n", tr(style->lang, "no survey this week"));
    }
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        write_dimension(out, style->lang, d, &report->dimensions[d], arena);
    }
    write_within(out, style->lang, report, board, arena);
}

/* ---- JSON ---- */

static void put_level(struct json_out *json, enum level level)
{
    out_text(json, vocab_code(&vocab_level, (int)level));
}

/* -1: null */
static void put_number(struct json_out *json, const char *key, int value)
{
    out_key(json, key);
    if (value < 0) {
        out_null(json);
    } else {
        out_number(json, value);
    }
}

static void put_dimension(struct json_out *json, int dimension, const struct habit_dimension *of)
{
    out_begin(json, '{');
    out_key(json, "dimension");
    out_text(json, vocab_code(&vocab_dimension, dimension));
    out_key(json, "level");
    put_level(json, of->level);
    put_number(json, "green", of->green);
    put_number(json, "yellow", of->yellow);
    put_number(json, "red", of->red);
    put_number(json, "median", of->median);
    out_key(json, "trend");
    out_begin(json, '[');
    for (size_t week = 0; week < sizeof of->trend / sizeof of->trend[0]; week++) {
        put_level(json, of->trend[week]);
    }
    out_end(json, ']');
    out_end(json, '}');
}

static void write_json(FILE *out, const struct habit_report *report, const struct board *board,
                       struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena};
    char day[DATE_TEXT_BYTES];

    out_begin(&json, '{');
    out_key(&json, "class");
    out_text(&json, board->code);
    out_key(&json, "date");
    out_text(&json, date_iso(report->day, day));
    put_number(&json, "pupils", report->pupils);
    put_number(&json, "within", report->within);
    put_number(&json, "load", board->load);
    put_number(&json, "limit", board->limit == LIMIT_NONE ? -1 : board->limit);
    out_key(&json, "dimensions");
    out_begin(&json, '[');
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        put_dimension(&json, d, &report->dimensions[d]);
    }
    out_end(&json, ']');
    out_end(&json, '}');
    fputc('\n', out);
}

void press_habits(FILE *out, const struct press_style *style, const struct habit_report *report,
                  const struct board *board)
{
    struct arena *arena = arena_new();

    if (style->format == PRESS_JSON) {
        write_json(out, report, board, arena);
    } else {
        write_text(out, style, report, board, arena);
    }
    arena_free(arena);
}

/* ---- by seat ---- */

static void json_rows(FILE *out, const struct press_style *style, const struct class *class,
                      const struct habit *rows, size_t count, struct arena *arena)
{
    struct json_out json = {.out = out, .arena = arena};
    char day[DATE_TEXT_BYTES];

    out_begin(&json, '[');
    for (size_t i = 0; i < count; i++) {
        out_begin(&json, '{');
        out_key(&json, "class");
        out_text(&json, class_code(style->school, class, rows[i].day, arena));
        out_key(&json, "date");
        out_text(&json, date_iso(rows[i].day, day));
        put_number(&json, "seat", rows[i].seat);
        for (int d = 0; d < DIMENSION_COUNT; d++) {
            put_number(&json, vocab_code(&vocab_dimension, d), rows[i].minutes[d]);
        }
        out_end(&json, '}');
    }
    out_end(&json, ']');
    fputc('\n', out);
}

static void csv_rows(FILE *out, const struct press_style *style, const struct class *class,
                     const struct habit *rows, size_t count, struct arena *arena)
{
    char day[DATE_TEXT_BYTES];

    fputs("date,class,seat", out);
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        fprintf(out, ",%s", vocab_code(&vocab_dimension, d));
    }
    fputc('\n', out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s,%s,%d", date_iso(rows[i].day, day),
                class_code(style->school, class, rows[i].day, arena), rows[i].seat);
        for (int d = 0; d < DIMENSION_COUNT; d++) {
            if (rows[i].minutes[d] == HABIT_NONE) {
                fputc(',', out);
            } else {
                fprintf(out, ",%d", rows[i].minutes[d]);
            }
        }
        fputc('\n', out);
    }
}

static void text_rows(FILE *out, const struct press_style *style, const struct habit *rows,
                      size_t count)
{
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < count; i++) {
        fprintf(out, tr(style->lang, "%s  seat %d"), date_iso(rows[i].day, day), rows[i].seat);
        for (int d = 0; d < DIMENSION_COUNT; d++) {
            fprintf(out, "  %s ", vocab_name(&vocab_dimension, d, style->lang));
            if (rows[i].minutes[d] == HABIT_NONE) {
                fputs("–", out);
            } else {
                fprintf(out, "%d", rows[i].minutes[d]);
            }
        }
        fputc('\n', out);
    }
}

void press_habit_rows(FILE *out, const struct press_style *style, const struct class *class,
                      const struct habit *rows, size_t count)
{
    struct arena *arena = arena_new();

    if (style->format == PRESS_JSON) {
        json_rows(out, style, class, rows, count, arena);
    } else if (style->format == PRESS_CSV) {
        csv_rows(out, style, class, rows, count, arena);
    } else {
        text_rows(out, style, rows, count);
    }
    arena_free(arena);
}
