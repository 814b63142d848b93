/* commands.c: the table of commands, and finding the one that was meant. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"

#define ENTRY(name) &command_##name,
const struct command *const commands[] = {COMMANDS(ENTRY) NULL};

#define COMMANDS_MAX (sizeof commands / sizeof *commands)

const char *command_group(const char *word)
{
    return strcmp(word, "person") == 0 ? "teacher" : word;
}

/* How many words of the name the words begin with: all of them, or 0. */
static size_t matched_words(const char *name, const char *const *words, size_t count)
{
    size_t used = 0;

    while (*name) {
        size_t length = strcspn(name, " ");
        const char *word = used == count ? "" : used == 0 ? command_group(words[0]) : words[used];
        if (strlen(word) != length || strncmp(word, name, length) != 0)
            return 0;
        used++;
        name += length + (name[length] == ' ');
    }
    return used;
}

/* "hwboard class" or "hwboard class ad": says what may follow. False where it is no such word. */
static bool fault_in_group(const char *const *words, size_t count, struct err *err)
{
    const char *actions[COMMANDS_MAX];
    char choices[128] = "";
    const char *group = command_group(words[0]);
    size_t length = strlen(group), action_count = 0;
    const char *near;

    for (size_t i = 0; commands[i]; i++) {
        const char *name = commands[i]->name;
        if (strncmp(name, group, length) != 0 || name[length] != ' ')
            continue;
        actions[action_count++] = name + length + 1;
        if (strlen(choices) + strlen(name) + 3 < sizeof choices) {
            strcat(choices, *choices ? ", " : "");
            strcat(choices, name + length + 1);
        }
    }
    if (action_count == 0)
        return false;
    if (count < 2) {
        err_set(err, ERR_INPUT, _("“%s” needs more: write one of %s after it"), words[0], choices);
        return true;
    }
    near = nearest_name(words[1], actions, action_count);
    err_set(err, ERR_INPUT, _("there is no command “%s %s”: write one of %s"), words[0], words[1],
            near ? near : choices);
    return true;
}

bool command_find(const char *const *words, size_t count, const struct command **command,
                  size_t *used, struct err *err)
{
    const char *names[COMMANDS_MAX];
    const char *near;
    size_t name_count = 0;

    *used = 0;
    *command = &command_open;
    if (count == 0)
        return true;
    for (size_t i = 0; commands[i]; i++) {
        *used = matched_words(commands[i]->name, words, count);
        *command = commands[i];
        if (*used)
            return true;
        names[name_count++] = commands[i]->name;
    }
    if (fault_in_group(words, count, err))
        return false;
    near = nearest_name(words[0], names, name_count);
    if (near)
        return err_set(err, ERR_INPUT, _("there is no command “%s”: did you mean %s?"), words[0],
                       near);
    return err_set(err, ERR_INPUT, _("there is no command “%s”: see hwboard --help"), words[0]);
}
