/* The formats that hwboard-press makes: PDF, PNG and SVG of any document. What it is to lay out goes to it
 * as JSON on standard input; what it made is copied out only when it is whole. It says what failed in a
 * word and what the word is about; the sentence is made here. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "press/document_json.h"
#include "press/format.h"

#define FAULT_BYTES 400
#define COPY_BYTES 65536
/* Text columns of a page: what stands as a column at 80 or 110 of them in the text forms. */
#define UPRIGHT_COLUMNS 96
#define LANDSCAPE_COLUMNS 150
#define STRIP_COLUMNS 64

extern char **environ;

/* ---- what is written to it ---- */

static int columns_of(const struct press *press)
{
    if (!press_has_pages(press))
        return STRIP_COLUMNS;
    return press->paper.landscape ? LANDSCAPE_COLUMNS : UPRIGHT_COLUMNS;
}

static void begin_request(struct press *press, struct json_out *json, const char *title)
{
    static const char *const sizes[] = {[PAPER_NONE] = "", [PAPER_A4] = "A4", [PAPER_A3] = "A3"};
    const struct press_context *context = &press->context;
    const struct press_paper *paper = &press->paper;

    out_begin(json, '{');
    put_text(json, "format",
             press->format == PRESS_PDF   ? "pdf"
             : press->format == PRESS_PNG ? "png"
                                          : "svg");
    put_text(json, "lang", context->lang == LANG_ZH ? "zh-cn" : "en");
    put_text(json, "title", title);
    put_text(json, "author", context->school_name ? context->school_name : "");
    put_number(json, "created", context->now);
    put_text(
        json, "paper",
        sizes[press->format == PRESS_PDF && paper->size == PAPER_NONE ? PAPER_A4 : paper->size]);
    put_bool(json, "landscape", paper->landscape);
    put_bool(json, "color", paper->color);
    put_number(json, "columns", columns_of(press));
    put_text(json, "page", tr(context->lang, "page {0} of {1}"));
    put_begin(json, "documents", '[');
}

/* Without a temporary file press->out is NULL: said at the end. */
static void external_begin(struct press *press)
{
    press->goal = press->out;
    press->out = tmpfile();
}

static void external_document(struct press *press, const struct document *document)
{
    struct json_out json;
    bool titled = document->count > 0 && document->blocks[0].kind == BLOCK_TITLE;

    if (!press->out)
        return;
    json = json_open(press);
    if (press->written == 0)
        begin_request(press, &json, titled ? document->blocks[0].words.text : document->name);
    json.inside = press->written > 0;
    document_json(&json, document, columns_of(press));
}

/* ---- running it ---- */

static bool start(const char *program, FILE *in, FILE *out, FILE *faults, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    char *arguments[] = {(char *)program, NULL};
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

/* out may be full: that is for its owner to see (ferror). */
static void copy(FILE *from, FILE *to)
{
    char bytes[COPY_BYTES];
    size_t count;

    rewind(from);
    while ((count = fread(bytes, 1, sizeof bytes, from)) > 0)
        fwrite(bytes, 1, count, to);
}

static bool run(const struct press *press, FILE *made, FILE *faults, struct err *err)
{
    const char *program = press->paper.program;
    enum lang lang = press->context.lang;
    pid_t child;
    int status;

    if (!program)
        return err_set(
            err, ERR_INTERNAL,
            tr(lang, "hwboard-press, which makes PDF and pictures, is not installed: install the "
                     "package libpango1.0-dev and build again, or use --format html"));
    rewind(press->out);
    if (!start(program, press->out, made, faults, &child))
        return err_set(err, ERR_INTERNAL, tr(lang, "%s cannot be started (%s): install it again"),
                       program, err_reason(errno));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return failed(lang, err_reason(errno), err);
    return ended_well(lang, status, faults, err);
}

static bool external_finish(struct press *press, struct err *err)
{
    FILE *made = tmpfile(), *faults = tmpfile();
    bool good = press->out && made && faults;

    if (good) {
        if (press->written == 0) {
            struct json_out json = json_open(press);
            begin_request(press, &json, tr(press->context.lang, "Homework boards"));
        }
        fputs("]}\n", press->out);
        good = fflush(press->out) == 0 && !ferror(press->out);
    }
    if (!good)
        err_set(err, ERR_INTERNAL,
                tr(press->context.lang, "no temporary file can be written (%s): make room in /tmp"),
                err_reason(errno));
    good = good && run(press, made, faults, err);
    if (good)
        copy(made, press->goal);
    if (press->out)
        fclose(press->out);
    if (made)
        fclose(made);
    if (faults)
        fclose(faults);
    press->out = press->goal;
    return good;
}

#define EXTERNAL(word)                                                                             \
    const struct format format_##word = {.name = #word,                                            \
                                         .document = external_document,                            \
                                         .whole_pages = true,                                      \
                                         .begin = external_begin,                                  \
                                         .finish = external_finish}
EXTERNAL(pdf);
EXTERNAL(png);
EXTERNAL(svg);
