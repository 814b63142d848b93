/* habits.c: `habits`, the five dimensions of a class: shown, typed by seat or as raised hands, and taken
 * from a survey's file. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"

static const enum option_id dimension_options[DIMENSION_COUNT] = {
    [DIMENSION_HOMEWORK] = OPTION_HOMEWORK, [DIMENSION_PHONE] = OPTION_PHONE,
    [DIMENSION_READING] = OPTION_READING,   [DIMENSION_SLEEP] = OPTION_SLEEP,
    [DIMENSION_EXERCISE] = OPTION_EXERCISE,
};

/* ---- showing ---- */

static bool show_report(struct cli *cli, const struct class *class, day_t day, struct err *err)
{
    struct habit_report *report;
    struct board **boards;
    size_t count;

    return service_habits(&cli->session, class, day, cli->arena, &report, err) &&
           service_boards(&cli->session, &class, 1, report->day, report->day, cli->arena, &boards,
                          &count, err) &&
           print_value(cli, PRESS_HABITS, &(union press_value){.habits = {report, boards[0]}}, err);
}

static bool show_rows(struct cli *cli, const struct class *class, struct err *err)
{
    day_t to = cli->session.moment.date, from = date_monday(to);
    struct habit_list list;

    return read_range(cli, &from, &to, err) &&
           service_habit_rows(&cli->session, class, from, to, cli->arena, &list, err) &&
           print_value(cli, PRESS_HABIT_ROWS,
                       &(union press_value){.habit_rows = {class, list.items, list.count}}, err);
}

/* ---- typing ---- */

/* What was typed of this seat before stays, where it is not typed anew. */
static bool keep_others(struct cli *cli, const struct class *class, struct habit *habit,
                        struct err *err)
{
    struct habit_list list;

    if (!service_habit_rows(&cli->session, class, habit->day, habit->day, cli->arena, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++)
        for (int d = 0; list.items[i].seat == habit->seat && d < DIMENSION_COUNT; d++)
            if (!option_given(cli, dimension_options[d]))
                habit->minutes[d] = list.items[i].minutes[d];
    return true;
}

static bool put_seat(struct cli *cli, const struct class *class, struct err *err)
{
    struct habit habit = {.class_id = class->id, .day = cli->session.moment.date};
    bool any = false;

    if (!read_number(option_value(cli, OPTION_SEAT), _("the seat"), 1, CLASS_SIZE_MAX, &habit.seat,
                     err))
        return false;
    for (int d = 0; d < DIMENSION_COUNT; d++) {
        const char *name = vocab_name(&vocab_dimension, d, cli->lang);
        habit.minutes[d] = HABIT_NONE;
        if (!option_given(cli, dimension_options[d]))
            continue;
        any = true;
        /* What a day cannot have is refused by the service, with its seat. */
        if (!read_number(option_value(cli, dimension_options[d]), name, 0, INT32_MAX,
                         &habit.minutes[d], err))
            return false;
    }
    if (!any)
        return err_set(err, ERR_INPUT,
                       _("seat %d: say its minutes, with --homework, --phone, --reading, --sleep "
                         "or --exercise"),
                       habit.seat);
    return keep_others(cli, class, &habit, err) &&
           service_put_habits(&cli->session, &habit, 1, err);
}

/* phone=20,8,4 */
static bool read_hands(struct cli *cli, const char *text, struct habit_count *hands,
                       struct err *err)
{
    const char *equals = strchr(text, '=');
    size_t count = 0;
    const char **parts = NULL;
    int dimension;

