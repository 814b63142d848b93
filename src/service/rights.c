/* Who may do what: one table that every service call asks. Until the school uses accounts there is one
 * row of people, and it may do everything; accounts add rows, not questions. */
#include "config.h"

#include <string.h>

#include "service/internal.h"

static const struct
{
    const char *name; /* of the right, for the message */
} right_names[RIGHT_COUNT] = {
    [RIGHT_READ] = {N_("read the board")},      [RIGHT_SET] = {N_("set homework")},
    [RIGHT_IMPORT] = {N_("import homework")},   [RIGHT_REVIEW] = {N_("review homework")},
    [RIGHT_CONFIRM] = {N_("confirm an entry")}, [RIGHT_MANAGE] = {N_("change the school's data")},
};

static const struct
{
    const char *role; /* NULL: the school uses no accounts */
    bool may[RIGHT_COUNT];
} rights[] = {
    {NULL,
     {
         [RIGHT_READ] = true,
         [RIGHT_SET] = true,
         [RIGHT_IMPORT] = true,
         [RIGHT_REVIEW] = true,
         [RIGHT_CONFIRM] = true,
         [RIGHT_MANAGE] = true,
     }},
};

static bool same_role(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool session_may(const struct session *session, enum right right, struct err *err)
{
    for (size_t i = 0; i < sizeof rights / sizeof *rights; i++)
        if (same_role(rights[i].role, session->role) && rights[i].may[right])
            return true;
    return err_set(err, ERR_DENIED, _("%s may not %s: ask the office for the right"),
                   session->login, _(right_names[right].name));
}
