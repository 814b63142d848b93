/* Arenas, errors, hashes: what everything else stands on. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/text.h"
#include "support/random.h"

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    struct arena *arena = arena_new();
    struct random random = {20261124};
    unsigned char *pieces[400];
    size_t sizes[400];

    (void)state;
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < 400; i++) {
            sizes[i] = random_below(&random, i % 50 == 0 ? 100000 : 300);
            pieces[i] = arena_alloc(arena, sizes[i]);
            assert_non_null(pieces[i]);
            assert_int_equal((uintptr_t)pieces[i] % sizeof(void *), 0);
            for (size_t k = 0; k < sizes[i]; k++)
                assert_int_equal(pieces[i][k], 0);
            memset(pieces[i], (int)(i & 0xFF), sizes[i]);
        }
        for (size_t i = 0; i < 400; i++)
            for (size_t k = 0; k < sizes[i]; k++)
                assert_int_equal(pieces[i][k], i & 0xFF);
        arena_reset(arena);
    }
    arena_free(arena);
    arena_free(NULL);
}

/* Two long arrays and short texts in turn: each keeps its own, wherever it is moved. */
static void arrays_grow_beside_each_other(void **state)
{
    struct arena *arena = arena_new();
    int *items[2] = {NULL, NULL};
    size_t capacity[2] = {0, 0};
    const char *first = arena_strdup(arena, "数学");

    (void)state;
    for (int i = 0; i < 20000; i++) {
        for (int k = 0; k < 2; k++) {
            items[k] = arena_grow(arena, items[k], &capacity[k], (size_t)i + 1, sizeof *items[k]);
            items[k][i] = k == 0 ? i : -i;
        }
        if (i % 1000 == 0)
            assert_string_equal(arena_printf(arena, "%d", i), arena_printf(arena, "%d", i));
    }
    for (int i = 0; i < 20000; i++)
        assert_int_equal(items[0][i] + items[1][i], 0);
    assert_int_equal(items[0][19999], 19999);
    assert_string_equal(first, "数学");
    arena_reset(arena);
    arena_free(arena);
}

static void growing_keeps_what_is_there(void **state)
{
    struct arena *arena = arena_new();
    int *items = NULL;
    size_t capacity = 0;

    (void)state;
    for (int i = 0; i < 5000; i++) {
        items = arena_grow(arena, items, &capacity, (size_t)i + 1, sizeof *items);
        assert_true(capacity > (size_t)i);
        items[i] = i;
    }
    for (int i = 0; i < 5000; i++)
        assert_int_equal(items[i], i);
    assert_ptr_equal(arena_grow(arena, items, &capacity, 1, sizeof *items), items);
    arena_free(arena);
}

static void copies(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    assert_null(arena_strdup(arena, NULL));
    assert_string_equal(arena_strdup(arena, ""), "");
    assert_string_equal(arena_strndup(arena, "数学", 3), "数");
    assert_string_equal(arena_strndup(arena, "ab", 9), "ab");
    assert_string_equal(arena_printf(arena, "%s %d", "数学", 15), "数学 15");
    for (int length = 0; length < 600; length++) {
        const char *text = arena_printf(arena, "%0*d|", length, 7);

        assert_int_equal(strlen(text), (length > 0 ? length : 1) + 1);
        assert_string_equal(text + strlen(text) - 2, "7|");
    }
    assert_memory_equal(arena_memdup(arena, "a\0b", 3), "a\0b", 3);
    arena_free(arena);
}

