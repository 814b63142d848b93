/* A question in place of the hints, and what can be answered beside yes and no. */
#ifndef TUI_QUESTION_H
#define TUI_QUESTION_H

#include <stdbool.h>

#include "base/err.h"
#include "tui/widget/hints.h"

#define MESSAGE_BYTES ERR_MESSAGE_BYTES

enum third
{
    THIRD_NONE,
    THIRD_KEEP,
    THIRD_DROP, /* no is "later" then: only this one loses something */
};

enum answer
{
    ANSWER_NO,
    ANSWER_YES,
    ANSWER_KEEP, /* leave, but offer it next time */
    ANSWER_DROP, /* throw it away for good */
};

#define QUESTION_UNDO (-1) /* of no view: undo.h */

struct question
{
    bool asked;
    int id;
    bool enter_is_yes; /* nothing can be lost by it */
    enum third third;
    char text[MESSAGE_BYTES];
};

extern const struct key_set question_keys;

/* False: the request answers nothing, the question stays. */
bool question_answer(const struct question *question, int request, enum answer *answer);
void question_draw(const struct question *question, const struct keymap *map, struct canvas *canvas,
                   struct hints *hints);

#endif
