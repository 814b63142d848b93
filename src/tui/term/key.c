/* The names of keys: one table for the request table, the hint line and the help. */
#include "config.h"

#include "tui/term/key.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const struct
{
    const char *name;
    const char *label;
    uint32_t key;
} key_names[] = {
    {"Up", "↑", KEY_ARROW_UP},
    {"Down", "↓", KEY_ARROW_DOWN},
    {"Left", "←", KEY_ARROW_LEFT},
    {"Right", "→", KEY_ARROW_RIGHT},
    {"PgUp", "PgUp", KEY_PAGE_UP},
    {"PgDn", "PgDn", KEY_PAGE_DOWN},
    {"Home", "Home", KEY_LINE_HOME},
    {"End", "End", KEY_LINE_END},
    {"Backspace", "Backspace", KEY_ERASE},
    {"Delete", "Delete", KEY_DELETE_NEXT},
    {"Tab", "Tab", KEY_TABULATOR},
    {"S-Tab", "Shift-Tab", KEY_BACK_TAB},
    {"Enter", "Enter", KEY_RETURN},
    {"Esc", "Esc", KEY_ESCAPE},
    {"Space", "Space", KEY_SPACEBAR},
    {"C-Left", "Ctrl-←", KEY_WORD_LEFT},
    {"C-Right", "Ctrl-→", KEY_WORD_RIGHT},
};

uint32_t key_parse(const char *name, size_t length)
{
    size_t taken;
    uint32_t c = length > 0 ? text_decode(name, &taken) : 0;

    if (c != 0 && taken == length)
        return c;
    for (size_t i = 0; i < sizeof key_names / sizeof key_names[0]; i++)
        if (key_names[i].name[0] == name[0] && strlen(key_names[i].name) == length &&
            memcmp(key_names[i].name, name, length) == 0)
            return key_names[i].key;
    if (length >= 2 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
        uint32_t number = (uint32_t)(name[1] - '0');
        if (length == 3 && name[2] >= '0' && name[2] <= '9')
            number = number * 10 + (uint32_t)(name[2] - '0');
        return number <= 12 ? KEY_FUNCTION + number : 0;
    }
    if (length == 3 && name[0] == 'C' && name[1] == '-' && name[2] >= 'a' && name[2] <= 'z')
        return KEY_CTRL(name[2]);
    return 0;
}

static const char *say(uint32_t key, bool label, char out[KEY_NAME_BYTES])
{
    if (key > ' ' && key < KEY_SPECIAL) {
        out[text_encode(key, out)] = '\0';
        return out;
    }
    for (size_t i = 0; i < sizeof key_names / sizeof key_names[0]; i++)
        if (key_names[i].key == key)
            return strcpy(out, label ? key_names[i].label : key_names[i].name); /* all are short */
    if (key > KEY_FUNCTION && key <= KEY_LAST)
        snprintf(out, KEY_NAME_BYTES, "F%u", (unsigned)(key - KEY_FUNCTION));
    else if (key >= 1 && key <= 26)
        snprintf(out, KEY_NAME_BYTES, "%s%c", label ? "Ctrl-" : "C-",
                 (int)((label ? 'A' : 'a') + key - 1));
    else
        out[0] = '\0';
    return out;
}

const char *key_label(uint32_t key, char out[KEY_NAME_BYTES])
{
    return say(key, true, out);
}

const char *key_written(uint32_t key, char out[KEY_NAME_BYTES])
{
    return say(key, false, out);
}
