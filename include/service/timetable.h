/* The timetables of classes. */
#ifndef SERVICE_TIMETABLE_H
#define SERVICE_TIMETABLE_H

#include "files/files.h"
#include "service/session.h"

/* Replaces the timetables of the classes that the rows name, from moment.from on, else from the day acted on;
 * a first timetable holds for the days before as well. The rows' own days are not looked at. */
bool service_put_lessons(const struct session *session, const struct lesson_slot *lessons,
                         size_t count, struct err *err);
/* Takes the timetable of a class away, from such a day on. */
bool service_remove_lessons(const struct session *session, const struct class *class,
                            struct err *err);
/* What holds on moment.from, else on the day acted on. */
bool service_lessons(const struct session *session, const struct class *class, struct arena *arena,
                     struct lesson_list *list, struct err *err);

/* The lessons of a file, put as above; list: what it held. */
bool service_import_lessons(const struct session *session, const struct file *file,
                            struct arena *arena, struct lesson_list *list, struct err *err);

#endif
