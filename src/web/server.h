/* The server: who asks is answered, until it is told to stop. */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include "web/site.h"

struct server;

/* Listens where the options say. */
struct server *server_start(struct site *site, struct err *err);
int server_port(const struct server *server);
/* Until a signal ends it (SIGINT, SIGTERM, SIGHUP). */
void server_run(struct server *server);
void server_stop(struct server *server);

#endif
