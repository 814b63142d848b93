/* options.c: the table of options and the parser that reads them anywhere on the command line. */
#include "config.h"

#include "cli/options.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

const struct option options[OPTION_COUNT] = {
    [OPTION_DB] = {"db", 0, N_("PATH"), N_("the database"), true},
    [OPTION_CONFIG] = {"config", 0, N_("FILE"), N_("a settings file, read last"), true},
    [OPTION_DATE] = {"date", 0, N_("DATE"), N_("the day that the command is about"), false},
    [OPTION_AS] = {"as", 0, N_("LOGIN"), N_("who acts"), false},
    [OPTION_LANG] = {"lang", 0, "zh|en", N_("the language"), false},
    [OPTION_COLOR] = {"color", 0, "auto|always|never", N_("colours"), false},
    [OPTION_QUIET] = {"quiet", 'q', NULL, N_("print only what was asked for"), false},
    [OPTION_VERSION] = {"version", 0, NULL, N_("show the version"), false},
    [OPTION_HELP] = {"help", 'h', NULL, N_("show this help"), false},

    [OPTION_ACTUAL] = {"actual", 0, N_("M,M…"), N_("minutes that pupils actually needed"), false},
    [OPTION_ALL] = {"all", 0, NULL, N_("all classes"), false},
    [OPTION_ALSO] = {"also", 0, N_("NAME,…"), N_("further names that are understood"), false},
    [OPTION_APPLY] = {"apply", 0, NULL, N_("do it, as one change"), false},
    [OPTION_AS_OF] = {"as-of", 0, N_("TIME"), N_("as it was posted then: 2026-11-23 15:52"), false},
    [OPTION_BACK] = {"back", 0, N_("SEATS"), N_("seats where a pupil sits again"), false},
    [OPTION_BOM] = {"bom", 0, NULL, N_("start the CSV with a byte order mark, for Excel"), false},
    [OPTION_CHANGE] = {"change", 0, N_("NUMBER"), N_("take back this change"), false},
    [OPTION_CLASS] = {"class", 0, N_("CLASS[:SIZE]"),
                      N_("a class; for init with its pupils, may be repeated"), false},
    [OPTION_COLLECTED] = {"collected", 0, N_("NUMBER"), N_("how many were handed in"), false},
    [OPTION_COPIES] = {"copies", 0, N_("NUMBER"), N_("how many copies are printed"), false},
    [OPTION_CORRECT] = {"correct", 0, N_("SHARE"), N_("what share was right: in percent, or 32/40"),
                        false},
    [OPTION_CORRECTED] = {"corrected", 0, N_("NUMBER"), N_("how many corrections were checked"),
                          false},
    [OPTION_COUNT_HANDS] = {"count", 0, N_("DIMENSION=G,Y,R"),
                            N_("hands raised for green, yellow and red; may be repeated"), false},
    [OPTION_DAILY] = {"daily", 0, N_("GRADES"),
                      N_("grades in which it is expected every day: 3-6, 1,2 or none"), false},
    [OPTION_DEMO] = {"demo", 0, NULL, N_("a small school with four weeks of homework"), false},
    [OPTION_DEVICE] = {"device", 0, NULL, N_("it needs a device"), false},
    [OPTION_DRAFT] = {"draft", 0, NULL, N_("save it as a draft, not on the board"), false},
    [OPTION_DRY_RUN] = {"dry-run", 0, NULL, N_("only show what it would do"), false},
    [OPTION_DUE] =
        {"due", 0, N_("DATE"),
         N_("the day it is due; else the next school day, of mark --list the day acted on"), false},
    [OPTION_EN] = {"en", 0, N_("NAME"), N_("the English name"), false},
    [OPTION_EXCUSED] = {"excused", 0, N_("SEATS"), N_("seats that are excused: 3,17,20-22"), false},
    [OPTION_EXEMPLAR] = {"exemplar", 0, NULL, N_("exemplars only"), false},
    [OPTION_EXERCISE] = {"exercise", 0, N_("MINUTES"),
                         N_("minutes of exercise that the pupil reported"), false},
    [OPTION_EXPLAIN] = {"explain", 0, NULL, N_("say what each piece of the text was taken for"),
                        false},
    [OPTION_FEEDBACK] = {"feedback", 0, N_("TEXT"), N_("what the class is told about it"), false},
    [OPTION_FIX_POLICY] = {"fix-policy", 0, N_("FILE"),
                           N_("write FILE.fixed, its patterns without backslashes"), true},
    [OPTION_FORMAT] = {"format", 0, N_("FORMAT"), N_("how it is written"), false},
    [OPTION_FROM] = {"from", 0, N_("DATE"),
                     N_("the first day; for init a FILE, for term add a TERM"), false},
    [OPTION_HIDE] = {"hide", 0, NULL, N_("the school does not teach it"), false},
    [OPTION_HOMEWORK] = {"homework", 0, N_("MINUTES"),
                         N_("minutes of homework that the pupil reported"), false},
    [OPTION_KEEP_GOING] = {"keep-going", 0, NULL, N_("skip bad lines and take the others"), false},
    [OPTION_KEYS] = {"keys", 0, NULL, N_("list every key of the settings file"), false},
    [OPTION_KIND] = {"kind", 0, N_("KIND"), N_("written, reading, oral, …"), false},
    [OPTION_LANDSCAPE] = {"landscape", 0, NULL, N_("the paper lies on its long side"), false},
    [OPTION_LEFT] = {"left", 0, N_("SEATS"), N_("seats whose pupils left the class"), false},
    [OPTION_LEVEL] = {"level", 0, N_("LEVEL"),
                      N_("set on days of this level: green, yellow or red"), false},
    [OPTION_LIKE] = {"like", 0, N_("WEEKDAY"),
                     N_("the weekday whose timetable a make-up day has; none"), false},
    [OPTION_LINK] = {"link", 0, NULL, N_("only those who have a class's link may read"), false},
    [OPTION_LIST] = {"list", 0, NULL, N_("all missing seats of a class, to be copied"), false},
    [OPTION_LISTEN] = {"listen", 0, N_("ADDRESS:PORT"),
                       N_("where browsers reach it: 127.0.0.1:8600 unless given"), false},
    [OPTION_LOGIN] = {"login", 0, N_("LOGIN"), N_("the new login"), false},
    [OPTION_MAN] = {"man", 0, NULL, N_("write the manual page"), false},
    [OPTION_MARK] = {"mark", 0, N_("MARK"), N_("holiday, school, vacation or no-homework"), false},
    [OPTION_MARKED] = {"marked", 0, N_("NUMBER"), N_("how many were marked"), false},
    [OPTION_MINE] = {"mine", 0, NULL, N_("what you entered, and what came back to you"), false},
    [OPTION_MINUTES] = {"minutes", 0, N_("MINUTES"), N_("the minutes it takes"), false},
    [OPTION_MISSING] = {"missing", 0, N_("SEATS"), N_("seats that have not handed in: 3,17,20-22"),
                        false},
    [OPTION_NAME] = {"name", 0, N_("NAME"), N_("the name"), false},
    [OPTION_NO_DEVICE] = {"no-device", 0, NULL, N_("it needs no device"), false},
    [OPTION_NO_ROLE] = {"no-role", 0, N_("ROLE,…"), N_("a role to remove"), false},
    [OPTION_NO_TIER] = {"no-tier", 0, NULL, N_("it is for everybody"), false},
    [OPTION_NUMBER] = {"number", 0, N_("NUMBER"), N_("the number of the class in its grade"),
                       false},
    [OPTION_OFFICE] = {"office", 0, N_("LOGIN"), N_("name the office if none can be reached"),
                       false},
    [OPTION_ON] = {"on", 0, N_("DATE"), N_("the day it is due"), false},
    [OPTION_OPTIONAL] = {"optional", 0, NULL, N_("shown, not counted"), false},
    [OPTION_ORDER] = {"order", 0, N_("NUMBER"), N_("its place on the board"), false},
    [OPTION_OUTPUT] =
        {"output", 'o', N_("FILE"),
         N_("write to a file, whole or not at all; the end of its name says the format"), true},
    [OPTION_PAPER] = {"paper", 0, "A4|A3", N_("the paper of a PDF; for a picture, its pages"),
                      false},
    [OPTION_PHONE] = {"phone", 0, N_("MINUTES"), N_("minutes on the phone that the pupil reported"),
                      false},
    [OPTION_PLACE] = {"place", 0, N_("PLACE"), N_("home or school"), false},
    [OPTION_PRINTER] = {"printer", 0, N_("PRINTER"), N_("the printer; else the default one"),
                        false},
    [OPTION_PRINTERS] = {"printers", 0, NULL, N_("list the printers"), false},
    [OPTION_PUPILS] = {"pupils", 0, N_("NUMBER"), N_("how many pupils stay; 0: not said"), false},
    [OPTION_READING] = {"reading", 0, N_("MINUTES"),
                        N_("minutes of reading that the pupil reported"), false},
    [OPTION_REMOVE] = {"remove", 0, NULL, N_("remove it"), false},
    [OPTION_REQUIRED] = {"required", 0, NULL, N_("no longer optional"), false},
    [OPTION_RETURNED] = {"returned", 0, N_("NUMBER"), N_("how many were given back and discussed"),
                         false},
    [OPTION_REVOKE] = {"revoke", 0, NULL, N_("what was given leads nowhere any more"), false},
    [OPTION_ROLE] = {"role", 0, N_("ROLE,…"),
                     N_("monitor, representative, teacher, homeroom, leader or office"), false},
    [OPTION_ROWS] = {"rows", 0, NULL, N_("by seat, for the homeroom teacher"), false},
    [OPTION_SCHOOL] = {"school", 0, N_("NAME"), N_("the school's name"), false},
    [OPTION_SEAT] = {"seat", 0, N_("NUMBER"), N_("the pupil's seat number"), false},
    [OPTION_SECONDS] = {"seconds", 0, N_("SECONDS"), N_("how long a page stays: 10 unless given"),
                        false},
    [OPTION_SHORT] = {"short", 0, N_("NAME"), N_("the short Chinese name"), false},
    [OPTION_SHOW] = {"show", 0, NULL, N_("the school teaches it"), false},
    [OPTION_SIZE] = {"size", 0, N_("NUMBER"), N_("how many pupils"), false},
    [OPTION_SLEEP] = {"sleep", 0, N_("MINUTES"), N_("minutes of sleep that the pupil reported"),
                      false},
    [OPTION_SPREAD] = {"spread", 0, N_("SPREAD"), N_("even, first, last or each evening"), false},
    [OPTION_STAGES] = {"stages", 0, N_("YEARS"), N_("years of primary, junior, senior: 6-3-3"),
                       false},
    [OPTION_STOPPED] = {"stopped", 0, N_("SEATS"), N_("seats that stopped at bedtime"), false},
    [OPTION_STRICT] = {"strict", 0, NULL, N_("exit with 1 on yellow too"), false},
    [OPTION_SUBJECT] = {"subject", 0, N_("SUBJECT"), N_("the subject"), false},
    [OPTION_TEACHER] = {"teacher", 0, N_("NAME"), N_("the teacher's name"), false},
    [OPTION_TEACHES] = {"teaches", 0, N_("CLASS:SUBJECT,…"), N_("what this teacher teaches"),
                        false},
    [OPTION_TEXT] = {"text", 0, N_("TEXT"), N_("the text"), false},
    [OPTION_TIER] = {"tier", 0, N_("TIER"), N_("base, plus or stretch; a, b or c"), false},
    [OPTION_TO] = {"to", 0, N_("DATE"), N_("the last day"), false},
    [OPTION_TWO_SIDED] = {"two-sided", 0, NULL, N_("print on both sides"), false},
    [OPTION_UNIT] = {"unit", 0, N_("UNIT"), N_("the unit of the textbook"), false},
    [OPTION_UNTIL] = {"until", 0, N_("HH:MM"), N_("when it ends, or none"), false},
    [OPTION_WEEK] = {"week", 0, NULL, N_("the whole week"), false},
    [OPTION_WHY] = {"why", 0, N_("REASON"), N_("the reason"), false},
    [OPTION_WORDS] = {"words", 0, NULL,
                      N_("list the words of the rules on texts, and the file each is from"), false},
    [OPTION_YEAR_START] = {"year-start", 0, N_("MONTH-DAY"),
                           N_("the day on which the school year begins: 9-1"), false},
    [OPTION_ZH] = {"zh", 0, N_("NAME"), N_("the Chinese name"), false},
};

