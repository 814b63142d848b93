/* What homework goes through, against a second reckoning of it (tests/model/states.c): random commands of
 * several people, after each of which every row and every board must be what the model says, and at the
 * end the boards as of each moment. HWBOARD_STATES_SEED and HWBOARD_STATES_COMMANDS choose others. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/states.h"
#include "service/internal.h"
#include "support/school_fixture.h"
#include "support/random.h"

#define SEED 20261127U
#define COMMANDS 3000
#define EPISODE 150 /* commands in one school */
#define SHOWN_DAYS 14
#define BASE date_from_ymd(2026, 11, 16) /* the model's day 0 */

static const char *const logins[PERSON_COUNT] = {"wang", "li", "sun", "kedaibiao"};
static const char *const classes[] = {"3-2:42", "3-3:41", NULL};
static const char *const class_codes[MODEL_CLASSES] = {"3-2", "3-3"};
static const char *const subjects[SUBJECT_COUNT] = {"chinese", "math"};
static const enum kind kinds[] = {KIND_WRITTEN, KIND_ORAL, KIND_NOTICE};

static struct school_fixture fixture;
static struct session people[PERSON_COUNT];
static int64_t class_ids[MODEL_CLASSES];
static struct model model;
static struct random chance;

/* The boards as they were after each command. */
struct moment_kept
{
    stamp_t at;
    int load[MODEL_CLASSES][SHOWN_DAYS];
    int waiting[MODEL_CLASSES][SHOWN_DAYS];
};
static struct moment_kept kept[EPISODE];

static int draw(int below)
{
    return (int)random_below(&chance, (uint32_t)below);
}

static day_t day_of(int day)
{
    return day == NO_DAY ? DAY_NONE : BASE + day;
}

/* ---- a school ---- */

static void open_school(int approval)
{
    school_fixture_open(&fixture, classes);
    school_fixture_role(&fixture, "li", ROLE_TEACHER, "3-2", 0, "math");
    school_fixture_role(&fixture, "li", ROLE_TEACHER, "3-3", 0, "math");
    school_fixture_role(&fixture, "sun", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&fixture, "kedaibiao", ROLE_REPRESENTATIVE, "3-2", 0, "math");
    fixture.service->data.policy.approval = approval == HOLD_ALL    ? APPROVAL_ALL
                                            : approval == HOLD_NONE ? APPROVAL_NONE
                                                                    : APPROVAL_OVER_LIMIT;
    for (int i = 0; i < PERSON_COUNT; i++)
        people[i] = school_fixture_as(&fixture, logins[i]);
    for (int i = 0; i < MODEL_CLASSES; i++) {
        const struct class *class;
        struct err err = {0};
        if (!service_class(&people[OFFICE], class_codes[i], BASE, &class, &err))
            fail_msg("%s", err.message);
        class_ids[i] = class->id;
    }
    memset(&model, 0, sizeof model);
    model.approval = approval;
    model.next = 1;
}

/* ---- a command ---- */

static int some_minutes(void)
{
    static const int odd[] = {0, 1, 600, 601, 61, 60};

    return draw(8) == 0 ? odd[draw(6)] : 5 * (1 + draw(9));
}

static int some_due(int day)
{
    static const int odd[] = {-2, 0, 100, 101, 8};

    return day + (draw(10) == 0 ? odd[draw(5)] : 1 + draw(3));
}

static int some_kind(void)
{
    return draw(8) == 0 ? NOTICE : draw(6) == 0 ? ORAL : WRITTEN;
}

/* Whether the command has something to do there; of a change that waits, or what has one, rather. */
static bool suits(int verb, int id)
{
    const struct model_item *item = &model.items[id];

    if (!item->there || item->state == REMOVED)
        return false;
    switch (verb) {
    case APPROVE:
    case RETURN:
        return item->state == PENDING;
    case PUBLISH:
        return item->state == DRAFT || item->state == WITHDRAWN;
    case CONFIRM:
        return !item->confirmed;
    case WITHDRAW:
    case REMOVE:
        return draw(3) == 0 || item->replaces;
    default:
        return item->state == POSTED || item->replaces;
    }
}

static int some_id(int verb)
{
    int suiting[MODEL_ITEMS], count = 0, id;

    for (int i = 1; i < model.next; i++)
        if (suits(verb, i))
            suiting[count++] = i;
    if (count == 0 || draw(8) == 0)
        return 1 + draw(model.next); /* perhaps one that is not there */
    id = suiting[draw(count)];
    for (int i = 0; i < count && draw(4); i++) /* what waits, or what it would change */
        if (model.items[suiting[i]].replaces) {
            int posted = model.items[suiting[i]].replaces;
            id = draw(3) == 0 && suits(verb, posted) ? posted : suiting[i];
        }
    return id;
}