static void errors_are_clean_and_whole(void **state)
{
    struct err err;
    char *longest = malloc(3 * ERR_MESSAGE_BYTES + 1);

    (void)state;
    err_clear(&err);
    assert_int_equal(err.code, ERR_NONE);
    assert_string_equal(err.message, "");
    assert_false(err_set(&err, ERR_INPUT, "bad %s: mend it", "\x1b[2J\u202E值\xff"));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "bad [2J值\uFFFD: mend it");
    err_prefix(&err, "%s:%d: ", "文件.csv", 3);
    assert_string_equal(err.message, "文件.csv:3: bad [2J值\uFFFD: mend it");
    assert_false(err_add(&err, ERR_STORE, "and %s", "more"));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.message, "文件.csv:3: bad [2J值\uFFFD: mend it\nand more");
    assert_false(err_set(&err, ERR_STORE, "again: %s", err.message));
    assert_true(text_starts_with(err.message, "again: 文件"));
    err_clear(&err);
    err_add(&err, ERR_STORE, "first");
    assert_int_equal(err.code, ERR_STORE);
    assert_string_equal(err.message, "first");
    assert_false(err_set(NULL, ERR_INPUT, "nobody asks"));
    err_prefix(NULL, "nobody");
    assert_false(err_add(NULL, ERR_INPUT, "nobody"));

    assert_non_null(longest);
    for (size_t i = 0; i < ERR_MESSAGE_BYTES; i++)
        memcpy(longest + 3 * i, "学", 3);
    longest[3 * ERR_MESSAGE_BYTES] = '\0';
    for (int shift = 0; shift < 3; shift++) {
        err_set(&err, ERR_INPUT, "%.*s%s", shift, "xyz", longest);
        assert_in_range(strlen(err.message), ERR_MESSAGE_BYTES - 4, ERR_MESSAGE_BYTES - 1);
        assert_int_equal(text_valid_prefix(err.message, strlen(err.message)), strlen(err.message));
        err_add(&err, ERR_INPUT, "no room");
        assert_int_equal(text_valid_prefix(err.message, strlen(err.message)), strlen(err.message));
    }
    for (int length = ERR_MESSAGE_BYTES - 2; length <= ERR_MESSAGE_BYTES + 1; length++) {
        err_set(&err, ERR_INPUT, "%*d", length, 7);
        assert_int_equal(strlen(err.message),
                         length < ERR_MESSAGE_BYTES ? length : ERR_MESSAGE_BYTES - 1);
    }
    free(longest);
}

static void hook(void)
{
    fputs("hook ", stderr);
}

static void dying_is_one_line_and_exit_5(void **state)
{
    int ends[2], status = 0;
    char said[256] = "";
    pid_t child;
    ssize_t got;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        die_set_hook(hook);
        die("out of %s", "paper");
    }
    close(ends[1]);
    got = read(ends[0], said, sizeof said - 1);
    close(ends[0]);
    assert_true(got > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), ERR_INTERNAL);
    assert_non_null(strstr(said, "hook"));
}

static void hashes(void **state)
{
    const struct hash_part none[] = {{"", 0}};
    const struct hash_part joined[] = {{"abc", 3}};
    const struct hash_part parts[] = {{"ab", 2}, {"c", 1}};
    const struct hash_part other[] = {{"a", 1}, {"bc", 2}};
    char a[HASH_HEX_BYTES], b[HASH_HEX_BYTES], c[HASH_HEX_BYTES], d[HASH_HEX_BYTES];

    (void)state;
    /* SHA-256 of nothing, and of eight zero bytes (the length of one empty part). */
    hash_parts(NULL, 0, a);
    assert_string_equal(a, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    hash_parts(none, 1, a);
    assert_string_equal(a, "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc");
    hash_parts(joined, 1, b);
    hash_parts(parts, 2, c);
    hash_parts(other, 2, d);
    assert_string_not_equal(b, c);
    assert_string_not_equal(c, d);
    assert_int_equal(strlen(d), HASH_HEX_BYTES - 1);
}

static void a_context_is_never_shown(void **state)
{
    (void)state;
    assert_string_equal(C_("no such context", "over"), "over");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(arrays_grow_beside_each_other),
        cmocka_unit_test(growing_keeps_what_is_there),
        cmocka_unit_test(copies),
        cmocka_unit_test(errors_are_clean_and_whole),
        cmocka_unit_test(dying_is_one_line_and_exit_5),
        cmocka_unit_test(hashes),
        cmocka_unit_test(a_context_is_never_shown),
    };

    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
