/* Finding what was set, all terms: exemplars first. Typing searches; what is found goes into a new entry,
 * is read whole, or starred with a reason. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/app.h"
#include "tui/term/clock.h"
#include "tui/view/entry.h"
#include "tui/widget/pager.h"
#include "tui/widget/table.h"

#define FULL_ROWS 10
#define ROWS_MOST SEARCH_MOST

enum search_request
{
    SEARCH_SHOW = REQUEST_OWN,
    SEARCH_STAR,
    SEARCH_SUBJECT,
    SEARCH_CLASS,
    SEARCH_EXEMPLARS,
};

struct search_row
{
    int64_t id;
    const char *subject, *text, *class, *day, *minutes, *star;
    const char *line; /* as it is entered */
    bool starred;
};

struct search_state
{
    struct editor words, why;
    struct table table;
    bool own_class, exemplars;
    char *subject; /* code, in subject_arena; NULL: any */
    struct arena *subject_arena;
    bool wanted; /* the words or the filters changed: it is looked for when no key waits */
    struct arena *finding_arena;
    struct finding finding; /* what is looked for now; .more: it is not over */
    int64_t starring;       /* its reason is typed; 0: none */
    bool may_set;           /* what is found can be set anew */
};

enum search_scope
{
    SEARCH_WORDS,
    SEARCH_READ, /* who sets no homework reads it */
    SEARCH_NONE, /* nothing was found */
    SEARCH_WHY,
};
static const struct key_scope scopes[] = {
    [SEARCH_WORDS] = {N_("Finding homework"),
                      COMMON_MOVE | COMMON_PAGE | COMMON_REDRAW | COMMON_HELP, true},
    [SEARCH_READ] = {N_("Finding homework to read"),
                     COMMON_MOVE | COMMON_PAGE | COMMON_REDRAW | COMMON_HELP, true},
    [SEARCH_NONE] = {N_("Finding homework, nothing found"), COMMON_REDRAW | COMMON_HELP, true},
    [SEARCH_WHY] = {N_("Why it is an exemplar"), COMMON_REDRAW | COMMON_HELP, true},
};
#define FOUND (IN(SEARCH_WORDS) | IN(SEARCH_READ))
#define WORDS (FOUND | IN(SEARCH_NONE))
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "set", IN(SEARCH_WORDS), "Enter", N_("set"), NULL,
     N_("set the selected homework anew: it goes into the entry form")},
    {SEARCH_SHOW, "show", IN(SEARCH_WORDS), "F4", N_("whole"), NULL,
     N_("read the selected homework whole")},
    {SEARCH_SHOW, "read", IN(SEARCH_READ), "Enter F4", N_("whole"), NULL,
     N_("read the selected homework whole")},
    {SEARCH_STAR, "star", FOUND, "F5", N_("star"), NULL,
     N_("make it an exemplar and say why; or take the star away")},
    {SEARCH_EXEMPLARS, "exemplars", WORDS, "F2", N_("exemplars"), NULL,
     N_("only exemplars; once more: everything")},
    {SEARCH_SUBJECT, "subject", WORDS, "F3", N_("subject"), NULL, N_("only one subject")},
    {SEARCH_CLASS, "class", WORDS, "Tab", N_("own class"), NULL,
     N_("only the class that is looked at; once more: all classes")},
    {REQUEST_SAVE, "save", IN(SEARCH_WHY), "Enter C-s", N_("save"), NULL, N_("save the reason")},
    {REQUEST_BACK, "back", 0, "Esc", N_("back"), NULL, N_("back")},
};
static const struct key_row way_in = {.name = "search",
                                      .keys = "s",
                                      .hint = N_("past homework"),
                                      .help = N_("find homework of all terms, exemplars first")};

static const struct key_needs needs[] = {{SEARCH_STAR, MAY_SOMEWHERE(RIGHT_MARK), 0}};

static unsigned search_scope(const void *memory)
{
    const struct search_state *state = memory;

    bool looked = !state->wanted && !state->finding.more;

    if (state->starring != 0)
        return SEARCH_WHY;
    if (looked && !table_chosen(&state->table))
        return SEARCH_NONE;
    return state->may_set ? SEARCH_WORDS : SEARCH_READ;
}

/* ---- the list ---- */

enum search_column
{
    COLUMN_STAR,
    COLUMN_SUBJECT,
    COLUMN_TEXT,
    COLUMN_CLASS,
    COLUMN_DAY,
    COLUMN_MINUTES,
};

static void cell(const void *list, size_t row, size_t column, struct table_cell *cell)
{
    const struct search_row *it = (const struct search_row *)list + row;
    const char *const texts[] = {
        it->starred ? "★" : "", it->subject, it->text, it->class, it->day, it->minutes};

    cell->text = texts[column];
    cell->style = column == COLUMN_STAR ? STYLE_YELLOW : STYLE_PLAIN;
}

