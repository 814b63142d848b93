/* class.c: `class add`, `list`, `edit`, `rm`. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

/* --name, --size, --number; an empty name takes the class's own name away. */
static bool read_class_options(struct cli *cli, struct class *class, struct err *err)
{
    const char *name = option_value(cli, OPTION_NAME);
    char *accepted;

    if (name && *name) {
        if (!read_name(cli, name, _("the name"), &accepted, err))
            return false;
        class->name = accepted;
    } else if (name) {
        class->name = arena_strdup(cli->arena, "");
    }
    if (option_given(cli, OPTION_SIZE) &&
        !read_number(option_value(cli, OPTION_SIZE), _("the size"), 0, CLASS_SIZE_MAX, &class->size,
                     err))
        return false;
    return !option_given(cli, OPTION_NUMBER) ||
           read_number(option_value(cli, OPTION_NUMBER), _("the number"), 1, CLASS_NUMBER_MAX,
                       &class->number, err);
}

static void show_class(struct cli *cli, const struct class *class)
{
    const struct school *school = &service_data(cli->service)->school;
    day_t date = cli->session.moment.date;

    print_row(cli, (const char *const[]){
                       class_code(school, class, date, cli->arena),
                       class_name(school, class, date, cli->lang, cli->arena),
                       class->size ? arena_printf(cli->arena, "%d", class->size) : "",
                       NULL,
                   });
}

static bool run_class_list(struct cli *cli, struct err *err)
{
    size_t count;
    const struct class **classes = service_classes(
        &cli->session, cli->session.moment.date, option_given(cli, OPTION_ALL), cli->arena, &count);

    (void)err;
    for (size_t i = 0; i < count; i++)
        show_class(cli, classes[i]);
    return true;
}

static bool put_class(struct cli *cli, const struct class *before, struct class *after,
                      struct err *err)
{
    const struct class *class;

    if (!service_put_class(&cli->session, before, after, err))
        return false;
    cli->saved = true;
    /* Read anew by the service: what was borrowed before is void. */
    if (!after || option_given(cli, OPTION_QUIET))
        return true;
    class = service_need_class(&cli->session, after->id, err);
    if (class)
        show_class(cli, class);
    return class != NULL;
}

static bool run_class_add(struct cli *cli, struct err *err)
{
    struct class class = {0};

    if (!class_parse_new(&service_data(cli->service)->school, cli->arguments[0],
                         cli->session.moment.date, &class, err))
        return false;
    if (!class.name)
        class.name = arena_strdup(cli->arena, "");
    return read_class_options(cli, &class, err) && put_class(cli, NULL, &class, err);
}

static bool run_class_edit(struct cli *cli, struct err *err)
{
    const struct class *before;
    struct class after;

    if (!read_one_class(cli, cli->arguments[0], &before, err))
        return false;
    after = *before;
    return something_given(cli, err) && read_class_options(cli, &after, err) &&
           put_class(cli, before, &after, err);
}

static bool run_class_rm(struct cli *cli, struct err *err)
{
    const struct class *class;

    return read_one_class(cli, cli->arguments[0], &class, err) && put_class(cli, class, NULL, err);
}

const struct command command_class_list = {
    .name = "class list",
    .usage = "",
    .help = N_("list the classes: code, name, pupils"),
    .more = N_("Classes that have finished their stage are listed with --all."),
    .need = NEED_SCHOOL,
    .options = {OPTION_ALL},
    .run = run_class_list,
};

const struct command command_class_add = {
    .name = "class add",
    .usage = N_("CLASS[:SIZE]"),
    .help = N_("add a class: 3-2:42"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_NAME, OPTION_SIZE},
    .run = run_class_add,
};

const struct command command_class_edit = {
    .name = "class edit",
    .usage = N_("CLASS"),
    .help = N_("change a class's name, size or number"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_NAME, OPTION_SIZE, OPTION_NUMBER},
    .run = run_class_edit,
};

const struct command command_class_rm = {
    .name = "class rm",
    .usage = N_("CLASS"),
    .help = N_("remove a class; undo brings it back"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_class_rm,
};
