/* What a grade agrees on: minutes of subjects (shares), the syllabus, and how far a class is in it. */
#ifndef SERVICE_SYLLABUS_H
#define SERVICE_SYLLABUS_H

#include "files/files.h"
#include "service/session.h"

/* minutes -1 takes the agreement away. It holds from moment.from on, else from the day acted on; the first of
 * a grade for the days before as well. */
bool service_put_share(const struct session *session, int grade, const char *subject, int minutes,
                       struct err *err);
/* Replaces the units of the grades and subjects that the rows name, as one change. */
bool service_put_units(const struct session *session, const struct unit *units, size_t count,
                       struct err *err);
/* Takes the units of a grade and subject away. */
bool service_remove_units(const struct session *session, int grade, const char *subject,
                          struct err *err);
/* By the unit's name or position; "" takes the progress away. */
bool service_put_progress(const struct session *session, const struct class *class,
                          const char *subject, const char *unit, struct err *err);

/* Of a grade (0 = all) and subject (NULL = all); how far a class is. */
bool service_shares(const struct session *session, struct arena *arena, struct share_list *list,
                    struct err *err);
bool service_units(const struct session *session, int grade, const char *subject,
                   struct arena *arena, struct unit_list *list, struct err *err);
bool service_progress(const struct session *session, const struct class *class, struct arena *arena,
                      struct progress_list *list, struct err *err);

/* The units of a file (CSV, or INI), put as above; list: what it held. Faults name file, line and
 * column. */
bool service_import_units(const struct session *session, const struct file *file,
                          struct arena *arena, struct unit_list *list, struct err *err);

#endif
