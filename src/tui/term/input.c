/* The grammar: bytes to characters, characters to sequences, and the few sequences that are keys. */
#include "config.h"

#include "tui/term/input.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define BROKEN_CHARACTER 0xFFFD
#define BELL 0x07
#define ESC 0x1B
#define DEL 0x7F

/* Bits of a button's number in a mouse report. */
#define MOUSE_MODIFIERS 0x1C
#define MOUSE_WHEEL_UP 64
#define MOUSE_WHEEL_DOWN 65

static const char paste_end[] = "\033[201~";

/* ---- which sequences are keys ---- */

/* Finals of CSI and SS3 without a modifier. */
static const struct
{
    uint32_t final;
    uint32_t key;
} letters[] = {
    {'A', KEY_ARROW_UP},     {'B', KEY_ARROW_DOWN},   {'C', KEY_ARROW_RIGHT},
    {'D', KEY_ARROW_LEFT},   {'H', KEY_LINE_HOME},    {'F', KEY_LINE_END},
    {'Z', KEY_BACK_TAB},     {'P', KEY_FUNCTION + 1}, {'Q', KEY_FUNCTION + 2},
    {'R', KEY_FUNCTION + 3}, {'S', KEY_FUNCTION + 4},
};

/* The number before a final ~. */
static const struct
{
    int number;
    uint32_t key;
} numbers[] = {
    {1, KEY_LINE_HOME},      {3, KEY_DELETE_NEXT},    {4, KEY_LINE_END},
    {5, KEY_PAGE_UP},        {6, KEY_PAGE_DOWN},      {7, KEY_LINE_HOME},
    {8, KEY_LINE_END},       {11, KEY_FUNCTION + 1},  {12, KEY_FUNCTION + 2},
    {13, KEY_FUNCTION + 3},  {14, KEY_FUNCTION + 4},  {15, KEY_FUNCTION + 5},
    {17, KEY_FUNCTION + 6},  {18, KEY_FUNCTION + 7},  {19, KEY_FUNCTION + 8},
    {20, KEY_FUNCTION + 9},  {21, KEY_FUNCTION + 10}, {23, KEY_FUNCTION + 11},
    {24, KEY_FUNCTION + 12},
};

static uint32_t letter_key(uint32_t final)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].final == final)
            return letters[i].key;
    return KEY_NONE_PRESSED;
}

static uint32_t number_key(int number)
{
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].number == number)
            return numbers[i].key;
    return KEY_NONE_PRESSED;
}

/* "12;3" into out; how many there are, or -1 where it is anything else. */
static int read_numbers(const char *text, int *out, int room)
{
    int count = 0;

    while (*text != '\0') {
        int value = 0;

        if (count == room || *text < '0' || *text > '9')
            return -1;
        for (; *text >= '0' && *text <= '9'; text++)
            if (value < 100000)
                value = value * 10 + (*text - '0');
        out[count++] = value;
        if (*text == ';' && text[1] != '\0')
            text++;
    }
    return count;
}

static bool give_key(struct event *event, uint32_t key)
{
    event->type = EVENT_KEY;
    event->key = key;
    return key != KEY_NONE_PRESSED;
}

static bool give_mouse(struct event *event, int button, int col, int row)
{
    event->row = row - 1;
    event->col = col - 1;
    switch (button & ~MOUSE_MODIFIERS) {
    case 0:
        event->type = EVENT_CLICK;
        return true;
    case MOUSE_WHEEL_UP:
    case MOUSE_WHEEL_DOWN:
        event->type = EVENT_WHEEL;
        event->steps = (button & ~MOUSE_MODIFIERS) == MOUSE_WHEEL_UP ? -1 : 1;
        return true;
    default:
        return false; /* another button, let go, or moved */
    }
}

