/* Printing through CUPS's own programs, lp and lpstat, which know every printer that the computer does; or
 * through the settings' command. What they say is put into words here. */
#include "config.h"

#include "press/printer.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/text.h"

#define NO_PROGRAM 127    /* how a child ends that found none; some libraries find it out before */
#define TEXT_CPI "cpi=12" /* 80 columns and a margin are as wide as A4 */
#define COMMAND_WORDS_MAX 64
#define SAID_SHOWN_BYTES 200

struct print_run
{
    struct child child;
    struct arena *arena;
    enum lang lang;
    bool asks; /* for the printers */
    bool of_cups;
    bool silent; /* it said nothing for so long that it was ended */
    const char *program;
    char *file; /* of a command; taken away at the end */
};

/* ---- a run ---- */

static struct print_run *run_new(enum lang lang)
{
    struct arena *arena = arena_new();
    struct print_run *run = ARENA_NEW(arena, struct print_run);

    run->arena = arena;
    run->lang = lang;
    return run;
}

void print_drop(struct print_run *run)
{
    if (!run)
        return;
    child_kill(&run->child);
    if (run->file)
        unlink(run->file);
    arena_free(run->arena);
}

static bool no_cups(enum lang lang, struct err *err)
{
    return err_set(err, ERR_INTERNAL,
                   tr(lang, "this computer has no printing system (CUPS): install the package "
                            "cups, or say in the settings how to print ([print] command = …)"));
}

static bool not_started(const struct print_run *run, int number, struct err *err)
{
    if (run->of_cups && number == ENOENT)
        return no_cups(run->lang, err);
    return err_set(err, run->of_cups ? ERR_INTERNAL : ERR_INPUT,
                   tr(run->lang, "“%s” cannot be run (%s): check [print] command in the settings"),
                   run->program, err_reason(number));
}

static bool start(struct print_run *run, const char *const *argv, FILE *in, struct err *err)
{
    run->program = argv[0];
    return child_start(&run->child, &(struct child_call){.argv = argv, .in = in}) ||
           not_started(run, errno, err);
}

bool print_is_over(struct print_run *run, int wait_ms)
{
    if (wait_ms >= 0)
        return child_is_over(&run->child, wait_ms);
    if (!child_is_over(&run->child, PRINT_SILENCE_MS))
        print_give_up(run);
    return true;
}

void print_give_up(struct print_run *run)
{
    run->silent = true;
    child_kill(&run->child);
}

/* What it said last, on one line. */
static const char *last_words(const struct print_run *run)
{
    char *said = arena_strdup(run->arena, run->child.said);
    size_t length = strlen(said);

    while (length > 0 && said[length - 1] == '\n')
        said[--length] = '\0';
    const char *last = strrchr(said, '\n') ? strrchr(said, '\n') + 1 : said;
    return text_fit(run->arena, text_sanitise(run->arena, last, false, NULL), SAID_SHOWN_BYTES);
}

/* False, with an error, where it did not end well; `what` in words of the person. */
static bool ended_well(const struct print_run *run, struct err *err)
{
    int status = run->child.status;

    if (run->silent)
        return err_set(err, ERR_INTERNAL,
                       tr(run->lang, "the printing system does not answer: look after it, then "
                                     "print again"));
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_PROGRAM)
        return not_started(run, ENOENT, err);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFSIGNALED(status))
        return err_set(err, ERR_INTERNAL, tr(run->lang, "nothing was printed, “%s” ended with: %s"),
                       run->program, strsignal(WTERMSIG(status)));
    return err_set(err, ERR_INTERNAL, tr(run->lang, "nothing was printed; “%s” says: %s"),
                   run->program, last_words(run));
}

/* ---- the printers ---- */

struct print_run *printers_ask(enum lang lang, struct err *err)
{
    static const char *const argv[] = {"lpstat", "-r", "-d", "-p", "-a", NULL};
    struct print_run *run = run_new(lang);

    run->asks = run->of_cups = true;
    if (start(run, argv, NULL, err))
        return run;
    print_drop(run);
    return NULL;
}

static struct printer *printer_of(struct printer_list *list, size_t *capacity, const char *name,
                                  struct arena *arena)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].name, name) == 0)
            return &list->items[i];
    list->items = arena_grow(arena, list->items, capacity, list->count + 1, sizeof *list->items);
    list->items[list->count] = (struct printer){.name = arena_strdup(arena, name), .why = ""};
    return &list->items[list->count++];
}

