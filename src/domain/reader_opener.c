/* Words that open items for some: 必做：, 选做：, A层：, 基础题：, ★★. */
#include "config.h"

#include "domain/reader_parts.h"

#define STAR 0x2605

static size_t read_stars(const struct reader *reader, size_t i, size_t end, struct fields *fields)
{
    size_t to = i;

    while (to < end && token_char(reader, to, STAR))
        to++;
    if (to == i || to - i > 3)
        return i;
    fields->has_tier = true;
    fields->tier = (enum tier)(TIER_BASE + (int)(to - i) - 1);
    return to;
}

/* 一题, 两道, 其中: 选做一题 is a choice, no heading. */
static bool counts_items(const struct reader *reader, size_t i, size_t end)
{
    int number;
    size_t next = parse_number(reader, i, end, &number);

    return (next > i && next < end && token_content(reader, next)) || token_char(reader, i, 0x5176);
}

static void take_tier(const struct token *token, struct fields *fields)
{
    fields->has_tier = true;
    fields->tier = (enum tier)token->value;
}

/* The word itself, with a second one: 拓展题（选做）, 基础题(必做). */
static size_t read_words(const struct reader *reader, size_t i, size_t end, struct fields *fields,
                         bool *soft, bool *tier)
{
    const struct token *token = token_at(reader, i);
    size_t to = i;

    *soft = *tier = false;
    if (i >= end || token->quoted)
        return i;
    if (token_has(reader, i, CLASS(OPTIONAL)) && token->value == 2 && !token_is(reader, i + 1, ':'))
        return i; /* 学有余力的同学做拓展题 */
    if (token_has(reader, i, CLASS(OPTIONAL))) {
        fields->optional = true;
        to = i + 1;
    } else if (token_has(reader, i, CLASS(REQUIRED)) &&
               (!token_text_is(reader, i, "其余") || token_is(reader, i + 1, ':'))) {
        fields->required = true;
        to = i + 1;
    } else if (token_has(reader, i, CLASS(TIER) | CLASS(TIER_SOFT))) {
        *soft = !token_has(reader, i, CLASS(TIER));
        *tier = true;
        take_tier(token, fields);
        to = i + 1;
    } else if ((token_has(reader, i, CLASS(PLACE) | CLASS(HOME)) &&
                !token_has(reader, i, CLASS(DONE)))) {
        fields->has_place = *soft = true; /* 校内：…；家庭：… */
        fields->place = token_has(reader, i, CLASS(PLACE)) ? PLACE_SCHOOL : PLACE_HOME;
        to = i + 1;
        to += to < end && token_has(reader, to, CLASS(DONE)) ? 1 : 0;
    } else {
        return i;
    }
    while (token_text_is(reader, to, "作业") || token_text_is(reader, to, "任务") ||
           token_text_is(reader, to, "部分") || token_text_is(reader, to, "题") ||
           token_text_is(reader, to, "同学") || token_text_is(reader, to, "学生"))
        to++;
    if (token_is(reader, to, '(') && token_has(reader, to + 1, CLASS(OPTIONAL) | CLASS(REQUIRED)) &&
        token_is(reader, to + 2, ')')) {
        fields->optional = fields->optional || token_has(reader, to + 1, CLASS(OPTIONAL));
        to += 3;
    }
    return to < end ? to : end;
}

size_t read_opener(const struct reader *reader, size_t i, size_t end, bool line_start, bool stars,
                   struct fields *fields)
{
    bool bracket =
        token_is(reader, i, '(') || token_is(reader, i, 0x3010) || token_is(reader, i, '[');
    bool soft, tier;
    struct time_field time;
    size_t to = stars && line_start ? read_stars(reader, i, end, fields) : i;

    if (to > i) {
        to = skip_space(reader, to, end);
        return token_is(reader, to, ':') && to < end ? to + 1 : to;
    }
    to = read_words(reader, bracket ? i + 1 : i, end, fields, &soft, &tier);
    if (to == i || (bracket && to == i + 1)) {
        *fields = (struct fields){0};
        return i;
    }
    if (bracket) {
        bool closed =
            token_is(reader, to, ')') || token_is(reader, to, 0x3011) || token_is(reader, to, ']');
        if (!closed || !line_start || to >= end) {
            *fields = (struct fields){0};
            return i;
        }
        to = skip_space(reader, to + 1, end);
        return token_is(reader, to, ':') && to < end ? to + 1 : to;
    }
    if (token_is(reader, skip_space(reader, to, end), ':') && skip_space(reader, to, end) < end)
        return skip_space(reader, to, end) + 1;
    if (fields->has_place) {
        *fields = (struct fields){0};
        return i;
    }
    bool alone = to >= end, space = token_at(reader, to)->type == T_SPACE;
    if (line_start && !soft &&
        ((space && !alone) ||
         (!space && !alone && token_content(reader, to) &&
          (tier || fields->required || (fields->optional && !counts_items(reader, to, end))))))
        return to;
    if (line_start &&
        (alone || (!soft && token_is(reader, to, '(') && parse_time(reader, to + 1, end, &time))))
        return to; /* 必做题（15分钟） */
    if (tier && !soft && !alone && (space || token_content(reader, to)))
        return to;
    *fields = (struct fields){0};
    return i;
}
