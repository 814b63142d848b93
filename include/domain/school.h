/* A school, its classes, subjects and people as values, and how classes are named.
 * Rule 3.1: the grade of a class follows from the day. */
#ifndef DOMAIN_SCHOOL_H
#define DOMAIN_SCHOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "domain/vocab.h"

struct school
{
    int64_t id;
    char *name;
    int stage_years[STAGE_COUNT]; /* 6-3-3; 0 = the school's system has no such stage */
    int year_start_month;         /* 9 */
    int year_start_day;           /* 1 */
    int64_t rev;                  /* counts the changes of this school */
    int64_t holds;     /* which rare kinds of rows it ever had: enum holds of the store */
    day_t parts_since; /* from which day on parts have a least length; 0: always (struct policy) */
};

/* What a school is holds from a day on (rule 3.12). So marked is what holds from the beginning: what was
 * said first, and what older databases hold without a day. */
#define FROM_BEGINNING 0
/* Whether what holds from a day on may hold on another. */
static inline bool day_is_from(day_t from, day_t day)
{
    return from == FROM_BEGINNING || from <= day;
}

#define LINK_KEY_CHARS 32 /* 128 bits as hex */
/* A link that lets who has it read a class's page where others may not; one a class. */
struct class_link
{
    int64_t class_id;
    char *key;
};

/* How many pupils a class has from a day on; 0 = not said. */
struct class_size
{
    int64_t class_id;
    day_t from;
    int size;
};

struct class
{
    int64_t id;
    enum stage stage;
    int entry_year; /* the calendar year in which its first school year began */
    int number;     /* 1..CLASS_NUMBER_MAX */
    char *name;     /* its own name, or "" */
    int size; /* pupils from the beginning, 0 = not said: class_size_on() says them of a day */
    bool removed;
    const struct class_size *sizes; /* of later days; no field of the record */
    size_t size_count;
};

enum class_phase
{
    CLASS_NOT_YET, /* before its first school year */
    CLASS_CURRENT,
    CLASS_FINISHED, /* after its last */
};

struct grade
{
    enum class_phase phase;
    enum stage stage;
    int year;  /* of the stage, from 1; when finished, the last; when not yet, the first */
    int grade; /* 1..12, through the stages */
};

/* The stages of a school from "6-3-3", "5-4", "6-3": one to three lengths of 0..9, at most 12 in
 * all, at least one above 0. Names what is accepted. */
bool school_parse_stages(const char *text, int years[STAGE_COUNT], struct err *err);
/* The day on which the school year begins, "9-1" or "08-31", into the school; one that is there every year. */
bool school_parse_year_start(const char *text, struct school *school, struct err *err);
char *school_format_stages(const struct school *school, struct arena *arena);
/* The calendar year in which the school year of a day began. */
int school_year_of(const struct school *school, day_t day);
day_t school_year_first_day(const struct school *school, int year);

/* How many grades lie before a stage's first year. A stage that the school lacks still counts with
 * its usual years: a senior school's first grade is 10, a junior school's 7 (6 where it has four). */
int school_grades_before(const struct school *school, enum stage stage);

/* Pupils of a class on a day; 0 = not said. */
int class_size_on(const struct class *class, day_t day);
/* Seats that a class can have on a day: as many as pupils, where they are known. */
int class_seats(const struct class *class, day_t day);
struct grade class_grade(const struct school *school, const struct class *class, day_t day);
/* "3-2" while current; "2021级小学2班" (both languages) else. */
char *class_code(const struct school *school, const struct class *class, day_t day,
                 struct arena *arena);
/* Its own name; else "三年级(2)班", "高一(2)班" / "Grade 3 Class 2". Finished or not yet:
 * "2021级小学2班" / "Primary 2021, Class 2". */
char *class_name(const struct school *school, const struct class *class, day_t day, enum lang lang,
                 struct arena *arena);
/* "三(2)", "高一(2)" / "3-2": for narrow columns. */
char *class_short(const struct school *school, const struct class *class, day_t day, enum lang lang,
                  struct arena *arena);

/* All that a current class may be called by, a blank between: 3-2 32 302班 三2 三(2)班 三年级2班 2024级小学2班,
 * its own name and the initials in pinyin, for a list that typing narrows. */
char *class_spellings(const struct school *school, const struct class *class, day_t day,
                      struct arena *arena);

/* What a CLASS text names, before it is looked up. */
struct class_ref
{
    enum
    {
        CLASS_REF_GRADE, /* grade and number on the day acted on */
        CLASS_REF_ENTRY, /* stage, entry year and number: any class */
        CLASS_REF_NAME,  /* its own name */
    } type;
    int grade;
    enum stage stage;
    int entry_year;
    int number;
};
/* 3-2, 三2, 三(2), 三（2）班, 三年级2班, 三年级(2)班, 七(3)班, 302班, 初一3班, 高二(1)班,
 * 2024级初中2班. Anything else is CLASS_REF_NAME. */
struct class_ref class_ref_parse(const struct school *school, const char *text);
/* The index in classes[] that text names on a day. A class's own name goes first when it is equal.
 * ERR_INPUT: none (says which classes there are on that day, at most a few), one that had another
 * grade then (says so), a name that two bear, more than one with the same grade and number. */
