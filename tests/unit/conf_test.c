/* The floor conf: what it refuses and where it says so, what the shipped files hold, how files stack.
 * Bad files are written to a folder of their own; each fault must be named with its line. */
#include "config.h"

#include <limits.h>
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/text.h"
#include "conf/conf.h"

static char folder[PATH_MAX];
static const char *assets;

struct fixture
{
    struct arena *arena;
    struct err err;
    struct settings settings;
    struct conf_paths paths;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_new();
    f->paths.data_dir = assets;
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    free(f);
    return 0;
}

static char *write_bytes(struct fixture *f, const char *name, const char *data, size_t bytes)
{
    char *path = arena_printf(f->arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, bytes, file), bytes);
    assert_int_equal(fclose(file), 0);
    return path;
}

static char *write_file(struct fixture *f, const char *name, const char *text)
{
    return write_bytes(f, name, text, strlen(text));
}

enum role
{
    SETTINGS,
    POLICY,
    SUBJECTS,
    CALENDAR,
};

static bool load(struct fixture *f, enum role role, char *path)
{
    struct policy policy;
    struct subject_list subjects;
    f->settings = (struct settings){0};
    switch (role) {
    case SETTINGS:
        f->paths.named_file = path;
        return conf_load_settings(f->arena, &f->paths, &f->settings, &f->err);
    case POLICY:
        f->settings.policy_files = &path;
        f->settings.policy_count = 1;
        return conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err);
    case SUBJECTS:
        f->settings.subjects_file = path;
        return conf_load_subjects(f->arena, &f->paths, &f->settings, &subjects, &f->err);
    case CALENDAR:
        f->settings.calendar_files = &path;
        f->settings.calendar_count = 1;
        return conf_load_calendar(f->arena, &f->paths, &f->settings, calendar_new(f->arena, 0),
                                  &f->err);
    }
    return false;
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text != '\0'; text++) {
        lines += *text == '\n';
    }
    return lines;
}

static void assert_says(const struct fixture *f, const char *what)
{
    if (strstr(f->err.message, what) == NULL) {
        fail_msg("“%s” is not in:\n%s", what, f->err.message);
    }
}

#define G "[general]\n"

