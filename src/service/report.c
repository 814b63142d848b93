/* The ledger for inspection: rows by class, day and subject, teachers, shares, corrections. What was
 * found on red days, and what came of it, is report_red.c's. */
#include "config.h"

#include <string.h>

#include "service/report_build.h"

/* ---- rows ---- */

static struct report_row *row_of(struct report_builder *builder, const struct board *board,
                                 const struct subject *subject, size_t first)
{
    struct report *report = builder->report;
    struct report_row *row;

    for (size_t i = first; i < report->row_count; i++)
        if (report->rows[i].subject == subject)
            return &report->rows[i];
    report->rows = arena_grow(builder->arena, report->rows, &builder->row_capacity,
                              report->row_count + 1, sizeof *report->rows);
    row = &report->rows[report->row_count++];
    *row = (struct report_row){
        .class = builder->class,
        .day = board->day,
        .subject = subject,
        .load = board->load,
        .limit = board->limit,
        .level = board->level,
        .status = REPORT_STATUS_COUNT,
        .aftercare = board->aftercare_minutes,
        .at_school = board->aftercare_minutes > 0 ? board->aftercare_used : 0,
        .at_home = board->aftercare_minutes > 0 ? board->home_minutes : 0,
    };
    return row;
}

static const struct handin *handin_of(const struct report_builder *builder, int64_t id)
{
    for (size_t i = 0; i < builder->handins.count; i++)
        if (builder->handins.items[i].assignment_id == id)
            return &builder->handins.items[i];
    return NULL;
}

static void add_times(struct report_builder *builder, struct report_row *row,
                      const struct handin *handin)
{
    int *times = ARENA_ARRAY(builder->arena, row->time_count + handin->actual_count, int);

    if (handin->actual_count == 0)
        return;
    for (size_t i = 0; i < row->time_count; i++)
        times[i] = row->times[i];
    for (size_t i = 0; i < handin->actual_count; i++)
        times[row->time_count + i] = handin->actual[i];
    row->times = times;
    row->time_count += handin->actual_count;
}

/* The minutes of an evening are of all that has a part on it; what was reported, corrected and handed
 * in is of what was set that day, so that nothing is told twice. */
static void add_item(struct report_builder *builder, struct report_row *row,
                     const struct board_item *item, day_t day)
{
    const struct assignment *a = item->assignment;
    const struct handin *handin;

    if (!state_is_public(a->state))
        return;
    row->items++;
    row->minutes += a->optional ? 0 : item->today;
    row->counted += item->counted ? item->today : 0;
    if (a->assigned != day)
        return;
    if (row->status == REPORT_STATUS_COUNT)
        row->status = REPORT_SET;
    row->changed += a->changed_at != 0;
    row->estimated += a->estimated;
    handin = handin_of(builder, a->id);
    if (handin) {
        row->missing += (int)handin->missing.count;
        row->stopped += (int)handin->stopped.count;
        add_times(builder, row, handin);
        builder->report->stopped += (int)handin->stopped.count;
    }
}

static void add_share(struct report_builder *builder, const struct subject *subject, int counted)
{
    struct report *report = builder->report;

    for (size_t i = builder->first_share; i < report->share_count; i++)
        if (report->shares[i].subject == subject) {
            report->shares[i].counted += counted;
            return;
        }
    report->shares = arena_grow(builder->arena, report->shares, &builder->share_capacity,
                                report->share_count + 1, sizeof *report->shares);
    report->shares[report->share_count++] =
        (struct report_share){builder->class, subject, counted, 0};
}

static void add_board(struct report_builder *builder, const struct board *board)
{
    struct report *report = builder->report;
    size_t first = report->row_count;

    /* expected ones first: the board has them in subject order */
    for (size_t i = 0; i < board->subject_count; i++)
        row_of(builder, board, board->subjects[i].subject, first)->status =
            board->subjects[i].status;
    for (size_t i = 0; i < board->item_count; i++)
        if (board->items[i].subject)
            add_item(builder, row_of(builder, board, board->items[i].subject, first),
                     &board->items[i], board->day);
    for (size_t i = first; i < report->row_count; i++)
        if (report->rows[i].counted > 0)
            add_share(builder, report->rows[i].subject, report->rows[i].counted);
    if (board->day_kind == DAY_SCHOOL || report->row_count > first)
        report->days[board->level]++;
}

static void add_warnings(struct report_builder *builder, const struct board *board)
{
    struct report *report = builder->report;

    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *warning = &board->warnings[i];

        report->warnings = arena_grow(builder->arena, report->warnings, &builder->warning_capacity,
                                      report->warning_count + 1, sizeof *report->warnings);
        report->warnings[report->warning_count++] = (struct check_line){
            .day = board->day,
            .class = builder->class,
            .level = warning->level,
            .code = arena_strdup(builder->arena, board_warning_code(warning)),
            .item = board_warning_item(warning),
            .text = board_warning_text(warning, builder->session->moment.lang, builder->arena),
        };
    }
}

static void finish_shares(struct report_builder *builder)
{
    struct report *report = builder->report;
    int whole = 0;

    for (size_t i = builder->first_share; i < report->share_count; i++)
        whole += report->shares[i].counted;
    for (size_t i = builder->first_share; i < report->share_count; i++)
        report->shares[i].percent = (report->shares[i].counted * 200 + whole) / (2 * whole);
    builder->first_share = report->share_count;
}

