/* The doctor: what is wrong with this school's store, files and data, and how to mend it. */
#include "config.h"

#include <gnu/libc-version.h>
#include <jansson.h>
#include <string.h>

#include "base/text.h"
#include "service/internal.h"

#define LINE_COLUMNS 80

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

/* What a report of a fault begins with. */
static void show_versions(struct doctor *doctor, const char *face_library)
{
    char *text = arena_printf(
        doctor->arena,
        _("%s, schema %d, with %s, %s, PCRE2 %s, jansson %s, utf8proc %s, %s, glibc %s"),
        PACKAGE_STRING, store_schema_version(), store_library(doctor->session->service->store),
        conf_library(), lint_library_version(doctor->arena), jansson_version_str(),
        text_library_version(), face_library, gnu_get_libc_version());
    size_t count;
    char **lines = text_wrap(doctor->arena, text, LINE_COLUMNS, &count);

    for (size_t i = 0; i < count; i++)
        say(doctor, LEVEL_NONE, "%s", lines[i]);
}

static void show_settings(struct doctor *doctor)
{
    struct conf_origins origins = {0};
    struct err err = {0};

    if (!conf_settings_origins(doctor->arena, &doctor->session->service->paths, &origins, &err))
        say(doctor, LEVEL_RED, "%s", err.message);
    else if (origins.count == 0)
        say(doctor, LEVEL_NONE, _("no settings file sets anything: everything is as shipped"));
    for (size_t i = 0; i < origins.count; i++) {
        const struct conf_origin *origin = &origins.items[i];
        char *setting = arena_printf(doctor->arena, "[%s] %s = %s", origin->section, origin->key,
                                     text_hide_secret(doctor->arena, origin->value));
        char *from = arena_printf(doctor->arena, "(%s:%zu)", origin->file, origin->line);
        if (text_width(setting) + 2 + text_width(from) <= LINE_COLUMNS) {
            say(doctor, LEVEL_NONE, "%s  %s", setting, from);
        } else {
            say(doctor, LEVEL_NONE, "%s", setting);
            say(doctor, LEVEL_NONE, "  %s", from);
        }
    }
}

static void look_at_store(struct doctor *doctor)
{
    struct err err = {0};
    const char *url = text_hide_secret(doctor->arena, store_url(doctor->session->service->store));

    if (store_check(doctor->session->service->store, &err))
        say(doctor, LEVEL_GREEN, _("the database %s is sound and its history unbroken"), url);
    else
        say(doctor, LEVEL_RED, "%s", err.message);
}

static void look_at_calendar(struct doctor *doctor)
{
    const struct school_data *data = service_data(doctor->session->service);
    int year = date_ymd(doctor->session->moment.date).year;
    /* the due days of December reach into the next year */
    int last = date_ymd(doctor->session->moment.date + SPAN_MAX_DAYS).year;

    for (; year <= last; year++)
        if (calendar_knows_year(data->calendar, year) == YEAR_BY_LAW)
            say(doctor, LEVEL_YELLOW,
                _("the holidays of %d are known by law only: bridging and make-up days wait for "
                  "the "
                  "State Council's notice, `hwboard calendar import FILE` takes them"),
                year);
        else if (calendar_knows_year(data->calendar, year) == YEAR_KNOWN)
            say(doctor, LEVEL_GREEN, _("the holidays of %d are known"), year);
        else
            say(doctor, LEVEL_YELLOW,
                _("the holidays of %d are not known, only weekends are kept free: `hwboard "
                  "calendar import FILE` takes them from an .ics or CSV"),
                year);
    if (term_week(data->terms.items, data->terms.count, doctor->session->moment.date) == 0)
        say(doctor, LEVEL_YELLOW,
            _("no term includes this day, so no week number is shown: `hwboard term add` adds "
              "one"));
}

static void look_at_classes(struct doctor *doctor)
{
    const struct school_data *data = service_data(doctor->session->service);
    size_t current;

    service_classes(doctor->session, doctor->session->moment.date, false, doctor->arena, &current);
    if (current == 0)
        say(doctor, LEVEL_YELLOW,
            _("there is no class on this day: `hwboard class add 3-2:42` adds one"));
    else
        say(doctor, LEVEL_GREEN, _("classes: %zu, subjects: %zu, teachers: %zu"), current,
            data->subjects.count, data->teachers.count);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *class = &data->classes.items[i];
        if (data->school.stage_years[class->stage] == 0)
            say(doctor, LEVEL_RED,
                _("class %s belongs to a stage that the school does not have: edit the class or "
                  "the stages"),
                class_name(&data->school, class, doctor->session->moment.date,
                           doctor->session->moment.lang, doctor->arena));
    }
}

