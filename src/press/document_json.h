/* A document as JSON, for the program that lays it out on paper (src/paper/request.c reads it). */
#ifndef PRESS_DOCUMENT_JSON_H
#define PRESS_DOCUMENT_JSON_H

#include "press/document.h"
#include "press/json_write.h"

/* columns: which columns of its tables stand, as on a page of that many (struct column, from). */
void document_json(struct json_out *json, const struct document *document, int columns);

#endif
