/* read.c: `read` and `quick`, what a teacher writes, only shown and set. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/homework_options.h"
#include "cli/outcome.h"
#include "cli/row.h"

/* Whether the first of several arguments is meant as a class: it names one, or looks like one. */
static bool read_class(struct cli *cli, const struct class **class, struct err *err)
{
    struct class_ref ref;
    struct err ignored = {0};

    *class = NULL;
    if (cli->argument_count < 2)
        return true;
    if (service_class(&cli->session, cli->arguments[0], cli->session.moment.date, class, &ignored))
        return true;
    *class = NULL;
    ref = class_ref_parse(&service_data(cli->service)->school, cli->arguments[0]);
    return ref.type == CLASS_REF_NAME || read_one_class(cli, cli->arguments[0], class, err);
}

/* The other arguments as one text, or standard input. */
static bool read_message(struct cli *cli, size_t first, const char **message, struct err *err)
{
    struct text_buf text = {.arena = cli->arena};
    struct file file;

    if (cli->argument_count == first + 1 && strcmp(cli->arguments[first], "-") == 0) {
        if (!file_read(cli->arena, "-", &file, err))
            return false;
        *message = file.data;
        if (strlen(file.data) != file.bytes)
            return err_set(err, ERR_INPUT, _("the message contains a zero byte: remove it"));
        return true;
    }
    for (size_t i = first; i < cli->argument_count; i++) {
        text_buf_add(&text, i > first ? " " : "");
        text_buf_add(&text, cli->arguments[i]);
    }
    *message = text_buf_str(&text);
    return true;
}

static bool run_read(struct cli *cli, struct err *err)
{
    struct reading_request request = {.day_asked = option_given(cli, OPTION_DATE)};
    const struct class *class = NULL;
    struct reader_result *reading;
    const char *code = NULL;

    if (!read_class(cli, &request.class, err) ||
        !read_message(cli, request.class ? 1 : 0, &request.text, err) ||
        !service_read(&cli->session, &request, cli->arena, &reading, &class, err))
        return false;
    if (class)
        code = class_code(&service_data(cli->service)->school, class, reading->day, cli->arena);
    return print_value(
        cli, PRESS_READING,
        &(union press_value){.reading = {reading, code, option_given(cli, OPTION_EXPLAIN)}}, err);
}

const struct command command_read = {
    .name = "read",
    .usage = N_("[CLASS] TEXT|-"),
    .help = N_("show how a line or a whole message by a teacher is understood"),
    .more = N_("Nothing is saved. What was guessed has a question mark. - reads standard input; "
               "--explain says what each piece of the text was taken for."),
    .kind = PRESS_READING,
    .arguments = {1, SIZE_MAX},
    .options = {OPTION_EXPLAIN, OPTION_FORMAT},
    .run = run_read,
};

/* ---- quick ---- */

static bool same_item(const struct reader_item *a, const struct reader_item *b)
{
    return a->subject == b->subject && strcmp(a->text, b->text) == 0 && a->minutes == b->minutes &&
           a->estimated == b->estimated && a->kind == b->kind && a->due == b->due &&
           a->guessed == b->guessed;
}

/* Whether a message means the same for two classes: grade, timetable and history may tell them apart. */
static bool same_reading(const struct reader_result *a, const struct reader_result *b)
{
    bool same = a->item_count == b->item_count && a->none_count == b->none_count &&
                a->note_count == b->note_count && a->day == b->day;

    for (size_t i = 0; same && i < a->item_count; i++)
        same = same_item(&a->items[i], &b->items[i]);
    return same;
}

/* What was understood, once where it is the same for all classes. */
static bool show_readings(struct cli *cli, const struct class_reading *readings, size_t count,
                          struct err *err)
{
    const struct school *school = &service_data(cli->service)->school;
    bool differ = false;

    for (size_t i = 1; i < count; i++)
        differ = differ || !same_reading(readings[0].reading, readings[i].reading);
    for (size_t i = 0; i < (differ ? count : 1); i++) {
        const struct reader_result *reading = readings[i].reading;
        if (differ)
            print_row(cli, (const char *const[]){class_short(school, readings[i].class,
                                                             reading->day, cli->lang, cli->arena),
                                                 NULL});
        if (!print_value(cli, PRESS_READING, &(union press_value){.reading = {.reading = reading}},
                         err))
            return false;
    }
    return true;
}

/* Other formats are for programs: what must be told is a note. */
static bool show_understood(struct cli *cli, const struct class_reading *readings, size_t count,
                            struct err *err)
{
    if (option_given(cli, OPTION_QUIET))
        return true;
    if (choose_format(cli, PRESS_OUTCOME) != PRESS_JSON)
        return show_readings(cli, readings, count, err);
    for (size_t i = 0; i < readings[0].reading->note_count; i++)
        say_note(cli, reader_sentence(&readings[0].reading->notes[i], cli->arena));
    return true;
}

static bool run_quick(struct cli *cli, struct err *err)
{
    struct reading_request request = {.day_asked = option_given(cli, OPTION_DATE)};
    struct class_choice classes;
    struct class_reading *readings;
    enum add_mode mode = read_add_mode(cli);
    struct outcome outcome = {0};

    if (!read_classes_of_word(cli, cli->arguments[0], &classes, err) ||
        !read_message(cli, 1, &request.text, err))
        return false;
    readings = ARENA_ARRAY(cli->arena, classes.count, struct class_reading);
    request.asked = classes.items;
    request.asked_count = classes.count;
    for (size_t i = 0; i < classes.count; i++) {
        struct reader_result *reading;
        request.class = classes.items[i];
        if (!service_read(&cli->session, &request, cli->arena, &reading, &readings[i].class, err))
            return false;
        readings[i].reading = reading;
    }
    if (!service_set_readings(&cli->session, readings, classes.count, mode, cli->arena, &outcome,
                              err) ||
        !show_understood(cli, readings, classes.count, err))
        return false;
    outcome_show(cli, &outcome, mode == ADD_DRY_RUN);
    return true;
}

const struct command command_quick = {
    .name = "quick",
    .usage = N_("CLASS[,CLASS…] TEXT|-"),
    .help = N_("set homework as a teacher writes it, a line or a whole message"),
    .more = N_("It is all one change, or none if a line is not understood. What was understood is "
               "shown first; what was guessed has a question mark. - reads standard input. For "
               "those who like marks: @due, #kind, +tier, ~校内, ? optional, ! needs a device."),
    .kind = PRESS_OUTCOME,
    .arguments = {2, SIZE_MAX},
    .options = {OPTION_DRAFT, OPTION_DRY_RUN, OPTION_FORMAT},
    .run = run_quick,
};
