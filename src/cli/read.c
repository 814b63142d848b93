/* read.c: `read`, what a teacher writes as it would be set; saves nothing. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "service/reading.h"

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
    char *data;
    size_t bytes;

    if (cli->argument_count == first + 1 && strcmp(cli->arguments[first], "-") == 0) {
        if (!file_read(cli->arena, "-", &data, &bytes, err))
            return false;
        *message = data;
        if (strlen(data) != bytes)
            return err_set(err, ERR_INPUT, _("the message holds a zero byte: take it out"));
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
    struct reading *reading;
    const char *code = NULL;

    if (!read_class(cli, &request.class, err) ||
        !read_message(cli, request.class != NULL ? 1 : 0, &request.text, err) ||
        !service_read(&cli->session, &request, cli->arena, &reading, &class, err))
        return false;
    if (class != NULL)
        code = class_code(&service_data(cli->service)->school, class, reading->day, cli->arena);
    return print_value(
        cli, PRESS_READING,
        &(union press_value){.reading = {reading, code, option_given(cli, OPTION_EXPLAIN)}}, err);
}

const struct command command_read = {
    .name = "read",
    .usage = N_("[CLASS] TEXT|-"),
    .help = N_("show how what a teacher writes is understood, a line or a whole message"),
    .more = N_("Nothing is saved. What was guessed has a question mark. - reads standard input; "
               "--explain says what each piece of the text was taken for."),
    .kind = PRESS_READING,
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = SIZE_MAX,
    .options = {OPTION_EXPLAIN, OPTION_FORMAT},
    .run = run_read,
};
