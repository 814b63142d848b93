/* Shares, syllabus, timetable, after-school service, and suggestions (contract, 3.10, 3.11). */
#ifndef SERVICE_PLAN_H
#define SERVICE_PLAN_H

#include "domain/suggest.h"
#include "service/service.h"

/* minutes -1 takes the agreement away. */
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
/* Replaces the timetables of the classes that the rows name. */
bool service_put_lessons(const struct session *session, const struct lesson_slot *lessons,
                         size_t count, struct err *err);
/* Takes the timetable of a class away. */
bool service_remove_lessons(const struct session *session, const struct class *class,
                            struct err *err);
/* After-school service: minutes of weekdays (0 takes them away), and new activities. */
struct service_rows
{
    struct service_time *times;
    size_t time_count;
    struct activity *activities;
    size_t activity_count;
};
/* All of them as one change. */
bool service_put_service(const struct session *session, const struct service_rows *rows,
                         struct err *err);
/* By its id; the class stays. */
bool service_edit_activity(const struct session *session, const struct activity *after,
                           struct err *err);
bool service_activity(const struct session *session, int64_t id, struct arena *arena,
                      const struct activity **activity, struct err *err);
bool service_remove_activity(const struct session *session, int64_t id, struct err *err);

/* Readers of the files that people have (CSV with Chinese headers; the syllabus also as INI). Faults
 * name file, line and column. */
bool service_read_units(const struct session *session, const char *name, const char *data,
                        size_t bytes, struct arena *arena, struct unit **units, size_t *count,
                        struct err *err);
bool service_read_lessons(const struct session *session, const char *name, const char *data,
                          size_t bytes, struct arena *arena, struct lesson_slot **lessons,
                          size_t *count, struct err *err);
/* A row has minutes of a class and weekday (分钟), an activity of a weekday or date (活动), or both. */
bool service_read_service(const struct session *session, const char *name, const char *data,
                          size_t bytes, struct arena *arena, struct service_rows *rows,
                          struct err *err);
/* A grade as people write it (3, 三年级, 初一, grade 3); 0 where it is none. */
int service_grade(const struct session *session, const char *text);

/* What is agreed and planned: shares and units of a grade (0 = all) and subject (NULL = all); of a
 * class its progress, timetable, service and activities (those of every week and of from..to). */
bool service_shares(const struct session *session, struct arena *arena, struct share_list *list,
                    struct err *err);
bool service_units(const struct session *session, int grade, const char *subject,
                   struct arena *arena, struct unit_list *list, struct err *err);
bool service_progress(const struct session *session, const struct class *class, struct arena *arena,
                      struct progress_list *list, struct err *err);
bool service_lessons(const struct session *session, const struct class *class, struct arena *arena,
                     struct lesson_list *list, struct err *err);
bool service_services(const struct session *session, const struct class *class, struct arena *arena,
                      struct service_list *list, struct err *err);
bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err);

/* What would bring session->moment.date of a class to its limit. */
bool service_suggest(const struct session *session, const struct class *class, struct arena *arena,
                     struct suggest_result **result, struct err *err);
/* Does it as one change. */
bool service_apply(const struct session *session, const struct suggest_result *result,
                   struct arena *arena, struct outcome *outcome, struct err *err);

#endif
