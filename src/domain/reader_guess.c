/* The subject of what is set without one, guessed from its words: 英语手抄报…, 跳绳10分钟. What is guessed so is
 * always marked. */
#include "config.h"

#include "domain/reader_chunk.h"

const struct subject *subject_of_term(const struct reader *reader, size_t i)
{
    const struct subject_list *subjects = reader->context->subjects;
    const struct token *token = token_at(reader, i);
    size_t length = token->end - token->start;

    if (!token->known || token->subject || token->quoted || token->type != T_WORD)
        return NULL;
    for (size_t s = 0; s < subjects->count; s++) {
        const struct subject *subject = &subjects->items[s];
        const char *names[] = {subject->zh, subject_short(subject, LANG_ZH)};
        for (size_t k = 0; k < 2 && !subject->hidden; k++) {
            size_t bytes = strlen(names[k]);
            if (bytes < length && memcmp(names[k], reader->message + token->start, bytes) == 0)
                return subject;
        }
    }
    return NULL;
}

const struct subject *subject_of_kind(const struct reader *reader, enum kind kind)
{
    const struct subject_list *subjects = reader->context->subjects;

    if (kind == KIND_READING)
        return subject_by_code(subjects, "chinese");
    for (size_t i = 0; i < subjects->count && (kind == KIND_SPORT || kind == KIND_LABOR); i++)
        if (subjects->items[i].kind == kind && !subjects->items[i].hidden)
            return &subjects->items[i];
    return NULL;
}
