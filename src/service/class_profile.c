/* What a board may know of a class beyond its homework. All of it is rare: the school's row says which
 * kinds of it there ever were, and only their tables are read. */
#include "config.h"

#include <string.h>

#include "service/internal.h"

#define UNMARKED_DAYS 30 /* how long what was never marked is still asked for */

/* The real times of a subject that the days from..to look back on: all within them, FACTOR_LAST before. */
static bool read_times(const struct session *session, const struct class *class,
                       const char *subject, day_t from, day_t to, struct arena *arena,
                       struct timed_list *list, struct err *err)
{
    size_t most = FACTOR_LAST + (size_t)(to - from);

    for (;; most *= 2) {
        if (!store_timed(session->service->store, class->id, subject, to, most, arena, list, err))
            return false;
        if (list->count < most || list->items[most - FACTOR_LAST].assigned < from)
            return true;
    }
}

/* Of the times from the newest one on that counts; 0: too few. */
static int factor_from(const struct timed_list *list, size_t newest)
{
    int ratios[FACTOR_LAST];
    size_t count = 0;

    for (size_t i = newest; i < list->count && i < newest + FACTOR_LAST; i++) {
        const struct handin times = {.actual = list->items[i].actual,
                                     .actual_count = list->items[i].actual_count};
        int ratio = actual_ratio(&times, list->items[i].minutes);

        if (ratio > 0)
            ratios[count++] = ratio;
    }
    return factor_of(ratios, count);
}

/* Rule 3.8: each subject's factor on each day of from..to, of what was assigned before that day. */
static bool read_factors(const struct session *session, const struct class *class, day_t from,
                         day_t to, struct arena *arena, struct class_profile *profile,
                         struct err *err)
{
    const struct subject_list *subjects = &session->service->data.subjects;
    struct factor *factors = NULL;
    size_t capacity = 0;
    struct arena *scratch = arena_new();
    bool ok = true;

    for (size_t i = 0; i < subjects->count && ok; i++) {
        const char *subject = subjects->items[i].code;
        struct timed_list list;
        size_t known = SIZE_MAX; /* the newest time of the day before */

        ok = read_times(session, class, subject, from, to, scratch, &list, err);
        for (day_t day = from; ok && day <= to; day++) {
            size_t newest = 0;
            int factor;

            while (newest < list.count && list.items[newest].assigned >= day)
                newest++;
            factor = newest != known ? factor_from(&list, newest) : 0;
            known = newest;
            if (factor == 0)
                continue;
            factors =
                arena_grow(arena, factors, &capacity, profile->factor_count + 1, sizeof *factors);
            factors[profile->factor_count++] =
                (struct factor){.subject = subject, .thousandths = factor, .since = day};
        }
        arena_reset(scratch);
    }
    profile->factors = factors;
    arena_free(scratch);
    return ok;
}

static bool asks_for_feedback(const struct session *session)
{
    return !session->glances &&
           session->service->data.policy.warnings[WARNING_NO_FEEDBACK].level != LEVEL_NONE;
}

/* What was never marked, in a class that marks nothing here as well. */
static bool read_unmarked(const struct session *session, const struct class *class, day_t from,
                          day_t to, struct arena *arena, struct class_profile *profile,
                          struct err *err)
{
    const struct policy *policy = &session->service->data.policy;
    struct unmarked_list list;

    if (!asks_for_feedback(session))
        return true;
    if (!store_unmarked(session->service->store, class->id,
                        from - policy->feedback_days - UNMARKED_DAYS,
                        to - policy->feedback_days - 1, arena, &list, err))
        return false;
    profile->unmarked = list.items;
    profile->unmarked_count = list.count;
    return true;
}

static bool read_syllabus(const struct session *session, const struct class *class, day_t from,
                          day_t to, struct arena *arena, struct class_profile *profile,
                          struct err *err)
{
    const struct school *school = &session->service->data.school;
    struct store *store = session->service->store;
    int grade = class_grade(school, class, from).grade;
    struct unit_list units;
    struct progress_list progress;

    if (grade != class_grade(school, class, to).grade)
        grade = 0;
    if (!store_units(store, grade, NULL, arena, &units, err) ||
        !store_progress(store, class->id, arena, &progress, err))
        return false;
    profile->units = units.items;
    profile->unit_count = units.count;
    profile->progress = progress.items;
    profile->progress_count = progress.count;
    return true;
}

static bool read_plan(const struct session *session, const struct class *class, day_t from,
                      day_t to, struct arena *arena, struct class_profile *profile, struct err *err)
{
    struct store *store = session->service->store;
    struct share_list shares = {0};
    struct lesson_list lessons = {0};
    struct aftercare_list services = {0};
    struct activity_list activities = {0};
    struct event_list events = {0};
    int64_t holds = store_holds(store);

    if ((holds & HOLDS_SHARE && !store_shares(store, arena, &shares, err)) ||
        (holds & HOLDS_LESSON && !store_lessons(store, class->id, arena, &lessons, err)) ||
        (holds & HOLDS_AFTERCARE && !store_aftercare(store, class->id, arena, &services, err)) ||
        (holds & HOLDS_ACTIVITY &&
         !store_activities(store, class->id, from, to, arena, &activities, err)) ||
        (holds & HOLDS_EVENT && !store_events(store, from, to, arena, &events, err)))
        return false;
    profile->shares = shares.items;
    profile->share_count = shares.count;
    profile->lessons = lessons.items;
    profile->lesson_count = lessons.count;
    profile->aftercare = services.items;
    profile->aftercare_count = services.count;
    profile->activities = activities.items;
    profile->activity_count = activities.count;
    profile->events = events.items;
    profile->event_count = events.count;
    return true;
}

/* What loads are reckoned with. */
static bool read_load_parts(const struct session *session, const struct class *class, day_t from,
                            day_t to, struct arena *arena, struct class_profile *profile,
                            struct err *err)
{
    return read_plan(session, class, from, to, arena, profile, err) &&
           (!(store_holds(session->service->store) & HOLDS_TIMED) ||
            read_factors(session, class, from, to, arena, profile, err));
}

static bool holds_more(const struct session *session)
{
    return (store_holds(session->service->store) & ~(HOLDS_STAR | HOLDS_HABIT)) != 0;
}

bool read_load_profile(const struct session *session, const struct class *class, day_t from,
                       day_t to, struct arena *arena, const struct class_profile **out,
                       struct err *err)
{
    struct class_profile *profile;

    *out = NULL;
    if (!holds_more(session))
        return true;
    profile = ARENA_NEW(arena, struct class_profile);
    *out = profile;
    return read_load_parts(session, class, from, to, arena, profile, err);
}

bool read_profile(const struct session *session, const struct class *class, day_t from, day_t to,
                  struct arena *arena, const struct class_profile **out, struct err *err)
{
    struct class_profile *profile;

    *out = NULL;
    if (!holds_more(session) && !asks_for_feedback(session))
        return true;
    profile = ARENA_NEW(arena, struct class_profile);
    *out = profile;
    return read_load_parts(session, class, from, to, arena, profile, err) &&
           (!(store_holds(session->service->store) & HOLDS_UNIT) ||
            read_syllabus(session, class, from, to, arena, profile, err)) &&
           read_unmarked(session, class, from, to, arena, profile, err);
}
