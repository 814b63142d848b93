/* PDF and SVG, and what all forms share. */
#include "config.h"

#include "paper/form.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "paper/fault.h"

#define FOOT_SIZE 0.9

cairo_status_t form_write(void *closure, const unsigned char *bytes, unsigned int count)
{
    (void)closure;
    return fwrite(bytes, 1, count, stdout) == count ? CAIRO_STATUS_SUCCESS
                                                    : CAIRO_STATUS_WRITE_ERROR;
}

/* Points that a page of pages is high. */
static double form_page_height(const struct book *book, const struct pages *pages, size_t index)
{
    if (book->request->height > 0)
        return book->request->height;
    return pages->items[index].height * pages->scale + 2 * pages->margin;
}

/* "page {0} of {1}" */
static const char *foot_words(const struct book *book, size_t page, size_t pages)
{
    struct text_buf buf = {.arena = book->arena};

    for (const char *word = book->request->page_words; *word != '\0'; word++) {
        bool place = word[0] == '{' && (word[1] == '0' || word[1] == '1') && word[2] == '}';
        if (place)
            text_buf_printf(&buf, "%zu", word[1] == '0' ? page : pages);
        else
            text_buf_add_bytes(&buf, word, 1);
        word += place ? 2 : 0;
    }
    return text_buf_str(&buf);
}

/* A page with its foot. */
static void form_page(const struct book *book, const struct brush *brush, const struct pages *pages,
                      size_t index)
{
    struct flow flow = {
        .arena = book->arena, .texts = book->texts, .next_text = book->texts->count};

    draw_page(brush, pages, index);
    if (pages->count < 2)
        return;
    struct text foot = flow_text(&flow, foot_words(book, index + 1, pages->count),
                                 (struct set){FOOT_SIZE, false}, 0);
    draw_foot(brush, foot, pages, book->request->width, form_page_height(book, pages, index));
}

void form_size(const struct book *book, double *height)
{
    *height = 0;
    for (size_t d = 0; d < book->request->count; d++)
        for (size_t i = 0; i < book->documents[d].count; i++)
            *height += form_page_height(book, &book->documents[d], i);
}

void form_below(const struct book *book, const struct brush *brush)
{
    for (size_t d = 0; d < book->request->count; d++)
        for (size_t i = 0; i < book->documents[d].count; i++) {
            form_page(book, brush, &book->documents[d], i);
            cairo_translate(brush->cairo, 0, form_page_height(book, &book->documents[d], i));
        }
}

static void end_surface(cairo_t *cairo, cairo_surface_t *surface)
{
    cairo_status_t status = cairo_status(cairo);

    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        fault("%s", cairo_status_to_string(status));
}

/* Two PDFs of the same are the same bytes: the time is that of the command. */
static void describe(cairo_surface_t *surface, const struct request *request)
{
    char stamp[sizeof "2026-11-25T12:00:00Z"] = "";
    time_t created = (time_t)request->created;
    struct tm parts;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, request->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, request->author);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, PACKAGE_STRING);
    if (gmtime_r(&created, &parts) &&
        strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
}

void form_pdf(const struct book *book)
{
    const struct request *request = book->request;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(form_write, NULL, request->width, request->height);
    struct brush brush = {.cairo = cairo_create(surface), .color = request->color};

    describe(surface, request);
    for (size_t d = 0; d < request->count; d++)
        for (size_t i = 0; i < book->documents[d].count; i++) {
            form_page(book, &brush, &book->documents[d], i);
            cairo_show_page(brush.cairo);
        }
    end_surface(brush.cairo, surface);
}

void form_svg(const struct book *book)
{
    double height;

    form_size(book, &height);
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(form_write, NULL, book->request->width, height);
    struct brush brush = {.cairo = cairo_create(surface), .color = book->request->color};
    cairo_set_source_rgb(brush.cairo, 1, 1, 1);
    cairo_paint(brush.cairo);
    form_below(book, &brush);
    end_surface(brush.cairo, surface);
}
