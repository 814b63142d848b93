/* The rows of the morning: what was due, and what is known of it, in words. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/handin.h"
#include "tui/view/morning_state.h"
#include "tui/view/turn.h"

enum morning_column
{
    COLUMN_SUBJECT,
    COLUMN_TEXT,
    COLUMN_EXPECTED,
    COLUMN_MISSING,
    COLUMN_EXCUSED,
    COLUMN_MARKED,
    COLUMN_DISCUSSED,
    COLUMN_CORRECTED,
    COLUMN_TIMES,
    COLUMN_CORRECT,
    COLUMN_COUNT,
};

static const struct table_column columns[COLUMN_COUNT] = {
    [COLUMN_SUBJECT] = {.title = N_("Subject"),
                        .most = {6, 10, 12, 16},
                        .always = true,
                        .once = true},
    [COLUMN_TEXT] =
        {.title = N_("Homework"), .most = {0, 0, 0, 60}, .least = 26, .gap = 2, .grows = true},
    [COLUMN_EXPECTED] =
        {.title = N_("expected"), .from = TABLE_NORMAL, .gap = 2, .priority = 3, .right = true},
    [COLUMN_MISSING] =
        {.title = N_("missing"), .most = {8, 12, 22, 40}, .least = 12, .gap = 2, .always = true},
    [COLUMN_EXCUSED] = {.title = N_("excused"),
                        .from = TABLE_NARROW,
                        .most = {0, 8, 12, 20},
                        .gap = 2,
                        .priority = 2,
                        .always = true},
    [COLUMN_MARKED] = {.title = N_("marked"),
                       .from = TABLE_NARROW,
                       .gap = 2,
                       .priority = 1,
                       .right = true,
                       .always = true},
    [COLUMN_DISCUSSED] = {.title = N_("discussed"),
                          .from = TABLE_WIDE,
                          .gap = 2,
                          .priority = 4,
                          .right = true,
                          .always = true},
    [COLUMN_CORRECTED] = {.title = N_("corrected"),
                          .from = TABLE_WIDE,
                          .gap = 2,
                          .priority = 5,
                          .right = true,
                          .always = true},
    [COLUMN_TIMES] = {.title = N_("real time"),
                      .from = TABLE_WIDE,
                      .most = {0, 0, 0, 24},
                      .gap = 2,
                      .priority = 6,
                      .right = true},
    [COLUMN_CORRECT] =
        {.title = N_("correct"), .from = TABLE_WIDE, .gap = 2, .priority = 7, .right = true},
};

static void cell(const void *rows, size_t index, size_t column, struct table_cell *cell)
{
    const struct morning_row *row = &((const struct morning_row *)rows)[index];
    const char *const texts[COLUMN_COUNT] = {
        [COLUMN_SUBJECT] = row->subject,     [COLUMN_TEXT] = row->text,
        [COLUMN_EXPECTED] = row->expected,   [COLUMN_MISSING] = row->missing,
        [COLUMN_EXCUSED] = row->excused,     [COLUMN_MARKED] = row->marked,
        [COLUMN_DISCUSSED] = row->discussed, [COLUMN_CORRECTED] = row->corrected,
        [COLUMN_TIMES] = row->times,         [COLUMN_CORRECT] = row->correct,
    };

    cell->text = texts[column];
    if (column == COLUMN_TEXT)
        cell->tail = row->due;
    if (column == COLUMN_SUBJECT)
        cell->style = STYLE_BOLD;
    if (column == COLUMN_MISSING && !handin_noted(&row->of->handin))
        cell->style = STYLE_YELLOW;
    else if (column == COLUMN_MISSING && row->of->handin.missing.count > 0)
        cell->style = STYLE_BOLD;
}

const struct table_spec morning_spec = {columns, COLUMN_COUNT, 0, 2, false, cell};

char *morning_seats(const struct seats *seats, struct arena *arena)
{
    char *text = seats_format(seats, arena);

    for (char *comma = strchr(text, ','); comma; comma = strchr(comma, ','))
        *comma = ' ';
    return text;
}

static const char *number(int count, struct arena *arena)
{
    return count >= 0 ? arena_printf(arena, "%d", count) : MORNING_UNKNOWN;
}

/* "15 分 × 12": the middle one, and of how many. */
static const char *times(const struct handin *handin, struct arena *arena)
{
    int sorted[CLASS_SIZE_MAX];
    size_t count = handin->actual_count;

    if (count == 0)
        return "";
    memcpy(sorted, handin->actual, count * sizeof *sorted);
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && sorted[j - 1] > sorted[j]; j--) {
            int swap = sorted[j];
            sorted[j] = sorted[j - 1];
            sorted[j - 1] = swap;
        }
    return arena_printf(arena, _("%d min (%zu)"), (sorted[(count - 1) / 2] + sorted[count / 2]) / 2,
                        count);
}

