/* What the reader finds in a message: times, days, clauses with their fields, items and parts. */
#ifndef DOMAIN_READER_FIELDS_H
#define DOMAIN_READER_FIELDS_H

#include "domain/reader.h"

/* Tokens [from, to). */
struct range
{
    size_t from, to;
};

struct time_field
{
    size_t from, to; /* tokens, with what leads and follows it */
    int minutes;
    bool total, each, limit; /* 共, 每天, 限时 */
    bool per;                /* 每篇: times a count */
    bool named;              /* 1分钟跳绳, 节约15分钟: of what is named, never a time */
    bool bare;               /* a number alone */
    bool unsure;             /* guessed: 分 of a high number, the count not found */
};

struct due_field
{
    size_t from, to;
    day_t day;
    bool handed;    /* a handing-in word, 前 or 截止 stands with it */
    bool removed;   /* its words leave the text */
    bool moved;     /* fell on no school day */
    bool at_school; /* 今天放学前交 */
    bool lesson;    /* the next lesson: of the part's subject */
};

/* What a clause says beside its text. */
struct fields
{
    bool has_due, due_mark, due_moved;
    bool due_shared; /* said behind other work, of this too as a guess */
    bool due_unsure; /* something is handed in at a time that is not understood */
    day_t due;
    bool named_day;  /* a day without handing in: counts in a notice only */
    bool day_unsure; /* 下周: the week alone is named */
    day_t day;
    bool has_place;
    enum place place;
    bool place_unsure; /* said of the evening, not of the work */
    bool optional, required, device;
    bool optional_unsure; /* said of some of the words alone */
    bool has_kind;
    enum kind kind;
    bool has_tier;
    enum tier tier;
    bool has_spread;
    enum spread spread;
    size_t unit_from, unit_to; /* tokens of %unit; equal: none */
};

struct clause
{
    size_t first, last;          /* tokens */
    size_t next;                 /* where the next clause begins: behind the signs that part them */
    int chunk;                   /* which assignment of the part it became, -1 */
    bool content;                /* something beside its fields */
    bool optional, school, home; /* 选做, 在校完成, 回家做 govern it */
    struct range due_words, place_words, optional_words; /* leave the text where they are taken */
    bool has_time;
    struct time_field time; /* the last one */
    bool whole;             /* nothing but fields */
    bool at_end;            /* the time ends it */
    bool glued;             /* no space or sign before the time */
    bool leads;             /* the time begins it: 20分钟内完成… */
    bool times_more;        /* another time stands inside */
    struct fields fields;
    bool brings, tells; /* a notice: always, or where no work stands beside it */
    bool product;       /* what is brought can be what was made: 记录, 作文 */
    bool sheet;         /* only for it is of paper: 练习册 is, where it was worked in */
    bool lists;         /* who lacks something: 没交的：3、15号 */
    bool work;
    bool none; /* 没有书面作业, beside other clauses */
};

/* An item of a part as it is written: a line, or what follows a number. */
struct piece
{
    size_t clause, clauses;
    struct range number;   /* tokens of its numbering */
    bool own_line;         /* begins a line that names no subject */
    struct fields heading; /* 选做：, A层：, ★★ before it */
    struct range opener;   /* its words, where they stand in the item itself: 2.选做P101 */
    int group;             /* units of one heading */
};

struct part
{
    const struct subject *subject; /* NULL: none known */
    const struct subject **others; /* 道法、历史：…各20分钟: what it sets is set in these, too */
    size_t other_count;
    size_t from;          /* token where it begins */
    struct range bad;     /* the name of a course that is no subject */
    struct fields fields; /* of the subject's line: 数学（周五交）： */
    bool has_time;
    struct time_field time;
    bool guessed; /* the subject was glued, or is the teacher's own */
    bool affairs; /* 其他：, 通知：: things of the class */
    bool dashed;  /* 语-默写卷15: a number glued to its end is its minutes */
    bool said_none;
    bool behind_none; /* opened behind 语文没有作业， */
    struct piece *units;
    size_t unit_count, unit_capacity;
    struct clause *clauses;
    size_t clause_count, clause_capacity;
};

/* What a line says that a subject takes, apart from its part. */
struct stated_time
{
    const struct subject *subject;
    struct time_field time;
    size_t line_from; /* where the line or sentence begins that says it */
    bool each, given; /* 各10分钟; some assignment has it from here */
};

#endif
