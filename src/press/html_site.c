/* A page of a site: its style and script have addresses of their own, so that nothing within it runs or
 * paints; ways to other pages stand before it, its other forms behind it. Without the script it is
 * loaded anew each minute. */
#include "config.h"

#include "press/html_site.h"

const char *html_lang(enum lang lang)
{
    return lang == LANG_ZH ? "zh-CN" : "en";
}

void html_open_link(struct press *press, const char *address)
{
    fputs("<a href=\"", press->out);
    html_text(press, address, false);
    fputs("\">", press->out);
}

static void put_words(struct press *press, const char *attribute, const char *text)
{
    fprintf(press->out, " %s=\"", attribute);
    html_text(press, text, false);
    putc('"', press->out);
}

static void put_links(struct press *press, const char *label, const struct press_link *links,
                      size_t count)
{
    fputs("<nav", press->out);
    put_words(press, "aria-label", label);
    fputs("><ul>\n", press->out);
    for (size_t i = 0; i < count; i++) {
        fputs("<li><a", press->out);
        put_words(press, "href", links[i].address);
        if (links[i].here)
            fputs(" aria-current=\"page\"", press->out);
        if (links[i].lang != press->context.lang)
            fprintf(press->out, " hreflang=\"%s\" lang=\"%s\"", html_lang(links[i].lang),
                    html_lang(links[i].lang));
        putc('>', press->out);
        html_text(press, links[i].text, false);
        fputs("</a></li>\n", press->out);
    }
    fputs("</ul></nav>\n", press->out);
}

static void put_script(struct press *press, const char *address)
{
    fputs("<script defer", press->out);
    put_words(press, "src", address);
    fputs("></script>\n<noscript><meta http-equiv=\"refresh\" content=\"60\"></noscript>\n",
          press->out);
}

/* What the scripts of a board need and say. */
static void put_script_words(struct press *press)
{
    enum lang lang = press->context.lang;

    put_words(press, "data-events", press->site->events);
    fprintf(press->out, " data-offset=\"%d\"", press->context.utc_offset);
    put_words(press, "data-lost", tr(lang, "no connection since {0}: this is how the board was"));
    put_words(press, "data-awake",
              tr(lang, "the screen may go dark: switch the screen saver off in its settings"));
    put_words(press, "data-page", tr(lang, "page {0} of {1}"));
}

void html_begin_site(struct press *press)
{
    const struct press_site *site = press->site;
    enum lang lang = press->context.lang;

    for (size_t i = 0; site->styles[i]; i++) {
        fputs("<link rel=\"stylesheet\"", press->out);
        put_words(press, "href", site->styles[i]);
        fputs(">\n", press->out);
    }
    fputs("<link rel=\"icon\" type=\"image/svg+xml\"", press->out);
    put_words(press, "href", site->icon);
    fputs(">\n", press->out);
    if (site->unattended)
        fputs("<meta name=\"google\" content=\"notranslate\">\n", press->out);
    if (site->script)
        put_script(press, site->script);
    fputs("</head>\n<body", press->out);
    put_words(press, "class", site->sort);
    if (site->events)
        put_script_words(press);
    fputs(">\n", press->out);
    if (site->events) {
        fputs("<a class=\"skip\" href=\"#main\">", press->out);
        html_text(press, tr(lang, "to the homework"), false);
        fputs("</a>\n", press->out);
    }
    if (site->place_count > 0)
        put_links(press, tr(lang, "other pages"), site->places, site->place_count);
    fputs("<p id=\"state\" role=\"status\"></p>\n<main id=\"main\" tabindex=\"-1\">\n", press->out);
}

void html_end_site(struct press *press)
{
    const struct press_site *site = press->site;

    if (site->form_count == 0)
        return;
    fputs("<footer>\n", press->out);
    put_links(press, tr(press->context.lang, "other forms of this page"), site->forms,
              site->form_count);
    fputs("</footer>\n", press->out);
}
