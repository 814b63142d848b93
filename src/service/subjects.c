/* What a subject may be. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "service/internal.h"

bool check_subject(const struct session *session, const void *known, void *row, struct arena *arena,
                   struct err *err)
{
    const struct subject_list *subjects = &service_data(session->service)->subjects;
    const struct subject *before = known;
    struct subject *after = row;

    if (!accept_code(after->code, err) ||
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
            return err_set(err, ERR_INPUT, _("there is already a subject %s (%s)"), other->code,
                           other->zh);
    }
    return true;
}
