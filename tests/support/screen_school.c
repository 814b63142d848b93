/* A school made through the command line, and the program started on it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "support/screen_school.h"

#define DAY "2026-11-17"

static char output[65536];

const char *screen_school_ask(struct screen_school *school, const char *arguments)
{
    char command[4096];
    size_t used = 0, count;
    FILE *pipe;
    int status;

    snprintf(command, sizeof command,
             "env -i LC_ALL=C.UTF-8 PATH=/usr/bin:/bin HOME=/nonexistent " TERMINAL_NOW
             " HWBOARD_SRCDIR='%s' HWBOARD_BUILDDIR='%s' '%s' --db '%s' --date " DAY " %s 2>&1",
             getenv("HWBOARD_SRCDIR"), getenv("HWBOARD_BUILDDIR"), school->program, school->db,
             arguments);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    while ((count = fread(output + used, 1, sizeof output - 1 - used, pipe)) > 0)
        used += count;
    output[used] = '\0';
    status = pclose(pipe);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
        fail_msg("%s: %s", arguments, output);
    return output;
}

void screen_school_run(struct screen_school *school, const char *login, const char *arguments)
{
    char command[2048];

    snprintf(command, sizeof command, "--as %s %s", login, arguments);
    screen_school_ask(school, command);
}

void screen_school_is_sound(struct screen_school *school)
{
    const char *said = screen_school_ask(school, "doctor");

    if (!strstr(said, "完好，记录连贯"))
        fail_msg("%s", said);
}

int screen_school_setup(void **state)
{
    struct screen_school *school = calloc(1, sizeof *school);
    const char *program = getenv("HWBOARD");

    assert_non_null(school);
    *state = school;
    snprintf(school->dir, sizeof school->dir, "/tmp/hwboard-screen.XXXXXX");
    assert_non_null(mkdtemp(school->dir));
    snprintf(school->db, sizeof school->db, "%s/school.db", school->dir);
    assert_non_null(program);
    snprintf(school->program, sizeof school->program, "%s", program);
    screen_school_run(school, "office",
                      "init --school 测试小学 --class 3-1:40 --class 3-2:42 --class 3-3:41");
    screen_school_run(school, "zhao",
                      "add 3-2 语文 20 '小练笔：《我发现的秋天》，150字左右' --teacher 王老师");
    screen_school_run(
        school, "zhao",
        "add 3-2 数学 12 '口算题卡第25页（限时5分钟），订正昨天错题' --teacher 李老师");
    screen_school_run(school, "zhao",
                      "add 3-2 数学 10 '思维拓展：用0、3、5组成最大和最小的两位数乘一位数算式' "
                      "--tier plus --teacher 李老师");
    screen_school_run(school, "zhao",
                      "add 3-2 英语 10 '抄写Unit 5单词，一英一中，各两遍' --teacher 陈老师");
    return 0;
}

int screen_school_teardown(void **state)
{
    struct screen_school *school = *state;
    char command[128];

    snprintf(command, sizeof command, "rm -rf '%s'", school->dir);
    assert_int_equal(system(command), 0);
    free(school);
    return 0;
}

struct terminal *screen_school_start(struct screen_school *school, int rows, int cols,
                                     const char *more, const char *variable)
{
    char state[128];
    const char *environment[4] = {TERMINAL_NOW, state};
    const char *argv[10] = {school->program, "--db", school->db, "--as", "wang"};
    struct terminal *terminal;
    size_t count = 5;

    snprintf(state, sizeof state, "XDG_STATE_HOME=%s/state", school->dir);
    environment[2] = variable;
    if (more)
        argv[count++] = more;
    terminal = terminal_start(rows, cols, environment, argv);
    return terminal;
}

static bool has_a_board(struct terminal *terminal, const void *turned)
{
    const char *text = terminal_text(terminal);

    return strstr(text, turned) || strstr(text, "三年级(1)班") || strstr(text, "Grade 3 Class 1");
}

struct terminal *screen_school_board(struct screen_school *school, int rows, int cols,
                                     const char *more, const char *variable)
{
    static const char turned[] = "Unit 5"; /* of 3-2 alone */
    struct terminal *terminal = screen_school_start(school, rows, cols, more, variable);

    terminal_wait_until(terminal, has_a_board, turned);
    if (!strstr(terminal_text(terminal), turned))
        terminal_keys(terminal, "]");
    terminal_wait(terminal, turned);
    return terminal;
}
