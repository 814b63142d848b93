/* What is searched: the text, unit and teacher of an assignment and the reason of its star. The number
 * of a document is its rank: starred ones above all others, then by the day, then by the id; so the
 * engine gives the answer in its own order and stops after what is wanted. */
#include "config.h"

#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "store/entity.h"
#include "store/private.h"

/* A rank, from its highest bit: starred, the day since DAY_FIRST, the id. */
#define ID_BITS 32
#define ID_MASK ((INT64_C(1) << ID_BITS) - 1)
#define STAR_BIT (INT64_C(1) << 62)
#define LOG_BYTES_MAX (32 << 20) /* of words that wait for the end of a change */
#define BATCH_MOST 256           /* documents asked for at once */
#define LOOKED_MOST 32           /* assignments read in a piece */

_Static_assert(DAY_LAST - DAY_FIRST < 1 << 20, "the day fits between the id and the star");

/* Words that no text has, for the filters; § is cut out of texts. */
#define CLASS_WORD "§c%lld "
#define SUBJECT_WORD "§s%s "
#define STAR_WORD "§★ "

/* ---- words ---- */

enum char_class
{
    CHAR_BETWEEN, /* white space, punctuation, symbols */
    CHAR_WORD,    /* a letter or digit of a script with spaces between words */
    CHAR_DENSE,   /* of a script without: Chinese characters, kana, hangul */
};

struct char_range
{
    uint32_t first, last;
    enum char_class class;
};

/* Written out, for what is in the index must not depend on the locale of whoever wrote it. What is in
 * none of them is a letter. Ascending. */
static const struct char_range ranges[] = {
    {0x80, 0xa9, CHAR_BETWEEN},     {0xab, 0xb1, CHAR_BETWEEN},
    {0xb4, 0xb4, CHAR_BETWEEN},     {0xb6, 0xb8, CHAR_BETWEEN},
    {0xbb, 0xbb, CHAR_BETWEEN},     {0xbf, 0xbf, CHAR_BETWEEN},
    {0xd7, 0xd7, CHAR_BETWEEN},     {0xf7, 0xf7, CHAR_BETWEEN},
    {0x2000, 0x206f, CHAR_BETWEEN}, {0x20a0, 0x20cf, CHAR_BETWEEN},
    {0x2190, 0x245f, CHAR_BETWEEN}, {0x2500, 0x2bff, CHAR_BETWEEN},
    {0x2e80, 0x2fdf, CHAR_DENSE},   {0x3000, 0x3004, CHAR_BETWEEN},
    {0x3005, 0x3007, CHAR_DENSE},   {0x3008, 0x3020, CHAR_BETWEEN},
    {0x3030, 0x3030, CHAR_BETWEEN}, {0x3031, 0x312f, CHAR_DENSE},
    {0x3400, 0x4dbf, CHAR_DENSE},   {0x4e00, 0x9fff, CHAR_DENSE},
    {0xac00, 0xd7ff, CHAR_DENSE},   {0xe000, 0xf8ff, CHAR_BETWEEN},
    {0xf900, 0xfaff, CHAR_DENSE},   {0xfe00, 0xfe6f, CHAR_BETWEEN},
    {0xff00, 0xff65, CHAR_BETWEEN}, {0xff66, 0xffdc, CHAR_DENSE},
    {0xffe0, 0xffff, CHAR_BETWEEN}, {0x1f000, 0x1faff, CHAR_BETWEEN},
    {0x20000, 0x3ffff, CHAR_DENSE}, {0xe0000, 0x10ffff, CHAR_BETWEEN},
};

static enum char_class class_of_char(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
                   ? CHAR_WORD
                   : CHAR_BETWEEN;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (c < ranges[i].first)
            break;
        if (c <= ranges[i].last)
            return ranges[i].class;
    }
    return CHAR_WORD;
}

/* Capitals of the scripts that stand in school books: Latin with marks (pinyin too), Greek, Cyrillic.
 * ASCII is folded before. */
static uint32_t lower(uint32_t c)
{
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) ||
        (c >= 0x410 && c <= 0x42f))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40f)
        return c + 0x50;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) || (c >= 0x1de && c <= 0x1ef))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x1cd && c <= 0x1dc))
        return c % 2 == 1 ? c + 1 : c;
    return c;
}

