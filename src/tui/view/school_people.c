/* Sections of the school: who is there, who teaches what, and the roles they hold. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/view/school.h"
#include "tui/view/who.h"

static const char *class_words(struct app *app, int64_t id, struct arena *arena)
{
    struct session session = school_session(app);
    const struct class *class = service_class_by_id(&session, id);

    return class ? class_short(&app_data(app)->school, class, app->today, app->lang, arena) : "";
}

/* "三(2)", "3年级", "三(2) 数学": where a role holds. */
static const char *place_words(struct app *app, const struct grant *role, struct arena *arena)
{
    const struct subject_list *subjects = &app_data(app)->subjects;

    if (role->grade > 0)
        return grade_words(&app_data(app)->school, role->grade, app->lang, arena);
    if (role->class_id == 0)
        return "";
    return *role->subject ? arena_printf(arena, "%s %s", class_words(app, role->class_id, arena),
                                         subject_word(subjects, role->subject, app->lang))
                          : class_words(app, role->class_id, arena);
}

static const char *role_words(const struct app *app, const struct grant *role)
{
    return role->role == ROLE_TEACHER ? _("substitute")
                                      : vocab_name(&vocab_role, (int)role->role, app->lang);
}

/* ---- people ---- */

static bool teaches(struct app *app, int64_t person, size_t i)
{
    const struct teaching_list *list = &app_data(app)->teachings;

    return list->items[i].teacher_id == person &&
           teaching_holds(list->items, list->count, i, app->today);
}

/* "数学 三(2) 三(5)  道法 三(2)": a subject at a time. */
static const char *taught_words(struct app *app, int64_t person, struct arena *arena)
{
    const struct teaching_list *list = &app_data(app)->teachings;
    bool *said = ARENA_ARRAY(arena, list->count, bool);
    struct text_buf text = {.arena = arena};

    for (size_t i = 0; i < list->count; i++) {
        const char *subject = list->items[i].subject;

        if (said[i] || !teaches(app, person, i))
            continue;
        text_buf_printf(&text, "%s%s", text.length > 0 ? "  " : "",
                        subject_word(&app_data(app)->subjects, subject, app->lang));
        for (size_t at = i; at < list->count; at++)
            if (strcmp(list->items[at].subject, subject) == 0 && teaches(app, person, at)) {
                said[at] = true;
                text_buf_printf(&text, " %s", class_words(app, list->items[at].class_id, arena));
            }
    }
    return arena_strdup(arena, text_buf_str(&text));
}

static const char *held_words(struct app *app, int64_t person, struct arena *arena)
{
    const struct role_list *roles = &app_data(app)->roles;
    struct text_buf text = {.arena = arena};

    for (size_t i = 0; i < roles->count; i++) {
        const struct grant *role = &roles->items[i];

        if (role->teacher_id == person && app->today <= role->last)
            text_buf_printf(&text, "%s%s %s", text.length > 0 ? "  " : "", role_words(app, role),
                            place_words(app, role, arena));
    }
    return text_trim(arena, text_buf_str(&text));
}

static void read_people(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct teacher_list *people = &app_data(app)->teachers;

    rows->items = ARENA_ARRAY(arena, people->count, struct school_row);
    for (size_t i = 0; i < people->count; i++) {
        const struct teacher *person = &people->items[i];
        struct school_row *row = &rows->items[rows->count];

        if (person->removed)
            continue;
        rows->count++;
        row->record = person;
        row->key = arena_printf(arena, "%lld", (long long)person->id);
        row->name = row->cells[0] = arena_strdup(arena, person->name);
        row->cells[1] = arena_strdup(arena, person->login);
        row->search = who_row(person, arena).search;
        row->cells[2] = held_words(app, person->id, arena);
        row->cells[3] = taught_words(app, person->id, arena);
    }
    if (rows->count > 0)
        rows->summary =
            arena_printf(arena, ngettext("%zu person", "%zu people", rows->count), rows->count);
}

