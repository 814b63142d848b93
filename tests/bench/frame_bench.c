/* frame_bench.c: how long each view keeps the loop from the next key, in a school of 1,000,000 assignments:
 * the longest key with its picture, the longest piece of an idle moment with the picture before it, and the
 * reading after another's change. Nothing may take longer than a frame. */
#include "config.h"

#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "bench/measure.h"
#include "bench/school.h"
#include "service/service.h"
#include "tui/app.h"
#include "tui/app_inside.h"

#define ROWS 1000000L
#define FRAME 16e-3
#define NOW 1782288000 /* 2026-06-24 16:00 at +08:00 */
#define PIECES_MAX 20000
#define ROUNDS 3 /* the least of so many counts */

struct bench
{
    struct arena *arena;
    struct conf_paths paths;
    struct settings settings;
    const char *db;
    struct service *service, *second;
    struct tui_options options;
    struct app app;
};

/* The longest of one view. */
struct longest
{
    double key, piece, idle,
        change;  /* seconds; idle: all pieces until nothing was left to be read */
    uint32_t at; /* the longest key */
};

/* On the board: what opens it, and what is pressed there. ^ is Esc, $ Enter, < and > arrows, ~ Tab. */
static const struct
{
    const char *name, *open, *keys;
} views[] = {
    {"board", "", "jjlh][kt"},
    {"overview, week", "o", "jjjlh][kkC"},
    {"overview, list", "o~", "jjkk"},
    {"overview, term", "oy", "jjl$"},
    {"overview, ahead", "o]", "jjl"},
    {"morning", "m", "mjjkhl"},
    {"morning, seats", "m$", "3 5"},
    {"entry", "a", "a语文练习册P12 20分钟"},
    {"entry, estimate", "a数学口算题", "x"},
    {"entry, classes", "a数学口算题~ > > > > > > > > > ", "> > "},
    {"entry, its rows", "a数学口算题\n语文抄写20分钟~~", "><"},
    {"edit", "e", ">>x"},
    {"five dimensions", "5", "123jl"},
    {"warnings", "w", "jjk"},
    {"history", "L", "jjk"},
    {"history, filter", "L/", "练习"},
    {"post", "p", "jl"},
    {"search", "s练习册", "$jj"},
    {"search, one class", "s练习册~", "$jj"},
    {"search, none", "s没有这样的作业", "$jj"},
    {"search, words apart", "s默写 口算", "$x"}, /* each of them often, never together */
    {"plan", "P", "jjk"},
    {"week", "W", "jj"},
    {"due", "D", "jj"},
    {"days off", "H", "jj"},
    {"a class", "g", "jjk"},
    {"a day", "G", "12"},
    {"commands", ":", "pl"},
    {"school", "S", "j$jj^j$jj"},
    {"help", "?", "jj"},
    {"wall", "B", "jj"},
};

static stamp_t now(void)
{
    return NOW;
}

static struct service *open_service(struct bench *bench)
{
    struct service *service;
    struct err err = {0};

    if (!service_open(&bench->paths, &bench->settings, bench->db, &service, &err))
        bench_fail("%s", err.message);
    return service;
}