/* A change that may be taken back: the person's last, one of the last, or one of an item that a change waits
 * beside, or waited. */
static long some_target(int actor)
{
    int last = model.change_count - 1, back;

    if (last < 0 || draw(3) == 0)
        return model_last(&model, actor);
    back = draw(last < 12 ? last + 1 : 12);
    for (int i = last; i >= 0 && draw(12); i--)
        for (int r = 0; r < model.changes[i].count; r++) {
            int id = model.changes[i].rows[r].id;
            for (int other = 1; other < model.next; other++)
                if (model.items[other].there && model.items[other].replaces == id && draw(3) == 0)
                    return model.changes[i].number;
        }
    return model.changes[last - back].number;
}

static struct model_command some_command(void)
{
    static const int verbs[] = {ADD,     ADD,     ADD,      EDIT,    EDIT,    EDIT,   EDIT,
                                MOVE,    COPY,    WITHDRAW, PUBLISH, PUBLISH, REMOVE, CONFIRM,
                                APPROVE, APPROVE, RETURN,   RETURN,  UNDO,    UNDO,   UNDO};
    int day = draw(6);
    struct model_command command = {
        .verb = verbs[draw((int)(sizeof verbs / sizeof *verbs))],
        .actor = draw(PERSON_COUNT),
        .class = draw(3) == 0,
        .values = {.subject = draw(4) == 0 ? CHINESE : MATH,
                   .day = day,
                   .due = draw(2) ? NO_DAY : some_due(day),
                   .minutes = some_minutes(),
                   .text = draw(5),
                   .kind = some_kind(),
                   .optional = draw(10) == 0,
                   .each = draw(6) == 0},
        .draft = draw(8) == 0,
        .minutes = draw(4) == 0 ? draw(60) : -1,
        .fields = 1 << draw(7) | (draw(3) ? 0 : 1 << draw(7)),
        .due = draw(4) == 0 ? some_due(day) : NO_DAY,
        .why = draw(2) ? 1 + draw(9) : 0,
        .day = day,
        .to = draw(8),
    };

    command.id = some_id(command.verb);
    if (command.verb == EDIT && draw(2)) { /* what fills the day */
        command.fields = OF_MINUTES;
        command.values.minutes = 20 + draw(50);
    }
    if (command.values.kind == NOTICE && draw(4))
        command.values.minutes = 0;
    if (command.verb == ADD && command.actor == PUPIL)
        command.values.subject = MATH;
    if (command.fields & OF_DUE)
        command.values.due = some_due(day);
    if (command.verb == APPROVE || command.verb == RETURN) {
        command.actor =
            draw(6) ? model.items[command.id].by != OFFICE ? OFFICE : HOMEROOM : draw(PERSON_COUNT);
        command.why = 1 + draw(9);
        command.day = draw(4) ? 0 : day;
    } else if (draw(3)) {
        command.actor = draw(2) ? OFFICE : draw(2) ? HOMEROOM : TEACHER;
    }
    command.target = some_target(command.actor);
    return command;
}

static const char *reason_text(int why)
{
    return why == 0 ? NULL : arena_printf(fixture.arena, "原因%d", why);
}

static const char *homework_text(int text)
{
    return arena_printf(fixture.arena, "练习册第%d页", text);
}

static struct assignment values_of(const struct model_values *values)
{
    return (struct assignment){
        .subject = subjects[values->subject],
        .assigned = day_of(values->day),
        .due = day_of(values->due),
        .minutes = values->minutes,
        .text = homework_text(values->text),
        .kind = kinds[values->kind],
        .optional = values->optional,
        .spread = values->each ? SPREAD_EACH : SPREAD_FIRST,
    };
}

static unsigned fields_of(int fields)
{
    static const unsigned bits[] = {FIELD_SUBJECT,  FIELD_MINUTES, FIELD_TEXT,  FIELD_KIND,
                                    FIELD_OPTIONAL, FIELD_DUE,     FIELD_SPREAD};
    unsigned all = 0;

    for (int i = 0; i < 7; i++)
        all |= fields & 1 << i ? bits[i] : 0;
    return all;
}

static bool do_edit(const struct session *session, const struct model_command *command, bool dry,
                    struct outcome *outcome, struct err *err)
{
    struct assignment wanted = values_of(&command->values);
    struct edit edit = {.id = command->id,
                        .wanted = &wanted,
                        .fields = fields_of(command->fields),
                        .why = reason_text(command->why),
                        .dry_run = dry};

    return service_edit(session, &edit, fixture.arena, outcome, NULL, err);
}

static bool do_add(const struct session *session, const struct model_command *command, bool dry,
                   struct outcome *outcome, struct err *err)
{
    struct assignment wanted = values_of(&command->values);

