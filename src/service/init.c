/* Making a school: everything is checked before the database is made, and what was made goes again
 * when a later step fails. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "service/internal.h"

#define FIRST_MINUTE (15 * 60 + 10) /* of the day: when the first homework is entered */
#define COLLECTED_MINUTE (8 * 60)   /* of the due day */
#define MARKED_MINUTE (12 * 60)
#define FIRST_HALF_DAYS 165 /* of the school year */
#define SECOND_HALF_END 321

struct init
{
    const struct init_options *options;
    const struct session *session;
    struct school_file file;
    struct class_list classes;
    struct arena *arena;
    struct err *err;
};

/* Which part of what was said is being read: where reading it fails, it is the one that is refused. */
static bool of_part(const struct init_options *options, enum init_part part, bool good)
{
    if (!good && options->refused)
        *options->refused = part;
    return good;
}

/* ---- before there is a school ---- */

/* Those of the options, then those of the file that the options do not name. */
static bool make_classes(struct init *init, const struct school *school)
{
    const struct init_options *options = init->options;
    struct class_list *classes = &init->classes;
    struct text_buf named = {.arena = init->arena};
    struct class_list given = {0};

    for (size_t i = 0; i < options->class_count; i++)
        text_buf_printf(&named, "%s ", options->classes[i]);
    if (options->class_count > 0 &&
        !of_part(options, INIT_CLASSES,
                 class_parse_list(school, text_buf_str(&named), options->date, NULL, init->arena,
                                  &given, init->err)))
        return false;
    classes->items = ARENA_ARRAY(init->arena, given.count + init->file.class_count, struct class);
    for (size_t i = 0; i < given.count; i++)
        classes->items[classes->count++] = given.items[i];
    for (size_t i = 0; i < init->file.class_count; i++) {
        struct class *class = &classes->items[classes->count];

        if (!class_parse_new(school, init->file.classes[i].text, options->date, class, init->err)) {
            err_prefix(init->err, "%s", init->file.classes[i].place);
            return false;
        }
        classes->count += !class_in(classes, class);
    }
    return true;
}

/* ---- filling it: a change each ---- */

/* The half of the school year that has the day, so that the boards show their week. */
static bool put_term(struct run *run)
{
    const struct school *school = &run->session->service->data.school;
    day_t date = run->session->moment.date;
    day_t autumn = school_year_first_day(school, school_year_of(school, date));
    bool first_half = date < autumn + FIRST_HALF_DAYS;
    struct term term = {
        .id = change_new_id(run->change, ENTITY_TERM),
        .name = arena_strdup(run->arena, first_half ? "第一学期" : "第二学期"),
        .first = first_half ? autumn : autumn + FIRST_HALF_DAYS,
        .last = autumn + (first_half ? FIRST_HALF_DAYS : SECOND_HALF_END) - 1,
    };

    return change_put_term(run->change, NULL, &term, run->err);
}

/* The classes, and whoever makes the school as its office. */
static bool put_classes(struct run *run, void *context)
{
    const struct init *init = context;

    for (size_t i = 0; i < init->classes.count; i++) {
        init->classes.items[i].id = change_new_id(run->change, ENTITY_CLASS);
        if (!change_put_class(run->change, NULL, &init->classes.items[i], run->err))
            return false;
    }
    return (!init->options->from || put_term(run)) &&
           put_office(run->session, run->change, run->session->actor->login, run->err);
}

/* Whoever makes the school, by name, with the lessons given in it. */
static bool put_self(struct run *run, void *context)
{
    const struct init *init = context;
    const struct init_options *options = init->options;
    const struct session *session = run->session;
    const struct teacher *known = service_person(session->service, options->login);
    struct teacher self = *known;
    const struct subject **subjects;
    struct class_list taught;
    size_t count;

    if (options->own_name)
        self.name = arena_strdup(run->arena, options->own_name);
    if (!of_part(options, INIT_OWN_NAME,
                 check_teacher(session, known, &self, run->arena, run->err)) ||
        !change_put_teacher(run->change, known, &self, run->err))
        return false;
    if (!options->own_subject)
        return true;
    taught = service_data(session->service)->classes;
    if (!of_part(options, INIT_OWN_SUBJECT,
                 service_subjects_named(session, options->own_subject, run->arena, &subjects,
                                        &count, run->err)) ||
        (options->own_classes &&
         !of_part(options, INIT_OWN_CLASSES,
                  class_parse_list(&session->service->data.school, options->own_classes,
                                   options->date, &service_data(session->service)->classes,
                                   run->arena, &taught, run->err))))
        return false;
    for (size_t i = 0; i < taught.count * count; i++) {
        const struct class *class =
            class_in(&service_data(session->service)->classes, &taught.items[i / count]);

        if (!change_put_teaching(run->change, NULL,
                                 &(struct teaching){.class_id = class->id,
                                                    .subject = subjects[i % count]->code,
                                                    .teacher_id = self.id},
                                 run->err))
            return false;
    }
    return true;
}

