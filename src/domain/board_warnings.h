/* What a finished board warns of; only board.c calls it. */
#ifndef DOMAIN_BOARD_WARNINGS_H
#define DOMAIN_BOARD_WARNINGS_H

#include "domain/board.h"

/* Fills board->warnings from the board's own numbers and the policy's rules. */
void board_warn(struct board *board, const struct policy *policy, struct arena *arena);

#endif
