/* The one table of keys: what each file may hold, what a value may be, what stands where none is
 * given, and what takes it. Parsing, checking, messages and the manual come from it. */
#ifndef CONF_KEYS_H
#define CONF_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "conf/conf.h"
#include "conf/faults.h"
#include "conf/ini.h"
#include "domain/fields.h"
#include "domain/vocab.h"

enum key_file
{
    KEYS_SETTINGS,
    KEYS_POLICY,
    KEYS_SUBJECTS,
    KEYS_CALENDAR,
    KEY_FILE_COUNT,
};

/* The parts of a section's or key's name that vary: {stage} in a pattern, and what it matched. */
enum key_part
{
    PART_DAY,       /* {day}: enum day_kind */
    PART_STAGE,     /* {stage}: enum stage */
    PART_STEP,      /* {step}: year of the stage, from 1 */
    PART_KIND,      /* {kind}: enum kind */
    PART_CODE,      /* {code}: enum warning_code; WARNING_TEXT: another name, of a text rule */
    PART_MARK,      /* {mark}: enum calendar_mark */
    PART_LIKE,      /* {like}: enum calendar_like, not none */
    PART_YEAR,      /* {year}: a calendar year */
    PART_ID,        /* {id}: letters, digits, - and _ */
    PART_SUBJECT,   /* {subject}: lower-case letters, digits and -, a letter first */
    PART_NAME,      /* {name}: anything */
    PART_DIMENSION, /* {dimension}: enum dimension but homework, which goes by the limit */
    PART_CLASS,     /* {class}: of words, or a piece: as {subject} */
    PART_COUNT,
};

struct key_match
{
    short number[PART_COUNT]; /* of those that are numbers */
    char *word;               /* {id}, {subject}, {class}, {name} or another {code}, as written */
};

enum value_type
{
    VALUE_CHOICE,     /* one of .choices; number = its index */
    VALUE_VOCAB,      /* one word of .vocab, at least .min; number */
    VALUE_VOCAB_LIST, /* several; numbers, bits */
    VALUE_TEXT,       /* .min to .max characters; text */
    VALUE_NAMES,      /* a list of texts; items */
    VALUE_LIMIT,      /* .min to .max or none; number, LIMIT_NONE */
    VALUE_SHARE,      /* 0.001 to 1; number in thousandths */
    VALUE_UTC_OFFSET, /* +08:00; number in minutes */
    VALUE_COUNTED,    /* a list of kind@place; counted */
    VALUE_WEEKDAYS,   /* a list; bits by enum weekday */
    VALUE_GRADES,     /* a list of 1 to 12; bits */
    VALUE_DAYS,       /* a list of days and first..last; days */
    VALUE_NUMBER,     /* .min to .max; number */
    VALUE_CLOCK,      /* 21:20; number in minutes after midnight */
    VALUE_SCOPE,      /* a list of kinds, grades and uncounted; bits, grades, number */
    VALUE_PATTERN,    /* a PCRE2 pattern, at most .max characters, or empty; text */
    VALUE_PIECE,      /* a piece of such patterns; text */
    VALUE_WORDS,      /* words, maybe twice; blanks part Chinese ones as well; items */
};

struct day_span
{
    day_t first, last;
};

struct value
{
    const char *text;
    int number;
    unsigned bits;
    unsigned grades; /* bit g */
    int *numbers;
    char **items;
    struct day_span *days;
    size_t count; /* of numbers, items or days */
    bool counted[KIND_COUNT][PLACE_COUNT];
    const char *offender; /* the item that was not taken */
    const char *reason;   /* why, where there is more to say than what is accepted */
};

/* A file's part of a stack as it is taken: where it is from, and what is being built. */
struct parser
{
    struct arena *arena;
    struct faults *faults;
    void *target;     /* what the loading floor file builds */
    const char *file; /* of the value at hand; NULL for a default */
    size_t line;
};

/* What a key is to the lexicon, which is made from the stack as a whole. */
enum lexicon_part
{
    LEXICON_NONE,
    LEXICON_CLASS,
    LEXICON_ADDITION, /* a later file's stands beside an earlier one's */
    LEXICON_PIECE,
};

/* The place of a value among those of an array: by a part of its section or key. */
struct key_index
{
    enum key_part part;
    size_t stride; /* bytes from one to the next; 0 = none */
};

