/* Headings: the class and the day that one names, a list of subjects, a preface before the homework. */
#include "config.h"

#include "domain/reader_head.h"

#include "base/i18n.h"

#define HALF_YEAR 183

size_t parse_class(const struct reader *reader, size_t i, size_t end)
{
    size_t at = i;
    bool number = false;

    if (token_text_is(reader, i, "class") || token_text_is(reader, i, "grade")) { /* Class 4 */
        at = skip_space(reader, i + 1, end);
        if (at >= end || token_at(reader, at)->type != T_NUMBER)
            return i;
        size_t next = skip_space(reader, at + 1, end);
        return token_text_is(reader, next, "class") && next < end ? parse_class(reader, next, end)
                                                                  : at + 1;
    }
    for (; at < end && at < i + 12; at++) {
        const struct token *token = token_at(reader, at);
        if (token->c == 0x73ED && token->end - token->start == 3) /* 班 */
            return number ? at + 1 : i;
        if (token->type == T_NUMBER || token_has(reader, at, CLASS(NUM)) ||
            token_text_is(reader, at, "一年级"))
            number = true;
        else if (!(token->c == '(' || token->c == ')' || token->c == 0x5E74 || token->c == 0x7EA7 ||
                   token->c == 0x521D || token->c == 0x9AD8 || token->c == '-' || token->c == '.' ||
                   token->c == 0x5C0F /* 小 */ || token->c == 0x4E2D))
            return i;
    }
    return i;
}

/* 国庆作业, 周末作业: the first school day behind those days; DAY_NONE where none are named. */
static day_t behind_days_off(const struct reader *reader, size_t i, size_t end)
{
    const struct calendar *calendar = reader->context->calendar;
    day_t found = DAY_NONE;

    for (; i < end; i++) {
        const char *word = reader->message + token_at(reader, i)->start;
        if (!token_has(reader, i, CLASS(TODAY)) || token_has(reader, i, CLASS(DAY)))
            continue;
        if (strncmp(word, "周末", 6) == 0 || strncmp(word, "双休", 6) == 0 ||
            strncmp(word, "本周末", 9) == 0)
            found = calendar_next_school_day(calendar, date_monday(reader->day) + SUNDAY);
        else
            found = after_holiday(reader);
    }
    return found;
}

/* The day that it names is the one nearest to the day asked for. */
void take_heading(struct reader *reader, size_t i, size_t end, bool sets)
{
    const struct reader_context *context = reader->context;

    for (size_t at = i; at < end;) {
        day_t day, kept = reader->day;
        bool weak;
        size_t next = parse_classes(reader, at, end);
        if (next > at) {
            (void)class_is_meant(reader, at, next, sets ? end : next);
            at = next;
            continue;
        }
        reader->day = context->assigned - HALF_YEAR;
        next =
            token_at(reader, at)->type == T_NUMBER ? parse_day(reader, at, end, &day, &weak) : at;
        reader->day = kept;
        reader->reading->day_named = reader->reading->day_named || next > at;
        if (next > at && day != reader->day) {
            if (context->day_asked || reader->settled) {
                add_note(reader, at, next,
                         _("the heading names another day: what is written is set on the day asked "
                           "for"));
            } else {
                reader->day = reader->reading->day = day;
            }
        }
        at = next > at ? next : at + 1;
    }
    day_t behind = behind_days_off(reader, i, end);
    reader->holiday = behind != DAY_NONE ? behind : reader->holiday;
}

/* 数学 物理 化学 三科作业：, nothing but subjects and words of headings */
bool lists_subjects(const struct reader *reader, size_t i, size_t end)
{
    const classes_t words = CLASS(HOMEWORK) | CLASS(HEADING) | CLASS(TODAY) | CLASS(DAY) |
                            CLASS(FILL) | CLASS(NUM) | CLASS(POLITE);
    size_t subjects = 0, homework = 0;

    for (; i < end; i++) {
        const struct token *token = token_at(reader, i);
        if (token->subject)
            subjects++;
        else if (token_has(reader, i, CLASS(NEG)) ||
                 (token_content(reader, i) && !token_has(reader, i, words) &&
                  token->c != 0x79D1)) /* 科 */
            return false;
        homework += token_has(reader, i, CLASS(HOMEWORK)) ? 1 : 0;
    }
    return subjects > 1 && homework > 0;
}

#define PREFACE_TOKENS 16

size_t read_preface(const struct reader *reader, size_t i, size_t end)
{
    const classes_t words = CLASS(POLITE) | CLASS(FILL) | CLASS(HOMEWORK) | CLASS(HEADING) |
                            CLASS(GREET) | CLASS(TODAY) | CLASS(DAY) | CLASS(DONE) | CLASS(WORK);
    bool homework = false;

    for (size_t at = i; at < end && at < i + PREFACE_TOKENS; at++) {
        day_t day;
        bool weak;
        size_t next = parse_class(reader, at, end);
        next = next == at ? parse_day(reader, at, end, &day, &weak) : next;
        if (next > at) {
            at = next - 1;
            continue;
        }
        if (token_is(reader, at, ':'))
            return at > i ? at + 1 : i;
        if (at > i && token_at(reader, at - 1)->type == T_SPACE &&
            token_has(reader, at - 2, CLASS(HOMEWORK)) && token_at(reader, at)->subject)
            return at; /* 周末作业 语文… */
        if (token_at(reader, at)->subject && homework && token_text_is(reader, at - 1, "有"))
            return at; /* 老师今天布置的作业有语文抄写… */
        homework = homework || token_has(reader, at, CLASS(HOMEWORK));
        if (token_at(reader, at)->subject ||
            (token_content(reader, at) && !token_has(reader, at, words)))
            return i;
    }
    return i;
}
