/* Pagination, and the search for the size of the text. */
#include "config.h"

#include "paper/pages.h"

#include <math.h>

#define MARGIN_SHARE 0.07 /* of the short side */
#define STRIP_MARGIN 14.0
#define SEVERAL_TEXT 11.0 /* points where there must be several pages */
#define STEP 0.25         /* points between sizes that are tried */
#define FEW_PAGES 4       /* of so many a last one that is nearly empty is worth smaller text */
#define NEARLY_EMPTY 0.3
#define RUNNING_GAP 8.0
#define WORTH_BEGINNING 0.25 /* of a page: what no page has room for begins where so much is left */

struct paginator
{
    struct arena *arena;
    struct pages *pages;
    const struct flow *flow;
    double room; /* units of a page; 0: no end */
    double y;
    bool fresh; /* nothing of the document's own stands on the page yet */
};

/* ---- pages ---- */

static struct page *page_now(const struct paginator *paginator)
{
    return &paginator->pages->items[paginator->pages->count - 1];
}

static void put(struct paginator *paginator, const struct strip *strip, double from, double to)
{
    struct page *page = page_now(paginator);

    page->items = arena_grow(paginator->arena, page->items, &page->capacity, page->count + 1,
                             sizeof *page->items);
    page->items[page->count++] = (struct placed){
        .strip = strip, .y = paginator->y, .from = from, .to = to, .first = paginator->fresh};
    paginator->y += to - from;
    page->height = paginator->y;
}

static void begin_page(struct paginator *paginator)
{
    struct pages *pages = paginator->pages;

    pages->items = arena_grow(paginator->arena, pages->items, &pages->capacity, pages->count + 1,
                              sizeof *pages->items);
    pages->items[pages->count++] = (struct page){0};
    paginator->y = 0;
    if (pages->count > 1 && paginator->flow->running) {
        put(paginator, paginator->flow->running, 0, paginator->flow->running->height);
        paginator->y += RUNNING_GAP;
    }
    paginator->fresh = true;
}

/* The lowest place not below `to` that no line of text of the strip crosses. */
static double between_lines(const struct strip *strip, double from, double to)
{
    bool crossed = true;

    while (crossed) {
        crossed = false;
        for (size_t i = 0; i < strip->count && !crossed; i++) {
            const struct piece *piece = &strip->pieces[i];
            if (!piece->text.layout)
                continue;
            PangoLayoutIter *line = pango_layout_get_iter(piece->text.layout);
            double unit = piece->text.size / PANGO_SCALE;
            do {
                int top, bottom;
                pango_layout_iter_get_line_yrange(line, &top, &bottom);
                double above = piece->y + top * unit;
                double below = piece->y + bottom * unit;
                if (above < to - 0.01 && below > to + 0.01 && above > from) {
                    to = above;
                    crossed = true;
                }
            } while (!crossed && pango_layout_iter_next_line(line));
            pango_layout_iter_free(line);
        }
    }
    return to;
}

/* What stands above a strip again where it begins a page: from the outermost head on. */
static void put_heads(struct paginator *paginator, const struct strip *strip)
{
    if (!strip->head)
        return;
    put_heads(paginator, strip->head);
    put(paginator, strip->head, 0, strip->head->height);
}

static double heads_height(const struct strip *strip)
{
    double height = 0;

    while ((strip = strip->head))
        height += strip->height;
    return height;
}

/* A strip that no page has room for: over as many as it needs. */
static void put_broken(struct paginator *paginator, const struct strip *strip)
{
    double from = 0;

    while (strip->height - from > paginator->room - paginator->y) {
        double to = between_lines(strip, from, from + paginator->room - paginator->y);
        if (to <= from) /* not even a line: let it go beyond the page */
            break;
        put(paginator, strip, from, to);
        from = to;
        begin_page(paginator);
        put_heads(paginator, strip);
    }
    put(paginator, strip, from, strip->height);
    paginator->fresh = false;
}

/* What must stand together from this strip on: itself, and while it is kept the next. */
static double height_together(const struct flow *flow, size_t at)
{
    double height = flow->strips[at]->height;

    for (; flow->strips[at]->keep && at + 1 < flow->count; at++)
        height += flow->strips[at + 1]->before + flow->strips[at + 1]->height;
    return height;
}

