/* See terminal.h. */
#include "config.h"

#include "cli/terminal.h"

#include "cli/arguments.h"

/* tui_run reads the clock through this: the environment is the face's, the face has no argument. */
static const struct environment *tui_environment;

static stamp_t tui_now(void)
{
    stamp_t now = 0;

    environment_now(tui_environment, &now, NULL);
    return now;
}

/* The first run: what was typed, and what is known of who typed it. */
static bool make_school(void *context, struct init_options *init, struct service **service,
                        struct err *err)
{
    struct cli *cli = context;

    init->lang = cli->lang;
    init->login = cli->login;
    init->now = tui_now();
    init->date = cli->session.moment.date;
    if (!make_database_folders(cli, err) ||
        !service_init(&cli->paths, &cli->settings, cli->database, init, err) ||
        !service_open(&cli->paths, &cli->settings, cli->database, &cli->service, err))
        return false;
    *service = cli->service;
    return true;
}

void open_terminal(struct cli *cli, const struct tui_wall *wall)
{
    const struct tui_begin begin = {&cli->settings, make_school, cli};
    struct tui_options tui = {
        .service = cli->service,
        .begin = &begin,
        .login = cli->login,
        .computer = cli->environment.login,
        .ask_who = !cli->login_said,
        .lang = cli->lang,
        .color = wants_color(cli),
        .theme = cli->settings.theme,
        .ascii = cli->environment.ascii,
        .database = cli->database,
        .state_dir = cli->state_dir,
        .programs = cli->environment.libexec_dir,
        .date = option_given(cli, OPTION_DATE) ? cli->session.moment.date : DAY_NONE,
        .wall = wall,
        .now = tui_now,
    };

    tui_environment = &cli->environment;
    cli->exit_code = tui_run(&tui);
}
