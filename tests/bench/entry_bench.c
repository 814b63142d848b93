/* entry_bench.c: a key in a message of ten lines for three classes, from the key to the drawn picture:
 * reading, judging the evenings of each class with all warnings, drawing. Its floor is the same text
 * typed into a bare editor and drawn, nothing read. And a line of the reader; its floor is the line
 * folded, every character looked at once. */
#include "config.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "bench/measure.h"
#include "service/service.h"
#include "support/tui_fixture.h"
#include "tui/widget/editor.h"

#define PAIRS 101
#define DAYS 40
#define LINES 10
#define READINGS 20
#define LIMIT_KEY 3e-3
#define LIMIT_LINE 20e-6

static const char message[] = "三年级2班 11月17日作业\n"
                              "语文：1、抄写第20课词语两遍 10分钟 2、背诵第3自然段 5分钟\n"
                              "数学：练习册P46-47，约20分钟，周五交\n"
                              "英语：听读Unit 5（10分钟）\n"
                              "科学：观察月亮并记录 10分钟 @11-27\n"
                              "道法：无作业\n"
                              "美术：画一幅秋天的画，下周一带来 20分钟\n"
                              "数学：口算题卡第28页\n"
                              "音乐：听一首歌 5分钟\n"
                              "明天带水彩颜料，收到请回复";

struct bench
{
    struct screen *screen;
    struct editor bare;
    bool typed;
    struct reading_desk *desk;
    struct arena *arena;
    double best_key, best_line; /* the least disturbed: what else the machine does is not ours */
};

static double least(double *best, double cost)
{
    if (*best == 0 || cost < *best)
        *best = cost;
    return cost;
}

static double cost_of_key(void *context)
{
    struct bench *bench = context;
    double begin = clock_seconds();

    press(bench->screen, bench->typed ? KEY_ERASE : 'x');
    app_draw(&bench->screen->app);
    bench->typed = !bench->typed;
    return least(&bench->best_key, clock_seconds() - begin);
}

static double cost_of_typing(void *context)
{
    struct bench *bench = context;
    struct canvas *canvas = &bench->screen->app.canvas;
    double begin = clock_seconds();

    editor_key(&bench->bare, bench->bare.text[bench->bare.length - 1] == 'x' ? KEY_ERASE : 'x');
    canvas_clear(canvas);
    editor_draw(&bench->bare, canvas, 2, 2, canvas->cols - 4, LINES + 2, NULL, true);
    return clock_seconds() - begin;
}

static double cost_of_line(void *context)
{
    struct bench *bench = context;
    struct reader_result *reading;
    double begin = clock_seconds();

    for (int i = 0; i < READINGS; i++) {
        arena_reset(bench->arena);
        if (!desk_read(bench->desk, NULL, message, bench->arena, &reading, NULL))
            bench_fail("the message cannot be read");
    }
    return least(&bench->best_line, (clock_seconds() - begin) / READINGS / LINES);
}

static double cost_of_folding(void *context)
{
    struct bench *bench = context;
    double begin = clock_seconds();

    for (int i = 0; i < READINGS; i++) {
        arena_reset(bench->arena);
        text_fold(bench->arena, message);
    }
    return (clock_seconds() - begin) / READINGS / LINES;
}

/* Two months of homework, so that estimates and proposals have something to go by. */
static void fill(struct screen *screen)
{
    static const char *const classes[] = {"3-1", "3-2", "3-3"};
    static const char *const subjects[] = {"chinese", "math", "english", "science"};
    struct arena *arena = screen->school.arena;
    day_t today = screen->other.moment.date;

    for (int day = DAYS; day >= 0; day--)
        for (size_t class = 0; class < 3; class ++)
            for (size_t subject = 0; subject < 4; subject++) {
                struct session session = screen->other;
                struct assignment item;

                session.moment.date = today - day;
                item = homework(&session, classes[class], subjects[subject], 8,
                                arena_printf(arena, "练习册P%d，第5题选做", 60 - day));
                add_homework(&session, &item, NULL);
            }
}

static void open_form(struct screen *screen)
{
    const struct event paste = {.type = EVENT_PASTE, .text = message};

    app_reload(&screen->app);
    press(screen, 'a');
    press(screen, KEY_TABULATOR);
    press(screen, KEY_ARROW_LEFT);
    press(screen, ' ');
    press(screen, KEY_ARROW_RIGHT);
    press(screen, KEY_ARROW_RIGHT);
    press(screen, ' ');
    press(screen, KEY_BACK_TAB);
    app_idle(&screen->app);
    app_event(&screen->app, &paste);
}

int main(void)
{
    struct bench bench = {.arena = arena_new()};
    struct ratio ratio;
    struct session session;
    const struct class *class;
    bool kept;
    void *state = NULL;

    setlocale(LC_CTYPE, "C.UTF-8");
    if (screen_setup(&state) != 0)
        bench_fail("the school cannot be made");
    bench.screen = state;
    fill(bench.screen);
    open_form(bench.screen);
    editor_init(&bench.bare, READER_MAX_CHARS);
    bench.bare.lines = true;
    editor_set(&bench.bare, message);
    ratio = measure_ratio(cost_of_key, &bench, cost_of_typing, &bench, PAIRS);
    print_ratio("key, ten lines, three classes : bare editor", &ratio, 0);
    kept = bench.best_key <= LIMIT_KEY;

    session = app_session(&bench.screen->app, bench.screen->app.today);
    if (!service_class(&session, "3-2", session.moment.date, &class, NULL))
        bench_fail("there is no class 3-2");
    bench.desk = service_desk(&session, class, NULL, bench.screen->school.arena);
    ratio = measure_ratio(cost_of_line, &bench, cost_of_folding, &bench, PAIRS);
    printf("reader, a line : folding it %.1f (best %.1f)  %.2f us : %.2f us\n", ratio.median,
           ratio.best, ratio.a * 1e6, ratio.b * 1e6);
    printf("at best %.2f ms a key, %.2f us a line\n", bench.best_key * 1e3, bench.best_line * 1e6);
    if (!kept || bench.best_line > LIMIT_LINE)
        printf("more than %.0f ms a key or %.0f us a line\n", LIMIT_KEY * 1e3, LIMIT_LINE * 1e6);
    kept = kept && bench.best_line <= LIMIT_LINE;
    editor_done(&bench.bare);
    arena_free(bench.arena);
    screen_teardown(&state);
    return !kept;
}
