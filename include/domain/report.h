/* The ledger for inspection as a value, and what a check says: gathered by the service, written by press. */
#ifndef DOMAIN_REPORT_H
#define DOMAIN_REPORT_H

#include "domain/board.h"
#include "domain/class_profile.h"

/* The codes of the lines of a check that are no warnings. */
#define CHECK_PENDING "pending"
#define CHECK_AFTERCARE "after-school"

/* One thing that a homeroom teacher should look at. */
struct check_line
{
    day_t day;
    const struct class *class;
    enum level level; /* LEVEL_NONE: an extra line */
    const char *code;
    int64_t item;              /* 0 = of the day */
    char *text;                /* in the session's language; NULL: an extra line */
    const struct board *board; /* whose numbers an extra line says; else NULL */
};
/* One class, day and subject. */
struct report_row
{
    const struct class *class;
    day_t day;
    const struct subject *subject;
    int items;
    int minutes, counted; /* of the evening: all required parts, counted ones */
    int load, limit;      /* of the class's day; LIMIT_NONE */
    enum level level;
    enum report_status status; /* REPORT_STATUS_COUNT: nothing was expected of it that day */
    int changed;               /* corrections after publication */
    int estimated;             /* of what was set that day: minutes proposed, nobody wrote them */
    int missing, stopped;      /* seats */
    int *times;                /* that pupils needed for what was set that day, as recorded */
    size_t time_count;
    int aftercare;          /* of the day: minutes of after-school service; 0 = none */
    int at_school, at_home; /* of the day: what fits into it, what is left for home */
};
/* Assignments assigned in the range, notices aside. */
struct report_teacher
{
    const char *teacher; /* "": nobody is named */
    int set, collected, marked, returned, corrected;
    int class_size; /* the largest of the classes */
};
/* What one teacher set in one subject: how much came in, and how much of it was right. */
struct report_completion
{
    const char *subject; /* code */
    const char *teacher; /* "": nobody is named */
    int set;
    int expected, handed; /* of those of which it is known: pupils without the excused ones */
    int rated, right;     /* of how many the share right is known; the sum of their percents */
    int hard, easy;       /* of these, by the policy */
};
/* One that was hard or easy. */
struct report_rated
{
    const struct class *class;
    day_t day; /* assigned */
    int64_t item;
    const char *subject, *teacher, *text;
    int correct; /* percent */
    bool hard;   /* else easy */
};
/* A red day: what was found, what was changed, and what came of it. */
struct report_red
{
    const struct class *class;
    day_t day;
    int peak, limit; /* the highest load that stood (or waited) there */
    int result;      /* the load now */
    char **changes; /* "11-17 16:05 li 布置 #4 … 30→70：原因", oldest first; the first found it */
    size_t change_count;
};
/* What a subject takes of a class's counted minutes. */
struct report_share
{
    const struct class *class;
    const struct subject *subject;
    int counted; /* minutes in the range */
    int percent; /* of the class's, rounded half up */
};
/* What was changed after it was published. */
struct report_correction
{
    const struct class *class;
    day_t day; /* assigned */
    int64_t item;
    stamp_t at;
    const char *text, *why;
};
/* What a reviewer said. */
struct report_review
{
    const struct class *class;
    stamp_t at;
    const char *actor, *action; /* approve, return */
    int64_t item;
    const char *text, *why;
    int before, after; /* minutes: trimmed where they differ */
    bool self;         /* 自审: of what the reviewer had entered */
};
struct report
{
    day_t from, to;
    struct report_row *rows;
    size_t row_count;
    struct report_teacher *teachers;
    size_t teacher_count;
    struct report_completion *completions; /* in order of subject, then as first met */
    size_t completion_count;
    struct report_rated *rated;
    size_t rated_count;
    struct report_red *red;
    size_t red_count;
    int days[LEVEL_COUNT]; /* class days of each level: school days, and others with homework */
    struct check_line *warnings;
    size_t warning_count;
    struct report_review *reviews; /* oldest first, class by class */
    size_t review_count;
    struct report_share *shares;
    size_t share_count;
    struct report_correction *corrections;
    size_t correction_count;
    const char *policy; /* fingerprint of the policy files in force */
    day_t policy_since; /* the day on which they became so */
    int stopped;        /* seats stopped at bedtime (熔断), all rows together */
    int set, estimated; /* assignments set in the range, and those of them with estimated minutes */
};
#endif
