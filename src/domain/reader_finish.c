/* A part of one subject finished: each of its assignments of the subject that it is of, and what is left told. */
#include "config.h"

#include "domain/reader_chunk.h"
#include "domain/reader_head.h"

#include "base/i18n.h"

/* What has no content at all: fields without work. */
static void leave_rest(struct reader *reader, const struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk >= 0 || clause->first == clause->last ||
            token_at(reader, clause->first)->rule == READER_NONE ||
            token_at(reader, clause->first)->rule == READER_ASIDE)
            continue;
        bool only_fields = !clause->content && reader->reading->item_count > 0 &&
                           (clause->fields.has_due || clause->school || clause->optional) &&
                           !clause->has_time;
        if (only_fields) {
            set_rule(reader, clause->first, clause->last, READER_DUE);
        } else {
            add_error(reader, clause->first, clause->last,
                      _("the text is missing: say what is to be done"));
        }
    }
}

/* 思想品德：无 of a name that is no subject here */
static bool ends_in_none(const struct reader *reader, const struct clause *clause)
{
    for (size_t i = clause->first; i < clause->last; i++)
        if (token_is(reader, i, ':'))
            return says_none(reader, i + 1, clause->last);
    return false;
}

bool sets_work(const struct reader *reader, const struct clause *clause)
{
    const classes_t of_all = CLASS(DONE) | CLASS(POLITE) | CLASS(REMARK) | CLASS(HOMEWORK);

    for (size_t i = clause->first; i < clause->last; i++)
        if (has_work(reader, i, i + 1) && !token_has(reader, i, of_all))
            return true;
    return false;
}

/* Whether the next clause is of the same assignment, on the same line. */
static bool goes_with(const struct reader *reader, const struct clause *clause,
                      const struct clause *next)
{
    return next->chunk == clause->chunk && next->last > next->first &&
           token_at(reader, next->first)->line == token_at(reader, clause->first)->line;
}

/* Without a subject: things of the class are 班务; what holds no homework is set aside. */
static void without_subject(struct grouping *grouping, int index)
{
    struct reader *reader = grouping->reader;
    struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    bool work = false;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        work = work || (part->clauses[c].chunk == index &&
                        ((part->clauses[c].work && sets_work(reader, &part->clauses[c])) ||
                         part->clauses[c].has_time || ends_in_none(reader, &part->clauses[c])));
    }
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->chunk != index || clause->first == clause->last)
            continue;
        /* 抄错题三道，10分钟 is told as one */
        while (c < chunk->last_clause &&
               goes_with(reader, &part->clauses[c], &part->clauses[c + 1]))
            c++;
        size_t last = part->clauses[c].last;
        if (work || part->bad.to > part->bad.from) {
            add_error(reader, clause->first, last,
                      part->bad.to > part->bad.from
                          ? arena_printf(reader->arena,
                                         _("there is no subject “%s” here: write one of the "
                                           "school's, or add it"),
                                         reader_slice(reader, part->bad.from, part->bad.to))
                          : arena_strdup(reader->arena,
                                         _("the subject is missing: begin with it, as in “数学 "
                                           "练习册P12 15分”")));
        } else {
            add_aside(reader, clause->first, last, _("no homework in it"));
        }
    }
}

/* 📢明天带彩笔 */
static bool is_announced(const struct reader *reader, size_t i)
{
    while (i > 0 &&
           (token_at(reader, i - 1)->type == T_SPACE || token_at(reader, i - 1)->c == 0xFE0F))
        i--;
    uint32_t sign = i > 0 ? token_at(reader, i - 1)->c : 0;
    return sign == 0x1F4E2 || sign == 0x1F4E3 || sign == 0x1F514 || sign == 0x26A0 ||
           sign == 0x2757; /* 📢📣🔔⚠❗ */
}

static bool is_class_matter(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    bool wide = false;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        for (size_t i = clause->first; clause->chunk == index && i < clause->last; i++)
            wide = wide || token_has(grouping->reader, i, CLASS(CLASSWIDE));
    }
    return chunk->notice &&
           (((wide || is_announced(grouping->reader, part->clauses[chunk->first_clause].first)) &&
             chunk->own_line && chunk->number.to == chunk->number.from) ||
            (!part->subject && part->bad.to == part->bad.from) || (wide && part->guessed));
}