/* ---- guessing what was meant ---- */

#define GUESS_WORD_MAX 32
#define GUESS_DISTANCE_MAX 2

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters to change, add, drop or swap with a neighbour. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t rows[3][GUESS_WORD_MAX + 1];
    size_t a_length = strlen(a), b_length = strlen(b);

    if (a_length > GUESS_WORD_MAX || b_length > GUESS_WORD_MAX)
        return GUESS_WORD_MAX;
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

const char *nearest_name(const char *word, const char *const *names, size_t count)
{
    const char *best = NULL;
    size_t best_distance = GUESS_DISTANCE_MAX + 1;

    for (size_t i = 0; i < count; i++) {
        size_t distance = edit_distance(word, names[i]);

        /* What was only begun is meant as well. */
        if (strlen(word) >= 2 && text_starts_with(names[i], word))
            distance = 1;
        if (distance < best_distance && distance < strlen(names[i])) {
            best = names[i];
            best_distance = distance;
        }
    }
    return best;
}

static bool unknown_option(const char *name, struct err *err)
{
    const char *names[OPTION_COUNT];
    size_t count = 0;
    const char *near;

    for (int id = OPTION_NONE + 1; id < OPTION_COUNT; id++)
        names[count++] = options[id].name;
    near = nearest_name(name, names, count);
    if (near)
        return err_set(err, ERR_INPUT, _("there is no option --%s: did you mean --%s?"), name,
                       near);
    return err_set(err, ERR_INPUT, _("there is no option --%s: see hwboard --help"), name);
}

