/* What conf refuses and where it says so, and how settings files stack. Bad files are written to a
 * folder of their own; each fault must be named with its line. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/text.h"
#include "conf/conf.h"
#include "support/conf_fixture.h"

enum file_role
{
    SETTINGS,
    POLICY,
    SUBJECTS,
    CALENDAR,
};

static bool load(struct fixture *f, enum file_role role, char *path)
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
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

#define G "[general]\n"

/* One fault each, but for those with a number: where it is and a piece of what is said. */
static const struct
{
    enum file_role role;
    const char *text;
    int line; /* 0: the file as a whole */
    const char *says;
    size_t faults; /* 0 = 1 */
} bad_files[] = {
    /* what iniparser would bend or refuse */
    {SETTINGS, "\xEF\xBB\xBF[general]\nlang = zh\n", 1, "byte order mark", 0},
    {SETTINGS, G "lang = zh ; Chinese\n", 2, "cut off at ;", 0},
    {SETTINGS, G "login = a#b\n", 2, "cut off at #", 0},
    {SETTINGS, G "login = a;b\n", 2, "cut off at ;", 0},
    {SETTINGS, G "login = ;\n", 2, "cut off at ;", 0},
    {SETTINGS, G "login = \"a\" b\n", 2, "follows the closing quote", 0},
    {SETTINGS, G "login = \"a\" ; who\n", 2, "follows the closing quote", 0},
    {SETTINGS, G "login = \"a\\\"b\"\n", 2, "follows the closing quote", 0},
    {SETTINGS, G "login = 'it's'\n", 2, "follows the closing quote", 0},
    {SETTINGS, G "login = \"wang\n", 2, "not closed", 0},
    {SETTINGS, G "login = 'wang\n", 2, "not closed", 0},
    {SETTINGS, G "login = \"\n", 2, "not closed", 0},
    {SETTINGS, G "login = wang\\\nlang = zh\n", 2, "ends with \\", 0},
    {SETTINGS, G "login = wang\\  \t\nlang = zh\n", 2, "ends with \\", 0},
    {SETTINGS, G "; a comment \\\nlang = zh\n", 2, "ends with \\", 0},
    {SETTINGS, G "login = wang\\", 2, "ends with \\", 0},
    {SETTINGS, G "lang\n", 2, "“lang” is not a setting", 0},
    {SETTINGS, G "x\n", 2, "“x” is not a setting", 0},
    {SETTINGS, G "x", 2, "“x” is not a setting", 0},
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
    {SETTINGS, "[gen:eral]\nlang = zh\n", 1, "cannot contain :", 0},
    {SETTINGS, "[gen]eral]\nlang = zh\n", 1, "cannot contain ]", 0},
    {SETTINGS, G "la:ng = zh\n", 2, "cannot contain a colon", 0},
    {SETTINGS, G "lang = z\xC3\n", 2, "byte 9 of the line is not UTF-8", 0},
    {SETTINGS, G "login = wang\x1b[31m\n", 2, "U+001B", 0},
    {SETTINGS, G "login = wang\xE2\x80\xAE\n", 2, "U+202E", 0},
    {SETTINGS, G "login = a\rlang = zh\n", 2, "U+000D", 0},
    {SETTINGS, G "login = a\x0b\n", 2, "U+000B", 0},
    /* backslashes, which the versions of iniparser read unlike */
    {SETTINGS, G "login = a\\b\n", 2,
     "[general] login: a value cannot contain a backslash: remove it", 0},
    {SETTINGS, G "login = \"a\\\\\"\n", 2, "cannot contain a backslash", 0},
    {POLICY, "[warning parents]\npattern9 = \"\\d+\"\n", 2,
     "[warning parents] pattern9: a value cannot contain a backslash: write [0-9] instead of \\d",
     0},
    {POLICY, "[warning parents]\nexcept9 = \"a\\x22\"\n", 2, "write {quote} instead of \\x22", 0},
    {POLICY, "[warning parents]\npattern9 = \"a\\.\"\n", 2, "write [.] instead of \\.", 0},
    {POLICY, "[warning parents]\npattern9 = \"a\\K\"\n", 2, "backslash: remove it", 0},
    {POLICY, "[warning parents]\ntext_zh = \"a\\d\"\n", 2, "backslash: remove it", 0},
    {POLICY, "[warning own]\npattern1 = \"({quote}\"\n", 2, "parenthesis", 0},
    /* names */
    {SETTINGS, "[generell]\nlang = zh\n", 1,
     "[generell]: there is no such section: use [general], [ui], [import], [print]", 0},
    {SETTINGS, G "lnag = zh\n", 2,
     "[general] lnag: there is no such key: use lang, utc_offset, color, login", 0},
    {SETTINGS, G "db = x\n", 2, "[general] db: there is no such key", 0},
    {SETTINGS, "[store]\npasword = secret\n", 2, "[store] pasword: there is no such key: use db",
     0},
    {POLICY, "[limit]\nprimary.1 = 0\n", 1, "[limit.school|weekend|holiday]", 0},
    {POLICY, "[limit.school]\nprimary.10 = 0\n", 2, "primary|junior|senior.1..9", 0},
    {POLICY, "[limit.school]\nprimary.0 = 0\n", 2, "no such key", 0},
    {POLICY, "[limit.school]\nprimary.1-3 = 0\n", 2, "no such key", 0},
    {POLICY, "[limit.school]\nprimary = 0\n", 2, "no such key", 0},
    {POLICY, "[warning over-limt]\nlevel = red\n", 1, "over-limit|", 0},
    {POLICY, "[warning over-limit]\nlevle = red\n", 2, "level, source, source_en, text_zh, text_en",
     0},
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
    {POLICY, "[limit.school]\nprimary.1 = 1\n", 2, "13号", 0},
    {POLICY, "[limit.weekend]\nprimary.2 = none\n", 2, "[limit.weekend] primary.2 = none", 0},
    {POLICY, "[limit.holiday]\nprimary.1 = 0\nprimary.2 = 30\n", 3, "grades 1 and 2", 0},
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
    {POLICY, "[spread]\npart_min = 0\n", 2, "1 to 600", 0},
    {POLICY, "[spread]\npart_min = 601\n", 2, "1 to 600", 0},
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
    {POLICY, "[paths]\norder = base, X\n", 2, "[path X]", 0},
    {POLICY, "[paths]\norder = base,plus,stretch,d,e,f,g,h,i,j\n", 2, "at most 9", 0},
    /* warnings, their patterns, times and bounds */
    {POLICY, "[warning own]\nlevel = red\npattern1 = \"(a\"\n", 3, "parenthesis", 0},
    {POLICY, "[warning own]\nsource = s\ntext_zh = t\npattern1 = \"a*\"\n", 4,
     "must match at least one character", 0},
    {POLICY, "[warning parents]\nexcept9 = \"[\"\n", 2, "except9 = [: not accepted: ", 0},
    {POLICY, "[warning own]\nsource = s\ntext_zh = t\n", 1, "no such warning", 0},
    {POLICY, "[warning own]\ntext_zh = t\npattern1 = a\n", 1, "needs a source and a text", 0},
    {POLICY, "[warning own]\nsource = s\npattern1 = a\n", 1, "needs a source and a text", 0},
    {POLICY, "[warning Own Rule]\npattern1 = a\n", 1, "no such section", 0},
    {POLICY, "[warning weekend]\npattern1 = a\n", 2, "follows from numbers", 0},
    {POLICY, "[warning weekend]\nwords = a\n", 2, "follows from numbers", 0},
    {POLICY, "[warning parents]\npattern10 = a\n", 2, "pattern1..9", 0},
    {POLICY, "[warning parents]\nscope = written, written\n", 2, "“written” is not accepted", 0},
    {POLICY, "[warning parents]\nscope = 13\n", 2, "not accepted: give kinds", 0},
    {POLICY, "[warning parents]\npass = 1\n", 2, "no|yes", 0},
    {POLICY, "[bedtime]\nprimary = 24:00\n", 2, "21:20", 0},
    {POLICY, "[bedtime]\nprimary = 21.20\n", 2, "21:20", 0},
    {POLICY, "[bedtime]\nprimary = 2120\n", 2, "21:20", 0},
    {POLICY, "[home]\nkindergarten = 18:00\n", 2, "primary|junior|senior", 0},
    {POLICY, "[evening]\nprimary = 601\n", 2, "a whole number from 0 to 600", 0},
    {POLICY, "[repetitive]\ndays = 61\n", 2, "a whole number from 0 to 60", 0},
    {POLICY, "[feedback]\nkinds = homework\n", 2, "some of written|reading", 0},
    {POLICY, "[subjects]\nprimary.3 = many\n", 2, "a whole number from 0 to", 0},
    {POLICY, "[balance]\npractice_percent = 30%\n", 2, "from 0 to 100", 0},
    {POLICY, "[service]\norder = oral\n", 2, "written|listed", 0},
    {POLICY, "[habit]\nclass_red = 0\n", 2, "from 1 to 100", 0},
    {POLICY, "[habit primary]\nhomework.green = 60\n", 2, "phone|reading|sleep|exercise", 0},
    {POLICY, "[habit primary]\nsleep.green = 1441\n", 2, "from 0 to 1440", 0},
    {POLICY, "[habit primary]\nsleep.green = 500\n", 2, "must not begin above green", 0},
    {POLICY, "[habit primary]\nphone.green = 61\n", 2, "must not end before green", 0},
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
        char *path = conf_write(f, "bad.ini", bad_files[i].text);
        memset(&f->err, 0xA5, sizeof f->err); /* whatever was in it before */
        f->err.message[sizeof f->err.message - 1] = '\0';
        if (load(f, bad_files[i].role, path))
            fail_msg("taken: %s", bad_files[i].text);
        assert_int_equal(f->err.code, ERR_INPUT);
        const char *place = bad_files[i].line > 0
                                ? arena_printf(f->arena, "%s:%d: ", path, bad_files[i].line)
                                : path;
        conf_assert_says(f, place);
        conf_assert_says(f, bad_files[i].says);
        size_t faults = bad_files[i].faults > 0 ? bad_files[i].faults : 1;
        if (count_lines(f->err.message) != faults)
            fail_msg("%zu faults awaited:\n%s", faults, f->err.message);
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
    assert_false(
        load(f, SETTINGS, conf_write_bytes(f, "bad.ini", line, 10 + CONF_LINE_MAX_BYTES + 1)));
    conf_assert_says(f, "a text of 1 to 60 characters");
    line[10 + CONF_LINE_MAX_BYTES] = 'a';
    line[10 + CONF_LINE_MAX_BYTES + 1] = '\n';
    assert_false(
        load(f, SETTINGS, conf_write_bytes(f, "bad.ini", line, 10 + CONF_LINE_MAX_BYTES + 2)));
    conf_assert_says(f, "bad.ini:2: the line has 1001 bytes");
    assert_int_equal(count_lines(f->err.message), 1);

    assert_false(
        load(f, SETTINGS, conf_write_bytes(f, "bad.ini", "[general]\nlogin = a\0b\n", 22)));
    conf_assert_says(f, "bad.ini:2: the line contains a NUL byte");

    char *path = conf_write(f, "big.ini", "[general]\n");
    assert_int_equal(truncate(path, CONF_FILE_MAX_BYTES + 1), 0);
    assert_false(load(f, SETTINGS, path));
    conf_assert_says(f, "larger than");
}

