/* teacher.c: `teacher add`, `list`, `edit`, `assign`, `rm`: who is there, and who teaches what. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

/* ---- finding and reading ---- */

static bool find_teacher(const struct cli *cli, const char *text, const struct teacher **teacher,
                         struct err *err)
{
    const struct teacher_list *teachers = &service_data(cli->service)->teachers;

    *teacher = NULL;
    for (size_t i = 0; i < teachers->count; i++) {
        const struct teacher *one = &teachers->items[i];
        if (one->removed)
            continue;
        if (*one->login && strcmp(one->login, text) == 0) {
            *teacher = one;
            return true;
        }
        if (strcmp(one->name, text) != 0)
            continue;
        if (*teacher)
            return err_set(err, ERR_INPUT, _("two teachers are called “%s”: use the login"), text);
        *teacher = one;
    }
    return *teacher ||
           err_set(err, ERR_INPUT, _("there is no teacher “%s”: see hwboard teacher list"), text);
}

/* "3-2:数学": a class and a subject. */
static bool read_lesson(struct cli *cli, const char *part, struct teaching *lesson, struct err *err)
{
    static const char *const colons[] = {":", "："};

    for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
        const char *colon = strstr(part, colons[i]);
        const struct class *class;
        const struct subject *subject;

        if (!colon)
            continue;
        if (!read_one_class(cli, arena_strndup(cli->arena, part, (size_t)(colon - part)), &class,
                            err) ||
            !service_subject(&cli->session, colon + strlen(colons[i]), &subject, err))
            return false;
        lesson->class_id = class->id;
        lesson->subject = arena_strdup(cli->arena, subject->code);
        return true;
    }
    return err_set(err, ERR_INPUT, _("“%s” is no lesson: write CLASS:SUBJECT, as 3-2:数学"), part);
}

/* All that --teaches says, which may be repeated. */
static bool read_lessons(struct cli *cli, struct teaching **lessons, size_t *count, struct err *err)
{
    size_t capacity = 0;

    *lessons = NULL;
    *count = 0;
    for (size_t i = 0; i < cli->line.given_count; i++) {
        const char **parts;
        size_t part_count;

        if (cli->line.given[i].id != OPTION_TEACHES)
            continue;
        parts = split_list(cli->arena, cli->line.given[i].value, &part_count);
        *lessons =
            arena_grow(cli->arena, *lessons, &capacity, *count + part_count + 1, sizeof **lessons);
        for (size_t j = 0; j < part_count; j++)
            if (!read_lesson(cli, parts[j], &(*lessons)[(*count)++], err))
                return false;
    }
    return true;
}

/* ---- commands ---- */

static char *taught_by(struct cli *cli, const struct teacher *teacher)
{
    const struct school_data *data = service_data(cli->service);
    struct text_buf text = {.arena = cli->arena};

    for (size_t i = 0; i < data->teachings.count; i++) {
        const struct teaching *teaching = &data->teachings.items[i];
        const struct class *class = service_class_by_id(&cli->session, teaching->class_id);
        const struct subject *subject = subject_by_code(&data->subjects, teaching->subject);
        if (teaching->teacher_id != teacher->id || !class)
            continue;
        text_buf_printf(&text, "%s%s:%s", text.length ? "," : "",
                        class_code(&data->school, class, cli->session.date, cli->arena),
                        subject ? subject_name(subject, cli->lang) : teaching->subject);
    }
    return arena_strdup(cli->arena, text_buf_str(&text));
}

static void show_teacher(struct cli *cli, const struct teacher *teacher)
{
    print_row(cli,
              (const char *const[]){teacher->login, teacher->name, taught_by(cli, teacher), NULL});
}

/* The one of an id, or (0) all that are there. */
static void show_teachers(struct cli *cli, int64_t id)
{
    const struct teacher_list *teachers = &service_data(cli->service)->teachers;

    for (size_t i = 0; i < teachers->count; i++)
        if (id ? teachers->items[i].id == id : !teachers->items[i].removed)
            show_teacher(cli, &teachers->items[i]);
}

static bool run_teacher_list(struct cli *cli, struct err *err)
{
    (void)err;
    show_teachers(cli, 0);
    return true;
}