/* ---- parsing ---- */

struct parser
{
    struct arena *arena;
    struct command_line *line;
    size_t given_capacity;
    char *const *argv;
    int argc;
    int next; /* index of the next argument */
    bool failed;
    struct err *err;
};

/* Keeps the first fault and goes on. */
static struct err *fault(struct parser *parser)
{
    struct err *err = parser->failed ? NULL : parser->err;

    parser->failed = true;
    return err;
}

static void take_option(struct parser *parser, enum option_id id, const char *value)
{
    struct command_line *line = parser->line;
    const char *name = options[id].name;
    size_t bytes = strlen(value), good;

    if (!options[id].path && (good = text_valid_prefix(value, bytes)) < bytes) {
        err_set(fault(parser), ERR_INPUT,
                _("--%s: byte %zu is not UTF-8: type it in a UTF-8 terminal"), name, good + 1);
        return;
    }
    line->values[id] = value;
    line->given = arena_grow(parser->arena, line->given, &parser->given_capacity,
                             line->given_count + 1, sizeof *line->given);
    line->given[line->given_count++] = (struct given_option){id, value};
}

/* The value behind "=" or the next argument. */
static void take_with_value(struct parser *parser, enum option_id id, const char *attached)
{
    if (!options[id].value) {
        if (attached)
            err_set(fault(parser), ERR_INPUT, _("--%s takes no value: leave “=%s” out"),
                    options[id].name, attached);
        else
            take_option(parser, id, "");
        return;
    }
    if (!attached) {
        if (parser->next >= parser->argc) {
            err_set(fault(parser), ERR_INPUT, _("--%s has no value: give %s"), options[id].name,
                    _(options[id].value));
            return;
        }
        attached = parser->argv[parser->next++];
    }
    take_option(parser, id, attached);
}

