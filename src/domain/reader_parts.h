/* What the files of the reader share: tokens, clauses and parts of a message. */
#ifndef DOMAIN_READER_PARTS_H
#define DOMAIN_READER_PARTS_H

#include <stdint.h>
#include <string.h>

#include "domain/reader_fields.h"
#include "domain/reader_words.h"

/* ---- a message as tokens ---- */

enum token_type
{
    T_WORD, /* of the lexicon, or one character of no word */
    T_NUMBER,
    T_LATIN,
    T_SPACE,
    T_LINE,
    T_PUNCT,
    T_SYMBOL, /* emoji and the like */
    T_END,
};

struct token
{
    uint32_t start, end; /* bytes in the message */
    uint32_t c;          /* the first character, folded */
    int32_t value;       /* of a number, or the word's */
    classes_t classes;
    const struct subject *subject;
    uint32_t line; /* from 1 */
    int32_t item;  /* -1 */
    uint8_t type, rule;
    bool quoted; /* inside 《》 or “” */
    bool known;  /* a word of the lexicon */
    bool slip;   /* a subject's name mistyped */
};

struct head; /* reader_head.h */

struct reader
{
    const struct reader_context *context;
    const char *message;
    struct arena *arena;
    struct reader_result *reading;
    struct token *tokens; /* count, then one T_END */
    size_t count;
    day_t day;
    struct range none; /* said of no subject; equal: not */
    bool table;        /* a head of columns was read: the number at a row's end is its minutes */
    bool settled;      /* something was read for the day: a later heading does not move it */
    day_t holiday;     /* behind the days off that a heading names: 国庆作业; DAY_NONE */
    struct stated_time *stated; /* what subjects take, said apart from their parts */
    size_t stated_count, stated_capacity;
    struct fields of_all;     /* said of all that stands before said_of_all: 以上周五交 */
    struct range said_of_all; /* equal: nothing is */
    size_t item_capacity, none_capacity, aside_capacity, error_capacity, note_capacity;
};

/* Fills tokens and count from the message. */
void reader_lex(struct reader *reader);

static inline const struct token *token_at(const struct reader *reader, size_t i)
{
    return &reader->tokens[i < reader->count ? i : reader->count];
}
static inline bool token_has(const struct reader *reader, size_t i, classes_t classes)
{
    const struct token *token = token_at(reader, i);
    return !token->quoted && (token->classes & classes) != 0;
}
static inline bool token_is(const struct reader *reader, size_t i, uint32_t c)
{
    const struct token *token = token_at(reader, i);
    return token->type == T_PUNCT && token->c == c;
}
/* Whether the token is this one character, whatever its type. */
static inline bool token_char(const struct reader *reader, size_t i, uint32_t c)
{
    return token_at(reader, i)->c == c;
}
/* Whether the token, folded, is this word. */
bool token_text_is(const struct reader *reader, size_t i, const char *folded);
/* Whether it is one of them. */
bool token_text_among(const struct reader *reader, size_t i, const char *const *words,
                      size_t count);
/* , ; 。 ! ? | or a line's end: what parts clauses. */
bool token_parts(const struct reader *reader, size_t i);
/* Words, numbers, letters: what can be text of an item by itself. */
bool token_content(const struct reader *reader, size_t i);
/* 📌, ✍️: an ornament, which stays in a text only between words. */
bool is_ornament(const struct reader *reader, size_t i);
/* The first token from i on that is no space, or end. */
size_t skip_space(const struct reader *reader, size_t i, size_t end);
/* Notes which rule took the tokens [from, to). */
void set_rule(struct reader *reader, size_t from, size_t to, enum reader_rule rule);
/* A number in digits or Chinese numerals at i; the index behind it, or i. */
size_t parse_number(const struct reader *reader, size_t i, size_t end, int *value);
char *reader_slice(const struct reader *reader, size_t from, size_t to); /* as written, trimmed */

/* The tokens [from, to) as a line of the reading: set aside, for that reason; wrong; worth a note. Texts
 * are borrowed, or the arena's. */
void add_aside(struct reader *reader, size_t from, size_t to, const char *why);
void add_error(struct reader *reader, size_t from, size_t to, const char *message);
void add_note(struct reader *reader, size_t from, size_t to, const char *message);

/* 家长们好 今天语文作业不多：, a heading with the subject of what stands below; NULL */
const struct subject *heading_subject(const struct reader *reader, size_t i, size_t end);
/* 今天数学课讲了…: the one subject whose lesson is named; NULL */
const struct subject *lesson_named(const struct reader *reader, size_t i, size_t end);
/* Whether two lines begin with one character and a space: 语 生字一课, 数 口算; dashes: and a dash. */
bool find_shorts(const struct reader *reader, bool dashes);
/* 语文：周记40；数学：卷80；英语：周报40: minutes glued to the end of every part. */
bool find_bare_ends(const struct reader *reader);
/* Whether ★★ stands somewhere: then ★ is a tier, no bullet. */
bool find_stars(const struct reader *reader);

