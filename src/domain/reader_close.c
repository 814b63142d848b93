/* What a message says of its subjects' times apart from their parts (reader_stated.c): a part without a time has its own
 * from there; where a part's own say otherwise, that is told. */
#include "config.h"

#include "domain/reader_head.h"

#include "base/i18n.h"

size_t stated_from(const struct reader *reader, size_t from, size_t end)
{
    for (size_t s = 0; s < reader->stated_count; s++)
        if (reader->stated[s].line_from >= from && reader->stated[s].line_from < end)
            return reader->stated[s].line_from;
    return end;
}

static struct stated_time *stated_for(const struct reader *reader, const struct subject *subject)
{
    struct stated_time *found = NULL;

    for (size_t s = 0; s < reader->stated_count; s++)
        if (reader->stated[s].subject == subject) {
            if (found)
                return NULL; /* twice: not to be told apart */
            found = &reader->stated[s];
        }
    return found;
}

/* Whether an assignment of the subject was read already: the time may be of both. */
static bool set_before(const struct reader *reader, const struct subject *subject)
{
    for (size_t i = 0; i < reader->reading->item_count; i++)
        if (reader->reading->items[i].subject == subject &&
            reader->reading->items[i].kind != KIND_NOTICE)
            return true;
    return false;
}

void give_stated_time(const struct reader *reader, struct part *part)
{
    struct stated_time *stated = part->subject ? stated_for(reader, part->subject) : NULL;

    if (!stated || part->has_time || set_before(reader, part->subject))
        return;
    for (size_t u = 1; u < part->unit_count; u++)
        if (part->units[u].group != part->units[0].group)
            return;
    for (size_t c = 0; c < part->clause_count; c++)
        if (part->clauses[c].has_time)
            return;
    part->has_time = true;
    part->time = stated->time;
    stated->given = true;
}

void take_stated(struct reader *reader, size_t from, size_t end)
{
    for (size_t s = 0; s < reader->stated_count; s++)
        if (reader->stated[s].line_from == from && reader->stated[s].each) {
            set_rule(reader, from, end, READER_TIME);
            return;
        }
    add_aside(reader, from, end, _("the times of the subjects, given to what is set"));
}

/* 各10分钟 that nobody has from there is shown. */
static void show_not_given(struct reader *reader)
{
    for (size_t s = 0, last = SIZE_MAX; s < reader->stated_count; s++) {
        const struct stated_time *stated = &reader->stated[s];
        bool given = !stated->each || stated->line_from == last;
        for (size_t k = s; k < reader->stated_count; k++)
            given = given ||
                    (reader->stated[k].line_from == stated->line_from && reader->stated[k].given);
        last = stated->each ? stated->line_from : last;
        if (given)
            continue;
        size_t to = stated->time.to;
        for (size_t k = s; k < reader->stated_count; k++)
            to = reader->stated[k].line_from == last ? reader->stated[k].time.to : to;
        set_rule(reader, last, to, READER_BAD);
        add_error(reader, last, to,
                  _("it is not clear whose times these are: write each behind its own work"));
    }
}

void compare_stated_times(struct reader *reader)
{
    const struct reader_result *reading = reader->reading;

    show_not_given(reader);
    for (size_t s = 0; s < reader->stated_count; s++) {
        const struct stated_time *stated = &reader->stated[s];
        bool known = true, any = false;
        int sum = 0;
        for (size_t i = 0; i < reading->item_count; i++) {
            const struct reader_item *item = &reading->items[i];
            if (item->subject != stated->subject || item->kind == KIND_NOTICE || item->optional)
                continue;
            any = true;
            known = known && item->minutes >= 0;
            sum += item->minutes > 0 ? item->minutes : 0;
        }
        if (any && known && sum != stated->time.minutes)
            add_note(reader, stated->time.from, stated->time.to,
                     arena_printf(reader->arena,
                                  _("%s: the message says %d minutes apart from its items, they "
                                    "come to %d"),
                                  subject_name(stated->subject, reader->context->lang),
                                  stated->time.minutes, sum));
    }
}