    if (equals)
        parts = split_list(cli->arena, equals + 1, &count);
    if (count != HABIT_BANDS)
        return err_set(err, ERR_INPUT,
                       _("--count %s: write a dimension and the hands for green, yellow, red, such "
                         "as phone=20,8,4"),
                       text);
    if (!read_word(cli, &vocab_dimension, arena_strndup(cli->arena, text, (size_t)(equals - text)),
                   _("the dimension"), &dimension, err))
        return false;
    hands->dimension = (enum dimension)dimension;
    for (size_t i = 0; i < HABIT_BANDS; i++)
        if (!read_number(parts[i], _("the hands"), 0, CLASS_SIZE_MAX, &hands->count[i], err))
            return false;
    return true;
}

static bool put_hands(struct cli *cli, const struct class *class, struct err *err)
{
    struct habit_count *hands = ARENA_ARRAY(cli->arena, cli->line.given_count, struct habit_count);
    size_t count = 0;

    for (size_t i = 0; i < cli->line.given_count; i++) {
        if (cli->line.given[i].id != OPTION_COUNT_HANDS)
            continue;
        hands[count] = (struct habit_count){.class_id = class->id, .day = cli->session.moment.date};
        if (!read_hands(cli, cli->line.given[i].value, &hands[count], err))
            return false;
        for (size_t j = 0; j < count; j++)
            if (hands[j].dimension == hands[count].dimension)
                return err_set(err, ERR_INPUT, _("--count %s: this dimension was already given"),
                               cli->line.given[i].value);
        count++;
    }
    return service_put_habit_counts(&cli->session, hands, count, err);
}

static bool run_habits(struct cli *cli, struct err *err)
{
    const struct class *class;
    bool seat = option_given(cli, OPTION_SEAT), hands = option_given(cli, OPTION_COUNT_HANDS);
    bool rows = option_given(cli, OPTION_ROWS);

    if (!read_one_class(cli, cli->arguments[0], &class, err))
        return false;
    if (seat + hands + rows > 1)
        return err_set(err, ERR_INPUT, _("--%s and --%s do not go together: leave one out"),
                       seat ? "seat" : "count", rows ? "rows" : "count");
    for (int d = 0; !seat && d < DIMENSION_COUNT; d++)
        if (option_given(cli, dimension_options[d]))
            return err_set(err, ERR_INPUT, _("--%s needs the seat: --seat NUMBER"),
                           options[dimension_options[d]].name);
    if (rows)
        return show_rows(cli, class, err);
    if (choose_format(cli, PRESS_HABIT_ROWS) == PRESS_CSV)
        return err_set(err, ERR_INPUT, _("csv is for the rows by seat: add --rows"));
    if ((seat && !put_seat(cli, class, err)) || (hands && !put_hands(cli, class, err)))
        return false;
    cli->saved = seat || hands;
    return (cli->saved && option_given(cli, OPTION_QUIET)) ||
           show_report(cli, class, cli->session.moment.date, err);
}

const struct command command_habits = {
    .name = "habits",
    .usage = N_("CLASS"),
    .help = N_("the five dimensions of a class: homework, phone, reading, sleep, exercise"),
    .more =
        N_("Shows the colours of the week up to the day. With --seat and minutes it records what "
           "one pupil reported, with --count the hands raised for green, yellow and red. --rows "
           "lists what was reported by seat, for the homeroom teacher. `habits import` takes a "
           "survey's file."),
    .kind = PRESS_HABIT_ROWS,
    .arguments = {1, 1},
    .options = {OPTION_SEAT, OPTION_HOMEWORK, OPTION_PHONE, OPTION_READING, OPTION_SLEEP,
                OPTION_EXERCISE, OPTION_COUNT_HANDS, OPTION_ROWS, OPTION_FROM, OPTION_TO,
                OPTION_FORMAT},
    .run = run_habits,
};

/* ---- a survey's file ---- */

/* The report of each class and day in the file, once. */
static bool show_imported(struct cli *cli, const struct habit *habits, size_t count,
                          struct err *err)
{
    const struct class *class;

    printf(_("%zu taken, %zu left out"), count, (size_t)0);
    putchar('\n');
    for (size_t i = 0; i < count; i++) {
        bool shown = false;
        for (size_t j = 0; j < i && !shown; j++)
            shown = habits[j].class_id == habits[i].class_id && habits[j].day == habits[i].day;
        if (shown)
            continue;
        class = service_need_class(&cli->session, habits[i].class_id, err);
        if (!class || !show_report(cli, class, habits[i].day, err))
            return false;
    }
    return true;
}

static bool run_habits_import(struct cli *cli, struct err *err)
{
    struct habit_list habits;
    struct file file;

    if (!file_read(cli->arena, cli->arguments[0], &file, err) ||
        !service_import_habits(&cli->session, &file, cli->arena, &habits, err))
        return false;
    cli->saved = habits.count > 0;
    return option_given(cli, OPTION_QUIET) || show_imported(cli, habits.items, habits.count, err);
}

const struct command command_habits_import = {
    .name = "habits import",
    .usage = N_("FILE"),
    .help = N_("import a survey of the five dimensions from a CSV, all or nothing"),
    .more =
        N_("Columns: date, class, seat, then minutes: homework, phone, reading, sleep, exercise; "
           "Chinese headers are understood. UTF-8 or GB18030. - reads standard input."),
    .file_words = true,
    .arguments = {1, 1},
    .run = run_habits_import,
};
