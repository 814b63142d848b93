/* Import of homework: what the readers of files give is written at once, as one change, however many
 * files; the first fault ends the writing (unless --keep-going), the reading goes on to name them all. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "service/internal.h"

#define HISTORY_ITEMS 15 /* the median of so many */

/* The days of one class that an import touched. */
struct touched
{
    const struct class *class;
    day_t first, last;
    unsigned char *days; /* one a day of first..last */
    size_t capacity;
};

/* What a class usually has in a subject; read once an import, before its own rows could count. */
struct usual
{
    int64_t class_id;
    const char *subject;
    int minutes; /* 0: no history */
};

struct import
{
    const struct session *session;
    const struct import_options *options;
    const struct file *files;
    size_t file_count;
    struct arena *arena;   /* the result's */
    struct arena *scratch; /* of one look into the history */
    struct import_result *result;
    struct run *run;
    struct touched *touched;
    size_t touched_count, touched_capacity;
    struct usual *usual;
    size_t usual_count, usual_capacity;
    struct err *err;
};

/* ---- the days that it touches ---- */

static struct touched *touched_class(struct import *import, const struct class *class, day_t day)
{
    for (size_t i = 0; i < import->touched_count; i++)
        if (import->touched[i].class == class)
            return &import->touched[i];
    import->touched = arena_grow(import->arena, import->touched, &import->touched_capacity,
                                 import->touched_count + 1, sizeof *import->touched);
    import->touched[import->touched_count] =
        (struct touched){.class = class, .first = day, .last = day - 1};
    return &import->touched[import->touched_count++];
}

/* Grows the map so that it holds `day`. */
static void touch_day(struct import *import, struct touched *touched, day_t day)
{
    if (day < touched->first) {
        size_t old = (size_t)(touched->last - touched->first + 1);
        size_t more = (size_t)(touched->first - day);
        unsigned char *days = arena_alloc(import->arena, old + more);
        if (old)
            memcpy(days + more, touched->days, old);
        touched->days = days;
        touched->capacity = old + more;
        touched->first = day;
    }
    if (day > touched->last) {
        touched->days = arena_grow(import->arena, touched->days, &touched->capacity,
                                   (size_t)(day - touched->first + 1), 1);
        memset(touched->days + (touched->last - touched->first + 1), 0,
               (size_t)(day - touched->last));
        touched->last = day;
    }
    touched->days[day - touched->first] = 1;
}

static void touch_item(struct import *import, const struct assignment *item)
{
    const struct class *class = service_class_by_id(import->session, item->class_id);
    struct touched *touched;
    day_t evenings[SPAN_MAX_DAYS + 1];
    size_t count =
        assignment_evenings(item, calendar_for(import->session, item->class_id), evenings);

    if (!class)
        return; /* no board to look at; writing the row refuses it */
    touched = touched_class(import, class, item->assigned);
    for (size_t i = 0; i < count; i++)
        touch_day(import, touched, evenings[i]);
}

/* ---- taking ---- */

/* Writes a row that was read well. */
static bool take_row(void *context, struct assignment *item, const char *place, struct err *err)
{
    struct import *import = context;
    const struct session *session = import->session;
    const struct right_object object = object_of(item);

    if (!session_may(session, import->run->right, &object, err)) {
        err_prefix(err, "%s", place);
        return false;
    }
    service_complete(session, item);
    touch_item(import, item);
    if (!import->run->change)
        return true;
    item->id = change_new_id(import->run->change, ENTITY_ASSIGNMENT);
    item->created_at = item->published_at = session->moment.now;
    item->created_by = session->actor->login;
    item->rev = change_number(import->run->change);
    return take_none_back(import->run, item) &&
           change_put_assignment(import->run->change, NULL, item, err);
}

/* The median of the class's last items of the subject that have minutes; 0 where there are none. */
static bool median_minutes(struct import *import, int64_t class_id, const char *subject,
                           int *minutes, struct err *err)
{
    struct assignment_list list;
    int known[HISTORY_ITEMS];
    size_t count = 0;

    *minutes = 0;
    arena_reset(import->scratch);
    /* twice as many: notices have no minutes, and this import's own rows do not count */
    if (!store_recent(import->session->service->store, class_id, subject, 2 * HISTORY_ITEMS,
                      import->scratch, &list, err))
        return false;
    for (size_t i = 0; i < list.count && count < HISTORY_ITEMS; i++)
        if (list.items[i]->minutes > 0 && !list.items[i]->estimated &&
            state_is_public(list.items[i]->state) &&
            (!import->run->change || list.items[i]->rev != change_number(import->run->change)))
            known[count++] = list.items[i]->minutes;
    if (count == 0)
        return true;
    qsort(known, count, sizeof *known, compare_ints);
    *minutes = count % 2 ? known[count / 2] : (known[count / 2 - 1] + known[count / 2] + 1) / 2;
    return true;
}

static bool usual_minutes(void *context, int64_t class_id, const char *subject, int *minutes,
                          struct err *err)
{
    struct import *import = context;