/* Whether the strips from this one on, `height` together, go to the next page. */
static bool goes_over(const struct paginator *paginator, const struct strip *strip, double height)
{
    const struct strip *running = paginator->flow->running;
    double above = (running ? running->height + RUNNING_GAP : 0) + heads_height(strip);
    double left = paginator->room - paginator->y;

    if (paginator->room <= 0 || paginator->fresh || height <= left)
        return false;
    return above + height <= paginator->room || left < paginator->room * WORTH_BEGINNING;
}

static void paginate(struct paginator *paginator)
{
    const struct flow *flow = paginator->flow;

    paginator->pages->count = 0;
    begin_page(paginator);
    for (size_t i = 0; i < flow->count; i++) {
        const struct strip *strip = flow->strips[i];
        double before = paginator->fresh ? 0 : strip->before;
        double needed = before + height_together(flow, i);
        if (goes_over(paginator, strip, needed)) {
            begin_page(paginator);
            before = 0;
            put_heads(paginator, strip);
        }
        paginator->y += before;
        if (paginator->room > 0 && paginator->y + strip->height > paginator->room)
            put_broken(paginator, strip);
        else
            put(paginator, strip, 0, strip->height);
        paginator->fresh = false;
    }
}

/* ---- the size ---- */

/* The document at a size, in points. */
static void make(const struct request *request, const struct document *document, struct flow *flow,
                 struct pages *pages, double size)
{
    struct paginator paginator = {.arena = flow->arena, .pages = pages, .flow = flow};

    pages->scale = size / FLOW_TEXT;
    flow->width = pages->width = (request->width - 2 * pages->margin) / pages->scale;
    if (request->height > 0)
        paginator.room = (request->height - 2 * pages->margin) / pages->scale;
    flow_document(flow, document);
    paginate(&paginator);
}

/* How much of a page the document takes; more than 1 where it needs several. */
static double share_of_page(const struct request *request, const struct pages *pages)
{
    const struct page *last = &pages->items[pages->count - 1];
    double room = (request->height - 2 * pages->margin) / pages->scale;

    return (double)(pages->count - 1) + last->height / room;
}

/* The next size to try: what is wrapped takes room as the square of its size. */
static int guess(const struct request *request, const struct pages *pages, int low, int high)
{
    double size = pages->scale * FLOW_TEXT / sqrt(share_of_page(request, pages));
    int step = (int)((size - request->least) / STEP);

    return step <= low ? low + 1 : step > high ? high : step;
}

/* Over several pages; a little smaller where that spares a page that would hold next to nothing. */
static void make_several(const struct request *request, const struct document *document,
                         struct flow *flow, struct pages *pages)
{
    make(request, document, flow, pages, SEVERAL_TEXT);
    size_t count = pages->count;
    if (count > FEW_PAGES || share_of_page(request, pages) > (double)(count - 1) + NEARLY_EMPTY)
        return;
    for (double size = SEVERAL_TEXT - 2 * STEP; size >= request->least; size -= 2 * STEP) {
        make(request, document, flow, pages, size);
        if (pages->count < count)
            return;
    }
    make(request, document, flow, pages, SEVERAL_TEXT);
}

struct pages pages_make(const struct request *request, const struct document *document,
                        struct text_cache *texts, struct arena *arena)
{
    struct flow flow = {.arena = arena, .texts = texts};
    double side = request->width < request->height ? request->width : request->height;
    struct pages pages = {.margin = request->height > 0 ? side * MARGIN_SHARE : STRIP_MARGIN};
    /* steps above the least: low is known to fit (-1: none is), above high none does */
    int low = -1, high = (int)((request->largest - request->least) / STEP + 0.5), tried = high;

    make(request, document, &flow, &pages, request->least + tried * STEP);
    while (request->height > 0) {
        bool fits = pages.count == 1 && !flow.tight;
        if (fits)
            low = tried;
        else
            high = tried - 1;
        if (low >= high)
            break;
        tried = flow.tight || fits ? (low + high + 1) / 2 : guess(request, &pages, low, high);
        make(request, document, &flow, &pages, request->least + tried * STEP);
    }
    if (request->height > 0 && low < 0)
        make_several(request, document, &flow, &pages);
    else if (request->height > 0 && low != tried)
        make(request, document, &flow, &pages, request->least + low * STEP);
    return pages;
}
