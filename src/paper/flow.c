/* Blocks into strips: title, headings, facts side by side, paragraphs. Tables are in table.c. */
#include "config.h"

#include "paper/flow.h"

#define TITLE_SIZE 1.9
#define MORE_SIZE 1.15
#define HEADING_SIZE 1.2
#define LOAD_SIZE 1.3     /* the facts with the bar: how full the day is, to be read from afar */
#define RUNNING_SIZE 1.05 /* the title on further pages */
#define BASELINE 0.2      /* what of its size a text has below its baseline */
#define GAP 14.0          /* between facts of a line */
#define PAUSE 7.0
#define CLOSE 2.5
#define FACTS_BEFORE 4.5
#define TAG_PADDING 3.0
#define BAR_LEAST 90.0
#define BAR_MOST 300.0
#define BAR_HEIGHT 0.75
#define SIGN_LINE 105.0
#define SIGN_BEFORE 22.0
#define CODE_SIDE 62.0
#define INDENT 5.0 /* a column of indent */
#define THICK 1.4
#define THIN 0.5

struct strip *flow_strip(struct flow *flow, double before)
{
    struct strip *strip = ARENA_NEW(flow->arena, struct strip);

    strip->before = before > flow->owed ? before : flow->owed;
    flow->owed = 0;
    flow->strips = arena_grow(flow->arena, flow->strips, &flow->capacity, flow->count + 1,
                              sizeof(struct strip *));
    flow->strips[flow->count++] = strip;
    return strip;
}

struct piece *strip_piece(struct flow *flow, struct strip *strip, struct piece piece)
{
    strip->pieces =
        arena_grow(flow->arena, strip->pieces, &strip->capacity, strip->count + 1, sizeof piece);
    strip->pieces[strip->count] = piece;
    if (strip->height < piece.y + piece.height)
        strip->height = piece.y + piece.height;
    return &strip->pieces[strip->count++];
}

struct piece *strip_text(struct flow *flow, struct strip *strip, const char *text, struct set set,
                         double width)
{
    struct text made = flow_text(flow, text, set, width);

    return strip_piece(flow, strip,
                       (struct piece){.kind = PIECE_TEXT,
                                      .text = made,
                                      .width = width > 0 ? width : text_wide(made),
                                      .height = text_high(made)});
}

/* ---- title ---- */

/* Two texts at the ends of a line, wrapped as they are; the second below where they do not fit. */
static void put_ends(struct flow *flow, struct strip *strip, struct text left, struct text right)
{
    struct piece first = *strip_piece(
        flow, strip,
        (struct piece){
            .kind = PIECE_TEXT, .text = left, .width = text_wide(left), .height = text_high(left)});
    if (right.layout) {
        double width = text_wide(right), height = text_high(right);
        double lift = (left.size - right.size) * FLOW_TEXT * BASELINE;
        bool beside = first.width + GAP + width <= flow->width;
        strip_piece(flow, strip,
                    (struct piece){.kind = PIECE_TEXT,
                                   .text = right,
                                   .x = beside ? flow->width - width : 0,
                                   .y = beside ? first.height - height - lift : first.height,
                                   .width = width,
                                   .height = height});
    }
    strip->height += CLOSE;
}

/* The text, wrapped only where it must be. */
static struct text title_text(struct flow *flow, const char *words, struct set set)
{
    struct text text = flow_text(flow, words, set, 0);

    if (text_wide(text) > flow->width)
        text_wrap_within(text, flow->width);
    return text;
}

/* The title, and a smaller one of the same texts at the top of further pages. */
static void add_title(struct flow *flow, const struct block *block)
{
    struct strip *strip = flow_strip(flow, 0);
    struct text title = title_text(flow, block->words.text, (struct set){TITLE_SIZE, true});
    struct text more = {0};

    if (block->more.text)
        more = title_text(flow, block->more.text, (struct set){MORE_SIZE, false});
    put_ends(flow, strip, title, more);
    strip->rule = THICK;
    flow->owed = PAUSE;
    if (flow->running)
        return;
    flow->running = ARENA_NEW(flow->arena, struct strip);
    title.size = RUNNING_SIZE;
    more.size = 1;
    put_ends(flow, flow->running, title, more);
    flow->running->rule = THIN;
}

static void add_heading(struct flow *flow, const struct block *block)
{
    struct strip *strip = flow_strip(flow, block->close ? PAUSE : 1.6 * PAUSE);

    strip_text(flow, strip, block->words.text, (struct set){HEADING_SIZE, true}, flow->width);
    strip->keep = true;
    flow->owed = CLOSE;
}

/* ---- facts ---- */

static bool has_bar(const struct block *block)
{
    for (size_t i = 0; i < block->fact_count; i++)
        if (block->facts[i].bar)
            return true;
    return false;
}

static bool is_level(enum paint paint)
{
    return paint == PAINT_YELLOW || paint == PAINT_RED;
}

/* Where the next fact of such a width stands: *x on the strip, or on a new one. */
static struct strip *room_for(struct flow *flow, struct strip *strip, double width, double *x)
{
    if (*x > 0 && *x + width > flow->width) {
        *x = 0;
        return flow_strip(flow, CLOSE);
    }
    return strip;
}

