/* floor_press.c: what a page costs at least: the lines of standard input, drawn one below the other by Pango
 * and Cairo as a PDF on standard output; a form feed begins a page. The fonts are those of hwboard-press. */
#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 595.276
#define HEIGHT 841.89
#define MARGIN 42
#define POINTS 12
#define BOLD_LINES 4 /* the title and how full the day is */
#define FAMILIES "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,WenQuanYi Zen Hei,Sans"

static cairo_status_t write_bytes(void *closure, const unsigned char *bytes, unsigned int count)
{
    (void)closure;
    return fwrite(bytes, 1, count, stdout) == count ? CAIRO_STATUS_SUCCESS
                                                    : CAIRO_STATUS_WRITE_ERROR;
}

static PangoLayout *layout_for(cairo_t *cairo, PangoWeight weight)
{
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_new();

    pango_context_set_language(pango_layout_get_context(layout),
                               pango_language_from_string("zh-cn"));
    pango_font_description_set_family(font, FAMILIES);
    pango_font_description_set_absolute_size(font, POINTS * PANGO_SCALE);
    pango_font_description_set_weight(font, weight);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, (int)(WIDTH - 2 * MARGIN) * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_font_description_free(font);
    return layout;
}

int main(void)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(write_bytes, NULL, WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *bold = layout_for(cairo, PANGO_WEIGHT_BOLD);
    PangoLayout *usual = layout_for(cairo, PANGO_WEIGHT_NORMAL);
    char line[1 << 16];
    double y = MARGIN;
    int number = 0;

    while (fgets(line, sizeof line, stdin)) {
        PangoLayout *layout = number++ < BOLD_LINES ? bold : usual;
        PangoRectangle size;
        const char *text = line;
        if (*text == '\f') {
            cairo_show_page(cairo);
            y = MARGIN;
            number = 0;
            text++;
        }
        pango_layout_set_text(layout, text, (int)strcspn(text, "\n"));
        cairo_move_to(cairo, MARGIN, y);
        pango_cairo_show_layout(cairo, layout);
        pango_layout_get_extents(layout, NULL, &size);
        y += (double)size.height / PANGO_SCALE;
    }
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    return cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && fflush(stdout) == 0
               ? EXIT_SUCCESS
               : EXIT_FAILURE;
}