static void add_char(struct text_buf *out, uint32_t c)
{
    char bytes[4];

    text_buf_add_bytes(out, bytes, text_encode(c, bytes));
}

/* Receives the words of a text one by one: a whole run of letters, or a pair or single of a dense run.
 * In a query a single counts only where it is the whole run. */
struct cutter
{
    struct text_buf out; /* words, a space behind each */
    bool query;
};

/* A run of one class of n characters. */
static void cut_run(struct cutter *cutter, const uint32_t *run, size_t n, enum char_class class)
{
    if (class == CHAR_WORD) {
        for (size_t i = 0; i < n; i++)
            add_char(&cutter->out, run[i]);
        text_buf_add_bytes(&cutter->out, " ", 1);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (!cutter->query || n == 1) {
            add_char(&cutter->out, run[i]);
            text_buf_add_bytes(&cutter->out, " ", 1);
        }
        if (i + 1 < n) {
            add_char(&cutter->out, run[i]);
            add_char(&cutter->out, run[i + 1]);
            text_buf_add_bytes(&cutter->out, " ", 1);
        }
    }
}

/* Runs of one class, each given to `use` with what the caller wants. */
static void cut(struct cutter *cutter, const char *text)
{
    struct arena *scratch = arena_new();
    const char *folded = text_fold(scratch, text);
    uint32_t *run = ARENA_ARRAY(scratch, strlen(folded) + 1, uint32_t);
    enum char_class now = CHAR_BETWEEN;
    size_t count = 0;
    size_t length;

    for (;; folded += length) {
        uint32_t c = lower(text_decode(folded, &length));
        enum char_class class = length == 0 ? CHAR_BETWEEN : class_of_char(c);

        if (class != now && count > 0) {
            cut_run(cutter, run, count, now);
            count = 0;
        }
        if (length == 0)
            break;
        now = class;
        if (class != CHAR_BETWEEN)
            run[count++] = c;
    }
    arena_free(scratch);
}

/* ---- documents ---- */

struct document
{
    int64_t id;
    char *words; /* NULL: none, it is not to be found */
};

static struct document document_of(const struct assignment *item, const struct star *star,
                                   struct arena *arena)
{
    struct document document = {0};
    struct cutter cutter = {.out = {.arena = arena}};

    if (!item || item->state == STATE_REMOVED)
        return document;
    document.id = (star ? STAR_BIT : 0) | (int64_t)(item->assigned - DAY_FIRST) << ID_BITS |
                  (item->id & ID_MASK);
    text_buf_printf(&cutter.out, CLASS_WORD SUBJECT_WORD, (long long)item->class_id, item->subject);
    cut(&cutter, item->text);
    cut(&cutter, !item->unit ? "" : item->unit);
    cut(&cutter, !item->teacher ? "" : item->teacher);
    if (star) {
        text_buf_add(&cutter.out, STAR_WORD);
        cut(&cutter, star->why);
    }
    document.words = cutter.out.text;
    return document;
}

/* ---- what a change does ---- */

void search_log_begin(struct search_log *log)
{
    *log = (struct search_log){.arena = arena_new()};
}

void search_log_free(struct search_log *log)
{
    arena_free(log->arena);
}

static void add_op(struct search_log *log, const struct document *document, bool put)
{
    if (!document->words)
        return;
    log->ops = arena_grow(log->arena, log->ops, &log->capacity, log->count + 1, sizeof log->ops[0]);
    log->ops[log->count] = (struct search_op){
        .id = document->id, .turn = log->count, .put = put, .words = document->words};
    log->count++;
    log->bytes += strlen(document->words);
}

void search_log_change(struct search_log *log, const struct assignment *before,
                       const struct star *star_before, const struct assignment *after,
                       const struct star *star_after)
{
    struct document old = document_of(before, star_before, log->arena);
    struct document new = document_of(after, star_after, log->arena);

    if (old.words && new.words && old.id == new.id &&strcmp(old.words, new.words) == 0)
        return;
    add_op(log, &old, false);
    add_op(log, &new, true);
}

