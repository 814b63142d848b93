/* timetable.c: `timetable import`, `list`: the lessons of a class by weekday. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/row.h"
#include "service/plan.h"

/* A line a weekday: 3-2  周一  1 语文  2 数学 … */
static void show_weekday(struct cli *cli, const char *code, const struct lesson_list *lessons,
                         enum weekday weekday)
{
    const struct subject_list *subjects = &service_data(cli->service)->subjects;
    struct text_buf line = {.arena = cli->arena};

    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson_slot *lesson = &lessons->items[i];
        const struct subject *subject = subject_by_code(subjects, lesson->subject);
        if (lesson->weekday == weekday)
            text_buf_printf(&line, "%s%d %s", line.length > 0 ? "  " : "", lesson->period,
                            subject ? subject_name(subject, cli->lang) : lesson->subject);
    }
    if (line.length > 0)
        print_row(cli, (const char *const[]){code, date_weekday_name(weekday, cli->lang),
                                             text_buf_str(&line), NULL});
}

static bool show_timetable(struct cli *cli, const struct class *class, struct err *err)
{
    const struct school *school = &service_data(cli->service)->school;
    char *code = class_code(school, class, cli->session.date, cli->arena);
    struct lesson_list lessons;

    if (!service_lessons(&cli->session, class, cli->arena, &lessons, err))
        return false;
    for (int day = MONDAY; day <= SUNDAY; day++)
        show_weekday(cli, code, &lessons, (enum weekday)day);
    return true;
}

static bool run_timetable_list(struct cli *cli, struct err *err)
{
    struct class_choice classes;

    if (!read_classes(cli, 0, &classes, err))
        return false;
    for (size_t i = 0; i < classes.count; i++)
        if (!show_timetable(cli, classes.items[i], err))
            return false;
    return true;
}

static bool run_timetable_import(struct cli *cli, struct err *err)
{
    struct lesson_slot *lessons;
    size_t bytes, count;
    char *data;

    if (!file_read(cli->arena, cli->arguments[0], &data, &bytes, err) ||
        !service_read_lessons(&cli->session, cli->arguments[0], data, bytes, cli->arena, &lessons,
                              &count, err) ||
        !service_put_lessons(&cli->session, lessons, count, err))
        return false;
    cli->saved = true;
    for (size_t i = 0; !option_given(cli, OPTION_QUIET) && i < count; i++) {
        bool shown = false;
        for (size_t j = 0; j < i; j++)
            shown = shown || lessons[j].class_id == lessons[i].class_id;
        if (!shown &&
            !show_timetable(cli, service_class_by_id(&cli->session, lessons[i].class_id), err))
            return false;
    }
    return true;
}

const struct command command_timetable_list = {
    .name = "timetable list",
    .usage = N_("[CLASS…]"),
    .help = N_("list the lessons of classes by weekday"),
    .need = NEED_SCHOOL,
    .arguments_max = SIZE_MAX,
    .run = run_timetable_list,
};

const struct command command_timetable_import = {
    .name = "timetable import",
    .usage = N_("FILE"),
    .help = N_("take the timetables of classes from a CSV; theirs before are replaced"),
    .more = N_("Columns: class, weekday, period, subject; or class, period and a column a weekday "
               "(班级,节次,周一,…). Chinese headers are understood. UTF-8 or GB18030."),
    .need = NEED_SCHOOL,
    .file_words = true,
    .arguments_min = 1,
    .arguments_max = 1,
    .run = run_timetable_import,
};