/* One fault each, but for those with a number: where it is and a piece of what is said. */
static const struct
{
    enum role role;
    const char *text;
    int line; /* 0: the file as a whole */
    const char *says;
    size_t faults; /* 0 = 1 */
} bad_files[] = {
    /* what iniparser would bend or refuse */
    {SETTINGS, "\xEF\xBB\xBF[general]\nlang = zh\n", 1, "byte order mark", 0},
    {SETTINGS, G "lang = zh ; Chinese\n", 2, "cut at ;", 0},
    {SETTINGS, G "login = a#b\n", 2, "cut at #", 0},
    {SETTINGS, G "login = a;b\n", 2, "cut at ;", 0},
    {SETTINGS, G "login = ;\n", 2, "cut at ;", 0},
    {SETTINGS, G "login = \"a\" b\n", 2, "behind the closing quote", 0},
    {SETTINGS, G "login = \"a\" ; who\n", 2, "behind the closing quote", 0},
    {SETTINGS, G "login = \"a\\\"b\"\n", 2, "behind the closing quote", 0},
    {SETTINGS, G "login = 'it's'\n", 2, "behind the closing quote", 0},
    {SETTINGS, G "login = \"wang\n", 2, "not closed", 0},
    {SETTINGS, G "login = 'wang\n", 2, "not closed", 0},
    {SETTINGS, G "login = \"\n", 2, "not closed", 0},
    {SETTINGS, G "login = wang\\\nlang = zh\n", 2, "ends with \\", 0},
    {SETTINGS, G "login = wang\\  \t\nlang = zh\n", 2, "ends with \\", 0},
    {SETTINGS, G "; a comment \\\nlang = zh\n", 2, "ends with \\", 0},
    {SETTINGS, G "login = wang\\", 2, "ends with \\", 0},
    {SETTINGS, G "lang\n", 2, "“lang” is no setting", 0},
    {SETTINGS, G "x\n", 2, "“x” is no setting", 0},
    {SETTINGS, G "x", 2, "“x” is no setting", 0},
    {SETTINGS, G "lang＝zh\n", 2, "plain =", 0},
    {SETTINGS, G "= zh\n", 2, "no key before the =", 0},
    {SETTINGS, "lang = zh\n" G, 1, "before the first [section]", 0},
    {SETTINGS, G "lang = zh\nlang = en\n", 3, "first in line 2", 0},
    {SETTINGS, G "lang = zh\nLANG = en\n", 3, "first in line 2", 0},
    {SETTINGS, G "lang = zh\n[store]\ndb = x\n[general]\ncolor = auto\n", 5, "first in line 1", 0},
    {SETTINGS, G "lang = zh\n[General]\ncolor = auto\n", 3, "first in line 1", 0},
    {SETTINGS, "[general\nlang = zh\n", 1, "alone on its line", 0},
    {SETTINGS, "[general] lang = zh\n", 1, "alone on its line", 0},
    {SETTINGS, "[general] ; mine\nlang = zh\n", 1, "alone on its line", 0},
    {SETTINGS, "[]\nlang = zh\n", 1, "has no name", 0},
    {SETTINGS, "[  ]\n", 1, "has no name", 0},
    {SETTINGS, "[gen:eral]\nlang = zh\n", 1, "cannot hold :", 0},
    {SETTINGS, "[gen]eral]\nlang = zh\n", 1, "cannot hold ]", 0},
    {SETTINGS, G "la:ng = zh\n", 2, "cannot hold a colon", 0},
    {SETTINGS, G "lang = z\xC3\n", 2, "byte 9 of the line is not UTF-8", 0},
    {SETTINGS, G "login = wang\x1b[31m\n", 2, "U+001B", 0},
    {SETTINGS, G "login = wang\xE2\x80\xAE\n", 2, "U+202E", 0},
    {SETTINGS, G "login = a\rlang = zh\n", 2, "U+000D", 0},
    {SETTINGS, G "login = a\x0b\n", 2, "U+000B", 0},
    /* names */
    {SETTINGS, "[generell]\nlang = zh\n", 1, "[generell]: there is no such section: use [general]",
     0},
    {SETTINGS, G "lnag = zh\n", 2,
     "[general] lnag = zh: there is no such key: use lang, utc_offset", 0},
    {SETTINGS, G "db = x\n", 2, "[general] db = x: there is no such key", 0},
    {POLICY, "[limit]\nprimary.1 = 0\n", 1, "[limit.school|weekend|holiday]", 0},
    {POLICY, "[limit.school]\nprimary.10 = 0\n", 2, "primary|junior|senior.1..9", 0},
    {POLICY, "[limit.school]\nprimary.0 = 0\n", 2, "no such key", 0},
    {POLICY, "[limit.school]\nprimary.1-3 = 0\n", 2, "no such key", 0},
    {POLICY, "[limit.school]\nprimary = 0\n", 2, "no such key", 0},
    {POLICY, "[warning over-limt]\nlevel = red\n", 1, "over-limit|", 0},
    {POLICY, "[warning over-limit]\nlevle = red\n", 2, "level, source, text_zh, text_en", 0},
    {SUBJECTS, "[9a]\nzh = 甲\nen = A\n", 1, "no such section", 0},
    {SUBJECTS, "[语文]\nzh = 甲\nen = A\n", 1, "no such section", 0},
    {CALENDAR, "[holiday 26]\n元旦 = 2026-01-01\n", 1, "no such section", 0},
    /* values */
    {SETTINGS, G "lang = fr\n", 2, "[general] lang = fr: not accepted: give zh|en", 0},
    {SETTINGS, G "lang =\n", 2, "[general] lang = : not accepted: give zh|en", 0},
    {SETTINGS, G "color = tru\n", 2, "auto|always|never", 0},
    {SETTINGS, G "utc_offset = 8\n", 2, "+08:00", 0},
    {SETTINGS, G "utc_offset = +15:00\n", 2, "-14:00 to +14:00", 0},
    {SETTINGS, "[files]\npolicy = a,,b\n", 2, "“” is not accepted", 0},
    {SETTINGS, "[files]\npolicy = a, b, A\n", 2, "“A” is not accepted", 0},
    {SETTINGS, "[files]\npolicy = a,\n", 2, "“” is not accepted", 0},
    {POLICY, "[limit.school]\nprimary.3 = 12abc\n", 2, "minutes from 0 to 1440, or none", 0},
    {POLICY, "[limit.school]\nprimary.3 = -1\n", 2, "primary.3 = -1", 0},
    {POLICY, "[limit.school]\nprimary.3 = 1441\n", 2, "primary.3 = 1441", 0},
    {POLICY, "[limit.school]\nprimary.3 = 99999999999\n", 2, "99999999999", 0},
    {POLICY, "[limit.school]\nprimary.3 = 0x3c\n", 2, "0x3c", 0},
    {POLICY, "[limit.school]\nprimary.3 =\n", 2, "minutes", 0},
    {POLICY, "[level]\nyellow_at = 0\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 0.0\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 1.001\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 0.8000\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 80%\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 1.\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 2\n", 2, "0.001 to 1", 0},
    {POLICY, "[level]\nyellow_at = 8e-1\n", 2, "0.001 to 1", 0},
    {POLICY, "[counts]\nprimary.3 = written\n", 2, "kind@place", 0},
    {POLICY, "[counts]\nprimary.3 = written@home, oral@moon\n", 2, "“oral@moon”", 0},
    {POLICY, "[counts]\nprimary.3 = written@home, written@home\n", 2, "“written@home”", 0},
    {POLICY, "[review]\napproval = some\n", 2, "over-limit|all|none", 0},
    {POLICY, "[review]\nstudent_entry = yes\n", 2, "draft|publish", 0},
    {POLICY, "[publish]\nchat = 1\n", 2, "no|yes", 0},
    {POLICY, "[calendar]\nweekly_no_homework = wed, someday\n", 2, "“someday”", 0},
    {POLICY, "[warning weekend]\nlevel = orange\n", 2, "off|yellow|red", 0},
    {POLICY, "[guess]\norder = written, oral, orall\n", 2, "“orall”", 0},
    {POLICY, "[guess]\nother = 其他\n", 2, "never tried", 0},
    {POLICY, "[guess]\norder = written\noral = 背\n", 3, "never tried", 0},
    {POLICY, "[path base]\ntiers = none\n", 2, "base|plus|stretch", 0},
    {POLICY, "[paths]\norder =\n", 2, "at least one", 0},
    {POLICY, "[paths]\norder = base, A\n", 2, "[path A]", 0},
    {POLICY, "[paths]\norder = base,plus,stretch,d,e,f,g,h,i\n", 2, "at most 8", 0},
    {SUBJECTS, "[chinese]\nzh = 语文\n", 1, "lacks en", 0},
    {SUBJECTS, "[chinese]\n[math]\nzh = 数学\nen = Math\n", 1, "lacks zh", 0},
    {SUBJECTS, "; nothing\n", 0, "no subject", 0},
    {SUBJECTS, "[a]\nzh = 甲\nen = A1\n[b]\nzh = 乙\nen = B1\nalso = 甲\n", 4, "“甲”", 0},
    {SUBJECTS, "[a]\nzh = 甲\nen = A1\ndaily = 1-6\n", 4, "grades from 1 to 12", 0},
    {SUBJECTS, "[a]\nzh = 甲\nen = A1\ndaily = 0\n", 4, "grades from 1 to 12", 0},
    {SUBJECTS, "[a]\nzh = 甲\nen = A1\ndaily = 12, 13\n", 4, "“13”", 0},
    {SUBJECTS, "[a]\nzh = 甲\nen = A1\nkind = homework\n", 4, "written|reading|", 0},
    {CALENDAR, "[holiday 2026]\n元旦 = 2026-02-30\n", 2, "元旦 = 2026-02-30", 0},
    {CALENDAR, "[holiday 2026]\n元旦 =\n", 2, "元旦 = : not accepted", 0},
    {CALENDAR, "[holiday 2026]\n国庆节 = 2026-10-07..2026-10-01\n", 2, "2026-10-07..2026-10-01", 0},
    {CALENDAR, "[holiday 2026]\n国庆节 = 2026-10-01..2027-10-07\n", 2, "at most 200 days", 0},
    {CALENDAR, "[holiday 2026]\n国庆节 = 2025-10-01..2025-10-07\n", 2, "not in 2026", 0},
    /* all of them at once, and the good lines among them are no fault */
    {SETTINGS, G "lang = fr\nutc_offset = +08:00\ncolor = red\nx = y\n[nowhere]\na = b\nbare\n", 2,
     "no such section", 5},
};

