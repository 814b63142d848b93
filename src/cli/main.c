/* The program's entry: for now it only says which version it is. */
#include "config.h"

#include <stdio.h>

int main(void)
{
    return puts(PACKAGE_STRING) < 0;
}
