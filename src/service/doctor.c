/* The doctor: what is wrong with this school's store, files and data, and how to mend it. */
#include "config.h"

#include <string.h>

#include "service/internal.h"
#include "service/manage.h"

struct doctor
{
    const struct session *session;
    struct arena *arena;
    struct doctor_report *report;
    size_t capacity;
};

static void say(struct doctor *doctor, enum level level, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void say(struct doctor *doctor, enum level level, const char *format, ...)
{
    struct doctor_report *report = doctor->report;
    va_list args;

    report->lines = arena_grow(doctor->arena, report->lines, &doctor->capacity, report->count + 1,
                               sizeof *report->lines);
    va_start(args, format);
    report->lines[report->count++] =
        (struct doctor_line){level, arena_vprintf(doctor->arena, format, args)};
    va_end(args);
    if (level == LEVEL_RED)
        report->ok = false;
}

static void look_at_store(struct doctor *doctor)
{
    struct err err = {0};
    const char *url = store_url(doctor->session->service->store);

    if (store_check(doctor->session->service->store, &err))
        say(doctor, LEVEL_GREEN, _("the database %s is sound, its history unbroken"), url);
    else
        say(doctor, LEVEL_RED, "%s", err.message);
}

static void look_at_calendar(struct doctor *doctor)
{
    const struct school_data *data = service_data(doctor->session->service);
    int year = date_ymd(doctor->session->date).year;
    /* the due days of December reach into the next year */
    int last = date_ymd(doctor->session->date + SPAN_MAX_DAYS).year;

    for (; year <= last; year++)
        if (calendar_knows_year(data->calendar, year))
            say(doctor, LEVEL_GREEN, _("the holidays of %d are known"), year);
        else
            say(doctor, LEVEL_YELLOW,
                _("the holidays of %d are not known, weekends alone are kept free: "
                  "`hwboard calendar import FILE` takes them from an .ics or CSV"),
                year);
    if (term_week(data->terms.items, data->terms.count, doctor->session->date) == 0)
        say(doctor, LEVEL_YELLOW,
            _("no term holds this day, so no week number is shown: `hwboard term add`"));
}

static void look_at_classes(struct doctor *doctor)
{
    const struct school_data *data = service_data(doctor->session->service);
    size_t current;

    service_classes(doctor->session, doctor->session->date, false, doctor->arena, &current);
    if (current == 0)
        say(doctor, LEVEL_YELLOW,
            _("no class is current on this day: `hwboard class add 3-2:42` makes one"));
    else
        say(doctor, LEVEL_GREEN, _("classes: %zu, subjects: %zu, teachers: %zu"), current,
            data->subjects.count, data->teachers.count);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *class = &data->classes.items[i];
        if (data->school.stage_years[class->stage] == 0)
            say(doctor, LEVEL_RED,
                _("class %s belongs to a stage that the school has not: edit the class or the "
                  "stages"),
                class_name(&data->school, class, doctor->session->date, doctor->session->lang,
                           doctor->arena));
    }
}

/* What settings of earlier versions have and nothing asks any more. */
static void look_at_settings(struct doctor *doctor)
{
    const struct settings *settings = &service_data(doctor->session->service)->settings;

    if (settings->role_file)
        say(doctor, LEVEL_YELLOW,
            _("%s:%zu: [general] role is of an earlier hwboard and gives no right: take the line "
              "out; roles belong to the school now"),
            settings->role_file, settings->role_line);
}

/* What a start trusts of them; a hand may have been at one. */
static void look_at_shipped(struct doctor *doctor)
{
    struct err err = {0};

    if (!conf_check_shipped(doctor->arena, &doctor->session->service->paths, &err))
        say(doctor, LEVEL_RED, _("files of hwboard are damaged, install hwboard again: %s"),
            err.message);
}

static void show_policy(struct doctor *doctor)
{
    const struct conf_origins *origins = &service_data(doctor->session->service)->origins;

    for (size_t i = 0; i < origins->count; i++) {
        const struct conf_origin *origin = &origins->items[i];
        say(doctor, LEVEL_NONE, "[%s] %s = %s  (%s:%zu)", origin->section, origin->key,
            origin->value, origin->file, origin->line);
    }
}

bool service_doctor(const struct session *session, struct arena *arena,
                    struct doctor_report *report, struct err *err)
{
    struct doctor doctor = {.session = session, .arena = arena, .report = report};

    *report = (struct doctor_report){.ok = true};
    if (!session_may(session, RIGHT_READ, err))
        return false;
    look_at_store(&doctor);
    look_at_calendar(&doctor);
    look_at_classes(&doctor);
    look_at_settings(&doctor);
    look_at_shipped(&doctor);
    show_policy(&doctor);
    return true;
}
