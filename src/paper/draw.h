/* Pages onto a surface. */
#ifndef PAPER_DRAW_H
#define PAPER_DRAW_H

#include <cairo.h>

#include "paper/pages.h"

struct brush
{
    cairo_t *cairo;
    bool color;
    bool ink; /* the surface holds how much ink there is (A8), not what it looks like */
};
/* A page, its upper left corner of the paper at the origin; words: which page it is, or NULL. */
void draw_page(const struct brush *brush, const struct pages *pages, size_t index);
/* A small text in the middle below the page. */
void draw_foot(const struct brush *brush, struct text text, const struct pages *pages, double width,
               double height);

#endif
