/* Drafts: kept, offered once after a crash, never another terminal's, and a full disk said. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tui/draft.h"

struct place
{
    struct arena *arena;
    char *root;
    char *dir;
};

static int setup(void **state)
{
    struct arena *arena = arena_new();
    struct place *place = ARENA_NEW(arena, struct place);
    char name[] = "/tmp/hwboard-draft.XXXXXX";

    place->arena = arena;
    place->root = arena_strdup(arena, mkdtemp(name));
    place->dir = arena_printf(arena, "%s/state/hwboard", place->root);
    *state = place;
    return 0;
}

static int teardown(void **state)
{
    struct place *place = *state;
    int status = system(arena_printf(place->arena, "rm -rf %s", place->root));

    arena_free(place->arena);
    return status != 0;
}

static struct draft draft_of(struct place *place, const char *login)
{
    struct draft draft;

    draft_init(&draft, place->dir, "/db", login, "add");
    return draft;
}

/* A terminal that types something and ends without a word, as after kill -9. */
static void crash_with(struct place *place, const char *text)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct draft draft = draft_of(place, "wang");
        _exit(draft_write(&draft, text, NULL) ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void values(void **state)
{
    struct place *place = *state;
    struct text_buf buf = {.arena = place->arena};
    const char *text;

    draft_put(&buf, "line", "数学 \\ 两行\n第二行\\n");
    draft_put(&buf, "lines", "other");
    draft_put(&buf, "empty", "");
    text = text_buf_str(&buf);
    assert_string_equal(draft_get(text, "line", place->arena), "数学 \\ 两行\n第二行\\n");
    assert_string_equal(draft_get(text, "lines", place->arena), "other");
    assert_string_equal(draft_get(text, "empty", place->arena), "");
    assert_null(draft_get(text, "lin", place->arena));
    assert_null(draft_get("", "line", place->arena));
}

static void a_crash_is_offered_once(void **state)
{
    struct place *place = *state;
    struct draft first = draft_of(place, "wang"), second = draft_of(place, "wang");
    char *text;

    crash_with(place, "line 数学\n");
    assert_true(draft_take(&first, place->arena, &text));
    assert_string_equal(text, "line 数学\n");
    assert_false(draft_take(&second, place->arena, &text)); /* it is the first one's now */
    draft_drop(&first);
    assert_false(draft_take(&second, place->arena, &text)); /* and gone */
}

static void what_was_put_aside_is_had_again(void **state)
{
    struct place *place = *state;
    struct draft first = draft_of(place, "wang"), second = draft_of(place, "wang");
    char *text;

    assert_true(draft_write(&first, "line 数学\n", NULL));
    draft_put_aside(&first);
    assert_false(draft_take(&second, place->arena, &text)); /* it is not offered */
    assert_true(draft_put_back(&second));
    assert_false(draft_put_back(&second));
    assert_true(draft_take(&second, place->arena, &text));
    assert_string_equal(text, "line 数学\n");
    draft_put_aside(&second);
    draft_drop_aside(&second);
    assert_false(draft_put_back(&second));
}

static void left_is_offered_again(void **state)
{
    struct place *place = *state;
    struct draft first = draft_of(place, "wang"), second = draft_of(place, "wang");
    char *text;

    assert_true(draft_write(&first, "line 语文\n", NULL));
    draft_leave(&first);
    assert_true(draft_take(&second, place->arena, &text));
    assert_string_equal(text, "line 语文\n");
    draft_drop(&second);
}

/* LESSONS 10: two terminals of one person; saving in one leaves the other's. */
static void two_terminals(void **state)
{
    struct place *place = *state;
    struct draft one = draft_of(place, "wang"), two = draft_of(place, "wang");
    struct draft third = draft_of(place, "wang"), other = draft_of(place, "li");
    char *text;

    assert_true(draft_write(&one, "line one\n", NULL));
    assert_true(draft_write(&two, "line two\n", NULL));
    draft_drop(&one);
    assert_false(draft_take(&third, place->arena, &text)); /* two is alive */
    draft_leave(&two);
    assert_false(draft_take(&other, place->arena, &text)); /* another person's is not offered */
    assert_true(draft_take(&third, place->arena, &text));
    assert_string_equal(text, "line two\n");
    draft_drop(&third);
}

static void the_newest_words_stand(void **state)
{
    struct place *place = *state;
    struct draft draft = draft_of(place, "wang"), next = draft_of(place, "wang");
    char *text;

    for (int i = 0; i < 20; i++)
        assert_true(draft_write(&draft, arena_printf(place->arena, "line %d\n", i), NULL));
    draft_leave(&draft);
    assert_true(draft_take(&next, place->arena, &text));
    assert_string_equal(text, "line 19\n");
    draft_drop(&next);
}

static void no_place_to_write(void **state)
{
    struct place *place = *state;
    struct draft draft;
    struct err err;

    err_clear(&err);
    draft_init(&draft, "/dev/full/hwboard", "/db", "wang", "add");
    assert_false(draft_write(&draft, "line x\n", &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.message, "/dev/full/hwboard"));
    draft_drop(&draft);
    draft_init(&draft, NULL, "/db", "wang", "add"); /* none are kept: nothing to say */
    assert_true(draft_write(&draft, "line x\n", &err));
    draft_drop(&draft);
    (void)place;
}

/* Whatever was written into the file, what comes out is UTF-8. */
static void any_bytes(void **state)
{
    struct place *place = *state;
    struct draft first = draft_of(place, "wang"), second = draft_of(place, "wang");
    char *text;

    assert_true(draft_write(&first, "line \xFF\xFE\xFD\xE6\x95\n", NULL));
    draft_leave(&first);
    assert_true(draft_take(&second, place->arena, &text));
    assert_string_equal(text, "line \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\n");
    draft_drop(&second);
    assert_true(draft_remember(&first, "class", "\xF0", NULL));
    assert_string_equal(draft_recall(&first, "class", place->arena), "\uFFFD");
}

static void remembering(void **state)
{
    struct place *place = *state;
    struct draft draft = draft_of(place, "wang"), other = draft_of(place, "li");

    assert_null(draft_recall(&draft, "classes", place->arena));
    assert_true(draft_remember(&draft, "classes", "1 2", NULL));
    assert_string_equal(draft_recall(&draft, "classes", place->arena), "1 2");
    assert_null(draft_recall(&other, "classes", place->arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values, setup, teardown),
        cmocka_unit_test_setup_teardown(a_crash_is_offered_once, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_put_aside_is_had_again, setup, teardown),
        cmocka_unit_test_setup_teardown(left_is_offered_again, setup, teardown),
        cmocka_unit_test_setup_teardown(two_terminals, setup, teardown),
        cmocka_unit_test_setup_teardown(the_newest_words_stand, setup, teardown),
        cmocka_unit_test_setup_teardown(no_place_to_write, setup, teardown),
        cmocka_unit_test_setup_teardown(any_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(remembering, setup, teardown),
    };

    return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
