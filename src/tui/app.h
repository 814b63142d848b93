/* What all views share: the service and the clock, the day and class looked at, the message, the
 * question and the stack of views. */
#ifndef TUI_APP_H
#define TUI_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/limits.h"
#include "service/service.h"
#include "tui/draft.h"
#include "tui/keymap.h"
#include "tui/sending.h"
#include "tui/term/key.h"
#include "tui/tui.h"
#include "tui/view.h"
#include "tui/waits.h"
#include "tui/widget/canvas.h"
#include "tui/widget/hints.h"
#include "tui/widget/question.h"

/* How long a piece of an idle moment may go on: with what it has begun, well within a frame. */
#define IDLE_MS 4
#define CHOSEN_BYTES (4 * NAME_MAX_CHARS + 1)

struct view
{
    const struct view_ops *ops;
    void *state;
};

struct app
{
    const struct tui_options *options;
    struct service *service; /* NULL while a school is begun */
    enum lang lang;
    struct canvas canvas;

    stamp_t now; /* read once an event */
    day_t today;
    day_t date;         /* the day that is looked at */
    bool follows_today; /* false: it was chosen, and stays at midnight */
    int64_t class_id;
    const char *login; /* who acts: the options', or who was chosen (who.c) */
    char chosen[CHOSEN_BYTES];
    const struct actor *actor; /* what the school knows of the login, as of the last reading */
    /* its memory, and that of the one before: a session in hand goes on with it */
    struct arena *actor_arenas[2];

    struct view *views; /* [depth], the last on top */
    int depth, view_room;
    struct view_result result; /* of the view that closes */

    char message[MESSAGE_BYTES];
    enum style message_style;
    int status_row; /* where it stands; the view that draws says so */
    struct question question;
    int64_t undo_change; /* what QUESTION_UNDO is about */
    struct hints hints;
    struct keymap keys;
    int64_t rights_of;              /* the class that the keymap's rights are of */
    bool rights_known;              /* they are of the actor as last read */
    char dropped[DRAFT_FORM_BYTES]; /* the form whose draft was thrown away last … */
    int64_t dropped_after; /* and one's last change then: until the next, undo has it again */
    bool kept; /* a form was left for later in this run: asking for it again goes on with it */

    struct news news; /* of the last reading, since the one before */
    day_t news_day;   /* on which that was */
    unsigned reading; /* of the school data that the views borrow of */
    struct arena *news_arena;

    bool stale; /* the last reading failed: what is shown is older, nothing is saved */
    stamp_t stale_since;
    char stale_why[ERR_MESSAGE_BYTES];
    bool reopened; /* another database was opened, and not read yet */

    char *copied; /* for the clipboard, where the loop puts it; owned; NULL: nothing */

    struct waits waits;
    bool busy;  /* idle moments have more to do: none is waited for */
    bool ahead; /* what the view still reads is not shown yet: what waits does not wait for it */
    int later;  /* a request that waits for what is read; REQUEST_NONE */
    bool unknown_said; /* a key did nothing, and that was said */
    int denied_said;   /* what was asked for and is not allowed, and that was said */
    bool
        awaits; /* said anew in each idle moment: another program is looked after, which gives no sign */
    struct sending sending;

    unsigned events;  /* keys, pastes and clicks so far: which of them was the one before */
    bool typed;       /* something typed is not put away yet */
    int64_t typed_at; /* milliseconds of the monotonic clock */
};

bool app_init(struct app *app, const struct tui_options *options, int rows, int cols,
              struct err *err);
void app_done(struct app *app);
/* The school that view_begin made: it is what the run goes on with. */
void app_begun(struct app *app, struct service *service);
/* Where the class looked at is none of who acts, the first that is. */
void app_go_to_own_class(struct app *app);

/* The next run begins with the class that is looked at now. */
void app_remember_class(struct app *app);

/* Reads the clock: once before each event. True when today became another day, or the day that is looked at,
 * which follows once nothing is typed any more. */
bool app_tick(struct app *app);
/* The session of an operation that acts on `date`, with a new request key. */
struct session app_session(const struct app *app, day_t date);
const struct school_data *app_data(const struct app *app);
const struct class *app_class(struct app *app);
/* The calendar of a class: that of the school where there is none such. */
const struct calendar *app_calendar(const struct app *app, int64_t class_id);
int app_utc_offset(const struct app *app);

/* Asks the school anew who acts: after the login, the day or the school's people changed. */
void app_know_actor(struct app *app);
/* Reads what changed of the school, then what every open view shows. */
void app_reload(struct app *app);
/* In a view's load: whether what it knew of a class must be read again. */
bool app_class_is_news(const struct app *app, int64_t class_id);
/* Whether somebody else wrote since the last look. */
bool app_others_changed(const struct app *app);
/* Says whether reading worked; the first failure sets since when. */
void app_read_failed(struct app *app, const struct err *err);
void app_read_worked(struct app *app);
/* False, and says why, while what is on the screen is older than the store (LESSONS 7). */
bool app_may_save(struct app *app);

/* The last change of who acts that undo would take back; 0: none. */
int64_t app_last_change(struct app *app);
/* Puts a form's draft aside, and says how it is had again. */
void app_put_aside(struct app *app, struct draft *draft);

/* A line that stays until the next key. */
void app_say(struct app *app, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void app_say_err(struct app *app, const struct err *err);
/* Asks in place of the hints; the view on top gets the answer. */
void app_ask(struct app *app, int id, bool enter_is_yes, enum third third, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Puts a view on top. */
void app_open(struct app *app, const struct view_ops *ops, const void *argument);
/* The view on top closes with an answer to the one below; returns its effects. */
unsigned app_give(struct app *app, struct view_result result);
struct view *app_top(struct app *app);
/* Puts a text on the clipboard (copied here), after this event. */
void app_copy(struct app *app, const char *text);
/* Says that something was typed that must survive a crash. */
void app_typed(struct app *app);
/* Puts away what every view holds typed. */
void app_pause(struct app *app);

/* After drawing, while no key waits; sets app->busy while there is more to do, as views may in idle. */
void app_idle(struct app *app);

/* Draws the view on top, the message, and the hints or the question. */
void app_draw(struct app *app);

/* What happened, to the view on top; returns its effects, already acted on but for EFFECT_QUIT. */
unsigned app_event(struct app *app, const struct event *event);

#endif
