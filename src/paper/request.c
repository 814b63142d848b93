/* The request: JSON into documents. The keys are those that src/press/document_json.c writes. */
#include "config.h"

#include "paper/request.h"

#include <string.h>

#include "paper/fault.h"

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define A3_RATIO 1.41421 /* to A4, in each direction */
#define STRIP_COLUMN 5.2 /* points a text column takes where there are no pages */
#define STRIP_TEXT 10
#define LARGEST_TEXT 16
#define LEAST_TEXT 9

/* ---- values ---- */

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static const char *text_or_null(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static int number_of(const json_t *object, const char *key)
{
    return (int)json_integer_value(json_object_get(object, key));
}

static bool is_set(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

static enum paint paint_of(const json_t *object, const char *key)
{
    static const char *const words[] = {"", "bold", "green", "yellow", "red"};
    const char *word = text_of(object, key);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return (enum paint)i;
    return PAINT_PLAIN;
}

/* ---- tables ---- */

static void read_cell(struct cell *cell, const json_t *value)
{
    if (json_is_string(value)) {
        cell->text = json_string_value(value);
        return;
    }
    cell->text = text_of(value, "text");
    cell->paint = paint_of(value, "paint");
    cell->same = is_set(value, "same");
    cell->room = number_of(value, "room");
}

static void read_table(struct document *document, const json_t *value)
{
    struct table *table = document_table(document);
    size_t i, c;
    json_t *item, *cell;

    table->caption = text_or_null(value, "caption");
    table->bare = is_set(value, "bare");
    json_array_foreach(json_object_get(value, "columns"), i, item)
    {
        const char *head = text_of(item, "head");
        if (is_set(item, "long"))
            table_long_column(table, head);
        else if (is_set(item, "right"))
            table_right_column(table, head);
        else
            table_column(table, head);
    }
    json_array_foreach(json_object_get(value, "rows"), i, item)
    {
        struct cell *cells = table_row(table);
        json_array_foreach(item, c, cell)
        {
            if (c < table->column_count)
                read_cell(&cells[c], cell);
        }
    }
    json_array_foreach(json_object_get(value, "groups"), i, item)
    {
        size_t first = (size_t)number_of(item, "first");
        table_group(table, text_of(item, "heading"),
                    first < table->row_count ? first : table->row_count,
                    text_or_null(item, "nothing"));
    }
}

/* ---- blocks ---- */

static void read_facts(struct document *document, const json_t *values)
{
    size_t count = json_array_size(values), i;
    struct words *facts = ARENA_ARRAY(document->arena, count, struct words);
    json_t *value;

    json_array_foreach(values, i, value)
    {
        facts[i] = (struct words){.text = text_of(value, "text"),
                                  .paint = paint_of(value, "paint"),
                                  .bar = json_object_get(value, "value") != NULL,
                                  .value = number_of(value, "value"),
                                  .limit = number_of(value, "limit"),
                                  .line = is_set(value, "line")};
    }
    document_facts(document, facts, count, 0);
}

static void read_block(struct document *document, const json_t *value)
{
    const char *more = text_or_null(value, "more");

    if (json_object_get(value, "title")) {
        document_title(document, text_of(value, "title"), more);
    } else if (json_object_get(value, "heading")) {
        document_heading(document, text_of(value, "heading"));
    } else if (json_object_get(value, "facts")) {
        read_facts(document, json_object_get(value, "facts"));
    } else if (json_object_get(value, "table")) {
        read_table(document, json_object_get(value, "table"));
    } else if (json_object_get(value, "text")) {
        struct block *block =
            document_paragraph(document, paint_of(value, "paint"), text_of(value, "text"));
        block->more = (struct words){.text = more, .paint = paint_of(value, "more_paint")};
        block->indent = number_of(value, "indent");
    } else {
        document_pause(document);
    }
}

static void read_document(struct document *document, const json_t *value, struct arena *arena)
{
    const json_t *blocks = json_object_get(value, "blocks");
    const json_t *first = json_array_get(blocks, 0);
    size_t i;
    json_t *block;

    document->arena = arena;
    document->name = text_or_null(value, "name");
    document->link = text_or_null(value, "link");
    if (!json_object_get(first, "title") && document->name)
        document_title(document, document->name, NULL);
    json_array_foreach(blocks, i, block)
    {
        read_block(document, block);
    }
}

/* ---- the whole ---- */

static void read_paper(struct request *request, const json_t *root)
{
    const char *paper = text_of(root, "paper");
    bool landscape = is_set(root, "landscape");
    double ratio = strcmp(paper, "A3") == 0 ? A3_RATIO : 1;

    if (*paper == '\0') {
        request->width = number_of(root, "columns") * STRIP_COLUMN;
        request->height = 0;
        request->largest = request->least = STRIP_TEXT;
        return;
    }
    request->width = ratio * (landscape ? A4_HEIGHT : A4_WIDTH);
    request->height = ratio * (landscape ? A4_WIDTH : A4_HEIGHT);
    request->largest = ratio * LARGEST_TEXT;
    request->least = LEAST_TEXT;
}

bool request_read(struct request *request, json_t *root, struct arena *arena)
{
    static const char *const forms[] = {[FORM_PDF] = "pdf", [FORM_PNG] = "png", [FORM_SVG] = "svg"};
    const json_t *documents = json_object_get(root, "documents");
    const char *format = text_of(root, "format");
    size_t form = 0;
    size_t i;
    json_t *document;

    while (form < sizeof forms / sizeof *forms && strcmp(format, forms[form]) != 0)
        form++;
    if (form == sizeof forms / sizeof *forms || !json_is_array(documents))
        return false;
    *request = (struct request){
        .form = (enum paper_form)form,
        .lang = text_of(root, "lang"),
        .title = text_of(root, "title"),
        .author = text_of(root, "author"),
        .page_words = text_of(root, "page"),
        .created = json_integer_value(json_object_get(root, "created")),
        .color = is_set(root, "color"),
        .documents = ARENA_ARRAY(arena, json_array_size(documents), struct document),
        .count = json_array_size(documents),
    };
    read_paper(request, root);
    json_array_foreach(documents, i, document)
    {
        read_document(&request->documents[i], document, arena);
    }
    return true;
}
