/* One clause: its time, due day, place, whether it is optional. Fields are noted with the words
 * that say them; which words leave the text is decided where the assignment is made. */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/i18n.h"
#include "base/text.h"

/* ---- place and optional ---- */

static bool in_range(const struct range *range, size_t i)
{
    return i >= range->from && i < range->to;
}

/* Behind 校内: 时间, 内, 完成; the index behind them; *done: 完成 was among them. */
static size_t skip_place_tail(const struct reader *reader, size_t i, size_t end, bool *done)
{
    *done = false;
    while (i < end) {
        if (token_has(reader, i, CLASS(DONE))) {
            *done = true;
            return i + 1;
        }
        if (token_has(reader, i, CLASS(PLACE)) || token_text_is(reader, i, "时间") ||
            token_text_is(reader, i, "时") || token_text_is(reader, i, "内") ||
            token_text_is(reader, i, "里") || token_text_is(reader, i, "上") ||
            token_text_is(reader, i, "期间") || token_has(reader, i, CLASS(FILL)) ||
            token_text_is(reader, i, "必须") || token_text_is(reader, i, "统一")) {
            i++;
            continue;
        }
        break;
    }
    return i;
}

static bool edge(const struct reader *reader, size_t first, size_t i, size_t end)
{
    return i <= first || i >= end || !token_content(reader, i);
}

/* 在校完成, （课后服务）, 延时课做, 晚自习 of a senior school at i. */
static size_t read_place(struct reader *reader, struct clause *clause, size_t i)
{
    bool study = token_has(reader, i, CLASS(STUDY)), done;
    size_t to;
    bool before_edge, service;

    if (!token_has(reader, i, CLASS(PLACE)) && !study)
        return i;
    /* 说一说，其余校内完成: of what is not told */
    if (i > clause->first &&
        (token_text_is(reader, i - 1, "其余") || token_text_is(reader, i - 1, "其他") ||
         token_text_is(reader, i - 1, "其它") || token_text_is(reader, i - 1, "其余的")))
        return i;
    to = skip_place_tail(reader, i + 1, clause->last, &done);
    if (token_has(reader, to, CLASS(BEFORE)) || token_has(reader, to, CLASS(LEFT)) ||
        token_has(reader, to, CLASS(HAND)))
        return i;
    before_edge = i == clause->first || !token_content(reader, i - 1);
    service = text_starts_with(reader->message + token_at(reader, i)->start, "课后服务") ||
              text_starts_with(reader->message + token_at(reader, i)->start, "延时") ||
              text_starts_with(reader->message + token_at(reader, i)->start, "晚托");
    if (!done && token_text_is(reader, to, "做") &&
        edge(reader, clause->first, to + 1, clause->last))
        done = ++to > i; /* 今晚第三节晚自习做 */
    if (!done && !(before_edge && edge(reader, clause->first, to, clause->last)) &&
        !((service || (study && reader->context->grade >= 10)) && before_edge) &&
        !(before_edge && token_has(reader, to, CLASS(WORK))))
        return i;
    if (token_text_is(reader, i, "课后") && !done)
        return i;
    if (done && token_char(reader, to, 0x7684)) /* 课堂完成的 */
        return i;
    clause->school = true;
    clause->home = false; /* 没做完的晚自习做完 */
    clause->place_words = (struct range){i, to};
    while (clause->place_words.from > clause->first &&
           (token_has(reader, clause->place_words.from - 1, CLASS(DAY) | CLASS(NUM)) ||
            token_char(reader, clause->place_words.from - 1, 0x7B2C) ||
            token_char(reader, clause->place_words.from - 1, 0x8282)))
        clause->place_words.from--; /* 今晚第三节 */
    return to;
}

/* The cell 学校, 家里 that ends a table's row; the index behind it, or i. */
static size_t read_place_cell(struct reader *reader, struct clause *clause, size_t i)
{
    bool school = token_text_is(reader, i, "学校") || token_has(reader, i, CLASS(PLACE));
    bool home = token_text_is(reader, i, "家") || token_text_is(reader, i, "家中") ||
                token_text_is(reader, i, "家庭") || token_has(reader, i, CLASS(HOME));

    if (!reader->table || i == 0 || (!school && !home) || token_content(reader, i - 1) ||
        !edge(reader, clause->first, i + 1, clause->last) ||
        skip_space(reader, i + 1, clause->last) < clause->last)
        return i;
    clause->fields.has_place = true;
    clause->fields.place = school ? PLACE_SCHOOL : PLACE_HOME;
    set_rule(reader, i, i + 1, READER_PLACE);
    return i + 1;
}

