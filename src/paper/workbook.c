/* hwboard-workbook: reads cells as JSON on standard input, writes an Excel file to standard output. A program
 * of its own beside hwboard-press, because its libraries take as long to load as a page to lay out. */
#include "config.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/text.h"
#include "paper/fault.h"

#define NAME_CHARS 31
#define CELL_CHARS 32000 /* Excel takes 32,767 */
#define HEAT_GREEN 0xC6E7CE
#define HEAT_YELLOW 0xFFE699
#define HEAT_RED 0xF4B0A8
#define HEAD_GREY 0xE6E6E6
#define TITLE_POINTS 16
#define ROW_OF_POINTS                                                                              \
    1.5 /* how high a row is, by its letters; programs other than Excel do not find it out */
#define CHART_COLUMN 5

#define HEAD_STYLE 3
static const struct
{
    const char *name;
    lxw_color_t color; /* 0: none */
    bool bold, wrap, center, top, day;
    double points;
} styles[] = {
    {"", 0, .bold = false},
    {"bold", 0, .bold = true},
    {"title", 0, .bold = true, .points = TITLE_POINTS},
    [HEAD_STYLE] = {"head", HEAD_GREY, .bold = true, .wrap = true},
    {"day_head", HEAD_GREY, .bold = true, .day = true},
    {"wrap", 0, .wrap = true},
    {"total", 0, .bold = true, .top = true},
    {"green", HEAT_GREEN, .bold = false},
    {"yellow", HEAT_YELLOW, .bold = true},
    {"red", HEAT_RED, .bold = true},
};
#define STYLE_COUNT (sizeof styles / sizeof *styles)

struct formats
{
    lxw_format *plain[STYLE_COUNT], *day[STYLE_COUNT];
    lxw_format *number_head; /* above numbers */
};

/* ---- styles ---- */

static lxw_format *make_format(lxw_workbook *workbook, size_t i, bool day)
{
    lxw_format *format = workbook_add_format(workbook);

    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (styles[i].bold)
        format_set_bold(format);
    if (styles[i].wrap)
        format_set_text_wrap(format);
    if (styles[i].points > 0)
        format_set_font_size(format, styles[i].points);
    if (styles[i].color) {
        format_set_bg_color(format, styles[i].color);
        format_set_pattern(format, LXW_PATTERN_SOLID);
    }
    if (styles[i].top)
        format_set_top(format, LXW_BORDER_THIN);
    if (day)
        format_set_num_format(format, styles[i].day ? "mm-dd" : "yyyy-mm-dd");
    return format;
}

static size_t style_of(const json_t *cell)
{
    const char *name = json_string_value(json_object_get(cell, "style"));

    for (size_t i = 0; name && i < STYLE_COUNT; i++)
        if (strcmp(styles[i].name, name) == 0)
            return i;
    return 0;
}

/* ---- cells ---- */

static const char *cut(struct arena *arena, const char *text, size_t chars)
{
    size_t bytes = 0, length;

    for (size_t i = 0; i < chars && text[bytes] != '\0'; i++) {
        text_decode(text + bytes, &length);
        bytes += length;
    }
    return text[bytes] == '\0' ? text : arena_strndup(arena, text, bytes);
}

static void write_day(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *day,
                      lxw_format *format)
{
    lxw_datetime date = {0};

    if (sscanf(day, "%d-%d-%d", &date.year, &date.month, &date.day) == 3)
        worksheet_write_datetime(sheet, row, column, &date, format);
}

static void write_cell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const json_t *cell,
                       const struct formats *formats, struct arena *arena)
{
    const char *formula = json_string_value(json_object_get(cell, "formula"));
    const char *day = json_string_value(json_object_get(cell, "day"));
    const char *text = json_string_value(json_object_get(cell, "text"));
    double number = json_number_value(json_object_get(cell, "number"));
    size_t style = style_of(cell);

    if (formula)
        worksheet_write_formula_num(sheet, row, column, arena_printf(arena, "=%s", formula),
                                    formats->plain[style], number);
    else if (day)
        write_day(sheet, row, column, day, formats->day[style]);
    else if (!text)
        worksheet_write_number(sheet, row, column, number, formats->plain[style]);
    else if (*text != '\0')
        worksheet_write_string(sheet, row, column, cut(arena, text, CELL_CHARS),
                               formats->plain[style]);
    else
        worksheet_write_blank(sheet, row, column, formats->plain[style]);
}

/* Whether it is the head of a column of numbers. */
static bool heads_numbers(const json_t *cell, const json_t *below)
{
    const char *style = json_string_value(json_object_get(cell, "style"));

    return style && strcmp(style, "head") == 0 && json_object_get(below, "number");
}

static void write_row(lxw_worksheet *sheet, lxw_row_t row, const json_t *cells, const json_t *below,
                      const struct formats *formats, struct arena *arena)
{
    double points = styles[style_of(json_array_get(cells, 0))].points;
    size_t c;
    const json_t *cell;

    if (points > 0)
        worksheet_set_row(sheet, row, points * ROW_OF_POINTS, NULL);
    json_array_foreach(cells, c, cell)
    {
        const char *text = json_string_value(json_object_get(cell, "text"));
        if (text && heads_numbers(cell, json_array_get(below, c)))
            worksheet_write_string(sheet, row, (lxw_col_t)c, cut(arena, text, CELL_CHARS),
                                   formats->number_head);
        else
            write_cell(sheet, row, (lxw_col_t)c, cell, formats, arena);
    }
}

