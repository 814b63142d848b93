/* What the items of a part say of one another before they become assignments: remarks, titles, a day or place that
 * is of several. */
#include "config.h"

#include "domain/reader_chunk.h"

#include "base/i18n.h"
#include "domain/assignment.h"

static bool has_content(const struct part *part, const struct piece *unit)
{
    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++)
        if (part->clauses[c].content)
            return true;
    return false;
}

static bool is_lone_time(const struct part *part, const struct piece *unit)
{
    const struct clause *clause = &part->clauses[unit->clause];

    return unit->clauses == 1 && unit->own_line && unit->number.to == unit->number.from &&
           clause->whole && clause->has_time && !clause->time.total;
}

/* 周一组长检查背诵: what is done with the work then. */
bool is_inspection(const struct reader *reader, const struct clause *clause)
{
    if (!clause->fields.has_due || clause->has_time || clause->brings)
        return false;
    for (size_t i = clause->first; i < clause->last; i++) {
        if (token_text_is(reader, i, "检查") || token_text_is(reader, i, "抽查") ||
            token_text_is(reader, i, "抽背") || token_text_is(reader, i, "验收"))
            return true;
        if (has_work(reader, i, i + 1))
            return false;
    }
    return false;
}

/* 错题记得订正: of the work above, and none of its own. */
static bool is_correction(const struct reader *reader, const struct clause *clause)
{
    bool wrong = false, corrected = false;

    for (size_t i = clause->first; i < clause->last; i++) {
        wrong = wrong || token_text_is(reader, i, "错题") || token_text_is(reader, i, "错的") ||
                token_text_is(reader, i, "有错") || token_text_is(reader, i, "错误");
        corrected = corrected || token_text_is(reader, i, "订正") ||
                    token_text_is(reader, i, "改错") || token_text_is(reader, i, "改正");
        if (token_at(reader, i)->type == T_NUMBER || token_has(reader, i, CLASS(NUM)))
            return false;
    }
    return wrong && corrected && !clause->has_time && !clause->fields.has_due;
}

/* 家长听写并签字: what they do with the work above. */
static bool is_for_parents(const struct reader *reader, const struct clause *clause)
{
    size_t i = clause->first + (token_char(reader, clause->first, 0x8BF7) ? 1 : 0); /* 请 */

    for (size_t k = i; k < clause->last; k++)
        if (token_at(reader, k)->type == T_NUMBER || token_at(reader, k)->quoted ||
            token_has(reader, k,
                      CLASS(NUM) | CLASS(PAPER) | CLASS(NUMBERING) | CLASS(WRITTEN_NOUN)))
            return false; /* 家长报听写第3课 */
    return token_text_is(reader, i, "家长") && token_content(reader, i + 1) &&
           i + 1 < clause->last && !clause->has_time && !clause->brings && !clause->tells;
}

/* A line that only remarks on the work above belongs to it. */
void attach_remarks(const struct reader *reader, struct part *part)
{
    size_t lone = 0, kept = 0;
    uint32_t remarks_line = 0;

    for (size_t u = 0; u < part->unit_count; u++)
        lone += is_lone_time(part, &part->units[u]) ? 1 : 0;

    for (size_t u = 0; u < part->unit_count; u++) {
        struct piece *unit = &part->units[u];
        bool remark = unit->own_line && unit->number.to == unit->number.from && kept > 0 &&
                      unit->group == part->units[kept - 1].group &&
                      has_content(part, &part->units[kept - 1]);
        /* 要求：字迹工整，周一早上收齐 */
        bool required = token_has(reader, part->clauses[unit->clause].first, CLASS(REMARK));
        for (size_t c = unit->clause; c < unit->clause + unit->clauses && remark; c++) {
            const struct clause *clause = &part->clauses[c];
            remark = is_inspection(reader, clause) || is_correction(reader, clause) ||
                     is_for_parents(reader, clause) ||
                     ((clause->content || required) && !clause->work && !clause->has_time &&
                      !clause->brings && !clause->tells && (!clause->fields.has_due || required));
        }
        /* 注意：①字迹工整 ②分段清楚: what stands on its line is said of the work above too */
        uint32_t line = token_at(reader, part->clauses[unit->clause].first)->line;
        bool listed = kept > 0 && remarks_line == line && unit->number.to > unit->number.from;
        for (size_t c = unit->clause; c < unit->clause + unit->clauses && listed; c++)
            listed =
                !part->clauses[c].work && !part->clauses[c].has_time && !part->clauses[c].brings;
        remarks_line = remark && required ? line : listed ? remarks_line : 0;
        remark = remark || listed;
        /* several times on lines of their own: each is of the line before */
        if (remark || (lone > 1 && kept > 0 && is_lone_time(part, unit)))
            part->units[kept - 1].clauses += unit->clauses;
        else
            part->units[kept++] = *unit;
    }
    part->unit_count = kept;
}

