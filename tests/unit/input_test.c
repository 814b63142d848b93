/* The grammar of what a terminal sends: keys that are known, and everything else that does nothing, in
 * whatever pieces it comes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"
#include "tui/term/input.h"

#define EVENTS_MAX 64
#define RUNS 20000

static struct input input;
static struct event events[EVENTS_MAX];
static size_t event_count;
static int64_t now;

static int setup(void **state)
{
    (void)state;
    memset(&input, 0, sizeof input);
    now = 1000;
    event_count = 0;
    return 0;
}

static void take(void)
{
    while (event_count < EVENTS_MAX && input_next(&input, now, &events[event_count]))
        event_count++;
}

static void send_bytes(const char *bytes, size_t count)
{
    assert_int_equal(input_feed(&input, now, bytes, count), count);
    take();
}

static void send(const char *bytes)
{
    send_bytes(bytes, strlen(bytes));
}

/* So long that whatever was begun is over. */
static void silence(void)
{
    now += INPUT_PATIENCE_MS;
    take();
}

static void only_key(const char *bytes, uint32_t key)
{
    setup(NULL);
    send(bytes);
    silence();
    if (event_count != 1 || events[0].type != EVENT_KEY || events[0].key != key)
        fail_msg("“%s”: %zu events, the first of key %x", bytes + 1, event_count, events[0].key);
}

static void known_keys(void **state)
{
    (void)state;
    only_key("a", 'a');
    only_key("数", 0x6570);
    only_key("\r", KEY_RETURN);
    only_key("\x7f", KEY_ERASE);
    only_key("\033", KEY_ESCAPE);
    only_key("\033[A", KEY_ARROW_UP);
    only_key("\033OB", KEY_ARROW_DOWN);
    only_key("\033[1;1C", KEY_ARROW_RIGHT);
    only_key("\033[1;5D", KEY_WORD_LEFT);
    only_key("\033Oc", KEY_WORD_RIGHT);
    only_key("\033b", KEY_WORD_LEFT);
    only_key("\033[Z", KEY_BACK_TAB);
    only_key("\033[H", KEY_LINE_HOME);
    only_key("\033[8~", KEY_LINE_END);
    only_key("\033[3~", KEY_DELETE_NEXT);
    only_key("\033OQ", KEY_FUNCTION + 2);
    only_key("\033[[B", KEY_FUNCTION + 2);
    only_key("\033[14~", KEY_FUNCTION + 4);
    only_key("\xc2\x9b"
             "A",
             KEY_ARROW_UP); /* CSI as one character of C1 */
}

static void unknown_ones_do_nothing(void **state)
{
    static const char *const unknown[] = {
        "\033Od",
        "\033OX",
        "\033O5d",
        "\033[1;2A",
        "\033[1;9:3D",
        "\033[99d",
        "\033[d",
        "\033[?1;2d",
        "\033[>0;1d",
        "\033[ d",
        "\033[1$d",
        "\033[2~",
        "\033[27;5;100~",
        "\033[100;5u",
        "\033[I",
        "\033[O",
        "\033d",
        "\033\033d",
        "\033\033[A",
        "\033\033OA",
        "\033 d",
        "\033(d",
        "\033Nd",
        "\033]0;dad\007",
        "\033]52;c;d\033\\",
        "\033Pdd\033\\",
        "\033_d\033\\",
        "\033^d\033\\",
        "\033Xd\033\\",
        "\xc2\x9d"
        "d\033\\",
        "\033[<35;5;5M",
        "\033[<0;5;5m",
        "\033[<2;5;5M",
        "\033[35;5;5M",
        "\033[M#dd",
        "\033[Mb\xc4\xa0"
        "d",
        "\033\x7f",
        "\033数",
        "\033[200~\033[201~",
        "\033[201~",
        "\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18d",
    };

    (void)state;
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        setup(NULL);
        send(unknown[i]);
        for (size_t j = 0; j < event_count; j++)
            if (events[j].type == EVENT_KEY && events[j].key < KEY_SPECIAL)
                fail_msg("“ESC %s” acted as the key %x", unknown[i] + 1, events[j].key);
        send("x"); /* and it is over */
        if (event_count == 0 || events[event_count - 1].key != 'x')
            fail_msg("after “ESC %s” the next key is lost", unknown[i] + 1);
    }
}

/* However the line cuts it, also with pauses within a sequence, the same comes out. */
static void cut_anywhere(void **state)
{
    static const char sent[] =
        "a\033[1;5Db\033]0;title\033\\c\033[<64;5;9Md\033[200~x\033[Ay\r\nz数"
        "\033[201~e\033Oxf\033[M #%g数";

    (void)state;
    send_bytes(sent, sizeof sent - 1);
    for (size_t cut = 1; cut < sizeof sent - 1; cut++) {
        struct event whole[EVENTS_MAX];
        size_t count = event_count;

        memcpy(whole, events, sizeof whole);
        setup(NULL);
        send_bytes(sent, cut);
        now += INPUT_ESCAPE_MS - 1;
        take();
        send_bytes(sent + cut, sizeof sent - 1 - cut);
        assert_int_equal(event_count, count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(events[i].type, whole[i].type);
            assert_int_equal(events[i].key, whole[i].key);
            if (events[i].type == EVENT_PASTE)
                assert_string_equal(events[i].text, "x\033[Ay\n\nz数");
        }
    }
}

