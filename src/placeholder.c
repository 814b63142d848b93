/* Stands in a floor's list until the floor has its first source. */
#include "config.h"

typedef int placeholder_is_not_empty;
