/* Warnings of one item: what its text says, whether the class has had the same, is that far, or has
 * the subject that day at all. */
#include "config.h"

#include "domain/board_warnings.h"

#include <string.h>

#include "base/text.h"
#include "domain/unit.h"
#include "domain/lint.h"

#define HITS_MAX 16

/* The warnings are of what the public sees: not of what was withdrawn. */
static bool is_shown(const struct board_item *item)
{
    return state_is_public(item->assignment->state);
}

static void warn_text(struct collector *collector, const struct assignment *a)
{
    struct lint_hit hits[HITS_MAX];
    size_t count =
        linter_run(collector->input->linter, a, &collector->board->grade, hits, HITS_MAX);

    for (size_t i = 0; i < count; i++) {
        char *piece = text_sanitise(
            collector->arena,
            arena_strndup(collector->arena, a->text + hits[i].start, hits[i].end - hits[i].start),
            false, NULL);
        warner_add_text(collector, hits[i].rule, a, piece);
    }
}

static void warn_deadline(struct collector *collector, const struct assignment *a)
{
    const struct board *board = collector->board;
    int bedtime = collector->input->policy->bedtime[board->grade.stage];

    if (!warner_wants(collector, WARNING_PAST_BEDTIME) || bedtime == 0)
        return;
    int deadline = linter_deadline(collector->input->linter, a->text);
    if (deadline <= bedtime)
        return;
    warner_add(collector, WARNING_PAST_BEDTIME, a, "{s}要求到 {0t}，晚于就寝时间 {1t}",
               "{s} runs until {0t}, bedtime is {1t}", NUMBERS(deadline, bedtime));
}

/* ---- the same text ---- */

/* Whether two texts are the same but for white space, capitals and full-width forms. */
static bool same_text(const char *a, const char *b, struct arena *arena)
{
    const char *left = text_fold(arena, a);
    const char *right = text_fold(arena, b);

    for (;;) {
        left += strspn(left, " \n");
        right += strspn(right, " \n");
        if (*left != *right)
            return false;
        if (*left == '\0')
            return true;
        left++;
        right++;
    }
}

/* Set before the other: on an earlier day, or earlier on the same one. */
static bool is_earlier(const struct assignment *a, const struct assignment *b)
{
    int64_t a_id = a->id != 0 ? a->id : INT64_MAX;
    int64_t b_id = b->id != 0 ? b->id : INT64_MAX;
    return a->assigned != b->assigned ? a->assigned < b->assigned : a_id < b_id;
}

/* Looks back from the board's day, not from the item's: that is what a board's input reaches to. */
static void warn_repetitive(struct collector *collector, const struct assignment *a)
{
    const struct board_input *input = collector->input;
    const struct assignment *last = NULL;
    day_t since = collector->board->day - input->policy->repetitive_days;

    if (input->policy->repetitive_days == 0 || !warner_wants(collector, WARNING_REPETITIVE) ||
        (input->policy->repetitive_kinds >> a->kind & 1U) == 0)
        return;
    for (size_t i = 0; i < input->assignment_count; i++) {
        const struct assignment *b = input->assignments[i];
        if (b != a && b->assigned >= since && state_is_public(b->state) &&
            strcmp(a->subject, b->subject) == 0 && is_earlier(b, a) &&
            (!last || is_earlier(last, b)) && same_text(a->text, b->text, collector->arena))
            last = b;
    }
    if (!last || (input->linter && linter_routine(input->linter, a->text)))
        return;
    char day[DATE_TEXT_BYTES];
    date_short(last->assigned, day);
    /* By its day, not its number: a candidate that the other is repeated from has none yet. */
    warner_add(collector, WARNING_REPETITIVE, a, "{s}与 {a} 布置的内容相同",
               "{s} repeats what was set on {a}",
               (struct warning_fact){.a = arena_strdup(collector->arena, day)});
}

/* ---- syllabus and timetable ---- */

/* The units of the board's grade and a subject. */
static size_t units_of(const struct collector *collector, const char *subject, struct unit **units)
{
    const struct class_profile *profile = collector->input->profile;
    size_t count = 0;

    *units = ARENA_ARRAY(collector->arena, profile->unit_count, struct unit);
    for (size_t i = 0; i < profile->unit_count; i++)
        if (profile->units[i].grade == collector->board->grade.grade &&
            strcmp(profile->units[i].subject, subject) == 0)
            (*units)[count++] = profile->units[i];
    return count;
}

static const struct unit *unit_at(const struct unit *units, size_t count, int position)
{
    for (size_t i = 0; i < count; i++)
        if (units[i].position == position)
            return &units[i];
    return NULL;
}

static const struct progress *find_progress(const struct class_profile *profile,
                                            const char *subject)
{
    for (size_t i = 0; i < profile->progress_count; i++)
        if (strcmp(profile->progress[i].subject, subject) == 0)
            return &profile->progress[i];
    return NULL;
}

static void warn_syllabus(struct collector *collector, const struct assignment *a)
{
    const struct class_profile *profile = collector->input->profile;

    if (!profile || !a->unit || a->unit[0] == '\0')
        return;
    const struct progress *progress = find_progress(profile, a->subject);
    struct unit *units;
    size_t count = units_of(collector, a->subject, &units);
    const struct unit *unit = unit_find(units, count, a->unit, collector->arena);
    if (!progress || !unit || unit->position <= progress->position)
        return;
    const struct unit *now = unit_at(units, count, progress->position);
    const char *at = now ? now->name : arena_printf(collector->arena, "%d", progress->position);
    warner_add(collector, WARNING_BEYOND_SYLLABUS, a, "{s}“{a}”还没有学到（现在“{b}”）",
               "{s} “{a}” is ahead of the class (now “{b}”)",
               (struct warning_fact){.a = unit->name, .b = at});
}

static void warn_lesson(struct collector *collector, const struct assignment *a)
{
    const struct board *board = collector->board;
    enum weekday weekday = calendar_weekday(collector->input->calendar, board->day);

    if (a->assigned != board->day || board->day_kind != DAY_SCHOOL || a->optional ||
        a->kind != KIND_WRITTEN ||
        profile_has_lesson(collector->input->profile, board->day, weekday, a->subject))
        return;
    warner_add(collector, WARNING_NO_LESSON, a, "{0w}没有{s}课，布置了书面作业",
               "written homework in {s}, which has no lesson on {0w}", NUMBERS((int)weekday));
}

void warn_of_items(struct collector *collector)
{
    const struct board *board = collector->board;

    for (size_t i = 0; i < board->item_count; i++) {
        const struct assignment *a = board->items[i].assignment;
        if (!is_shown(&board->items[i]))
            continue;
        if (collector->input->linter) {
            warn_text(collector, a);
            warn_deadline(collector, a);
        }
        warn_repetitive(collector, a);
        warn_syllabus(collector, a);
        warn_lesson(collector, a);
    }
}