/* The lessons of the form's texts, as what a person is given; none where both are empty. */
static bool read_lessons(struct app *app, const char *classes, const char *subject,
                         struct arena *arena, struct teaching **taught, size_t *count,
                         size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    const struct subject **found;
    const struct class **named;
    size_t row = *wrong, subjects, class_count;

    if (!service_subjects_named(&session, subject ? subject : "", arena, &found, &subjects, err)) {
        *wrong = row + 1;
        return false;
    }
    if (!service_classes_named(&session, classes ? classes : "", app->today, arena, &named,
                               &class_count, err))
        return false;
    *count = class_count * subjects;
    *taught = ARENA_ARRAY(arena, *count, struct teaching);
    for (size_t i = 0; i < *count; i++)
        (*taught)[i] = (struct teaching){.class_id = named[i / subjects]->id,
                                         .subject = arena_strdup(arena, found[i % subjects]->code)};
    return true;
}

static bool is_empty(const char *text)
{
    return !text || *text == '\0';
}

/* Who has no login of a computer goes by the name, so that it can be chosen on a shared one. */
static void give_login(struct teacher *person, struct arena *arena)
{
    size_t length;
    struct text_buf login = {.arena = arena};

    if (!is_empty(person->login) || is_empty(person->name))
        return;
    for (const char *c = person->name; *c; c += length)
        if (!text_is_white(text_decode(c, &length)))
            text_buf_add_bytes(&login, c, length);
    person->login = arena_strdup(arena, text_buf_str(&login));
}

/* Where the role holds: of classes or a grade, and for a representative of subjects. *wrong is the row of
 * the place. */
static bool read_places(struct app *app, enum role role, const char *place, const char *subject,
                        struct arena *arena, struct person_change *what, size_t *wrong,
                        struct err *err)
{
    const struct school *school = &app_data(app)->school;
    const struct session session = school_session(app);
    struct teaching *lessons = NULL;
    const struct class **classes = NULL;
    struct grant *given;
    size_t count = 1;
    int grade = is_empty(place) ? 0 : grade_parse(school, place);
    bool of_lesson = role == ROLE_REPRESENTATIVE || role == ROLE_TEACHER;

    if (role == ROLE_LEADER && grade == 0)
        return err_set(err, ERR_INPUT, _("a grade leader belongs to a grade: write 3 or 三年级"));
    if (of_lesson && !read_lessons(app, place, subject, arena, &lessons, &count, wrong, err))
        return false;
    if ((role == ROLE_MONITOR || role == ROLE_HOMEROOM) &&
        !service_classes_named(&session, is_empty(place) ? "" : place, app->today, arena, &classes,
                               &count, err))
        return false;
    given = ARENA_ARRAY(arena, count, struct grant);
    for (size_t i = 0; i < count; i++)
        given[i] = (struct grant){
            .role = role,
            .class_id = lessons   ? lessons[i].class_id
                        : classes ? classes[i]->id
                                  : 0,
            .grade = role == ROLE_LEADER ? grade : 0,
            .subject = lessons ? lessons[i].subject : "",
            .first = DAY_FIRST,
            .last = DAY_LAST,
        };
    *what = (struct person_change){.given = given, .given_count = count};
    return true;
}

/* Tells what a first role does to everybody else. */
static void tell_closed(struct app *app, bool was_open)
{
    if (was_open && !roles_are_open(&app_data(app)->roles))
        app_say(app, STYLE_YELLOW, "%s",
                _("from now on everybody may do what their role allows, and unknown logins "
                  "may only read"));
}

/* What a new person does, of the texts of the form: who teaches, and who has a role, of the same classes. */
static bool read_duties(struct app *app, enum role role, const char *classes, const char *subject,
                        struct arena *arena, struct person_change *what, size_t *wrong,
                        struct err *err)
{
    bool pupil = role == ROLE_MONITOR || role == ROLE_REPRESENTATIVE;
    bool placed = role != ROLE_ANYONE && role != ROLE_OFFICE;
    bool teaches = !pupil && (!is_empty(subject) || (!placed && !is_empty(classes)));
    struct teaching *taught = NULL;
    size_t count = 0;

