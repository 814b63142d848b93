/* See wall_class.h. */
#include "config.h"

#include "tui/view/wall_class.h"

#include <string.h>

#include "base/text.h"
#include "press/phrase.h"
#include "press/press.h"

/* Columns between subject, text and minutes. */
#define GAP 2
#define SUBJECT_LEAST 4
/* From this height on items are a row apart also where they take more pages for it. */
#define SPACED_ROWS 24
#define GAP_MAX 2
#define MINUTES_COLUMNS 8 /* "120 min" */
#define NARROW_COLS 40
#define BESIDE_LEAST 24 /* columns of a text beside a code */

/* ---- reading ---- */

static bool is_on_board(const struct board_model *model, int64_t id)
{
    for (size_t i = 0; i < model->row_count; i++)
        if (model->rows[i].id == id)
            return true;
    return false;
}

static bool read_due(struct app *app, const struct class *class, struct wall_class *wall,
                     struct err *err)
{
    struct arena *arena = wall->model->arena;
    struct session session = app_session(app, app->date);
    day_t day = calendar_next_school_day(app_calendar(app, class->id), app->date);
    struct item_list list;

    if (!service_due(&session, class, day, arena, &list, err))
        return false;
    wall->due_day = phrase_due(day, app->date, app->lang, arena);
    wall->due = ARENA_ARRAY(arena, list.count, struct wall_due);
    wall->due_count = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct assignment *a = list.items[i];
        const struct subject *subject = subject_by_code(&app_data(app)->subjects, a->subject);

        wall->due[wall->due_count++] = (struct wall_due){
            .id = a->id,
            .subject =
                arena_strdup(arena, subject ? subject_short(subject, app->lang) : a->subject),
            .text = text_sanitise(arena, a->text, true, NULL),
            .notice = a->kind == KIND_NOTICE,
            .elsewhere = !is_on_board(wall->model, a->id),
        };
    }
    return true;
}

/* Of the page that its sheet leads to; none where the terminal has no blocks to draw it with. */
static const struct qr *code_of(struct app *app, const struct class *class, struct arena *arena)
{
    const struct school_data *data = app_data(app);
    const char *link = press_class_link(data->settings.link, &data->links, class->id,
                                        class_code(&data->school, class, app->date, arena), arena);

    return link && !app->options->ascii ? qr_make(link, arena) : NULL;
}

static const char *print_of(const struct wall_class *wall)
{
    const struct board_model *model = wall->model;
    struct text_buf print = {.arena = model->arena};

    text_buf_printf(&print, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n", model->title, model->day, model->events,
                    model->load, model->level, model->reported, model->pending);
    for (size_t i = 0; i < model->row_count; i++)
        text_buf_printf(&print, "%s\n%s\n%s\n%s\n", model->rows[i].subject, model->rows[i].lines,
                        model->rows[i].notes[false], model->rows[i].minutes);
    for (size_t i = 0; i < wall->due_count; i++)
        text_buf_printf(&print, "%s\n%s\n", wall->due[i].subject, wall->due[i].text);
    return text_buf_str(&print);
}

bool wall_class_read(struct app *app, const struct class *class, struct wall_class *wall,
                     bool *changed, struct err *err)
{
    struct wall_class fresh = *wall;

    fresh.model = board_model_posted(app, class, app->date, err);
    if (!fresh.model)
        return false;
    if (!read_due(app, class, &fresh, err)) {
        board_model_free(fresh.model);
        return false;
    }
    fresh.code = code_of(app, class, fresh.model->arena);
    fresh.print = print_of(&fresh);
    *changed = wall->print && strcmp(wall->print, fresh.print) != 0;
    fresh.wanted = false;
    fresh.columns = 0;
    board_model_free(wall->model);
    *wall = fresh;
    return true;
}

void wall_class_done(struct wall_class *wall)
{
    board_model_free(wall->model);
    arena_free(wall->laid);
    memset(wall, 0, sizeof *wall);
}

/* ---- rows ---- */

