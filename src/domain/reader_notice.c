/* What is to be brought, returned or known: which clauses say so (contract, 5.8). */
#include "config.h"

#include "domain/reader_parts.h"

#include "base/text.h"

/* What a clause has, for whether it brings, returns or tells. */
struct notice_words
{
    classes_t seen;
    bool needed;  /* 明天要用田字格本: with its day only */
    bool bring;   /* 带, 穿 with what is brought */
    bool hand_in; /* 交, 收 with what is handed in */
    bool verb;    /* a verb of work; 带跳绳, 带课外书 are things */
    bool paper;
    bool slip_filled; /* 填回执: a slip of the school's, filled in */
    bool shown;       /* 展示, 汇报: of what was made */
    bool taken;       /* 把…带来: what stands between is a thing */
    bool discussed;   /* 讲评: what the teacher does with it */
};

static bool one_of(const struct reader *reader, size_t i, const char *signs)
{
    char sign[5] = "";

    text_encode(token_at(reader, i)->c, sign);
    return sign[0] != '\0' && strstr(signs, sign);
}

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
           is_recipient(reader, i);
}

static bool is_object(const struct reader *reader, const struct clause *clause, size_t i)
{
    size_t next = token_is(reader, i, ':') ? i + 1 : i;

    if (token_at(reader, i - 1)->type == T_LATIN) /* bring your book */
        next = skip_space(reader, next, clause->last);
    return next < clause->last && token_content(reader, next) && !is_destination(reader, next) &&
           !token_has(reader, next, CLASS(HAND) | CLASS(LEAD) | CLASS(FILL));
}

static struct notice_words notice_words(const struct reader *reader, const struct clause *clause)
{
    const classes_t works = CLASS(WRITE) | CLASS(WORK) | CLASS(ORAL) | CLASS(PREVIEW);
    const classes_t things =
        CLASS(READ) | CLASS(INQUIRY) | CLASS(SPORT) | CLASS(ART) | CLASS(LABOR);
    struct notice_words words = {0};
    bool brought = false;

    for (size_t i = clause->first; i < clause->last; i++) {
        const struct token *token = token_at(reader, i);
        classes_t classes = token->quoted ? 0 : token->classes;
        bool event = (classes & CLASS(EVENT)) && token_has(reader, i + 1, CLASS(PAPER));
        /* 听写准备 names no thing; 三角板准备好 does */
        bool needs = ((classes & CLASS(BRING)) && token->value == 1) ||
                     (token_text_is(reader, i, "需要") && token_is(reader, i + 1, ':'));
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
                                          (words.taken || is_object(reader, clause, i + 1)));
        words.taken = words.taken || token->c == 0x628A; /* 把错题本交上来 */
        words.shown = words.shown ||
                      ((classes & (CLASS(HAND) | CLASS(BRING))) && is_destination(reader, i + 1)) ||
                      ((classes & CLASS(HAND)) &&
                       (token_text_is(reader, i, "展示") || token_text_is(reader, i, "汇报")));
        bool tested = token->c == 0x6D4B || token_text_is(reader, i, "默写");
        if (tested && i > clause->first && /* 明天测1000米, 明天默写第3课 */
            token_has(reader, i - 1, CLASS(DAY) | CLASS(LESSON)))
            classes = CLASS(EVENT);
        if (one_of(reader, i, "写") &&
            (token_text_is(reader, i + 1, "名字") || token_text_is(reader, i + 1, "姓名") ||
             token_char(reader, i + 1, 0x540D)))
            continue; /* 带水彩笔（写好名字） */
        words.verb = words.verb || ((classes & (brought || words.taken ? works : works | things)) &&
                                    !(classes & (CLASS(EVENT) | CLASS(SLIP))));
        words.paper = words.paper || ((classes & CLASS(PAPER)) && !brought);
        words.slip_filled = words.slip_filled || ((classes & CLASS(SLIP)) && token->value == 1);
        words.discussed = words.discussed || ((classes & CLASS(EVENT)) && token->value == 1) ||
                          (i > clause->first && token_text_is(reader, i, "讲") && /* 明天讲试卷 */
                           token_has(reader, i - 1, CLASS(DAY) | CLASS(LESSON)) &&
                           !token_has(reader, i - 1, CLASS(TODAY))); /* 今天讲了分数 */
        brought = brought || (classes & (CLASS(BRING) | CLASS(HAND)));
        /* 词语听写 without a day is the work itself */
        if ((classes & CLASS(EVENT)) && (classes & CLASS(WRITE)) && !clause->fields.named_day)
            event = true;
        words.seen |= event ? 0 : classes;
    }
    return words;
}

/* 作文本周四交: the book alone, and no page of it */
static bool hands_in_book(const struct reader *reader, const struct clause *clause)
{
    size_t book = SIZE_MAX;

    for (size_t i = clause->first; i < clause->last; i++) {
        const struct token *token = token_at(reader, i);
        if (!token_content(reader, i) || (i >= clause->due_words.from && i < clause->due_words.to))
            continue;
        if (book != SIZE_MAX || !token_has(reader, i, CLASS(PAPER)) ||
            token->end - token->start < 6)
            return false;
        book = token->end;
    }
    return book != SIZE_MAX && clause->fields.has_due && !clause->has_time &&
           (strncmp(reader->message + book - 3, "本", 3) == 0 ||
            strncmp(reader->message + book - 3, "册", 3) == 0);
}

