/* Keeping what the school is: classes, subjects, teachers, calendar rows, terms. Each call is one
 * change, checked here and undone like any other. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/fields.h"
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

static bool accept_code(const char *code, struct err *err)
{
    bool good = code && *code >= 'a' && *code <= 'z' && strlen(code) <= NAME_MAX_CHARS;

    for (const char *c = code; good && *c; c++)
        good = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-';
    return good || err_set(err, ERR_INPUT,
                           _("the code “%s”: write small letters, digits and -, a letter first"),
                           code ? code : "");
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

static bool check_class(const struct session *session, const void *known, void *row,
                        struct arena *arena, struct err *err)
{
    const struct school_data *data = service_data(session->service);
    const struct class *before = known;
    struct class *after = row;

    if (!accept_name(&after->name, false, _("the class's name"), arena, err))
        return false;
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

/* ---- subjects ---- */

static bool check_subject(const struct session *session, const void *known, void *row,
                          struct arena *arena, struct err *err)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;
    const struct subject *before = known;
    struct subject *after = row;

    if (!accept_code(after->code, err) ||
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

/* ---- teachers ---- */

static bool check_teacher(const struct session *session, const void *known, void *row,
                          struct arena *arena, struct err *err)
{
    const struct teacher_list *teachers = &service_data(session->service)->teachers;
    const struct teacher *before = known;
    struct teacher *after = row;
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

/* What a person teaches from now on, is and is no more. */
static bool put_person(struct run *run, const struct teacher *teacher,
                       const struct person_change *what)
{
    for (size_t i = 0; i < what->taught_count; i++) {
        struct teaching after = what->taught[i];
        after.teacher_id = teacher->id;
        if (!change_put_teaching(run->change,
                                 find_teaching(run->session, after.class_id, after.subject), &after,
                                 run->err))
            return false;
    }
    return put_roles(run->session, run->change, teacher, what, run->err);
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

static bool check_calendar(const struct session *session, const void *known, void *row,
                           struct arena *arena, struct err *err)
{
    struct calendar_row *after = row;

    (void)session;
    (void)known;
    return check_days(after->first, after->last, err) &&
           accept_name(&after->name, false, _("the day's name"), arena, err);
}

static bool put_calendar(struct run *run, void *context)
{
    const struct calendar_list *rows = context;

    for (size_t i = 0; i < rows->count; i++) {
        struct calendar_row row = rows->items[i];

        if (!check_calendar(run->session, NULL, &row, run->arena, run->err))
            return false;
        row.id = change_new_id(run->change, ENTITY_CALENDAR);
        if (!change_put_calendar(run->change, NULL, &row, run->err))
            return false;
    }
    return true;
}

bool service_add_calendar(const struct session *session, const struct calendar_row *rows,
                          size_t count, struct err *err)
{
    const struct command command = {.action = ACTION_CALENDAR_ADD};
    struct calendar_list list = {(struct calendar_row *)(uintptr_t)rows, count};

    return run_change(session, &command, put_calendar, &list, NULL, NULL, err);
}

/* ---- terms ---- */

static bool check_term(const struct session *session, const void *known, void *row,
                       struct arena *arena, struct err *err)
{
    const struct term_list *terms = &service_data(session->service)->terms;
    const struct term *before = known;
    struct term *after = row;

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

/* ---- how each kind of row is kept ---- */

struct keeping
{
    enum action add, edit, remove;
    bool (*check)(const struct session *session, const void *known, void *row, struct arena *arena,
                  struct err *err);
    size_t gone; /* the flag of a row that stays for old homework; 0: it goes itself */
};
static const struct keeping keepings[ENTITY_COUNT] = {
    [ENTITY_CLASS] = {ACTION_CLASS_ADD, ACTION_CLASS_EDIT, ACTION_CLASS_REMOVE, check_class,
                      offsetof(struct class, removed)},
    [ENTITY_SUBJECT] = {ACTION_SUBJECT_ADD, ACTION_SUBJECT_EDIT, ACTION_SUBJECT_REMOVE,
                        check_subject, offsetof(struct subject, hidden)},
    [ENTITY_TEACHER] = {ACTION_TEACHER_ADD, ACTION_TEACHER_EDIT, ACTION_TEACHER_REMOVE,
                        check_teacher, offsetof(struct teacher, removed)},
    [ENTITY_CALENDAR] = {ACTION_CALENDAR_ADD, ACTION_CALENDAR_EDIT, ACTION_CALENDAR_REMOVE,
                         check_calendar, 0},
    [ENTITY_TERM] = {ACTION_TERM_ADD, ACTION_TERM_EDIT, ACTION_TERM_REMOVE, check_term, 0},
};

struct putting
{
    enum entity entity;
    const void *before, *after;
    const struct person_change *what; /* of a teacher */
    int64_t id;                       /* out: of a row that was added */
};

/* A subject of the file has no row of its own until the school changes it. */
static const void *row_before(const struct session *session, const struct putting *putting)
{
    const struct subject *subject = putting->before;

    return subject && putting->entity == ENTITY_SUBJECT
               ? subject_by_code(&service_data(session->service)->own_subjects, subject->code)
               : subject;
}

static bool put_row(struct run *run, void *context)
{
    struct putting *putting = context;
    const struct keeping *keeping = &keepings[putting->entity];
    const struct record *record = &records[putting->entity];
    char *row = arena_alloc(run->arena, record->size);

    memcpy(row, putting->after ? putting->after : putting->before, record->size);
    if (!putting->after && keeping->gone)
        *(bool *)(row + keeping->gone) = true;
    if (putting->after && !keeping->check(run->session, putting->before, row, run->arena, run->err))
        return false;
    if (!run->change)
        return true;
    if (!putting->before && record->fields[0].type == TYPE_INT64) {
        putting->id = change_new_id(run->change, putting->entity);
        field_put_number(row, &record->fields[0], putting->id);
    }
    return change_put(run->change, putting->entity, row_before(run->session, putting),
                      putting->after || keeping->gone ? row : NULL, run->err) &&
           (putting->entity != ENTITY_TEACHER ||
            put_person(run, (const struct teacher *)(const void *)row, putting->what));
}

static bool run_put(const struct session *session, enum entity entity, const void *before,
                    void *after, const struct person_change *what, bool dry_run, struct err *err)
{
    static const struct person_change nothing;
    const struct keeping *keeping = &keepings[entity];
    const struct command command = {.action = !before ? keeping->add
                                              : after ? keeping->edit
                                                      : keeping->remove,
                                    .dry_run = dry_run};
    struct putting putting = {entity, before, after, what ? what : &nothing, 0};

    if (!run_change(session, &command, put_row, &putting, NULL, NULL, err))
        return false;
    if (putting.id)
        field_put_number(after, &records[entity].fields[0], putting.id);
    return true;
}

bool service_put(const struct session *session, enum entity entity, const void *before, void *after,
                 struct err *err)
{
    return run_put(session, entity, before, after, NULL, false, err);
}

bool service_put_teacher(const struct session *session, const struct teacher *before,
                         struct teacher *after, const struct person_change *what, struct err *err)
{
    return run_put(session, ENTITY_TEACHER, before, after, what, false, err);
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
    if (!run_put(session, ENTITY_TERM, NULL, term, NULL, dry_run, err))
        return false;
    classes = service_classes(session, first, true, arena, &count);
    for (int what = ROLL_GOES_ON; what <= ROLL_FINISHES; what++)
        for (size_t i = 0; i < count; i++)
            roll_class(&roller, (enum roll_kind)what, classes[i],
                       class_grade(&roller.data->school, classes[i], before).phase == CLASS_CURRENT,
                       class_grade(&roller.data->school, classes[i], first).phase == CLASS_CURRENT);
    return true;
}
