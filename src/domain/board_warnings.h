/* What a finished board warns of. board.c calls board_warn; the rest is shared by the files that
 * hold the warnings, one subject each. */
#ifndef DOMAIN_BOARD_WARNINGS_H
#define DOMAIN_BOARD_WARNINGS_H

#include "domain/board.h"

/* Fills board->warnings from the board's own numbers, the input's profile and the policy's rules. */
void board_warn(struct board *board, const struct board_input *input, struct arena *arena);

struct collector
{
    struct board *board;
    const struct board_input *input;
    struct arena *arena;
    size_t capacity;
};
/* False where the policy has turned it off. */
bool warner_wants(const struct collector *collector, enum warning_code code);
/* Adds a warning that is wanted: the fact, behind which the policy's advice is put. */
void warner_add(struct collector *collector, enum warning_code code, const struct assignment *item,
                const char *zh, const char *en);
/* Likewise of a text rule. */
void warner_add_text(struct collector *collector, const struct text_rule *rule,
                     const struct assignment *item, const char *zh, const char *en);

/* The name of a subject by its code; the code where the school has it no longer. */
const char *warner_subject(const struct collector *collector, const char *code, enum lang lang);
const char *minutes_word(int minutes); /* minute, minutes */
const char *days_word(int days);
/* "22:05"; past midnight "次日 0:30" in Chinese. */
char *clock_text(struct arena *arena, int minutes, enum lang lang);

void warn_of_load(struct collector *collector);  /* sums, shares, subjects, the week */
void warn_of_items(struct collector *collector); /* one item: its text, unit, lesson, repetition */
void warn_of_day(
    struct collector *collector); /* who has reported, kinds of day, bedtime, marking */

#endif
