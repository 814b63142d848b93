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
    {OPTION_LIKE, "like_weekday", .what = N_("the weekday")},
    {0},
};

/* The weekday that a make-up day stands for, where one is said, behind the rest. */
static void show_row(struct cli *cli, const void *row)
{
    static const char *const plain[] = {"id", "first_day", "last_day", "mark", "name", NULL};
    static const char *const made_up[] = {"id",   "first_day",    "last_day", "mark",
                                          "name", "like_weekday", NULL};
    const struct calendar_row *days = row;

    print_fields(cli, ENTITY_CALENDAR, days, days->like == LIKE_NONE ? plain : made_up);
}

static const struct small_table table = {
    .entity = ENTITY_CALENDAR,
    .list = offsetof(struct school_data, own_calendar),
    .options = calendar_options,
    .show = show_row,
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

/* like=wed among the words behind the mark; the other one is the name. */
static bool read_add_word(struct cli *cli, const char *word, struct calendar_row *row,
                          struct err *err)
{
    static const char like[] = "like=";

    if (text_starts_with(word, like))
        return read_field(cli, record_field(ENTITY_CALENDAR, "like_weekday"), &calendar_options[2],
                          word + strlen(like), row, err);
    if (*row->name)
        return err_set(err, ERR_INPUT,
                       _("“%s” and “%s” are two names: put quotation marks around one"), row->name,
                       word);
    return read_field(cli, record_field(ENTITY_CALENDAR, "name"), &calendar_options[1], word, row,
                      err);
}

static bool run_calendar_add(struct cli *cli, struct err *err)
{
    struct calendar_row row = {.name = arena_strdup(cli->arena, "")};

    if (!read_days(cli, cli->arguments[0], &row.first, &row.last, err) ||
        !read_field(cli, record_field(ENTITY_CALENDAR, "mark"), &calendar_options[0],
                    cli->arguments[1], &row, err) ||
        !read_fields(cli, ENTITY_CALENDAR, calendar_options, &row, err))
        return false;
    for (size_t i = 2; i < cli->argument_count; i++)
        if (!read_add_word(cli, cli->arguments[i], &row, err))
            return false;
    return put_row(cli, NULL, &row, err);
}

/* The public holidays of a year that is known by law only, a row each. */
static void show_year_by_law(struct cli *cli, const struct calendar *calendar, int year)
{
    day_t end = date_from_ymd(year, 12, 31);
    const struct calendar_row *row = NULL;
    char first[DATE_TEXT_BYTES], until[DATE_TEXT_BYTES];

    for (day_t day = date_from_ymd(year, 1, 1); day <= end; day++) {
        const struct calendar_row *next = calendar_public_row(calendar, day);

        if (next && next != row)
            print_row(cli, (const char *const[]){
                               "", date_iso(next->first, first), date_iso(next->last, until),
                               vocab_name(&vocab_mark, (int)next->mark, cli->lang), next->name,
                               _("by law only"), NULL});
        row = next;
    }
}

/* Those of the year acted on stand behind the school's own; of the next year a note says that there are. */
static void show_years_by_law(struct cli *cli)
{
    const struct calendar *calendar = service_data(cli->service)->calendar;
    int year = date_ymd(cli->session.moment.date).year;

    if (calendar_knows_year(calendar, year) == YEAR_BY_LAW)
        show_year_by_law(cli, calendar, year);
    if (calendar_knows_year(calendar, year + 1) == YEAR_BY_LAW)
        say_note(cli, arena_printf(cli->arena,
                                   _("the holidays of %d are known by law only so far: hwboard "
                                     "calendar list --date %d-01-01 lists them"),
                                   year + 1, year + 1));
}

static bool run_calendar_list(struct cli *cli, struct err *err)
{
    if (!run_list_rows(cli, err))
        return false;
    show_years_by_law(cli);
    return true;
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
            show_row(cli, &known->items[i]);
    return true;
}

const struct command command_calendar_list = {
    .name = "calendar list",
    .help = N_("list the school's own days: number, first, last, mark, name"),
    .more =
        N_("Where there is no notice yet for the year of --date, its public holidays are listed "
           "behind them, as known by law only."),
    .table = &table,
    .run = run_calendar_list,
};

const struct command command_calendar_add = {
    .name = "calendar add",
    .usage = N_("DATE[..DATE] MARK [NAME] [like=WEEKDAY]"),
    .help = N_("mark days as holiday, school, vacation or no-homework"),
    .more = N_("A make-up day has the timetable of the weekday it stands for: calendar add "
               "2026-10-10 班 like=wed. Without one the subjects that are marked daily are "
               "expected."),
    .arguments = {2, 4},
    .options = {OPTION_LIKE},
    .table = &table,
    .run = run_calendar_add,
};

const struct command command_calendar_edit = {
    .name = "calendar edit",
    .usage = N_("NUMBER"),
    .help = N_("change the school's own days"),
    .arguments = {1, 1},
    .options = {OPTION_FROM, OPTION_TO, OPTION_MARK, OPTION_NAME, OPTION_LIKE},
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
    .help = N_("import days from an .ics that marks them 休 and 班, or from a CSV "
               "date,end,mark,name,like"),
    .file_words = true,
    .arguments = {1, 1},
    .run = run_calendar_import,
};
