/* What press writes, made of what the service gave: the same for every face. Everything is borrowed from the
 * session's service and from what is handed in. */
#ifndef SHOW_SHOW_H
#define SHOW_SHOW_H

#include "press/press.h"
#include "service/homework.h"
#include "service/session.h"

/* The school and the moment. Holds until the next service_refresh. */
struct press_context show_context(const struct session *session);

/* What is hung up, with what is due next and lines to sign on, without warnings. */
struct press_post show_post(const struct posting *posting);

/* An entry for each item, in the arena and in the list's order; of a class that is not there any more nothing
 * counts. What is not public of one is told to those who may see it. */
struct listed *show_items(const struct session *session, const struct item_list *list,
                          struct arena *arena);

#endif
