/* See places.h. */
#include "config.h"

#include "web/places.h"

#include <string.h>

#define PLACES_MAX 12

struct list
{
    struct press_link *items;
    size_t count;
};

static const char *const page_styles[] = {"/style.css", "/site.css", NULL};
static const char *const screen_styles[] = {"/style.css", "/site.css", "/display.css", NULL};

static void add(struct list *list, const struct want *want, const char *text,
                const struct address *address, day_t day)
{
    list->items[list->count++] = (struct press_link){
        .text = text,
        .address = address_write(address, day, want->arena),
        .lang = address->lang,
        .here = address->view == want->address->view && address->lang == want->address->lang &&
                (day == want->day || (day == DAY_NONE && !want->dated))};
}

static void add_view(struct list *list, const struct want *want, const char *text,
                     enum web_view view, day_t day)
{
    struct address address = *want->address;

    address.view = view;
    address.format = PRESS_HTML;
    if (want->class && !address.key)
        address.name = class_code(&service_data(want->session.service)->school, want->class,
                                  want->day, want->arena);
    add(list, want, text, &address, day);
}

static bool day_is_there(day_t day)
{
    return day > DAY_FIRST && day < DAY_LAST;
}

static int step_of(enum web_view view)
{
    return view == VIEW_WEEK ? WEEK_DAYS : 1;
}

static void add_days(struct list *list, const struct want *want)
{
    enum lang lang = want->address->lang;
    enum web_view view = want->address->view;
    day_t before = want->day - step_of(view), after = want->day + step_of(view);
    bool week = view == VIEW_WEEK;

    if (view == VIEW_HOLIDAY || view == VIEW_DUE)
        return;
    if (day_is_there(before))
        add_view(list, want, week ? tr(lang, "the week before") : tr(lang, "the day before"), view,
                 before);
    if (day_is_there(after))
        add_view(list, want, week ? tr(lang, "the week after") : tr(lang, "the day after"), view,
                 after);
}

static void add_places(struct list *list, const struct site *site, const struct want *want)
{
    enum lang lang = want->address->lang;
    day_t day = want->dated ? want->day : DAY_NONE;
    struct address other = *want->address;

    if (!site->options->links)
        add_view(list, want, tr(lang, "all classes"), VIEW_SCHOOL, day);
    if (want->class) {
        add_view(list, want, tr(lang, "today's board"), VIEW_BOARD, DAY_NONE);
        add_view(list, want, tr(lang, "this week"), VIEW_WEEK, day);
        add_view(list, want, tr(lang, "the days off"), VIEW_HOLIDAY, day);
        add_view(list, want, tr(lang, "to hand in"), VIEW_DUE, DAY_NONE);
    }
    add_days(list, want);
    if (want->address->view == VIEW_BOARD)
        add_view(list, want, tr(lang, "class screen"), VIEW_DISPLAY, DAY_NONE);
    other.lang = lang == LANG_ZH ? LANG_EN : LANG_ZH;
    other.format = PRESS_HTML;
    add(list, want, lang == LANG_ZH ? "English" : "中文", &other, day);
}

static void add_forms(struct list *list, const struct site *site, const struct want *want)
{
    enum lang lang = want->address->lang;
    const struct
    {
        enum press_format format;
        const char *text;
    } forms[] = {{PRESS_PNG, tr(lang, "picture")},
                 {PRESS_PDF, "PDF"},
                 {PRESS_TEXT, tr(lang, "plain text")},
                 {PRESS_ICS, tr(lang, "calendar")},
                 {PRESS_JSON, "JSON"}};
    static const enum press_kind kinds[] = {
        [VIEW_SCHOOL] = PRESS_CLASSES, [VIEW_GRADE] = PRESS_BOARD,   [VIEW_BOARD] = PRESS_BOARD,
        [VIEW_WEEK] = PRESS_WEEK,      [VIEW_HOLIDAY] = PRESS_SHEET, [VIEW_DUE] = PRESS_DUE};
    struct address address = *want->address;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        enum press_format format = forms[i].format;
        bool json = address.view == VIEW_SCHOOL && (format == PRESS_JSON || format == PRESS_ICS);
        if ((!json && !press_has_format(kinds[address.view], format)) ||
            !press_can_make(format, site->options->programs))
            continue;
        address.format = format;
        list->items[list->count++] = (struct press_link){
            .text = forms[i].text,
            .address = address_write(&address, want->dated ? want->day : DAY_NONE, want->arena),
            .lang = lang};
    }
}

struct press_site places_around(const struct site *site, const struct want *want)
{
    bool screen = want->address->view == VIEW_DISPLAY;
    struct list places = {ARENA_ARRAY(want->arena, PLACES_MAX, struct press_link), 0};
    struct list forms = {ARENA_ARRAY(want->arena, PLACES_MAX, struct press_link), 0};

    add_places(&places, site, want);
    if (!screen)
        add_forms(&forms, site, want);
    return (struct press_site){.styles = screen ? screen_styles : page_styles,
                               .script = screen ? "/display.js" : "/site.js",
                               .icon = "/icon.svg",
                               .events = "/events",
                               .sort = screen ? "screen" : "page",
                               .unattended = screen,
                               .places = places.items,
                               .place_count = places.count,
                               .forms = forms.items,
                               .form_count = forms.count};
}

struct press_site places_from_fault(const struct site *site, const struct address *address,
                                    enum page_status status, struct arena *arena)
{
    struct list places = {ARENA_ARRAY(arena, PLACES_MAX, struct press_link), 0};
    struct address there = {.lang = address->lang, .view = VIEW_SCHOOL, .format = PRESS_HTML};
    enum lang other = address->lang == LANG_ZH ? LANG_EN : LANG_ZH;

    if (status == PAGE_BAD && address->view <= VIEW_DISPLAY) {
        there = *address;
        there.format = PRESS_HTML;
        places.items[places.count++] = (struct press_link){
            tr(address->lang, "today"), address_write(&there, DAY_NONE, arena), there.lang, false};
    }
    there = (struct address){.lang = address->lang, .view = VIEW_SCHOOL, .format = PRESS_HTML};
    for (int i = 0; !site->options->links && i < 2; i++, there.lang = other)
        places.items[places.count++] =
            (struct press_link){i == 0             ? tr(address->lang, "all classes")
                                : other == LANG_EN ? "English"
                                                   : "中文",
                                address_write(&there, DAY_NONE, arena), there.lang, false};
    return (struct press_site){.styles = page_styles,
                               .script = status == PAGE_FAILED ? "/again.js" : NULL,
                               .icon = "/icon.svg",
                               .sort = "page",
                               .places = places.items,
                               .place_count = places.count};
}

const char *const *places_of_classes(const struct want *want)
{
    const char **addresses = ARENA_ARRAY(want->arena, want->class_count, const char *);
    struct address address = {
        .lang = want->address->lang, .view = VIEW_BOARD, .format = PRESS_HTML};

    for (size_t i = 0; i < want->class_count; i++) {
        address.name = class_code(&service_data(want->session.service)->school, want->classes[i],
                                  want->day, want->arena);
        addresses[i] = address_write(&address, want->dated ? want->day : DAY_NONE, want->arena);
    }
    return addresses;
}
