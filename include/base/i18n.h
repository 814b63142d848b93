/* Sentences in two languages: English in the source, Chinese in po/zh_CN.po. Words of the trade
 * (kinds, places, levels, ...) come from domain/vocab.h instead, for they are read back in both. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text
/* text with a context, for a word that Chinese says in two ways */
#define C_(context, text) i18n_context(context "\004" text, text)

/* The two languages of the program. */
enum lang
{
    LANG_ZH,
    LANG_EN,
};

/* The translation of key (context \004 text), or text where there is none. */
const char *i18n_context(const char *key, const char *text);

#endif
