/* The reader's context: grade and limit of the class, its timetable, the teacher's own subject, and what
 * was set before with the time it took. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "service/internal.h"
#include "service/reading.h"

#define HISTORY_DAYS 60  /* how far back what was set is looked at */
#define HISTORY_MOST 400 /* and how much of it */
#define LESSON_SEARCH_DAYS 30
#define MEASURED_MOST 256 /* texts at once */

static day_t next_lesson(void *data, const struct subject *subject, day_t after)
{
    const struct reading_desk *desk = data;
    const struct calendar *calendar = calendar_for(&desk->session, desk->class->id);
    const struct class_profile timetable = {.lessons = desk->lessons.items,
                                            .lesson_count = desk->lessons.count};
    enum weekday weekday;

    for (day_t day = after + 1; day <= after + LESSON_SEARCH_DAYS; day++) {
        if (!calendar_is_school_day(calendar, day))
            continue;
        weekday = calendar_weekday(calendar, day);
        if (profile_has_timetable(&timetable, day, weekday) &&
            profile_has_lesson(&timetable, day, weekday, subject->code))
            return day;
    }
    return DAY_NONE;
}

/* ---- the classes that a message names ---- */

/* One of the classes, in any of the forms it is named in; 3班: of the grade it is read for. NULL: none. */
static const struct class *find_named(const struct reading_desk *desk, const char *text)
{
    const struct session *session = &desk->session;
    const struct school *school = &service_data(session->service)->school;
    day_t day = session->moment.date;
    const struct class *named;
    struct err err = {0};
    char *full;

    if (service_class(session, text, day, &named, &err))
        return named;
    full = arena_printf(desk->arena, "%d年级%s%s", class_grade(school, desk->class, day).grade,
                        text, strstr(text, "班") ? "" : "班");
    err_clear(&err);
    return service_class(session, full, day, &named, &err) ? named : NULL;
}

static bool parts_names(uint32_t c)
{
    return text_is_white(c) || c == ',' || c == '/' || c == '&' || c == 0xFF0C || c == 0x3001 ||
           c == 0x548C || c == 0x53CA || c == 0x4E0E; /* ， 、 和 及 与 */
}

static bool is_named(const struct reading_desk *desk, const char *text, const struct class *class)
{
    size_t start = 0, length;

    for (size_t at = 0;; at += length) {
        uint32_t c = text_decode(text + at, &length);
        if (text[at] != '\0' && !parts_names(c))
            continue;
        if (at > start) {
            const struct class *named =
                find_named(desk, arena_strndup(desk->arena, text + start, at - start));
            if (named && named->id == class->id)
                return true;
        }
        if (text[at] == '\0')
            return false;
        start = at + length;
    }
}

static enum reader_class named_class(void *data, const char *text)
{
    const struct reading_desk *desk = data;

    desk = desk->like ? desk->like : desk;
    if (!desk->asked || desk->asked_count < 2)
        return is_named(desk, text, desk->class) ? READER_CLASS_MEANT : READER_CLASS_OTHER;
    for (size_t i = 0; i < desk->asked_count; i++)
        if (!is_named(desk, text, desk->asked[i]))
            return READER_CLASS_FEWER;
    return READER_CLASS_MEANT;
}

void desk_ask_for(struct reading_desk *desk, const struct class *const *asked, size_t count)
{
    desk->asked = asked;
    desk->asked_count = count;
}

const struct subject *service_own_subject(const struct session *session, const struct class *class)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;
    const struct subject *own = NULL;

    for (size_t i = 0; i < session->actor->grant_count; i++) {
        const struct grant *grant = &session->actor->grants[i];
        const struct subject *subject = subject_by_code(subjects, grant->subject);
        if ((grant->role != ROLE_TEACHER && grant->role != ROLE_REPRESENTATIVE) || !subject ||
            (class && grant->class_id != class->id))
            continue;
        if (own && own != subject)
            return NULL;
        own = subject;
    }
    return own;
}

/* ---- what was set before ---- */

/* Whose an assignment is, seen from the class and the person who acts: scopes of struct reader_past. */
enum
{
    PAST_CLASS,
    PAST_TEACHER,
    PAST_GRADE,
    PAST_FOREIGN,
};

static int scope_of(const struct session *session, const struct class *class, bool same_grade,
                    const struct assignment *item)
{
    const struct actor *actor = session->actor;

    if (item->class_id == class->id)
        return PAST_CLASS;
    if (strcmp(item->created_by, actor->login) == 0 ||
        (*actor->name && strcmp(item->teacher, actor->name) == 0))
        return PAST_TEACHER;
    return same_grade ? PAST_GRADE : PAST_FOREIGN;
}

