/* The memory of posting, shared by its files: post.c (keys, the group, names of files), post_read.c (what
 * goes up), post_draw.c, post_make.c (files and pages, which another program may have to make), post_print.c
 * (printers). */
#ifndef TUI_POST_STATE_H
#define TUI_POST_STATE_H

#include "base/whole_file.h"
#include "press/press.h"
#include "press/printer.h"
#include "tui/app.h"
#include "tui/widget/editor.h"
#include "tui/widget/pager.h"

/* Plain text is written for a sheet of so many columns. */
#define POST_COLUMNS 80

enum post_request
{
    POST_COPY = REQUEST_OWN,
    POST_FILE,
    POST_PRINT,
    POST_PRINTER,
    POST_DUE,
    POST_WARNINGS,
    POST_SIGNATURES,
    POST_DAYS,
    POST_GRADE,
    POST_PREVIEW,
    POST_PAPER,
    POST_SIDES,
    POST_MORE,
    POST_FEWER,
};
enum post_scope
{
    POST_LOOKING,
    POST_NAMING, /* the name of a file is typed */
};
enum post_question
{
    ASK_PRINT,
    ASK_OVERWRITE,
};

/* A line of what can be done or chosen, where it was drawn. */
struct post_choice
{
    int request;
    int row, from, to;
};
#define POST_CHOICES_MAX 12

struct post_printing
{
    struct print_run *asks; /* which printers there are; NULL: it is known */
    struct arena *arena;    /* of the printers and of who was chosen */
    struct printer_list printers;
    char fault[MESSAGE_BYTES]; /* why there are none */
    const char *chosen;        /* NULL: the default */
    int copies;
    bool a3, two_sided;
};

/* A form that another program makes: a file, or a page for the printer. */
struct post_making
{
    struct arena *arena; /* NULL: none is being made */
    struct press press;
    int64_t since; /* milliseconds of clock_ms */
    struct whole_file file;
    struct print_job job; /* .page NULL: the file is made */
};

struct post_state
{
    struct pager pager;  /* the preview */
    struct arena *arena; /* of what goes up; NULL: it cannot be read */
    const struct class **classes;
    size_t class_count;
    struct press_post *posts; /* one a class; those that were read */
    size_t count;
    const char *grade_name; /* NULL: the class is the only one of its grade */
    size_t grade_count;
    day_t last;    /* before days off the last of them; else the day itself */
    bool only_day; /* all the same the day alone */
    bool grade;    /* all classes of the grade */
    bool no_due, warnings, no_signatures;
    bool message; /* the preview is the group's message */
    int columns;  /* that the preview was written for; 0: it is to be written */
    bool naming;
    struct editor name;
    struct post_printing printing;
    struct post_making making;
    struct post_choice choices[POST_CHOICES_MAX];
    size_t choice_count;
};

/* What goes up, read anew: a grade's classes in pieces, until then the preview stays. */
void post_load(struct app *app, void *memory);
/* Reads on for about so long. False: nothing was left, the picture stays as it is. */
bool post_read_on(struct app *app, struct post_state *state, int milliseconds);
/* Whether all that goes up was read. */
bool post_is_read(const struct post_state *state);
/* The preview, where it was not written for so many columns. */
void post_preview(struct app *app, struct post_state *state, int columns);
/* All posts in a format. Where another program makes it, that is only begun: press->maker, and
 * press_finish() is owed. False, with an error, only there. */
bool post_write(struct app *app, const struct post_state *state, struct press *press, FILE *out,
                enum press_format format, struct press_style style, struct err *err);
/* Whether a file can have the format here. */
bool post_can_write(struct app *app, enum press_format format);
/* As one string, in the arena. */
char *post_text(struct app *app, const struct post_state *state, enum press_format format,
                struct press_style style, struct arena *arena);
/* 三2-1117: how a file of it is called, without an end. */
char *post_name(struct app *app, const struct post_state *state, struct arena *arena);
void post_draw(struct app *app, void *memory, struct canvas *canvas);

void post_printing_begin(struct app *app, struct post_state *state);
void post_printing_end(struct app *app, struct post_state *state);
/* Looks after programs that run. */
void post_idle(struct app *app, void *memory);
/* Saves it under the name that is typed, or begins to. False: it says why not. */
bool post_save(struct app *app, struct post_state *state, enum press_format format);
/* Makes the page of the job, whose strings are copied, and gives it to the printer, or begins to. */
void post_print_page(struct app *app, struct post_state *state, const struct print_job *job);
/* Whether something is being made, and says so. */
bool post_is_making(struct app *app, const struct post_state *state);
/* Looks after it; ends it. */
void post_make_on(struct app *app, struct post_state *state);
void post_make_end(struct app *app, struct post_state *state);
/* What stands beside 打印. */
const char *post_printing_words(struct app *app, const struct post_state *state,
                                struct arena *arena);
unsigned post_ask_print(struct app *app, struct post_state *state);
unsigned post_print(struct app *app, struct post_state *state);
unsigned post_choose_printer(struct app *app, struct post_state *state);

#endif
