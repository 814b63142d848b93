/* VTODO and VEVENT of an iCalendar file as wholes, and their times by the school's clock. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "base/ics.h"
#include "base/text.h"

#define DATE_CHARS 8
#define HOUR 60
#define DAY (24 * HOUR)
#define DURATION_MAX_MINUTES (400 * DAY)

struct ics_zone
{
    const char *id;
    int offset; /* standard time, minutes east of UTC */
};

/* ---- values ---- */

/* The value of a parameter, without its quotes; NULL where it is not there. */
static const char *parameter(struct arena *arena, const char *parameters, const char *name)
{
    size_t length = strlen(name);

    while (*parameters) {
        size_t end = 0;
        bool quoted = false;

        while (parameters[end] && (quoted || parameters[end] != ';'))
            quoted ^= parameters[end++] == '"';
        if (end > length && strncasecmp(parameters, name, length) == 0 &&
            parameters[length] == '=') {
            const char *value = parameters + length + 1;
            size_t bytes = end - length - 1;

            if (bytes >= 2 && value[0] == '"' && value[bytes - 1] == '"') {
                value++;
                bytes -= 2;
            }
            return arena_strndup(arena, value, bytes);
        }
        parameters += end + (parameters[end] == ';');
    }
    return NULL;
}

static struct ics_time time_of(struct arena *arena, const struct ics_line *line)
{
    return (struct ics_time){line->value, parameter(arena, line->parameters, "TZID")};
}

bool ics_is_date(const struct ics_time *time)
{
    return time->value && strlen(time->value) == DATE_CHARS;
}

/* "+0800", "-033000" */
static bool read_offset(const char *value, int *offset)
{
    int digits = (int)strspn(value + (*value == '+' || *value == '-'), "0123456789");
    const char *d = value + 1;

    if ((*value != '+' && *value != '-') || (digits != 4 && digits != 6))
        return false;
    *offset = ((d[0] - '0') * 10 + d[1] - '0') * HOUR + (d[2] - '0') * 10 + d[3] - '0';
    if (*value == '-')
        *offset = -*offset;
    return true;
}

bool ics_duration(const char *value, int *minutes)
{
    static const struct
    {
        char unit;
        bool of_time; /* behind the T */
        int minutes;
    } units[] = {{'W', false, 7 * DAY}, {'D', false, DAY}, {'H', true, HOUR}, {'M', true, 1}};
    bool in_time = false, any = false;
    int sum = 0;

    if (*value == '+')
        value++;
    if (*value++ != 'P')
        return false;
    while (*value) {
        int number = 0;
        size_t i = 0;

        if (*value == 'T' && !in_time) {
            in_time = true;
            value++;
            continue;
        }
        if (*value < '0' || *value > '9')
            return false;
        for (; *value >= '0' && *value <= '9'; value++)
            number = number < DURATION_MAX_MINUTES ? number * 10 + (*value - '0') : number;
        any = true;
        if (*value == 'S' && in_time) {
            value++;
            continue;
        }
        while (i < sizeof units / sizeof *units &&
               (units[i].unit != *value || units[i].of_time != in_time))
            i++;
        if (i == sizeof units / sizeof *units || number > DURATION_MAX_MINUTES / units[i].minutes)
            return false;
        sum += number * units[i].minutes;
        value++;
    }
    *minutes = sum;
    return any && sum <= DURATION_MAX_MINUTES;
}

/* ---- the file ---- */

/* Standard time decides: homework is set and due in the school's own days, where summer time shifts
 * nothing over midnight. */
static void read_zones(struct ics_calendar *calendar, const char *text)
{
    struct arena *arena = calendar->reader.arena;
    struct ics_reader reader;
    struct ics_line line;
    const char *id = NULL;
    bool in_zone = false, standard = false;

    ics_open(&reader, arena, text);
    while (ics_next(&reader, &line)) {
        bool begin = strcmp(line.name, "BEGIN") == 0, end = strcmp(line.name, "END") == 0;
        int offset;

        if ((begin || end) && strcasecmp(line.value, "VTIMEZONE") == 0) {
            in_zone = begin;
            id = NULL;
        } else if ((begin || end) && strcasecmp(line.value, "STANDARD") == 0) {
            standard = begin;
        } else if (in_zone && strcmp(line.name, "TZID") == 0) {
            id = line.value;
        } else if (in_zone && standard && id && strcmp(line.name, "TZOFFSETTO") == 0 &&
                   read_offset(line.value, &offset)) {
            calendar->zones = arena_grow(arena, calendar->zones, &calendar->zone_capacity,
                                         calendar->zone_count + 1, sizeof *calendar->zones);
            calendar->zones[calendar->zone_count++] = (struct ics_zone){id, offset};
        }
    }
}

