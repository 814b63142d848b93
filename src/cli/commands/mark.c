/* mark.c: `mark`, what happened to homework after it was set: handed in, marked, discussed, corrected,
 * real time. Without an option it shows it. */
#include "config.h"

#include <string.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"

static bool read_books(const struct cli *cli, enum option_id option, int *number, struct err *err)
{
    *number = -1;
    return !option_given(cli, option) ||
           read_number(option_value(cli, option),
                       arena_printf(cli->arena, "--%s", options[option].name), 0, CLASS_SIZE_MAX,
                       number, err);
}

struct marks
{
    struct mark_input *inputs;
    size_t count, capacity;
};

static bool add_mark(struct cli *cli, struct marks *marks, const struct mark_input *common,
                     const char *id, const char *seats, struct err *err)
{
    struct mark_input *input;

    marks->inputs = arena_grow(cli->arena, marks->inputs, &marks->capacity, marks->count + 1,
                               sizeof *marks->inputs);
    input = &marks->inputs[marks->count++];
    *input = *common;
    if (seats)
        input->missing = seats;
    return read_id(id, &input->id, err);
}

/* ID, ID,ID or ID:SEATS; the options are of all of them. */
static bool read_argument(struct cli *cli, const char *word, const struct mark_input *common,
                          struct marks *marks, struct err *err)
{
    char *id = arena_strdup(cli->arena, word), *wide = strstr(id, "："), *colon = strchr(id, ':');
    size_t count;
    const char **ids;

    if (wide && (!colon || wide < colon)) {
        *wide = '\0';
        colon = wide + strlen("：") - 1;
    }
    if (colon) {
        if (common->missing)
            return err_set(err, ERR_INPUT, _("“%s” and --missing both name seats: use one of them"),
                           word);
        *colon = '\0';
        return add_mark(cli, marks, common, id, colon + 1, err);
    }
    ids = split_list(cli->arena, id, &count);
    if (count == 0)
        return add_mark(cli, marks, common, id, NULL, err); /* is refused there */
    for (size_t i = 0; i < count; i++)
        if (!add_mark(cli, marks, common, ids[i], NULL, err))
            return false;
    return true;
}

static bool read_marks(struct cli *cli, struct marks *marks, struct err *err)
{
    struct mark_input common = {
        .missing = option_value(cli, OPTION_MISSING),
        .excused = option_value(cli, OPTION_EXCUSED),
        .stopped = option_value(cli, OPTION_STOPPED),
        .feedback = option_value(cli, OPTION_FEEDBACK),
        .actual = option_value(cli, OPTION_ACTUAL),
        .correct = option_value(cli, OPTION_CORRECT),
    };

    *marks = (struct marks){0};
    if (!read_books(cli, OPTION_COLLECTED, &common.collected, err) ||
        !read_books(cli, OPTION_MARKED, &common.marked, err) ||
        !read_books(cli, OPTION_RETURNED, &common.returned, err) ||
        !read_books(cli, OPTION_CORRECTED, &common.corrected, err))
        return false;
    for (size_t i = 0; i < cli->argument_count; i++)
        if (!read_argument(cli, cli->arguments[i], &common, marks, err))
            return false;
    return true;
}

static bool says_something(const struct mark_input *input)
{
    return input->missing || input->excused || input->stopped || input->feedback || input->actual ||
           input->correct || input->collected >= 0 || input->marked >= 0 || input->returned >= 0 ||
           input->corrected >= 0;
}

/* All are written, or only shown. */
static bool all_alike(const struct marks *marks, struct err *err)
{
    for (size_t i = 1; i < marks->count; i++)
        if (says_something(&marks->inputs[i]) != says_something(&marks->inputs[0]))
            return err_set(
                err, ERR_INPUT,
                _("only some of the items have seats: write ID:SEATS for each, ID: where "
                  "nobody is missing"));
    return true;
}

