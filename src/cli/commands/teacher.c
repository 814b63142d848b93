/* teacher.c: `teacher add`, `list`, `edit`, `assign`, `rm`: who is there, what each is, and who teaches
 * what. `person` is the same group. */
#include "config.h"

#include <string.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/roles.h"
#include "cli/row.h"

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

/* ---- commands ---- */

static void show_teacher(struct cli *cli, const struct teacher *teacher)
{
    const char *roles = roles_in_words(cli, teacher);

    print_row(cli,
              (const char *const[]){teacher->login, teacher->name, lessons_in_words(cli, teacher),
                                    *roles ? roles : NULL, NULL});
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

/* What the school has become by it, where that is more than was asked for. */
static void tell_change(struct cli *cli, const struct person_change *what, bool was_open,
                        bool had_office)
{
    bool named = false;

    for (size_t i = 0; i < what->given_count; i++)
        named |= what->given[i].role == ROLE_OFFICE;
    if (!had_office && !named && service_office(&cli->session))
        say_note(cli, _("you are the office of this school now: hwboard teacher edit LOGIN --role "
                        "office names another"));
    if (was_open && !roles_are_open(&service_data(cli->service)->roles))
        say_note(cli, _("from now on everybody may do here what their role allows, and unknown "
                        "logins only read"));
}

static bool put_teacher(struct cli *cli, const struct teacher *before, struct teacher *after,
                        struct err *err)
{
    bool was_open = roles_are_open(&service_data(cli->service)->roles);
    bool had_office = service_office(&cli->session);
    struct person_change what;

    if (!read_roles(cli, before, &what, err) ||
        !service_put_teacher(&cli->session, before, after, &what, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_teachers(cli, after->id);
    tell_change(cli, &what, was_open, had_office);
    return true;
}

static bool run_teacher_add(struct cli *cli, struct err *err)
{
    struct teacher teacher = {0};

    teacher.login = arena_strdup(cli->arena, cli->arguments[0]);
    return read_name(cli, cli->arguments[1], _("the name"), &teacher.name, err) &&
           put_teacher(cli, NULL, &teacher, err);
}

static bool run_teacher_edit(struct cli *cli, struct err *err)
{
    const struct teacher *before;
    struct teacher after;

    if (!find_teacher(cli, cli->arguments[0], &before, err) || !something_given(cli, err))
        return false;
    after = *before;
    if (option_given(cli, OPTION_NAME) &&
        !read_name(cli, option_value(cli, OPTION_NAME), _("the name"), &after.name, err))
        return false;
    if (option_given(cli, OPTION_LOGIN) &&
        !read_name(cli, option_value(cli, OPTION_LOGIN), _("the login"), &after.login, err))
        return false;
    return put_teacher(cli, before, &after, err);
}

static bool run_teacher_rm(struct cli *cli, struct err *err)
{
    const struct teacher *teacher;

    if (!find_teacher(cli, cli->arguments[0], &teacher, err) ||
        !service_put_teacher(&cli->session, teacher, NULL, NULL, err))
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
    .help = N_("list the people: login, name, what they teach, what they are"),
    .need = NEED_SCHOOL,
    .run = run_teacher_list,
};

const struct command command_teacher_add = {
    .name = "teacher add",
    .usage = N_("LOGIN NAME"),
    .help = N_("add somebody and say what they are (also: hwboard person add)"),
    .more =
        N_("For example: hwboard teacher add wang 王老师 --role homeroom --class 3-2 --teaches "
           "3-1:语文,3-2:语文. Several roles are possible; each has its place: monitor and "
           "homeroom --class 3-2, leader --class 三年级, representative --teaches 3-2:数学. "
           "--teaches with --from and --to is a substitute's, beside the teacher's own. A login "
           "is any text without spaces, capital letters count. From the first role on everybody "
           "may do what their role allows."),
    .need = NEED_SCHOOL,
    .arguments_min = 2,
    .arguments_max = 2,
    .options = {OPTION_ROLE, OPTION_CLASS, OPTION_TEACHES, OPTION_FROM, OPTION_TO},
    .run = run_teacher_add,
};

const struct command command_teacher_edit = {
    .name = "teacher edit",
    .usage = N_("LOGIN"),
    .help = N_("change a name, a login, what somebody is and teaches"),
    .more =
        N_("--role adds a role to those that are held, or gives it new days; --no-role takes all "
           "of a role away, before --role: --no-role homeroom --role homeroom --class 3-3 moves "
           "it. Lessons go to somebody else with hwboard teacher assign."),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_NAME, OPTION_LOGIN, OPTION_ROLE, OPTION_NO_ROLE, OPTION_CLASS,
                OPTION_TEACHES, OPTION_FROM, OPTION_TO},
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
    .help = N_("remove somebody with all roles; undo brings them back"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_teacher_rm,
};