/* 2. 林小满 ✅: a name behind a number, and nothing else. */
bool answers_chain(const struct reader *reader, size_t i, size_t end);
/* 明天做操请穿运动鞋: something to be brought or worn, without a time */
bool names_thing(const struct reader *reader, size_t i, size_t end);
/* 美术下周二带超轻黏土: what is brought to its lesson */
bool brings_then(const struct reader *reader, size_t i, size_t end);

/* Reads the message line by line into parts, and finishes each. */
void reader_read_lines(struct reader *reader);

/* ---- fields ---- */

/* The time that begins at i (with what leads it); false where none does. */
bool parse_time(const struct reader *reader, size_t i, size_t end, struct time_field *time);
/* 分别, 时间分别是: the times behind it are of several, in their order. */
bool says_in_order(const struct reader *reader, size_t i);
/* A bare number at i that may be minutes, where a word ends; glued: glued to a word too. */
bool parse_bare(const struct reader *reader, size_t first, size_t i, size_t end, bool glued,
                struct time_field *time);

/* A day, and whether something is handed in on it. */
bool parse_due(const struct reader *reader, size_t i, size_t end, const struct subject *subject,
               struct due_field *due);
/* 课代表, 讲台 at i: who or where something is handed in to. */
bool is_recipient(const struct reader *reader, size_t i);
/* A day alone, as in headings: the index behind it, or i. */
size_t parse_day(const struct reader *reader, size_t i, size_t end, day_t *day, bool *weak);

/* The first school day behind the next holiday; where none is near, the next school day. */
day_t after_holiday(const struct reader *reader);
/* The last school day of this week behind the day it is set on, else the next school day. */
day_t week_end(const struct reader *reader);

/* Leaves nothing of the clause: it is said elsewhere, or is none. */
static inline void empty_clause(struct clause *clause)
{
    *clause = (struct clause){
        .first = clause->last, .last = clause->last, .next = clause->next, .chunk = -1};
}
/* Reads the fields of a clause, and whether it is a notice. */
void read_clause(struct reader *reader, const struct part *part, size_t unit_first,
                 struct clause *clause);
/* 下午收, 单周交: handed in at some time, and which day it is was not read. */
bool handed_sometime(const struct reader *reader, const struct clause *clause);
/* Whether things are brought or returned in the clause, or something is to be known. */
void judge_notice(const struct reader *reader, struct clause *clause);
/* 在校完成, （课后服务）, 延时课做, 晚自习 of a senior school at i of the clause; the index behind it, or i. */
size_t read_place(struct reader *reader, struct clause *clause, size_t i);
/* 选做, 可不做 at i of the clause, where all of it is; the index behind it, or i. */
size_t read_optional(struct reader *reader, struct clause *clause, size_t i);
/* （A层）, （基础题） alone in brackets, A层 alone between commas; the index behind it, or i. */
size_t read_bracket_tier(struct reader *reader, struct clause *clause, size_t i);
/* The cell 学校, 家里 that ends a table's row; the index behind it, or i. */
size_t read_place_cell(struct reader *reader, struct clause *clause, size_t i);
/* A mark at i (a word of its own); the index behind it, or i. */
size_t read_mark(struct reader *reader, size_t first, size_t i, size_t end, struct fields *fields);
/* What `from` says is said in `to`, too, in place of what stood there. */
void merge_fields(struct fields *to, const struct fields *from);

/* Whether [i, end) says that there is no homework and nothing else. */
bool says_none(const struct reader *reader, size_t i, size_t end);
/* Sets a whole line, or a clause, aside where it is a heading, greeting, table head or sum. in_part: a
 * part is open, whose total a sum alone is. */
bool aside_line(struct reader *reader, size_t i, size_t end, bool in_part);
/* Where the line that i stands in ends. */
size_t line_end(const struct reader *reader, size_t i);
/* Where the words of the line [from, end) end: without spaces, and what greets behind its last sign. */
size_t words_end(const struct reader *reader, size_t from, size_t end);
/* 祝大家晚上愉快, 谢谢: words that greet, and nothing else. */
bool is_greeting_words(const struct reader *reader, size_t i, size_t end);
/* @所有人, @七年级11班, @四组组长 at i: the index behind it, or i. */
size_t skip_addressed(const struct reader *reader, size_t i, size_t end);
/* @四组组长 明早收练习册: asked of one pupil, not set for the class; the index behind it, or i. */
size_t skip_errand(const struct reader *reader, size_t i, size_t end);
/* 班主任 王老师, and nothing else. */
bool is_signed(const struct reader *reader, size_t i, size_t end);
/* 王老师：, 语文课代表小李： before what they say; the index behind the colon, or i. */
size_t skip_speaker(const struct reader *reader, size_t i, size_t end);
/* 另外：, @所有人 before what is no heading; the index behind it, or i. */
size_t aside_opening(struct reader *reader, size_t i, size_t end);
/* @所有人, 【今日作业】 before a subject on the same line, set aside; the index of the subject, or i. */
size_t aside_prefix(struct reader *reader, size_t i, size_t end);
/* opening: nothing of homework came before. */
bool aside_clause(struct reader *reader, size_t i, size_t end, bool opening);
/* The class that is named at i (三年级2班, 302班); the index behind it, or i. */
size_t parse_class(const struct reader *reader, size_t i, size_t end);
/* One such class, or several (三1、三2班), the last of which says 班; the index behind them, or i. */
size_t parse_classes(const struct reader *reader, size_t i, size_t end);
/* Whether the classes that [from, to) names are those asked for; else that is told, and what stands to `line`
 * (behind `to`: homework) may not be set. */