/* The seats that are missing, or what is known without any. */
static const char *missing_words(const struct missing_row *of, struct arena *arena)
{
    const struct handin *handin = &of->handin;
    int books = handin_books(of->pupils, handin);

    if (!handin_noted(handin))
        return _("not taken");
    if (handin->missing.count > 0)
        return morning_seats(&handin->missing, arena);
    return books >= of->pupils - (int)handin->excused.count ? _("all in") : MORNING_UNKNOWN;
}

/* Of a subject that who acts teaches there, or collects. */
static bool is_own(const struct app *app, const struct assignment *item)
{
    return actor_is(app->actor, ROLE_TEACHER, item->class_id, item->subject) ||
           actor_is(app->actor, ROLE_REPRESENTATIVE, item->class_id, item->subject);
}

static struct morning_row row_of(struct app *app, const struct missing_list *list,
                                 const struct missing_row *of, struct arena *arena)
{
    const struct session session = app_session(app, list->day);
    const struct assignment *item = of->assignment;
    const struct right_object object = {
        .class_id = item->class_id, .subject = item->subject, .item = item};
    const struct handin *handin = &of->handin;
    const char *text = text_sanitise(arena, item->text, false, NULL);
    const char *due = item->due == list->day
                          ? ""
                          : arena_printf(arena, _(" (was due %s)"),
                                         date_weekday_name(date_weekday(item->due), app->lang));

    return (struct morning_row){
        .of = of,
        .hand_in = session_may(&session, RIGHT_HAND_IN, &object, NULL),
        .mark = session_may(&session, RIGHT_MARK, &object, NULL),
        .subject = of->subject ? subject_short(of->subject, app->lang) : item->subject,
        .text = text,
        .due = due,
        .whole = *due != '\0' ? arena_printf(arena, "%s%s", text, due) : text,
        .expected = of->pupils > 0 ? number(of->pupils, arena) : "",
        .missing = missing_words(of, arena),
        .excused =
            handin->excused.count > 0 ? morning_seats(&handin->excused, arena) : MORNING_UNKNOWN,
        .marked = number(handin->marked, arena),
        .discussed = number(handin->returned, arena),
        .corrected = number(handin->corrected, arena),
        .times = times(handin, arena),
        .correct = handin->correct >= 0 ? arena_printf(arena, "%d%%", handin->correct) : "",
    };
}

const struct morning_row *morning_row_of(const struct morning_state *state, int64_t item)
{
    const struct morning_row *rows = state->table.rows;

    for (size_t i = 0; i < state->table.count; i++)
        if (rows[i].of->assignment->id == item)
            return &rows[i];
    return NULL;
}

const struct morning_row *morning_selected(const struct morning_state *state)
{
    return table_chosen(&state->table);
}

static bool read_list(struct app *app, day_t day, struct arena *arena, struct missing_list *list,
                      const char **empty, struct err *err)
{
    struct session session = app_session(app, day);
    const struct class *class = app_class(app);

    *list = (struct missing_list){.day = day};
    *empty = _("there is no class yet");
    if (!class)
        return true;
    *empty = _("nothing is due on this day, and nothing was on the school day before");
    if (service_missing(&session, class, day, arena, list, err))
        return true;
    if (err->code != ERR_DENIED)
        return false;
    list->count = 0;
    *empty = _("who has handed in is shown to the class's teachers and its monitors");
    return true;
}

