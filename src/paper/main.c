/* hwboard-press: reads what is to be laid out as JSON on standard input, writes a PDF, a PNG or an SVG to
 * standard output. A program of its own, because Pango and Cairo take long to load and because what they
 * do with a damaged font must not take the board with it. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "paper/fault.h"
#include "paper/form.h"

#define SECONDS_MOST 120

/* What a library warns of is no fault; what it cannot do shows in what it gives. */
static GLogWriterOutput keep_quiet(GLogLevelFlags level, const GLogField *fields, gsize count,
                                   gpointer data)
{
    (void)level, (void)fields, (void)count, (void)data;
    return G_LOG_WRITER_HANDLED;
}

/* Each document has its texts for itself: they are numbered. */
static struct pages *all_pages(const struct request *request, struct text_cache *texts,
                               struct arena *arena)
{
    struct pages *pages = ARENA_ARRAY(arena, request->count, struct pages);

    for (size_t i = 0; i < request->count; i++) {
        struct text_cache own = {.context = texts->context};
        pages[i] = pages_make(request, &request->documents[i], &own, arena);
    }
    return pages;
}

static void write_form(const struct book *book)
{
    switch (book->request->form) {
    case FORM_PDF:
        form_pdf(book);
        break;
    case FORM_PNG:
        form_png(book);
        break;
    case FORM_SVG:
        form_svg(book);
        break;
    }
}

static int show_version(void)
{
    struct arena *arena = arena_new();

    printf("%s, Pango %s, Cairo %s, %s\n", "hwboard-press " PACKAGE_VERSION, pango_version_string(),
           cairo_version_string(), text_font(text_context("zh-cn"), arena));
    arena_free(arena);
    return EXIT_SUCCESS;
}

static void write_pages(json_t *root, struct arena *arena)
{
    struct request request;

    if (!request_read(&request, root, arena))
        fault("no request");
    struct text_cache texts = {.context = text_context(request.lang)};
    struct book book = {.request = &request,
                        .documents = all_pages(&request, &texts, arena),
                        .texts = &texts,
                        .arena = arena};
    write_form(&book);
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    json_error_t wrong;

    alarm(SECONDS_MOST);
    g_log_set_writer_func(keep_quiet, NULL, NULL);
    if (argc > 1 && strcmp(argv[1], "--version") == 0)
        return show_version();
    json_t *root = json_loadf(stdin, JSON_REJECT_DUPLICATES, &wrong);
    if (!root)
        fault("line %d: %s", wrong.line, wrong.text);
    write_pages(root, arena);
    if (fflush(stdout) != 0 || ferror(stdout))
        fault("write");
    /* All that is held goes with the process: giving it back by itself takes time. */
    _exit(EXIT_SUCCESS);
}