/* Whoever makes the school as homeroom teacher of a class; last, for what stands in the file was set by
 * those who teach there. */
static bool put_own_class(struct run *run, void *context)
{
    const struct init *init = context;
    const struct session *session = run->session;
    const struct school *school = &session->service->data.school;
    struct grant homeroom = {
        .role = ROLE_HOMEROOM, .subject = "", .first = DAY_FIRST, .last = DAY_LAST};
    const struct class *class = class_find(school, &session->service->data.classes,
                                           init->file.homeroom, session->moment.date, run->err);
    const struct teacher *caller = service_person(session->service, session->actor->login);

    if (!class || !caller)
        return false;
    homeroom.class_id = class->id;
    homeroom.teacher_id = caller->id;
    return change_put_role(run->change, NULL, &homeroom, run->err);
}

static bool put_people(struct run *run, void *context)
{
    const struct init *init = context;
    const struct file_school school = file_school_of(run->session);
    struct people_file people;

    if (!file_read_people(&school, init->options->from, run->arena, &people, run->err))
        return false;
    for (size_t i = 0; i < people.count; i++) {
        struct teacher *person = &people.items[i];
        const struct teacher *known = service_person(run->session->service, person->login);

        person->id = known ? known->id : change_new_id(run->change, ENTITY_TEACHER);
        if (!change_put_teacher(run->change, known, person, run->err))
            return false;
    }
    for (size_t i = 0; i < people.lesson_count; i++) {
        struct teaching lesson = people.lessons[i];

        lesson.teacher_id = people.items[lesson.teacher_id].id;
        if (!change_put_teaching(run->change, NULL, &lesson, run->err))
            return false;
    }
    return true;
}

static stamp_t stamp_of(const struct session *session, day_t day, int minute)
{
    return ((stamp_t)day * 1440 + minute - session->service->settings.utc_offset) * 60;
}

/* It was handed in on its due day and marked by noon; with a reason it is an exemplar. */
static bool put_marked(struct run *run, const struct assignment *item, const char *why)
{
    const struct session *session = run->session;
    struct star star = {.assignment_id = item->id,
                        .why = why,
                        .by = session->actor->login,
                        .at = stamp_of(session, item->due, MARKED_MINUTE)};
    struct handin handin = handin_nothing(item->id);

    handin.collected_at = stamp_of(session, item->due, COLLECTED_MINUTE);
    handin.marked_at = star.at;
    return change_put_handin(run->change, NULL, &handin, run->err) &&
           (!why || change_put_star(run->change, NULL, &star, run->err));
}

/* A record of what was set, one after another in the afternoon of its day. */
static bool put_record(struct run *run, struct dated_homework *row, size_t order)
{
    const struct session *session = run->session;
    struct assignment *item = &row->item;
    stamp_t at = stamp_of(session, item->assigned, FIRST_MINUTE + (int)(order % 9) * 7);
    bool marked;

    service_complete(session, item);
    item->created_at = item->published_at = at < session->moment.now ? at : session->moment.now;
    item->created_by = session->actor->login;
    item->id = change_new_id(run->change, ENTITY_ASSIGNMENT);
    item->rev = change_number(run->change);
    marked = row->marked && item->due < session->moment.date;
    item->state = marked ? STATE_MARKED : item->state;
    return change_put_assignment(run->change, NULL, item, run->err) &&
           (!marked || put_marked(run, item, row->why));
}

static bool put_records(struct run *run, void *context)
{
    const struct homework_list *list = context;

    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].none && !list->items[i].entered && !put_record(run, &list->items[i], i))
            return false;
    return true;
}

/* What is no record goes through the service as a person's would. */
static bool enter(const struct init *init, const struct dated_homework *row)
{
    const struct session *session = init->session;
    struct session then = *session;
    struct outcome outcome;

    if (row->none)
        return service_none(session, service_class_by_id(session, row->item.class_id),
                            row->item.subject, row->item.assigned, init->arena, &outcome,
                            init->err);
    if (!service_add(session, &row->item, 1, ADD_PUBLISH, init->arena, &outcome, init->err))
        return false;
    if (!row->why || !outcome.any_held)
        return true;
    then.moment.date = row->item.assigned; /* it was passed in time */
    return service_approve(&then, outcome.items[0].after->id, -1, row->why, -1, DAY_NONE,
                           init->arena, &outcome, init->err);
}

