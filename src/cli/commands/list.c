/* list.c: `list`, and the listing it shares with `pending`; `due`. */
#include "config.h"

#include "cli/commands/list.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "show/show.h"

#define LIST_DAYS_BACK 14

static void append(struct cli *cli, struct item_list *all, const struct item_list *more)
{
    size_t capacity = all->count;

    all->items =
        arena_grow(cli->arena, all->items, &capacity, all->count + more->count, sizeof *all->items);
    if (more->count > 0)
        memcpy(all->items + all->count, more->items, more->count * sizeof *more->items);
    all->count += more->count;
    all->hidden += more->hidden;
    all->hidden_minutes += more->hidden_minutes;
}

static bool read_lists(struct cli *cli, read_items *read, bool each_class, struct item_list *all,
                       struct err *err)
{
    struct class_choice classes;

    *all = (struct item_list){0};
    if (!read_classes(cli, 0, &classes, err))
        return false;
    if (!classes.named && !each_class)
        return read(cli, NULL, all, err);
    for (size_t i = 0; i < classes.count; i++) {
        struct item_list more;
        if (!read(cli, classes.items[i], &more, err))
            return false;
        append(cli, all, &more);
    }
    return true;
}

static bool print_list(struct cli *cli, enum press_kind kind, const struct item_list *list,
                       day_t day, struct err *err)
{
    struct listed *items = show_items(&cli->session, list, cli->arena);
    int *correct = ARENA_ARRAY(cli->arena, list->count, int);

    if (!service_correct(&cli->session, list->items, list->count, correct, err))
        return false;
    for (size_t i = 0; i < list->count; i++)
        items[i].correct = correct[i];
    return print_value(cli, kind, &(union press_value){.list = {items, list->count, .day = day}},
                       err);
}

bool show_lists(struct cli *cli, read_items *read, struct err *err)
{
    struct item_list all;

    if (!read_lists(cli, read, false, &all, err) ||
        !print_list(cli, PRESS_LIST, &all, DAY_NONE, err))
        return false;
    if (all.hidden > 0)
        say_note(cli,
                 arena_printf(cli->arena, _("waiting for review, hidden from you: %zu (%d min)"),
                              all.hidden, all.hidden_minutes));
    return true;
}

/* ---- list ---- */

/* Keeps what was set on days whose board has the level. Items come day by day, class by class. */
static bool keep_level(struct cli *cli, struct item_list *list, int level, struct err *err)
{
    struct board **boards = NULL;
    const struct assignment *before = NULL;
    size_t count = 0, board_count;

    for (size_t i = 0; i < list->count; i++) {
        struct assignment *item = list->items[i];
        const struct class *class = service_class_by_id(&cli->session, item->class_id);
        bool same_board =
            before && before->class_id == item->class_id && before->assigned == item->assigned;

        if (!class)
            continue;
        if (!same_board && !service_boards(&cli->session, &class, 1, item->assigned, item->assigned,
                                           cli->arena, &boards, &board_count, err))
            return false;
        before = item;
        if ((int)boards[0]->level == level)
            list->items[count++] = item;
    }
    list->count = count;
    return true;
}

/* Keeps what --subject, --teacher and --level name. */
static bool keep_wanted(struct cli *cli, struct item_list *list, struct err *err)
{
    const char *teacher = option_value(cli, OPTION_TEACHER);
    const struct subject *subject = NULL;
    size_t count = 0;
    int level = -1;

    if (option_given(cli, OPTION_SUBJECT) &&
        !service_subject(&cli->session, option_value(cli, OPTION_SUBJECT), &subject, err))
        return false;
    if (option_given(cli, OPTION_LEVEL) &&
        !read_word(cli, &vocab_level, option_value(cli, OPTION_LEVEL), _("the level"), &level, err))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        const struct assignment *item = list->items[i];
        if ((!subject || strcmp(item->subject, subject->code) == 0) &&
            (!teacher || text_same_word(item->teacher, teacher)))
            list->items[count++] = list->items[i];
    }
    list->count = count;
    return level < 0 || keep_level(cli, list, level, err);
}

static bool items_of(struct cli *cli, const struct class *class, struct item_list *list,
                     struct err *err)
{
    day_t from = cli->session.moment.date - LIST_DAYS_BACK, to = DAY_LAST - 1;

    return read_range(cli, &from, &to, err) &&
           service_list(&cli->session, class, from, to, cli->arena, list, err) &&
           keep_wanted(cli, list, err);
}

static bool run_list(struct cli *cli, struct err *err)
{
    return show_lists(cli, items_of, err);
}

const struct command command_list = {
    .name = "list",
    .usage = N_("[CLASS…]"),
    .help = N_("list assignments of any state, from two weeks ago on"),
    .kind = PRESS_LIST,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_FROM, OPTION_TO, OPTION_SUBJECT, OPTION_TEACHER, OPTION_LEVEL,
                OPTION_FORMAT, OPTION_OUTPUT, OPTION_PAPER, OPTION_LANDSCAPE},
    .run = run_list,
};

/* ---- due ---- */

/* class: whose next school day it is; NULL: the school's. */
static bool due_day(struct cli *cli, const struct class *class, day_t *day, struct err *err)
{
    if (option_given(cli, OPTION_ON))
        return read_date(cli, option_value(cli, OPTION_ON), day, err);
    *day = calendar_next_school_day(class ? calendar_for(&cli->session, class->id)
                                          : service_data(cli->service)->calendar,
                                    cli->session.moment.date);
    return true;
}

static bool due_of(struct cli *cli, const struct class *class, struct item_list *list,
                   struct err *err)
{
    day_t day;

    return due_day(cli, class, &day, err) &&
           service_due(&cli->session, class, day, cli->arena, list, err);
}

static bool run_due(struct cli *cli, struct err *err)
{
    struct item_list all;
    struct class_choice classes;
    day_t day; /* of the title, where nothing is due */

    return read_classes(cli, 0, &classes, err) &&
           due_day(cli, classes.count == 1 ? classes.items[0] : NULL, &day, err) &&
           read_lists(cli, due_of, true, &all, err) && print_list(cli, PRESS_DUE, &all, day, err);
}

const struct command command_due = {
    .name = "due",
    .usage = N_("[CLASS…]"),
    .help = N_("what is handed in or brought on a day, whenever it was set"),
    .kind = PRESS_DUE,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_ON, OPTION_FORMAT, OPTION_OUTPUT, OPTION_PAPER,
                OPTION_LANDSCAPE},
    .run = run_due,
};
