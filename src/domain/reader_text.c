/* The text of an assignment: what no field took, as written, without the signs that held what left. */
#include "config.h"

#include "domain/reader_chunk.h"

#include "base/text.h"

/* What stood between two words that stay. */
struct joint
{
    size_t first, last; /* tokens of signs and spaces; first == last: none */
    bool removed;
};

static bool is_opening(uint32_t c)
{
    return c == '(' || c == 0x3010 || c == '[' || c == 0x300A || c == 0x201C || c == 0x300C ||
           c == '{' || c == '<' || c == 0x3008 || c == 0x2018;
}

static bool is_separator(const struct reader *reader, size_t i)
{
    const struct token *token = token_at(reader, i);

    return token->type == T_SPACE || token->type == T_LINE || is_ornament(reader, i) ||
           (token->type == T_PUNCT && !token->quoted &&
            (token->c == ',' || token->c == ';' || token->c == ':' || token->c == 0x3002 ||
             token->c == 0x3001 || token->c == '|' || token->c == '-' || token->c == '~' ||
             token->c == '+' || token->c == '.' || token->c == '/'));
}

/* Signs and spaces of [from, to) that no rule took leave the text. */
static void drop_signs(struct reader *reader, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (reader->tokens[i].rule == READER_TEXT && is_separator(reader, i))
            reader->tokens[i].rule = READER_SEPARATOR;
}

static void add_token(const struct reader *reader, struct text_buf *text, size_t i)
{
    const struct token *token = token_at(reader, i);

    if (token->type == T_LINE)
        text_buf_add(text, text->text[text->length - 1] == ' ' ? "" : " ");
    else
        text_buf_add_bytes(text, reader->message + token->start, token->end - token->start);
}

/* The signs between, as written, or after a removal the first of them, else a space. */
static void add_joint(struct reader *reader, struct text_buf *text, const struct joint *joint)
{
    size_t sign = joint->last;

    if (text->length == 0) {
        drop_signs(reader, joint->first, joint->last);
        return;
    }
    if (!joint->removed) {
        for (size_t i = joint->first; i < joint->last; i++)
            add_token(reader, text, i);
        return;
    }
    for (size_t i = joint->first; i < joint->last; i++)
        if (sign == joint->last && reader->tokens[i].rule == READER_TEXT &&
            reader->tokens[i].type == T_PUNCT && is_separator(reader, i))
            sign = i;
    for (size_t i = joint->first; i < joint->last; i++)
        if (i != sign && (reader->tokens[i].type == T_PUNCT || is_ornament(reader, i)))
            drop_signs(reader, i, i + 1);
    if (sign < joint->last)
        add_token(reader, text, sign);
    else if (text->text[text->length - 1] != ' ')
        text_buf_add(text, " ");
}

/* Brackets with nothing left in them go with what they held. */
static void drop_empty_brackets(struct reader *reader, size_t from, size_t to)
{
    size_t open[32];
    size_t depth = 0;
    bool filled[32] = {false}, taken[32] = {false};

    for (size_t i = from; i < to; i++) {
        struct token *token = &reader->tokens[i];
        if (token->type == T_PUNCT && !token->quoted && token->rule == READER_TEXT &&
            (token->c == '(' || token->c == 0x3010 || token->c == '[') && depth < 32) {
            open[depth] = i;
            filled[depth] = taken[depth] = false;
            depth++;
        } else if (depth > 0 && token->type == T_PUNCT && !token->quoted &&
                   (token->c == ')' || token->c == 0x3011 || token->c == ']')) {
            depth--;
            if (!filled[depth] && taken[depth]) {
                reader->tokens[open[depth]].rule = READER_SEPARATOR;
                token->rule = READER_SEPARATOR;
                if (depth > 0)
                    taken[depth - 1] = true;
            } else if (depth > 0) {
                filled[depth - 1] = true;
            }
        } else if (depth > 0) {
            bool removed = token->rule != READER_TEXT && token->rule != READER_SEPARATOR;
            taken[depth - 1] = taken[depth - 1] || removed;
            filled[depth - 1] =
                filled[depth - 1] || (token->rule == READER_TEXT && !is_separator(reader, i));
        }
    }
}

struct writer
{
    struct reader *reader;
    struct text_buf text;
    struct joint joint;
    bool after_open;
    int item;
};

static bool is_closing(uint32_t c)
{
    return c == ')' || c == 0x3011 || c == ']';
}

static void write_token(struct writer *writer, size_t i)
{
    struct reader *reader = writer->reader;
    struct token *token = &reader->tokens[i];
    struct joint *joint = &writer->joint;

    token->item = writer->item;
    if (token->rule != READER_TEXT) {
        joint->removed = true;
        return;
    }
    if (joint->removed && token->type == T_PUNCT && token->c == '!') {
        token->rule = READER_SEPARATOR; /* 25分钟！ */
        return;
    }
    if (is_separator(reader, i)) {
        joint->first = joint->first == joint->last ? i : joint->first;
        joint->last = i + 1;
        return;
    }
    if (joint->removed && (writer->after_open || (token->type == T_PUNCT && is_closing(token->c))))
        drop_signs(reader, joint->first, joint->last);
    else if (joint->last > joint->first)
        add_joint(reader, &writer->text, joint);
    else if (joint->removed && writer->text.length > 0 && token->type != T_PUNCT)
        text_buf_add(&writer->text, " ");
    text_buf_add_bytes(&writer->text, reader->message + token->start, token->end - token->start);
    *joint = (struct joint){0};
    writer->after_open = token->type == T_PUNCT && is_opening(token->c) && !token->quoted;
}

/* The numbering of an item: text where several stay together, else gone. */
static void write_number(struct writer *writer, const struct range *number, bool keep)
{
    struct reader *reader = writer->reader;

    for (size_t i = number->from; i < number->to; i++) {
        reader->tokens[i].item = writer->item;
        reader->tokens[i].rule = keep ? READER_TEXT : READER_NUMBERING;
    }
    if (!keep) {
        writer->joint.removed = true;
        return;
    }
    drop_signs(reader, writer->joint.first, writer->joint.last);
    if (writer->text.length > 0)
        text_buf_add(&writer->text, " ");
    text_buf_add_bytes(&writer->text, reader->message + reader->tokens[number->from].start,
                       reader->tokens[number->to - 1].end - reader->tokens[number->from].start);
    writer->joint = (struct joint){0};
}

char *chunk_text(struct reader *reader, const struct part *part, const struct chunk *chunk,
                 int index, int item)
{
    struct writer writer = {.reader = reader, .text = {.arena = reader->arena}, .item = item};
    size_t unit = chunk->first_unit, next = 0;

    for (size_t c = chunk->first_clause; c <= chunk->last_clause; c++) {
        const struct clause *clause = &part->clauses[c];
        while (unit + 1 < part->unit_count && part->units[unit + 1].clause <= c)
            unit++;
        if (clause->chunk != index) {
            writer.joint.removed = true;
            continue;
        }
        if (clause->first != next)
            writer.joint.removed = true;
        next = clause->next;
        if (part->units[unit].clause == c && clause->content &&
            part->units[unit].number.to > part->units[unit].number.from)
            write_number(&writer, &part->units[unit].number, chunk->units > 1 && !chunk->own_time);
        drop_empty_brackets(reader, clause->first, clause->next);
        for (size_t i = clause->first; i < clause->next; i++)
            write_token(&writer, i);
    }
    drop_signs(reader, writer.joint.first, writer.joint.last);
    return text_trim(reader->arena, text_buf_str(&writer.text));
}
