/* The five dimensions: recording, importing and reporting, seats kept to the
 * homeroom teacher. */
#ifndef SERVICE_HABITS_H
#define SERVICE_HABITS_H

#include "files/files.h"
#include "service/session.h"

/* What is recorded at once: by seat, and as raised hands. */
struct habit_survey
{
    const struct habit *habits;
    size_t habit_count;
    const struct habit_count *hands;
    size_t hands_count;
};
/* One change, all of it or none: as the two below do. A seat that says nothing any more is forgotten. */
bool service_put_survey(const struct session *session, const struct habit_survey *survey,
                        struct err *err);
/* Records what pupils reported, one change; a seat's row of that day is replaced. Values beyond reason
 * are refused by seat, dimension and value. */
bool service_put_habits(const struct session *session, const struct habit *habits, size_t count,
                        struct err *err);
bool service_put_habit_counts(const struct session *session, const struct habit_count *counts,
                              size_t count, struct err *err);
/* What a survey file holds, recorded as above. */
bool service_import_habits(const struct session *session, const struct file *file,
                           struct arena *arena, struct habit_list *list, struct err *err);
bool service_habits(const struct session *session, const struct class *class, day_t day,
                    struct arena *arena, struct habit_report **report, struct err *err);
/* The rows with seats: homeroom teacher only. */
bool service_habit_rows(const struct session *session, const struct class *class, day_t from,
                        day_t to, struct arena *arena, struct habit_list *list, struct err *err);
/* The raised hands as they were counted: for who may record them. */
bool service_habit_hands(const struct session *session, const struct class *class, day_t from,
                         day_t to, struct arena *arena, struct habit_count_list *list,
                         struct err *err);

#endif
