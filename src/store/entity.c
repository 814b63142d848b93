#include "config.h"

/* The columns of every entity in one table, and all that follows from it. Adding a column is a row
 * here, a member of the domain's struct and a migration; nothing else in the store knows it. */

#include "store/entity.h"

#include <limits.h>
#include <string.h>

#include <jansson.h>

#include "base/date.h"
#include "base/i18n.h"
#include "domain/vocab.h"

enum column_type
{
    COLUMN_INT64, /* int64_t, stamp_t */
    COLUMN_INT,   /* int, unsigned */
    COLUMN_DAY,   /* day_t; an ISO date in snapshots */
    COLUMN_FLAG,  /* bool */
    COLUMN_CODE,  /* an enum with a vocabulary; its code in snapshots */
    COLUMN_TEXT,  /* char *, never NULL when read */
    COLUMN_NAMES, /* char ** with a count; a JSON array */
};

enum column_use
{
    USE_VALUE,
    USE_KEY,
    USE_SILENT,  /* written, but no value of the history: the rev */
    USE_COUNTER, /* kept by the store itself: only read */
};

struct column
{
    const char *name;
    enum column_type type;
    enum column_use use;
    size_t offset;
    size_t count_offset;       /* COLUMN_NAMES */
    const struct vocab *vocab; /* COLUMN_CODE */
};

struct entity_table
{
    const char *table;
    size_t size;
    size_t class_offset; /* of the class it concerns, or NO_CLASS */
    bool is_school;      /* its key is the school's, it has no school_id */
    const struct column *columns;
    size_t count;
};

#define NO_CLASS SIZE_MAX

#define VALUE(type_, member, kind)                                                                 \
    {                                                                                              \
        .name = #member, .type = (kind), .offset = offsetof(type_, member)                         \
    }
#define NAMED(name_, type_, member, kind)                                                          \
    {                                                                                              \
        .name = (name_), .type = (kind), .offset = offsetof(type_, member)                         \
    }
#define KEY(name_, type_, member, kind)                                                            \
    {                                                                                              \
        .name = (name_), .type = (kind), .use = USE_KEY, .offset = offsetof(type_, member)         \
    }
#define CODE(type_, member, words)                                                                 \
    {                                                                                              \
        .name = #member, .type = COLUMN_CODE, .offset = offsetof(type_, member), .vocab = &(words) \
    }

_Static_assert(sizeof(enum kind) == sizeof(unsigned), "codes are read and written as unsigned");
/* The numbers of migration 001, which no later list may shift. */
_Static_assert(STAGE_PRIMARY == 0 && STAGE_JUNIOR == 1 && STAGE_SENIOR == 2, "stage");
_Static_assert(KIND_WRITTEN == 0 && KIND_READING == 1 && KIND_ORAL == 2 && KIND_INQUIRY == 3 &&
                   KIND_SPORT == 4 && KIND_ART == 5 && KIND_LABOR == 6 && KIND_PREVIEW == 7 &&
                   KIND_NOTICE == 8 && KIND_OTHER == 9,
               "kind");
_Static_assert(PLACE_HOME == 0 && PLACE_SCHOOL == 1, "place");
_Static_assert(TIER_NONE == 0 && TIER_BASE == 1 && TIER_PLUS == 2 && TIER_STRETCH == 3, "tier");
_Static_assert(SPREAD_EVEN == 0 && SPREAD_FIRST == 1 && SPREAD_LAST == 2 && SPREAD_EACH == 3,
               "spread");
_Static_assert(STATE_DRAFT == 0 && STATE_PENDING == 1 && STATE_PUBLISHED == 2 &&
                   STATE_COLLECTED == 3 && STATE_MARKED == 4 && STATE_RETURNED == 5 &&
                   STATE_CORRECTED == 6 && STATE_WITHDRAWN == 7 && STATE_REMOVED == 8,
               "state");
_Static_assert(MARK_HOLIDAY == 0 && MARK_SCHOOL == 1 && MARK_VACATION == 2 && MARK_NO_HOMEWORK == 3,
               "mark");

