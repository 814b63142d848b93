/* The loop: waits for keys, signals, others' changes and midnight, and puts the canvas on the screen.
 * Signals only write a byte into a pipe. */
#include "config.h"

#include "tui/tui.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tui/app.h"
#include "tui/term/clipboard.h"
#include "tui/term/clock.h"
#include "tui/term/patience.h"
#include "tui/term/screen.h"

/* What is typed is on the disk this many milliseconds after the first key of a burst. */
#define PAUSE_MS 150
/* How often the store is asked for changes where it has nothing to wait on. */
#define WATCH_MS 300
/* How often another program is looked after. */
#define AWAIT_MS 50
/* How often the clock is looked at in any case: after suspend no timer says that it is midnight. */
#define CLOCK_MS 10000
/* How often reading is tried again while it fails. */
#define RETRY_MS 1000
/* How often what pieces of idle work change is drawn: each alone would cost more than the work. */
#define FRAME_MS 8

/* How long idle work leaves the processor to the terminal, which shows what was drawn for a key. */
#define SETTLE_MS 2

static int signal_pipe[2] = {-1, -1};
static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
static struct sigaction before[sizeof caught / sizeof caught[0]];

static void on_signal(int number)
{
    int saved = errno;
    char byte = (char)number;

    if (write(signal_pipe[1], &byte, 1) < 0) {
        /* the pipe is full of signals that are not read yet: one more tells nothing new */
    }
    errno = saved;
}

static bool catch_signals(struct err *err)
{
    struct sigaction action = {.sa_handler = on_signal};

    if (pipe(signal_pipe) != 0)
        return err_set(err, ERR_INTERNAL, _("no pipe: %s"), err_reason(errno));
    for (int i = 0; i < 2; i++) {
        fcntl(signal_pipe[i], F_SETFL, O_NONBLOCK);
        fcntl(signal_pipe[i], F_SETFD, FD_CLOEXEC);
    }
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
        sigaction(caught[i], &action, &before[i]);
    return true;
}

static void release_signals(void)
{
    if (signal_pipe[0] < 0)
        return;
    for (size_t i = 0; i < sizeof caught / sizeof caught[0]; i++)
        sigaction(caught[i], &before[i], NULL);
    close(signal_pipe[0]);
    close(signal_pipe[1]);
    signal_pipe[0] = signal_pipe[1] = -1;
}

static void resize(struct app *app)
{
    int rows, cols;

    screen_measure(&rows, &cols);
    canvas_resize(&app->canvas, rows, cols);
}

/* Acts on the signals that came; true when the program shall end. */
static bool take_signals(struct app *app)
{
    char number;
    bool end = false;

    while (read(signal_pipe[0], &number, 1) == 1) {
        switch (number) {
        case SIGWINCH:
            resize(app);
            break;
        case SIGTSTP:
            app_pause(app);
            screen_suspend();
            resize(app);
            break;
        case SIGCONT:
            screen_resume();
            resize(app);
            break;
        default:
            end = true;
            break;
        }
    }
    return end;
}

static int wait_ms(const struct app *app, bool watched)
{
    int wait = watched ? CLOCK_MS : WATCH_MS;
    int heard = screen_wait_ms();

    if (app->busy && !app->stale)
        return 0;
    if (app->stale && wait > RETRY_MS)
        wait = RETRY_MS;
    if (app->awaits && wait > AWAIT_MS)
        wait = AWAIT_MS;
    if (app->typed) {
        int64_t left = app->typed_at + PAUSE_MS - clock_ms();
        if (left < wait)
            wait = left > 0 ? (int)left : 0;
    }
    return heard >= 0 && heard < wait ? heard : wait;
}

static void send_copied(struct app *app)
{
    if (app->copied)
        clipboard_send(app->copied);
    free(app->copied);
    app->copied = NULL;
}

static bool signal_waits(void)
{
    struct pollfd fd = {.fd = signal_pipe[0], .events = POLLIN};

    return poll(&fd, 1, 0) > 0;
}

