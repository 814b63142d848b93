#include "config.h"

/* The reader's context: grade and limit of the class, its timetable, the teacher's own subject, and what
 * was set before with the time it took. */
#include "service/reading.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "service/internal.h"
#include "service/plan.h"

#define HISTORY_DAYS 60  /* how far back what was set is looked at */
#define HISTORY_MOST 400 /* and how much of it */
#define LESSON_SEARCH_DAYS 30

struct preparing
{
    const struct session *session;
    const struct class *class;
    struct lesson_list lessons;
};

static day_t next_lesson(void *data, const struct subject *subject, day_t after)
{
    const struct preparing *preparing = data;
    const struct school_data *school = service_data(preparing->session->service);

    for (day_t day = after + 1; day <= after + LESSON_SEARCH_DAYS; day++) {
        if (!calendar_is_school_day(school->calendar, day))
            continue;
        for (size_t i = 0; i < preparing->lessons.count; i++)
            if (preparing->lessons.items[i].weekday == date_weekday(day) &&
                strcmp(preparing->lessons.items[i].subject, subject->code) == 0)
                return day;
    }
    return DAY_NONE;
}

/* The class asked for, in any of the forms it is named in. */
static bool same_class(void *data, const char *text)
{
    const struct preparing *preparing = data;
    const struct class *named;
    struct err err = {0};

    return service_class(preparing->session, text, preparing->session->moment.date, &named, &err) &&
           named->id == preparing->class->id;
}

/* The one subject that who acts teaches (in this class, where one is known); NULL. */
static const struct subject *own_subject(const struct session *session, const struct class *class)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;
    const struct subject *own = NULL;

    for (size_t i = 0; i < session->actor->grant_count; i++) {
        const struct grant *grant = &session->actor->grants[i];
        const struct subject *subject = subject_by_code(subjects, grant->subject);
        if (grant->role != ROLE_TEACHER || subject == NULL ||
            (class != NULL && grant->class_id != class->id))
            continue;
        if (own != NULL && own != subject)
            return NULL;
        own = subject;
    }
    return own;
}

/* What was set for the class before, newest first. */
static bool load_history(const struct session *session, const struct class *class,
                         const struct reader_lexicon *lexicon, struct arena *arena,
                         struct reader_history **history, struct err *err)
{
    const struct school_data *school = service_data(session->service);
    struct item_list list;
    struct reader_past *past;
    size_t count = 0;

    if (!service_list(session, class, session->moment.date - HISTORY_DAYS, session->moment.date - 1,
                      arena, &list, err))
        return false;
    past = ARENA_ARRAY(arena, list.count + 1, struct reader_past);
    for (size_t i = list.count; i > 0 && count < HISTORY_MOST; i--) {
        const struct assignment *item = list.items[i - 1];
        if (!state_is_public(item->state) || item->minutes == 0)
            continue;
        past[count++] =
            (struct reader_past){.subject = subject_by_code(&school->subjects, item->subject),
                                 .kind = item->kind,
                                 .text = item->text,
                                 .minutes = item->minutes};
    }
    *history = reader_history_new(arena, lexicon, past, count);
    return true;
}

static bool read_for(const struct session *session, const struct reading_request *request,
                     const struct class *class, struct arena *arena, struct reading **reading,
                     struct err *err)
{
    const struct school_data *school = service_data(session->service);
    struct preparing preparing = {.session = session, .class = class};
    struct reader_history *history = NULL;
    struct reader_context context = {
        .lexicon = reader_lexicon_new(arena, &school->subjects, &school->policy),
        .subjects = &school->subjects,
        .calendar = school->calendar,
        .assigned = session->moment.date,
        .day_asked = request->day_asked,
        .limit = LIMIT_NONE,
        .own = own_subject(session, class),
        .lang = session->moment.lang,
        .next_lesson = next_lesson,
        .same_class = request->class != NULL ? same_class : NULL,
        .data = &preparing,
    };

    if (class != NULL) {
        struct grade grade = class_grade(&school->school, class, session->moment.date);
        context.grade = grade.grade;
        context.limit = policy_limit(&school->policy, &grade,
                                     calendar_kind(school->calendar, session->moment.date));
        if (!service_lessons(session, class, arena, &preparing.lessons, err) ||
            !load_history(session, class, context.lexicon, arena, &history, err))
            return false;
        context.history = history;
    }
    *reading = reader_read(&context, request->text, arena);
    return true;
}

bool service_read(const struct session *session, const struct reading_request *request,
                  struct arena *arena, struct reading **reading, const struct class **class,
                  struct err *err)
{
    char *text;

    if (!text_accept(arena, request->text, strlen(request->text), READER_MAX_CHARS,
                     _("the message"), &text, NULL, err))
        return false;
    struct reading_request clean = *request;
    clean.text = text;
    *class = request->class;
    if (!read_for(session, &clean, *class, arena, reading, err))
        return false;
    if (*class == NULL && (*reading)->class_text != NULL) {
        if (!service_class(session, (*reading)->class_text, session->moment.date, class, err))
            return false;
        return read_for(session, &clean, *class, arena, reading, err);
    }
    return true;
}