struct key_row
{
    enum key_file file;
    const char *section, *key; /* patterns */
    enum value_type type;
    int min, max;
    const struct vocab *vocab;
    const char *const *choices; /* NULL-terminated codes */
    const char *fallback; /* what stands where no file says anything; NULL: nothing, or needed */
    bool needed;          /* the stack must hold it */
    bool outdated;        /* still read, but offered to nobody */
    /* why what would else be accepted must not be, translated; NULL: it may */
    const char *(*refuse)(const struct key_match *match, const struct value *value);
    const char *help; /* N_() */
    /* Where the value goes: a member of what the loading floor file builds, or of the record that
     * `record` finds for the section at hand (NULL: there is none, which it said). */
    struct field to; /* type and offsets; those of the first where there are several */
    struct key_index by[3];
    enum lexicon_part lexicon; /* where not LEXICON_NONE, it goes there and nowhere else */
    const int *meanings;       /* by choice, where that is not its index */
    void *(*record)(struct parser *parser, const struct key_match *match);
    /* takes what is more than one member, instead of all that */
    void (*store)(struct parser *parser, const struct key_match *match, const struct value *value);
};

extern const struct key_row key_rows[];
extern const size_t key_row_count;

/* Several files on top of each other, key by key, the later before the earlier. */
struct stack_item
{
    const struct key_row *row;
    struct key_match match;
    struct value value;
    const struct ini_entry *entry;
    const char *file;
    size_t layer; /* of its file, from 1 */
    bool proven;  /* it needs no check of its pattern */
};
struct stack
{
    struct arena *arena;
    struct arena
        *brief; /* of `items`, which no loader needs as long as their values; NULL: arena */
    enum key_file kind;
    struct faults *faults;
    struct stack_item *items; /* in the order of first appearance */
    size_t count, capacity;
    size_t layers; /* files so far */
    bool
        proven; /* the file at hand is the installation's: conf_check_shipped checks its patterns */
    bool wants_lines; /* the installation's files are read with their lines, as all others are */
};
/* Checks every key and value of a file against the table and puts those that are right on top. */
void stack_add(struct stack *stack, const struct ini_file *file);
/* Puts every value where its row says; before them the fallbacks of rows without a variable part. */
void stack_take(const struct stack *stack, void *target);
/* Each value of the stack and where it is from. */
void stack_origins(const struct stack *stack, struct conf_origins *origins);
/* The item of a section and key in lower case, or NULL. */
const struct stack_item *stack_find(const struct stack *stack, const char *section,
                                    const char *key);

/* Reads text as the row's type. False: not accepted; value->offender is the item, or NULL. */
bool value_parse(struct arena *arena, const struct key_row *row, const char *text,
                 struct value *value);
/* Whether a VALUE_PATTERN's text is a pattern; else value->reason says why not. */
bool value_check_pattern(struct arena *arena, const char *text, struct value *value);
/* What the row accepts, in words. */
char *value_accepts(struct arena *arena, const struct key_row *row, enum lang lang);

/* True when name (lower case, as iniparser keeps it; written as in the file) fits the pattern. */
bool pattern_match(struct arena *arena, const char *pattern, const char *name, const char *written,
                   struct key_match *match);
/* The pattern with what its parts may be: "limit.school|weekend|holiday". */
char *pattern_show(struct arena *arena, const char *pattern, enum lang lang);

/* phone, reading, sleep or exercise. */
const char *dimension_code(int dimension);

/* What finds a record, and what takes a value, beside what it builds. */
#define KEY_RECORD(name) void *name(struct parser *parser, const struct key_match *match)
KEY_RECORD(path_at);
KEY_RECORD(warning_at);
KEY_RECORD(text_rule_at);
KEY_RECORD(subject_at);
#define KEY_STORE(name)                                                                            \
    void name(struct parser *parser, const struct key_match *match, const struct value *value)
KEY_STORE(settings_role);
KEY_STORE(settings_db);
KEY_STORE(settings_policy);
KEY_STORE(settings_subjects);
KEY_STORE(settings_calendar);
KEY_STORE(settings_hooks);
KEY_STORE(settings_keys);
KEY_STORE(policy_take_counts);
const char *policy_refuse_limit(const struct key_match *match, const struct value *value);
KEY_STORE(policy_take_warning_scope);
KEY_STORE(calendar_take_source);
KEY_STORE(calendar_take_law);
KEY_STORE(calendar_take_days);
KEY_STORE(calendar_take_child_days);
KEY_STORE(calendar_take_like);

#endif
