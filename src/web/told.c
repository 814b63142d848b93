/* See told.h. */
#include "config.h"

#include "web/told.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "press/qr.h"

/* What reads it wants dark on light, whatever the terminal's own colours are. */
static void tell_code(const struct site *site, const char *address, struct arena *arena)
{
    const struct qr *qr = qr_make(address, arena);
    const char *begin = site->options->color ? "\033[97;40m" : "";
    const char *end = site->options->color ? "\033[0m" : "";

    for (int line = 0; qr && line < qr_lines(qr); line++)
        printf("%s%s%s\n", begin, qr_line(qr, line, arena), end);
}

static bool is_all(const char *host)
{
    return strcmp(host, "0.0.0.0") == 0 || strcmp(host, "[::]") == 0;
}

/* The address of this computer that others reach it at; NULL: none is known. */
static const char *own_host(struct arena *arena)
{
    struct ifaddrs *all = NULL;
    const char *host = NULL;
    char text[NI_MAXHOST];

    if (getifaddrs(&all) != 0)
        return NULL;
    for (const struct ifaddrs *one = all; one && !host; one = one->ifa_next)
        if (one->ifa_addr && one->ifa_addr->sa_family == AF_INET &&
            !(one->ifa_flags & IFF_LOOPBACK) && one->ifa_flags & IFF_UP &&
            getnameinfo(one->ifa_addr, sizeof(struct sockaddr_in), text, sizeof text, NULL, 0,
                        NI_NUMERICHOST) == 0)
            host = arena_strdup(arena, text);
    freeifaddrs(all);
    return host;
}

/* The links of the classes, to who sits there: a log is no place for keys. */
static void tell_links(const struct site *site, const char *address, bool open, struct arena *arena)
{
    const struct session session = site_session(site, i18n_spoken());
    const struct school_data *data = service_data(site->service);

    puts(_("each class at its own link only: hwboard class link CLASS prints it"));
    for (size_t i = 0; isatty(STDOUT_FILENO) && i < data->links.count; i++) {
        const struct class *class = service_class_by_id(&session, data->links.items[i].class_id);
        const char *link = arena_printf(arena, "%slink/%s", address, data->links.items[i].key);

        if (!class || class->removed)
            continue;
        printf("%s  %s\n",
               class_name(&data->school, class, session.moment.today, session.moment.lang, arena),
               link);
        if (open && data->links.count == 1)
            tell_code(site, link, arena);
    }
}

void tell_addresses(const struct site *site, const struct server *server)
{
    struct arena *arena = arena_new();
    const char *listen = site->options->listen;
    char *host = arena_strndup(arena, listen, (size_t)(strrchr(listen, ':') - listen));
    const char *other = is_all(host) ? own_host(arena) : NULL;
    const char *address =
        arena_printf(arena, "http://%s:%d/", other ? other : host, server_port(server));
    bool open = is_all(host) || (strncmp(host, "127.", 4) != 0 && strcmp(host, "[::1]") != 0 &&
                                 strcmp(host, "localhost") != 0);

    printf(_("the boards of %s are served, read only, until Ctrl-C: %s"),
           service_data(site->service)->school.name, address);
    putchar('\n');
    if (site->options->links)
        tell_links(site, address, open, arena);
    else
        printf(_("a class: %sclass/3-2   its screen: %sdisplay/3-2   in English: %sen/\n"), address,
               address, address);
    if (open && !site->options->links)
        tell_code(site, address, arena);
    else if (!open)
        puts(_("only this computer can reach it: --listen 0.0.0.0:8600 opens it to the network"));
    fflush(stdout);
    arena_free(arena);
}
