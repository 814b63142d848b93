/* What the school does beside its lessons: tests, trips, games days. One is put, changed and removed by
 * service_put (school.h) as ENTITY_EVENT: a class's by who keeps it, a grade's by its leader, the school's by
 * the office. */
#ifndef SERVICE_EVENT_H
#define SERVICE_EVENT_H

#include "files/files.h"
#include "service/session.h"

/* Those that hold on a day of from..to: of a class (its own, its grade's, the school's), or (NULL) all. */
bool service_events(const struct session *session, const struct class *class, day_t from, day_t to,
                    struct arena *arena, struct event_list *list, struct err *err);
/* The one of a number; ERR_INPUT where there is none. */
bool service_event(const struct session *session, int64_t id, struct arena *arena,
                   struct school_event **event, struct err *err);
/* Whose it is: 三年级(2)班, 三年级, 全校. */
const char *service_event_whose(const struct session *session, const struct school_event *event,
                                struct arena *arena);
/* New ones as one change; their ids are filled in. What is there already, word for word, is left out:
 * *added says how many were not. */
bool service_add_events(const struct session *session, struct event_list *events, size_t *added,
                        struct err *err);
/* Those of a CSV, added in that way; list: what it held. */
bool service_import_events(const struct session *session, const struct file *file,
                           struct arena *arena, struct event_list *list, size_t *added,
                           struct err *err);

#endif
