/* Keeping what the school is: classes, subjects, teachers, calendar rows, terms. Each call is one
 * change, checked here and undone like any other. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"
#include "service/manage.h"

/* ---- checks shared by all ---- */

static bool accept_name(char **name, bool required, const char *what, struct arena *arena,
                        struct err *err)
{
    if (!*name || !**name) {
        *name = arena_strdup(arena, "");
        return !required || err_set(err, ERR_INPUT, _("%s is empty: give one"), what);
    }
    return text_accept(arena, *name, strlen(*name), NAME_MAX_CHARS, what, name, NULL, err);
}

/* [a-z][a-z0-9-]* */
static bool accept_code(const char *code, const char *what, struct err *err)
{
    bool good = code && *code >= 'a' && *code <= 'z' && strlen(code) <= NAME_MAX_CHARS;

    for (const char *c = code; good && *c; c++)
        good = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-';
    return good || err_set(err, ERR_INPUT, _("“%s” is no %s: a-z first, then a-z, 0-9 and -"),
                           code ? code : "", what);
}

static bool check_days(day_t first, day_t last, struct err *err)
{
    char a[DATE_TEXT_BYTES], b[DATE_TEXT_BYTES];

    if (first < DAY_FIRST || last >= DAY_LAST)
        return err_set(err, ERR_INPUT, _("%s to %s is out of the calendar"), date_iso(first, a),
                       date_iso(last, b));
    return first <= last || err_set(err, ERR_INPUT, _("%s comes after %s: swap the days"),
                                    date_iso(first, a), date_iso(last, b));
}

/* What becomes of a row: added where there is none before, taken away where there is none after. */
static struct command command_of(const void *before, const void *after, enum action add,
                                 enum action edit, enum action remove)
{
    return (struct command){.action = !before ? add : after ? edit : remove};
}

/* ---- school ---- */

static bool put_school(struct run *run, void *context)
{
    const struct school_data *data = service_data(run->session->service);
    struct school school = *(const struct school *)context;

    if (!accept_name(&school.name, true, _("the school's name"), run->arena, run->err))
        return false;
    if (date_from_ymd(2023, school.year_start_month, school.year_start_day) == DAY_NONE)
        return err_set(run->err, ERR_INPUT,
                       _("the school year cannot begin on %d-%d: no such day every year"),
                       school.year_start_month, school.year_start_day);
    return change_put_school(run->change, &data->school, &school, run->err);
}

bool service_put_school(const struct session *session, const struct school *after, struct err *err)
{
    const struct command command = {.action = ACTION_SCHOOL_EDIT};
    struct school school = *after;

    return run_change(session, &command, put_school, &school, NULL, NULL, err);
}

/* ---- classes ---- */

static bool check_class(const struct session *session, const struct class *before,
                        const struct class *after, struct err *err)
{
    const struct school_data *data = service_data(session->service);

    if (data->school.stage_years[after->stage] == 0)
        return err_set(err, ERR_INPUT,
                       _("the school has no such stage: its stages are set by --stages"));
    if (after->number < 1 || after->number > CLASS_NUMBER_MAX)
        return err_set(err, ERR_INPUT, _("%d is no class number: 1 to %d"), after->number,
                       CLASS_NUMBER_MAX);
    if (after->entry_year < ENTRY_YEAR_MIN || after->entry_year > ENTRY_YEAR_MAX)
        return err_set(err, ERR_INPUT, _("%d is no entry year: %d to %d"), after->entry_year,
                       ENTRY_YEAR_MIN, ENTRY_YEAR_MAX);
    if (after->size < 0 || after->size > CLASS_SIZE_MAX)
        return err_set(err, ERR_INPUT, _("%d is no class size: 0 to %d"), after->size,
                       CLASS_SIZE_MAX);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *other = &data->classes.items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (other->stage == after->stage && other->entry_year == after->entry_year &&
            other->number == after->number)
            return err_set(err, ERR_INPUT, _("class %d of the %d entry is there already"),
                           after->number, after->entry_year);
        if (*after->name && text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("another class is named “%s” already"), after->name);
    }
    return true;
}

struct putting_class
{
    const struct class *before;
    struct class row;
    bool removes;
};