/* 一题, 两道, 其中 behind 选做: a choice among required ones. */
static bool chooses(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t next = parse_number(reader, i, end, &number);

    if (i < end && (token_char(reader, i, 0x5176) || token_text_is(reader, i, "其中")))
        return true;
    return next > i && next < end && token_content(reader, next) &&
           !token_has(reader, next, CLASS(MINUTE) | CLASS(FEN) | CLASS(HOUR)) &&
           (token_char(reader, next, 0x9898) || token_char(reader, next, 0x9053) ||
            token_char(reader, next, 0x7BC7) || token_char(reader, next, 0x4E2A) ||
            token_char(reader, next, 0x9879) || token_char(reader, next, 0x9996));
}

/* P33 第4题选做, （带*号题选做）: of what stands in the same word or bracket, where more stands before. */
static bool of_a_part(const struct reader *reader, const struct clause *clause, size_t i)
{
    size_t word = i;

    while (word > clause->first && token_at(reader, word - 1)->type != T_SPACE &&
           !token_is(reader, word - 1, '('))
        word--;
    if (word == i || !token_content(reader, i - 1))
        return false;
    for (size_t k = clause->first; k < word; k++)
        if (token_content(reader, k))
            return true;
    return false;
}

static size_t read_optional(struct reader *reader, struct clause *clause, size_t i)
{
    size_t to = i + 1;

    if (token_has(reader, i, CLASS(REQUIRED)) && i == clause->first && to == clause->last &&
        i > 0 && (token_is(reader, i - 1, ',') || token_is(reader, i - 1, ';'))) {
        set_rule(reader, i, to, READER_OPTIONAL); /* 古诗背诵，必做 */
        return to;
    }
    if (!token_has(reader, i, CLASS(OPTIONAL)) || chooses(reader, i + 1, clause->last))
        return i;
    while (to < clause->last && token_has(reader, to, CLASS(OPTIONAL)))
        to++;
    /* 学有余力的同学做拓展题 says who does it */
    if (token_at(reader, i)->value == 2 && to < clause->last && token_content(reader, to))
        return i;
    if ((i > clause->first && token_char(reader, i - 1, 0x4E2D)) || /* 题中选做 */
        token_has(reader, to, CLASS(NEG)) || of_a_part(reader, clause, i))
        return i;
    clause->optional = true;
    clause->optional_words = (struct range){i, to};
    return to;
}

/* （A层）, （基础题） alone in brackets */
static size_t read_bracket_tier(struct reader *reader, struct clause *clause, size_t i)
{
    const struct token *token = token_at(reader, i);

    if (!token_has(reader, i, CLASS(TIER) | CLASS(TIER_SOFT)) || i == clause->first ||
        !(token_is(reader, i - 1, '(') || token_is(reader, i - 1, 0x3010)) ||
        token_content(reader, i + 1) || token_at(reader, i + 1)->type == T_END)
        return i;
    clause->fields.has_tier = true;
    clause->fields.tier = (enum tier)token->value;
    set_rule(reader, i, i + 1, READER_TIER);
    return i + 1;
}

/* ---- the clause ---- */

static bool is_field(const struct reader *reader, const struct clause *clause, size_t i)
{
    return reader->tokens[i].rule != READER_TEXT || in_range(&clause->due_words, i) ||
           in_range(&clause->place_words, i) || in_range(&clause->optional_words, i) ||
           (clause->has_time && i >= clause->time.from && i < clause->time.to);
}

static bool content_between(const struct reader *reader, const struct clause *clause, size_t from,
                            size_t to)
{
    for (size_t i = from; i < to; i++)
        if (token_content(reader, i) && !is_field(reader, clause, i) &&
            !token_has(reader, i, CLASS(FILL)) && !token_text_is(reader, i, "以上") &&
            !token_text_is(reader, i, "请") && !token_text_is(reader, i, "记得"))
            return true;
    return false;
}

/* 10分（明天提问）: a remark in brackets behind the time; the index behind it, or i. */
static size_t skip_bracket(const struct reader *reader, size_t i, size_t end)
{
    size_t at = skip_space(reader, i, end);

    if (at >= end || !token_is(reader, at, '('))
        return i;
    while (at < end && !token_is(reader, at, ')'))
        at++;
    return at < end ? at + 1 : i;
}