int wall_class_subjects(const struct wall_class *wall, const struct canvas *canvas)
{
    const struct board_model *model = wall->model;
    int most = SUBJECT_LEAST;

    for (size_t i = 0; i < model->row_count; i++) {
        int width = canvas_width(canvas, model->rows[i].subject);
        most = width > most ? width : most;
    }
    for (size_t i = 0; i < wall->due_count; i++) {
        int width = canvas_width(canvas, wall->due[i].subject);
        most = wall->due[i].elsewhere && width > most ? width : most;
    }
    return most < wall->columns / 4 ? most : wall->columns / 4;
}

struct layout
{
    struct wall_class *wall;
    int subject, text; /* columns */
    size_t capacity;
    size_t gap; /* blank rows between two items */
    size_t item_count;
    bool narrow;      /* the minutes stand behind the text */
    const char *last; /* subject of the item above */
};

static void add_row(struct layout *layout, struct wall_row row)
{
    struct wall_class *wall = layout->wall;

    wall->rows = arena_grow(wall->laid, wall->rows, &layout->capacity, wall->row_count + 1,
                            sizeof *wall->rows);
    wall->rows[wall->row_count++] = row;
}

static void add_item(struct layout *layout, const char *subject, const char *text,
                     const char *minutes, enum style style)
{
    struct arena *arena = layout->wall->laid;
    bool same = layout->last && *subject != '\0' && strcmp(layout->last, subject) == 0;
    size_t count;
    char **lines = text_wrap(arena, text, layout->text, &count);

    for (size_t i = 0; i < layout->gap && layout->item_count > 0; i++)
        add_row(layout, (struct wall_row){"", "", "", "", STYLE_PLAIN, true});
    layout->item_count++;
    layout->last = subject;
    for (size_t i = 0; i < count; i++)
        add_row(layout, (struct wall_row){i == 0 && !same ? subject : "", subject, lines[i],
                                          i == 0 ? minutes : "", style, false});
}

/* 20分; nothing for what takes no time today. */
static const char *minutes_of(const struct model_row *row, enum lang lang, struct arena *arena)
{
    return row->has_minutes ? arena_printf(arena, tr(lang, "%s min"), row->minutes) : "";
}

static void add_items(struct layout *layout, size_t gap, enum lang lang)
{
    struct wall_class *wall = layout->wall;
    const struct board_model *model = wall->model;
    bool headed = false;

    wall->rows = NULL;
    wall->row_count = 0;
    layout->capacity = 0;
    layout->item_count = 0;
    layout->gap = gap;
    layout->last = NULL;
    if (model->row_count == 0)
        add_item(layout, "", model->nothing, "", STYLE_PLAIN);
    for (size_t i = 0; i < model->row_count; i++) {
        const struct model_row *row = &model->rows[i];

        const char *minutes = minutes_of(row, lang, wall->laid);
        const char *behind = layout->narrow ? text_unbroken(wall->laid, minutes) : "";

        add_item(layout, row->subject,
                 arena_printf(wall->laid, "%s%s%s%s", row->lines, row->notes[false],
                              *behind != '\0' ? " " : "", behind),
                 layout->narrow ? "" : minutes,
                 row->withdrawn || row->optional ? STYLE_DIM : STYLE_PLAIN);
    }
    for (size_t i = 0; i < wall->due_count; i++) {
        if (!wall->due[i].elsewhere)
            continue;
        if (!headed)
            add_item(layout, "", wall->due_day, "", STYLE_BOLD);
        headed = true;
        add_item(layout, wall->due[i].subject, wall->due[i].text, "", STYLE_PLAIN);
    }
}

/* The code stands beside the homework where that needs not a row more for it: texts that leave so many
 * columns free anyway. */
static void leave_beside(struct layout *layout, int height, enum lang lang)
{
    struct wall_class *wall = layout->wall;
    size_t rows = wall->row_count;
    int beside = wall->code ? qr_columns(wall->code) + GAP : 0;

    wall->beside = 0;
    if (beside == 0 || layout->narrow || layout->text - beside < BESIDE_LEAST ||
        qr_lines(wall->code) > height)
        return;
    layout->text -= beside;
    add_items(layout, 0, lang);
    if (wall->row_count == rows) {
        wall->beside = beside;
        return;
    }
    layout->text += beside;
    add_items(layout, 0, lang);
}