static struct strip *add_bar(struct flow *flow, struct strip *strip, const struct words *fact,
                             double size, double *x)
{
    strip = room_for(flow, strip, BAR_LEAST, x);
    double room = flow->width - *x;
    double height = size * FLOW_TEXT * BAR_HEIGHT;
    double line = strip->height > 0 ? strip->height : height;
    strip_piece(flow, strip,
                (struct piece){.kind = PIECE_BAR,
                               .x = *x,
                               .y = (line - height) / 2,
                               .width = *x <= 0 || room < BAR_MOST ? room : BAR_MOST,
                               .height = height,
                               .paint = fact->paint,
                               .value = fact->value,
                               .limit = fact->limit});
    *x = flow->width;
    return strip;
}

static struct strip *add_fact(struct flow *flow, struct strip *strip, const struct words *fact,
                              double size, double *x)
{
    struct set set = {size, fact->paint != PAINT_PLAIN || size > 1};
    bool tag = is_level(fact->paint);
    struct text text = flow_text(flow, fact->text, set, 0);
    double width = text_wide(text) + (tag ? 2 * TAG_PADDING : 0);
    double whole = width + (fact->line ? SIGN_LINE : 0);

    strip = room_for(flow, strip, whole, x);
    if (whole > flow->width) {
        width = flow->width;
        text_wrap_within(text, width);
    }
    strip_piece(flow, strip,
                (struct piece){.kind = tag ? PIECE_TAG : PIECE_TEXT,
                               .text = text,
                               .x = *x,
                               .width = width,
                               .height = text_high(text),
                               .paint = fact->paint});
    if (fact->line)
        strip_piece(flow, strip,
                    (struct piece){.kind = PIECE_LINE,
                                   .x = *x + width,
                                   .y = strip->height - CLOSE,
                                   .width = SIGN_LINE - GAP});
    *x += whole + GAP;
    return strip;
}

static void add_facts(struct flow *flow, const struct block *block)
{
    double size = has_bar(block) ? LOAD_SIZE : 1;
    bool sign = block->fact_count > 0 && block->facts[block->fact_count - 1].line;
    struct strip *strip = NULL;
    double x = 0;

    for (size_t i = 0; i < block->fact_count; i++) {
        const struct words *fact = &block->facts[i];
        if (!fact->bar && (!fact->text || *fact->text == '\0'))
            continue;
        if (!strip)
            strip = flow_strip(flow, sign ? SIGN_BEFORE : FACTS_BEFORE);
        strip = fact->bar ? add_bar(flow, strip, fact, size, &x)
                          : add_fact(flow, strip, fact, size, &x);
    }
}

static void add_paragraph(struct flow *flow, const struct block *block)
{
    struct strip *strip = flow_strip(flow, CLOSE);
    double x = block->indent * INDENT;

    if (block->more.text) {
        struct piece *tag = strip_text(flow, strip, block->more.text, (struct set){1, true}, 0);
        tag->kind = is_level(block->more.paint) ? PIECE_TAG : PIECE_TEXT;
        tag->paint = block->more.paint;
        tag->width += tag->kind == PIECE_TAG ? 2 * TAG_PADDING : 0;
        tag->x = x;
        x += tag->width + GAP / 2;
    }
    struct piece *text = strip_text(
        flow, strip, block->words.text,
        (struct set){1, block->words.paint == PAINT_BOLD || block->words.paint == PAINT_RED},
        flow->width - x);
    text->x = x;
    text->paint = block->words.paint;
}

/* The address in words, and as a code at the right end. */
static void add_link(struct flow *flow, const char *link)
{
    struct strip *strip = flow_strip(flow, PAUSE);
    const struct qr *code = qr_make(link, flow->arena);
    double room = flow->width - (code ? CODE_SIDE + GAP : 0);
    struct piece *words = strip_text(flow, strip, link, (struct set){1, false}, room);

    if (!code)
        return;
    words->y = CODE_SIDE - words->height;
    strip_piece(flow, strip,
                (struct piece){.kind = PIECE_CODE,
                               .x = flow->width - CODE_SIDE,
                               .width = CODE_SIDE,
                               .height = CODE_SIDE,
                               .code = code});
}

void flow_document(struct flow *flow, const struct document *document)
{
    flow->count = 0;
    flow->next_text = 0;
    flow->running = NULL;
    flow->tight = false;
    flow->owed = 0;
    for (size_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        switch (block->kind) {
        case BLOCK_TITLE:
            add_title(flow, block);
            break;
        case BLOCK_HEADING:
            add_heading(flow, block);
            break;
        case BLOCK_FACTS:
            add_facts(flow, block);
            break;
        case BLOCK_PARAGRAPH:
            add_paragraph(flow, block);
            break;
        case BLOCK_TABLE:
            flow_table(flow, block->table);
            break;
        case BLOCK_PAUSE:
            flow->owed = PAUSE;
            break;
        }
    }
    if (document->link)
        add_link(flow, document->link);
}
