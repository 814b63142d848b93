/* upgrade.c: the first start with a database of an earlier version: the question, or the line that says
 * what happens. */
#include "config.h"

#include "cli/upgrade.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"

#define ANSWER_BYTES 64

static bool is_yes(struct arena *arena, char *line)
{
    static const char *const yes[] = {"y", "yes", "是"};
    const char *word;

    line[strcspn(line, "\r\n")] = '\0';
    if (text_valid_prefix(line, strlen(line)) != strlen(line))
        return false;
    word = text_fold(arena, line);
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        if (strcmp(word, yes[i]) == 0)
            return true;
    return false;
}

bool agree_to_upgrade(void *context, const struct older_database *older, struct err *err)
{
    struct cli *cli = context;
    char line[ANSWER_BYTES];

    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) {
        say_error(arena_printf(cli->arena,
                               _("%s is from an earlier hwboard: it is copied to %s and upgraded "
                                 "from version %d of the data to %d"),
                               older->url, older->backup, older->from, older->to));
        return true;
    }
    say_error(arena_printf(
        cli->arena,
        _("%s is from an earlier hwboard. It will be copied to %s and then upgraded from version "
          "%d of the data to %d; the earlier hwboard cannot open it after that."),
        older->url, older->backup, older->from, older->to));
    fputs(_("Continue? Type y and Enter, or just Enter to leave it: "), stderr);
    fflush(stderr);
    if (fgets(line, sizeof line, stdin) && is_yes(cli->arena, line))
        return true;
    return err_set(err, ERR_STORE,
                   _("%s stays as it is: start again and answer y, or use the earlier hwboard"),
                   older->url);
}
