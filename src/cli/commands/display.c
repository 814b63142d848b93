/* display.c: `display`, the wall: the terminal face with nothing but the big screen. */
#include "config.h"

#include <unistd.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/terminal.h"

#define SECONDS_USUAL 10
#define SECONDS_MIN 2
#define SECONDS_MAX 600

/* The Linux console has letters for 512 signs: the words of the program are in English there, unless
 * somebody says --lang, who knows the console. */
static const char *speak_plainly(struct cli *cli)
{
    if (!cli->environment.linux_console || option_given(cli, OPTION_LANG))
        return NULL;
    cli->lang = cli->session.moment.lang = LANG_EN;
    cli->environment.ascii = true;
    i18n_speak(LANG_EN);
    return _("this console shows no Chinese: use kmscon, or --lang zh where it does");
}

static bool read_seconds(const struct cli *cli, int *seconds, struct err *err)
{
    const char *text = option_value(cli, OPTION_SECONDS);

    *seconds = SECONDS_USUAL;
    return !text ||
           read_number(text, _("the seconds of a page"), SECONDS_MIN, SECONDS_MAX, seconds, err);
}

static bool run_display(struct cli *cli, struct err *err)
{
    struct class_choice classes;
    struct tui_wall wall = {0};
    int64_t *ids;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(err, ERR_INPUT,
                       _("the big screen needs a terminal: hwboard board prints the boards"));
    if (!read_seconds(cli, &wall.seconds, err) || !read_classes(cli, 0, &classes, err))
        return false;
    ids = ARENA_ARRAY(cli->arena, classes.count, int64_t);
    for (size_t i = 0; i < classes.count; i++)
        ids[i] = classes.items[i]->id;
    wall.classes = ids;
    wall.count = classes.named ? classes.count : 0;
    wall.warning = speak_plainly(cli);
    if (wall.warning)
        say_note(cli, wall.warning);
    open_terminal(cli, &wall);
    return true;
}

const struct command command_display = {
    .name = "display",
    .usage = N_("[CLASS…]"),
    .help = N_("the big screen for a classroom or corridor: it turns its pages by itself"),
    .more = N_("Without a class: all current ones, one after the other. It only reads, follows "
               "every change, and needs no role. q or Ctrl-C ends it."),
    .need = NEED_LOOK,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_SECONDS},
    .run = run_display,
};