/* Timetable, service, surveys and events, put as a person would. */
static bool put_plan(const struct init *init)
{
    const struct session *session = init->session;
    const struct file_school school = file_school_of(session);
    struct school_plan plan;
    size_t added;

    return file_read_school_plan(&school, init->options->from, init->arena, &plan, init->err) &&
           (plan.lessons.count == 0 ||
            service_put_lessons(session, plan.lessons.items, plan.lessons.count, init->err)) &&
           (plan.service.time_count + plan.service.activity_count == 0 ||
            service_put_aftercare(session, &plan.service, init->err)) &&
           (plan.habits.count == 0 ||
            service_put_habits(session, plan.habits.items, plan.habits.count, init->err)) &&
           (plan.events.count == 0 || service_add_events(session, &plan.events, &added, init->err));
}

static bool put_homework(struct init *init)
{
    const struct command command = {.action = ACTION_INIT};
    const struct file_school school = file_school_of(init->session);
    struct homework_list list;

    if (!file_read_school_homework(&school, init->options->from, init->arena, &list, init->err) ||
        !run_change(init->session, &command, put_records, &list, NULL, NULL, init->err))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if ((list.items[i].none || list.items[i].entered) && !enter(init, &list.items[i]))
            return false;
    return true;
}

/* Fills the new database; it is open and empty but for the school. */
static bool fill(struct init *init, const struct conf_paths *paths, const struct settings *settings,
                 const char *url)
{
    const struct init_options *options = init->options;
    const struct command command = {.action = ACTION_INIT};
    struct service *service = NULL;
    struct session session;
    bool ok;

    if (!service_open(paths, settings, url, &service, init->err))
        return false;
    session = (struct session){
        .service = service,
        .moment = {.lang = options->lang,
                   .now = options->now,
                   .today = stamp_day(options->now, settings->utc_offset),
                   .date = options->date},
    };
    session.actor = service_actor(service, options->login, session.moment.today, init->arena);
    init->session = &session;
    ok = run_change(&session, &command, put_classes, init, NULL, NULL, init->err) &&
         ((!options->own_name && !options->own_subject) ||
          run_change(&session, &command, put_self, init, NULL, NULL, init->err)) &&
         (!options->from ||
          (run_change(&session, &command, put_people, init, NULL, NULL, init->err) &&
           put_plan(init) && put_homework(init))) &&
         (!init->file.homeroom ||
          run_change(&session, &command, put_own_class, init, NULL, NULL, init->err));
    service_close(service);
    return ok;
}

static void remove_files(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    struct arena *arena = arena_new();

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        unlink(arena_printf(arena, "%s%s", path, endings[i]));
    arena_free(arena);
}

bool service_init(const struct conf_paths *paths, const struct settings *settings, const char *url,
                  const struct init_options *options, struct err *err)
{
    struct arena *arena = arena_new();
    struct init init = {.options = options, .arena = arena, .err = err};
    struct school school = {.id = 1, .year_start_month = 9, .year_start_day = 1};
    const struct db_driver *driver = store_driver_for(url, err);
    const char *name, *stages;
    struct store *store = NULL;
    bool was_there = access(url, F_OK) == 0, ok;

    if (!driver || (options->from && !file_read_school(options->from, arena, &init.file, err))) {
        arena_free(arena);
        return false;
    }
    name = options->school_name ? options->school_name
           : init.file.name     ? init.file.name
                                : _("My School");
    stages = options->stages ? options->stages : init.file.stages ? init.file.stages : "6-3-3";
    if (options->refused)
        *options->refused = INIT_PARTS;
    ok = of_part(options, INIT_NAME,
                 text_accept(arena, name, strlen(name), NAME_MAX_CHARS, _("the school's name"),
                             &school.name, NULL, err)) &&
         of_part(options, INIT_STAGES, school_parse_stages(stages, school.stage_years, err)) &&
         (!options->year_start || school_parse_year_start(options->year_start, &school, err)) &&
         make_classes(&init, &school) && store_create(driver, url, &school, &store, err);
    store_close(store);
    if (ok && !fill(&init, paths, settings, url)) {
        if (!was_there)
            remove_files(url);
        ok = false;
    }
    arena_free(arena);
    return ok;
}
