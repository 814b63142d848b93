/* The five dimensions of a class as a document and as JSON: colours in words, how the pupils are spread,
 * how it went over four weeks; and, for the homeroom teacher, the rows by seat. */
#include "config.h"

#include "base/csv.h"
#include "base/text.h"
#include "press/format.h"
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

static void fill_dimension(struct cell *cell, enum lang lang, int dimension,
                           const struct habit_dimension *of, struct arena *arena)
{
    cell[0].text = vocab_name(&vocab_dimension, dimension, lang);
    cell[1].text = level_name(of->level, lang);
    if (of->green + of->yellow + of->red > 0) {
        cell[2].text = arena_printf(arena, tr(lang, "green %d, yellow %d, red %d"), of->green,
                                    of->yellow, of->red);
    }
    if (of->median >= 0)
        cell[3].text = arena_printf(arena, tr(lang, "median %d min"), of->median);
    cell[4].text = arena_printf(arena, tr(lang, "four weeks %s %s %s %s"),
                                level_name(of->trend[0], lang), level_name(of->trend[1], lang),
                                level_name(of->trend[2], lang), level_name(of->trend[3], lang));
}

void document_habits(struct document *document, const union press_value *value)
{
    const struct habit_report *report = value->habits.report;
    const struct board *board = value->habits.board;
    struct arena *arena = document->arena;
    enum lang lang = document->context->lang;

    document_line(document, arena_printf(arena, tr(lang, "%s  %s  five dimensions, %d pupils"),
                                         part_board_name(board, lang),
                                         date_long(arena, report->day, lang), report->pupils));
    if (report->pupils == 0)
        document_line(document, tr(lang, "no survey this week"));
    struct table *table = document_lines(document, 5, "  ", NULL);
    table->columns[0].least = name_columns(&vocab_dimension, lang);
    table->columns[1].least = name_columns(&vocab_level, lang);
    for (int d = 0; d < DIMENSION_COUNT; d++)
        fill_dimension(table_row(table), lang, d, &report->dimensions[d], arena);
    if (report->within >= 0) {
        document_line(
            document,
            arena_printf(arena,
                         tr(lang, "%d%% of the pupils keep the limit; the board said: %s, %s"),
                         report->within, phrase_load(board->load, board->limit, lang, arena),
                         part_level(board, lang)));
    }
}

/* ---- JSON ---- */

static void put_dimension(struct json_out *json, int dimension, const struct habit_dimension *of)
{
    out_begin(json, '{');
    put_text(json, "dimension", vocab_code(&vocab_dimension, dimension));
    put_level(json, "level", of->level);
    put_optional(json, "green", of->green);
    put_optional(json, "yellow", of->yellow);
    put_optional(json, "red", of->red);
    put_optional(json, "median", of->median);
    put_begin(json, "trend", '[');
    for (size_t week = 0; week < sizeof of->trend / sizeof of->trend[0]; week++)
        out_text(json, vocab_code(&vocab_level, (int)of->trend[week]));
    out_end(json, ']');
    out_end(json, '}');
}

void json_habits(struct press *press, const union press_value *value)
{
    const struct habit_report *report = value->habits.report;
    const struct board *board = value->habits.board;
    struct json_out json = json_open(press);

    out_begin(&json, '{');
    put_text(&json, "class", board->code);
    put_day(&json, "date", report->day);
    put_optional(&json, "pupils", report->pupils);
    put_optional(&json, "within", report->within);
    put_optional(&json, "load", board->load);
    put_optional(&json, "limit", board->limit);
    put_begin(&json, "dimensions", '[');
    for (int d = 0; d < DIMENSION_COUNT; d++)
        put_dimension(&json, d, &report->dimensions[d]);
    out_end(&json, ']');
    out_end(&json, '}');
}

/* ---- by seat ---- */

void json_habit_rows(struct press *press, const union press_value *value)
{
    struct json_out json = json_open(press);

    out_begin(&json, '[');
    for (size_t i = 0; i < value->habit_rows.count; i++) {
        const struct habit *row = &value->habit_rows.items[i];
        out_begin(&json, '{');
        put_text(
            &json, "class",
            class_code(press->context.school, value->habit_rows.class, row->day, press->arena));
        put_day(&json, "date", row->day);
        put_optional(&json, "seat", row->seat);
        for (int d = 0; d < DIMENSION_COUNT; d++)
            put_optional(&json, vocab_code(&vocab_dimension, d), row->minutes[d]);
        out_end(&json, '}');
    }
    out_end(&json, ']');
}

void csv_habit_rows(struct press *press, const union press_value *value)
{
    FILE *out = press->out;
    char day[DATE_TEXT_BYTES];

    fputs("date,class,seat", out);
    for (int d = 0; d < DIMENSION_COUNT; d++)
        csv_write_cell(out, vocab_code(&vocab_dimension, d), false);
    fputc('\n', out);
    for (size_t i = 0; i < value->habit_rows.count; i++) {
        const struct habit *row = &value->habit_rows.items[i];
        fprintf(out, "%s,%s,%d", date_iso(row->day, day),
                class_code(press->context.school, value->habit_rows.class, row->day, press->arena),
                row->seat);
        for (int d = 0; d < DIMENSION_COUNT; d++)
            csv_number(out, row->minutes[d], row->minutes[d] != HABIT_NONE);
        fputc('\n', out);
    }
}

void document_habit_rows(struct document *document, const union press_value *value)
{
    enum lang lang = document->context->lang;
    struct arena *arena = document->arena;
    struct table *table = document_lines(document, 1 + DIMENSION_COUNT, "  ", NULL);
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < value->habit_rows.count; i++) {
        const struct habit *row = &value->habit_rows.items[i];
        struct cell *cell = table_row(table);
        cell[0].text =
            arena_printf(arena, tr(lang, "%s  seat %d"), date_iso(row->day, day), row->seat);
        for (int d = 0; d < DIMENSION_COUNT; d++) {
            const char *minutes =
                row->minutes[d] == HABIT_NONE ? "–" : arena_printf(arena, "%d", row->minutes[d]);
            cell[1 + d].text =
                arena_printf(arena, "%s %s", vocab_name(&vocab_dimension, d, lang), minutes);
        }
    }
}
