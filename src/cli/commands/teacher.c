/* teacher.c: `teacher add`, `list`, `edit`, `assign`, `rm`: who is there, what each is, and who teaches
 * what. `person` is the same group. */
#include "config.h"

#include <string.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/roles.h"
#include "cli/row.h"

static const void *find_teacher(struct cli *cli, const char *text, struct err *err)
{
    const struct teacher_list *teachers = &service_data(cli->service)->teachers;
    const struct teacher *found = NULL;

    for (size_t i = 0; i < teachers->count; i++) {
        const struct teacher *one = &teachers->items[i];
        if (one->removed)
            continue;
        if (*one->login && strcmp(one->login, text) == 0)
            return one;
        if (strcmp(one->name, text) != 0)
            continue;
        if (found) {
            err_set(err, ERR_INPUT, _("two teachers are called “%s”: use the login"), text);
            return NULL;
        }
        found = one;
    }
    if (!found)
        err_set(err, ERR_INPUT, _("there is no teacher “%s”: see hwboard teacher list"), text);
    return found;
}

/* ---- commands ---- */

static void show_teacher(struct cli *cli, const void *row)
{
    const struct teacher *teacher = row;
    const char *roles = roles_in_words(cli, teacher);

    print_row(cli,
              (const char *const[]){teacher->login, teacher->name, lessons_in_words(cli, teacher),
                                    *roles ? roles : NULL, NULL});
}

/* What the school has become by it, where that is more than was asked for. */
static void tell_change(struct cli *cli, const struct person_change *what, bool was_open,
                        bool had_office)
{
    bool named = false;

    for (size_t i = 0; i < what->given_count; i++)
        named |= what->given[i].role == ROLE_OFFICE;
    if (!had_office && !named && service_office(&cli->session))
        say_note(cli, _("you are now the office of this school: hwboard teacher edit LOGIN --role "
                        "office names another"));
    if (was_open && !roles_are_open(&service_data(cli->service)->roles))
        say_note(cli, _("from now on everybody may do what their role allows, and unknown logins "
                        "may only read"));
}

static bool put_teacher(struct cli *cli, const void *before, void *after, struct err *err)
{
    bool was_open = roles_are_open(&service_data(cli->service)->roles);
    bool had_office = service_office(&cli->session);
    struct person_change what;

    if (!after)
        return service_put_teacher(&cli->session, before, NULL, NULL, err);
    if (!read_roles(cli, before, &what, err) ||
        !service_put_teacher(&cli->session, before, after, &what, err))
        return false;
    tell_change(cli, &what, was_open, had_office);
    return true;
}

static const struct option_field teacher_options[] = {
    {OPTION_NAME, "name", .what = N_("the name")},
    {OPTION_LOGIN, "login", .what = N_("the login")},
    {0},
};
static const struct small_table table = {
    .entity = ENTITY_TEACHER,
    .list = offsetof(struct school_data, teachers),
    .options = teacher_options,
    .show = show_teacher,
    .find = find_teacher,
    .put = put_teacher,
};

static bool run_teacher_add(struct cli *cli, struct err *err)
{
    struct teacher teacher = {0};

    teacher.login = arena_strdup(cli->arena, cli->arguments[0]);
    return read_name(cli, cli->arguments[1], _("the name"), &teacher.name, err) &&
           put_row(cli, NULL, &teacher, err);
}

static bool run_teacher_assign(struct cli *cli, struct err *err)
{
    const struct teacher *teacher = NULL;
    const struct subject *subject;
    const struct class *class;
    bool nobody = strcmp(cli->arguments[0], "-") == 0;

    if ((!nobody && !(teacher = find_teacher(cli, cli->arguments[0], err))) ||
        !read_one_class(cli, cli->arguments[1], &class, err) ||
        !service_subject(&cli->session, cli->arguments[2], &subject, err) ||
        !read_since(cli, err) ||
        !service_put_teaching(&cli->session, class, subject->code, teacher ? teacher->id : 0, err))
        return false;
    cli->saved = true;
    return true;
}

const struct command command_teacher_list = {
    .name = "teacher list",
    .help = N_("list the people: login, name, lessons, roles"),
    .table = &table,
    .run = run_list_rows,
};

const struct command command_teacher_add = {
    .name = "teacher add",
    .usage = N_("LOGIN NAME"),
    .help = N_("add somebody and their roles (also: hwboard person add)"),
    .more = N_("For example: hwboard teacher add wang 王老师 --role homeroom --class 3-2 --teaches "
               "3-1:语文,3-2:语文. Several roles are possible; each has its place: monitor and "
               "homeroom --class 3-2, leader --class 三年级, representative --teaches 3-2:数学. "
               "--teaches with --from and --to is for a substitute, beside the regular teacher. A "
               "login is any text without spaces; capital letters matter. Once a first role has "
               "been given, everybody may do what their role allows."),
    .arguments = {2, 2},
    .options = {OPTION_ROLE, OPTION_CLASS, OPTION_TEACHES, OPTION_FROM, OPTION_TO},
    .table = &table,
    .run = run_teacher_add,
};

const struct command command_teacher_edit = {
    .name = "teacher edit",
    .usage = N_("LOGIN"),
    .help = N_("change a name, a login, roles and lessons"),
    .more = N_("--role adds a role to those that are held, or gives it new days; --no-role removes "
               "a role everywhere, before --role: --no-role homeroom --role homeroom --class 3-3 "
               "moves it. Lessons go to somebody else with hwboard teacher assign."),
    .arguments = {1, 1},
    .options = {OPTION_NAME, OPTION_LOGIN, OPTION_ROLE, OPTION_NO_ROLE, OPTION_CLASS,
                OPTION_TEACHES, OPTION_FROM, OPTION_TO},
    .table = &table,
    .run = run_edit_row,
};

const struct command command_teacher_assign = {
    .name = "teacher assign",
    .usage = N_("LOGIN CLASS SUBJECT"),
    .help = N_("say who teaches a subject in a class; - for nobody"),
    .more =
        N_("It holds from the day of --from on, else from the day acted on; the first teacher of a "
           "lesson had it before as well."),
    .arguments = {3, 3},
    .options = {OPTION_FROM},
    .run = run_teacher_assign,
};

const struct command command_teacher_rm = {
    .name = "teacher rm",
    .usage = N_("LOGIN"),
    .help = N_("remove somebody and all their roles; undo brings them back"),
    .arguments = {1, 1},
    .table = &table,
    .run = run_remove_row,
};
