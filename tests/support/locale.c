/* The language of a test. */
#include "config.h"

#include "support/locale.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DIRECTORY_BYTES 4096

void test_use_lang(enum lang lang)
{
    const char *build = getenv("HWBOARD_BUILDDIR");
    char directory[DIRECTORY_BYTES];

    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    snprintf(directory, sizeof directory, "%s/share/locale", build != NULL ? build : ".");
    assert_int_equal(setenv("LANGUAGE", lang == LANG_ZH ? "zh_CN" : "en", 1), 0);
    /* Naming the domain anew also makes gettext forget what it looked up in the other language. */
    assert_non_null(bindtextdomain(PACKAGE, directory));
    assert_non_null(bind_textdomain_codeset(PACKAGE, "UTF-8"));
    assert_non_null(textdomain(PACKAGE));
    assert_string_equal(_("Today"), lang == LANG_ZH ? "今日" : "Today");
}