static const struct table_column columns[] = {
    [COLUMN_STAR] = {.least = 2, .always = true},
    [COLUMN_SUBJECT] = {.title = N_("Subject"), .most = {4, 6, 12, 16}, .priority = 1},
    [COLUMN_TEXT] =
        {.title = N_("Homework"), .most = {0, 0, 0, 60}, .grows = true, .least = 16, .gap = 2},
    [COLUMN_CLASS] = {.title = N_("Class"), .gap = 2, .priority = 2},
    [COLUMN_DAY] = {.title = N_("Set on"), .gap = 2, .priority = 3},
    [COLUMN_MINUTES] = {.title = N_("Min"), .gap = 2, .right = true, .priority = 4},
};
static const struct table_spec spec = {columns, 6, 1, 3, false, cell};

static struct search_row row_of(struct app *app, const struct found_item *found,
                                struct arena *arena)
{
    const struct assignment *item = found->assignment;
    const struct school_data *data = app_data(app);
    struct session session = app_session(app, app->date);
    const struct subject *subject = subject_by_code(&data->subjects, item->subject);
    const struct class *class = service_class_by_id(&session, item->class_id);
    const char *name = subject ? subject_short(subject, app->lang) : item->subject;
    char day[DATE_TEXT_BYTES];

    return (struct search_row){
        .id = item->id,
        .subject = arena_strdup(arena, name),
        .text = text_sanitise(arena, item->text, false, NULL),
        .class = class_short(&data->school, class, item->assigned, app->lang, arena),
        .day = arena_strdup(arena, date_iso(item->assigned, day)),
        .minutes = item->minutes > 0 ? arena_printf(arena, "%d", item->minutes) : "",
        .star = found->star ? arena_strdup(arena, found->star->why) : "",
        .starred = found->star != NULL,
        .line = item->minutes > 0
                    ? arena_printf(arena, "%s %s %d分", subject ? subject->zh : "", item->text,
                                   item->minutes)
                    : arena_printf(arena, "%s %s", subject ? subject->zh : "", item->text),
    };
}

static bool same(const void *before, const void *now)
{
    const struct search_row *a = before, *b = now;

    return a->id == b->id;
}

/* Without a word and without a filter there is nothing to look for: exemplars are shown then. */
static bool asks_nothing(const struct search_state *state)
{
    const char *words = state->words.text ? state->words.text : "";

    return words[strspn(words, " ")] == '\0' && !state->own_class && !state->subject;
}

static void begin_finding(struct search_state *state, const struct app *app)
{
    const struct search_filter filter = {
        .class_id = state->own_class ? app->class_id : 0,
        .subject = state->subject,
        .from = DAY_FIRST,
        .to = DAY_LAST,
        .starred = state->exemplars || asks_nothing(state),
    };

    state->wanted = false;
    arena_reset(state->finding_arena);
    service_find_begin(state->words.text ? state->words.text : "", &filter, ROWS_MOST,
                       state->finding_arena, &state->finding);
}

static void show_found(struct app *app, struct search_state *state)
{
    struct arena *arena = arena_new();
    const struct found_list *found = &state->finding.list;
    struct search_row *all = ARENA_ARRAY(arena, found->count, struct search_row);

    for (size_t i = 0; i < found->count; i++)
        all[i] = row_of(app, &found->items[i], arena);
    table_renew(&state->table, arena,
                &(struct table_rows){.items = all,
                                     .count = found->count,
                                     .size = sizeof *all,
                                     .select = SIZE_MAX,
                                     .same = same});
}

/* A piece of it; what was found before stays until the first of it is found, or nothing is. */
static void go_on(struct app *app, struct search_state *state)
{
    struct session session = app_session(app, app->date);
    struct finding *finding = &state->finding;
    size_t known = finding->list.count;
    struct err err;

    err_clear(&err);
    if (!service_find_more(&session, finding, &err)) {
        finding->more = false;
        app_read_failed(app, &err);
        return;
    }
    app_read_worked(app);
    if (finding->list.count > known || !finding->more)
        show_found(app, state);
}

/* Before a key that is about what the words say: whether the first of it is still to be found. */
static bool is_first_to_come(const struct app *app, const struct search_state *state)
{
    return (state->wanted || (state->finding.more && state->finding.list.count == 0)) &&
           !app->stale;
}

static void search_open(struct app *app, void *memory, const void *given)
{
    struct search_state *state = memory;

    (void)app;
    (void)given;
    editor_init(&state->words, NAME_MAX_CHARS);
    editor_init(&state->why, NAME_MAX_CHARS);
    state->subject_arena = arena_new();
    state->finding_arena = arena_new();
}

