/* Running hwboard-press: what goes in, what comes out, and what its faults mean. */
#include "config.h"

#include "press/external.h"

#include <errno.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

#define FAULT_BYTES 400
#define VERSION_BYTES 200

extern char **environ;

static bool start(const char *program, const char *option, FILE *in, FILE *out, FILE *faults,
                  pid_t *child)
{
    posix_spawn_file_actions_t actions;
    char *arguments[] = {(char *)program, (char *)option, NULL};
    int number = posix_spawn_file_actions_init(&actions);

    if (number == 0) {
        posix_spawn_file_actions_adddup2(&actions, fileno(in), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, fileno(faults), STDERR_FILENO);
        number = posix_spawn(child, program, &actions, NULL, arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    errno = number;
    return number == 0;
}

static bool failed(enum lang lang, const char *how, struct err *err)
{
    return err_set(err, ERR_INTERNAL,
                   tr(lang, "hwboard-press failed (%s): run `hwboard doctor`; text, csv, json and "
                            "html do without it"),
                   how);
}

/* What it said: "WORD what it is about". */
static bool said(enum lang lang, const char *fault, struct err *err)
{
    const char *about = strchr(fault, ' ') ? strchr(fault, ' ') + 1 : "";

    if (text_starts_with(fault, "font "))
        return err_set(err, ERR_INTERNAL,
                       tr(lang, "no font here has “%s”: install one for Chinese (the packages "
                                "fonts-noto-cjk or fonts-wqy-microhei)"),
                       about);
    if (text_starts_with(fault, "long "))
        return err_set(err, ERR_INPUT,
                       tr(lang, "the picture would be higher than %s dots: name fewer classes or "
                                "days, or write a PDF"),
                       about);
    if (text_starts_with(fault, "without "))
        return err_set(err, ERR_INTERNAL,
                       tr(lang, "hwboard-press was built without %s: install it and build again"),
                       about);
    return failed(lang, fault, err);
}

static bool ended_well(enum lang lang, int status, FILE *faults, struct err *err)
{
    char said_all[FAULT_BYTES + 1] = "";

    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFSIGNALED(status))
        return failed(lang, strsignal(WTERMSIG(status)), err);
    /* libraries may have complained before: ours is the last line */
    if (fseek(faults, -FAULT_BYTES, SEEK_END) != 0)
        rewind(faults);
    size_t count = fread(said_all, 1, FAULT_BYTES, faults);
    while (count > 0 && said_all[count - 1] == '\n')
        count--;
    said_all[count] = '\0';
    const char *last = strrchr(said_all, '\n');
    return said(lang, last ? last + 1 : said_all, err);
}

static bool no_temporary(enum lang lang, struct err *err)
{
    return err_set(err, ERR_INTERNAL,
                   tr(lang, "no temporary file can be written (%s): make room in /tmp"),
                   err_reason(errno));
}

static bool run(const char *program, const char *option, enum lang lang, FILE *in, FILE *made,
                FILE *faults, struct err *err)
{
    pid_t child;
    int status;

    if (!program)
        return err_set(
            err, ERR_INTERNAL,
            tr(lang, "hwboard-press, which makes PDF and pictures, is not installed: install the "
                     "package libpango1.0-dev and build again, or use --format html"));
    if (!in || fflush(in) != 0 || ferror(in) || !made || !faults)
        return no_temporary(lang, err);
    rewind(in);
    if (!start(program, option, in, made, faults, &child))
        return err_set(err, ERR_INTERNAL, tr(lang, "%s cannot be started (%s): install it again"),
                       program, err_reason(errno));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return failed(lang, err_reason(errno), err);
    return ended_well(lang, status, faults, err);
}

bool external_run(const char *program, enum lang lang, FILE *in, FILE *made, struct err *err)
{
    FILE *faults = tmpfile();
    bool good = run(program, NULL, lang, in, made, faults, err);

    if (faults)
        fclose(faults);
    return good;
}

char *press_program_version(const char *program, enum lang lang, struct arena *arena,
                            struct err *err)
{
    FILE *in = tmpfile(), *made = tmpfile(), *faults = tmpfile();
    bool good = run(program, "--version", lang, in, made, faults, err);
    char *line = arena_alloc(arena, VERSION_BYTES + 1);

    if (good) {
        rewind(made);
        line[fread(line, 1, VERSION_BYTES, made)] = '\0';
        line[strcspn(line, "\n")] = '\0';
    }
    if (in)
        fclose(in);
    if (made)
        fclose(made);
    if (faults)
        fclose(faults);
    return good ? line : NULL;
}
