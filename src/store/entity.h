/* What is kept of each kind of row, in one table per entity: from it come the SQL, the values bound
 * and read, the snapshots of the history, comparison and keys. */
#ifndef STORE_ENTITY_H
#define STORE_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"
#include "domain/record_json.h"
#include "store/query.h"
#include "store/statements.h"
#include "store/store.h"

size_t entity_size(enum entity entity);       /* of its C struct */
enum entity entity_by_code(const char *code); /* ENTITY_COUNT: unknown */
/* What people call such a row, in the language of the messages. */
const char *entity_name(enum entity entity);
/* The class that a row concerns, 0 for none. */
int64_t entity_class(enum entity entity, const void *row);
/* The assignment whose class a row concerns, for rows that do not say the class themselves; else 0. */
int64_t entity_assignment(enum entity entity, const void *row);
/* The bit of the school that says there was ever such a row; 0 = none. */
int64_t entity_holds(enum entity entity);
/* Its key as text, as in struct history_row. */
char *entity_key(enum entity entity, const void *row, struct arena *arena);

/* "prefix.a, prefix.b, …": the columns that entity_read expects, in its order. */
void entity_column_list(enum entity entity, const char *prefix, struct text_buf *out);
/* The statement of an operation, or NULL where there is none. */
const char *entity_sql(enum entity entity, enum row_operation operation, struct arena *arena);
/* Binds what entity_sql's statement of that operation takes. */
void entity_bind(enum entity entity, enum row_operation operation, struct query *query,
                 int64_t school_id, const void *row);
/* Reads the current row of a query into the struct; strings go into the arena. */
bool entity_read(enum entity entity, struct query *query, struct arena *arena, void *row,
                 struct err *err);
/* What a column holds that no program wrote: false, and the sentence. */
bool bad_value(struct err *err, const char *table, const char *column);

#endif
