/* Taskwarrior's `task export`: an array of tasks, or a task a line. The description is what a teacher writes, in
 * its order, the project names the class (and perhaps the subject: 三年级2班.数学). */
#include "config.h"

#include <string.h>

#include "base/ics.h"
#include "base/text.h"
#include "files/foreign.h"

/* "20261117T000000Z" by the school's clock; false where the task says one that is none. */
static bool read_day(struct reading *reading, const json_t *task, const char *key, day_t *day)
{
    const struct ics_calendar none = {0};
    struct ics_time time = {.value = json_string_value(json_object_get(task, key))};

    *day = DAY_NONE;
    if (!time.value || ics_local_day(&none, &time, reading->school->utc_offset, day))
        return true;
    return reading_left_out(reading,
                            arena_printf(reading->row_arena, _("%s: “%s” is not a day"), key,
                                         text_fit(reading->row_arena, time.value, 40)));
}

/* The parts of a project: which is the class, which the subject; another word is none of ours. */
static void read_project(struct reading *reading, const char *project, struct foreign *item)
{
    char *rest = arena_strdup(reading->row_arena, project ? project : ""), *part;

    while ((part = strsep(&rest, ".")))
        if (!item->subject && foreign_subject(reading, part))
            item->subject = part;
        else if (!item->class && foreign_is_class(reading, part))
            item->class = part;
}

static bool take_task(struct reading *reading, const json_t *task)
{
    const char *status = json_string_value(json_object_get(task, "status"));
    const json_t *tags = json_object_get(task, "tags");
    struct foreign item = {
        .text = json_string_value(json_object_get(task, "description")),
        .minutes = -1,
        .tags = ARENA_ARRAY(reading->row_arena, json_array_size(tags), const char *),
    };

    if (!json_is_object(task)) {
        reading_left_out(reading, _("is not an object"));
        return true;
    }
    /* a recurring one is the pattern of tasks that are in the export themselves */
    if (status && (strcmp(status, "deleted") == 0 || strcmp(status, "recurring") == 0))
        return true;
    if (!item.text || !*item.text) {
        reading_left_out(reading, _("description: must be a text"));
        return true;
    }
    if (!read_day(reading, task, "entry", &item.assigned) ||
        !read_day(reading, task, "due", &item.due))
        return true;
    read_project(reading, json_string_value(json_object_get(task, "project")), &item);
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const char *tag = json_string_value(json_array_get(tags, i));
        if (!tag)
            continue;
        if (!item.subject && foreign_subject(reading, tag))
            item.subject = tag;
        else
            item.tags[item.tag_count++] = tag;
    }
    return foreign_take(reading, &item);
}

static bool take_placed(struct reading *reading, const struct file *file, size_t index,
                        const json_t *task)
{
    arena_reset(reading->row_arena);
    reading->faults.place = arena_printf(reading->arena, "%s[%zu]: ", file->name, index);
    return take_task(reading, task);
}

/* A task a line, as older versions wrote them, commas between or not. */
static bool take_lines(struct reading *reading, const struct file *file)
{
    size_t at = 0, index = 0;
    bool ok = true;

    for (;;) {
        json_error_t fault;
        json_t *task;

        while (at < file->bytes && file->data[at] && strchr(", \t\r\n", file->data[at]))
            at++;
        if (!ok || at >= file->bytes)
            return ok;
        task = json_loadb(file->data + at, file->bytes - at,
                          JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK, &fault);
        if (!task)
            return err_set(reading->err, ERR_INPUT, _("%s[%zu]: this is not JSON: %s"), file->name,
                           index, fault.text);
        at += (size_t)fault.position;
        ok = take_placed(reading, file, index++, task);
        json_decref(task);
    }
}

bool read_bulk_taskwarrior(struct reading *reading, const struct file *file)
{
    size_t at = 0;
    json_t *root;
    bool ok = true;

    while (at < file->bytes && file->data[at] && strchr(" \t\r\n", file->data[at]))
        at++;
    if (at < file->bytes && file->data[at] == '{')
        return take_lines(reading, file);
    root = file_json(file, reading->err);
    if (!root)
        return false;
    if (!json_is_array(root))
        ok = err_set(reading->err, ERR_INPUT, _("%s: an array of tasks is expected"), file->name);
    for (size_t i = 0; ok && i < json_array_size(root); i++)
        ok = take_placed(reading, file, i, json_array_get(root, i));
    json_decref(root);
    return ok;
}
