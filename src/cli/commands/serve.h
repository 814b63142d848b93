/* The program that serves the boards to browsers. */
#ifndef CLI_COMMANDS_SERVE_H
#define CLI_COMMANDS_SERVE_H

#include "cli/command.h"

/* Its path; NULL where it is not there: the error says how it comes. */
char *web_program(struct cli *cli, struct err *err);

#endif
