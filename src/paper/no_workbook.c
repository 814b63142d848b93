/* Instead of workbook.c where libxlsxwriter is missing. */
#include "config.h"

#include "paper/fault.h"
#include "paper/workbook.h"

void workbook_write(const json_t *root, struct arena *arena)
{
    (void)root, (void)arena;
    fault("without libxlsxwriter-dev");
}
