/* A school that an earlier version kept: its boards are the same after it was brought up. What they were is
 * in tests/fixtures/store_vN.boards.txt, written by the program of that version (of version 1: by that of 2)
 * with HWBOARD_UPDATE_GOLDEN=1, which writes those of all versions: the older ones must not change. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/old_store.h"
#include "support/school_fixture.h"

#define FIRST_DAY date_from_ymd(2026, 11, 9)
#define LAST_DAY date_from_ymd(2026, 11, 27)

/* Whose file has the boards of a version: 3 and 4 changed nothing that a board shows. */
static const int boards_of_version[OLD_STORE_VERSIONS + 1] = {0, 1, 2, 2, 2, 5};

static void put_board(struct text_buf *out, const struct board *board)
{
    char day[DATE_TEXT_BYTES];

    text_buf_printf(out, "%s %s: %d/%d %s, week %d, pending %zu %d\n", board->code,
                    date_iso(board->day, day), board->load, board->limit,
                    vocab_code(&vocab_level, (int)board->level), board->week_average,
                    board->pending_count, board->pending_minutes);
    for (size_t i = 0; i < board->item_count; i++) {
        const struct board_item *item = &board->items[i];
        const struct assignment *a = item->assignment;

        text_buf_printf(out, "  #%lld %s %d/%d %s %s%s%s%s%s %s\n", (long long)a->id, a->subject,
                        item->today, a->minutes, vocab_code(&vocab_kind, (int)a->kind),
                        vocab_code(&vocab_state, (int)a->state), item->counted ? " counted" : "",
                        a->optional ? " optional" : "", a->device ? " device" : "",
                        a->confirmed ? "" : " unconfirmed", a->text);
    }
}

static char *boards_of(struct session *session, struct arena *arena)
{
    struct text_buf out = {.arena = arena};
    const struct class_list *classes = &service_data(session->service)->classes;

    for (size_t i = 0; i < classes->count; i++) {
        const struct class *class = &classes->items[i];
        struct board **boards;
        struct err err = {0};
        size_t count;

        if (!service_boards(session, &class, 1, FIRST_DAY, LAST_DAY, arena, &boards, &count, &err))
            fail_msg("%s", err.message);
        for (size_t b = 0; b < count; b++)
            put_board(&out, boards[b]);
    }
    return arena_strdup(arena, text_buf_str(&out));
}

/* The recorded text; NULL where it was just written. */
static char *recorded(int version, const char *now, struct arena *arena)
{
    const char *source = getenv("HWBOARD_SRCDIR");
    char *path = arena_printf(arena, "%s/tests/fixtures/store_v%d.boards.txt",
                              !source ? "." : source, boards_of_version[version]);
    bool update = getenv("HWBOARD_UPDATE_GOLDEN") != NULL;
    FILE *file = fopen(path, update ? "w" : "r");
    char *text = arena_alloc(arena, strlen(now) + 4096);
    size_t count;

    assert_non_null(file);
    if (update)
        fputs(now, file);
    count = update ? 0 : fread(text, 1, strlen(now) + 4095, file);
    text[count] = '\0';
    fclose(file);
    return update ? NULL : text;
}

static void boards_stay_as_they_were(void **state)
{
    static const char *const classes[] = {"3-1:40", NULL};

    (void)state;
    for (int version = 1; version <= OLD_STORE_VERSIONS; version++) {
        struct school_fixture fixture;
        struct session session;
        char *now, *then, *made;

        school_fixture_open(&fixture, classes);
        made = fixture.db;
        fixture.db = arena_printf(fixture.arena, "%s/old.db", fixture.dir);
        old_store_make(fixture.db, version);
        session = school_fixture_second(&fixture, "wang");
        now = boards_of(&session, fixture.arena);
        then = recorded(version, now, fixture.arena);
        if (then)
            assert_string_equal(now, then);
        service_close(session.service);
        remove(fixture.db);
        remove(arena_printf(fixture.arena, "%s/old.v%d-backup.db", fixture.dir, version));
        fixture.db = made;
        school_fixture_close(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boards_stay_as_they_were),
    };

    return cmocka_run_group_tests_name("older versions", tests, NULL, NULL);
}
