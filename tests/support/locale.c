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
    static char directory[DIRECTORY_BYTES]; /* i18n_open borrows it */

    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
    snprintf(directory, sizeof directory, "%s/share/locale", build ? build : ".");
    i18n_open(directory);
    i18n_speak(lang);
    assert_string_equal(_("Today"), lang == LANG_ZH ? "今日" : "Today");
}
