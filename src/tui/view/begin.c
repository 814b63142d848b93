/* The first run: a school is made from a few lines, and its board opens. Nothing is on the disk before. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/view/school.h"

#define FULL_ROWS 14

enum begin_row
{
    ROW_SCHOOL,
    ROW_CLASSES,
    ROW_NAME,
    ROW_SUBJECT,
    ROW_TAUGHT,
    ROW_STAGES,
    ROW_COUNT,
};

struct begin_words
{
    char *texts[ROW_COUNT];
};

struct begin_state
{
    struct begin_words words;
    struct fields fields;
    bool changed;
};

enum begin_request
{
    BEGIN_LEAVE = REQUEST_OWN, /* a question */
};

static const struct key_scope scopes[] = {
    {N_("Beginning a school"), COMMON_REDRAW | COMMON_HELP, true}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("next"), NULL,
     N_("to the next line; on the last one, begin the school")},
    {REQUEST_SAVE, "begin", 0, "C-s", N_("begin"), NULL, N_("begin the school")},
    {REQUEST_DOWN, "down", 0, "Down Tab", N_("rows"), "↑↓", N_("a line down")},
    {REQUEST_UP, "up", 0, "Up S-Tab", NULL, NULL, N_("a line up")},
    {REQUEST_BACK, "back", 0, "Esc", N_("leave"), NULL,
     N_("leave the program; nothing is left behind")},
};

#define WORDS_FIELD(row)                                                                           \
    [row] = {.name = #row,                                                                         \
             .zh = "",                                                                             \
             .en = "",                                                                             \
             .type = TYPE_TEXT,                                                                    \
             .held = HELD_TEXT,                                                                    \
             .offset = offsetof(struct begin_words, texts) + (row) * sizeof(char *)}
static const struct field words[ROW_COUNT] = {WORDS_FIELD(ROW_SCHOOL), WORDS_FIELD(ROW_CLASSES),
                                              WORDS_FIELD(ROW_NAME),   WORDS_FIELD(ROW_SUBJECT),
                                              WORDS_FIELD(ROW_TAUGHT), WORDS_FIELD(ROW_STAGES)};
static const struct fields_row form[ROW_COUNT] = {
    [ROW_SCHOOL] = {.field = &words[ROW_SCHOOL],
                    .kind = FIELDS_TEXT,
                    .label = N_("The school's name")},
    [ROW_CLASSES] = {.field = &words[ROW_CLASSES], .kind = FIELDS_TEXT, .label = N_("Classes")},
    [ROW_NAME] = {.field = &words[ROW_NAME], .kind = FIELDS_TEXT, .label = N_("Your name")},
    [ROW_SUBJECT] = {.field = &words[ROW_SUBJECT],
                     .kind = FIELDS_TEXT,
                     .label = N_("Your subject")},
    [ROW_TAUGHT] = {.field = &words[ROW_TAUGHT], .kind = FIELDS_TEXT, .label = N_("You teach in")},
    [ROW_STAGES] = {.field = &words[ROW_STAGES],
                    .kind = FIELDS_TEXT,
                    .label = N_("Years of each stage")},
};
static const char *const helps[ROW_COUNT] = {
    [ROW_SCHOOL] = N_("As it should appear on the boards."),
    [ROW_CLASSES] = N_("For example 3-1..3-6 for six classes, with :42 behind it for 42 pupils in "
                       "each; other grades with commas: 3-1..3-6,4-1..4-5."),
    [ROW_NAME] = N_("As the class calls you. You begin as the office: you may do everything, and "
                    "name others."),
    [ROW_SUBJECT] =
        N_("For example Mathematics, several with commas; leave it empty if you teach nothing."),
    [ROW_TAUGHT] = N_("For example 3-1,3-2; left empty it is all classes."),
    [ROW_STAGES] = N_("Primary, junior and senior school: 6-3-3, or 5-4; nine years in one school "
                      "are 6-3; a primary school alone is 6."),
};

static void begin_open(struct app *app, void *memory, const void *given)
{
    struct begin_state *state = memory;

    (void)given;
    fields_init(&state->fields, form, ROW_COUNT, app->lang);
    state->words.texts[ROW_STAGES] = arena_strdup(state->fields.arena, "6-3-3");
    fields_open(&state->fields, &state->words, NULL);
}

static void begin_done(struct app *app, void *memory)
{
    (void)app;
    fields_done(&((struct begin_state *)memory)->fields);
}

