/* roles.c: roles, classes and lessons of a person, from the command line and into words. */
#include "config.h"

#include "cli/roles.h"

#include <string.h>

#include "base/text.h"
#include "cli/arguments.h"

#define ROLE_BIT(role) (1U << (unsigned)(role))
#define OF_A_CLASS (ROLE_BIT(ROLE_MONITOR) | ROLE_BIT(ROLE_HOMEROOM))

/* What the options say, each for itself. */
struct said
{
    unsigned roles; /* ROLE_BIT */
    struct class_choice classes;
    unsigned grades; /* bit g */
    struct teaching *lessons;
    size_t lesson_count;
    bool dated;
    bool ends; /* --to: lessons with an end are a substitute's */
    day_t first, last;
};

/* ---- reading ---- */

/* All words of an option that may be repeated and hold several. */
static const char **words_of(struct cli *cli, enum option_id id, size_t *count)
{
    const char **words = NULL, **parts;
    size_t capacity = 0, part_count;

    *count = 0;
    for (size_t i = 0; i < cli->line.given_count; i++) {
        if (cli->line.given[i].id != id)
            continue;
        parts = split_list(cli->arena, cli->line.given[i].value, &part_count);
        words = arena_grow(cli->arena, words, &capacity, *count + part_count + 1, sizeof *words);
        for (size_t j = 0; j < part_count; j++)
            words[(*count)++] = parts[j];
    }
    return words;
}

static bool read_role_words(struct cli *cli, enum option_id id, unsigned *roles, struct err *err)
{
    size_t count;
    const char **words = words_of(cli, id, &count);

    for (size_t i = 0; i < count; i++) {
        int role = vocab_find(&vocab_role, words[i]);
        if (role <= ROLE_ANYONE)
            return err_set(err, ERR_INPUT,
                           _("there is no role “%s”: use monitor, representative, teacher, "
                             "homeroom, leader or office"),
                           words[i]);
        *roles |= ROLE_BIT(role);
    }
    return true;
}

/* --class: classes, and grades for a leader. */
static bool read_places(struct cli *cli, struct said *said, struct err *err)
{
    size_t count;
    const char **words = words_of(cli, OPTION_CLASS, &count);
    struct text_buf classes = {.arena = cli->arena};

    for (size_t i = 0; i < count; i++) {
        int grade = grade_parse(&service_data(cli->service)->school, words[i]);
        if (grade > 0)
            said->grades |= 1U << (unsigned)grade;
        else
            text_buf_printf(&classes, "%s%s", classes.length ? "," : "", words[i]);
    }
    return classes.length == 0 ||
           read_classes_of_word(cli, text_buf_str(&classes), &said->classes, err);
}

static void add_lesson(struct cli *cli, struct said *said, size_t *capacity,
                       const struct class *class, const struct subject *subject)
{
    said->lessons = arena_grow(cli->arena, said->lessons, capacity, said->lesson_count + 1,
                               sizeof *said->lessons);
    said->lessons[said->lesson_count++] = (struct teaching){
        .class_id = class->id, .subject = arena_strdup(cli->arena, subject->code)};
}

/* "3-2:数学", or "数学" for each class of --class. */
static bool read_lesson(struct cli *cli, const char *word, struct said *said, size_t *capacity,
                        struct err *err)
{
    const char *wide = strstr(word, "："), *narrow = strchr(word, ':');
    const char *colon = wide ? wide : narrow;
    const struct class *class;
    const struct subject *subject;

    if (!colon && said->classes.count == 0)
        return err_set(err, ERR_INPUT, _("“%s” is not a lesson: write CLASS:SUBJECT, as 3-2:数学"),
                       word);
    if (colon &&
        !read_one_class(cli, arena_strndup(cli->arena, word, (size_t)(colon - word)), &class, err))
        return false;
    if (!service_subject(&cli->session, !colon ? word : colon + strlen(wide ? "：" : ":"), &subject,
                         err))
        return false;
    if (colon)
        add_lesson(cli, said, capacity, class, subject);
    for (size_t i = 0; !colon && i < said->classes.count; i++)
        add_lesson(cli, said, capacity, said->classes.items[i], subject);
    return true;
}

