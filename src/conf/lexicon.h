/* [lexicon] and [pieces] of the stacked policy files: what each name stands for, and from where. */
#ifndef CONF_LEXICON_H
#define CONF_LEXICON_H

#include "conf/keys.h"
#include "domain/lexicon.h"

/* The classes and pieces of a stack, a school's additions behind what they add to. An addition to what
 * is no class is a fault. */
void lexicon_gather(const struct stack *stack, struct lexicon *lexicon);
/* Adds a fault for each pattern with a {name} in it, and each piece, that is of no use (those of files
 * that are proven are not looked at), and for each slip that is no pair. */
void lexicon_check(const struct stack *stack, const struct lexicon *lexicon);

#endif
