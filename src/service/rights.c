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

/* The least that an action needs; what it needs beyond that is asked where it is known what it touches. */
static const enum right action_rights[ACTION_COUNT] = {
    [ACTION_ADD] = RIGHT_SET,
    [ACTION_EDIT] = RIGHT_SET,
    [ACTION_REMOVE] = RIGHT_SET,
    [ACTION_PUBLISH] = RIGHT_SET,
    [ACTION_WITHDRAW] = RIGHT_SET,
    [ACTION_CONFIRM] = RIGHT_CONFIRM,
    [ACTION_COPY] = RIGHT_SET,
    [ACTION_MOVE] = RIGHT_SET,
    [ACTION_NONE] = RIGHT_SET,
    [ACTION_IMPORT] = RIGHT_IMPORT,
    [ACTION_SUGGEST] = RIGHT_SET,
    [ACTION_APPROVE] = RIGHT_REVIEW,
    [ACTION_RETURN] = RIGHT_REVIEW,
    [ACTION_MARK] = RIGHT_HAND_IN,
    [ACTION_STAR] = RIGHT_MARK,
    [ACTION_HABITS] = RIGHT_SURVEY,
    [ACTION_SHARE] = RIGHT_PLAN,
    [ACTION_SYLLABUS] = RIGHT_PLAN,
    [ACTION_SYLLABUS_REMOVE] = RIGHT_PLAN,
    [ACTION_PROGRESS] = RIGHT_PLAN,
    [ACTION_TIMETABLE] = RIGHT_PLAN,
    [ACTION_TIMETABLE_REMOVE] = RIGHT_PLAN,
    [ACTION_SERVICE] = RIGHT_PLAN,
    [ACTION_SERVICE_EDIT] = RIGHT_PLAN,
    [ACTION_SERVICE_REMOVE] = RIGHT_PLAN,
    [ACTION_SCHOOL_EDIT] = RIGHT_MANAGE,
    [ACTION_CLASS_ADD] = RIGHT_MANAGE,
    [ACTION_CLASS_EDIT] = RIGHT_MANAGE,
    [ACTION_CLASS_REMOVE] = RIGHT_MANAGE,
    [ACTION_SUBJECT_ADD] = RIGHT_MANAGE,
    [ACTION_SUBJECT_EDIT] = RIGHT_MANAGE,
    [ACTION_SUBJECT_REMOVE] = RIGHT_MANAGE,
    [ACTION_TEACHER_ADD] = RIGHT_MANAGE,
    [ACTION_TEACHER_EDIT] = RIGHT_MANAGE,
    [ACTION_TEACHER_REMOVE] = RIGHT_MANAGE,
    [ACTION_TEACHER_ASSIGN] = RIGHT_MANAGE,
    [ACTION_CALENDAR_ADD] = RIGHT_MANAGE,
    [ACTION_CALENDAR_EDIT] = RIGHT_MANAGE,
    [ACTION_CALENDAR_REMOVE] = RIGHT_MANAGE,
    [ACTION_TERM_ADD] = RIGHT_MANAGE,
    [ACTION_TERM_EDIT] = RIGHT_MANAGE,
    [ACTION_TERM_REMOVE] = RIGHT_MANAGE,
    [ACTION_INIT] = RIGHT_MANAGE,
    /* no right of this school: none can be given where no office can be reached */
    [ACTION_OFFICE] = RIGHT_READ,
    [ACTION_UNDO] = RIGHT_SET,
};

enum right action_right(enum action action)
{
    return action_rights[action];
}

bool session_may(const struct session *session, enum right right, struct err *err)
{
    if (session->role < ROLE_COUNT && rights[session->role] & BIT(right))
        return true;
    return err_set(err, ERR_DENIED, _("%s may not %s: ask the office for the right"),
                   session->login, _(right_names[right]));
}
