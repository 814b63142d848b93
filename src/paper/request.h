/* What the core asks for, read from its JSON: documents and the paper that they go on. */
#ifndef PAPER_REQUEST_H
#define PAPER_REQUEST_H

#include <jansson.h>
#include <stdint.h>

#include "press/document.h"

enum paper_form
{
    FORM_PDF,
    FORM_PNG,
    FORM_SVG,
};

struct request
{
    enum paper_form form;
    const char *lang; /* "zh-cn": which shapes the characters have */
    const char *title, *author;
    const char *page_words; /* "page {0} of {1}" */
    int64_t created;        /* seconds since 1970 */
    double width, height;   /* of a page in points; height 0: as long as it needs */
    double largest, least;  /* text, in points */
    bool color;
    struct document *documents;
    size_t count;
};

/* False, having said why (fault.h), where it is no request. All in the arena, or in the JSON, which is
 * kept for good. */
bool request_read(struct request *request, json_t *root, struct arena *arena);

#endif
