/* class.c: `class add`, `list`, `edit`, `rm`. */
#include "config.h"

#include <string.h>

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
                       _("--from is of --size, --left and --back: add one of them"));
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

/* Several by one text: one change. */
static bool add_classes(struct cli *cli, const struct class_list *classes, struct err *err)
{
    const struct class_list *known = &service_data(cli->service)->classes;
    size_t before = known->count;

    if (option_given(cli, OPTION_NAME))
        return err_set(err, ERR_INPUT, _("--name goes with one class: add them one by one"));
    for (size_t i = 0; i < classes->count; i++)
        if (!read_fields(cli, ENTITY_CLASS, class_options, &classes->items[i], err))
            return false;
    if (!service_add_classes(&cli->session, classes, err))
        return false;
    cli->saved = true;
    for (size_t i = before; !option_given(cli, OPTION_QUIET) && i < known->count; i++)
        show_class(cli, &known->items[i]);
    return true;
}

static bool run_class_add(struct cli *cli, struct err *err)
{
    struct class_list classes;
    struct class class;

    if (!class_parse_list(&service_data(cli->service)->school, cli->arguments[0],
                          cli->session.moment.date, NULL, cli->arena, &classes, err))
        return false;
    if (classes.count > 1)
        return add_classes(cli, &classes, err);
    class = classes.items[0];
    return read_fields(cli, ENTITY_CLASS, class_options, &class, err) &&
           put_row(cli, NULL, &class, err);
}

/* Seats that are empty from a day on, or taken again: a change of its own. */
static bool put_left(struct cli *cli, const struct class *class, struct err *err)
{
    bool back = option_given(cli, OPTION_BACK);
    day_t from = cli->session.moment.date;

    if (back && option_given(cli, OPTION_LEFT))
        return err_set(err, ERR_INPUT, _("--left and --back: say one of them at a time"));
    for (size_t i = 0; class_options[i].option != OPTION_NONE; i++)
        if (option_given(cli, class_options[i].option))
            return err_set(err, ERR_INPUT,
                           _("--%s goes with neither --left nor --back: say it by itself"),
                           options[class_options[i].option].name);
    if ((option_given(cli, OPTION_FROM) &&
         !read_date(cli, option_value(cli, OPTION_FROM), &from, err)) ||
        !service_put_left(&cli->session, class, option_value(cli, back ? OPTION_BACK : OPTION_LEFT),
                          from, back, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_class(cli, service_class_by_id(&cli->session, class->id));
    return true;
}

static bool run_class_edit(struct cli *cli, struct err *err)
{
    const struct class *class;

    if (option_given(cli, OPTION_LEFT) || option_given(cli, OPTION_BACK))
        return read_one_class(cli, cli->arguments[0], &class, err) && put_left(cli, class, err);
    return run_edit_row(cli, err);
}

/* Where the page of the class is: the address of the settings, else that of this computer. */
static const char *link_address(struct cli *cli, const struct class *class, const char *key)
{
    const char *address = cli->settings.link;
    const char *code = class_code(&service_data(cli->service)->school, class,
                                  cli->session.moment.date, cli->arena);

    if (!address || !strstr(address, "{key}"))
        return arena_printf(cli->arena, "http://127.0.0.1:8600/link/%s", key);
    return press_link_of(address, code, key, cli->arena);
}

static bool run_class_link(struct cli *cli, struct err *err)
{
    bool revoke = option_given(cli, OPTION_REVOKE);
    const struct class *class;
    const char *key;

    if (!read_one_class(cli, cli->arguments[0], &class, err) ||
        !service_class_link(&cli->session, class, &key, err))
        return false;
    if (revoke)
        return service_revoke_class_link(&cli->session, class, err) && (cli->saved = true);
    if (!key) {
        /* the classes are read anew with the change */
        int64_t id = class->id;
        if (!service_make_class_link(&cli->session, class, err) ||
            !(class = service_class_by_id(&cli->session, id)) ||
            !service_class_link(&cli->session, class, &key, err))
            return false;
        cli->saved = true;
    }
    puts(link_address(cli, class, key));
    return true;
}

const struct command command_class_link = {
    .name = "class link",
    .usage = N_("CLASS"),
    .help = N_("print the address at which families read a class's page"),
    .more = N_("Whoever has the address may read the page, and nobody else where serve --link "
               "runs: it is made at the first time, and cannot be guessed. --revoke: it leads "
               "nowhere any more; the next one is another. [paper] link in the settings says where "
               "the school's pages are: https://board.example/link/{key}"),
    .arguments = {1, 1},
    .options = {OPTION_REVOKE},
    .run = run_class_link,
};

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
    .help = N_("add a class: 3-2:42, or several: 3-1..3-6:42"),
    .arguments = {1, 1},
    .options = {OPTION_NAME, OPTION_SIZE},
    .table = &table,
    .run = run_class_add,
};

const struct command command_class_edit = {
    .name = "class edit",
    .usage = N_("CLASS"),
    .help = N_("change a class's name, size or number; seats that pupils left"),
    .more = N_("--left 17 --from DATE: nobody sits on seat 17 from that day on (unless given: the "
               "day acted on); it does not count among those who hand in. The size stays the "
               "number of seats. --back 17: somebody sits there again."),
    .arguments = {1, 1},
    .options = {OPTION_NAME, OPTION_SIZE, OPTION_NUMBER, OPTION_LEFT, OPTION_BACK, OPTION_FROM},
    .table = &table,
    .run = run_class_edit,
};

const struct command command_class_rm = {
    .name = "class rm",
    .usage = N_("CLASS"),
    .help = N_("remove a class; undo brings it back"),
    .arguments = {1, 1},
    .table = &table,
    .run = run_remove_row,
};
