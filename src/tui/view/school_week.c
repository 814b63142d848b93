/* Sections of the school that are of a week: timetables and after-school service of the classes, a row a
 * class and a line a weekday; and the minutes that a grade agrees on for its subjects. What is saved holds
 * from today on. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/view/school.h"

/* A lesson of no subject, as timetables call those. */
static bool is_of_no_subject(const char *word)
{
    static const char *const words[] = {"-",    "－",   "–",      "班会", "班队",
                                        "队会", "少队", "班队会", "自习", "社团"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

/* A row for each class of today; `words` says what it has. */
static void read_by_class(struct app *app, struct arena *arena, struct school_rows *rows,
                          const char *(*words)(struct app *app, const struct class *class,
                                               struct arena *arena))
{
    struct session session = school_session(app);
    struct err none = {0};
    size_t count, having = 0;
    const struct class **classes = service_classes(&session, app->today, false, arena, &count);

    rows->items = ARENA_ARRAY(arena, count, struct school_row);
    for (size_t i = 0; i < count; i++) {
        struct school_row *row = &rows->items[rows->count++];

        row->record = classes[i];
        row->key = arena_printf(arena, "%lld", (long long)classes[i]->id);
        row->name = row->cells[0] =
            class_name(&app_data(app)->school, classes[i], app->today, app->lang, arena);
        row->search = class_spellings(&app_data(app)->school, classes[i], app->today, arena);
        row->cells[1] = words(app, classes[i], arena);
        row->dim = *row->cells[1] == '\0';
        having += !row->dim;
        row->fixed = !session_may(&session, RIGHT_CLASS,
                                  &(struct right_object){.class_id = classes[i]->id}, &none);
    }
    rows->summary = arena_printf(arena, _("set for %zu of %zu classes"), having, count);
}

/* ---- timetables ---- */

static bool lessons_of(struct app *app, const struct class *class, struct arena *arena,
                       struct lesson_list *list)
{
    struct session session = school_session(app);
    struct err err;

    err_clear(&err);
    if (service_lessons(&session, class, arena, list, &err))
        return true;
    app_read_failed(app, &err);
    return false;
}

/* "周一 6  周二 6": how many lessons each day has. */
static const char *timetable_words(struct app *app, const struct class *class, struct arena *arena)
{
    struct text_buf text = {.arena = arena};
    int counts[WEEK_DAYS] = {0};
    struct lesson_list list;

    if (!lessons_of(app, class, arena, &list))
        return "";
    for (size_t i = 0; i < list.count; i++)
        counts[list.items[i].weekday]++;
    for (int day = 0; day < WEEK_DAYS; day++)
        if (counts[day] > 0)
            text_buf_printf(&text, "%s%s %d", text.length > 0 ? "   " : "",
                            date_weekday_name((enum weekday)day, app->lang), counts[day]);
    return arena_strdup(arena, text_buf_str(&text));
}

static void read_timetables(struct app *app, struct arena *arena, struct school_rows *rows)
{
    read_by_class(app, arena, rows, timetable_words);
}

static void fill_timetable(struct app *app, const struct school_row *row, struct school_edit *edit,
                           struct arena *arena)
{
    const char *between =
        app->lang == LANG_ZH ? "  " : ", "; /* English names have spaces of their own */
    struct lesson_list list;

    if (!row || !lessons_of(app, row->record, arena, &list))
        return;
    for (int day = 0; day < WEEK_DAYS; day++) {
        struct text_buf text = {.arena = arena};
        int last = 0;

        for (size_t i = 0; i < list.count; i++)
            if ((int)list.items[i].weekday == day && list.items[i].period > last)
                last = list.items[i].period;
        for (int period = 1; period <= last; period++) {
            const char *word = "-";

            for (size_t i = 0; i < list.count; i++) {
                const struct subject *subject =
                    subject_by_code(&app_data(app)->subjects, list.items[i].subject);

                if ((int)list.items[i].weekday == day && list.items[i].period == period)
                    word = subject ? subject_short(subject, app->lang) : list.items[i].subject;
            }
            text_buf_printf(&text, "%s%s", period > 1 ? between : "", word);
        }
        edit->text[day] = arena_strdup(arena, text_buf_str(&text));
    }
}

static bool read_day(struct app *app, const struct class *class, int day, const char *text,
                     struct lesson_slot *lessons, size_t *count, struct arena *arena,
                     struct err *err)
{
    size_t word_count;
    char **words = text_words(arena, text ? text : "", &word_count);
    int period = 0;

    for (size_t at = 0; at < word_count;) {
        const struct subject *subject;
        const char *word;

        if (++period > PERIOD_MAX)
            return err_set(err, ERR_INPUT, _("lesson %d of a day: give 1 to %d"), period,
                           PERIOD_MAX);
        word = words[at];
        subject = subject_next(&app_data(app)->subjects, words, word_count, &at, arena, err);
        if (!subject && !is_of_no_subject(word))
            return false;
        if (!subject) {
            err_clear(err);
            continue;
        }
        lessons[(*count)++] = (struct lesson_slot){.class_id = class->id,
                                                   .weekday = (enum weekday)day,
                                                   .period = period,
                                                   .subject = arena_strdup(arena, subject->code)};
    }
    return true;
}

static bool save_timetable(struct app *app, const struct school_row *row, struct school_edit *edit,
                           struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    const struct class *class = row->record;
    struct lesson_slot *lessons =
        ARENA_ARRAY(arena, (size_t)WEEK_DAYS * PERIOD_MAX, struct lesson_slot);
    size_t count = 0;

    for (int day = 0; day < WEEK_DAYS; day++) {
        *wrong = (size_t)day;
        if (!read_day(app, class, day, edit->text[day], lessons, &count, arena, err))
            return false;
    }
    *wrong = 0;
    return count > 0 ? service_put_lessons(&session, lessons, count, err)
                     : service_remove_lessons(&session, class, err);
}

static bool remove_timetable(struct app *app, const struct school_row *row, struct err *err)
{
    struct session session = school_session(app);

    return service_remove_lessons(&session, row->record, err);
}

static const struct table_column week_columns[] = {
    {.title = N_("Class"), .least = 8},
    {.title = N_("What there is"), .grows = true, .gap = 3},
};
static const struct table_spec week_spec = {week_columns, 2, 1, 3, false, school_cell};

#define WEEK_ROWS(help_)                                                                           \
    {.label = N_("Mon"), .text = 0, .help = (help_)},                                              \
        {.label = N_("Tue"), .text = 1, .help = (help_)},                                          \
        {.label = N_("Wed"), .text = 2, .help = (help_)},                                          \
        {.label = N_("Thu"), .text = 3, .help = (help_)},                                          \
        {.label = N_("Fri"), .text = 4, .help = (help_)},                                          \
        {.label = N_("Sat"), .text = 5, .help = (help_)},                                          \
        {.label = N_("Sun"), .text = 6, .help = (help_)},                                          \
    {                                                                                              \
        0                                                                                          \
    }
static const struct school_field timetable_rows[] = {WEEK_ROWS(
    N_("The subjects of the lessons in their order, with spaces or commas between; - is a lesson "
       "of no subject. It holds from today on, the first one for the days before as well."))};
const struct school_section school_timetables = {
    .title = N_("Timetables"),
    .changing = N_("Timetable"),
    .entity = ENTITY_COUNT,
    .right = RIGHT_CLASS,
    .spec = &week_spec,
    .empty = N_("no class yet"),
    .read = read_timetables,
    .edit = timetable_rows,
    .fill = fill_timetable,
    .save = save_timetable,
    .remove = remove_timetable,
};

/* ---- after-school service ---- */

static const char *service_line(const struct aftercare_time *time, struct arena *arena)
{
    if (time->minutes == 0)
        return "";
    return time->until > 0 ? arena_printf(arena, "%d %02d:%02d", time->minutes, time->until / 60,
                                          time->until % 60)
                           : arena_printf(arena, "%d", time->minutes);
}

static void fill_service(struct app *app, const struct school_row *row, struct school_edit *edit,
                         struct arena *arena)
{
    struct session session = school_session(app);
    struct aftercare_list list;
    struct err err;

    err_clear(&err);
    for (int day = 0; day < WEEK_DAYS; day++)
        edit->text[day] = arena_strdup(arena, "");
    if (!row || !service_aftercare(&session, row->record, arena, &list, &err))
        return;
    for (size_t i = 0; i < list.count; i++)
        edit->text[list.items[i].weekday] =
            arena_strdup(arena, service_line(&list.items[i], arena));
}

static const char *service_in_words(struct app *app, const struct class *class, struct arena *arena)
{
    const struct school_row row = {.record = class};
    struct school_edit edit = {0};
    struct text_buf text = {.arena = arena};

    fill_service(app, &row, &edit, arena);
    for (int day = 0; day < WEEK_DAYS; day++)
        if (*edit.text[day])
            text_buf_printf(&text, "%s%s %s", text.length > 0 ? "   " : "",
                            date_weekday_name((enum weekday)day, app->lang), edit.text[day]);
    return arena_strdup(arena, text_buf_str(&text));
}

static void read_service(struct app *app, struct arena *arena, struct school_rows *rows)
{
    read_by_class(app, arena, rows, service_in_words);
}

/* "90" or "90 17:30"; "" is none. */
static bool read_service_line(const char *text, struct aftercare_time *time, struct arena *arena,
                              struct err *err)
{
    size_t count;
    char **words = text_words(arena, text ? text : "", &count);
    uint32_t minutes = 0;
    int until = 0;

    if (count > 2 || (count > 0 && !text_parse_uint(words[0], PART_MAX_MINUTES, &minutes)) ||
        (count > 1 && !clock_parse(words[1], &until)))
        return err_set(err, ERR_INPUT,
                       _("“%s”: write the minutes, and when it ends if that is known: 90 17:30"),
                       text);
    time->minutes = (int)minutes;
    time->until = count > 1 ? until : 0;
    return true;
}

static bool save_service(struct app *app, const struct school_row *row, struct school_edit *edit,
                         struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    const struct class *class = row->record;
    struct aftercare_time times[WEEK_DAYS];
    struct aftercare_rows rows = {.times = times};
    struct school_edit before = {0};

    fill_service(app, row, &before, arena);
    for (int day = 0; day < WEEK_DAYS; day++) {
        const char *text = edit->text[day] ? edit->text[day] : "";
        struct aftercare_time *time = &times[rows.time_count];

        *wrong = (size_t)day;
        if (strcmp(text, before.text[day]) == 0)
            continue;
        *time = (struct aftercare_time){
            .class_id = class->id, .weekday = (enum weekday)day, .pupils = AFTERCARE_KEPT};
        if (!read_service_line(text, time, arena, err))
            return false;
        rows.time_count++;
    }
    *wrong = 0;
    return rows.time_count == 0 || service_put_aftercare(&session, &rows, err);
}

static bool remove_service(struct app *app, const struct school_row *row, struct err *err)
{
    struct arena *arena = arena_new();
    struct school_edit none = {0};
    size_t wrong;
    bool ok = save_service(app, row, &none, arena, &wrong, err);

    arena_free(arena);
    return ok;
}

static const struct school_field service_rows[] = {
    WEEK_ROWS(N_("Minutes, and behind them when it ends: 90 17:30; left empty there is none. It "
                 "holds from today on, the first one for the days before as well."))};
const struct school_section school_service = {
    .title = N_("After-school service"),
    .changing = N_("After-school service"),
    .entity = ENTITY_COUNT,
    .right = RIGHT_CLASS,
    .spec = &week_spec,
    .empty = N_("no class yet"),
    .read = read_service,
    .edit = service_rows,
    .fill = fill_service,
    .save = save_service,
    .remove = remove_service,
};

/* ---- agreed minutes ---- */

static void read_shares(struct app *app, struct arena *arena, struct school_rows *rows)
{
    struct session session = school_session(app);
    struct share_list list;
    struct err err, none = {0};

    err_clear(&err);
    if (!service_shares(&session, arena, &list, &err)) {
        app_read_failed(app, &err);
        return;
    }
    rows->items = ARENA_ARRAY(arena, list.count, struct school_row);
    for (size_t i = 0; i < list.count; i++) {
        const struct share *share = &list.items[i];
        struct school_row *row = &rows->items[rows->count++];

        row->record = share;
        row->key = arena_printf(arena, "%d %s", share->grade, share->subject);
        row->cells[0] = grade_words(&app_data(app)->school, share->grade, app->lang, arena);
        row->cells[1] =
            arena_strdup(arena, subject_word(&app_data(app)->subjects, share->subject, app->lang));
        row->cells[2] = arena_printf(arena, "%d", share->minutes);
        row->name = arena_printf(arena, "%s %s", row->cells[0], row->cells[1]);
        row->fixed = !session_may(&session, RIGHT_PLAN,
                                  &(struct right_object){.grade = share->grade}, &none);
    }
}

static void fill_share(struct app *app, const struct school_row *row, struct school_edit *edit,
                       struct arena *arena)
{
    (void)app;
    if (row)
        edit->text[0] = arena_printf(arena, "%d", ((const struct share *)row->record)->minutes);
}

static bool save_share(struct app *app, const struct school_row *row, struct school_edit *edit,
                       struct arena *arena, size_t *wrong, struct err *err)
{
    struct session session = school_session(app);
    const struct share *known = row ? row->record : NULL;
    const char *text = edit->text[0] ? edit->text[0] : "";
    const char *code = known ? known->subject : NULL;
    int grade = known ? known->grade : 0;
    const struct subject *subject;
    uint32_t minutes;

    (void)arena;
    if (!known) {
        const char *said = edit->text[1] ? edit->text[1] : "";

        *wrong = 0;
        grade = grade_parse(&app_data(app)->school, said);
        if (grade == 0)
            return err_set(err, ERR_INPUT, _("“%s” is not a grade: write 3, 三年级 or 初一"), said);
        *wrong = 1;
        if (!service_subject(&session, edit->text[2] ? edit->text[2] : "", &subject, err))
            return false;
        code = subject->code;
    }
    *wrong = known ? 0 : 2;
    if (!text_parse_uint(text, PART_MAX_MINUTES, &minutes))
        return err_set(err, ERR_INPUT, _("“%s” are no minutes: write 0 to %d"), text,
                       PART_MAX_MINUTES);
    return service_put_share(&session, grade, code, (int)minutes, err);
}

static bool remove_share(struct app *app, const struct school_row *row, struct err *err)
{
    struct session session = school_session(app);
    const struct share *share = row->record;

    return service_put_share(&session, share->grade, share->subject, -1, err);
}

static const struct table_column share_columns[] = {
    {.title = N_("Grade"), .least = 6, .once = true, .always = true},
    {.title = N_("Subject"), .least = 6, .gap = 3, .always = true},
    {.title = N_("Min"), .right = true, .gap = 3, .always = true},
    {.grows = true},
};
static const struct table_spec share_spec = {share_columns, 4, 1, 3, false, school_cell};
#define SHARE_HELP                                                                                 \
    N_("How much of an evening this subject may take. It holds from today on, the first one of a " \
       "grade for the days before as well.")
#define MINUTES_ROW                                                                                \
    {                                                                                              \
        .label = N_("Minutes"), .text = 0, .help = SHARE_HELP                                      \
    }
static const struct school_field share_add[] = {
    {.label = N_("Grade"), .text = 1},
    {.label = N_("Subject"), .text = 2},
    MINUTES_ROW,
    {0},
};
static const struct school_field share_edit[] = {MINUTES_ROW, {0}};
const struct school_section school_shares = {
    .title = N_("Agreed minutes"),
    .adding = N_("Agree on minutes of a subject"),
    .changing = N_("Agree on minutes of a subject"),
    .entity = ENTITY_COUNT,
    .right = RIGHT_PLAN,
    .spec = &share_spec,
    .empty = N_("nothing agreed: only the limit of the day counts"),
    .read = read_shares,
    .add = share_add,
    .edit = share_edit,
    .fill = fill_share,
    .save = save_share,
    .remove = remove_share,
};
