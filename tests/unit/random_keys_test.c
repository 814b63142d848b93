/* Keys at random in all views, with pastes, clicks, other sizes, midnights and another writer: no fault, no
 * character cut in two, and nothing lost that was typed. HWBOARD_KEYS says how many, HWBOARD_SEED which;
 * HWBOARD_KEYS_TOLD=1 tells each, for the last one before a fault. */
#include "config.h"

#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/tui_fixture.h"
#include "tui/app_inside.h"
#include "tui/view/board_state.h"
#include "tui/view/edit_state.h"
#include "tui/view/entry_state.h"
#include "tui/view/habits_state.h"
#include "tui/view/morning_state.h"
#include "tui/widget/table.h"
#include "support/random.h"

#define KEYS_USUAL 4000
#define SEED_USUAL 20261117
#define PASTE_LONG 20000 /* characters */
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct random chance;
static bool told;
static unsigned long seed, done;

static uint32_t below(uint32_t bound)
{
    return random_below(&chance, bound);
}

static unsigned long number_of(const char *variable, unsigned long usual)
{
    const char *text = getenv(variable);
    unsigned long number = text ? strtoul(text, NULL, 10) : 0;

    return number > 0 ? number : usual;
}

/* ---- the school ---- */

static void people(struct screen *screen)
{
    static const struct
    {
        const char *class, *subject, *text;
        int minutes;
    } items[] = {
        {"3-2", "chinese", "小练笔：《我发现的秋天》", 20},
        {"3-2", "math", "练习册P12", 15},
        {"3-2", "english", "抄写Unit 5单词", 45},
        {"3-1", "math", "口算题卡第25页", 12},
        {"7-1", "physics", "卷子", 70},
    };

    school_fixture_role(&screen->school, "wang", ROLE_HOMEROOM, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-2", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "3-1", 0, NULL);
    school_fixture_role(&screen->school, "li", ROLE_TEACHER, "7-1", 0, NULL);
    school_fixture_role(&screen->school, "rep", ROLE_REPRESENTATIVE, "3-2", 0, "english");
    service_close(screen->other.service);
    screen->other = school_fixture_second(&screen->school, "li");
    for (size_t i = 0; i < COUNT(items); i++)
        add(screen, items[i].class, items[i].subject, items[i].minutes, items[i].text);
    restart(screen);
}

/* ---- what is typed ---- */

static const struct view *find_view(struct screen *screen, const struct view_ops *ops)
{
    for (int i = 0; i < screen->app.depth; i++)
        if (screen->app.views[i].ops == ops)
            return &screen->app.views[i];
    return NULL;
}

static const struct form *form_of(const struct view *view)
{
    if (view->ops == &view_entry)
        return &((const struct entry_state *)view->state)->form;
    if (view->ops == &view_edit)
        return &((const struct edit_state *)view->state)->form;
    if (view->ops == &view_habits)
        return &((const struct habits_state *)view->state)->form;
    if (view->ops == &view_morning)
        return &((const struct morning_state *)view->state)->form;
    return NULL;
}

/* The words of the form in which homework is set; NULL: there are none. */
static char *words(struct screen *screen, struct arena *arena)
{
    const struct view *view = find_view(screen, &view_entry);
    const struct entry_state *state = view ? view->state : NULL;

    return state && !entry_blank(state->text.text) ? arena_strdup(arena, state->text.text) : NULL;
}

/* All drafts that are on the disk, one behind the other. */
static const char *drafts(const struct screen *screen, struct arena *arena, int *count)
{
    struct text_buf all = {.arena = arena};
    DIR *list = opendir(screen->options.state_dir);
    const struct dirent *entry;

    *count = 0;
    while (list && (entry = readdir(list))) {
        size_t length = strlen(entry->d_name);
        char piece[4096], *path;
        size_t bytes;
        FILE *file;

        if (length < 6 || strcmp(entry->d_name + length - 6, ".draft") != 0)
            continue;
        path = arena_printf(arena, "%s/%s", screen->options.state_dir, entry->d_name);
        file = fopen(path, "r");
        assert_non_null(file);
        while ((bytes = fread(piece, 1, sizeof piece, file)) > 0)
            text_buf_add_bytes(&all, piece, bytes);
        fclose(file);
        ++*count;
    }
    if (list)
        closedir(list);
    return text_buf_str(&all);
}

static bool is_kept(const struct screen *screen, const char *text, struct arena *arena)
{
    struct text_buf line = {.arena = arena};
    int count;

    draft_put(&line, "common", text);
    return strstr(drafts(screen, arena, &count), text_buf_str(&line)) != NULL;
}

static int64_t last_change(const struct screen *screen, struct arena *arena)
{
    struct session session = app_session(&screen->app, screen->app.today);
    struct history_list list;
    struct err err = {0};

    if (!service_log(&session, NULL, 0, 1, arena, &list, &err))
        fail_msg("seed %lu, key %lu: %s", seed, done, err.message);
    return list.count > 0 ? list.items[0].change : 0;
}

/* All that is typed is on the disk after a pause. */
static void check_pause(struct screen *screen)
{
    struct arena *arena = arena_new();
    const char *text;

    app_pause(&screen->app);
    for (int i = 0; i < screen->app.depth; i++) {
        const struct form *form = form_of(&screen->app.views[i]);

        if (form && (form->dirty || form->draft_error[0] != '\0'))
            fail_msg("seed %lu, key %lu: %s was not put away: %s", seed, done,
                     screen->app.views[i].ops->keys.name, form->draft_error);
    }
    text = words(screen, arena);
    if (text && !is_kept(screen, text, arena))
        fail_msg("seed %lu, key %lu: no draft has “%s”", seed, done, text);
    arena_free(arena);
}

/* The program ends and begins again: as many drafts as before. */
static void begin_again(struct screen *screen)
{
    struct arena *arena = arena_new();
    int before, after;

    check_pause(screen);
    drafts(screen, arena, &before);
    restart(screen);
    drafts(screen, arena, &after);
    if (before != after)
        fail_msg("seed %lu, key %lu: %d drafts of %d are left", seed, done, after, before);
    arena_free(arena);
}

/* ---- events ---- */

static const char *const pieces[] = {
    "语文 小练笔",
    "数学 练习册P12 20分钟",
    "english copy 5 words 10min",
    "\n",
    " ",
    "，",
    "明天交",
    "无",
    "口头",
    "３－２",
    "é",
    "e\xcc\x81",
    "👨‍👩‍👧",
    "20",
    "P13-15",
    "\t",
    "——",
    "＋",
    "\xc2\xa0",
    "英语：背诵课文",
    "选做",
    "3-2",
    "1 2 3 5-8",
};

static const char *paste_text(size_t characters)
{
    static char text[4 * PASTE_LONG + 64];
    size_t used = 0, count = 0;

    while (count < characters && used < sizeof text - 64) {
        const char *piece = pieces[below((uint32_t)COUNT(pieces))];

        strcpy(text + used, piece);
        used += strlen(piece);
        for (const char *at = piece; *at; at++)
            count += (*at & 0xc0) != 0x80;
    }
    text[used] = '\0';
    return text;
}

/* What writes to the paths that are typed gets none but in this folder; no way out of it. */
static bool is_safe(const struct screen *screen, uint32_t key)
{
    const struct view_ops *top = screen->app.views[screen->app.depth - 1].ops;

    return top != &view_post || (key != '/' && key != '~' && key != '.');
}

static uint32_t some_key(const struct screen *screen)
{
    static const uint32_t wide[] = {0x8bed, 0x6570, 0xff0b, 0xff1f, 0xff11, 0x3002, 0xe9, 0x301};
    static const char ways[] = "aeoom55ppstBLWDGHS?:n";
    static unsigned leaving; /* Esc after Esc: each view has its turn */

    if (leaving > 0 || (leaving = below(150) == 0 ? 8 : 0) > 0) {
        leaving--;
        return leaving % 4 == 0 && screen->app.question.asked ? 'y' : KEY_ESCAPE;
    }
    if (screen->app.depth == 1 && below(2) == 0)
        return (uint32_t)ways[below(sizeof ways - 1)];
    switch (below(12)) {
    case 0:
    case 1:
        return KEY_SPECIAL + below(KEY_LAST + 1 - KEY_SPECIAL);
    case 2:
        return KEY_ARROW_UP + below(4);
    case 3:
        return KEY_RETURN;
    case 4:
        return below(3) == 0 ? KEY_ESCAPE : KEY_TABULATOR;
    case 5:
        return 1 + below(31);
    case 6:
        return wide[below((uint32_t)COUNT(wide))];
    case 7:
        return '0' + below(10);
    default:
        return ' ' + below(95);
    }
}

static void resize(struct screen *screen)
{
    static const int sizes[][2] = {{24, 80},  {24, 80}, {50, 200}, {40, 120}, {5, 20},
                                   {10, 40},  {1, 1},   {2, 300},  {30, 100}, {16, 59},
                                   {100, 30}, {3, 80},  {24, 81},  {6, 61}};
    const int *size = sizes[below((uint32_t)COUNT(sizes))];

    canvas_resize(&screen->app.canvas, size[0], size[1]);
}

/* The second writer; what is refused is refused. */
static void other_acts(struct screen *screen)
{
    static const char *const classes[] = {"3-1", "3-2", "3-2", "7-1"};
    static const char *const subjects[] = {"chinese", "math", "english"};
    struct arena *arena = arena_new();
    struct session *other = &screen->other;
    struct outcome outcome;
    struct assignment *item;
    struct err err = {0};

    other->moment.now = screen->app.now;
    other->moment.today = other->moment.date = screen->app.today;
    if (below(2) == 0) {
        const struct class *class;
        struct assignment wanted;

        if (service_class(other, classes[below(4)], other->moment.date, &class, &err)) {
            wanted = (struct assignment){.class_id = class->id,
                                         .subject = (char *)(uintptr_t)subjects[below(3)],
                                         .text = (char *)(uintptr_t)pieces[below(3)],
                                         .minutes = 1 + (int)below(60),
                                         .assigned = other->moment.date,
                                         .due = other->moment.date + 1 + (day_t)below(5)};
            service_add(fresh(other), &wanted, 1, ADD_PUBLISH, arena, &outcome, &err);
        }
    } else if (service_item(other, 1 + (int64_t)below(30), arena, &item, &err)) {
        struct assignment wanted = *item;
        struct edit edit = {.id = item->id, .wanted = &wanted, .fields = FIELD_MINUTES};

        wanted.minutes = 1 + (int)below(60);
        service_edit(fresh(other), &edit, arena, &outcome, NULL, &err);
    }
    arena_free(arena);
}

static void time_passes(struct screen *screen)
{
    clock_now += below(20) == 0 ? 86400 : 60 * (stamp_t)below(30);
    if (app_tick(&screen->app))
        app_reload(&screen->app);
}

static struct event some_event(struct screen *screen)
{
    const struct canvas *canvas = &screen->app.canvas;
    struct event event = {.type = EVENT_KEY};
    uint32_t kind = below(1000);

    if (kind < 1)
        event = (struct event){.type = EVENT_PASTE, .text = paste_text(PASTE_LONG)};
    else if (kind < 20)
        event = (struct event){.type = EVENT_PASTE, .text = paste_text(1 + below(30))};
    else if (kind < 60)
        event = (struct event){.type = EVENT_CLICK,
                               .row = (int)below((uint32_t)canvas->rows),
                               .col = (int)below((uint32_t)canvas->cols)};
    else if (kind < 80)
        event = (struct event){.type = EVENT_WHEEL, .steps = below(2) ? 1 : -1};
    else
        do
            event.key = some_key(screen);
        while (!is_safe(screen, event.key));
    if (event.type == EVENT_PASTE && app_top(&screen->app)->ops == &view_post)
        event = (struct event){.type = EVENT_KEY, .key = KEY_ESCAPE};
    return event;
}

static void tell(const struct screen *screen, const struct event *event)
{
    char label[KEY_NAME_BYTES];

    if (!told)
        return;
    fprintf(stderr, "%lu %s ", done, screen->app.views[screen->app.depth - 1].ops->keys.name);
    if (event->type == EVENT_KEY)
        fprintf(stderr, "key %#x %s\n", (unsigned)event->key, key_written(event->key, label));
    else if (event->type == EVENT_PASTE)
        fprintf(stderr, "paste of %zu bytes\n", strlen(event->text));
    else
        fprintf(stderr, "mouse %d,%d %d\n", event->row, event->col, event->steps);
}

/* A form that went with words in it saved them, kept them, or was told to drop them. */
static void act(struct screen *screen)
{
    struct app *app = &screen->app;
    struct arena *arena = arena_new();
    struct event event = some_event(screen);
    bool asked = app->question.asked;
    const char *text;
    int64_t change;
    unsigned effects;

    tell(screen, &event);
    app_tick(app);
    text = words(screen, arena);
    change = text ? last_change(screen, arena) : 0;
    effects = app_event(app, &event);
    free(app->copied);
    app->copied = NULL;
    if ((effects & EFFECT_QUIT) != 0)
        begin_again(screen);
    if (text && !asked && !find_view(screen, &view_entry) && !is_kept(screen, text, arena) &&
        last_change(screen, arena) == change)
        fail_msg("seed %lu, key %lu: “%s” is lost", seed, done, text);
    arena_free(arena);
}

/* What is kept of the last picture is what would be drawn without it. */
static void check_picture(struct screen *screen)
{
    struct app *app = &screen->app;
    size_t bytes = (size_t)app->canvas.rows * (size_t)app->canvas.cols * sizeof(struct cell);
    struct cell *cells = malloc(bytes);

    assert_non_null(cells);
    memcpy(cells, app->canvas.cells, bytes);
    hints_done(&app->hints);
    for (int i = 0; i < app->depth; i++) {
        if (app_table(&app->views[i]))
            canvas_done(&app_table(&app->views[i])->kept);
        if (app->views[i].ops == &view_board) {
            struct board_sides *sides = &((struct board_state *)app->views[i].state)->sides;
            sides->left.drawn = sides->right.drawn = false;
        }
    }
    app_draw(app);
    if (memcmp(cells, app->canvas.cells, bytes) != 0)
        fail_msg("seed %lu, key %lu: what was kept is not what is:\n%s", seed, done, shown(screen));
    free(cells);
}

static void keys_at_random(void **state)
{
    struct screen *screen = *state;
    unsigned long count = number_of("HWBOARD_KEYS", KEYS_USUAL);

    seed = number_of("HWBOARD_SEED", SEED_USUAL);
    told = getenv("HWBOARD_KEYS_TOLD");
    chance.state = seed;
    people(screen);
    screen->options.class_text = NULL; /* they may call it otherwise */
    print_message("# %lu keys, seed %lu\n", count, seed);
    for (done = 0; done < count; done++) {
        act(screen);
        switch (below(60)) {
        case 0:
            resize(screen);
            break;
        case 1:
            other_acts(screen);
            break;
        case 2:
            time_passes(screen);
            break;
        case 3:
            check_pause(screen);
            break;
        default:
            break;
        }
        if (below(400) == 0)
            begin_again(screen);
        if (app_others_changed(&screen->app))
            app_reload(&screen->app);
        app_draw(&screen->app);
        assert_whole_characters(&screen->app.canvas);
        check_picture(screen);
        if (below(4) == 0)
            app_idle(&screen->app);
    }
    check_pause(screen);
}

/* Programs that it would run (printers, clipboards) are not found, files that it writes are in its folder. */
static int setup(void **state)
{
    struct screen *screen;

    if (screen_setup(state) != 0)
        return 1;
    screen = *state;
    setenv("HOME", screen->school.dir, 1);
    setenv("PATH", "/nonexistent", 1);
    return chdir(screen->school.dir);
}

static int teardown(void **state)
{
    struct screen *screen = *state;
    struct arena *arena = arena_new();
    char *command = arena_printf(arena, "rm -rf %s", screen->school.dir);
    int failed;

    setenv("PATH", "/usr/bin:/bin", 1);
    failed = chdir("/") != 0 || screen_teardown(state) || system(command) != 0;
    arena_free(arena);
    return failed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_at_random, setup, teardown),
    };

    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth */
    return cmocka_run_group_tests_name("keys at random", tests, NULL, NULL);
}
