/* Warnings of one item: what its text says, whether the class has had the same, is that far, or has
 * the subject that day at all. */
#include "config.h"

#include "domain/board_warnings.h"

#include <string.h>

#include "base/text.h"
#include "domain/lint.h"

#define HITS_MAX 16

/* The warnings are of what the public sees: not of what was withdrawn. */
static bool is_shown(const struct board_item *item)
{
    return state_is_public(item->assignment->state);
}

static void warn_text(struct warner *warner, const struct assignment *a)
{
    struct lint_hit hits[HITS_MAX];
    size_t count = linter_run(warner->input->linter, a, &warner->board->grade, hits, HITS_MAX);

    for (size_t i = 0; i < count; i++) {
        char *piece = text_sanitise(
            warner->arena,
            arena_strndup(warner->arena, a->text + hits[i].start, hits[i].end - hits[i].start),
            false, NULL);
        warner_add_text(warner, hits[i].rule, a,
                        arena_printf(warner->arena, "%s“%s”",
                                     warner_subject(warner, a->subject, LANG_ZH), piece),
                        arena_printf(warner->arena, "%s “%s”",
                                     warner_subject(warner, a->subject, LANG_EN), piece));
    }
}

static void warn_deadline(struct warner *warner, const struct assignment *a)
{
    const struct board *board = warner->board;
    int bedtime = warner->input->policy->bedtime[board->grade.stage];

    if (!warner_wants(warner, WARNING_PAST_BEDTIME) || bedtime == 0) {
        return;
    }
    int deadline = linter_deadline(warner->input->linter, a->text);
    if (deadline <= bedtime) {
        return;
    }
    warner_add(warner, WARNING_PAST_BEDTIME, a,
               arena_printf(warner->arena, "%s要求到 %s，晚于就寝时间 %s",
                            warner_subject(warner, a->subject, LANG_ZH),
                            clock_text(warner->arena, deadline, LANG_ZH),
                            clock_text(warner->arena, bedtime, LANG_ZH)),
               arena_printf(warner->arena, "%s runs until %s, bedtime is %s",
                            warner_subject(warner, a->subject, LANG_EN),
                            clock_text(warner->arena, deadline, LANG_EN),
                            clock_text(warner->arena, bedtime, LANG_EN)));
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
        if (*left != *right) {
            return false;
        }
        if (*left == '\0') {
            return true;
        }
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
static void warn_repetitive(struct warner *warner, const struct assignment *a)
{
    const struct board_input *input = warner->input;
    const struct assignment *last = NULL;
    day_t since = warner->board->day - input->policy->repetitive_days;

    if (input->policy->repetitive_days == 0 || !warner_wants(warner, WARNING_REPETITIVE) ||
        (input->policy->repetitive_kinds >> a->kind & 1U) == 0) {
        return;
    }
    for (size_t i = 0; i < input->assignment_count; i++) {
        const struct assignment *b = input->assignments[i];
        if (b != a && b->assigned >= since && state_is_public(b->state) &&
            strcmp(a->subject, b->subject) == 0 && is_earlier(b, a) &&
            (last == NULL || is_earlier(last, b)) && same_text(a->text, b->text, warner->arena)) {
            last = b;
        }
    }
    if (last == NULL || (input->linter != NULL && linter_routine(input->linter, a->text))) {
        return;
    }
    char day[DATE_TEXT_BYTES];
    date_short(last->assigned, day);
    /* By its day, not its number: a candidate that the other is repeated from has none yet. */
    warner_add(warner, WARNING_REPETITIVE, a,
               arena_printf(warner->arena, "%s与 %s 布置的内容相同",
                            warner_subject(warner, a->subject, LANG_ZH), day),
               arena_printf(warner->arena, "%s repeats what was set on %s",
                            warner_subject(warner, a->subject, LANG_EN), day));
}

/* ---- syllabus and timetable ---- */

static const struct unit *find_unit(const struct warner *warner, const char *subject,
                                    const char *name, int position)
{
    const struct class_facts *facts = warner->input->facts;

    for (size_t i = 0; i < facts->unit_count; i++) {
        const struct unit *unit = &facts->units[i];
        if (unit->grade == warner->board->grade.grade && strcmp(unit->subject, subject) == 0 &&
            (name != NULL ? same_text(unit->name, name, warner->arena)
                          : unit->position == position)) {
            return unit;
        }
    }
    return NULL;
}

static const struct progress *find_progress(const struct class_facts *facts, const char *subject)
{
    for (size_t i = 0; i < facts->progress_count; i++) {
        if (strcmp(facts->progress[i].subject, subject) == 0) {
            return &facts->progress[i];
        }
    }
    return NULL;
}

static void warn_syllabus(struct warner *warner, const struct assignment *a)
{
    const struct class_facts *facts = warner->input->facts;

    if (facts == NULL || a->unit == NULL || a->unit[0] == '\0') {
        return;
    }
    const struct progress *progress = find_progress(facts, a->subject);
    const struct unit *unit = find_unit(warner, a->subject, a->unit, 0);
    if (progress == NULL || unit == NULL || unit->position <= progress->position) {
        return;
    }
    const struct unit *now = find_unit(warner, a->subject, NULL, progress->position);
    const char *at =
        now != NULL ? now->name : arena_printf(warner->arena, "%d", progress->position);
    warner_add(warner, WARNING_BEYOND_SYLLABUS, a,
               arena_printf(warner->arena, "%s“%s”还没有学到（现在“%s”）",
                            warner_subject(warner, a->subject, LANG_ZH), unit->name, at),
               arena_printf(warner->arena, "%s “%s” is ahead of the class (now “%s”)",
                            warner_subject(warner, a->subject, LANG_EN), unit->name, at));
}

static void warn_lesson(struct warner *warner, const struct assignment *a)
{
    const struct board *board = warner->board;
    enum weekday weekday = date_weekday(board->day);

    if (a->assigned != board->day || board->day_kind != DAY_SCHOOL || a->optional ||
        a->kind != KIND_WRITTEN || facts_has_lesson(warner->input->facts, weekday, a->subject)) {
        return;
    }
    warner_add(warner, WARNING_NO_LESSON, a,
               arena_printf(warner->arena, "%s没有%s课，布置了书面作业",
                            date_weekday_name(weekday, LANG_ZH),
                            warner_subject(warner, a->subject, LANG_ZH)),
               arena_printf(warner->arena, "written homework in %s, which has no lesson on %s",
                            warner_subject(warner, a->subject, LANG_EN),
                            date_weekday_name(weekday, LANG_EN)));
}

void warn_of_items(struct warner *warner)
{
    const struct board *board = warner->board;

    for (size_t i = 0; i < board->item_count; i++) {
        const struct assignment *a = board->items[i].assignment;
        if (!is_shown(&board->items[i])) {
            continue;
        }
        if (warner->input->linter != NULL) {
            warn_text(warner, a);
            warn_deadline(warner, a);
        }
        warn_repetitive(warner, a);
        warn_syllabus(warner, a);
        warn_lesson(warner, a);
    }
}
