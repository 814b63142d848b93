/* print.c: `print`, what is hung up given to a printer. */
#include "config.h"

#include <string.h>
#include <strings.h>

#include "cli/arguments.h"
#include "cli/commands.h"
#include "press/printer.h"
#include "show/show.h"

/* A page of plain text. */
#define PAGE_COLUMNS 80

struct print_request
{
    struct class_choice classes;
    struct print_job job; /* but for the page and its title */
};

static bool read_printers(struct cli *cli, struct printer_list *list, struct err *err)
{
    struct print_run *run = printers_ask(cli->lang, err);

    if (!run)
        return false;
    print_is_over(run, -1);
    return printers_answer(run, cli->arena, list, err);
}

static bool list_printers(struct cli *cli, struct err *err)
{
    struct printer_list list;

    if (!read_printers(cli, &list, err))
        return false;
    for (size_t i = 0; i < list.count; i++)
        printf("%s  %s%s\n", list.items[i].name,
               printer_state_words(&list.items[i], cli->lang, cli->arena),
               list.items[i].usual ? _(" (default)") : "");
    return true;
}

static bool read_printer(struct cli *cli, struct print_request *request, struct err *err)
{
    const struct printer *printer;
    struct printer_list list;

    if (!read_printers(cli, &list, err) ||
        !(printer = printer_choose(&list, option_value(cli, OPTION_PRINTER), cli->lang, err)))
        return false;
    request->job.printer = printer->name;
    if (printer->state == PRINTER_REFUSES)
        return err_set(err, ERR_INTERNAL,
                       _("the printer %s takes nothing now (%s): choose another with --printer"),
                       printer->name, printer_state_words(printer, cli->lang, cli->arena));
    if (request->job.is_text)
        say_note(cli,
                 _("plain text is printed, in which CUPS itself breaks Chinese: if it comes out "
                   "wrong, print the page of board --format html from a browser"));
    if (printer->state == PRINTER_STOPPED)
        say_note(cli, arena_printf(cli->arena,
                                   _("the printer %s is stopped: it prints once it is started"),
                                   printer->name));
    return true;
}

static bool read_paper(const struct cli *cli, const char **paper, struct err *err)
{
    const char *text = option_value(cli, OPTION_PAPER);

    *paper = text && strcasecmp(text, "A3") == 0 ? "A3" : "A4";
    return !text || strcasecmp(text, *paper) == 0 ||
           err_set(err, ERR_INPUT, _("there is no paper “%s” here: use A4 or A3"), text);
}

static bool read_request(struct cli *cli, struct print_request *request, struct err *err)
{
    request->job.copies = 1;
    request->job.two_sided = option_given(cli, OPTION_TWO_SIDED);
    request->job.command = cli->settings.print_command;
    request->job.is_text = !press_can_make(PRESS_PDF, cli->environment.libexec_dir);
    if (cli->argument_count == 0 && !option_given(cli, OPTION_ALL))
        return err_set(err, ERR_INPUT, _("which class is printed? Name one, or use --all"));
    if (!read_classes(cli, 0, &request->classes, err) ||
        !read_paper(cli, &request->job.paper, err) ||
        (option_given(cli, OPTION_COPIES) &&
         !read_number(option_value(cli, OPTION_COPIES), _("the copies"), 1, PRINT_COPIES_MAX,
                      &request->job.copies, err)))
        return false;
    if (request->job.command && (option_given(cli, OPTION_PRINTER) || request->job.copies > 1 ||
                                 option_given(cli, OPTION_TWO_SIDED)))
        return err_set(err, ERR_INPUT,
                       _("the settings print with “%s”: --printer, --copies and --two-sided are "
                         "for CUPS; write them into [print] command"),
                       request->job.command);
    return request->job.command || read_printer(cli, request, err);
}

static bool write_page(struct cli *cli, const struct print_job *job, const struct class *class,
                       struct err *err)
{
    struct press press = cli_press(cli, PRESS_POST);
    struct posting posting;
    struct press_post post;

    if (!service_posting(&cli->session, class,
                         service_posting_days(&cli->session, class, cli->session.moment.date), NULL,
                         cli->arena, &posting, err))
        return false;
    post = show_post(&posting);
    press.out = job->page;
    press.format = job->is_text ? PRESS_TEXT : PRESS_PDF;
    press.paper = (struct press_paper){.programs = cli->environment.libexec_dir,
                                       .size = strcmp(job->paper, "A3") == 0 ? PAPER_A3 : PAPER_A4,
                                       .link = cli->settings.link,
                                       .keys = &service_data(cli->service)->links};
    press.style = (struct press_style){.columns = PAGE_COLUMNS};
    press_begin(&press);
    press_put(&press, &(union press_value){.post = &post});
    if (!press_end(&press, err))
        return false;
    return !ferror(job->page) ||
           err_set(err, ERR_INTERNAL, _("the page cannot be written: make room on the disk"));
}

static bool give(struct cli *cli, const struct print_job *job, struct err *err)
{
    struct print_run *run = print_begin(job, cli->lang, err);
    char *number;

    if (!run)
        return false;
    print_is_over(run, -1);
    if (!print_outcome(run, cli->arena, &number, err))
        return false;
    if (*number != '\0')
        printf(_("%s: given to the printer %s, job %s\n"), job->title, job->printer, number);
    else
        printf(_("%s: given to “%s”\n"), job->title, job->printer ? job->printer : job->command);
    return true;
}

static bool print_class(struct cli *cli, struct print_request *request, const struct class *class,
                        struct err *err)
{
    struct print_job *job = &request->job;
    bool good;

    job->title = arena_printf(cli->arena, "%s %s",
                              class_short(&service_data(cli->service)->school, class,
                                          cli->session.moment.date, cli->lang, cli->arena),
                              date_long(cli->arena, cli->session.moment.date, cli->lang));
    job->page = tmpfile();
    if (!job->page)
        return err_set(err, ERR_INTERNAL, _("the page cannot be written: make room on the disk"));
    good = write_page(cli, job, class, err) && give(cli, job, err);
    fclose(job->page);
    return good;
}

static bool run_print(struct cli *cli, struct err *err)
{
    struct print_request request = {0};

    if (option_given(cli, OPTION_PRINTERS))
        return list_printers(cli, err);
    if (!read_request(cli, &request, err))
        return false;
    for (size_t i = 0; i < request.classes.count; i++)
        if (!print_class(cli, &request, request.classes.items[i], err))
            return false;
    return true;
}

const struct command command_print = {
    .name = "print",
    .usage = N_("CLASS…"),
    .help = N_("print what hangs on the wall, a sheet a class"),
    .more = N_("On CUPS, or with [print] command of the settings. Before days off all days up to "
               "the next school day are on the sheet. --printers lists the printers."),
    .arguments = {0, SIZE_MAX},
    .alone = OPTION_PRINTERS,
    .options = {OPTION_ALL, OPTION_PRINTER, OPTION_COPIES, OPTION_PAPER, OPTION_TWO_SIDED,
                OPTION_PRINTERS},
    .run = run_print,
};