/* A whole control sequence with its final byte. */
static bool give_control(struct input *input, uint32_t final, struct event *event)
{
    const char *parameters = input->parameters;
    int n[3] = {0};
    int count;

    if (final == 'M' && parameters[0] == '\0' && !input->broken) {
        input->state = INPUT_MOUSE;
        input->mouse_count = 0;
        return false;
    }
    if (input->broken || input->with_meta)
        return false;
    if (parameters[0] == '<') {
        count = read_numbers(parameters + 1, n, 3);
        return count == 3 && final == 'M' && give_mouse(event, n[0], n[1], n[2]);
    }
    count = read_numbers(parameters, n, 3);
    if (final == 'M')
        return count == 3 && give_mouse(event, n[0] - 32, n[1], n[2]);
    if (final == '~' && count == 1 && n[0] == 200) {
        input->state = INPUT_PASTE;
        input->paste_count = input->paste_end = 0;
        return false;
    }
    if (final == '~')
        return (count == 1 || (count == 2 && n[1] == 1)) && give_key(event, number_key(n[0]));
    if (count == 2 && n[0] == 1 && n[1] == 5 && (final == 'C' || final == 'D'))
        return give_key(event, final == 'C' ? KEY_WORD_RIGHT : KEY_WORD_LEFT);
    if (count == 0 || (count == 1 && n[0] == 1) || (count == 2 && n[0] == 1 && n[1] == 1))
        return give_key(event, letter_key(final));
    return false;
}

static bool give_single(struct input *input, uint32_t final, struct event *event)
{
    if (input->with_meta || input->broken || input->parameter_count > 0)
        return false;
    switch (final) {
    case 'M': /* Enter of the number pad */
        return give_key(event, KEY_RETURN);
    case 'c': /* Ctrl with an arrow, as rxvt has it */
        return give_key(event, KEY_WORD_RIGHT);
    case 'd':
        return give_key(event, KEY_WORD_LEFT);
    default:
        return final != 'Z' && give_key(event, letter_key(final));
    }
}

/* ---- the states ---- */

static void begin(struct input *input, enum input_state state)
{
    input->state = state;
    input->broken = false;
    input->string_ender = '\0';
    input->parameter_count = 0;
    input->parameters[0] = '\0';
}

/* What follows Esc, or the one character of C1 that says the same (0x40 more). */
static bool begin_sequence(struct input *input, uint32_t c)
{
    switch (c) {
    case '[':
        begin(input, INPUT_CONTROL);
        return true;
    case 'O':
        begin(input, INPUT_SINGLE);
        return true;
    case 'N':
        begin(input, INPUT_SINGLE_TWO);
        return true;
    case 'P':
    case 'X':
    case ']':
    case '^':
    case '_':
        begin(input, INPUT_STRING);
        input->string_ender = c == ']' ? BELL : '\0';
        return true;
    default:
        return false;
    }
}

static bool in_ground(struct input *input, uint32_t c, struct event *event)
{
    switch (c) {
    case ESC:
        input->state = INPUT_ESCAPE;
        input->escapes = 1;
        return false;
    case DEL:
    case '\b':
        return give_key(event, KEY_ERASE);
    default:
        input->with_meta = false;
        if (c >= 0x80 && c < 0xA0) {
            begin_sequence(input, c - 0x40);
            return false;
        }
        return give_key(event, c);
    }
}

static bool after_escape(struct input *input, uint32_t c, struct event *event)
{
    if (c == ESC) {
        input->escapes++;
        return false;
    }
    input->with_meta = input->escapes > 1;
    input->state = INPUT_GROUND;
    if (begin_sequence(input, c))
        return false;
    if (c >= 0x20 && c < 0x30)
        begin(input, INPUT_INTERMEDIATE);
    else if (!input->with_meta && (c == 'b' || c == 'f'))
        return give_key(event, c == 'b' ? KEY_WORD_LEFT : KEY_WORD_RIGHT);
    else if (!input->with_meta && c == '\r')
        return give_key(event, KEY_CTRL('j')); /* Alt-Enter: a new line */
    return false;                              /* Alt with a key */
}

static bool in_control(struct input *input, uint32_t c, struct event *event)
{
    if (c == '[' && input->parameter_count == 0 && !input->broken) {
        input->state = INPUT_CONSOLE;
        return false;
    }
    if (c >= 0x20 && c < 0x40) {
        if (c < 0x30 || input->parameter_count == INPUT_PARAMETERS)
            input->broken = true; /* no key of ours is so long, or has intermediates */
        else
            input->parameters[input->parameter_count++] = (char)c;
        input->parameters[input->parameter_count] = '\0';
        return false;
    }
    input->state = INPUT_GROUND;
    return c >= 0x40 && c < DEL && give_control(input, c, event);
}