/* （10分钟，家长检查）: the time stands by itself in a bracket. */
static bool stands_apart(const struct reader *reader, const struct clause *clause)
{
    size_t from = clause->time.from, to = clause->time.to;

    return from > clause->first && to < clause->last && token_is(reader, from - 1, '(') &&
           (token_parts(reader, to) || token_is(reader, to, 0x3001) || clause->time.unsure ||
            skip_bracket(reader, from - 1, clause->last) >= clause->last);
}

static void take_due(const struct reader *reader, struct clause *clause,
                     const struct due_field *due)
{
    clause->fields.has_due = true;
    clause->fields.due = due->day;
    clause->fields.due_moved = due->moved;
    clause->fields.due_mark = false;
    clause->fields.named_day = true;
    clause->fields.day = due->day;
    if (due->at_school)
        clause->school = true;
    if (due->removed) {
        clause->due_words = (struct range){due->from, due->to};
        /* （老师明早抽查）: who does it goes too */
        if (due->from > clause->first && (token_text_is(reader, due->from - 1, "老师") ||
                                          token_text_is(reader, due->from - 1, "组长") ||
                                          token_text_is(reader, due->from - 1, "课代表")))
            clause->due_words.from--;
        /* 统一周日晚前交 */
        size_t lead = due->from;
        while (lead > clause->first && token_has(reader, lead - 1, CLASS(BETWEEN) | CLASS(FILL)))
            lead--;
        if (lead == clause->first)
            clause->due_words.from = lead;
    }
}

/* A notice needs a day, not a handing-in word. */
static void take_day(const struct reader *reader, struct clause *clause, size_t i, size_t *next)
{
    day_t day;
    bool weak;

    *next = parse_day(reader, i, clause->last, &day, &weak);
    if (*next > i && weak) {
        *next = i; /* P12—15分钟: figures alone say no day */
    } else if (*next > i && day >= reader->day) {
        clause->fields.named_day = true;
        clause->fields.day = day;
    }
}

/* The fields that begin at i; the index behind them. */
static size_t read_field(struct reader *reader, const struct part *part, struct clause *clause,
                         size_t i)
{
    struct time_field time;
    struct due_field due;
    size_t next = read_mark(reader, clause->first, i, clause->last, &clause->fields);

    if (next > i)
        return next;
    if (parse_time(reader, i, clause->last, &time)) {
        if (!time.named) {
            /* 分别是10分钟、5分钟 */
            bool listed =
                clause->has_time && token_is(reader, i - 1, 0x3001) && clause->time.to == i - 1;
            if (listed) {
                time.minutes += clause->time.minutes;
                time.from = clause->time.from;
                time.unsure = true;
            }
            clause->times_more = clause->times_more || clause->has_time;
            clause->has_time = true;
            clause->time = time;
        }
        return time.to;
    }
    if (parse_due(reader, i, clause->last, part->subject, &due)) {
        take_due(reader, clause, &due);
        return due.to > i ? due.to : i + 1;
    }
    if ((next = read_place_cell(reader, clause, i)) > i ||
        (next = read_place(reader, clause, i)) > i ||
        (next = read_optional(reader, clause, i)) > i ||
        (next = read_bracket_tier(reader, clause, i)) > i)
        return next;
    if (token_has(reader, i, CLASS(HOME)) || token_has(reader, i, CLASS(LEFT)))
        clause->home = true;
    if (token_has(reader, i, CLASS(EACH))) {
        clause->fields.has_spread = true;
        clause->fields.spread = SPREAD_EACH;
    }
    take_day(reader, clause, i, &next);
    return next > i ? next : i + 1;
}

/* A number alone at the end: 练习册P32 20. */
static void read_bare(struct reader *reader, size_t unit_first, struct clause *clause)
{
    for (size_t i = clause->first; i < clause->last; i++) {
        struct time_field time;
        if (token_at(reader, i)->type == T_NUMBER && !is_field(reader, clause, i) &&
            parse_bare(reader, unit_first, i, clause->last, &time)) {
            clause->has_time = true;
            clause->time = time;
            if (content_between(reader, clause, time.to, clause->last) ||
                (time.to < clause->last && token_at(reader, time.to)->type != T_SPACE))
                clause->has_time = false;
        }
    }
}

/* What a clause has, for whether it brings, returns or tells. */
struct notice_words
{
    classes_t seen;
    bool needed;  /* 明天要用田字格本: with its day only */
    bool bring;   /* 带, 穿 with what is brought */
    bool hand_in; /* 交, 收 with what is handed in */
    bool verb;    /* a verb of work; 带跳绳, 带课外书 are things */
    bool paper;
    bool shown;     /* 展示, 汇报: of what was made */
    bool discussed; /* 讲评: what the teacher does with it */
};

