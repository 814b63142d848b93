/* Any document as a page for a browser, of a site or by itself: then it is one file that asks for nothing else, runs nothing, prints, reads
 * well on a phone (rows of a table become short blocks there) and aloud (headings, captions, heads of
 * rows and columns). Colour repeats what the words say. All text is escaped. */
#include "config.h"

#include "press/html_site.h"

#include <string.h>

#include "press/clean.h"
#include "press/format.h"

#define BAR_FULL 100 /* percent */

static const char style[] =
    ":root{color-scheme:light dark;--text:#1c1f23;--soft:#59616b;--page:#fff;--line:#d4d9df;"
    "--band:#f1f4f7;--green:#16672f;--yellow:#7a4f00;--red:#b0231b}\n"
    "@media (prefers-color-scheme:dark){:root{--text:#e7eaee;--soft:#a7b0ba;--page:#15181c;"
    "--line:#3a424b;--band:#20252b;--green:#7ddb96;--yellow:#f0c15a;--red:#ff9d94}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;padding:1rem;color:var(--text);background:var(--page);"
    "font:1rem/1.55 system-ui,\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif;"
    "overflow-wrap:anywhere}\n"
    "main{max-width:60rem;margin:0 auto}article{overflow-x:auto}\n"
    "article+article{margin-top:2.5rem;border-top:2px solid var(--line);padding-top:1.5rem}\n"
    "h1+article{margin-top:1rem}\n"
    "header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;"
    "gap:.2rem 1.5rem}\n"
    "h1{font-size:1.5rem;line-height:1.3;margin:0}\n"
    "h2{font-size:1.2rem;line-height:1.3;margin:1.6rem 0 .4rem}header h2{margin:0}\n"
    "h3{font-size:1.05rem;margin:1.4rem 0 .4rem}\n"
    "p{margin:.4rem 0}header p{margin:0;color:var(--soft)}\n"
    ".in{padding-left:1.25em}\n"
    ".facts{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;margin:.6rem "
    "0;padding:0}\n"
    ".green{color:var(--green)}.yellow{color:var(--yellow)}.red{color:var(--red)}\n"
    ".bar{display:block;flex:1 1 8rem;max-width:18rem;height:.7rem;align-self:center;"
    "border:1px solid currentColor;border-radius:.35rem;overflow:hidden}\n"
    ".bar svg{display:block;width:100%;height:100%;fill:currentColor}\n"
    "table{border-collapse:collapse;max-width:100%;margin:.8rem 0}td.long{width:100%}\n"
    "caption{text-align:left;color:var(--soft);padding-bottom:.25rem}\n"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
    "border-bottom:1px solid var(--line)}\n"
    "thead th{border-bottom-width:2px;color:var(--soft);font-weight:600}\n"
    "th,td.short{overflow-wrap:normal}td.short,tbody th{white-space:nowrap}\n"
    ".number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    "tbody th{font-weight:600}.group th{background:var(--band);white-space:normal}\n"
    ".aloud,.same>span{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}\n"
    "@media screen and (max-width:50rem){\n"
    "thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
    "table,tbody,caption{display:block}\n"
    "tr{display:flex;flex-wrap:wrap;gap:0 .9rem;padding:.45rem 0;"
    "border-bottom:1px solid var(--line)}\n"
    "th,td{border:0;padding:0;flex:0 1 auto}\n"
    "tbody th,td.short{white-space:normal}\n"
    "td{order:2;color:var(--soft)}td.long{flex:1 1 100%;order:1;color:var(--text)}"
    "td.green{color:var(--green)}td.yellow{color:var(--yellow)}td.red{color:var(--red)}\n"
    "td:empty{display:none}td[data-head]::before{content:attr(data-head) \" \"}\n"
    ".same>span{position:static;width:auto;height:auto;clip-path:none;white-space:normal}\n"
    ".group{padding:0}.group th{flex:1 1 100%;padding:.3rem .5rem}}\n"
    "@media "
    "print{:root{--text:#000;--soft:#333;--page:#fff;--line:#888;--band:#eee;--green:#0b4a1e;"
    "--yellow:#5c3b00;--red:#8c1009}body{padding:0;font-size:10.5pt}main{max-width:none}\n"
    "article+article{break-before:page;border:0;margin:0;padding:0}"
    "tr,p,li{break-inside:avoid}h2,h3,.group{break-after:avoid}\n"
    ".bar,.bar svg{print-color-adjust:exact}}\n";

const char *press_html_style(void)
{
    return style;
}

static const char *const paint_classes[] = {
    [PAINT_PLAIN] = "",        [PAINT_BOLD] = "",   [PAINT_GREEN] = "green",
    [PAINT_YELLOW] = "yellow", [PAINT_RED] = "red",
};

/* ---- text and tags ---- */

