/* A school in a temporary database, for tests of the service and of what stands on it. */
#ifndef SUPPORT_SCHOOL_FIXTURE_H
#define SUPPORT_SCHOOL_FIXTURE_H

#include "service/service.h"

#define NOV(day) date_from_ymd(2026, 11, (day))

struct school_fixture
{
    struct arena *arena;
    char *dir;
    char *db;
    struct conf_paths paths;
    struct settings settings;
    struct service *service;
    struct session session; /* acts on 2026-11-17, a Tuesday, at 16:00, as "wang" */
    char request[REQUEST_BYTES];
};

/* Makes the school with the classes ("3-2:42", …, NULL at the end) and opens it. */
void school_fixture_open(struct school_fixture *fixture, const char *const *classes);
void school_fixture_close(struct school_fixture *fixture);
/* The same for cmocka: *state is the fixture. */
int school_fixture_teardown(void **state);
/* Another terminal on the same database; ends with service_close(session.service). */
struct session school_fixture_second(struct school_fixture *fixture, const char *login);
/* Somebody of this school, or an unknown login, with what they hold now. */
struct session school_fixture_as(struct school_fixture *fixture, const char *login);
/* Gives a role at a class ("3-2"; NULL: none), grade (else 0) and subject (NULL: all). From the first on
 * roles are told apart; "wang" made the school and is its office. */
void school_fixture_role(struct school_fixture *fixture, const char *login, enum role role,
                         const char *class, int grade, const char *subject);
/* A fresh command: a new request key in the session. */
const struct session *fresh(struct session *session);

/* A class of the school, as it is on 2026-11-17; fails the test where there is none. */
const struct class *class_named(const struct session *session, const char *text);
/* A plain assignment, written at home, even, due the next school day. */
struct assignment homework(const struct session *session, const char *class, const char *subject,
                           int minutes, const char *text);
/* Adds it and returns its id; fails the test on an error. *held says whether it waits for review. */
int64_t add_homework(struct session *session, const struct assignment *item, bool *held);
/* The same of a plain one with the text 练习册P42—43. */
int64_t add_plain(struct session *session, const char *class, const char *subject, int minutes,
                  bool *held);
/* As the store has it; NULL: not there. */
struct assignment *stored_homework(const struct school_fixture *fixture, int64_t id);
/* Edits these fields; opened, why and conflict as in a struct edit, NULL where they are not asked for. */
bool edit_homework(const struct school_fixture *fixture, struct session *session, int64_t id,
                   const struct assignment *wanted, unsigned fields,
                   const struct assignment *opened, const char *why, struct outcome *outcome,
                   struct assignment **conflict, struct err *err);
/* Undoes so many changes; fails the test on an error. */
void take_back(const struct school_fixture *fixture, struct session *session, size_t steps);
/* The board of a class on a day. */
struct board *board_of(const struct session *session, const char *class, day_t day,
                       struct arena *arena);

#endif
