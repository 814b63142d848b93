/* hwboard-web: the boards for browsers, read only. `hwboard serve` becomes it and gives it NAME=VALUE
 * words; whoever starts it by hand is sent there. */
#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "web/assets.h"
#include "web/told.h"

static bool take(struct web_options *options, const char *name, size_t length, const char *value)
{
    const struct
    {
        const char *name;
        const char **place;
    } words[] = {{"listen", &options->listen},     {"db", &options->db},
                 {"data", &options->data},         {"locale", &options->locale},
                 {"programs", &options->programs}, {"system", &options->system},
                 {"user", &options->user},         {"named", &options->named},
                 {"now", &options->now},           {"date", &options->date}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i].name) == length && strncmp(words[i].name, name, length) == 0) {
            *words[i].place = value;
            return true;
        }
    }
    if (length == strlen("links") && strncmp(name, "links", length) == 0)
        options->links = true;
    else if (length == strlen("color") && strncmp(name, "color", length) == 0)
        options->color = true;
    else if (length == strlen("lang") && strncmp(name, "lang", length) == 0)
        options->lang = strcmp(value, "en") == 0 ? LANG_EN : LANG_ZH;
    else
        return false;
    return true;
}

static bool read_words(struct web_options *options, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *equals = strchr(argv[i], '=');
        if (!equals || !take(options, argv[i], (size_t)(equals - argv[i]), equals + 1))
            return false;
    }
    return options->listen && options->db && options->data && options->locale && options->programs;
}

static bool serve(struct site *site, const struct web_options *options, struct err *err)
{
    struct server *server;

    if (!site_open(site, options, err) || !assets_open(options->data, site->arena, err) ||
        !(server = server_start(site, err)))
        return false;
    tell_addresses(site, server);
    server_run(server);
    server_stop(server);
    return true;
}

int main(int argc, char **argv)
{
    struct web_options options = {0};
    struct site site = {0};
    struct err err = {0};

    if (!read_words(&options, argc, argv)) {
        fprintf(stderr, "%s: use `hwboard serve`\n", argv[0]);
        return ERR_INPUT;
    }
    signal(SIGPIPE, SIG_IGN);
    setlocale(LC_CTYPE, "C.UTF-8");
    i18n_open(options.locale);
    i18n_speak(options.lang);
    bool good = serve(&site, &options, &err);
    if (!good)
        fprintf(stderr, PACKAGE ": %s\n", err.message);
    if (site.arena)
        site_close(&site);
    return good ? 0 : (int)err.code;
}