/* 明天带来交流: what it is brought for, nothing that is brought */
static bool is_purpose(const struct reader *reader, size_t i)
{
    return token_text_is(reader, i, "交流") || token_text_is(reader, i, "分享") ||
           token_text_is(reader, i, "讲评") || token_text_is(reader, i, "评讲") ||
           token_text_is(reader, i, "批改") || token_text_is(reader, i, "讨论") ||
           token_text_is(reader, i, "讲解") || token_text_is(reader, i, "介绍");
}

/* 带到科学课, 交到我这里: where to, not what */
static bool is_destination(const struct reader *reader, size_t i)
{
    return (token_at(reader, i)->subject && token_char(reader, i + 1, 0x8BFE)) || /* 课 */
           token_text_is(reader, i, "学校") || token_text_is(reader, i, "讲台") ||
           token_text_is(reader, i, "我");
}

static bool is_object(const struct reader *reader, const struct clause *clause, size_t i)
{
    size_t next = token_is(reader, i, ':') ? i + 1 : i;

    return next < clause->last && token_content(reader, next) && !is_destination(reader, next) &&
           !token_has(reader, next, CLASS(HAND) | CLASS(LEAD) | CLASS(FILL));
}

static struct notice_words notice_words(const struct reader *reader, const struct clause *clause)
{
    const classes_t works = CLASS(WRITE) | CLASS(WORK) | CLASS(ORAL) | CLASS(PREVIEW);
    const classes_t things =
        CLASS(READ) | CLASS(INQUIRY) | CLASS(SPORT) | CLASS(ART) | CLASS(LABOR);
    struct notice_words words = {0};
    bool brought = false, taken = false;

    for (size_t i = clause->first; i < clause->last; i++) {
        const struct token *token = token_at(reader, i);
        classes_t classes = token->quoted ? 0 : token->classes;
        bool event = (classes & CLASS(EVENT)) && token_has(reader, i + 1, CLASS(PAPER));
        /* 听写准备 names no thing; 三角板准备好 does */
        bool needs = (classes & CLASS(BRING)) && token->value == 1;
        /* 彩泥自备 among work: what it is done with */
        if ((token_text_is(reader, i, "自备") || token_text_is(reader, i, "自带")) &&
            i > clause->first && i + 1 >= clause->last)
            classes &= ~CLASS(BRING);
        words.needed = words.needed || (needs && is_object(reader, clause, i + 1));
        words.bring =
            words.bring || ((classes & CLASS(BRING)) && !needs && !is_purpose(reader, i + 1) &&
                            !(token_text_is(reader, i, "准备") && /* 准备第三章 */
                              token_has(reader, i + 1, CLASS(NUMBERING))) &&
                            (is_object(reader, clause, i + 1) ||
                             (clause->content && !token_text_is(reader, i, "准备"))));
        words.hand_in = words.hand_in || ((classes & CLASS(HAND)) && !(classes & CLASS(BRING)) &&
                                          (token->c == 0x4EA4 || token->c == 0x6536) && /* 交, 收 */
                                          (taken || is_object(reader, clause, i + 1)));
        taken = taken || token->c == 0x628A; /* 把错题本交上来 */
        words.shown = words.shown ||
                      ((classes & (CLASS(HAND) | CLASS(BRING))) && is_destination(reader, i + 1)) ||
                      ((classes & CLASS(HAND)) &&
                       (token_text_is(reader, i, "展示") || token_text_is(reader, i, "汇报")));
        words.verb = words.verb || ((classes & (brought ? works : works | things)) &&
                                    !(classes & (CLASS(EVENT) | CLASS(SLIP))));
        words.paper = words.paper || ((classes & CLASS(PAPER)) && !brought);
        words.discussed = words.discussed || ((classes & CLASS(EVENT)) && token->value == 1);
        brought = brought || (classes & (CLASS(BRING) | CLASS(HAND)));
        /* 词语听写 without a day is the work itself */
        if ((classes & CLASS(EVENT)) && (classes & CLASS(WRITE)) && !clause->fields.named_day)
            event = true;
        words.seen |= event ? 0 : classes;
    }
    return words;
}

