/* pictures.c: `make pictures` draws the pictures of the README and of the pages in doc/: it opens the real
 * program on the demonstration school in a terminal, presses the keys that a person would press, and writes
 * the cells it then shows as SVG, in Chinese and in English. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/picture.h"

/* 2026-11-24 16:10 at +08:00: a Tuesday on which the demonstration school's class is near its limit. */
#define DAY "2026-11-24"
#define NOW "SOURCE_DATE_EPOCH=1795507800"

struct picture
{
    const char *name;
    int rows, cols;
    const char *arguments[3];
    const char *keys[2]; /* Chinese, English */
};

static const struct picture pictures[] = {
    {"board", 24, 80, {NULL}, {"", ""}},
    {"entry",
     24,
     80,
     {NULL},
     {"a数学 练习册P44—45 15分，周五交", "amath Workbook P44-45 15min @fri"}},
    {"overview", 24, 80, {NULL}, {"o", "o"}},
    {"morning", 24, 80, {NULL}, {"m", "m"}},
    {"post", 24, 80, {NULL}, {"p", "p"}},
    {"wide", 36, 132, {NULL}, {"", ""}},
    {"wall", 30, 100, {"display", "3-2"}, {"", ""}},
};

static char folder[512]; /* where the pictures go */
static char school[128]; /* the folder of the school and of what is typed */

static void take(const struct picture *picture, const char *lang)
{
    char db[256], state[256];
    const char *program = getenv("HWBOARD");
    const char *argv[16] = {program, "--db", db, "--date", DAY, "--lang", lang, "--as", "demo"};
    const char *const environment[] = {NOW, state, NULL};
    bool english = strcmp(lang, "en") == 0;
    struct terminal *terminal;
    char path[1024];
    size_t count = 9;

    snprintf(db, sizeof db, "%s/school.db", school);
    /* what one picture leaves as typed is offered in no other */
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/%s.%s", school, picture->name, lang);
    for (size_t i = 0; i < 3 && picture->arguments[i]; i++)
        argv[count++] = picture->arguments[i];
    terminal = terminal_start(picture->rows, picture->cols, environment, argv);
    terminal_wait(terminal, english ? "Class" : "班");
    terminal_wait_quiet(terminal);
    terminal_keys(terminal, picture->keys[english]);
    terminal_wait_quiet(terminal);
    snprintf(path, sizeof path, "%s/%s.%s.svg", folder, picture->name, lang);
    picture_draw(terminal, picture->rows, picture->cols, terminal_text(terminal), &picture_dark,
                 path);
    terminal_end(terminal);
}

static void every_picture(void **state)
{
    char command[1024];

    (void)state;
    snprintf(school, sizeof school, "/tmp/hwboard-pictures.XXXXXX");
    assert_non_null(mkdtemp(school));
    snprintf(command, sizeof command,
             NOW " %s --db %s/school.db --as demo --date " DAY " --lang zh -q init --demo",
             getenv("HWBOARD"), school);
    assert_int_equal(system(command), 0);
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
        take(&pictures[i], "zh");
        take(&pictures[i], "en");
    }
    snprintf(command, sizeof command, "rm -rf %s", school);
    assert_int_equal(system(command), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_picture)};

    if (argc != 2) {
        fprintf(stderr, "usage: make pictures\n");
        return 2;
    }
    snprintf(folder, sizeof folder, "%s", argv[1]);
    return terminal_available() ? cmocka_run_group_tests_name("pictures", tests, NULL, NULL) : 77;
}