/* While something is acted on keys only wait; an Esc behind them all gives it up, and them. */
static void esc_behind_all_that_waits(void **state)
{
    static const char keys[] = "ab\033[A\033";

    (void)state;
    input_feed(&input, now, keys, sizeof keys - 1);
    assert_false(input_escaped(&input, now)); /* it may begin a sequence */
    now += INPUT_ESCAPE_MS;
    assert_true(input_escaped(&input, now));
    take();
    assert_int_equal(event_count, 0);
    input_feed(&input, now, "\033[A", 3);
    now += INPUT_ESCAPE_MS;
    assert_false(input_escaped(&input, now));
    take();
    assert_int_equal(event_count, 1);
    assert_int_equal(events[0].key, KEY_ARROW_UP);
    assert_int_equal(input_room(&input), INPUT_BYTES);
}

static void esc_alone(void **state)
{
    (void)state;
    send("\033");
    assert_int_equal(event_count, 0);
    assert_int_equal(input_wait(&input, now), INPUT_ESCAPE_MS);
    now += INPUT_ESCAPE_MS;
    assert_int_equal(input_wait(&input, now), 0);
    take();
    assert_int_equal(event_count, 1);
    assert_int_equal(input_wait(&input, now), -1);
    send("Oz"); /* its rest, far too late */
    silence();
    assert_int_equal(event_count, 1);
    assert_int_equal(events[0].key, KEY_ESCAPE);
    send("d");
    assert_int_equal(event_count, 2);

    setup(NULL);
    send("\033\033"); /* twice */
    silence();
    assert_int_equal(event_count, 2);
    assert_int_equal(events[1].key, KEY_ESCAPE);
}

/* What is never ended does not take the keyboard away. */
static void silence_ends_all(void **state)
{
    static const char *const begun[] = {"\033[",  "\033[1;", "\033O",  "\033P", "\033]0;t",
                                        "\033[M", "\033N",   "\033[[", "\033(", "\033]0;t\033"};

    (void)state;
    for (size_t i = 0; i < sizeof begun / sizeof begun[0]; i++) {
        setup(NULL);
        send(begun[i]);
        silence();
        assert_int_equal(event_count, 0);
        send("d");
        assert_int_equal(event_count, 1);
        assert_int_equal(events[0].key, 'd');
    }
    setup(NULL);
    send("\033[200~half");
    assert_int_equal(event_count, 0);
    silence();
    assert_int_equal(event_count, 1);
    assert_string_equal(events[0].text, "half");
}

static void the_mouse(void **state)
{
    (void)state;
    send("\033[<0;5;9M\033[<0;5;9m\033[32;5;9M\033[M %)\033[<65;1;1M");
    assert_int_equal(event_count, 4);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(events[i].type, EVENT_CLICK);
        assert_int_equal(events[i].row, 8);
        assert_int_equal(events[i].col, 4);
    }
    assert_int_equal(events[3].type, EVENT_WHEEL);
    assert_int_equal(events[3].steps, 1);
}

/* One sequence by the grammar, of letters that ask for something on the board where they can stand. */
static size_t any_sequence(struct random *random, char *out)
{
    static const char letters[] = "adeunwqytgjkhlA~dduz";
    static const char parameters[] = "0123456789;:<=>?";
    static const char strings[] = "P]X^_";
    uint32_t kind = random_below(random, 5);
    uint32_t length = random_below(random, 6);
    size_t used = 0;

    out[used++] = '\033';
    if (kind == 0) { /* Alt with a letter, or two shifts */
        if (random_below(random, 2) == 0)
            out[used++] = "ON"[random_below(random, 2)];
    } else if (kind == 1) {
        out[used++] = strings[random_below(random, 5)];
        for (uint32_t i = 0; i < length; i++)
            out[used++] = letters[random_below(random, sizeof letters - 1)];
        memcpy(out + used, "\033\\", 2);
        return used + 2;
    } else if (kind == 2) {
        for (uint32_t i = 0; i <= length % 2; i++)
            out[used++] = (char)(0x20 + random_below(random, 16));
    } else {
        out[used++] = '[';
        for (uint32_t i = 0; i < length; i++)
            out[used++] = parameters[random_below(random, sizeof parameters - 1)];
        if (length % 3 == 0)
            out[used++] = ' ';
    }
    out[used++] = letters[random_below(random, sizeof letters - 1)];
    return used;
}

static void chance(void **state)
{
    static struct random random = {20261117};

    (void)state;
    for (int run = 0; run < RUNS; run++) {
        char bytes[32];
        size_t count = any_sequence(&random, bytes), cut = random_below(&random, (uint32_t)count);

        setup(NULL);
        send_bytes(bytes, cut + 1);
        send_bytes(bytes + cut + 1, count - cut - 1);
        silence();
        for (size_t i = 0; i < event_count; i++)
            if (events[i].type == EVENT_KEY && events[i].key < KEY_SPECIAL)
                fail_msg("seed 20261117, run %d: “ESC %.*s” acted as the key %x", run,
                         (int)count - 1, bytes + 1, events[i].key);
    }
}

/* Any bytes at all: no end of memory is passed, and the keyboard comes back. */
static void any_bytes(void **state)
{
    static struct random random = {17};
    static const char likely[] = "\033[]OPM~;2001<mM\\\007\xc2\x9b\x80\xff\xe6\x95\xb0";

    (void)state;
    for (int run = 0; run < RUNS; run++) {
        char bytes[48];

        setup(NULL);
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = likely[random_below(&random, sizeof likely)];
        send_bytes(bytes, sizeof bytes);
        silence();
        silence();
        event_count = 0;
        send("k");
        assert_int_not_equal(event_count, 0);
        assert_int_equal(events[event_count - 1].key, 'k');
    }
}

#define TEST(name) cmocka_unit_test_setup(name, setup)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(known_keys),
        TEST(unknown_ones_do_nothing),
        TEST(cut_anywhere),
        TEST(esc_alone),
        TEST(esc_behind_all_that_waits),
        TEST(silence_ends_all),
        TEST(the_mouse),
        TEST(chance),
        TEST(any_bytes),
    };

    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
