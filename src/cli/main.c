/* main.c: the entry of the program hwboard. */
#include "config.h"

#include "base/heap.h"
#include "cli/command.h"

#define START_HEAP_BYTES (1280 * 1024) /* most of what the first screen takes */

int main(int argc, char **argv)
{
    heap_warm(START_HEAP_BYTES);
    return program_run(argc, argv);
}