static void test_bad_files(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof bad_files / sizeof bad_files[0]; i++) {
        char *path = write_file(f, "bad.ini", bad_files[i].text);
        memset(&f->err, 0xA5, sizeof f->err); /* whatever was in it before */
        f->err.message[sizeof f->err.message - 1] = '\0';
        if (load(f, bad_files[i].role, path)) {
            fail_msg("taken: %s", bad_files[i].text);
        }
        assert_int_equal(f->err.code, ERR_INPUT);
        const char *place = bad_files[i].line > 0
                                ? arena_printf(f->arena, "%s:%d: ", path, bad_files[i].line)
                                : path;
        assert_says(f, place);
        assert_says(f, bad_files[i].says);
        size_t faults = bad_files[i].faults > 0 ? bad_files[i].faults : 1;
        if (count_lines(f->err.message) != faults) {
            fail_msg("%zu faults awaited:\n%s", faults, f->err.message);
        }
    }
}

static void test_lines_and_sizes(void **state)
{
    struct fixture *f = *state;
    char line[CONF_LINE_MAX_BYTES + 64];
    /* Exactly at the bound is read: the value is then too long for its key, not the line. */
    memset(line, 'a', sizeof line);
    memcpy(line, "[general]\nlogin = ", 18);
    line[10 + CONF_LINE_MAX_BYTES] = '\n';
    assert_false(load(f, SETTINGS, write_bytes(f, "bad.ini", line, 10 + CONF_LINE_MAX_BYTES + 1)));
    assert_says(f, "a text of 1 to 60 characters");
    line[10 + CONF_LINE_MAX_BYTES] = 'a';
    line[10 + CONF_LINE_MAX_BYTES + 1] = '\n';
    assert_false(load(f, SETTINGS, write_bytes(f, "bad.ini", line, 10 + CONF_LINE_MAX_BYTES + 2)));
    assert_says(f, "bad.ini:2: the line has 1001 bytes");
    assert_int_equal(count_lines(f->err.message), 1);

    assert_false(load(f, SETTINGS, write_bytes(f, "bad.ini", "[general]\nlogin = a\0b\n", 22)));
    assert_says(f, "bad.ini:2: the line holds a NUL byte");

    char *path = write_file(f, "big.ini", "[general]\n");
    assert_int_equal(truncate(path, CONF_FILE_MAX_BYTES + 1), 0);
    assert_false(load(f, SETTINGS, path));
    assert_says(f, "more than");
}

static void test_no_regular_file(void **state)
{
    struct fixture *f = *state;
    assert_false(load(f, SETTINGS, folder));
    assert_says(f, "not a regular file");

    char *pipe_path = arena_printf(f->arena, "%s/pipe.ini", folder);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    assert_false(load(f, SETTINGS, pipe_path));
    assert_says(f, "not a regular file");

    assert_false(load(f, SETTINGS, arena_printf(f->arena, "%s/absent.ini", folder)));
    assert_says(f, "absent.ini: there is no such file");
    assert_int_equal(f->err.code, ERR_INPUT);
}

/* Whatever the file: where the pre-pass finds no fault, iniparser read the same sections, keys and
 * values (else “changed while it was read” is said). Files are random rows of what bends INI files. */
