/* The register of views, and of the keys of views and widgets. */
#include "config.h"

#include "tui/view.h"

#include "tui/widget/table.h"

#define VIEW_POINTER(name) &view_##name,
static const struct view_ops *const views[] = {VIEWS(VIEW_POINTER) NULL};

#define VIEW_COUNT ((int)(sizeof views / sizeof *views) - 1)

const struct view_ops *view_registered(int index)
{
    return index < VIEW_COUNT ? views[index] : NULL;
}

const struct key_set *key_set_registered(int index)
{
    static const struct key_set *const widgets[] = {&table_filter_keys, &question_keys, NULL};

    return index < VIEW_COUNT ? &views[index]->keys : widgets[index - VIEW_COUNT];
}
