/* A title and a sentence as a document. */
#include "config.h"

#include "press/document.h"

void document_words(struct document *document, const union press_value *value)
{
    document_title(document, value->words.title, NULL);
    document_paragraph(document, PAINT_PLAIN, value->words.text);
}
