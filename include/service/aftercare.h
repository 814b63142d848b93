/* After-school care (课后服务): its minutes by class and weekday, and its activities. */
#ifndef SERVICE_AFTERCARE_H
#define SERVICE_AFTERCARE_H

#include "service/session.h"

/* Minutes of weekdays (0 takes them away), and new activities. */
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

/* Of a class; activities: those of every week and those of from..to. */
bool service_services(const struct session *session, const struct class *class, struct arena *arena,
                      struct service_list *list, struct err *err);
bool service_activities(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct activity_list *list, struct err *err);

/* A row has minutes of a class and weekday (分钟), an activity of a weekday or date (活动), or both. */
bool service_read_service(const struct session *session, const char *name, const char *data,
                          size_t bytes, struct arena *arena, struct service_rows *rows,
                          struct err *err);

#endif
