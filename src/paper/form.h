/* The forms: pages of all documents as a PDF, a PNG or an SVG on standard output. */
#ifndef PAPER_FORM_H
#define PAPER_FORM_H

#include "paper/draw.h"

/* The documents of the request, each with the pages that it has. */
struct book
{
    const struct request *request;
    struct pages *documents;
    struct text_cache *texts;
    struct arena *arena;
};

void form_pdf(const struct book *book);
void form_svg(const struct book *book);
void form_png(const struct book *book);

/* ---- shared by them (form.c) ---- */

/* All pages below each other, width by *height points. */
void form_size(const struct book *book, double *height);
void form_below(const struct book *book, const struct brush *brush);
/* cairo's way to write: a stream to standard output. */
cairo_status_t form_write(void *closure, const unsigned char *bytes, unsigned int count);

#endif
