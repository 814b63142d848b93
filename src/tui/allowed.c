/* See allowed.h. */
#include "config.h"

#include "tui/allowed.h"

/* What who acts is: whoever may do everything is looked upon as a homeroom teacher. */
static unsigned roles_of(const struct actor *actor)
{
    unsigned roles = actor->open ? OF(ROLE_HOMEROOM) : actor->teacher_id == 0 ? OF(ROLE_ANYONE) : 0;

    for (size_t i = 0; i < actor->grant_count; i++)
        roles |= OF(actor->grants[i].role);
    return roles;
}

void allowed_know(struct app *app)
{
    const struct right_object object = {.class_id = app->class_id};
    struct session session = app_session(app, app->date);

    if (!app->service || (app->rights_known && app->rights_of == app->class_id))
        return;
    app->rights_known = true;
    app->rights_of = app->class_id;
    app->keys.held = 0;
    app->keys.roles = roles_of(app->actor);
    for (int right = RIGHT_READ; right < RIGHT_COUNT; right++) {
        if (session_may(&session, (enum right)right, &object, NULL))
            app->keys.held |= MAY(right);
        if (session_may(&session, (enum right)right, NULL, NULL))
            app->keys.held |= MAY_SOMEWHERE(right);
    }
}

static enum right first_right(unsigned rights)
{
    int right = RIGHT_READ;

    rights |= rights >> RIGHTS_SOMEWHERE;
    while (right + 1 < RIGHT_COUNT && (rights & MAY(right)) == 0)
        right++;
    return (enum right)right;
}

void allowed_refuse(struct app *app, const struct binding *binding)
{
    const struct right_object here = {.class_id = app->class_id};
    struct session session = app_session(app, app->date);
    struct err err;

    if (app->denied_said == binding->request)
        return;
    app->denied_said = binding->request;
    err_clear(&err);
    if (!session_may(&session, first_right(binding->needs.rights), &here, &err))
        app_say(app, STYLE_PLAIN, "%s", err.message);
}
