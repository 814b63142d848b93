/* Texts: fonts, and what is done about signs that no font here has. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "paper/fault.h"
#include "paper/flow.h"

/* The first that is there is taken; the others, and all that fontconfig knows, fill its gaps. */
#define FAMILIES "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,WenQuanYi Zen Hei,Sans"
/* The letters of 拼音 with their tones and fractions, which some Chinese fonts have as blanks or in half. */
#define LATIN_FAMILIES "Noto Sans,DejaVu Sans,Noto Sans CJK SC,Source Han Sans SC,Sans"
#define SAMPLE "作"
#define LEADING 1.35 /* the distance of lines, whatever the fonts propose */

PangoContext *text_context(const char *lang)
{
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    cairo_font_options_t *options = cairo_font_options_create();
    PangoFontDescription *font = pango_font_description_new();

    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(lang));
    pango_font_description_set_family(font, FAMILIES);
    pango_font_description_set_absolute_size(font, FLOW_TEXT * PANGO_SCALE);
    pango_context_set_font_description(context, font);
    pango_font_description_free(font);
    return context;
}

double text_wide(struct text text)
{
    PangoRectangle logical;

    pango_layout_get_extents(text.layout, NULL, &logical);
    return text.size * logical.width / PANGO_SCALE;
}

double text_high(struct text text)
{
    PangoRectangle logical;

    pango_layout_get_extents(text.layout, NULL, &logical);
    return text.size * logical.height / PANGO_SCALE;
}

void text_wrap_within(struct text text, double width)
{
    int wanted = width > 0 ? (int)(width / text.size * PANGO_SCALE) : -1;

    if (pango_layout_get_width(text.layout) != wanted)
        pango_layout_set_width(text.layout, wanted);
}

static bool is_drawn(PangoFontset *fonts, uint32_t c)
{
    PangoFont *font = pango_fontset_get_font(fonts, c);
    bool drawn = font && pango_font_has_char(font, c);

    if (font)
        g_object_unref(font);
    return drawn;
}

/* Without these nothing can be read: no number in brackets helps. */
static bool is_needed(uint32_t c)
{
    return c < 0x100 || text_is_ideograph(c);
}

const char *text_font(PangoContext *context, struct arena *arena)
{
    PangoFontset *fonts = pango_context_load_fontset(
        context, pango_context_get_font_description(context), pango_context_get_language(context));
    const char *sample = SAMPLE;
    size_t length;
    uint32_t c = text_decode(sample, &length);
    PangoFont *font = pango_fontset_get_font(fonts, c);

    if (!font || !pango_font_has_char(font, c))
        fault("font %s", sample);
    PangoFontDescription *described = pango_font_describe(font);
    const char *name = arena_strdup(arena, pango_font_description_get_family(described));
    pango_font_description_free(described);
    g_object_unref(font);
    g_object_unref(fonts);
    return name;
}

/* Letters and signs that fonts have as blanks: those of Chinese are there, or the font is none. */
static bool can_be_blank(uint32_t c)
{
    return c > 0xA0 && c < 0x2E80 && !text_is_white(c) && !g_unichar_iszerowidth(c) && c != 0xAD;
}

static void set_family(PangoAttrList *attributes, size_t start, size_t end)
{
    PangoAttribute *family = pango_attr_family_new(LATIN_FAMILIES);

    family->start_index = (guint)start;
    family->end_index = (guint)end;
    pango_attr_list_insert(attributes, family);
}

/* Whether a sign, by itself, leaves something on the paper. */
static bool shows(PangoContext *context, const char *sign, size_t length)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoAttrList *attributes = pango_attr_list_new();
    PangoRectangle ink;

    pango_layout_set_text(layout, sign, (int)length);
    set_family(attributes, 0, length);
    pango_layout_set_attributes(layout, attributes);
    pango_layout_get_extents(layout, &ink, NULL);
    bool shown = ink.width > 0 && pango_layout_get_unknown_glyphs_count(layout) == 0;
    pango_attr_list_unref(attributes);
    g_object_unref(layout);
    return shown;
}