static const struct column school_columns[] = {
    KEY("id", struct school, id, COLUMN_INT64),
    VALUE(struct school, name, COLUMN_TEXT),
    NAMED("primary_years", struct school, stage_years[STAGE_PRIMARY], COLUMN_INT),
    NAMED("junior_years", struct school, stage_years[STAGE_JUNIOR], COLUMN_INT),
    NAMED("senior_years", struct school, stage_years[STAGE_SENIOR], COLUMN_INT),
    VALUE(struct school, year_start_month, COLUMN_INT),
    VALUE(struct school, year_start_day, COLUMN_INT),
    {.name = "rev",
     .type = COLUMN_INT64,
     .use = USE_COUNTER,
     .offset = offsetof(struct school, rev)},
};

static const struct column class_columns[] = {
    KEY("id", struct class, id, COLUMN_INT64),   CODE(struct class, stage, vocab_stage),
    VALUE(struct class, entry_year, COLUMN_INT), VALUE(struct class, number, COLUMN_INT),
    VALUE(struct class, name, COLUMN_TEXT),      VALUE(struct class, size, COLUMN_INT),
    VALUE(struct class, removed, COLUMN_FLAG),
};

static const struct column subject_columns[] = {
    KEY("code", struct subject, code, COLUMN_TEXT),
    VALUE(struct subject, zh, COLUMN_TEXT),
    VALUE(struct subject, en, COLUMN_TEXT),
    {.name = "also",
     .type = COLUMN_NAMES,
     .offset = offsetof(struct subject, also),
     .count_offset = offsetof(struct subject, also_count)},
    CODE(struct subject, kind, vocab_kind),
    VALUE(struct subject, daily, COLUMN_INT),
    NAMED("position", struct subject, order, COLUMN_INT),
    VALUE(struct subject, short_zh, COLUMN_TEXT),
    VALUE(struct subject, hidden, COLUMN_FLAG),
};

static const struct column teacher_columns[] = {
    KEY("id", struct teacher, id, COLUMN_INT64),
    VALUE(struct teacher, login, COLUMN_TEXT),
    VALUE(struct teacher, name, COLUMN_TEXT),
    VALUE(struct teacher, removed, COLUMN_FLAG),
};

static const struct column teaching_columns[] = {
    KEY("class_id", struct teaching, class_id, COLUMN_INT64),
    KEY("subject", struct teaching, subject, COLUMN_TEXT),
    KEY("teacher_id", struct teaching, teacher_id, COLUMN_INT64),
};

static const struct column calendar_columns[] = {
    KEY("id", struct calendar_row, id, COLUMN_INT64),
    NAMED("first_day", struct calendar_row, first, COLUMN_DAY),
    NAMED("last_day", struct calendar_row, last, COLUMN_DAY),
    CODE(struct calendar_row, mark, vocab_mark),
    VALUE(struct calendar_row, name, COLUMN_TEXT),
};

static const struct column term_columns[] = {
    KEY("id", struct term, id, COLUMN_INT64),
    VALUE(struct term, name, COLUMN_TEXT),
    NAMED("first_day", struct term, first, COLUMN_DAY),
    NAMED("last_day", struct term, last, COLUMN_DAY),
};

static const struct column none_columns[] = {
    KEY("class_id", struct none_row, class_id, COLUMN_INT64),
    KEY("day", struct none_row, none.day, COLUMN_DAY),
    KEY("subject", struct none_row, none.subject, COLUMN_TEXT),
};

static const struct column assignment_columns[] = {
    KEY("id", struct assignment, id, COLUMN_INT64),
    VALUE(struct assignment, class_id, COLUMN_INT64),
    VALUE(struct assignment, subject, COLUMN_TEXT),
    VALUE(struct assignment, assigned, COLUMN_DAY),
    VALUE(struct assignment, due, COLUMN_DAY),
    VALUE(struct assignment, minutes, COLUMN_INT),
    VALUE(struct assignment, text, COLUMN_TEXT),
    CODE(struct assignment, kind, vocab_kind),
    CODE(struct assignment, place, vocab_place),
    CODE(struct assignment, tier, vocab_tier),
    VALUE(struct assignment, optional, COLUMN_FLAG),
    CODE(struct assignment, spread, vocab_spread),
    VALUE(struct assignment, unit, COLUMN_TEXT),
    VALUE(struct assignment, device, COLUMN_FLAG),
    VALUE(struct assignment, teacher, COLUMN_TEXT),
    CODE(struct assignment, state, vocab_state),
    VALUE(struct assignment, confirmed, COLUMN_FLAG),
    VALUE(struct assignment, created_at, COLUMN_INT64),
    VALUE(struct assignment, created_by, COLUMN_TEXT),
    VALUE(struct assignment, published_at, COLUMN_INT64),
    VALUE(struct assignment, changed_at, COLUMN_INT64),
    VALUE(struct assignment, was, COLUMN_TEXT),
    VALUE(struct assignment, why, COLUMN_TEXT),
    VALUE(struct assignment, held_change, COLUMN_INT64),
    {.name = "rev",
     .type = COLUMN_INT64,
     .use = USE_SILENT,
     .offset = offsetof(struct assignment, rev)},
};

