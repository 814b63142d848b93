/* A second reckoning of what homework goes through (contract, section 8): who may do what, what is held,
 * what waits beside what is posted, what undo takes back. It shares nothing with the program: small arrays
 * of plain values, read as the contract says. */
#ifndef MODEL_STATES_H
#define MODEL_STATES_H

#include <stdbool.h>

enum model_person
{
    OFFICE,
    TEACHER,  /* of MATH, in both classes */
    HOMEROOM, /* of the first class */
    PUPIL,    /* representative of MATH in the first class */
    PERSON_COUNT,
};
enum model_subject
{
    CHINESE,
    MATH,
    SUBJECT_COUNT,
};
enum model_kind
{
    WRITTEN,
    ORAL, /* does not count */
    NOTICE,
};
enum model_state
{
    DRAFT,
    PENDING,
    POSTED,
    WITHDRAWN,
    REMOVED,
};
enum model_right
{
    MAY_SET,
    MAY_CONFIRM,
    MAY_REVIEW,
};
enum model_approval
{
    HOLD_OVER_LIMIT,
    HOLD_ALL,
    HOLD_NONE,
};
enum model_answer
{
    REFUSED,
    DONE,
    HELD,
};

/* Days count from a Monday; at home, all minutes on the first evening or, `each`, on every one. */
struct model_values
{
    int subject, day, due, minutes, text, kind;
    bool optional, each;
};
struct model_item
{
    bool there;
    int class;
    struct model_values values;
    int state, by;
    bool confirmed, was_posted;
    struct model_values first; /* as first posted */
    long changed_at, held_change;
    int why, reason; /* 0: none; else which */
    int replaces;    /* id */
    int stood; /* of what stood on the board before it was held in place: index in `stood`, or 0 */
};

#define MODEL_ITEMS 200
#define MODEL_CHANGES 400
#define MODEL_ROWS 6 /* of a change */
#define MODEL_CLASSES 2
#define MODEL_LIMIT 60
#define NO_DAY (-1000)

struct model_row
{
    int id;
    struct model_item before, after;
};
struct model_change
{
    long number, ref; /* ref: the change it took back, or 0 */
    int actor;
    int right; /* that what was first done needed */
    struct model_row rows[MODEL_ROWS];
    int count;
};
struct model
{
    int approval;
    struct model_item items[MODEL_ITEMS]; /* by id; 0 is none */
    int next;
    struct model_item stood[MODEL_CHANGES];
    int stood_count;
    struct model_change changes[MODEL_CHANGES];
    int change_count;
    struct model_change open; /* the one that is being made */
};

/* One command: what is given is looked at only where the command takes it. */
enum model_verb
{
    ADD,
    EDIT,
    MOVE,
    COPY,
    WITHDRAW,
    PUBLISH,
    REMOVE,
    CONFIRM,
    APPROVE,
    RETURN,
    UNDO,
    VERB_COUNT,
};
enum model_field
{
    OF_SUBJECT = 1,
    OF_MINUTES = 2,
    OF_TEXT = 4,
    OF_KIND = 8,
    OF_OPTIONAL = 16,
    OF_DUE = 32,
    OF_EACH = 64,
};
struct model_command
{
    int verb, actor, id, class;
    struct model_values values; /* ADD: due NO_DAY: the usual one */
    int fields;                 /* EDIT */
    bool draft;                 /* ADD, COPY */
    int minutes;                /* APPROVE: trimmed to, or -1 */
    int due;                    /* APPROVE: NO_DAY: none */
    int why;                    /* EDIT, APPROVE, RETURN: which; 0 (EDIT): none */
    int day;                    /* on which it is done */
    int to;                     /* MOVE */
    long target;                /* UNDO */
};

/* Does it: number and now are those of the change that it may become. */
enum model_answer model_do(struct model *model, const struct model_command *command, long number,
                           long now);
/* The last change of a person that still holds and is no undo; 0: none. */
long model_last(const struct model *model, int actor);
/* What a class's board of a day says. */
int model_load(const struct model *model, int class, int day);
int model_waiting(const struct model *model, int class, int day, int *minutes);

#endif