/* 作文纸自己带, 彩泥自备: what the work is done with, and whose it is. */
static bool is_own_thing(const struct reader *reader, const struct clause *clause)
{
    size_t last = clause->last - 1;

    if (clause->last < clause->first + 2 || clause->has_time || clause->fields.named_day)
        return false;
    return token_text_is(reader, last, "自备") || token_text_is(reader, last, "自带") ||
           ((token_text_is(reader, last, "带") || token_text_is(reader, last, "准备")) &&
            (token_text_is(reader, last - 1, "自己") || token_text_is(reader, last - 1, "自行")));
}

void set_own_things_aside(struct reader *reader, struct part *part)
{
    bool timed = false;

    for (size_t c = 0; c < part->clause_count; c++) {
        struct clause *clause = &part->clauses[c];
        timed = timed || clause->has_time;
        if (!clause->content || !is_own_thing(reader, clause))
            continue;
        if (timed) {
            add_aside(reader, clause->first, clause->last, _("said about the work above"));
            empty_clause(clause);
        } else if (c > 0 && part->clauses[c - 1].brings) {
            clause->brings = true;
            clause->work = false;
        }
    }
}

void set_lists_aside(struct reader *reader, struct part *part)
{
    for (size_t u = 0; u < part->unit_count; u++) {
        bool listed = false;
        for (size_t c = part->units[u].clause; c < part->units[u].clause + part->units[u].clauses;
             c++) {
            struct clause *clause = &part->clauses[c];
            /* …：8号、19号，27号，明早补交 goes on */
            listed = clause->lists ||
                     (listed && !clause->work && (!clause->has_time || clause->time.bare));
            if (!listed || clause->first == clause->last)
                continue;
            add_aside(reader, clause->first, clause->last, _("no homework in it"));
            empty_clause(clause);
        }
    }
}

/* 有点多，请抓紧： before numbered items, and nothing to be done in it. */
static bool is_title(const struct reader *reader, const struct part *part, const struct piece *unit,
                     const struct piece *next)
{
    for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
        const struct clause *clause = &part->clauses[c];
        if (clause->first == clause->last)
            continue;
        if (!clause->content || (clause->work && sets_work(reader, clause)) || clause->has_time ||
            clause->brings || clause->tells || clause->fields.has_due)
            return false;
    }
    bool asks = unit->own_line || unit->clauses > 1, names_weekend = false;
    for (size_t i = part->clauses[unit->clause].first;
         unit->clauses == 1 && i < part->clauses[unit->clause].last; i++) {
        names_weekend = names_weekend || token_has(reader, i, CLASS(TODAY)); /* 英语周末包： */
        asks = asks || names_weekend || token_has(reader, i, CLASS(POLITE) | CLASS(HOMEWORK));
    }
    /* 语文第七单元复习：1.… names what is done */
    return asks && unit->clauses > 0 && unit->number.to == unit->number.from &&
           (next->number.to > next->number.from || (names_weekend && next->own_line)) &&
           token_is(reader, part->clauses[unit->clause + unit->clauses - 1].last - 1, ':');
}

/* 要点： before numbered items: a title of theirs. */
void set_titles_aside(struct reader *reader, struct part *part)
{
    size_t kept = 0;

    for (size_t u = 0; u < part->unit_count; u++) {
        const struct piece *unit = &part->units[u];
        const struct piece *next = u + 1 < part->unit_count ? unit + 1 : unit;
        bool remark =
            kept > 0 && token_has(reader, part->clauses[unit->clause].first, CLASS(REMARK));
        if (!remark && is_title(reader, part, unit, next)) {
            for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
                struct clause *clause = &part->clauses[c];
                if (clause->first == clause->last)
                    continue;
                add_aside(reader, clause->first, clause->last, _("a heading"));
                part->subject = part->subject
                                    ? part->subject
                                    : heading_subject(reader, clause->first, clause->last);
                empty_clause(clause);
            }
        } else {
            part->units[kept++] = *unit;
        }
    }
    part->unit_count = kept;
}

