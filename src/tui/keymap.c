/* The common rows, and how all rows and the settings become one keymap. */
#include "config.h"

#include "tui/keymap.h"

#include <string.h>

#include "base/text.h"
#include "tui/tui.h"
#include "tui/view.h"

static const struct
{
    unsigned group;
    struct key_row row;
} common[] = {
    {COMMON_MOVE, {REQUEST_UP, "up", 0, "Up k", NULL, NULL, N_("a line up")}},
    {COMMON_MOVE, {REQUEST_DOWN, "down", 0, "Down j", NULL, NULL, N_("a line down")}},
    {COMMON_PAGE, {REQUEST_PAGE_UP, "page-up", 0, "PgUp", NULL, NULL, N_("a page up")}},
    {COMMON_PAGE, {REQUEST_PAGE_DOWN, "page-down", 0, "PgDn", NULL, NULL, N_("a page down")}},
    {COMMON_ENDS, {REQUEST_FIRST, "first", 0, "Home", NULL, NULL, N_("to the first line")}},
    {COMMON_ENDS, {REQUEST_LAST, "last", 0, "End G", NULL, NULL, N_("to the last line")}},
    {COMMON_FILTER,
     {REQUEST_FILTER, "filter", 0, "/", N_("search"), NULL,
      N_("show only what contains the words you type")}},
    {COMMON_BACK, {REQUEST_BACK, "back", 0, "Esc q", N_("back"), NULL, N_("back")}},
    {COMMON_REDRAW, {REQUEST_REDRAW, "redraw", 0, "C-l", NULL, NULL, N_("redraw the screen")}},
    {COMMON_QUIT, {REQUEST_QUIT, "quit", 0, "q", N_("quit"), NULL, N_("leave the program")}},
    {COMMON_REDRAW,
     {REQUEST_PALETTE, "palette", 0, ":", NULL, NULL, N_("all commands by name; typing narrows")}},
    {COMMON_HELP, {REQUEST_HELP, "help", 0, "? F1", N_("help"), NULL, N_("this page")}},
};

#define BINDINGS_EXPECTED 48 /* of a view, so that the list is rarely moved */

static bool is_letter(uint32_t key)
{
    return key >= KEY_SPACEBAR && key < KEY_SPECIAL;
}

/* ---- reading keys ---- */

/* False: *name is no key, or there are too many. */
static bool read_keys(const char *keys, bool letters, struct binding *binding, const char **name)
{
    binding->key_count = 0;
    for (*name = keys; **name != '\0';) {
        size_t length = strcspn(*name, " ");
        uint32_t key = key_parse(*name, length);

        if (key == 0 || binding->key_count == BINDING_KEYS_MAX)
            return false;
        if (letters || !is_letter(key))
            binding->keys[binding->key_count++] = key;
        *name += length + strspn(*name + length, " ");
    }
    if (binding->key_count > 0)
        key_label(binding->keys[0], binding->label);
    return true;
}

static bool has_letter(const struct binding *binding)
{
    for (size_t i = 0; i < binding->key_count; i++)
        if (is_letter(binding->keys[i]))
            return true;
    return false;
}

/* ---- gathering ---- */

static const struct key_needs *needs_of(const struct key_set *set, int request)
{
    const struct view_ops *opened =
        request >= REQUEST_OPEN ? view_registered(request - REQUEST_OPEN) : NULL;

    for (size_t i = 0; i < set->need_count; i++)
        if (set->needs[i].request == request)
            return &set->needs[i];
    return opened ? &opened->way_in_needs : NULL;
}

static void add(struct arena *arena, struct set_bindings *to, const struct key_row *row,
                int request, unsigned scopes, bool letters)
{
    const struct key_needs *needs = needs_of(to->set, request);
    struct binding *binding;
    const char *end;

    if (scopes == 0)
        return;
    to->items = arena_grow(arena, to->items, &to->capacity, to->count + 1, sizeof *to->items);
    binding = &to->items[to->count++];
    *binding = (struct binding){.set = to->set, .row = row, .request = request, .scopes = scopes};
    if (needs)
        binding->needs = *needs;
    read_keys(row->keys, letters, binding, &end); /* a test reads every row */
    if (!letters && binding->key_count == 0)
        to->count--; /* a letter's alone: it is typed there */
}

static unsigned all_scopes(const struct key_set *set)
{
    return IN(set->scope_count) - 1;
}

/* The scopes of a set that have a group and where letters are typed, or are not; without those where
 * the set itself says what the request is. */
static unsigned scopes_with(const struct key_set *set, unsigned group, bool typing, int request)
{
    unsigned scopes = 0;

    for (size_t i = 0; i < set->scope_count; i++)
        if ((set->scopes[i].common & group) != 0 && set->scopes[i].typing == typing)
            scopes |= IN(i);
    for (size_t i = 0; i < set->row_count; i++)
        if (set->rows[i].request == request)
            scopes &= ~(set->rows[i].scopes != 0 ? set->rows[i].scopes : all_scopes(set));
    return scopes;
}

