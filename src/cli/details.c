/* details.c: the describing options of homework. */
#include "config.h"

#include "cli/details.h"

#include "base/text.h"
#include "cli/arguments.h"

static bool read_vocabulary(const struct cli *cli, enum option_id id, const struct vocab *vocab,
                            const char *what, int *value, bool *given, struct err *err)
{
    *given = option_given(cli, id);
    return !*given || read_word(cli, vocab, option_value(cli, id), what, value, err);
}

static bool opposites(const struct cli *cli, enum option_id a, enum option_id b, struct err *err)
{
    if (option_given(cli, a) && option_given(cli, b))
        return err_set(err, ERR_INPUT, _("--%s and --%s do not go together: leave one away"),
                       options[a].name, options[b].name);
    return true;
}

/* A short text; an empty one takes away what was there. */
static bool read_short(struct cli *cli, enum option_id id, const char *what, const char **value,
                       enum assignment_field field, unsigned *fields, struct err *err)
{
    char *name;

    if (!option_given(cli, id))
        return true;
    *fields |= field;
    *value = "";
    if (!*option_value(cli, id))
        return true;
    if (!read_name(cli, option_value(cli, id), what, &name, err))
        return false;
    *value = name;
    return true;
}

static bool read_words(struct cli *cli, struct assignment *item, unsigned *fields, struct err *err)
{
    bool given;
    int value;

    if (!read_vocabulary(cli, OPTION_KIND, &vocab_kind, _("the kind"), &value, &given, err))
        return false;
    if (given) {
        item->kind = (enum kind)value;
        *fields |= FIELD_KIND;
    }
    if (!read_vocabulary(cli, OPTION_TIER, &vocab_tier, _("the tier"), &value, &given, err))
        return false;
    if (given) {
        item->tier = (enum tier)value;
        *fields |= FIELD_TIER;
    }
    if (!read_vocabulary(cli, OPTION_PLACE, &vocab_place, _("the place"), &value, &given, err))
        return false;
    if (given) {
        item->place = (enum place)value;
        *fields |= FIELD_PLACE;
    }
    if (!read_vocabulary(cli, OPTION_SPREAD, &vocab_spread, _("the spread"), &value, &given, err))
        return false;
    if (given) {
        item->spread = (enum spread)value;
        *fields |= FIELD_SPREAD;
    }
    return true;
}

static void read_switches(const struct cli *cli, struct assignment *item, unsigned *fields)
{
    if (option_given(cli, OPTION_OPTIONAL) || option_given(cli, OPTION_REQUIRED)) {
        item->optional = option_given(cli, OPTION_OPTIONAL);
        *fields |= FIELD_OPTIONAL;
    }
    if (option_given(cli, OPTION_DEVICE) || option_given(cli, OPTION_NO_DEVICE)) {
        item->device = option_given(cli, OPTION_DEVICE);
        *fields |= FIELD_DEVICE;
    }
    if (option_given(cli, OPTION_NO_TIER)) {
        item->tier = TIER_NONE;
        *fields |= FIELD_TIER;
    }
}

bool read_details(struct cli *cli, struct assignment *item, unsigned *fields, struct err *err)
{
    if (!opposites(cli, OPTION_OPTIONAL, OPTION_REQUIRED, err) ||
        !opposites(cli, OPTION_DEVICE, OPTION_NO_DEVICE, err) ||
        !opposites(cli, OPTION_TIER, OPTION_NO_TIER, err) || !read_words(cli, item, fields, err))
        return false;
    read_switches(cli, item, fields);
    if (option_given(cli, OPTION_DUE)) {
        if (!date_parse(option_value(cli, OPTION_DUE), item->assigned, true, &item->due, err))
            return false;
        *fields |= FIELD_DUE;
    }
    return read_short(cli, OPTION_UNIT, _("the unit"), &item->unit, FIELD_UNIT, fields, err) &&
           read_short(cli, OPTION_TEACHER, _("the teacher's name"), &item->teacher, FIELD_TEACHER,
                      fields, err);
}
