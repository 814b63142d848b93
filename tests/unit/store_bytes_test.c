/* Bytes that are no UTF-8, written into a database by others: whatever leaves the store is UTF-8. */
#include "config.h"

#include "store/store.h"

#include <string.h>

#include "base/text.h"
#include "domain/fields.h"
#include "store/entity.h"
#include "store/private.h"
#include "support/store_fixture.h"

/* In hexadecimal: no first byte, cut off, overlong, a surrogate, above U+10FFFF, and text around. */
static const char *const broken[] = {
    "FF",
    "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
    "E4BD",
    "C080",
    "EDA080",
    "F4908080",
    "80",
    "F0",
    "E5A5BDFFE5A5BD",
};
#define BROKEN_COUNT (sizeof broken / sizeof broken[0])

static int open_site(void **state)
{
    struct site *site = site_new(true);
    struct school school = fixture_school();
    struct assignment item = fixture_assignment(0, 1, FIXTURE_DAY, 1);
    struct err err = {0};

    assert_ok(store_create(&sqlite_driver, site->url, &school, &site->store, &err), err);
    fixture_add_classes(site->store, 1);
    fixture_add(site->store, "one", &item);
    *state = site;
    return 0;
}

static void assert_utf8(const char *text, const char *what)
{
    assert_non_null(text);
    if (text_valid_prefix(text, strlen(text)) != strlen(text))
        fail_msg("%s left the store as it was", what);
}

/* "SELECT …" with a row as a damaged database may give it. */
static char *select_broken(const struct record *table, const char *hex, struct arena *arena)
{
    struct text_buf sql = {.arena = arena};

    text_buf_add(&sql, "SELECT ");
    for (size_t i = 0; i < table->count; i++) {
        if (i > 0)
            text_buf_add(&sql, ", ");
        if (table->fields[i].type == TYPE_TEXT)
            text_buf_printf(&sql, "CAST(X'%s' AS TEXT)", hex);
        else if (table->fields[i].type == TYPE_NAMES)
            text_buf_printf(&sql, "CAST(X'5B22%s225D' AS TEXT)", hex); /* ["…"] */
        else
            text_buf_add(&sql, table->fields[i].type == TYPE_NUMBERS ? "''" : "0");
    }
    return sql.text;
}

static void read_broken(struct site *site, enum entity entity, const char *hex)
{
    const struct record *table = &records[entity];
    struct err err = {0};
    struct query query = {.driver = &sqlite_driver, .err = &err};
    void *row = arena_alloc(site->arena, table->size);

    memset(row, 0, table->size);
    query.stmt =
        sqlite_driver.prepare(site->store->db, select_broken(table, hex, site->arena), &err);
    assert_non_null(query.stmt);
    assert_int_equal(query_step(&query), DB_ROW);
    assert_ok(entity_read(entity, &query, site->arena, row, &err), err);
    for (size_t i = 0; i < table->count; i++) {
        const struct field *column = &table->fields[i];
        size_t count = 0;

        if (column->type == TYPE_TEXT)
            assert_utf8(field_text(row, column), column->name);
        if (column->type != TYPE_NAMES)
            continue;
        for (char *const *names = field_names(row, column, &count); count > 0; count--)
            assert_utf8(names[count - 1], column->name);
    }
    sqlite_driver.finalize(query.stmt);
}

static void every_text_of_a_row_is_utf8(void **state)
{
    for (int entity = 0; entity < ENTITY_COUNT; entity++)
        for (size_t i = 0; i < BROKEN_COUNT; i++)
            read_broken(*state, (enum entity)entity, broken[i]);
}

static void every_text_of_the_history_is_utf8(void **state)
{
    static const char *const columns[] = {"request", "actor", "action",   "key", "before",
                                          "after",   "why",   "previous", "hash"};
    struct site *site = *state;
    struct history_list list;
    struct err err = {0};

    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char *sql = arena_printf(
            site->arena, "UPDATE history SET %s = CAST(X'E5A5BDFF' || seq AS TEXT)", columns[i]);

        assert_ok(sqlite_driver.exec(site->store->db, sql, &err), err);
    }
    assert_ok(store_history(site->store, 0, INT64_MAX, 100, site->arena, &list, &err), err);
    assert_true(list.count > 0);
    for (size_t i = 0; i < list.count; i++) {
        const struct history_row *row = &list.items[i];
        const char *const texts[] = {row->request, row->actor, row->action, row->key,
                                     row->before,  row->after, row->why,    row->hash};

        for (size_t j = 0; j < sizeof texts / sizeof texts[0]; j++)
            assert_utf8(texts[j], "the history");
    }
    assert_refused(store_verify_history(site->store, &err), err, ERR_STORE);
}

/* A damaged row is read, found, changed and taken away like any other. */
static void a_broken_row_can_be_mended(void **state)
{
    struct site *site = *state;
    struct assignment *item, mended;
    struct change *change;
    struct err err = {0};

    assert_ok(sqlite_driver.exec(site->store->db,
                                 "UPDATE assignment SET text = CAST(X'FFFEFDE5A5BD' AS TEXT), "
                                 "unit = CAST(X'FF' AS TEXT), teacher = CAST(X'F0' AS TEXT)",
                                 &err),
              err);
    assert_ok(store_assignment(site->store, 1, site->arena, &item, &err), err);
    assert_string_equal(item->text, "���好");
    mended = *item;
    mended.text = "好";
    change = fixture_begin(site->store, "mend", "wang", "edit");
    assert_ok(change_put_assignment(change, item, &mended, &err), err);
    assert_ok(store_commit(change, &err), err);
    assert_ok(store_assignment(site->store, 1, site->arena, &item, &err), err);
    assert_string_equal(item->text, "好");
}

#define SITE_TEST(test) cmocka_unit_test_setup_teardown(test, open_site, site_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(every_text_of_a_row_is_utf8),
        SITE_TEST(every_text_of_the_history_is_utf8),
        SITE_TEST(a_broken_row_can_be_mended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
