/* board.c: `board` in its formats, and what the program does without a command. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "show/show.h"

struct board_request
{
    struct class_choice classes;
    bool week, range, as_of;
    stamp_t at; /* as_of */
    day_t from, to;
};

static bool read_days(struct cli *cli, struct board_request *request, struct err *err)
{
    request->week = option_given(cli, OPTION_WEEK);
    request->range = option_given(cli, OPTION_FROM) || option_given(cli, OPTION_TO);
    request->from = request->to = cli->session.moment.date;
    if (request->week && request->range)
        return err_set(err, ERR_INPUT,
                       _("--week and --from or --to do not go together: leave one out"));
    if (request->week) {
        request->from = date_monday(cli->session.moment.date);
        request->to = request->from + WEEK_DAYS - 1;
    }
    return read_range(cli, &request->from, &request->to, err);
}

static bool may_chat(const struct cli *cli, struct err *err)
{
    if (service_data(cli->service)->policy.chat_allowed)
        return true;
    return err_set(err, ERR_DENIED,
                   _("text for chat groups is switched off by the policy: see hwboard doctor"));
}

static bool read_sheets(struct cli *cli, const struct board_request *request, struct sheet **sheets,
                        struct err *err)
{
    for (size_t i = 0; i < request->classes.count; i++) {
        const struct class *class = request->classes.items[i];
        bool good = request->as_of
                        ? service_sheet_as_of(&cli->session, class, request->from, request->to,
                                              request->at, cli->arena, &sheets[i], err)
                        : service_sheet(&cli->session, class, request->from, request->to,
                                        cli->arena, &sheets[i], err);
        if (!good)
            return false;
    }
    return true;
}

static bool read_boards(struct cli *cli, const struct board_request *request,
                        struct board ***boards, size_t *count, struct err *err)
{
    if (request->as_of)
        return service_boards_as_of(&cli->session, request->classes.items, request->classes.count,
                                    request->from, request->to, request->at, cli->arena, boards,
                                    count, err);
    return service_boards(&cli->session, request->classes.items, request->classes.count,
                          request->from, request->to, cli->arena, boards, count, err);
}

static bool read_posts(struct cli *cli, const struct board_request *request, bool signatures,
                       struct press_post *posts, struct err *err)
{
    for (size_t i = 0; i < request->classes.count; i++) {
        const struct class *class = request->classes.items[i];
        struct posting_days days = {request->from, request->to, .asked = true};
        struct posting posting;

        if (!request->range)
            days = service_posting_days(&cli->session, class, request->from);
        if (!service_posting(&cli->session, class, days, request->as_of ? &request->at : NULL,
                             cli->arena, &posting, err))
            return false;
        posts[i] = show_post(&posting);
        posts[i].signatures = signatures;
    }
    return true;
}

/* What is put one after the other, and how many there are. */
static bool read_values(struct cli *cli, const struct board_request *request,
                        const struct press *press, union press_value **values, size_t *count,
                        struct err *err)
{
    enum press_kind kind = press->kind;
    struct sheet **sheets = ARENA_ARRAY(cli->arena, request->classes.count, struct sheet *);
    struct press_post *posts = ARENA_ARRAY(cli->arena, request->classes.count, struct press_post);
    struct board **boards = NULL;

    *count = request->classes.count;
    if (kind == PRESS_POST    ? !read_posts(cli, request, press_has_pages(press), posts, err)
        : kind != PRESS_BOARD ? !read_sheets(cli, request, sheets, err)
                              : !read_boards(cli, request, &boards, count, err))
        return false;
    *values = ARENA_ARRAY(cli->arena, *count, union press_value);
    for (size_t i = 0; i < *count; i++)
        if (kind == PRESS_POST)
            (*values)[i].post = &posts[i];
        else if (kind != PRESS_BOARD)
            (*values)[i].sheet = sheets[i];
        else
            (*values)[i].board = boards[i];
    return true;
}

static bool write_values(struct cli *cli, struct press *press, const char *path,
                         const union press_value *values, size_t count, struct err *err)
{
    struct output output;

    if (!output_open(&output, cli->arena, path, err))
        return false;
    press->out = output.stream;
    press_begin(press);
    for (size_t i = 0; i < count; i++)
        press_put(press, &values[i]);
    bool good = press_end(press, err);
    return output_close(&output, good, err) && good;
}