static bool put_teacher(struct cli *cli, const struct teacher *before, struct teacher *after,
                        struct err *err)
{
    struct teaching *lessons;
    size_t count;

    if (!read_lessons(cli, &lessons, &count, err) ||
        !service_put_teacher(&cli->session, before, after, lessons, count, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_teachers(cli, after->id);
    return true;
}

static bool valid_login(const char *login)
{
    if (*login < 'a' || *login > 'z')
        return false;
    return strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-") == strlen(login) &&
           strlen(login) <= NAME_MAX_CHARS;
}

static bool read_login(struct cli *cli, const char *text, char **login, struct err *err)
{
    if (!valid_login(text))
        return err_set(err, ERR_INPUT,
                       _("the login “%s”: write small letters, digits, . _ and -, a letter first"),
                       text);
    *login = arena_strdup(cli->arena, text);
    return true;
}

static bool run_teacher_add(struct cli *cli, struct err *err)
{
    struct teacher teacher = {0};

    return read_login(cli, cli->arguments[0], &teacher.login, err) &&
           read_name(cli, cli->arguments[1], _("the name"), &teacher.name, err) &&
           put_teacher(cli, NULL, &teacher, err);
}

static bool run_teacher_edit(struct cli *cli, struct err *err)
{
    const struct teacher *before;
    struct teacher after;

    if (!find_teacher(cli, cli->arguments[0], &before, err) || !something_given(cli, err))
        return false;
    after = *before;
    if ((option_given(cli, OPTION_NAME) &&
         !read_name(cli, option_value(cli, OPTION_NAME), _("the name"), &after.name, err)) ||
        (option_given(cli, OPTION_LOGIN) &&
         !read_login(cli, option_value(cli, OPTION_LOGIN), &after.login, err)))
        return false;
    return put_teacher(cli, before, &after, err);
}

static bool run_teacher_rm(struct cli *cli, struct err *err)
{
    const struct teacher *teacher;

    if (!find_teacher(cli, cli->arguments[0], &teacher, err) ||
        !service_put_teacher(&cli->session, teacher, NULL, NULL, 0, err))
        return false;
    cli->saved = true;
    return true;
}

static bool run_teacher_assign(struct cli *cli, struct err *err)
{
    const struct teacher *teacher = NULL;
    const struct subject *subject;
    const struct class *class;
    bool nobody = strcmp(cli->arguments[0], "-") == 0;

    if ((!nobody && !find_teacher(cli, cli->arguments[0], &teacher, err)) ||
        !read_one_class(cli, cli->arguments[1], &class, err) ||
        !service_subject(&cli->session, cli->arguments[2], &subject, err) ||
        !service_put_teaching(&cli->session, class, subject->code, teacher ? teacher->id : 0, err))
        return false;
    cli->saved = true;
    return true;
}

const struct command command_teacher_list = {
    .name = "teacher list",
    .usage = "",
    .help = N_("list the teachers: login, name, what they teach"),
    .need = NEED_SCHOOL,
    .run = run_teacher_list,
};

const struct command command_teacher_add = {
    .name = "teacher add",
    .usage = N_("LOGIN NAME"),
    .help = N_("add a teacher"),
    .more = N_("For example: hwboard teacher add wang 王老师 --teaches 3-1:语文,3-2:语文"),
    .need = NEED_SCHOOL,
    .arguments_min = 2,
    .arguments_max = 2,
    .options = {OPTION_TEACHES},
    .run = run_teacher_add,
};

const struct command command_teacher_edit = {
    .name = "teacher edit",
    .usage = N_("LOGIN"),
    .help = N_("change a teacher's name or login, add what is taught"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_NAME, OPTION_LOGIN, OPTION_TEACHES},
    .run = run_teacher_edit,
};

const struct command command_teacher_assign = {
    .name = "teacher assign",
    .usage = N_("LOGIN CLASS SUBJECT"),
    .help = N_("say who teaches a subject in a class; - for nobody"),
    .need = NEED_SCHOOL,
    .arguments_min = 3,
    .arguments_max = 3,
    .run = run_teacher_assign,
};

const struct command command_teacher_rm = {
    .name = "teacher rm",
    .usage = N_("LOGIN"),
    .help = N_("remove a teacher; undo brings them back"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_teacher_rm,
};