bool search_log_is_full(const struct search_log *log)
{
    return log->bytes > LOG_BYTES_MAX;
}

static int by_id_and_turn(const void *a, const void *b)
{
    const struct search_op *first = a;
    const struct search_op *second = b;

    if (first->id != second->id)
        return first->id < second->id ? -1 : 1;
    return (first->turn > second->turn) - (first->turn < second->turn);
}

bool search_log_write(struct search_log *log, const struct db_driver *driver, struct db *db,
                      int64_t school_id, struct err *err)
{
    if (log->count > 1)
        qsort(log->ops, log->count, sizeof log->ops[0], by_id_and_turn);
    for (size_t i = 0; i < log->count; i++) {
        const struct search_op *op = &log->ops[i];

        if (!(op->put ? driver->search_put : driver->search_remove)(db, school_id, op->id,
                                                                    op->words, err))
            return false;
    }
    arena_reset(log->arena);
    *log = (struct search_log){.arena = log->arena};
    return true;
}

/* ---- the first filling ---- */

bool search_fill(const struct db_driver *driver, struct db *db, struct err *err)
{
    /* as the tables were in version 2, whatever the columns are by now */
    struct stmt *stmt = driver->prepare(db,
                                        "SELECT school_id, id, assigned, text, unit, teacher, "
                                        "class_id, subject "
                                        "FROM assignment WHERE state <> 8 ORDER BY assigned, id",
                                        err);
    struct arena *arena = arena_new();
    enum db_step step = DB_ERROR;

    while (stmt && (step = driver->step(stmt, err)) == DB_ROW) {
        struct assignment item = {.id = driver->column_int(stmt, 1),
                                  .assigned = (day_t)driver->column_int(stmt, 2),
                                  .text = arena_strdup(arena, driver->column_text(stmt, 3)),
                                  .unit = arena_strdup(arena, driver->column_text(stmt, 4)),
                                  .teacher = arena_strdup(arena, driver->column_text(stmt, 5)),
                                  .class_id = driver->column_int(stmt, 6),
                                  .subject = arena_strdup(arena, driver->column_text(stmt, 7))};
        struct document document = document_of(&item, NULL, arena);

        if (!driver->search_put(db, driver->column_int(stmt, 0), document.id, document.words,
                                err)) {
            step = DB_ERROR;
            break;
        }
        arena_reset(arena);
    }
    if (stmt)
        driver->finalize(stmt);
    arena_free(arena);
    return step == DB_DONE;
}

/* ---- finding ---- */

/* What is asked: the words for the engine, each once; and the text of longer Chinese words, whose pairs
 * may also stand apart. */
struct question
{
    const char **words;
    size_t count;
    const char **longer;
    size_t longer_count;
};

static bool has_word(const struct question *question, const char *word)
{
    for (size_t i = 0; i < question->count; i++)
        if (strcmp(question->words[i], word) == 0)
            return true;
    return false;
}

/* The same text without what stands between words, a space for each gap. */
static char *plain(const char *text, struct arena *arena)
{
    struct text_buf out = {.arena = arena};
    const char *folded = text_fold(arena, text);
    enum char_class before = CHAR_BETWEEN;
    size_t length;
    uint32_t c;

    while ((c = lower(text_decode(folded, &length))), length > 0) {
        enum char_class class = class_of_char(c);

        if (class != before)
            text_buf_add_bytes(&out, " ", 1);
        if (class != CHAR_BETWEEN)
            add_char(&out, c);
        before = class;
        folded += length;
    }
    return arena_strdup(arena, text_buf_str(&out));
}

static struct question ask(const char *typed, const struct search_filter *filter,
                           struct arena *arena)
{
    struct cutter cutter = {.out = {.arena = arena}, .query = true};
    struct question question = {0};
    char *runs = plain(typed, arena);
    char *list;
    char *rest = NULL;

