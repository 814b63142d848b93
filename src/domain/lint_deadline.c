/* Times of day in texts: until when a text wants something done or sent. */
#include "config.h"

#include "domain/lint_engine.h"

#include <string.h>

#include "base/text.h"

/* A time with the part of the day before it: groups 1 part, 2 hour, 3 minutes after a colon, 4 after
 * 点, 5 half past, 6 am or pm. */
#define TIME                                                                                                              \
    "(凌晨|半夜|深夜|夜里|今晚|当晚|晚上|晚间|晚|下午|中午|早上|早晨|上午|明早|次日)?\\s*" \
    "(?<![\\d.])(?<!\\d[:：])(\\d{1,2}|[一二]?十[一二]?|[一二两三四五六七八九])"                          \
    "(?:\\s*[:：]\\s*(\\d{2})(?!\\d)|\\s*[点时](?:(\\d{1,2})分?|(半)|钟|整)?)"                                     \
    "\\s*([ap]\\.?m\\b\\.?)?"
#define SEND                                                                                                                          \
    "(?:上传|提交|上交|交(?![通流叉换际界汇往])|发到|发至|发给|发群|发送|发视频|发语音|打卡|完成|" \
    "做完|"                                                                                                                         \
    "写完|背完|读完|接龙|拍照|录制|报给|报到群)"
#define WITHIN "[^。；;，,！!？?\\n]{0,12}?"

static const char *const deadline_patterns[] = {
    TIME "\\s*(?:(?:之前|以前|前|为止)" WITHIN SEND "|截止)",
    "(?:截止(?:时间)?|(?:最晚|最迟|不晚于|不迟于)(?=[^。；;，,！!？?\\n]{0,24}" SEND "))"
    "(?:在|到|至|为|是|[:：])?\\s*" TIME,
    "(?:submit|upload|hand(?:ed)? in|turn in|send|post|finish)[^.!?。！？\\n]{0,40}?"
    "\\b(?:before|by|until|no later than)\\s+(?<part>tonight\\s+)?" TIME,
};

static bool may_name_deadline(const char *normal)
{
    static const char *const words[] = {"前",     "截止",   "为止", "最晚",  "最迟",    "不晚于",
                                        "不迟于", "before", "by",   "until", "no later"};

    if (!strpbrk(normal, "0123456789") && !strstr(normal, "点"))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strstr(normal, words[i]))
            return true;
    return false;
}

/* 22, 九, 十, 十一, 二十二 */
static int number_at(const char *text, const struct span *span)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int value = 0;

    for (size_t i = span->start; i < span->end; i = lint_next_char(text, i)) {
        if (text[i] >= '0' && text[i] <= '9')
            value = value * 10 + (text[i] - '0');
        else if (strncmp(text + i, "十", strlen("十")) == 0)
            value = value == 0 ? 10 : value * 10;
        else if (strncmp(text + i, "两", strlen("两")) == 0)
            value += 2;
        for (size_t d = 0; d < sizeof digits / sizeof digits[0]; d++)
            if (strncmp(text + i, digits[d], strlen(digits[d])) == 0)
                value += (int)d + 1;
    }
    return value;
}

static bool part_is_one_of(const char *text, const struct span *part, const char *const *names)
{
    for (; *names; names++)
        if (strlen(*names) == part->end - part->start &&
            strncmp(text + part->start, *names, part->end - part->start) == 0)
            return true;
    return false;
}

/* The time of a match whose group `first` is the part of the day; -1: a time of the morning. */
static int time_of(const struct linter *linter, const char *text, uint32_t first)
{
    static const char *const night[] = {"凌晨", "半夜", "深夜", NULL};
    static const char *const evening[] = {"夜里", "今晚", "当晚", "晚上",
                                          "晚间", "晚",   "下午", NULL};
    static const char *const morning[] = {"早上", "早晨", "上午", "明早", "次日", "中午", NULL};
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(linter->match);
    uint32_t known = pcre2_get_ovector_count(linter->match);
    struct span groups[6] = {{0, 0}};

    for (uint32_t g = 0; g < 6 && first + g < known; g++)
        if (places[2 * (first + g)] != PCRE2_UNSET)
            groups[g] = (struct span){places[2 * (first + g)], places[2 * (first + g) + 1]};
    int hour = number_at(text, &groups[1]);
    int minutes = number_at(text, &groups[2]) + number_at(text, &groups[3]);
    bool in_night = part_is_one_of(text, &groups[0], night);
    bool pm = groups[5].end > groups[5].start && text[groups[5].start] == 'p';

    if (groups[4].end > groups[4].start)
        minutes = 30;
    if (hour > 24 || minutes > 59 || part_is_one_of(text, &groups[0], morning))
        return -1;
    if (pm && hour == 12)
        return hour * 60 + minutes; /* noon */
    if (hour <= 12 && hour > 0 &&
        (pm || part_is_one_of(text, &groups[0], evening) || (in_night && hour >= 6)))
        hour += 12;
    else if (hour < 5)
        hour += 24; /* 0:30 and 1:00 are of the night after */
    return hour * 60 + minutes;
}

int linter_deadline(struct linter *linter, const char *text)
{
    int latest = -1;

    if (!linter->ready)
        lint_prepare(linter);
    arena_reset(linter->scratch);
    const char *normal = lint_normalise(linter->scratch, text);
    if (!may_name_deadline(normal))
        return -1;
    for (size_t p = 0; p < sizeof deadline_patterns / sizeof deadline_patterns[0]; p++) {
        struct span span;
        if (!linter->deadline[p]) {
            int error;
            PCRE2_SIZE place;
            linter->deadline[p] = lint_compile(deadline_patterns[p], &error, &place);
            if (!linter->deadline[p])
                die("deadline pattern %zu does not compile at %zu", p, (size_t)place);
        }
        for (size_t from = 0; lint_find(linter, linter->deadline[p], normal, from, &span);
             from = span.end) {
            int time = time_of(linter, normal, p == 2 ? 2 : 1);
            latest = time > latest ? time : latest;
        }
    }
    return latest;
}
