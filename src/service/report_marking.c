/* Completion and difficulty in the report, by subject and teacher. */
#include "config.h"

#include <string.h>

#include "service/report_build.h"

#define THOUSANDTHS 10 /* in one percent */

static struct report_completion *completion_of(struct report_builder *builder,
                                               const struct assignment *a)
{
    struct report *report = builder->report;

    for (size_t i = 0; i < report->completion_count; i++)
        if (strcmp(report->completions[i].subject, a->subject) == 0 &&
            strcmp(report->completions[i].teacher, a->teacher) == 0)
            return &report->completions[i];
    report->completions =
        arena_grow(builder->arena, report->completions, &builder->completion_capacity,
                   report->completion_count + 1, sizeof *report->completions);
    report->completions[report->completion_count] =
        (struct report_completion){.subject = arena_strdup(builder->arena, a->subject),
                                   .teacher = arena_strdup(builder->arena, a->teacher)};
    return &report->completions[report->completion_count++];
}

static void add_rated(struct report_builder *builder, const struct assignment *a, int correct,
                      bool hard)
{
    struct report *report = builder->report;

    report->rated = arena_grow(builder->arena, report->rated, &builder->rated_capacity,
                               report->rated_count + 1, sizeof *report->rated);
    report->rated[report->rated_count++] =
        (struct report_rated){.class = builder->class,
                              .day = a->assigned,
                              .item = a->id,
                              .subject = arena_strdup(builder->arena, a->subject),
                              .teacher = arena_strdup(builder->arena, a->teacher),
                              .text = arena_strdup(builder->arena, a->text),
                              .correct = correct,
                              .hard = hard};
}

static void rate(struct report_builder *builder, struct report_completion *completion,
                 const struct assignment *a, int correct)
{
    const struct policy *policy = &builder->session->service->data.policy;
    bool hard = policy->hard_below > 0 && correct * THOUSANDTHS < policy->hard_below;
    bool easy = policy->easy_above > 0 && correct * THOUSANDTHS > policy->easy_above;

    completion->rated++;
    completion->right += correct;
    completion->hard += hard;
    completion->easy += easy && !hard;
    if (hard || easy)
        add_rated(builder, a, correct, hard);
}

void report_completion(struct report_builder *builder, const struct assignment *a,
                       const struct handin *handin, struct arena *scratch)
{
    struct report_completion *completion = completion_of(builder, a);
    const struct left_list *left = &builder->left;
    struct handin there;
    int pupils, expected;

    completion->set++;
    if (!handin)
        return;
    there = handin_on(handin, left->items, left->count, a->due, scratch);
    pupils = class_pupils(builder->class, left->items, left->count, a->due);
    expected = handin_expected(pupils, &there);
    if (expected >= 0) {
        completion->expected += expected;
        completion->handed += handin_books(pupils, &there);
    }
    if (there.correct >= 0)
        rate(builder, completion, a, there.correct);
}

void finish_completion(struct report_builder *builder)
{
    const struct subject_list *subjects = &builder->session->service->data.subjects;
    struct report *report = builder->report;

    /* few of them: kept in the order in which their subjects stand on the board */
    for (size_t i = 1; i < report->completion_count; i++) {
        struct report_completion moved = report->completions[i];
        size_t at = i;

        while (at > 0 &&
               subject_compare(subject_by_code(subjects, report->completions[at - 1].subject),
                               report->completions[at - 1].subject,
                               subject_by_code(subjects, moved.subject), moved.subject) > 0) {
            report->completions[at] = report->completions[at - 1];
            at--;
        }
        report->completions[at] = moved;
    }
}