    if (filter->class_id != 0)
        text_buf_printf(&cutter.out, CLASS_WORD, (long long)filter->class_id);
    if (filter->subject)
        text_buf_printf(&cutter.out, SUBJECT_WORD, filter->subject);
    if (filter->starred)
        text_buf_add(&cutter.out, STAR_WORD);
    cut(&cutter, typed);
    list = arena_strdup(arena, text_buf_str(&cutter.out));
    question.words = ARENA_ARRAY(arena, strlen(list) / 2 + 1, const char *);
    question.longer = ARENA_ARRAY(arena, strlen(runs) / 2 + 1, const char *);
    for (char *word = strtok_r(list, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        if (!has_word(&question, word))
            question.words[question.count++] = word;
    for (char *run = strtok_r(runs, " ", &rest); run; run = strtok_r(NULL, " ", &rest)) {
        size_t length;

        if (class_of_char(text_decode(run, &length)) == CHAR_DENSE && text_chars(run) > 2)
            question.longer[question.longer_count++] = run;
    }
    return question;
}

static bool holds_longer(const struct question *question, const struct found_item *item)
{
    const char *text = NULL;
    struct arena *scratch = NULL;
    bool holds = true;

    for (size_t i = 0; holds && i < question->longer_count; i++) {
        /* nearly always it stands there as it was asked for */
        if (strstr(item->assignment->text, question->longer[i]))
            continue;
        if (!text) {
            scratch = arena_new();
            text = plain(arena_printf(scratch, "%s\n%s\n%s\n%s", item->assignment->text,
                                      item->assignment->unit, item->assignment->teacher,
                                      !item->star ? "" : item->star->why),
                         scratch);
        }
        holds = strstr(text, question->longer[i]) != NULL;
    }
    arena_free(scratch);
    return holds;
}

/* Reads what a document is of; *found false where it is not wanted after all. */
static bool read_found(struct store *store, int64_t document, const struct question *question,
                       bool public_only, struct arena *arena, struct found_item *item, bool *found,
                       struct err *err)
{
    struct star *star = NULL;

    if (!store_assignment(store, document & ID_MASK, arena, &item->assignment, err))
        return false;
    if ((document & STAR_BIT) != 0 && !store_star(store, document & ID_MASK, arena, &star, err))
        return false;
    item->star = star;
    *found = item->assignment && (!public_only || state_is_public(item->assignment->state)) &&
             holds_longer(question, item);
    return true;
}

/* The documents from `least` to below `below`, highest first, until `most` are in the list. */
static bool find_between(struct store *store, const struct question *question, int64_t least,
                         int64_t below, bool public_only, size_t most, struct arena *arena,
                         struct found_list *list, struct err *err)
{
    int64_t documents[BATCH_MOST];
    size_t batch = most < BATCH_MOST ? most : BATCH_MOST;
    size_t count = batch;

    while (count == batch && list->count < most) {
        if (!store->driver->search_find(store->db, store->school_id, question->words,
                                        question->count, below, batch, documents, &count, err))
            return false;
        for (size_t i = 0; i < count && list->count < most; i++) {
            bool found;

            if (documents[i] < least)
                return true;
            if (!read_found(store, documents[i], question, public_only, arena,
                            &list->items[list->count], &found, err))
                return false;
            list->count += found ? 1 : 0;
            below = documents[i];
        }
    }
    return true;
}

static int64_t rank_of_day(day_t day)
{
    day_t bounded = day < DAY_FIRST ? DAY_FIRST : day > DAY_LAST ? DAY_LAST : day;

    return (int64_t)(bounded - DAY_FIRST) << ID_BITS;
}

bool store_search(struct store *store, const char *words, const struct search_filter *filter,
                  size_t most, struct arena *arena, struct found_list *list, struct err *err)
{
    static const struct search_filter everything = {.from = DAY_FIRST, .to = DAY_LAST};
    struct question question;
    int64_t least;
    int64_t below;

    if (!filter)
        filter = &everything;
    question = ask(words, filter, arena);
    *list = (struct found_list){.items = ARENA_ARRAY(arena, most, struct found_item)};
    if (question.count == 0)
        return true;
    least = rank_of_day(filter->from);
    below = rank_of_day(filter->to) + ID_MASK + 1;
    /* one question where one is enough: the starred ones stand above all others */
    if (filter->from <= DAY_FIRST && filter->to >= DAY_LAST)
        return find_between(store, &question, 0, INT64_MAX, filter->public_only, most, arena, list,
                            err);
    return find_between(store, &question, STAR_BIT | least, STAR_BIT | below, filter->public_only,
                        most, arena, list, err) &&
           (filter->starred || find_between(store, &question, least, below, filter->public_only,
                                            most, arena, list, err));
}

/* ---- in pieces ---- */

struct search_run
{
    struct question question;
    size_t piece;
    bool public_only;
    int64_t below; /* what is not looked at yet is */
};

struct search_run *store_search_begin(const char *words, const struct search_filter *filter,
                                      size_t piece, struct arena *arena)
{
    static const struct search_filter everything = {.from = DAY_FIRST, .to = DAY_LAST};
    struct search_run *run = ARENA_NEW(arena, struct search_run);

    filter = filter ? filter : &everything;
    *run = (struct search_run){.question = ask(words, filter, arena),
                               .piece = piece < SEARCH_PIECE ? piece : SEARCH_PIECE,
                               .public_only = filter->public_only,
                               .below = INT64_MAX};
    return run;
}

/* The next documents of each word by itself, highest first. Each is asked from the highest of the one before on:
 * no document above it has them all. */
struct piece
{
    int64_t *documents; /* [word][piece] */
    size_t *counts;
    int64_t top, bottom; /* between them all words are known; bottom 0: to the end */
};

static bool read_piece(struct store *store, const struct search_run *run, struct arena *arena,
                       struct piece *piece, struct err *err)
{
    size_t count = run->question.count;

    *piece = (struct piece){.documents = ARENA_ARRAY(arena, count * run->piece, int64_t),
                            .counts = ARENA_ARRAY(arena, count, size_t),
                            .top = run->below - 1};
    for (size_t i = 0; i < count; i++) {
        int64_t *documents = piece->documents + i * run->piece;

        if (!store->driver->search_find(store->db, store->school_id, &run->question.words[i], 1,
                                        piece->top + 1, run->piece, documents, &piece->counts[i],
                                        err))
            return false;
        if (piece->counts[i] == 0) { /* it has no more: none has them all */
            piece->top = 0;
            return true;
        }
        piece->top = documents[0];
        if (piece->counts[i] == run->piece && documents[run->piece - 1] > piece->bottom)
            piece->bottom = documents[run->piece - 1];
    }
    return true;
}

static int higher_first(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x < y) - (x > y);
}

static bool has_all(const struct search_run *run, const struct piece *piece, int64_t document)
{
    for (size_t i = 0; i + 1 < run->question.count; i++)
        if (!bsearch(&document, piece->documents + i * run->piece, piece->counts[i],
                     sizeof document, higher_first))
            return false;
    return true;
}

/* The last word begins lowest: what has all is among its documents. */
static bool take_piece(struct store *store, struct search_run *run, const struct piece *piece,
                       size_t most, struct arena *arena, struct found_list *list, bool *more,
                       struct err *err)
{
    size_t last = run->question.count - 1, looked = 0;
    const int64_t *documents = piece->documents + last * run->piece;

    for (size_t i = 0; i < piece->counts[last] && documents[i] >= piece->bottom; i++) {
        bool found;

        if (!has_all(run, piece, documents[i]))
            continue;
        if (!read_found(store, documents[i], &run->question, run->public_only, arena,
                        &list->items[list->count], &found, err))
            return false;
        list->count += found ? 1 : 0;
        run->below = documents[i];
        *more = list->count < most;
        if (!*more || ++looked == LOOKED_MOST)
            return true;
    }
    run->below = piece->bottom > piece->top ? piece->top + 1 : piece->bottom;
    *more = piece->bottom > 0;
    return true;
}

bool store_search_more(struct store *store, struct search_run *run, size_t most,
                       struct arena *arena, struct found_list *list, bool *more, struct err *err)
{
    struct arena *scratch = arena_new();
    struct piece piece;
    bool good = true;

    *more = false;
    if (run->question.count > 0 && list->count < most) {
        good = read_piece(store, run, scratch, &piece, err);
        if (good && piece.top > 0)
            good = take_piece(store, run, &piece, most, arena, list, more, err);
    }
    arena_free(scratch);
    return good;
}
