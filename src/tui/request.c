/* The table of requests. A row is one request in the scopes where it has the same keys; the order of
 * the rows is the order of the hint line. */
#include "config.h"

#include "tui/request.h"

#include <string.h>

#include "base/i18n.h"
#include "tui/key.h"

#define LISTS (IN(SCOPE_BOARD) | IN(SCOPE_WARNINGS) | IN(SCOPE_HELP))
#define TYPING (IN(SCOPE_PICK) | IN(SCOPE_FILTER))
#define ENTRY (IN(SCOPE_LINE) | IN(SCOPE_CLASSES))
#define EDIT (IN(SCOPE_CHANGE) | IN(SCOPE_DETAILS))
#define EDIT_ROWS (IN(SCOPE_DETAILS) | IN(SCOPE_CONFLICT))
#define FORM (ENTRY | EDIT)

static const struct request_row rows[] = {
    {REQUEST_ADD, "add", IN(SCOPE_BOARD), "a", N_("set"), NULL,
     N_("set homework: one line, several classes at once")},
    {REQUEST_EDIT, "edit", IN(SCOPE_BOARD), "e Enter", N_("edit"), NULL,
     N_("change the selected homework")},
    {REQUEST_WITHDRAW, "withdraw", IN(SCOPE_BOARD), "d", N_("withdraw"), NULL,
     N_("withdraw the selected homework (it asks first)")},
    {REQUEST_UNDO, "undo", IN(SCOPE_BOARD), "u", N_("undo"), NULL,
     N_("take back your last change (it shows which one)")},
    {REQUEST_DAY_BEFORE, "day-before", IN(SCOPE_BOARD), "Left h", N_("day"), "←→",
     N_("the day before")},
    {REQUEST_DAY_AFTER, "day-after", IN(SCOPE_BOARD), "Right l", NULL, NULL, N_("the day after")},
    {REQUEST_CLASS_BEFORE, "class-before", IN(SCOPE_BOARD), "[ S-Tab", N_("class"), "[ ]",
     N_("the class before")},
    {REQUEST_CLASS_AFTER, "class-after", IN(SCOPE_BOARD), "] Tab", NULL, NULL,
     N_("the class after")},
    {REQUEST_NO_HOMEWORK, "no-homework", IN(SCOPE_BOARD), "n", N_("none"), NULL,
     N_("say that a subject has no homework today")},
    {REQUEST_CHOOSE_CLASS, "choose-class", IN(SCOPE_BOARD), "g", N_("classes"), NULL,
     N_("choose a class from the list; typing narrows it")},
    {REQUEST_FILTER, "filter", IN(SCOPE_BOARD), "/", N_("search"), NULL,
     N_("show only what contains the words you type")},
    {REQUEST_WARNINGS, "warnings", IN(SCOPE_BOARD), "w", N_("warnings"), NULL,
     N_("the day's warnings, with their sources")},
    {REQUEST_WHO, "who", IN(SCOPE_BOARD), "I", NULL, NULL,
     N_("say who you are, on a computer that several people share")},
    {REQUEST_TODAY, "today", IN(SCOPE_BOARD), "t", N_("today"), NULL, N_("back to today")},

    {REQUEST_SAVE, "save", FORM, "Enter C-s", N_("save"), NULL, N_("save")},
    {REQUEST_NEXT_PART, "next-part", ENTRY, "Tab", N_("classes"), NULL,
     N_("to the next part of the form")},
    {REQUEST_NEXT_PART, "next-part", EDIT, "Tab", N_("rows"), NULL,
     N_("to the next part of the form")},
    {REQUEST_PREVIOUS_PART, "previous-part", FORM, "S-Tab", NULL, NULL, N_("to the part before")},
    {REQUEST_TOGGLE, "toggle", IN(SCOPE_CLASSES) | IN(SCOPE_DETAILS), "Space", N_("choose"), NULL,
     N_("choose or leave out; the next value")},
    {REQUEST_LEFT, "left", IN(SCOPE_CLASSES) | IN(SCOPE_DETAILS), "Left h", N_("move"), "←→",
     N_("to the left; the value before")},
    {REQUEST_RIGHT, "right", IN(SCOPE_CLASSES) | IN(SCOPE_DETAILS), "Right l", NULL, NULL,
     N_("to the right; the next value")},

    {REQUEST_ACCEPT, "accept", IN(SCOPE_WARNINGS), "Enter", N_("go to it"), NULL,
     N_("to the homework that the warning is of")},
    {REQUEST_ACCEPT, "accept", IN(SCOPE_PICK) | IN(SCOPE_FILTER), "Enter", N_("take"), NULL,
     N_("take the selected one")},
    {REQUEST_MINE, "mine", IN(SCOPE_CONFLICT), "m Left", N_("mine"), NULL,
     N_("this field: keep what I typed")},
    {REQUEST_THEIRS, "theirs", IN(SCOPE_CONFLICT), "t Right", N_("theirs"), NULL,
     N_("this field: take what the other saved")},
    {REQUEST_SAVE, "save", IN(SCOPE_CONFLICT), "Enter C-s", N_("save"), NULL,
     N_("save with these choices")},

    {REQUEST_UP, "up", LISTS | EDIT_ROWS, "Up k", NULL, NULL, N_("a line up")},
    {REQUEST_DOWN, "down", LISTS | EDIT_ROWS, "Down j", NULL, NULL, N_("a line down")},
    {REQUEST_UP, "up", ENTRY, "Up", N_("list"), "↑↓",
     N_("up in the list; what was set before fills the line")},
    {REQUEST_DOWN, "down", ENTRY, "Down", NULL, NULL,
     N_("down in the list; what was set before fills the line")},
    {REQUEST_UP, "up", TYPING | IN(SCOPE_CHANGE), "Up", NULL, NULL, N_("a line up")},
    {REQUEST_DOWN, "down", TYPING | IN(SCOPE_CHANGE), "Down", NULL, NULL, N_("a line down")},
    {REQUEST_PAGE_UP, "page-up", LISTS | IN(SCOPE_PICK), "PgUp", NULL, NULL, N_("a page up")},
    {REQUEST_PAGE_DOWN, "page-down", LISTS | IN(SCOPE_PICK), "PgDn", NULL, NULL, N_("a page down")},
    {REQUEST_FIRST, "first", LISTS, "Home", NULL, NULL, N_("to the first line")},
    {REQUEST_LAST, "last", LISTS, "End G", NULL, NULL, N_("to the last line")},

    {REQUEST_NEXT_DAY, "next-day", IN(SCOPE_LINE) | IN(SCOPE_CLASSES), "F2", N_("day"), NULL,
     N_("set it on the next school day instead; once more: back")},
    {REQUEST_OWN_LINE, "own-line", IN(SCOPE_LINE) | IN(SCOPE_CLASSES), "F4", N_("each class"), NULL,
     N_("its own line for one class; again: the next class")},

    {REQUEST_YES, "yes", IN(SCOPE_QUESTION), "y", NULL, NULL, N_("yes")},
    {REQUEST_NO, "no", IN(SCOPE_QUESTION), "n Esc q", NULL, NULL, N_("no, back")},
    {REQUEST_KEEP, "keep", IN(SCOPE_QUESTION), "k", NULL, NULL,
     N_("leave, and offer the line next time")},
    {REQUEST_DROP, "drop", IN(SCOPE_QUESTION), "d", NULL, NULL,
     N_("throw away what was not saved last time")},
    {REQUEST_ACCEPT, "accept", IN(SCOPE_QUESTION), "Enter", NULL, NULL,
     N_("yes, where nothing can be lost")},

    {REQUEST_BACK, "back", FORM | IN(SCOPE_CONFLICT), "Esc", N_("leave"), NULL,
     N_("leave the form (it asks when something would be lost)")},
    {REQUEST_BACK, "back", IN(SCOPE_PICK) | IN(SCOPE_FILTER), "Esc", N_("back"), NULL,
     N_("back, nothing taken")},
    {REQUEST_BACK, "back", IN(SCOPE_HELP), "q Esc ? F1 Enter", N_("back"), NULL, N_("back")},
    {REQUEST_BACK, "back", IN(SCOPE_WARNINGS), "Esc q w", N_("back"), NULL, N_("back")},
    {REQUEST_BACK, "back", IN(SCOPE_BOARD), "Esc", NULL, NULL, N_("drop the search")},
    {REQUEST_REDRAW, "redraw", LISTS | FORM | IN(SCOPE_PICK), "C-l", NULL, NULL,
     N_("draw the screen anew")},
    {REQUEST_QUIT, "quit", IN(SCOPE_BOARD), "q", N_("quit"), NULL, N_("leave the program")},
    {REQUEST_HELP, "help", IN(SCOPE_BOARD) | IN(SCOPE_WARNINGS), "? F1", N_("help"), NULL,
     N_("this page")},
    {REQUEST_HELP, "help", FORM | IN(SCOPE_CONFLICT) | IN(SCOPE_PICK), "F1", N_("help"), NULL,
     N_("this page")},
};