static void test_nothing_is_bent(void **state)
{
    static const char *const pieces[] = {
        "[",       "]",           "=",     " = ",       ";",     "#",     "\"",   "'",
        "\\",      ":",           "\n",    "\n",        "\n",    " ",     "\t",   "\r\n",
        "general", "[general]\n", "lang",  "zh",        "login", "wang",  "语文", "＝",
        "..",      "\\\n",        "a",     "[a]\n",     "a = ",  "\"x\"", "'y'",  "\"\"",
        "''",      "%s",          "\\x22", "[store]\n", "b=",    "=\n",   "　",   "\r"};
    struct fixture *f = *state;
    uint32_t seed = 20260901;
    size_t clean = 0;
    for (int round = 0; round < 1500; round++) {
        uint32_t began_with = seed;
        struct arena *arena = arena_new();
        struct text_buf buf = {.arena = arena};
        text_buf_add(&buf, "[general]\n");
        size_t length = 1 + (seed >> 16) % 14;
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525u + 1013904223u;
            text_buf_add(&buf, pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])]);
        }
        load(f, SETTINGS, write_file(f, "bad.ini", text_buf_str(&buf)));
        if (strstr(f->err.message, "changed while") != NULL) {
            fail_msg("seed %u:\n%s", began_with, text_buf_str(&buf));
        }
        clean += strstr(f->err.message, "is no setting") == NULL;
        arena_free(arena);
        err_clear(&f->err);
    }
    assert_true(clean > 150); /* enough of them came as far as iniparser, or nearly */
}

/* More faults than a message holds: the first ones, and how many more. */
static void test_many_faults(void **state)
{
    struct fixture *f = *state;
    struct text_buf buf = {.arena = f->arena};
    text_buf_add(&buf, "[general]\n");
    for (int i = 0; i < 500; i++) {
        text_buf_printf(&buf, "key%d = 1\n", i);
    }
    assert_false(load(f, SETTINGS, write_file(f, "bad.ini", text_buf_str(&buf))));
    assert_says(f, "bad.ini:2: ");
    assert_says(f, " more: mend these first");
    unsigned more = 0;
    const char *last = strrchr(f->err.message, '\n');
    assert_int_equal(sscanf(last, "\nand %u more", &more), 1);
    assert_int_equal(count_lines(f->err.message) - 1 + more, 500);
}

