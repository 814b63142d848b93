/* A report while it is built, class by class; what is made on the way for a class goes with it. */
#ifndef SERVICE_REPORT_BUILD_H
#define SERVICE_REPORT_BUILD_H

#include "service/internal.h"

struct report_builder
{
    const struct session *session;
    struct arena *arena; /* the report's */
    struct report *report;
    const struct class *class;
    struct handin_list handins; /* of the class */
    struct left_list left;      /* likewise */
    size_t first_share;         /* of the class */
    size_t row_capacity, share_capacity, warning_capacity, teacher_capacity, correction_capacity;
    size_t red_capacity, review_capacity, completion_capacity, rated_capacity;
};

/* A day of the class: what its board says now, and what its history was. */
struct red_day
{
    int load, limit;
    enum level level;
    bool found; /* it was red, or would have been */
    int peak;
    char **changes;
    size_t change_count, change_capacity;
};

/* What was handed in of an assignment and how much of it was right; order them at the end. */
void report_completion(struct report_builder *builder, const struct assignment *a,
                       const struct handin *handin, struct arena *scratch);
void finish_completion(struct report_builder *builder);

/* Follows the class's history: adds its red days and its reviews. days: one a day of the range. */
bool report_history(struct report_builder *builder, struct red_day *days, struct arena *scratch,
                    struct err *err);

#endif
