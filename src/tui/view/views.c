/* The register of views. */
#include "config.h"

#include "tui/view.h"

static const struct view_ops *const views[VIEW_COUNT] = {
    [VIEW_BOARD] = &view_board, [VIEW_ENTRY] = &view_entry, [VIEW_EDIT] = &view_edit,
    [VIEW_PICK] = &view_pick,   [VIEW_HELP] = &view_help,   [VIEW_WARNINGS] = &view_warnings,
};

const struct view_ops *view_ops_of(enum view_id id)
{
    return views[id];
}
