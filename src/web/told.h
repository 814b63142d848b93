/* What is served is told. */
#ifndef WEB_TOLD_H
#define WEB_TOLD_H

#include "web/server.h"

/* On standard output: an address a line, and where others can reach it a QR code. */
void tell_addresses(const struct site *site, const struct server *server);

#endif