/* boards.png of class 3-2: boards-3-2.png. */
static const char *path_of_class(struct cli *cli, const char *path, const struct class *class,
                                 day_t day)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const char *ending = strrchr(name, '.') ? strrchr(name, '.') : name + strlen(name);
    char *code = class_code(&service_data(cli->service)->school, class, day, cli->arena);

    for (char *at = code; (at = strchr(at, '/'));)
        *at = '_';
    return arena_printf(cli->arena, "%.*s-%s%s", (int)(ending - path), path, code, ending);
}

/* A picture for each class: what its group gets. */
static bool write_each(struct cli *cli, const struct board_request *request, struct press *press,
                       const char *path, const union press_value *values, struct err *err)
{
    size_t count = request->classes.count;
    const char *first = NULL, *last = NULL;

    for (size_t i = 0; i < count; i++) {
        last = path_of_class(cli, path, request->classes.items[i], request->to);
        first = first ? first : last;
        if (!write_values(cli, press, last, &values[i], 1, err))
            return false;
    }
    say_note(cli, arena_printf(cli->arena,
                               _("one picture of all would be too high, so each class has its own: "
                                 "%zu pictures, %s to %s"),
                               count, first, last));
    return true;
}

/* Everything is read before the file is opened, so that a failed read leaves the old file alone. */
static bool write_boards(struct cli *cli, struct board_request *request, struct press *press,
                         struct err *err)
{
    const char *path = option_value(cli, OPTION_OUTPUT);
    union press_value *values;
    size_t count;

    if (!read_values(cli, request, press, &values, &count, err))
        return false;
    if (write_values(cli, press, path, values, count, err))
        return true;
    if (!press->too_high || count < 2 || count != request->classes.count)
        return false;
    if (!path || strcmp(path, "-") == 0)
        return err_set(err, ERR_INPUT,
                       _("one picture of %zu classes would be too high: with -o FILE each class "
                         "gets its own"),
                       count);
    err_clear(err);
    return write_each(cli, request, press, path, values, err);
}

/* Without --date the board is that of the day of --as-of. */
static bool read_as_of(struct cli *cli, struct board_request *request, struct err *err)
{
    const char *text = option_value(cli, OPTION_AS_OF);

    request->as_of = text != NULL;
    if (!text)
        return true;
    if (!read_time(cli, text, &request->at, err))
        return false;
    if (!option_given(cli, OPTION_DATE))
        cli->session.moment.date = stamp_day(request->at, cli->settings.utc_offset);
    return true;
}

static bool run_board(struct cli *cli, struct err *err)
{
    struct board_request request = {0};
    struct press press;

    if (!read_as_of(cli, &request, err) || !read_days(cli, &request, err) ||
        !read_classes(cli, 0, &request.classes, err))
        return false;
    press = cli_press(cli, request.week ? PRESS_WEEK : request.range ? PRESS_SHEET : PRESS_BOARD);
    if (press.format == PRESS_CHAT && !may_chat(cli, err))
        return false;
    if (request.as_of && request.at < press.context.now)
        press.context.now = request.at; /* 截至 */
    press.array = !request.classes.named || request.classes.count != 1;
    if (!may_print(cli, &press, err))
        return false;
    /* what is drawn is hung up or sent: with what is due next, before days off with all of them */
    if (!request.week && press_is_drawn(press.format))
        press.kind = PRESS_POST;
    return write_boards(cli, &request, &press, err);
}

const struct command command_board = {
    .name = "board",
    .usage = N_("[CLASS…]"),
    .help = N_("show the board of a day, a week or a holiday"),
    .more = N_("Without a class: all current ones. --from and --to put a holiday on one sheet; so "
               "does a PDF or picture of the last school day before days off. "
               "Where a picture of all would be too high, each class gets its own. "
               "--as-of shows it as it was posted at a time, from the history: a date means its "
               "end, and without --date the board is that of its day."),
    .kind = PRESS_BOARD,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_ALL, OPTION_WEEK, OPTION_FROM, OPTION_TO, OPTION_AS_OF, OPTION_FORMAT,
                OPTION_OUTPUT, OPTION_PAPER, OPTION_LANDSCAPE},
    .run = run_board,
};

/* ---- without a command ---- */

static bool run_open(struct cli *cli, struct err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return run_board(cli, err);
    if (cli->environment.dumb) {
        say_note(cli, _("this terminal cannot be drawn on (TERM is dumb or unset), so the boards "
                        "are printed: set TERM, for example to xterm-256color"));
        return run_board(cli, err);
    }
    open_terminal(cli, NULL);
    return true;
}

const struct command command_open = {
    .name = "",
    .help = N_("open the board on the terminal; print today's boards where there is no terminal"),
    .begins = true,
    .run = run_open,
};