/* Leaves nothing on the paper and needs no font: blanks, joiners, marks of direction, selectors of a look. */
static bool is_unseen(uint32_t c)
{
    return text_is_white(c) || g_unichar_type(c) == G_UNICODE_FORMAT || c == 0x34F ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

/* The text with the signs that no font has as "[U+1F600]", one pair of brackets for several. */
static const char *with_numbers(struct flow *flow, const char *text)
{
    PangoContext *context = flow->texts->context;
    PangoFontset *fonts = pango_context_load_fontset(
        context, pango_context_get_font_description(context), pango_context_get_language(context));
    struct text_buf buf = {.arena = flow->arena};
    bool inside = false;
    size_t length;

    for (; *text != '\0'; text += length) {
        uint32_t c = text_decode(text, &length);
        if (inside && is_unseen(c) && !text_is_white(c))
            continue; /* it belongs to what is a number now */
        bool drawn =
            can_be_blank(c) ? shows(context, text, length) : is_unseen(c) || is_drawn(fonts, c);
        drawn = drawn && !(inside && g_unichar_ismark(c));
        if (!drawn && is_needed(c))
            fault("font %.*s", (int)length, text);
        if (drawn && inside)
            text_buf_add(&buf, "]");
        if (drawn)
            text_buf_add_bytes(&buf, text, length);
        else
            text_buf_printf(&buf, "%sU+%04X", inside ? " " : "[", c);
        inside = !drawn;
    }
    text_buf_add(&buf, inside ? "]" : "");
    g_object_unref(fonts);
    return text_buf_str(&buf);
}

static bool has_tone(uint32_t c)
{
    return (c >= 0xC0 && c < 0x250 && g_unichar_isalpha(c)) || (c >= 0x1E00 && c < 0x1F00);
}

static bool is_fraction(uint32_t c)
{
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c < 0x2160);
}

/* The whole word, so that it does not change its face from letter to letter. */
static void set_latin(PangoAttrList *attributes, const char *text)
{
    size_t start = 0, length;
    bool tones = false;

    for (size_t at = 0;; at += length) {
        uint32_t c = text_decode(text + at, &length);
        tones = tones || has_tone(c);
        if (has_tone(c) || (c < 0x100 && g_unichar_isalpha(c)) ||
            (at > start && g_unichar_ismark(c)))
            continue;
        if (tones)
            set_family(attributes, start, at);
        if (is_fraction(c))
            set_family(attributes, at, at + length);
        tones = false;
        start = at + length;
        if (c == 0)
            break;
    }
}

static void set_attributes(PangoLayout *layout, const char *text)
{
    PangoAttrList *attributes = pango_attr_list_new();

    set_latin(attributes, text);

    pango_attr_list_insert(
        attributes, pango_attr_line_height_new_absolute((int)(LEADING * FLOW_TEXT * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

static PangoLayout *new_layout(struct flow *flow, const char *text, bool bold)
{
    PangoLayout *layout = pango_layout_new(flow->texts->context);

    if (bold) {
        PangoFontDescription *font =
            pango_font_description_copy(pango_context_get_font_description(flow->texts->context));
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(layout, font);
        pango_font_description_free(font);
    }
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_text(layout, text, -1);
    set_attributes(layout, text);
    return layout;
}

static bool may_have_blanks(const char *text)
{
    size_t length;

    for (; *text != '\0'; text += length)
        if (can_be_blank(text_decode(text, &length)))
            return true;
    return false;
}

/* Whether a sign left nothing; those that did are given another font. */
static bool find_blanks(PangoLayout *layout, const char *text)
{
    PangoLayoutIter *place = pango_layout_get_iter(layout);
    PangoAttrList *attributes = pango_attr_list_copy(pango_layout_get_attributes(layout));
    bool any = false;

    do {
        PangoRectangle ink;
        size_t at = (size_t)pango_layout_iter_get_index(place), length;
        uint32_t c = text_decode(text + at, &length);

        if (!can_be_blank(c))
            continue;
        pango_layout_iter_get_cluster_extents(place, &ink, NULL);
        if (ink.width > 0)
            continue;
        set_family(attributes, at, at + length);
        any = true;
    } while (pango_layout_iter_next_cluster(place));
    pango_layout_iter_free(place);
    if (any)
        pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    return any;
}

/* What no font has becomes numbers: asked once the text has its width, for it is shaped by that. */
static void number_unknown(struct flow *flow, PangoLayout *layout, const char *text)
{
    bool blank = may_have_blanks(text) && find_blanks(layout, text) && find_blanks(layout, text);

    if (!blank && pango_layout_get_unknown_glyphs_count(layout) == 0)
        return;
    text = with_numbers(flow, text);
    pango_layout_set_text(layout, text, -1);
    set_attributes(layout, text);
}

struct text flow_text(struct flow *flow, const char *text, struct set set, double width)
{
    struct text_cache *texts = flow->texts;
    struct text made = {.size = set.size};
    bool new = flow->next_text == texts->count;

    if (new) {
        texts->layouts = arena_grow(flow->arena, texts->layouts, &texts->capacity, texts->count + 1,
                                    sizeof(PangoLayout *));
        texts->layouts[texts->count++] = new_layout(flow, text, set.bold);
    }
    made.layout = texts->layouts[flow->next_text++];
    text_wrap_within(made, width);
    if (new)
        number_unknown(flow, made.layout, text);
    return made;
}
