/* iCalendar: homework kept as tasks (VTODO) or as all-day entries (VEVENT). A category names the
 * subject, another perhaps the class; without one the summary begins with the subject. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/csv.h"
#include "base/ics.h"
#include "base/text.h"
#include "files/foreign.h"

static bool read_day(struct reading *reading, const struct ics_calendar *calendar,
                     const struct ics_time *time, const char *name, day_t *day)
{
    *day = DAY_NONE;
    if (!time->value || ics_local_day(calendar, time, reading->school->utc_offset, day))
        return true;
    return reading_left_out(reading,
                            arena_printf(reading->row_arena, _("%s: “%s” is not a day"), name,
                                         text_fit(reading->row_arena, time->value, 40)));
}

/* A task is due when it says so. An entry of one day says only when it was set; of several, DTEND is
 * the first day on which it does not stand any more: the day it is due. */
static bool read_days(struct reading *reading, const struct ics_calendar *calendar,
                      const struct ics_component *component, struct foreign *item)
{
    day_t end = DAY_NONE, created;

    if (!read_day(reading, calendar, &component->start, "DTSTART", &item->assigned) ||
        !read_day(reading, calendar, &component->due, "DUE", &item->due) ||
        !read_day(reading, calendar, &component->end, "DTEND", &end) ||
        !read_day(reading, calendar, &component->created, "CREATED", &created))
        return false;
    if (item->due == DAY_NONE && item->assigned != DAY_NONE && end > item->assigned + 1)
        item->due = end;
    if (item->assigned == DAY_NONE && created != DAY_NONE &&
        (item->due == DAY_NONE || created < item->due))
        item->assigned = created;
    return true;
}

static void read_categories(struct reading *reading, const struct ics_calendar *calendar,
                            const struct ics_component *component, struct foreign *item)
{
    item->tags = ARENA_ARRAY(reading->row_arena, component->category_count, const char *);
    for (size_t i = 0; i < component->category_count; i++) {
        const char *category = component->categories[i];

        if (!item->subject && foreign_subject(reading, category))
            item->subject = category;
        else if (!item->class && foreign_is_class(reading, category))
            item->class = category;
        else if (strcmp(category, "作业") != 0 && strcasecmp(category, "homework") != 0)
            item->tags[item->tag_count++] = category;
    }
    if (!item->class && calendar->name && !reading->taker->class &&
        foreign_is_class(reading, calendar->name))
        item->class = calendar->name;
}

static bool take_component(struct reading *reading, const struct ics_calendar *calendar,
                           const struct ics_component *component)
{
    const char *summary = component->summary ? component->summary : "";
    struct foreign item = {.minutes = -1};

    if (component->status && strcasecmp(component->status, "CANCELLED") == 0)
        return true;
    item.text = text_trim(reading->row_arena, summary);
    if (component->description && *component->description)
        item.text = text_trim(reading->row_arena, arena_printf(reading->row_arena, "%s\n%s",
                                                               item.text, component->description));
    if (!*item.text) {
        reading_left_out(reading, _("SUMMARY: is empty: say what is to be done"));
        return true;
    }
    if (!read_days(reading, calendar, component, &item))
        return true;
    if (component->duration && component->kind == ICS_TODO &&
        (!ics_duration(component->duration, &item.minutes) || item.minutes == 0))
        item.minutes = -1;
    read_categories(reading, calendar, component, &item);
    return foreign_take(reading, &item);
}

bool read_bulk_ics(struct reading *reading, const struct file *file)
{
    struct ics_calendar calendar;
    struct ics_component component;
    bool ok = true, any = false;
    size_t bytes;
    char *text;

    if (!csv_decode(reading->arena, file->data, file->bytes, &text, &bytes, reading->err)) {
        err_prefix(reading->err, "%s: ", file->name);
        return false;
    }
    ics_calendar_open(&calendar, reading->arena, text);
    while (ok && ics_next_component(&calendar, &component)) {
        any = true;
        arena_reset(reading->row_arena);
        reading->faults.place =
            arena_printf(reading->arena, "%s:%zu: ", file->name, component.line);
        ok = take_component(reading, &calendar, &component);
    }
    if (ok && calendar.depth != 0)
        ok = err_set(reading->err, ERR_INPUT,
                     _("%s: BEGIN and END do not match, the file is cut off: fetch it again"),
                     file->name);
    if (ok && !any)
        ok = err_set(reading->err, ERR_INPUT, _("%s: it contains neither VTODO nor VEVENT"),
                     file->name);
    return ok;
}
