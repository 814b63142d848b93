/* event.c: `event add`, `list`, `edit`, `rm`, `import`: tests, trips, games days, of a class, a grade or the
 * whole school. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"

/* ---- showing ---- */

static bool print_events(struct cli *cli, const struct school_event *events, size_t count,
                         struct err *err)
{
    const struct school_data *data = service_data(cli->service);
    struct listed_event *items = ARENA_ARRAY(cli->arena, count, struct listed_event);

    for (size_t i = 0; i < count; i++) {
        const struct class *class =
            events[i].class_id != 0 ? service_class_by_id(&cli->session, events[i].class_id) : NULL;

        items[i] = (struct listed_event){
            .event = &events[i],
            .class_code =
                class ? class_code(&data->school, class, events[i].first, cli->arena) : "",
            .whose = service_event_whose(&cli->session, &events[i], cli->arena),
        };
    }
    return print_value(cli, PRESS_EVENTS,
                       &(union press_value){.events = {.items = items, .count = count}}, err);
}

static bool is_among(const struct school_event *events, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (events[i].id == id)
            return true;
    return false;
}

/* From the day acted on, unless --from says another; of the classes named, or all. */
static bool run_event_list(struct cli *cli, struct err *err)
{
    day_t from = cli->session.moment.date, to = DAY_LAST - 1;
    struct class_choice classes = {0};
    struct school_event *events = NULL;
    size_t count = 0, capacity = 0;

    if (!read_range(cli, &from, &to, err) || !read_classes(cli, 0, &classes, err))
        return false;
    for (size_t i = 0; i < (classes.named ? classes.count : 1); i++) {
        struct event_list list;

        if (!service_events(&cli->session, classes.named ? classes.items[i] : NULL, from, to,
                            cli->arena, &list, err))
            return false;
        for (size_t j = 0; j < list.count; j++) {
            if (is_among(events, count, list.items[j].id))
                continue;
            events = arena_grow(cli->arena, events, &capacity, count + 1, sizeof *events);
            events[count++] = list.items[j];
        }
    }
    return print_events(cli, events, count, err);
}

/* ---- what is said of one ---- */

/* A class or a grade of --class; "all" is the whole school. */
static bool read_whose(struct cli *cli, const char *text, struct school_event *event,
                       struct err *err)
{
    const struct school *school = &service_data(cli->service)->school;
    const struct class *class = NULL;

    event->class_id = 0;
    event->grade = 0;
    if (text_same_word(text, "all") || text_same_word(text, _("the whole school")))
        return true;
    if (!service_class(&cli->session, text, event->first, &class, err)) {
        event->grade = grade_parse(school, text);
        if (event->grade == 0)
            return false;
        err_clear(err);
        return true;
    }
    event->class_id = class->id;
    return true;
}

static bool read_event_text(struct cli *cli, const char *text, const char **out, struct err *err)
{
    char *accepted;

    if (!text_accept(cli->arena, text, strlen(text), EVENT_TEXT_MAX_CHARS, _("the text"), &accepted,
                     NULL, err))
        return false;
    *out = accepted;
    return true;
}

static bool run_event_add(struct cli *cli, struct err *err)
{
    struct school_event event = {.first = cli->session.moment.date};
    const char *whose = option_value(cli, OPTION_CLASS), *to = option_value(cli, OPTION_TO);
    size_t count, added;
    const char **parts = split_list(cli->arena, whose ? whose : "all", &count);
    struct event_list list = {.items = ARENA_ARRAY(cli->arena, count, struct school_event)};

    event.last = event.first;
    if (!read_event_text(cli, cli->arguments[0], &event.text, err) ||
        (to && (!read_date(cli, to, &event.last, err) ||
                !date_check_range(event.first, event.last, err))))
        return false;
    if (count == 0)
        return err_set(err, ERR_INPUT, _("the class is empty: write it as 3-2 or 三(2)"));
    for (size_t i = 0; i < count; i++) {
        if (!read_whose(cli, parts[i], &event, err))
            return false;
        list.items[list.count++] = event;
    }
    if (!service_add_events(&cli->session, &list, &added, err))
        return false;
    if (added == 0)
        return err_set(err, ERR_INPUT, _("this event is there already: see hwboard event list"));
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || print_events(cli, list.items, list.count, err);
}

