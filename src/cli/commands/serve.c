/* serve.c: `serve`, the boards for browsers: this program becomes hwboard-web, so that it loads no web
 * server itself. */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/commands/serve.h"

#define LISTEN_USUAL "127.0.0.1:8600"
#define WORDS_MAX 16

struct words
{
    char *items[WORDS_MAX];
    size_t count;
};

char *web_program(struct cli *cli, struct err *err)
{
    char *path = arena_printf(cli->arena, "%s/hwboard-web", cli->environment.libexec_dir);

    if (access(path, X_OK) == 0)
        return path;
    err_set(err, ERR_INTERNAL,
            _("hwboard-web, which serves browsers, is not installed: install the package "
              "libmicrohttpd-dev and build again"));
    return NULL;
}

static void add(struct cli *cli, struct words *words, const char *name, const char *value)
{
    if (value)
        words->items[words->count++] = arena_printf(cli->arena, "%s=%s", name, value);
}

static bool run_serve(struct cli *cli, struct err *err)
{
    const char *listen = option_value(cli, OPTION_LISTEN);
    char date[DATE_TEXT_BYTES];
    struct words words = {0};

    words.items[words.count++] = web_program(cli, err);
    if (!words.items[0])
        return false;
    add(cli, &words, "listen", listen ? listen : LISTEN_USUAL);
    add(cli, &words, "db", cli->database);
    add(cli, &words, "data", cli->environment.data_dir);
    add(cli, &words, "locale", cli->environment.locale_dir);
    add(cli, &words, "programs", cli->environment.libexec_dir);
    add(cli, &words, "system", cli->paths.system_file);
    add(cli, &words, "user", cli->paths.user_file);
    add(cli, &words, "named", cli->paths.named_file);
    add(cli, &words, "lang", cli->lang == LANG_EN ? "en" : "zh");
    add(cli, &words, "now", cli->environment.fixed_now);
    if (option_given(cli, OPTION_LINK))
        add(cli, &words, "links", "yes");
    if (wants_color(cli))
        add(cli, &words, "color", "yes");
    if (option_given(cli, OPTION_DATE))
        add(cli, &words, "date", date_iso(cli->session.moment.date, date));
    fflush(stdout);
    execv(words.items[0], words.items);
    return err_set(err, ERR_INTERNAL, _("%s cannot be started (%s): install it again"),
                   words.items[0], err_reason(errno));
}

const struct command command_serve = {
    .name = "serve",
    .help = N_("serve the boards to browsers, read only, live"),
    .more = N_("Pages: / (the classes), /class/3-2, /grade/3, /display/3-2 (the screen of a "
               "class), in English behind /en; .json .ics .png .pdf .txt behind a page are its "
               "other forms. Only this computer can reach it unless --listen names another "
               "address. --link: each class is read at its own link only (class link), all else "
               "is not there. Ctrl-C ends it."),
    .need = NEED_LOOK,
    .options = {OPTION_LISTEN, OPTION_LINK},
    .run = run_serve,
};
