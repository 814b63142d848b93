/* The assignment that a chunk becomes: what its clauses, its heading and the subject's line say of it. */
#include "config.h"

#include "domain/reader_chunk.h"

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "domain/assignment.h"

static void take_words(struct reader *reader, const struct range *words, enum reader_rule rule)
{
    for (size_t i = words->from; i < words->to; i++)
        reader->tokens[i].rule = (uint8_t)rule;
}

/* The words of fields leave the text. */
static void remove_words(struct reader *reader, const struct chunk *chunk, int index,
                         const struct part *part, bool optional, bool school)
{
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index)
            continue;
        if (chunk->notice)
            continue;
        take_words(reader, &clause->due_words, READER_DUE);
        if (optional)
            take_words(reader, &clause->optional_words, READER_OPTIONAL);
        if (school && clause->school)
            take_words(reader, &clause->place_words, READER_PLACE);
    }
    if (chunk->timed && (is_timed(chunk->timed) || chunk->timed->leads))
        set_rule(reader, chunk->time.from, chunk->time.to, READER_TIME);
}

/* 查字典 beside 认认多音字（可不做）: no work of its own, as far as is known. */
static bool sets_nothing(const struct reader *reader, const struct clause *clause)
{
    for (size_t i = clause->first; i < clause->last; i++)
        if (token_has(reader, i, CLASS(NUMBERING) | CLASS(REQUIRED)) || token_is(reader, i, 0x300A))
            return false;
    return !clause->work;
}

/* What its clauses, its heading and the subject's line say; what is said later wins. */
static struct fields chunk_fields(const struct grouping *grouping, const struct chunk *chunk,
                                  int index, bool *optional, bool *school)
{
    const struct part *part = grouping->part;
    struct fields fields = part->fields;
    bool all_optional = true, any = false, home = false, place = false;
    bool partly = false; /* P20（校内），阅读一篇: the place is of some of it */
    size_t school_at = SIZE_MAX;

    merge_fields(&fields, &chunk->heading);
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index)
            continue;
        merge_fields(&fields, &clause->fields);
        if (clause->content) {
            any = any || clause->optional;
            all_optional =
                all_optional && (clause->optional || sets_nothing(grouping->reader, clause));
            fields.optional_unsure = fields.optional_unsure || !clause->optional;
        } else if (clause->optional) {
            fields.optional = true;
        }
        partly = partly || (school_at != SIZE_MAX && clause->content && !clause->school);
        if (clause->school && clause->content && clause->place_words.from > clause->first)
            school_at = c;
        place = place || clause->school;
        home = home || clause->home;
    }
    if (!chunk->notice)
        merge_said_of_all(grouping->reader, part->clauses[chunk->first_clause].first, home || place,
                          &fields);
    fields.optional_unsure = fields.optional_unsure && !fields.optional && any && all_optional;
    *optional = fields.optional || (any && all_optional);
    *school = place && !home && !partly;
    return fields;
}

static void decide_due(struct reader *reader, const struct chunk *chunk,
                       const struct fields *fields, size_t first, size_t last,
                       struct reader_item *item)
{
    const struct calendar *calendar = reader->context->calendar;

    if (fields->has_due) {
        item->due = fields->due;
        if (fields->due_moved)
            item->guessed |= GUESS_DUE;
    } else if (chunk->notice && fields->named_day && fields->day > reader->day) {
        item->due = fields->day;
        item->guessed |= fields->day_unsure ? GUESS_DUE : 0;
        if (!calendar_is_school_day(calendar, item->due)) {
            item->due = calendar_next_school_day(calendar, item->due);
            item->guessed |= GUESS_DUE;
        }
    } else {
        item->due =
            assignment_default_due(calendar, reader->day, chunk->notice ? PLACE_HOME : item->place);
    }
    item->guessed |= (fields->due_unsure && !fields->has_due) || fields->due_shared ? GUESS_DUE : 0;
    if (reader->holiday != DAY_NONE && !fields->has_due && !chunk->notice &&
        item->place == PLACE_HOME && item->due < reader->holiday) {
        item->due = reader->holiday; /* 国庆作业： */
        item->guessed |= GUESS_DUE;
    }
    if (item->due > reader->day + SPAN_MAX_DAYS) {
        add_error(reader, first, last,
                  arena_printf(reader->arena,
                               _("due more than %d days ahead: write an earlier day"),
                               SPAN_MAX_DAYS));
    }
    if (item->place == PLACE_HOME && item->due <= reader->day) {
        item->due = assignment_default_due(calendar, reader->day, PLACE_HOME);
        item->guessed |= GUESS_DUE;
    }
}

