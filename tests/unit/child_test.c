/* Another program: what it is given, what is heard of it, and that it ends with what it started. */
#include "config.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/child.h"

#define SHELL(script) ((const char *const[]){"/bin/sh", "-c", script, NULL})
#define SOON_MS 50
#define AT_LAST_MS 20000

static void it_is_heard(void **state)
{
    struct child child;

    (void)state;
    assert_true(child_start(
        &child, &(struct child_call){.argv = SHELL("echo made; echo fault >&2; exit 3")}));
    assert_true(child_is_over(&child, -1));
    assert_string_equal(child.said, "made\nfault\n");
    assert_int_equal(WEXITSTATUS(child.status), 3);
    assert_true(child_is_over(&child, 0));
    child_kill(&child); /* there is nothing to end */
}

static void what_it_makes_goes_apart(void **state)
{
    FILE *in = tmpfile(), *out = tmpfile();
    char made[32] = "";
    struct child child;

    (void)state;
    assert_non_null(in);
    assert_non_null(out);
    fputs("given", in);
    assert_true(child_start(
        &child, &(struct child_call){.argv = SHELL("cat; echo fault >&2"), .in = in, .out = out}));
    assert_true(child_is_over(&child, -1));
    assert_string_equal(child.said, "fault\n");
    rewind(out);
    assert_int_equal(fread(made, 1, sizeof made - 1, out), 5);
    assert_string_equal(made, "given");
    fclose(in);
    fclose(out);
}

static void too_much_is_cut(void **state)
{
    struct child child;

    (void)state;
    assert_true(child_start(
        &child, &(struct child_call){.argv = SHELL("yes | head -c 200000; echo last >&2")}));
    assert_true(child_is_over(&child, -1));
    assert_int_equal(strlen(child.said), CHILD_SAID_BYTES);
    assert_int_equal(WEXITSTATUS(child.status), 0);
}

/* It goes on in a session of its own, is given all, and leaves nothing behind once it is over. */
static void one_is_left_running(void **state)
{
    char dir[] = "/tmp/hwboard-child.XXXXXX", script[256], session[64], line[64] = "";
    FILE *in = tmpfile(), *out = NULL;
    siginfo_t over = {0};
    int waited = 0;

    (void)state;
    assert_non_null(in);
    assert_non_null(mkdtemp(dir));
    fputs("given", in);
    snprintf(script, sizeof script,
             "cd %s; read it; echo fault >&2; echo \"$it $(cut -d' ' -f6 /proc/$$/stat)\" >part; "
             "mv part made",
             dir);
    assert_true(child_leave(SHELL(script), in));
    fclose(in);
    snprintf(session, sizeof session, "%s/made", dir);
    for (; !out && waited < AT_LAST_MS; waited += SOON_MS) {
        nanosleep(&(struct timespec){.tv_nsec = SOON_MS * 1000000L}, NULL);
        out = fopen(session, "r");
    }
    assert_non_null(out);
    assert_non_null(fgets(line, sizeof line, out));
    fclose(out);
    assert_int_equal(strncmp(line, "given ", 6), 0);
    assert_int_not_equal(atoi(line + 6), getsid(0));
    while (waited < AT_LAST_MS && waitid(P_ALL, 0, &over, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           over.si_pid == 0) {
        nanosleep(&(struct timespec){.tv_nsec = SOON_MS * 1000000L}, NULL);
        waited += SOON_MS;
    }
    assert_false(child_leave((const char *const[]){"/no/such", NULL}, NULL));
    assert_int_equal(errno, ENOENT);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* none is waited for any more */
    snprintf(script, sizeof script, "rm -r %s", dir);
    assert_int_equal(system(script), 0);
}

static void it_runs_in_a_folder(void **state)
{
    struct child child;

    (void)state;
    assert_true(
        child_start(&child, &(struct child_call){.argv = SHELL("pwd -P"), .folder = "/usr"}));
    assert_true(child_is_over(&child, -1));
    assert_string_equal(child.said, "/usr\n");
    assert_false(
        child_start(&child, &(struct child_call){.argv = SHELL("pwd"), .folder = "/no/such"}));
    assert_int_equal(errno, ENOENT);
    assert_true(child_is_over(&child, 0));
}

/* Who is heard is read by a program; who speaks to the person speaks as the person does. */
static void its_language(void **state)
{
    struct child child;

    (void)state;
    setenv("LC_ALL", "zh_CN.UTF-8", 1);
    setenv("LANGUAGE", "zh_CN", 1);
    assert_true(child_start(
        &child, &(struct child_call){.argv = SHELL("echo $LC_ALL; echo ${LANGUAGE-none}")}));
    assert_true(child_is_over(&child, -1));
    assert_string_equal(child.said, "C.UTF-8\nnone\n");
    assert_true(child_start(
        &child, &(struct child_call){.argv = SHELL("test $LC_ALL = zh_CN.UTF-8"), .ours = true}));
    assert_true(child_is_over(&child, AT_LAST_MS));
    assert_int_equal(WEXITSTATUS(child.status), 0);
    unsetenv("LANGUAGE");
    unsetenv("LC_ALL");
}

static void signals_are_its_own(void **state)
{
    struct child child;

    (void)state;
    signal(SIGTERM, SIG_IGN);
    assert_true(child_start(&child, &(struct child_call){.argv = SHELL("kill -TERM $$; echo no")}));
    assert_true(child_is_over(&child, -1));
    signal(SIGTERM, SIG_DFL);
    assert_true(WIFSIGNALED(child.status));
    assert_string_equal(child.said, "");
}

static void it_ends_with_what_it_started(void **state)
{
    static const bool ours[] = {false, true};
    const struct timespec moment = {1, 0};
    struct child child;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        FILE *out = tmpfile();

        assert_non_null(out);
        assert_true(child_start(
            &child, &(struct child_call){.argv = SHELL("(sleep 0.5; echo late) & sleep 60"),
                                         .out = out,
                                         .ours = ours[i]}));
        assert_false(child_is_over(&child, SOON_MS));
        child_kill(&child);
        assert_true(child_is_over(&child, 0));
        assert_true(WIFSIGNALED(child.status));
        nanosleep(&moment, NULL);
        assert_int_equal(fseek(out, 0, SEEK_END), 0);
        assert_int_equal(ftell(out), 0);
        fclose(out);
    }
}

