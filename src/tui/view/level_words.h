/* The level of a day in words, for a line that also has the room left. */
#ifndef TUI_LEVEL_WORDS_H
#define TUI_LEVEL_WORDS_H

#include "base/arena.h"
#include "domain/vocab.h"

/* 绿, 黄·接近上限; red says by how much instead: 红·超 7 分钟 (room is phrase_room's). "" for none. */
const char *level_words(enum level level, const char *room, enum lang lang, struct arena *arena);

/* What stands behind them: the room, or nothing where they tell it. In English a point parts the two; in
 * Chinese the blank does. */
const char *level_room(enum level level, const char *room, enum lang lang, struct arena *arena);

/* Where it is narrow: 绿; in English the first letter, G. */
const char *level_letter(enum level level, enum lang lang, struct arena *arena);

#endif
