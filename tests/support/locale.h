/* Sentences in a test: the staged catalogue of the build tree, whatever the tester's locale. */
#ifndef TESTS_SUPPORT_LOCALE_H
#define TESTS_SUPPORT_LOCALE_H

#include "base/i18n.h"

/* From here on _() speaks this language, tr() every one, and widths are those of UTF-8. Fails the test where the catalogue cannot
 * be found (HWBOARD_BUILDDIR names the build tree). */
void test_use_lang(enum lang lang);

#endif