    wanted.class_id = class_ids[command->class];
    return service_add(session, &wanted, 1,
                       dry              ? ADD_DRY_RUN
                       : command->draft ? ADD_DRAFT
                                        : ADD_PUBLISH,
                       fixture.arena, outcome, err);
}

static bool do_copy(const struct session *session, const struct model_command *command,
                    struct outcome *outcome, struct err *err)
{
    const struct class *class = service_class_by_id(session, class_ids[command->class]);
    int64_t id = command->id;

    return service_copy(session, &id, 1, &class, 1, command->draft ? ADD_DRAFT : ADD_PUBLISH,
                        fixture.arena, outcome, err);
}

static bool do_undo(const struct session *session, const struct model_command *command,
                    struct outcome *outcome, struct err *err)
{
    long last = model_last(&model, command->actor);
    struct undone undone;
    bool ok = service_undo(session, 1, command->target == last ? 0 : command->target, fixture.arena,
                           &undone, err);

    if (ok && undone.changes[0] != command->target)
        fail_msg("%s undid %lld, not %ld", logins[command->actor], (long long)undone.changes[0],
                 command->target);
    *outcome = (struct outcome){.change = undone.change};
    return ok;
}

static bool do_command(const struct model_command *command, struct outcome *outcome,
                       struct err *err)
{
    static const enum act acts[VERB_COUNT] = {[WITHDRAW] = ACT_WITHDRAW,
                                              [PUBLISH] = ACT_PUBLISH,
                                              [REMOVE] = ACT_REMOVE,
                                              [CONFIRM] = ACT_CONFIRM};
    const struct session *session = fresh(&people[command->actor]);
    int64_t id = command->id;

    switch (command->verb) {
    case ADD:
        return do_add(session, command, false, outcome, err);
    case EDIT:
        return do_edit(session, command, false, outcome, err);
    case MOVE:
        return service_move(session, id, day_of(command->to), fixture.arena, outcome, err);
    case COPY:
        return do_copy(session, command, outcome, err);
    case APPROVE:
        return service_approve(session, id, -1, reason_text(command->why), command->minutes,
                               day_of(command->due), fixture.arena, outcome, err);
    case RETURN:
        return service_return(session, id, -1, reason_text(command->why), fixture.arena, outcome,
                              err);
    case UNDO:
        return do_undo(session, command, outcome, err);
    default:
        return service_act(session, acts[command->verb], &id, 1, NULL, fixture.arena, outcome, err);
    }
}

/* ---- comparing ---- */

static int number_of(const char *text)
{
    return *text ? atoi(text + strlen("原因")) : 0;
}

static void expect(long got, long wanted, const char *what, int id, int step)
{
    if (got != wanted)
        fail_msg("step %d: %s of #%d is %ld, not %ld", step, what, id, got, wanted);
}

static void compare_item(int id, int step)
{
    static const enum state states[] = {STATE_DRAFT, STATE_PENDING, STATE_PUBLISHED,
                                        STATE_WITHDRAWN, STATE_REMOVED};
    const struct model_item *want = &model.items[id];
    struct assignment *got, values = values_of(&want->values);
    struct err err = {0};

    if (!store_assignment(fixture.service->store, id, fixture.arena, &got, &err))
        fail_msg("%s", err.message);
    expect(got != NULL, want->there, "being", id, step);
    if (!got)
        return;
    values.unit = values.teacher = "";
    expect(assignment_diff(got, &values) & ~(unsigned)(FIELD_TEACHER | FIELD_UNIT), 0, "values", id,
           step);
    expect(got->class_id, class_ids[want->class], "class", id, step);
    expect(got->state, states[want->state], "state", id, step);
    expect(got->confirmed, want->confirmed, "confirmed", id, step);
    expect(strcmp(got->created_by, logins[want->by]), 0, "who entered it", id, step);
    expect(got->published_at != 0, want->was_posted, "publication", id, step);
    expect(got->changed_at, want->changed_at, "time of correction", id, step);
    expect(got->held_change, want->held_change, "held change", id, step);
    expect(got->replaces, want->replaces, "what it replaces", id, step);
    expect(number_of(got->why), want->why, "why", id, step);
    expect(number_of(got->reason), want->reason, "reason", id, step);
}

