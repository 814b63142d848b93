/* An assignment's evenings and parts (rule 3.2), its bounds, and its fields by name. */
#include "config.h"

#include "domain/assignment.h"

#include <string.h>

#include "base/limits.h"
#include "domain/policy.h"

/* ---- the fields ---- */

static const struct
{
    enum assignment_field field;
    const char *zh, *en;
} field_names[] = {
    {FIELD_SUBJECT, "学科", "subject"},     {FIELD_MINUTES, "时长", "minutes"},
    {FIELD_TEXT, "内容", "text"},           {FIELD_KIND, "类型", "kind"},
    {FIELD_PLACE, "地点", "place"},         {FIELD_TIER, "分层", "tier"},
    {FIELD_OPTIONAL, "选做", "optional"},   {FIELD_DUE, "截止", "due"},
    {FIELD_SPREAD, "分摊", "spread"},       {FIELD_TEACHER, "教师", "teacher"},
    {FIELD_UNIT, "单元", "unit"},           {FIELD_DEVICE, "设备", "device"},
    {FIELD_ASSIGNED, "布置日", "assigned"},
};

_Static_assert(FIELD_ASSIGNED == 1 << (ASSIGNMENT_FIELDS - 1), "the last field is the last bit");
_Static_assert(sizeof field_names / sizeof field_names[0] == ASSIGNMENT_FIELDS, "a name a field");

const char *assignment_field_name(enum assignment_field field, enum lang lang)
{
    for (size_t i = 0; i < sizeof field_names / sizeof field_names[0]; i++) {
        if (field_names[i].field == field) {
            return lang == LANG_ZH ? field_names[i].zh : field_names[i].en;
        }
    }
    return "";
}

/* NULL and "" say the same: nothing. */
static bool same_text(const char *a, const char *b)
{
    return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

unsigned assignment_diff(const struct assignment *a, const struct assignment *b)
{
    unsigned fields = 0;
    fields |= same_text(a->subject, b->subject) ? 0U : FIELD_SUBJECT;
    fields |= a->minutes == b->minutes ? 0U : FIELD_MINUTES;
    fields |= same_text(a->text, b->text) ? 0U : FIELD_TEXT;
    fields |= a->kind == b->kind ? 0U : FIELD_KIND;
    fields |= a->place == b->place ? 0U : FIELD_PLACE;
    fields |= a->tier == b->tier ? 0U : FIELD_TIER;
    fields |= a->optional == b->optional ? 0U : FIELD_OPTIONAL;
    fields |= a->due == b->due ? 0U : FIELD_DUE;
    fields |= a->spread == b->spread ? 0U : FIELD_SPREAD;
    fields |= same_text(a->teacher, b->teacher) ? 0U : FIELD_TEACHER;
    fields |= same_text(a->unit, b->unit) ? 0U : FIELD_UNIT;
    fields |= a->device == b->device ? 0U : FIELD_DEVICE;
    fields |= a->assigned == b->assigned ? 0U : FIELD_ASSIGNED;
    return fields;
}

void assignment_take(struct assignment *to, const struct assignment *from, unsigned fields)
{
    to->subject = fields & FIELD_SUBJECT ? from->subject : to->subject;
    to->minutes = fields & FIELD_MINUTES ? from->minutes : to->minutes;
    to->text = fields & FIELD_TEXT ? from->text : to->text;
    to->kind = fields & FIELD_KIND ? from->kind : to->kind;
    to->place = fields & FIELD_PLACE ? from->place : to->place;
    to->tier = fields & FIELD_TIER ? from->tier : to->tier;
    to->optional = fields & FIELD_OPTIONAL ? from->optional : to->optional;
    to->due = fields & FIELD_DUE ? from->due : to->due;
    to->spread = fields & FIELD_SPREAD ? from->spread : to->spread;
    to->teacher = fields & FIELD_TEACHER ? from->teacher : to->teacher;
    to->unit = fields & FIELD_UNIT ? from->unit : to->unit;
    to->device = fields & FIELD_DEVICE ? from->device : to->device;
    to->assigned = fields & FIELD_ASSIGNED ? from->assigned : to->assigned;
}

static char *yes_no(bool value, enum lang lang, struct arena *arena)
{
    if (lang == LANG_ZH) {
        return arena_strdup(arena, value ? "是" : "否");
    }
    return arena_strdup(arena, value ? "yes" : "no");
}

char *assignment_field_value(const struct assignment *a, enum assignment_field field,
                             enum lang lang, struct arena *arena)
{
    char iso[DATE_TEXT_BYTES];
    const char *value = "";

    switch (field) {
    case FIELD_SUBJECT:
        value = a->subject;
        break;
    case FIELD_MINUTES:
        return arena_printf(arena, "%d", a->minutes);
    case FIELD_TEXT:
        value = a->text;
        break;
    case FIELD_KIND:
        value = vocab_name(&vocab_kind, (int)a->kind, lang);
        break;
    case FIELD_PLACE:
        value = vocab_name(&vocab_place, (int)a->place, lang);
        break;
    case FIELD_TIER:
        value = vocab_name(&vocab_tier, (int)a->tier, lang);
        break;
    case FIELD_OPTIONAL:
        return yes_no(a->optional, lang, arena);
    case FIELD_DUE:
        value = date_iso(a->due, iso);
        break;
    case FIELD_SPREAD:
        value = vocab_name(&vocab_spread, (int)a->spread, lang);
        break;
    case FIELD_TEACHER:
        value = a->teacher;
        break;
    case FIELD_UNIT:
        value = a->unit;
        break;
    case FIELD_DEVICE:
        return yes_no(a->device, lang, arena);
    case FIELD_ASSIGNED:
        value = date_iso(a->assigned, iso);
        break;
    case FIELD_ALL:
        break;
    }
    return arena_strdup(arena, value != NULL ? value : "");
}

/* ---- evenings and parts ---- */

day_t assignment_default_due(const struct calendar *calendar, day_t assigned)
{
    day_t due = calendar_next_school_day(calendar, assigned);
    day_t latest = assigned + SPAN_MAX_DAYS;
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
        for (day_t day = a->assigned + 1; day < end; day++) {
            if (calendar_is_school_day(calendar, day)) {
                evenings[count++] = day;
            }
        }
        return count;
    }
    for (day_t day = a->assigned; day < end; day++) {
        if (!calendar_is_no_homework(calendar, day)) {
            evenings[count++] = day;
        }
    }
    if (count == 0) {
        /* Nothing is left without the no-homework days: then they are evenings after all. */
        evenings[count++] = a->assigned;
        for (day_t day = a->assigned + 1; day < end; day++) {
            evenings[count++] = day;
        }
    }
    return count;
}

