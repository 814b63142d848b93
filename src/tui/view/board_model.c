/* Turns a board into what its screen shows. All wording that other faces share is press's. */
#include "config.h"

#include "tui/view/board_model.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/allowed.h"
#include "tui/view/level_words.h"

#define KIND_COLUMNS 8 /* of a kind on a narrow screen */
/* Columns of the homework's text in the line of one's own. */
#define MINE_COLUMNS 20

static const char *kind_of_day(struct app *app, const struct board *board, struct arena *arena)
{
    const struct school_data *data = app_data(app);
    int week = term_week(data->terms.items, data->terms.count, board->day);
    const char *date = date_long(arena, board->day, app->lang);
    const char *kind = phrase_day_kind(board, board->day_name, app->lang, arena);

    if (week > 0)
        return arena_printf(arena, _("%s · week %d · %s"), date, week, kind);
    return arena_printf(arena, "%s · %s", date, kind);
}

static const char *joined(struct arena *arena, const char *a, const char *b)
{
    if (*a == '\0' || *b == '\0')
        return *a != '\0' ? a : b;
    return arena_printf(arena, "%s · %s", a, b);
}

/* Behind a text, and whole on its line. */
static const char *joined_whole(struct arena *arena, const char *a, const char *b)
{
    return joined(arena, a, text_unbroken(arena, b));
}

static const char *bracketed(const struct app *app, const char *notes, struct arena *arena)
{
    return *notes == '\0' ? ""
                          : arena_printf(arena, app->lang == LANG_ZH ? "（%s）" : " (%s)", notes);
}

/* 王老师 15:38 布置; what a pupil entered and no teacher confirmed: 小红 15:38 代录. */
static const char *set_words(const struct app *app, const struct assignment *a, const char *teacher,
                             const char *when, struct arena *arena)
{
    const struct teacher *pupil = !a->confirmed && a->created_by && app->service
                                      ? service_person(app->service, a->created_by)
                                      : NULL;

    if (pupil)
        return arena_printf(arena, _("%s, entered %s"),
                            text_sanitise(arena, pupil->name, false, NULL), when);
    return *teacher != '\0' ? arena_printf(arena, _("%s, set %s"), teacher, when)
                            : arena_printf(arena, _("set %s"), when);
}

/* What is said behind a text; in so many words, or brief. */
static void fill_notes(const struct app *app, const char *notes, const char *due,
                       struct arena *arena, const char *said[2])
{
    said[true] = bracketed(app, notes, arena);
    said[false] = due ? bracketed(app, joined(arena, due, notes), arena) : said[true];
}

static void fill_row(struct app *app, const struct board *board, const struct board_item *item,
                     struct arena *arena, struct model_row *row)
{
    const struct assignment *a = item->assignment;
    const char *notes =
        phrase_item_notes(item, board, app_utc_offset(app), false, app->lang, arena);
    const char *due = phrase_due(a->due, board->day, app->lang, arena);
    stamp_t at = a->published_at != 0 ? a->published_at : a->created_at;
    char clock[DATE_TEXT_BYTES], day[DATE_TEXT_BYTES];
    const char *when;
    bool due_said;
    day_t set;

    row->id = a->id;
    row->rev = a->rev;
    row->withdrawn = a->state == STATE_WITHDRAWN;
    row->own = a->created_by && strcmp(a->created_by, app->login) == 0;
    row->optional = a->optional;
    row->subject =
        arena_strdup(arena, item->subject ? subject_short(item->subject, app->lang) : a->subject);
    row->text = text_sanitise(arena, a->text, false, NULL);
    row->lines = text_sanitise(arena, a->text, true, NULL);
    row->whole = row->text;
    due_said =
        a->due != assignment_default_due(app_calendar(app, a->class_id), a->assigned, a->place) ||
        board->day != a->assigned;
    fill_notes(app, notes, due_said ? due : NULL, arena, row->notes);
    if (a->changed_at != 0)
        fill_notes(app, phrase_item_notes(item, board, app_utc_offset(app), true, app->lang, arena),
                   due_said ? due : NULL, arena, row->brief);
    if (due_said)
        notes = joined(arena, due, notes);
    row->kind = vocab_short(&vocab_kind, (int)a->kind, app->lang, KIND_COLUMNS);
    row->tier = a->tier != TIER_NONE ? vocab_name(&vocab_tier, (int)a->tier, app->lang) : "";
    row->has_minutes = item->today > 0;
    row->minutes = row->has_minutes ? phrase_minutes_cell(a, item->today, app->lang, arena) : "–";
    row->running = item->counted && item->on_headline && item->today > 0 && !row->withdrawn
                       ? arena_printf(arena, "%d", item->running)
                       : "–";
    row->teacher = text_sanitise(arena, a->teacher ? a->teacher : "", false, NULL);
    row->place = vocab_name(&vocab_place, (int)a->place, app->lang);
    row->due = phrase_near_day(a->due, board->day, app->lang, arena);
    stamp_clock(at, app_utc_offset(app), clock);
    set = stamp_day(at, app_utc_offset(app));
    when = set != board->day ? arena_printf(arena, "%s %s", date_short(set, day), clock) : clock;
    row->whole = joined_whole(arena, row->whole, set_words(app, a, row->teacher, when, arena));
    row->whole =
        notes[0] != '\0' ? joined(arena, row->whole, notes) : joined_whole(arena, row->whole, due);
    if (item->at_school > 0)
        row->whole =
            joined_whole(arena, row->whole,
                         arena_printf(arena, _("%d min fit into the service"), item->at_school));
}

