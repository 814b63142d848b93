/* calendar.c: `calendar add`, `list`, `edit`, `rm`, `import`: the school's own days, which go before the
 * public holidays. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/row.h"

static void show_calendar_row(struct cli *cli, const struct calendar_row *row)
{
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];

    print_row(cli, (const char *const[]){
                       row->id ? arena_printf(cli->arena, "%lld", (long long)row->id) : "",
                       date_iso(row->first, first),
                       date_iso(row->last, last),
                       vocab_name(&vocab_mark, (int)row->mark, cli->lang),
                       row->name ? row->name : "",
                       NULL,
                   });
}

/* The rows from an id on. */
static void show_calendar_rows(struct cli *cli, int64_t from)
{
    const struct calendar_list *rows = &service_data(cli->service)->own_calendar;

    for (size_t i = 0; i < rows->count; i++)
        if (rows->items[i].id >= from)
            show_calendar_row(cli, &rows->items[i]);
}

static bool run_calendar_list(struct cli *cli, struct err *err)
{
    (void)err;
    show_calendar_rows(cli, 0);
    return true;
}

/* DATE or DATE..DATE */
static bool read_days(struct cli *cli, const char *text, day_t *first, day_t *last, struct err *err)
{
    const char *dots = strstr(text, "..");
    char from[DATE_TEXT_BYTES], to[DATE_TEXT_BYTES];

    if (!read_date(cli, dots ? arena_strndup(cli->arena, text, (size_t)(dots - text)) : text, first,
                   err))
        return false;
    *last = *first;
    if (dots && !read_date(cli, dots + 2, last, err))
        return false;
    if (*last < *first)
        return err_set(err, ERR_INPUT,
                       _("the range ends (%s) before it begins (%s): swap the days"),
                       date_iso(*last, to), date_iso(*first, from));
    return true;
}

static bool read_mark(struct cli *cli, const char *text, struct calendar_row *row, struct err *err)
{
    int mark;

    if (!read_word(cli, &vocab_mark, text, _("the mark"), &mark, err))
        return false;
    row->mark = (enum calendar_mark)mark;
    return true;
}

static bool read_row_name(struct cli *cli, const char *text, struct calendar_row *row,
                          struct err *err)
{
    if (!*text) {
        row->name = arena_strdup(cli->arena, "");
        return true;
    }
    return read_name(cli, text, _("the name"), &row->name, err);
}

/* Puts one row, or what a file holds, and shows the new ones. */
static bool put_rows(struct cli *cli, const struct calendar_row *row, const struct file *file,
                     struct err *err)
{
    const struct calendar_list *known = &service_data(cli->service)->own_calendar;
    struct calendar_list read;
    int64_t next = 1;

    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].id >= next)
            next = known->items[i].id + 1;
    if (file ? !service_import_calendar(&cli->session, file, cli->arena, &read, err)
             : !service_put_calendar(&cli->session, row, 1, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_calendar_rows(cli, next);
    return true;
}

static bool run_calendar_add(struct cli *cli, struct err *err)
{
    struct calendar_row row = {0};

    return read_days(cli, cli->arguments[0], &row.first, &row.last, err) &&
           read_mark(cli, cli->arguments[1], &row, err) &&
           read_row_name(cli, cli->argument_count > 2 ? cli->arguments[2] : "", &row, err) &&
           put_rows(cli, &row, NULL, err);
}

static bool find_row(const struct cli *cli, const char *text, const struct calendar_row **row,
                     struct err *err)
{
    const struct calendar_list *rows = &service_data(cli->service)->own_calendar;
    uint32_t id;

    if (text_parse_uint(text, INT32_MAX, &id))
        for (size_t i = 0; i < rows->count; i++)
            if (rows->items[i].id == (int64_t)id) {
                *row = &rows->items[i];
                return true;
            }
    return err_set(err, ERR_INPUT, _("the calendar has no row “%s”: see hwboard calendar list"),
                   text);
}

static bool run_calendar_edit(struct cli *cli, struct err *err)
{
    const struct calendar_row *before;
    struct calendar_row after;

    if (!find_row(cli, cli->arguments[0], &before, err) || !something_given(cli, err))
        return false;
    after = *before;
    return read_range(cli, &after.first, &after.last, err) &&
           (!option_given(cli, OPTION_MARK) ||
            read_mark(cli, option_value(cli, OPTION_MARK), &after, err)) &&
           (!option_given(cli, OPTION_NAME) ||
            read_row_name(cli, option_value(cli, OPTION_NAME), &after, err)) &&
           put_rows(cli, &after, NULL, err);
}

static bool run_calendar_rm(struct cli *cli, struct err *err)
{
    const struct calendar_row *row;

    if (!find_row(cli, cli->arguments[0], &row, err) ||
        !service_remove_calendar(&cli->session, row->id, err))
        return false;
    cli->saved = true;
    return true;
}

static bool run_calendar_import(struct cli *cli, struct err *err)
{
    struct file file;

    return file_read(cli->arena, cli->arguments[0], &file, err) && put_rows(cli, NULL, &file, err);
}

const struct command command_calendar_list = {
    .name = "calendar list",
    .usage = "",
    .help = N_("list the school's own days: number, first, last, mark, name"),
    .need = NEED_SCHOOL,
    .run = run_calendar_list,
};

const struct command command_calendar_add = {
    .name = "calendar add",
    .usage = N_("DATE[..DATE] MARK [NAME]"),
    .help = N_("mark days as holiday, school, vacation or no-homework"),
    .need = NEED_SCHOOL,
    .arguments_min = 2,
    .arguments_max = 3,
    .run = run_calendar_add,
};

const struct command command_calendar_edit = {
    .name = "calendar edit",
    .usage = N_("NUMBER"),
    .help = N_("change the school's own days"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_FROM, OPTION_TO, OPTION_MARK, OPTION_NAME},
    .run = run_calendar_edit,
};

const struct command command_calendar_rm = {
    .name = "calendar rm",
    .usage = N_("NUMBER"),
    .help = N_("remove the school's own days"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_calendar_rm,
};

const struct command command_calendar_import = {
    .name = "calendar import",
    .usage = N_("FILE"),
    .help = N_("take days from an .ics that marks them 休 and 班, or a CSV date,end,mark,name"),
    .need = NEED_SCHOOL,
    .file_words = true,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_calendar_import,
};