static void test_no_regular_file(void **state)
{
    struct fixture *f = *state;
    assert_false(load(f, SETTINGS, conf_folder));
    conf_assert_says(f, "not a regular file");

    char *pipe_path = arena_printf(f->arena, "%s/pipe.ini", conf_folder);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    assert_false(load(f, SETTINGS, pipe_path));
    conf_assert_says(f, "not a regular file");

    assert_false(load(f, SETTINGS, arena_printf(f->arena, "%s/absent.ini", conf_folder)));
    conf_assert_says(f, "absent.ini: there is no such file");
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
        load(f, SETTINGS, conf_write(f, "bad.ini", text_buf_str(&buf)));
        if (strstr(f->err.message, "changed while"))
            fail_msg("seed %u:\n%s", began_with, text_buf_str(&buf));
        clean += !strstr(f->err.message, "is not a setting");
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
    for (int i = 0; i < 500; i++)
        text_buf_printf(&buf, "key%d = 1\n", i);
    assert_false(load(f, SETTINGS, conf_write(f, "bad.ini", text_buf_str(&buf))));
    conf_assert_says(f, "bad.ini:2: ");
    conf_assert_says(f, " more: fix these first");
    unsigned more = 0;
    const char *last = strrchr(f->err.message, '\n');
    assert_int_equal(sscanf(last, "\nand %u more", &more), 1);
    assert_int_equal(count_lines(f->err.message) - 1 + more, 500);
}

