/* syllabus.c: `syllabus import`, `list`, `progress`: the units of a grade and subject, and which of them
 * a class is at. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/row.h"

static void show_units(struct cli *cli, const struct unit *units, size_t count)
{
    static const char *const columns[] = {"grade", "subject", "position", "name", NULL};

    for (size_t i = 0; i < count; i++)
        print_fields(cli, ENTITY_UNIT, &units[i], columns);
}

/* Puts units and shows them. */
static bool put_syllabus(struct cli *cli, const struct unit *units, size_t count, struct err *err)
{
    if (!service_put_units(&cli->session, units, count, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_units(cli, units, count);
    return true;
}

static bool run_syllabus_list(struct cli *cli, struct err *err)
{
    const struct subject *subject = NULL;
    struct unit_list list;
    int grade = 0;

    if ((cli->argument_count > 0 && !read_grade(cli, cli->arguments[0], &grade, err)) ||
        (cli->argument_count > 1 &&
         !service_subject(&cli->session, cli->arguments[1], &subject, err)) ||
        !service_units(&cli->session, grade, subject ? subject->code : NULL, cli->arena, &list,
                       err))
        return false;
    show_units(cli, list.items, list.count);
    return true;
}

static bool run_syllabus_import(struct cli *cli, struct err *err)
{
    struct unit_list units;
    struct file file;

    if (!file_read(cli->arena, cli->arguments[0], &file, err) ||
        !service_import_units(&cli->session, &file, cli->arena, &units, err))
        return false;
    cli->saved = true;
    if (!option_given(cli, OPTION_QUIET))
        show_units(cli, units.items, units.count);
    return true;
}

/* Where the class is in each subject that has a syllabus. */
static bool show_progress(struct cli *cli, const struct class *class, struct err *err)
{
    const struct school_data *data = service_data(cli->service);
    int grade = class_grade(&data->school, class, cli->session.moment.date).grade;
    struct progress_list progress;
    struct unit_list units;

    if (!service_progress(&cli->session, class, cli->arena, &progress, err) ||
        !service_units(&cli->session, grade, NULL, cli->arena, &units, err))
        return false;
    for (size_t i = 0; i < progress.count; i++) {
        const struct progress *at = &progress.items[i];
        const char *name = "";
        for (size_t u = 0; u < units.count; u++)
            if (units.items[u].position == at->position &&
                strcmp(units.items[u].subject, at->subject) == 0)
                name = units.items[u].name;
        print_row(cli, (const char *const[]){
                           class_code(&data->school, class, cli->session.moment.date, cli->arena),
                           subject_word(&data->subjects, at->subject, cli->lang),
                           arena_printf(cli->arena, "%d", at->position),
                           name,
                           NULL,
                       });
    }
    return true;
}

static bool run_syllabus_progress(struct cli *cli, struct err *err)
{
    const struct subject *subject;
    const struct class *class;

    if (!read_one_class(cli, cli->arguments[0], &class, err))
        return false;
    if (cli->argument_count == 1)
        return show_progress(cli, class, err);
    if (cli->argument_count == 2)
        return err_set(err, ERR_INPUT,
                       _("the unit is missing: write its name or place, or none to remove it"));
    if (!service_subject(&cli->session, cli->arguments[1], &subject, err) ||
        !service_put_progress(&cli->session, class, subject->code,
                              text_same_word(cli->arguments[2], "none") ? "" : cli->arguments[2],
                              err))
        return false;
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || show_progress(cli, class, err);
}

/* GRADE SUBJECT */
static bool read_syllabus(struct cli *cli, int *grade, const struct subject **subject,
                          struct unit_list *units, struct err *err)
{
    return read_grade(cli, cli->arguments[0], grade, err) &&
           service_subject(&cli->session, cli->arguments[1], subject, err) &&
           service_units(&cli->session, *grade, (*subject)->code, cli->arena, units, err);
}

/* Units behind those that are there. */
static bool run_syllabus_add(struct cli *cli, struct err *err)
{
    const struct subject *subject;
    struct unit_list known;
    struct unit *units;
    size_t count, more = cli->argument_count - 2;
    int grade, last = 0;

    if (!read_syllabus(cli, &grade, &subject, &known, err))
        return false;
    units = ARENA_ARRAY(cli->arena, known.count + more, struct unit);
    for (count = 0; count < known.count; count++) {
        units[count] = known.items[count];
        last = units[count].position > last ? units[count].position : last;
    }
    for (size_t i = 0; i < more; i++)
        units[count++] = (struct unit){.grade = grade,
                                       .subject = subject->code,
                                       .position = ++last,
                                       .name = cli->arguments[2 + i]};
    return put_syllabus(cli, units, count, err);
}

/* Another name for the unit at a place. */
static bool run_syllabus_edit(struct cli *cli, struct err *err)
{
    const struct subject *subject;
    struct unit_list known;
    int grade, position;

    if (!read_syllabus(cli, &grade, &subject, &known, err) ||
        !read_number(cli->arguments[2], _("the place"), 1, POSITION_MAX, &position, err))
        return false;
    for (size_t i = 0; i < known.count; i++)
        if (known.items[i].position == position) {
            known.items[i].name = cli->arguments[3];
            return put_syllabus(cli, known.items, known.count, err);
        }
    return err_set(err, ERR_INPUT, _("there is no unit “%s”: see hwboard syllabus list"),
                   cli->arguments[2]);
}

static bool run_syllabus_rm(struct cli *cli, struct err *err)
{
    const struct subject *subject;
    struct unit_list known;
    int grade;

    if (!read_syllabus(cli, &grade, &subject, &known, err) ||
        !service_remove_units(&cli->session, grade, subject->code, err))
        return false;
    cli->saved = true;
    return true;
}

const struct command command_syllabus_add = {
    .name = "syllabus add",
    .usage = N_("GRADE SUBJECT UNIT…"),
    .help = N_("add units after those that are there"),
    .arguments = {3, SIZE_MAX},
    .run = run_syllabus_add,
};

const struct command command_syllabus_edit = {
    .name = "syllabus edit",
    .usage = N_("GRADE SUBJECT PLACE UNIT"),
    .help = N_("give a unit another name"),
    .arguments = {4, 4},
    .run = run_syllabus_edit,
};

const struct command command_syllabus_rm = {
    .name = "syllabus rm",
    .usage = N_("GRADE SUBJECT"),
    .help = N_("remove the units of a grade and subject"),
    .arguments = {2, 2},
    .run = run_syllabus_rm,
};

const struct command command_syllabus_list = {
    .name = "syllabus list",
    .usage = N_("[GRADE [SUBJECT]]"),
    .help = N_("list the units: grade, subject, place, name"),
    .arguments = {0, 2},
    .run = run_syllabus_list,
};

const struct command command_syllabus_import = {
    .name = "syllabus import",
    .usage = N_("FILE"),
    .help = N_("import the units of grades and subjects from a CSV or an INI file"),
    .more = N_("CSV: grade, subject, unit, and position unless the rows are in order. INI: [3 "
               "math], then 1 = NAME, 2 = NAME. The units that a grade and subject in the file had "
               "before are replaced."),
    .file_words = true,
    .arguments = {1, 1},
    .run = run_syllabus_import,
};

const struct command command_syllabus_progress = {
    .name = "syllabus progress",
    .usage = N_("CLASS [SUBJECT UNIT]"),
    .help = N_("which unit a class is at; none removes it"),
    .arguments = {1, 3},
    .run = run_syllabus_progress,
};
