/* hooks.c: what a change means to a hook, and running it. The program that saved the change forks one
 * that runs the hooks, so that neither a command nor the screen waits for them; their faults are kept
 * in a file without a name and said once, at the end. */
#include "config.h"

#include "cli/hooks.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "domain/record_json.h"
#include "press/phrase.h"

#define FAULTS_MAX_BYTES 8192

struct hook_run
{
    struct hook_run *next;
    pid_t process;
};

static const struct
{
    const char *name, *about;
} rows[HOOK_COUNT] = {
    [HOOK_PUBLISH] = {"on-publish", N_("homework was posted")},
    [HOOK_CORRECT] = {"on-correct", N_("posted homework was corrected or withdrawn")},
    [HOOK_HELD] = {"on-held", N_("homework waits for review")},
    [HOOK_RETURNED] = {"on-returned", N_("homework was sent back")},
    [HOOK_OVER_LIMIT] = {"on-over-limit", N_("posted homework brought a day over its limit")},
    [HOOK_MISSING] = {"on-missing", N_("homework was not handed in")},
    [HOOK_AT_TIME] = {"at-time", N_("hwboard hooks run was called, by a timer")},
};

const char *hook_name(enum hook hook)
{
    return rows[hook].name;
}

const char *hook_about(enum hook hook)
{
    return _(rows[hook].about);
}

/* What others could have put there is not run. */
bool hook_file(const struct cli *cli, enum hook hook, char **file, struct err *err)
{
    const char *folder = cli->settings.hooks_folder;
    struct stat status;

    *file = NULL;
    if (!folder)
        return true;
    char *path = arena_printf(cli->arena, "%s/%s", folder, rows[hook].name);
    if (stat(path, &status) != 0)
        return errno == ENOENT || err_set(err, ERR_INPUT, _("%s cannot be read (%s): mend that"),
                                          path, err_reason(errno));
    if (!S_ISREG(status.st_mode) || access(path, X_OK) != 0)
        return err_set(err, ERR_INPUT, _("%s cannot be run: chmod +x it, or take it away"), path);
    if (status.st_mode & S_IWOTH)
        return err_set(err, ERR_INPUT, _("%s can be changed by everybody: chmod o-w it"), path);
    *file = path;
    return true;
}

/* ---- what is told ---- */

static char *packed(const struct cli *cli, json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT);
    char *kept = arena_strdup(cli->arena, text ? text : "{}");

    free(text);
    json_decref(object);
    return kept;
}

static json_t *message(const struct cli *cli, enum hook hook, const char *text)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s}", "event", rows[hook].name, "at",
                     stamp_utc(cli->arena, cli->session.moment.now), "actor", cli->login, "school",
                     service_data(cli->service)->school.name, "text", text);
}

char *hook_message(const struct cli *cli, enum hook hook, const char *text)
{
    return packed(cli, message(cli, hook, text));
}

char *hook_boards(const struct cli *cli, struct board *const *boards, size_t count)
{
    enum lang lang = cli->lang;
    json_t *classes = json_array();
    const char *text = "";

    for (size_t i = 0; i < count; i++) {
        const struct board *board = boards[i];
        json_t *missing = json_array();

        text = arena_printf(cli->arena, "%s%s%s %s %s", text, i > 0 ? "\n" : "",
                            lang == LANG_ZH ? board->name_zh : board->name_en,
                            phrase_load(board->load, board->limit, lang, cli->arena),
                            phrase_reported(board, lang, cli->arena));
        for (size_t s = 0; s < board->subject_count; s++)
            if (board->subjects[s].expected && board->subjects[s].status == REPORT_MISSING)
                json_array_append_new(missing, json_string(board->subjects[s].subject->code));
        json_array_append_new(
            classes,
            json_pack("{s:s, s:s, s:i, s:o, s:s, s:o}", "class", board->code, "name",
                      lang == LANG_ZH ? board->name_zh : board->name_en, "load", board->load,
                      "limit", board->limit < 0 ? json_null() : json_integer(board->limit), "level",
                      vocab_code(&vocab_level, (int)board->level), "missing", missing));
    }
    json_t *object = message(cli, HOOK_AT_TIME, text);
    json_object_set_new(object, "boards", classes);
    return packed(cli, object);
}

/* "三年级(2)班 数学 练习册P12" */
static char *item_name(const struct cli *cli, const struct session *session,
                       const struct class *class, const struct assignment *a)
{
    const struct school_data *data = service_data(cli->service);
    enum lang lang = session->moment.lang;

    return arena_printf(cli->arena, "%s %s %s",
                        class_name(&data->school, class, a->assigned, lang, cli->arena),
                        subject_word(&data->subjects, a->subject, lang), a->text);
}

