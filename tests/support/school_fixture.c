/* A school in a temporary database: its people, its sessions, its homework. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "service/internal.h"
#include "support/school_fixture.h"

/* Sessions draw their request keys from here: only one test runs at a time. */
static char keys[8][REQUEST_BYTES];
static size_t next_key;

const struct session *fresh(struct session *session)
{
    char *key = keys[next_key++ % 8];

    request_new(key);
    session->request = key;
    return session;
}

static struct session session_on(struct service *service, const char *login, struct arena *arena)
{
    struct session session = {
        .service = service,
        .moment = {.lang = LANG_ZH, .today = date_from_ymd(2026, 11, 17)},
    };

    session.actor = service_actor(service, login, session.moment.today, arena);
    session.moment.date = session.moment.today;
    session.moment.now = (stamp_t)session.moment.today * 86400 + 8 * 3600; /* 16:00 at +08:00 */
    fresh(&session);
    return session;
}

void school_fixture_open(struct school_fixture *fixture, const char *const *classes)
{
    struct err err = {0};
    struct init_options options = {.classes = classes, .login = "wang"};
    const char *source = getenv("HWBOARD_SRCDIR");
    char name[] = "/tmp/hwboard-test-XXXXXX";

    *fixture = (struct school_fixture){.arena = arena_new()};
    fixture->dir = arena_strdup(fixture->arena, mkdtemp(name));
    fixture->db = arena_printf(fixture->arena, "%s/school.db", fixture->dir);
    fixture->paths.data_dir = arena_printf(fixture->arena, "%s/assets", source ? source : ".");
    while (classes[options.class_count])
        options.class_count++;
    if (!conf_load_settings(fixture->arena, &fixture->paths, &fixture->settings, &err))
        fail_msg("%s", err.message);
    options.date = date_from_ymd(2026, 11, 17);
    options.now = (stamp_t)options.date * 86400;
    if (!service_init(&fixture->paths, &fixture->settings, fixture->db, &options, &err) ||
        !service_open(&fixture->paths, &fixture->settings, fixture->db, &fixture->service, &err))
        fail_msg("%s", err.message);
    fixture->session = session_on(fixture->service, "wang", fixture->arena);
}

void school_fixture_close(struct school_fixture *fixture)
{
    static const char *const endings[] = {"", "-wal", "-shm"};

    service_close(fixture->service);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        unlink(arena_printf(fixture->arena, "%s%s", fixture->db, endings[i]));
    rmdir(fixture->dir);
    arena_free(fixture->arena);
}

int school_fixture_teardown(void **state)
{
    school_fixture_close(*state);
    return 0;
}

struct session school_fixture_second(struct school_fixture *fixture, const char *login)
{
    struct err err = {0};
    struct service *service;

    if (!service_open(&fixture->paths, &fixture->settings, fixture->db, &service, &err))
        fail_msg("%s", err.message);
    return session_on(service, login, fixture->arena);
}

struct session school_fixture_as(struct school_fixture *fixture, const char *login)
{
    return session_on(fixture->service, login, fixture->arena);
}

void school_fixture_role(struct school_fixture *fixture, const char *login, enum role role,
                         const char *class, int grade, const char *subject)
{
    const struct teacher *known = service_person(fixture->service, login);
    struct session office = school_fixture_as(fixture, "wang");
    char *name = arena_strdup(fixture->arena, login);
    struct teacher person = {.login = name, .name = name};
    struct grant grant = {.role = role,
                          .grade = grade,
                          .subject = arena_strdup(fixture->arena, subject ? subject : ""),
                          .first = DAY_FIRST,
                          .last = DAY_LAST};
    const struct person_change what = {.given = &grant, .given_count = 1};
    const struct class *found;
    struct err err = {0};

    if (known)
        person = *known;
    if (class) {
        if (!service_class(&office, class, office.moment.date, &found, &err))
            fail_msg("%s", err.message);
        grant.class_id = found->id;
    }
    if (!service_put_teacher(&office, known, &person, &what, &err))
        fail_msg("%s", err.message);
    fixture->session.actor = school_fixture_as(fixture, "wang").actor;
}

const struct class *class_named(const struct session *session, const char *text)
{
    const struct class *class = NULL;
    struct err err = {0};

    if (!service_class(session, text, NOV(17), &class, &err))
        fail_msg("%s", err.message);
    return class;
}

struct assignment homework(const struct session *session, const char *class, const char *subject,
                           int minutes, const char *text)
{
    struct err err = {0};
    const struct class *found;

    if (!service_class(session, class, session->moment.date, &found, &err))
        fail_msg("%s", err.message);
    return (struct assignment){
        .class_id = found->id,
        .subject = subject,
        .minutes = minutes,
        .text = text,
        .assigned = session->moment.date,
        .due = DAY_NONE,
    };
}

int64_t add_homework(struct session *session, const struct assignment *item, bool *held)
{
    struct arena *arena = arena_new();
    struct err err = {0};
    struct outcome outcome;
    int64_t id;

    if (!service_add(fresh(session), item, 1, ADD_PUBLISH, arena, &outcome, &err))
        fail_msg("%s", err.message);
    id = outcome.items[0].after->id;
    if (held)
        *held = outcome.items[0].held;
    arena_free(arena);
    return id;
}

int64_t add_plain(struct session *session, const char *class, const char *subject, int minutes,
                  bool *held)
{
    struct assignment item = homework(session, class, subject, minutes, "练习册P42—43");

    return add_homework(session, &item, held);
}

struct assignment *stored_homework(const struct school_fixture *fixture, int64_t id)
{
    struct assignment *item = NULL;
    struct err err = {0};

    if (!store_assignment(fixture->service->store, id, fixture->arena, &item, &err))
        fail_msg("%s", err.message);
    return item;
}

bool edit_homework(const struct school_fixture *fixture, struct session *session, int64_t id,
                   const struct assignment *wanted, unsigned fields,
                   const struct assignment *opened, const char *why, struct outcome *outcome,
                   struct assignment **conflict, struct err *err)
{
    struct edit change = {
        .id = id, .wanted = wanted, .opened = opened, .fields = fields, .why = why};

    *err = (struct err){0};
    return service_edit(fresh(session), &change, fixture->arena, outcome, conflict, err);
}

void take_back(const struct school_fixture *fixture, struct session *session, size_t steps)
{
    struct undone undone;
    struct err err = {0};

    if (!service_undo(fresh(session), steps, 0, fixture->arena, &undone, &err))
        fail_msg("%s", err.message);
}

struct board *board_of(const struct session *session, const char *class, day_t day,
                       struct arena *arena)
{
    struct err err = {0};
    const struct class *found;
    struct board **boards = NULL;
    size_t count;

    if (!service_class(session, class, day, &found, &err) ||
        !service_boards(session, &found, 1, day, day, arena, &boards, &count, &err))
        fail_msg("%s", err.message);
    return boards[0];
}