static bool put_class(struct run *run, void *context)
{
    struct putting_class *putting = context;
    struct class *row = &putting->row;

    row->removed |= putting->removes;
    if (!putting->removes &&
        (!accept_name(&row->name, false, _("the class's name"), run->arena, run->err) ||
         !check_class(run->session, putting->before, row, run->err)))
        return false;
    if (!putting->before)
        row->id = change_new_id(run->change, ENTITY_CLASS);
    return change_put_class(run->change, putting->before, row, run->err);
}

bool service_put_class(const struct session *session, const struct class *before,
                       struct class *after, struct err *err)
{
    const struct command command =
        command_of(before, after, ACTION_CLASS_ADD, ACTION_CLASS_EDIT, ACTION_CLASS_REMOVE);
    struct putting_class putting = {before, after ? *after : *before, !after};

    if (!run_change(session, &command, put_class, &putting, NULL, NULL, err))
        return false;
    if (after)
        after->id = putting.row.id;
    return true;
}

/* ---- subjects ---- */

static bool check_subject(const struct session *session, const struct subject *before,
                          struct subject *after, struct arena *arena, struct err *err)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;

    if (!accept_code(after->code, _("code of a subject"), err) ||
        !accept_name(&after->zh, true, _("the subject's Chinese name"), arena, err) ||
        !accept_name(&after->en, false, _("the subject's English name"), arena, err) ||
        !accept_name(&after->short_zh, false, _("the subject's short name"), arena, err))
        return false;
    if (!*after->en)
        after->en = after->zh;
    if (!*after->short_zh)
        after->short_zh = after->zh;
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *other = &subjects->items[i];
        if (before && strcmp(other->code, before->code) == 0)
            continue;
        if (strcmp(other->code, after->code) == 0 || text_same_word(other->zh, after->zh))
            return err_set(err, ERR_INPUT, _("the subject %s (%s) is there already"), other->code,
                           other->zh);
    }
    return true;
}

struct putting_subject
{
    const struct subject *before;
    struct subject row;
    bool removes;
};

static bool put_subject(struct run *run, void *context)
{
    struct putting_subject *putting = context;
    const struct subject_list *own = &service_data(run->session->service)->own_subjects;
    const struct subject *before = putting->before;

    putting->row.hidden |= putting->removes; /* old homework keeps its name: out of use, not away */
    if (!putting->removes &&
        !check_subject(run->session, before, &putting->row, run->arena, run->err))
        return false;
    /* a subject of the file has no row of its own until the school changes it */
    return change_put_subject(run->change, before ? subject_by_code(own, before->code) : NULL,
                              &putting->row, run->err);
}

bool service_put_subject(const struct session *session, const struct subject *before,
                         const struct subject *after, struct err *err)
{
    const struct command command =
        command_of(before, after, ACTION_SUBJECT_ADD, ACTION_SUBJECT_EDIT, ACTION_SUBJECT_REMOVE);
    struct putting_subject putting = {before, after ? *after : *before, !after};

    return run_change(session, &command, put_subject, &putting, NULL, NULL, err);
}

/* ---- teachers ---- */

static bool check_teacher(const struct session *session, const struct teacher *before,
                          struct teacher *after, struct arena *arena, struct err *err)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
    /* a login that a computer has is taken as it is: only what is typed is judged */
    bool same = before && after->login && strcmp(before->login, after->login) == 0;

    if (!accept_name(&after->name, true, _("the teacher's name"), arena, err) ||
        (after->login && *after->login && !same && !accept_login(&after->login, arena, err)))
        return false;
    if (!after->login)
        after->login = arena_strdup(arena, "");
    for (size_t i = 0; i < teachers->count; i++) {
        const struct teacher *other = &teachers->items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (*after->login && strcmp(other->login, after->login) == 0)
            return err_set(err, ERR_INPUT, _("the login %s is %s's already"), other->login,
                           other->name);
    }
    return true;
}

static const struct teaching *find_teaching(const struct session *session, int64_t class_id,
                                            const char *subject)
{
    const struct teaching_list *known = &service_data(session->service)->teachings;

    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].class_id == class_id && strcmp(known->items[i].subject, subject) == 0)
            return &known->items[i];
    return NULL;
}

struct putting_teacher
{
    const struct teacher *before;
    struct teacher row;
    bool removes;
    const struct person_change *what;
};

static bool put_taught(struct run *run, const struct putting_teacher *putting)
{
    for (size_t i = 0; i < putting->what->taught_count; i++) {
        struct teaching after = putting->what->taught[i];
        after.teacher_id = putting->row.id;
        if (!change_put_teaching(run->change,
                                 find_teaching(run->session, after.class_id, after.subject), &after,
                                 run->err))
            return false;
    }
    return true;
}