/* ---- what was set in the range ---- */

static struct report_teacher *teacher_of(struct report_builder *builder, const char *name)
{
    struct report *report = builder->report;

    for (size_t i = 0; i < report->teacher_count; i++)
        if (strcmp(report->teachers[i].teacher, name) == 0)
            return &report->teachers[i];
    report->teachers = arena_grow(builder->arena, report->teachers, &builder->teacher_capacity,
                                  report->teacher_count + 1, sizeof *report->teachers);
    report->teachers[report->teacher_count] =
        (struct report_teacher){.teacher = arena_strdup(builder->arena, name)};
    return &report->teachers[report->teacher_count++];
}

static void add_to_teacher(struct report_builder *builder, const struct assignment *a)
{
    static const struct handin none;
    struct report_teacher *teacher = teacher_of(builder, a->teacher);
    const struct handin *handin = handin_of(builder, a->id);

    if (!handin)
        handin = &none;
    teacher->set++;
    teacher->collected += a->state >= STATE_COLLECTED || handin->collected_at != 0;
    teacher->marked += a->state >= STATE_MARKED || handin->marked_at != 0;
    teacher->returned += a->state >= STATE_RETURNED || handin->returned_at != 0;
    teacher->corrected += a->state >= STATE_CORRECTED || handin->corrected_at != 0;
    if (class_size_on(builder->class, a->due) > teacher->class_size)
        teacher->class_size = class_size_on(builder->class, a->due);
}

static void add_correction(struct report_builder *builder, const struct assignment *a)
{
    struct report *report = builder->report;

    report->corrections =
        arena_grow(builder->arena, report->corrections, &builder->correction_capacity,
                   report->correction_count + 1, sizeof *report->corrections);
    report->corrections[report->correction_count++] = (struct report_correction){
        .class = builder->class,
        .day = a->assigned,
        .item = a->id,
        .at = a->changed_at,
        .text = arena_strdup(builder->arena, a->text),
        .why = arena_strdup(builder->arena, a->why),
    };
}

static bool add_set(struct report_builder *builder, struct arena *scratch, struct err *err)
{
    struct report *report = builder->report;
    struct assignment_list list;

    if (!store_assigned(builder->session->service->store, builder->class->id, report->from,
                        report->to, scratch, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        struct assignment *a = list.items[i];

        if (!state_is_public(a->state))
            continue;
        a->teacher = service_teacher_said(builder->session, a);
        if (a->kind != KIND_NOTICE) {
            add_to_teacher(builder, a);
            report_completion(builder, a, handin_of(builder, a->id), scratch);
            report->set++;
            report->estimated += a->estimated;
        }
        if (a->changed_at != 0)
            add_correction(builder, a);
    }
    return true;
}

/* ---- the whole ---- */

static bool report_class(struct report_builder *builder, struct arena *scratch, struct err *err)
{
    const struct session *session = builder->session;
    struct report *report = builder->report;
    size_t days = (size_t)(report->to - report->from + 1);
    struct red_day *red = ARENA_ARRAY(scratch, days, struct red_day);
    struct board_input input;

    if (!read_board_input(session, builder->class, report->from, report->to, scratch, &input,
                          err) ||
        !store_handins(session->service->store, builder->class->id, report->from, report->to,
                       scratch, &builder->handins, err) ||
        !store_left_seats(session->service->store, builder->class->id, scratch, &builder->left,
                          err))
        return false;
    for (day_t day = report->from; day <= report->to; day++) {
        const struct board *board = board_build(&input, day, scratch);

        add_board(builder, board);
        add_warnings(builder, board);
        red[day - report->from] =
            (struct red_day){.load = board->load, .limit = board->limit, .level = board->level};
    }
    finish_shares(builder);
    return add_set(builder, scratch, err) && report_history(builder, red, scratch, err);
}

/* Files that no change was made under yet are seen for the first time now. */
static bool read_policy(const struct session *session, struct arena *arena, struct report *report,
                        struct err *err)
{
    struct policy_seen seen;

    report->policy = policy_fingerprint(&session->service->data.policy, arena);
    report->policy_since = session->moment.today;
    if (!store_policy_seen(session->service->store, arena, &seen, err))
        return false;
    if (strcmp(seen.fingerprint, report->policy) == 0)
        report->policy_since = seen.first_day;
    return true;
}

bool service_report(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to, struct arena *arena,
                    struct report *report, struct err *err)
{
    struct report_builder builder = {.session = session, .arena = arena, .report = report};
    struct arena *scratch;
    bool ok = true;

    *report = (struct report){.from = from, .to = to};
    for (size_t i = 0; i < class_count; i++) {
        struct right_object object = {.class_id = classes[i]->id};
        if (!session_may(session, RIGHT_REPORT, &object, err))
            return false;
    }
    if (!check_range(from, to, err) || !store_begin_read(session->service->store, err))
        return false;
    ok = read_policy(session, arena, report, err);
    scratch = arena_new();
    for (size_t i = 0; ok && i < class_count; i++) {
        builder.class = classes[i];
        ok = report_class(&builder, scratch, err);
        arena_reset(scratch);
    }
    finish_completion(&builder);
    arena_free(scratch);
    store_end_read(session->service->store);
    return ok;
}
