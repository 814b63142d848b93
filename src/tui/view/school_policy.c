/* A section of the school to be read: the policy in force, value by value, and whose file each is from. The
 * files are written by hand; the note at the top says where they are named. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/view/school.h"

#define PATH_COLUMNS 32

/* What is being listed. */
struct listing
{
    struct app *app;
    struct arena *arena;
    const struct policy *policy;
    const struct policy_sources *sources;
    struct school_rows *rows;
    size_t capacity;
};

/* 全国及默认 (the shipped file has both), 地方 zhejiang, 本校 school.ini */
static const char *file_words(const struct policy_source *source, struct arena *arena)
{
    const char *slash = strrchr(source->file, '/');
    const char *name = slash ? slash + 1 : source->file;
    const char *dot = strrchr(name, '.');

    if (source->rank == POLICY_NATIONAL)
        return _("as shipped");
    if (source->rank == POLICY_OWN)
        return arena_printf(arena, _("the school's own, %s"), name);
    return arena_printf(arena, _("local, %s"),
                        dot ? arena_strndup(arena, name, (size_t)(dot - name)) : name);
}

static void add(struct listing *listing, const char *what, const char *value,
                const struct policy_source *source)
{
    struct school_rows *rows = listing->rows;
    struct school_row *row;

    rows->items =
        arena_grow(listing->arena, rows->items, &listing->capacity, rows->count + 1, sizeof *row);
    row = &rows->items[rows->count++];
    *row = (struct school_row){
        .cells = {what, value, source ? file_words(source, listing->arena) : ""},
        .key = what,
        .name = what,
        .fixed = true};
}

/* A key of its own name in a section. */
static void add_key(struct listing *listing, const char *what, const char *value,
                    const char *section, const char *key)
{
    add(listing, what, value, policy_source_of(listing->sources, section, key));
}

/* A key of a stage. */
static void add_stage(struct listing *listing, const char *what, int stage, const char *value,
                      const char *section)
{
    struct arena *arena = listing->arena;

    add_key(
        listing,
        arena_printf(arena, "%s  %s", what, vocab_name(&vocab_stage, stage, listing->app->lang)),
        value, section, vocab_code(&vocab_stage, stage));
}

static const char *minutes_words(int minutes, struct arena *arena)
{
    if (minutes == 0)
        return _("no written homework at home");
    return minutes == LIMIT_NONE ? _("no limit") : arena_printf(arena, _("%d min"), minutes);
}

/* ---- limits ---- */

/* A year without a key has that of the year below; a day off that of the school day. */
static const struct policy_source *limit_source(const struct listing *listing, enum day_kind day,
                                                int stage, int year)
{
    const char *section =
        arena_printf(listing->arena, "limit.%s", vocab_code(&vocab_day_kind, (int)day));
    const struct policy_source *source = NULL;

    for (; year >= 1 && !source; year--)
        source = policy_source_of(
            listing->sources, section,
            arena_printf(listing->arena, "%s.%d", vocab_code(&vocab_stage, stage), year));
    return source;
}

static void add_limits_of(struct listing *listing, int stage, int year, int grade)
{
    const int *limits = listing->policy->limit[stage][year - 1];
    struct arena *arena = listing->arena;
    const char *words =
        grade_words(&app_data(listing->app)->school, grade, listing->app->lang, arena);

    add(listing, arena_printf(arena, _("minutes a day  %s"), words),
        minutes_words(limits[DAY_SCHOOL], arena), limit_source(listing, DAY_SCHOOL, stage, year));
    for (int day = 0; day < DAY_KIND_COUNT; day++)
        if (limits[day] != limits[DAY_SCHOOL])
            add(listing,
                arena_printf(arena, "%s  %s", vocab_name(&vocab_day_kind, day, listing->app->lang),
                             words),
                minutes_words(limits[day], arena),
                limit_source(listing, (enum day_kind)day, stage, year));
}

