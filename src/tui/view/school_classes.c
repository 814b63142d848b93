/* Sections of the school: its classes, its subjects, and the school itself. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/view/school.h"

/* ---- classes ---- */

/* The names of who has a role in a class. */
static const char *homeroom_of(const struct app *app, int64_t class_id, struct arena *arena)
{
    const struct role_list *roles = &app_data(app)->roles;
    struct text_buf names = {.arena = arena};

    for (size_t i = 0; i < roles->count; i++) {
        const struct grant *role = &roles->items[i];
        const struct teacher *person = school_person(app, role->teacher_id);

        if (role->role == ROLE_HOMEROOM && role->class_id == class_id && person &&
            role->first <= app->today && app->today <= role->last)
            text_buf_printf(&names, "%s%s", names.length > 0 ? " " : "", person->name);
    }
    return arena_strdup(arena, text_buf_str(&names));
}

static void read_classes(struct app *app, struct arena *arena, struct school_rows *rows)
{
    struct session session = school_session(app);
    const struct school *school = &app_data(app)->school;
    size_t count;
    const struct class **classes = service_classes(&session, app->today, true, arena, &count);
    int pupils = 0, current = 0;

    rows->items = ARENA_ARRAY(arena, count, struct school_row);
    for (size_t i = 0; i < count; i++) {
        const struct class *class = classes[i];
        enum class_phase phase = class_grade(school, class, app->today).phase;
        struct school_row *row = &rows->items[rows->count++];
        int size = class_size_on(class, app->today);

        row->record = class;
        row->key = arena_printf(arena, "%lld", (long long)class->id);
        row->name = row->cells[0] = class_name(school, class, app->today, app->lang, arena);
        row->search = class_spellings(school, class, app->today, arena);
        row->cells[1] = size > 0 ? arena_printf(arena, "%d", size) : "";
        row->cells[2] = homeroom_of(app, class->id, arena);
        row->cells[3] = phase == CLASS_FINISHED  ? _("finished")
                        : phase == CLASS_NOT_YET ? _("not yet begun")
                                                 : "";
        row->dim = phase != CLASS_CURRENT;
        current += phase == CLASS_CURRENT;
        pupils += phase == CLASS_CURRENT ? size : 0;
    }
    if (current == 0)
        return;
    rows->summary =
        arena_printf(arena, ngettext("%d class", "%d classes", (unsigned long)current), current);
    if (pupils > 0)
        rows->summary =
            arena_printf(arena, ngettext("%s, %d pupil", "%s, %d pupils", (unsigned long)pupils),
                         rows->summary, pupils);
}

static void fill_class(struct app *app, const struct school_row *row, struct school_edit *edit,
                       struct arena *arena)
{
    int size = row ? class_size_on(row->record, app->today) : 0;

    if (size > 0)
        edit->text[0] = arena_printf(arena, "%d", size);
}

/* Another size than that of today holds from today on. */
static bool read_size(struct app *app, const char *text, const struct class *before,
                      struct class *after, struct err *err)
{
    uint32_t number = 0;

    if (text && *text && !text_parse_uint(text, CLASS_SIZE_MAX, &number))
        return err_set(err, ERR_INPUT, _("“%s” is not a number of pupils: write 0 to %d"), text,
                       CLASS_SIZE_MAX);
    after->sizes = before->sizes;
    after->size_count = before->size_count;
    if ((int)number != class_size_on(before, app->today)) {
        after->size = (int)number;
        after->sizes = NULL;
        after->size_count = 0;
    }
    return true;
}

static bool save_class(struct app *app, const struct school_row *row, struct school_edit *edit,
                       struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    struct class_list added;

    *wrong = 0;
    if (!row)
        return class_parse_list(&app_data(app)->school, edit->text[0] ? edit->text[0] : "",
                                app->today, NULL, arena, &added, err) &&
               service_add_classes(&session, &added, err);
    return read_size(app, edit->text[0], row->record, &edit->class, err) &&
           service_put(&session, ENTITY_CLASS, row->record, &edit->class, err);
}

static const struct table_column class_columns[] = {
    {.title = N_("Class"), .least = 8},
    {.title = N_("Pupils"), .right = true, .gap = 3, .always = true},
    {.title = N_("Homeroom teacher"), .gap = 3, .priority = 1},
    {.grows = true, .gap = 3, .priority = 2},
};
static const struct table_spec class_spec = {class_columns, 4, 1, 3, false, school_cell};
static const struct school_field class_add[] = {
    {.label = N_("Classes"),
     .help = N_("For example 3-1..3-6 for six classes, with :42 behind it for 42 pupils in each; "
                "other grades with commas: 3-1..3-6,4-1..4-5.")},
    {0},
};
static const struct school_field class_edit[] = {
    {.label = N_("Pupils"), .help = N_("As many as there are seats.")},
    {.field = "number"},
    {.field = "name", .help = N_("A name of its own; left empty it is called by its grade.")},
    {0},
};
const struct school_section school_classes = {
    .title = N_("Classes"),
    .adding = N_("Add classes"),
    .changing = N_("Change a class"),
    .entity = ENTITY_CLASS,
    .right = RIGHT_MANAGE,
    .spec = &class_spec,
    .empty = N_("no class yet"),
    .read = read_classes,
    .add = class_add,
    .edit = class_edit,
    .fill = fill_class,
    .save = save_class,
};

/* ---- subjects ---- */