#define COLUMNS(list) .columns = (list), .count = sizeof(list) / sizeof((list)[0])

static const struct entity_table tables[ENTITY_COUNT] = {
    [ENTITY_SCHOOL] = {.table = "school",
                       .size = sizeof(struct school),
                       .class_offset = NO_CLASS,
                       .is_school = true,
                       COLUMNS(school_columns)},
    [ENTITY_CLASS] = {.table = "class",
                      .size = sizeof(struct class),
                      .class_offset = offsetof(struct class, id),
                      COLUMNS(class_columns)},
    [ENTITY_SUBJECT] = {.table = "subject",
                        .size = sizeof(struct subject),
                        .class_offset = NO_CLASS,
                        COLUMNS(subject_columns)},
    [ENTITY_TEACHER] = {.table = "teacher",
                        .size = sizeof(struct teacher),
                        .class_offset = NO_CLASS,
                        COLUMNS(teacher_columns)},
    [ENTITY_TEACHING] = {.table = "teaching",
                         .size = sizeof(struct teaching),
                         .class_offset = offsetof(struct teaching, class_id),
                         COLUMNS(teaching_columns)},
    [ENTITY_CALENDAR] = {.table = "calendar",
                         .size = sizeof(struct calendar_row),
                         .class_offset = NO_CLASS,
                         COLUMNS(calendar_columns)},
    [ENTITY_TERM] = {.table = "term",
                     .size = sizeof(struct term),
                     .class_offset = NO_CLASS,
                     COLUMNS(term_columns)},
    [ENTITY_NONE] = {.table = "no_homework",
                     .size = sizeof(struct none_row),
                     .class_offset = offsetof(struct none_row, class_id),
                     COLUMNS(none_columns)},
    [ENTITY_ASSIGNMENT] = {.table = "assignment",
                           .size = sizeof(struct assignment),
                           .class_offset = offsetof(struct assignment, class_id),
                           COLUMNS(assignment_columns)},
};

const char *const entity_codes[ENTITY_COUNT] = {
    [ENTITY_SCHOOL] = "school",
    [ENTITY_CLASS] = "class",
    [ENTITY_SUBJECT] = "subject",
    [ENTITY_TEACHER] = "teacher",
    [ENTITY_TEACHING] = "teaching",
    [ENTITY_CALENDAR] = "calendar",
    [ENTITY_TERM] = "term",
    [ENTITY_NONE] = "none",
    [ENTITY_ASSIGNMENT] = "assignment",
};

/* ---- values of a struct, by column ---- */

static const void *value_at(const void *row, const struct column *column)
{
    return (const char *)row + column->offset;
}

static const char *text_at(const void *row, const struct column *column)
{
    const char *text;

    /* members are char * or const char *: the same bytes, but not one type to read through */
    memcpy(&text, value_at(row, column), sizeof(text));
    return text == NULL ? "" : text;
}

static void put_text(void *row, const struct column *column, const char *text, struct arena *arena)
{
    char *copy = arena_strdup(arena, text);

    memcpy((char *)row + column->offset, &copy, sizeof(copy));
}

static int64_t number_at(const void *row, const struct column *column)
{
    const void *value = value_at(row, column);

    switch (column->type) {
    case COLUMN_INT64:
        return *(const int64_t *)value;
    case COLUMN_INT:
        return *(const int *)value;
    case COLUMN_DAY:
        return *(const day_t *)value;
    case COLUMN_FLAG:
        return *(const bool *)value ? 1 : 0;
    case COLUMN_CODE:
        return *(const unsigned *)value;
    case COLUMN_TEXT:
    case COLUMN_NAMES:
        break;
    }
    die("column %s is no number", column->name);
}

