/* homework_options.c: the describing options of homework. */
#include "config.h"

#include "cli/homework_options.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "domain/fields.h"

/* The options that describe homework, and the field that each of them gives. */
static const struct
{
    enum option_id option;
    enum assignment_field field;
    const char *what; /* N_() */
} homework_options[] = {
    {OPTION_KIND, FIELD_KIND, N_("the kind")},
    {OPTION_TIER, FIELD_TIER, N_("the tier")},
    {OPTION_PLACE, FIELD_PLACE, N_("the place")},
    {OPTION_SPREAD, FIELD_SPREAD, N_("the spread")},
    {OPTION_DUE, FIELD_DUE, N_("the due day")},
    {OPTION_UNIT, FIELD_UNIT, N_("the unit")},
    {OPTION_TEACHER, FIELD_TEACHER, N_("the teacher's name")},
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
        return err_set(err, ERR_INPUT, _("--%s and --%s do not go together: leave one away"),
                       options[a].name, options[b].name);
    return true;
}

/* A short text; an empty one takes away what was there. */
static bool read_homework_option(struct cli *cli, const char *text, const char *what,
                                 const struct field *field, struct assignment *item,
                                 struct err *err)
{
    char *name = NULL;
    day_t day;
    int word;

    switch (field->type) {
    case TYPE_CODE:
        return read_word(cli, field->vocab, text, what, &word, err) &&
               field_put_number(item, field, word);
    case TYPE_DAY:
        return date_parse(text, item->assigned, true, &day, err) &&
               field_put_number(item, field, day);
    default:
        if (*text && !read_name(cli, text, what, &name, err))
            return false;
        field_put_text(item, field, name ? name : "", cli->arena);
        return true;
    }
}

bool read_homework_options(struct cli *cli, struct assignment *item, unsigned *fields,
                           struct err *err)
{
    if (!opposites(cli, OPTION_OPTIONAL, OPTION_REQUIRED, err) ||
        !opposites(cli, OPTION_DEVICE, OPTION_NO_DEVICE, err) ||
        !opposites(cli, OPTION_TIER, OPTION_NO_TIER, err))
        return false;
    for (size_t i = 0; i < sizeof homework_options / sizeof *homework_options; i++) {
        if (!option_given(cli, homework_options[i].option))
            continue;
        if (!read_homework_option(cli, option_value(cli, homework_options[i].option),
                                  _(homework_options[i].what),
                                  assignment_field_of(homework_options[i].field), item, err))
            return false;
        *fields |= homework_options[i].field;
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
