/* That nothing of a message is lost: what is kept and what is set aside is all that was typed. */
#ifndef TESTS_SUPPORT_READER_WHOLE_H
#define TESTS_SUPPORT_READER_WHOLE_H

#include "domain/reader.h"

/* NULL where it holds; else what is lost, in one sentence. */
const char *reader_whole_fault(const struct reader_result *reading, const char *message,
                               struct arena *arena);

#endif