/* Of the processor: what else the machine does is not ours. */
static double busy_seconds(void)
{
    struct timespec used;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

static void grow(double *longest, double seconds)
{
    if (seconds > *longest)
        *longest = seconds;
}

/* As the loop has it: a picture, then a piece of what is to be read. */
static void rest(struct bench *bench, struct longest *longest)
{
    double first = busy_seconds();

    for (int i = 0; i < PIECES_MAX; i++) {
        double begin = busy_seconds();

        app_draw(&bench->app);
        app_idle(&bench->app);
        grow(&longest->piece, busy_seconds() - begin);
        if (!bench->app.busy)
            break;
    }
    grow(&longest->idle, busy_seconds() - first);
}

static void key(struct bench *bench, uint32_t code, struct longest *longest)
{
    struct event event = {.type = EVENT_KEY, .key = code};
    double seconds = busy_seconds();

    app_tick(&bench->app);
    app_event(&bench->app, &event);
    app_draw(&bench->app);
    seconds = busy_seconds() - seconds;
    if (seconds > longest->key) {
        longest->key = seconds;
        longest->at = code;
    }
    free(bench->app.copied);
    bench->app.copied = NULL;
}

static uint32_t code_of(uint32_t character)
{
    switch (character) {
    case '^':
        return KEY_ESCAPE;
    case '$':
        return KEY_RETURN;
    case '<':
        return KEY_ARROW_LEFT;
    case '>':
        return KEY_ARROW_RIGHT;
    case '~':
        return KEY_TABULATOR;
    case '\n':
        return KEY_CTRL('j');
    default:
        return character;
    }
}

/* Another one adds homework to the class that is measured, and takes it back. */
static void other_adds(struct bench *bench, struct arena *arena)
{
    struct session session = app_session(&bench->app, bench->app.today);
    struct assignment item = {.subject = "math",
                              .text = "口算",
                              .minutes = 5,
                              .assigned = bench->app.today,
                              .due = bench->app.today + 1};
    char request[REQUEST_BYTES];
    const struct class *class;
    struct outcome outcome;
    struct undone undone;
    struct err err = {0};

    request_new(request);
    session.service = bench->second;
    session.request = request;
    if (!service_class(&session, BENCH_CLASS, bench->app.today, &class, &err))
        bench_fail("%s", err.message);
    item.class_id = class->id;
    if (!service_add(&session, &item, 1, ADD_PUBLISH, arena, &outcome, &err))
        bench_fail("%s", err.message);
    request_new(request);
    if (!service_undo(&session, 1, 0, arena, &undone, &err))
        bench_fail("%s", err.message);
}

static void change(struct bench *bench, struct longest *longest)
{
    struct arena *arena = arena_new();
    double seconds;

    other_adds(bench, arena);
    seconds = busy_seconds();
    if (!app_others_changed(&bench->app))
        bench_fail("the change is not seen");
    app_reload(&bench->app);
    app_draw(&bench->app);
    grow(&longest->change, busy_seconds() - seconds);
    arena_free(arena);
}

static void back_to_board(struct bench *bench)
{
    struct longest ignored = {0};

    /* a question that stays would take a later Enter for its answer */
    for (int i = 0; i < 20 && (bench->app.depth > 1 || bench->app.question.asked); i++)
        key(bench,
            bench->app.question.asked && bench->app.question.id != QUESTION_UNDO ? 'y' : KEY_ESCAPE,
            &ignored);
    key(bench, 't', &ignored);
    rest(bench, &ignored);
}

static void press_all(struct bench *bench, const char *keys, struct longest *longest)
{
    size_t length;

    for (const char *at = keys; *at; at += length) {
        key(bench, code_of(text_decode(at, &length)), longest);
        rest(bench, longest);
    }
}

static struct longest measure(struct bench *bench, const char *open, const char *keys)
{
    struct longest longest = {0};

    press_all(bench, open, &longest);
    press_all(bench, keys, &longest);
    change(bench, &longest);
    rest(bench, &longest);
    back_to_board(bench);
    return longest;
}

static double less(double a, double b)
{
    return a < b ? a : b;
}

static void least_of(struct longest *least, struct longest again)
{
    if (again.key < least->key)
        least->at = again.at;
    least->key = less(least->key, again.key);
    least->piece = less(least->piece, again.piece);
    least->idle = less(least->idle, again.idle);
    least->change = less(least->change, again.change);
}

static bool is_kept(const struct longest *least)
{
    return least->key <= FRAME && least->piece <= FRAME && least->change <= FRAME;
}

static void tell(const struct bench *bench, const char *name, const struct longest *least)
{
    char label[KEY_NAME_BYTES];

    printf("%-20s %3dx%-2d  key %6.2f ms (%s), piece %6.2f ms of %7.0f ms, change %6.2f ms  %s\n",
           name, bench->app.canvas.cols, bench->app.canvas.rows, least->key * 1e3,
           key_label(least->at, label), least->piece * 1e3, least->idle * 1e3, least->change * 1e3,
           is_kept(least) ? "kept" : "missed");
    fflush(stdout);
}

static void measure_view(struct bench *bench, const char *name, const char *open, const char *keys)
{
    struct longest least = measure(bench, open, keys);

    for (int i = 1; i < ROUNDS; i++)
        least_of(&least, measure(bench, open, keys));
    tell(bench, name, &least);
}

/* Every key of its help, each in the view as it was just opened. */
static void measure_every_key(struct bench *bench, const char *name, const char *open)
{
    struct longest ignored = {0};
    uint32_t codes[100];
    size_t count = 0;

    press_all(bench, open, &ignored);
    if (bench->app.question.asked) /* its answers would be pressed as keys of the view */
        bench_fail("%s: %s asks \"%s\"", name, open, bench->app.question.text);
    for (const struct binding *it = NULL;
         (it = keymap_next(&bench->app.keys, app_keys_here(&bench->app), it)) && count < 100;)
        codes[count++] = it->keys[0];
    back_to_board(bench);
    for (size_t i = 0; i < count; i++) {
        struct longest least = {0};
        for (int round = 0; round < ROUNDS; round++) {
            struct longest longest = {0};

            press_all(bench, open, &ignored);
            key(bench, codes[i], &longest);
            rest(bench, &longest);
            change(bench, &longest);
            rest(bench, &longest);
            back_to_board(bench);
            if (round == 0)
                least = longest;
            else
                least_of(&least, longest);
        }
        if (least.key + least.piece > FRAME / 2 || least.change > FRAME / 2)
            tell(bench, name, &least);
    }
}

static void measure_size(struct bench *bench, int rows, int cols, const char *only)
{
    struct longest first = {0};
    struct err err = {0};

    if (!app_init(&bench->app, &bench->options, rows, cols, &err))
        bench_fail("%s", err.message);
    app_open(&bench->app, &view_board, NULL);
    rest(bench, &first);
    printf("%-16s %3dx%-2d  piece %6.2f ms of %7.0f ms\n", "the first rest", cols, rows,
           first.piece * 1e3, first.idle * 1e3);
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
        if (!only || strstr(views[i].name, only))
            measure_view(bench, views[i].name, views[i].open, views[i].keys);
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
        if (!only || strstr(views[i].name, only))
            measure_every_key(bench, views[i].name, views[i].open);
    app_done(&bench->app);
}

int main(int argc, char **argv)
{
    struct bench bench = {.arena = arena_new()};
    const struct passwd *person = getpwuid(getuid());
    struct err err = {0};

    setlocale(LC_CTYPE, "");
    bench.db = bench_school_copy(ROWS);
    bench.paths.data_dir =
        arena_printf(bench.arena, "%s/assets", environment_path("HWBOARD_SRCDIR"));
    if (!conf_load_settings(bench.arena, &bench.paths, &bench.settings, &err))
        bench_fail("%s", err.message);
    bench.service = open_service(&bench);
    bench.second = open_service(&bench);
    bench.options = (struct tui_options){.service = bench.service,
                                         .login = person ? person->pw_name : "root",
                                         .lang = LANG_ZH,
                                         .database = bench.db,
                                         .class_text = BENCH_CLASS,
                                         .date = DAY_NONE,
                                         .now = now};
    printf("the longest time to the next key; goal %.0f ms\n", FRAME * 1e3);
    measure_size(&bench, 24, 80, argc > 1 ? argv[1] : NULL);
    measure_size(&bench, 50, 200, argc > 1 ? argv[1] : NULL);
    service_close(bench.second);
    service_close(bench.service);
    arena_free(bench.arena);
    return 0;
}