static void make(struct arena *arena, struct set_bindings *to)
{
    const struct key_set *set = to->set;
    const struct view_ops *opened;

    to->made = true;
    to->items = arena_grow(arena, NULL, &to->capacity, BINDINGS_EXPECTED, sizeof *to->items);
    for (size_t i = 0; i < set->row_count; i++)
        add(arena, to, &set->rows[i], set->rows[i].request,
            set->rows[i].scopes != 0 ? set->rows[i].scopes : all_scopes(set), true);
    for (int i = 0; (opened = view_registered(i)); i++)
        if (opened->way_in && set == &view_board.keys)
            add(arena, to, opened->way_in, REQUEST_OPEN + i, IN(0), true);
    for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
        const struct key_row *row = &common[i].row;
        add(arena, to, row, row->request, scopes_with(set, common[i].group, false, row->request),
            true);
        add(arena, to, row, row->request, scopes_with(set, common[i].group, true, row->request),
            false);
    }
}

const struct set_bindings *keymap_set(const struct keymap *map, size_t index)
{
    struct set_bindings *found = &map->sets[index];

    if (!found->made)
        make(map->arena, found);
    return found;
}

/* Of a set that is registered. */
static const struct set_bindings *bindings_of(const struct keymap *map, const struct key_set *set)
{
    size_t i = 0;

    while (i < map->set_count - 1 && map->sets[i].set != set)
        i++;
    return keymap_set(map, i);
}

/* ---- the settings ---- */

static bool wrong(const struct conf_binding *said, struct err *err, const char *sentence)
{
    return err_add(err, ERR_INPUT, "%s:%zu: [keys] %s: %s", said->file, said->line, said->name,
                   sentence);
}

/* Whether no letter becomes a command where letters are typed, but where one was before. */
static bool may_type(const struct binding *binding, const struct binding *before)
{
    if (!has_letter(binding) || has_letter(before))
        return true;
    for (size_t i = 0; i < binding->set->scope_count; i++)
        if ((binding->scopes & IN(i)) != 0 && binding->set->scopes[i].typing)
            return false;
    return true;
}

static const struct set_bindings *set_named(const struct keymap *map, const char *name,
                                            size_t length)
{
    for (size_t i = 0; i < map->set_count; i++) {
        const struct key_set *set = map->sets[i].set;

        if (strlen(set->name) == length && memcmp(set->name, name, length) == 0)
            return keymap_set(map, i);
    }
    return NULL;
}

static bool bind(struct keymap *map, const struct conf_binding *said, struct err *err)
{
    size_t view = strcspn(said->name, ".");
    const char *request = said->name[view] == '.' ? said->name + view + 1 : "", *name;
    bool done = false;
    const struct set_bindings *of = set_named(map, said->name, view);

    for (size_t i = 0; of && i < of->count; i++) {
        struct binding *binding = &of->items[i], before = *binding;

        if (strcmp(binding->row->name, request) != 0)
            continue;
        done = binding->changed = true;
        if (!read_keys(said->keys, true, binding, &name))
            return wrong(said, err,
                         arena_printf(map->arena,
                                      _("“%s” is not a key: write a, F5, C-s, Enter, Up"), name));
        if (!may_type(binding, &before))
            return wrong(said, err,
                         arena_printf(map->arena,
                                      _("“%s” is typed there: take a key that is not a letter"),
                                      said->keys));
    }
    if (!of)
        return wrong(said, err, _("there is no such screen: `hwboard doctor --keys` lists them"));
    return done || wrong(said, err,
                         arena_printf(
                             map->arena,
                             _("there is no action “%s” there: `hwboard doctor --keys` lists them"),
                             request));
}

static bool share_a_key(const struct binding *a, const struct binding *b, char label[])
{
    if ((a->scopes & b->scopes) == 0)
        return false;
    for (size_t i = 0; i < a->key_count; i++)
        for (size_t j = 0; j < b->key_count; j++)
            if (a->keys[i] == b->keys[j]) {
                key_label(a->keys[i], label);
                return true;
            }
    return false;
}

static const struct conf_binding *said_of(const struct settings *settings,
                                          const struct binding *binding)
{
    size_t view = strlen(binding->set->name);

    for (size_t i = 0; binding->changed && i < settings->binding_count; i++) {
        const char *name = settings->bindings[i].name;
        if (strncmp(name, binding->set->name, view) == 0 && name[view] == '.' &&
            strcmp(name + view + 1, binding->row->name) == 0)
            return &settings->bindings[i];
    }
    return NULL;
}

/* Only what the settings changed can be wrong: a test looks at the rest. */
static bool check_doubles(const struct keymap *map, const struct set_bindings *in,
                          const struct settings *settings, struct err *err)
{
    char label[KEY_NAME_BYTES];
    bool good = true;

    for (size_t i = 0; i < in->count; i++) {
        const struct conf_binding *said = said_of(settings, &in->items[i]);

        for (size_t j = 0; said && j < in->count; j++)
            if (i != j && share_a_key(&in->items[i], &in->items[j], label))
                good = wrong(
                    said, err,
                    arena_printf(map->arena,
                                 _("“%s” is already the key of %s.%s: give one of them another"),
                                 label, in->set->name, in->items[j].row->name));
    }
    return good;
}

