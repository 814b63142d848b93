/* What a line says of all that stands above it, of whatever subject: 以上周五交, 周一早读前各科代表收齐, 都在校完成. */
#include "config.h"

#include "domain/reader_chunk.h"
#include "domain/reader_head.h"

static bool names_all(const struct reader *reader, size_t i)
{
    static const char *const words[] = {
        "以上", "以上作业", "全部",     "全部作业", "所有", "所有作业", "都",         "均",
        "一律", "各科",     "各科作业", "统一",     "一并", "各科代表", "各科课代表", "各课代表"};

    return token_text_among(reader, i, words, sizeof words / sizeof words[0]);
}

/* Whether [from, end) says when or where, of all, and nothing else. */
static bool read_of_all(struct reader *reader, size_t from, size_t end, struct fields *fields)
{
    const struct part none = {0};
    struct clause clause = {.first = from, .last = end};
    bool all = false, named = false;

    while (clause.last > from && !token_content(reader, clause.last - 1))
        clause.last--;
    for (size_t i = from; i < clause.last; i++) {
        named = named || token_has(reader, i, CLASS(HAND) | CLASS(PLACE) | CLASS(STUDY));
        if (token_at(reader, i)->subject || token_parts(reader, i))
            return false;
    }
    for (size_t i = from; named && i < clause.last; i++)
        all = all || names_all(reader, i);
    if (!all)
        return false;
    read_clause(reader, &none, from, &clause);
    if (clause.has_time || !(clause.fields.has_due || (clause.school && !clause.home)))
        return false;
    for (size_t i = from; i < clause.last; i++) {
        bool taken = (i >= clause.due_words.from && i < clause.due_words.to) ||
                     (i >= clause.place_words.from && i < clause.place_words.to);
        if (token_content(reader, i) && !taken && !names_all(reader, i) &&
            !token_has(reader, i, CLASS(HOMEWORK) | CLASS(FILL) | CLASS(POLITE) | CLASS(BETWEEN)))
            return false;
    }
    *fields = clause.fields;
    if (clause.school) {
        fields->has_place = true;
        fields->place = PLACE_SCHOOL;
    }
    return true;
}

/* Whether two subjects at the least are named before i. */
static bool several_before(const struct reader *reader, size_t end)
{
    const struct subject *first = NULL;

    for (size_t i = 0; i < end; i++) {
        bool by_one;
        const struct subject *subject = named_subject(reader, i, &by_one);
        if (!subject || (by_one && !token_is(reader, i + 1, ':')))
            continue;
        if (first && first != subject)
            return true;
        first = subject;
    }
    return false;
}

void find_said_of_all(struct reader *reader)
{
    for (size_t from = 0, next; from < reader->count; from = next + 1) {
        next = line_end(reader, from);
        size_t start, end = words_end(reader, from, next);
        /* the line, or the sentence that ends it */
        for (start = end; start > from; start--)
            if (start < end &&
                (token_is(reader, start - 1, 0x3002) || token_is(reader, start - 1, ';')) &&
                skip_space(reader, start, end) < end)
                break;
        start = skip_space(reader, start, end);
        if (start < end && read_of_all(reader, start, end, &reader->of_all) &&
            several_before(reader, start)) {
            reader->said_of_all = (struct range){start, end};
            return;
        }
    }
}

void merge_said_of_all(const struct reader *reader, size_t i, bool home, struct fields *fields)
{
    const struct fields *all = &reader->of_all;

    if (i >= reader->said_of_all.from)
        return;
    if (all->has_due && !fields->has_due) {
        fields->has_due = true;
        fields->due = all->due;
        fields->due_moved = all->due_moved;
    }
    if (all->has_place && !fields->has_place && !home) {
        fields->has_place = true;
        fields->place = all->place;
    }
}
