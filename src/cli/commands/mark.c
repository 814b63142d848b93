/* mark.c: `mark`, what happened to homework after it was set: handed in, marked, discussed, corrected,
 * real time. Without an option it shows it. */
#include "config.h"

#include "cli/arguments.h"
#include "cli/commands.h"

static bool read_books(const struct cli *cli, enum option_id option, int *number, struct err *err)
{
    *number = -1;
    return !option_given(cli, option) ||
           read_number(option_value(cli, option),
                       arena_printf(cli->arena, "--%s", options[option].name), 0, CLASS_SIZE_MAX,
                       number, err);
}

static bool read_input(struct cli *cli, struct mark_input *input, struct err *err)
{
    *input = (struct mark_input){
        .missing = option_value(cli, OPTION_MISSING),
        .excused = option_value(cli, OPTION_EXCUSED),
        .stopped = option_value(cli, OPTION_STOPPED),
        .feedback = option_value(cli, OPTION_FEEDBACK),
        .actual = option_value(cli, OPTION_ACTUAL),
    };
    return read_id(cli->arguments[0], &input->id, err) &&
           read_books(cli, OPTION_COLLECTED, &input->collected, err) &&
           read_books(cli, OPTION_MARKED, &input->marked, err) &&
           read_books(cli, OPTION_RETURNED, &input->returned, err) &&
           read_books(cli, OPTION_CORRECTED, &input->corrected, err);
}

static bool says_something(const struct mark_input *input)
{
    return input->missing || input->excused || input->stopped || input->feedback || input->actual ||
           input->collected >= 0 || input->marked >= 0 || input->returned >= 0 ||
           input->corrected >= 0;
}

static bool run_mark(struct cli *cli, struct err *err)
{
    struct handin nothing = {
        .collected = -1, .marked = -1, .returned = -1, .corrected = -1, .feedback = ""};
    struct mark_input input;
    struct assignment *item;
    const struct class *class;
    struct handin *handin;
    bool writes;

    if (!read_input(cli, &input, err))
        return false;
    writes = says_something(&input);
    if (!(writes ? service_mark(&cli->session, &input, cli->arena, &handin, err)
                 : service_handin(&cli->session, input.id, cli->arena, &handin, err)))
        return false;
    cli->saved = writes;
    if (!service_item(&cli->session, input.id, cli->arena, &item, err))
        return false;
    if (writes && option_given(cli, OPTION_QUIET) && choose_format(cli, PRESS_MARK) != PRESS_JSON)
        return true;
    class = service_need_class(&cli->session, item->class_id, err);
    return class &&
           print_value(cli, PRESS_MARK,
                       &(union press_value){.mark = {.assignment = item,
                                                     .class = class,
                                                     .handin = handin ? handin : &nothing}},
                       err);
}

const struct command command_mark = {
    .name = "mark",
    .usage = N_("ID"),
    .help = N_("note or show who handed in, what was marked, discussed and corrected, real time"),
    .more = N_("SEATS are numbers such as 3,17,20-22; they replace those noted before, and \"\" "
               "removes them all. --actual adds times to those noted before. The state moves on "
               "with what is noted: collected, marked, discussed, corrected."),
    .kind = PRESS_MARK,
    .arguments = {1, 1},
    .options = {OPTION_MISSING, OPTION_EXCUSED, OPTION_COLLECTED, OPTION_MARKED, OPTION_RETURNED,
                OPTION_CORRECTED, OPTION_STOPPED, OPTION_ACTUAL, OPTION_FEEDBACK, OPTION_FORMAT},
    .run = run_mark,
};