/* Faults of all files are shown together. */
static void test_faults_of_all_files(void **state)
{
    struct fixture *f = *state;
    f->paths.system_file = write_file(f, "one.ini", "[general]\nlang = fr\n");
    f->paths.user_file = write_file(f, "two.ini", "[general]\ncolor = red\n");
    assert_false(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    assert_says(f, "one.ini:2: ");
    assert_says(f, "two.ini:2: ");

    /* In the order of the lines, whatever found them. */
    f->paths.system_file = NULL;
    f->paths.user_file = write_file(f, "two.ini", "[general]\nlang = fr\nlogin = a;b\nx = y\n");
    assert_false(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    const char *two = strstr(f->err.message, "two.ini:2: ");
    const char *three = strstr(f->err.message, "two.ini:3: ");
    const char *four = strstr(f->err.message, "two.ini:4: ");
    assert_true(two != NULL && two < three && three < four);
}

static void test_settings_defaults(void **state)
{
    struct fixture *f = *state;
    f->paths.system_file = arena_printf(f->arena, "%s/absent.ini", folder);
    f->paths.user_file = arena_printf(f->arena, "%s/absent/absent.ini", folder);
    assert_true(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    assert_null(f->settings.db);
    assert_false(f->settings.has_lang);
    assert_int_equal(f->settings.utc_offset, 480);
    assert_int_equal(f->settings.color, CONF_COLOR_AUTO);
    assert_null(f->settings.login);
    assert_null(f->settings.subjects_file);
    assert_int_equal(f->settings.policy_count, 0);
    assert_null(f->settings.calendar_files);
}

static void test_settings_precedence(void **state)
{
    struct fixture *f = *state;
    f->paths.system_file = write_file(f, "system.ini",
                                      "[general]\r\nlang = en\r\nlogin = \"system; admin\"\r\n"
                                      "utc_offset = +09:00\r\n[files]\r\npolicy = anyang\r\n"
                                      "calendar = \r\n");
    f->paths.user_file = write_file(f, "user.ini",
                                    "# mine\n[General]\nLang = zh\ncolor = never\n"
                                    "[files]\npolicy = changsha， ./own.ini\n");
    f->paths.named_file = write_file(f, "named.ini",
                                     "[general]\ncolor=always\n[store]\n"
                                     "db = 'data/school 1.db'");
    assert_true(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    assert_true(f->settings.has_lang);
    assert_int_equal(f->settings.lang, LANG_ZH);
    assert_int_equal(f->settings.color, CONF_COLOR_ALWAYS);
    assert_int_equal(f->settings.utc_offset, 540);
    assert_string_equal(f->settings.login, "system; admin");
    assert_string_equal(f->settings.db, arena_printf(f->arena, "%s/data/school 1.db", folder));
    assert_int_equal(f->settings.policy_count, 2);
    assert_string_equal(f->settings.policy_files[0], "changsha");
    assert_string_equal(f->settings.policy_files[1],
                        arena_printf(f->arena, "%s/./own.ini", folder));
    assert_non_null(f->settings.calendar_files); /* set to none at all */
    assert_int_equal(f->settings.calendar_count, 0);

    f->paths.named_file =
        write_file(f, "named.ini", "[store]\ndb = postgresql://db.example/school\n");
    assert_true(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    assert_string_equal(f->settings.db, "postgresql://db.example/school");
}

/* ---- the shipped files ---- */

static bool load_policy(struct fixture *f, struct policy *policy, struct conf_origins *origins,
                        size_t count, char **files)
{
    f->settings = (struct settings){.policy_files = files, .policy_count = count};
    bool done = conf_load_policy(f->arena, &f->paths, &f->settings, policy, origins, &f->err);
    if (!done) {
        print_message("# %s\n", f->err.message);
    }
    return done;
}

static void assert_limits(const struct policy *policy, enum stage stage, enum day_kind day,
                          const int expected[STAGE_YEARS_MAX])
{
    for (int i = 0; i < STAGE_YEARS_MAX; i++) {
        assert_int_equal(policy->limit[stage][i][day], expected[i]);
    }
}

static void test_national_policy(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct conf_origins origins;
    assert_true(load_policy(f, &policy, &origins, 0, NULL));
    for (int day = 0; day < DAY_KIND_COUNT; day++) {
        assert_limits(&policy, STAGE_PRIMARY, (enum day_kind)day,
                      (const int[]){0, 0, 60, 60, 60, 60, 60, 60, 60});
        assert_limits(&policy, STAGE_JUNIOR, (enum day_kind)day,
                      (const int[]){90, 90, 90, 90, 90, 90, 90, 90, 90});
        assert_limits(&policy, STAGE_SENIOR, (enum day_kind)day,
                      (const int[]){-1, -1, -1, -1, -1, -1, -1, -1, -1});
    }
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        for (int year = 0; year < STAGE_YEARS_MAX; year++) {
            for (int kind = 0; kind < KIND_COUNT; kind++) {
                bool young = stage == STAGE_PRIMARY && year < 2;
                assert_int_equal(policy.counts[stage][year][kind][PLACE_HOME],
                                 kind == KIND_WRITTEN);
                assert_int_equal(policy.counts[stage][year][kind][PLACE_SCHOOL],
                                 kind == KIND_WRITTEN && !young);
            }
        }
    }
    assert_int_equal(policy.yellow_at, 800);
    assert_int_equal(policy.path_count, 3);
    assert_string_equal(policy.paths[0].id, "base");
    assert_string_equal(policy.paths[0].zh, "基础");
    assert_int_equal(policy.paths[0].tiers, 1u << TIER_BASE);
    assert_string_equal(policy.paths[2].id, "stretch");
    assert_int_equal(policy.paths[2].tiers, 1u << TIER_BASE | 1u << TIER_PLUS | 1u << TIER_STRETCH);
    assert_int_equal(policy.approval, APPROVAL_OVER_LIMIT);
    assert_true(policy.student_publish);
    assert_true(policy.chat_allowed);
    assert_int_equal(policy.weekly_no_homework, 0);
    for (int code = 0; code < WARNING_CODE_COUNT; code++) {
        bool red = code == WARNING_OVER_LIMIT || code == WARNING_WRITTEN_IN_GRADE_1_2;
        assert_int_equal(policy.warnings[code].level, red ? LEVEL_RED : LEVEL_YELLOW);
        assert_true(strlen(policy.warnings[code].source) > 0);
        assert_true(strlen(policy.warnings[code].text_zh) > 0);
        assert_true(strlen(policy.warnings[code].text_en) > 0);
    }
    assert_true(policy.guess_count > 0);
    assert_int_equal(policy.guess[0].kind, KIND_WRITTEN);
    assert_true(origins.count > 60);
    for (size_t i = 0; i < origins.count; i++) {
        assert_non_null(strstr(origins.items[i].file, "/policy/national.ini"));
        assert_true(origins.items[i].line > 0);
    }
}

static const struct
{
    const char *text;
    enum kind kind;
} guesses[] = {
    {"背诵第三课", KIND_ORAL},
    {"朗读课文三遍", KIND_ORAL},
    {"复述故事", KIND_ORAL},
    {"背诵并默写古诗", KIND_WRITTEN},
    {"练习册P12-13", KIND_WRITTEN},
    {"课外阅读30分钟", KIND_READING},
    {"整本书《西游记》第三回", KIND_READING},
    {"预习第四课", KIND_PREVIEW},
    {"预习第四课并抄写生字", KIND_WRITTEN},
    {"明天带彩笔", KIND_NOTICE},
    {"请带好跳绳", KIND_NOTICE},
    {"交回执", KIND_NOTICE},
    {"带分数加减法 P20", KIND_OTHER},
    {"有余数的除法，连带验算", KIND_OTHER},
    {"画线段图解答第3题", KIND_OTHER},
    {"订计划表", KIND_OTHER},
    {"跳绳200个", KIND_SPORT},
    {"仰卧起坐30个", KIND_SPORT},
    {"观察豆芽生长", KIND_INQUIRY},
    {"做一件家务", KIND_LABOR},
    {"手工：纸飞机", KIND_ART},
    {"第3单元试卷", KIND_WRITTEN},
    {"习作：我的家乡", KIND_WRITTEN},
    {"WORKBOOK page 12", KIND_WRITTEN},
    {"Please bring a ruler", KIND_NOTICE},
    {"Unit 5: bring and take", KIND_OTHER},
    {"阅读理解第3篇", KIND_WRITTEN},
    {"读书笔记一页", KIND_WRITTEN},
    {"写观察日记", KIND_WRITTEN},
    {"观察下图，填一填", KIND_WRITTEN},
    {"预习第19课《海滨小城》：读通课文，圈出生字", KIND_PREVIEW},
    {"帮家里做一次力所能及的家务，并写一句话感受", KIND_LABOR},
    {"诗歌欣赏：完成第2题", KIND_OTHER},
    {"P42 1-5题", KIND_OTHER},
};

static void test_guess(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    assert_true(load_policy(f, &policy, NULL, 0, NULL));
    for (size_t i = 0; i < sizeof guesses / sizeof guesses[0]; i++) {
        enum kind kind = policy_guess_kind(&policy, guesses[i].text, KIND_OTHER);
        if (kind != guesses[i].kind) {
            fail_msg("%s: %s", guesses[i].text, vocab_code(&vocab_kind, (int)kind));
        }
    }
}

static void test_shipped_overlays(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    char *files[] = {arena_strdup(f->arena, "anyang"), arena_strdup(f->arena, "changsha"),
                     arena_strdup(f->arena, "myopia-2024.ini")};
    assert_true(load_policy(f, &policy, NULL, 3, files));
    assert_false(policy.chat_allowed);
    assert_int_equal(policy.weekly_no_homework, 1u << WEDNESDAY);
    assert_non_null(strstr(policy.warnings[WARNING_OVER_LIMIT].source, "2024-11"));
    assert_int_equal(policy.warnings[WARNING_OVER_LIMIT].level, LEVEL_RED);
    assert_int_equal(policy.limit[STAGE_PRIMARY][2][DAY_SCHOOL], 60);

    files[0] = arena_strdup(f->arena, "nanyang");
    assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    assert_says(f, "name one of anyang, changsha, myopia-2024");
}

/* The samples must stay right: their lines are read with the ; taken off. */
static char *uncommented(struct fixture *f, const char *asset)
{
    char *path = arena_printf(f->arena, "%s/%s", assets, asset);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct text_buf buf = {.arena = f->arena};
    char line[2048];
    size_t taken = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        bool commented = line[0] == ';' && line[1] != ' ' && line[1] != '\n';
        text_buf_add(&buf, commented ? line + 1 : line);
        taken += commented;
    }
    fclose(file);
    assert_true(taken > 5);
    return arena_strdup(f->arena, text_buf_str(&buf));
}

static void test_samples(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    char *path = write_file(f, "sample.ini", uncommented(f, "hwboard.ini.sample"));
    f->paths.named_file = path;
    if (!conf_load_settings(f->arena, &f->paths, &f->settings, &f->err)) {
        fail_msg("%s", f->err.message);
    }
    path = write_file(f, "school.ini", uncommented(f, "policy/school.ini.sample"));
    assert_true(load_policy(f, &policy, NULL, 1, &path));
    assert_int_equal(policy.path_count, 3);
    assert_string_equal(policy.paths[0].id, "A");
    assert_int_equal(policy.paths[1].tiers, 1u << TIER_PLUS);
    assert_int_equal(policy.warnings[WARNING_WEEKEND].level, LEVEL_NONE);
    assert_int_equal(policy.limit[STAGE_PRIMARY][3][DAY_SCHOOL], 30);
}

/* Overlays work key by key; what is derived follows the stacked keys. */
static void test_overlay(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct conf_origins origins;
    char *files[] = {
        write_file(f, "a.ini",
                   "[limit.school]\nprimary.3 = 45\nprimary.4 = 50\n[level]\nyellow_at = 0.905\n"
                   "[limit.weekend]\nprimary.3 = 20\n[warning weekend]\nlevel = off\n"),
        write_file(f, "b.ini",
                   "; the school's own\n[Limit.School]\nPrimary.4 = none\n"
                   "[calendar]\nweekly_no_homework = 周三，fri\n"
                   "[counts]\nprimary.3 = 书面@家庭、oral@home\n"
                   "[path base]\nzh = \"基础；必做\"\n"
                   "[guess]\norder = oral, written\n"),
    };
    assert_true(load_policy(f, &policy, &origins, 2, files));
    assert_limits(&policy, STAGE_PRIMARY, DAY_SCHOOL,
                  (const int[]){0, 0, 45, -1, 60, 60, 60, 60, 60});
    assert_limits(&policy, STAGE_PRIMARY, DAY_WEEKEND,
                  (const int[]){0, 0, 20, -1, 60, 60, 60, 60, 60});
    assert_limits(&policy, STAGE_PRIMARY, DAY_HOLIDAY,
                  (const int[]){0, 0, 45, -1, 60, 60, 60, 60, 60});
    assert_int_equal(policy.yellow_at, 905);
    assert_int_equal(policy.warnings[WARNING_WEEKEND].level, LEVEL_NONE);
    assert_non_null(strstr(policy.warnings[WARNING_WEEKEND].source, "13号"));
    assert_int_equal(policy.weekly_no_homework, 1u << WEDNESDAY | 1u << FRIDAY);
    assert_true(policy.counts[STAGE_PRIMARY][2][KIND_ORAL][PLACE_HOME]);
    assert_false(policy.counts[STAGE_PRIMARY][2][KIND_WRITTEN][PLACE_SCHOOL]);
    assert_false(policy.counts[STAGE_PRIMARY][3][KIND_ORAL][PLACE_HOME]);
    assert_int_equal(policy.guess_count, 2); /* the others are left out on purpose */
    assert_int_equal(policy.guess[0].kind, KIND_ORAL);
    assert_string_equal(policy.paths[0].zh, "基础；必做");
    assert_int_equal(policy.paths[0].tiers, 1u << TIER_BASE);

    static const struct
    {
        const char *section, *key, *value, *file;
        size_t line;
    } expected[] = {
        {"limit.school", "primary.3", "45", "a.ini", 2},
        {"limit.school", "primary.4", "none", "b.ini", 3},
        {"limit.school", "primary.5", "60", "national.ini", 0},
        {"limit.weekend", "primary.3", "20", "a.ini", 7},
        {"level", "yellow_at", "0.905", "a.ini", 5},
        {"calendar", "weekly_no_homework", "周三，fri", "b.ini", 5},
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        size_t found = 0;
        for (size_t j = 0; j < origins.count; j++) {
            const struct conf_origin *origin = &origins.items[j];
            if (strcmp(origin->section, expected[i].section) == 0 &&
                strcmp(origin->key, expected[i].key) == 0) {
                found++;
                assert_string_equal(origin->value, expected[i].value);
                assert_string_equal(strrchr(origin->file, '/') + 1, expected[i].file);
                assert_true(expected[i].line == 0 || origin->line == expected[i].line);
            }
        }
        assert_int_equal(found, 1);
    }
}

/* The national file is what the defaults are: without it, or with a hole in it, nothing is guessed. */
static void test_national_file_is_needed(void **state)
{
    struct fixture *f = *state;
    struct policy policy;
    struct subject_list subjects;
    f->paths.data_dir = folder;
    assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    assert_int_equal(f->err.code, ERR_INPUT);
    assert_says(f, arena_printf(f->arena, "%s/policy/national.ini: ", folder));
    assert_says(f, "install hwboard again");
    assert_false(conf_load_subjects(f->arena, &f->paths, &f->settings, &subjects, &f->err));
    assert_says(f, "subjects/subjects.ini");
    assert_false(
        conf_load_calendar(f->arena, &f->paths, &f->settings, calendar_new(f->arena, 0), &f->err));
    assert_says(f, "/calendar/");

    assert_int_equal(mkdir(arena_printf(f->arena, "%s/policy", folder), 0700), 0);
    write_file(f, "policy/national.ini", "[limit.school]\nprimary.1 = 0\nsenior.2 = none\n");
    assert_false(conf_load_policy(f->arena, &f->paths, &f->settings, &policy, NULL, &f->err));
    assert_says(f, "[level] yellow_at is missing");
    assert_says(f, "[limit.school] junior.1 is missing");
    assert_says(f, "[limit.school] senior.1 is missing");
    assert_says(f, "[counts] primary.1 is missing");
    assert_says(f, "[warning near-limit] level is missing");
    assert_null(strstr(f->err.message, "[limit.school] primary.1"));
    write_file(f, "policy/national.ini", "");
}

static const struct subject *find_subject(const struct subject_list *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].code, code) == 0) {
            return &list->items[i];
        }
    }
    fail_msg("no subject %s", code);
    return NULL;
}

