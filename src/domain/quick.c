/* Reads a quick line: splits it into words, finds the subject, lets the last of
 * equal marks win, and says what is missing with its place. */
#include "config.h"

#include "domain/quick.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "domain/quick_words.h"

#define NAME_GLUED_MIN_CHARS 2 /* a subject of one character glued to text is a coincidence */

struct line_word
{
    size_t start, end; /* bytes in the line; the escaping backslash is outside */
    struct quick_word read;
    bool is_text;
};

struct reader
{
    const struct quick_context *context;
    const char *line;
    struct arena *arena;
    struct quick *quick;
    struct line_word *words;
    size_t word_count;
    size_t span_capacity, problem_capacity;
    const struct line_word *minutes_word, *due_word; /* where they stand; NULL */
};

static void add_span(struct reader *reader, enum quick_token token, size_t start, size_t end)
{
    struct quick *quick = reader->quick;
    quick->spans = arena_grow(reader->arena, quick->spans, &reader->span_capacity,
                              quick->span_count + 1, sizeof *quick->spans);
    quick->spans[quick->span_count++] =
        (struct quick_span){.token = token, .start = start, .end = end};
}

static void add_problem(struct reader *reader, size_t start, size_t end, const char *message)
{
    struct quick *quick = reader->quick;
    quick->problems = arena_grow(reader->arena, quick->problems, &reader->problem_capacity,
                                 quick->problem_count + 1, sizeof *quick->problems);
    quick->problems[quick->problem_count++] = (struct quick_problem){
        .start = start, .end = end, .message = arena_strdup(reader->arena, message)};
}

/* What is missing is missing at the end of the line. */
static void add_missing(struct reader *reader, const char *message)
{
    size_t end = strlen(reader->line);
    add_problem(reader, end, end, message);
}

/* ---- words ---- */

static char *word_text(const struct reader *reader, size_t start, size_t end)
{
    return arena_strndup(reader->arena, reader->line + start, end - start);
}

static size_t skip_spaces(const char *line, size_t at)
{
    size_t space;
    while ((space = quick_space(line + at)) > 0)
        at += space;
    return at;
}

static size_t word_end(const char *line, size_t at)
{
    while (line[at] != '\0' && quick_space(line + at) == 0) {
        size_t length = 0;
        text_decode(line + at, &length);
        at += length > 0 ? length : 1;
    }
    return at;
}

static void read_word(struct reader *reader, size_t start, size_t end)
{
    struct line_word *word = &reader->words[reader->word_count++];
    const char *text = word_text(reader, start, end);
    const char *core = quick_word_core(text);

    word->start = start;
    word->end = end;
    word->read = quick_word_read(reader->context, core, reader->arena);
    if (core != text) {
        /* Escaped: one backslash has done its work if there was a mark to keep from being read. */
        word->start += word->read.type != WORD_TEXT ? 1 : 0;
        word->read = (struct quick_word){.type = WORD_TEXT};
    }
    word->is_text = word->read.type == WORD_TEXT;
}

static void split(struct reader *reader, size_t at)
{
    const char *line = reader->line;

    for (at = skip_spaces(line, at); line[at] != '\0'; at = skip_spaces(line, at)) {
        size_t end = word_end(line, at);
        read_word(reader, at, end);
        at = end;
    }
}

/* ---- the subject ---- */

/* The bytes of `text` that `name` is equal to, folded; 0 where it does not begin with it. */
static size_t match_name(const char *text, const char *name)
{
    size_t bytes = 0;

    if (!text_same_start(text, name))
        return 0;
    for (size_t chars = text_chars(name); chars > 0; chars--) {
        size_t length = 0;
        text_decode(text + bytes, &length);
        bytes += length;
    }
    return bytes;
}

/* How much of the text a name of this subject takes: a Chinese one may be glued to what follows, one
 * of several English words must end at a space. */
static size_t match_subject(const struct subject *subject, const char *text)
{
    size_t best = 0;

    for (size_t i = 0; i < subject->also_count + 3; i++) {
        const char *const names[] = {subject->zh, subject->en, subject->short_zh};
        const char *name = i < 3 ? names[i] : subject->also[i - 3];
        if (!name || text_chars(name) < NAME_GLUED_MIN_CHARS)
            continue;
        size_t bytes = match_name(text, name);
        bool glues = (name[0] & 0x80) != 0;
        if (!glues && text[bytes] != '\0' && quick_space(text + bytes) == 0)
            bytes = 0;
        best = bytes > best ? bytes : best;
    }
    return best;
}

static size_t colon(const char *text)
{
    if (text[0] == ':')
        return 1;
    return text_starts_with(text, "：") ? strlen("：") : 0;
}

