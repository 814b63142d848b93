/* homework_options.c: the describing options of homework. */
#include "config.h"

#include "cli/homework_options.h"

#include "cli/arguments.h"
#include "cli/row.h"

static const struct option_field homework_options[] = {
    {OPTION_KIND, "kind", .what = N_("the kind")},
    {OPTION_TIER, "tier", .what = N_("the tier")},
    {OPTION_PLACE, "place", .what = N_("the place")},
    {OPTION_SPREAD, "spread", .what = N_("the spread")},
    {OPTION_DUE, "due", .what = N_("the due day")},
    {OPTION_UNIT, "unit", .what = N_("the unit"), .may_be_empty = true},
    {OPTION_TEACHER, "teacher", .what = N_("the teacher's name"), .may_be_empty = true},
};

/* What a switch says without a value. */
static const struct
{
    enum option_id option;
    enum assignment_field field;
    int value;
} switches[] = {
    {OPTION_OPTIONAL, FIELD_OPTIONAL, 1},    {OPTION_REQUIRED, FIELD_OPTIONAL, 0},
    {OPTION_DEVICE, FIELD_DEVICE, 1},        {OPTION_NO_DEVICE, FIELD_DEVICE, 0},
    {OPTION_NO_TIER, FIELD_TIER, TIER_NONE},
};

static bool opposites(const struct cli *cli, enum option_id a, enum option_id b, struct err *err)
{
    if (option_given(cli, a) && option_given(cli, b))
        return err_set(err, ERR_INPUT, _("--%s and --%s do not go together: leave one out"),
                       options[a].name, options[b].name);
    return true;
}

/* The due day counts from the assigned one. */
static bool read_homework_option(struct cli *cli, const struct option_field *detail,
                                 const struct field *field, struct assignment *item,
                                 struct err *err)
{
    const char *text = option_value(cli, detail->option);
    day_t day;

    return field->type != TYPE_DAY ? read_field(cli, field, detail, text, item, err)
                                   : date_parse(text, item->assigned, true, &day, err) &&
                                         field_put_number(item, field, day);
}

bool read_homework_options(struct cli *cli, struct assignment *item, unsigned *fields,
                           struct err *err)
{
    if (!opposites(cli, OPTION_OPTIONAL, OPTION_REQUIRED, err) ||
        !opposites(cli, OPTION_DEVICE, OPTION_NO_DEVICE, err) ||
        !opposites(cli, OPTION_TIER, OPTION_NO_TIER, err))
        return false;
    for (size_t i = 0; i < sizeof homework_options / sizeof *homework_options; i++) {
        const struct field *field = record_field(ENTITY_ASSIGNMENT, homework_options[i].field);
        if (!option_given(cli, homework_options[i].option))
            continue;
        if (!read_homework_option(cli, &homework_options[i], field, item, err))
            return false;
        *fields |= field->bit;
    }
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        if (option_given(cli, switches[i].option)) {
            field_put_number(item, assignment_field_of(switches[i].field), switches[i].value);
            *fields |= switches[i].field;
        }
    return true;
}

enum add_mode read_add_mode(const struct cli *cli)
{
    if (option_given(cli, OPTION_DRY_RUN))
        return ADD_DRY_RUN;
    return option_given(cli, OPTION_DRAFT) ? ADD_DRAFT : ADD_PUBLISH;
}
