/* The reader: what a teacher writes, one line or a whole message, as assignments,
 * notices and “none”, with what is set aside and what cannot be read. Pure: no clock, no store; what it
 * must know of the school comes in a context, prepared before. Cheap enough to run at every key.
 *
 * A message is cut into words by a lexicon (longest word first), the words into parts by subject, items
 * and clauses; times, days and the other fields are looked for in a clause. Every word of the message
 * belongs to one rule in the end: the spans are the whole message, so that nothing typed is dropped
 * unseen. */
#ifndef DOMAIN_READER_H
#define DOMAIN_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "domain/assignment.h"
#include "domain/calendar.h"
#include "domain/policy.h"
#include "domain/school.h"

/* What a text is read by, on a day. */
struct school_words
{
    const struct subject_list *subjects;
    const struct policy *policy;
    const struct calendar *calendar;
    day_t assigned;
    enum lang lang; /* of messages; reading takes both */
};

#define READER_MAX_CHARS 20000 /* of a message; a longer one is an error and nothing else */

/* The words that the reader knows, those of a school's subjects and policy among them. Built once for
 * a school; borrows its strings. */
struct reader_lexicon;
struct reader_lexicon *reader_lexicon_new(struct arena *arena, const struct subject_list *subjects,
                                          const struct policy *policy);

/* What was set before and how long it took: needed where a time was recorded, else as set. */
struct reader_past
{
    const struct subject *subject;
    enum kind kind;
    const char *text;
    int minutes;
    int scope; /* 0: this class, 1: else this teacher, 2: else the grade */
};
struct reader_history;
/* past: newest first. Borrows the texts. */
struct reader_history *reader_history_new(struct arena *arena, const struct reader_lexicon *lexicon,
                                          const struct reader_past *past, size_t count);
/* Measures so many more of it; whether some are left: not before none are may it be read with. */
bool reader_history_measure(struct reader_history *history, size_t most);

/* What classes named in a message are, beside those it is read for. */
enum reader_class
{
    READER_CLASS_MEANT, /* all of those it is read for */
    READER_CLASS_FEWER, /* it is read for several, and not all are named */
    READER_CLASS_OTHER, /* it is read for one, which is not named */
};

struct reader_context
{
    const struct reader_lexicon *lexicon;
    const struct subject_list *subjects;
    const struct calendar *calendar;
    day_t assigned;
    bool day_asked;            /* else the day of a heading holds */
    int grade;                 /* 1..12; 0: not known */
    int limit;                 /* the limit of the day in minutes, or LIMIT_NONE */
    const struct subject *own; /* what is meant where no subject is written; NULL */
    enum lang lang;            /* of messages */
    /* The next day after `after` with a lesson of the subject, or DAY_NONE; NULL: not known. */
    day_t (*next_lesson)(void *data, const struct subject *subject, day_t after);
    /* Whether the subject is expected to report (rule 3.7); NULL: daily in the grade. */
    bool (*expected)(void *data, const struct subject *subject);
    /* What the class or classes that a heading or line names are (“三1、三2班”); NULL: none was asked for. */
    enum reader_class (*named_class)(void *data, const char *text);
    void *data;
    const struct reader_history *history; /* NULL: none */
    int default_minutes;                  /* [entry] minutes; 0: unset */
};

/* The context for a class (NULL: none is known) on a day, by the school's words: what only the store knows
 * (timetable, own subject, what was set before) is the caller's to add. */
struct reader_context reader_context_for(const struct reader_lexicon *lexicon,
                                         const struct school_words *words,
                                         const struct school *school, const struct class *class,
                                         day_t day);

/* What a piece of the message was taken for. */
enum reader_rule
{
    READER_TEXT, /* of an item's text, or space */
    READER_SUBJECT,
    READER_NUMBERING,
    READER_SEPARATOR, /* punctuation that parted or enclosed what was taken out */
    READER_TIME,
    READER_DUE,
    READER_PLACE,
    READER_OPTIONAL,
    READER_TIER,
    READER_KIND,
    READER_SPREAD,
    READER_DEVICE,
    READER_UNIT,
    READER_NONE,  /* that there is no homework */
    READER_ASIDE, /* heading, greeting, sum of the day */
    READER_BAD,   /* an error */
    READER_RULE_COUNT,
};
const char *reader_rule_code(enum reader_rule rule);

struct reader_span
{
    enum reader_rule rule;
    size_t start, end; /* bytes in the message; spans follow each other without a gap */
    int item;          /* index in items, or -1 */
};

enum reader_guess /* bits: what was not written but guessed */
{
    GUESS_SUBJECT = 1 << 0,
    GUESS_MINUTES = 1 << 1,
    GUESS_KIND = 1 << 2,
    GUESS_DUE = 1 << 3,
    GUESS_TIER = 1 << 4,
    GUESS_PLACE = 1 << 5,
    GUESS_OPTIONAL = 1 << 6,
};
#define GUESS_BITS 7
const char *reader_guess_code(unsigned bit); /* of one bit: "minutes" */

struct reader_item
{
    int line; /* from 1 */
    const struct subject *subject;
    char *text;
    int minutes; /* -1: none, which errors names; 0: a notice */
    bool estimated;
    char *reason; /* of an estimate, translated; NULL */
    enum kind kind;
    day_t due;
    enum place place;
    enum tier tier;
    bool optional;
    bool device;
    enum spread spread;
    const char *unit; /* of the textbook; "" */
    unsigned guessed; /* enum reader_guess */
    bool shared; /* in the words of the item before it, of another subject: no spans of its own */
};

struct reader_none
{
    int line;
    const struct subject *subject;
};

struct reader_line
{
    int line;
    size_t start, end; /* bytes of the message that it is about */
    char *text;        /* of the message, as written */
    char *why;         /* translated */
};

struct reader_result
{
    const char *message;       /* borrowed */
    struct reader_item *items; /* in the order of the text */
    size_t item_count;
    struct reader_none *none;
    size_t none_count;
    struct reader_line *aside;
    size_t aside_count;
    struct reader_line *errors; /* empty: it can be saved */
    size_t error_count;
    struct reader_line *notes; /* what was decided and should be told */
    size_t note_count;
    struct reader_span *spans;
    size_t span_count;
    char *class_text; /* the class that a heading names, as written; NULL */
    day_t day;        /* the day it is all set on: the context's, or a heading's */
    bool day_named;   /* a heading names one, if only the context's */
    int stated_total; /* the sum that the message states, in minutes; -1 */
};

/* Reads a message (valid UTF-8). Never fails: what cannot be read is in errors. */
struct reader_result *reader_read(const struct reader_context *context, const char *message,
                                  struct arena *arena);
/* What is said of a line in one sentence: the words that it is about, and why. */
char *reader_sentence(const struct reader_line *line, struct arena *arena);
/* Of an item without minutes and with nothing to go by, translated. */
const char *reader_no_minutes(void);
/* The kind of a text alone, for `add` and import; *guessed: no word says it. */
enum kind reader_kind(const struct reader_context *context, const struct subject *subject,
                      const char *text, bool *guessed);

#endif