/* The word before `end`; NULL where the line has no such end. */
static char *word_before(char *line, const char *end)
{
    char *at = strstr(line, end);

    if (!at || memchr(line, ' ', (size_t)(at - line)))
        return NULL;
    *at = '\0';
    return line;
}

struct reading
{
    struct printer_list *list;
    size_t capacity;
    struct arena *arena;
    const char *usual;
    struct printer *last; /* the line after it may say why */
};

/* "printer Q is idle. …", "printer Q now printing Q-1. …", "printer Q disabled since … -" */
static void read_state(struct reading *reading, char *line)
{
    char *name = line, *rest = strchr(line, ' ');

    if (!rest)
        return;
    *rest++ = '\0';
    reading->last = printer_of(reading->list, &reading->capacity, name, reading->arena);
    if (text_starts_with(rest, "disabled"))
        reading->last->state = PRINTER_STOPPED;
    else if (text_starts_with(rest, "now printing"))
        reading->last->state = PRINTER_BUSY;
    else
        reading->last = NULL;
}

static void read_line(struct reading *reading, char *line)
{
    static const char printer[] = "printer ", usual[] = "system default destination: ";
    char *name;

    if (*line == '\t' || *line == ' ') {
        if (reading->last && reading->last->state != PRINTER_BUSY)
            reading->last->why =
                text_trim(reading->arena, text_sanitise(reading->arena, line, false, NULL));
        return;
    }
    reading->last = NULL;
    if (text_starts_with(line, printer)) {
        read_state(reading, line + strlen(printer));
    } else if (text_starts_with(line, usual)) {
        reading->usual = line + strlen(usual);
    } else if ((name = word_before(line, " not accepting requests"))) {
        reading->last = printer_of(reading->list, &reading->capacity, name, reading->arena);
        reading->last->state = PRINTER_REFUSES;
    }
}

static void read_printers(struct reading *reading, char *said)
{
    for (char *line = said, *end; *line != '\0'; line = end) {
        end = line + strcspn(line, "\n");
        if (*end != '\0')
            *end++ = '\0';
        read_line(reading, line);
    }
    for (size_t i = 0; reading->usual && i < reading->list->count; i++)
        reading->list->items[i].usual = strcmp(reading->list->items[i].name, reading->usual) == 0;
}

static bool take_printers(const struct print_run *run, struct arena *arena,
                          struct printer_list *list, struct err *err)
{
    struct reading reading = {.list = list, .arena = arena};
    char *said = text_valid_copy(arena, run->child.said);

    if (run->silent ||
        (WIFEXITED(run->child.status) && WEXITSTATUS(run->child.status) == NO_PROGRAM))
        return ended_well(run, err);
    if (strstr(said, "scheduler is not running"))
        return err_set(err, ERR_INTERNAL,
                       tr(run->lang, "the printing system (CUPS) is not running: start it "
                                     "(systemctl start cups)"));
    read_printers(&reading, said);
    if (list->count > 0)
        return true;
    return err_set(
        err, ERR_INTERNAL,
        tr(run->lang, "no printer is set up on this computer: add one, then print again"));
}

bool printers_answer(struct print_run *run, struct arena *arena, struct printer_list *list,
                     struct err *err)
{
    *list = (struct printer_list){0};
    bool good = take_printers(run, arena, list, err);

    print_drop(run);
    return good;
}

char *printer_state_words(const struct printer *printer, enum lang lang, struct arena *arena)
{
    const char *words = printer->state == PRINTER_READY  ? tr_c(lang, "printer", "ready")
                        : printer->state == PRINTER_BUSY ? tr_c(lang, "printer", "printing")
                        : printer->state == PRINTER_STOPPED
                            ? tr_c(lang, "printer", "stopped")
                            : tr_c(lang, "printer", "takes nothing");

    if (*printer->why == '\0')
        return arena_strdup(arena, words);
    return arena_printf(arena, tr_c(lang, "printer", "%s: %s"), words, printer->why);
}

static const char *all_names(const struct printer_list *list, enum lang lang, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < list->count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? tr_c(lang, "list", ", ") : "", list->items[i].name);
    return text_buf_str(&buf);
}

