/* Subjects: the file's, overlaid by rows of the school's own. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

static bool check_subject(const struct session *session, const struct subject *before,
                          struct subject *after, struct arena *arena, struct err *err)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;

    if (!accept_code(after->code, _("code of a subject"), err) ||
        !accept_name(&after->zh, true, _("the subject's Chinese name"), arena, err) ||
        !accept_name(&after->en, false, _("the subject's English name"), arena, err) ||
        !accept_name(&after->short_zh, false, _("the subject's short name"), arena, err))
        return false;
    if (!*after->en)
        after->en = after->zh;
    if (!*after->short_zh)
        after->short_zh = after->zh;
    for (size_t i = 0; i < subjects->count; i++) {
        const struct subject *other = &subjects->items[i];
        if (before && strcmp(other->code, before->code) == 0)
            continue;
        if (strcmp(other->code, after->code) == 0 || text_same_word(other->zh, after->zh))
            return err_set(err, ERR_INPUT, _("the subject %s (%s) is there already"), other->code,
                           other->zh);
    }
    return true;
}

struct subject_edit
{
    const struct subject *before;
    struct subject row;
    bool removes;
};

static bool put_subject(struct run *run, void *context)
{
    struct subject_edit *edit = context;
    const struct subject_list *own = &service_data(run->session->service)->own_subjects;
    const struct subject *before = edit->before;

    edit->row.hidden |= edit->removes; /* old homework keeps its name: out of use, not away */
    if (!edit->removes && !check_subject(run->session, before, &edit->row, run->arena, run->err))
        return false;
    /* a subject of the file has no row of its own until the school changes it */
    return change_put_subject(run->change, before ? subject_by_code(own, before->code) : NULL,
                              &edit->row, run->err);
}

bool service_put_subject(const struct session *session, const struct subject *before,
                         const struct subject *after, struct err *err)
{
    const struct command command =
        command_of(before, after, ACTION_SUBJECT_ADD, ACTION_SUBJECT_EDIT, ACTION_SUBJECT_REMOVE);
    struct subject_edit edit = {before, after ? *after : *before, !after};

    return run_change(session, &command, put_subject, &edit, NULL, NULL, err);
}
