/* Links of classes: made and revoked, each a change. */
#include "config.h"

#include "service/link.h"

#include "service/internal.h"

_Static_assert(REQUEST_BYTES == LINK_KEY_CHARS + 1, "a key is drawn as that of a request is");

struct linking
{
    const struct class *class;
    bool revoke;
};

/* NULL: there is none. */
static const struct class_link *find(const struct session *session, const struct class *class)
{
    const struct class_link_list *list = &service_data(session->service)->links;

    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].class_id == class->id)
            return &list->items[i];
    return NULL;
}

bool service_class_link(const struct session *session, const struct class *class, const char **key,
                        struct err *err)
{
    const struct right_object object = {.class_id = class->id};
    const struct class_link *link = find(session, class);

    if (!session_may(session, RIGHT_CLASS, &object, err))
        return false;
    *key = link ? link->key : NULL;
    return true;
}

static bool put_link(struct run *run, void *context)
{
    const struct linking *linking = context;
    const struct class *class = linking->class;
    struct class_link row = {class->id, arena_alloc(run->arena, REQUEST_BYTES)};
    const struct class_link *before = find(run->session, class);

    if (!may_of_class(run, class->id) || !class_is_there(run->session, class->id, false, run->err))
        return false;
    if (linking->revoke && !before)
        return err_set(run->err, ERR_INPUT, _("the class has no link: there is none to revoke"));
    if (!linking->revoke && before)
        return err_set(run->err, ERR_INPUT, _("the class has a link: revoke it first"));
    request_new(row.key);
    return change_put_class_link(run->change, before, linking->revoke ? NULL : &row, run->err);
}

static bool put(const struct session *session, const struct class *class, bool revoke,
                struct err *err)
{
    const struct command command = {.action =
                                        revoke ? ACTION_CLASS_LINK_REMOVE : ACTION_CLASS_LINK};
    struct linking linking = {class, revoke};

    return run_change(session, &command, put_link, &linking, NULL, NULL, err) &&
           service_refresh(session->service, err);
}

bool service_make_class_link(const struct session *session, const struct class *class,
                             struct err *err)
{
    return put(session, class, false, err);
}

bool service_revoke_class_link(const struct session *session, const struct class *class,
                               struct err *err)
{
    return put(session, class, true, err);
}
