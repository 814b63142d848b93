/* aftercare.c: `service set`, `list`, `import`, `rm`: after-school service, its minutes by weekday and what
 * else happens in it. */
#include "config.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/file.h"
#include "cli/row.h"

#define AHEAD_DAYS 100 /* activities of a date are listed so far ahead */

static void show_time(struct cli *cli, const char *code, const struct aftercare_time *time)
{
    const char *cells[6] = {code, date_weekday_name(time->weekday, cli->lang),
                            arena_printf(cli->arena, _("%d min"), time->minutes)};
    size_t count = 3;

    if (time->until > 0)
        cells[count++] =
            arena_printf(cli->arena, _("until %s"), clock_text(cli->arena, time->until));
    if (time->pupils > 0)
        cells[count++] = arena_printf(cli->arena, _("%d pupils stay"), time->pupils);
    print_row(cli, cells);
}

static void show_activity(struct cli *cli, const char *code, const struct activity *activity)
{
    char day[DATE_TEXT_BYTES];

    print_row(cli, (const char *const[]){
                       arena_printf(cli->arena, "%lld", (long long)activity->id),
                       activity->class_id ? code : _("all classes"),
                       activity->day == DAY_NONE ? date_weekday_name(activity->weekday, cli->lang)
                                                 : date_iso(activity->day, day),
                       activity->name,
                       NULL,
                   });
}

/* Those of all classes once, with the first. */
static bool show_aftercare(struct cli *cli, const struct class *class, bool first, struct err *err)
{
    const struct school *school = &service_data(cli->service)->school;
    char *code = class_code(school, class, cli->session.moment.date, cli->arena);
    struct aftercare_list times;
    struct activity_list activities;

    if (!service_aftercare(&cli->session, class, cli->arena, &times, err) ||
        !service_activities(&cli->session, class, cli->session.moment.date,
                            cli->session.moment.date + AHEAD_DAYS, cli->arena, &activities, err))
        return false;
    for (int day = MONDAY; day <= SUNDAY; day++)
        for (size_t i = 0; i < times.count; i++)
            if ((int)times.items[i].weekday == day)
                show_time(cli, code, &times.items[i]);
    for (size_t i = 0; i < activities.count; i++)
        if (first || activities.items[i].class_id != 0)
            show_activity(cli, code, &activities.items[i]);
    return true;
}

static bool show_choice(struct cli *cli, const struct class_choice *classes, struct err *err)
{
    for (size_t i = 0; i < classes->count; i++)
        if (!show_aftercare(cli, classes->items[i], i == 0, err))
            return false;
    return true;
}

static bool run_aftercare_list(struct cli *cli, struct err *err)
{
    struct class_choice classes;

    return read_classes(cli, 0, &classes, err) && show_choice(cli, &classes, err);
}

/* --until 17:30, or none; --pupils 28, or 0: what is not given stays as it is. */
static bool read_ends(struct cli *cli, struct aftercare_time *time, struct err *err)
{
    const char *until = option_value(cli, OPTION_UNTIL), *pupils = option_value(cli, OPTION_PUPILS);

    time->until = time->pupils = AFTERCARE_KEPT;
    if (until && (text_same_word(until, "none") || text_same_word(until, "无")))
        time->until = 0;
    else if (until && !clock_parse(until, &time->until))
        return err_set(err, ERR_INPUT, _("“%s” is no time of day: give one such as 17:30, or none"),
                       until);
    return !pupils || read_number(pupils, _("the pupils"), 0, CLASS_SIZE_MAX, &time->pupils, err);
}

static bool run_aftercare_set(struct cli *cli, struct err *err)
{
    struct aftercare_time said = {0};
    struct class_choice classes;
    struct aftercare_time *times;
    size_t days, count = 0;
    int minutes;
    const char **parts = split_list(cli->arena, cli->arguments[1], &days);

    if (!read_classes_of_word(cli, cli->arguments[0], &classes, err) ||
        !read_number(cli->arguments[2], _("the minutes"), 0, PART_MAX_MINUTES, &minutes, err) ||
        !read_ends(cli, &said, err) || !read_since(cli, err))
        return false;
    if (days == 0)
        return read_weekday("", &(enum weekday){MONDAY}, err);
    times = ARENA_ARRAY(cli->arena, classes.count * days, struct aftercare_time);
    for (size_t c = 0; c < classes.count; c++)
        for (size_t d = 0; d < days; d++) {
            times[count] = said;
            times[count].class_id = classes.items[c]->id;
            times[count].minutes = minutes;
            if (!read_weekday(parts[d], &times[count++].weekday, err))
                return false;
        }
    if (!service_put_aftercare(&cli->session,
                               &(struct aftercare_rows){.times = times, .time_count = count}, err))
        return false;
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || show_choice(cli, &classes, err);
}