bool class_is_meant(struct reader *reader, size_t from, size_t to, size_t line);
/* Takes class and day from the words of a heading; sets: homework follows it on its line. */
void take_heading(struct reader *reader, size_t i, size_t end, bool sets);
/* 选做：, A层：, ★★ that begins items; the index behind it, or i. alone: a colon or the line's end. */
size_t read_opener(const struct reader *reader, size_t i, size_t end, bool line_start, bool stars,
                   struct fields *fields);
/* Whether a line is a heading that lists subjects. */
bool lists_subjects(const struct reader *reader, size_t i, size_t end);
/* 今天没有数学作业: subjects and that there is none, and nothing else. */
bool none_subjects(const struct reader *reader, size_t i, size_t end, struct head *head);
/* 请同学们完成：, 老师留的作业： before the homework; the index behind the colon, or i. */
size_t read_preface(const struct reader *reader, size_t i, size_t end);
/* The numbering that stands at i: 1. （1） ① - ; expected: the number that would go on. */
size_t read_numbering(const struct reader *reader, size_t i, size_t end, bool line_start,
                      int expected, int *value);

/* Where the clause that begins at i ends; expected: the number that would go on. */
size_t clause_end(const struct reader *reader, size_t i, size_t end, int expected);
/* 作业是, 今天数学作业就是 at i: the index behind it; 0: something else. */
size_t skip_homework_is(const struct reader *reader, size_t i, size_t end);
/* The signs and spaces behind a clause; where the next begins. */
size_t skip_signs(const struct reader *reader, size_t i, size_t end);
/* 二轮复习：数学…: a title before a subject; the index behind its colon, or i. glue: a subject glued to its work
 * counts. */
size_t skip_title(const struct reader *reader, size_t i, size_t end, bool glue);
/* 然后, 另外: the list goes on, as it is spoken. */
bool goes_on(const struct reader *reader, size_t i);
/* 🌟语文🌟: end, where nothing but signs stands before it; else i. */
size_t skip_ornament_end(struct reader *reader, size_t i, size_t end);

struct reader_item *add_item(struct reader *reader);
/* Whether work is named in it; 今天的作业不多，请认真完成 is asked of all. */
bool sets_work(const struct reader *reader, const struct clause *clause);
/* Makes the items of a part, with all that lines said of it. */
void part_finish(struct reader *reader, struct part *part);

/* Whether the part says that there is none, and nothing else so far. */
bool says_only_none(const struct part *part);

/* Times that lines, or last sentences of lines, of nothing else say of subjects: found before the parts are
 * read, given to a part that has none, compared in the end with the sum of its items. */
void find_stated_times(struct reader *reader);
/* Where in the line [from, end) one begins; end: nowhere. */
size_t stated_from(const struct reader *reader, size_t from, size_t end);
void give_stated_time(const struct reader *reader, struct part *part);
/* The line, or the end of it, that says them, read. */
void take_stated(struct reader *reader, size_t from, size_t end);
void compare_stated_times(struct reader *reader);

/* 以上周五交 on a line, or as its last sentence, below several subjects: found before the parts are read. */
void find_said_of_all(struct reader *reader);
/* What is said of all, of what begins at token i and does not say it itself; home: it is done at home. */
void merge_said_of_all(const struct reader *reader, size_t i, bool home, struct fields *fields);

/* The kind of a text, seen clause by clause. */
struct kind_guess
{
    enum kind own; /* the subject's */
    int found;     /* enum kind; -1: no word says it */
    bool weak;     /* 读 of something that may be no book */
    bool soft;     /* written by what it is done on, no verb says so */
    bool settled;  /* 口头 alone: said of all */
};
static inline struct kind_guess kind_guess_new(const struct subject *subject)
{
    return (struct kind_guess){.own = subject ? subject->kind : KIND_WRITTEN, .found = -1};
}
/* Takes what the clauses in [from, to) say. */
void kind_see(const struct reader *reader, size_t from, size_t to, struct kind_guess *guess);
/* *guessed: no word says it. */
enum kind kind_guessed(const struct reader *reader, const struct kind_guess *guess, bool *guessed);
/* Work in the clause: a verb or an object of homework. */
bool has_work(const struct reader *reader, size_t from, size_t to);

/* 英语手抄报 at i: a term that begins with the name of a subject; NULL. */
const struct subject *subject_of_term(const struct reader *reader, size_t i);
/* The subject that a kind alone tells: of sport, labor, reading; NULL. */
const struct subject *subject_of_kind(const struct reader *reader, enum kind kind);

/* Minutes from history: false where there is nothing to go by. */
bool estimate_minutes(const struct reader *reader, const struct subject *subject, enum kind kind,
                      const char *text, int *minutes, char **reason);

#endif
