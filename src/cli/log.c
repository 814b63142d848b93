/* log.c: `log`, the history newest first, a line for each item of a change. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/log_row.h"

#define LOG_PAGE_ROWS 500

/* Homework in the words of people: only the fields that differ, and the state. */
static bool assignment_changes(struct cli *cli, const struct history_row *row,
                               struct text_buf *line)
{
    struct assignment *before, *after;
    unsigned fields;

    if (!store_assignment_from_json(row->before, cli->arena, &before, NULL) ||
        !store_assignment_from_json(row->after, cli->arena, &after, NULL))
        return false;
    if (before->state != after->state)
        log_add_change(line, _("state"), vocab_name(&vocab_state, (int)before->state, cli->lang),
                       vocab_name(&vocab_state, (int)after->state, cli->lang));
    if (before->confirmed != after->confirmed)
        log_add_change(line, _("confirmed"), before->confirmed ? _("yes") : _("no"),
                       after->confirmed ? _("yes") : _("no"));
    fields = assignment_diff(before, after);
    for (unsigned field = 1; field < FIELD_ALL; field <<= 1) {
        enum assignment_field one = (enum assignment_field)field;
        if (fields & field)
            log_add_change(line, assignment_field_name(one, cli->lang),
                           assignment_field_value(before, one, cli->lang, cli->arena),
                           assignment_field_value(after, one, cli->lang, cli->arena));
    }
    return true;
}

/* A new or removed assignment: what it was. */
static bool assignment_summary(struct cli *cli, const char *json, struct text_buf *line)
{
    const struct subject *subject;
    struct assignment *item;

    if (!store_assignment_from_json(json, cli->arena, &item, NULL))
        return false;
    subject = subject_by_code(&service_data(cli->service)->subjects, item->subject);
    text_buf_printf(line, _("%s %d min %s (%s)"),
                    subject ? subject_name(subject, cli->lang) : item->subject, item->minutes,
                    item->text, vocab_name(&vocab_state, (int)item->state, cli->lang));
    return true;
}

static const char *row_text(struct cli *cli, const struct history_row *row)
{
    struct text_buf line = {.arena = cli->arena};
    bool done = false;

    if (row->entity == ENTITY_ASSIGNMENT) {
        if (row->before && row->after)
            done = assignment_changes(cli, row, &line);
        else
            done = assignment_summary(cli, row->after ? row->after : row->before, &line);
        if (done && row->before && !row->after)
            text_buf_add(&line, " → –");
    }
    if (!done)
        log_row_changes(cli, row, &line);
    if (row->ref)
        text_buf_printf(&line, _(" (takes back change %lld)"), (long long)row->ref);
    if (row->why && *row->why)
        text_buf_printf(&line, _(" (why: %s)"), row->why);
    return text_buf_str(&line);
}

/* "#17", "class:2"; of what a pupil reported without the seat, which stands at the key's end. */
static const char *row_id(struct cli *cli, const struct history_row *row)
{
    const char *seat = row->entity == ENTITY_HABIT ? strrchr(row->key, ' ') : NULL;

    if (row->entity == ENTITY_ASSIGNMENT)
        return arena_printf(cli->arena, "#%s", row->key);
    return arena_printf(cli->arena, "%s:%.*s", entity_codes[row->entity],
                        seat ? (int)(seat - row->key) : (int)strlen(row->key), row->key);
}

static struct press_log_row log_row(struct cli *cli, const struct history_row *row)
{
    const struct class *class =
        row->class_id ? service_class_by_id(&cli->session, row->class_id) : NULL;

    return (struct press_log_row){
        .change = row->change,
        .at = row->at,
        .actor = row->actor,
        .action = row->action,
        .class_code = class ? class_code(&service_data(cli->service)->school, class,
                                         cli->session.date, cli->arena)
                            : NULL,
        .item = row_id(cli, row),
        .text = row_text(cli, row),
    };
}

static void put_rows(struct cli *cli, struct press *press, const struct history_list *list)
{
    struct press_log_row *rows = ARENA_ARRAY(cli->arena, list->count, struct press_log_row);

    for (size_t i = 0; i < list->count; i++)
        rows[i] = log_row(cli, &list->items[i]);
    press_put(press, &(union press_value){.log = {rows, list->count}});
}

/* Page by page: a school's history is long, and memory is given back after each. */
static bool run_log(struct cli *cli, struct err *err)
{
    struct press press = cli_press(cli, PRESS_LOG);
    struct arena *whole = cli->arena;
    const struct class *class = NULL;
    int64_t below = 0;
    bool good = true, more = true;

    if (cli->argument_count > 0 && !read_one_class(cli, cli->arguments[0], &class, err))
        return false;
    press_begin(&press);
    while (good && more && !ferror(stdout)) {
        struct history_list list = {0};

        cli->arena = arena_new();
        good = service_log(&cli->session, class, below, LOG_PAGE_ROWS, cli->arena, &list, err);
        if (good)
            put_rows(cli, &press, &list);
        more = list.count == LOG_PAGE_ROWS;
        if (more)
            below = list.items[list.count - 1].seq;
        arena_free(cli->arena);
    }
    press_end(&press);
    cli->arena = whole;
    return good;
}

const struct command command_log = {
    .name = "log",
    .usage = N_("[CLASS]"),
    .help = N_("who changed what and when, newest first"),
    .more = N_("One line an item: change, time, actor, action, class, item, before → after."),
    .need = NEED_SCHOOL,
    .arguments_max = 1,
    .run = run_log,
};
