/* Finding, offering and reopening what a crash or a person left. */
#include "config.h"

#include "tui/view/left.h"

#include <stdlib.h>
#include <string.h>

#include "tui/view/edit.h"
#include "tui/view/entry.h"

static bool find(struct app *app, struct left_draft *left, const struct view_ops *view,
                 const char *form)
{
    const struct tui_options *options = app->options;

    draft_init(&left->draft, options->state_dir, options->database, app->login, form);
    left->view = view;
    return draft_take(&left->draft, left->arena, &left->text);
}

bool left_draft_find(struct app *app, struct left_draft *left)
{
    memset(left, 0, sizeof *left);
    left->arena = arena_new();
    left->found =
        find(app, left, &view_entry, ENTRY_FORM) || find(app, left, &view_edit, EDIT_FORM);
    if (!left->found) {
        arena_free(left->arena);
        left->arena = NULL;
        return false;
    }
    left->line = draft_get(left->text, "line", left->arena);
    if (!left->line)
        left->line = "";
    return true;
}

static void forget(struct left_draft *left)
{
    arena_free(left->arena);
    memset(left, 0, sizeof *left);
}

void left_draft_open(struct app *app, struct left_draft *left)
{
    if (!left->found)
        return;
    if (left->view == &view_entry) {
        struct entry_argument argument = {.draft = &left->draft, .text = left->text};
        app_open(app, &view_entry, &argument);
    } else {
        struct edit_argument argument = {.draft = &left->draft, .text = left->text};
        app_open(app, &view_edit, &argument);
    }
    forget(left);
}

void left_draft_drop(struct app *app, struct left_draft *left)
{
    if (left->found)
        app_put_aside(app, &left->draft);
    forget(left);
}

void left_draft_put_back(struct left_draft *left)
{
    if (left->found)
        draft_leave(&left->draft);
    forget(left);
}

bool left_draft_resume(struct app *app, const struct view_ops *view, int64_t item)
{
    struct left_draft left = {.arena = arena_new()};
    const char *named;

    left.found = find(app, &left, view, view == &view_entry ? ENTRY_FORM : EDIT_FORM);
    named = left.found && view == &view_edit ? draft_get(left.text, "id", left.arena) : NULL;
    if (!left.found || (view == &view_edit && (!named || strtoll(named, NULL, 10) != item))) {
        left_draft_put_back(&left);
        return false;
    }
    left_draft_open(app, &left);
    app_say(app, STYLE_PLAIN, _("continuing with what was kept for later"));
    return true;
}

bool left_draft_again(struct app *app)
{
    struct left_draft left = {.arena = arena_new()};
    const struct tui_options *options = app->options;
    const char *form = arena_strdup(left.arena, app->dropped);
    const struct view_ops *view = strcmp(form, ENTRY_FORM) == 0  ? &view_entry
                                  : strcmp(form, EDIT_FORM) == 0 ? &view_edit
                                                                 : NULL;
    bool there, last = app->dropped_after == app_last_change(app);

    app->dropped[0] = '\0';
    draft_init(&left.draft, options->state_dir, options->database, app->login, form);
    there = last && draft_put_back(&left.draft);
    left.found = there && view && find(app, &left, view, form);
    if (there)
        app_say(app, STYLE_PLAIN, "%s",
                left.found ? _("what was thrown away is here again")
                           : _("what was thrown away is kept again: open the form to go on"));
    if (left.found)
        left_draft_open(app, &left);
    else
        forget(&left);
    return there;
}
