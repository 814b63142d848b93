/* log.c: `log`, the history newest first, a line for each item of a change. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "domain/fields.h"

#define LOG_PAGE_ROWS 500

static const char *row_text(struct cli *cli, const struct history_row *row)
{
    struct text_buf line = {.arena = cli->arena};

    text_buf_add(&line, service_row_words(&cli->session, row, cli->arena));
    if (row->ref)
        text_buf_printf(&line, _(" (takes back change %lld)"), (long long)row->ref);
    if (row->why && *row->why)
        text_buf_printf(&line, _(" (why: %s)"), row->why);
    return text_buf_str(&line);
}

/* Of what is of a pupil without the seat, which stands at its end. */
static const char *shown_key(struct cli *cli, const struct history_row *row)
{
    const char *seat = row->entity == ENTITY_HABIT || row->entity == ENTITY_LEFT_SEAT
                           ? strrchr(row->key, ' ')
                           : NULL;

    return seat ? arena_strndup(cli->arena, row->key, (size_t)(seat - row->key)) : row->key;
}

static struct press_log_row log_row(struct cli *cli, const struct history_row *row)
{
    const struct class *class =
        row->class_id ? service_class_by_id(&cli->session, row->class_id) : NULL;

    const char *key = shown_key(cli, row), *entity = records[row->entity].code;
    bool homework = row->entity == ENTITY_ASSIGNMENT;

    return (struct press_log_row){
        .change = row->change,
        .at = row->at,
        .actor = row->actor,
        .action = row->action,
        .class_code = class ? class_code(&service_data(cli->service)->school, class,
                                         cli->session.moment.date, cli->arena)
                            : NULL,
        .item = homework ? arena_printf(cli->arena, "#%s", key)
                         : arena_printf(cli->arena, "%s:%s", entity, key),
        .entity = entity,
        .key = key,
        .assignment = homework ? strtoll(key, NULL, 10) : 0,
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
    if (!may_print(cli, &press, err))
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
    good = press_end(&press, good ? err : NULL) && good;
    cli->arena = whole;
    return good;
}

const struct command command_log = {
    .name = "log",
    .usage = N_("[CLASS]"),
    .help = N_("who changed what and when, newest first"),
    .more = N_("One line for each item: change, time, actor, action, class, item, before → after."),
    .kind = PRESS_LOG,
    .arguments = {0, 1},
    .options = {OPTION_FORMAT, OPTION_PAPER, OPTION_LANDSCAPE},
    .run = run_log,
};
