/* One line, one assignment, as the entry and edit screens read it; cheap enough to run at every key. What
 * else is written goes through domain/reader.h.
 *
 * Beyond what the reader takes:
 * - `~` also takes how the minutes are spread (~first, ~last, ~each, ~even and their Chinese names).
 * - Of two marks that say the same thing the last one wins, as with times.
 * - A subject may be glued to the text by its Chinese name (数学练习册P12), or followed by a colon.
 * - `\` before a word that would be read as a mark or a time keeps it as text, without the `\`
 *   (`\选做`); before any other word it is a character like others. quick_format writes it where an
 *   assignment's text needs it.
 * - In a notice bare digits are text: a notice has no minutes. */
#ifndef DOMAIN_QUICK_H
#define DOMAIN_QUICK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "domain/assignment.h"
#include "domain/calendar.h"
#include "domain/policy.h"
#include "domain/school.h"

struct quick_context
{
    const struct subject_list *subjects;
    const struct policy *policy;
    const struct calendar *calendar;
    day_t assigned;
    enum lang lang; /* of the words that quick_format writes; reading takes both */
};

enum quick_token
{
    QUICK_SUBJECT,
    QUICK_TEXT,
    QUICK_MINUTES,
    QUICK_DUE,
    QUICK_KIND,
    QUICK_TIER,
    QUICK_OPTIONAL,
    QUICK_PLACE,
    QUICK_DEVICE,
    QUICK_SPREAD,
    QUICK_BAD, /* an unknown word after @ # + ~ */
};

/* A piece of the line, for colouring it while it is typed. */
struct quick_span
{
    enum quick_token token;
    size_t start, end; /* bytes in the line */
};

struct quick_problem
{
    size_t start, end; /* bytes in the line */
    char *message;     /* translated */
};

struct quick
{
    const struct subject *subject; /* NULL: not named yet */
    char *text;
    bool has_minutes;
    int minutes;
    bool has_due;
    day_t due; /* given, else the default */
    enum kind kind;
    bool kind_given; /* by #, not guessed */
    enum tier tier;
    bool optional;
    enum place place;
    bool device;
    enum spread spread;
    struct quick_span *spans;
    size_t span_count;
    struct quick_problem *problems; /* empty: it can be saved */
    size_t problem_count;
};

/* Reads a line (valid UTF-8). Never fails: what is missing or wrong is in problems. */
struct quick *quick_parse(const struct quick_context *context, const char *line,
                          struct arena *arena);
/* Fills the fields that a quick line gives into an assignment (class, teacher, state are the
 * caller's). Needs no problems. */
void quick_fill(const struct quick *quick, const struct quick_context *context,
                struct assignment *assignment);
/* The line that would give this assignment again: for editing, drafts and the monitor's list. */
char *quick_format(const struct assignment *assignment, const struct quick_context *context,
                   struct arena *arena);

#endif
