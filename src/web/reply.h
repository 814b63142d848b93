/* What is sent: made once, kept while it holds, sent to all who ask. */
#ifndef WEB_REPLY_H
#define WEB_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include <microhttpd.h>

#include "web/page.h"

struct reply;
struct replies;

struct replies *replies_new(void);
void replies_free(struct replies *replies);
/* Forgets all pages, not the assets; who is being answered gets the rest of his answer. */
void replies_forget(struct replies *replies);
/* What is kept under a key (a path with its day), or NULL. */
struct reply *replies_find(struct replies *replies, const char *key);
/* Takes a page's bytes over. lasting: it holds until the end. */
struct reply *replies_keep(struct replies *replies, const char *key, const struct page *page,
                           bool lasting);

/* Queues it: packed where the other side can unpack it, without its bytes where it has them already. */
enum MHD_Result reply_send(struct reply *reply, struct MHD_Connection *connection);
/* The headers that every answer has. */
void reply_add_headers(struct MHD_Response *response);

#endif
