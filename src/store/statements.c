/* The statements. Written for SQLite 3.40 and PostgreSQL 15 at once; {entity} stands for the
 * columns of an entity. Bounds and states are numbers here because the partial indexes must see
 * them; the assertions below tie them to their names. */
#include "config.h"

#include "store/statements.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "store/entity.h"

_Static_assert(SHORT_SPAN_DAYS == 7 && SPAN_MAX_DAYS == 100, "bounds of assignment_long");
_Static_assert(DAY_NONE == -2147483647 - 1, "the day of what is every week");
_Static_assert(STATE_DRAFT == 0 && STATE_PENDING == 1 && STATE_PUBLISHED == 2 &&
                   STATE_CORRECTED == 6 && STATE_REMOVED == 8,
               "states in the statements and in assignment_pending");

#define HISTORY_COLUMNS                                                                            \
    "seq, change, n, request, at, actor, action, ref, entity, key, class_id, before, after, why, " \
    "previous, hash"

static const struct store_statement fixed[] = {
    [STATEMENT_SCHOOL_ID] = {"school id", "SELECT id FROM school ORDER BY id LIMIT 1"},
    [STATEMENT_SCHOOL_CHAIN] = {"school chain",
                                "SELECT last_seq, last_hash, rev FROM school WHERE id = $1"},
    [STATEMENT_CLASSES] = {"classes", "SELECT {class} FROM class WHERE school_id = $1 ORDER BY id"},
    [STATEMENT_SUBJECTS] = {"subjects",
                            "SELECT {subject} FROM subject WHERE school_id = $1 ORDER BY code"},
    [STATEMENT_TEACHERS] = {"teachers",
                            "SELECT {teacher} FROM teacher WHERE school_id = $1 AND removed = 0 "
                            "ORDER BY id"},
    [STATEMENT_TEACHINGS] = {"teachings", "SELECT {teaching} FROM teaching WHERE school_id = $1 "
                                          "ORDER BY class_id, subject, teacher_id, from_day"},
    [STATEMENT_ROLES] = {"roles", "SELECT {role} FROM role WHERE school_id = $1 "
                                  "ORDER BY teacher_id, role, class_id, grade, subject"},
    [STATEMENT_CLASS_LINKS] = {"class links",
                               "SELECT {class-link} FROM class_link WHERE school_id = $1 "
                               "ORDER BY class_id"},
    [STATEMENT_CLASS_SIZES] = {"class sizes",
                               "SELECT {class-size} FROM class_size WHERE school_id = $1 "
                               "ORDER BY class_id, from_day"},
    [STATEMENT_CALENDAR] = {"calendar",
                            "SELECT {calendar} FROM calendar WHERE school_id = $1 ORDER BY id"},
    [STATEMENT_TERMS] = {"terms", "SELECT {term} FROM term WHERE school_id = $1 ORDER BY id"},
    [STATEMENT_NONE] = {"none",
                        "SELECT {none} FROM no_homework WHERE school_id = $1 AND class_id = $2 "
                        "AND day >= $3 AND day <= $4 ORDER BY day, subject"},
    /* Those assigned in the last days before, whatever their span; and by the partial index those
     * with a longer span, whose due day is bounded by the longest one there can be (7 days before
     * `from` at the latest, plus 100). The two never meet. */
    [STATEMENT_EVENINGS] = {"evenings",
                            "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                            "AND class_id = $2 AND assigned >= $3 - 7 AND assigned <= $4 "
                            "AND (due > $3 OR assigned >= $3) AND state <> 8 "
                            "UNION ALL "
                            "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                            "AND class_id = $2 AND due - assigned > 7 AND due > $3 "
                            "AND due <= $3 + 92 AND assigned < $3 - 7 AND state <> 8"},
    [STATEMENT_ASSIGNED_CLASS] = {"assigned of a class",
                                  "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                                  "AND class_id = $2 AND assigned >= $3 AND assigned <= $4 "
                                  "AND state <> 8"},
    /* class by class, so that the days stay a bounded range; NOT IN would not do for an engine that
     * joins the other way round, a class list is small */
    [STATEMENT_ASSIGNED_ALL] = {"assigned", "SELECT {a.assignment} FROM class c JOIN assignment a "
                                            "ON a.school_id = c.school_id AND a.class_id = c.id "
                                            "WHERE c.school_id = $1 AND a.assigned >= $2 "
                                            "AND a.assigned <= $3 AND a.state <> 8"},
    [STATEMENT_FIRST_ASSIGNED] = {"first assigned", "SELECT assigned FROM assignment "
                                                    "WHERE school_id = $1 AND class_id = $2 "
                                                    "ORDER BY assigned LIMIT 1"},
    [STATEMENT_LAST_ASSIGNED] = {"last assigned", "SELECT assigned FROM assignment "
                                                  "WHERE school_id = $1 AND class_id = $2 "
                                                  "ORDER BY assigned DESC LIMIT 1"},
    [STATEMENT_DUE] = {"due", "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                              "AND class_id = $2 AND assigned >= $3 - 7 AND assigned <= $3 "
                              "AND due = $3 AND due - assigned <= 7 AND state >= 2 AND state <= 6 "
                              "UNION ALL "
                              "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                              "AND class_id = $2 AND due - assigned > 7 AND due = $3 "
                              "AND state >= 2 AND state <= 6"},
    [STATEMENT_RECENT] = {"recent", "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                                    "AND class_id = $2 AND subject = $3 AND state <> 8 "
                                    "ORDER BY assigned DESC, id DESC LIMIT $4"},
    [STATEMENT_PENDING_CLASS] = {"pending of a class",
                                 "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                                 "AND class_id = $2 AND state = 1"},
    [STATEMENT_PENDING_ALL] = {"pending",
                               "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                               "AND state = 1"},
    [STATEMENT_CHANGES_OF] = {"changes of an assignment",
                              "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                              "AND replaces = $2 AND replaces > 0 AND state <= 1"},
    [STATEMENT_UNPOSTED] = {"unposted of a login",
                            "SELECT {assignment} FROM assignment WHERE school_id = $1 "
                            "AND created_by = $2 AND state <= 1"},
    [STATEMENT_ASSIGNMENT_CLASS] = {"class of an assignment",
                                    "SELECT class_id FROM assignment WHERE school_id = $1 "
                                    "AND id = $2"},
    [STATEMENT_HANDINS] = {"handins", "SELECT {h.handin} FROM assignment a JOIN handin h "
                                      "ON h.school_id = a.school_id AND h.assignment_id = a.id "
                                      "WHERE a.school_id = $1 AND a.class_id = $2 "
                                      "AND a.assigned >= $3 AND a.assigned <= $4"},
    [STATEMENT_TIMED] = {"timed",
                         "UPDATE assignment SET timed = $1 WHERE school_id = $2 AND id = $3"},
    [STATEMENT_TIMED_BEFORE] = {"timed before",
                                "SELECT a.id, a.minutes, h.actual, a.assigned FROM assignment a "
                                "JOIN handin h "
                                "ON h.school_id = a.school_id AND h.assignment_id = a.id "
                                "WHERE a.school_id = $1 AND a.class_id = $2 AND a.subject = $3 "
                                "AND a.assigned < $4 AND a.timed = 1 AND a.state >= 2 "
                                "AND a.state <= 6 "
                                "ORDER BY a.assigned DESC, a.id DESC LIMIT $5"},
    [STATEMENT_UNMARKED] = {"unmarked",
                            "SELECT a.id, a.subject, a.kind, a.assigned FROM assignment a "
                            "LEFT JOIN handin h "
                            "ON h.school_id = a.school_id AND h.assignment_id = a.id "
                            "WHERE a.school_id = $1 AND a.class_id = $2 "
                            "AND a.assigned >= $3 AND a.assigned <= $4 "
                            "AND a.state >= 2 AND a.state <= 6 "
                            "AND (h.marked_at IS NULL OR h.marked_at = 0)"},
    /* in a school that marks nothing here */
    [STATEMENT_UNMARKED_ALL] = {"unmarked as all are",
                                "SELECT id, subject, kind, assigned FROM assignment "
                                "WHERE school_id = $1 AND class_id = $2 "
                                "AND assigned >= $3 AND assigned <= $4 "
                                "AND state >= 2 AND state <= 6"},
    [STATEMENT_SHARES] = {"shares", "SELECT {share} FROM share WHERE school_id = $1 "
                                    "ORDER BY grade, subject, from_day"},
    [STATEMENT_UNITS] = {"units", "SELECT {unit} FROM unit WHERE school_id = $1 AND grade >= $2 "
                                  "AND grade <= $3 ORDER BY grade, subject, position"},
    [STATEMENT_LEFT_SEATS] = {"left seats",
                              "SELECT {left-seat} FROM left_seat WHERE school_id = $1 "
                              "AND class_id = $2 ORDER BY first_day, seat"},
    [STATEMENT_PROGRESS_CLASS] = {"progress of a class",
                                  "SELECT {progress} FROM progress WHERE school_id = $1 "
                                  "AND class_id = $2 ORDER BY subject"},
    [STATEMENT_PROGRESS_ALL] = {"progress", "SELECT {progress} FROM progress WHERE school_id = $1 "
                                            "ORDER BY class_id, subject"},
    [STATEMENT_LESSONS] = {"lessons", "SELECT {lesson} FROM lesson WHERE school_id = $1 "
                                      "AND class_id = $2 ORDER BY weekday, period, from_day"},
    [STATEMENT_AFTERCARE] = {"services", "SELECT {service} FROM service WHERE school_id = $1 "
                                         "AND class_id = $2 ORDER BY weekday, from_day"},
    /* every week, or on a day of the range */
    [STATEMENT_ACTIVITIES] = {"activities",
                              "SELECT {activity} FROM activity WHERE school_id = $1 "
                              "AND class_id IN (0, $2) AND (day = -2147483648 OR (day >= $3 "
                              "AND day <= $4))"},
    /* none lasts longer than $4 days: the last days are a bounded range */
    [STATEMENT_EVENTS] = {"events", "SELECT {event} FROM event WHERE school_id = $1 "
                                    "AND last_day >= $2 AND last_day < $3 + $4 "
                                    "AND first_day <= $3"},
    [STATEMENT_HABITS] = {"habits", "SELECT {habit} FROM habit WHERE school_id = $1 "
                                    "AND class_id = $2 AND day >= $3 AND day <= $4 "
                                    "ORDER BY day, seat"},
    [STATEMENT_HABIT_COUNTS] = {"habit counts",
                                "SELECT {habit-count} FROM habit_count WHERE school_id = $1 "
                                "AND class_id = $2 AND day >= $3 AND day <= $4 "
                                "ORDER BY day, dimension"},
    [STATEMENT_CHANGE_BEGIN] = {"change begin",
                                "UPDATE school SET rev = rev + 1 WHERE id = $1 "
                                "RETURNING rev, next_id, next_assignment, last_seq, last_hash, "
                                "holds"},
    [STATEMENT_CHANGE_END] = {"change end", "UPDATE school SET next_id = $1, next_assignment = $2, "
                                            "last_seq = $3, last_hash = $4, holds = $5 "
                                            "WHERE id = $6"},
    [STATEMENT_REQUEST] = {"request",
                           "SELECT change FROM history WHERE school_id = $1 AND request = $2 "
                           "AND n = 1"},
    [STATEMENT_HISTORY_ADD] = {"history add",
                               "INSERT INTO history (school_id, " HISTORY_COLUMNS ") VALUES "
                               "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
                               "$15, $16, $17)"},
    [STATEMENT_HISTORY_CLASS] = {"history of a class",
                                 "SELECT " HISTORY_COLUMNS " FROM history WHERE school_id = $1 "
                                 "AND class_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4"},
    [STATEMENT_HISTORY_ALL] = {"history",
                               "SELECT " HISTORY_COLUMNS " FROM history WHERE school_id = $1 "
                               "AND seq < $2 ORDER BY seq DESC LIMIT $3"},
    [STATEMENT_HISTORY_CHANGE] = {"history of a change",
                                  "SELECT " HISTORY_COLUMNS " FROM history WHERE school_id = $1 "
                                  "AND change = $2 ORDER BY seq LIMIT $3"},
    [STATEMENT_HISTORY_CHANGE_SIZE] = {"size of a change",
                                       "SELECT n FROM history WHERE school_id = $1 "
                                       "AND change = $2 ORDER BY seq DESC LIMIT 1"},
    [STATEMENT_HISTORY_KEY] = {"history of a row",
                               "SELECT " HISTORY_COLUMNS " FROM history WHERE school_id = $1 "
                               "AND entity = $2 AND key = $3 ORDER BY seq DESC LIMIT 1"},
    [STATEMENT_HISTORY_ENTITY] = {"history of a kind of row",
                                  "SELECT " HISTORY_COLUMNS " FROM history WHERE school_id = $1 "
                                  "AND entity = $2 ORDER BY key DESC, seq DESC"},
    [STATEMENT_HISTORY_CHAIN] = {"history chain",
                                 "SELECT " HISTORY_COLUMNS " FROM history WHERE school_id = $1 "
                                 "AND seq > $2 ORDER BY seq LIMIT $3"},
    [STATEMENT_HISTORY_TOUCHED] = {"history touched",
                                   "SELECT entity, class_id FROM history WHERE school_id = $1 "
                                   "AND change > $2 ORDER BY change, seq LIMIT $3"},
    [STATEMENT_UNDO_CANDIDATES] = {"undo candidates",
                                   "SELECT change, action FROM history WHERE school_id = $1 "
                                   "AND actor = $2 AND n = 1 AND ref = 0 AND change < $3 "
                                   "ORDER BY change DESC LIMIT $4"},
    [STATEMENT_POLICY_LAST] = {"policy last seen",
                               "SELECT fingerprint, first_day FROM policy_seen "
                               "WHERE school_id = $1 ORDER BY change DESC LIMIT 1"},
    [STATEMENT_POLICY_ADD] = {"policy seen",
                              "INSERT INTO policy_seen (school_id, change, fingerprint, first_day) "
                              "VALUES ($1, $2, $3, $4)"},
    [STATEMENT_UNDO_OF] = {"undo of a change",
                           "SELECT max(change) FROM history WHERE school_id = $1 AND ref = $2 "
                           "AND ref <> 0"},
};
_Static_assert(sizeof fixed / sizeof fixed[0] == STATEMENT_COUNT, "a statement without a text");

static enum entity entity_named(const char *name, size_t bytes)
{
    for (int entity = 0; entity < ENTITY_COUNT; entity++) {
        const char *code = records[entity].code;

        if (strlen(code) == bytes && memcmp(code, name, bytes) == 0)
            return (enum entity)entity;
    }
    die("a statement names an unknown entity: %s", name);
}

/* Puts the column lists where {entity} or {alias.entity} stands. */
static const char *expand(const char *sql, struct arena *arena)
{
    struct text_buf out = {.arena = arena};
    const char *brace;

    while ((brace = strchr(sql, '{'))) {
        const char *name = brace + 1;
        size_t bytes = strcspn(name, "}");
        const char *dot = memchr(name, '.', bytes);
        char *prefix = arena_strndup(arena, name, !dot ? 0 : (size_t)(dot + 1 - name));
        size_t skip = strlen(prefix);

        text_buf_add_bytes(&out, sql, (size_t)(brace - sql));
        entity_column_list(entity_named(name + skip, bytes - skip), prefix, &out);
        sql = name + bytes + 1;
    }
    text_buf_add(&out, sql);
    return text_buf_str(&out);
}

struct store_statement statement_build(enum statement statement, struct arena *arena)
{
    static const char *const operations[ROW_OPERATION_COUNT] = {"insert", "update", "delete",
                                                                "select"};
    int row = (int)statement - STATEMENT_ROWS;
    enum entity entity = (enum entity)(row / ROW_OPERATION_COUNT);
    enum row_operation operation = (enum row_operation)(row % ROW_OPERATION_COUNT);

    if (statement >= STATEMENT_SCHOOL_ID)
        return (struct store_statement){fixed[statement].name, expand(fixed[statement].sql, arena)};
    return (struct store_statement){
        arena_printf(arena, "%s %s", operations[operation], records[entity].code),
        entity_sql(entity, operation, arena)};
}

const struct store_statement *store_statements(struct arena *arena, size_t *count)
{
    struct store_statement *list = ARENA_ARRAY(arena, STATEMENT_COUNT, struct store_statement);

    *count = 0;
    for (int id = 0; id < STATEMENT_COUNT; id++) {
        list[*count] = statement_build((enum statement)id, arena);
        *count += list[*count].sql != NULL;
    }
    return list;
}