void ics_calendar_open(struct ics_calendar *calendar, struct arena *arena, const char *text)
{
    *calendar = (struct ics_calendar){0};
    ics_open(&calendar->reader, arena, text);
    read_zones(calendar, text);
}

/* CATEGORIES:数学,作业: an escaped comma is no border. */
static void add_categories(struct ics_component *component, struct arena *arena, const char *value,
                           size_t *capacity)
{
    const char *start = value;

    for (const char *c = value;; c++) {
        if (*c == '\\' && c[1]) {
            c++;
            continue;
        }
        if (*c && *c != ',')
            continue;
        if (c > start) {
            component->categories =
                arena_grow(arena, component->categories, capacity, component->category_count + 1,
                           sizeof *component->categories);
            component->categories[component->category_count++] =
                text_trim(arena, ics_text(arena, arena_strndup(arena, start, (size_t)(c - start))));
        }
        start = c + 1;
        if (!*c)
            return;
    }
}

static void take_line(struct ics_component *component, struct arena *arena,
                      const struct ics_line *line, size_t *capacity)
{
    if (strcmp(line->name, "SUMMARY") == 0)
        component->summary = ics_text(arena, line->value);
    else if (strcmp(line->name, "DESCRIPTION") == 0)
        component->description = ics_text(arena, line->value);
    else if (strcmp(line->name, "STATUS") == 0)
        component->status = line->value;
    else if (strcmp(line->name, "DTSTART") == 0)
        component->start = time_of(arena, line);
    else if (strcmp(line->name, "DTEND") == 0)
        component->end = time_of(arena, line);
    else if (strcmp(line->name, "DUE") == 0)
        component->due = time_of(arena, line);
    else if (strcmp(line->name, "CREATED") == 0)
        component->created = time_of(arena, line);
    else if (strcmp(line->name, "ESTIMATED-DURATION") == 0 ||
             (strcmp(line->name, "DURATION") == 0 && !component->duration))
        component->duration = line->value;
    else if (strcmp(line->name, "CATEGORIES") == 0)
        add_categories(component, arena, line->value, capacity);
}

/* Whether a component begins that is wanted. */
static bool kind_of(const char *value, enum ics_kind *kind)
{
    *kind = strcasecmp(value, "VTODO") == 0 ? ICS_TODO : ICS_EVENT;
    return *kind == ICS_TODO || strcasecmp(value, "VEVENT") == 0;
}

bool ics_next_component(struct ics_calendar *calendar, struct ics_component *component)
{
    struct arena *arena = calendar->reader.arena;
    struct ics_line line;
    size_t capacity = 0;
    int inside = 0; /* the depth of the component; 0: in none */

    while (ics_next(&calendar->reader, &line)) {
        enum ics_kind kind;

        if (strcmp(line.name, "BEGIN") == 0) {
            calendar->depth++;
            if (!inside && kind_of(line.value, &kind)) {
                inside = calendar->depth;
                *component = (struct ics_component){
                    .kind = kind, .line = line.number, .number = ++calendar->numbers[kind]};
            }
        } else if (strcmp(line.name, "END") == 0) {
            if (calendar->depth-- == inside && inside)
                return true;
        } else if (inside && calendar->depth == inside) {
            take_line(component, arena, &line, &capacity);
        } else if (!inside && strcmp(line.name, "X-WR-CALNAME") == 0) {
            calendar->name = ics_text(arena, line.value);
        }
    }
    return false;
}

bool ics_local_day(const struct ics_calendar *calendar, const struct ics_time *time, int utc_offset,
                   day_t *day)
{
    const char *clock;
    int minute, offset = utc_offset;

    if (!time->value || !ics_day(time->value, day, NULL))
        return false;
    if (ics_is_date(time))
        return true;
    clock = time->value + DATE_CHARS + 1;
    minute =
        ((clock[0] - '0') * 10 + clock[1] - '0') * HOUR + (clock[2] - '0') * 10 + clock[3] - '0';
    if (time->value[strlen(time->value) - 1] == 'Z')
        offset = 0;
    for (size_t i = 0; time->zone && i < calendar->zone_count; i++)
        if (strcmp(calendar->zones[i].id, time->zone) == 0)
            offset = calendar->zones[i].offset;
    minute += utc_offset - offset;
    *day += minute < 0 ? -1 : minute >= DAY ? 1 : 0;
    return true;
}
