/* What stands on paper alone: room for what is not reported yet, lines to sign on. */
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

bool paper_has_rooms(const struct board *board)
{
    for (size_t i = 0; i < board->subject_count; i++)
        if (is_missing(&board->subjects[i]))
            return true;
    return false;
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

const char *press_class_link(const char *address, const struct class_link_list *keys,
                             int64_t class_id, const char *code, struct arena *arena)
{
    const char *key = NULL;

    for (size_t i = 0; keys && i < keys->count; i++)
        if (keys->items[i].class_id == class_id)
            key = keys->items[i].key;
    if (!address || (!key && strstr(address, "{key}")))
        return NULL;
    return press_link_of(address, code, key, arena);
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
    const struct press_paper *where = document->where;
    if (where)
        document->link = press_class_link(where->link, where->keys, board->class->id, board->code,
                                          document->arena);
}
