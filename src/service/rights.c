/* Who may do what: one table of roles and rights, and where each role reaches. Every
 * service call asks here, for the class, subject and item that it touches. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

#define SUBJECT_CLASS_AFFAIRS "class-affairs" /* 班务 */

static const char *const right_names[RIGHT_COUNT] = {
    [RIGHT_READ] = N_("read the board"),
    [RIGHT_SET] = N_("set homework"),
    [RIGHT_IMPORT] = N_("import homework"),
    [RIGHT_CONFIRM] = N_("confirm an entry"),
    [RIGHT_HAND_IN] = N_("note who has handed in"),
    [RIGHT_MARK] = N_("mark homework"),
    [RIGHT_REVIEW] = N_("review homework"),
    [RIGHT_SUGGEST] = N_("rebalance homework"),
    [RIGHT_SURVEY] = N_("record the survey"),
    [RIGHT_SEATS] = N_("read the survey by seat"),
    [RIGHT_CLASS] = N_("change timetable, after-school service and events"),
    [RIGHT_PLAN] = N_("change shares, syllabus and progress"),
    [RIGHT_REPORT] = N_("see the report"),
    [RIGHT_MANAGE] = N_("change the school's data"),
};

#define BIT(right) (1U << (right))
#define EVERYTHING (BIT(RIGHT_COUNT) - 1)
#define OF_MONITOR (BIT(RIGHT_READ) | BIT(RIGHT_HAND_IN))
#define OF_TEACHER                                                                                 \
    (OF_MONITOR | BIT(RIGHT_SET) | BIT(RIGHT_IMPORT) | BIT(RIGHT_CONFIRM) | BIT(RIGHT_MARK))

static const unsigned rights[ROLE_COUNT] = {
    [ROLE_MONITOR] = OF_MONITOR,
    [ROLE_REPRESENTATIVE] = OF_MONITOR | BIT(RIGHT_SET), /* what is 待确认: role_reaches */
    [ROLE_TEACHER] = OF_TEACHER,
    [ROLE_HOMEROOM] = OF_TEACHER | BIT(RIGHT_REVIEW) | BIT(RIGHT_SUGGEST) | BIT(RIGHT_SURVEY) |
                      BIT(RIGHT_SEATS) | BIT(RIGHT_CLASS),
    [ROLE_LEADER] = BIT(RIGHT_READ) | BIT(RIGHT_REVIEW) | BIT(RIGHT_SUGGEST) | BIT(RIGHT_CLASS) |
                    BIT(RIGHT_PLAN) | BIT(RIGHT_REPORT),
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
    [ACTION_SUGGEST] = RIGHT_SUGGEST,
    [ACTION_APPROVE] = RIGHT_REVIEW,
    [ACTION_RETURN] = RIGHT_REVIEW,
    [ACTION_MARK] = RIGHT_HAND_IN,
    [ACTION_STAR] = RIGHT_MARK,
    [ACTION_HABITS] = RIGHT_SURVEY,
    [ACTION_SHARE] = RIGHT_PLAN,
    [ACTION_SYLLABUS] = RIGHT_PLAN,
    [ACTION_SYLLABUS_REMOVE] = RIGHT_PLAN,
    [ACTION_PROGRESS] = RIGHT_PLAN,
    [ACTION_TIMETABLE] = RIGHT_CLASS,
    [ACTION_TIMETABLE_REMOVE] = RIGHT_CLASS,
    [ACTION_AFTERCARE] = RIGHT_CLASS,
    [ACTION_AFTERCARE_EDIT] = RIGHT_CLASS,
    [ACTION_AFTERCARE_REMOVE] = RIGHT_CLASS,
    [ACTION_EVENT_ADD] = RIGHT_CLASS,
    [ACTION_EVENT_EDIT] = RIGHT_CLASS,
    [ACTION_EVENT_REMOVE] = RIGHT_CLASS,
    [ACTION_SCHOOL_EDIT] = RIGHT_MANAGE,
    [ACTION_CLASS_ADD] = RIGHT_MANAGE,
    [ACTION_CLASS_LINK] = RIGHT_CLASS,
    [ACTION_CLASS_LINK_REMOVE] = RIGHT_CLASS,
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
    /* what it takes back decides: undo.c */
    [ACTION_UNDO] = RIGHT_READ,
};

enum right action_right(enum action action)
{
    return action_rights[action];
}

/* ---- where a role reaches ---- */

/* The grade that an object is of today; 0: of none. */
static int grade_of(const struct session *session, const struct right_object *object)
{
    const struct class *class =
        object->class_id ? service_class_by_id(session, object->class_id) : NULL;

    struct grade grade;

    if (!class)
        return object->grade;
    grade = class_grade(&service_data(session->service)->school, class, session->moment.today);
    return grade.phase == CLASS_CURRENT ? grade.grade : 0;
}

static bool of_subject(const struct grant *grant, const struct right_object *object)
{
    return !*grant->subject || !object->subject || strcmp(grant->subject, object->subject) == 0 ||
           (grant->role == ROLE_TEACHER && strcmp(object->subject, SUBJECT_CLASS_AFFAIRS) == 0);
}

