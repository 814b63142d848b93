/* Values for the tests of the store, and a text of all that a store holds. */
#include "config.h"

#include "support/store_fixture.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

char *fixture_dir(struct arena *arena, bool fast)
{
    const char *parent = fast && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR");
    char *dir = arena_printf(arena, "%s/hwboard-store.XXXXXX", !parent ? "/tmp" : parent);

    assert_non_null(mkdtemp(dir));
    return dir;
}

void fixture_remove(const char *dir)
{
    struct arena *arena = arena_new();
    DIR *list = opendir(dir);
    const struct dirent *entry;

    while (list && (entry = readdir(list))) {
        const char *path = arena_printf(arena, "%s/%s", dir, entry->d_name);

        if (unlink(path) != 0)
            rmdir(path);
    }
    if (list)
        closedir(list);
    rmdir(dir);
    arena_free(arena);
}

struct site *site_new(bool fast)
{
    struct arena *arena = arena_new();
    struct site *site = ARENA_NEW(arena, struct site);

    site->arena = arena;
    site->dir = fixture_dir(arena, fast);
    site->url = arena_printf(arena, "%s/school.db", site->dir);
    return site;
}

int site_setup(void **state)
{
    *state = site_new(false);
    return 0;
}

int site_teardown(void **state)
{
    struct site *site = *state;

    if (site->store)
        store_close(site->store);
    chmod(site->dir, 0700);
    fixture_remove(site->dir);
    arena_free(site->arena);
    return 0;
}

struct bytes fixture_read_file(const char *path, struct arena *arena)
{
    struct bytes bytes = {0};
    FILE *file = fopen(path, "rb");
    struct stat status;

    assert_non_null(file);
    assert_int_equal(fstat(fileno(file), &status), 0);
    bytes.count = (size_t)status.st_size;
    bytes.data = arena_alloc(arena, bytes.count);
    assert_int_equal(fread(bytes.data, 1, bytes.count, file), bytes.count);
    fclose(file);
    return bytes;
}

void fixture_write_file(const char *path, const void *data, size_t count)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

int fixture_names_in(const char *dir)
{
    DIR *list = opendir(dir);
    int count = 0;

    assert_non_null(list);
    while (readdir(list))
        count++;
    closedir(list);
    return count;
}

struct school fixture_school(void)
{
    static char name[] = "实验小学 \"Test\" 's";

    return (struct school){.id = 1,
                           .name = name,
                           .stage_years = {6, 3, 0},
                           .year_start_month = 9,
                           .year_start_day = 1};
}

struct class fixture_class(int64_t id, int number)
{
    static char name[] = "";

    return (struct class){.id = id,
                          .stage = STAGE_PRIMARY,
                          .entry_year = 2024,
                          .number = number,
                          .name = name,
                          .size = 42};
}

struct assignment fixture_assignment(int64_t id, int64_t class_id, day_t assigned, int span)
{
    return (struct assignment){.id = id,
                               .class_id = class_id,
                               .subject = "math",
                               .assigned = assigned,
                               .due = assigned + span,
                               .minutes = 15,
                               .text = "练习册 P12-13\n“'; DROP TABLE assignment; --",
                               .kind = KIND_WRITTEN,
                               .state = STATE_PUBLISHED,
                               .unit = "",
                               .teacher = "王老师",
                               .confirmed = true,
                               .created_at = 1795000000,
                               .created_by = "wang",
                               .published_at = 1795000000,
                               .was = "",
                               .why = ""};
}

struct change *fixture_begin(struct store *store, const char *request, const char *actor,
                             const char *action)
{
    struct change_head head = {
        .request = request, .at = 1795000000, .actor = actor, .action = action};
    struct change *change;
    struct err err = {0};
    int64_t repeated;

    assert_ok(store_begin_change(store, &head, &change, &repeated, &err), err);
    assert_non_null(change);
    return change;
}

void fixture_add_classes(struct store *store, int count)
{
    struct change *change = fixture_begin(store, "classes", "wang", "init");
    struct err err = {0};

    for (int i = 1; i <= count; i++) {
        struct class class = fixture_class(change_new_id(change, ENTITY_CLASS), i);

        assert_int_equal(class.id, i);
        assert_ok(change_put_class(change, NULL, &class, &err), err);
    }
    assert_ok(store_commit(change, &err), err);
}

int64_t fixture_add(struct store *store, const char *request, const struct assignment *like)
{
    struct change *change = fixture_begin(store, request, "wang", "add");
    struct assignment item = *like;
    struct err err = {0};

    item.id = change_new_id(change, ENTITY_ASSIGNMENT);
    assert_ok(change_put_assignment(change, NULL, &item, &err), err);
    assert_ok(store_commit(change, &err), err);
    return item.id;
}

int64_t fixture_rev(struct store *store)
{
    struct arena *arena = arena_new();
    struct school school;
    struct err err = {0};
    int64_t rev;

    assert_ok(store_school(store, arena, &school, &err), err);
    rev = school.rev;
    arena_free(arena);
    return rev;
}

char *fixture_state(struct store *store, struct arena *arena)
{
    struct text_buf out = {.arena = arena};
    struct school school;
    struct class_list classes;
    struct assignment_list items;
    struct history_list history;
    struct found_list found;
    struct err err = {0};

    assert_ok(store_school(store, arena, &school, &err), err);
    text_buf_printf(&out, "%s rev %lld\n", school.name, (long long)school.rev);
    assert_ok(store_classes(store, arena, &classes, &err), err);
    for (size_t i = 0; i < classes.count; i++) {
        const struct class *class = &classes.items[i];
        struct none_list none;

        text_buf_printf(&out, "class %lld %d %d\n", (long long)class->id, class->number,
                        class->size);
        assert_ok(store_none(store, class->id, DAY_FIRST, DAY_LAST, arena, &none, &err), err);
        for (size_t k = 0; k < none.count; k++)
            text_buf_printf(&out, "none %d %s\n", none.items[k].day, none.items[k].subject);
    }
    assert_ok(store_assigned(store, 0, DAY_FIRST, DAY_LAST, arena, &items, &err), err);
    for (size_t i = 0; i < items.count; i++) {
        const struct assignment *a = items.items[i];

        text_buf_printf(&out, "assignment %lld of %lld: %d %s %d..%d %d %s rev %lld\n",
                        (long long)a->id, (long long)a->class_id, a->minutes, a->subject,
                        a->assigned, a->due, (int)a->state, a->text, (long long)a->rev);
    }
    for (size_t i = 0; i < items.count; i++) {
        struct handin *handin;

        assert_ok(store_handin(store, items.items[i]->id, arena, &handin, &err), err);
        if (handin)
            text_buf_printf(&out, "handin %lld: %d, %zu times\n", (long long)handin->assignment_id,
                            handin->collected, handin->actual_count);
    }
    assert_ok(store_search(store, "练习册", NULL, 100, arena, &found, &err), err);
    for (size_t i = 0; i < found.count; i++)
        text_buf_printf(&out, "found %lld%s\n", (long long)found.items[i].assignment->id,
                        !found.items[i].star ? "" : " starred");
    assert_ok(store_history(store, 0, 0, 1000, arena, &history, &err), err);
    for (size_t i = 0; i < history.count; i++)
        text_buf_printf(&out, "history %lld %s %s\n", (long long)history.items[i].seq,
                        history.items[i].action, history.items[i].hash);
    return arena_strdup(arena, text_buf_str(&out));
}
