/* Anything at all, as a message: it is read without a fault of memory, and nothing of it is lost. The
 * first two bytes say who reads it: the grade, whether a subject is one's own, what was set before. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "support/reader_score.h"
#include "support/reader_whole.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct reader_school *school;

static struct reader_context context_of(uint8_t grade, uint8_t who, struct arena *arena)
{
    struct reader_context context =
        reader_school_context(school, grade % 13, date_from_ymd(2026, 9, 28) + grade / 13);
    const struct reader_past past[] = {
        {subject_by_code(&school->subjects, "math"), KIND_WRITTEN, "练习册P10-11", 10, 0},
        {subject_by_code(&school->subjects, "english"), KIND_ORAL, "背单词20个", 10, 1},
    };

    context.own = who % 2 != 0 ? &school->subjects.items[who % school->subjects.count] : NULL;
    context.day_asked = who / 2 % 2 != 0;
    context.lang = who / 4 % 2 != 0 ? LANG_EN : LANG_ZH;
    context.default_minutes = who / 8 % 2 != 0 ? 10 : 0;
    if (who / 16 % 2 != 0) {
        struct reader_past *kept = ARENA_ARRAY(arena, 2, struct reader_past);
        memcpy(kept, past, sizeof past);
        struct reader_history *history = reader_history_new(arena, school->lexicon, kept, 2);

        reader_history_measure(history, 2);
        context.history = history;
    }
    return context;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena;
    struct reader_context context;
    struct err err = {0};
    char *message;
    const char *fault;

    if (!school)
        school = reader_school_new();
    if (!school)
        abort();
    if (size < 2)
        return 0;
    arena = arena_new();
    context = context_of(data[0], data[1], arena);
    if (text_accept(arena, (const char *)data + 2, size - 2, READER_MAX_CHARS, "", &message, NULL,
                    &err)) {
        fault = reader_whole_fault(reader_read(&context, message, arena), message, arena);
        if (fault) {
            fprintf(stderr, "%s: %s\n", fault, message);
            abort();
        }
    }
    arena_free(arena);
    return 0;
}