/* Everything that can be read now, key by key; the screen is drawn once after a burst, and no burst is so
 * long that a signal waits for its end. */
static bool take_keys(struct app *app, bool *new_day)
{
    struct event event;
    unsigned effects;

    while (app->later == REQUEST_NONE && screen_read(&event)) {
        *new_day |= app_tick(app);
        patience_begin(app, true);
        effects = app_event(app, &event);
        send_copied(app);
        if ((effects & EFFECT_QUIT) != 0)
            return true;
        if ((effects & EFFECT_ANEW) != 0)
            screen_forget();
        if (app->typed && clock_ms() >= app->typed_at + PAUSE_MS)
            app_pause(app);
        if (signal_waits())
            break;
    }
    return false;
}

static void run(struct app *app)
{
    int64_t retry_at = 0, look_at = 0, drawn_at = 0;
    bool end = false, only_idle = false;

    resize(app);
    app_open(app,
             !app->service        ? &view_begin
             : app->options->wall ? &view_wall
                                  : &view_board,
             NULL);
    while (!end) {
        struct pollfd fds[4] = {
            {.fd = app->later == REQUEST_NONE ? STDIN_FILENO : -1, .events = POLLIN},
            {.fd = signal_pipe[0], .events = POLLIN},
            {.fd = app->service ? service_watch(app->service) : -1, .events = POLLIN},
            {.fd = -1, .events = POLLOUT},
        };
        bool new_day, look, draws;
        int ready;

        draws = screen_waits() < 0 && !(only_idle && clock_ms() < drawn_at + FRAME_MS);
        if (draws) {
            app_draw(app);
            screen_flush(&app->canvas);
            drawn_at = clock_ms();
        }
        fds[3].fd = screen_waits();
        ready = poll(fds, 4, draws && !only_idle ? SETTLE_MS : 0);
        only_idle = ready == 0;
        if (ready == 0) {
            bool went_on = app->busy;

            patience_begin(app, false);
            app_idle(app);
            /* what the last piece changed is drawn before anything is waited for */
            ready = poll(fds, 4, went_on && !app->busy ? 0 : wait_ms(app, fds[2].fd >= 0));
        }
        only_idle = only_idle && ready == 0 && app->busy;
        screen_push();
        if (ready < 0 && errno != EINTR)
            break;
        new_day = app_tick(app);
        end = fds[1].revents != 0 && take_signals(app);
        if (!end && (fds[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
            bool gone = (fds[0].revents & (POLLHUP | POLLERR)) != 0;
            end = take_keys(app, &new_day) || gone;
        } else if (!end && screen_wait_ms() == 0) {
            only_idle = false;
            end = take_keys(app, &new_day);
        }
        if (app->typed && clock_ms() >= app->typed_at + PAUSE_MS)
            app_pause(app);
        if (end || app->depth == 0)
            break;
        /* Others' changes wait for the picture of a key, but not for a second. */
        look = fds[2].revents != 0 || clock_ms() >= look_at;
        if (look)
            look_at = clock_ms() + WATCH_MS;
        if ((look && !app->stale && app_others_changed(app)) || new_day ||
            (app->stale && clock_ms() >= retry_at)) {
            retry_at = clock_ms() + RETRY_MS;
            only_idle = false;
            patience_begin(app, false);
            app_reload(app);
        }
    }
    app_pause(app);
    patience_end(app);
}

int tui_run(const struct tui_options *options)
{
    struct err err;
    struct app app;
    bool ok;

    err_clear(&err);
    ok = app_init(&app, options, SCREEN_MIN_ROWS, SCREEN_MIN_COLS, &err);
    if (ok && (ok = catch_signals(&err)) &&
        (ok = screen_open(options->color ? options->theme : CONF_THEME_MONO, &err))) {
        die_set_hook(screen_close);
        run(&app);
    }
    app_done(&app);
    die_set_hook(NULL);
    screen_close();
    release_signals();
    if (!ok)
        fprintf(stderr, "hwboard: %s\n", err.message);
    return ok ? 0 : (int)err.code;
}

const char *tui_library(void)
{
    return screen_library();
}
