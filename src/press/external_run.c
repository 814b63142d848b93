/* Running the programs that make forms: what goes in, what comes out, and what their faults mean. */
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

static const struct
{
    const char *name;
    const char *missing; /* N_() */
} makers[PRESS_MAKER_COUNT] = {
    [PRESS_MAKER_PAGES] =
        {"hwboard-press",
         N_("hwboard-press, which makes PDF and pictures, is not installed: install the package "
            "libpango1.0-dev and build again, or use --format html")},
    [PRESS_MAKER_WORKBOOK] =
        {"hwboard-workbook",
         N_("hwboard-workbook, which makes Excel files, is not installed: install the package "
            "libxlsxwriter-dev and build again, or use --format csv")},
};

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

static bool failed(const struct maker_call *call, const char *how, struct err *err)
{
    return err_set(
        err, ERR_INTERNAL,
        tr(call->lang,
           "%s failed (%s): run `hwboard doctor`; text, csv, json and html do without it"),
        makers[call->maker].name, how);
}

/* What it said: "WORD what it is about". */
static bool said(const struct maker_call *call, const char *fault, struct err *err)
{
    enum lang lang = call->lang;
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
    return failed(call, fault, err);
}

static bool ended_well(const struct maker_call *call, int status, FILE *faults, struct err *err)
{
    char said_all[FAULT_BYTES + 1] = "";

    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFSIGNALED(status))
        return failed(call, strsignal(WTERMSIG(status)), err);
    /* libraries may have complained before: ours is the last line */
    if (fseek(faults, -FAULT_BYTES, SEEK_END) != 0)
        rewind(faults);
    size_t count = fread(said_all, 1, FAULT_BYTES, faults);
    while (count > 0 && said_all[count - 1] == '\n')
        count--;
    said_all[count] = '\0';
    const char *last = strrchr(said_all, '\n');
    return said(call, last ? last + 1 : said_all, err);
}

static bool no_temporary(enum lang lang, struct err *err)
{
    return err_set(err, ERR_INTERNAL,
                   tr(lang, "no temporary file can be written (%s): make room in /tmp"),
                   err_reason(errno));
}

static bool run(const struct maker_call *call, const char *option, FILE *made, FILE *faults,
                struct err *err)
{
    const char *program =
        arena_printf(call->arena, "%s/%s", call->folder, makers[call->maker].name);
    pid_t child;
    int status;

    if (access(program, F_OK) != 0)
        return err_set(err, ERR_INTERNAL, "%s", tr(call->lang, makers[call->maker].missing));
    if (!call->in || fflush(call->in) != 0 || ferror(call->in) || !made || !faults)
        return no_temporary(call->lang, err);
    rewind(call->in);
    if (!start(program, option, call->in, made, faults, &child))
        return err_set(err, ERR_INTERNAL,
                       tr(call->lang, "%s cannot be started (%s): install it again"), program,
                       err_reason(errno));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return failed(call, err_reason(errno), err);
    return ended_well(call, status, faults, err);
}

static void end_file(FILE *file)
{
    if (file)
        fclose(file);
}

bool external_run(const struct maker_call *call, FILE *made, struct err *err)
{
    FILE *faults = tmpfile();
    bool good = run(call, NULL, made, faults, err);

    end_file(faults);
    return good;
}

enum press_maker press_maker_of(enum press_format format)
{
    return format == PRESS_XLSX ? PRESS_MAKER_WORKBOOK : PRESS_MAKER_PAGES;
}

char *press_maker_version(enum press_maker maker, const char *folder, enum lang lang,
                          struct arena *arena, struct err *err)
{
    struct maker_call call = {
        .folder = folder, .maker = maker, .lang = lang, .arena = arena, .in = tmpfile()};
    FILE *made = tmpfile(), *faults = tmpfile();
    bool good = run(&call, "--version", made, faults, err);
    char *line = arena_alloc(arena, VERSION_BYTES + 1);

    if (good) {
        rewind(made);
        line[fread(line, 1, VERSION_BYTES, made)] = '\0';
        line[strcspn(line, "\n")] = '\0';
    }
    end_file(call.in);
    end_file(made);
    end_file(faults);
    return good ? line : NULL;
}

bool press_can_make(enum press_format format, const char *folder)
{
    struct arena *arena;
    bool there;

    if (!press_is_binary(format))
        return true;
    if (!folder)
        return false;
    arena = arena_new();
    there = access(arena_printf(arena, "%s/%s", folder, makers[press_maker_of(format)].name),
                   X_OK) == 0;
    arena_free(arena);
    return there;
}
