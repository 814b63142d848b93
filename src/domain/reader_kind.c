/* The kind of a text: clause by clause, by its verb and then by its object; anything
 * written makes the whole written. */
#include "config.h"

#include "domain/reader_parts.h"

#define WORKBOOK_BYTES 9 /* a name inside 《》 that is a workbook's has three characters */

#define VERBS                                                                                      \
    (CLASS(WRITE) | CLASS(WORK) | CLASS(ORAL) | CLASS(READ) | CLASS(PREVIEW) | CLASS(INQUIRY) |    \
     CLASS(SPORT) | CLASS(ART) | CLASS(LABOR))

/* p12, pg. 3: a page; a p alone is a letter. */
static bool is_paper(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    if (!token_has(reader, i, CLASS(PAPER)))
        return false;
    if (token->type == T_LATIN && token->end - token->start <= 2) {
        size_t next = i + 1;
        while (token_is(reader, next, '.') || token_at(reader, next)->type == T_SPACE)
            next++;
        return token_at(reader, next)->type == T_NUMBER;
    }
    return true;
}

bool has_work(const struct reader *reader, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (token_has(reader, i, VERBS | CLASS(WRITTEN_NOUN) | CLASS(RECORD)) ||
            is_paper(reader, i))
            return true;
    return false;
}

/* What a clause has of each. */
struct clause_words
{
    bool thought;  /* 思考课后题: nothing is written */
    bool practice; /* 练习: work on paper where nothing else is said */
    bool write, work, paper, noun, oral, spoken, read, reading, book, title, preview, inquiry,
        sport, art, labor, classic, record, observed, passage, many, exercise, listening, series,
        chapter;
    size_t contents;
};

/* 明天听写, 下周一默写: what the teacher does then is not the work. */
static bool is_announced(const struct reader *reader, size_t i, size_t from)
{
    bool event = token_has(reader, i, CLASS(EVENT)) || token_text_is(reader, i, "默写") ||
                 token_text_is(reader, i, "听默") || token_text_is(reader, i, "默");
    size_t at = i;

    if (!event)
        return false;
    while (at > from && (token_has(reader, at - 1, CLASS(PART) | CLASS(BETWEEN) | CLASS(NUM)) ||
                         token_at(reader, at - 1)->type == T_SPACE ||
                         token_at(reader, at - 1)->type == T_NUMBER))
        at--;
    if (at == from)
        return false;
    at--;
    return (token_has(reader, at, CLASS(DAY)) && token_at(reader, at)->value > 0) ||
           token_has(reader, at, CLASS(WEEKDAY) | CLASS(WEEKREF) | CLASS(LESSON)) ||
           token_char(reader, at, 0x65E5) || token_char(reader, at, 0x5929);
}

/* 阅读C、D, 阅读一篇, 阅读第5篇: a passage on paper */
static bool is_passage(const struct reader *reader, size_t i, size_t to)
{
    int number;
    size_t next = skip_space(reader, i + 1, to), after;

    if (!token_text_is(reader, i, "阅读") || next >= to)
        return false;
    after = skip_space(reader, parse_number(reader, next, to, &number), to);
    return token_at(reader, next)->type == T_LATIN || token_char(reader, next, 0x7B2C) ||
           token_char(reader, next, 0x5404) || is_paper(reader, next) ||
           (after > next && token_char(reader, after, 0x7BC7));
}

static bool word_ends(const struct reader *reader, size_t i, const char *end)
{
    const struct token *token = token_at(reader, i);
    size_t length = strlen(end);

    return token->end - token->start >= length &&
           strncmp(reader->message + token->end - length, end, length) == 0;
}

/* 探究题, 实验卷, 学习单 */
static bool names_exercise(const struct reader *reader, size_t i)
{
    return word_ends(reader, i, "题") || word_ends(reader, i, "卷") || word_ends(reader, i, "单") ||
           word_ends(reader, i, "案") || word_ends(reader, i, "册") || word_ends(reader, i, "纸");
}

/* 课堂练习已做完: what is done already says nothing of what is set. */
static bool is_done(const struct reader *reader, size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++) {
        if (token_char(reader, i, 0x5DF2) && token_has(reader, i + 1, CLASS(DONE)))
            return true;
        if (token_text_is(reader, i, "已完成"))
            return true;
        if (i > from && token_char(reader, i - 1, 0x4E0D) &&
            token_char(reader, i, 0x7528) && /* 不用 */
            token_has(reader, i + 1, CLASS(WRITE)))
            return true;
        if (!token_content(reader, i))
            continue;
        if (token_text_is(reader, i + 1, "不用做") || token_text_is(reader, i + 1, "不用写") ||
            token_text_is(reader, i + 1, "不做") || token_text_is(reader, i + 1, "不写") ||
            token_text_is(reader, i + 1, "免做"))
            return true; /* 原来的抄写不用做了 */
    }
    return false;
}