static void search_done(struct app *app, void *memory)
{
    struct search_state *state = memory;

    (void)app;
    editor_done(&state->words);
    editor_done(&state->why);
    arena_free(state->subject_arena);
    arena_free(state->finding_arena);
}

static void search_load(struct app *app, void *memory)
{
    struct session session = app_session(app, app->date);
    struct search_state *state = memory;

    state->may_set = session_may(&session, RIGHT_SET, NULL, NULL);
    state->wanted = true;
}

/* Typing goes before finding. */
static void search_idle(struct app *app, void *memory)
{
    struct search_state *state = memory;

    int64_t end = clock_ms() + IDLE_MS;

    if (!state->wanted && !state->finding.more)
        return;
    if (state->wanted)
        begin_finding(state, app);
    do
        go_on(app, state);
    while (state->finding.more && clock_ms() < end);
    app->busy = true; /* so that it is drawn at once */
}

/* ---- the picture ---- */

/* What the list is narrowed to, at the right of the title. */
static const char *narrowed(struct app *app, const struct search_state *state, struct arena *arena)
{
    const struct school_data *data = app_data(app);
    const struct class *class = state->own_class ? app_class(app) : NULL;
    bool exemplars = state->exemplars || asks_nothing(state);

    return arena_printf(
        arena, "%s%s%s%s%s",
        class ? class_short(&data->school, class, app->date, app->lang, arena) : _("all classes"),
        state->subject ? " · " : "",
        state->subject ? subject_word(&data->subjects, state->subject, app->lang) : "",
        exemplars ? " · " : "", exemplars ? _("exemplars only") : "");
}

static void search_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct search_state *state = memory;
    const struct search_row *row = table_chosen(&state->table);
    struct arena *arena = arena_new();
    bool full = canvas->rows >= FULL_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS), at = 0;
    const char *right = narrowed(app, state, arena);
    int width = canvas_width(canvas, right);

    if (canvas->rows >= SMALL_ROWS) {
        canvas_right(canvas, 0, canvas->cols - 1, width, STYLE_PLAIN, right);
        canvas_fit(canvas, 0, 1, canvas->cols - width - 4, STYLE_TITLE, _("Find homework"));
        at = 1;
    }
    if (full)
        canvas_rule(canvas, at++);
    canvas_text(canvas, at, 1, 1, STYLE_KEY, ">");
    editor_draw(&state->words, canvas, at++, 3, canvas->cols - 4, 1, NULL, state->starring == 0);
    if (full) {
        if (state->table.count > 0)
            table_draw_header(&state->table, canvas, at);
        at++;
        end -= 2; /* the reason of the selected one, and messages */
    } else {
        end--;
    }
    table_draw(&state->table, canvas, at, end - at,
               app->stale            ? app->stale_why
               : asks_nothing(state) ? _("type words: they are looked for in all terms")
               : state->wanted || state->finding.more ? _("reading …")
                                                      : _("nothing contains these words"));
    if (full && row && row->starred)
        canvas_fit(canvas, end, 1, canvas->cols - 2, STYLE_DIM,
                   arena_printf(arena, "★ %s", row->star));
    app->status_row = full ? end + 1 : end;
    if (state->starring != 0) {
        int col = 1 + canvas_fit(canvas, app->status_row, 1, canvas->cols / 2, STYLE_KEY,
                                 _("Why is it an exemplar?"));

        editor_draw(&state->why, canvas, app->status_row, col + 1, canvas->cols - col - 2, 1, NULL,
                    true);
    }
    arena_free(arena);
}

/* ---- acting ---- */

static unsigned show(struct app *app, const struct search_row *row)
{
    const struct pager_line lines[] = {
        {_("Subject"), row->subject, STYLE_PLAIN}, {_("Homework"), row->text, STYLE_PLAIN},
        {_("Class"), row->class, STYLE_PLAIN},     {_("Set on"), row->day, STYLE_PLAIN},
        {_("min"), row->minutes, STYLE_PLAIN},     {_("Exemplar"), row->star, STYLE_PLAIN},
    };

    app_open(app, &view_text,
             &(struct text_argument){_("Homework"), lines,
                                     sizeof lines / sizeof *lines - (row->starred ? 0 : 1)});
    return EFFECT_HANDLED;
}

static unsigned set_anew(struct app *app, const struct search_row *row)
{
    struct entry_argument argument = {.text = row->line};
    struct session session = app_session(app, app->date);
    struct err err;

    err_clear(&err);
    if (!app_class(app) || !session_may(&session, RIGHT_SET, NULL, &err))
        return show(app, row); /* who sets no homework reads it */
    app_open(app, &view_entry, &argument);
    return EFFECT_HANDLED;
}