/* lines: a line end is one on the page too. */
void html_text(struct press *press, const char *text, bool lines)
{
    const char *rest = press_clean(press->arena, text, lines);

    for (; *rest != '\0'; rest++) {
        switch (*rest) {
        case '&':
            fputs("&amp;", press->out);
            break;
        case '<':
            fputs("&lt;", press->out);
            break;
        case '>':
            fputs("&gt;", press->out);
            break;
        case '"':
            fputs("&quot;", press->out);
            break;
        case '\'':
            fputs("&#39;", press->out);
            break;
        case '\n':
            fputs("<br>", press->out);
            break;
        default:
            putc(*rest, press->out);
        }
    }
}

static void put_element(struct press *press, const char *tag, enum paint paint, const char *text)
{
    const char *class = paint_classes[paint];

    fprintf(press->out, *class != '\0' ? "<%s class=\"%s\">" : "<%s>", tag, class);
    html_text(press, text, true);
    fprintf(press->out, "</%s>\n", tag);
}

/* Headings of one page are h1, h2; where several stand on one, below the page's own h1. */
static void put_heading(struct press *press, int level, const char *text)
{
    char tag[] = "h1";

    tag[1] = (char)(tag[1] + level + (press->array ? 1 : 0));
    put_element(press, tag, PAINT_PLAIN, text);
}

/* ---- tables ---- */

/* The level that a number is painted in, for a number alone does not say it. */
static void put_level(struct press *press, enum paint paint)
{
    static const enum level levels[] = {
        [PAINT_GREEN] = LEVEL_GREEN, [PAINT_YELLOW] = LEVEL_YELLOW, [PAINT_RED] = LEVEL_RED};

    if (paint >= PAINT_GREEN) {
        putc(' ', press->out);
        html_text(press, vocab_name(&vocab_level, (int)levels[paint], press->context.lang), false);
    }
}

static void put_cell(struct press *press, const struct table *table, const struct cell *cell,
                     size_t c)
{
    const struct column *column = &table->columns[c];
    const char *tag = c == 0 ? "th" : "td";
    const char *form = column->long_text ? "long" : column->right ? "number" : "short";
    /* what heads a row is read without the head of its column */
    const char *text = c == 0 && cell->spoken ? cell->spoken : cell->text;
    bool empty = !text || *text == '\0';

    fprintf(press->out, "<%s%s class=\"%s%s%s%s\"", tag, c == 0 ? " scope=\"row\"" : "", form,
            *paint_classes[cell->paint] != '\0' ? " " : "", paint_classes[cell->paint],
            cell->same ? " same" : "");
    if (c > 0 && !column->long_text && !empty) {
        fputs(" data-head=\"", press->out);
        html_text(press, column->head, false);
        putc('"', press->out);
    }
    putc('>', press->out);
    fputs(cell->same ? "<span>" : "", press->out);
    if (cell->link && press->site)
        html_open_link(press, cell->link);
    if (cell->sign) {
        html_text(press, cell->sign, false);
        putc(' ', press->out);
    }
    html_text(press, text, true);
    fputs(cell->link && press->site ? "</a>" : "", press->out);
    if (column->right)
        put_level(press, cell->paint);
    html_text(press,
              notes_text(cell->notes, cell->note_count, NULL, press->context.lang, press->arena),
              false);
    fprintf(press->out, "%s</%s>", cell->same ? "</span>" : "", tag);
}

static void put_rows(struct press *press, const struct table *table, size_t first, size_t end)
{
    for (size_t row = first; row < end; row++) {
        fputs("<tr>", press->out);
        for (size_t c = 0; c < table->column_count; c++)
            put_cell(press, table, &table->cells[row * table->column_count + c], c);
        fputs("</tr>\n", press->out);
    }
}

static void put_group(struct press *press, const struct table *table, size_t index)
{
    const struct row_group *group = &table->groups[index];
    size_t end = index + 1 < table->group_count ? group[1].first : table->row_count;

    fprintf(press->out, "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
            table->column_count);
    html_text(press, group->heading, false);
    fputs("</th></tr>\n", press->out);
    put_rows(press, table, group->first, end);
    if (group->first == end && group->nothing) {
        fprintf(press->out, "<tr><td class=\"long\" colspan=\"%zu\">", table->column_count);
        html_text(press, group->nothing, false);
        fputs("</td></tr>\n", press->out);
    }
    fputs("</tbody>\n", press->out);
}

