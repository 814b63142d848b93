/* The demonstration school. */
#ifndef SERVICE_DEMO_H
#define SERVICE_DEMO_H

#include "service/service.h"

/* Fills an empty school with classes, teachers and four weeks of homework around session->moment.date,
 * through the same pipeline as any homework. */
bool demo_fill(const struct session *session, struct err *err);

#endif