static bool put_teacher(struct run *run, void *context)
{
    struct putting_teacher *putting = context;
    struct teacher *row = &putting->row;

    row->removed |= putting->removes;
    if (!putting->removes &&
        !check_teacher(run->session, putting->before, row, run->arena, run->err))
        return false;
    if (!putting->before)
        row->id = change_new_id(run->change, ENTITY_TEACHER);
    return change_put_teacher(run->change, putting->before, row, run->err) &&
           put_taught(run, putting) &&
           put_roles(run->session, run->change, row, putting->what, run->err);
}

bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err)
{
    static const struct person_change nothing;
    const struct command command =
        command_of(before, after, ACTION_TEACHER_ADD, ACTION_TEACHER_EDIT, ACTION_TEACHER_REMOVE);
    struct putting_teacher putting = {before, after ? *after : *before, !after,
                                      what ? what : &nothing};

    if (!run_change(session, &command, put_teacher, &putting, NULL, NULL, err))
        return false;
    if (after)
        after->id = putting.row.id;
    return true;
}

static bool put_teaching(struct run *run, void *context)
{
    const struct teaching *after = context;
    const struct teaching *before = find_teaching(run->session, after->class_id, after->subject);

    if (!before && after->teacher_id == 0)
        return err_set(run->err, ERR_INPUT, _("nobody is named for %s there"), after->subject);
    return change_put_teaching(run->change, before, after->teacher_id ? after : NULL, run->err);
}

bool service_put_teaching(const struct session *session, const struct class *class,
                          const char *subject, int64_t teacher_id, struct err *err)
{
    const struct command command = {.action = ACTION_TEACHER_ASSIGN};
    struct teaching after = {
        .class_id = class->id, .subject = (char *)subject, .teacher_id = teacher_id};

    return run_change(session, &command, put_teaching, &after, NULL, NULL, err);
}

/* ---- calendar ---- */

static bool put_calendar(struct run *run, void *context)
{
    const struct calendar_list *rows = context;

    for (size_t i = 0; i < rows->count; i++) {
        struct calendar_row row = rows->items[i];
        const void *before;

        if (!store_find(run->session->service->store, ENTITY_CALENDAR, &row, run->arena, &before,
                        run->err) ||
            !check_days(row.first, row.last, run->err) ||
            !accept_name(&row.name, false, _("the day's name"), run->arena, run->err))
            return false;
        if (!before)
            row.id = change_new_id(run->change, ENTITY_CALENDAR);
        if (!change_put_calendar(run->change, before, &row, run->err))
            return false;
    }
    return true;
}

bool service_put_calendar(const struct session *session, const struct calendar_row *rows,
                          size_t count, struct err *err)
{
    const struct command command = {.action = count > 0 && rows[0].id ? ACTION_CALENDAR_EDIT
                                                                      : ACTION_CALENDAR_ADD};
    struct calendar_list list = {(struct calendar_row *)(uintptr_t)rows, count};

    return run_change(session, &command, put_calendar, &list, NULL, NULL, err);
}

static bool remove_calendar(struct run *run, void *context)
{
    const struct calendar_row *like = context;
    const void *row;

    if (!store_find(run->session->service->store, ENTITY_CALENDAR, like, run->arena, &row,
                    run->err))
        return false;
    return row ? change_put_calendar(run->change, row, NULL, run->err)
               : err_set(run->err, ERR_INPUT,
                         _("there is no calendar row %lld: `hwboard calendar list` shows them"),
                         (long long)like->id);
}

bool service_remove_calendar(const struct session *session, int64_t id, struct err *err)
{
    const struct command command = {.action = ACTION_CALENDAR_REMOVE};
    struct calendar_row like = {.id = id};

    return run_change(session, &command, remove_calendar, &like, NULL, NULL, err);
}

/* ---- terms ---- */

static bool check_term(const struct session *session, const struct term *before, struct term *after,
                       struct arena *arena, struct err *err)
{
    const struct term_list *terms = &service_data(session->service)->terms;

    if (!accept_name(&after->name, true, _("the term's name"), arena, err) ||
        !check_days(after->first, after->last, err))
        return false;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *other = &terms->items[i];
        if (before && other->id == before->id)
            continue;
        if (text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("the term %s is there already"), other->name);
        if (after->first <= other->last && other->first <= after->last)
            return err_set(err, ERR_INPUT, _("the term overlaps with %s"), other->name);
    }
    return true;
}