/* With its minutes, "，20分", and its state where it is not posted (any more). */
static char *item_words(const struct cli *cli, const struct session *session,
                        const struct saved_item *item)
{
    const struct assignment *a = item->after;
    enum lang lang = session->moment.lang;
    const char *words =
        arena_printf(cli->arena, tr(lang, "%s, %s min"), item_name(cli, session, item->class, a),
                     phrase_minutes(a, a->minutes, lang, cli->arena));

    return a->state == STATE_PUBLISHED
               ? arena_strdup(cli->arena, words)
               : arena_printf(cli->arena, tr(lang, "%s (%s)"), words, phrase_state(a, lang));
}

static bool is_told(enum hook hook, const struct saved_item *item)
{
    const struct assignment *before = item->before, *after = item->after;
    bool public = after && after->state == STATE_PUBLISHED && !item->held;

    if (!after)
        return false;
    switch (hook) {
    case HOOK_PUBLISH:
        return public && (!before || !state_is_public(before->state));
    case HOOK_CORRECT:
        return before && state_is_public(before->state) && !item->held &&
               (after->state == STATE_WITHDRAWN ? before->state != STATE_WITHDRAWN
                                                : after->changed_at != before->changed_at);
    case HOOK_HELD:
        return item->held;
    case HOOK_RETURNED:
        return assignment_is_returned(after) && !(before && assignment_is_returned(before));
    case HOOK_OVER_LIMIT:
        return public && item->forecast && item->forecast->raises_over;
    default:
        return false;
    }
}

struct telling
{
    const struct cli *cli;
    const struct session *session;
    enum hook hook;
    json_t *items;
    const char *text; /* a line an item, below what this is about */
};

/* What no public is told of, only those to whom review belongs are told. */
static json_t *item_json(const struct telling *telling, const struct class *class,
                         const struct assignment *a)
{
    const struct cli *cli = telling->cli;
    enum hook hook = telling->hook;
    bool inside = hook == HOOK_HELD || hook == HOOK_RETURNED;
    struct err err;
    char *text = record_to_json(ENTITY_ASSIGNMENT, a, cli->arena, &err);
    json_t *object = text ? json_loads(text, 0, NULL) : json_object();

    json_object_del(object, "class_id");
    json_object_del(object, "held_change");
    if (!inside) {
        json_object_del(object, "created_by");
        json_object_del(object, "reason");
    }
    if (json_object_get(object, "teacher"))
        json_object_set_new(object, "teacher",
                            json_string(service_teacher_said(telling->session, a)));
    json_object_set_new(object, "id", json_integer(a->id));
    json_object_set_new(object, "class",
                        json_string(class_code(&service_data(cli->service)->school, class,
                                               a->assigned, cli->arena)));
    return object;
}

static void tell(struct telling *telling, const struct class *class, const struct assignment *item,
                 const char *words, json_t *missing)
{
    json_t *object = item_json(telling, class, item);

    if (missing)
        json_object_set_new(object, "missing", missing);
    json_array_append_new(telling->items, object);
    telling->text = arena_printf(telling->cli->arena, "%s\n%s", telling->text, words);
}

/* The seats are for programs of the school's own; the text, which goes to groups, names none. */
static void tell_missing(struct telling *telling, const struct noted_item *noted)
{
    const struct cli *cli = telling->cli;
    const struct seats *seats = &noted->handin->missing;
    enum lang lang = telling->session->moment.lang;
    json_t *missing = json_array();

    for (size_t i = 0; i < seats->count; i++)
        json_array_append_new(missing, json_integer(seats->numbers[i]));
    tell(telling, noted->class, noted->item,
         arena_printf(cli->arena,
                      tr_n(lang, "%s: %zu not handed in", "%s: %zu not handed in", seats->count),
                      item_name(cli, telling->session, noted->class, noted->item), seats->count),
         missing);
}

/* NULL: the change is nothing to this hook. */
static char *event(const struct cli *cli, const struct session *session, enum hook hook,
                   const struct outcome *outcome)
{
    struct telling telling = {
        cli, session, hook, json_array(),
        arena_printf(cli->arena, tr_c(session->moment.lang, "message", "%s: %s"),
                     service_data(cli->service)->school.name, hook_about(hook))};

    for (size_t i = 0; i < outcome->count; i++)
        if (is_told(hook, &outcome->items[i]))
            tell(&telling, outcome->items[i].class, outcome->items[i].after,
                 item_words(cli, session, &outcome->items[i]), NULL);
    for (size_t i = 0; hook == HOOK_MISSING && i < outcome->noted_count; i++)
        tell_missing(&telling, &outcome->noted[i]);
    if (json_array_size(telling.items) == 0) {
        json_decref(telling.items);
        return NULL;
    }
    json_t *object = message(cli, hook, telling.text);
    json_object_set_new(object, "items", telling.items);
    json_object_set_new(object, "change", json_integer(outcome->change));
    json_object_set_new(object, "actor", json_string(session->actor->login));
    json_object_set_new(object, "at", json_string(stamp_utc(cli->arena, session->moment.now)));
    return packed(cli, object);
}

