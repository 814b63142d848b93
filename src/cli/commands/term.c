/* term.c: `term add`, `list`, `edit`, `rm`: the terms, which number the weeks. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

static const void *find_term(struct cli *cli, const char *name, struct err *err)
{
    const struct term_list *terms = &service_data(cli->service)->terms;

    for (size_t i = 0; i < terms->count; i++)
        if (text_same_word(terms->items[i].name, name))
            return &terms->items[i];
    err_set(err, ERR_INPUT, _("there is no term “%s”: see hwboard term list"), name);
    return NULL;
}

static const struct option_field term_options[] = {{OPTION_NAME, "name", .what = N_("the name")},
                                                   {0}};
static const char *const term_columns[] = {"name", "first_day", "last_day", NULL};
static const struct small_table table = {
    .entity = ENTITY_TERM,
    .list = offsetof(struct school_data, terms),
    .options = term_options,
    .columns = term_columns,
    .find = find_term,
};

/* "三(2) → 四(2)  数学 王老师" */
static void show_carry_line(struct cli *cli, const struct carry_line *line, day_t before,
                            day_t first)
{
    const struct school_data *data = service_data(cli->service);
    const char *from = class_name(&data->school, line->class, before, cli->lang, cli->arena);
    const char *to = class_name(&data->school, line->class, first, cli->lang, cli->arena);
    const char *class = line->what == CARRY_FINISHES ? from : to;
    const char *words = line->what == CARRY_NOBODY     ? _("its teacher left: name another")
                        : line->what == CARRY_NEW      ? _("new: nobody teaches it yet")
                        : line->what == CARRY_FINISHES ? _("finished: no successor")
                        : line->subject                ? ""
                                                       : _("nobody teaches it");

    if (line->what == CARRY_GOES_ON && strcmp(from, to) != 0)
        class = arena_printf(cli->arena, "%s → %s", from, to);
    print_row(cli, (const char *const[]){
                       class,
                       line->subject ? subject_word(&data->subjects, line->subject, cli->lang) : "",
                       line->teacher ? line->teacher : "",
                       words,
                       NULL,
                   });
}

static bool add_after(struct cli *cli, struct term *term, struct err *err)
{
    bool dry_run = option_given(cli, OPTION_DRY_RUN);
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
    const struct term *earlier = find_term(cli, option_value(cli, OPTION_FROM), err);
    struct carry_over carried;
    day_t before;

    if (!earlier)
        return false;
    before = earlier->last;
    if (cli->argument_count == 1) {
        service_term_after(&cli->session, earlier, term);
        say_note(
            cli,
            arena_printf(cli->arena,
                         _("no days were given, so it is %s to %s: hwboard term edit changes them"),
                         date_iso(term->first, first), date_iso(term->last, last)));
    }
    if (!service_carry_over(&cli->session, earlier, term, dry_run, cli->arena, &carried, err))
        return false;
    cli->saved = !dry_run;
    if (option_given(cli, OPTION_QUIET))
        return true;
    print_fields(cli, ENTITY_TERM, term, term_columns);
    for (size_t i = 0; i < carried.count; i++)
        show_carry_line(cli, &carried.lines[i], before, term->first);
    return true;
}

static bool run_term_add(struct cli *cli, struct err *err)
{
    struct term term = {0};
    bool follows = option_given(cli, OPTION_FROM), days = cli->argument_count == 3;

    if (!days && (!follows || cli->argument_count == 2))
        return err_set(err, ERR_INPUT,
                       _("no days to go by: give the first and the last day: hwboard term add NAME "
                         "DATE DATE"));
    if (!follows && option_given(cli, OPTION_DRY_RUN))
        return err_set(err, ERR_INPUT, _("--dry-run goes with --from TERM: add it"));
    if (!read_name(cli, cli->arguments[0], _("the name"), &term.name, err) ||
        (days && (!read_date(cli, cli->arguments[1], &term.first, err) ||
                  !read_date(cli, cli->arguments[2], &term.last, err))))
        return false;
    if (days && !date_check_range(term.first, term.last, err))
        return false;
    return follows ? add_after(cli, &term, err) : put_row(cli, NULL, &term, err);
}

const struct command command_term_list = {
    .name = "term list",
    .help = N_("list the terms: name, first and last day"),
    .table = &table,
    .run = run_list_rows,
};

const struct command command_term_add = {
    .name = "term add",
    .usage = N_("NAME [DATE DATE]"),
    .help = N_("add a term; its weeks are numbered on the boards"),
    .more = N_("With --from, the name of the previous term, it says what becomes of each class: "
               "who goes on teaching it, which are new, which finish without a successor. Without "
               "days it begins on the first school day after that term and lasts as long."),
    .arguments = {1, 3},
    .options = {OPTION_FROM, OPTION_DRY_RUN},
    .table = &table,
    .run = run_term_add,
};

const struct command command_term_edit = {
    .name = "term edit",
    .usage = N_("NAME"),
    .help = N_("change a term"),
    .arguments = {1, 1},
    .options = {OPTION_NAME, OPTION_FROM, OPTION_TO},
    .table = &table,
    .run = run_edit_row,
};

const struct command command_term_rm = {
    .name = "term rm",
    .usage = N_("NAME"),
    .help = N_("remove a term"),
    .arguments = {1, 1},
    .table = &table,
    .run = run_remove_row,
};