/* False where the number does not fit the column. */
static bool put_number(void *row, const struct column *column, int64_t number)
{
    void *value = (char *)row + column->offset;

    switch (column->type) {
    case COLUMN_INT64:
        *(int64_t *)value = number;
        return true;
    case COLUMN_INT:
        *(int *)value = (int)number;
        return number >= INT_MIN && number <= INT_MAX;
    case COLUMN_DAY:
        *(day_t *)value = (day_t)number;
        return number >= INT32_MIN && number <= INT32_MAX;
    case COLUMN_FLAG:
        *(bool *)value = number != 0;
        return number == 0 || number == 1;
    case COLUMN_CODE:
        *(unsigned *)value = (unsigned)number;
        return number >= 0 && number < column->vocab->count;
    case COLUMN_TEXT:
    case COLUMN_NAMES:
        break;
    }
    die("column %s is no number", column->name);
}

static json_t *names_json(const void *row, const struct column *column)
{
    char *const *names = *(char *const *const *)value_at(row, column);
    size_t count = *(const size_t *)((const char *)row + column->count_offset);
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_string(names[i]));
    return array;
}

static bool put_names(void *row, const struct column *column, const json_t *array,
                      struct arena *arena)
{
    size_t count = json_array_size(array);
    char **names = ARENA_ARRAY(arena, count, char *);

    if (!json_is_array(array))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name = json_string_value(json_array_get(array, i));

        if (name == NULL)
            return false;
        names[i] = arena_strdup(arena, name);
    }
    *(char ***)((char *)row + column->offset) = names;
    *(size_t *)((char *)row + column->count_offset) = count;
    return true;
}

/* JSON of any length into an arena; NULL where it is no JSON (text that is not UTF-8). */
static char *dump(const json_t *json, struct arena *arena)
{
    char usual[2048]; /* most rows fit, and need not be written twice */
    size_t bytes = json == NULL ? 0 : json_dumpb(json, usual, sizeof(usual), JSON_COMPACT);
    char *text;

    if (bytes == 0)
        return NULL;
    if (bytes <= sizeof(usual))
        return arena_strndup(arena, usual, bytes);
    text = arena_alloc(arena, bytes + 1);
    json_dumpb(json, text, bytes, JSON_COMPACT);
    return text;
}

/* ---- what the rest of the store asks ---- */

size_t entity_size(enum entity entity)
{
    return tables[entity].size;
}

enum entity entity_by_code(const char *code)
{
    int entity = 0;

    while (entity < ENTITY_COUNT && strcmp(entity_codes[entity], code) != 0)
        entity++;
    return (enum entity)entity;
}

const char *entity_name(enum entity entity)
{
    switch (entity) {
    case ENTITY_SCHOOL:
        return C_("row", "school");
    case ENTITY_CLASS:
        return C_("row", "class");
    case ENTITY_SUBJECT:
        return C_("row", "subject");
    case ENTITY_TEACHER:
        return C_("row", "teacher");
    case ENTITY_TEACHING:
        return C_("row", "teaching");
    case ENTITY_CALENDAR:
        return C_("row", "calendar row");
    case ENTITY_TERM:
        return C_("row", "term");
    case ENTITY_NONE:
        return C_("row", "“no homework”");
    case ENTITY_ASSIGNMENT:
        return C_("row", "assignment");
    case ENTITY_COUNT:
        break;
    }
    die("no such entity");
}

int64_t entity_class(enum entity entity, const void *row)
{
    size_t offset = tables[entity].class_offset;

    return offset == NO_CLASS ? 0 : *(const int64_t *)((const char *)row + offset);
}

char *entity_key(enum entity entity, const void *row, struct arena *arena)
{
    struct text_buf key = {.arena = arena};
    const struct entity_table *table = &tables[entity];

    for (size_t i = 0; i < table->count && table->columns[i].use == USE_KEY; i++) {
        const struct column *column = &table->columns[i];
        char day[DATE_TEXT_BYTES];

        if (i > 0)
            text_buf_add(&key, " ");
        if (column->type == COLUMN_TEXT)
            text_buf_add(&key, text_at(row, column));
        else if (column->type == COLUMN_DAY)
            text_buf_add(&key, date_iso((day_t)number_at(row, column), day));
        else
            text_buf_printf(&key, "%lld", (long long)number_at(row, column));
    }
    return arena_strdup(arena, text_buf_str(&key));
}