/* The subject whose name the line begins with, longest name first; *end is behind it and its colon. */
static const struct subject *subject_at(const struct reader *reader, size_t start, size_t *end)
{
    const struct subject_list *subjects = reader->context->subjects;
    const struct subject *found = NULL;
    size_t longest = 0;

    for (size_t i = 0; i < subjects->count; i++) {
        size_t bytes = subjects->items[i].hidden
                           ? 0
                           : match_subject(&subjects->items[i], reader->line + start);
        if (bytes > longest) {
            longest = bytes;
            found = &subjects->items[i];
        }
    }
    *end = start + longest;
    if (found)
        *end += colon(reader->line + *end);
    return found;
}

/* `math:` and the like: a whole name, then a colon. */
static const struct subject *subject_before_colon(const struct reader *reader, size_t start,
                                                  size_t end)
{
    for (size_t at = start; at < end; at++) {
        size_t length = colon(reader->line + at);
        if (length > 0 && at + length == end)
            return subject_exact(reader->context->subjects, word_text(reader, start, at));
    }
    return NULL;
}

static void refuse_subject(struct reader *reader, size_t start, size_t end)
{
    const char *word = word_text(reader, start, end);
    struct err err = {0};

    if (start == end || quick_word_read(reader->context, word, reader->arena).type != WORD_TEXT) {
        add_problem(reader, start, start,
                    _("the subject is missing: begin with it, as in “数学 练习册P12 15分”"));
        return;
    }
    const struct subject *meant = subject_resolve(reader->context->subjects, word, &err);
    add_problem(reader, start, end,
                !meant ? err.message
                       : arena_printf(reader->arena, _("%s is not a full subject name: write %s"),
                                      word, subject_name(meant, reader->context->lang)));
}

/* Finds the subject, and returns where the rest of the line begins. A text glued to the subject is
 * put in as a word here: what is glued is never a mark. */
static size_t read_subject(struct reader *reader)
{
    size_t start = skip_spaces(reader->line, 0);
    size_t end = word_end(reader->line, start);
    size_t name_end = end;
    const struct subject *subject = NULL;

    if (start < end) {
        subject = subject_exact(reader->context->subjects, word_text(reader, start, end));
        if (!subject)
            subject = subject_before_colon(reader, start, end);
        /* A name of several words goes before one that is only its first (Fine Art, Fine). */
        size_t longer_end = start;
        const struct subject *longer = subject_at(reader, start, &longer_end);
        if (longer && (!subject || longer_end > end)) {
            subject = longer;
            name_end = longer_end;
        }
    }
    reader->quick->subject = subject;
    if (!subject) {
        refuse_subject(reader, start, end);
        return start;
    }
    add_span(reader, QUICK_SUBJECT, start, name_end);
    end = word_end(reader->line, name_end);
    if (end > name_end) {
        reader->words[reader->word_count++] = (struct line_word){
            .start = name_end, .end = end, .read.type = WORD_TEXT, .is_text = true};
    }
    return end;
}

/* ---- what the words say ---- */

/* The text words with the spacing that the user gave them; where a mark stood between, one space. */
static char *join_text(const struct reader *reader)
{
    struct text_buf text = {.arena = reader->arena};
    const struct line_word *last = NULL;

    for (size_t i = 0; i < reader->word_count; i++) {
        const struct line_word *word = &reader->words[i];
        if (!word->is_text)
            continue;
        if (last && last + 1 == word) {
            size_t gap_end = last->end;
            gap_end = skip_spaces(reader->line, gap_end);
            text_buf_add_bytes(&text, reader->line + last->end, gap_end - last->end);
        } else if (last) {
            text_buf_add(&text, " ");
        }
        text_buf_add_bytes(&text, reader->line + word->start, word->end - word->start);
        last = word;
    }
    return arena_strdup(reader->arena, text_buf_str(&text));
}

/* The last time wins, bare digits only where there is none with a unit; the others are text. */
static void choose_minutes(struct reader *reader, enum word_type type)
{
    for (size_t i = 0; i < reader->word_count; i++)
        if (reader->words[i].read.type == type)
            reader->minutes_word = &reader->words[i];
    for (size_t i = 0; i < reader->word_count; i++) {
        struct line_word *word = &reader->words[i];
        if (word->read.type == WORD_TIME || word->read.type == WORD_DIGITS)
            word->is_text = word != reader->minutes_word;
    }
    reader->quick->has_minutes = reader->minutes_word != NULL;
    reader->quick->minutes = reader->minutes_word ? reader->minutes_word->read.value : 0;
}

static void decide_kind(struct reader *reader)
{
    struct quick *quick = reader->quick;
    if (!quick->kind_given)
        quick->kind = quick_default_kind(reader->context, quick->subject, quick->text);
}