static void begin_draw(struct app *app, void *memory, struct canvas *canvas)
{
    struct begin_state *state = memory;
    bool full = canvas->rows >= FULL_ROWS;
    int end = canvas->rows - (canvas->rows >= SMALL_ROWS ? 2 : 1), row = 1;

    canvas_fit(canvas, 0, 1, canvas->cols - 2, STYLE_TITLE, _("Begin a school"));
    if (full) {
        canvas_rule(canvas, row++);
        row +=
            1 +
            canvas_wrap(
                canvas, row, 1, 2, STYLE_DIM,
                _("There is no school here yet. Fill in these lines; all can be changed later."));
    }
    school_draw_rows(&state->fields, canvas, helps, row, end);
    app->status_row = end;
}

static const char *typed_or_null(const struct begin_state *state, enum begin_row row)
{
    const char *text = state->words.texts[row];

    return text && text[strspn(text, " ")] != '\0' ? text : NULL;
}

/* ---- what is refused ---- */

/* “HOW TO MEND IT (WHAT IS WRONG)”, of a sentence that says them the other way round: the mend is what is
 * wanted here. */
static void say_mend_first(struct app *app, const struct err *err)
{
    const char *at = err->message;
    int quoted = 0;
    size_t length;

    for (; *at != '\0'; at += length) {
        uint32_t c = text_decode(at, &length);

        quoted += c == 0x201C;
        quoted -= c == 0x201D;
        if (quoted == 0 && (c == 0xFF1A || (c == ':' && at[1] == ' ')))
            break;
    }
    if (*at == '\0')
        app_say_err(app, err);
    else
        app_say(app, STYLE_RED, app->lang == LANG_ZH ? "%s（%.*s）" : "%s (%.*s)",
                at + length + (at[length] == ' '), (int)(at - err->message), err->message);
}

/* What was understood: 1-6 is one class, not six. */
static void say_classes(struct app *app, const struct school *school, const struct class_list *list,
                        struct arena *arena)
{
    const struct class *last = &list->items[list->count - 1];

    app_say(app, STYLE_PLAIN,
            tr_n(app->lang, "%zu class: %s%s%s", "%zu classes: %s%s%s", (unsigned long)list->count),
            list->count, class_name(school, list->items, app->today, app->lang, arena),
            list->count > 1 ? " … " : "",
            list->count > 1 ? class_name(school, last, app->today, app->lang, arena) : "");
}

/* What can be read without a school: its stages, its classes, and those of them that are taught. */
static bool can_be_read(struct app *app, const struct begin_state *state, enum begin_row row,
                        struct err *err)
{
    const char *stages = typed_or_null(state, ROW_STAGES);
    const char *classes = typed_or_null(state, ROW_CLASSES);
    const char *text = typed_or_null(state, row);
    struct school school = {.id = 1, .year_start_month = 9, .year_start_day = 1};
    struct arena *arena;
    struct class_list known, taught;
    struct err others;
    bool good = true;

    if (row == ROW_TAUGHT ? !classes : !text || (row != ROW_CLASSES && row != ROW_STAGES))
        return true;
    arena = arena_new();
    err_clear(&others);
    if (!school_parse_stages(stages ? stages : "6-3-3", school.stage_years,
                             row == ROW_STAGES ? err : &others))
        good = row != ROW_STAGES;
    else if (row == ROW_CLASSES &&
             (good = class_parse_list(&school, text, app->today, NULL, arena, &known, err)))
        say_classes(app, &school, &known, arena);
    else if (row == ROW_TAUGHT &&
             class_parse_list(&school, classes, app->today, NULL, arena, &known, &others)) {
        if (text)
            good = class_parse_list(&school, text, app->today, &known, arena, &taught, err);
        else if (typed_or_null(state, ROW_SUBJECT) && known.count > 1)
            app_say(app, STYLE_YELLOW, _("left empty, you teach all %zu classes"), known.count);
    }
    arena_free(arena);
    return good;
}

/* Down to the next row: what cannot be read is refused while one is still there. */
static unsigned leave_row(struct app *app, struct begin_state *state)
{
    struct err err;

    err_clear(&err);
    if (can_be_read(app, state, (enum begin_row)state->fields.at, &err))
        return school_row_request(&state->fields, REQUEST_DOWN);
    say_mend_first(app, &err);
    return EFFECT_HANDLED;
}