/* 运动：, 运动👉每天1小时: what is done, no term of a lesson (机械运动) */
static bool names_sport(const struct reader *reader, size_t i)
{
    const struct token *next = token_at(reader, i + 1);

    return token_text_is(reader, i, "运动") && (i == 0 || !token_content(reader, i - 1)) &&
           (next->c == ':' || next->type != T_WORD || token_has(reader, i + 1, CLASS(EACH)));
}

static void see(const struct reader *reader, enum kind own, size_t from, size_t i, size_t to,
                struct clause_words *words)
{
    const struct token *token = token_at(reader, i);
    classes_t classes = token->classes;

    if (token->quoted) {
        words->title = words->title || token->c == 0x300A;
        /* 《语文作业本》 */
        words->paper = words->paper ||
                       ((classes & CLASS(PAPER)) && token->end - token->start >= WORKBOOK_BYTES);
        return;
    }
    if (token->rule == READER_PLACE && (classes & CLASS(DONE)))
        words->work = true; /* 课后服务完成… */
    if (token->rule != READER_TEXT || is_announced(reader, i, from))
        return;
    if (token_text_is(reader, i, "练习") || token_text_is(reader, i, "练一练")) {
        words->practice = own == KIND_WRITTEN;
        return;
    }
    /* 画 is art in subjects of art, else a figure to be drawn */
    if (token_text_is(reader, i, "画")) {
        words->art = words->art || own == KIND_ART;
        words->write = words->write || own != KIND_ART;
        return;
    }
    bool recited =
        token_text_is(reader, i, "填空") && token_has(reader, i + 1, CLASS(ORAL)); /* 填空背诵 */
    words->write = words->write || ((classes & CLASS(WRITE)) && !recited) ||
                   (own == KIND_WRITTEN && !token_has(reader, i + 1, CLASS(ART)) &&
                    /* 整理房间 is a word of its own */
                    (token_text_is(reader, i, "整理") || token_text_is(reader, i, "梳理") ||
                     token_text_is(reader, i, "归纳")));
    words->work = words->work || (classes & CLASS(WORK));
    words->paper = words->paper || is_paper(reader, i);
    words->thought = words->thought || token_text_is(reader, i, "思考");
    words->listening = words->listening || token_text_is(reader, i, "听力");
    words->exercise = words->exercise || (is_paper(reader, i) && names_exercise(reader, i));
    words->noun = words->noun || (classes & CLASS(WRITTEN_NOUN));
    /* 小练笔：我最想说的话; but 作文：朗读… */
    words->write = words->write ||
                   ((classes & CLASS(WRITTEN_NOUN)) && i == from && token_is(reader, i + 1, ':') &&
                    !token_has(reader, i + 2, CLASS(ORAL) | CLASS(READ)));
    words->oral = words->oral || (classes & CLASS(ORAL));
    words->spoken =
        words->spoken || ((classes & CLASS(ORAL)) && token->value == 1 && token->c == 0x53E3);
    words->read = words->read || (classes & CLASS(READ));
    words->reading =
        words->reading || ((classes & CLASS(READ)) && !token_text_is(reader, i, "读") &&
                           !token_text_is(reader, i, "read"));
    words->passage = words->passage || is_passage(reader, i, to);
    words->book = words->book || (classes & CLASS(BOOK));
    words->classic = words->classic ||
                     ((classes & CLASS(BOOK)) &&
                      (token_text_is(reader, i, "名著") || token_text_is(reader, i, "整本书") ||
                       token_text_is(reader, i, "必读书目")));
    words->preview = words->preview || (classes & CLASS(PREVIEW));
    words->inquiry = words->inquiry || (classes & CLASS(INQUIRY));
    words->sport = words->sport || (classes & CLASS(SPORT)) || names_sport(reader, i);
    words->art = words->art || (classes & CLASS(ART)) || word_ends(reader, i, "小报");
    words->labor = words->labor || (classes & CLASS(LABOR));
    words->record = words->record || (classes & CLASS(RECORD));
    words->observed = words->observed ||
                      ((classes & CLASS(RECORD)) && (token->c == 0x89C2 || token->c == 0x5B9E));
    words->series =
        words->series || token->c == 0x5957 /* 套 */ || token_text_is(reader, i, "test");
    words->contents += token_content(reader, i) ? 1 : 0;
    words->chapter =
        words->chapter ||
        ((token->c == 0x56DE || token->c == 0x7AE0) && i > from && /* 回, 章 */
         (token_at(reader, i - 1)->type == T_NUMBER || token_has(reader, i - 1, CLASS(NUM))));
    words->many = words->many || token->c == 0x904D; /* 遍 */
}

