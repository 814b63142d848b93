/* Files that people have, read into values of the domain: no rights, no transaction, no store. A reader
 * takes the bytes of a file and what it must know of the school; faults name file, line and column, all
 * of them at once. CSV is UTF-8 or GB18030, its columns in any order and either language. */
#ifndef FILES_FILES_H
#define FILES_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "domain/reader.h"
#include "domain/reader.h"
#include "domain/records.h"

/* A file in memory. Borrowed. */
struct file
{
    const char *name; /* for messages */
    const char *data; /* ends in a NUL that does not count */
    size_t bytes;
};

/* The school that the texts of a file name. Borrowed. */
struct file_school
{
    const struct school *school;
    const struct class_list *classes;
    struct school_words
        words; /* subjects, policy, calendar, language; `assigned`: the day acted on */
    const struct reader_lexicon *lexicon;
    int utc_offset;
    /* Of a table within the file that a school begins with; else zero. Its days are counted from the Monday
     * of the week acted on, and its classes named as they are on the day acted on. */
    bool days_counted;
    size_t lines_before; /* in that file, before the table */
};

/* Each: false with every fault, ERR_INPUT. */

/* A syllabus: CSV, or INI with [三年级 数学] and 1 = NAME. */
bool file_read_units(const struct file_school *school, const struct file *file, struct arena *arena,
                     struct unit_list *list, struct err *err);
/* A timetable: a row a lesson, or a table with a column a weekday. */
bool file_read_lessons(const struct file_school *school, const struct file *file,
                       struct arena *arena, struct lesson_list *list, struct err *err);
/* A row has minutes of a class and weekday (分钟), an activity of a weekday or date (活动), or both. */
bool file_read_aftercare(const struct file_school *school, const struct file *file,
                         struct arena *arena, struct aftercare_rows *rows, struct err *err);
/* Events: date[,to][,class],text; the class may be a grade, and empty is the whole school. */
bool file_read_events(const struct file_school *school, const struct file *file,
                      struct arena *arena, struct event_list *list, struct err *err);
/* A survey: 日期,班级,座号,作业,手机,阅读,睡眠,运动. */
bool file_read_habits(const struct file_school *school, const struct file *file,
                      struct arena *arena, struct habit_list *list, struct err *err);
/* Days of the calendar: an .ics whose events say 休 or 班, or a CSV date[,end],mark,name. */
bool file_read_calendar(const struct file *file, struct arena *arena, struct calendar_list *list,
                        struct err *err);

/* ---- the file that a school begins with ---- */

struct school_file_class
{
    const char *text;  /* "3-2:42" */
    const char *place; /* "FILE:LINE: ", for what is wrong with it */
};
struct school_file
{
    const char *name, *stages; /* NULL: not said */
    const char *homeroom;      /* the class whose homeroom teacher makes the school; NULL: none */
    struct school_file_class *classes;
    size_t class_count;
};
struct people_file
{
    struct teacher *items; /* login and name */
    size_t count;
    struct teaching *lessons; /* teacher_id: the place in items, from 0 */
    size_t lesson_count;
};
/* Homework of a day that was counted from the Monday of the week acted on. */
struct dated_homework
{
    struct assignment item;
    bool none;    /* 今日无作业 of the item's subject and day */
    bool marked;  /* a record of what was handed in and marked since */
    bool entered; /* not a record: set as a teacher would, so that it may wait for review */
    const char
        *why; /* the reviewer passed it, or what was marked is an exemplar, for this reason; NULL */
};
struct homework_list
{
    struct dated_homework *items;
    size_t count;
};
/* [school] and [classes]: what must be known before there is a school. */
bool file_read_school(const struct file *file, struct arena *arena, struct school_file *school,
                      struct err *err);
/* [people] and [lessons]; classes of a grade may be named together. */
bool file_read_people(const struct file_school *school, const struct file *file,
                      struct arena *arena, struct people_file *people, struct err *err);
/* What a school has beside people and homework. */
struct school_plan
{
    struct lesson_list lessons;
    struct aftercare_rows service;
    struct habit_list habits;
    struct event_list events;
};
/* [timetable], [service], [habits] and [events], with the columns of their own files. Surveys and events that
 * would begin on a day without school, and surveys of days to come, are passed over. */
bool file_read_school_plan(const struct file_school *school, const struct file *file,
                           struct arena *arena, struct school_plan *plan, struct err *err);
/* [homework] that stands there on the day acted on: not on days without school, of the days to come only
 * what names its due day. */
bool file_read_school_homework(const struct file_school *school, const struct file *file,
                               struct arena *arena, struct homework_list *list, struct err *err);

#endif
