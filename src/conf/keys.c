/* The table of keys. A row is all there is to a key, but for the few whose value is more than
 * a member of what is built. */
#include "config.h"

#include "conf/builder.h"

#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "domain/habits.h"

#define LIMIT_MAX_MINUTES 1440 /* a day */
#define SOURCE_MAX_CHARS 300
#define SENTENCE_MAX_CHARS 200
#define FILE_NAME_MAX_CHARS 300
#define SHORT_NAME_MAX_CHARS 8
#define LIST_TEXT_MAX_CHARS 20 /* a word or a further name in a list */
#define PATTERN_MAX_CHARS 900
#define KEYS_TEXT_MAX_CHARS 60
#define HOOK_MAX_SECONDS 60
#define REPETITIVE_DAYS_MAX 60
#define FEEDBACK_DAYS_MAX 100

static const char *const choices_lang[] = {"zh", "en", NULL};                 /* enum lang */
static const char *const choices_color[] = {"auto", "always", "never", NULL}; /* enum conf_color */
static const char *const choices_theme[] = {"auto",     "dark", "light",
                                            "contrast", "mono", NULL}; /* enum conf_theme */
static const char *const choices_yes[] = {"no", "yes", NULL};          /* bool */
static const char *const choices_entry[] = {"draft", "publish", NULL}; /* student_publish */
static const char *const choices_aftercare[] = {"written", "listed", NULL};
static const char *const choices_level[] = {"off", "yellow", "red", NULL};

static const int levels[] = {LEVEL_NONE, LEVEL_YELLOW, LEVEL_RED}; /* of choices_level */
static const int written_first[] = {true, false};                  /* of choices_aftercare */

#define KEY(file_, section_, key_, type_, help_, ...)                                              \
    {                                                                                              \
        .file = KEYS_##file_, .section = (section_), .key = (key_), .type = VALUE_##type_,         \
        .help = (help_), __VA_ARGS__                                                               \
    }
