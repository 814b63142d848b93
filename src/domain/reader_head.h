/* Heads: the subject, or subjects, that what follows is of, and what stands around their names. */
#ifndef DOMAIN_READER_HEAD_H
#define DOMAIN_READER_HEAD_H

#include "domain/reader_parts.h"

#define HEAD_MINUTES_LEAST 5 /* 语文（20）： are minutes, 语文（2）： need not be */
#define HEAD_MINUTES_MOST 120

/* A head: the subject, or subjects, that what follows is of. */
struct head
{
    size_t to; /* behind it */
    const struct subject *subjects[16];
    size_t count;
    bool glued, dashed;
    bool unsure;                     /* of several names, the first */
    bool unknown;                    /* a course that is no subject here */
    bool affairs;                    /* 其他：, 通知： */
    size_t bracket_from, bracket_to; /* 数学（20分钟）：; equal: none */
    size_t number_from, number_to;
};
struct head_place
{
    bool line_start;
    bool glue;        /* glued to the next word counts */
    bool colon;       /* only with a colon */
    bool abbreviated; /* 语 生字一课: the lines begin with one character and a space */
    bool dashed;      /* 语-生字一课15: or a dash, and minutes end them */
};
/* The subject that token i names: as a word, or (before a colon) by one character: then *abbreviated. */
const struct subject *named_subject(const struct reader *reader, size_t i, bool *abbreviated);
/* The head that begins at i; false where none does. */
bool read_head(const struct reader *reader, size_t i, size_t end, struct head_place place,
               struct head *head);
/* 老师说今天的作业是 behind a head: the index behind it, or i. */
size_t skip_saying(const struct reader *reader, size_t i, size_t end);
/* 转发, 帮, 替 before a teacher whose words they are; the index of the subject, or i. */
size_t skip_forwarded(const struct reader *reader, size_t i, size_t end);
/* 说, 发来的通知 behind 老师; the index behind the words, or i. */
size_t skip_said(const struct reader *reader, size_t i, size_t end);
/* Whether a teacher's saying so stands in [from, to). */
bool is_told(const struct reader *reader, size_t from, size_t to);
/* 就一项： behind the name; the index of the colon, or i. */
size_t skip_count(const struct reader *reader, size_t i, size_t end);
/* The colon of 作业请认真完成：, nothing that is set before it; end: none. */
size_t asked_colon(const struct reader *reader, size_t i, size_t end);

/* ---- what a head is made of (reader_name.c, reader_number.c) ---- */

/* ①..⑳, ❶..❿: their number; 0: another sign. */
int circled(uint32_t c);
/* Spaces, emoji, | # * • before a head; the index behind them. */
size_t skip_ornaments(const struct reader *reader, size_t i, size_t end);
/* 今天, 周末, 11月24日, 今日的, 三年级 before a subject; the index behind them. */
size_t skip_day_words(const struct reader *reader, size_t i, size_t end);
/* 嗯, 那个, 然后 before a subject, as it is spoken; the index behind them. */
size_t skip_fillers(const struct reader *reader, size_t i, size_t end);
/* 家庭作业, 老师, 11.24, 任务 behind the subject; the index behind them. */
size_t skip_homework_words(const struct reader *reader, size_t i, size_t end, bool *homework);
/* The name itself: subjects, a course that is none here, or 其他. The index behind it, or i. */
size_t head_name(const struct reader *reader, size_t i, size_t end, struct head *head,
                 bool *abbreviated);

#endif