    *wrong = 2;
    if (role == ROLE_MONITOR && !is_empty(subject))
        return err_set(err, ERR_INPUT, _("a class monitor has no subject: leave it empty"));
    *wrong = 1;
    if (teaches && !read_lessons(app, classes, subject, arena, &taught, &count, wrong, err))
        return false;
    if (teaches && role == ROLE_LEADER) {
        struct session session = school_session(app);
        const struct class *first = service_class_by_id(&session, taught[0].class_id);

        classes =
            arena_printf(arena, "%d", class_grade(&app_data(app)->school, first, app->today).grade);
    }
    if (role != ROLE_ANYONE && !read_places(app, role, classes, subject, arena, what, wrong, err))
        return false;
    if (teaches && role == ROLE_HOMEROOM)
        what->given_count = 1; /* the first class is this teacher's own, the others are taught */
    what->taught = taught;
    what->taught_count = count;
    return true;
}

static bool login_is_anothers(struct app *app, const struct school_row *row, const char *login)
{
    const struct teacher *other = is_empty(login) ? NULL : service_person(app->service, login);

    return other && !(row && ((const struct teacher *)row->record)->id == other->id);
}

static bool save_person(struct app *app, const struct school_row *row, struct school_edit *edit,
                        struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    struct person_change what = {0};
    bool was_open = roles_are_open(&app_data(app)->roles);

    if (!row && !read_duties(app, (enum role)edit->picked[2], edit->text[0], edit->text[1], arena,
                             &what, wrong, err))
        return false;
    *wrong = 0;
    give_login(&edit->teacher, arena);
    if (service_put_teacher(&session, row ? row->record : NULL, &edit->teacher, &what, err)) {
        tell_closed(app, was_open);
        return true;
    }
    if (login_is_anothers(app, row, edit->teacher.login))
        *wrong = row ? 1 : 4;
    return false;
}

static const struct table_column people_columns[] = {
    {.title = N_("Person"), .least = 8},
    {.title = N_("Login"), .gap = 3, .priority = 3},
    {.title = N_("Roles"), .gap = 3, .most = {0, 12, 24, 40}, .priority = 2},
    {.title = N_("Lessons"), .grows = true, .gap = 3, .least = 10},
};
static const struct table_spec people_spec = {people_columns, 4, 1, 3, false, school_cell};
#define LOGIN_ROW                                                                                  \
    {                                                                                              \
        .field = "login",                                                                          \
        .help = N_("How the computer knows this person; left empty it is the name, which can be "  \
                   "chosen on a shared computer.")                                                 \
    }
static const struct school_field people_add[] = {
    {.field = "name",
     .help = N_("As the class calls this person; pupils with a task are added here too.")},
    {.label = N_("Classes"),
     .text = 0,
     .help = N_("As 3-1,3-2 or 3-1..3-3, a homeroom teacher's own first; a grade leader's grade. "
                "May stay empty.")},
    {.label = N_("Subject"),
     .text = 1,
     .help = N_("What this teacher gives there, several with commas; or what a representative "
                "collects.")},
    {.label = N_("Role"),
     .text = 2,
     .pick = PICK_ANY_ROLE,
     .help = N_("Who only teaches has none: Down goes on.")},
    LOGIN_ROW,
    {0},
};
static const struct school_field people_edit[] = {
    {.field = "name", .help = N_("Lessons are changed in “Who teaches what”, roles in “Roles”.")},
    LOGIN_ROW,
    {0}};
const struct school_section school_people = {
    .title = N_("People"),
    .adding = N_("Add somebody"),
    .changing = N_("Change somebody"),
    .entity = ENTITY_TEACHER,
    .right = RIGHT_MANAGE,
    .spec = &people_spec,
    .empty = N_("nobody is there yet"),
    .read = read_people,
    .add = people_add,
    .edit = people_edit,
    .save = save_person,
};

/* ---- who teaches what ---- */

static void read_teaching(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct teaching_list *list = &app_data(app)->teachings;
    const struct school *school = &app_data(app)->school;
    struct session session = school_session(app);

    rows->items = ARENA_ARRAY(arena, list->count, struct school_row);
    for (size_t i = 0; i < list->count; i++) {
        const struct teaching *it = &list->items[i];
        const struct teacher *person = school_person(app, it->teacher_id);
        const struct class *class = service_class_by_id(&session, it->class_id);
        struct school_row *row = &rows->items[rows->count];

        if (!person || !class || class->removed ||
            !teaching_holds(list->items, list->count, i, app->today) ||
            class_grade(school, class, app->today).phase == CLASS_FINISHED)
            continue;
        rows->count++;
        row->record = it;
        row->key = arena_printf(arena, "%lld %s", (long long)it->class_id, it->subject);
        row->cells[0] = class_words(app, it->class_id, arena);
        row->cells[1] = subject_word(&app_data(app)->subjects, it->subject, app->lang);
        row->cells[1] = arena_strdup(arena, row->cells[1]);
        row->cells[2] = arena_strdup(arena, person->name);
        row->search = class_spellings(school, class, app->today, arena);
        row->name = arena_printf(arena, "%s %s %s", row->cells[0], row->cells[1], row->cells[2]);
    }
    if (rows->count > 0)
        rows->summary = arena_printf(
            arena, ngettext("%zu lesson assigned", "%zu lessons assigned", rows->count),
            rows->count);
}

