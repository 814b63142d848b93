/* See page.h. What is asked for is read from the service as any face does, and written by press. */
#include "config.h"

#include "web/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/text.h"
#include "show/show.h"
#include "web/places.h"
#include "web/want.h"

#define COLUMNS 80
#define FEED_DAYS_BACK 28 /* of a calendar that is subscribed to */
#define FEED_DAYS_AHEAD 28

static const char *const types[PRESS_FORMAT_COUNT] = {
    [PRESS_HTML] = "text/html; charset=utf-8",
    [PRESS_JSON] = "application/json",
    [PRESS_ICS] = "text/calendar; charset=utf-8",
    [PRESS_PNG] = "image/png",
    [PRESS_PDF] = "application/pdf",
    [PRESS_TEXT] = "text/plain; charset=utf-8",
};

/* ---- what is read ---- */

static void days_of(const struct want *want, day_t *first, day_t *last)
{
    *first = *last = want->day;
    if (want->address->view == VIEW_WEEK) {
        *first = date_monday(want->day);
        *last = *first + WEEK_DAYS - 1;
    } else if (want->address->view == VIEW_HOLIDAY) {
        calendar_days_off(want->calendar, want->day, first, last);
    } else if (want->address->format == PRESS_ICS) {
        *first -= FEED_DAYS_BACK;
        *last += FEED_DAYS_AHEAD;
    }
}

static bool put_sheet(const struct want *want, struct press *press, struct err *err)
{
    struct sheet *sheet;
    day_t first, last;

    days_of(want, &first, &last);
    if (!service_sheet(&want->session, want->class, first, last, want->arena, &sheet, err))
        return false;
    press_begin(press);
    press_put(press, &(union press_value){.sheet = sheet});
    return press_end(press, err);
}

static bool put_post(const struct want *want, struct press *press, struct err *err)
{
    struct posting posting;
    struct press_post post;

    if (!service_posting(&want->session, want->class,
                         service_posting_days(&want->session, want->class, want->day), NULL,
                         want->arena, &posting, err))
        return false;
    post = show_post(&posting);
    press_begin(press);
    press_put(press, &(union press_value){.post = &post});
    return press_end(press, err);
}

static bool put_boards(const struct want *want, struct press *press, struct err *err)
{
    struct board **boards;
    size_t count;

    if (!service_boards(&want->session, want->classes, want->class_count, want->day, want->day,
                        want->arena, &boards, &count, err))
        return false;
    press_begin(press);
    for (size_t i = 0; press->kind == PRESS_BOARD && i < count; i++)
        press_put(press, &(union press_value){.board = boards[i]});
    if (press->kind == PRESS_CLASSES)
        press_put(press,
                  &(union press_value){.classes = {.boards = (const struct board *const *)boards,
                                                   .addresses = places_of_classes(want),
                                                   .count = count,
                                                   .day = want->day}});
    return press_end(press, err);
}

/* Who reads a page is told what everybody may know, whoever may do everything in the school. */
static void take_public(const struct want *want, const struct item_list *all,
                        struct item_list *list)
{
    list->items = ARENA_ARRAY(want->arena, all->count + 1, struct assignment *);
    list->count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (state_is_public(all->items[i]->state))
            list->items[list->count++] = all->items[i];
}

static bool put_due(const struct want *want, struct press *press, struct err *err)
{
    day_t day = want->dated ? want->day : calendar_next_school_day(want->calendar, want->day);
    struct item_list all, list;
    struct listed *items;

    if (!service_due(&want->session, want->class, day, want->arena, &all, err))
        return false;
    take_public(want, &all, &list);
    items = show_items(&want->session, &list, want->arena);
    for (size_t i = 0; i < list.count; i++)
        items[i].inside = false;
    press_begin(press);
    press_put(press, &(union press_value){.list = {items, list.count, .day = day}});
    return press_end(press, err);
}

/* ---- how it is written ---- */

static enum press_kind kind_of(const struct want *want)
{
    enum press_format format = want->address->format;

    switch (want->address->view) {
    case VIEW_SCHOOL:
        return format == PRESS_JSON || format == PRESS_ICS ? PRESS_BOARD : PRESS_CLASSES;
    case VIEW_WEEK:
        return PRESS_WEEK;
    case VIEW_HOLIDAY:
        return PRESS_SHEET;
    case VIEW_DUE:
        return PRESS_DUE;
    case VIEW_BOARD:
        /* on paper it is what hangs in the classroom; a calendar has weeks of it */
        return format == PRESS_PDF ? PRESS_POST : format == PRESS_ICS ? PRESS_SHEET : PRESS_BOARD;
    default:
        return PRESS_BOARD;
    }
}

static struct press press_of(const struct site *site, const struct want *want)
{
    const struct school_data *data = service_data(site->service);
    bool several = want->address->view == VIEW_SCHOOL || want->address->view == VIEW_GRADE;
    enum press_kind kind = kind_of(want);

