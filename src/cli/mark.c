/* mark.c: `mark`, what happened to homework after it was set: handed in, marked, discussed, corrected,
 * real time. Without an option it shows it. */
#include "config.h"

#include <jansson.h>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"

#define SHOWN_TEXT_COLUMNS 40

/* How many handed in, where the size of the class is known and somebody said who is missing; else -1. */
static int handed_in(const struct class *class, const struct handin *handin)
{
    if (handin->collected >= 0)
        return handin->collected;
    if (!class || class->size == 0 || handin->collected_at == 0)
        return -1;
    return class->size - (int)(handin->missing.count + handin->excused.count);
}

/* ---- JSON ---- */

static json_t *json_numbers(const int *numbers, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_integer(numbers[i]));
    return array;
}

static json_t *json_seats(const struct seats *seats)
{
    return json_numbers(seats->numbers, seats->count);
}

/* A number of books, null where nothing was said. */
static json_t *json_books(int number)
{
    return number < 0 ? json_null() : json_integer(number);
}

static void show_json(struct cli *cli, const struct assignment *item, const struct class *class,
                      const struct handin *handin)
{
    const struct school_data *data = service_data(cli->service);
    json_t *object = json_object();

    json_object_set_new(object, "id", json_integer(item->id));
    json_object_set_new(
        object, "class",
        json_string(class ? class_code(&data->school, class, item->assigned, cli->arena) : ""));
    json_object_set_new(object, "subject", json_string(item->subject));
    json_object_set_new(object, "state", json_string(vocab_code(&vocab_state, (int)item->state)));
    json_object_set_new(object, "minutes", json_integer(item->minutes));
    json_object_set_new(object, "size", json_books(class && class->size ? class->size : -1));
    json_object_set_new(object, "handed_in", json_books(handed_in(class, handin)));
    json_object_set_new(object, "missing", json_seats(&handin->missing));
    json_object_set_new(object, "excused", json_seats(&handin->excused));
    json_object_set_new(object, "collected", json_books(handin->collected));
    json_object_set_new(object, "marked", json_books(handin->marked));
    json_object_set_new(object, "returned", json_books(handin->returned));
    json_object_set_new(object, "corrected", json_books(handin->corrected));
    json_object_set_new(object, "stopped", json_seats(&handin->stopped));
    json_object_set_new(object, "actual", json_numbers(handin->actual, handin->actual_count));
    json_object_set_new(object, "feedback", json_string(handin->feedback));
    json_dumpf(object, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(object);
}

/* ---- text ---- */

static void show_seats(struct cli *cli, const char *label, const struct seats *seats)
{
    if (seats->count > 0)
        printf("  %s: %s\n", label, seats_format(seats, cli->arena));
}

static void show_books(const char *label, int number)
{
    if (number >= 0)
        printf("  %s: %d\n", label, number);
}

static void show_times(struct cli *cli, const struct assignment *item, const struct handin *handin)
{
    struct text_buf times = {.arena = cli->arena};

    if (handin->actual_count == 0)
        return;
    for (size_t i = 0; i < handin->actual_count; i++)
        text_buf_printf(&times, "%s%d", i ? "," : "", handin->actual[i]);
    printf("  ");
    printf(_("real time: %s min (set: %d)"), text_buf_str(&times), item->minutes);
    putchar('\n');
}

static void show_text(struct cli *cli, const struct assignment *item, const struct class *class,
                      const struct handin *handin)
{
    const struct school_data *data = service_data(cli->service);
    const struct subject *subject = subject_by_code(&data->subjects, item->subject);
    int books = handed_in(class, handin);

    printf("#%lld ", (long long)item->id);
    printf(_("%s %s %s: %s"),
           class ? class_short(&data->school, class, item->assigned, cli->lang, cli->arena) : "",
           subject ? subject_name(subject, cli->lang) : item->subject,
           text_fit(cli->arena, text_sanitise(cli->arena, item->text, false, NULL),
                    SHOWN_TEXT_COLUMNS),
           vocab_name(&vocab_state, (int)item->state, cli->lang));
    putchar('\n');
    if (books >= 0 && class && class->size > 0) {
        printf("  ");
        printf(_("handed in: %d of %d"), books, class->size);
        putchar('\n');
    } else {
        show_books(_("handed in"), books);
    }
    show_seats(cli, _("not handed in"), &handin->missing);
    show_seats(cli, _("excused"), &handin->excused);
    show_books(_("marked"), handin->marked);
    show_books(_("discussed"), handin->returned);
    show_books(_("corrected"), handin->corrected);
    show_seats(cli, _("stopped at bedtime"), &handin->stopped);
    show_times(cli, item, handin);
    if (*handin->feedback)
        printf("  %s: %s\n", _("feedback"),
               text_sanitise(cli->arena, handin->feedback, false, NULL));
}

/* ---- the command ---- */

static bool read_books(const struct cli *cli, enum option_id option, int *number, struct err *err)
{
    *number = -1;
    return !option_given(cli, option) ||
           read_number(option_value(cli, option),
                       arena_printf(cli->arena, "--%s", options[option].name), 0, CLASS_SIZE_MAX,
                       number, err);
}

static bool read_input(struct cli *cli, struct mark_input *input, struct err *err)
{
    *input = (struct mark_input){
        .missing = option_value(cli, OPTION_MISSING),
        .excused = option_value(cli, OPTION_EXCUSED),
        .stopped = option_value(cli, OPTION_STOPPED),
        .feedback = option_value(cli, OPTION_FEEDBACK),
        .actual = option_value(cli, OPTION_ACTUAL),
    };
    return read_id(cli->arguments[0], &input->id, err) &&
           read_books(cli, OPTION_COLLECTED, &input->collected, err) &&
           read_books(cli, OPTION_MARKED, &input->marked, err) &&
           read_books(cli, OPTION_RETURNED, &input->returned, err) &&
           read_books(cli, OPTION_CORRECTED, &input->corrected, err);
}

static bool says_something(const struct mark_input *input)
{
    return input->missing || input->excused || input->stopped || input->feedback || input->actual ||
           input->collected >= 0 || input->marked >= 0 || input->returned >= 0 ||
           input->corrected >= 0;
}

static bool run_mark(struct cli *cli, struct err *err)
{
    struct handin nothing = {
        .collected = -1, .marked = -1, .returned = -1, .corrected = -1, .feedback = ""};
    struct mark_input input;
    struct assignment *item;
    struct handin *handin;
    const struct class *class;
    size_t format;
    bool writes;

    if (!read_format(cli, &format, err) || !read_input(cli, &input, err))
        return false;
    writes = says_something(&input);
    if (!(writes ? service_mark(&cli->session, &input, cli->arena, &handin, err)
                 : service_handin(&cli->session, input.id, cli->arena, &handin, err)))
        return false;
    cli->saved = writes;
    if (!service_item(&cli->session, input.id, cli->arena, &item, err))
        return false;
    class = service_need_class(&cli->session, item->class_id, err);
    if (!class)
        return false;
    if (!handin)
        handin = &nothing;
    if (format_is(cli, "json"))
        show_json(cli, item, class, handin);
    else if (!writes || !option_given(cli, OPTION_QUIET))
        show_text(cli, item, class, handin);
    return true;
}

const struct command command_mark = {
    .name = "mark",
    .usage = N_("ID"),
    .help = N_("note or show who handed in, what was marked, discussed and corrected, real time"),
    .more =
        N_("SEATS are numbers such as 3,17,20-22; they replace those noted before, and \"\" takes "
           "all away. --actual adds times to those noted before. The state goes forward with what "
           "is said: collected, marked, discussed, corrected."),
    .formats = "text|json",
    .need = NEED_SCHOOL,
    .arguments_min = 1,
    .arguments_max = 1,
    .options = {OPTION_MISSING, OPTION_EXCUSED, OPTION_COLLECTED, OPTION_MARKED, OPTION_RETURNED,
                OPTION_CORRECTED, OPTION_STOPPED, OPTION_ACTUAL, OPTION_FEEDBACK, OPTION_FORMAT},
    .run = run_mark,
};
