/* add.c: `add` and `quick`, the two ways of setting homework, and the options both share with `edit`. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/details.h"
#include "cli/outcome.h"

static enum add_mode mode_of(const struct cli *cli)
{
    if (option_given(cli, OPTION_DRY_RUN))
        return ADD_DRY_RUN;
    return option_given(cli, OPTION_DRAFT) ? ADD_DRAFT : ADD_PUBLISH;
}

/* One assignment a class, then saved as one change. */
static bool add_to_classes(struct cli *cli, const struct class_choice *classes,
                           const struct assignment *pattern, struct err *err)
{
    struct assignment *wanted = ARENA_ARRAY(cli->arena, classes->count, struct assignment);
    enum add_mode mode = mode_of(cli);
    struct outcome outcome = {0};

    for (size_t i = 0; i < classes->count; i++) {
        wanted[i] = *pattern;
        wanted[i].class_id = classes->items[i]->id;
        service_complete(&cli->session, &wanted[i]);
    }
    if (!service_add(&cli->session, wanted, classes->count, mode, cli->arena, &outcome, err))
        return false;
    outcome_show(cli, &outcome, mode == ADD_DRY_RUN);
    return true;
}

static bool run_add(struct cli *cli, struct err *err)
{
    struct class_choice classes;
    const struct subject *subject;
    struct text_buf text = {.arena = cli->arena};
    struct assignment item = {.assigned = cli->session.moment.date, .confirmed = true};
    unsigned fields = 0;

    if (!read_classes_of_word(cli, cli->arguments[0], &classes, err) ||
        !service_subject(&cli->session, cli->arguments[1], &subject, err) ||
        !read_number(cli->arguments[2], _("the minutes"), 0, MINUTES_MAX, &item.minutes, err))
        return false;
    for (size_t i = 3; i < cli->argument_count; i++) {
        text_buf_add(&text, i > 3 ? " " : "");
        text_buf_add(&text, cli->arguments[i]);
    }
    item.text = text_buf_str(&text);
    item.subject = subject->code;
    item.kind = subject->kind;
    return read_details(cli, &item, &fields, err) && add_to_classes(cli, &classes, &item, err);
}

const struct command command_add = {
    .name = "add",
    .usage = N_("CLASS[,CLASS…] SUBJECT MINUTES TEXT…"),
    .help = N_("set homework, and show what each class's evenings become"),
    .more = N_("What would make an evening red is held until a reviewer approves it; the exit code "
               "is 1 then. Write -- before a text that begins with a dash."),
    .kind = PRESS_OUTCOME,
    .need = NEED_SCHOOL,
    .arguments_min = 4,
    .arguments_max = SIZE_MAX,
    .options = {OPTION_KIND, OPTION_TIER, OPTION_OPTIONAL, OPTION_PLACE, OPTION_DUE, OPTION_SPREAD,
                OPTION_UNIT, OPTION_DEVICE, OPTION_TEACHER, OPTION_DRAFT, OPTION_DRY_RUN,
                OPTION_FORMAT},
    .run = run_add,
};

/* ---- quick ---- */

/* Every problem of the line is said, each with the piece it is about. */
static bool quick_problems(struct cli *cli, const struct quick *quick, const char *line,
                           struct err *err)
{
    for (size_t i = 0; i < quick->problem_count; i++) {
        const struct quick_problem *problem = &quick->problems[i];
        const char *piece =
            arena_strndup(cli->arena, line + problem->start, problem->end - problem->start);
        if (*piece && !strstr(problem->message, piece))
            err_add(err, ERR_INPUT, "“%s”: %s", piece, problem->message);
        else
            err_add(err, ERR_INPUT, "%s", problem->message);
    }
    return quick->problem_count == 0;
}

static bool run_quick(struct cli *cli, struct err *err)
{
    struct quick_context context = service_quick_context(&cli->session, cli->session.moment.date);
    struct class_choice classes;
    struct text_buf line = {.arena = cli->arena};
    struct assignment item = {.assigned = cli->session.moment.date, .confirmed = true};
    const struct quick *quick;

    if (!read_classes_of_word(cli, cli->arguments[0], &classes, err))
        return false;
    for (size_t i = 1; i < cli->argument_count; i++) {
        text_buf_add(&line, i > 1 ? " " : "");
        text_buf_add(&line, cli->arguments[i]);
    }
    if (text_chars(text_buf_str(&line)) > QUICK_LINE_MAX_CHARS)
        return err_set(err, ERR_INPUT, _("the line has more than %d characters: shorten it"),
                       QUICK_LINE_MAX_CHARS);
    quick = quick_parse(&context, text_buf_str(&line), cli->arena);
    if (!quick_problems(cli, quick, text_buf_str(&line), err))
        return false;
    quick_fill(quick, &context, &item);
    return add_to_classes(cli, &classes, &item, err);
}

const struct command command_quick = {
    .name = "quick",
    .usage = N_("CLASS[,CLASS…] \"LINE\""),
    .help = N_("set homework with one line: 数学 练习册P12 15分 @周三 #书面 +提升"),
    .more =
        N_("The subject comes first, then in any order: the text, minutes (15, 15分, 1h30), @due, "
           "#kind, +tier, ~校内, ? optional, ! needs a device."),
    .kind = PRESS_OUTCOME,
    .need = NEED_SCHOOL,
    .arguments_min = 2,
    .arguments_max = SIZE_MAX,
    .options = {OPTION_DRAFT, OPTION_DRY_RUN, OPTION_FORMAT},
    .run = run_quick,
};
