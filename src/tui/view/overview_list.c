/* What waits, as rows: what it is, where and when, whose, and what an answer would do. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "tui/view/overview_state.h"

enum list_column
{
    COLUMN_KIND,
    COLUMN_CLASS,
    COLUMN_WHEN,
    COLUMN_TEXT,
    COLUMN_WHO,
    COLUMN_EFFECT,
    COLUMN_COUNT,
};

static const struct table_column columns[COLUMN_COUNT] = {
    [COLUMN_KIND] = {.once = true},
    [COLUMN_CLASS] = {.most = {6, 8, 10, 14}, .gap = 2},
    [COLUMN_WHEN] = {.most = {0, 0, 0, 16}, .gap = 1, .priority = 2},
    [COLUMN_TEXT] = {.gap = 2, .grows = true, .least = 20},
    [COLUMN_WHO] = {.from = TABLE_NORMAL, .most = {0, 0, 12, 24}, .gap = 2, .priority = 3},
    [COLUMN_EFFECT] = {.from = TABLE_NORMAL, .gap = 2, .priority = 1, .right = true},
};

static void cell(const void *rows, size_t row, size_t column, struct table_cell *cell)
{
    const struct over_wait *wait = &((const struct over_wait *)rows)[row];
    const char *const texts[COLUMN_COUNT] = {
        [COLUMN_KIND] = wait->kind_word, [COLUMN_CLASS] = wait->class,
        [COLUMN_WHEN] = wait->when,      [COLUMN_TEXT] = wait->text,
        [COLUMN_WHO] = wait->who,        [COLUMN_EFFECT] = wait->effect,
    };

    cell->text = texts[column];
    if (column == COLUMN_TEXT)
        cell->tail = wait->tail;
    else if (column == COLUMN_EFFECT)
        cell->style = wait->style;
    else if (column == COLUMN_KIND)
        cell->style = STYLE_BOLD;
}

const struct table_spec over_list_spec = {columns, COLUMN_COUNT, 0, 2, false, cell};

static const char *kind_word(enum waiting_kind kind, enum lang lang)
{
    switch (kind) {
    case WAITS_REVIEW:
        return tr(lang, "to review");
    case WAITS_RETURNED:
        return tr(lang, "given back");
    case WAITS_CONFIRM:
        return tr(lang, "to confirm");
    case WAITS_OVER:
        return tr(lang, "over the limit");
    case WAITS_HANDIN:
        break;
    }
    return tr(lang, "handing in");
}

/* 今天, 明天, 周四; beyond this week with the date: 周四 11-26 */
static const char *when_of(const struct app *app, day_t day, struct arena *arena)
{
    char date[DATE_TEXT_BYTES];
    const char *weekday = date_weekday_name(date_weekday(day), app->lang);

    if (day == app->today)
        return tr(app->lang, "today");
    if (day == app->today + 1)
        return tr(app->lang, "tomorrow");
    if (date_monday(day) == date_monday(app->today))
        return weekday;
    return arena_printf(arena, "%s %s", weekday, date_short(day, date));
}

static const char *subject_of(struct app *app, const char *code, struct arena *arena)
{
    const struct subject *subject = subject_by_code(&app_data(app)->subjects, code);

    return arena_strdup(arena, subject ? subject_short(subject, app->lang) : code);
}

static const char *item_words(struct app *app, const struct assignment *item, struct arena *arena)
{
    return arena_printf(arena, "%s %s", subject_of(app, item->subject, arena),
                        text_sanitise(arena, item->text, false, NULL));
}

static const char *minutes_of(struct app *app, const struct assignment *item, struct arena *arena)
{
    return arena_printf(arena, tr(app->lang, "  %s min"),
                        phrase_minutes(item, item->minutes, app->lang, arena));
}

/* 李老师 16:05; a pupil's entry has the pupil's name */
static const char *author_of(struct app *app, const struct waiting *one, struct arena *arena)
{
    const struct assignment *item = one->item;
    const struct teacher *person = service_person(app->service, item->created_by);
    const char *name = item->teacher, *clock;
    char time[DATE_TEXT_BYTES];

    if (person && (!item->confirmed || *name == '\0'))
        name = person->name;
    clock = stamp_clock(item->created_at, app_utc_offset(app), time);
    return arena_printf(arena, "%s %s", text_sanitise(arena, name, false, NULL), clock);
}

static const char *change_words(struct app *app, const struct suggestion *change,
                                struct arena *arena)
{
    const char *item = item_words(app, change->before, arena);

    switch (change->kind) {
    case SUGGEST_MOVE:
        return arena_printf(arena, tr(app->lang, "%s: set it %s instead"), item,
                            when_of(app, change->after->assigned, arena));
    case SUGGEST_TRIM:
        return arena_printf(arena, tr(app->lang, "%s: trim it to %d min"), item,
                            change->after->minutes);
    case SUGGEST_SCHOOL:
        return arena_printf(arena, tr(app->lang, "%s: have it done at school"), item);
    case SUGGEST_OFF:
        return arena_printf(arena, tr(app->lang, "%s: do not set it"), item);
    case SUGGEST_OPTIONAL:
        break;
    }
    return arena_printf(arena, tr(app->lang, "%s: make it optional"), item);
}

