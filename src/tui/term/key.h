/* What a person did, without the terminal library's names: characters are code points, other keys
 * lie above them. */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key
{
    KEY_NONE_PRESSED = 0,
    KEY_CTRL_A = 1, /* Ctrl with a letter: 1..26 */
    KEY_TABULATOR = 9,
    KEY_RETURN = 13,
    KEY_ESCAPE = 27,
    KEY_SPACEBAR = 32,
    KEY_SPECIAL = 0x200000,
    KEY_ARROW_UP = KEY_SPECIAL,
    KEY_ARROW_DOWN,
    KEY_ARROW_LEFT,
    KEY_ARROW_RIGHT,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_LINE_HOME,
    KEY_LINE_END,
    KEY_ERASE,       /* Backspace */
    KEY_DELETE_NEXT, /* Delete */
    KEY_BACK_TAB,    /* Shift-Tab */
    KEY_WORD_LEFT,   /* Ctrl-Left */
    KEY_WORD_RIGHT,
    KEY_FUNCTION, /* F1 is KEY_FUNCTION + 1, to F12 */
    KEY_LAST = KEY_FUNCTION + 12,
};
#define KEY_CTRL(letter) ((uint32_t)((letter) - 'a' + 1))

/* "Up", "F2", "Tab", "Ctrl-U", "a", "/"; the number of the key that is named, or 0. */
uint32_t key_parse(const char *name, size_t length);
/* As shown to people: ↑, F2, Esc. Into out; returns out. */
#define KEY_NAME_BYTES 16
const char *key_label(uint32_t key, char out[KEY_NAME_BYTES]);
/* As key_parse reads it: Up, F2, C-l. */
const char *key_written(uint32_t key, char out[KEY_NAME_BYTES]);

enum event_type
{
    EVENT_NOTHING,
    EVENT_KEY,
    EVENT_PASTE, /* text, without control characters but for LF */
    EVENT_CLICK, /* at row, col */
    EVENT_WHEEL, /* steps: -1 up, 1 down */
    EVENT_LOST,  /* the terminal is gone */
};

struct event
{
    enum event_type type;
    uint32_t key;
    int row, col;
    int steps;
    const char *text; /* of a paste; valid until the next event */
};

#endif
