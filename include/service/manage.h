/* Making a school and keeping what it is: classes, subjects, teachers, calendar, terms. One change
 * each, undone like any other. */
#ifndef SERVICE_MANAGE_H
#define SERVICE_MANAGE_H

#include "service/service.h"

struct new_class
{
    const char *text; /* "3-2:42" */
};
struct init_options
{
    const char *school_name; /* NULL: 我的学校 */
    const char *stages;      /* NULL: 6-3-3 */
    const char *const *classes;
    size_t class_count;
    bool demo; /* a small school with four real-looking weeks around the date */
    enum lang lang;
    const char *login;
    stamp_t now;
    day_t date;
};
/* Makes the database and the school. Where a school is there already: ERR_INPUT. On a failure no
 * new file stays behind. */
bool service_init(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  const struct init_options *options, struct err *err);

/* Each: `after` NULL removes, before NULL adds (the id is filled in, nothing else of `after` is
 * touched). Duplicates of a code, a class's place or a name and broken values are ERR_INPUT; a class
 * or teacher is removed as a state. */
bool service_put_school(const struct session *session, const struct school *after, struct err *err);
bool service_put_class(const struct session *session, const struct class *before,
                       struct class *after, struct err *err);
bool service_put_subject(const struct session *session, const struct subject *before,
                         const struct subject *after, struct err *err);
/* What a person is given and loses in the same change; teacher_ids are not looked at. */
struct person_change
{
    const struct teaching *taught; /* lessons from now on, in place of who had them */
    size_t taught_count;
    const struct grant *given; /* what is held there already takes the new days */
    size_t given_count;
    unsigned ended; /* 1 << role: all that is held of it, before anything is given */
};
/* what: may be NULL; who is removed loses all roles. Where the first role besides an office's is given
 * and there is no office, whoever acts becomes it in the same change. ERR_INPUT: the last office while
 * others have roles. */
bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err);
/* Who can give roles, today and for good; NULL where nobody can. Borrowed. */
const struct teacher *service_office(const struct session *session);
/* Makes a login the office, whoever asks; ERR_INPUT names the office where there is one. */
bool service_name_office(const struct session *session, const char *login, struct err *err);
/* Teacher 0 takes the teaching away. */
bool service_put_teaching(const struct session *session, const struct class *class,
                          const char *subject, int64_t teacher_id, struct err *err);
/* Rows as one change: from the command line, a CSV or an .ics that marks days 休/班. A row with the id
 * of one that is there replaces it. */
bool service_put_calendar(const struct session *session, const struct calendar_row *rows,
                          size_t count, struct err *err);
bool service_remove_calendar(const struct session *session, int64_t id, struct err *err);
bool service_put_term(const struct session *session, const struct term *before, struct term *after,
                      struct err *err);
/* What becomes of the classes when a term follows another. Who teaches what carries over by itself,
 * for it is the school's, not a term's: this says where that does not do. */
enum roll_kind
{
    ROLL_GOES_ON,  /* taught as before */
    ROLL_NOBODY,   /* goes on, but its teacher of `subject` left */
    ROLL_NEW,      /* begins: nobody is named for it yet */
    ROLL_FINISHES, /* has no successor */
};
struct roll_line
{
    enum roll_kind what;
    const struct class *class;
    const char *subject; /* code; NULL: the class as a whole */
    const char *teacher; /* name; NULL: none */
};
struct roll
{
    struct roll_line *lines; /* those that go on first, class by class, then as the enum goes */
    size_t count;
};
/* The first school day after `earlier`, and as many days as it has. */
void service_term_after(const struct session *session, const struct term *earlier,
                        struct term *term);
/* Adds a term that follows another (dry_run: only checks it) and says what becomes of the classes. */
bool service_roll_term(const struct session *session, const struct term *earlier, struct term *term,
                       bool dry_run, struct arena *arena, struct roll *roll, struct err *err);
/* Reads calendar rows from an .ics or a CSV date[,end],mark,name.
 * Faults name file and line. */
bool service_read_calendar(const char *name, const char *data, size_t bytes, struct arena *arena,
                           struct calendar_row **rows, size_t *count, struct err *err);

/* What is wrong and how to mend it, a line each; ok: nothing is. */
struct doctor_line
{
    enum level level; /* green: fine, yellow: mind it, red: mend it */
    char *text;
};
struct doctor_report
{
    struct doctor_line *lines;
    size_t count;
    bool ok;
};
/* face_library: name and version of what draws the face, for the line of versions. */
bool service_doctor(const struct session *session, const char *face_library, struct arena *arena,
                    struct doctor_report *report, struct err *err);

#endif