static const char *suggestion_words(struct app *app, const struct waiting *one, struct arena *arena)
{
    const struct suggest_result *result = one->suggestion;
    struct text_buf buf = {.arena = arena};

    if (!result)
        return tr(app->lang, "looking for a suggestion …");
    if (result->count == 0)
        return tr(app->lang, "no suggestion: talk it over with the teachers");
    for (size_t i = 0; i < result->count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? tr(app->lang, "; ") : "",
                        change_words(app, &result->items[i], arena));
    return text_buf_str(&buf);
}

static const char *level_name(const struct app *app, enum level level)
{
    return vocab_name(&vocab_level, (int)level, app->lang);
}

static void fill_item(struct app *app, const struct waiting *one, struct over_wait *row,
                      struct arena *arena)
{
    const struct assignment *item = one->item;
    const char *reason = text_sanitise(arena, assignment_reason(item), false, NULL);

    row->item = item->id;
    row->rev = item->rev;
    row->past = one->past;
    row->text = item_words(app, item, arena);
    row->tail = minutes_of(app, item, arena);
    row->who = author_of(app, one, arena);
    if (one->kind == WAITS_RETURNED && *reason != '\0') {
        row->tail = arena_printf(arena, tr(app->lang, "%s “%s”"), row->tail, reason);
        row->who = "";
    }
    if (one->kind == WAITS_REVIEW && one->looked && one->limit != LIMIT_NONE) {
        row->effect =
            arena_printf(arena, "%d → %d %s", one->load, one->after, level_name(app, one->level));
        row->style = style_of_level(one->level);
        row->room = one->limit - one->load;
    }
    row->name = arena_printf(arena, "%s %s", row->class, text_fit(arena, row->text, 24));
    row->whole =
        arena_printf(arena, "%s · %s%s · %s", row->class, row->text, row->tail,
                     text_unbroken(arena, phrase_due(item->due, app->today, app->lang, arena)));
    if (one->past)
        row->whole = arena_printf(
            arena,
            one->kind == WAITS_RETURNED
                ? tr(app->lang, "%s · its last evening is over: it needs a later due day (Enter)")
                : tr(app->lang, "%s · its last evening is over: return it"),
            row->whole);
}

static void fill_day(struct app *app, const struct waiting *one, struct over_wait *row,
                     struct arena *arena)
{
    struct text_buf names = {.arena = arena};

    if (one->kind == WAITS_OVER) {
        row->text = suggestion_words(app, one, arena);
        row->suggestion = one->suggestion && one->suggestion->count > 0 ? one->suggestion : NULL;
        row->effect = row->suggestion
                          ? arena_printf(arena, "%d/%d → %d", one->load, one->limit, one->after)
                          : arena_printf(arena, "%d/%d", one->load, one->limit);
        row->style = STYLE_RED;
    } else {
        for (size_t i = 0; i < one->subject_count; i++)
            text_buf_printf(&names, "%s%s", i > 0 ? tr_c(app->lang, "list", ", ") : "",
                            subject_short(one->subjects[i], app->lang));
        row->text =
            arena_printf(arena, tr(app->lang, "%s: not taken in yet"), text_buf_str(&names));
    }
    row->name = arena_printf(arena, "%s %s", row->class, row->when);
    row->whole = arena_printf(arena, "%s %s · %s", row->class, row->when, row->text);
}

static struct over_wait row_of(struct app *app, const struct waiting *one, struct arena *arena)
{
    struct over_wait row = {
        .kind = one->kind,
        .class_id = one->class->id,
        .day = one->day,
        .kind_word = kind_word(one->kind, app->lang),
        .class = class_short(&app_data(app)->school, one->class, one->day, app->lang, arena),
        .when = when_of(app, one->day, arena),
        .tail = "",
        .who = "",
        .effect = "",
        .room = LIMIT_NONE,
    };

    if (one->item)
        fill_item(app, one, &row, arena);
    else
        fill_day(app, one, &row, arena);
    return row;
}

static bool same(const void *before, const void *now)
{
    const struct over_wait *a = before, *b = now;

    return a->kind == b->kind && a->item == b->item &&
           (a->item != 0 || (a->class_id == b->class_id && a->day == b->day));
}

const struct over_wait *list_selected(const struct over_state *state)
{
    return table_chosen(&state->table);
}

static bool is_among(const struct over_wait *rows, size_t count, const struct over_wait *one)
{
    for (size_t i = 0; i < count; i++)
        if (same(&rows[i], one))
            return true;
    return false;
}

/* What was decided last and is there again, for that was taken back: one wants to decide it anew. */
static size_t come_back(const struct over_state *state, const struct over_wait *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (same(&rows[i], &state->asked))
            return is_among(state->table.rows, state->table.count, &rows[i]) ? SIZE_MAX : i;
    return SIZE_MAX;
}

void list_fill(struct app *app, struct over_state *state)
{
    const struct waiting_list *list = &app->waits.list;
    struct arena *arena = arena_new();
    struct over_wait *rows = ARENA_ARRAY(arena, list->count, struct over_wait);

    for (size_t i = 0; i < list->count; i++)
        rows[i] = row_of(app, &list->items[i], arena);
    table_renew(&state->table, arena,
                &(struct table_rows){.items = rows,
                                     .count = list->count,
                                     .size = sizeof *rows,
                                     .select = come_back(state, rows, list->count),
                                     .same = same});
    state->complete = list->complete;
    if (list->count == 0)
        state->in_list = false;
    else if (!state->moved)
        state->in_list = true;
}
