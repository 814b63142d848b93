/* The school itself: its name, and when its year begins. */
#include "config.h"

#include "service/internal.h"

static bool put_school(struct run *run, void *context)
{
    const struct school_data *data = service_data(run->session->service);
    struct school school = *(const struct school *)context;

    if (!accept_name(&school.name, true, _("the school's name"), run->arena, run->err))
        return false;
    if (date_from_ymd(2023, school.year_start_month, school.year_start_day) == DAY_NONE)
        return err_set(run->err, ERR_INPUT,
                       _("the school year cannot begin on %d-%d: not every year has that day"),
                       school.year_start_month, school.year_start_day);
    return change_put_school(run->change, &data->school, &school, run->err);
}

bool service_put_school(const struct session *session, const struct school *after, struct err *err)
{
    const struct command command = {.action = ACTION_SCHOOL_EDIT};
    struct school school = *after;

    return run_change(session, &command, put_school, &school, NULL, NULL, err);
}
