/* “Over the limit, 7 minutes over” says it twice: red takes the minutes in place of the words. */
#include "config.h"

#include "tui/view/level_words.h"

#include "press/phrase.h"

const char *level_words(enum level level, const char *room, enum lang lang, struct arena *arena)
{
    if (level == LEVEL_NONE)
        return "";
    if (level != LEVEL_RED || *room == '\0')
        return phrase_level(level, lang);
    return arena_printf(arena, lang == LANG_ZH ? "%s·%s" : "%s, %s",
                        vocab_name(&vocab_level, (int)level, lang), room);
}

const char *level_room(enum level level, const char *room, enum lang lang, struct arena *arena)
{
    if (level == LEVEL_RED || *room == '\0')
        return "";
    return level == LEVEL_NONE || lang == LANG_ZH ? room : arena_printf(arena, "· %s", room);
}

const char *level_letter(enum level level, enum lang lang, struct arena *arena)
{
    const char *name = vocab_name(&vocab_level, (int)level, lang);

    if (level == LEVEL_NONE)
        return "–";
    return lang == LANG_ZH ? name : arena_printf(arena, "%c", *name - 'a' + 'A');
}