static bool role_reaches(const struct session *session, const struct grant *grant, enum right right,
                         const struct right_object *object)
{
    bool in_class = grant->class_id != 0 && grant->class_id == object->class_id;

    switch (grant->role) {
    case ROLE_MONITOR:
    case ROLE_HOMEROOM:
        return in_class;
    case ROLE_REPRESENTATIVE: /* what a teacher stands behind is not a pupil's to change */
        return in_class && of_subject(grant, object) &&
               (right != RIGHT_SET || !object->item || !object->item->confirmed);
    case ROLE_TEACHER:
        return in_class && of_subject(grant, object);
    case ROLE_LEADER:
        return grant->grade != 0 && grant->grade == grade_of(session, object);
    case ROLE_OFFICE:
        return true;
    case ROLE_ANYONE:
    case ROLE_COUNT:
        break;
    }
    return false;
}

static bool grant_gives(const struct session *session, const struct grant *grant, enum right right,
                        const struct right_object *object)
{
    return grant->role < ROLE_COUNT && rights[grant->role] & BIT(right) &&
           (!object || role_reaches(session, grant, right, object));
}

/* ---- who else may ---- */

static bool is_among(const char *login, const char *const *logins)
{
    for (; logins && *logins; logins++)
        if (strcmp(login, *logins) == 0)
            return true;
    return false;
}

/* Somebody with a login; NULL: removed, without one, the actor, or one of `but`. */
static const struct teacher *reachable(const struct session *session, int64_t id,
                                       const char *const *but)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;

    for (size_t i = 0; i < teachers->count; i++) {
        const struct teacher *person = &teachers->items[i];
        if (person->id == id && id != session->actor->teacher_id && !person->removed &&
            *person->login && !is_among(person->login, but))
            return person;
    }
    return NULL;
}

/* Somebody who holds this role today and may, other than the actor and the logins `but` (may be NULL);
 * NULL: nobody. */
static const struct teacher *other_with(const struct session *session, enum role role,
                                        enum right right, const struct right_object *object,
                                        const char *const *but)
{
    const struct school_data *data = service_data(session->service);
    day_t today = session->moment.today;

    for (size_t i = 0; i < data->roles.count; i++) {
        const struct grant *row = &data->roles.items[i];
        const struct teacher *person = reachable(session, row->teacher_id, but);
        if (row->role == role && person && row->first <= today && today <= row->last &&
            grant_gives(session, row, right, object))
            return person;
    }
    for (size_t i = 0; role == ROLE_TEACHER && i < data->teachings.count; i++) {
        const struct teaching *lesson = &data->teachings.items[i];
        const struct teacher *person = reachable(session, lesson->teacher_id, but);
        struct grant grant = {
            .role = role, .class_id = lesson->class_id, .subject = lesson->subject};
        if (person && grant_gives(session, &grant, right, object) &&
            teaching_holds(data->teachings.items, data->teachings.count, i, today))
            return person;
    }
    return NULL;
}

/* The one nearest to what is asked for first: who teaches the subject, or is responsible for the class. */
static const struct teacher *who_else_may(const struct session *session, enum right right,
                                          const struct right_object *object, const char *const *but,
                                          enum role *role)
{
    static const enum role nearest_to_lesson[] = {ROLE_TEACHER, ROLE_HOMEROOM, ROLE_LEADER,
                                                  ROLE_OFFICE};
    static const enum role nearest_to_class[] = {ROLE_HOMEROOM, ROLE_TEACHER, ROLE_LEADER,
                                                 ROLE_OFFICE};
    const enum role *order =
        object->class_id != 0 && !object->subject ? nearest_to_class : nearest_to_lesson;
    const struct teacher *found = NULL;

    for (size_t i = 0; i < sizeof nearest_to_class / sizeof *nearest_to_class && !found; i++) {
        *role = order[i];
        found = other_with(session, *role, right, object, but);
    }
    return found;
}

bool somebody_else_may(const struct session *session, enum right right,
                       const struct right_object *object, const char *const *but)
{
    enum role role;

    return who_else_may(session, right, object, but, &role);
}

/* ---- the refusal ---- */

/* By name and role; by the role alone who has none but a login. */
static const char *who_may(const struct session *session, enum right right,
                           const struct right_object *object, struct arena *arena)
{
    static const struct right_object school;
    enum role role;
    const struct teacher *person =
        who_else_may(session, right, object ? object : &school, NULL, &role);
    const char *name = person ? person_name(person) : "";
    const char *role_name = vocab_name(&vocab_role, (int)role, session->moment.lang);

    if (person && role == ROLE_TEACHER && object &&
        !object->subject) /* each of them: none is meant by name */
        return _("a teacher of the class");
    return *name ? arena_printf(arena, _("%s (%s)"), name, role_name)
                 : arena_printf(arena, _("the %s"), role_name);
}

/* Who acts: a command may name the login that it was given, a screen does not. */
static const char *who_acts(const struct session *session)
{
    const struct teacher *person = service_person(session->service, session->actor->login);
    const char *name = person ? person_name(person) : "";

    if (*name)
        return name;
    return session->on_screen ? _("you") : session->actor->login;
}

