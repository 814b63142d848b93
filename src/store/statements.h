/* Every statement of the store, once, for all engines. */
#ifndef STORE_STATEMENTS_H
#define STORE_STATEMENTS_H

#include "base/arena.h"
#include "store/store.h"

/* What is done with one row of an entity; the texts come from the entity's columns. */
enum row_operation
{
    ROW_INSERT,
    ROW_UPDATE, /* no text where all columns are keys */
    ROW_DELETE,
    ROW_SELECT,
    ROW_OPERATION_COUNT,
};

enum statement
{
    STATEMENT_ROWS, /* + entity * ROW_OPERATION_COUNT + operation */
    STATEMENT_SCHOOL_ID = STATEMENT_ROWS + (int)ENTITY_COUNT * ROW_OPERATION_COUNT,
    STATEMENT_SCHOOL_CHAIN,
    STATEMENT_CLASSES,
    STATEMENT_SUBJECTS,
    STATEMENT_TEACHERS,
    STATEMENT_TEACHINGS,
    STATEMENT_ROLES,
    STATEMENT_CALENDAR,
    STATEMENT_TERMS,
    STATEMENT_NONE,
    STATEMENT_EVENINGS,
    STATEMENT_ASSIGNED_CLASS,
    STATEMENT_ASSIGNED_ALL,
    STATEMENT_FIRST_ASSIGNED,
    STATEMENT_LAST_ASSIGNED,
    STATEMENT_DUE,
    STATEMENT_RECENT,
    STATEMENT_PENDING_CLASS,
    STATEMENT_PENDING_ALL,
    STATEMENT_ASSIGNMENT_CLASS,
    STATEMENT_HANDINS,
    STATEMENT_TIMED,
    STATEMENT_TIMED_BEFORE,
    STATEMENT_UNMARKED,
    STATEMENT_SHARES,
    STATEMENT_UNITS,
    STATEMENT_LEFT_SEATS,
    STATEMENT_PROGRESS_CLASS,
    STATEMENT_PROGRESS_ALL,
    STATEMENT_LESSONS,
    STATEMENT_AFTERCARE,
    STATEMENT_ACTIVITIES,
    STATEMENT_HABITS,
    STATEMENT_HABIT_COUNTS,
    STATEMENT_CHANGE_BEGIN,
    STATEMENT_CHANGE_END,
    STATEMENT_REQUEST,
    STATEMENT_HISTORY_ADD,
    STATEMENT_HISTORY_CLASS,
    STATEMENT_HISTORY_ALL,
    STATEMENT_HISTORY_CHANGE,
    STATEMENT_HISTORY_KEY,
    STATEMENT_HISTORY_ENTITY,
    STATEMENT_HISTORY_CHAIN,
    STATEMENT_UNDO_CANDIDATES,
    STATEMENT_UNDO_OF,
    STATEMENT_COUNT,
};

#define STATEMENT_ROW(entity, operation)                                                           \
    (STATEMENT_ROWS + (int)(entity) * (int)ROW_OPERATION_COUNT + (int)(operation))

/* One statement in the arena. sql is NULL where an entity has no such one. */
struct store_statement statement_build(enum statement statement, struct arena *arena);

#endif