/* Faults of all files are shown together. */
static void test_faults_of_all_files(void **state)
{
    struct fixture *f = *state;
    f->paths.system_file = conf_write(f, "one.ini", "[general]\nlang = fr\n");
    f->paths.user_file = conf_write(f, "two.ini", "[general]\ncolor = red\n");
    assert_false(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    conf_assert_says(f, "one.ini:2: ");
    conf_assert_says(f, "two.ini:2: ");

    /* In the order of the lines, whatever found them. */
    f->paths.system_file = NULL;
    f->paths.user_file = conf_write(f, "two.ini", "[general]\nlang = fr\nlogin = a;b\nx = y\n");
    assert_false(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    const char *two = strstr(f->err.message, "two.ini:2: ");
    const char *three = strstr(f->err.message, "two.ini:3: ");
    const char *four = strstr(f->err.message, "two.ini:4: ");
    assert_true(two && two < three && three < four);
}

static void test_settings_defaults(void **state)
{
    struct fixture *f = *state;
    f->paths.system_file = arena_printf(f->arena, "%s/absent.ini", conf_folder);
    f->paths.user_file = arena_printf(f->arena, "%s/absent/absent.ini", conf_folder);
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
    f->paths.system_file = conf_write(f, "system.ini",
                                      "[general]\r\nlang = en\r\nlogin = \"system; admin\"\r\n"
                                      "utc_offset = +09:00\r\n[files]\r\npolicy = anyang\r\n"
                                      "calendar = \r\n");
    f->paths.user_file = conf_write(f, "user.ini",
                                    "# mine\n[General]\nLang = zh\ncolor = never\n"
                                    "[files]\npolicy = changsha， ./own.ini\n");
    f->paths.named_file = conf_write(f, "named.ini",
                                     "[general]\ncolor=always\n[store]\n"
                                     "db = 'data/school 1.db'");
    assert_true(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    assert_true(f->settings.has_lang);
    assert_int_equal(f->settings.lang, LANG_ZH);
    assert_int_equal(f->settings.color, CONF_COLOR_ALWAYS);
    assert_int_equal(f->settings.utc_offset, 540);
    assert_string_equal(f->settings.login, "system; admin");
    assert_string_equal(f->settings.db, arena_printf(f->arena, "%s/data/school 1.db", conf_folder));
    assert_int_equal(f->settings.policy_count, 2);
    assert_string_equal(f->settings.policy_files[0], "changsha");
    assert_string_equal(f->settings.policy_files[1],
                        arena_printf(f->arena, "%s/./own.ini", conf_folder));
    assert_non_null(f->settings.calendar_files); /* set to none at all */
    assert_int_equal(f->settings.calendar_count, 0);

    f->paths.named_file =
        conf_write(f, "named.ini", "[store]\ndb = postgresql://db.example/school\n");
    assert_true(conf_load_settings(f->arena, &f->paths, &f->settings, &f->err));
    assert_string_equal(f->settings.db, "postgresql://db.example/school");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_bad_files, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_lines_and_sizes, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_no_regular_file, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_is_bent, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_many_faults, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_faults_of_all_files, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_settings_defaults, conf_setup, conf_teardown),
        cmocka_unit_test_setup_teardown(test_settings_precedence, conf_setup, conf_teardown),
    };
    return cmocka_run_group_tests_name("conf", tests, conf_group_setup, conf_group_teardown);
}
