/* CSV: what is read, what is refused and where reading goes on, and that what was written is read
 * back and written again byte for byte. */
#include "config.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"
#include "base/limits.h"
#include "base/text.h"
#include "support/random.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SEED 20261124

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

/* The rows of a file as "line:cell|cell;", damaged ones as "line!;". */
static const char *read_all(struct arena *arena, const char *data, size_t bytes)
{
    struct text_buf out = {.arena = arena};
    struct csv_reader reader;
    struct csv_row row;

    csv_open(&reader, arena, data, bytes);
    while (csv_next(&reader, &row)) {
        text_buf_printf(&out, "%zu%s", row.line, row.damaged ? "!" : ":");
        assert_true(row.damaged == (row.fault != NULL));
        for (size_t i = 0; !row.damaged && i < row.count; i++)
            text_buf_printf(&out, i == 0 ? "%s" : "|%s", row.cells[i]);
        text_buf_add(&out, ";");
    }
    return text_buf_str(&out);
}

static void reading(void **state)
{
    static const struct
    {
        const char *data;
        const char *rows;
    } cases[] = {
        {"", ""},
        {"\n\r\n\r", ""},
        {"a,b\nc,d\n", "1:a|b;2:c|d;"},
        {"a,b\r\nc,d", "1:a|b;2:c|d;"},
        {"a,b\rc,d\r", "1:a|b;2:c|d;"},
        {"\xEF\xBB\xBF"
         "a,b",
         "1:a|b;"},
        {"a\n\n  \t\nb", "1:a;4:b;"},
        {",\n,,", "1:|;2:||;"},
        {"a, b ,c", "1:a| b |c;"},
        {"\"a,b\",c", "1:a,b|c;"},
        {"\"a\"\"b\",\"\"", "1:a\"b|;"},
        {"\"a\nb\",c\nd", "1:a\nb|c;3:d;"},
        {"\"a\r\nb\",c\r\nd", "1:a\r\nb|c;3:d;"},
        {"\"a\rb\",c\rd", "1:a\rb|c;3:d;"},
        {"a\"b,c", "1:a\"b|c;"},
        {"a,\"b\n", "1!;"},
        {"a,\"b\nc,d\ne", "1!;2:c|d;3:e;"},
        {"a,\"open\nb,\"good\"\nc", "1!;2:b|good;3:c;"},
        {"a,\"b\"x\nc", "1!;2:c;"},
        {"a,\"b\" ,c\nd", "1!;2:d;"},
        {"\"x\ny\",\"open\nz", "2!;3:z;"},
        {"\"", "1!;"},
        {"\"\"", "1:;"},
        {"a,\"\"\"\"", "1:a|\";"},
        {"日期,\"第\n一\"\n", "1:日期|第\n一;"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t bytes = strlen(cases[i].data);
        /* A copy without an end, so that reading past it is found. */
        char *copy = malloc(bytes + (bytes == 0));
        const char *rows;

        assert_non_null(copy);
        memcpy(copy, cases[i].data, bytes);
        rows = read_all(*state, copy, bytes);
        if (strcmp(rows, cases[i].rows) != 0)
            fail_msg("«%s» gives «%s», not «%s»", cases[i].data, rows, cases[i].rows);
        free(copy);
    }
}

static void an_open_quote_costs_one_line(void **state)
{
    static const char data[] = "date,class,subject,minutes,text,kind\n"
                               "2026-11-16,3-2,数学,15,\"引号没有关\n"
                               "2026-11-17,3-2,数学,15,最后一行也是好的,written\n";

    assert_string_equal(read_all(*state, data, sizeof data - 1),
                        "1:date|class|subject|minutes|text|kind;2!;"
                        "3:2026-11-17|3-2|数学|15|最后一行也是好的|written;");
}

static void a_quote_is_open_for_so_long_only(void **state)
{
    size_t bytes = CSV_QUOTE_MAX_BYTES + 20;
    char *data = arena_alloc(*state, bytes);

    memset(data, 'x', bytes);
    data[0] = '"';
    data[CSV_QUOTE_MAX_BYTES] = '"'; /* 9,999 bytes within */
    data[CSV_QUOTE_MAX_BYTES + 1] = '\n';
    assert_true(text_starts_with(read_all(*state, data, bytes), "1:x"));
    data[CSV_QUOTE_MAX_BYTES] = 'x';
    data[CSV_QUOTE_MAX_BYTES + 1] = '"';
    data[CSV_QUOTE_MAX_BYTES + 2] = '\n';
    assert_string_equal(read_all(*state, data, bytes), "1!;2:xxxxxxxxxxxxxxxxx;");
    /* Doubled quotes step over the limit two at a time, from an even and from an odd place. */
    memset(data + 1, '"', bytes - 1);
    assert_string_equal(read_all(*state, data, bytes), "1!;");
    data[1] = 'x';
    data[2] = '"';
    assert_string_equal(read_all(*state, data, bytes - 1), "1!;");
    assert_string_equal(read_all(*state, data, bytes), "1!;");
}

static void too_many_columns(void **state)
{
    char data[2 * CSV_COLUMNS_MAX + 8];

    memset(data, ',', sizeof data);
    assert_string_equal(read_all(*state, data, sizeof data), "1!;");
    assert_true(text_starts_with(read_all(*state, data, CSV_COLUMNS_MAX - 1), "1:"));
}

static char *write_rows(struct arena *arena, char *const *cells, size_t columns, size_t rows,
                        size_t *bytes)
{
    char *data = NULL, *copy;
    FILE *out = open_memstream(&data, bytes);

    assert_non_null(out);
    for (size_t i = 0; i < rows * columns; i++) {
        csv_write_cell(out, cells[i], i % columns == 0);
        if (i % columns == columns - 1)
            fputc('\n', out);
    }
    fclose(out);
    copy = arena_memdup(arena, data, *bytes + 1);
    free(data);
    return copy;
}

static void cells_written(void **state)
{
    static const struct
    {
        const char *cell, *written;
    } cases[] = {
        {"abc", "abc"},
        {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""},
        {"a\nb", "\"a\nb\""},
        {" a", "\" a\""},
        {"a ", "\"a \""},
        {"=1+1", "'=1+1"},
        {"+86", "'+86"},
        {"-1", "'-1"},
        {"@x", "'@x"},
        {"'=x", "''=x"},
        {"''-", "'''-"},
        {"'x", "'x"},
        {"'", "'"},
        {"", ""},
        {"=\"x\"", "\"'=\"\"x\"\"\""},
        {"a=b", "a=b"},
        {" =x", "\" =x\""},
        {"数学", "数学"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char *cell = arena_strdup(*state, cases[i].cell);
        char expected[64];
        size_t bytes;

        snprintf(expected, sizeof expected, "%s\n", cases[i].written);
        assert_string_equal(write_rows(*state, &cell, 1, 1, &bytes), expected);
    }
}

static void export_import_export_is_identical(void **state)
{
    static const char *const pieces[] = {
        "a", "数", "\"",       "\"\"", ",", "\n", "\r", "\r\n", " ", "\t",           "'", "=", "+",
        "-", "@",  "👍🏽", "，",   "“", "0",  ";",  "\\",   "é", "\xEF\xBB\xBF",
    };
    enum
    {
        COLUMNS = 3,
        ROWS = 4
    };
    struct random random = {SEED};

    for (int round = 0; round < 3000; round++) {
        char *cells[COLUMNS * ROWS], *again[COLUMNS * ROWS];
        struct csv_reader reader;
        struct csv_row row;
        size_t bytes, bytes_again, at = 0;
        char *first, *second;

        for (size_t i = 0; i < COUNT(cells); i++) {
            char text[128];

            random_text(&random, pieces, COUNT(pieces), 8, text, sizeof text);
            /* A BOM at the very front of a file is none of the first cell. */
            cells[i] = arena_strdup(*state, i == 0 ? "date" : text);
        }
        first = write_rows(*state, cells, COLUMNS, ROWS, &bytes);
        csv_open(&reader, *state, first, bytes);
        while (csv_next(&reader, &row)) {
            assert_false(row.damaged);
            assert_int_equal(row.count, COLUMNS);
            for (size_t i = 0; i < row.count; i++) {
                assert_true(at < COUNT(again));
                again[at] = arena_strdup(*state, csv_unguard(row.cells[i]));
                assert_string_equal(again[at], cells[at]);
                at++;
            }
        }
        assert_int_equal(at, COUNT(again));
        second = write_rows(*state, again, COLUMNS, ROWS, &bytes_again);
        assert_int_equal(bytes_again, bytes);
        assert_memory_equal(first, second, bytes);
        arena_reset(*state);
    }
}

static void any_bytes_end(void **state)
{
    static const char *const pieces[] = {"\"", "\"", ",", "\n", "\r", "x", "\r\n", " "};
    struct random random = {SEED};
    char text[64];

    /* Whatever is read: it ends, lines go up, and every line of the file is reached. */
    for (int round = 0; round < 20000; round++) {
        struct csv_reader reader;
        struct csv_row row;
        size_t line = 0;

        random_text(&random, pieces, COUNT(pieces), 14, text, sizeof text);
        csv_open(&reader, *state, text, strlen(text));
        while (csv_next(&reader, &row)) {
            assert_true(row.line > line || (row.line == line && row.damaged));
            line = row.line;
        }
        assert_int_equal(reader.offset, strlen(text));
        arena_reset(*state);
    }
}

static char *to_gb18030(struct arena *arena, const char *text, size_t *bytes)
{
    size_t left_in = strlen(text), room = left_in * 4 + 1, left_out = room;
    char *in = arena_strdup(arena, text), *out = arena_alloc(arena, room), *end = out;
    iconv_t converter = iconv_open("GB18030", "UTF-8");

    assert_true(converter != (iconv_t)-1);
    assert_true(iconv(converter, &in, &left_in, &end, &left_out) != (size_t)-1);
    iconv_close(converter);
    *bytes = room - left_out;
    return out;
}

static void decoding(void **state)
{
    static const char *const texts[] = {
        "",
        "date,class\n2026-11-16,3-2\n",
        "日期,班级\n2026-11-16,七(3)班,《世说新语》二则：默写并翻译全文\n",
        "联通", /* GB18030 bytes that are valid UTF-8 by accident */
        "emoji 👍 and 𠮷",
    };
    struct err err;
    char *out = NULL;
    size_t out_bytes = 0, bytes;

    for (size_t i = 0; i < COUNT(texts); i++) {
        char *gb;

        assert_true(csv_decode(*state, texts[i], strlen(texts[i]), &out, &out_bytes, &err));
        assert_string_equal(out, texts[i]);
        assert_int_equal(out_bytes, strlen(texts[i]));
        if (strcmp(texts[i], "联通") == 0)
            continue;
        gb = to_gb18030(*state, texts[i], &bytes);
        assert_true(csv_decode(*state, gb, bytes, &out, &out_bytes, &err));
        assert_string_equal(out, texts[i]);
        assert_int_equal(out_bytes, strlen(texts[i]));
    }
}

static void decoding_refuses(void **state)
{
    static const struct
    {
        const char *data;
        size_t bytes;
        const char *place;
    } cases[] = {
        {"a\nbc\xff"
         "d",
         6, "line 2, byte 3"},
        {"a\n\0b", 4, "line 2, byte 1"},
        {"\xEF\xBB\xBF"
         "ab\xce\xd2",
         7, "line 1, byte 6"},
        {"\xff\xfe"
         "a\0",
         4, "line 1, byte 4"},
        {"\x80", 1, "line 1, byte 1"},
        /* Damaged UTF-8 is not read as GB18030, though its bytes would be some. */
        {"数学,语文\n数学\xc4\xe3,英语\n", 29, "line 2, byte 7"},
    };
    struct err err;
    char *out = NULL;
    size_t out_bytes = 0;

    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_false(csv_decode(*state, cases[i].data, cases[i].bytes, &out, &out_bytes, &err));
        assert_int_equal(err.code, ERR_INPUT);
        if (!strstr(err.message, cases[i].place))
            fail_msg("%s, not %s", err.message, cases[i].place);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading),
        cmocka_unit_test(an_open_quote_costs_one_line),
        cmocka_unit_test(a_quote_is_open_for_so_long_only),
        cmocka_unit_test(too_many_columns),
        cmocka_unit_test(cells_written),
        cmocka_unit_test(export_import_export_is_identical),
        cmocka_unit_test(any_bytes_end),
        cmocka_unit_test(decoding),
        cmocka_unit_test(decoding_refuses),
    };

    return cmocka_run_group_tests_name("csv", tests, setup, teardown);
}