bool keymap_init(struct keymap *map, const struct settings *settings, struct err *err)
{
    bool good = true, single = true;

    *map = (struct keymap){.arena = arena_new(), .held = ~0U};
    if (err)
        err_clear(err);
    while (key_set_registered((int)map->set_count))
        map->set_count++;
    map->sets = ARENA_ARRAY(map->arena, map->set_count, struct set_bindings);
    for (size_t i = 0; i < map->set_count; i++)
        map->sets[i].set = key_set_registered((int)i);
    for (size_t i = 0; i < settings->binding_count; i++)
        good = bind(map, &settings->bindings[i], err) && good;
    for (size_t i = 0; good && settings->binding_count > 0 && i < map->set_count; i++)
        single = check_doubles(map, keymap_set(map, i), settings, err) && single;
    return good && single;
}

void keymap_done(struct keymap *map)
{
    arena_free(map->arena);
    *map = (struct keymap){0};
}

bool tui_check_keys(const struct settings *settings, struct err *err)
{
    struct keymap map = {0};
    bool good = settings->binding_count == 0 || keymap_init(&map, settings, err);

    keymap_done(&map);
    return good;
}

/* ---- reading ---- */

static bool is_at(const struct binding *binding, struct key_place place)
{
    return (binding->scopes & IN(place.scope)) != 0;
}

/* The key that a sign of an input method looks like; the same key where it is none. */
static uint32_t plain_key(uint32_t key)
{
    static const struct
    {
        uint32_t sign, key;
    } signs[] = {{0x3000, ' '}, {0x3001, '/'}, {0x3002, '.'}, {0x3010, '['}, {0x3011, ']'}};

    if (key >= 0xFF01 && key <= 0xFF5E)
        return key - 0xFF01 + '!';
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (signs[i].sign == key)
            return signs[i].key;
    return key;
}

bool keymap_allows(const struct keymap *map, const struct binding *binding)
{
    return binding->needs.rights == 0 || (binding->needs.rights & map->held) != 0;
}

const struct binding *keymap_find(const struct keymap *map, struct key_place place, uint32_t key)
{
    const struct set_bindings *here = bindings_of(map, place.set);

    if (!place.set->scopes[place.scope].typing)
        key = plain_key(key);
    for (size_t i = 0; i < here->count; i++)
        for (size_t j = 0; is_at(&here->items[i], place) && j < here->items[i].key_count; j++)
            if (here->items[i].keys[j] == key)
                return &here->items[i];
    return NULL;
}

int keymap_lookup(const struct keymap *map, struct key_place place, uint32_t key)
{
    const struct binding *binding = keymap_find(map, place, key);

    return binding && keymap_allows(map, binding) ? binding->request : REQUEST_NONE;
}

const struct binding *keymap_next(const struct keymap *map, struct key_place place,
                                  const struct binding *after)
{
    const struct set_bindings *here = bindings_of(map, place.set);
    size_t at = after ? (size_t)(after - here->items) + 1 : 0;

    while (at < here->count &&
           (!is_at(&here->items[at], place) || !keymap_allows(map, &here->items[at])))
        at++;
    return at < here->count ? &here->items[at] : NULL;
}

const char *binding_word(const struct keymap *map, const struct binding *binding)
{
    const struct binding *first = bindings_of(map, binding->set)->items;
    const struct binding *before = binding > first ? binding - 1 : NULL;

    if (binding->row->hint)
        return binding->row->hint;
    return before && before->row->hint && before->row->hint_keys ? before->row->hint : "";
}

const char *binding_hint(const struct binding *binding)
{
    return binding->row->hint_keys && !binding->changed ? binding->row->hint_keys : binding->label;
}

char *tui_describe_keys(const struct settings *settings, struct arena *arena, enum lang lang)
{
    struct text_buf buf = {.arena = arena};
    struct keymap map;

    if (!keymap_init(&map, settings, NULL))
        map.set_count = 0; /* settings with a fault were refused before */
    for (size_t set = 0; set < map.set_count; set++) {
        const struct set_bindings *of = keymap_set(&map, set);

        for (size_t i = 0; i < of->count; i++) {
            const struct binding *binding = &of->items[i];
            char name[KEY_NAME_BYTES];

            text_buf_printf(&buf, "[keys] %s.%s\t", of->set->name, binding->row->name);
            for (size_t key = 0; key < binding->key_count; key++)
                text_buf_printf(&buf, "%s%s", key > 0 ? " " : "",
                                key_written(binding->keys[key], name));
            text_buf_printf(&buf, "\t%s\n", tr(lang, binding->row->help));
        }
    }
    keymap_done(&map);
    return arena_strdup(arena, text_buf_str(&buf));
}