static bool save_teaching(struct app *app, const struct school_row *row, struct school_edit *edit,
                          struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    const struct teacher *person = school_person(app, edit->picked[2]);
    struct person_change what = {0};
    struct teaching *taught = NULL;

    *wrong = 0;
    if (!person)
        return err_set(err, ERR_INPUT, _("nobody is chosen yet: choose a person"));
    if (row) {
        struct teaching *again = arena_memdup(arena, row->record, sizeof *again);

        what = (struct person_change){.taught = again, .taught_count = 1};
    } else {
        *wrong = 1;
        if (!read_lessons(app, edit->text[0], edit->text[1], arena, &taught, &what.taught_count,
                          wrong, err))
            return false;
        what.taught = taught;
    }
    record_copy(ENTITY_TEACHER, &edit->teacher, person, arena);
    return service_put_teacher(&session, person, &edit->teacher, &what, err);
}

static void fill_teaching(struct app *app, const struct school_row *row, struct school_edit *edit,
                          struct arena *arena)
{
    const struct teaching *it = row ? row->record : NULL;
    const struct teacher *person = it ? school_person(app, it->teacher_id) : NULL;

    if (!person)
        return;
    edit->picked[2] = person->id;
    edit->text[2] = arena_strdup(arena, person->name);
}

static bool remove_teaching(struct app *app, const struct school_row *row, struct err *err)
{
    struct session session = school_session(app);
    const struct teaching *it = row->record;
    const struct class *class = service_class_by_id(&session, it->class_id);

    return service_put_teaching(&session, class, it->subject, 0, err);
}

static const struct table_column teaching_columns[] = {
    {.title = N_("Class"), .least = 6, .once = true},
    {.title = N_("Subject"), .least = 6, .most = {10, 14, 0, 0}, .gap = 3},
    {.title = N_("Teacher"), .grows = true, .gap = 3, .least = 8},
};
static const struct table_spec teaching_spec = {teaching_columns, 3, 1, 3, false, school_cell};
#define TEACHER_ROW                                                                                \
    {                                                                                              \
        .label = N_("Teacher"), .text = 2, .pick = PICK_PERSON,                                    \
        .help = N_("Enter opens the list of people; a letter narrows it.")                         \
    }
static const struct school_field teaching_add[] = {
    TEACHER_ROW,
    {.label = N_("Classes"), .text = 0, .help = N_("As 3-1,3-2 or 3-1..3-3, or a whole grade.")},
    {.label = N_("Subject"), .text = 1, .help = N_("One, or several with commas.")},
    {0},
};
static const struct school_field teaching_edit[] = {TEACHER_ROW, {0}};
const struct school_section school_teaching = {
    .title = N_("Who teaches what"),
    .adding = N_("Who teaches what"),
    .changing = N_("Another teacher for this lesson"),
    .entity = ENTITY_COUNT,
    .right = RIGHT_MANAGE,
    .spec = &teaching_spec,
    .empty = N_("nobody teaches anything yet"),
    .read = read_teaching,
    .add = teaching_add,
    .edit = teaching_edit,
    .fill = fill_teaching,
    .save = save_teaching,
    .remove = remove_teaching,
};

/* ---- roles ---- */

