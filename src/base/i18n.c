#include "config.h"

/* A translation with a context: gettext's own macro header is not part of libc. */

#include "base/i18n.h"

const char *i18n_context(const char *key, const char *text)
{
    const char *found = gettext(key);

    return found == key ? text : found;
}
