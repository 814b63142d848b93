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

#define CLASS_PLACE "{class}"

/* The address of the class's page. */
static const char *link_of(const char *links, const char *code, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    const char *place;

    for (; (place = strstr(links, CLASS_PLACE)); links = place + strlen(CLASS_PLACE)) {
        text_buf_add_bytes(&buf, links, (size_t)(place - links));
        text_buf_add(&buf, code);
    }
    text_buf_add(&buf, links);
    return text_buf_str(&buf);
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
    if (document->links)
        document->link = link_of(document->links, board->code, document->arena);
}
