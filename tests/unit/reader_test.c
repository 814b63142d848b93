/* The reader on its corpora: messages as teachers write them, with the reading that is wanted. With
 * files as arguments it scores those instead and prints what is read otherwise. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/reader_score.h"

static struct reader_school *school;

static int setup(void **state)
{
    (void)state;
    school = reader_school_new();
    return school == NULL ? 1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    reader_school_free(school);
    return 0;
}

static int score_files(int count, char **files)
{
    struct reader_score sum = {0};

    if (setup(NULL) != 0) {
        return 1;
    }
    for (int i = 0; i < count; i++) {
        struct reader_score score = {0};
        if (!reader_score_file(school, files[i], true, &score)) {
            perror(files[i]);
            return 1;
        }
        printf("%s: %d messages, %d as wanted (%.1f %%), %d silently wrong\n", files[i],
               score.messages, score.right, 100.0 * score.right / (score.messages ? score.messages : 1),
               score.silent);
        sum.messages += score.messages;
    }
    teardown(NULL);
    return sum.messages > 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        return score_files(argc - 1, argv + 1);
    }
    return 0;
}
