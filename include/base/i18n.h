/* Sentences in two languages: English in the source, Chinese in po/zh_CN.po. Words of the trade
 * (kinds, places, levels, ...) come from domain/vocab.h instead, for they are read back in both.
 *
 * A value that is shown in a given language (a board, a sheet) takes its words from tr(): one process
 * renders the same board in both. Sentences to the person who acts, errors above all, are written
 * with _() in the language of the running operation. That language is the one piece of state that is
 * the process's: one operation runs at a time, and it may fail in any function, so that the language
 * would otherwise have to go through every signature.
 *
 * No locale is asked: glibc from 2.39 on has no translations under C.UTF-8. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include "base/err.h"

/* The two languages of the program. */
enum lang
{
    LANG_ZH,
    LANG_EN,
    LANG_COUNT,
};

#define N_(text) text
#define _(text) tr(i18n_spoken(), text)
#define ngettext(one, many, n) tr_n(i18n_spoken(), one, many, n)
/* text with a context, for a word that Chinese says in two ways */
#define C_(context, text) tr_c(i18n_spoken(), context, text)
#define tr_c(lang, context, text) i18n_find(lang, context "\004" text, text)

/* text in that language; text itself where there is no translation, or no sound one. What comes back
 * lives until i18n_open is called again. */
const char *tr(enum lang lang, const char *text) __attribute__((format_arg(2)));
/* The form for n of them. */
const char *tr_n(enum lang lang, const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(2), format_arg(3)));
/* The translation of key (context \004 text), or text; for tr_c. */
const char *i18n_find(enum lang lang, const char *key, const char *text)
    __attribute__((format_arg(3)));

/* Where the catalogues are: LANGUAGE/LC_MESSAGES/hwboard.mo under this folder, which is borrowed. Each
 * is read at the first look-up in its language. */
void i18n_open(const char *folder);
/* The language of the operations from now on; English until then. */
void i18n_speak(enum lang lang);
enum lang i18n_spoken(void);

/* Whether a language can be spoken whole: ERR_STORE names its file and what is wrong with it. */
bool i18n_check(enum lang lang, struct err *err);

#endif