static bool find_event(struct cli *cli, struct school_event **event, struct err *err)
{
    uint32_t id;

    if (!text_parse_uint(cli->arguments[0], INT32_MAX, &id))
        return err_set(err, ERR_INPUT,
                       _("“%s” is not the number of an event: see hwboard event list"),
                       cli->arguments[0]);
    return service_event(&cli->session, (int64_t)id, cli->arena, event, err);
}

/* Another first day moves it, as long as it was, unless the last one is named as well. */
static bool read_event_days(struct cli *cli, struct school_event *event, struct err *err)
{
    const char *from = option_value(cli, OPTION_FROM), *to = option_value(cli, OPTION_TO);
    day_t first = event->first;

    if (from && !read_date(cli, from, &first, err))
        return false;
    event->last += first - event->first;
    event->first = first;
    return (!to || read_date(cli, to, &event->last, err)) &&
           date_check_range(event->first, event->last, err);
}

static bool run_event_edit(struct cli *cli, struct err *err)
{
    const char *text = option_value(cli, OPTION_TEXT), *whose = option_value(cli, OPTION_CLASS);
    struct school_event *before, after;

    if (!find_event(cli, &before, err))
        return false;
    if (!text && !whose && !option_given(cli, OPTION_FROM) && !option_given(cli, OPTION_TO))
        return err_set(err, ERR_INPUT, _("no change was named: see hwboard %s --help"),
                       cli->command->name);
    after = *before;
    if (!read_event_days(cli, &after, err) ||
        (text && !read_event_text(cli, text, &after.text, err)) ||
        (whose && !read_whose(cli, whose, &after, err)) ||
        !service_put(&cli->session, ENTITY_EVENT, before, &after, err))
        return false;
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || print_events(cli, &after, 1, err);
}

static bool run_event_rm(struct cli *cli, struct err *err)
{
    struct school_event *event;

    if (!find_event(cli, &event, err) ||
        !service_put(&cli->session, ENTITY_EVENT, event, NULL, err))
        return false;
    cli->saved = true;
    return true;
}

static bool run_event_import(struct cli *cli, struct err *err)
{
    struct event_list list;
    struct file file;
    size_t added;

    if (!file_read(cli->arena, cli->arguments[0], &file, err) ||
        !service_import_events(&cli->session, &file, cli->arena, &list, &added, err))
        return false;
    cli->saved = added > 0;
    if (!option_given(cli, OPTION_QUIET))
        printf(_("%zu events taken, %zu were there already\n"), added, list.count - added);
    return true;
}

const struct command command_event_add = {
    .name = "event add",
    .usage = N_("TEXT"),
    .help = N_("add a test, a trip, a games day on the day of --date"),
    .more = N_("--to names its last day. --class takes classes and grades, 3-2,三年级; without it "
               "the event is the whole school's. It stands on the boards of its days, in the week "
               "and on the plan."),
    .kind = PRESS_EVENTS,
    .arguments = {1, 1},
    .options = {OPTION_CLASS, OPTION_TO},
    .run = run_event_add,
};

const struct command command_event_list = {
    .name = "event list",
    .usage = N_("[CLASS…]"),
    .help = N_("list events from the day acted on: number, days, text, whose"),
    .more = N_("--format csv writes what event import reads."),
    .kind = PRESS_EVENTS,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_FROM, OPTION_TO, OPTION_FORMAT, OPTION_OUTPUT},
    .run = run_event_list,
};

const struct command command_event_edit = {
    .name = "event edit",
    .usage = N_("NUMBER"),
    .help = N_("change an event"),
    .kind = PRESS_EVENTS,
    .arguments = {1, 1},
    .options = {OPTION_TEXT, OPTION_CLASS, OPTION_FROM, OPTION_TO},
    .run = run_event_edit,
};

const struct command command_event_rm = {
    .name = "event rm",
    .usage = N_("NUMBER"),
    .help = N_("remove an event"),
    .arguments = {1, 1},
    .run = run_event_rm,
};

const struct command command_event_import = {
    .name = "event import",
    .usage = N_("FILE"),
    .help = N_("import events from a CSV date,to,class,text"),
    .more = N_("Chinese headers are understood; the class may be a grade, and empty is the whole "
               "school. What is there already is left out. UTF-8 or GB18030."),
    .file_words = true,
    .arguments = {1, 1},
    .run = run_event_import,
};
