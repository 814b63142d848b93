/* For qsort. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

static inline int compare_ints(const void *left, const void *right)
{
    const int *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

#endif
