/* What is served: the school, read only, and the moment. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "service/service.h"

/* What the command line gives; strings live until the end. */
struct web_options
{
    const char *listen, *db;
    const char *data, *locale, *programs; /* folders */
    const char *system, *user, *named;    /* settings files; NULL */
    const char *now, *date;               /* for tests: seconds, YYYY-MM-DD; NULL: the clock's */
    bool links;                           /* only what the links of classes lead to */
    enum lang lang;                       /* of what is said on the terminal */
    bool color;                           /* there */
};

struct site
{
    const struct web_options *options;
    struct settings settings;
    struct service *service;
    struct arena *arena;
    unsigned version; /* rises with each change of the data, and each day */
    stamp_t lost;     /* since when the store cannot be read; 0: it can */
    stamp_t minute;   /* of the last look, so that what says it is made anew */
    day_t today;
};

/* Opens the school. */
bool site_open(struct site *site, const struct web_options *options, struct err *err);
void site_close(struct site *site);
/* Looks whether something changed; true: what was made before is out of date. */
bool site_look(struct site *site);
/* A session of who may read what is public, and no more. */
struct session site_session(const struct site *site, enum lang lang);

#endif