const struct request_row *request_table(size_t *count)
{
    *count = sizeof rows / sizeof rows[0];
    return rows;
}

static bool row_has_key(const struct request_row *row, uint32_t key)
{
    const char *name = row->keys;

    while (*name != '\0') {
        size_t length = strcspn(name, " ");
        if (key_parse(name, length) == key)
            return true;
        name += length + strspn(name + length, " ");
    }
    return false;
}

enum request request_lookup(enum scope scope, uint32_t key)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if ((rows[i].scopes & IN(scope)) != 0 && row_has_key(&rows[i], key))
            return rows[i].id;
    return REQUEST_NONE;
}

const char *request_hint_keys(const struct request_row *row)
{
    static char labels[sizeof rows / sizeof rows[0]][KEY_NAME_BYTES]; /* asked for at every key */
    char *label = labels[row - rows];

    if (row->hint_keys != NULL)
        return row->hint_keys;
    if (*label == '\0')
        key_label(key_parse(row->keys, strcspn(row->keys, " ")), label);
    return label;
}

const char *scope_title(enum scope scope)
{
    static const char *const titles[SCOPE_COUNT] = {
        [SCOPE_BOARD] = N_("The board"),
        [SCOPE_FILTER] = N_("Searching"),
        [SCOPE_LINE] = N_("Setting homework: the line"),
        [SCOPE_CLASSES] = N_("Setting homework: the classes"),
        [SCOPE_CHANGE] = N_("Changing homework: the line"),
        [SCOPE_DETAILS] = N_("Changing homework: the rows"),
        [SCOPE_CONFLICT] = N_("Two people changed the same homework"),
        [SCOPE_WARNINGS] = N_("The day's warnings"),
        [SCOPE_PICK] = N_("Choosing from a list"),
        [SCOPE_HELP] = N_("Help"),
        [SCOPE_QUESTION] = N_("Answering a question"),
    };
    return titles[scope];
}
