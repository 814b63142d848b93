/* Classes: added, changed, removed as a state. */
#include "config.h"

#include "base/text.h"
#include "service/internal.h"

static bool check_class(const struct session *session, const struct class *before,
                        const struct class *after, struct err *err)
{
    const struct school_data *data = service_data(session->service);

    if (data->school.stage_years[after->stage] == 0)
        return err_set(err, ERR_INPUT,
                       _("the school has no such stage: its stages are set by --stages"));
    if (after->number < 1 || after->number > CLASS_NUMBER_MAX)
        return err_set(err, ERR_INPUT, _("%d is no class number: 1 to %d"), after->number,
                       CLASS_NUMBER_MAX);
    if (after->entry_year < ENTRY_YEAR_MIN || after->entry_year > ENTRY_YEAR_MAX)
        return err_set(err, ERR_INPUT, _("%d is no entry year: %d to %d"), after->entry_year,
                       ENTRY_YEAR_MIN, ENTRY_YEAR_MAX);
    if (after->size < 0 || after->size > CLASS_SIZE_MAX)
        return err_set(err, ERR_INPUT, _("%d is no class size: 0 to %d"), after->size,
                       CLASS_SIZE_MAX);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *other = &data->classes.items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (other->stage == after->stage && other->entry_year == after->entry_year &&
            other->number == after->number)
            return err_set(err, ERR_INPUT, _("class %d of the %d entry is there already"),
                           after->number, after->entry_year);
        if (*after->name && text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("another class is named “%s” already"), after->name);
    }
    return true;
}

struct class_edit
{
    const struct class *before;
    struct class row;
    bool removes;
};

static bool put_class(struct run *run, void *context)
{
    struct class_edit *edit = context;
    struct class *row = &edit->row;

    row->removed |= edit->removes;
    if (!edit->removes &&
        (!accept_name(&row->name, false, _("the class's name"), run->arena, run->err) ||
         !check_class(run->session, edit->before, row, run->err)))
        return false;
    if (!edit->before)
        row->id = change_new_id(run->change, ENTITY_CLASS);
    return change_put_class(run->change, edit->before, row, run->err);
}

bool service_put_class(const struct session *session, const struct class *before,
                       struct class *after, struct err *err)
{
    const struct command command =
        command_of(before, after, ACTION_CLASS_ADD, ACTION_CLASS_EDIT, ACTION_CLASS_REMOVE);
    struct class_edit edit = {before, after ? *after : *before, !after};

    if (!run_change(session, &command, put_class, &edit, NULL, NULL, err))
        return false;
    if (after)
        after->id = edit.row.id;
    return true;
}
