/* What follows from the columns of an entity for the engine: keys, statements, values bound and
 * read. */
#include "config.h"

#include "store/entity.h"

#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"

size_t entity_size(enum entity entity)
{
    return records[entity].size;
}

enum entity entity_by_code(const char *code)
{
    int entity = 0;

    while (entity < ENTITY_COUNT && strcmp(records[entity].code, code) != 0)
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
    case ENTITY_HANDIN:
        return C_("row", "marking of assignment");
    case ENTITY_STAR:
        return C_("row", "star of assignment");
    case ENTITY_SHARE:
        return C_("row", "share");
    case ENTITY_UNIT:
        return C_("row", "unit");
    case ENTITY_PROGRESS:
        return C_("row", "progress");
    case ENTITY_LESSON:
        return C_("row", "lesson");
    case ENTITY_AFTERCARE:
        return C_("row", "after-school service");
    case ENTITY_ACTIVITY:
        return C_("row", "activity");
    case ENTITY_HABIT:
        return C_("row", "report of habits");
    case ENTITY_HABIT_COUNT:
        return C_("row", "count of hands");
    case ENTITY_ROLE:
        return C_("row", "role");
    case ENTITY_LEFT_SEAT:
        return C_("row", "empty seat");
    case ENTITY_CLASS_SIZE:
        return C_("row", "class size");
    case ENTITY_EVENT:
        return C_("row", "event");
    case ENTITY_CLASS_LINK:
        return C_("row", "class link");
    case ENTITY_COUNT:
        break;
    }
    die("no such entity");
}

int64_t entity_class(enum entity entity, const void *row)
{
    size_t offset = records[entity].class_offset;

    return offset == NO_CLASS || records[entity].of_assignment
               ? 0
               : *(const int64_t *)((const char *)row + offset);
}

int64_t entity_assignment(enum entity entity, const void *row)
{
    return records[entity].of_assignment
               ? *(const int64_t *)((const char *)row + records[entity].class_offset)
               : 0;
}

int64_t entity_holds(enum entity entity)
{
    return records[entity].holds;
}

char *entity_key(enum entity entity, const void *row, struct arena *arena)
{
    struct text_buf key = {.arena = arena};
    const struct record *table = &records[entity];

    for (size_t i = 0; i < table->count && table->fields[i].use == USE_KEY; i++) {
        const struct field *field = &table->fields[i];
        char day[DATE_TEXT_BYTES];

        /* the key of a row that holds from the beginning is that of the time without days */
        if (field->show == SHOW_SINCE && field_number(row, field) == FROM_BEGINNING)
            continue;
        if (i > 0)
            text_buf_add(&key, " ");
        if (field->type == TYPE_TEXT)
            text_buf_add(&key, field_text(row, field));
        else if (field->type == TYPE_DAY)
            text_buf_add(&key, date_iso((day_t)field_number(row, field), day));
        else if (field->type == TYPE_CODE)
            text_buf_add(&key, vocab_code(field->vocab, (int)field_number(row, field)));
        else
            text_buf_printf(&key, "%lld", (long long)field_number(row, field));
    }
    return arena_strdup(arena, text_buf_str(&key));
}

/* ---- SQL ---- */

void entity_column_list(enum entity entity, const char *prefix, struct text_buf *out)
{
    const struct record *table = &records[entity];

    for (size_t i = 0; i < table->count; i++) {
        text_buf_add(out, i == 0 ? "" : ", ");
        text_buf_add(out, prefix);
        text_buf_add(out, table->fields[i].name);
    }
}

static void insert_sql(const struct record *table, struct text_buf *sql)
{
    int bound = 0;

    text_buf_printf(sql, "INSERT INTO %s (", table->table);
    if (!table->is_school) {
        text_buf_add(sql, "school_id");
        bound++;
    }
    for (size_t i = 0; i < table->count; i++)
        if (table->fields[i].use != USE_COUNTER)
            text_buf_printf(sql, "%s%s", bound++ == 0 ? "" : ", ", table->fields[i].name);
    text_buf_add(sql, ") VALUES (");
    for (int i = 1; i <= bound; i++)
        text_buf_printf(sql, "%s$%d", i == 1 ? "" : ", ", i);
    text_buf_add(sql, ")");
}

static void where_sql(const struct record *table, int bound, struct text_buf *sql)
{
    const char *join = " WHERE ";

    if (!table->is_school) {
        text_buf_printf(sql, "%sschool_id = $%d", join, ++bound);
        join = " AND ";
    }
    for (size_t i = 0; i < table->count && table->fields[i].use == USE_KEY; i++) {
        text_buf_printf(sql, "%s%s = $%d", join, table->fields[i].name, ++bound);
        join = " AND ";
    }
}

static bool is_settable(const struct field *field)
{
    return field->use == USE_VALUE || field->use == USE_SILENT;
}

const char *entity_sql(enum entity entity, enum row_operation operation, struct arena *arena)
{
    const struct record *table = &records[entity];
    struct text_buf sql = {.arena = arena};
    int bound = 0;

    switch (operation) {
    case ROW_INSERT:
        insert_sql(table, &sql);
        break;
    case ROW_UPDATE:
        text_buf_printf(&sql, "UPDATE %s SET ", table->table);
        for (size_t i = 0; i < table->count; i++) {
            if (is_settable(&table->fields[i])) {
                text_buf_printf(&sql, "%s%s = $%d", bound == 0 ? "" : ", ", table->fields[i].name,
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

static void bind_column(struct query *query, const struct field *field, const void *row)
{
    if (field->type == TYPE_TEXT) {
        query_text(query, field_text(row, field));
    } else if (field->type == TYPE_NAMES || field->type == TYPE_NUMBERS) {
        struct text_buf list = {.arena = arena_new()};

        if (field->type == TYPE_NAMES)
            names_write(row, field, &list);
        else
            numbers_write(row, field, &list);
        query_text(query, text_buf_str(&list));
        arena_free(list.arena);
    } else {
        query_int(query, field_number(row, field));
    }
}

void entity_bind(enum entity entity, enum row_operation operation, struct query *query,
                 int64_t school_id, const void *row)
{
    const struct record *table = &records[entity];

    if (operation == ROW_UPDATE) {
        for (size_t i = 0; i < table->count; i++)
            if (is_settable(&table->fields[i]))
                bind_column(query, &table->fields[i], row);
    }
    if (!table->is_school)
        query_int(query, school_id);
    for (size_t i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];

        if (field->use == USE_KEY || (operation == ROW_INSERT && is_settable(field)))
            bind_column(query, field, row);
    }
}

bool bad_value(struct err *err, const char *table, const char *column)
{
    return err_set(err, ERR_STORE, _("the database has a bad value in %s.%s: restore a backup"),
                   table, column);
}

bool entity_read(enum entity entity, struct query *query, struct arena *arena, void *row,
                 struct err *err)
{
    const struct record *table = &records[entity];

    for (size_t i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        int at = (int)i;
        bool good = true;

        if (field->type == TYPE_TEXT) {
            const char *text = query_column_text(query, at);

            good = text != NULL;
            field_put_text(row, field, good ? text : "", arena);
        } else if (field->type == TYPE_NAMES || field->type == TYPE_NUMBERS) {
            const char *text = query_column_text(query, at);

            good = text && (field->type == TYPE_NAMES
                                ? names_read(row, field, text_valid_copy(arena, text), arena)
                                : numbers_read(row, field, text, arena));
        } else {
            good = field_put_number(row, field, query_column_int(query, at));
        }
        if (!good)
            return bad_value(err, table->table, field->name);
    }
    return true;
}