/* Silent, stopped, speaking all the time, or with its streams closed: it is ended after its time. */
static void who_hangs_is_ended(void **state)
{
    static const char *const scripts[] = {"sleep 60", "kill -STOP $$", "yes",
                                          "exec >&- 2>&-; sleep 60"};

    (void)state;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        struct child child;

        assert_true(child_start(&child, &(struct child_call){.argv = SHELL(scripts[i])}));
        alarm(AT_LAST_MS / 1000); /* nobody waits here for ever */
        assert_false(child_is_over(&child, 0));
        assert_false(child_ends_within(&child, SOON_MS));
        alarm(0);
        assert_true(child_is_over(&child, 0));
        assert_int_equal(WTERMSIG(child.status), SIGKILL);
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    }
}

static void who_does_not_hang_is_heard(void **state)
{
    struct child child;

    (void)state;
    assert_true(child_start(
        &child, &(struct child_call){
                    .argv = SHELL("yes | head -c 200000; exec >&- 2>&-; sleep 0.1; exit 3")}));
    assert_true(child_ends_within(&child, AT_LAST_MS));
    assert_int_equal(WEXITSTATUS(child.status), 3);
    assert_int_equal(strlen(child.said), CHILD_SAID_BYTES);
    assert_true(child_start(&child, &(struct child_call){.argv = SHELL("exit 4"), .ours = true}));
    assert_true(child_ends_within(&child, AT_LAST_MS));
    assert_int_equal(WEXITSTATUS(child.status), 4);
}

static void what_is_not_there(void **state)
{
    struct child child;

    (void)state;
    assert_false(child_start(
        &child, &(struct child_call){.argv = (const char *const[]){"/no/such/program", NULL}}));
    assert_int_equal(errno, ENOENT);
    child_kill(&child);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_heard),         cmocka_unit_test(what_it_makes_goes_apart),
        cmocka_unit_test(too_much_is_cut),     cmocka_unit_test(one_is_left_running),
        cmocka_unit_test(it_runs_in_a_folder), cmocka_unit_test(its_language),
        cmocka_unit_test(signals_are_its_own), cmocka_unit_test(it_ends_with_what_it_started),
        cmocka_unit_test(who_hangs_is_ended),  cmocka_unit_test(who_does_not_hang_is_heard),
        cmocka_unit_test(what_is_not_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
