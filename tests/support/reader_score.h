/* Scores the reader on a corpus: a file of JSON lines {"grade","day","text","expect":[{"subject",
 * "text_has","text_not","minutes","kind","due","place","optional","tier","spread"}],"none","set_aside",
 * "note"}; what a line leaves out may be anything. */
#ifndef TESTS_SUPPORT_READER_SCORE_H
#define TESTS_SUPPORT_READER_SCORE_H

#include "domain/reader.h"

struct reader_score
{
    int messages, right;
    int silent; /* a wrong minute, subject or due day that is not marked as guessed */
};

/* The school that reads: shipped subjects, national policy, the calendar of 2026. */
struct reader_school
{
    struct arena *arena;
    struct subject_list subjects;
    struct policy policy;
    struct calendar *calendar;
    struct reader_lexicon *lexicon;
};
struct reader_school *reader_school_new(void); /* NULL: files could not be read */
void reader_school_free(struct reader_school *school);
struct reader_context reader_school_context(const struct reader_school *school, int grade,
                                            day_t day);

/* Reads a corpus; each message that is not read as wanted is printed with what was read, when told.
 * false: the file cannot be read. */
bool reader_score_file(const struct reader_school *school, const char *path, bool tell,
                       struct reader_score *score);

#endif
