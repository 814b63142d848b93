/* What the terminal sends, taken apart by the grammar of ECMA-48: characters, keys, mouse, pastes. A
 * sequence that means nothing here is read to its end and does nothing. Knows no terminal and no clock:
 * bytes and milliseconds are given to it. */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/term/key.h"

/* Bytes that can wait to be taken apart. */
#define INPUT_BYTES 4096
/* Bytes of one paste that are kept; a form's line refuses less. */
#define INPUT_PASTE_BYTES 65536
/* Milliseconds of silence after which a lone Esc is the key, not the begin of a sequence. */
#define INPUT_ESCAPE_MS 25
/* The same for what was begun and never ended: a sequence is dropped, a paste is taken as it is. */
#define INPUT_PATIENCE_MS 500
/* Parameters of a sequence that are looked at; one with more means nothing here. */
#define INPUT_PARAMETERS 32

enum input_state
{
    INPUT_GROUND,
    INPUT_ESCAPE,       /* after Esc */
    INPUT_INTERMEDIATE, /* Esc and 2/0..2/15: to the final byte */
    INPUT_CONTROL,      /* after CSI */
    INPUT_CONSOLE,      /* after CSI [, a function key of the Linux console */
    INPUT_SINGLE,       /* after SS3 */
    INPUT_SINGLE_TWO,   /* after SS2 */
    INPUT_STRING,       /* OSC, DCS, SOS, PM, APC: to ST */
    INPUT_MOUSE,        /* the three bytes after CSI M */
    INPUT_PASTE,
};

struct input
{
    char bytes[INPUT_BYTES]; /* given and not taken apart yet: [at, count) */
    size_t at, count;
    int64_t heard_at; /* when the last came */

    enum input_state state;
    char part[4]; /* of a character whose bytes have not all come */
    size_t part_count;
    int escapes;       /* in INPUT_ESCAPE: how many Esc */
    int keys_owed;     /* of them, Esc keys that are not given out yet */
    bool lone;         /* the last thing given out was an Esc that nothing followed in time */
    bool with_meta;    /* the sequence has one Esc too many before it */
    bool broken;       /* it has what no sequence we know has */
    char string_ender; /* in INPUT_STRING: 7 where BEL ends it too */
    char parameters[INPUT_PARAMETERS + 1];
    size_t parameter_count;
    uint32_t mouse[3];
    int mouse_count;

    size_t paste_end; /* how much of the sequence that ends a paste has been seen */
    size_t paste_count;
    char paste[INPUT_PASTE_BYTES + 1];
};

/* Takes bytes that came at `now` (milliseconds of a clock that never goes back); returns how many had
 * room. */
size_t input_feed(struct input *input, int64_t now, const char *bytes, size_t count);
/* How many have room. */
size_t input_room(const struct input *input);
/* Whether what waits ends in an Esc that nothing followed in time: then nothing waits any more. */
bool input_escaped(struct input *input, int64_t now);
/* The next thing that a person did; false where nothing is complete. Give it all that has come first:
 * only silence until `now` ends what was begun. The text of a paste is valid until the next call. */
bool input_next(struct input *input, int64_t now, struct event *event);
/* Milliseconds from `now` after which input_next may say more though nothing came, or -1. */
int input_wait(const struct input *input, int64_t now);

#endif
