/* See proposal.h. Nothing is stored for it: all of it is told from assignments, each time anew. */
#include "config.h"

#include "domain/proposal.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define SPAN_MOST 50 /* pages that one piece of homework may cover */
#define NUMBER_MOST 2000
#define NEXT_MOST 2 /* workbooks */
#define RECENT_MOST 6
#define TEMPLATE_LEAST 2

/* A number in a text, or two with a sign between: bytes and values. */
struct span
{
    size_t start, end;
    size_t second; /* where the second number begins; 0: there is one only */
    int first, last;
};

static int digit_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

static uint32_t char_at(const char *text, size_t at, size_t *next)
{
    size_t length;
    uint32_t c = text_decode(text + at, &length);

    *next = at + length;
    return c;
}

/* The number that begins there; returns the byte behind it, or `at`. */
static size_t read_number(const char *text, size_t at, int *value)
{
    size_t next;

    *value = 0;
    while (text[at] != '\0') {
        int digit = digit_of(char_at(text, at, &next));

        if (digit < 0)
            break;
        if (*value < NUMBER_MOST)
            *value = *value * 10 + digit;
        at = next;
    }
    return at;
}

static bool joins(uint32_t c)
{
    return c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0xFF0D ||
           c == 0xFF5E || c == 0x301C || c == 0x81F3 /* 至 */ || c == 0x5230 /* 到 */;
}

/* 42—43, P44-P45: the second number, behind one or two signs that join. */
static size_t read_second(const char *text, size_t at, struct span *span)
{
    size_t next, from = at, end;
    int signs = 0;

    while (text[from] != '\0' && joins(char_at(text, from, &next)) && signs < 2) {
        from = next;
        signs++;
    }
    if (signs > 0 && (text[from] == 'P' || text[from] == 'p'))
        from++;
    end = signs > 0 ? read_number(text, from, &span->last) : from;
    if (end == from || span->last <= span->first || span->last - span->first >= SPAN_MOST)
        return at;
    span->second = from;
    return end;
}

/* The next number at or behind `at`, outside titles and quotations. */
static bool find_span(const char *text, size_t at, struct span *span)
{
    size_t next;
    int quoted = 0;

    for (; text[at] != '\0'; at = next) {
        uint32_t c = char_at(text, at, &next);

        quoted += c == 0x300A || c == 0x201C;
        quoted -= quoted > 0 && (c == 0x300B || c == 0x201D);
        if (quoted > 0 || digit_of(c) < 0)
            continue;
        *span = (struct span){.start = at};
        span->end = read_number(text, at, &span->first);
        span->last = span->first;
        span->end = read_second(text, span->end, span);
        if (span->second == 0)
            span->last = span->first;
        return true;
    }
    return false;
}

/* 页 课 讲 节 关 天 期 篇 周: what is gone through one after the other. */
static bool counts_on(uint32_t c)
{
    static const uint32_t units[] = {0x9875, 0x8BFE, 0x8BB2, 0x8282, 0x5173,
                                     0x5929, 0x671F, 0x7BC7, 0x5468};

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (units[i] == c)
            return true;
    return false;
}

/* P50, or 第25页; a number of pages (3页) is none. */
static bool is_place(const char *text, const struct span *span)
{
    size_t before = span->start, next;
    uint32_t c;

    if (before == 0)
        return false;
    before = text_prev_cluster(text, before);
    c = char_at(text, before, &next);
    if (c == '.' && before > 0)
        c = char_at(text, text_prev_cluster(text, before), &next);
    if (c == 'P' || c == 'p' || c == 0xFF30 || c == 0xFF50)
        return true;
    return c == 0x7B2C /* 第 */ && counts_on(char_at(text, span->end, &next));
}

/* Where the clause ends that the span is in: nothing that names other exercises comes along. */
static size_t clause_end(const char *text, size_t at)
{
    static const char *const ends[] = {"，", "。", "；", "、", "（", "(",
                                       ",",  ";",  " ",  "\n", "第", "："};
    size_t next;

    if (counts_on(char_at(text, at, &next)))
        at = next;
    for (; text[at] != '\0'; at = next) {
        if (digit_of(char_at(text, at, &next)) >= 0)
            return at;
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
            if (text_starts_with(text + at, ends[i]))
                return at;
    }
    return at;
}

/* The first number that counts pages or lessons. */
static bool find_place(const char *text, struct span *span)
{
    for (size_t at = 0; find_span(text, at, span); at = span->end)
        if (is_place(text, span) && span->last < NUMBER_MOST)
            return true;
    return false;
}

char *proposal_next(const char *text, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    struct span span;
    size_t between;
    int count;

    if (!find_place(text, &span))
        return NULL;
    count = span.last - span.first + 1;
    text_buf_add_bytes(&buf, text, span.start);
    text_buf_printf(&buf, "%d", span.first + count);
    if (span.second > 0) {
        int first;

        between = read_number(text, span.start, &first);
        text_buf_add_bytes(&buf, text + between, span.second - between);
        text_buf_printf(&buf, "%d", span.last + count);
    }
    text_buf_add_bytes(&buf, text + span.end, clause_end(text, span.end) - span.end);
    return arena_strdup(arena, text_buf_str(&buf));
}

