/* A document as strips: what stands below each other on a page and is not broken, except where one is
 * higher than a page. Measures are in units in which the usual text is FLOW_TEXT high; a page is so many
 * units wide as its width divided by the scale that the text is drawn in. */
#ifndef PAPER_FLOW_H
#define PAPER_FLOW_H

#include <pango/pangocairo.h>

#include "press/qr.h"
#include "press/document.h"

#define FLOW_TEXT 10.0

/* A text that is set; it is drawn `size` times as large as its layout is, so that all sizes share two fonts:
 * each further one costs a search of all that are installed. */
struct text
{
    PangoLayout *layout; /* NULL: there is none */
    double size;
};
enum piece_kind
{
    PIECE_TEXT,
    PIECE_TAG,  /* a text that says a level: marked in a way that needs no colour */
    PIECE_BAR,  /* value of limit */
    PIECE_LINE, /* to write on */
    PIECE_CODE, /* a QR code */
};
struct piece
{
    enum piece_kind kind;
    struct text text; /* PIECE_TEXT, PIECE_TAG */
    double x, y, width, height;
    enum paint paint;
    int value, limit;
    const struct qr *code; /* PIECE_CODE */
    bool again;            /* said only where the strip begins a page: the row above says it too */
    bool names;            /* says whose the strip is: again where it goes on on another page */
};
struct strip
{
    double before; /* the gap above it, but at the top of a page */
    double height;
    double rule;        /* thickness of the line below it; 0: none */
    bool band;          /* set off by grey */
    bool keep;          /* stays with the next one */
    struct strip *head; /* stands again above it where it begins a page, below its own */
    struct piece *pieces;
    size_t count, capacity;
};

/* The layouts of the texts are kept from one flow of a document to the next, in their order. */
struct text_cache
{
    PangoContext *context;
    PangoLayout **layouts;
    size_t count, capacity;
};
struct flow
{
    struct arena *arena;
    struct text_cache *texts;
    size_t next_text;
    double width;
    bool tight; /* a table had less than it needs: the text should be smaller */
    struct strip **strips;
    size_t count, capacity;
    struct strip *running; /* what stands at the top of the pages after the first */
    double owed;           /* the gap before the next strip */
};

/* How a text is set. */
struct set
{
    double size; /* of FLOW_TEXT */
    bool bold;
};

/* The strips of a document on a page `width` units wide. */
void flow_document(struct flow *flow, const struct document *document);
/* Those of a table, below the ones before. */
void flow_table(struct flow *flow, const struct table *table);

/* A new strip at the end, at least so far below the one before. */
struct strip *flow_strip(struct flow *flow, double before);
/* A piece is the caller's to refine until the next is added to the strip. */
struct piece *strip_piece(struct flow *flow, struct strip *strip, struct piece piece);
/* The text as a piece, on one line (width 0) or wrapped; at the strip's left upper end. */
struct piece *strip_text(struct flow *flow, struct strip *strip, const char *text, struct set set,
                         double width);

/* ---- text.c ---- */

/* The fonts of a document: for the language, with measures that do not depend on the size. */
PangoContext *text_context(const char *lang);
/* The name of the font that Chinese gets. Ends the process where there is none. */
const char *text_font(PangoContext *context, struct arena *arena);
/* The next text of the flow, its size in units. Ends the process where no font has its letters; a sign
 * that no font has becomes its number in brackets. */
struct text flow_text(struct flow *flow, const char *text, struct set set, double width);
/* Its width and height in units. */
double text_wide(struct text text);
double text_high(struct text text);
/* Wraps it within so many units; 0: it stays on one line. */
void text_wrap_within(struct text text, double width);

#endif
