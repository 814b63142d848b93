/* What a change did, as the history says it: the codes stand in databases byte for byte, the words are
 * said to people. Which right each needs is in service/rights.c. */
#ifndef DOMAIN_ACTION_H
#define DOMAIN_ACTION_H

#include "domain/vocab.h"

enum action
{
    ACTION_ADD,
    ACTION_EDIT,
    ACTION_REMOVE,
    ACTION_PUBLISH,
    ACTION_WITHDRAW,
    ACTION_CONFIRM,
    ACTION_COPY,
    ACTION_MOVE,
    ACTION_NONE, /* no homework today */
    ACTION_IMPORT,
    ACTION_SUGGEST,
    ACTION_APPROVE,
    ACTION_RETURN,
    ACTION_MARK,
    ACTION_STAR,
    ACTION_HABITS,
    ACTION_SHARE,
    ACTION_SYLLABUS,
    ACTION_SYLLABUS_REMOVE,
    ACTION_PROGRESS,
    ACTION_TIMETABLE,
    ACTION_TIMETABLE_REMOVE,
    ACTION_AFTERCARE,
    ACTION_AFTERCARE_EDIT,
    ACTION_AFTERCARE_REMOVE,
    ACTION_SCHOOL_EDIT,
    ACTION_CLASS_ADD,
    ACTION_CLASS_EDIT,
    ACTION_CLASS_REMOVE,
    ACTION_CLASS_LINK,
    ACTION_CLASS_LINK_REMOVE,
    ACTION_SUBJECT_ADD,
    ACTION_SUBJECT_EDIT,
    ACTION_SUBJECT_REMOVE,
    ACTION_TEACHER_ADD,
    ACTION_TEACHER_EDIT,
    ACTION_TEACHER_REMOVE,
    ACTION_TEACHER_ASSIGN,
    ACTION_CALENDAR_ADD,
    ACTION_CALENDAR_EDIT,
    ACTION_CALENDAR_REMOVE,
    ACTION_TERM_ADD,
    ACTION_TERM_EDIT,
    ACTION_TERM_REMOVE,
    ACTION_EVENT_ADD,
    ACTION_EVENT_EDIT,
    ACTION_EVENT_REMOVE,
    ACTION_INIT,
    ACTION_OFFICE,
    ACTION_UNDO,
    ACTION_COUNT,
};

extern const struct vocab vocab_action;

/* By the exact code of a history row; ACTION_COUNT where it is of a newer program. */
enum action action_by_code(const char *code);
/* What somebody did (“edited”), by that code; the code itself where it is unknown. */
const char *action_word(const char *code, enum lang lang);

#endif
