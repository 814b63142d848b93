/* main.c: the entry of the program hwboard. */
#include "config.h"

#include "base/heap.h"
#include "cli/command.h"

#define START_HEAP_BYTES (1280 * 1024) /* what the first screen takes, and a little more */

int main(int argc, char **argv)
{
    heap_warm(START_HEAP_BYTES);
    return program_run(argc, argv);
}
