/* Making a school and keeping what it is: classes, subjects, calendar, terms; and the doctor. One change
 * each, undone like any other. */
#ifndef SERVICE_SCHOOL_H
#define SERVICE_SCHOOL_H

#include "files/files.h"
#include "service/session.h"

enum init_part
{
    INIT_NAME,
    INIT_STAGES,
    INIT_CLASSES,
    INIT_OWN_NAME,
    INIT_OWN_SUBJECT,
    INIT_OWN_CLASSES,
    INIT_PARTS, /* none of them */
};
struct init_options
{
    const char *school_name; /* NULL: the file's, else 我的学校 */
    const char *stages;      /* NULL: the file's, else 6-3-3 */
    const char *year_start;  /* NULL: 9-1 */
    const char *const *classes;
    size_t class_count;
    /* of whoever makes it; each may be NULL */
    const char *own_name;
    const char *own_subject; /* one or several, is taught by them .. */
    const char *own_classes; /* .. in these, as class_parse_list reads them; NULL: in all */
    const struct file *from; /* what it begins with; NULL: nothing */
    enum init_part *refused; /* where it fails for one of them: which; NULL: nobody asks */
    enum lang lang;
    const char *login;
    stamp_t now;
    day_t date;
};
/* Makes the database and the school. Where a school is there already: ERR_INPUT. On a failure no
 * new file stays behind. */
bool service_init(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  const struct init_options *options, struct err *err);

/* Puts a class, subject, calendar row or term (of the entity's struct): `after` NULL removes, before NULL
 * adds (the id is filled in, nothing else of `after` is touched). Duplicates of a code, a class's place
 * or a name and broken values are ERR_INPUT; a class, subject or teacher is removed as a state. Another size
 * of a class (or one whose `sizes` were taken away) holds from moment.from on, else from the day acted on. */
bool service_put(const struct session *session, enum entity entity, const void *before, void *after,
                 struct err *err);
/* New classes as one change; their ids are not filled in. */
bool service_add_classes(const struct session *session, const struct class_list *classes,
                         struct err *err);
bool service_put_school(const struct session *session, const struct school *after, struct err *err);

/* Seats ("17" or "3,17") are empty from a day on, for their pupils left the class; back: somebody sits there
 * again from that day. Unknown seats, and those that are so already, are ERR_INPUT. */
bool service_put_left(const struct session *session, const struct class *class, const char *seats,
                      day_t from, bool back, struct err *err);

/* New rows as one change: a CSV or an .ics that marks days 休/班. */
bool service_import_calendar(const struct session *session, const struct file *file,
                             struct arena *arena, struct calendar_list *rows, struct err *err);
/* What becomes of the classes when a term follows another. Who teaches what carries over by itself,
 * for it is the school's, not a term's: this says where that does not do. */
enum carry_kind
{
    CARRY_GOES_ON,  /* taught as before */
    CARRY_NOBODY,   /* goes on, but its teacher of `subject` left */
    CARRY_NEW,      /* begins: nobody is named for it yet */
    CARRY_FINISHES, /* has no successor */
};
struct carry_line
{
    enum carry_kind what;
    const struct class *class;
    const char *subject; /* code; NULL: the class as a whole */
    const char *teacher; /* name; NULL: none */
};
struct carry_over
{
    struct carry_line *lines; /* those that go on first, class by class, then as the enum goes */
    size_t count;
};
/* The first school day after `earlier`, and as many days as it has. */
void service_term_after(const struct session *session, const struct term *earlier,
                        struct term *term);
/* Adds a term that follows another (dry_run: only checks it) and says what becomes of the classes. */
bool service_carry_over(const struct session *session, const struct term *earlier,
                        struct term *term, bool dry_run, struct arena *arena,
                        struct carry_over *carried, struct err *err);
/* Whose a policy file is. */
enum policy_rank
{
    POLICY_NATIONAL, /* what is always read */
    POLICY_LOCAL,    /* another one of hwboard's, named in the settings */
    POLICY_OWN,
};
struct policy_source
{
    const char *section, *key, *file;
    enum policy_rank rank;
};
/* Each value of the policy in force, with the last of the files that says it: what the doctor tells, too. */
struct policy_sources
{
    struct policy_source *items;
    size_t count;
    const char
        *settings_file; /* where [files] policy names the overlays, or would; NULL: nowhere */
};
/* Read once and kept until the service is closed. */
bool service_policy_sources(const struct session *session, const struct policy_sources **sources,
                            struct err *err);
/* NULL: no file says it. */
const struct policy_source *policy_source_of(const struct policy_sources *sources,
                                             const char *section, const char *key);
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
/* The classes of words of the rules on texts, each with the file that sets it and those that add to it. */
bool service_doctor_words(const struct session *session, struct arena *arena,
                          struct doctor_report *report, struct err *err);

#endif