static void test_subjects(void **state)
{
    struct fixture *f = *state;
    struct subject_list list;
    if (!conf_load_subjects(f->arena, &f->paths, &f->settings, &list, &f->err)) {
        fail_msg("%s", f->err.message);
    }
    static const char *const order[] = {
        "chinese", "math",      "english",  "moral",    "history",  "geography",    "science",
        "physics", "chemistry", "biology",  "politics", "it",       "technology",   "pe",
        "art",     "music",     "fine-art", "labor",    "practice", "class-affairs"};
    assert_int_equal(list.count, sizeof order / sizeof order[0]);
    for (size_t i = 0; i < list.count; i++) {
        assert_string_equal(list.items[i].code, order[i]);
        assert_int_equal(list.items[i].order, i);
        assert_false(list.items[i].hidden);
    }
    const struct subject *moral = find_subject(&list, "moral");
    assert_string_equal(moral->zh, "道德与法治");
    assert_string_equal(moral->short_zh, "道法");
    assert_int_equal(moral->kind, KIND_WRITTEN);
    assert_int_equal(moral->daily, 0);
    assert_string_equal(find_subject(&list, "math")->short_zh, "数学");
    assert_int_equal(find_subject(&list, "math")->daily, 0x1ffeu);
    assert_int_equal(find_subject(&list, "english")->daily, 0x1ff8u);
    assert_int_equal(find_subject(&list, "physics")->daily, 1u << 8 | 1u << 9);
    assert_int_equal(find_subject(&list, "chemistry")->daily, 1u << 9);
    assert_int_equal(find_subject(&list, "pe")->kind, KIND_SPORT);
    assert_int_equal(find_subject(&list, "art")->kind, KIND_ART);
    assert_int_equal(find_subject(&list, "music")->kind, KIND_ART);
    assert_int_equal(find_subject(&list, "labor")->kind, KIND_LABOR);
    assert_int_equal(find_subject(&list, "class-affairs")->kind, KIND_NOTICE);
    const struct subject *biology = find_subject(&list, "biology");
    assert_int_equal(biology->also_count, 1);
    assert_string_equal(biology->also[0], "生物");

    f->settings.subjects_file = write_file(f, "own.ini",
                                           "[b]\nzh = 乙\nen = B1\nhidden = yes\n"
                                           "[a]\nen = A1\nzh = 甲\nshort_zh = 小甲\n");
    assert_true(conf_load_subjects(f->arena, &f->paths, &f->settings, &list, &f->err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].code, "b");
    assert_true(list.items[0].hidden);
    assert_int_equal(list.items[0].kind, KIND_WRITTEN);
    assert_string_equal(list.items[1].short_zh, "小甲");
}