/* 明天美术课带油画棒: no heading, but of the lesson it names. */
static const struct subject *lesson_of(const struct grouping *grouping, int index)
{
    const struct chunk *chunk = &grouping->chunks[index];
    const struct clause *clause = &grouping->part->clauses[chunk->first_clause];
    bool by_one;

    for (size_t i = clause->first; i + 1 < clause->last; i++)
        if (token_char(grouping->reader, i + 1, 0x8BFE)) { /* 课 */
            const struct subject *subject = named_subject(grouping->reader, i, &by_one);
            if (subject && !by_one)
                return subject;
        }
    return NULL;
}

/* 语文：…。明天美术课请带剪刀: a notice of another subject's lesson. */
static bool is_of_lesson(const struct grouping *grouping, int index)
{
    const struct subject *lesson =
        grouping->chunks[index].notice ? lesson_of(grouping, index) : NULL;

    return lesson && lesson != grouping->part->subject;
}

/* 跳绳10分钟 without a subject: what is done tells it. NULL: it does not. */
static const struct subject *subject_of_chunk(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];
    struct kind_guess guess = kind_guess_new(NULL);
    bool guessed;

    if (chunk->notice || !chunk->has_time)
        return NULL;
    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++)
        if (part->clauses[c].chunk == index)
            kind_see(grouping->reader, part->clauses[c].first, part->clauses[c].last, &guess);
    enum kind kind = kind_guessed(grouping->reader, &guess, &guessed);
    return guessed ? NULL : subject_of_kind(grouping->reader, kind);
}

/* 数学：练习册P30, and below it 课外阅读30分钟 */
static bool is_free_reading(const struct grouping *grouping, const struct chunk *chunk)
{
    const struct clause *clause = &grouping->part->clauses[chunk->first_clause];
    size_t first = clause->first;

    while (first + 1 < clause->last && !token_content(grouping->reader, first)) /* ★阅读 */
        first++;
    return ((token_has(grouping->reader, first, CLASS(BOOK)) &&
             token_has(grouping->reader, first, CLASS(READ))) ||
            (token_text_is(grouping->reader, first, "阅读") &&
             !token_content(grouping->reader, first + 1) &&
             !token_at(grouping->reader, first + 1)->quoted)) &&
           strcmp(grouping->part->subject->code, "english") != 0;
}

/* 语文：日记20分钟, and below it 跳绳10分钟: a line of sport, chores or a book under a subject of written work is of
 * another. */
static bool is_apart(const struct grouping *grouping, int index)
{
    const struct chunk *chunk = &grouping->chunks[index];
    size_t first = grouping->part->clauses[chunk->first_clause].first;

    /* 劳动：…；阅读：课外书 */
    if (token_text_is(grouping->reader, first, "阅读") &&
        token_is(grouping->reader, first + 1, ':') && grouping->part->subject->kind != KIND_WRITTEN)
        return subject_of_chunk(grouping, index) != NULL;
    bool own = grouping->part->guessed && grouping->part->subject == grouping->reader->context->own;
    const struct subject *subject = grouping->part->subject->kind == KIND_WRITTEN && !own &&
                                            chunk->own_line && chunk->units < 2 &&
                                            chunk->number.to == chunk->number.from &&
                                            chunk->first_clause > 0
                                        ? subject_of_chunk(grouping, index)
                                        : NULL;

    return subject && subject != grouping->part->subject &&
           (subject->kind != KIND_WRITTEN || is_free_reading(grouping, chunk));
}

/* 请大家早睡 alone: asked, and no work. */
static bool only_asks(const struct reader *reader, const struct clause *clause)
{
    return token_char(reader, clause->first, 0x8BF7) && !clause->work; /* 请 */
}

/* 班主任：周老师, 提醒：早睡早起: said under a heading for the class, and nothing to be known. */
static bool is_signature(const struct grouping *grouping, int index)
{
    const struct part *part = grouping->part;
    const struct chunk *chunk = &grouping->chunks[index];

    return !chunk->notice && !chunk->has_time &&
           (part->affairs ||
            (chunk->first_clause == chunk->last_clause &&
             only_asks(grouping->reader, &part->clauses[chunk->first_clause])) ||
            (part->said_none && is_talk(part, &part->units[chunk->first_unit])));
}

static void leave_clause(struct reader *reader, struct clause *clause)
{
    add_aside(reader, clause->first, clause->last, _("no homework in it"));
    empty_clause(clause);
}

