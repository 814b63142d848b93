/* timetable.c: `timetable import`, `list`: the lessons of a class by weekday. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/row.h"

/* A line a weekday: 3-2  周一  1 语文  2 数学 … */
static void show_weekday(struct cli *cli, const char *code, const struct lesson_list *lessons,
                         enum weekday weekday)
{
    const struct subject_list *subjects = &service_data(cli->service)->subjects;
    struct text_buf line = {.arena = cli->arena};

    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson_slot *lesson = &lessons->items[i];
        if (lesson->weekday == weekday)
            text_buf_printf(&line, "%s%d %s", line.length > 0 ? "  " : "", lesson->period,
                            subject_word(subjects, lesson->subject, cli->lang));
    }
    if (line.length > 0)
        print_row(cli, (const char *const[]){code, date_weekday_name(weekday, cli->lang),
                                             text_buf_str(&line), NULL});
}

static bool show_timetable(struct cli *cli, const struct class *class, struct err *err)
{
    const struct school *school = &service_data(cli->service)->school;
    char *code = class_code(school, class, cli->session.moment.date, cli->arena);
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
    struct lesson_list lessons;
    const struct class *class;
    struct file file;

    if (!file_read(cli->arena, cli->arguments[0], &file, err) || !read_since(cli, err) ||
        !service_import_lessons(&cli->session, &file, cli->arena, &lessons, err))
        return false;
    cli->saved = true;
    for (size_t i = 0; !option_given(cli, OPTION_QUIET) && i < lessons.count; i++) {
        bool shown = false;
        for (size_t j = 0; j < i; j++)
            shown = shown || lessons.items[j].class_id == lessons.items[i].class_id;
        if (shown)
            continue;
        class = service_need_class(&cli->session, lessons.items[i].class_id, err);
        if (!class || !show_timetable(cli, class, err))
            return false;
    }
    return true;
}

/* The class's lessons with one slot put, or (NULL) taken away. */
static bool put_slot(struct cli *cli, const struct class *class, const struct lesson_slot *slot,
                     struct err *err)
{
    struct lesson_list known;
    struct lesson_slot *lessons;
    size_t count = 0;
    bool found = false;

    if (!service_lessons(&cli->session, class, cli->arena, &known, err))
        return false;
    lessons = ARENA_ARRAY(cli->arena, known.count + 1, struct lesson_slot);
    for (size_t i = 0; i < known.count; i++)
        if (known.items[i].weekday != slot->weekday || known.items[i].period != slot->period)
            lessons[count++] = known.items[i];
        else
            found = true;
    if (slot->subject)
        lessons[count++] = *slot;
    else if (!found)
        return err_set(err, ERR_INPUT, _("there is no lesson %d on %s"), slot->period,
                       date_weekday_name(slot->weekday, cli->lang));
    return count > 0 ? service_put_lessons(&cli->session, lessons, count, err)
                     : service_remove_lessons(&cli->session, class, err);
}

/* CLASS WEEKDAY PERIOD */
static bool read_slot(struct cli *cli, const struct class **class, struct lesson_slot *slot,
                      struct err *err)
{
    if (!read_one_class(cli, cli->arguments[0], class, err) ||
        !read_weekday(cli->arguments[1], &slot->weekday, err) ||
        !read_number(cli->arguments[2], _("the lesson"), 1, PERIOD_MAX, &slot->period, err))
        return false;
    slot->class_id = (*class)->id;
    return true;
}

static bool run_timetable_put(struct cli *cli, struct err *err)
{
    struct lesson_slot slot = {0};
    const struct subject *subject;
    const struct class *class;

    if (!read_slot(cli, &class, &slot, err) || !read_since(cli, err) ||
        !service_subject(&cli->session, cli->arguments[3], &subject, err))
        return false;
    slot.subject = subject->code;
    if (!put_slot(cli, class, &slot, err))
        return false;
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || show_timetable(cli, class, err);
}

static bool run_timetable_rm(struct cli *cli, struct err *err)
{
    struct lesson_slot slot = {0};
    const struct class *class;
    bool whole = cli->argument_count == 1;

    if (cli->argument_count == 2)
        return err_set(err, ERR_INPUT, _("the lesson is missing: write its number after the day"));
    if (!read_since(cli, err) ||
        !(whole ? read_one_class(cli, cli->arguments[0], &class, err) &&
                      service_remove_lessons(&cli->session, class, err)
                : read_slot(cli, &class, &slot, err) && put_slot(cli, class, &slot, err)))
        return false;
    cli->saved = true;
    return true;
}

#define SINCE                                                                                      \
    N_("It holds from the day of --from on, else from the day acted on; a first one holds for "    \
       "the "                                                                                      \
       "days before as well.")
#define LESSON_PUT(words, sentence)                                                                \
    {                                                                                              \
        .name = (words), .usage = N_("CLASS WEEKDAY LESSON SUBJECT"), .help = (sentence),          \
        .more = SINCE, .arguments = {4, 4}, .options = {OPTION_FROM}, .run = run_timetable_put,    \
    }
const struct command command_timetable_add =
    LESSON_PUT("timetable add", N_("put a lesson into a class's timetable"));
const struct command command_timetable_edit =
    LESSON_PUT("timetable edit", N_("put another subject into a lesson"));

const struct command command_timetable_rm = {
    .name = "timetable rm",
    .usage = N_("CLASS [WEEKDAY LESSON]"),
    .help = N_("remove a lesson or the whole timetable of a class"),
    .more = N_("It is gone from the day of --from on, else from the day acted on."),
    .arguments = {1, 3},
    .options = {OPTION_FROM},
    .run = run_timetable_rm,
};

const struct command command_timetable_list = {
    .name = "timetable list",
    .usage = N_("[CLASS…]"),
    .help = N_("list the lessons of classes by weekday"),
    .arguments = {0, SIZE_MAX},
    .run = run_timetable_list,
};

const struct command command_timetable_import = {
    .name = "timetable import",
    .usage = N_("FILE"),
    .help = N_("import the timetables of classes from a CSV, replacing those they had"),
    .more = N_("Columns: class, weekday, period, subject; or class, period and one column for each "
               "weekday (班级,节次,周一,…). Chinese headers are understood. UTF-8 or GB18030. They "
               "hold from the day of --from on, else from the day acted on; first ones hold for "
               "the days before as well."),
    .file_words = true,
    .arguments = {1, 1},
    .options = {OPTION_FROM},
    .run = run_timetable_import,
};
