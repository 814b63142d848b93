/* An assignment's evenings and parts (rule 3.2), its bounds, and its fields by name. */
#include "config.h"

#include "domain/assignment.h"

#include "base/limits.h"
#include "domain/fields.h"
#include "domain/policy.h"

/* ---- the fields that people edit ---- */

static const struct field *first_field(void)
{
    return records[ENTITY_ASSIGNMENT].fields;
}

static const struct field *end_field(void)
{
    return first_field() + records[ENTITY_ASSIGNMENT].count;
}

const struct field *assignment_field_of(unsigned bit)
{
    for (const struct field *field = first_field(); field < end_field(); field++)
        if (field->bit == bit)
            return field;
    die("no field of an assignment has the bit %u", bit);
}

unsigned assignment_fields_public(void)
{
    unsigned fields = 0;
    for (const struct field *field = first_field(); field < end_field(); field++)
        fields |= field->is_public ? field->bit : 0U;
    return fields;
}

unsigned assignment_diff(const struct assignment *a, const struct assignment *b)
{
    unsigned fields = 0;
    for (const struct field *field = first_field(); field < end_field(); field++)
        fields |= field->bit == 0 || field_same(a, b, field) ? 0U : field->bit;
    return fields;
}

void assignment_take(struct assignment *to, const struct assignment *from, unsigned fields)
{
    for (const struct field *field = first_field(); field < end_field(); field++)
        if (field->bit & fields)
            field_copy(to, from, field);
    if (fields & FIELD_MINUTES && !(fields & FIELD_ESTIMATED))
        to->estimated = false; /* somebody wrote them */
}

/* ---- the reviewer's answer ---- */

bool assignment_is_change(const struct assignment *a)
{
    return a->replaces != 0 && (a->state == STATE_PENDING || a->state == STATE_DRAFT);
}

/* Earlier versions kept the reviewer's words of a draft in `why`, where a draft has none of its own. */
const char *assignment_reason(const struct assignment *a)
{
    const char *reason = a->reason ? a->reason : "";

    return a->state == STATE_DRAFT && *reason == '\0' && a->why ? a->why : reason;
}

bool assignment_is_returned(const struct assignment *a)
{
    return a->state == STATE_DRAFT && *assignment_reason(a) != '\0';
}

/* ---- evenings and parts ---- */

day_t assignment_default_due(const struct calendar *calendar, day_t assigned, enum place place)
{
    day_t due = calendar_next_school_day(calendar, assigned);
    day_t latest = assigned + SPAN_MAX_DAYS;
    if (place == PLACE_SCHOOL)
        return assigned;
    return due < latest ? due : latest;
}

size_t assignment_evenings(const struct assignment *a, const struct calendar *calendar,
                           day_t evenings[SPAN_MAX_DAYS + 1])
{
    size_t count = 0;
    /* The bound of rule 3.2 again, so that a row that nobody checked cannot write past the end. */
    day_t end = a->due - a->assigned > SPAN_MAX_DAYS ? a->assigned + SPAN_MAX_DAYS : a->due;

    if (a->place == PLACE_SCHOOL) {
        evenings[count++] = a->assigned;
        for (day_t day = a->assigned + 1; day < end; day++)
            if (calendar_is_school_day(calendar, day))
                evenings[count++] = day;
        return count;
    }
    for (day_t day = a->assigned; day < end; day++)
        if (!calendar_is_no_homework(calendar, day))
            evenings[count++] = day;
    if (count == 0) {
        /* Nothing is left without the no-homework days: then they are evenings after all. */
        evenings[count++] = a->assigned;
        for (day_t day = a->assigned + 1; day < end; day++)
            evenings[count++] = day;
    }
    return count;
}

int assignment_spread_over(const struct assignment *a, const struct policy *policy, size_t count)
{
    bool before = policy->parts_since != 0 && a->assigned < policy->parts_since;
    int most = a->minutes / (before ? 1 : policy->part_min);

    most = most > 1 ? most : 1;
    return most < (int)count ? most : (int)count;
}

