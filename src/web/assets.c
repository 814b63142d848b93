/* See assets.h. */
#include "config.h"

#include "web/assets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASSET_MAX_BYTES 65536

static struct
{
    const char *name, *type;
    const char *bytes; /* as read */
} assets[] = {
    {"style.css", "text/css; charset=utf-8", NULL}, /* of press */
    {"site.css", "text/css; charset=utf-8", NULL},
    {"display.css", "text/css; charset=utf-8", NULL},
    {"site.js", "text/javascript; charset=utf-8", NULL},
    {"display.js", "text/javascript; charset=utf-8", NULL},
    {"again.js", "text/javascript; charset=utf-8", NULL},
    {"icon.svg", "image/svg+xml", NULL},
};
#define ASSET_COUNT (sizeof assets / sizeof *assets)

static bool read_asset(const char *path, struct arena *arena, const char **bytes, struct err *err)
{
    char *text = arena_alloc(arena, ASSET_MAX_BYTES + 1);
    FILE *file = fopen(path, "re");
    size_t count = file ? fread(text, 1, ASSET_MAX_BYTES, file) : 0;

    if (file)
        fclose(file);
    text[count] = '\0';
    *bytes = text;
    return count > 0 ||
           err_set(err, ERR_INTERNAL, _("%s cannot be read (%s): install hwboard again"), path,
                   err_reason(errno));
}

bool assets_open(const char *folder, struct arena *arena, struct err *err)
{
    assets[0].bytes = press_html_style();
    for (size_t i = 1; i < ASSET_COUNT; i++)
        if (!read_asset(arena_printf(arena, "%s/web/%s", folder, assets[i].name), arena,
                        &assets[i].bytes, err))
            return false;
    return true;
}

bool assets_find(const char *name, struct page *page)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        if (strcmp(name, assets[i].name) != 0)
            continue;
        *page = (struct page){PAGE_GOOD, assets[i].type, strdup(assets[i].bytes),
                              strlen(assets[i].bytes)};
        if (!page->bytes)
            die("memory");
        return true;
    }
    return false;
}