static bool print_marks(struct cli *cli, const struct marks *marks, struct err *err)
{
    struct marked *all = ARENA_ARRAY(cli->arena, marks->count, struct marked);
    struct press press = cli_press(cli, PRESS_MARK);
    struct output output;

    for (size_t i = 0; i < marks->count; i++)
        if (!service_marked(&cli->session, marks->inputs[i].id, cli->arena, &all[i], err))
            return false;
    if (!may_print(cli, &press, err) ||
        !output_open(&output, cli->arena, option_value(cli, OPTION_OUTPUT), err))
        return false;
    press.out = output.stream;
    press.array = marks->count > 1;
    press_begin(&press);
    for (size_t i = 0; i < marks->count; i++)
        press_put(&press, &(union press_value){.mark = {.assignment = all[i].item,
                                                        .class = all[i].class,
                                                        .pupils = all[i].pupils,
                                                        .handin = &all[i].handin}});
    bool good = press_end(&press, err);
    return output_close(&output, good, err) && good;
}

/* What was due on the day acted on, unless --on names another. */
static bool run_list(struct cli *cli, struct err *err)
{
    const struct class *class;
    struct missing_list list;
    day_t day = cli->session.moment.date;

    if (cli->argument_count != 1)
        return err_set(err, ERR_INPUT, _("--list is of one class: hwboard mark 3-2 --list"));
    return read_one_class(cli, cli->arguments[0], &class, err) &&
           (!option_given(cli, OPTION_ON) ||
            read_date(cli, option_value(cli, OPTION_ON), &day, err)) &&
           service_missing(&cli->session, class, day, cli->arena, &list, err) &&
           print_value(cli, PRESS_MISSING, &(union press_value){.missing = &list}, err);
}

static bool run_mark(struct cli *cli, struct err *err)
{
    struct marks marks;

    if (option_given(cli, OPTION_LIST))
        return run_list(cli, err);
    if (option_given(cli, OPTION_ON))
        return err_set(err, ERR_INPUT, _("--on is of --list: hwboard mark 3-2 --list --on mon"));
    if (!read_marks(cli, &marks, err) || !all_alike(&marks, err))
        return false;
    if (says_something(&marks.inputs[0])) {
        if (!service_mark_all(&cli->session, marks.inputs, marks.count, err))
            return false;
        cli->saved = true;
        if (option_given(cli, OPTION_QUIET) && choose_format(cli, PRESS_MARK) != PRESS_JSON)
            return true;
    }
    return print_marks(cli, &marks, err);
}

const struct command command_mark = {
    .name = "mark",
    .usage = N_("ID[:SEATS]… | CLASS --list"),
    .help = N_("note or show who handed in, what was marked, discussed and corrected, real time"),
    .more = N_(
        "SEATS are numbers such as 3,17,20-22; they replace those noted before, and \"\" removes "
        "them all. Several items at once: 12:3,17 13:5 14: says who is missing in each (14: "
        "nobody), 12,13 --missing 3 the same for both; all of it is one change. --actual adds "
        "times to those noted before: 12,15,20, or by raised hands 10x3,20x15 (minutes x "
        "hands). --correct is the share that was right, in percent or as 32/40. --list shows, "
        "for one class, the seats missing of what was due that day and the school day before, "
        "to be copied. The state moves on with what is noted: collected, marked, discussed, "
        "corrected."),
    .kind = PRESS_MARK,
    .arguments = {1, SIZE_MAX},
    .options = {OPTION_MISSING, OPTION_EXCUSED, OPTION_COLLECTED, OPTION_MARKED, OPTION_RETURNED,
                OPTION_CORRECTED, OPTION_STOPPED, OPTION_ACTUAL, OPTION_CORRECT, OPTION_FEEDBACK,
                OPTION_LIST, OPTION_ON, OPTION_FORMAT, OPTION_OUTPUT, OPTION_PAPER,
                OPTION_LANDSCAPE},
    .run = run_mark,
};
