/* The terminal face, opened for a command. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "cli/command.h"
#include "tui/tui.h"

/* Until the person leaves; sets the exit code. wall NULL: it begins with the board. */
void open_terminal(struct cli *cli, const struct tui_wall *wall);

#endif