/* Who may what goes by the login alone: what that is worth, and who can give roles. */
static void look_at_people(struct doctor *doctor)
{
    const struct school_data *data = service_data(doctor->session->service);
    const struct teacher *office = service_office(doctor->session);

    if (roles_are_open(&data->roles))
        say(doctor, LEVEL_NONE,
            _("nobody but the office has a role: everybody may do everything here (hwboard teacher "
              "add)"));
    else if (office)
        say(doctor, LEVEL_GREEN, _("the office is %s (login %s)"), office->name, office->login);
    else
        say(doctor, LEVEL_RED,
            _("no office can be reached, nobody can give roles: `hwboard doctor --office LOGIN`"));
    say(doctor, LEVEL_NONE,
        _("a login is taken at its word: rights guard against mistakes, not against lies"));
}

/* What settings of earlier versions have and nothing asks any more. */
static void look_at_settings(struct doctor *doctor)
{
    const struct settings *settings = &service_data(doctor->session->service)->settings;

    if (settings->role_file)
        say(doctor, LEVEL_YELLOW,
            _("%s:%zu: [general] role is from an earlier hwboard and gives no rights: remove the "
              "line; roles are now kept by the school"),
            settings->role_file, settings->role_line);
}

/* What a start trusts of them; a hand may have been at one. */
static void look_at_shipped(struct doctor *doctor)
{
    struct err err = {0};

    if (!conf_check_shipped(doctor->arena, &doctor->session->service->paths, &err))
        say(doctor, LEVEL_RED, _("files of hwboard are damaged, reinstall hwboard: %s"),
            err.message);
    /* English is spoken in its place: nobody would be told otherwise. */
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (!i18n_check((enum lang)lang, &err))
            say(doctor, LEVEL_RED, _("messages are missing, reinstall hwboard: %s"), err.message);
}

static void show_policy(struct doctor *doctor)
{
    const struct service *service = doctor->session->service;
    struct conf_origins origins = {0};
    struct policy policy;
    struct err err = {0};

    if (!conf_load_policy(doctor->arena, &service->paths, &service->settings, &policy, &origins,
                          &err))
        say(doctor, LEVEL_RED, "%s", err.message);
    for (size_t i = 0; i < origins.count; i++) {
        const struct conf_origin *origin = &origins.items[i];
        say(doctor, LEVEL_NONE, "[%s] %s = %s  (%s:%zu)", origin->section, origin->key,
            origin->value, origin->file, origin->line);
    }
}

static char *joined(struct arena *arena, const struct conf_word_source *source)
{
    struct text_buf buf = {.arena = arena};

    for (size_t i = 0; i < source->count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? ", " : "", source->words[i]);
    return arena_strdup(arena, text_buf_str(&buf));
}

bool service_doctor_words(const struct session *session, struct arena *arena,
                          struct doctor_report *report, struct err *err)
{
    struct doctor doctor = {.session = session, .arena = arena, .report = report};
    struct conf_words words;

    *report = (struct doctor_report){.ok = true};
    if (!session_may(session, RIGHT_READ, NULL, err) ||
        !conf_load_words(arena, &session->service->paths, &session->service->settings, &words, err))
        return false;
    for (size_t i = 0; i < words.count; i++) {
        const struct conf_word_source *source = &words.items[i];
        size_t count;
        char **lines = text_wrap(arena, joined(arena, source), LINE_COLUMNS - 2, &count);
        say(&doctor, LEVEL_NONE, "%s %s  (%s:%zu)", source->name, source->added ? "+" : "=",
            source->file, source->line);
        for (size_t l = 0; l < count; l++)
            say(&doctor, LEVEL_NONE, "  %s", lines[l]);
    }
    return true;
}

bool service_doctor(const struct session *session, const char *face_library, struct arena *arena,
                    struct doctor_report *report, struct err *err)
{
    struct doctor doctor = {.session = session, .arena = arena, .report = report};

    *report = (struct doctor_report){.ok = true};
    if (!session_may(session, RIGHT_READ, NULL, err))
        return false;
    show_versions(&doctor, face_library);
    show_settings(&doctor);
    look_at_store(&doctor);
    look_at_calendar(&doctor);
    look_at_classes(&doctor);
    look_at_people(&doctor);
    look_at_settings(&doctor);
    look_at_shipped(&doctor);
    show_policy(&doctor);
    return true;
}
