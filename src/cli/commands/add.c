/* add.c: `add`, homework given word by word. */
#include "config.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/homework_options.h"
#include "cli/outcome.h"

/* One assignment a class, then saved as one change. kind_of: of this subject, where no kind is given. */
static bool add_to_classes(struct cli *cli, const struct class_choice *classes,
                           const struct assignment *pattern, const struct subject *kind_of,
                           struct err *err)
{
    struct assignment *wanted = ARENA_ARRAY(cli->arena, classes->count, struct assignment);
    enum add_mode mode = read_add_mode(cli);
    struct outcome outcome = {0};

    for (size_t i = 0; i < classes->count; i++) {
        wanted[i] = *pattern;
        wanted[i].class_id = classes->items[i]->id;
        if (kind_of)
            wanted[i].kind = service_kind(&cli->session, classes->items[i], pattern->assigned,
                                          kind_of, pattern->text);
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
    return read_homework_options(cli, &item, &fields, err) &&
           add_to_classes(cli, &classes, &item, fields & FIELD_KIND ? NULL : subject, err);
}

const struct command command_add = {
    .name = "add",
    .usage = N_("CLASS[,CLASS…] SUBJECT MINUTES TEXT…"),
    .help = N_("set homework, and show what it makes of each class's evenings"),
    .more = N_("What would make an evening red is held until a reviewer approves it; the exit code "
               "is 1 then. Write -- before a text that begins with a dash."),
    .kind = PRESS_OUTCOME,
    .arguments = {4, SIZE_MAX},
    .options = {OPTION_KIND, OPTION_TIER, OPTION_OPTIONAL, OPTION_PLACE, OPTION_DUE, OPTION_SPREAD,
                OPTION_UNIT, OPTION_DEVICE, OPTION_TEACHER, OPTION_DRAFT, OPTION_DRY_RUN,
                OPTION_FORMAT},
    .run = run_add,
};