/* ---- sheets ---- */

/* A name that Excel takes, and that no other sheet has. */
static const char *sheet_name(lxw_workbook *workbook, const char *wanted, struct arena *arena)
{
    char *name = arena_strdup(arena, cut(arena, wanted, NAME_CHARS));
    const char *tried = name;

    for (char *c = name; *c != '\0'; c++)
        if (strchr("[]:*?/\\'", *c))
            *c = '-';
    for (int i = 2; workbook_get_worksheet_by_name(workbook, tried); i++)
        tried = arena_printf(arena, "%s (%d)", cut(arena, name, NAME_CHARS - 6), i);
    return tried;
}

static void add_chart(lxw_workbook *workbook, lxw_worksheet *sheet, const char *name,
                      const json_t *chart)
{
    lxw_chart *drawn = workbook_add_chart(workbook, LXW_CHART_BAR);
    lxw_chart_series *series = chart_add_series(drawn, NULL, NULL);
    lxw_row_t last = (lxw_row_t)json_integer_value(json_object_get(chart, "rows"));
    lxw_col_t names = (lxw_col_t)json_integer_value(json_object_get(chart, "names"));
    lxw_col_t values = (lxw_col_t)json_integer_value(json_object_get(chart, "values"));

    chart_series_set_categories(series, name, 1, names, last, names);
    chart_series_set_values(series, name, 1, values, last, values);
    chart_title_set_name(drawn, json_string_value(json_object_get(chart, "title")));
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(
        drawn->y_axis); /* of a bar chart the axis of the names: the first on top */
    worksheet_insert_chart(sheet, 1, CHART_COLUMN, drawn);
}

static void add_sheet(lxw_workbook *workbook, const json_t *value, const struct formats *formats,
                      struct arena *arena)
{
    const char *wanted = json_string_value(json_object_get(value, "name"));
    const char *name = sheet_name(workbook, wanted ? wanted : "-", arena);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, name);
    lxw_row_t frozen = (lxw_row_t)json_integer_value(json_object_get(value, "frozen"));
    const json_t *filter = json_object_get(value, "filter"),
                 *chart = json_object_get(value, "chart");
    const json_t *rows = json_object_get(value, "rows");
    size_t i;
    const json_t *row, *cell;

    if (!sheet)
        fault("sheet %s", name);
    json_array_foreach(json_object_get(value, "widths"), i, cell)
    {
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, json_number_value(cell), NULL);
    }
    json_array_foreach(rows, i, row)
    {
        write_row(sheet, (lxw_row_t)i, row, json_array_get(rows, i + 1), formats, arena);
    }
    if (frozen > 0)
        worksheet_freeze_panes(sheet, frozen, 1);
    if (json_integer_value(filter) > 0)
        worksheet_autofilter(sheet, 0, 0, (lxw_row_t)json_integer_value(filter),
                             (lxw_col_t)(json_array_size(json_array_get(rows, 0)) - 1));
    if (chart)
        add_chart(workbook, sheet, name, chart);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet, 1, 0);
    if (frozen > 0)
        worksheet_repeat_rows(sheet, 0, frozen - 1);
}

static void describe(lxw_workbook *workbook, const json_t *root)
{
    lxw_doc_properties properties = {
        .title = (char *)json_string_value(json_object_get(root, "title")),
        .author = (char *)json_string_value(json_object_get(root, "author")),
        .created = (time_t)json_integer_value(json_object_get(root, "created")),
    };

    workbook_set_properties(workbook, &properties);
}

static void write_workbook(const json_t *root, struct arena *arena)
{
    char path[] = "/tmp/hwboard-press-XXXXXX";
    int file = mkstemp(path);
    struct formats formats;
    char bytes[8192];
    ssize_t count;
    size_t i;
    const json_t *sheet;

    if (file < 0)
        fault("/tmp");
    lxw_workbook *workbook = workbook_new(path);
    for (i = 0; i < STYLE_COUNT; i++) {
        formats.plain[i] = make_format(workbook, i, false);
        formats.day[i] = make_format(workbook, i, true);
    }
    formats.number_head = make_format(workbook, HEAD_STYLE, false);
    format_set_align(formats.number_head, LXW_ALIGN_RIGHT);
    describe(workbook, root);
    json_array_foreach(json_object_get(root, "sheets"), i, sheet)
    {
        add_sheet(workbook, sheet, &formats, arena);
    }
    lxw_error error = workbook_close(workbook);
    while (error == LXW_NO_ERROR && (count = read(file, bytes, sizeof bytes)) > 0)
        fwrite(bytes, 1, (size_t)count, stdout);
    unlink(path);
    if (error != LXW_NO_ERROR)
        fault("%s", lxw_strerror(error));
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    json_error_t wrong;

    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        printf("hwboard-workbook %s, libxlsxwriter %s\n", PACKAGE_VERSION, lxw_version());
        return EXIT_SUCCESS;
    }
    json_t *root = json_loadf(stdin, JSON_REJECT_DUPLICATES, &wrong);
    if (!root)
        fault("line %d: %s", wrong.line, wrong.text);
    write_workbook(root, arena);
    if (fflush(stdout) != 0 || ferror(stdout))
        fault("write");
    json_decref(root);
    arena_free(arena);
    return EXIT_SUCCESS;
}