    for (size_t i = 0; i < import->usual_count; i++)
        if (import->usual[i].class_id == class_id &&
            strcmp(import->usual[i].subject, subject) == 0) {
            *minutes = import->usual[i].minutes;
            return true;
        }
    if (!median_minutes(import, class_id, subject, minutes, err))
        return false;
    import->usual = arena_grow(import->arena, import->usual, &import->usual_capacity,
                               import->usual_count + 1, sizeof *import->usual);
    import->usual[import->usual_count++] =
        (struct usual){class_id, arena_strdup(import->arena, subject), *minutes};
    return true;
}

/* ---- messages ---- */

static bool read_message(void *context, const struct class *class, day_t day, const char *text,
                         struct arena *arena, struct reader_result **result, struct err *err)
{
    const struct import *import = context;
    struct session session = *import->session;
    struct reading_request request = {.class = class, .day_asked = true, .text = text};
    const struct class *read_for;

    session.moment.date = day;
    return service_read(&session, &request, arena, result, &read_for, err);
}

static bool take_none(void *context, const struct class *class, day_t day,
                      const struct subject *subject, struct err *err)
{
    const struct import *import = context;
    const struct no_homework none = {.day = day, .subject = subject->code};
    struct run run = *import->run;

    run.err = err;
    return put_none(&run, class, &none);
}

static void tell(void *context, const char *sentence)
{
    const struct import *import = context;

    outcome_note(import->run->outcome, import->arena, "%s", sentence);
}

/* ---- the days that are red after it ---- */

static bool list_red_week(struct import *import, const struct touched *touched, day_t monday,
                          size_t *capacity, struct arena *scratch)
{
    struct import_result *result = import->result;
    struct board_input input;
    bool any = false;

    for (day_t day = monday; day < monday + 7; day++)
        any |= day >= touched->first && day <= touched->last && touched->days[day - touched->first];
    if (!any)
        return true;
    if (!read_homework_input(import->session, touched->class, monday, monday + 6, scratch, &input,
                             import->err))
        return false;
    for (day_t day = monday; day < monday + 7; day++) {
        struct board *board;
        if (day < touched->first || day > touched->last || !touched->days[day - touched->first])
            continue;
        board = board_build(&input, day, scratch);
        if (board->level != LEVEL_RED)
            continue;
        result->red = arena_grow(import->arena, result->red, capacity, result->red_count + 1,
                                 sizeof *result->red);
        result->red[result->red_count++] =
            (struct import_red){touched->class, day, board->load, board->limit};
    }
    return true;
}

static bool list_red(struct import *import)
{
    struct arena *scratch = arena_new();
    size_t capacity = 0;
    bool ok = true;

    for (size_t i = 0; i < import->touched_count && ok; i++)
        for (day_t monday = date_monday(import->touched[i].first);
             monday <= import->touched[i].last && ok; monday += 7) {
            ok = list_red_week(import, &import->touched[i], monday, &capacity, scratch);
            arena_reset(scratch);
        }
    arena_free(scratch);
    return ok;
}

/* ---- the whole ---- */

/* Says what came of the reading; false where nothing is to be written. */
static bool finish(struct import *import, bool ok)
{
    struct homework_read *read = &import->result->read;

    if (read->dropped)
        outcome_note(import->run->outcome, import->arena,
                     _("%zu control characters were dropped from the text"), read->dropped);
    import->result->notes = import->run->outcome->notes;
    import->result->note_count = import->run->outcome->note_count;
    if (ok && !import->options->keep_going && read->fault_total > 0)
        ok = err_set(import->err, ERR_INPUT,
                     _("%zu faults, nothing was imported: fix the lines, or take the good ones "
                       "with --keep-going"),
                     read->fault_total);
    if (!ok)
        read->taken = 0;
    return ok;
}

static bool import_all(struct run *run, void *context)
{
    struct import *import = context;
    const struct file_school school = file_school_of(import->session);
    const struct homework_taker taker = {
        .school = &school,
        .class = import->options->class,
        .default_minutes = import->session->service->settings.import_minutes,
        .keep_going = import->options->keep_going,
        .context = import,
        .take = take_row,
        .usual_minutes = usual_minutes,
        .read_message = read_message,
        .take_none = take_none,
        .tell = tell,
        .progress = import->options->progress,
        .progress_context = import->options->context,
    };

    import->run = run;
    return finish(import,
                  file_read_homework(import->files, import->file_count, import->options->format,
                                     &taker, import->arena, &import->result->read, import->err));
}

bool service_import(const struct session *session, const struct file *files, size_t count,
                    const struct import_options *options, struct arena *arena,
                    struct import_result *result, struct err *err)
{
    const struct command command = {.action = ACTION_IMPORT, .dry_run = options->dry_run};
    struct import import = {
        .session = session,
        .options = options,
        .files = files,
        .file_count = count,
        .arena = arena,
        .scratch = arena_new(),
        .result = result,
        .err = err,
    };
    struct outcome outcome;
    bool ok;

    *result = (struct import_result){0};
    ok = run_change(session, &command, import_all, &import, arena, &outcome, err);
    result->change = outcome.change;
    arena_free(import.scratch);
    return ok && (outcome.change == 0 || outcome.repeated || list_red(&import));
}
