/* What was read of a message, saved: its assignments and the subjects without homework, for every class,
 * as one change. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "domain/lint.h"
#include "service/internal.h"
#include "service/reading.h"

#define REMARK_HITS 8 /* rules that one remark breaks */

/* ---- what keeps it from being saved ---- */

/* The classes of one message differ in few lines: what was said of one is not said again. */
static bool said_before(const struct class_reading *readings, size_t index,
                        const struct reader_line *line)
{
    for (size_t r = 0; r < index; r++)
        for (size_t i = 0; i < readings[r].reading->error_count; i++) {
            const struct reader_line *said = &readings[r].reading->errors[i];
            if (said->start == line->start && said->end == line->end &&
                strcmp(said->why, line->why) == 0)
                return true;
        }
    return false;
}

static void name_line(const struct reader_result *reading, int line, const char *sentence,
                      struct err *err)
{
    if (strchr(reading->message, '\n'))
        err_add(err, ERR_INPUT, _("line %d: %s"), line, sentence);
    else
        err_add(err, ERR_INPUT, "%s", sentence);
}

/* Each line that was not understood. */
static bool name_errors(const struct class_reading *readings, size_t count, struct arena *arena,
                        struct err *err)
{
    bool good = true;

    for (size_t r = 0; r < count; r++) {
        const struct reader_result *reading = readings[r].reading;
        for (size_t i = 0; i < reading->error_count; i++) {
            good = false;
            if (!said_before(readings, r, &reading->errors[i]))
                name_line(reading, reading->errors[i].line,
                          reader_sentence(&reading->errors[i], arena), err);
        }
        if (good && reading->item_count + reading->none_count == 0)
            good = err_set(err, ERR_INPUT,
                           _("there is no homework in it: begin with the subject, "
                             "as in “数学 练习册P12 20分钟”"));
    }
    return good;
}

/* ---- saving ---- */

struct message
{
    const struct class_reading *readings;
    size_t count;
    enum state state;
};

struct assignment reading_assignment(const struct class *class, const struct reader_result *reading,
                                     const struct reader_item *item)
{
    return (struct assignment){
        .class_id = class->id,
        .subject = item->subject->code,
        .assigned = reading->day,
        .due = item->due,
        .minutes = item->minutes,
        .estimated = item->estimated,
        .text = item->text,
        .kind = item->kind,
        .place = item->place,
        .tier = item->tier,
        .optional = item->optional,
        .spread = item->spread,
        .unit = item->unit,
        .device = item->device,
    };
}

/* A draft says nothing to the families yet, nor does that there is none. */
static bool put_all_none(struct run *run, const struct message *message,
                         const struct class_reading *of)
{
    for (size_t i = 0; i < of->reading->none_count; i++) {
        struct no_homework none = {.day = of->reading->day,
                                   .subject = of->reading->none[i].subject->code};
        if (!state_is_public(message->state))
            outcome_note(run->outcome, run->arena,
                         _("“no homework today” is said when it is published: %s"),
                         subject_name(of->reading->none[i].subject, run->session->moment.lang));
        else if (!put_none(run, of->class, &none))
            return false;
    }
    return true;
}

/* What is said of the whole message is of no item, so no board judges it (“以上家长签字”): whoever saves
 * it is told here, once. */
static void note_remarks(struct run *run, const struct class_reading *of)
{
    const struct service *service = run->session->service;
    const struct reader_result *reading = of->reading;
    const struct grade grade = class_grade(&service->data.school, of->class, reading->day);

    for (size_t i = 0; i < reading->aside_count && reading->item_count > 0; i++) {
        const struct assignment remark = {.text = reading->aside[i].text,
                                          .kind = reading->items[0].kind};
        struct lint_hit hits[REMARK_HITS];
        size_t count = linter_run(service->linter, &remark, &grade, hits, REMARK_HITS);
        for (size_t h = 0; h < count; h++)
            outcome_note(run->outcome, run->arena, _("“%s”, said of every item: %s"), remark.text,
                         run->session->moment.lang == LANG_ZH ? hits[h].rule->text_zh
                                                              : hits[h].rule->text_en);
    }
}

static bool put_message(struct run *run, void *context)
{
    const struct message *message = context;

    for (size_t r = 0; r < message->count; r++) {
        const struct class_reading *of = &message->readings[r];
        for (size_t i = 0; i < of->reading->item_count; i++) {
            struct assignment wanted =
                reading_assignment(of->class, of->reading, &of->reading->items[i]);
            if (!accept_unit(run, &wanted) || !check_added(run, &wanted, message->state) ||
                !write_candidate(run))
                return false;
        }
        if (!put_all_none(run, message, of))
            return false;
    }
    if (message->count > 0)
        note_remarks(run, &message->readings[0]);
    return true;
}

/* A message of nothing but “none” is told in the history as that. */
static enum action action_of(const struct class_reading *readings, size_t count)
{
    for (size_t r = 0; r < count; r++)
        if (readings[r].reading->item_count > 0)
            return ACTION_ADD;
    return ACTION_NONE;
}

bool service_set_readings(const struct session *session, const struct class_reading *readings,
                          size_t count, enum add_mode mode, struct arena *arena,
                          struct outcome *outcome, struct err *err)
{
    const struct command command = {.action = action_of(readings, count),
                                    .dry_run = mode == ADD_DRY_RUN};
    struct message message = {readings, count, mode == ADD_DRAFT ? STATE_DRAFT : STATE_PUBLISHED};

    return name_errors(readings, count, arena, err) &&
           run_change(session, &command, put_message, &message, arena, outcome, err);
}