static void add_limits(struct listing *listing)
{
    const struct school *school = &app_data(listing->app)->school;
    int grade = 0;

    for (int stage = 0; stage < STAGE_COUNT; stage++)
        for (int year = 1; year <= school->stage_years[stage]; year++)
            add_limits_of(listing, stage, year, ++grade);
}

/* ---- thresholds and times ---- */

static const char *share_words(int thousandths, struct arena *arena)
{
    return thousandths % 10 == 0
               ? arena_printf(arena, "%d%%", thousandths / 10)
               : arena_printf(arena, "%d.%d%%", thousandths / 10, thousandths % 10);
}

static void add_thresholds(struct listing *listing)
{
    const struct policy *policy = listing->policy;
    struct arena *arena = listing->arena;

    add_key(listing, _("yellow above"),
            arena_printf(arena, _("%s of the limit"), share_words(policy->yellow_at, arena)),
            "level", "yellow_at");
    add_key(listing, _("least minutes an evening"),
            arena_printf(arena, _("%d min"), policy->part_min), "spread", "part_min");
    add_key(listing, _("what is reviewed"),
            vocab_name(&vocab_approval, (int)policy->approval, listing->app->lang), "review",
            "approval");
    add_key(listing, _("what pupils enter"),
            policy->student_publish ? _("shown at once, to be confirmed") : _("kept as a draft"),
            "review", "student_entry");
    add_key(listing, _("text for the families' group"),
            policy->chat_allowed ? _("allowed") : _("not allowed"), "publish", "chat");
    add_key(listing, _("the same text again"),
            arena_printf(arena, _("within %d days"), policy->repetitive_days), "repetitive",
            "days");
    add_key(listing, _("to be marked"),
            arena_printf(arena, _("within %d days"), policy->feedback_days), "feedback", "days");
}

static void add_times(struct listing *listing)
{
    const struct school *school = &app_data(listing->app)->school;
    const struct policy *policy = listing->policy;
    struct arena *arena = listing->arena;

    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        if (school->stage_years[stage] == 0)
            continue;
        add_stage(listing, _("bedtime"), stage, clock_text(arena, policy->bedtime[stage]),
                  "bedtime");
        if (policy->evening[stage] > 0)
            add_stage(listing, _("a whole evening"), stage,
                      arena_printf(arena, _("%d min"), policy->evening[stage]), "evening");
    }
}

/* ---- the five dimensions ---- */

static void add_habits_of(struct listing *listing, int stage)
{
    static const char *const codes[DIMENSION_COUNT] = {[DIMENSION_PHONE] = "phone",
                                                       [DIMENSION_READING] = "reading",
                                                       [DIMENSION_SLEEP] = "sleep",
                                                       [DIMENSION_EXERCISE] = "exercise"};
    struct arena *arena = listing->arena;
    enum lang lang = listing->app->lang;

    for (int i = DIMENSION_PHONE; i < DIMENSION_COUNT; i++) {
        const struct habit_threshold *habit = &listing->policy->habit[stage][i];

        add_key(listing,
                arena_printf(arena, "%s  %s", vocab_name(&vocab_dimension, i, lang),
                             vocab_name(&vocab_stage, stage, lang)),
                arena_printf(arena,
                             i == DIMENSION_PHONE ? _("up to %d min green, %d yellow")
                                                  : _("from %d min green, %d yellow"),
                             habit->green, habit->yellow),
                arena_printf(arena, "habit %s", vocab_code(&vocab_stage, stage)),
                arena_printf(arena, "%s.green", codes[i]));
    }
}

static void add_habits(struct listing *listing)
{
    const struct school *school = &app_data(listing->app)->school;
    struct arena *arena = listing->arena;

    for (int stage = 0; stage < STAGE_COUNT; stage++)
        if (school->stage_years[stage] > 0)
            add_habits_of(listing, stage);
    add_key(listing, _("the class is red"),
            arena_printf(arena, _("from %d%% of its pupils"), listing->policy->class_red), "habit",
            "class_red");
    add_key(listing, _("the class is yellow"),
            arena_printf(arena, _("from %d%% of its pupils"), listing->policy->class_yellow),
            "habit", "class_yellow");
}