/* ---- SQL ---- */

void entity_column_list(enum entity entity, const char *prefix, struct text_buf *out)
{
    const struct entity_table *table = &tables[entity];

    for (size_t i = 0; i < table->count; i++)
        text_buf_printf(out, "%s%s%s", i == 0 ? "" : ", ", prefix, table->columns[i].name);
}

static void insert_sql(const struct entity_table *table, struct text_buf *sql)
{
    int bound = 0;

    text_buf_printf(sql, "INSERT INTO %s (", table->table);
    if (!table->is_school) {
        text_buf_add(sql, "school_id");
        bound++;
    }
    for (size_t i = 0; i < table->count; i++) {
        if (table->columns[i].use != USE_COUNTER)
            text_buf_printf(sql, "%s%s", bound++ == 0 ? "" : ", ", table->columns[i].name);
    }
    text_buf_add(sql, ") VALUES (");
    for (int i = 1; i <= bound; i++)
        text_buf_printf(sql, "%s$%d", i == 1 ? "" : ", ", i);
    text_buf_add(sql, ")");
}

static void where_sql(const struct entity_table *table, int bound, struct text_buf *sql)
{
    const char *join = " WHERE ";

    if (!table->is_school) {
        text_buf_printf(sql, "%sschool_id = $%d", join, ++bound);
        join = " AND ";
    }
    for (size_t i = 0; i < table->count && table->columns[i].use == USE_KEY; i++) {
        text_buf_printf(sql, "%s%s = $%d", join, table->columns[i].name, ++bound);
        join = " AND ";
    }
}

static bool is_settable(const struct column *column)
{
    return column->use == USE_VALUE || column->use == USE_SILENT;
}

const char *entity_sql(enum entity entity, enum row_operation operation, struct arena *arena)
{
    const struct entity_table *table = &tables[entity];
    struct text_buf sql = {.arena = arena};
    int bound = 0;

    switch (operation) {
    case ROW_INSERT:
        insert_sql(table, &sql);
        break;
    case ROW_UPDATE:
        text_buf_printf(&sql, "UPDATE %s SET ", table->table);
        for (size_t i = 0; i < table->count; i++) {
            if (is_settable(&table->columns[i])) {
                text_buf_printf(&sql, "%s%s = $%d", bound == 0 ? "" : ", ", table->columns[i].name,
                                bound + 1);
                bound++;
            }
        }
        if (bound == 0)
            return NULL;
        where_sql(table, bound, &sql);
        break;
    case ROW_DELETE:
        if (table->is_school)
            return NULL;
        text_buf_printf(&sql, "DELETE FROM %s", table->table);
        where_sql(table, 0, &sql);
        break;
    case ROW_SELECT:
        text_buf_add(&sql, "SELECT ");
        entity_column_list(entity, "", &sql);
        text_buf_printf(&sql, " FROM %s", table->table);
        where_sql(table, 0, &sql);
        break;
    case ROW_OPERATION_COUNT:
        die("no such operation");
    }
    return text_buf_str(&sql);
}

static void bind_column(struct query *query, const struct column *column, const void *row)
{
    if (column->type == COLUMN_TEXT) {
        query_text(query, text_at(row, column));
    } else if (column->type == COLUMN_NAMES) {
        struct arena *arena = arena_new();
        json_t *names = names_json(row, column);

        query_text(query, dump(names, arena));
        json_decref(names);
        arena_free(arena);
    } else {
        query_int(query, number_at(row, column));
    }
}

void entity_bind(enum entity entity, enum row_operation operation, struct query *query,
                 int64_t school_id, const void *row)
{
    const struct entity_table *table = &tables[entity];

    if (operation == ROW_UPDATE) {
        for (size_t i = 0; i < table->count; i++) {
            if (is_settable(&table->columns[i]))
                bind_column(query, &table->columns[i], row);
        }
    }
    if (!table->is_school)
        query_int(query, school_id);
    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];

        if (column->use == USE_KEY || (operation == ROW_INSERT && is_settable(column)))
            bind_column(query, column, row);
    }
}

