/* The after-school service of a board; only board.c calls it. */
#ifndef DOMAIN_BOARD_AFTERCARE_H
#define DOMAIN_BOARD_AFTERCARE_H

#include "domain/board.h"

/* Fills at_school of the items, the service's minutes and the activities. The items are finished. */
void board_lay_aftercare(struct board *board, const struct board_input *input, struct arena *arena);

#endif