static void fill_subjects(struct app *app, const struct board *board, struct arena *arena,
                          struct board_model *model)
{
    size_t none = 0;

    model->missing = ARENA_ARRAY(arena, board->subject_count, struct model_missing);
    for (size_t i = 0; i < board->subject_count; i++) {
        const struct board_subject *subject = &board->subjects[i];

        none += subject->status == REPORT_NONE;
        if (subject->status == REPORT_MISSING)
            model->missing[model->missing_count++] = (struct model_missing){
                arena_strdup(arena, subject->subject->code),
                arena_strdup(arena, subject_name(subject->subject, app->lang)),
            };
    }
    allowed_know(app);
    if (model->missing_count > 0)
        model->empty =
            app->keys.held & MAY(RIGHT_SET)
                ? _("nothing has been reported yet: a sets homework, n says that there is none")
                : _("nothing has been reported yet");
    else if (none > 0)
        model->empty = _("no homework today: every subject has said so");
    else
        model->empty = _("nothing set, and no subject is expected to report");
    if (model->missing_count > 0 && none > 0)
        model->empty = _("nothing set so far; not every subject has reported yet");
}

/* 作业 绿 */
static struct model_part level_part(const char *what, enum level level, const char *word,
                                    struct arena *arena)
{
    const char *text = level == LEVEL_NONE ? what : arena_printf(arena, "%s %s", what, word);

    return (struct model_part){text, level == LEVEL_GREEN ? STYLE_PLAIN : style_of_level(level)};
}

static void fill_paths(struct app *app, const struct board *board, struct arena *arena,
                       struct board_model *model)
{
    if (*phrase_paths(board, app->lang, arena) == '\0')
        return;
    model->paths = ARENA_ARRAY(arena, board->path_count, struct model_part);
    for (size_t i = 0; i < board->path_count; i++) {
        const struct board_path *path = &board->paths[i];

        if (!path->listed)
            continue;
        /* the day line says the headline's level: only another one is worth a word */
        model->paths[model->path_count++] =
            level_part(phrase_path(path, app->lang, arena),
                       path->level != board->level ? path->level : LEVEL_NONE,
                       vocab_name(&vocab_level, (int)path->level, app->lang), arena);
    }
}

static bool said_by_day_line(enum warning_code code)
{
    return code == WARNING_OVER_LIMIT || code == WARNING_NEAR_LIMIT || code == WARNING_NOT_REPORTED;
}

static void fill_warnings(struct app *app, const struct board *board, struct arena *arena,
                          struct board_model *model)
{
    model->warnings = ARENA_ARRAY(arena, board->warning_count, struct model_warning);
    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *from = &board->warnings[i];
        struct model_warning *to = &model->warnings[model->warning_count++];
        *to = (struct model_warning){
            .item = board_warning_item(from),
            .level = from->level,
            .level_word = vocab_name(&vocab_level, (int)from->level, app->lang),
            .about = _("the day"),
            .text = board_warning_text(from, app->lang, arena),
            .source = arena_strdup(arena, from->source[app->lang]),
            .passable = board_warning_passable(&app_data(app)->policy, from),
            .said = said_by_day_line(from->code),
        };
        for (size_t row = 0; row < model->row_count; row++) {
            if (from->item == WARNING_OF_DAY || model->rows[row].id != from->item)
                continue;
            to->about = model->rows[row].subject;
            if (model->rows[row].warned < from->level)
                model->rows[row].warned = from->level;
        }
    }
}

/* The class's colours alone: what the seats said is not for a screen that all may see. */
static void fill_habits(struct app *app, const struct habit_report *report, struct arena *arena,
                        struct board_model *model)
{
    model->habits = ARENA_ARRAY(arena, DIMENSION_COUNT, struct model_part);
    for (int i = 0; i < DIMENSION_COUNT; i++) {
        enum level level = report->dimensions[i].level;

        if (level != LEVEL_NONE)
            model->habits[model->habit_count++] =
                level_part(vocab_name(&vocab_dimension, i, app->lang), level,
                           level_letter(level, app->lang, arena), arena);
    }
}