/* ---- warnings ---- */

static void add_warning(struct listing *listing, const char *name, enum level level,
                        const char *code)
{
    struct arena *arena = listing->arena;

    add_key(listing, arena_printf(arena, _("warning  %s"), name),
            level == LEVEL_NONE ? _("off")
                                : vocab_name(&vocab_level, (int)level, listing->app->lang),
            arena_printf(arena, "warning %s", code), "level");
}

static void add_warnings(struct listing *listing)
{
    const struct policy *policy = listing->policy;
    bool zh = listing->app->lang == LANG_ZH;

    for (int code = 0; code < WARNING_CODE_COUNT; code++)
        add_warning(listing, vocab_name(&vocab_warning, code, listing->app->lang),
                    policy->warnings[code].level, vocab_code(&vocab_warning, code));
    for (size_t i = 0; i < policy->text_rule_count; i++) {
        const struct text_rule *rule = &policy->text_rules[i];
        const char *advice = zh ? rule->text_zh : rule->text_en;

        add_warning(listing, advice && *advice ? advice : rule->code, rule->level, rule->code);
    }
}

/* ---- the section ---- */

/* How many values are not the national ones. */
static void summarise(struct listing *listing)
{
    const struct settings *settings = &app_data(listing->app)->settings;

    listing->rows->summary =
        settings->policy_count == 0
            ? _("the national rules")
            : arena_printf(listing->arena, _("the national rules, and %zu files over them"),
                           settings->policy_count);
}

static void read_policy(struct app *app, struct arena *arena, struct school_rows *rows)
{
    struct session session = school_session(app);
    struct listing listing = {
        .app = app, .arena = arena, .policy = &app_data(app)->policy, .rows = rows};
    struct err err;

    summarise(&listing);
    if (app_top(app)->ops == &view_school) /* it is only named there: the files need not be read */
        return;
    err_clear(&err);
    if (!service_policy_sources(&session, &listing.sources, &err)) {
        app_say_err(app, &err);
        return;
    }
    add_limits(&listing);
    add_thresholds(&listing);
    add_times(&listing);
    add_habits(&listing);
    add_warnings(&listing);
}

/* Which setting names the files, in which file: the end of its path, where it is long. */
static const char *policy_note(struct app *app, struct arena *arena)
{
    struct session session = school_session(app);
    const struct policy_sources *sources;
    const char *file;
    struct err err;

    err_clear(&err);
    if (!service_policy_sources(&session, &sources, &err))
        return err.message[0] ? arena_strdup(arena, err.message) : "";
    file = sources->settings_file;
    if (!file)
        return _("to read: [files] policy of the settings names the files");
    while (text_width(file) > PATH_COLUMNS && strchr(file + 1, '/'))
        file = strchr(file + 1, '/');
    return arena_printf(arena, _("changed by [files] policy in %s%s"),
                        file == sources->settings_file ? "" : "…", file);
}

static const struct table_column columns[] = {
    {.title = N_("Rule"), .most = {0, 0, 0, 60}, .always = true, .grows = true, .least = 22},
    {.title = N_("Value"), .always = true, .gap = 3, .least = 10, .most = {10, 10, 0, 0}},
    {.title = N_("From"), .gap = 3, .priority = 1},
};
static const struct table_spec spec = {columns, 3, 0, 3, false, school_cell};
const struct school_section school_policy = {
    .title = N_("Policy"),
    .entity = ENTITY_COUNT,
    .right = RIGHT_MANAGE,
    .spec = &spec,
    .empty = N_("the policy files cannot be read"),
    .note_of = policy_note,
    .read = read_policy,
};