/* Things are brought or returned, something is to be known. */
static void judge_notice(const struct reader *reader, struct clause *clause)
{
    const classes_t made = CLASS(RECORD) | CLASS(WRITTEN_NOUN) | CLASS(PAPER) | CLASS(ART);
    const classes_t days = CLASS(DAY) | CLASS(WEEKDAY) | CLASS(WEEKREF);
    struct notice_words words = notice_words(reader, clause);
    bool noun = (words.seen & CLASS(WRITTEN_NOUN)) != 0;

    words.bring = words.bring || (words.needed && (words.seen & days));

    /* 准备演讲稿 is work, 明天带演讲稿 is not; 周五交周记 is, 周五交练习册 is not */
    words.verb = words.verb || (noun && words.bring && clause->work && !(words.seen & days));
    words.hand_in = words.hand_in && !noun;
    clause->brings =
        !words.verb && clause->content &&
        (words.bring || words.hand_in ||
         ((words.seen & CLASS(SLIP)) && ((words.seen & CLASS(HAND)) || !clause->work)));
    clause->product = !token_has(reader, clause->first, CLASS(COURSE)) && /* 提醒：明天带… */
                      (words.hand_in || words.shown || (words.bring && (words.seen & made)));
    clause->sheet = !words.hand_in && !words.shown &&
                    !(words.seen & (CLASS(RECORD) | CLASS(WRITTEN_NOUN) | CLASS(ART)));
    clause->tells =
        !clause->brings && clause->content && !words.verb &&
        (words.discussed || (!words.paper && (words.seen & (CLASS(CLASSWIDE) | CLASS(EVENT)))));
    clause->work = clause->work && !(clause->tells && words.discussed);
}

/* （10分钟，选做）: of all that the time is of. */
static bool shares_bracket(const struct reader *reader, const struct clause *clause)
{
    size_t from = clause->time.from < clause->optional_words.from ? clause->time.from
                                                                  : clause->optional_words.from;
    size_t to =
        clause->time.to > clause->optional_words.to ? clause->time.to : clause->optional_words.to;

    return from > clause->first && token_is(reader, from - 1, '(') && token_is(reader, to, ')') &&
           !content_between(reader, clause, from, to);
}

/* 10分钟打卡: how it is shown stands behind the time. */
static bool only_remarks(const struct reader *reader, const struct clause *clause, size_t i)
{
    for (; i < clause->last; i++)
        if (token_content(reader, i) && !is_field(reader, clause, i) &&
            !token_has(reader, i, CLASS(REMARK) | CLASS(FILL)))
            return false;
    return true;
}

void read_clause(struct reader *reader, const struct part *part, size_t unit_first,
                 struct clause *clause)
{
    clause->chunk = -1;
    for (size_t i = clause->first; i < clause->last;)
        i = token_at(reader, i)->quoted ? i + 1 : read_field(reader, part, clause, i);
    if (!clause->has_time)
        read_bare(reader, unit_first, clause);
    /* 其中背诵10分钟: a part of the time that stands before */
    clause->time.limit = clause->time.limit || token_text_is(reader, clause->first, "其中") ||
                         token_char(reader, clause->first, 0x5176);
    clause->content = content_between(reader, clause, clause->first, clause->last);
    clause->whole = !clause->content;
    if (clause->has_time) {
        size_t before = clause->time.from;
        size_t after = skip_bracket(reader, clause->time.to, clause->last);
        clause->at_end = !content_between(reader, clause, after, clause->last) ||
                         only_remarks(reader, clause, after) || stands_apart(reader, clause);
        clause->glued = before > clause->first && token_content(reader, before - 1);
        clause->leads =
            !clause->time.limit && !content_between(reader, clause, clause->first, before);
    }
    if (clause->has_time && clause->optional && shares_bracket(reader, clause))
        clause->fields.optional = true;
    if (clause->school && clause->home)
        clause->school = false;
    clause->work = has_work(reader, clause->first, clause->last) ||
                   token_text_is(reader, clause->first, "复习");
    /* 想想…15分钟: nothing says that what it is glued to is work */
    clause->time.unsure = clause->time.unsure || (clause->has_time && clause->glued &&
                                                  !clause->work && !clause->time.total);
    /* （第1～5题20分钟，第6题10分钟）: which of them it is, is not said */
    clause->time.unsure = clause->time.unsure || (clause->times_more && !clause->time.total &&
                                                  !clause->time.per && !clause->time.each);
    clause->none = !clause->has_time && says_none(reader, clause->first, clause->last);
    judge_notice(reader, clause);
    if (part->subject && part->subject->kind == KIND_NOTICE && !part->affairs && clause->content &&
        !clause->has_time)
        clause->brings = true; /* of 班务 everything is */
}