/* "语文 作文 待审", "数学 卷子 退回：时间过长": what waits of the actor's own, and what came back; the texts cut
 * to so many columns (0: not). */
static const char *mine_words(struct app *app, const struct item_list *list, int columns,
                              struct arena *arena)
{
    struct text_buf mine = {.arena = arena};

    for (size_t i = 0; i < list->count; i++) {
        const struct assignment *a = list->items[i];
        const struct subject *subject = subject_by_code(&app_data(app)->subjects, a->subject);
        const char *reason = text_sanitise(arena, assignment_reason(a), false, NULL);
        const char *text = text_sanitise(arena, a->text, false, NULL);

        text_buf_printf(&mine, "%s%s %s %s%s%s", mine.length > 0 ? tr(app->lang, "; ") : "",
                        subject ? subject_short(subject, app->lang) : a->subject,
                        columns > 0 ? text_fit(arena, text, columns) : text,
                        phrase_state(a, app->lang),
                        *reason != '\0' ? tr_c(app->lang, "reason", ": ") : "", reason);
    }
    return mine.length > 0 ? arena_printf(arena, tr(app->lang, "yours: %s"), text_buf_str(&mine))
                           : "";
}

/* The same where not even the cut texts have room: how many, and the key that shows them. */
static const char *mine_counts(const struct item_list *list, bool on_board, struct arena *arena)
{
    size_t returned = 0;
    const char *back = "", *waits = "";

    for (size_t i = 0; i < list->count; i++)
        returned += assignment_is_returned(list->items[i]);
    if (returned > 0)
        back = arena_printf(arena, _("%zu given back, o says why"), returned);
    if (list->count > returned)
        waits = arena_printf(arena, _("%zu pending%s"), list->count - returned,
                             on_board && returned == 0 ? _(", End goes there") : "");
    return list->count > 0 ? arena_printf(arena, _("yours: %s"),
                                          arena_printf(arena, "%s%s%s", back,
                                                       *back && *waits ? _("; ") : "", waits))
                           : "";
}

/* Below what is posted: what waits, or came back, and has a part this day. */
static void fill_waiting(struct app *app, const struct board *board,
                         const struct board_item *waiting, size_t count, struct arena *arena,
                         struct board_model *model)
{
    for (size_t i = 0; i < count; i++) {
        const struct assignment *a = waiting[i].assignment;
        struct model_row *row = &model->rows[model->row_count++];
        const char *reason = text_sanitise(arena, assignment_reason(a), false, NULL);
        const char *state = phrase_state(a, app->lang);

        fill_row(app, board, &waiting[i], arena, row);
        row->waits = true;
        fill_notes(app, state, NULL, arena, row->notes);
        row->brief[false] = row->brief[true] = NULL;
        if (assignment_is_returned(a)) /* any other state is among the notes */
            row->whole = joined(arena, row->whole, state);
        if (*reason != '\0')
            row->whole =
                arena_printf(arena, "%s%s%s", row->whole, tr_c(app->lang, "reason", ": "), reason);
    }
}

static void fill_search(struct arena *arena, struct board_model *model)
{
    model->search = ARENA_ARRAY(arena, model->row_count, const char *);
    for (size_t i = 0; i < model->row_count; i++) {
        const struct model_row *row = &model->rows[i];

        model->search[i] = arena_printf(arena, "%s %s %s %s %s %s", row->subject, row->text,
                                        row->notes[false], row->kind, row->tier, row->teacher);
    }
}

static struct board_model *build(struct app *app, const struct board *board,
                                 const struct board_item *waiting, size_t waiting_count,
                                 struct arena *arena)
{
    struct board_model *model = ARENA_NEW(arena, struct board_model);
    enum lang lang = app->lang;
    const char *name;
    char day[DATE_TEXT_BYTES];