/* 没带, 未交, 忘写, but 别忘带 lacks nothing. */
static bool says_lack(const struct reader *reader, const struct clause *clause, size_t i)
{
    return one_of(reader, i, "没未忘缺不") &&
           !(i > clause->first && one_of(reader, i - 1, "别勿要"));
}

/* 练习册没带的同学：3、15、22号: who lacks something, by number or name; nothing is set for them here. */
static bool lists_who_lacks(const struct reader *reader, const struct clause *clause)
{
    bool lacks = false, people = false, numbers = false, known = false;
    size_t i = clause->first;

    for (; i < clause->last && !token_is(reader, i, ':'); i++) {
        lacks = lacks || (says_lack(reader, clause, i) && !token_char(reader, i, 0x4E0D)); /* 不 */
        people = people ||
                 (lacks && (one_of(reader, i, "者人") || token_has(reader, i, CLASS(POLITE)) ||
                            token_text_is(reader, i, "学生") || token_text_is(reader, i, "名单")));
    }
    if (!lacks || i + 1 >= clause->last || clause->has_time || has_work(reader, i, clause->last))
        return false;
    for (i++; i < clause->last; i++) {
        if (token_is(reader, i, 0x300A) ||
            token_has(reader, i, CLASS(NUMBERING) | CLASS(PAPER) | CLASS(BRING) | CLASS(HAND)))
            return false;
        people = people || token_char(reader, i, 0x53F7); /* 号 */
        numbers = numbers || token_at(reader, i)->type == T_NUMBER;
        known = known || (token_content(reader, i) && token_at(reader, i)->known &&
                          !token_has(reader, i, CLASS(NUM)));
    }
    return people || (!numbers && !known); /* 没交：张三、李四 */
}

/* 忘带红领巾的同学, 未带图册者: who lacks something, and what follows is set for them; nothing is brought. But
 * 别忘带…的本子 is. */
static bool names_who_lacks(const struct reader *reader, const struct clause *clause)
{
    bool lacks = false;
    size_t who = clause->last; /* the token 的 or 者 */

    for (size_t i = clause->first; i < clause->last; i++) {
        lacks = lacks || says_lack(reader, clause, i);
        if (lacks && (token_char(reader, i, 0x7684) || token_char(reader, i, 0x8005)))
            who = i;
    }
    for (size_t i = who; i < clause->last; i++)
        if (token_has(reader, i,
                      CLASS(BRING) | CLASS(HAND) | CLASS(DAY) | CLASS(WEEKDAY) | CLASS(PAPER) |
                          CLASS(SLIP) | CLASS(CLASSWIDE)))
            return false;
    return who < clause->last && token_is(reader, clause->last, ',');
}

/* 明天下午3:40放学, 周一7点50到校: when the class comes or goes */
static bool names_hour(const struct reader *reader, const struct clause *clause)
{
    bool comes = false, hour = false;

    for (size_t i = clause->first; i < clause->last; i++) {
        comes = comes || token_text_is(reader, i, "放学") || token_text_is(reader, i, "到校") ||
                token_text_is(reader, i, "离校") || token_text_is(reader, i, "集合");
        hour = hour || (token_at(reader, i)->type == T_NUMBER &&
                        (token_is(reader, i + 1, ':') || token_char(reader, i + 1, 0x70B9)));
    }
    return comes && hour && clause->fields.named_day && !clause->work && !clause->has_time;
}

void judge_notice(const struct reader *reader, struct clause *clause)
{
    const classes_t made = CLASS(RECORD) | CLASS(WRITTEN_NOUN) | CLASS(PAPER) | CLASS(ART);
    const classes_t days = CLASS(DAY) | CLASS(WEEKDAY) | CLASS(WEEKREF);
    struct notice_words words = {0};
    bool listed = lists_who_lacks(reader, clause);
    if (!listed && !names_who_lacks(reader, clause))
        words = notice_words(reader, clause);
    bool noun = (words.seen & CLASS(WRITTEN_NOUN)) != 0;

    words.bring = words.bring || (words.needed && (words.seen & days));

    /* 准备演讲稿 is work, 明天带演讲稿 is not; 周五交周记 is, 周五交练习册 is not */
    words.verb =
        words.verb || (noun && words.bring && clause->work && !words.taken && !(words.seen & days));
    words.hand_in = (words.hand_in && !noun) || hands_in_book(reader, clause);
    words.verb = words.verb && !words.slip_filled; /* 填好回执，明天交 */
    clause->brings =
        !words.verb && clause->content &&
        (words.bring || words.hand_in ||
         ((words.seen & CLASS(SLIP)) && ((words.seen & CLASS(HAND)) || !clause->work)));
    clause->product = !token_has(reader, clause->first, CLASS(COURSE)) && /* 提醒：明天带… */
                      (words.hand_in || words.shown || (words.bring && (words.seen & made)));
    clause->sheet = !words.hand_in && !words.shown &&
                    !(words.seen & (CLASS(RECORD) | CLASS(WRITTEN_NOUN) | CLASS(ART)));
    /* 美术课要做灯笼: the lesson does it */
    bool lesson = clause->first > 0 && token_char(reader, clause->first - 1, 0x8BFE) &&
                  one_of(reader, clause->first, "要会将") && !clause->has_time;
    clause->work = clause->work && !lesson;
    clause->tells = !clause->brings && clause->content && (!words.verb || lesson) &&
                    (lesson || words.discussed || names_hour(reader, clause) ||
                     (!words.paper && (words.seen & (CLASS(CLASSWIDE) | CLASS(EVENT)))));
    clause->work = clause->work && !(clause->tells && words.discussed);
    clause->lists = listed;
}