static bool names_sheet(const struct reader *reader, const struct clause *clause)
{
    for (size_t i = clause->first; i < clause->last; i++)
        if (token_has(reader, i, CLASS(PAPER) | CLASS(RECORD) | CLASS(WRITTEN_NOUN) | CLASS(SLIP)))
            return clause->content;
    return false;
}

/* 订正卷子 10分钟；周三前补齐作业, 学案32周五前补齐，今晚做学案33，20分钟: the day is said of other words than the
 * time, or several days are said. */
static bool due_is_another(const struct reader *reader, const struct part *part,
                           const struct chunk *chunk, int index)
{
    const struct clause *due = NULL;
    bool work = false;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index)
            continue;
        if (due && due->content && !due->has_time && clause->content && clause->work &&
            !clause->fields.has_due)
            return true;
        work = work || (clause->work && !clause->fields.has_due);
        if (!clause->fields.has_due)
            continue;
        if (work && !clause->has_time && names_sheet(reader, clause))
            return true; /* 做批注，下周一交读书卡 */
        if (due && due->fields.due != clause->fields.due)
            return true;
        due = clause;
        if (clause->content && !clause->has_time && chunk->timed &&
            (chunk->timed < clause || (chunk->timed->content && chunk->timed->work)))
            return true;
    }
    return false;
}

/* 泥塑30分钟，周五带来展示作品: a day of handing in stands beside the work, in what was taken as a notice. */
static bool due_beside(const struct grouping *grouping, const struct chunk *chunk)
{
    const struct part *part = grouping->part;
    const struct piece *unit = &part->units[chunk->first_unit];

    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk >= 0 && grouping->chunks[clause->chunk].notice && clause->product &&
            clause->fields.has_due)
            return true;
    }
    return false;
}

struct reader_item *add_item(struct reader *reader)
{
    struct reader_result *reading = reader->reading;

    reading->items = arena_grow(reader->arena, reading->items, &reader->item_capacity,
                                reading->item_count + 1, sizeof *reading->items);
    reading->items[reading->item_count] = (struct reader_item){.minutes = -1, .unit = ""};
    return &reading->items[reading->item_count++];
}

static void decide_minutes(struct reader *reader, const struct chunk *chunk, size_t first,
                           size_t last, struct reader_item *item)
{
    if (item->kind == KIND_NOTICE) {
        item->minutes = 0;
        return;
    }
    if (chunk->has_time) {
        item->minutes = chunk->time.minutes;
        item->guessed |= chunk->unsure || chunk->time.unsure ? GUESS_MINUTES : 0;
        if (item->minutes > PART_MAX_MINUTES) {
            add_error(reader, first, last,
                      arena_printf(reader->arena,
                                   _("%d minutes is too long: write at most %d for an "
                                     "evening"),
                                   item->minutes, PART_MAX_MINUTES));
        }
        return;
    }
    if (estimate_minutes(reader, item->subject, item->kind, item->text, &item->minutes,
                         &item->reason)) {
        item->estimated = true;
        item->guessed |= GUESS_MINUTES;
        return;
    }
    item->minutes = -1;
    add_error(reader, first, last, reader_no_minutes());
}

/* 明天做实验，预习学案: what is done then is not what is set. */
static bool is_of_then(const struct reader *reader, const struct clause *clause)
{
    return clause->fields.named_day && clause->fields.day > reader->day &&
           !clause->fields.has_due && !clause->has_time &&
           token_has(reader, clause->first, CLASS(DAY) | CLASS(WEEKDAY) | CLASS(WEEKREF));
}

