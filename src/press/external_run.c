/* Running the programs that make forms: what goes in, what comes out, and what their faults mean. */
#include "config.h"

#include "press/external.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/text.h"

#define FAULT_COLUMNS 400
#define VERSION_BYTES 200

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

static bool failed(const struct maker_call *call, const char *how, struct err *err)
{
    return err_set(
        err, ERR_INTERNAL,
        tr(call->lang,
           "%s failed (%s): run `hwboard doctor`; text, csv, json and html do without it"),
        makers[call->maker].name, how);
}

static bool hung(const struct maker_call *call, struct err *err)
{
    return err_set(err, ERR_INTERNAL,
                   tr(call->lang, "%s was not done after %d seconds and was stopped: try again, "
                                  "with fewer classes or days; text, csv, json and html do "
                                  "without it"),
                   makers[call->maker].name, PRESS_MAKER_SECONDS);
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
    if (text_starts_with(fault, "long ")) {
        if (call->too_high)
            *call->too_high = true;
        return err_set(err, ERR_INPUT,
                       tr(lang,
                          "the picture would be more than %s pixels high: name fewer classes or "
                          "days, or write a PDF"),
                       about);
    }
    return failed(call, fault, err);
}

bool external_end(const struct maker_call *call, struct child *child, struct err *err)
{
    child_ends_within(child, PRESS_MAKER_SECONDS * 1000);
    if (child->ended) /* here, or by whoever waited in its own way */
        return hung(call, err);
    if (WIFEXITED(child->status) && WEXITSTATUS(child->status) == 0)
        return true;
    if (WIFSIGNALED(child->status))
        return failed(call, strsignal(WTERMSIG(child->status)), err);
    /* libraries may have complained before: ours is the last line */
    while (child->count > 0 && child->said[child->count - 1] == '\n')
        child->said[--child->count] = '\0';
    const char *last = strrchr(child->said, '\n');
    return said(call,
                text_fit(call->arena, text_valid_copy(call->arena, last ? last + 1 : child->said),
                         FAULT_COLUMNS),
                err);
}

static bool no_temporary(enum lang lang, struct err *err)
{
    return err_set(err, ERR_INTERNAL,
                   tr(lang, "no temporary file can be written (%s): make room in /tmp"),
                   err_reason(errno));
}

static bool start(const struct maker_call *call, const char *option, struct child *child,
                  FILE *made, struct err *err)
{
    const char *program =
        arena_printf(call->arena, "%s/%s", call->folder, makers[call->maker].name);

    if (access(program, F_OK) != 0)
        return err_set(err, ERR_INTERNAL, "%s", tr(call->lang, makers[call->maker].missing));
    if (!call->in || fflush(call->in) != 0 || ferror(call->in) || !made)
        return no_temporary(call->lang, err);
    if (child_start(child, &(struct child_call){
                               .argv = (const char *const[]){program, option, NULL},
                               .in = call->in,
                               .out = made,
                           }))
        return true;
    return err_set(err, ERR_INTERNAL, tr(call->lang, "%s cannot be started (%s): install it again"),
                   program, err_reason(errno));
}

static void end_file(FILE *file)
{
    if (file)
        fclose(file);
}

bool external_start(const struct maker_call *call, struct child *child, FILE *made, struct err *err)
{
    return start(call, NULL, child, made, err);
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
    FILE *made = tmpfile();
    struct child *child = ARENA_NEW(arena, struct child);
    bool good = start(&call, "--version", child, made, err) && external_end(&call, child, err);
    char *line = arena_alloc(arena, VERSION_BYTES + 1);

    if (good) {
        rewind(made);
        line[fread(line, 1, VERSION_BYTES, made)] = '\0';
        line[strcspn(line, "\n")] = '\0';
    }
    end_file(call.in);
    end_file(made);
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
