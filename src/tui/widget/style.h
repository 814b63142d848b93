/* What a cell can look like, by meaning. How a meaning is shown (colour, bold, reverse) is decided
 * once, in flush.c, for colour and for monochrome terminals. */
#ifndef TUI_STYLE_H
#define TUI_STYLE_H

#include "domain/vocab.h"

enum style
{
    STYLE_PLAIN,
    STYLE_DIM, /* rules, what is only for completeness */
    STYLE_BOLD,
    STYLE_TITLE,
    STYLE_GREEN,
    STYLE_YELLOW,   /* amber: close to the limit, held */
    STYLE_RED,      /* over the limit, refused */
    STYLE_SELECTED, /* the line or choice under the cursor */
    STYLE_KEY,      /* a key in the hint line */
    STYLE_SUBJECT,  /* pieces of the quick line, as they are recognised */
    STYLE_MINUTES,
    STYLE_MARK,
    STYLE_BAD,
    STYLE_GUESS, /* what was not written but guessed; it has a sign, too */
    STYLE_CODE,  /* light modules of a QR code: light on dark, whatever the ground */
    STYLE_COUNT,
};

/* The style that repeats in colour what phrase_level says in words. */
enum style style_of_level(enum level level);

#endif