char *proposal_place(const char *text, struct arena *arena)
{
    struct span span;
    size_t end;

    if (!find_place(text, &span))
        return arena_strdup(arena, "");
    if (counts_on(char_at(text, span.end, &end)))
        span.end = end;
    span.start = text_prev_cluster(text, span.start);
    return arena_strndup(arena, text + span.start, span.end - span.start);
}

/* The text with its numbers as blanks; NULL: it has none. */
static char *blanked(const char *text, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    struct span span;
    size_t at = 0;

    while (find_span(text, at, &span)) {
        text_buf_add_bytes(&buf, text + at, span.start - at);
        text_buf_add(&buf, PROPOSAL_BLANK);
        at = span.end;
    }
    if (at == 0)
        return NULL;
    text_buf_add(&buf, text + at);
    return arena_strdup(arena, text_buf_str(&buf));
}

/* ---- the list ---- */

struct list
{
    struct arena *arena;
    struct proposal *items;
    size_t count;
};

static void add(struct list *list, enum proposal_kind kind, const char *text,
                const struct assignment *from, size_t uses)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0)
            return;
    list->items[list->count++] = (struct proposal){kind, text, from, uses};
}

/* Of each workbook the pages behind those set last. */
static void add_next(struct list *list, const struct proposal_past *past, size_t count, bool here)
{
    const char *books[NEXT_MOST];
    size_t book_count = 0;

    for (size_t i = 0; i < count && book_count < NEXT_MOST; i++) {
        char *next = past[i].here == here ? proposal_next(past[i].item->text, list->arena) : NULL;
        char *book = next ? blanked(next, list->arena) : NULL;
        bool known = !book;

        for (size_t k = 0; k < book_count; k++)
            known = known || text_same_word(books[k], book);
        if (known)
            continue;
        books[book_count++] = book;
        add(list, PROPOSAL_NEXT, next, past[i].item, 1);
    }
}

static void add_recent(struct list *list, const struct proposal_past *past, size_t count, bool here,
                       size_t most)
{
    size_t before = list->count;

    for (size_t i = 0; i < count && list->count < before + most; i++)
        if (past[i].here == here)
            add(list, PROPOSAL_RECENT, past[i].item->text, past[i].item, 1);
}

struct template
{
    char *text;
    const char *first; /* the newest text */
    const struct assignment *from;
    size_t uses;
    size_t order;
};

static int more_used_first(const void *a, const void *b)
{
    const struct template *x = a, *y = b;

    if (x->uses != y->uses)
        return x->uses < y->uses ? 1 : -1;
    return (x->order > y->order) - (x->order < y->order);
}

/* Texts of this teacher that differ in their numbers only. */
static void add_templates(struct list *list, const struct proposal_past *past, size_t count)
{
    struct template *found = ARENA_ARRAY(list->arena, count + 1, struct template);
    size_t found_count = 0;

    for (size_t i = 0; i < count; i++) {
        char *text = past[i].mine ? blanked(past[i].item->text, list->arena) : NULL;
        size_t k = 0;

        if (!text)
            continue;
        while (k < found_count && strcmp(found[k].text, text) != 0)
            k++;
        if (k == found_count)
            found[found_count++] = (struct template){text, past[i].item->text, past[i].item, 1, i};
        else if (strcmp(found[k].first, past[i].item->text) != 0)
            found[k].uses++;
    }
    if (found_count > 1)
        qsort(found, found_count, sizeof *found, more_used_first);
    for (size_t i = 0; i < found_count; i++)
        if (found[i].uses >= TEMPLATE_LEAST)
            add(list, PROPOSAL_TEMPLATE, found[i].text, found[i].from, found[i].uses);
}

struct proposal *proposals_of(const struct proposal_past *past, size_t past_count,
                              struct arena *arena, size_t *count)
{
    struct list list = {.arena = arena};

    list.items = ARENA_ARRAY(arena, 2 * past_count + NEXT_MOST + 1, struct proposal);
    add_next(&list, past, past_count, true);
    if (list.count == 0)
        add_next(&list, past, past_count, false);
    add_recent(&list, past, past_count, true, RECENT_MOST);
    add_templates(&list, past, past_count);
    add_recent(&list, past, past_count, false, RECENT_MOST);
    *count = list.count;
    return list.items;
}

bool proposal_fits(const struct proposal *proposal, const char *typed, struct arena *arena)
{
    const char *text = text_fold(arena, proposal->text);
    char *rest, *words = text_trim(arena, text_fold(arena, typed));

    if (strcmp(text, words) == 0)
        return false;
    for (char *word = strtok_r(words, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest))
        if (!strstr(text, word))
            return false;
    return true;
}
