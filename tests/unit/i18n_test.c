/* The catalogues: several languages at once, and files that are missing, cut or damaged. */
#include "config.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/text.h"
#include "support/random.h"

#define PATH_BYTES 4096
#define FLIPS 3000

/* The catalogue of the build tree, and a folder where the tests put damaged copies. */
static struct
{
    char built[PATH_BYTES];
    char folder[PATH_BYTES];
    char copy[PATH_BYTES];
    char *bytes;
    size_t size;
} place;

static int setup(void **state)
{
    const char *build = getenv("HWBOARD_BUILDDIR");
    char path[PATH_BYTES + 64];
    FILE *file;

    (void)state;
    snprintf(place.built, sizeof place.built, "%s/share/locale", build ? build : ".");
    snprintf(path, sizeof path, "%s/zh_CN/LC_MESSAGES/" PACKAGE ".mo", place.built);
    file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return -1;
    place.size = (size_t)ftell(file);
    place.bytes = malloc(place.size);
    rewind(file);
    if (!place.bytes || fread(place.bytes, 1, place.size, file) != place.size)
        return -1;
    fclose(file);
    strcpy(place.folder, "/tmp/hwboard-i18n-XXXXXX");
    if (!mkdtemp(place.folder))
        return -1;
    snprintf(path, sizeof path, "%s/zh_CN", place.folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/zh_CN/LC_MESSAGES", place.folder);
    mkdir(path, 0700);
    snprintf(place.copy, sizeof place.copy, "%.4000s/zh_CN/LC_MESSAGES/" PACKAGE ".mo",
             place.folder);
    return 0;
}

static int teardown(void **state)
{
    char path[PATH_BYTES + 64];

    (void)state;
    unlink(place.copy);
    snprintf(path, sizeof path, "%s/zh_CN/LC_MESSAGES", place.folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/zh_CN", place.folder);
    rmdir(path);
    rmdir(place.folder);
    free(place.bytes);
    return 0;
}

/* Writes a catalogue into the folder, and speaks it. */
static void use_catalogue(const char *bytes, size_t size)
{
    FILE *file;

    i18n_open(NULL); /* a mapped file must not be written to */
    unlink(place.copy);
    file = fopen(place.copy, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    i18n_open(place.folder);
    i18n_speak(LANG_ZH);
}

/* Says a few sentences whole; whatever the file holds, they can be printed and are UTF-8. */
static void speak(void)
{
    char text[1024];

    snprintf(text, sizeof text, _("%s cannot be written (%s): fix that, or choose another file"),
             "a", "b");
    assert_int_equal(text_valid_prefix(text, strlen(text)), strlen(text));
    snprintf(text, sizeof text, ngettext("%d minute left", "%d minutes left", 2), 2);
    assert_int_equal(text_valid_prefix(text, strlen(text)), strlen(text));
    snprintf(text, sizeof text, "%s %s", C_("column", "Day"), _("Today"));
    assert_int_equal(text_valid_prefix(text, strlen(text)), strlen(text));
}

static void says_english(void)
{
    struct err err;

    assert_string_equal(_("Today"), "Today");
    assert_string_equal(C_("column", "Day"), "Day");
    assert_string_equal(ngettext("%d minute left", "%d minutes left", 1), "%d minute left");
    assert_string_equal(ngettext("%d minute left", "%d minutes left", 2), "%d minutes left");
    err_clear(&err);
    assert_false(i18n_check(LANG_ZH, &err));
    assert_int_equal(err.code, ERR_STORE);
    assert_non_null(strstr(err.message, "zh_CN/LC_MESSAGES/" PACKAGE ".mo"));
    assert_true(i18n_check(LANG_EN, &err));
}

static void languages_side_by_side(void **state)
{
    struct err err;

    (void)state;
    i18n_open(place.built);
    err_clear(&err);
    if (!i18n_check(LANG_ZH, &err))
        fail_msg("%s", err.message);
    for (int i = 0; i < 3; i++) {
        i18n_speak(i % 2 ? LANG_ZH : LANG_EN);
        assert_string_equal(tr(LANG_ZH, "Today"), "今日");
        assert_string_equal(tr(LANG_EN, "Today"), "Today");
        assert_string_equal(tr_n(LANG_ZH, "%d minute left", "%d minutes left", 1),
                            "还可布置 %d 分钟");
        assert_string_equal(tr_n(LANG_ZH, "%d minute left", "%d minutes left", 2),
                            "还可布置 %d 分钟");
        assert_string_equal(tr_n(LANG_EN, "%d minute left", "%d minutes left", 1),
                            "%d minute left");
        assert_string_equal(tr_n(LANG_EN, "%d minute left", "%d minutes left", 0),
                            "%d minutes left");
        assert_string_equal(tr_c(LANG_ZH, "list", ", "), "、");
        assert_string_equal(tr_c(LANG_EN, "list", ", "), ", ");
        assert_string_equal(_("Today"), i % 2 ? "今日" : "Today");
        assert_string_equal(tr(LANG_ZH, "never said"), "never said");
        assert_string_equal(tr(LANG_ZH, ""), ""); /* not the catalogue's header */
    }
}

static void reasons_in_words(void **state)
{
    (void)state;
    i18n_open(place.built);
    i18n_speak(LANG_ZH);
    assert_string_equal(err_reason(ENOSPC), "磁盘已满");
    assert_string_equal(err_reason(EACCES), "没有权限");
    i18n_speak(LANG_EN);
    for (int number = 1; number < 134; number++) {
        char words[256]; /* of an unknown number they live until the next call */

        snprintf(words, sizeof words, "%s", err_reason(number));
        assert_string_equal(words, strerror(number));
    }
}

static void a_missing_catalogue_is_english(void **state)
{
    (void)state;
    i18n_speak(LANG_ZH);
    i18n_open(NULL);
    assert_string_equal(_("Today"), "Today");
    i18n_open("/nowhere");
    says_english();
    unlink(place.copy);
    assert_int_equal(mkfifo(place.copy, 0600), 0);
    i18n_open(place.folder);
    says_english();
    unlink(place.copy);
    assert_int_equal(mkdir(place.copy, 0700), 0);
    i18n_open(place.folder);
    says_english();
    rmdir(place.copy);
}

/* The head of another machine: each number of it turned round. */
static void a_foreign_catalogue_is_english(void **state)
{
    char *turned = malloc(place.size);

    (void)state;
    assert_non_null(turned);
    memcpy(turned, place.bytes, place.size);
    for (size_t i = 0; i < 28; i++)
        turned[i] = place.bytes[(i & ~(size_t)3) + 3 - (i & 3)];
    use_catalogue(turned, place.size);
    says_english();
    memcpy(turned, place.bytes, place.size);
    turned[6] = 2; /* a major revision that is not there yet */
    use_catalogue(turned, place.size);
    says_english();
    memcpy(turned, place.bytes, place.size);
    memcpy(strstr(memmem(turned, place.size, "charset=", 8), "UTF-8"), "UTF-7", 5);
    use_catalogue(turned, place.size);
    says_english();
    free(turned);
}

static void a_cut_catalogue_speaks_on(void **state)
{
    struct random random = {.state = 17};
    struct err err;

    (void)state;
    for (size_t size = 0; size < place.size;
         size += size < 40 ? 1 : 1 + random_below(&random, 400)) {
        use_catalogue(place.bytes, size);
        speak();
        assert_false(i18n_check(LANG_ZH, &err));
    }
}

/* Single bits anywhere, and every bit of the tables' heads and of one sentence that prints values. */
static void a_damaged_catalogue_speaks_on(void **state)
{
    const char *sentence;
    struct random random = {.state = 18};
    struct err err;
    size_t bytes, offset;
    char *found;

    (void)state;
    i18n_open(place.built);
    sentence = tr(LANG_ZH, "%s cannot be written (%s): fix that, or choose another file");
    bytes = strlen(sentence) + 1;
    found = memmem(place.bytes, place.size, sentence, bytes);
    assert_non_null(found);
    offset = (size_t)(found - place.bytes);
    for (size_t i = 0; i < FLIPS + (bytes + 28) * 8; i++) {
        size_t chosen = i - FLIPS;
        size_t at = i < FLIPS         ? random_below(&random, (uint32_t)place.size)
                    : chosen / 8 < 28 ? chosen / 8
                                      : offset + chosen / 8 - 28;
        char before = place.bytes[at];

        place.bytes[at] = (char)(before ^ (1 << i % 8));
        use_catalogue(place.bytes, place.size);
        speak();
        i18n_check(LANG_ZH, &err);
        place.bytes[at] = before;
    }
    use_catalogue(place.bytes, place.size);
    assert_true(i18n_check(LANG_ZH, &err));
}

/* What printf takes decides: a translation that takes something else is not spoken. */
static void values_must_be_the_same(void **state)
{
    static const char whole[] = "还可布置 %d 分钟";
    static const struct
    {
        char conversion;
        bool spoken;
    } rows[] = {{'d', true}, {'i', true}, {'u', false}, {'s', false}, {'n', false}, {'%', false}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *copy = malloc(place.size), *there;

        assert_non_null(copy);
        memcpy(copy, place.bytes, place.size);
        there = memmem(copy, place.size, whole, sizeof whole);
        assert_non_null(there);
        strchr(there, '%')[1] = rows[i].conversion;
        use_catalogue(copy, place.size);
        assert_int_equal(*_("%d minute left") != '%', rows[i].spoken);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_side_by_side),
        cmocka_unit_test(reasons_in_words),
        cmocka_unit_test(a_missing_catalogue_is_english),
        cmocka_unit_test(a_foreign_catalogue_is_english),
        cmocka_unit_test(a_cut_catalogue_speaks_on),
        cmocka_unit_test(a_damaged_catalogue_speaks_on),
        cmocka_unit_test(values_must_be_the_same),
    };

    return cmocka_run_group_tests_name("i18n", tests, setup, teardown);
}
