/* What is hung up: a board or a sheet as it is, what is due next, and lines to sign on. */
#include "config.h"

#include "press/post.h"

#include <string.h>

#include "base/text.h"
#include "press/items.h"
#include "press/parts.h"

#define SIGNATURE_COLUMNS 14

static bool on_board(const struct board *board, int64_t id)
{
    for (size_t i = 0; i < board->item_count; i++)
        if (board->items[i].assignment->id == id)
            return true;
    return false;
}

/* Whether it stands on the page above, with its text. */
static bool stands_above(const struct press_post *post, int64_t id)
{
    if (post->board)
        return on_board(post->board, id);
    for (size_t i = 0; i < post->sheet->item_count; i++)
        if (post->sheet->items[i].assignment->id == id)
            return true;
    return false;
}

/* by_name: by its subject alone. What is to be brought is said in full. */
static bool is_told(const struct press_post *post, size_t index, bool by_name)
{
    const struct assignment *item = post->due[index];
    bool above = item->kind != KIND_NOTICE && stands_above(post, item->id);

    return state_is_public(item->state) && above == by_name;
}

/* Its subject was named for another one above. */
static bool named_before(const struct press_post *post, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_told(post, i, true) && strcmp(post->due[i]->subject, post->due[index]->subject) == 0)
            return true;
    return false;
}

/* As it is called above. */
static const char *subject_of(const struct press_context *context, const struct assignment *item)
{
    const struct subject *subject =
        context->subjects ? subject_by_code(context->subjects, item->subject) : NULL;

    return item_subject(subject, item, context->lang);
}

char *post_due(const struct press_post *post, const struct press_context *context,
               struct arena *arena)
{
    enum lang lang = context->lang;
    struct text_buf names = {.arena = arena}, all = {.arena = arena};

    for (size_t i = 0; post->due_day != DAY_NONE && i < post->due_count; i++)
        if (is_told(post, i, true) && !named_before(post, i))
            text_buf_printf(&names, "%s%s", names.length > 0 ? tr_c(lang, "list", ", ") : "",
                            subject_of(context, post->due[i]));
    text_buf_add(&all, text_buf_str(&names));
    for (size_t i = 0; post->due_day != DAY_NONE && i < post->due_count; i++)
        if (is_told(post, i, false))
            text_buf_printf(&all, tr_c(lang, "due", "%s%s (%s)"),
                            all.length > 0 ? tr(lang, "; ") : "", subject_of(context, post->due[i]),
                            post->due[i]->text);
    if (all.length == 0)
        return arena_strdup(arena, "");
    return arena_printf(arena, tr(lang, "To hand in or bring on %s: %s"),
                        date_long(arena, post->due_day, lang), text_buf_str(&all));
}

void post_signatures(struct document *document)
{
    static const enum role signers[] = {ROLE_HOMEROOM, ROLE_LEADER};
    struct words facts[sizeof signers / sizeof *signers];
    size_t count = sizeof signers / sizeof *signers;
    char line[SIGNATURE_COLUMNS + 1];

    memset(line, '_', SIGNATURE_COLUMNS);
    line[SIGNATURE_COLUMNS] = '\0';
    for (size_t i = 0; i < count; i++) {
        enum lang lang = document->context->lang;
        facts[i] = (struct words){
            .text = arena_printf(document->arena, tr_c(lang, "signature", "%s: %s"),
                                 vocab_name(&vocab_role, (int)signers[i], lang), line)};
    }
    document_pause(document);
    document_facts(document, facts, count, 0);
}

void document_post(struct document *document, const union press_value *value)
{
    const struct press_post *post = value->post;

    document->post = post;
    if (post->sheet)
        document_sheet(document, &(union press_value){.sheet = post->sheet});
    else
        document_board(document, &(union press_value){.board = post->board});
}