/* -1: no word says it. */
static int kind_of_clause(const struct clause_words *words)
{
    bool on_paper = words->paper || words->noun;

    if (words->spoken)
        return KIND_ORAL;
    if (words->thought && !words->write && !words->work)
        return -1;
    if (words->write || (words->work && words->record))
        return KIND_WRITTEN;
    if (words->listening && (on_paper || words->series))
        return KIND_WRITTEN; /* 听力书P20 */
    if (words->oral && !(words->work && on_paper))
        return KIND_ORAL;
    if (words->title && words->chapter && !words->work && !words->preview && !words->noun)
        return KIND_READING; /* 《西游记》第20-25回 */
    if (words->title && words->classic && !words->work && !words->preview && !words->noun &&
        !words->paper)
        return KIND_READING; /* 名著：《朝花夕拾》第三篇 */
    if (words->passage && !words->book)
        return KIND_WRITTEN;
    if (words->read && !(words->work && on_paper)) {
        if ((words->reading && words->exercise) ||
            (words->reading && words->paper && !words->book && !words->title))
            return KIND_WRITTEN; /* 名著阅读任务单, 阅读单元卷 */
        return words->book || ((words->title || words->reading || words->chapter) && !words->many)
                   ? KIND_READING
                   : KIND_ORAL;
    }
    if (words->noun || ((words->work || words->practice) && words->paper && !words->inquiry))
        return KIND_WRITTEN;
    if (words->preview)
        return KIND_PREVIEW;
    if (words->inquiry || words->observed)
        return words->paper && (words->work || words->exercise) ? KIND_WRITTEN : KIND_INQUIRY;
    if (words->sport)
        return KIND_SPORT;
    if (words->labor)
        return KIND_LABOR;
    if (words->art)
        return KIND_ART;
    return words->paper || words->practice ? KIND_WRITTEN : -1;
}

static bool ends_clause(const struct reader *reader, size_t i)
{
    return token_parts(reader, i) || token_is(reader, i, 0x3001) ||
           token_char(reader, i, 0x5E76) /* 并 */ || token_text_is(reader, i, "然后") ||
           token_is(reader, i, '+') || token_char(reader, i, 0x518D) ||
           (token_is(reader, i, '.') && i > 0 && token_at(reader, i - 1)->type != T_LATIN &&
            token_at(reader, i + 1)->type == T_WORD);
}

void kind_see(const struct reader *reader, size_t from, size_t to, struct kind_guess *guess)
{
    struct clause_words words = {0};
    size_t begin = from;

    for (size_t i = from; i <= to; i++) {
        if (i < to && !ends_clause(reader, i)) {
            see(reader, guess->own, begin, i, to, &words);
            continue;
        }
        int kind = is_done(reader, begin, i) ? -1 : kind_of_clause(&words);
        if (words.spoken && words.contents == 1) {
            guess->found = KIND_ORAL; /* 算一算，口头 */
            guess->settled = true;
        } else if (words.spoken && guess->found == KIND_WRITTEN && guess->soft) {
            guess->found = KIND_ORAL; /* 第4题，口头说给家长听 */
        }
        if (guess->settled) {
            kind = KIND_ORAL;
        } else if (kind == KIND_WRITTEN) {
            guess->soft =
                (guess->found != KIND_WRITTEN || guess->soft) && !words.write && !words.noun;
        }
        /* 读《黄山奇石》，说说…: a text of the lesson, no book */
        if (guess->found < 0 || kind == KIND_WRITTEN || (guess->weak && kind == KIND_ORAL)) {
            guess->found = guess->found == KIND_WRITTEN ? KIND_WRITTEN : kind;
            guess->weak = kind == KIND_READING && !words.book && !words.reading;
        }
        words = (struct clause_words){0};
        begin = i + 1;
    }
}

enum kind kind_guessed(const struct reader *reader, const struct kind_guess *guess, bool *guessed)
{
    *guessed = guess->found < 0;
    if (!*guessed)
        return (enum kind)guess->found;
    return guess->own == KIND_WRITTEN && reader->context->limit == 0 ? KIND_OTHER : guess->own;
}

enum kind reader_kind(const struct reader_context *context, const struct subject *subject,
                      const char *text, bool *guessed)
{
    struct arena *arena = arena_new();
    struct reader_result reading = {.stated_total = -1};
    struct reader reader = {.context = context,
                            .message = text,
                            .arena = arena,
                            .reading = &reading,
                            .day = context->assigned};
    struct kind_guess guess = kind_guess_new(subject);
    enum kind kind;

    /* what is of the class as a whole is to be known, not done */
    if (subject->kind == KIND_NOTICE) {
        *guessed = false;
        arena_free(arena);
        return KIND_NOTICE;
    }
    reader_lex(&reader);
    kind_see(&reader, 0, reader.count, &guess);
    kind = kind_guessed(&reader, &guess, guessed);
    arena_free(arena);
    return kind;
}
