/* main.c: the entry of the program hwboard. */
#include "config.h"

#include "cli/command.h"

int main(int argc, char **argv)
{
    return program_run(argc, argv);
}