static void compare_boards(struct moment_kept *moment, int step)
{
    for (int c = 0; c < MODEL_CLASSES; c++) {
        const struct class *class = service_class_by_id(&people[OFFICE], class_ids[c]);
        struct board **boards;
        struct err err = {0};
        size_t count;

        if (!service_boards(&people[OFFICE], &class, 1, BASE, BASE + SHOWN_DAYS - 1, fixture.arena,
                            &boards, &count, &err))
            fail_msg("%s", err.message);
        for (int day = 0; day < SHOWN_DAYS; day++) {
            int minutes, waiting = model_waiting(&model, c, day, &minutes);
            expect(boards[day]->load, model_load(&model, c, day), "load", day, step);
            expect((long)boards[day]->pending_count, waiting, "number waiting", day, step);
            expect(boards[day]->pending_minutes, minutes, "minutes waiting", day, step);
            moment->load[c][day] = boards[day]->load;
            moment->waiting[c][day] = waiting;
        }
    }
}

static void compare_past(const struct moment_kept *moment, int step)
{
    for (int c = 0; c < MODEL_CLASSES; c++) {
        const struct class *class = service_class_by_id(&people[OFFICE], class_ids[c]);
        struct board **boards;
        struct err err = {0};
        size_t count;

        if (!service_boards_as_of(&people[OFFICE], &class, 1, BASE, BASE + SHOWN_DAYS - 1,
                                  moment->at, fixture.arena, &boards, &count, &err))
            fail_msg("%s", err.message);
        for (int day = 0; day < SHOWN_DAYS; day++) {
            expect(boards[day]->load, moment->load[c][day], "load as of then", day, step);
            expect((long)boards[day]->pending_count, moment->waiting[c][day],
                   "number waiting as of then", day, step);
        }
    }
}

/* What a trial says is what happens; a refusal is one of those that people can mend. */
static void try_first(const struct model_command *command, enum model_answer answer, int step)
{
    struct outcome outcome = {0};
    struct err err = {0};
    bool ok;

    if (command->draft || (command->verb != ADD && command->verb != EDIT))
        return;
    ok = command->verb == ADD
             ? do_add(fresh(&people[command->actor]), command, true, &outcome, &err)
             : do_edit(fresh(&people[command->actor]), command, true, &outcome, &err);
    expect(ok ? outcome.any_held ? HELD : DONE : REFUSED, answer, "trial", command->id, step);
}

static void one_command(int step, stamp_t now, struct moment_kept *moment)
{
    static struct model before;
    struct model_command command = some_command();
    struct outcome outcome = {0};
    struct err err = {0};
    struct arena *whole = fixture.arena, *arena = arena_new();
    enum model_answer want;
    bool ok;

    if (command.verb == UNDO && command.target == 0)
        command.verb = ADD;
    for (int i = 0; i < PERSON_COUNT; i++) {
        people[i].moment.date = day_of(command.day);
        people[i].moment.now = now;
    }
    fixture.arena = arena;
    before = model;
    want = model_do(&model, &command, 0, (long)now); /* the answer; the number is not known yet */
    model = before;
    try_first(&command, want, step);
    ok = do_command(&command, &outcome, &err);
    want = model_do(&model, &command, (long)outcome.change, (long)now);
    if (ok != (want != REFUSED) || (ok && outcome.any_held != (want == HELD)))
        fail_msg("step %d: verb %d of #%d by %s: %s %s, not as the model says (%d)", step,
                 command.verb, command.id, logins[command.actor],
                 ok ? outcome.any_held ? "held" : "done" : "refused", ok ? "" : err.message, want);
    if (!ok && ((err.code != ERR_INPUT && err.code != ERR_DENIED) || strstr(err.message, "CHECK") ||
                strstr(err.message, "constraint")))
        fail_msg("step %d: nobody can mend “%s”", step, err.message);
    for (int id = 1; id < model.next; id++)
        compare_item(id, step);
    moment->at = now;
    compare_boards(moment, step);
    fixture.arena = whole;
    arena_free(arena);
}

static int number_from(const char *name, int usual)
{
    const char *text = getenv(name);

    return text ? atoi(text) : usual;
}

static void states_are_as_the_model_says(void **state)
{
    static const int approvals[] = {HOLD_OVER_LIMIT, HOLD_OVER_LIMIT, HOLD_ALL, HOLD_OVER_LIMIT,
                                    HOLD_NONE};
    int seed = number_from("HWBOARD_STATES_SEED", SEED);
    int commands = number_from("HWBOARD_STATES_COMMANDS", COMMANDS);

    (void)state;
    print_message("seed %d, %d commands\n", seed, commands);
    chance.state = (uint64_t)seed;
    for (int step = 0, episode = 0; step < commands; episode++) {
        stamp_t now;
        int done = 0;

        open_school(approvals[episode % 5]);
        now = people[OFFICE].moment.now;
        for (; done < EPISODE && step < commands; done++, step++)
            one_command(step, ++now, &kept[done]);
        for (int i = 0; i < done; i += 7)
            compare_past(&kept[i], step - done + i);
        school_fixture_close(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_are_as_the_model_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
