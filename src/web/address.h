/* The addresses of the site:
 *
 *     /  /grade/3  /class/3-2  /class/3-2/week  …/holiday  …/due  /display/3-2      ?date=2026-11-25
 *     the same behind /en; with .json .ics .png .pdf .txt behind a page (a screen's are its board's);
 *     /events; /NAME of an asset
 *     with links: /link/KEY for /class/3-2, /link/KEY/display for /display/3-2
 */
#ifndef WEB_ADDRESS_H
#define WEB_ADDRESS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/i18n.h"
#include "press/press.h"

enum web_view
{
    VIEW_SCHOOL,
    VIEW_GRADE,
    VIEW_BOARD,
    VIEW_WEEK,
    VIEW_HOLIDAY,
    VIEW_DUE,
    VIEW_DISPLAY,
    VIEW_EVENTS,
    VIEW_ASSET,
};
struct address
{
    enum lang lang;
    enum web_view view;
    enum press_format format;
    const char *name; /* of the class, the grade or the asset */
    const char *key;  /* of a class's link, instead of its name; NULL */
};
/* A decoded path; false where there is no such address: then language and format (HTML, or TEXT where it
 * ends as a file does) are those to say so in. Strings are in the arena. */
bool address_read(const char *path, struct arena *arena, struct address *address);
/* The other way round; day DAY_NONE: today's. */
char *address_write(const struct address *address, day_t day, struct arena *arena);

#endif