/* 周五交 on a line below 语文：抄写 and 数学：口算, a line each: of the last of them, or of all, which is not said. */
static void doubt_due(struct reader *reader, struct part *part, const struct piece *unit)
{
    const struct reader_result *reading = reader->reading;
    bool others = false;

    if (!unit->own_line || part->units[0].own_line || !part->fields.has_due)
        return;
    for (size_t i = 0; i < reading->item_count; i++) {
        struct reader_item *item = &reading->items[i];
        bool unsaid = item->kind != KIND_NOTICE && item->subject != part->subject &&
                      item->due == assignment_default_due(reader->context->calendar, reader->day,
                                                          item->place);
        others = others || unsaid;
        item->guessed |= unsaid && item->due != part->fields.due ? GUESS_DUE : 0;
    }
    part->fields.due_shared = others;
}

/* Units that say only when, where or how: of all that the part sets. */
void spread_fields(struct reader *reader, struct part *part)
{
    for (size_t u = 0; u < part->unit_count; u++) {
        const struct piece *unit = &part->units[u];
        bool content = false;
        for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++)
            content = content || part->clauses[c].content;
        if (content || part->unit_count < 2)
            continue;
        for (size_t c = unit->clause; c < unit->clause + unit->clauses; c++) {
            const struct clause *clause = &part->clauses[c];
            merge_fields(&part->fields, &clause->fields);
            part->fields.optional = part->fields.optional || clause->optional;
            if (clause->school && !clause->home) {
                part->fields.has_place = true;
                part->fields.place = PLACE_SCHOOL;
            }
        }
        doubt_due(reader, part, unit);
    }
}

/* 1.P100；2.选做P101。25分钟: one time, said apart, is of all the items, and what is optional among them stays in
 * the text. */
void join_openers(struct reader *reader, struct part *part)
{
    const struct clause *last =
        part->clause_count > 1 ? &part->clauses[part->clause_count - 1] : NULL;
    bool joins = last && last->whole && last->has_time &&
                 (token_is(reader, last->first - 1, 0x3002) ||
                  token_at(reader, last->first - 1)->type == T_LINE);
    bool opens = false;

    for (size_t c = 0; c + 1 < part->clause_count; c++)
        joins = joins && !part->clauses[c].has_time;
    for (size_t u = 0; u < part->unit_count; u++)
        opens = opens || (part->units[u].opener.to > part->units[u].opener.from &&
                          part->units[u].heading.optional);
    if (!joins || !opens)
        return;
    for (size_t u = 0; u < part->unit_count; u++) {
        struct piece *unit = &part->units[u];
        unit->group = part->units[0].group;
        if (unit->opener.to > unit->opener.from && unit->heading.optional) {
            set_rule(reader, unit->opener.from, unit->opener.to, READER_TEXT);
            part->clauses[unit->clause].first = unit->opener.from;
            unit->heading.optional = false;
        }
    }
}

bool ends_sentence(const struct reader *reader, const struct clause *clause)
{
    for (size_t i = clause->last; i < clause->next; i++)
        if (token_is(reader, i, ';') || token_is(reader, i, 0x3002))
            return true;
    return false;
}

/* A due day or place behind several assignments of one line is of all of them: 抄写10分钟，朗读5分钟，周五交; behind
 * 抄写10分钟；朗读5分钟 it is of the last alone. */
void share_last_fields(struct grouping *grouping)
{
    struct part *part = grouping->part;
    const struct clause *last =
        part->clause_count > 0 ? &part->clauses[part->clause_count - 1] : NULL;
    bool school = last && last->school && !last->home, inspected = false;

    if (!last || last->content || !(last->fields.has_due || school) || grouping->count < 2)
        return;
    /* 做在作业本上，15分钟；背年代尺，5分钟。周一抽查: may be of what is learnt by heart alone */
    for (size_t i = last->due_words.from; i < last->due_words.to; i++)
        inspected = inspected || token_text_is(grouping->reader, i, "抽查") ||
                    token_text_is(grouping->reader, i, "抽背") ||
                    token_text_is(grouping->reader, i, "验收");
    for (size_t c = part->clause_count - 1; c-- > 0;) {
        struct clause *clause = &part->clauses[c];
        if (c + 2 < part->clause_count && ends_sentence(grouping->reader, clause) &&
            !ends_sentence(grouping->reader, last - 1))
            break;
        if (clause->chunk < 0 || grouping->chunks[clause->chunk].notice)
            continue;
        if (last->fields.has_due && !clause->fields.has_due) {
            clause->fields.has_due = true;
            clause->fields.due = last->fields.due;
            clause->fields.due_moved = last->fields.due_moved;
            clause->fields.due_shared = inspected;
        }
        clause->school = clause->school || (school && !clause->home);
    }
}