    return (struct press){
        .kind = kind,
        .format = want->address->format,
        .context = show_context(&want->session),
        .style = {.columns = COLUMNS},
        .paper = {.programs = site->options->programs,
                  .color = want->address->format == PRESS_PNG,
                  .link = site->settings.link,
                  .keys = &data->links},
        .array = several && kind == PRESS_BOARD,
        .later = true,
    };
}

static bool put_all(struct site *site, const struct want *want, struct press *press,
                    struct err *err)
{
    struct press_site frame = places_around(site, want);

    press->site = &frame;
    switch (press->kind) {
    case PRESS_DUE:
        return put_due(want, press, err);
    case PRESS_POST:
        return put_post(want, press, err);
    case PRESS_WEEK:
    case PRESS_SHEET:
        return put_sheet(want, press, err);
    default:
        return put_boards(want, press, err);
    }
}

/* ---- one that is being made ---- */

struct making
{
    struct press press;
    struct page page;
    FILE *out; /* into the page; NULL: it has come to its end */
};

static void close_page(struct making *making, bool good)
{
    fclose(making->out);
    making->out = NULL;
    if (good)
        return;
    free(making->page.bytes);
    making->page = (struct page){.status = making->press.too_high ? PAGE_TOO_HIGH : PAGE_FAILED};
}

static void begin(struct making *making, struct site *site, const struct want *want)
{
    struct err err = {0};
    bool good;

    if (!press_has_format(kind_of(want), want->address->format) ||
        !press_can_make(want->address->format, site->options->programs)) {
        making->page.status = PAGE_UNKNOWN;
        return;
    }
    making->page.type = types[want->address->format];
    making->out = open_memstream(&making->page.bytes, &making->page.size);
    if (!making->out)
        die("memory");
    making->press = press_of(site, want);
    making->press.out = making->out;
    good = put_all(site, want, &making->press, &err);
    if (!good || !making->press.maker)
        close_page(making, good);
}

struct making *page_begin(struct site *site, const struct address *address, const char *date)
{
    struct making *making = calloc(1, sizeof *making);
    struct arena *arena = arena_new();
    struct want want;

    if (!making)
        die("memory");
    making->page.status = want_read(site, address, date, arena, &want);
    if (making->page.status == PAGE_GOOD)
        begin(making, site, &want);
    arena_free(arena);
    return making;
}

bool making_is_over(struct making *making)
{
    return !making->out || child_is_over(making->press.maker, 0);
}

int making_descriptor(const struct making *making)
{
    return making->out ? making->press.maker->said_fd : -1;
}

void making_stop(struct making *making)
{
    if (making->out)
        child_kill(making->press.maker);
}

struct page making_end(struct making *making)
{
    struct err err = {0};
    struct page page;

    if (making->out)
        close_page(making, press_finish(&making->press, &err));
    page = making->page;
    free(making);
    return page;
}

/* ---- what is wrong ---- */

static const char *fault_title(enum lang lang, enum page_status status)
{
    if (status == PAGE_BAD)
        return tr(lang, "No such day");
    return status == PAGE_FAILED ? tr(lang, "Not at the moment") : tr(lang, "Nothing here");
}

static const char *fault_text(const struct site *site, enum lang lang, enum page_status status)
{
    if (status == PAGE_BAD)
        return tr(lang, "this is no day: write it as in 2026-11-25");
    if (status == PAGE_TOO_HIGH)
        return tr(lang, "all of this would be too high for one picture: take the PDF, or the "
                        "picture of each class");
    if (status == PAGE_FAILED)
        return tr(lang, "this page cannot be shown at the moment: try again in a minute");
    return site->options->links
               ? tr(lang, "there is nothing at this address: ask the homeroom teacher for the link "
                          "of the class")
               : tr(lang, "there is nothing at this address");
}

static void put_fault(const struct site *site, const struct address *address,
                      enum page_status status, FILE *out)
{
    const struct session session = site_session(site, address->lang);
    struct arena *arena = arena_new();
    struct press_site frame = places_from_fault(site, address, status, arena);
    struct press press = {.out = out,
                          .kind = PRESS_WORDS,
                          .format = PRESS_HTML,
                          .context = show_context(&session),
                          .style = {.columns = COLUMNS},
                          .site = &frame};
    struct err err = {0};

    if (site->options->links) /* who has no link is not told whose boards these are */
        press.context.school_name = NULL;
    press_begin(&press);
    press_put(&press, &(union press_value){.words = {fault_title(address->lang, status),
                                                     fault_text(site, address->lang, status)}});
    press_end(&press, &err);
    arena_free(arena);
}

struct page page_of_fault(const struct site *site, const struct address *address,
                          enum page_status status)
{
    struct page page = {.status = status, .type = types[address->format]};
    FILE *out = open_memstream(&page.bytes, &page.size);

    if (!out)
        die("memory");
    if (address->format == PRESS_HTML) {
        put_fault(site, address, status, out);
    } else {
        page.type = types[PRESS_TEXT];
        fprintf(out, "%s\n", fault_text(site, address->lang, status));
    }
    fclose(out);
    return page;
}