/* Where the value goes: a member of what is built, or of the section's record. */
#define TO(type_, struct_, member_)                                                                \
    .to = {.type = TYPE_##type_, .offset = offsetof(struct_, member_)}
#define LIST(type_, struct_, member_, count_)                                                      \
    .to = {.type = TYPE_##type_,                                                                   \
           .offset = offsetof(struct_, member_),                                                   \
           .count_offset = offsetof(struct_, count_)}
#define SETTING(type_, member_) TO(type_, struct settings, member_)
#define POLICY(type_, member_) TO(type_, struct builder, policy.member_)
#define EACH(part_, member_)                                                                       \
    {                                                                                              \
        PART_##part_, sizeof(((struct policy *)0)->member_)                                        \
    }
#define WARNING(type_, member_) .record = warning_at, TO(type_, struct warning_rule, member_)
#define SUBJECT(type_, member_) .record = subject_at, TO(type_, struct subject, member_)

const struct key_row key_rows[] = {
    /* ---- settings ---- */
    KEY(SETTINGS, "general", "lang", CHOICE,
        N_("language of screens and messages; unset: the locale's, else Chinese"),
        .choices = choices_lang, SETTING(INT, lang)),
    KEY(SETTINGS, "general", "utc_offset", UTC_OFFSET,
        N_("the school's time zone, in hours and minutes east of UTC"), .fallback = "+08:00",
        SETTING(INT, utc_offset)),
    KEY(SETTINGS, "general", "color", CHOICE,
        N_("colour; auto: on a terminal, unless NO_COLOR is set"), .choices = choices_color,
        .fallback = "auto", SETTING(INT, color)),
    KEY(SETTINGS, "ui", "theme", CHOICE,
        N_("colours of the screens, by the terminal's ground; auto: for any ground"),
        .choices = choices_theme, .fallback = "auto", SETTING(INT, theme)),
    KEY(SETTINGS, "general", "login", TEXT, N_("who acts where --as is not given"), .min = 1,
        .max = NAME_MAX_CHARS, SETTING(TEXT, login)),
    KEY(SETTINGS, "general", "role", VOCAB,
        N_("from earlier versions: no longer gives rights, roles are kept by the school (hwboard "
           "teacher add)"),
        .vocab = &vocab_role, .outdated = true, .store = settings_role),
    KEY(SETTINGS, "import", "minutes", NUMBER,
        N_("minutes of homework from other programs if neither its text nor the subject's history "
           "gives any"),
        .min = 1, .max = PART_MAX_MINUTES, .fallback = "15", SETTING(INT, import_minutes)),
    KEY(SETTINGS, "print", "command", TEXT,
        N_("the program that prints if there is no CUPS, with its options; the file is added at "
           "the end; run without a shell"),
        .min = 1, .max = FILE_NAME_MAX_CHARS, SETTING(TEXT, print_command)),
    KEY(SETTINGS, "paper", "link", TEXT,
        N_("the address of a class's page, on its sheet as words and a QR code, on the big screen "
           "as a code: {class} becomes the code of the class, {key} that of its link (class link)"),
        .min = 1, .max = FILE_NAME_MAX_CHARS, SETTING(TEXT, link)),
    KEY(SETTINGS, "store", "db", TEXT,
        N_("the database: a path (from this file's folder) or a URL; unset: the data folder"),
        .min = 1, .max = FILE_NAME_MAX_CHARS, .store = settings_db),
    KEY(SETTINGS, "files", "policy", NAMES,
        N_("policy files on top of the national one, later ones override earlier ones: names in "
           "policy/, or paths with a / in them (from this file's folder)"),
        .max = FILE_NAME_MAX_CHARS, .fallback = "", .store = settings_policy),
    KEY(SETTINGS, "files", "subjects", NAMES,
        N_("the subject file instead of the shipped one: a name in subjects/, or a path; the "
           "subjects of further ones stand beside those of the first: subjects, neimenggu"),
        .min = 1, .max = FILE_NAME_MAX_CHARS, .store = settings_subjects),
    KEY(SETTINGS, "files", "calendar", NAMES,
        N_("the holiday files: names in calendar/, or paths; unset: all shipped ones"),
        .max = FILE_NAME_MAX_CHARS, .store = settings_calendar),
    KEY(SETTINGS, "hooks", "directory", TEXT,
        N_("the folder of the programs that are told of changes, on-publish and others (hwboard "
           "hooks list); a path, from this file's folder; unset: none are"),
        .min = 1, .max = FILE_NAME_MAX_CHARS, .store = settings_hooks),
    KEY(SETTINGS, "hooks", "seconds", NUMBER, N_("how long such a program may take"), .min = 1,
        .max = HOOK_MAX_SECONDS, .fallback = "10", SETTING(INT, hook_seconds)),
    KEY(SETTINGS, "keys", "{name}", TEXT,
        N_("other keys for an action of a screen, by its name: board.withdraw = d Delete"),
        .min = 1, .max = KEYS_TEXT_MAX_CHARS, .store = settings_keys),

    /* ---- policy ---- */
    KEY(POLICY, "limit.{day}", "{stage}.{step}", LIMIT,
        N_("minutes a day; a year without a key has the limit of the year below, a weekend or "
           "holiday that of the school day"),
        .max = LIMIT_MAX_MINUTES, .refuse = policy_refuse_limit, POLICY(INT, limit),
        .by = {EACH(STAGE, limit[0]), EACH(STEP, limit[0][0]), EACH(DAY, limit[0][0][0])}),
    KEY(POLICY, "counts", "{stage}.{step}", COUNTED,
        N_("what counts towards the limit; a year without a key counts as the year below"),
        .store = policy_take_counts),
    KEY(POLICY, "level", "yellow_at", SHARE, N_("yellow above this share of the limit"),
        .needed = true, POLICY(INT, yellow_at)),
    KEY(POLICY, "paths", "order", NAMES, N_("the paths in order; each has its section [path NAME]"),
        .min = 1, .max = LIST_TEXT_MAX_CHARS, .needed = true,
        LIST(NAMES, struct builder, order, order_count)),
    KEY(POLICY, "path {id}", "zh", TEXT, N_("the path's Chinese name"), .min = 1,
        .max = LIST_TEXT_MAX_CHARS, .record = path_at, TO(TEXT, struct path_section, zh)),
    KEY(POLICY, "path {id}", "en", TEXT, N_("the path's English name"), .min = 1,
        .max = LIST_TEXT_MAX_CHARS, .record = path_at, TO(TEXT, struct path_section, en)),
    KEY(POLICY, "path {id}", "tiers", VOCAB_LIST,
        N_("the tiers on the path; what has no tier is on every path"), .min = TIER_BASE,
        .vocab = &vocab_tier, .record = path_at, TO(INT, struct path_section, tiers)),
    KEY(POLICY, "guess", "order", VOCAB_LIST,
        N_("kinds in the order in which their words are looked for; the first found wins"),
        .vocab = &vocab_kind, .needed = true, LIST(NUMBERS, struct builder, guess, guess_count)),
    KEY(POLICY, "guess", "{kind}", NAMES, N_("words of a text that show this kind"),
        .max = LIST_TEXT_MAX_CHARS, LIST(NAMES, struct builder, words[0].words, words[0].count),
        .by = {{PART_KIND, sizeof(struct kind_words)}}),
    KEY(POLICY, "review", "approval", VOCAB, N_("what waits for a reviewer before it is published"),
        .vocab = &vocab_approval, .needed = true, POLICY(INT, approval)),
    KEY(POLICY, "review", "student_entry", CHOICE,
        N_("whether what a pupil enters is shown at once, as unconfirmed, or kept as a draft"),
        .choices = choices_entry, .needed = true, POLICY(FLAG, student_publish)),
    KEY(POLICY, "publish", "chat", CHOICE,
        N_("whether a text or picture for the families' group may be made"), .choices = choices_yes,
        .needed = true, POLICY(FLAG, chat_allowed)),
    KEY(POLICY, "calendar", "weekly_no_homework", WEEKDAYS,
        N_("days of the week without homework; empty: none"), .needed = true,
        POLICY(INT, weekly_no_homework)),
    KEY(POLICY, "warning {code}", "level", CHOICE, N_("how the warning is shown; off: not at all"),
        .choices = choices_level, .meanings = levels, WARNING(INT, level)),
    KEY(POLICY, "warning {code}", "source", TEXT,
        N_("the document and article that the warning rests on"), .min = 1, .max = SOURCE_MAX_CHARS,
        WARNING(TEXT, source)),
    KEY(POLICY, "warning {code}", "source_en", TEXT,
        N_("the same in English; unset, or where a later file has a source of its own: as source"),
        .min = 1, .max = SOURCE_MAX_CHARS, WARNING(TEXT, source_en)),
    KEY(POLICY, "warning {code}", "text_zh", TEXT, N_("what to do, in Chinese; follows the fact"),
        .max = SENTENCE_MAX_CHARS, WARNING(TEXT, text_zh)),
    KEY(POLICY, "warning {code}", "text_en", TEXT, N_("what to do, in English; follows the fact"),
        .max = SENTENCE_MAX_CHARS, WARNING(TEXT, text_en)),
    KEY(POLICY, "warning {code}", "pass", CHOICE,
        N_("whether a reviewer may pass what it warns about; unset: yes"), .choices = choices_yes,
        WARNING(FLAG, passable)),
    KEY(POLICY, "warning {code}", "scope", SCOPE,
        N_("rule on texts: the kinds and grades it looks at; uncounted: only kinds that count "
           "nowhere"),
        .store = policy_take_warning_scope),
    KEY(POLICY, "warning {code}", "words", WORDS,
        N_("rule on texts: a pattern is tried only if one of these occurs; unset: always"),
        .max = LIST_TEXT_MAX_CHARS, .record = text_rule_at,
        LIST(NAMES, struct rule_draft, rule.words, rule.word_count)),
    KEY(POLICY, "warning {code}", "with", WORDS,
        N_("rule on texts: and only if one of these occurs as well; unset: always"),
        .max = LIST_TEXT_MAX_CHARS, .record = text_rule_at,
        LIST(NAMES, struct rule_draft, rule.with, rule.with_count)),
    KEY(POLICY, "warning {code}", "when", PATTERN,
        N_("of a rule on texts: and where this matches, a short pattern that spares the longer "
           "ones; unset: always"),
        .max = PATTERN_MAX_CHARS, .record = text_rule_at, TO(TEXT, struct rule_draft, rule.when)),
    KEY(POLICY, "warning {code}", "surely", WORDS,
        N_("rule on texts: where one of these occurs, neither `with` nor `when` is asked"),
        .max = LIST_TEXT_MAX_CHARS, .record = text_rule_at,
        LIST(NAMES, struct rule_draft, rule.surely, rule.surely_count)),
    KEY(POLICY, "warning {code}", "pattern{step}", PATTERN,
        N_("rule on texts: what breaks it; full-width letters and digits count as plain ones"),
        .max = PATTERN_MAX_CHARS, .record = text_rule_at, TO(TEXT, struct rule_draft, patterns),
        .by = {{PART_STEP, sizeof(char *)}}),
    KEY(POLICY, "warning {code}", "except{step}", PATTERN,
        N_("rule on texts: where this matches too, at the same place, the rule is not broken"),
        .max = PATTERN_MAX_CHARS, .record = text_rule_at, TO(TEXT, struct rule_draft, excepts),
        .by = {{PART_STEP, sizeof(char *)}}),
    KEY(POLICY, "warning {code}", "scope{step}", GRADES,
        N_("rule on texts: the grades that the pattern of this number looks at"),
        .record = text_rule_at, TO(INT, struct rule_draft, pattern_grades),
        .by = {{PART_STEP, sizeof(unsigned)}}),
    KEY(POLICY, "lexicon", "{class}_add", WORDS, N_("words to add to the class of that name"),
        .max = LIST_TEXT_MAX_CHARS, .lexicon = LEXICON_ADDITION),
    KEY(POLICY, "lexicon", "{class}", WORDS,
        N_("a class of words; the patterns of rules on texts have it as {NAME}"),
        .max = LIST_TEXT_MAX_CHARS, .lexicon = LEXICON_CLASS),
    KEY(POLICY, "pieces", "{class}", PIECE,
        N_("a piece of patterns; the patterns of rules on texts have it as {NAME}"),
        .max = PATTERN_MAX_CHARS, .lexicon = LEXICON_PIECE),
    KEY(POLICY, "mask", "mask{step}", PATTERN,
        N_("what rules on texts do not see: titles, quotations, what is denied"),
        .max = PATTERN_MAX_CHARS, TO(TEXT, struct builder, masks[0].pattern),
        .by = {{PART_STEP, sizeof(struct text_mask)}}),
    KEY(POLICY, "mask", "words{step}", WORDS,
        N_("the mask of this number is tried only if one of these occurs; unset: always"),
        .max = LIST_TEXT_MAX_CHARS,
        LIST(NAMES, struct builder, masks[0].words, masks[0].word_count),
        .by = {{PART_STEP, sizeof(struct text_mask)}}),
    KEY(POLICY, "spread", "part_min", NUMBER,
        N_("fewest minutes on an evening if homework is spread evenly over several"), .min = 1,
        .max = PART_MAX_MINUTES, .needed = true, POLICY(INT, part_min)),
    KEY(POLICY, "entry", "minutes", NUMBER,
        N_("minutes of homework entered without any if nothing was set before to go by; unset: "
           "they must be given"),
        .min = 1, .max = PART_MAX_MINUTES, POLICY(INT, entry_minutes)),
    KEY(POLICY, "repetitive", "days", NUMBER,
        N_("repetitive: the same text for a class within this many days; 0: never"),
        .max = REPETITIVE_DAYS_MAX, .needed = true, POLICY(INT, repetitive_days)),
    KEY(POLICY, "repetitive", "kinds", VOCAB_LIST, N_("repetitive: the kinds that are looked at"),
        .vocab = &vocab_kind, .needed = true, POLICY(INT, repetitive_kinds)),
    KEY(POLICY, "repetitive", "routine", PATTERN,
        N_("repetitive: daily texts that may be set again"), .max = PATTERN_MAX_CHARS,
        POLICY(TEXT, routine)),
    KEY(POLICY, "feedback", "days", NUMBER, N_("no-feedback: set more than this many days ago"),
        .max = FEEDBACK_DAYS_MAX, .needed = true, POLICY(INT, feedback_days)),
    KEY(POLICY, "feedback", "kinds", VOCAB_LIST, N_("no-feedback: kinds with something to hand in"),
        .vocab = &vocab_kind, .needed = true, POLICY(INT, feedback_kinds)),
    KEY(POLICY, "difficulty", "hard_below", SHARE,
        N_("the report calls homework hard of which less than this share was right; unset: none"),
        POLICY(INT, hard_below)),
    KEY(POLICY, "difficulty", "easy_above", SHARE,
        N_("the report calls homework easy of which more than this share was right; unset: none"),
        POLICY(INT, easy_above)),
    KEY(POLICY, "bedtime", "{stage}", CLOCK,
        N_("past-bedtime: when the pupils of a stage go to bed"), POLICY(INT, bedtime),
        .by = {EACH(STAGE, bedtime[0])}),
    KEY(POLICY, "home", "{stage}", CLOCK,
        N_("past-bedtime: when homework at home begins on a school day"), POLICY(INT, home_start),
        .by = {EACH(STAGE, home_start[0])}),
    KEY(POLICY, "evening", "{stage}", NUMBER,
        N_("long-evening: most minutes of required homework at home, counted or not; 0: any "
           "number"),
        .max = PART_MAX_MINUTES, POLICY(INT, evening), .by = {EACH(STAGE, evening[0])}),
    KEY(POLICY, "subjects", "{stage}.{step}", NUMBER,
        N_("too-many-subjects: most subjects with written homework on a day, 0: any number; a year "
           "without a key has the bound of the year below"),
        .max = SUBJECTS_MAX, POLICY(INT, subjects_max),
        .by = {EACH(STAGE, subjects_max[0]), EACH(STEP, subjects_max[0][0])}),
    KEY(POLICY, "balance", "subject_percent", NUMBER,
        N_("unbalanced: largest percentage of a day's load for one subject; 0: any"), .max = 100,
        .needed = true, POLICY(INT, unbalanced_percent)),
    KEY(POLICY, "balance", "practice_percent", NUMBER,
        N_("practice-share: least percentage of inquiry, sport, art and labor in a week; 0: any"),
        .max = 100, .needed = true, POLICY(INT, practice_percent)),
    KEY(POLICY, "service", "order", CHOICE,
        N_("how homework fills after-school service: written first, or as listed"),
        .choices = choices_aftercare, .needed = true, .meanings = written_first,
        POLICY(FLAG, aftercare_written_first)),
    KEY(POLICY, "service", "kinds", VOCAB_LIST,
        N_("kinds that can be done at a desk in after-school service"), .vocab = &vocab_kind,
        .needed = true, POLICY(INT, desk_kinds)),
    KEY(POLICY, "service", "home", WORDS,
        N_("words of what can only be done at home: it is not laid into after-school service"),
        .max = LIST_TEXT_MAX_CHARS, .needed = true,
        LIST(NAMES, struct builder, policy.home_words, policy.home_word_count)),
    KEY(POLICY, "habit", "class_red", NUMBER,
        N_("the class is red from this percentage of red pupils"), .min = 1, .max = 100,
        .needed = true, POLICY(INT, class_red)),
    KEY(POLICY, "habit", "class_yellow", NUMBER,
        N_("the class is yellow from this percentage of red and yellow pupils"), .min = 1,
        .max = 100, .needed = true, POLICY(INT, class_yellow)),
    KEY(POLICY, "habit {stage}", "{dimension}.green", NUMBER,
        N_("minutes a day that are green: phone up to this, the others from this"),
        .max = HABIT_MAX_MINUTES, POLICY(INT, habit[0][0].green),
        .by = {EACH(STAGE, habit[0]), EACH(DIMENSION, habit[0][0])}),
    KEY(POLICY, "habit {stage}", "{dimension}.yellow", NUMBER,
        N_("minutes a day that are yellow: phone up to this, the others from this; red beyond it"),
        .max = HABIT_MAX_MINUTES, POLICY(INT, habit[0][0].yellow),
        .by = {EACH(STAGE, habit[0]), EACH(DIMENSION, habit[0][0])}),

    /* ---- subjects ---- */
    KEY(SUBJECTS, "{subject}", "zh", TEXT, N_("the subject's Chinese name"), .min = 1,
        .max = NAME_MAX_CHARS, SUBJECT(TEXT, zh)),
    KEY(SUBJECTS, "{subject}", "en", TEXT, N_("the subject's English name"), .min = 1,
        .max = NAME_MAX_CHARS, SUBJECT(TEXT, en)),
    KEY(SUBJECTS, "{subject}", "short_zh", TEXT, N_("for narrow columns; unset: the Chinese name"),
        .min = 1, .max = SHORT_NAME_MAX_CHARS, SUBJECT(TEXT, short_zh)),
    KEY(SUBJECTS, "{subject}", "also", NAMES, N_("further names that are understood"),
        .max = LIST_TEXT_MAX_CHARS, .record = subject_at,
        LIST(NAMES, struct subject, also, also_count)),
    KEY(SUBJECTS, "{subject}", "terms", NAMES,
        N_("words that begin with a subject's name but do not mean it where homework is read"),
        .max = LIST_TEXT_MAX_CHARS, .record = subject_at,
        LIST(NAMES, struct subject, terms, term_count)),
    KEY(SUBJECTS, "{subject}", "slips", NAMES,
        N_("how its name is mistyped where homework is read: a guess, and marked"),
        .max = LIST_TEXT_MAX_CHARS, .record = subject_at,
        LIST(NAMES, struct subject, slips, slip_count)),
    KEY(SUBJECTS, "{subject}", "kind", VOCAB,
        N_("kind of its assignments unless one is given; unset: written"), .vocab = &vocab_kind,
        SUBJECT(INT, kind)),
    KEY(SUBJECTS, "{subject}", "daily", GRADES,
        N_("grades in which it reports every school day if there is no timetable"),
        SUBJECT(INT, daily)),
    KEY(SUBJECTS, "{subject}", "hidden", CHOICE,
        N_("yes: the school does not teach it; old assignments keep its name"),
        .choices = choices_yes, SUBJECT(FLAG, hidden)),

    /* ---- calendar ---- */
    KEY(CALENDAR, "year {year}", "source", TEXT,
        N_("where the year's days come from; with it the year counts as known"), .min = 1,
        .max = SOURCE_MAX_CHARS, .store = calendar_take_source),
    KEY(CALENDAR, "year {year}", "law_only", CHOICE,
        N_("yes: only what the law fixes is known; bridging and make-up days wait for the notice"),
        .choices = choices_yes, .store = calendar_take_law),
    KEY(CALENDAR, "under-14 {year}", "{name}", DAYS,
        N_("days off for those under 14 alone: the grades 1 to 8"),
        .store = calendar_take_child_days),
    KEY(CALENDAR, "like {year}", "{like}", DAYS,
        N_("make-up days that have the timetable of that weekday"), .store = calendar_take_like),
    KEY(CALENDAR, "{mark} {year}", "{name}", DAYS,
        N_("the days of that name: off, make-up days, the school's vacation, or without homework"),
        .store = calendar_take_days),
};
const size_t key_row_count = sizeof key_rows / sizeof key_rows[0];

char *conf_describe_keys(struct arena *arena, enum lang lang)
{
    struct text_buf buf = {.arena = arena};
    for (size_t i = 0; i < key_row_count; i++) {
        const struct key_row *row = &key_rows[i];
        text_buf_printf(&buf, "[%s] %s\t%s\t%s\t%s\n", pattern_show(arena, row->section, lang),
                        pattern_show(arena, row->key, lang), value_accepts(arena, row, lang),
                        row->fallback ? row->fallback : "", tr(lang, row->help));
    }
    return arena_strdup(arena, text_buf_str(&buf));
}