    model->arena = arena;
    name = lang == LANG_ZH ? board->name_zh : board->name_en;
    model->title = arena_printf(arena, tr(lang, "%s · homework board"), name);
    model->short_title = arena_printf(arena, tr(lang, "%s · homework"), name);
    model->class_word = class_short(&app_data(app)->school, board->class, board->day, lang, arena);
    model->brief = arena_printf(arena, "%s %s %s", model->class_word, date_short(board->day, day),
                                date_weekday_name(date_weekday(board->day), lang));
    model->day = kind_of_day(app, board, arena);
    model->today_word = board->day == app->today
                            ? tr(lang, "Today")
                            : date_weekday_name(date_weekday(board->day), lang);
    model->load = phrase_load(board->load, board->limit, lang, arena);
    model->room = phrase_room(board->load, board->limit, lang, arena);
    model->level = level_words(board->level, model->room, lang, arena);
    model->level_short = board->level == LEVEL_RED || board->level == LEVEL_NONE
                             ? model->level
                             : vocab_name(&vocab_level, (int)board->level, lang);
    model->room = level_room(board->level, model->room, lang, arena);
    fill_paths(app, board, arena, model);
    model->events = text_sanitise(arena, phrase_events(board, lang, arena), false, NULL);
    model->service = phrase_aftercare(board, lang, arena);
    model->shares = phrase_shares(board, lang, arena);
    model->uncounted = phrase_uncounted(board, lang, arena);
    model->reported = phrase_reported(board, lang, arena);
    model->pending = phrase_pending(board, lang, arena);
    model->mine = model->mine_whole = model->mine_counts = "";
    model->average = board->week_average >= 0
                         ? arena_printf(arena, tr(lang, "week avg %d"), board->week_average)
                         : "";
    model->calibrated = phrase_calibrated(board->calibrated, lang, arena);
    model->style = style_of_level(board->level);
    model->minutes = board->load;
    model->limit = board->limit;
    model->rows = ARENA_ARRAY(arena, board->item_count + waiting_count, struct model_row);
    for (size_t i = 0; i < board->item_count; i++)
        fill_row(app, board, &board->items[i], arena, &model->rows[model->row_count++]);
    fill_waiting(app, board, waiting, waiting_count, arena, model);
    fill_search(arena, model);
    fill_subjects(app, board, arena, model);
    model->nothing = phrase_nothing(board, lang);
    fill_warnings(app, board, arena, model);
    model->read_at = app->now;
    return model;
}

/* What of the day waits for review, as far as the actor sees it, and what came back to the actor. */
static struct board_item *gather_waiting(struct app *app, const struct board *board,
                                         const struct item_list *mine, struct arena *arena,
                                         size_t *count)
{
    struct session session = app_session(app, board->day);
    const struct school_data *data = app_data(app);
    struct board_item *waiting =
        ARENA_ARRAY(arena, board->pending_count + mine->count, struct board_item);

    *count = 0;
    for (size_t i = 0; i < board->pending_count; i++)
        if (session_sees(&session, board->pending[i].assignment))
            waiting[(*count)++] = board->pending[i];
    for (size_t i = 0; i < mine->count; i++) {
        const struct assignment *a = mine->items[i];
        struct board_item item = {.assignment = a,
                                  .subject = subject_by_code(&data->subjects, a->subject)};

        if (assignment_is_returned(a) && assignment_on(a, app_calendar(app, a->class_id),
                                                       &data->policy, board->day, &item.today))
            waiting[(*count)++] = item;
    }
    return waiting;
}

static struct board *read_board(const struct session *session, const struct class *class,
                                struct arena *arena, struct err *err)
{
    day_t day = session->moment.date;
    struct board **boards;
    size_t count;

    if (service_boards(session, &class, 1, day, day, arena, &boards, &count, err))
        return boards[0];
    arena_free(arena);
    return NULL;
}

struct board_model *board_model_posted(struct app *app, const struct class *class, day_t day,
                                       struct err *err)
{
    struct session session = app_session(app, day);
    struct arena *arena = arena_new();
    struct board *board = read_board(&session, class, arena, err);

    return board ? build(app, board, NULL, 0, arena) : NULL;
}

static struct board_model *read_model(struct app *app, const struct session *session,
                                      const struct class *class, struct err *err)
{
    day_t day = session->moment.date;
    struct arena *arena = arena_new();
    struct board *board = read_board(session, class, arena, err);
    struct board_model *model;
    struct habit_report *report;
    struct board_item *waiting;
    struct item_list mine = {0};
    struct err ignored;
    size_t count;

    if (!board)
        return NULL;
    /* helps beside the board: where one cannot be read, the board is shown without */
    err_clear(&ignored);
    if (!session->glances)
        service_mine(session, class, arena, &mine, &ignored);
    waiting = gather_waiting(app, board, &mine, arena, &count);
    model = build(app, board, waiting, count, arena);
    if (service_habits(session, class, day, arena, &report, &ignored))
        fill_habits(app, report, arena, model);
    model->mine = mine_words(app, &mine, MINE_COLUMNS, arena);
    model->mine_whole = mine_words(app, &mine, 0, arena);
    model->mine_counts =
        mine_counts(&mine, count > 0 && model->rows[model->row_count - 1].own, arena);
    return model;
}

struct board_model *board_model_read(struct app *app, const struct class *class, day_t day,
                                     struct err *err)
{
    struct session session = app_session(app, day);

    return read_model(app, &session, class, err);
}

struct board_model *board_model_glance(struct app *app, const struct class *class, struct err *err)
{
    struct session session = app_session(app, app->date);

    session.glances = true;
    return read_model(app, &session, class, err);
}

void board_model_free(struct board_model *model)
{
    if (!model)
        return;
    canvas_done(&model->head.canvas);
    arena_free(model->arena);
}
