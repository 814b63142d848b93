/* search.c: `search`, all that was ever set, by its words. */
#include "config.h"

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "show/show.h"

static bool read_filter(struct cli *cli, struct search_filter *filter, struct err *err)
{
    const struct subject *subject;
    const struct class *class;

    *filter = (struct search_filter){
        .from = DAY_FIRST, .to = DAY_LAST, .starred = option_given(cli, OPTION_EXEMPLAR)};
    if (option_given(cli, OPTION_CLASS)) {
        if (!read_one_class(cli, option_value(cli, OPTION_CLASS), &class, err))
            return false;
        filter->class_id = class->id;
    }
    if (option_given(cli, OPTION_SUBJECT)) {
        if (!service_subject(&cli->session, option_value(cli, OPTION_SUBJECT), &subject, err))
            return false;
        filter->subject = subject->code;
    }
    return read_range(cli, &filter->from, &filter->to, err);
}

/* The arguments as one text, the teacher's name too: it is searched as all other words are. */
static const char *all_words(struct cli *cli)
{
    struct text_buf words = {.arena = cli->arena};

    for (size_t i = 0; i < cli->argument_count; i++) {
        text_buf_add(&words, cli->arguments[i]);
        text_buf_add(&words, " ");
    }
    if (option_given(cli, OPTION_TEACHER))
        text_buf_add(&words, option_value(cli, OPTION_TEACHER));
    return text_buf_str(&words);
}

static struct listed *found_items(struct cli *cli, const struct found_item *found, size_t *count)
{
    struct item_list list = {.items = ARENA_ARRAY(cli->arena, *count, struct assignment *),
                             .count = *count};
    struct listed *items;
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++)
        list.items[i] = found[i].assignment;
    items = show_items(&cli->session, &list, cli->arena);
    for (size_t i = 0; i < *count; i++) {
        items[i].exemplar = found[i].star ? found[i].star->why : NULL;
        if (items[i].class) /* the class may be gone, its homework is not */
            items[kept++] = items[i];
    }
    *count = kept;
    return items;
}

static bool run_search(struct cli *cli, struct err *err)
{
    const char *words = all_words(cli);
    struct search_filter filter;
    struct found_item *found;
    struct listed *items;
    size_t count;

    if (!*text_trim(cli->arena, words) && !option_given(cli, OPTION_EXEMPLAR) &&
        !option_given(cli, OPTION_CLASS) && !option_given(cli, OPTION_SUBJECT))
        return err_set(err, ERR_INPUT, _("search needs words: hwboard search 阅读"));
    if (!read_filter(cli, &filter, err) ||
        !service_find(&cli->session, words, &filter, SEARCH_MOST, cli->arena, &found, &count, err))
        return false;
    items = found_items(cli, found, &count);
    return print_value(cli, PRESS_FOUND, &(union press_value){.list = {items, count, DAY_NONE}},
                       err);
}

const struct command command_search = {
    .name = "search",
    .usage = N_("WORDS…"),
    .help = N_("find assignments of all terms by their words, exemplars first"),
    .more = N_("All words must occur in the text, the unit, the teacher's name or the exemplar's "
               "reason. At most 50 are shown, exemplars first, then the newest; --class, "
               "--subject, --teacher, --from, --to and --exemplar narrow the search. “hwboard copy "
               "ID CLASS --draft” reuses one."),
    .kind = PRESS_FOUND,
    .arguments = {0, SIZE_MAX},
    .options = {OPTION_CLASS, OPTION_SUBJECT, OPTION_TEACHER, OPTION_FROM, OPTION_TO,
                OPTION_EXEMPLAR, OPTION_FORMAT, OPTION_OUTPUT, OPTION_PAPER, OPTION_LANDSCAPE},
    .run = run_search,
};
