/* Strips on pages: how large the text is, and what stands where. */
#ifndef PAPER_PAGES_H
#define PAPER_PAGES_H

#include "paper/flow.h"
#include "paper/request.h"

struct placed
{
    const struct strip *strip;
    double y;        /* of its top on the page, in units, below the margin */
    double from, to; /* what of it stands here: all but where it is higher than a page */
    bool first;      /* it begins the page, below the head: says again what the row above says */
};
struct page
{
    struct placed *items;
    size_t count, capacity;
    double height; /* used, in units */
};
struct pages
{
    struct page *items;
    size_t count, capacity;
    double scale;  /* points a unit */
    double margin; /* points */
    double width;  /* units */
};

/* One document. The text is as large as the request allows for all of it to stand on one page; where
 * nothing is small enough, of a usual size on several. */
struct pages pages_make(const struct request *request, const struct document *document,
                        struct text_cache *texts, struct arena *arena);

#endif
