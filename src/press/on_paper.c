/* What stands on paper alone: room for what is not reported yet, when things are due, lines to sign on. */
#include "config.h"

#include "press/on_paper.h"

#include <string.h>

#include "base/text.h"
#include "press/items.h"
#include "press/phrase.h"

#define ROOM_LINES 2 /* below the line of the row itself */

static bool is_missing(const struct board_subject *subject)
{
    return subject->expected && subject->status == REPORT_MISSING;
}

void paper_rooms(struct document *document, struct table *table, const struct board *board)
{
    enum lang lang = document->context->lang;

    for (size_t i = 0; i < board->subject_count; i++) {
        if (!is_missing(&board->subjects[i]))
            continue;
        struct cell *cells = table_row(table);
        cells[0].text = subject_short(board->subjects[i].subject, lang);
        cells[1].text = vocab_name(&vocab_report, REPORT_MISSING, lang);
        cells[1].room = ROOM_LINES;
    }
}

/* ---- what is due ---- */

static bool is_posted(const struct board_item *item)
{
    return state_is_public(item->assignment->state) && item->assignment->kind != KIND_NOTICE;
}

/* The first due day behind `after`, DAY_NONE where there is none. */
static day_t next_due(const struct board *board, day_t after)
{
    day_t next = DAY_NONE;

    for (size_t i = 0; i < board->item_count; i++) {
        day_t due = board->items[i].assignment->due;
        if (is_posted(&board->items[i]) && due > after && (next == DAY_NONE || due < next))
            next = due;
    }
    return next;
}

static void add_due(struct text_buf *buf, const struct document *document,
                    const struct board *board, day_t due)
{
    const struct press_context *context = document->context;
    enum lang lang = context->lang;
    day_t seen = board->day == context->today ? board->day : DAY_NONE;
    const char *last = NULL;

    text_buf_printf(buf, "%s%s ", buf->length > 0 ? tr_c(lang, "due days", "; ") : "",
                    phrase_due(due, seen, lang, document->arena));
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        if (!is_posted(item) || item->assignment->due != due)
            continue;
        const char *name = item_subject(item->subject, item->assignment, lang);
        if (last && strcmp(last, name) == 0)
            continue;
        text_buf_printf(buf, "%s%s", last ? tr_c(lang, "list", ", ") : "", name);
        last = name;
    }
}

void paper_due(struct document *document, const struct board *board)
{
    struct text_buf buf = {.arena = document->arena};

    for (day_t due = next_due(board, DAY_FIRST - 1); due != DAY_NONE; due = next_due(board, due))
        add_due(&buf, document, board, due);
    if (buf.length == 0)
        return;
    struct block *block = document_paragraph(document, PAINT_PLAIN, text_buf_str(&buf));
    block->more = (struct words){.text = tr(document->context->lang, "To hand in")};
}

/* ---- signatures ---- */

static const char *put_in(const char *text, const char *place, const char *value,
                          struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    const char *found;

    for (; (found = strstr(text, place)); text = found + strlen(place)) {
        text_buf_add_bytes(&buf, text, (size_t)(found - text));
        text_buf_add(&buf, value);
    }
    text_buf_add(&buf, text);
    return text_buf_str(&buf);
}

const char *press_link_of(const char *address, const char *code, const char *key,
                          struct arena *arena)
{
    return put_in(put_in(address, "{class}", code, arena), "{key}", key ? key : "", arena);
}

/* An address with a key that the class has not is none. */
static const char *link_of(const struct document *document, const struct board *board)
{
    const struct press_paper *paper = document->where;
    const char *key = NULL;

    for (size_t i = 0; paper->keys && i < paper->keys->count; i++)
        if (paper->keys->items[i].class_id == board->class->id)
            key = paper->keys->items[i].key;
    if (!paper->link || (!key && strstr(paper->link, "{key}")))
        return NULL;
    return press_link_of(paper->link, board->code, key, document->arena);
}

void paper_end(struct document *document, const struct board *board)
{
    static const enum role signers[] = {ROLE_HOMEROOM, ROLE_LEADER};
    struct words facts[sizeof signers / sizeof *signers];
    size_t count = sizeof signers / sizeof *signers;

    for (size_t i = 0; i < count; i++)
        facts[i] = (struct words){
            .text = vocab_name(&vocab_role, (int)signers[i], document->context->lang),
            .line = true};
    if (!document->post || document->post->signatures)
        document_facts(document, facts, count, 0);
    if (document->where)
        document->link = link_of(document, board);
}