static void test_calendar(void **state)
{
    struct fixture *f = *state;
    struct calendar *calendar = calendar_new(f->arena, 0);
    if (!conf_load_calendar(f->arena, &f->paths, &f->settings, calendar, &f->err)) {
        fail_msg("%s", f->err.message);
    }
    assert_true(calendar_knows_year(calendar, 2026));
    assert_false(calendar_knows_year(calendar, 2027));
    static const struct
    {
        int month, day, days;
        const char *name;
    } off[] = {{1, 1, 3, "元旦"},    {2, 15, 9, "春节"},   {4, 4, 3, "清明节"}, {5, 1, 5, "劳动节"},
               {6, 19, 3, "端午节"}, {9, 25, 3, "中秋节"}, {10, 1, 7, "国庆节"}};
    static const int work[][2] = {{1, 4}, {2, 14}, {2, 28}, {5, 9}, {9, 20}, {10, 10}};
    /* Every day of the year: off as listed, make-up days, else by the weekday. */
    day_t last = date_from_ymd(2026, 12, 31);
    for (day_t day = date_from_ymd(2026, 1, 1); day <= last; day++) {
        bool school = date_weekday(day) < SATURDAY;
        const char *name = "";
        for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
            day_t first = date_from_ymd(2026, off[i].month, off[i].day);
            if (day >= first && day < first + off[i].days) {
                school = false;
                name = off[i].name;
            }
        }
        for (size_t i = 0; i < sizeof work / sizeof work[0]; i++) {
            if (day == date_from_ymd(2026, work[i][0], work[i][1])) {
                school = true;
                name = NULL;
            }
        }
        assert_int_equal(calendar_is_school_day(calendar, day), school);
        if (name == NULL) {
            assert_non_null(strstr(calendar_day_name(calendar, day), "调休"));
        } else {
            assert_string_equal(calendar_day_name(calendar, day), name);
        }
    }

    char *file =
        write_file(f, "own.ini",
                   "[year 2027]\nsource = own\n[休 2027]\n元旦 = 2026-12-31 .. 2027-01-02\n"
                   "[班 2027]\n补课 = 2027-01-09，2027-01-10\n"
                   "[寒暑假 2027]\n寒假 = 2027-01-25..2027-02-20\n"
                   "[no-homework 2027]\nReading Day = 2027-04-23\n");
    f->settings.calendar_files = &file;
    f->settings.calendar_count = 1;
    calendar = calendar_new(f->arena, 0);
    if (!conf_load_calendar(f->arena, &f->paths, &f->settings, calendar, &f->err)) {
        fail_msg("%s", f->err.message);
    }
    assert_true(calendar_knows_year(calendar, 2027));
    assert_false(calendar_knows_year(calendar, 2026));
    assert_false(calendar_is_school_day(calendar, date_from_ymd(2026, 12, 31)));
    assert_true(calendar_is_school_day(calendar, date_from_ymd(2027, 1, 10)));
    assert_false(calendar_is_school_day(calendar, date_from_ymd(2027, 2, 19)));
    assert_true(calendar_is_no_homework(calendar, date_from_ymd(2027, 4, 23)));
}

