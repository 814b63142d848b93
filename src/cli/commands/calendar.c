/* calendar.c: `calendar add`, `list`, `edit`, `rm`, `import`: the school's own days, which go before the
 * public holidays. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/row.h"

static const void *find_row(struct cli *cli, const char *text, struct err *err)
{
    const struct calendar_list *rows = &service_data(cli->service)->own_calendar;
    uint32_t id;

    if (text_parse_uint(text, INT32_MAX, &id))
        for (size_t i = 0; i < rows->count; i++)
            if (rows->items[i].id == (int64_t)id)
                return &rows->items[i];
    err_set(err, ERR_INPUT, _("the calendar has no row “%s”: see hwboard calendar list"), text);
    return NULL;
}

static const struct option_field calendar_options[] = {
    {OPTION_MARK, "mark", .what = N_("the mark")},
    {OPTION_NAME, "name", .what = N_("the name"), .may_be_empty = true},
    {0},
};
static const char *const calendar_columns[] = {"id", "first_day", "last_day", "mark", "name", NULL};
static const struct small_table table = {
    .entity = ENTITY_CALENDAR,
    .list = offsetof(struct school_data, own_calendar),
    .options = calendar_options,
    .columns = calendar_columns,
    .find = find_row,
};

/* DATE or DATE..DATE */
static bool read_days(struct cli *cli, const char *text, day_t *first, day_t *last, struct err *err)
{
    const char *dots = strstr(text, "..");

    if (!read_date(cli, dots ? arena_strndup(cli->arena, text, (size_t)(dots - text)) : text, first,
                   err))
        return false;
    *last = *first;
    return (!dots || read_date(cli, dots + 2, last, err)) && date_check_range(*first, *last, err);
}

static bool run_calendar_add(struct cli *cli, struct err *err)
{
    struct calendar_row row = {.name = arena_strdup(cli->arena, "")};

    return read_days(cli, cli->arguments[0], &row.first, &row.last, err) &&
           read_field(cli, record_field(ENTITY_CALENDAR, "mark"), &calendar_options[0],
                      cli->arguments[1], &row, err) &&
           (cli->argument_count < 3 ||
            read_field(cli, record_field(ENTITY_CALENDAR, "name"), &calendar_options[1],
                       cli->arguments[2], &row, err)) &&
           put_row(cli, NULL, &row, err);
}

static bool run_calendar_import(struct cli *cli, struct err *err)
{
    const struct calendar_list *known = &service_data(cli->service)->own_calendar;
    struct calendar_list read;
    struct file file;
    int64_t last = 0;

    for (size_t i = 0; i < known->count; i++)
        last = known->items[i].id > last ? known->items[i].id : last;
    if (!file_read(cli->arena, cli->arguments[0], &file, err) ||
        !service_import_calendar(&cli->session, &file, cli->arena, &read, err))
        return false;
    cli->saved = true;
    for (size_t i = 0; !option_given(cli, OPTION_QUIET) && i < known->count; i++)
        if (known->items[i].id > last)
            print_fields(cli, ENTITY_CALENDAR, &known->items[i], calendar_columns);
    return true;
}

const struct command command_calendar_list = {
    .name = "calendar list",
    .help = N_("list the school's own days: number, first, last, mark, name"),
    .table = &table,
    .run = run_list_rows,
};

const struct command command_calendar_add = {
    .name = "calendar add",
    .usage = N_("DATE[..DATE] MARK [NAME]"),
    .help = N_("mark days as holiday, school, vacation or no-homework"),
    .arguments = {2, 3},
    .table = &table,
    .run = run_calendar_add,
};

const struct command command_calendar_edit = {
    .name = "calendar edit",
    .usage = N_("NUMBER"),
    .help = N_("change the school's own days"),
    .arguments = {1, 1},
    .options = {OPTION_FROM, OPTION_TO, OPTION_MARK, OPTION_NAME},
    .table = &table,
    .run = run_edit_row,
};

const struct command command_calendar_rm = {
    .name = "calendar rm",
    .usage = N_("NUMBER"),
    .help = N_("remove the school's own days"),
    .arguments = {1, 1},
    .table = &table,
    .run = run_remove_row,
};

const struct command command_calendar_import = {
    .name = "calendar import",
    .usage = N_("FILE"),
    .help =
        N_("import days from an .ics that marks them 休 and 班, or from a CSV date,end,mark,name"),
    .file_words = true,
    .arguments = {1, 1},
    .run = run_calendar_import,
};