static bool run_aftercare_import(struct cli *cli, struct err *err)
{
    struct aftercare_rows rows;
    struct file file;

    if (!file_read(cli->arena, cli->arguments[0], &file, err) || !read_since(cli, err) ||
        !service_import_aftercare(&cli->session, &file, cli->arena, &rows, err))
        return false;
    cli->saved = rows.time_count + rows.activity_count > 0;
    if (!option_given(cli, OPTION_QUIET)) {
        printf(_("%zu minutes of weekdays, %zu activities taken"), rows.time_count,
               rows.activity_count);
        putchar('\n');
    }
    return true;
}

static bool run_aftercare_rm(struct cli *cli, struct err *err)
{
    int64_t id;

    if (!read_id(cli->arguments[0], &id, err) || !service_remove_activity(&cli->session, id, err))
        return false;
    cli->saved = true;
    return true;
}

/* A weekday (every week), else a date. */
static bool read_happens(struct cli *cli, const char *text, struct activity *row, struct err *err)
{
    row->day = DAY_NONE;
    if (date_weekday_parse(text, &row->weekday))
        return true;
    if (!read_date(cli, text, &row->day, err))
        return false;
    row->weekday = date_weekday(row->day);
    return true;
}

static bool run_aftercare_add(struct cli *cli, struct err *err)
{
    struct activity *rows;
    struct class_choice classes = {0};
    char *name;
    size_t count = 1;
    bool all = text_same_word(cli->arguments[0], "all") ||
               text_same_word(cli->arguments[0], _("all classes"));

    if ((!all && !read_classes_of_word(cli, cli->arguments[0], &classes, err)) ||
        !read_name(cli, cli->arguments[2], _("the activity"), &name, err))
        return false;
    count = all ? 1 : classes.count;
    rows = ARENA_ARRAY(cli->arena, count, struct activity);
    for (size_t i = 0; i < count; i++) {
        if (!read_happens(cli, cli->arguments[1], &rows[i], err))
            return false;
        rows[i].class_id = all ? 0 : classes.items[i]->id;
        rows[i].name = name;
    }
    if (!service_put_aftercare(
            &cli->session, &(struct aftercare_rows){.activities = rows, .activity_count = count},
            err))
        return false;
    cli->saved = true;
    return option_given(cli, OPTION_QUIET) || all || show_choice(cli, &classes, err);
}

static bool run_aftercare_edit(struct cli *cli, struct err *err)
{
    const struct activity *before;
    struct activity after;
    char *name;
    int64_t id;

    if (!read_id(cli->arguments[0], &id, err) ||
        !service_activity(&cli->session, id, cli->arena, &before, err))
        return false;
    after = *before;
    if (!read_happens(cli, cli->arguments[1], &after, err) ||
        !read_name(cli, cli->arguments[2], _("the activity"), &name, err))
        return false;
    after.name = name;
    if (!service_edit_activity(&cli->session, &after, err))
        return false;
    cli->saved = true;
    return true;
}

const struct command command_aftercare_add = {
    .name = "service add",
    .usage = N_("CLASS[,CLASS…]|all WEEKDAY|DATE ACTIVITY"),
    .help = N_("add an activity of after-school service, weekly or on a day"),
    .arguments = {3, 3},
    .run = run_aftercare_add,
};

const struct command command_aftercare_edit = {
    .name = "service edit",
    .usage = N_("NUMBER WEEKDAY|DATE ACTIVITY"),
    .help = N_("change an activity"),
    .arguments = {3, 3},
    .run = run_aftercare_edit,
};

const struct command command_aftercare_list = {
    .name = "service list",
    .usage = N_("[CLASS…]"),
    .help = N_("list after-school service: minutes by weekday, then activities"),
    .arguments = {0, SIZE_MAX},
    .run = run_aftercare_list,
};

const struct command command_aftercare_set = {
    .name = "service set",
    .usage = N_("CLASS[,CLASS…] WEEKDAY[,WEEKDAY…] MINUTES"),
    .help = N_("say how long after-school service is on a weekday; 0 removes it"),
    .more =
        N_("The day's homework that can be done at a desk fills it, written work first: the board "
           "says what fits at school and what is left for home, and homework at home begins when "
           "it ends (--until). It holds from the day of --from on, else from the day acted on; "
           "the first of a class holds for the days before as well."),
    .arguments = {3, 3},
    .options = {OPTION_UNTIL, OPTION_PUPILS, OPTION_FROM},
    .run = run_aftercare_set,
};

const struct command command_aftercare_import = {
    .name = "service import",
    .usage = N_("FILE"),
    .help = N_("import minutes and activities of after-school service from a CSV"),
    .more =
        N_("Columns: class (empty: all), weekday or date, minutes, activity; Chinese headers are "
           "understood. UTF-8 or GB18030."),
    .file_words = true,
    .arguments = {1, 1},
    .options = {OPTION_FROM},
    .run = run_aftercare_import,
};

const struct command command_aftercare_rm = {
    .name = "service rm",
    .usage = N_("NUMBER"),
    .help = N_("remove an activity"),
    .arguments = {1, 1},
    .run = run_aftercare_rm,
};
