/* Programs of the school's own that are told of changes: files of the folder that the settings name,
 * run without a shell, with the event as JSON on standard input. */
#ifndef CLI_HOOKS_H
#define CLI_HOOKS_H

#include "cli/command.h"

enum hook
{
    HOOK_PUBLISH,
    HOOK_CORRECT,
    HOOK_HELD,
    HOOK_RETURNED,
    HOOK_OVER_LIMIT,
    HOOK_MISSING,
    HOOK_AT_TIME, /* by `hwboard hooks run` alone */
    HOOK_COUNT,
};
/* "on-publish", the name of its file; what it is told of, translated. */
const char *hook_name(enum hook hook);
const char *hook_about(enum hook hook);
/* The file of a hook in the arena, NULL where there is none that can be run; ERR_INPUT why not, where it
 * is there. */
bool hook_file(const struct cli *cli, enum hook hook, char **file, struct err *err);
/* What a hook is told besides the homework; text: a message for people. In the arena. */
char *hook_message(const struct cli *cli, enum hook hook, const char *text);
/* What at-time is told: the boards, a line each, with the subjects that have not reported. In the arena. */
char *hook_boards(const struct cli *cli, struct board *const *boards, size_t count);
/* Runs one and waits for it; what it writes goes where this program's does. ERR_INTERNAL how it failed. */
bool hook_run(const struct cli *cli, enum hook hook, const char *json, struct err *err);

/* From now on changes are told; the face is not held up meanwhile. */
void hooks_listen(struct cli *cli);
/* Waits for those that were begun, and says what failed. */
void hooks_finish(struct cli *cli);

#endif