/* Where one begins: at one's own subject, what is still to be taken first; else at what else one may take;
 * else above. */
static size_t first_row(const struct app *app, const struct morning_row *rows, size_t count)
{
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < count; i++) {
            const struct missing_row *of = rows[i].of;

            if (rows[i].hand_in && (round == 2 || is_own(app, of->assignment)) &&
                (round == 1 || !handin_noted(&of->handin)))
                return i;
        }
    return SIZE_MAX;
}

static bool same(const void *before, const void *now)
{
    const struct morning_row *a = before, *b = now;

    return a->of->assignment->id == b->of->assignment->id;
}

static bool read_page(struct app *app, day_t day, struct morning_page *page, struct err *err)
{
    *page = (struct morning_page){.arena = arena_new(), .day = day};
    if (!read_list(app, day, page->arena, &page->list, &page->empty, err)) {
        arena_free(page->arena);
        page->arena = NULL;
        return false;
    }
    struct morning_row *rows = ARENA_ARRAY(page->arena, page->list.count, struct morning_row);
    for (size_t i = 0; i < page->list.count; i++)
        rows[i] = row_of(app, &page->list, &page->list.rows[i], page->arena);
    page->rows = rows;
    return true;
}

/* It is the table's from now on. */
static void show_page(const struct app *app, struct morning_state *state, struct morning_page *page)
{
    size_t first =
        state->read && !state->turned ? SIZE_MAX : first_row(app, page->rows, page->list.count);

    state->turned = false;
    state->list = page->list;
    state->empty = page->empty;
    state->columns = 0;
    state->read = true;
    table_renew(&state->table, page->arena,
                &(struct table_rows){.items = page->rows,
                                     .count = page->list.count,
                                     .size = sizeof *page->rows,
                                     .select = first,
                                     .same = same});
    page->arena = NULL;
}

void morning_load(struct app *app, void *memory)
{
    struct morning_state *state = memory;
    struct morning_page page;
    struct err err;

    err_clear(&err);
    if (!read_page(app, app->date, &page, &err)) {
        app_read_failed(app, &err);
        return;
    }
    morning_drop_beside(state);
    show_page(app, state, &page);
    app_read_worked(app);
}

/* ---- the days beside ---- */

void morning_drop_beside(struct morning_state *state)
{
    for (int i = 0; i < 2; i++) {
        arena_free(state->beside[i].arena);
        state->beside[i].arena = NULL;
    }
}

void morning_idle(struct app *app, void *memory)
{
    struct morning_state *state = memory;

    for (int i = 0; i < 2 && !app->busy; i++) {
        struct morning_page *page = &state->beside[i];
        day_t day = turn_school_day_of(app, app->date, i == 0 ? -1 : 1);
        struct err ignored; /* the reading when it is turned to says so */

        if ((page->arena && page->day == day) || day < DAY_FIRST || day >= DAY_LAST)
            continue;
        err_clear(&ignored);
        arena_free(page->arena);
        app->busy = read_page(app, day, page, &ignored);
    }
    app->ahead = app->busy;
}

/* The day that is left becomes one beside. */
static void turn_page(struct app *app, struct morning_state *state, int to)
{
    struct morning_page page = state->beside[to];
    struct morning_page left = {.arena = state->table.arena,
                                .day = state->list.day,
                                .list = state->list,
                                .rows = state->table.rows,
                                .empty = state->empty};

    state->beside[to].arena = NULL;
    morning_drop_beside(state);
    state->table.arena = NULL; /* taken from it */
    show_page(app, state, &page);
    state->beside[!to] = left;
}

bool morning_show_beside(struct app *app, struct morning_state *state)
{
    for (int i = 0; i < 2; i++)
        if (state->beside[i].arena && state->beside[i].day == app->date) {
            turn_page(app, state, i);
            return true;
        }
    return false;
}