static bool in_console(struct input *input, uint32_t c, struct event *event)
{
    input->state = INPUT_GROUND;
    return !input->with_meta && c >= 'A' && c <= 'E' &&
           give_key(event, KEY_FUNCTION + 1 + (c - 'A'));
}

static bool in_single(struct input *input, uint32_t c, struct event *event)
{
    if ((c >= '0' && c <= '9') || c == ';') {
        input->parameter_count++; /* a modifier, as some terminals put it */
        return false;
    }
    input->state = INPUT_GROUND;
    return give_single(input, c, event);
}

static bool in_paste(struct input *input, uint32_t c, struct event *event);

static bool take_character(struct input *input, uint32_t c, struct event *event)
{
    if (input->state == INPUT_PASTE)
        return in_paste(input, c, event);
    if (c == ESC && input->state != INPUT_GROUND && input->state != INPUT_ESCAPE) {
        input->state =
            INPUT_ESCAPE; /* cancels what was begun, or begins the ST of a string: no key */
        input->escapes = 0;
        return false;
    }
    switch (input->state) {
    case INPUT_ESCAPE:
        return after_escape(input, c, event);
    case INPUT_INTERMEDIATE:
        if (c < 0x20 || c >= 0x30)
            input->state = INPUT_GROUND;
        return false;
    case INPUT_CONTROL:
        return in_control(input, c, event);
    case INPUT_CONSOLE:
        return in_console(input, c, event);
    case INPUT_SINGLE:
        return in_single(input, c, event);
    case INPUT_SINGLE_TWO:
        input->state = INPUT_GROUND;
        return false;
    case INPUT_STRING:
        if (c == 0x9C || c == 0x18 || c == 0x1A || (c == BELL && input->string_ender == BELL))
            input->state = INPUT_GROUND;
        return false;
    case INPUT_MOUSE: /* of bytes: take_mouse */
    case INPUT_PASTE:
    case INPUT_GROUND:
        break;
    }
    return in_ground(input, c, event);
}

/* ---- a paste ---- */

static void paste_put(struct input *input, uint32_t c)
{
    char bytes[4];
    size_t more = text_encode(c == '\r' ? '\n' : c, bytes);

    if (c == 0 || input->paste_count + more > INPUT_PASTE_BYTES)
        return;
    memcpy(input->paste + input->paste_count, bytes, more);
    input->paste_count += more;
}

static bool give_paste(struct input *input, struct event *event)
{
    input->state = INPUT_GROUND;
    input->paste[input->paste_count] = '\0';
    event->type = EVENT_PASTE;
    event->text = input->paste;
    return true;
}

static bool in_paste(struct input *input, uint32_t c, struct event *event)
{
    if (c != (unsigned char)paste_end[input->paste_end]) {
        for (size_t i = 0; i < input->paste_end; i++)
            paste_put(input, (unsigned char)paste_end[i]);
        input->paste_end = 0;
    }
    if (c == (unsigned char)paste_end[input->paste_end])
        input->paste_end++;
    else
        paste_put(input, c);
    return input->paste_end == sizeof paste_end - 1 && give_paste(input, event);
}

/* ---- bytes ---- */

/* The oldest mouse report: button, column and row as bytes above 32, or, in its next form, as
 * characters of two bytes where they are large. */
static bool take_mouse(struct input *input, unsigned char byte, struct event *event)
{
    uint32_t *number = &input->mouse[input->mouse_count];

    if (input->part_count > 0) {
        *number = ((uint32_t)input->part[0] & 0x1F) << 6 | (byte & 0x3F);
        input->part_count = 0;
    } else if (byte >= 0xC2 && byte < 0xE0) {
        input->part[input->part_count++] = (char)byte;
        return false;
    } else {
        *number = byte;
    }
    if (++input->mouse_count < 3)
        return false;
    input->state = INPUT_GROUND;
    return !input->with_meta && input->mouse[0] >= 32 && input->mouse[1] > 32 &&
           input->mouse[2] > 32 &&
           give_mouse(event, (int)input->mouse[0] - 32, (int)input->mouse[1] - 32,
                      (int)input->mouse[2] - 32);
}