/* The median of what pupils needed, where enough of them said it; else what it was set with. */
static int needed_minutes(const struct assignment *item, const struct handin_list *handins)
{
    for (size_t i = 0; i < handins->count; i++) {
        int ratio = handins->items[i].assignment_id == item->id
                        ? actual_ratio(&handins->items[i], item->minutes)
                        : 0;
        if (ratio > 0)
            return (item->minutes * ratio + 500) / 1000;
    }
    return item->minutes;
}

static int grade_of(const struct session *session, const struct reading_past *past,
                    const struct class *class)
{
    return class_grade(&service_data(session->service)->school, class, past->day).grade;
}

/* What one class was set, newest first; minutes that were themselves proposed say nothing new. */
static bool add_past(const struct session *session, struct reading_past *past,
                     const struct class *other, struct err *err)
{
    struct store *store = session->service->store;
    day_t since = past->day - HISTORY_DAYS;
    bool same_grade = grade_of(session, past, other) == grade_of(session, past, past->class);
    const struct subject_list *subjects = &service_data(session->service)->subjects;
    struct past_list *set = &past->set_before;
    struct assignment_list list;
    struct handin_list handins = {0};
    size_t taken = 0;

    if (!store_assigned(store, other->id, since, past->day, past->arena, &list, err) ||
        !store_handins(store, other->id, since, past->day, past->arena, &handins, err))
        return false;
    for (size_t i = list.count; i > 0 && taken < HISTORY_MOST; i--) {
        const struct assignment *item = list.items[i - 1];
        int scope = scope_of(session, past->class, same_grade, item);

        if (!state_is_public(item->state) || item->minutes == 0 || item->estimated ||
            scope == PAST_FOREIGN)
            continue;
        set->items =
            arena_grow(past->arena, set->items, &set->capacity, set->count + 1, sizeof *set->items);
        set->items[set->count++] =
            (struct reader_past){.subject = subject_by_code(subjects, item->subject),
                                 .kind = item->kind,
                                 .text = item->text,
                                 .minutes = needed_minutes(item, &handins),
                                 .scope = scope};
        taken++;
    }
    return true;
}

/* ---- reading ---- */

const struct reader_lexicon *reader_words_of(struct service *service)
{
    if (!service->lexicon)
        service->lexicon =
            reader_lexicon_new(service->data_arena, &service->data.subjects, &service->policy);
    return service->lexicon;
}

/* What reading needs of the school and, where there is one, of the class. */
static struct reader_context context_of(const struct session *session, const struct class *class,
                                        day_t day)
{
    struct school_words words = service_words(session, day);

    words.calendar = class ? calendar_for(session, class->id) : words.calendar;
    return reader_context_for(reader_words_of(session->service), &words,
                              &service_data(session->service)->school, class, day);
}

enum kind service_kind(const struct session *session, const struct class *class, day_t day,
                       const struct subject *subject, const char *text)
{
    struct reader_context context = context_of(session, class, day);
    bool guessed;

    return reader_kind(&context, subject, text, &guessed);
}

static bool lacks_minutes(const struct reader_result *reading)
{
    for (size_t i = 0; i < reading->item_count; i++)
        if (reading->items[i].minutes < 0 || reading->items[i].estimated)
            return true;
    return false;
}

struct reading_desk *service_desk(const struct session *session, const struct class *class,
                                  struct reading_past *past, struct arena *arena)
{
    struct reading_desk *desk = ARENA_NEW(arena, struct reading_desk);

    *desk = (struct reading_desk){
        .session = *session, .class = class, .estimates = past, .arena = arena};
    return desk;
}

static bool know_lessons(struct reading_desk *desk, struct err *err)
{
    if (!desk->class || desk->lessons_known)
        return true;
    desk->lessons_known = store_lessons(desk->session.service->store, desk->class->id, desk->arena,
                                        &desk->lessons, err);
    return desk->lessons_known;
}

struct reading_past *service_past(const struct session *session, const struct class *class,
                                  struct arena *arena)
{
    struct reading_past *past = ARENA_NEW(arena, struct reading_past);

    *past = (struct reading_past){.class = class, .day = session->moment.date, .arena = arena};
    return past;
}

/* Whose homework estimates go by: the class, those of the grade, and where the teacher sets elsewhere. */
static void list_past_classes(struct reading_past *past, const struct session *session)
{
    size_t count;

    past->classes = service_classes(session, past->day, false, past->arena, &count);
    for (size_t i = 0; i < count; i++) {
        const struct class *class = past->classes[i];

        if (grade_of(session, past, class) == grade_of(session, past, past->class) ||
            actor_is(session->actor, ROLE_TEACHER, class->id, NULL))
            past->classes[past->class_count++] = class;
    }
}

