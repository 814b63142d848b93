/* Brings a database's schema up to date: each numbered migration once, in order, in a transaction
 * together with the version it leads to. One text serves every engine: words in braces are the
 * engine's own, sections between "-- only NAME" and "-- end" are for that engine alone. */
#include "config.h"

#include "store/migrate.h"

#include <string.h>

#include "base/text.h"
#include "store/search.h"

#define SECTION_BEGIN "-- only "
#define SECTION_END "-- end"
#define SEARCH_VERSION 2 /* makes the search, whose words only the store can cut */

/* The words in braces that a migration may have. */
struct migration_words
{
    const struct db_words *engine;
    const char *upgrade_day;
};

static void add_line(struct text_buf *sql, const char *line, const struct migration_words *words)
{
    const struct
    {
        const char *mark;
        const char *word;
    } replacements[] = {
        {"{int64}", words->engine->int64},
        {"{bytes}", words->engine->bytes},
        {"{strict}", words->engine->strict},
        {"{upgrade_day}", words->upgrade_day},
    };

    while (*line != '\0') {
        const char *brace = strchr(line, '{');
        size_t i;

        if (!brace)
            break;
        text_buf_add_bytes(sql, line, (size_t)(brace - line));
        line = brace;
        for (i = 0; i < sizeof replacements / sizeof replacements[0]; i++)
            if (text_starts_with(line, replacements[i].mark))
                break;
        if (i == sizeof replacements / sizeof replacements[0])
            die("a migration has an unknown word: %s", line);
        text_buf_add(sql, replacements[i].word);
        line += strlen(replacements[i].mark);
    }
    text_buf_add(sql, line);
    text_buf_add(sql, "\n");
}

/* The text of one version as a driver's engine reads it: words filled in, sections of other engines
 * left out. */
static char *migration_sql(int version, const struct db_driver *driver, day_t day,
                           struct arena *arena)
{
    struct text_buf sql = {.arena = arena};
    const struct migration_words words = {
        .engine = &driver->words,
        .upgrade_day = day != DAY_NONE ? arena_printf(arena, "%d", (int)day)
                                       : "(SELECT MAX(assigned) + 1 FROM assignment)",
    };
    const char *const *line = migration_texts[version - 1];
    bool ours = true;

    for (; *line; line++)
        if (text_starts_with(*line, SECTION_BEGIN))
            ours = strcmp(*line + strlen(SECTION_BEGIN), driver->name) == 0;
        else if (strcmp(*line, SECTION_END) == 0)
            ours = true;
        else if (ours)
            add_line(&sql, *line, &words);
    return arena_strdup(arena, text_buf_str(&sql));
}

bool migrate_step(const struct db_driver *driver, struct db *db, int version, day_t day,
                  struct err *err)
{
    struct arena *arena = arena_new();
    bool done = driver->exec(db, migration_sql(version, driver, day, arena), err) &&
                (version != SEARCH_VERSION || search_fill(driver, db, err)) &&
                driver->set_version(db, version, err);

    arena_free(arena);
    return done;
}