struct putting_term
{
    const struct term *before;
    struct term row;
    bool removes;
};

static bool put_term(struct run *run, void *context)
{
    struct putting_term *putting = context;
    const struct term *before = putting->before;

    if (!putting->removes && !check_term(run->session, before, &putting->row, run->arena, run->err))
        return false;
    if (!run->change)
        return true;
    if (!before)
        putting->row.id = change_new_id(run->change, ENTITY_TERM);
    return change_put_term(run->change, before, putting->removes ? NULL : &putting->row, run->err);
}

static bool run_put_term(const struct session *session, const struct term *before,
                         struct term *after, bool dry_run, struct err *err)
{
    struct command command =
        command_of(before, after, ACTION_TERM_ADD, ACTION_TERM_EDIT, ACTION_TERM_REMOVE);
    struct putting_term putting = {before, after ? *after : *before, !after};

    command.dry_run = dry_run;
    if (!run_change(session, &command, put_term, &putting, NULL, NULL, err))
        return false;
    if (after)
        after->id = putting.row.id;
    return true;
}

bool service_put_term(const struct session *session, const struct term *before, struct term *after,
                      struct err *err)
{
    return run_put_term(session, before, after, false, err);
}

void service_term_after(const struct session *session, const struct term *earlier,
                        struct term *term)
{
    term->first = calendar_next_school_day(service_data(session->service)->calendar, earlier->last);
    term->last = term->first + (earlier->last - earlier->first);
}

static const char *teacher_name(const struct school_data *data, int64_t id)
{
    for (size_t i = 0; i < data->teachers.count; i++)
        if (data->teachers.items[i].id == id && !data->teachers.items[i].removed)
            return data->teachers.items[i].name;
    return NULL;
}

struct roller
{
    const struct school_data *data;
    struct arena *arena;
    struct roll *roll;
    size_t capacity;
};

static void roll_add(struct roller *roller, enum roll_kind what, const struct class *class,
                     const char *subject, const char *teacher)
{
    struct roll *roll = roller->roll;

    roll->lines = arena_grow(roller->arena, roll->lines, &roller->capacity, roll->count + 1,
                             sizeof *roll->lines);
    roll->lines[roll->count++] = (struct roll_line){
        what, class, arena_strdup(roller->arena, subject), arena_strdup(roller->arena, teacher)};
}

/* What one class becomes, as far as it is of this kind. */
static void roll_class(struct roller *roller, enum roll_kind wanted, const struct class *class,
                       bool was, bool is)
{
    bool any = false;

    for (size_t i = 0; i < roller->data->teachings.count; i++) {
        const struct teaching *taught = &roller->data->teachings.items[i];
        const char *name = teacher_name(roller->data, taught->teacher_id);
        enum roll_kind what = !is ? ROLL_FINISHES : name ? ROLL_GOES_ON : ROLL_NOBODY;

        if (taught->class_id != class->id)
            continue;
        any = true;
        if (was && what == wanted)
            roll_add(roller, what, class, taught->subject, name);
    }
    if (!any && was && wanted == (is ? ROLL_GOES_ON : ROLL_FINISHES))
        roll_add(roller, wanted, class, NULL, NULL);
    if (!any && !was && is && wanted == ROLL_NEW)
        roll_add(roller, ROLL_NEW, class, NULL, NULL);
}

bool service_roll_term(const struct session *session, const struct term *earlier, struct term *term,
                       bool dry_run, struct arena *arena, struct roll *roll, struct err *err)
{
    struct roller roller = {.data = service_data(session->service), .arena = arena, .roll = roll};
    day_t before = earlier->last, first = term->first;
    const struct class **classes;
    size_t count;

    *roll = (struct roll){0};
    if (first <= before)
        return err_set(err, ERR_INPUT, _("the term begins before %s ends"), earlier->name);
    if (!run_put_term(session, NULL, term, dry_run, err))
        return false;
    classes = service_classes(session, first, true, arena, &count);
    for (int what = ROLL_GOES_ON; what <= ROLL_FINISHES; what++)
        for (size_t i = 0; i < count; i++)
            roll_class(&roller, (enum roll_kind)what, classes[i],
                       class_grade(&roller.data->school, classes[i], before).phase == CLASS_CURRENT,
                       class_grade(&roller.data->school, classes[i], first).phase == CLASS_CURRENT);
    return true;
}
