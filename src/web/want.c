/* See want.h. */
#include "config.h"

#include "web/want.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

static bool read_day(struct want *want, const char *date)
{
    want->day = want->session.moment.date;
    want->dated = date != NULL;
    if (!date)
        return true;
    return date_parse_iso(date, &want->day, NULL);
}

/* All keys are looked at whole, so that the time it takes tells nothing of them. */
static const struct class *class_of_key(const struct session *session, const char *key)
{
    const struct class_link_list *links = &service_data(session->service)->links;
    const struct class_link *found = NULL;

    if (strlen(key) != LINK_KEY_CHARS)
        return NULL;
    for (size_t i = 0; i < links->count; i++) {
        unsigned differ = 0;
        for (size_t c = 0; c < LINK_KEY_CHARS; c++)
            differ |= (unsigned char)links->items[i].key[c] ^ (unsigned char)key[c];
        if (differ == 0)
            found = &links->items[i];
    }
    return found ? service_class_by_id(session, found->class_id) : NULL;
}

static bool read_class(struct site *site, struct want *want)
{
    struct err err = {0};

    want->class = NULL;
    if (want->address->key)
        want->class = class_of_key(&want->session, want->address->key);
    if (want->address->key ? !want->class : site->options->links)
        return false;
    if (!want->class &&
        !service_class(&want->session, want->address->name, want->day, &want->class, &err))
        return false;
    want->classes = &want->class;
    want->class_count = 1;
    want->calendar = calendar_for(&want->session, want->class->id);
    return true;
}

/* The classes of a grade; 0: of the school. */
static void take_classes(struct want *want)
{
    const struct school *school = &service_data(want->session.service)->school;
    size_t count, kept = 0;
    const struct class **classes =
        service_classes(&want->session, want->day, false, want->arena, &count);

    for (size_t i = 0; i < count; i++)
        if (want->grade == 0 || class_grade(school, classes[i], want->day).grade == want->grade)
            classes[kept++] = classes[i];
    want->classes = classes;
    want->class_count = kept;
}

static bool read_grade(struct want *want)
{
    uint32_t grade;

    if (!text_parse_uint(want->address->name, GRADE_MAX, &grade) || grade == 0)
        return false;
    want->grade = (int)grade;
    take_classes(want);
    return want->class_count > 0;
}

enum page_status want_read(struct site *site, const struct address *address, const char *date,
                           struct arena *arena, struct want *want)
{
    bool found = true;

    *want = (struct want){.address = address,
                          .arena = arena,
                          .session = site_session(site, address->lang),
                          .calendar = service_data(site->service)->calendar};
    if (site->lost != 0)
        return PAGE_FAILED;
    if (!read_day(want, date))
        return PAGE_BAD;
    want->session.moment.date = want->day;
    if (address->view == VIEW_SCHOOL || address->view == VIEW_GRADE) {
        if (site->options->links)
            return PAGE_UNKNOWN;
        if (address->view == VIEW_SCHOOL)
            take_classes(want);
        else
            found = read_grade(want);
    } else {
        found = address->view < VIEW_EVENTS && read_class(site, want);
    }
    return found ? PAGE_GOOD : PAGE_UNKNOWN;
}