int assignment_part(const struct assignment *a, const struct policy *policy, size_t index,
                    size_t count)
{

    switch (a->spread) {
    case SPREAD_FIRST:
        return index == 0 ? a->minutes : 0;
    case SPREAD_LAST:
        return index + 1 == count ? a->minutes : 0;
    case SPREAD_EACH:
        return a->minutes;
    case SPREAD_EVEN:
    case SPREAD_COUNT:
        break;
    }
    int evenings = assignment_spread_over(a, policy, count);
    if ((int)index >= evenings)
        return 0;
    /* The earlier evenings take the remainder, a minute each. */
    return a->minutes / evenings + ((int)index < a->minutes % evenings ? 1 : 0);
}

bool assignment_on(const struct assignment *a, const struct calendar *calendar,
                   const struct policy *policy, day_t day, int *minutes)
{
    day_t evenings[SPAN_MAX_DAYS + 1];

    if (day < a->assigned || (day > a->assigned && day >= a->due))
        return false;
    size_t count = assignment_evenings(a, calendar, evenings);
    for (size_t i = 0; i < count && evenings[i] <= day; i++) {
        if (evenings[i] == day) {
            *minutes = assignment_part(a, policy, i, count);
            return true;
        }
    }
    return false;
}

/* ---- bounds ---- */

static bool check_due(const struct assignment *a, struct err *err)
{
    char due[DATE_TEXT_BYTES], assigned[DATE_TEXT_BYTES], latest[DATE_TEXT_BYTES];

    if (a->assigned < DAY_FIRST || a->assigned >= DAY_LAST) {
        return err_set(
            err, ERR_INPUT,
            _("the day on which it is set is not between 1950 and 2199: give a date such "
              "as 2026-11-23"));
    }
    if (a->due < DAY_FIRST || a->due >= DAY_LAST) {
        return err_set(
            err, ERR_INPUT,
            _("the due day is not between 1950 and 2199: give a date such as 2026-11-23"));
    }
    date_iso(a->due, due);
    date_iso(a->assigned, assigned);
    if (a->due < a->assigned) {
        return err_set(err, ERR_INPUT, _("due %s is before %s, when it is set: give a later day"),
                       due, assigned);
    }
    if (a->due == a->assigned && a->place != PLACE_SCHOOL) {
        return err_set(err, ERR_INPUT,
                       _("due %s is the day on which it is set, and it is done at home: give a "
                         "later day, or have it done at school"),
                       due);
    }
    if (a->due - a->assigned > SPAN_MAX_DAYS) {
        date_iso(a->assigned + SPAN_MAX_DAYS, latest);
        return err_set(err, ERR_INPUT,
                       _("due %s is more than %d days after %s: give a day up to %s"), due,
                       SPAN_MAX_DAYS, assigned, latest);
    }
    return true;
}

static bool check_minutes(const struct assignment *a, const struct calendar *calendar,
                          const struct policy *policy, struct err *err)
{
    day_t evenings[SPAN_MAX_DAYS + 1];

    if (a->kind == KIND_NOTICE) {
        if (a->minutes != 0) {
            return err_set(err, ERR_INPUT,
                           _("%d minutes on a notice: a notice has no minutes; leave them out or "
                             "choose another kind"),
                           a->minutes);
        }
        return true;
    }
    if (a->minutes < MINUTES_MIN)
        return err_set(err, ERR_INPUT, _("%d minutes: give at least %d"), a->minutes, MINUTES_MIN);
    if (a->minutes > MINUTES_MAX) {
        return err_set(err, ERR_INPUT,
                       _("%d minutes are too many: give at most %d for one evening"), a->minutes,
                       PART_MAX_MINUTES);
    }
    size_t count = assignment_evenings(a, calendar, evenings);
    for (size_t i = 0; i < count; i++) {
        int part = assignment_part(a, policy, i, count);
        if (part > PART_MAX_MINUTES) {
            char day[DATE_TEXT_BYTES];
            return err_set(err, ERR_INPUT,
                           _("%d minutes come to %d on %s: give at most %d for one evening"),
                           a->minutes, part, date_iso(evenings[i], day), PART_MAX_MINUTES);
        }
    }
    return true;
}

bool assignment_check(const struct assignment *a, const struct calendar *calendar,
                      const struct policy *policy, struct err *err)
{
    return check_due(a, err) && check_minutes(a, calendar, policy, err);
}

bool assignment_counts(const struct assignment *a, const struct policy *policy,
                       const struct grade *grade)
{
    return state_is_public(a->state) && policy_counts(policy, grade, a->kind, a->place) &&
           (!a->optional || policy_allows_none(policy, grade));
}
