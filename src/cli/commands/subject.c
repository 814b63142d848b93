/* subject.c: `subject add`, `list`, `edit`, `rm`. The shipped subjects are overlaid by rows of the
 * school's own; removing a shipped one hides it. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/row.h"

/* ---- which grades expect it every day ---- */

static bool add_grades(const char *part, unsigned *daily, struct arena *arena, struct err *err)
{
    const char *dash = strchr(part, '-');
    uint32_t first, last;
    bool good;

    if (dash)
        good =
            text_parse_uint(arena_strndup(arena, part, (size_t)(dash - part)), GRADE_MAX, &first) &&
            text_parse_uint(dash + 1, GRADE_MAX, &last);
    else
        good = text_parse_uint(part, GRADE_MAX, &first) && ((last = first), true);
    if (!good || first < 1 || last < first)
        return err_set(err, ERR_INPUT,
                       _("the grades “%s”: write 3-6, or 1,2,3 with grades from 1 to %d, or none"),
                       part, GRADE_MAX);
    for (uint32_t grade = first; grade <= last; grade++)
        *daily |= 1U << grade;
    return true;
}

static bool read_grades(struct cli *cli, const char *text, unsigned *daily, struct err *err)
{
    size_t count;
    const char **parts = split_list(cli->arena, text, &count);

    *daily = 0;
    if (text_same_word(text, "none") || text_same_word(text, "无"))
        return true;
    for (size_t i = 0; i < count; i++)
        if (!add_grades(parts[i], daily, cli->arena, err))
            return false;
    return count > 0 || add_grades(text, daily, cli->arena, err);
}

/* ---- options ---- */

static bool read_subject_name(struct cli *cli, enum option_id id, const char *what, char **name,
                              struct err *err)
{
    return !option_given(cli, id) || read_name(cli, option_value(cli, id), what, name, err);
}

static bool read_also(struct cli *cli, struct subject *subject, struct err *err)
{
    const char **parts;
    size_t count;

    if (!option_given(cli, OPTION_ALSO))
        return true;
    parts = split_list(cli->arena, option_value(cli, OPTION_ALSO), &count);
    subject->also = ARENA_ARRAY(cli->arena, count, char *);
    subject->also_count = count;
    for (size_t i = 0; i < count; i++)
        if (!read_name(cli, parts[i], _("the name"), &subject->also[i], err))
            return false;
    return true;
}

#define ORDER_MAX 9999

static bool read_subject_options(struct cli *cli, struct subject *subject, struct err *err)
{
    int kind;

    if (option_given(cli, OPTION_HIDE) && option_given(cli, OPTION_SHOW))
        return err_set(err, ERR_INPUT, _("--%s and --%s do not go together: leave one away"),
                       "hide", "show");
    if (option_given(cli, OPTION_HIDE) || option_given(cli, OPTION_SHOW))
        subject->hidden = option_given(cli, OPTION_HIDE);
    if (!read_subject_name(cli, OPTION_ZH, _("the Chinese name"), &subject->zh, err) ||
        !read_subject_name(cli, OPTION_EN, _("the English name"), &subject->en, err) ||
        !read_subject_name(cli, OPTION_SHORT, _("the short name"), &subject->short_zh, err) ||
        !read_also(cli, subject, err))
        return false;
    if (option_given(cli, OPTION_KIND)) {
        if (!read_word(cli, &vocab_kind, option_value(cli, OPTION_KIND), _("the kind"), &kind, err))
            return false;
        subject->kind = (enum kind)kind;
    }
    if (option_given(cli, OPTION_DAILY) &&
        !read_grades(cli, option_value(cli, OPTION_DAILY), &subject->daily, err))
        return false;
    return !option_given(cli, OPTION_ORDER) ||
           read_number(option_value(cli, OPTION_ORDER), _("the order"), 0, ORDER_MAX,
                       &subject->order, err);
}

/* ---- commands ---- */

static void show_subject(struct cli *cli, const struct subject *subject)
{
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

static bool run_subject_list(struct cli *cli, struct err *err)
{
    const struct subject_list *subjects = &service_data(cli->service)->subjects;

    (void)err;
    for (size_t i = 0; i < subjects->count; i++)
        show_subject(cli, &subjects->items[i]);
    return true;
}

static bool put_subject(struct cli *cli, const struct subject *before, struct subject *after,
                        struct err *err)
{
    const char *code = arena_strdup(cli->arena, after->code);

    if (!service_put_subject(&cli->session, before, after, err))
        return false;
    cli->saved = true;
    /* Read anew by the service: what was borrowed before is void. */
    if (!option_given(cli, OPTION_QUIET))
        show_subject(cli, subject_by_code(&service_data(cli->service)->subjects, code));
    return true;
}

static bool valid_code(const char *code)
{
    if (*code < 'a' || *code > 'z')
        return false;
    return strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(code) &&
           strlen(code) <= NAME_MAX_CHARS;
}

static bool run_subject_add(struct cli *cli, struct err *err)
{
    const struct subject_list *subjects = &service_data(cli->service)->subjects;
    const char *code = cli->arguments[0];
    struct subject subject = {.kind = KIND_WRITTEN};

    if (!valid_code(code))
        return err_set(err, ERR_INPUT,
                       _("the code “%s”: write small letters, digits and -, a letter first"), code);
    if (subject_by_code(subjects, code))
        return err_set(err, ERR_INPUT, _("there is a subject %s already: use subject edit"), code);
    if (!option_given(cli, OPTION_ZH))
        return err_set(err, ERR_INPUT, _("the subject has no name: give --zh NAME"));
    subject.code = arena_strdup(cli->arena, code);
    for (size_t i = 0; i < subjects->count; i++)
        if (subjects->items[i].order >= subject.order)
            subject.order = subjects->items[i].order + 1;
    if (!read_subject_options(cli, &subject, err))
        return false;
    return put_subject(cli, NULL, &subject, err);
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
    return read_subject_options(cli, &after, err) && put_subject(cli, subject, &after, err);
}

static bool run_subject_rm(struct cli *cli, struct err *err)
{
    const struct subject *subject;

    if (!service_subject(&cli->session, cli->arguments[0], &subject, err) ||
        !service_put_subject(&cli->session, subject, NULL, err))
        return false;
    cli->saved = true;
    return true;
}

const struct command command_subject_list = {
    .name = "subject list",
    .usage = "",
    .help = N_("list the subjects: code, names, kind, grades that expect it daily"),
    .need = NEED_SCHOOL,
    .run = run_subject_list,
};

const struct command command_subject_add = {
    .name = "subject add",
    .usage = N_("CODE --zh NAME"),
    .help = N_("add a subject of the school's own"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_ZH, OPTION_EN, OPTION_SHORT, OPTION_ALSO, OPTION_KIND, OPTION_DAILY,
                OPTION_ORDER},
    .run = run_subject_add,
};

const struct command command_subject_edit = {
    .name = "subject edit",
    .usage = N_("SUBJECT"),
    .help = N_("change a subject for this school"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_ZH, OPTION_EN, OPTION_SHORT, OPTION_ALSO, OPTION_KIND, OPTION_DAILY,
                OPTION_ORDER, OPTION_HIDE, OPTION_SHOW},
    .run = run_subject_edit,
};

const struct command command_subject_rm = {
    .name = "subject rm",
    .usage = N_("SUBJECT"),
    .help = N_("hide a subject; old homework keeps its name"),
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_subject_rm,
};