static void take_mark(struct reader *reader, const struct line_word *word)
{
    struct quick *quick = reader->quick;

    switch (word->read.type) {
    case WORD_DUE:
        quick->has_due = true;
        quick->due = word->read.due;
        reader->due_word = word;
        break;
    case WORD_KIND:
        quick->kind_given = true;
        quick->kind = (enum kind)word->read.value;
        break;
    case WORD_TIER:
        quick->tier = (enum tier)word->read.value;
        break;
    case WORD_PLACE:
        quick->place = (enum place)word->read.value;
        break;
    case WORD_SPREAD:
        quick->spread = (enum spread)word->read.value;
        break;
    case WORD_OPTIONAL:
        quick->optional = true;
        break;
    case WORD_DEVICE:
        quick->device = true;
        break;
    case WORD_UNKNOWN:
        add_problem(reader, word->start, word->end, word->read.message);
        break;
    case WORD_TEXT:
    case WORD_TIME:
    case WORD_DIGITS:
        break;
    }
}

static void colour(struct reader *reader)
{
    static const enum quick_token tokens[] = {
        [WORD_TEXT] = QUICK_TEXT,         [WORD_TIME] = QUICK_MINUTES,
        [WORD_DIGITS] = QUICK_MINUTES,    [WORD_DUE] = QUICK_DUE,
        [WORD_KIND] = QUICK_KIND,         [WORD_TIER] = QUICK_TIER,
        [WORD_PLACE] = QUICK_PLACE,       [WORD_SPREAD] = QUICK_SPREAD,
        [WORD_OPTIONAL] = QUICK_OPTIONAL, [WORD_DEVICE] = QUICK_DEVICE,
        [WORD_UNKNOWN] = QUICK_BAD,
    };
    for (size_t i = 0; i < reader->word_count; i++) {
        const struct line_word *word = &reader->words[i];
        add_span(reader, word->is_text ? QUICK_TEXT : tokens[word->read.type], word->start,
                 word->end);
    }
}

/* ---- whether it can be saved ---- */

static void check(struct reader *reader)
{
    struct quick *quick = reader->quick;
    struct assignment assignment = {0};
    struct err err = {0};

    if (quick->text[0] == '\0') {
        add_missing(reader, _("the text is missing: say what is to be done"));
    } else if (text_chars(quick->text) > TEXT_MAX_CHARS) {
        add_missing(reader,
                    arena_printf(reader->arena, _("the text has %zu characters: write at most %d"),
                                 text_chars(quick->text), TEXT_MAX_CHARS));
    }
    quick_fill(quick, reader->context, &assignment);
    if (!assignment_check_due(&assignment, &err)) {
        const struct line_word *word = reader->due_word;
        size_t end = strlen(reader->line);
        add_problem(reader, word ? word->start : end, word ? word->end : end, err.message);
        return;
    }
    if (!reader->minutes_word) {
        if (quick->kind != KIND_NOTICE)
            add_missing(reader, _("the minutes are missing: add them, such as 15m"));
    } else if (!assignment_check_minutes(&assignment, reader->context->calendar,
                                         reader->context->policy, &err)) {
        add_problem(reader, reader->minutes_word->start, reader->minutes_word->end, err.message);
    }
}

struct quick *quick_parse(const struct quick_context *context, const char *line,
                          struct arena *arena)
{
    struct quick *quick = ARENA_NEW(arena, struct quick);
    struct reader reader = {.context = context, .line = line, .arena = arena, .quick = quick};

    /* No more words than every second byte begins one, and one that is glued to the subject. */
    reader.words = ARENA_ARRAY(arena, strlen(line) / 2 + 2, struct line_word);
    split(&reader, read_subject(&reader));
    for (size_t i = 0; i < reader.word_count; i++)
        take_mark(&reader, &reader.words[i]);
    choose_minutes(&reader, WORD_TIME);
    quick->text = join_text(&reader);
    decide_kind(&reader);
    if (!reader.minutes_word && quick->kind != KIND_NOTICE) {
        choose_minutes(&reader, WORD_DIGITS);
        quick->text = join_text(&reader);
        decide_kind(&reader);
    }
    if (!quick->has_due)
        quick->due = assignment_default_due(context->calendar, context->assigned, quick->place);
    colour(&reader);
    check(&reader);
    return quick;
}

void quick_fill(const struct quick *quick, const struct quick_context *context,
                struct assignment *assignment)
{
    assignment->subject = quick->subject ? quick->subject->code : NULL;
    assignment->assigned = context->assigned;
    assignment->due = quick->due;
    assignment->minutes = quick->minutes;
    assignment->text = quick->text;
    assignment->kind = quick->kind;
    assignment->place = quick->place;
    assignment->tier = quick->tier;
    assignment->optional = quick->optional;
    assignment->spread = quick->spread;
    assignment->device = quick->device;
}
