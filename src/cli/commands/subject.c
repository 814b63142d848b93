/* subject.c: `subject add`, `list`, `edit`, `rm`. The shipped subjects are overlaid by rows of the
 * school's own; removing a shipped one hides it. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

/* ---- options ---- */

#define ORDER_MAX 9999

static const struct option_field subject_options[] = {
    {OPTION_ZH, "zh", .what = N_("the Chinese name")},
    {OPTION_EN, "en", .what = N_("the English name")},
    {OPTION_SHORT, "short_zh", .what = N_("the short name")},
    {OPTION_ALSO, "also", .what = N_("the name")},
    {OPTION_KIND, "kind", .what = N_("the kind")},
    {OPTION_ORDER, "position", .what = N_("the order"), .most = ORDER_MAX},
    {0},
};

static bool read_subject_options(struct cli *cli, struct subject *subject, struct err *err)
{
    if (option_given(cli, OPTION_HIDE) && option_given(cli, OPTION_SHOW))
        return err_set(err, ERR_INPUT, _("--%s and --%s do not go together: leave one out"), "hide",
                       "show");
    if (option_given(cli, OPTION_HIDE) || option_given(cli, OPTION_SHOW))
        subject->hidden = option_given(cli, OPTION_HIDE);
    return read_fields(cli, ENTITY_SUBJECT, subject_options, subject, err) &&
           (!option_given(cli, OPTION_DAILY) ||
            grades_parse(option_value(cli, OPTION_DAILY), &subject->daily, err));
}

/* ---- commands ---- */

static void show_subject(struct cli *cli, const void *row)
{
    const struct subject *subject = row;

    print_row(cli, (const char *const[]){
                       subject->code,
                       subject->zh,
                       subject->en,
                       vocab_name(&vocab_kind, (int)subject->kind, cli->lang),
                       grades_format(subject->daily, cli->arena),
                       subject->hidden ? _("hidden") : "",
                       NULL,
                   });
}

static const void *find_subject(struct cli *cli, const char *text, struct err *err)
{
    const struct subject *subject;

    return service_subject(&cli->session, text, &subject, err) ? subject : NULL;
}

static const struct small_table table = {
    .entity = ENTITY_SUBJECT,
    .list = offsetof(struct school_data, subjects),
    .show = show_subject,
    .find = find_subject,
};

static bool run_subject_add(struct cli *cli, struct err *err)
{
    const struct subject_list *subjects = &service_data(cli->service)->subjects;
    const char *code = cli->arguments[0];
    struct subject subject = {.kind = KIND_WRITTEN};

    if (subject_by_code(subjects, code))
        return err_set(err, ERR_INPUT, _("there is already a subject %s: use subject edit"), code);
    if (!option_given(cli, OPTION_ZH))
        return err_set(err, ERR_INPUT, _("the subject has no name: give --zh NAME"));
    subject.code = arena_strdup(cli->arena, code);
    for (size_t i = 0; i < subjects->count; i++)
        if (subjects->items[i].order >= subject.order)
            subject.order = subjects->items[i].order + 1;
    return read_subject_options(cli, &subject, err) && put_row(cli, NULL, &subject, err);
}

static bool run_subject_edit(struct cli *cli, struct err *err)
{
    const struct subject *subject;
    struct subject after;

    if (!service_subject(&cli->session, cli->arguments[0], &subject, err) ||
        !something_given(cli, err))
        return false;
    after = *subject;
    /* A short or English name that only repeats the Chinese one follows it. */
    if (strcmp(after.short_zh, after.zh) == 0)
        after.short_zh = NULL;
    if (strcmp(after.en, after.zh) == 0)
        after.en = NULL;
    return read_subject_options(cli, &after, err) && put_row(cli, subject, &after, err);
}

const struct command command_subject_list = {
    .name = "subject list",
    .help = N_("list the subjects: code, names, kind, grades that expect it daily"),
    .table = &table,
    .run = run_list_rows,
};

const struct command command_subject_add = {
    .name = "subject add",
    .usage = N_("CODE --zh NAME"),
    .help = N_("add a subject of the school's own"),
    .arguments = {1, 1},
    .options = {OPTION_ZH, OPTION_EN, OPTION_SHORT, OPTION_ALSO, OPTION_KIND, OPTION_DAILY,
                OPTION_ORDER},
    .table = &table,
    .run = run_subject_add,
};

const struct command command_subject_edit = {
    .name = "subject edit",
    .usage = N_("SUBJECT"),
    .help = N_("change a subject for this school"),
    .arguments = {1, 1},
    .options = {OPTION_ZH, OPTION_EN, OPTION_SHORT, OPTION_ALSO, OPTION_KIND, OPTION_DAILY,
                OPTION_ORDER, OPTION_HIDE, OPTION_SHOW},
    .table = &table,
    .run = run_subject_edit,
};

const struct command command_subject_rm = {
    .name = "subject rm",
    .usage = N_("SUBJECT"),
    .help = N_("hide a subject; old homework keeps its name"),
    .arguments = {1, 1},
    .table = &table,
    .run = run_remove_row,
};