/* heading: what the table is of, where it has no caption of its own. */
static void put_table(struct press *press, const struct table *table, const char *heading)
{
    fputs(table->caption ? "<table>\n<caption>" : "<table>\n<caption class=\"aloud\">", press->out);
    html_text(press, table->caption ? table->caption : heading, false);
    fprintf(press->out, "</caption>\n<thead%s><tr>", table->bare ? " class=\"aloud\"" : "");
    for (size_t c = 0; c < table->column_count; c++) {
        fprintf(press->out, "<th scope=\"col\"%s>",
                table->columns[c].right ? " class=\"number\"" : "");
        html_text(press, table->columns[c].head, false);
        fputs("</th>", press->out);
    }
    fputs("</tr></thead>\n", press->out);
    for (size_t i = 0; i < table->group_count; i++)
        put_group(press, table, i);
    if (table->group_count == 0) {
        fputs("<tbody>\n", press->out);
        put_rows(press, table, 0, table->row_count);
        fputs("</tbody>\n", press->out);
    }
    fputs("</table>\n", press->out);
}

/* ---- blocks ---- */

static void put_facts(struct press *press, const struct block *block)
{
    fputs("<ul class=\"facts\">\n", press->out);
    for (size_t i = 0; i < block->fact_count; i++) {
        const struct words *fact = &block->facts[i];
        if (fact->bar) {
            int percent =
                fact->value >= fact->limit ? BAR_FULL : fact->value * BAR_FULL / fact->limit;
            fprintf(press->out,
                    "<li class=\"bar %s\" aria-hidden=\"true\"><svg><rect width=\"%d%%\" "
                    "height=\"100%%\"/></svg></li>\n",
                    paint_classes[fact->paint], percent);
        } else if (fact->text && *fact->text != '\0') {
            put_element(press, "li", fact->paint, fact->text);
        }
    }
    fputs("</ul>\n", press->out);
}

static void put_paragraph(struct press *press, const struct block *block)
{
    fputs(block->indent > 0 ? "<p class=\"in\">" : "<p>", press->out);
    if (block->more.text)
        put_element(press, "strong", block->more.paint, block->more.text);
    if (block->words.paint == PAINT_PLAIN)
        html_text(press, block->words.text, true);
    else
        put_element(press, "span", block->words.paint, block->words.text);
    fputs("</p>\n", press->out);
}

static void put_title(struct press *press, const char *title, const char *more)
{
    fputs("<header>\n", press->out);
    put_heading(press, 0, title);
    if (more)
        put_element(press, "p", PAINT_PLAIN, more);
    fputs("</header>\n", press->out);
}

static void put_block(struct press *press, const struct block *block, const char *heading)
{
    switch (block->kind) {
    case BLOCK_TITLE:
        put_title(press, block->words.text, block->more.text);
        break;
    case BLOCK_HEADING:
        put_heading(press, 1, block->words.text);
        break;
    case BLOCK_FACTS:
        put_facts(press, block);
        break;
    case BLOCK_PARAGRAPH:
        put_paragraph(press, block);
        break;
    case BLOCK_TABLE:
        put_table(press, block->table, heading);
        break;
    case BLOCK_PAUSE:
        break;
    }
}

/* ---- the page ---- */

/* The page of several is called after the school; the first document knows its day. */
static void put_page_title(struct press *press, const char *title, const char *more)
{
    const struct press_context *context = &press->context;

    fputs("<title>", press->out);
    html_text(press, press->array ? tr(context->lang, "Homework boards") : title, false);
    if (more && *more != '\0') {
        fputs(" · ", press->out);
        html_text(press, more, false);
    }
    if (context->school_name && *context->school_name != '\0' &&
        strcmp(title, context->school_name) != 0) {
        fputs(" · ", press->out);
        html_text(press, context->school_name, false);
    }
    fputs("</title>\n", press->out);
}

static void begin_page(struct press *press, const char *title, const char *more)
{
    const struct press_context *context = &press->context;
    const char *school = context->school_name ? context->school_name : "";

    fprintf(press->out,
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n%s",
            html_lang(context->lang),
            press->site ? ""
                        : "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    put_page_title(press, title, more);
    if (press->site)
        html_begin_site(press);
    else
        fprintf(press->out, "<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
    if (press->array) {
        put_element(press, "h1", PAINT_PLAIN,
                    *school != '\0' ? school : tr(context->lang, "Homework boards"));
    }
}

static void html_document(struct press *press, const struct document *document)
{
    const struct block *first = document->count > 0 ? &document->blocks[0] : NULL;
    bool titled = first && first->kind == BLOCK_TITLE;
    const char *heading = titled ? first->words.text : document->name;

    if (press->written == 0)
        begin_page(press, heading, titled ? first->more.text : NULL);
    fputs("<article>\n", press->out);
    if (!titled)
        put_title(press, heading, NULL);
    for (size_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_HEADING)
            heading = block->words.text;
        put_block(press, block, heading);
    }
    fputs("</article>\n", press->out);
}

static void html_end(struct press *press)
{
    if (press->written == 0)
        begin_page(press, tr(press->context.lang, "Homework boards"), NULL);
    fputs("</main>\n", press->out);
    if (press->site)
        html_end_site(press);
    fputs("</body>\n</html>\n", press->out);
}

const struct format format_html = {
    .name = "html", .document = html_document, .whole_pages = true, .end = html_end};
