/* Lines of the text forms: cleaning, colour, flowing and aligning by display width. */
#include "config.h"

#include "press/page.h"

#include <string.h>

#include "base/text.h"
#include "press/clean.h"
#include "press/phrase.h"

#define BAR_MAX_COLUMNS 30
#define BAR_MIN_COLUMNS 10

static const char *const paint_codes[] = {
    [PAINT_PLAIN] = "",          [PAINT_BOLD] = "\033[1m", [PAINT_GREEN] = "\033[32m",
    [PAINT_YELLOW] = "\033[33m", [PAINT_RED] = "\033[31m",
};
static const char paint_end[] = "\033[0m";

struct page page_open(struct press *press)
{
    int columns = press->style.columns > 0 ? press->style.columns : PAGE_FULL_COLUMNS;
    return (struct page){
        .press = press,
        .arena = press->arena,
        .color = press->format == PRESS_ANSI && press->style.color,
        .width = columns < PAGE_MIN_COLUMNS ? PAGE_MIN_COLUMNS : columns,
    };
}

const char *page_clean(const struct page *page, const char *text)
{
    return press_clean(page->arena, text, false);
}

const char *page_mark(const struct page *page, const char *text)
{
    static const struct
    {
        const char *mark;
        const char *ascii;
    } marks[] = {
        {"·", "-"}, {"–", "-"}, {"—", "-"}, {"…", "..."}, {"→", "->"}, {"★", "*"},
    };
    struct text_buf buf = {.arena = page->arena};

    if (!page->press->style.ascii)
        return text;
    while (*text != '\0') {
        size_t i = 0;
        while (i < sizeof marks / sizeof *marks && !text_starts_with(text, marks[i].mark))
            i++;
        if (i < sizeof marks / sizeof *marks) {
            text_buf_add(&buf, marks[i].ascii);
            text += strlen(marks[i].mark);
        } else {
            text_buf_add_bytes(&buf, text, 1);
            text++;
        }
    }
    return text_buf_str(&buf);
}

void page_put(struct page *page, enum paint paint, const char *text)
{
    const char *clean = page_clean(page, text);
    bool painted = page->color && paint != PAINT_PLAIN;

    if (*clean == '\0')
        return;
    for (; page->spaces > 0; page->spaces--)
        putc(' ', page->press->out);
    if (painted)
        fputs(paint_codes[paint], page->press->out);
    fputs(clean, page->press->out);
    if (painted)
        fputs(paint_end, page->press->out);
    page->column += text_width(clean);
}

void page_skip(struct page *page, int columns)
{
    if (columns > 0) {
        page->spaces += columns;
        page->column += columns;
    }
}

void page_end_line(struct page *page)
{
    putc('\n', page->press->out);
    page->spaces = 0;
    page->column = 0;
}

void page_paragraph(struct page *page, enum paint paint, const char *text, int hang)
{
    const char *clean = press_clean(page->arena, text, true);
    int start = page->column;
    size_t count = 0;

    if (hang > page->width / 2)
        hang = page->width / 2;
    /* The first line may have more or less room than the others: wrap for it, then the rest anew. */
    if (start != hang) {
        char **lines = text_wrap(page->arena, clean, page->width - start, &count);
        page_put(page, paint, lines[0]);
        page_end_line(page);
        if (count == 1)
            return;
        clean += strlen(lines[0]);
        clean += strspn(clean, " \n");
        page_skip(page, hang);
    }
    char **lines = text_wrap(page->arena, clean, page->width - hang, &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            page_skip(page, hang);
        page_put(page, paint, lines[i]);
        page_end_line(page);
    }
}

static const char *words_text(const struct page *page, const struct words *words)
{
    return words->ours && words->text ? page_mark(page, words->text) : words->text;
}

/* The bar takes what the facts beside it leave, or where that is too little a line of its own. */
static const char *bar_text(const struct page *page, const struct words *facts, size_t count,
                            const struct words *bar)
{
    int room = page->width;

    for (size_t i = 0; i < count; i++) {
        int width = text_width(page_clean(page, words_text(page, &facts[i])));
        room -= width > 0 ? width + PAGE_COLUMN_GAP : 0;
    }
    int columns = room >= BAR_MIN_COLUMNS ? room : page->width;
    struct gauge gauge = phrase_gauge(bar->value, bar->value, bar->limit,
                                      columns < BAR_MAX_COLUMNS ? columns : BAR_MAX_COLUMNS);
    return phrase_gauge_text(&gauge, page->press->style.ascii, page->arena);
}

void page_flow(struct page *page, const struct words *facts, size_t count, int indent)
{
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        const char *text = facts[i].bar ? bar_text(page, facts, count, &facts[i])
                                        : page_clean(page, words_text(page, &facts[i]));
        int width = text_width(text);
        if (width == 0)
            continue;
        bool fits = page->column + PAGE_COLUMN_GAP + width <= page->width;
        if (any && fits) {
            page_skip(page, PAGE_COLUMN_GAP);
        } else {
            if (any)
                page_end_line(page);
            page_skip(page, indent);
        }
        any = true;
        /* Longer than a line: whole, over several. */
        size_t lines = 0;
        char **wrapped = text_wrap(page->arena, text, page->width - page->column, &lines);
        for (size_t line = 0; line < lines; line++) {
            if (line > 0) {
                page_end_line(page);
                page_skip(page, indent);
            }
            page_put(page, facts[i].paint, wrapped[line]);
        }
    }
    if (any)
        page_end_line(page);
}

void page_ends(struct page *page, const struct words *left, const struct words *right)
{
    const char *first = page_clean(page, words_text(page, left));
    const char *last = page_clean(page, words_text(page, right));
    int room = page->width - text_width(first) - text_width(last);

    if (room >= PAGE_COLUMN_GAP && *last != '\0') {
        page_put(page, left->paint, first);
        page_skip(page, room);
        page_put(page, right->paint, last);
        page_end_line(page);
        return;
    }
    page_paragraph(page, left->paint, first, 0);
    if (*last != '\0')
        page_paragraph(page, right->paint, last, 0);
}
