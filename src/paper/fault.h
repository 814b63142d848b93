/* What cannot be done: one line on standard error, a word and what it is about; the core knows the words
 * (src/press/external.c) and makes the sentence. */
#ifndef PAPER_FAULT_H
#define PAPER_FAULT_H

/* Ends the process with exit code 5. The words: font TEXT, long DOTS; others are shown as
 * they are. */
_Noreturn void fault(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
