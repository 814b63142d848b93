/* See undo.h. */
#include "config.h"

#include "tui/view/undo.h"

#include "service/history.h"
#include "tui/view/left.h"

unsigned undo_ask(struct app *app, int64_t change)
{
    if (change == 0 && app->dropped[0] != '\0' && left_draft_again(app))
        return EFFECT_HANDLED;
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct err err;
    bool last = change == 0, good;
    char *what;

    err_clear(&err);
    good = last ? service_last_change(&session, arena, &change, &what, &err)
                : service_change_words(&session, change, arena, &what, &err);
    if (!good)
        app_say_err(app, &err);
    else if (!what)
        app_say(app, STYLE_PLAIN, "%s", _("there is nothing of yours to take back"));
    else
        app_ask(app, QUESTION_UNDO, last, THIRD_NONE, _("Take back: %s?"), what);
    app->undo_change = change;
    arena_free(arena);
    return EFFECT_HANDLED;
}

static bool has_one_before(const struct session *session, struct arena *arena)
{
    int64_t change;
    char *what;
    struct err none;

    err_clear(&none);
    return service_last_change(session, arena, &change, &what, &none) && what;
}

unsigned undo_answer(struct app *app, enum answer answer)
{
    struct session session = app_session(app, app->date);
    struct arena *arena = arena_new();
    struct undone undone;
    struct err err;

    err_clear(&err);
    if (answer == ANSWER_YES && app_may_save(app)) {
        app_say(app, STYLE_PLAIN, "%s", _("taking it back…")); /* a large import takes long */
        if (service_undo(&session, 0, app->undo_change, arena, &undone, &err))
            app_say(app, STYLE_PLAIN, "%s",
                    app->question.enter_is_yes && has_one_before(&session, arena)
                        ? _("taken back; u once more takes back the one before")
                        : _("taken back"));
        else
            app_say_err(app, &err);
    }
    arena_free(arena);
    return answer == ANSWER_YES ? EFFECT_RELOAD : EFFECT_HANDLED;
}
