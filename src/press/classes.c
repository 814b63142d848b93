/* The classes of a day as a document: how full it is for each. */
#include "config.h"

#include "press/parts.h"

#include "press/phrase.h"

void document_classes(struct document *document, const union press_value *value)
{
    const struct press_context *context = document->context;
    struct arena *arena = document->arena;
    enum lang lang = context->lang;
    bool named = context->school_name && *context->school_name != '\0';

    document_title(document, named ? context->school_name : tr(lang, "Homework boards"),
                   date_long(arena, value->classes.day, lang));
    if (value->classes.count == 0) {
        document_paragraph(document, PAINT_PLAIN, tr(lang, "no class"));
        return;
    }
    struct table *table = document_table(document);
    table->main = true;
    table->caption = tr(lang, "Homework of the day, by class");
    size_t class = table_column(table, tr_c(lang, "column", "Class")),
           load = table_column(table, tr(lang, "load")),
           level = table_column(table, tr(lang, "level")),
           reported = table_long_column(table, tr(lang, "reported"));
    for (size_t i = 0; i < value->classes.count; i++) {
        const struct board *board = value->classes.boards[i];
        struct cell *cells = table_row(table);

        cells[class].text = part_board_name(board, lang);
        cells[class].link = value->classes.addresses ? value->classes.addresses[i] : NULL;
        cells[load].text = phrase_load(board->load, board->limit, lang, arena);
        cells[level] = (struct cell){
            .text = part_level(board, lang), .paint = part_paint(board->level), .ours = true};
        cells[reported].text = phrase_reported(board, lang, arena);
    }
    part_until(document, value->classes.day);
}
