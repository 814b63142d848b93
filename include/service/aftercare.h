/* After-school care (课后服务): its minutes by class and weekday, and its activities. */
#ifndef SERVICE_AFTERCARE_H
#define SERVICE_AFTERCARE_H

#include "files/files.h"
#include "service/session.h"

/* Minutes of weekdays, from moment.from on, else from the day acted on (the first of a class for the days
 * before as well; the rows' own days are not looked at), and new activities, as one change. */
bool service_put_aftercare(const struct session *session, const struct aftercare_rows *rows,
                           struct err *err);
/* By its id; the class stays. */
bool service_edit_activity(const struct session *session, const struct activity *after,
                           struct err *err);
bool service_activity(const struct session *session, int64_t id, struct arena *arena,
                      const struct activity **activity, struct err *err);
bool service_remove_activity(const struct session *session, int64_t id, struct err *err);

/* Of a class, what holds on moment.from, else on the day acted on; activities: those of every week and those of from..to. */
bool service_aftercare(const struct session *session, const struct class *class,
                       struct arena *arena, struct aftercare_list *list, struct err *err);
bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err);

/* What a file holds, put as one change. */
bool service_import_aftercare(const struct session *session, const struct file *file,
                              struct arena *arena, struct aftercare_rows *rows, struct err *err);

#endif