/* From the words of its own clauses alone. */
static enum kind chunk_kind(const struct reader *reader, const struct part *part,
                            const struct chunk *chunk, int index, bool *guessed)
{
    struct kind_guess guess = kind_guess_new(part->subject);
    size_t works = 0;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++)
        works += part->clauses[c].chunk == index && part->clauses[c].work ? 1 : 0;
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++)
        /* 周一收周末卷 behind other work says when, not what */
        if (part->clauses[c].chunk == index &&
            !(part->clauses[c].product && part->clauses[c].fields.has_due &&
              c > chunk->first_clause) &&
            !(works > 1 && is_of_then(reader, &part->clauses[c])) &&
            !(c > chunk->first_clause && is_inspection(reader, &part->clauses[c])))
            kind_see(reader, part->clauses[c].first, part->clauses[c].last, &guess);
    return kind_guessed(reader, &guess, guessed);
}

/* 背《悯农》5分钟，明天穿亲子装: what is worn need not be of the subject that stands before. */
static bool worn_beside(const struct grouping *grouping, int index)
{
    const struct chunk *chunk = &grouping->chunks[index];
    const struct clause *clause = &grouping->part->clauses[chunk->first_clause];

    for (size_t i = clause->first; chunk->notice && chunk->first_clause > 0 && i < clause->last;
         i++)
        if (token_char(grouping->reader, i, 0x7A7F) ||
            token_char(grouping->reader, i, 0x6234)) /* 穿, 戴 */
            return true;
    return false;
}

void make_item(struct grouping *grouping, int index)
{
    struct reader *reader = grouping->reader;
    struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    const struct clause *first = &part->clauses[chunk->first_clause];
    struct reader_item *item = add_item(reader);
    int number = (int)reader->reading->item_count - 1;
    bool optional, school, guessed = false;
    struct fields fields = chunk_fields(grouping, chunk, index, &optional, &school);
    size_t last = first->first;

    item->line = (int)token_at(reader, first->first)->line;
    item->subject = part->subject;
    item->place = fields.has_place ? fields.place : school ? PLACE_SCHOOL : PLACE_HOME;
    item->optional = optional;
    item->tier = fields.tier;
    item->device = fields.device;
    item->guessed = part->guessed || worn_beside(grouping, index) ? GUESS_SUBJECT : 0;
    if (fields.has_place && fields.place_unsure)
        item->guessed |= GUESS_PLACE | GUESS_DUE;
    item->guessed |= fields.optional_unsure ? GUESS_OPTIONAL : 0;
    remove_words(reader, chunk, index, part, optional, school || fields.has_place);
    /* what is told of it names no words of others that stand between its own */
    for (size_t c = chunk->first_clause; c <= chunk->last_clause && part->clauses[c].chunk == index;
         c++)
        last = part->clauses[c].last;
    /* 每天 makes a time each day's */
    item->spread = fields.has_spread && !(fields.spread == SPREAD_EACH &&
                                          (!chunk->has_time || chunk->time.total))
                       ? fields.spread
                       : SPREAD_EVEN;
    if (chunk->has_time && chunk->time.each)
        item->spread = SPREAD_EACH;
    item->kind = fields.has_kind ? fields.kind
                 : chunk->notice ? KIND_NOTICE
                                 : chunk_kind(reader, part, chunk, index, &guessed);
    item->text = chunk_text(reader, part, chunk, index, number);
    item = &reader->reading->items[number];
    item->guessed |= guessed ? GUESS_KIND : 0;
    if (fields.unit_to > fields.unit_from)
        item->unit = reader_slice(reader, fields.unit_from, fields.unit_to);
    decide_due(reader, chunk, &fields, first->first, last, item);
    if ((chunk->split && fields.has_due) || due_is_another(reader, part, chunk, index) ||
        (!chunk->notice && !fields.has_due && due_beside(grouping, chunk)))
        item->guessed |= GUESS_DUE;
    if (item->text[0] == '\0') {
        add_error(reader, first->first, last, _("the text is missing: say what is to be done"));
    } else if (text_chars(item->text) > TEXT_MAX_CHARS) {
        add_error(reader, first->first, last,
                  arena_printf(reader->arena, _("the text has %zu characters: write at most %d"),
                               text_chars(item->text), TEXT_MAX_CHARS));
    }
    decide_minutes(reader, chunk, first->first, last, item);
    /* grades 1 and 2: what is written at home is red */
    if (reader->context->limit == 0 && item->kind == KIND_WRITTEN && item->place == PLACE_HOME)
        add_note(reader, first->first, last,
                 _("nothing is written at home in this grade: give it as #口头 or ~校内"));
}
