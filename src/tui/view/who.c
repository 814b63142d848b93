/* Who acts at a classroom's computer: asked once, remembered there, changed with a key. */
#include "config.h"

#include "tui/view/who.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/initials.h"
#include "base/text.h"
#include "tui/draft.h"

#define REMEMBERED "who"

/* The database by its real path, so that it is the same from every folder; drafts know the rest. */
static void memory_of(const char *state_dir, const char *database, struct draft *memory)
{
    char *real = realpath(database, NULL);

    draft_init(memory, state_dir, real ? real : database, NULL, REMEMBERED);
    free(real);
}

char *tui_person(const char *state_dir, const char *database, struct arena *arena)
{
    struct draft memory;
    char *line;

    memory_of(state_dir, database, &memory);
    line = draft_recall(&memory, REMEMBERED, arena);
    if (!line || text_valid_prefix(line, strlen(line)) < strlen(line))
        return NULL;
    line[strcspn(line, "\n")] = '\0';
    return *line != '\0' ? line : NULL;
}

bool who_is_known(const struct app *app)
{
    return app->actor->open || app->actor->teacher_id != 0;
}

struct pick_row who_row(const struct teacher *person, struct arena *arena)
{
    const char *text = strcmp(person->name, person->login) == 0
                           ? person->name
                           : arena_printf(arena, "%s  %s", person->name, person->login);

    return (struct pick_row){.text = text,
                             .search = arena_printf(arena, "%s %s %s", text,
                                                    text_initials(arena, person->name, false),
                                                    text_initials(arena, person->name, true))};
}

bool who_list(struct app *app, struct arena *arena, struct pick_argument *pick)
{
    const struct teacher_list *people = &app_data(app)->teachers;
    struct pick_row *rows = ARENA_ARRAY(arena, people->count, struct pick_row);

    pick->rows = rows;
    pick->count = 0;
    pick->nothing = _("nobody of that name: the office adds people; Esc only looks");
    for (size_t i = 0; i < people->count; i++) {
        const struct teacher *person = &people->items[i];

        if (person->removed || *person->login == '\0')
            continue; /* the history could not say who it was */
        if (strcmp(person->login, app->login) == 0)
            pick->selected = pick->count;
        rows[pick->count] = who_row(person, arena);
        rows[pick->count++].result =
            (struct view_result){.kind = RESULT_LOGIN, .login = person->login};
    }
    return pick->count > 0;
}

void who_choose(struct app *app, const char *login)
{
    const struct tui_options *options = app->options;
    struct draft memory;
    struct err err;

    snprintf(app->chosen, sizeof app->chosen, "%s", login);
    app->login = app->chosen;
    app_know_actor(app);
    app_say(app, STYLE_PLAIN, _("%s is acting now; I changes that"),
            *app->actor->name != '\0' ? app->actor->name : login);
    if (!options->ask_who)
        return;
    err_clear(&err);
    memory_of(options->state_dir, options->database, &memory);
    if (!draft_remember(&memory, REMEMBERED, login, &err))
        app_say_err(app, &err);
}

const char *who_in_words(const struct app *app)
{
    const struct tui_options *options = app->options;

    if (!who_is_known(app))
        return _("read-only");
    if (app->actor->teacher_id == 0 || !options->computer ||
        strcmp(app->login, options->computer) == 0)
        return "";
    return app->actor->name;
}
