/* Strips and pieces as ink. What a level says stands out without colour: yellow is framed, red is white on
 * black; with colour they are coloured as well. */
#include "config.h"

#include "paper/draw.h"

#include "domain/policy.h"

#define LINE 0.5
#define FRAME 0.9
#define TAG_PADDING 3.0
#define OVER_WIDTH 7.0 /* the tip of a bar that goes beyond its limit */
#define BAND 0.1       /* ink of a band */
#define SOFT 0.45      /* of a line to write on */

static const double colors[][3] = {
    [PAINT_PLAIN] = {0, 0, 0},          [PAINT_BOLD] = {0, 0, 0},
    [PAINT_GREEN] = {0.05, 0.36, 0.15}, [PAINT_YELLOW] = {0.55, 0.34, 0},
    [PAINT_RED] = {0.7, 0.06, 0.06},
};

/* How much ink, 0 to 1. */
static void use_ink(const struct brush *brush, double ink)
{
    if (brush->ink) {
        cairo_set_operator(brush->cairo, CAIRO_OPERATOR_SOURCE);
        cairo_set_source_rgba(brush->cairo, 0, 0, 0, ink);
    } else {
        cairo_set_source_rgb(brush->cairo, 1 - ink, 1 - ink, 1 - ink);
    }
}

static void use_paint(const struct brush *brush, enum paint paint)
{
    if (brush->color)
        cairo_set_source_rgb(brush->cairo, colors[paint][0], colors[paint][1], colors[paint][2]);
    else
        use_ink(brush, 1);
}

static void fill(const struct brush *brush, double x, double y, double width, double height)
{
    cairo_rectangle(brush->cairo, x, y, width, height);
    cairo_fill(brush->cairo);
}

static void frame(const struct brush *brush, double x, double y, double width, double height)
{
    cairo_set_line_width(brush->cairo, FRAME);
    cairo_rectangle(brush->cairo, x + FRAME / 2, y + FRAME / 2, width - FRAME, height - FRAME);
    cairo_stroke(brush->cairo);
}

/* The lines of a text that begin within from..to of their strip. */
static void draw_text(const struct brush *brush, const struct piece *piece, double x, double y,
                      double from, double to)
{
    PangoLayoutIter *line = pango_layout_get_iter(piece->text.layout);
    double unit = piece->text.size / PANGO_SCALE;

    cairo_save(brush->cairo);
    cairo_translate(brush->cairo, x, y);
    cairo_scale(brush->cairo, piece->text.size, piece->text.size);
    do {
        PangoRectangle logical;
        int top, bottom;
        pango_layout_iter_get_line_extents(line, NULL, &logical);
        pango_layout_iter_get_line_yrange(line, &top, &bottom);
        double above = piece->y + top * unit;
        if (above < from - 0.01 || above >= to - 0.01)
            continue;
        cairo_move_to(brush->cairo, (double)logical.x / PANGO_SCALE,
                      (double)pango_layout_iter_get_baseline(line) / PANGO_SCALE);
        pango_cairo_show_layout_line(brush->cairo, pango_layout_iter_get_line_readonly(line));
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    cairo_restore(brush->cairo);
}

static void draw_tag(const struct brush *brush, const struct piece *piece, double x, double y)
{
    use_paint(brush, piece->paint);
    if (piece->paint == PAINT_RED) {
        fill(brush, x, y, piece->width, piece->height);
        use_ink(brush, 0);
    } else {
        frame(brush, x, y, piece->width, piece->height);
    }
    draw_text(brush, piece, x + TAG_PADDING, y, piece->y, piece->y + piece->height);
}

static void draw_bar(const struct brush *brush, const struct piece *piece, double x, double y)
{
    bool over = piece->value > piece->limit;
    double width = piece->width - (over ? OVER_WIDTH : 0);
    double share = over ? 1 : piece->limit > 0 ? (double)piece->value / piece->limit : 0;

    use_paint(brush, piece->paint);
    fill(brush, x, y, width * share, piece->height);
    frame(brush, x, y, width, piece->height);
    if (over) {
        cairo_move_to(brush->cairo, x + width, y);
        cairo_line_to(brush->cairo, x + piece->width, y + piece->height / 2);
        cairo_line_to(brush->cairo, x + width, y + piece->height);
        cairo_fill(brush->cairo);
    }
}

static void draw_line(const struct brush *brush, double x, double y, double width, double thick)
{
    cairo_set_line_width(brush->cairo, thick);
    cairo_move_to(brush->cairo, x, y);
    cairo_line_to(brush->cairo, x + width, y);
    cairo_stroke(brush->cairo);
}

static void draw_code(const struct brush *brush, const struct piece *piece, double x, double y)
{
    double side = piece->width / piece->code->size;

    use_ink(brush, 1);
    for (int i = 0; i < piece->code->size * piece->code->size; i++)
        if (piece->code->dark[i])
            cairo_rectangle(brush->cairo, x + i % piece->code->size * side,
                            y + i / piece->code->size * side, side, side);
    cairo_fill(brush->cairo);
}

static void draw_piece(const struct brush *brush, const struct piece *piece,
                       const struct placed *placed)
{
    double x = piece->x, y = placed->y - placed->from + piece->y;

    if (piece->again && !placed->first)
        return;
    if (piece->names && placed->from > 0) {
        use_paint(brush, piece->paint);
        draw_text(brush, piece, x, placed->y, piece->y, piece->y + piece->height);
        return;
    }
    switch (piece->kind) {
    case PIECE_TEXT:
        use_paint(brush, piece->paint);
        draw_text(brush, piece, x, y, placed->from, placed->to);
        break;
    case PIECE_TAG:
        draw_tag(brush, piece, x, y);
        break;
    case PIECE_BAR:
        draw_bar(brush, piece, x, y);
        break;
    case PIECE_CODE:
        draw_code(brush, piece, x, y);
        break;
    case PIECE_LINE:
        use_ink(brush, SOFT);
        draw_line(brush, x, y, piece->width, LINE);
        break;
    }
}

void draw_page(const struct brush *brush, const struct pages *pages, size_t index)
{
    const struct page *page = &pages->items[index];

    cairo_save(brush->cairo);
    cairo_translate(brush->cairo, pages->margin, pages->margin);
    cairo_scale(brush->cairo, pages->scale, pages->scale);
    for (size_t i = 0; i < page->count; i++) {
        const struct placed *placed = &page->items[i];
        const struct strip *strip = placed->strip;
        double height = placed->to - placed->from;
        if (strip->band) {
            use_ink(brush, BAND);
            fill(brush, 0, placed->y, pages->width, height);
        }
        for (size_t p = 0; p < strip->count; p++)
            draw_piece(brush, &strip->pieces[p], placed);
        if (strip->rule > 0 && placed->to >= strip->height) {
            use_ink(brush, 1);
            draw_line(brush, 0, placed->y + height, pages->width, strip->rule);
        }
    }
    cairo_restore(brush->cairo);
}

void draw_foot(const struct brush *brush, struct text text, const struct pages *pages, double width,
               double height)
{
    double scale = pages->margin / (4 * FLOW_TEXT);

    cairo_save(brush->cairo);
    cairo_translate(brush->cairo, (width - text_wide(text) * scale) / 2,
                    height - pages->margin * 0.75);
    cairo_scale(brush->cairo, scale * text.size, scale * text.size);
    use_ink(brush, 1);
    cairo_move_to(brush->cairo, 0, 0);
    pango_cairo_show_layout(brush->cairo, text.layout);
    cairo_restore(brush->cairo);
}