static void read_subjects(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct subject_list *subjects = &app_data(app)->subjects;
    struct text_buf names = {.arena = arena};

    rows->items = ARENA_ARRAY(arena, subjects->count, struct school_row);
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *subject = &subjects->items[i];
        struct school_row *row = &rows->items[rows->count++];

        row->record = subject;
        row->key = arena_strdup(arena, subject->code);
        row->name = row->cells[0] = arena_strdup(arena, subject_name(subject, app->lang));
        row->cells[1] = vocab_name(&vocab_kind, (int)subject->kind, app->lang);
        row->cells[2] = subject->daily ? grades_format(subject->daily, arena) : "";
        row->cells[3] = subject->hidden ? _("not taught here") : "";
        row->dim = subject->hidden;
        if (!subject->hidden)
            text_buf_printf(&names, "%s%s", names.length > 0 ? " " : "",
                            subject_short(subject, app->lang));
    }
    rows->summary = arena_strdup(arena, text_buf_str(&names));
}

static void fill_subject(struct app *app, const struct school_row *row, struct school_edit *edit,
                         struct arena *arena)
{
    (void)app;
    if (row && edit->subject.daily)
        edit->text[0] = grades_format(edit->subject.daily, arena);
}

/* Behind what the school has: people never see a code. */
static char *new_code(const struct app *app, struct arena *arena)
{
    for (int number = 1;; number++) {
        char *code = arena_printf(arena, "own-%d", number);

        if (!subject_by_code(&app_data(app)->subjects, code))
            return code;
    }
}

static int last_place(const struct app *app)
{
    const struct subject_list *subjects = &app_data(app)->subjects;
    int last = 0;

    for (size_t i = 0; i < subjects->count; i++)
        last = subjects->items[i].order > last ? subjects->items[i].order : last;
    return last;
}

static bool save_subject(struct app *app, const struct school_row *row, struct school_edit *edit,
                         struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    struct subject *subject = &edit->subject;

    if (!grades_parse(edit->text[0] ? edit->text[0] : "", &subject->daily, err)) {
        *wrong = 3;
        return false;
    }
    if (!row) {
        subject->code = new_code(app, arena);
        subject->order = last_place(app) + 1;
    }
    *wrong = 0;
    return service_put(&session, ENTITY_SUBJECT, row ? row->record : NULL, subject, err);
}

static const struct table_column subject_columns[] = {
    {.title = N_("Subject"), .least = 8},
    {.title = N_("Kind"), .gap = 3},
    {.title = N_("Daily in grades"), .gap = 3, .priority = 1, .always = true},
    {.grows = true, .gap = 3, .priority = 2},
};
static const struct table_spec subject_spec = {subject_columns, 4, 1, 3, false, school_cell};
#define SUBJECT_ROWS                                                                               \
    {.field = "zh"}, {.field = "short_zh"}, {.field = "kind"},                                     \
    {                                                                                              \
        .label = N_("Daily in grades"),                                                            \
        .help = N_("In which grades it is expected to report every day: 3-6, or 1,2,3; left "      \
                   "empty in none.")                                                               \
    }
static const struct school_field subject_add[] = {SUBJECT_ROWS, {.field = "en"}, {0}};
static const struct school_field subject_edit[] = {
    SUBJECT_ROWS, {.field = "en"}, {.field = "hidden"}, {0}};
const struct school_section school_subjects = {
    .title = N_("Subjects"),
    .adding = N_("Add a subject"),
    .changing = N_("Change a subject"),
    .entity = ENTITY_SUBJECT,
    .right = RIGHT_MANAGE,
    .spec = &subject_spec,
    .empty = N_("no subject yet"),
    .read = read_subjects,
    .add = subject_add,
    .edit = subject_edit,
    .fill = fill_subject,
    .save = save_subject,
};

/* ---- the school itself ---- */

static void read_school(struct app *app, struct arena *arena, struct school_rows *rows)
{
    const struct school *school = &app_data(app)->school;

    rows->items = ARENA_ARRAY(arena, 1, struct school_row);
    rows->count = 1;
    rows->items[0] = (struct school_row){
        .record = school,
        .key = "school",
        .name = arena_strdup(arena, school->name),
        .cells = {arena_strdup(arena, school->name), school_format_stages(school, arena)},
    };
    rows->summary = arena_printf(arena, "%s  %s", rows->items[0].cells[0], rows->items[0].cells[1]);
}

static void fill_school(struct app *app, const struct school_row *row, struct school_edit *edit,
                        struct arena *arena)
{
    (void)app;
    (void)row;
    edit->text[0] = school_format_stages(&edit->school, arena);
}

static bool save_school(struct app *app, const struct school_row *row, struct school_edit *edit,
                        struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);

    (void)row;
    (void)arena;
    *wrong = 1;
    if (!school_parse_stages(edit->text[0] ? edit->text[0] : "", edit->school.stage_years, err))
        return false;
    *wrong = 0;
    return service_put_school(&session, &edit->school, err);
}

static const struct table_column school_columns[] = {
    {.title = N_("Name"), .least = 8},
    {.title = N_("Years of each stage"), .grows = true, .gap = 3},
};
static const struct table_spec school_spec = {school_columns, 2, 1, 3, false, school_cell};
static const struct school_field school_edit[] = {
    {.field = "name"},
    {.label = N_("Years of each stage"),
     .help = N_("Primary, junior and senior school: 6-3-3, or 5-4; nine years in one school are "
                "6-3; a primary school alone is 6.")},
    {.field = "year_start_month"},
    {.field = "year_start_day"},
    {0},
};
const struct school_section school_itself = {
    .title = N_("This school"),
    .changing = N_("Change the school"),
    .entity = ENTITY_SCHOOL,
    .right = RIGHT_MANAGE,
    .spec = &school_spec,
    .empty = "",
    .read = read_school,
    .edit = school_edit,
    .fill = fill_school,
    .save = save_school,
};