static unsigned begin_school(struct app *app, struct begin_state *state)
{
    const struct tui_begin *begin = app->options->begin;
    static const enum begin_row row_of[INIT_PARTS] = {
        [INIT_NAME] = ROW_SCHOOL,         [INIT_STAGES] = ROW_STAGES,
        [INIT_CLASSES] = ROW_CLASSES,     [INIT_OWN_NAME] = ROW_NAME,
        [INIT_OWN_SUBJECT] = ROW_SUBJECT, [INIT_OWN_CLASSES] = ROW_TAUGHT,
    };
    const char *classes = typed_or_null(state, ROW_CLASSES);
    enum init_part refused = INIT_PARTS;
    struct init_options init = {
        .school_name = typed_or_null(state, ROW_SCHOOL),
        .stages = typed_or_null(state, ROW_STAGES),
        .classes = &classes,
        .class_count = 1,
        .own_name = typed_or_null(state, ROW_NAME),
        .own_subject = typed_or_null(state, ROW_SUBJECT),
        .own_classes = typed_or_null(state, ROW_TAUGHT),
        .refused = &refused,
    };
    struct service *service;
    struct err err;

    err_clear(&err);
    if (!classes) {
        state->fields.at = ROW_CLASSES;
        app_say(app, STYLE_RED, "%s", _("no class is named: write 3-1, or 3-1..3-6 for several"));
        return EFFECT_HANDLED;
    }
    if (!begin->make(begin->context, &init, &service, &err)) {
        if (refused != INIT_PARTS)
            state->fields.at = row_of[refused];
        say_mend_first(app, &err);
        return EFFECT_HANDLED;
    }
    app_begun(app, service);
    app_say(app, STYLE_BOLD, "%s",
            _("the school is ready: a sets homework, S opens the school, ? helps"));
    return EFFECT_HANDLED | EFFECT_CLOSE;
}

/* Whether anything but the stages, which stood there, would be lost. */
static bool is_filled(const struct begin_state *state)
{
    for (int row = 0; row < ROW_COUNT; row++)
        if (row != ROW_STAGES && typed_or_null(state, (enum begin_row)row))
            return true;
    return false;
}

static unsigned begin_request(struct app *app, void *memory, int request)
{
    struct begin_state *state = memory;

    switch (request) {
    case REQUEST_SAVE:
        return begin_school(app, state);
    case REQUEST_ACCEPT:
        if (state->fields.at + 1 == ROW_COUNT)
            return begin_school(app, state);
        return leave_row(app, state);
    case REQUEST_DOWN:
        return leave_row(app, state);
    case REQUEST_BACK:
        if (!state->changed || !is_filled(state))
            return EFFECT_QUIT;
        app_ask(app, BEGIN_LEAVE, false, THIRD_NONE, "%s",
                _("What you typed is not saved. Discard it?"));
        return EFFECT_HANDLED;
    default:
        return school_row_request(&state->fields, request);
    }
}

static unsigned begin_answer(struct app *app, void *memory, int question, enum answer answer)
{
    (void)memory;
    (void)question;
    if (answer == ANSWER_YES)
        return EFFECT_QUIT;
    app_say(app, STYLE_PLAIN, "%s",
            _("still here, nothing is lost: Ctrl-S begins the school, Esc and then y leaves"));
    return EFFECT_HANDLED;
}

static unsigned typed(struct begin_state *state, enum fields_did did)
{
    state->changed |= did == FIELDS_CHANGED;
    return did == FIELDS_IGNORED ? EFFECT_NONE : EFFECT_HANDLED;
}

static unsigned begin_key(struct app *app, void *memory, uint32_t key)
{
    struct begin_state *state = memory;

    (void)app;
    return typed(state, fields_key(&state->fields, key));
}

static unsigned begin_paste(struct app *app, void *memory, const char *text)
{
    struct begin_state *state = memory;

    (void)app;
    return typed(state, fields_paste(&state->fields, text));
}

static unsigned begin_click(struct app *app, void *memory, int row, int col)
{
    (void)app;
    (void)col;
    return fields_click(&((struct begin_state *)memory)->fields, row) ? EFFECT_HANDLED
                                                                      : EFFECT_NONE;
}

const struct view_ops view_begin = {
    .keys = KEYS("begin", scopes, rows),
    .state_size = sizeof(struct begin_state),
    .open = begin_open,
    .draw = begin_draw,
    .request = begin_request,
    .key = begin_key,
    .paste = begin_paste,
    .click = begin_click,
    .answer = begin_answer,
    .done = begin_done,
};
