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
/* The numbers of a fact. */
#define NUMBERS(...) ((struct warning_fact){.numbers = {__VA_ARGS__}})
/* Adds a warning that is wanted: the sentence in both languages, and what it tells; its subject is the
 * item's where none is named. */
void warner_add(struct collector *collector, enum warning_code code, const struct assignment *item,
                const char *zh, const char *en, struct warning_fact fact);
/* Likewise, of an item of which no more is known than its id (WARNING_OF_DAY: of the day). */
void warner_add_of(struct collector *collector, enum warning_code code, int64_t item,
                   const char *zh, const char *en, struct warning_fact fact);
/* Likewise of a text rule and the words that it found. */
void warner_add_text(struct collector *collector, const struct text_rule *rule,
                     const struct assignment *item, const char *words);

void warn_of_load(struct collector *collector);  /* sums, shares, subjects, the week */
void warn_of_items(struct collector *collector); /* one item: its text, unit, lesson, repetition */
void warn_of_day(
    struct collector *collector); /* who has reported, kinds of day, bedtime, marking */

#endif