bool past_know_more(struct reading_past *past, const struct session *session, bool *more,
                    struct err *err)
{
    *more = false;
    if (past->history)
        return true;
    if (!past->classes)
        list_past_classes(past, session);
    if (past->next < past->class_count) {
        if (!add_past(session, past, past->classes[past->next], err))
            return false;
        past->next++;
        *more = true;
        return true;
    }
    if (!past->measuring)
        past->measuring = reader_history_new(past->arena, reader_words_of(session->service),
                                             past->set_before.items, past->set_before.count);
    *more = reader_history_measure(past->measuring, MEASURED_MOST);
    if (!*more)
        past->history = past->measuring;
    return true;
}

bool past_is_missed(const struct reading_past *past)
{
    return past->missed && !past->history;
}

void desk_goes_on(struct reading_desk *desk, const struct session *session)
{
    day_t date = desk->session.moment.date;

    desk->session = *session;
    desk->session.moment.date = date;
    desk->past_of = NULL;
}

struct reading_desk *desk_of_day(struct reading_desk *like, day_t day)
{
    struct reading_desk *desk =
        service_desk(&like->session, like->class, like->estimates, like->arena);

    desk->session.moment.date = day;
    desk->like = like;
    return desk;
}

static bool read_at(struct reading_desk *desk, const struct reading_request *request,
                    struct arena *arena, struct reader_result **reading, struct err *err)
{
    struct reader_context context =
        context_of(&desk->session, desk->class, desk->session.moment.date);

    if (!know_lessons(desk, err))
        return false;
    context.day_asked = request->day_asked;
    context.own = request->own ? request->own : service_own_subject(&desk->session, desk->class);
    context.next_lesson = next_lesson;
    context.named_class = request->class ? named_class : NULL;
    context.data = desk;
    context.history = desk->estimates ? desk->estimates->history : NULL;
    *reading = reader_read(&context, request->text, arena);
    if (desk->estimates && !context.history && lacks_minutes(*reading))
        desk->estimates->missed = true;
    return true;
}

/* With its estimates, however long they take; what was set before is only looked at where minutes are left
 * out. */
static bool read_whole(const struct session *session, const struct class *class,
                       const struct reading_request *request, struct arena *arena,
                       struct reader_result **reading, struct err *err)
{
    struct reading_past *past = class ? service_past(session, class, arena) : NULL;
    struct reading_desk *desk = service_desk(session, class, past, arena);
    bool more = true;

    desk_ask_for(desk, request->asked, request->asked_count);
    if (!read_at(desk, request, arena, reading, err))
        return false;
    if (!past || !past->missed)
        return true;
    while (more)
        if (!past_know_more(past, session, &more, err))
            return false;
    return read_at(desk, request, arena, reading, err);
}

bool desk_read(struct reading_desk *desk, const struct subject *own, const char *text,
               struct arena *arena, struct reader_result **reading, struct err *err)
{
    const struct reading_request request = {
        .class = desk->class, .day_asked = true, .own = own, .text = text};

    return read_at(desk, &request, arena, reading, err);
}

/* What was typed and cannot be kept is told (contract, section 4). */
static void note_dropped(struct reader_result *reading, size_t dropped, struct arena *arena)
{
    struct reader_line *notes = ARENA_ARRAY(arena, reading->note_count + 1, struct reader_line);

    if (dropped == 0)
        return;
    for (size_t i = 0; i < reading->note_count; i++)
        notes[i] = reading->notes[i];
    notes[reading->note_count++] = (struct reader_line){
        .line = 1,
        .text = arena_strdup(arena, ""),
        .why = arena_printf(arena, _("%zu control characters were dropped from the text"), dropped),
    };
    reading->notes = notes;
}

bool service_read(const struct session *session, const struct reading_request *request,
                  struct arena *arena, struct reader_result **reading, const struct class **class,
                  struct err *err)
{
    size_t dropped = 0;
    char *text;

    if (!text_accept(arena, request->text, strlen(request->text), READER_MAX_CHARS,
                     _("the message"), &text, &dropped, err))
        return false;
    struct reading_request clean = *request;

    clean.text = text;
    *class = request->class;
    if (!read_whole(session, *class, &clean, arena, reading, err))
        return false;
    if (!*class && (*reading)->class_text) {
        if (!service_class(session, (*reading)->class_text, session->moment.date, class, err))
            return false;
        clean.class = *class; /* another one further down is told */
        clean.asked = NULL;
        clean.asked_count = 0;
        if (!read_whole(session, *class, &clean, arena, reading, err))
            return false;
    }
    note_dropped(*reading, dropped, arena);
    return true;
}