static void read_roles(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct role_list *list = &app_data(app)->roles;

    rows->items = ARENA_ARRAY(arena, list->count, struct school_row);
    for (size_t i = 0; i < list->count; i++) {
        const struct grant *role = &list->items[i];
        const struct teacher *person = school_person(app, role->teacher_id);
        struct school_row *row = &rows->items[rows->count];
        char first[DATE_TEXT_BYTES] = "", last[DATE_TEXT_BYTES] = "";

        if (!person || person->removed || role->last < app->today)
            continue;
        rows->count++;
        row->record = role;
        row->key =
            arena_printf(arena, "%lld %d %lld %d %s", (long long)role->teacher_id, (int)role->role,
                         (long long)role->class_id, role->grade, role->subject);
        row->cells[0] = arena_strdup(arena, person->name);
        row->cells[1] = role_words(app, role);
        row->cells[2] = place_words(app, role, arena);
        if (role->first > DAY_FIRST)
            date_iso(role->first, first);
        if (role->last < DAY_LAST)
            date_iso(role->last, last);
        row->cells[3] = *first || *last ? arena_printf(arena, "%s – %s", first, last) : "";
        row->name = arena_printf(arena, "%s %s %s", row->cells[0], row->cells[1], row->cells[2]);
    }
}

static bool save_role(struct app *app, const struct school_row *row, struct school_edit *edit,
                      struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    const struct teacher *person = school_person(app, edit->picked[0]);
    bool was_open = roles_are_open(&app_data(app)->roles);
    enum role role = (enum role)edit->picked[1];
    struct person_change what;

    (void)row;
    *wrong = 0;
    if (!person)
        return err_set(err, ERR_INPUT, _("nobody is chosen yet: choose a person"));
    *wrong = 1;
    if (role == ROLE_ANYONE)
        return err_set(err, ERR_INPUT, _("no role is chosen yet: choose one"));
    *wrong = 2;
    if (!read_places(app, role, edit->text[2], edit->text[3], arena, &what, wrong, err))
        return false;
    record_copy(ENTITY_TEACHER, &edit->teacher, person, arena);
    if (!service_put_teacher(&session, person, &edit->teacher, &what, err))
        return false;
    tell_closed(app, was_open);
    return true;
}

/* All that the person holds of this role is taken, and the rest given again. */
static bool remove_role(struct app *app, const struct school_row *row, struct err *err)
{
    struct session session = school_session(app);
    const struct role_list *list = &app_data(app)->roles;
    const struct grant *gone = row->record;
    const struct teacher *person = school_person(app, gone->teacher_id);
    struct arena *arena = arena_new();
    struct grant *kept = ARENA_ARRAY(arena, list->count, struct grant);
    struct person_change what = {.given = kept, .ended = 1U << (unsigned)gone->role};
    struct teacher same;
    bool ok;

    for (size_t i = 0; i < list->count; i++)
        if (&list->items[i] != gone && list->items[i].teacher_id == gone->teacher_id &&
            list->items[i].role == gone->role)
            kept[what.given_count++] = list->items[i];
    record_copy(ENTITY_TEACHER, &same, person, arena);
    ok = service_put_teacher(&session, person, &same, &what, err);
    arena_free(arena);
    return ok;
}

static const struct table_column role_columns[] = {
    {.title = N_("Person"), .least = 8},
    {.title = N_("Role"), .gap = 3},
    {.title = N_("Where"), .grows = true, .gap = 3},
    {.title = N_("Days"), .gap = 3, .priority = 1},
};
static const struct table_spec role_spec = {role_columns, 4, 1, 3, false, school_cell};
static const struct school_field role_add[] = {
    {.label = N_("Person"),
     .text = 0,
     .pick = PICK_PERSON,
     .help = N_("Enter opens the list of people; a letter narrows it.")},
    {.label = N_("Role"),
     .text = 1,
     .pick = PICK_ROLE,
     .help = N_("Enter or a letter opens the list. Once a first role has been given, everybody may "
                "do what their role allows.")},
    {.label = N_("Where"),
     .text = 2,
     .help = N_("The class, as 3-2, or the grade of a grade leader; the office has none.")},
    {.label = N_("Subject"), .text = 3, .help = N_("Of a subject representative.")},
    {0},
};
const struct school_section school_roles = {
    .title = N_("Roles"),
    .adding = N_("Give a role"),
    .changing = N_("Give a role"),
    .entity = ENTITY_COUNT,
    .right = RIGHT_MANAGE,
    .spec = &role_spec,
    .empty = N_("no roles: everybody may do everything"),
    .read = read_roles,
    .add = role_add,
    .save = save_role,
    .remove = remove_role,
};
