/* Who may do what: one table that every service call asks. Where the school does not tell people apart
 * everybody may do everything. */
#include "config.h"

#include "service/internal.h"

static const char *const right_names[RIGHT_COUNT] = {
    [RIGHT_READ] = N_("read the board"),
    [RIGHT_SET] = N_("set homework"),
    [RIGHT_IMPORT] = N_("import homework"),
    [RIGHT_REVIEW] = N_("review homework"),
    [RIGHT_CONFIRM] = N_("confirm an entry"),
    [RIGHT_HAND_IN] = N_("note who has handed in"),
    [RIGHT_MARK] = N_("mark homework"),
    [RIGHT_SURVEY] = N_("record the survey"),
    [RIGHT_SEATS] = N_("read the survey by seat"),
    [RIGHT_PLAN] = N_("change timetable, syllabus and service"),
    [RIGHT_MANAGE] = N_("change the school's data"),
};

#define BIT(right) (1U << (right))
#define EVERYTHING (BIT(RIGHT_COUNT) - 1)
#define OF_PUPIL (BIT(RIGHT_READ) | BIT(RIGHT_HAND_IN))
#define OF_TEACHER                                                                                 \
    (OF_PUPIL | BIT(RIGHT_SET) | BIT(RIGHT_IMPORT) | BIT(RIGHT_CONFIRM) | BIT(RIGHT_MARK))
#define OF_HOMEROOM                                                                                \
    (OF_TEACHER | BIT(RIGHT_REVIEW) | BIT(RIGHT_SURVEY) | BIT(RIGHT_SEATS) | BIT(RIGHT_PLAN))

static const unsigned rights[ROLE_COUNT] = {
    [ROLE_ANYONE] = EVERYTHING,
    [ROLE_MONITOR] = OF_PUPIL,
    [ROLE_REPRESENTATIVE] = OF_PUPIL | BIT(RIGHT_SET),
    [ROLE_TEACHER] = OF_TEACHER,
    [ROLE_HOMEROOM] = OF_HOMEROOM,
    [ROLE_LEADER] = OF_TEACHER | BIT(RIGHT_REVIEW) | BIT(RIGHT_PLAN),
    [ROLE_OFFICE] = EVERYTHING & ~BIT(RIGHT_SEATS), /* by seat: the homeroom teacher alone */
};

bool session_may(const struct session *session, enum right right, struct err *err)
{
    if (session->role < ROLE_COUNT && rights[session->role] & BIT(right))
        return true;
    return err_set(err, ERR_DENIED, _("%s may not %s: ask the office for the right"),
                   session->login, _(right_names[right]));
}