int assignment_part(const struct assignment *a, size_t index, size_t count)
{
    int evenings = (int)count;

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
    /* The earlier evenings take the remainder, a minute each. */
    return a->minutes / evenings + ((int)index < a->minutes % evenings ? 1 : 0);
}

bool assignment_on(const struct assignment *a, const struct calendar *calendar, day_t day,
                   int *minutes)
{
    day_t evenings[SPAN_MAX_DAYS + 1];

    if (day < a->assigned || (day > a->assigned && day >= a->due)) {
        return false;
    }
    size_t count = assignment_evenings(a, calendar, evenings);
    for (size_t i = 0; i < count && evenings[i] <= day; i++) {
        if (evenings[i] == day) {
            *minutes = assignment_part(a, i, count);
            return true;
        }
    }
    return false;
}

/* ---- bounds ---- */

bool assignment_check_due(const struct assignment *a, struct err *err)
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

bool assignment_check_minutes(const struct assignment *a, const struct calendar *calendar,
                              struct err *err)
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
    if (a->minutes < MINUTES_MIN) {
        return err_set(err, ERR_INPUT, _("%d minutes: give at least %d"), a->minutes, MINUTES_MIN);
    }
    if (a->minutes > MINUTES_MAX) {
        return err_set(err, ERR_INPUT,
                       _("%d minutes are too many: give at most %d for one evening"), a->minutes,
                       PART_MAX_MINUTES);
    }
    size_t count = assignment_evenings(a, calendar, evenings);
    for (size_t i = 0; i < count; i++) {
        int part = assignment_part(a, i, count);
        if (part > PART_MAX_MINUTES) {
            char day[DATE_TEXT_BYTES];
            return err_set(err, ERR_INPUT,
                           _("%d minutes make %d on %s: give at most %d for one evening"),
                           a->minutes, part, date_iso(evenings[i], day), PART_MAX_MINUTES);
        }
    }
    return true;
}

bool assignment_check(const struct assignment *a, const struct calendar *calendar, struct err *err)
{
    return assignment_check_due(a, err) && assignment_check_minutes(a, calendar, err);
}

bool assignment_counts(const struct assignment *a, const struct policy *policy,
                       const struct grade *grade)
{
    return state_is_public(a->state) && !a->optional &&
           policy_counts(policy, grade, a->kind, a->place);
}
