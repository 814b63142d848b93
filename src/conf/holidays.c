/* The holiday files: one a year, written by hand from the notice of that year, never computed. */
#include "config.h"

#include "conf/files.h"
#include "conf/keys.h"

#include <string.h>

#include "base/i18n.h"

KEY_STORE(calendar_take_source)
{
    (void)value;
    if (calendar_knows_year(parser->target, match->number[PART_YEAR]) == YEAR_UNKNOWN)
        calendar_know_year(parser->target, match->number[PART_YEAR], YEAR_KNOWN);
}

KEY_STORE(calendar_take_law)
{
    if (value->number != 0)
        calendar_know_year(parser->target, match->number[PART_YEAR], YEAR_BY_LAW);
}

/* A year's notice may begin in the last December and end in the next January, and go no further:
 * a wrong year is the slip that is made. */
static bool belongs(day_t day, int year)
{
    struct ymd ymd = date_ymd(day);
    return ymd.year == year || (ymd.year == year - 1 && ymd.month == 12) ||
           (ymd.year == year + 1 && ymd.month == 1);
}

/* The days of a key; those of one section are for children alone. */
static void take_days(struct parser *parser, const struct key_match *match,
                      const struct value *value, bool for_children)
{
    int year = match->number[PART_YEAR];
    for (size_t i = 0; i < value->count; i++) {
        const struct day_span *span = &value->days[i];
        if (!belongs(span->first, year) || !belongs(span->last, year)) {
            faults_add(parser->faults, parser->file, parser->line,
                       _("%s = %s: not in %d: put it under its year"),
                       faults_quote(parser->faults, match->word),
                       faults_quote(parser->faults, value->items[i]), year);
            continue;
        }
        struct calendar_row row = {
            .first = span->first,
            .last = span->last,
            .mark = for_children ? MARK_HOLIDAY : (enum calendar_mark)match->number[PART_MARK],
            .name = match->word,
        };
        if (for_children)
            calendar_add_for_children(parser->target, &row);
        else
            calendar_add(parser->target, LAYER_FILE, &row);
    }
}

KEY_STORE(calendar_take_days)
{
    take_days(parser, match, value, false);
}

KEY_STORE(calendar_take_child_days)
{
    take_days(parser, match, value, true);
}

KEY_STORE(calendar_take_like)
{
    for (size_t i = 0; i < value->count; i++)
        calendar_add_like(parser->target, value->days[i].first, value->days[i].last,
                          (enum calendar_like)match->number[PART_LIKE]);
}

bool conf_load_calendar(struct arena *arena, const struct conf_paths *paths,
                        const struct settings *settings, struct calendar *calendar, struct err *err)
{
    struct faults faults = {.arena = arena};
    struct stack stack = {.arena = arena, .kind = KEYS_CALENDAR, .faults = &faults};
    bool shipped = !settings->calendar_files;
    size_t count = settings->calendar_count;
    char **files = settings->calendar_files;
    if (shipped) {
        files = files_in(arena, paths, KEYS_CALENDAR, &count);
        if (count == 0) {
            faults_add(&faults, files_path(arena, paths, KEYS_CALENDAR, "YEAR"), 0,
                       _("hwboard's holiday files are missing: reinstall hwboard"));
        }
    }
    for (size_t i = 0; i < count; i++)
        files_add(&stack, paths, files[i], shipped, NULL);
    if (faults.count == 0)
        stack_take(&stack, calendar);
    return faults_end(&faults, err);
}