static void test_describe_keys(void **state)
{
    struct fixture *f = *state;
    char *keys = conf_describe_keys(f->arena, LANG_EN);
    assert_non_null(strstr(keys, "[general] utc_offset\thours and minutes such as +08:00"));
    assert_non_null(strstr(keys, "[limit.school|weekend|holiday] primary|junior|senior.1..9\t"));
    assert_non_null(strstr(keys, "[holiday|school|vacation|no-homework YEAR] NAME\t"));
    for (const char *line = keys; *line != '\0'; line = strchr(line, '\n') + 1) {
        size_t tabs = 0;
        for (const char *c = line; *c != '\n'; c++) {
            tabs += *c == '\t';
        }
        assert_int_equal(tabs, 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_bad_files, setup, teardown),
        cmocka_unit_test_setup_teardown(test_lines_and_sizes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_regular_file, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_is_bent, setup, teardown),
        cmocka_unit_test_setup_teardown(test_many_faults, setup, teardown),
        cmocka_unit_test_setup_teardown(test_faults_of_all_files, setup, teardown),
        cmocka_unit_test_setup_teardown(test_settings_defaults, setup, teardown),
        cmocka_unit_test_setup_teardown(test_settings_precedence, setup, teardown),
        cmocka_unit_test_setup_teardown(test_national_policy, setup, teardown),
        cmocka_unit_test_setup_teardown(test_guess, setup, teardown),
        cmocka_unit_test_setup_teardown(test_shipped_overlays, setup, teardown),
        cmocka_unit_test_setup_teardown(test_samples, setup, teardown),
        cmocka_unit_test_setup_teardown(test_overlay, setup, teardown),
        cmocka_unit_test_setup_teardown(test_national_file_is_needed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_subjects, setup, teardown),
        cmocka_unit_test_setup_teardown(test_calendar, setup, teardown),
        cmocka_unit_test_setup_teardown(test_describe_keys, setup, teardown),
    };
    const char *source = getenv("HWBOARD_SRCDIR");
    static char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/assets", source != NULL ? source : ".");
    assets = path;
    const char *tmp = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/hwboard-conf-XXXXXX", tmp != NULL ? tmp : "/tmp");
    if (mkdtemp(folder) == NULL) {
        perror(folder);
        return 1;
    }
    int failed = cmocka_run_group_tests_name("conf", tests, NULL, NULL);
    static const char *const made[] = {"bad.ini",    "big.ini",
                                       "pipe.ini",   "one.ini",
                                       "two.ini",    "system.ini",
                                       "user.ini",   "named.ini",
                                       "sample.ini", "school.ini",
                                       "a.ini",      "b.ini",
                                       "own.ini",    "policy/national.ini"};
    char name[PATH_MAX + 64];
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        snprintf(name, sizeof name, "%s/%s", folder, made[i]);
        unlink(name);
    }
    snprintf(name, sizeof name, "%s/policy", folder);
    rmdir(name);
    rmdir(folder);
    return failed;
}