static bool read_said(struct cli *cli, struct said *said, struct err *err)
{
    size_t count, capacity = 0;
    const char **lessons = words_of(cli, OPTION_TEACHES, &count);

    *said = (struct said){
        .dated = option_given(cli, OPTION_FROM) || option_given(cli, OPTION_TO),
        .ends = option_given(cli, OPTION_TO),
        .first = DAY_FIRST,
        .last = DAY_LAST,
    };
    if (!read_role_words(cli, OPTION_ROLE, &said->roles, err) || !read_places(cli, said, err) ||
        !read_range(cli, &said->first, &said->last, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!read_lesson(cli, lessons[i], said, &capacity, err))
            return false;
    return true;
}

/* ---- what goes with what ---- */

static bool check_said(const struct said *said, struct err *err)
{
    bool representative = said->roles & ROLE_BIT(ROLE_REPRESENTATIVE);
    bool of_lessons = said->roles & ROLE_BIT(ROLE_TEACHER) && said->dated;

    if (said->roles & ROLE_BIT(ROLE_HOMEROOM) && said->classes.count == 0)
        return err_set(err, ERR_INPUT, _("a homeroom teacher belongs to a class: add --class 3-2"));
    if (said->roles & ROLE_BIT(ROLE_MONITOR) && said->classes.count == 0)
        return err_set(err, ERR_INPUT, _("a class monitor belongs to a class: add --class 3-2"));
    if (said->roles & ROLE_BIT(ROLE_LEADER) && said->grades == 0)
        return err_set(err, ERR_INPUT, _("a grade leader belongs to a grade: add --class 三年级"));
    if (representative && said->lesson_count == 0)
        return err_set(
            err, ERR_INPUT,
            _("a subject representative belongs to a class and a subject: add --teaches 3-2:数学"));
    if (representative && said->roles & ROLE_BIT(ROLE_TEACHER))
        return err_set(err, ERR_INPUT,
                       _("--teaches is a teacher's lesson or a representative's subject: name one "
                         "role per command"));
    if (of_lessons && said->lesson_count == 0)
        return err_set(err, ERR_INPUT,
                       _("a substitute takes lessons: add --teaches 3-2:数学 to the days"));
    if (said->grades != 0 && !(said->roles & ROLE_BIT(ROLE_LEADER)))
        return err_set(err, ERR_INPUT, _("a grade goes with --role leader: for a class write 3-2"));
    if (said->classes.count > 0 && said->lesson_count == 0 && !(said->roles & OF_A_CLASS))
        return err_set(err, ERR_INPUT,
                       _("--class says where a role applies: add --role homeroom or monitor, or "
                         "--teaches 数学"));
    if (said->dated && said->roles == 0 && said->lesson_count == 0)
        return err_set(err, ERR_INPUT,
                       _("--from and --to say how long a role applies: add --role or --teaches"));
    return true;
}

static void give(struct person_change *what, struct grant *given, const struct said *said,
                 struct grant grant)
{
    grant.subject = grant.subject ? grant.subject : "";
    grant.first = said->first;
    grant.last = said->last;
    given[what->given_count++] = grant;
}

/* The rows of what was said; lessons without an end go to the table of who teaches what. */
static void build_rows(struct cli *cli, const struct said *said, struct person_change *what)
{
    bool representative = said->roles & ROLE_BIT(ROLE_REPRESENTATIVE);
    struct grant *given = ARENA_ARRAY(
        cli->arena, 2 * said->classes.count + said->lesson_count + GRADE_MAX + 3, struct grant);

    what->given = given;
    for (int role = ROLE_MONITOR; role <= ROLE_HOMEROOM; role++)
        for (size_t i = 0; i < said->classes.count; i++)
            if (said->roles & OF_A_CLASS & ROLE_BIT(role))
                give(what, given, said,
                     (struct grant){.role = (enum role)role,
                                    .class_id = said->classes.items[i]->id});
    for (size_t i = 0; i < said->lesson_count; i++)
        if (representative || said->ends)
            give(what, given, said,
                 (struct grant){.role = representative ? ROLE_REPRESENTATIVE : ROLE_TEACHER,
                                .class_id = said->lessons[i].class_id,
                                .subject = said->lessons[i].subject});
    for (int grade = 1; grade <= GRADE_MAX; grade++)
        if (said->grades & 1U << (unsigned)grade)
            give(what, given, said, (struct grant){.role = ROLE_LEADER, .grade = grade});
    if (said->roles & ROLE_BIT(ROLE_TEACHER) && !said->ends)
        give(what, given, said, (struct grant){.role = ROLE_TEACHER});
    if (said->roles & ROLE_BIT(ROLE_OFFICE))
        give(what, given, said, (struct grant){.role = ROLE_OFFICE});
    if (!representative && !said->ends) {
        what->taught = said->lessons;
        what->taught_count = said->lesson_count;
    }
}

static bool check_ended(struct cli *cli, const struct teacher *before, unsigned ended,
                        struct err *err)
{
    const struct role_list *roles = &service_data(cli->service)->roles;
    unsigned held = 0;

    for (size_t i = 0; before && i < roles->count; i++)
        if (roles->items[i].teacher_id == before->id)
            held |= ROLE_BIT(roles->items[i].role);
    for (int role = ROLE_MONITOR; role < ROLE_COUNT; role++)
        if (ended & ROLE_BIT(role) && !(held & ROLE_BIT(role)))
            return err_set(err, ERR_INPUT,
                           _("%s does not hold the role %s here: see hwboard teacher list"),
                           before->name, vocab_name(&vocab_role, role, cli->lang));
    return true;
}

bool read_roles(struct cli *cli, const struct teacher *before, struct person_change *what,
                struct err *err)
{
    struct said said;

    *what = (struct person_change){0};
    if (!read_role_words(cli, OPTION_NO_ROLE, &what->ended, err) ||
        !check_ended(cli, before, what->ended, err) || !read_said(cli, &said, err) ||
        !check_said(&said, err))
        return false;
    build_rows(cli, &said, what);
    return what->taught_count == 0 || read_since(cli, err);
}

/* ---- into words ---- */

static void add_lesson_words(struct cli *cli, struct text_buf *text, const struct class *class,
                             const char *code)
{
    const struct school_data *data = service_data(cli->service);

    text_buf_add(text, class_code(&data->school, class, cli->session.moment.date, cli->arena));
    if (*code)
        text_buf_printf(text, ":%s", subject_word(&data->subjects, code, cli->lang));
}

char *lessons_in_words(struct cli *cli, const struct teacher *teacher)
{
    const struct teaching_list *lessons = &service_data(cli->service)->teachings;
    struct text_buf text = {.arena = cli->arena};

    for (size_t i = 0; i < lessons->count; i++) {
        const struct teaching *lesson = &lessons->items[i];
        const struct class *class = service_class_by_id(&cli->session, lesson->class_id);
        if (lesson->teacher_id != teacher->id || !class ||
            !teaching_holds(lessons->items, lessons->count, i, cli->session.moment.date))
            continue;
        text_buf_add(&text, text.length ? "," : "");
        add_lesson_words(cli, &text, class, lesson->subject);
    }
    return arena_strdup(cli->arena, text_buf_str(&text));
}

static void add_days(struct text_buf *text, const struct grant *row)
{
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];

    if (row->first > DAY_FIRST || row->last < DAY_LAST)
        text_buf_printf(text, " (%s–%s)", row->first > DAY_FIRST ? date_iso(row->first, first) : "",
                        row->last < DAY_LAST ? date_iso(row->last, last) : "");
}

char *roles_in_words(struct cli *cli, const struct teacher *teacher)
{
    const struct role_list *roles = &service_data(cli->service)->roles;
    struct text_buf text = {.arena = cli->arena};

    for (size_t i = 0; i < roles->count; i++) {
        const struct grant *row = &roles->items[i];
        const struct class *class =
            row->class_id ? service_class_by_id(&cli->session, row->class_id) : NULL;
        if (row->teacher_id != teacher->id || (row->class_id && !class))
            continue;
        text_buf_printf(&text, "%s%s", text.length ? ", " : "",
                        row->role == ROLE_TEACHER && class ? _("substitute")
                                                           : vocab_name(&vocab_role, (int)row->role,
                                                                        cli->lang));
        text_buf_add(&text, class || row->grade ? " " : "");
        if (class)
            add_lesson_words(cli, &text, class, row->subject);
        if (row->grade)
            text_buf_add(&text, grade_words(&service_data(cli->service)->school, row->grade,
                                            cli->lang, cli->arena));
        add_days(&text, row);
    }
    return arena_strdup(cli->arena, text_buf_str(&text));
}
