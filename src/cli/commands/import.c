/* import.c: `import` and `export`, homework in bulk. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/output.h"

static void show_progress(void *context, size_t done, size_t whole)
{
    (void)context;
    fprintf(stderr, "\r%zu / %zu%s", done, whole, done == whole ? "\n" : "");
}

static bool read_bulk_format(const struct cli *cli, enum bulk_format *format, struct err *err)
{
    size_t index;

    *format = BULK_BY_CONTENT;
    if (!option_given(cli, OPTION_FORMAT))
        return true;
    if (!read_format(cli, &index, err))
        return false;
    *format = (enum bulk_format)index;
    return true;
}

/* Only where something was guessed. */
static void show_minutes(const struct cli *cli, const struct import_minutes *minutes)
{
    if (minutes->from_history + minutes->by_default == 0)
        return;
    printf(_("minutes: %zu as written, %zu from the subject's history, %zu by the default of %d"),
           minutes->said, minutes->from_history, minutes->by_default,
           service_data(cli->service)->settings.import_minutes);
    putchar('\n');
}

static void show_result(struct cli *cli, const struct import_result *result, bool dry_run)
{
    const struct school_data *data = service_data(cli->service);
    char day[DATE_TEXT_BYTES];

    for (size_t i = 0; i < result->note_count; i++)
        say_note(cli, result->notes[i]);
    if (option_given(cli, OPTION_QUIET))
        return;
    printf(dry_run ? _("%zu would be taken, %zu left out") : _("%zu taken, %zu left out"),
           result->read.taken, result->read.left_out);
    putchar('\n');
    show_minutes(cli, &result->read.minutes);
    for (size_t i = 0; i < result->red_count; i++) {
        const struct import_red *red = &result->red[i];
        printf(_("%s %s is red: %d of %d minutes"), date_iso(red->day, day),
               class_code(&data->school, red->class, red->day, cli->arena), red->load, red->limit);
        putchar('\n');
    }
}

static void show_faults(const struct homework_read *read)
{
    for (size_t i = 0; i < read->fault_count; i++)
        say_error(read->faults[i]);
    if (read->left_out > read->fault_count) {
        struct arena *arena = arena_new();
        say_error(arena_printf(arena, _("and %zu more"), read->left_out - read->fault_count));
        arena_free(arena);
    }
}

static bool run_import(struct cli *cli, struct err *err)
{
    struct file *files = ARENA_ARRAY(cli->arena, cli->argument_count, struct file);
    struct import_options how = {
        .keep_going = option_given(cli, OPTION_KEEP_GOING),
        .dry_run = option_given(cli, OPTION_DRY_RUN),
        .class = option_value(cli, OPTION_CLASS),
        .progress =
            isatty(STDERR_FILENO) && !option_given(cli, OPTION_QUIET) ? show_progress : NULL,
    };
    struct import_result result = {0};
    bool good = read_bulk_format(cli, &how.format, err);

    for (size_t i = 0; good && i < cli->argument_count; i++)
        good = file_read(cli->arena, cli->arguments[i], &files[i], err);
    good = good && service_import(&cli->session, files, cli->argument_count, &how, cli->arena,
                                  &result, err);
    show_faults(&result.read);
    if (!good)
        return false;
    cli->saved = result.change != 0;
    if (result.read.left_out > 0)
        cli->exit_code = ERR_RED;
    show_result(cli, &result, how.dry_run);
    return true;
}

const struct command command_import = {
    .name = "import",
    .usage = N_("FILE…"),
    .help = N_("import homework from files, all or nothing unless --keep-going"),
    .more = N_("Columns: date, class, subject, minutes, text, and optionally kind, place, tier, "
               "optional, due, spread, unit, device, teacher; Chinese headers are understood. "
               "UTF-8 or GB18030. - reads standard input. Day files of Classworks, the profile of "
               "StickyHomeworks, a Taskwarrior export and iCalendar (VTODO, VEVENT) are "
               "recognised; --class says which class they belong to, and minutes that they do not "
               "state are guessed. text is a file of messages as teachers write them: a line that "
               "is a date, or a heading with one, begins a day."),
    .formats = BULK_FORMAT_NAMES,
    .file_words = true,
    .arguments = {1, SIZE_MAX},
    .options = {OPTION_FORMAT, OPTION_CLASS, OPTION_KEEP_GOING, OPTION_DRY_RUN},
    .run = run_import,
};

/* ---- export ---- */

static bool export_one(void *context, const struct assignment *assignment, const char *class_code)
{
    struct press *press = context;

    press_put(press, &(union press_value){.export = {assignment, class_code}});
    return !ferror(press->out);
}

static bool export_to(struct cli *cli, const struct class_choice *classes, day_t from, day_t to,
                      FILE *out, struct err *err)
{
    struct press press = cli_press(cli, PRESS_EXPORT);
    bool good;

    press.out = out;
    fputs(press.format == PRESS_CSV && option_given(cli, OPTION_BOM) ? "\xef\xbb\xbf" : "", out);
    press_begin(&press);
    good = service_export(&cli->session, classes->named ? classes->items : NULL,
                          classes->named ? classes->count : 0, from, to, export_one, &press, err);
    press_end(&press, NULL);
    return good;
}

static bool run_export(struct cli *cli, struct err *err)
{
    struct class_choice classes;
    struct output output;
    struct err close_err;
    day_t from = DAY_NONE, to = DAY_NONE;
    bool good, closed;

    if (!read_classes(cli, 0, &classes, err))
        return false;
    if (option_given(cli, OPTION_FROM) &&
        !read_date(cli, option_value(cli, OPTION_FROM), &from, err))
        return false;
    if (option_given(cli, OPTION_TO) && !read_date(cli, option_value(cli, OPTION_TO), &to, err))
        return false;
    if (from != DAY_NONE && to != DAY_NONE && !read_range(cli, &from, &to, err))
        return false;
    if (!output_open(&output, cli->arena, option_value(cli, OPTION_OUTPUT), err))
        return false;
    good = export_to(cli, &classes, from, to, output.stream, err);
    closed = output_close(&output, good, &close_err);
    if (good && !closed)
        *err = close_err;
    return good && closed;
}

const struct command command_export = {
    .name = "export",
    .usage = N_("[CLASS…]"),
    .help = N_("write all public homework in a form that import reads"),
    .kind = PRESS_EXPORT,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_FROM, OPTION_TO, OPTION_FORMAT, OPTION_BOM, OPTION_OUTPUT},
    .run = run_export,
};
