/* The text rules of the policy: PCRE2 patterns, compiled and run only where one of a
 * rule's words occurs. A linter is built once from a policy and keeps what it compiled. */
#ifndef DOMAIN_LINT_H
#define DOMAIN_LINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "domain/assignment.h"
#include "domain/policy.h"

struct linter;

/* Borrows the policy; ends with linter_free. A school's patterns are checked when the policy is loaded
 * (lint_check_pattern), the shipped ones by conf_check_shipped: one that fails finds nothing. */
struct linter *linter_new(const struct policy *policy);
void linter_free(struct linter *linter); /* NULL is allowed */

struct lint_hit
{
    const struct text_rule *rule;
    size_t start, end; /* bytes of the text that it saw */
};
/* The rules that a text breaks, in policy order, each once, into hits[0..most-1]; returns how many.
 * `grade` and the assignment's kind and place decide which rules' scope it is in. */
size_t linter_run(struct linter *linter, const struct assignment *assignment,
                  const struct grade *grade, struct lint_hit *hits, size_t most);

/* The latest time of day until which a text wants something done or sent (“22:30前上传”), in minutes
 * after midnight (1:00 at night is 1500); -1 where it names none. */
int linter_deadline(struct linter *linter, const char *text);

/* Whether a text is a daily routine as the policy has it (“口算一页”), which nobody calls a repetition. */
bool linter_routine(struct linter *linter, const char *text);

/* Whether a pattern, written out (lexicon_expand), compiles and cannot match nothing at all; ERR_INPUT with PCRE2's reason and
 * place. Patterns see full-width letters and digits as plain ones, and no case. */
bool lint_check_pattern(const char *pattern, struct err *err);

/* The version of PCRE2, in the arena. */
char *lint_library_version(struct arena *arena);

#endif
