/* See address.h. */
#include "config.h"

#include "web/address.h"

#include <string.h>

#include "base/text.h"

#define PARTS_MAX 4 /* of a path */

static const struct
{
    const char *end;
    enum press_format format;
} forms[] = {{".json", PRESS_JSON},
             {".ics", PRESS_ICS},
             {".png", PRESS_PNG},
             {".pdf", PRESS_PDF},
             {".txt", PRESS_TEXT}};
#define FORM_COUNT (sizeof forms / sizeof *forms)

/* What stands behind a class or its key. */
static const char *const views[] = {
    [VIEW_BOARD] = "", [VIEW_WEEK] = "week", [VIEW_HOLIDAY] = "holiday", [VIEW_DUE] = "due"};

/* Takes the form from the end of the last part. */
static enum press_format take_form(char *part)
{
    size_t length = strlen(part);

    for (size_t i = 0; i < FORM_COUNT; i++) {
        size_t end = strlen(forms[i].end);
        if (length <= end || strcmp(part + length - end, forms[i].end) != 0)
            continue;
        part[length - end] = '\0';
        return forms[i].format;
    }
    return PRESS_HTML;
}

static bool read_view(const char *word, bool linked, enum web_view *view)
{
    for (int i = VIEW_WEEK; i <= VIEW_DUE; i++) {
        if (strcmp(word, views[i]) == 0) {
            *view = (enum web_view)i;
            return true;
        }
    }
    *view = VIEW_DISPLAY;
    return linked && strcmp(word, "display") == 0;
}

/* One part, behind the language: the school, or what is no page. */
static bool read_single(char *part, struct address *address)
{
    address->name = part;
    if (*part == '\0' || text_starts_with(part, "index.")) {
        address->view = VIEW_SCHOOL;
        address->format = take_form(part);
        return *part == '\0' || strcmp(part, "index") == 0;
    }
    address->view = strcmp(part, "events") == 0 ? VIEW_EVENTS : VIEW_ASSET;
    return true;
}

static bool read_parts(char **parts, size_t count, struct address *address)
{
    bool linked = strcmp(parts[0], "link") == 0;

    if (count == 1)
        return read_single(parts[0], address);
    address->format = take_form(parts[count - 1]);
    address->name = parts[1];
    if (*parts[1] == '\0')
        return false;
    if (count == 2 && strcmp(parts[0], "grade") == 0) {
        address->view = VIEW_GRADE;
        return true;
    }
    if (count == 2 && strcmp(parts[0], "display") == 0) {
        address->view = VIEW_DISPLAY;
        return true;
    }
    if (!linked && strcmp(parts[0], "class") != 0)
        return false;
    address->key = linked ? parts[1] : NULL;
    address->view = VIEW_BOARD;
    return count == 2 || (count == 3 && read_view(parts[2], linked, &address->view));
}

static bool read_path(const char *path, struct arena *arena, struct address *address)
{
    char *parts[PARTS_MAX];
    size_t count = 0;
    char *rest = arena_strdup(arena, path);

    if (*rest != '/' || text_valid_prefix(path, strlen(path)) < strlen(path))
        return false;
    rest++;
    if (strcmp(rest, "en") == 0 || text_starts_with(rest, "en/")) {
        address->lang = LANG_EN;
        rest += rest[2] == '/' ? 3 : 2;
    }
    for (;;) {
        char *slash = strchr(rest, '/');
        if (count == PARTS_MAX)
            return false;
        parts[count++] = rest;
        if (!slash)
            break;
        *slash = '\0';
        rest = slash + 1;
    }
    return read_parts(parts, count, address);
}

bool address_read(const char *path, struct arena *arena, struct address *address)
{
    const char *last = strrchr(path, '/');

    *address = (struct address){.lang = LANG_ZH, .format = PRESS_HTML};
    if (read_path(path, arena, address) && address->view != VIEW_ASSET) {
        /* a class screen is a page; beside it are its board's other forms */
        if (address->view == VIEW_DISPLAY && address->format != PRESS_HTML)
            address->view = VIEW_BOARD;
        return true;
    }
    address->format = last && strchr(last, '.') ? PRESS_TEXT : PRESS_HTML;
    return address->view == VIEW_ASSET;
}

static void add_escaped(struct text_buf *buf, const char *text)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~";

    for (; *text; text++)
        text_buf_printf(buf, strchr(plain, *text) ? "%c" : "%%%02X", (unsigned char)*text);
}

static void add_place(struct text_buf *buf, const struct address *address)
{
    const char *kind = address->view == VIEW_GRADE ? "grade" : "class";
    enum web_view view = address->view;

    if (view == VIEW_SCHOOL) {
        text_buf_add(buf, address->format == PRESS_HTML ? "/" : "/index");
        return;
    }
    if (address->key)
        kind = "link";
    else if (view == VIEW_DISPLAY)
        kind = "display";
    text_buf_printf(buf, "/%s/", kind);
    add_escaped(buf, address->key ? address->key : address->name);
    if (view == VIEW_DISPLAY && address->key)
        text_buf_add(buf, "/display");
    else if (view >= VIEW_WEEK && view <= VIEW_DUE)
        text_buf_printf(buf, "/%s", views[view]);
}

char *address_write(const struct address *address, day_t day, struct arena *arena)
{
    struct text_buf buf = {.arena = arena};
    char date[DATE_TEXT_BYTES];

    text_buf_add(&buf, address->lang == LANG_EN ? "/en" : "");
    add_place(&buf, address);
    for (size_t i = 0; i < FORM_COUNT; i++)
        if (forms[i].format == address->format)
            text_buf_add(&buf, forms[i].end);
    if (day != DAY_NONE)
        text_buf_printf(&buf, "?date=%s", date_iso(day, date));
    return arena_strdup(arena, text_buf_str(&buf));
}
