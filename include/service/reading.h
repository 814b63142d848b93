/* What a teacher writes, read for a class and saved: the reader's context from the school, its timetable
 * and what was set before; and the kind that a text shows. */
#ifndef SERVICE_READING_H
#define SERVICE_READING_H

#include "domain/proposal.h"
#include "domain/reader.h"
#include "service/homework.h"

struct reading_request
{
    const struct class *class; /* NULL: the one that a heading names, if any */
    /* All that the message is for, `class` among them: a line that names fewer of them is told. NULL: it alone */
    const struct class *const *asked;
    size_t asked_count;
    bool day_asked; /* else the day of a heading holds */
    const struct subject
        *own; /* meant where none is written; NULL: who acts' own, where there is one */
    const char *text;
};

/* Reads a message on the session's day. *class is the class asked for, else the heading's, else NULL. Saves
 * nothing. ERR_INPUT: the text is no UTF-8 or too long, or the heading's class is not in the school. */
bool service_read(const struct session *session, const struct reading_request *request,
                  struct arena *arena, struct reader_result **reading, const struct class **class,
                  struct err *err);

/* A message as it was read for a class. */
struct class_reading
{
    const struct class *class;
    const struct reader_result *reading;
};
/* Saves what was read, assignments and 今日无作业, as one change. ERR_INPUT where anything could not be
 * read: each line is named, nothing is saved. What was saved for one class stands together in the
 * outcome, in the order of the text. */
bool service_set_readings(const struct session *session, const struct class_reading *readings,
                          size_t count, enum add_mode mode, struct arena *arena,
                          struct outcome *outcome, struct err *err);

/* The one subject that who acts teaches, or is the representative of (in this class, where one is known); NULL. */
const struct subject *service_own_subject(const struct session *session, const struct class *class);

/* ---- at every key ---- */

/* What estimates for a class go by: what was set there and beside it up to the session's day. Read in pieces,
 * then kept in the arena as it was: it may be as old as the form that asks. Void after service_refresh. */
struct reading_past;
struct reading_past *service_past(const struct session *session, const struct class *class,
                                  struct arena *arena);
/* Reads a piece of it; *more: there is more. */
bool past_know_more(struct reading_past *past, const struct session *session, bool *more,
                    struct err *err);
/* Whether a reading had no minutes that it would have had if all of it had been read. */
bool past_is_missed(const struct reading_past *past);

/* What reading and judging a message for a class on the session's day needs of the store: read when first
 * needed, then kept in the arena. Void after service_refresh, and when anybody changed something in the class.
 * past: what minutes are estimated by, once all of it is read; NULL: none are. */
struct reading_desk;
struct reading_desk *service_desk(const struct session *session, const struct class *class,
                                  struct reading_past *past, struct arena *arena);
/* Goes on after somebody changed something in other classes, with a session of now. */
void desk_goes_on(struct reading_desk *desk, const struct session *session);
/* The classes that what is read next is for, as in a reading_request; borrowed. */
void desk_ask_for(struct reading_desk *desk, const struct class *const *asked, size_t count);
/* As service_read for its class and day; any text, empty too. own: meant where no subject is written; NULL:
 * who acts' own. The text must live as long as the reading. */
bool desk_read(struct reading_desk *desk, const struct subject *own, const char *text,
               struct arena *arena, struct reader_result **reading, struct err *err);
/* The same class on another day; what it is asked for is the same. */
struct reading_desk *desk_of_day(struct reading_desk *like, day_t day);

struct judgement
{
    struct forecast *forecast; /* of all its items together; NULL where none is complete */
    bool held;                 /* some of it would wait for review */
    const char *refusal;       /* why it cannot be saved, in a sentence; NULL */
};
/* What saving a reading would do to the class. Items without minutes are passed over. False: the store could
 * not be read. */
bool desk_judge(struct reading_desk *desk, const struct reader_result *reading, struct arena *arena,
                struct judgement *judgement, struct err *err);
/* The board of the day as it is. */
bool desk_board(struct reading_desk *desk, struct arena *arena, struct board **board,
                struct err *err);
/* What will probably be set next in a subject; lives as long as the desk and the arena. */
bool desk_proposals(struct reading_desk *desk, const struct subject *subject, struct arena *arena,
                    struct proposal **proposals, size_t *count, struct err *err);

/* The kind of homework for which none is given, in `add`, `quick` and import alike: what its words
 * show, else the subject's own. */
enum kind service_kind(const struct session *session, const struct class *class, day_t day,
                       const struct subject *subject, const char *text);

#endif
