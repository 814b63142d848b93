/* See site.h. A store that cannot be read any more does not end anything: what was made of it is shown, and
 * it is looked for again. */
#include "config.h"

#include "web/site.h"

#include <string.h>
#include <time.h>

#include "base/text.h"

#define SECONDS_A_MINUTE 60

static const struct actor public_actor = {.login = " ", .name = ""};

static stamp_t now_of(const struct site *site)
{
    uint32_t seconds;

    if (site->options->now && text_parse_uint(site->options->now, UINT32_MAX, &seconds))
        return (stamp_t)seconds;
    return (stamp_t)time(NULL);
}

bool site_open(struct site *site, const struct web_options *options, struct err *err)
{
    const struct conf_paths paths = {.data_dir = options->data,
                                     .system_file = options->system,
                                     .user_file = options->user,
                                     .named_file = options->named};

    *site = (struct site){.options = options, .arena = arena_new(), .version = 1};
    if (!conf_load_settings(site->arena, &paths, &site->settings, err) ||
        !service_open_watching(&paths, &site->settings, options->db, &site->service, err))
        return false;
    site_look(site);
    return true;
}

void site_close(struct site *site)
{
    service_close(site->service);
    arena_free(site->arena);
}

static bool read_again(struct site *site)
{
    struct err err = {0};
    bool reopened;

    return service_reopen(site->service, &reopened, &err) && service_refresh(site->service, &err);
}

bool site_look(struct site *site)
{
    stamp_t now = now_of(site), minute = now / SECONDS_A_MINUTE;
    day_t today = stamp_day(now, site->settings.utc_offset);
    bool aged = minute != site->minute;

    if (site->lost != 0 || service_changed(site->service)) {
        if (read_again(site)) {
            site->lost = 0;
            site->version++;
            aged = true;
        } else if (site->lost == 0) {
            site->lost = now;
        }
    }
    if (site->lost != 0)
        return false;
    if (today != site->today)
        site->version++;
    site->minute = minute;
    site->today = today;
    return aged;
}

struct session site_session(const struct site *site, enum lang lang)
{
    stamp_t now = now_of(site);
    day_t today = stamp_day(now, site->settings.utc_offset), date = today;

    if (site->options->date)
        date_parse(site->options->date, today, false, &date, NULL);
    return (struct session){.service = site->service,
                            .actor = &public_actor,
                            .moment = {.lang = lang, .now = now, .today = today, .date = date}};
}
