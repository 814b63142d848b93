/* class.c: `class add`, `list`, `edit`, `rm`. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

/* An empty name takes the class's own name away. */
static const struct option_field class_options[] = {
    {OPTION_NAME, "name", .what = N_("the name"), .may_be_empty = true},
    {OPTION_SIZE, "size", .what = N_("the size"), .most = CLASS_SIZE_MAX},
    {OPTION_NUMBER, "number", N_("the number"), .least = 1, .most = CLASS_NUMBER_MAX},
    {0},
};

static void show_class(struct cli *cli, const void *row)
{
    const struct class *class = row;
    const struct school *school = &service_data(cli->service)->school;
    day_t date = cli->session.moment.date;
    int size = class_size_on(class, date);

    print_row(cli, (const char *const[]){
                       class_code(school, class, date, cli->arena),
                       class_name(school, class, date, cli->lang, cli->arena),
                       size ? arena_printf(cli->arena, "%d", size) : "",
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

static const void *find_class(struct cli *cli, const char *text, struct err *err)
{
    const struct class *class;

    return read_one_class(cli, text, &class, err) ? class : NULL;
}

/* --from says since when the class has that size. */
static bool put_class(struct cli *cli, const void *before, void *after, struct err *err)
{
    struct class *class = after;

    if (option_given(cli, OPTION_FROM) && !option_given(cli, OPTION_SIZE))
        return err_set(err, ERR_INPUT,
                       _("--from says since when a class has its size: add --size"));
    if (before && after && option_given(cli, OPTION_SIZE)) {
        class->sizes = NULL;
        class->size_count = 0;
    }
    return read_since(cli, err) && service_put(&cli->session, ENTITY_CLASS, before, after, err);
}

static const struct small_table table = {
    .entity = ENTITY_CLASS,
    .list = offsetof(struct school_data, classes),
    .options = class_options,
    .show = show_class,
    .find = find_class,
    .put = put_class,
};

static bool run_class_add(struct cli *cli, struct err *err)
{
    struct class class = {0};

    if (!class_parse_new(&service_data(cli->service)->school, cli->arguments[0],
                         cli->session.moment.date, &class, err))
        return false;
    if (!class.name)
        class.name = arena_strdup(cli->arena, "");
    return read_fields(cli, ENTITY_CLASS, class_options, &class, err) &&
           put_row(cli, NULL, &class, err);
}

const struct command command_class_list = {
    .name = "class list",
    .help = N_("list the classes: code, name, pupils"),
    .more = N_("Classes that have finished their stage are listed with --all."),
    .options = {OPTION_ALL},
    .run = run_class_list,
};

const struct command command_class_add = {
    .name = "class add",
    .usage = N_("CLASS[:SIZE]"),
    .help = N_("add a class: 3-2:42"),
    .arguments = {1, 1},
    .options = {OPTION_NAME, OPTION_SIZE},
    .table = &table,
    .run = run_class_add,
};

const struct command command_class_edit = {
    .name = "class edit",
    .usage = N_("CLASS"),
    .help = N_("change a class's name, size or number"),
    .arguments = {1, 1},
    .options = {OPTION_NAME, OPTION_SIZE, OPTION_FROM, OPTION_NUMBER},
    .table = &table,
    .run = run_edit_row,
};

const struct command command_class_rm = {
    .name = "class rm",
    .usage = N_("CLASS"),
    .help = N_("remove a class; undo brings it back"),
    .arguments = {1, 1},
    .table = &table,
    .run = run_remove_row,
};
