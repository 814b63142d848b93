/* The formats that hwboard-press makes: PDF, PNG and SVG of any document, Excel of values. What it is to lay out goes to it
 * as JSON on standard input; what it made is copied out only when it is whole. */
#include "config.h"

#include "press/external.h"

#include "press/document_json.h"
#include "press/format.h"

#define COPY_BYTES 65536
/* Text columns of a page: what stands as a column at 80 or 110 of them in the text forms. */
#define UPRIGHT_COLUMNS 96
#define LANDSCAPE_COLUMNS 150
#define STRIP_COLUMNS 64

/* ---- what is written to it ---- */

static int columns_of(const struct press *press)
{
    if (!press_has_pages(press))
        return STRIP_COLUMNS;
    return press->paper.landscape ? LANDSCAPE_COLUMNS : UPRIGHT_COLUMNS;
}

static void begin_request(struct press *press, struct json_out *json, const char *title)
{
    static const char *const form_names[PRESS_FORMAT_COUNT] = {
        [PRESS_PDF] = "pdf", [PRESS_PNG] = "png", [PRESS_SVG] = "svg", [PRESS_XLSX] = "xlsx"};
    static const char *const sizes[] = {[PAPER_NONE] = "", [PAPER_A4] = "A4", [PAPER_A3] = "A3"};
    const struct press_context *context = &press->context;
    const struct press_paper *paper = &press->paper;

    out_begin(json, '{');
    put_text(json, "format", form_names[press->format]);
    put_text(json, "lang", context->lang == LANG_ZH ? "zh-cn" : "en");
    put_text(json, "title", title);
    put_text(json, "author", context->school_name ? context->school_name : "");
    put_number(json, "created", context->now);
    put_text(
        json, "paper",
        sizes[press->format == PRESS_PDF && paper->size == PAPER_NONE ? PAPER_A4 : paper->size]);
    put_bool(json, "landscape", paper->landscape);
    put_bool(json, "color", paper->color);
    put_number(json, "columns", columns_of(press));
    put_text(json, "page", tr(context->lang, "page {0} of {1}"));
    put_begin(json, press->format == PRESS_XLSX ? "sheets" : "documents", '[');
}

/* Without a temporary file press->out is NULL: said at the end. */
static void external_begin(struct press *press)
{
    press->goal = press->out;
    press->out = tmpfile();
}

bool external_value(struct press *press, const char *title, struct json_out *json)
{
    if (!press->out)
        return false;
    *json = json_open(press);
    if (press->written == 0)
        begin_request(press, json, title);
    json->inside = press->written > 0;
    return true;
}

static void external_document(struct press *press, const struct document *document)
{
    struct json_out json;
    bool titled = document->count > 0 && document->blocks[0].kind == BLOCK_TITLE;

    if (external_value(press, titled ? document->blocks[0].words.text : document->name, &json))
        document_json(&json, document, columns_of(press));
}

/* ---- the form ---- */

/* out may be full: that is for its owner to see (ferror). */
static void copy(FILE *from, FILE *to)
{
    char bytes[COPY_BYTES];
    size_t count;

    rewind(from);
    while ((count = fread(bytes, 1, sizeof bytes, from)) > 0)
        fwrite(bytes, 1, count, to);
}

static struct maker_call call_of(struct press *press)
{
    return (struct maker_call){.folder = press->paper.programs,
                               .maker = press_maker_of(press->format),
                               .lang = press->context.lang,
                               .arena = press->arena,
                               .in = press->out,
                               .too_high = &press->too_high};
}

static void close_files(struct press *press)
{
    if (press->out)
        fclose(press->out);
    if (press->made)
        fclose(press->made);
    press->out = press->goal;
    press->made = NULL;
}

static bool external_launch(struct press *press, struct err *err)
{
    const struct maker_call call = call_of(press);

    if (press->out && press->written == 0) {
        struct json_out json = json_open(press);
        begin_request(press, &json, tr(press->context.lang, "Homework boards"));
    }
    if (press->out)
        fputs("]}\n", press->out);
    press->maker = ARENA_NEW(press->arena, struct child);
    press->made = tmpfile();
    if (external_start(&call, press->maker, press->made, err))
        return true;
    close_files(press);
    return false;
}

static bool external_finish(struct press *press, struct err *err)
{
    const struct maker_call call = call_of(press);
    bool good = external_end(&call, press->maker, err);

    if (good)
        copy(press->made, press->goal);
    close_files(press);
    return good;
}

#define EXTERNAL(word)                                                                             \
    const struct format format_##word = {.name = #word,                                            \
                                         .document = external_document,                            \
                                         .whole_pages = true,                                      \
                                         .begin = external_begin,                                  \
                                         .start = external_launch,                                 \
                                         .finish = external_finish}
EXTERNAL(pdf);
EXTERNAL(png);
EXTERNAL(svg);

const struct format format_xlsx = {.name = "xlsx",
                                   .value = {[PRESS_BOARD] = xlsx_board,
                                             [PRESS_WEEK] = xlsx_sheet,
                                             [PRESS_SHEET] = xlsx_sheet,
                                             [PRESS_REPORT] = xlsx_report},
                                   .begin = external_begin,
                                   .start = external_launch,
                                   .finish = external_finish};