/* One more byte; true where it completes something. A slow line cuts characters anywhere: the parts wait
 * for each other. What is no UTF-8 becomes U+FFFD, to be seen and mended. */
static bool take_byte(struct input *input, unsigned char byte, struct event *event)
{
    size_t wanted, taken;
    uint32_t c;

    if (input->state == INPUT_MOUSE) {
        input->at++;
        return take_mouse(input, byte, event);
    }
    if (input->part_count > 0 && (byte & 0xC0) != 0x80) {
        input->part_count = 0; /* it begins something else, and is looked at again */
        return take_character(input, BROKEN_CHARACTER, event);
    }
    input->at++;
    if (byte < 0x80)
        return take_character(input, byte, event);
    input->part[input->part_count++] = (char)byte;
    wanted = text_sequence_bytes(input->part[0]);
    if (input->part_count < wanted)
        return false;
    c = text_valid_prefix(input->part, input->part_count) == input->part_count
            ? text_decode(input->part, &taken)
            : BROKEN_CHARACTER;
    input->part_count = 0;
    return take_character(input, c, event);
}

size_t input_room(const struct input *input)
{
    return INPUT_BYTES - (input->at == input->count ? 0 : input->count);
}

bool input_escaped(struct input *input, int64_t now)
{
    bool escaped = input->at < input->count && input->bytes[input->count - 1] == ESC &&
                   now - input->heard_at >= INPUT_ESCAPE_MS;

    if (escaped)
        input->at = input->count = 0;
    return escaped;
}

size_t input_feed(struct input *input, int64_t now, const char *bytes, size_t count)
{
    if (input->at == input->count)
        input->at = input->count = 0;
    /* The rest of a sequence comes in one piece, what fingers type does not: this one was cut after its
     * Esc by a line so slow that the Esc has acted as the key. Nothing more of it shall act. */
    if (input->lone && input->state == INPUT_GROUND && input->at == input->count && count > 1 &&
        (bytes[0] == '[' || bytes[0] == 'O') && now - input->heard_at <= INPUT_PATIENCE_MS) {
        input->state = INPUT_ESCAPE;
        input->escapes = 1;
    }
    if (count > 0) {
        input->lone = false;
        input->heard_at = now;
    }
    if (count > INPUT_BYTES - input->count)
        count = INPUT_BYTES - input->count;
    memcpy(input->bytes + input->count, bytes, count);
    input->count += count;
    return count;
}

static int patience(const struct input *input)
{
    if (input->keys_owed > 0)
        return 0;
    if (input->state == INPUT_GROUND)
        return -1;
    return input->state == INPUT_ESCAPE && input->escapes > 0 ? INPUT_ESCAPE_MS : INPUT_PATIENCE_MS;
}

int input_wait(const struct input *input, int64_t now)
{
    int limit = patience(input);
    int64_t left = input->heard_at + limit - now;

    if (input->at < input->count)
        return 0;
    return limit < 0 ? -1 : left > 0 ? (int)left : 0;
}

/* Nothing came for long enough: what was begun ends here. */
static bool take_silence(struct input *input, struct event *event)
{
    enum input_state state = input->state;

    input->state = INPUT_GROUND;
    input->part_count = 0;
    if (state == INPUT_PASTE)
        return give_paste(input, event);
    if (state == INPUT_ESCAPE)
        input->keys_owed = input->escapes;
    return false;
}

bool input_next(struct input *input, int64_t now, struct event *event)
{
    memset(event, 0, sizeof *event);
    while (input->at < input->count) {
        if (take_byte(input, (unsigned char)input->bytes[input->at], event))
            return true;
        memset(event, 0, sizeof *event);
    }
    if (input->state != INPUT_GROUND && input_wait(input, now) == 0 && take_silence(input, event))
        return true;
    if (input->keys_owed > 0) {
        input->keys_owed--;
        input->lone = true;
        return give_key(event, KEY_ESCAPE);
    }
    return false;
}
