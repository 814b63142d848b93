/* The help: the keymap, the place one came from first, then how a line is read. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "tui/app.h"
#include "tui/widget/pager.h"

struct help
{
    struct arena *arena;
    const struct keymap *keys;
    struct pager_line *lines;
    size_t count, capacity;
};

static void add_line(struct help *help, const char *label, enum style style, const char *text)
{
    help->lines =
        arena_grow(help->arena, help->lines, &help->capacity, help->count + 1, sizeof *help->lines);
    help->lines[help->count++] = (struct pager_line){label, text, style};
}

static const char *labels(const struct binding *binding, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char label[KEY_NAME_BYTES];

    for (size_t i = 0; i < binding->key_count; i++)
        text_buf_printf(&buf, "%s%s", i > 0 ? "  " : "", key_label(binding->keys[i], label));
    return text_buf_str(&buf);
}

static void add_place(struct help *help, struct key_place place)
{
    add_line(help, NULL, STYLE_BOLD, _(place.set->scopes[place.scope].title));
    for (const struct binding *it = keymap_next(help->keys, place, NULL); it;
         it = keymap_next(help->keys, place, it))
        add_line(help, labels(it, help->arena), STYLE_PLAIN, _(it->row->help));
    add_line(help, "", STYLE_PLAIN, "");
}

static void add_syntax(struct help *help)
{
    static const struct
    {
        const char *mark, *meaning;
    } marks[] = {
        {N_("15  15m  1h30"), N_("minutes; the last one that stands alone counts")},
        {N_("@wed  @11-24"), N_("due day; without it the next school day")},
        {N_("#oral  #reading"), N_("kind; guessed from the words without it")},
        {N_("+plus  +stretch"), N_("tier; without it everybody does it")},
        {"?", N_("optional: shown, not counted")},
        {N_("~school"), N_("done at school, in after-school service")},
        {"!", N_("needs a device")},
    };

    add_line(help, NULL, STYLE_BOLD, _("How a line is read"));
    add_line(help, "", STYLE_PLAIN,
             _("Subject first, then text and marks in any order, separated by spaces:"));
    add_line(help, "", STYLE_PLAIN, _("maths workbook p12-13 15m @wed +plus"));
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        add_line(help, marks[i].mark[1] != '\0' ? _(marks[i].mark) : marks[i].mark, STYLE_PLAIN,
                 _(marks[i].meaning));
    add_line(help, "", STYLE_PLAIN, "");
}

void help_open(struct app *app, struct key_place place)
{
    struct help help = {.arena = arena_new(), .keys = &app->keys};
    struct text_argument argument = {.title = _("Help")};
    bool line = place.set == &view_entry.keys || place.set == &view_edit.keys;
    const struct key_set *set;

    add_place(&help, place);
    if (line)
        add_syntax(&help);
    for (int i = 0; (set = key_set_registered(i)); i++)
        for (unsigned scope = 0; scope < set->scope_count; scope++)
            if ((set != place.set || scope != place.scope) && set != &view_text.keys)
                add_place(&help, (struct key_place){set, scope});
    if (!line)
        add_syntax(&help);
    argument.lines = help.lines;
    argument.count = help.count;
    app_open(app, &view_text, &argument);
    arena_free(help.arena);
}