static unsigned star(struct app *app, struct search_state *state, int64_t id, const char *why)
{
    struct session session = app_session(app, app->date);
    struct err err;

    err_clear(&err);
    if (!app_may_save(app))
        return EFFECT_HANDLED;
    if (!service_star(&session, id, why, &err)) {
        app_say_err(app, &err);
        return EFFECT_HANDLED;
    }
    state->starring = 0;
    app_say(app, STYLE_BOLD, "%s",
            why ? _("it is an exemplar now") : _("it is an exemplar no longer"));
    return EFFECT_HANDLED | EFFECT_RELOAD;
}

static unsigned begin_star(struct app *app, struct search_state *state,
                           const struct search_row *row)
{
    if (row->starred)
        return star(app, state, row->id, NULL);
    editor_set(&state->why, "");
    state->starring = row->id;
    return EFFECT_HANDLED;
}

static unsigned choose_subject(struct app *app, struct search_state *state)
{
    const struct subject_list *subjects = &app_data(app)->subjects;
    struct arena *arena = arena_new();
    struct pick_row *list = ARENA_ARRAY(arena, subjects->count, struct pick_row);
    struct pick_argument pick = {.title = _("Which subject?"), .rows = list};

    if (state->subject) { /* the key again: all subjects */
        state->subject = NULL;
        state->wanted = true;
        arena_free(arena);
        return EFFECT_HANDLED;
    }
    for (size_t i = 0; i < subjects->count; i++)
        if (!subjects->items[i].hidden)
            list[pick.count++] = (struct pick_row){
                .text = subject_name(&subjects->items[i], app->lang),
                .search = arena_printf(arena, "%s %s %s", subjects->items[i].zh,
                                       subjects->items[i].en, subjects->items[i].short_zh),
                .result = {.kind = RESULT_SUBJECT, .subject = subjects->items[i].code}};
    app_open(app, &view_pick, &pick);
    arena_free(arena);
    return EFFECT_HANDLED;
}

static unsigned search_result(struct app *app, void *memory, const struct view_result *result)
{
    struct search_state *state = memory;

    (void)app;
    if (result->kind != RESULT_SUBJECT)
        return EFFECT_NONE;
    arena_reset(state->subject_arena);
    state->subject = arena_strdup(state->subject_arena, result->subject);
    state->wanted = true;
    return EFFECT_HANDLED | EFFECT_REDRAW;
}

static unsigned turn(struct search_state *state, bool *what)
{
    *what = !*what;
    state->wanted = true;
    return EFFECT_HANDLED;
}

static unsigned search_request(struct app *app, void *memory, int request)
{
    struct search_state *state = memory;
    const struct search_row *row;

    if ((request == REQUEST_ACCEPT || request == SEARCH_SHOW || request == SEARCH_STAR) &&
        is_first_to_come(app, state))
        return EFFECT_HANDLED | EFFECT_LATER;
    row = table_chosen(&state->table);
    switch (request) {
    case SEARCH_EXEMPLARS:
        return turn(state, &state->exemplars);
    case SEARCH_CLASS:
        return turn(state, &state->own_class);
    case SEARCH_SUBJECT:
        return choose_subject(app, state);
    case REQUEST_SAVE:
        return star(app, state, state->starring, state->why.text);
    case REQUEST_ACCEPT:
        return row ? set_anew(app, row) : EFFECT_HANDLED;
    case SEARCH_SHOW:
        return row ? show(app, row) : EFFECT_HANDLED;
    case SEARCH_STAR:
        return row ? begin_star(app, state, row) : EFFECT_HANDLED;
    case REQUEST_BACK:
        if (state->starring == 0)
            return EFFECT_NONE;
        state->starring = 0;
        return EFFECT_HANDLED;
    default:
        return EFFECT_NONE;
    }
}

static unsigned edited(struct search_state *state, enum edited what)
{
    state->wanted |= what == EDIT_CHANGED && state->starring == 0;
    return what == EDIT_IGNORED ? EFFECT_NONE : EFFECT_HANDLED;
}

static unsigned search_key(struct app *app, void *memory, uint32_t key)
{
    struct search_state *state = memory;

    (void)app;
    return edited(state, editor_key(state->starring != 0 ? &state->why : &state->words, key));
}

static unsigned search_paste(struct app *app, void *memory, const char *text)
{
    struct search_state *state = memory;

    (void)app;
    return edited(state, editor_paste(state->starring != 0 ? &state->why : &state->words, text));
}

const struct view_ops view_search = {
    .keys = KEYS_WITH_NEEDS("search", scopes, rows, needs),
    .way_in = &way_in,
    .state_size = sizeof(struct search_state),
    .scope = search_scope,
    LIST_AT(struct search_state, table, &spec),
    .open = search_open,
    .load = search_load,
    .draw = search_draw,
    .request = search_request,
    .key = search_key,
    .paste = search_paste,
    .result = search_result,
    .idle = search_idle,
    .done = search_done,
};