/* ---- pages ---- */

static void cut_pages(struct wall_class *wall, size_t height)
{
    size_t from = 0;

    wall->pages = ARENA_ARRAY(wall->laid, wall->row_count, size_t);
    wall->page_count = 0;
    for (;;) {
        size_t next = from + height;

        wall->pages[wall->page_count++] = from;
        if (next >= wall->row_count)
            return;
        if (height > 1)
            next--;
        while (next > from + 1 && wall->rows[next].is_blank)
            next--;
        from = next;
    }
}

void wall_class_lay(struct wall_class *wall, const struct canvas *canvas, int columns, int height,
                    enum lang lang)
{
    struct layout layout = {.wall = wall};
    size_t free_rows, gap;

    height = height > 0 ? height : 1;
    if (!wall->model || (wall->columns == columns && wall->height == height))
        return;
    wall->columns = columns;
    wall->height = height;
    if (!wall->laid)
        wall->laid = arena_new();
    arena_reset(wall->laid);
    layout.subject = wall_class_subjects(wall, canvas);
    layout.narrow = columns < NARROW_COLS;
    layout.text = columns - layout.subject - GAP;
    if (!layout.narrow)
        layout.text -= MINUTES_COLUMNS + GAP;
    add_items(&layout, 0, lang);
    leave_beside(&layout, height, lang);
    free_rows = (size_t)height > wall->row_count ? (size_t)height - wall->row_count : 0;
    gap = layout.item_count > 1 ? free_rows / (layout.item_count - 1) : 0;
    gap = gap > GAP_MAX ? GAP_MAX : gap;
    gap = gap == 0 && height >= SPACED_ROWS ? 1 : gap;
    if (gap > 0)
        add_items(&layout, gap, lang);
    cut_pages(wall, (size_t)height);
}

size_t wall_class_page(const struct wall_class *wall, size_t page, size_t *from)
{
    size_t to;

    if (page >= wall->page_count)
        page = wall->page_count - 1;
    *from = wall->pages[page];
    to = *from + (size_t)wall->height;
    return to < wall->row_count ? to : wall->row_count;
}

/* ---- the band ---- */

/* By its name alone, perhaps not right before: the list goes by the day it was set on. */
static bool named_before(const struct wall_class *wall, size_t index, bool notices)
{
    for (size_t i = 0; i < index; i++)
        if (!(wall->due[i].notice && notices) &&
            strcmp(wall->due[i].subject, wall->due[index].subject) == 0)
            return true;
    return false;
}

/* 语文 抄写… · 数学 口算…, or 语文 数学, then what is to be brought. */
static char *due_text(const struct wall_class *wall, bool whole, bool notices, enum lang lang,
                      struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    const char *before = "";

    text_buf_add(&buf, wall->due_day);
    text_buf_add(&buf, lang == LANG_ZH ? "：" : ": ");
    if (wall->due_count == 0)
        text_buf_add(&buf, tr(lang, "nothing"));
    for (size_t i = 0; i < wall->due_count; i++) {
        const struct wall_due *due = &wall->due[i];
        bool with_text = whole || (due->notice && notices);

        if (!with_text && named_before(wall, i, notices))
            continue;
        if (i > 0)
            text_buf_add(&buf,
                         whole || with_text || *before == '\0' ? " · " : tr_c(lang, "list", ", "));
        text_buf_add(&buf, due->subject);
        if (with_text)
            text_buf_printf(&buf, " %s", text_sanitise(arena, due->text, false, NULL));
        before = with_text ? "" : due->subject;
    }
    return arena_strdup(arena, text_buf_str(&buf));
}

char **wall_class_band(const struct wall_class *wall, int columns, size_t rows, enum lang lang,
                       struct arena *arena, size_t *count)
{
    char **lines;

    lines = text_wrap(arena, due_text(wall, true, true, lang, arena), columns, count);
    if (*count > rows)
        lines = text_wrap(arena, due_text(wall, false, true, lang, arena), columns, count);
    if (*count > rows)
        lines = text_wrap(arena, due_text(wall, false, false, lang, arena), columns, count);
    *count = *count < rows ? *count : rows;
    return lines;
}