/* " (三年级(2)班 数学)"; "" where it is the school's. */
static const char *where(const struct session *session, const struct right_object *object,
                         struct arena *arena)
{
    const struct school_data *data = service_data(session->service);
    enum lang lang = session->moment.lang;
    const struct class *class;
    const struct subject *subject;
    struct text_buf text = {.arena = arena};

    if (!object)
        return "";
    class = object->class_id ? service_class_by_id(session, object->class_id) : NULL;
    subject = object->subject ? subject_by_code(&data->subjects, object->subject) : NULL;
    if (class)
        text_buf_add(&text, class_name(&data->school, class, session->moment.date, lang, arena));
    else if (object->grade)
        text_buf_add(&text, grade_words(&data->school, object->grade, lang, arena));
    if (subject)
        text_buf_printf(&text, "%s%s",
                        !text.length      ? ""
                        : lang == LANG_ZH ? " "
                                          : ", ",
                        subject_name(subject, lang));
    return text.length ? arena_printf(arena, _(" (%s)"), text.text) : "";
}

/* A pupil who may enter things there, but not change this one. */
static bool is_of_a_teacher(const struct session *session, enum right right,
                            const struct right_object *object)
{
    struct right_object fresh;

    if (!object || !object->item)
        return false;
    fresh = *object;
    fresh.item = NULL;
    return session_may(session, right, &fresh, NULL);
}

static bool refuse(const struct session *session, enum right right,
                   const struct right_object *object, struct err *err)
{
    const struct actor *actor = session->actor;
    struct arena *arena = arena_new();

    if (actor->teacher_id == 0 && session->on_screen)
        err_set(err, ERR_DENIED,
                _("the school does not know who you are, you may only read: ask %s to add you"),
                who_may(session, RIGHT_MANAGE, NULL, arena));
    else if (actor->teacher_id == 0 && !service_office(session))
        err_set(
            err, ERR_DENIED,
            _("the school does not know the login %s, which may only read, and has no office: "
              "whoever looks after the database names one with `hwboard doctor --office LOGIN`"),
            actor->login);
    else if (actor->teacher_id == 0)
        err_set(err, ERR_DENIED,
                _("the school does not know the login %s, which may only read: ask %s for "
                  "`hwboard teacher add %s NAME --role …`"),
                actor->login, who_may(session, RIGHT_MANAGE, NULL, arena), actor->login);
    else if (is_of_a_teacher(session, right, object))
        err_set(err, ERR_DENIED,
                _("%s is a teacher's, and a pupil may change only what a pupil entered: ask %s"),
                item_said(session, object->item->id, object->item, arena),
                who_may(session, right, object, arena));
    else
        err_set(err, ERR_DENIED, _("%s may not %s%s: ask %s"), who_acts(session),
                _(right_names[right]), where(session, object, arena),
                who_may(session, right, object, arena));
    arena_free(arena);
    return false;
}

bool session_may(const struct session *session, enum right right, const struct right_object *object,
                 struct err *err)
{
    const struct actor *actor = session->actor;

    if (actor->open || right == RIGHT_READ)
        return true;
    for (size_t i = 0; i < actor->grant_count; i++)
        if (grant_gives(session, &actor->grants[i], right, object))
            return true;
    return err && refuse(session, right, object, err);
}

int session_nearness(const struct session *session, const struct class *class)
{
    const struct right_object object = {.class_id = class->id};
    const struct actor *actor = session->actor;
    int nearness = 0;

    for (size_t i = 0; i < actor->grant_count; i++) {
        enum role role = actor->grants[i].role;
        int here = role == ROLE_HOMEROOM || role == ROLE_MONITOR ? NEARNESS_MAX : 1;

        if (role != ROLE_OFFICE && here > nearness &&
            role_reaches(session, &actor->grants[i], RIGHT_READ, &object))
            nearness = here;
    }
    return nearness;
}

/* ---- what is not public ---- */

struct right_object object_of(const struct assignment *item)
{
    return (struct right_object){
        .class_id = item->class_id, .subject = item->subject, .item = item};
}

bool session_sees_inside(const struct session *session, const struct assignment *item)
{
    struct right_object object = object_of(item);

    return strcmp(item->created_by, session->actor->login) == 0 ||
           session_may(session, RIGHT_SET, &object, NULL) ||
           session_may(session, RIGHT_REVIEW, &object, NULL);
}

bool session_sees(const struct session *session, const struct assignment *item)
{
    return state_is_public(item->state) ||
           (item->published_at != 0 &&
            (item->state == STATE_WITHDRAWN || item->state == STATE_REMOVED)) ||
           session_sees_inside(session, item);
}

bool session_sees_seats(const struct session *session, int64_t class_id, const char *subject)
{
    struct right_object object = {.class_id = class_id, .subject = subject};

    return session_may(session, RIGHT_HAND_IN, &object, NULL) ||
           session_may(session, RIGHT_REVIEW, &object, NULL);
}