bool entity_read(enum entity entity, struct query *query, struct arena *arena, void *row,
                 struct err *err)
{
    const struct entity_table *table = &tables[entity];

    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];
        bool good = true;

        if (column->type == COLUMN_TEXT) {
            const char *text = query_column_text(query, (int)i);

            good = text != NULL;
            put_text(row, column, good ? text : "", arena);
        } else if (column->type == COLUMN_NAMES) {
            const char *text = query_column_text(query, (int)i);
            json_t *names = text == NULL ? NULL : json_loads(text, 0, NULL);

            good = put_names(row, column, names, arena);
            json_decref(names);
        } else {
            good = put_number(row, column, query_column_int(query, (int)i));
        }
        if (!good)
            return err_set(err, ERR_STORE,
                           _("the database has a bad value in %s.%s: restore a backup"),
                           table->table, column->name);
    }
    return true;
}

/* ---- snapshots ---- */

static json_t *column_json(const void *row, const struct column *column)
{
    char day[DATE_TEXT_BYTES];

    switch (column->type) {
    case COLUMN_TEXT:
        return json_string(text_at(row, column));
    case COLUMN_NAMES:
        return names_json(row, column);
    case COLUMN_FLAG:
        return json_boolean(number_at(row, column) != 0);
    case COLUMN_DAY:
        return json_string(date_iso((day_t)number_at(row, column), day));
    case COLUMN_CODE:
        return json_string(vocab_code(column->vocab, (int)number_at(row, column)));
    case COLUMN_INT64:
    case COLUMN_INT:
        break;
    }
    return json_integer(number_at(row, column));
}

char *entity_snapshot(enum entity entity, const void *row, struct arena *arena, struct err *err)
{
    const struct entity_table *table = &tables[entity];
    json_t *object = json_object();
    char *text = NULL;

    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];

        if (column->use != USE_VALUE && column->use != USE_KEY)
            continue;
        if (json_object_set_new_nocheck(object, column->name, column_json(row, column)) != 0) {
            err_set(err, ERR_INPUT, _("%s of %s %s is not valid UTF-8: correct it"), column->name,
                    entity_name(entity), entity_key(entity, row, arena));
            goto out;
        }
    }
    text = dump(object, arena);
out:
    json_decref(object);
    return text;
}

static bool put_json(void *row, const struct column *column, const json_t *value,
                     struct arena *arena)
{
    const char *text = json_string_value(value);

    switch (column->type) {
    case COLUMN_TEXT:
        if (text != NULL)
            put_text(row, column, text, arena);
        return text != NULL;
    case COLUMN_NAMES:
        return put_names(row, column, value, arena);
    case COLUMN_FLAG:
        return json_is_boolean(value) && put_number(row, column, json_is_true(value) ? 1 : 0);
    case COLUMN_DAY: {
        day_t day;

        return text != NULL && date_parse_iso(text, &day, NULL) && put_number(row, column, day);
    }
    case COLUMN_CODE:
        for (int i = 0; text != NULL && i < column->vocab->count; i++) {
            if (strcmp(vocab_code(column->vocab, i), text) == 0)
                return put_number(row, column, i);
        }
        return false;
    case COLUMN_INT64:
    case COLUMN_INT:
        break;
    }
    return json_is_integer(value) && put_number(row, column, json_integer_value(value));
}

bool entity_from_snapshot(enum entity entity, const char *json, struct arena *arena, void *row,
                          struct err *err)
{
    const struct entity_table *table = &tables[entity];
    json_t *object = json_loads(json, JSON_REJECT_DUPLICATES, NULL);
    bool done = false;

    if (!json_is_object(object)) {
        err_set(err, ERR_STORE, _("the history holds something that is no JSON object: %.80s"),
                json);
        goto out;
    }
    for (size_t i = 0; i < table->count; i++) {
        const struct column *column = &table->columns[i];
        const json_t *value = json_object_get(object, column->name);

        if (value != NULL && !put_json(row, column, value, arena)) {
            err_set(err, ERR_STORE, _("the history holds a bad value of %s.%s: restore a backup"),
                    entity_codes[entity], column->name);
            goto out;
        }
    }
    done = true;
out:
    json_decref(object);
    return done;
}
