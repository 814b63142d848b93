/* What a class may be. */
#include "config.h"

#include "base/text.h"
#include "service/internal.h"

bool check_class(const struct session *session, const void *known, void *row, struct arena *arena,
                 struct err *err)
{
    const struct school_data *data = service_data(session->service);
    const struct class *before = known;
    struct class *after = row;

    if (!accept_name(&after->name, false, _("the class's name"), arena, err))
        return false;
    if (data->school.stage_years[after->stage] == 0)
        return err_set(err, ERR_INPUT,
                       _("the school does not have that stage: change its stages first"));
    if (after->number < 1 || after->number > CLASS_NUMBER_MAX)
        return err_set(err, ERR_INPUT, _("%d is not a class number: give 1 to %d"), after->number,
                       CLASS_NUMBER_MAX);
    if (after->entry_year < ENTRY_YEAR_MIN || after->entry_year > ENTRY_YEAR_MAX)
        return err_set(err, ERR_INPUT, _("%d is not an entry year: give %d to %d"),
                       after->entry_year, ENTRY_YEAR_MIN, ENTRY_YEAR_MAX);
    if (after->size < 0 || after->size > CLASS_SIZE_MAX)
        return err_set(err, ERR_INPUT, _("%d is not a class size: give 0 to %d"), after->size,
                       CLASS_SIZE_MAX);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *other = &data->classes.items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (other->stage == after->stage && other->entry_year == after->entry_year &&
            other->number == after->number)
            return err_set(err, ERR_INPUT, _("there is already a class %d of the %d entry"),
                           after->number, after->entry_year);
        if (*after->name && text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("another class is already named “%s”"), after->name);
    }
    return true;
}

bool put_class_size(struct run *run, const struct class *before, struct class *after)
{
    bool said = after->sizes == before->sizes ? after->size != before->size : true;
    day_t from = said_from(run->session, before->size == 0 && before->size_count == 0);
    const struct class_size *known = NULL;
    struct class_size row = {.class_id = before->id, .from = from, .size = after->size};

    if (!said || from == FROM_BEGINNING)
        return true;
    after->size = before->size;
    for (size_t i = 0; i < before->size_count; i++)
        known = before->sizes[i].from == from ? &before->sizes[i] : known;
    return class_size_on(before, from) == row.size ||
           change_put_class_size(run->change, known, &row, run->err);
}
