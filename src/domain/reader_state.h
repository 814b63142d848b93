/* Where in a message the reader is, for the files that read it line by line. */
#ifndef DOMAIN_READER_STATE_H
#define DOMAIN_READER_STATE_H

#include "base/limits.h"
#include "domain/reader_head.h"

enum scope
{
    SCOPE_NONE,  /* no heading 选做：, A层： holds */
    SCOPE_LINE,  /* one holds to the end of the line, or of its numbered items */
    SCOPE_BLOCK, /* one holds until another, or the next subject */
    SCOPE_UNIT,  /* one holds for this item */
};

struct reading_state
{
    struct reader *reader;
    struct part *part;
    bool begun;          /* something was read: a glued subject counts only before */
    bool glued;          /* the message glues its subjects */
    bool shorts, dashes; /* lines begin with 语, 数 and a space; or a dash */
    bool bare_ends;      /* minutes are glued to the ends of parts */
    bool stars;          /* ★★ stands somewhere: ★ is a tier, no bullet */
    bool spaced;  /* the line's subject stands before a space: 英语 U5 10分钟 语文 … */
    bool chain;   /* 接龙: numbered lines of names answer it */
    int expected; /* the number that goes on */
    int head_number, head_run; /* 1.语文… 2.数学…: the last one, and how many went on so */
    int group;
    enum scope scope;
    struct fields heading;
    struct range opener; /* the words of one that holds for this item */
    enum
    {
        PLACES_NONE,
        PLACES_LINE,  /* to the line's end: 晚自习：数学… */
        PLACES_PART,  /* to the part's end, or another: 在校完成： below a subject */
        PLACES_BLOCK, /* to another */
    } places;
    enum place place;
    bool place_unsure;
    bool slots;                   /* lessons of an evening were named */
    const struct subject *talked; /* 今天数学课讲了…: of what no subject is written for */
    const struct subject *named[SUBJECTS_MAX];
    size_t named_count;
};

/* Where in a line. */
struct line_place
{
    size_t i, end;
    bool line_start, unit_open;
    bool timed; /* a time has just ended */
    bool after_head;
    bool slot;     /* 第一节： stands before i */
    uint32_t sign; /* that stands before i; 0 at the line's beginning */
};

/* Finishes the part that is open. */
void close_part(struct reading_state *state);
struct part *open_part(struct reading_state *state, const struct subject *subject, bool guessed);
/* A new item of the open part. */
struct piece *add_unit(struct reading_state *state, bool own_line, struct range number);
/* None for the subjects of the head, said in [from, to). */
void add_nones(struct reading_state *state, const struct head *head, size_t from, size_t to);
/* Takes the head at i; the index where its part goes on. */
size_t take_head(struct reading_state *state, const struct head *head, size_t i, size_t end);
/* 第一节：数学…: the lesson of an evening before a subject; *taken: a subject follows. The index of it; end where
 * the line sets nothing; or i. */
size_t take_slot(struct reading_state *state, size_t i, size_t end, bool *taken);
/* 三（3）班： before what is set: the index behind it where that is the class asked for; end where it is another,
 * which is told; or i. */
size_t take_class(struct reading_state *state, size_t i, size_t end);
/* 今晚晚自习任务：: what stands below is done there. */
void take_heading_place(struct reading_state *state, size_t i, size_t end);
/* 除英语外无作业: none for all that is expected but what is named; false where the words say something else. */
bool read_others(struct reading_state *state, size_t i, size_t end);

/* Whether a time ends what the part holds so far. */
bool last_clause_timed(const struct part *part);
/* Takes a subject that stands where a clause may begin. */
bool try_head(struct reading_state *state, struct line_place *at);
/* 周日：英语手抄报…, or on a line of its own below what is finished: of the subject that the term names, as a guess. */
void open_term(struct reading_state *state, const struct line_place *at, bool named_day);

/* Ends 选做：, A层： that holds. */
void end_opener(struct reading_state *state);
/* What opens an item before its words: a number, 选做：. */
void open_item(struct reading_state *state, struct line_place *at, struct range *number);
/* 周末：, 今天： before what is set; the index behind it, or i. */
size_t skip_day_heading(struct reading_state *state, size_t i, size_t end);
/* 在校完成： alone on a line, 晚自习：数学…: where all that follows is done; the index behind it, or i. */
size_t take_place_heading(struct reading_state *state, size_t i, size_t end);
/* 语文老师请假，今天语文无作业: the reason is no homework. */
void set_reason_aside(struct reading_state *state, const struct subject *subject);
/* 改为, 换成 between what was and what holds now. */
bool says_change(const struct reader *reader, size_t i);
/* 更正： before what holds now: the index of that; end where it is not clear, which is told; or i. */
size_t take_correction(struct reading_state *state, size_t i, size_t end);
/* 语文照旧 to the end of the clause, and nothing else. */
bool stays_as_it_is(const struct reader *reader, size_t i, size_t end);
/* What is no clause of an item: a greeting, a preface, none with its subjects. */
bool take_aside(struct reading_state *state, struct line_place *at);
/* 今天数学课讲了小数，大家很认真 before 今晚作业：: it sets nothing, but tells the subject. */
void set_talk_aside(struct reading_state *state);

#endif