const struct printer *printer_choose(const struct printer_list *list, const char *name,
                                     enum lang lang, struct err *err)
{
    struct arena *arena;

    for (size_t i = 0; i < list->count; i++)
        if (name ? strcmp(list->items[i].name, name) == 0 : list->items[i].usual)
            return &list->items[i];
    if (!name && list->count == 1)
        return list->items;
    arena = arena_new();
    if (name)
        err_set(err, ERR_INPUT, tr(lang, "there is no printer “%s”: use one of %s"), name,
                all_names(list, lang, arena));
    else
        err_set(err, ERR_INPUT, tr(lang, "no printer is the default: choose one of %s"),
                all_names(list, lang, arena));
    arena_free(arena);
    return NULL;
}

/* ---- printing ---- */

static bool begin_cups(struct print_run *run, const struct print_job *job, struct err *err)
{
    struct arena *arena = run->arena;
    const char *argv[20] = {"lp", "-d", job->printer, "-t", job->title, "-n"};
    size_t count = 6;

    run->of_cups = true;
    argv[count++] = arena_printf(arena, "%d", job->copies);
    if (job->paper) {
        argv[count++] = "-o";
        argv[count++] = arena_printf(arena, "media=%s", job->paper);
    }
    argv[count++] = "-o";
    argv[count++] = job->two_sided ? "sides=two-sided-long-edge" : "sides=one-sided";
    if (job->is_text) {
        argv[count++] = "-o";
        argv[count++] = "document-format=text/plain";
        argv[count++] = "-o";
        argv[count++] = TEXT_CPI;
    }
    return start(run, argv, job->page, err);
}

/* The page as a file with a name. */
static bool name_page(struct print_run *run, const struct print_job *job)
{
    char bytes[8192];
    size_t count;
    bool good;

    run->file =
        arena_printf(run->arena, P_tmpdir "/hwboard-XXXXXX%s", job->is_text ? ".txt" : ".pdf");
    int fd = mkstemps(run->file, (int)strlen(".txt"));
    if (fd < 0) {
        run->file = NULL;
        return false;
    }
    rewind(job->page);
    good = true;
    while (good && (count = fread(bytes, 1, sizeof bytes, job->page)) > 0)
        good = write(fd, bytes, count) == (ssize_t)count;
    return close(fd) == 0 && good && !ferror(job->page);
}

static bool begin_command(struct print_run *run, const struct print_job *job, struct err *err)
{
    const char *argv[COMMAND_WORDS_MAX + 2] = {NULL};
    char *words = arena_strdup(run->arena, job->command), *rest = NULL;
    size_t count = 0;

    for (char *word = strtok_r(words, " \t", &rest); word && count < COMMAND_WORDS_MAX;
         word = strtok_r(NULL, " \t", &rest))
        argv[count++] = word;
    if (!name_page(run, job))
        return err_set(err, ERR_INTERNAL,
                       tr(run->lang, "no temporary file can be written (%s): make room in /tmp"),
                       err_reason(errno));
    argv[count] = run->file;
    return start(run, argv, NULL, err);
}

struct print_run *print_begin(const struct print_job *job, enum lang lang, struct err *err)
{
    struct print_run *run = run_new(lang);

    if (job->command ? begin_command(run, job, err) : begin_cups(run, job, err))
        return run;
    print_drop(run);
    return NULL;
}

/* "request id is office-12 (1 file(s))" */
static char *number_of(const char *said, struct arena *arena)
{
    static const char begin[] = "request id is ";
    const char *id = strstr(said, begin), *dash = NULL;

    if (!id)
        return arena_strdup(arena, "");
    id += strlen(begin);
    size_t length = strcspn(id, " \n");
    for (size_t i = 0; i < length; i++)
        if (id[i] == '-')
            dash = id + i + 1;
    return dash ? arena_strndup(arena, dash, length - (size_t)(dash - id))
                : arena_strdup(arena, "");
}

bool print_outcome(struct print_run *run, struct arena *arena, char **job, struct err *err)
{
    bool good = ended_well(run, err);

    *job = run->of_cups && good ? number_of(run->child.said, arena) : arena_strdup(arena, "");
    print_drop(run);
    return good;
}