static void take_long(struct parser *parser, const char *argument)
{
    const char *equals = strchr(argument, '=');
    size_t length = equals ? (size_t)(equals - argument) : strlen(argument);

    for (int id = OPTION_NONE + 1; id < OPTION_COUNT; id++) {
        if (strlen(options[id].name) == length &&
            strncmp(options[id].name, argument, length) == 0) {
            take_with_value(parser, (enum option_id)id, equals ? equals + 1 : NULL);
            return;
        }
    }
    unknown_option(arena_strndup(parser->arena, argument, length), fault(parser));
}

/* -q, -qo FILE, -oFILE */
static void take_letters(struct parser *parser, const char *letters)
{
    while (*letters) {
        char letter = *letters++;
        int id = OPTION_NONE + 1;

        while (id < OPTION_COUNT && options[id].letter != letter)
            id++;
        if (id == OPTION_COUNT) {
            err_set(fault(parser), ERR_INPUT,
                    _("there is no option -%s: write -- before words that begin with a -"),
                    letters - 1);
            return;
        }
        if (options[id].value) {
            take_with_value(parser, (enum option_id)id, *letters ? letters : NULL);
            return;
        }
        take_option(parser, (enum option_id)id, "");
    }
}

bool options_parse(struct arena *arena, int argc, char *const *argv, struct command_line *line,
                   struct err *err)
{
    struct parser parser = {
        .arena = arena, .line = line, .argv = argv, .argc = argc, .next = 1, .err = err};
    bool ended = false;

    memset(line, 0, sizeof *line);
    line->words = ARENA_ARRAY(arena, (size_t)argc + 1, const char *);
    while (parser.next < argc) {
        const char *argument = argv[parser.next++];

        if (ended || argument[0] != '-' || !argument[1])
            line->words[line->word_count++] = argument;
        else if (argument[1] != '-')
            take_letters(&parser, argument + 1);
        else if (argument[2])
            take_long(&parser, argument + 2);
        else
            ended = true;
    }
    return !parser.failed;
}

bool options_check(const struct command_line *line, const unsigned char *taken, const char *command,
                   struct err *err)
{
    for (size_t i = 0; i < line->given_count; i++) {
        enum option_id id = line->given[i].id;

        if (id > OPTION_GLOBAL_LAST && !memchr(taken, (int)id, strlen((const char *)taken)))
            return err_set(err, ERR_INPUT, _("“%s” does not take --%s: see hwboard %s --help"),
                           command, options[id].name, command);
    }
    return true;
}