bool class_resolve(const struct school *school, const struct class *classes, size_t count,
                   const char *text, day_t day, size_t *index, struct err *err);
struct class_list
{
    struct class *items;
    size_t count;
};
/* The same; NULL with the error. */
const struct class *class_find(const struct school *school, const struct class_list *list,
                               const char *text, day_t day, struct err *err);
/* "三年级", "高一" / "grade 3". */
char *grade_words(const struct school *school, int grade, enum lang lang, struct arena *arena);
/* A grade as people write it (3, 三年级, 初一, grade 3); 0 where it is none. */
int grade_parse(const struct school *school, const char *text);
/* "3-2", "3-2:42", any class_ref form but a name before the colon: for init and class add. A grade is
 * that of the day. */
bool class_parse_new(const struct school *school, const char *text, day_t day, struct class *class,
                     struct err *err);
/* Classes from one text, words of class_parse_new and ranges: "3-1..3-6:42, 4-1", 三年级1-6班, 三（1）—（6）班,
 * 301-306, 三年级6个班, 三1、2、3班 (a range is of one grade, and each of its classes has that many pupils; a number alone is
 * of the grade before it). known: the classes must be among these, whose grade need not be said where it is
 * one, and 三年级 is all of it; NULL: they are new. ERR_INPUT too where one stands there twice, or none. */
bool class_parse_list(const struct school *school, const char *text, day_t day,
                      const struct class_list *known, struct arena *arena, struct class_list *list,
                      struct err *err);
/* The class of a list that has this one's stage, year and number, and is not removed; NULL. */
const struct class *class_in(const struct class_list *list, const struct class *class);
/* Order of display in a school year (school_year_of a day): current ones by grade, number; then not yet; then
 * finished. */
int class_compare(const struct school *school, const struct class *a, const struct class *b,
                  int school_year);

struct subject
{
    char *code; /* [a-z][a-z0-9-]* */
    char *zh;
    char *en;
    char **also; /* further names; count also_count */
    size_t also_count;
    char **terms; /* words that begin with its name and are no heading: 科学记数法; term_count */
    size_t term_count;
    char **slips; /* how its name is mistyped: 物里; read as a guess; slip_count */
    size_t slip_count;
    enum kind kind; /* its own kind unless an assignment says otherwise */
    unsigned daily; /* bit g set: expected every school day in grade g (1..12) */
    int order;      /* on the board */
    char *short_zh; /* 道法; equals zh where none is set */
    bool hidden;    /* the school does not teach it; old assignments keep their name */
};

/* The subjects of a school: the file's, overlaid by the school's own rows; in board order. */
struct subject_list
{
    struct subject *items;
    size_t count;
};
/* "1-6,9" of bits by grade; "" for none. */
char *grades_format(unsigned grades, struct arena *arena);
/* The same back, also with Chinese commas; none, 无 and "" are no grade. */
bool grades_parse(const char *text, unsigned *grades, struct err *err);
const char *subject_name(const struct subject *subject, enum lang lang);
const char *subject_short(const struct subject *subject, enum lang lang);
const struct subject *subject_by_code(const struct subject_list *list, const char *code);
/* Its name, or the code where the school has it no longer. */
const char *subject_word(const struct subject_list *list, const char *code, enum lang lang);
/* By code, Chinese or English name, other name, or an unambiguous prefix of one (hidden ones only by
 * exact code). ERR_INPUT names the candidates when ambiguous, and what there is when unknown. */
const struct subject *subject_resolve(const struct subject_list *list, const char *text,
                                      struct err *err);
/* The subject that `words` go on with from *at on, the longest name that there is, for English ones have several
 * words; *at is behind it then. NULL: ERR_INPUT as of the word at *at alone, behind which *at is. */
const struct subject *subject_next(const struct subject_list *list, char *const *words,
                                   size_t count, size_t *at, struct arena *arena, struct err *err);
/* Those that a text names, each once: with separators between them, of which a space may also be within an
 * English name. */
bool subject_resolve_all(const struct subject_list *list, const char *text, struct arena *arena,
                         const struct subject ***subjects, size_t *count, struct err *err);
/* By exact name or code only; NULL where none: for the first word of what is written. */
const struct subject *subject_exact(const struct subject_list *list, const char *text);

/* Board order of two subjects of one list, with the codes they go by: that of the list; what is gone
 * (NULL) goes last, by code. */
int subject_compare(const struct subject *a, const char *code_a, const struct subject *b,
                    const char *code_b);

struct teacher
{
    int64_t id;
    char *login; /* without spaces, compared exactly; may be "" for one known by name only */
    char *name;
    bool removed;
};

/* Who teaches what in a class. */
struct teaching
{
    int64_t class_id;
    char *subject;      /* code */
    int64_t teacher_id; /* 0: nobody from then on */
    day_t from;
};
/* Whether rows[index] holds on a day: no other of its class and subject was said later. */
bool teaching_holds(const struct teaching *rows, size_t count, size_t index, day_t day);

struct term
{
    int64_t id;
    char *name;
    day_t first, last;
};
/* The week of a term that a day is in, from 1 (weeks begin on Monday); 0 outside. */
int term_week(const struct term *terms, size_t count, day_t day);

#endif