/* ---- running ---- */

/* A file without a name: a hook that does not read cannot hold up who writes. */
static FILE *kept(const char *text)
{
    FILE *file = tmpfile();

    if (file && (fputs(text, file) < 0 || fflush(file) != 0)) {
        fclose(file);
        return NULL;
    }
    return file;
}

static bool ended_well(const char *name, int status, struct err *err)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    return err_set(err, ERR_INTERNAL, _("%s failed (%d): see why with hwboard hooks test %s"), name,
                   WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), name);
}

bool hook_run(const struct cli *cli, enum hook hook, const char *json, struct err *err)
{
    const char *name = rows[hook].name;
    struct child_call call = {.ours = true};
    struct child child;
    char *file;

    if (!hook_file(cli, hook, &file, err))
        return false;
    if (!file)
        return err_set(err, ERR_INPUT, _("there is no program %s: hwboard hooks list says where"),
                       name);
    call.folder = arena_strndup(cli->arena, file, strlen(file) - strlen(name) - 1);
    if (*file != '/') /* it is run from its folder */
        file = arena_printf(cli->arena, "./%s", name);
    call.argv = (const char *const[]){file, NULL};
    call.in = kept(json);
    bool begun = call.in && child_start(&child, &call);
    int number = errno;
    if (call.in)
        fclose(call.in);
    if (!begun)
        return err_set(err, ERR_INTERNAL, _("%s cannot be started (%s): try again"), name,
                       err_reason(number));
    if (child_ends_within(&child, cli->settings.hook_seconds * 1000))
        return ended_well(name, child.status, err);
    return err_set(err, ERR_INTERNAL,
                   _("%s took more than %d seconds and was stopped: mend it, or raise seconds "
                     "in [hooks]"),
                   name, cli->settings.hook_seconds);
}

/* ---- telling of changes ---- */

/* In a process of its own: on the screen nothing of a hook may appear. */
static _Noreturn void run_all(const struct cli *cli, char *const events[HOOK_COUNT])
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

    if (nothing < 0 || dup2(nothing, STDOUT_FILENO) < 0 || dup2(nothing, STDERR_FILENO) < 0)
        _exit(1);
    for (int hook = 0; hook < HOOK_COUNT; hook++) {
        struct err err;

        err_clear(&err);
        if (events[hook] && !hook_run(cli, (enum hook)hook, events[hook], &err))
            dprintf(cli->hook_faults, "%s\n", err.message);
    }
    _exit(0);
}

static void heard(void *context, const struct session *session, const struct outcome *outcome)
{
    struct cli *cli = context;
    char *events[HOOK_COUNT] = {NULL};
    bool any = false;
    struct err err;
    char *file;

    for (int hook = 0; hook < HOOK_AT_TIME; hook++) {
        err_clear(&err);
        if (!hook_file(cli, (enum hook)hook, &file, &err) || file)
            events[hook] = event(cli, session, (enum hook)hook, outcome);
        any = any || events[hook];
    }
    if (!any)
        return;
    if (!cli->hook_faults)
        cli->hook_faults = memfd_create("faults", MFD_CLOEXEC);
    struct hook_run *run = ARENA_NEW(cli->arena, struct hook_run);
    fflush(NULL);
    *run = (struct hook_run){cli->hooks, fork()};
    if (run->process == 0)
        run_all(cli, events);
    if (run->process > 0)
        cli->hooks = run;
}

void hooks_listen(struct cli *cli)
{
    if (cli->settings.hooks_folder)
        service_listen(cli->service, heard, cli);
}

void hooks_finish(struct cli *cli)
{
    char faults[FAULTS_MAX_BYTES];
    const char *line = faults;
    ssize_t bytes;

    for (; cli->hooks; cli->hooks = cli->hooks->next)
        waitpid(cli->hooks->process, NULL, 0);
    if (cli->hook_faults <= 0)
        return;
    bytes = pread(cli->hook_faults, faults, sizeof faults - 1, 0);
    faults[bytes > 0 ? bytes : 0] = '\0';
    while (*line) {
        size_t length = strcspn(line, "\n");
        const char *text = arena_strndup(cli->arena, line, length);

        if (strstr(faults, text) == line) /* each once */
            say_error(text);
        line += length + (line[length] != '\0');
    }
    close(cli->hook_faults);
    cli->hook_faults = 0;
}