/* 几个同学没带书，请家长提醒，作业是口算P5: what is said before is talk, and 作业是 no work. */
static void take_saying(struct reader *reader, struct part *part)
{
    for (size_t c = 0; c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        size_t to = skip_homework_is(reader, clause->first, clause->last);
        if (c > 0 &&
            (token_text_is(reader, clause->first, "作业") ||
             token_text_is(reader, clause->first, "家庭作业") ||
             token_text_is(reader, clause->first, "今日作业")) &&
            token_is(reader, clause->first + 1, ':'))
            to = clause->first + 2;
        /* 今天写字姿势练习不错: of the lesson */
        bool lesson = token_has(reader, clause->first, CLASS(TODAY)) &&
                      token_has(reader, clause->first, CLASS(DAY));
        if (to == 0 &&
            ((clause->work && !lesson) || clause->has_time || clause->brings || clause->tells))
            return;
        if (to == 0)
            continue;
        for (size_t k = 0; k < c; k++)
            if (part->clauses[k].content)
                leave_clause(reader, &part->clauses[k]);
        set_rule(reader, clause->first, to, READER_SUBJECT);
        clause->first = to;
        clause->content = clause->content && to < clause->last;
        return;
    }
}

/* 今天数学课大家都很认真，回家做练习册P20: the lesson tells the subject, and what is said of it sets nothing. */
static void take_lesson(struct reader *reader, struct part *part)
{
    bool sets = false;

    if (part->subject || part->bad.to > part->bad.from || part->affairs)
        return;
    for (size_t c = 0; c < part->clause_count; c++)
        sets = sets || part->clauses[c].work || part->clauses[c].has_time;
    if (!sets)
        return;
    for (size_t c = 0; c < part->clause_count && !part->subject; c++) {
        const struct clause *clause = &part->clauses[c];
        if (c > 0 && (clause->work || clause->has_time))
            break;
        part->subject = lesson_named(reader, clause->first, clause->last);
    }
    part->guessed = part->subject != NULL;
    for (size_t c = 0; part->subject && c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        const struct clause *next = c + 1 < part->clause_count ? clause + 1 : clause;
        if (clause->work || clause->has_time || clause->brings || clause->tells ||
            (next->whole && next->has_time)) /* what a time stands behind is work */
            break;
        leave_clause(reader, clause);
    }
}

void part_finish(struct reader *reader, struct part *part)
{
    struct grouping *grouping = ARENA_NEW(reader->arena, struct grouping);
    size_t begin = 0;

    grouping->reader = reader;
    grouping->part = part;
    grouping->chunks = ARENA_ARRAY(reader->arena, part->clause_count + 1, struct chunk);
    set_lists_aside(reader, part);
    leave_called_off_out(reader, part);
    take_lesson(reader, part);
    take_saying(reader, part);
    part_none(reader, part);
    set_titles_aside(reader, part);
    set_own_things_aside(reader, part);
    attach_remarks(reader, part);
    spread_fields(reader, part);
    join_openers(reader, part);
    give_stated_time(reader, part);
    while (begin < part->unit_count) {
        size_t end = begin + 1;
        while (end < part->unit_count && part->units[end].group == part->units[begin].group)
            end++;
        group_units(grouping, &part->units[begin], end - begin);
        begin = end;
    }
    share_last_fields(grouping);
    for (size_t c = 0; c < part->clause_count; c++) {
        int k = part->clauses[c].chunk;
        if (k < 0 || grouping->chunks[k].first_clause != c)
            continue;
        struct part kindred = *part;
        if ((!part->subject || is_apart(grouping, k)) && part->bad.to == part->bad.from &&
            !part->affairs && (kindred.subject = subject_of_chunk(grouping, k))) {
            kindred.guessed = true;
            grouping->part = &kindred;
            make_item(grouping, k);
            grouping->part = part;
        } else if (is_class_matter(grouping, k) || is_of_lesson(grouping, k)) {
            struct part affairs = *part;
            const struct subject *class_affairs =
                subject_by_code(reader->context->subjects, "class-affairs");
            const struct subject *lesson =
                part->subject && is_class_matter(grouping, k) ? NULL : lesson_of(grouping, k);
            affairs.subject = lesson ? lesson : class_affairs ? class_affairs : part->subject;
            affairs.guessed = true;
            grouping->part = &affairs;
            if (affairs.subject)
                make_item(grouping, k);
            grouping->part = part;
        } else if (!part->subject || is_signature(grouping, k)) {
            without_subject(grouping, k);
        } else {
            make_item(grouping, k);
        }
    }
    leave_rest(reader, part);
}
