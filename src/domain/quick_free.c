/* Reads the minutes and marks that stand in other programs' plain text. The text is cut into pieces
 * where a space, punctuation or a bracket stands; a piece that is a time is taken out with what parted
 * it from the others. */
#include "config.h"

#include "domain/quick.h"

#include <string.h>

#include "base/text.h"
#include "domain/quick_words.h"

struct piece
{
    size_t start, end; /* bytes */
    size_t before;     /* where the border before it begins */
    size_t after;      /* where the border behind it ends */
    bool spaced;       /* only spaces, or an end, on both sides */
    bool bracketed;    /* alone in its brackets */
};

static const char *const stops[] = {"，", "。", "；", "、", "：", "！", ",", ";", "!", NULL};
static const char *const opens[] = {"（", "【", "〔", "(", "[", NULL};
static const char *const closes[] = {"）", "】", "〕", ")", "]", NULL};

/* The bytes of the one of the words that stands at text, or 0. */
static size_t one_of(const char *const *words, const char *text)
{
    for (; *words != NULL; words++) {
        if (text_starts_with(text, *words)) {
            return strlen(*words);
        }
    }
    return 0;
}

static size_t border(const char *text)
{
    size_t bytes = quick_space(text);

    if (bytes == 0) {
        bytes = one_of(stops, text);
    }
    if (bytes == 0) {
        bytes = one_of(opens, text);
    }
    return bytes > 0 ? bytes : one_of(closes, text);
}

/* The next piece from *at on; false at the end. */
static bool next_piece(const char *text, size_t *at, struct piece *piece)
{
    size_t open = 0, bytes, first = *at;
    bool spaces = true;

    piece->before = *at;
    while ((bytes = border(text + *at)) > 0) {
        bool space = quick_space(text + *at) > 0;

        open = one_of(opens, text + *at) > 0 ? *at + bytes : open;
        /* a run of borders: the last one parts, the earlier ones belong to what is before */
        if (!space) {
            piece->before = *at;
        }
        spaces = spaces && space;
        *at += bytes;
    }
    if (text[*at] == '\0') {
        return false;
    }
    if (spaces) {
        piece->before = first;
    }
    piece->start = *at;
    while (text[*at] != '\0' && border(text + *at) == 0) {
        size_t length = 0;
        text_decode(text + *at, &length);
        *at += length > 0 ? length : 1;
    }
    piece->end = *at;
    piece->after = piece->end + border(text + piece->end);
    piece->spaced = spaces && (text[*at] == '\0' || quick_space(text + *at) > 0);
    piece->bracketed = open == piece->start && one_of(closes, text + *at) > 0;
    return true;
}

/* ---- times ---- */

/* Where, in a piece, the words begin that lead a time; its length where none does. */
static size_t find_lead(const char *piece, size_t *lead_bytes)
{
    static const char *const leads[] = {"预计用时约", "预计用时", "预计", "大约", "大概",
                                        "用时约",     "用时",     "时长", "约",   NULL};
    /* 节约, 预约, 签约 … 15分钟 say something else */
    static const char *const not_before[] = {"节", "预", "签", "条", "合", "邀", NULL};

    for (size_t at = 0; piece[at] != '\0'; at++) {
        size_t bytes = one_of(leads, piece + at);
        bool other = false;

        for (size_t i = 0; not_before[i] != NULL; i++) {
            size_t length = strlen(not_before[i]);
            other = other || (at >= length && text_starts_with(piece + at, "约") &&
                              strncmp(piece + at - length, not_before[i], length) == 0);
        }
        if (bytes > 0 && !other) {
            *lead_bytes = bytes;
            return at;
        }
    }
    *lead_bytes = 0;
    return strlen(piece);
}

static char *without_tail(struct arena *arena, const char *time)
{
    static const char *const tails[] = {"左右", "以内", "之内", "内", NULL};
    size_t length = strlen(time);

    for (size_t i = 0; tails[i] != NULL; i++) {
        size_t tail = strlen(tails[i]);
        if (length > tail && strcmp(time + length - tail, tails[i]) == 0) {
            return arena_strndup(arena, time, length - tail);
        }
    }
    return arena_strdup(arena, time);
}

/* A unit that can only be of time: 80分 may be a score, 15m a length. */
static bool plain_unit(const char *time)
{
    static const char *const units[] = {"分钟", "小时", "时半", "min", "hour", NULL};

    for (size_t i = 0; units[i] != NULL; i++) {
        if (strstr(time, units[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* Whether the piece ends in a time; *start is where that begins (with what leads it). */
static bool read_time(const struct quick_context *context, const char *text,
                      const struct piece *piece, struct arena *arena, size_t *start, int *minutes)
{
    char *words = arena_strndup(arena, text + piece->start, piece->end - piece->start);
    size_t lead_bytes;
    size_t lead = find_lead(words, &lead_bytes);
    const char *time =
        without_tail(arena, text_fold(arena, lead_bytes > 0 ? words + lead + lead_bytes : words));
    struct quick_word word = quick_word_read(context, time, arena);

    if (word.type != WORD_TIME) {
        return false;
    }
    if (lead_bytes == 0 && !piece->spaced && !plain_unit(time)) {
        return false;
    }
    *start = piece->start + (lead_bytes > 0 ? lead : 0);
    *minutes = word.value;
    return true;
}

/* The text without what stands from `from` to `to`. */
static char *cut(struct arena *arena, const char *text, size_t from, size_t to)
{
    return text_trim(arena, arena_printf(arena, "%.*s%s", (int)from, text, text + to));
}

/* Takes the piece out of the text with one of its borders, or with its brackets. */
static char *take_out(struct arena *arena, const char *text, const struct piece *piece,
                      size_t start)
{
    if (start > piece->start) {
        return cut(arena, text, start, piece->end);
    }
    if (piece->bracketed) {
        return cut(arena, text, piece->before, piece->after);
    }
    if (one_of(opens, text + piece->before) > 0) {
        return cut(arena, text, piece->start, piece->after);
    }
    return cut(arena, text, piece->before, piece->end);
}

static void take_minutes(const struct quick_context *context, struct quick_free *free,
                         struct arena *arena)
{
    struct piece piece, found = {0};
    size_t at = 0, start = 0, found_start = 0;
    int minutes;

    while (next_piece(free->text, &at, &piece)) {
        if (read_time(context, free->text, &piece, arena, &start, &minutes)) {
            found = piece;
            found_start = start;
            free->minutes = minutes;
        }
    }
    if (free->minutes >= 0) {
        char *rest = take_out(arena, free->text, &found, found_start);
        free->text = *rest != '\0' ? rest : free->text;
    }
}

/* ---- marks ---- */

/* 选做：思考题, （选做）思考题, 思考题 选做: of the whole; within a list it is of one part alone. */
static void take_marks(const struct quick_context *context, struct quick_free *free,
                       struct arena *arena)
{
    struct piece piece;
    size_t at = 0;

    while (next_piece(free->text, &at, &piece)) {
        struct quick_word word = quick_word_read(
            context, arena_strndup(arena, free->text + piece.start, piece.end - piece.start),
            arena);
        bool leads = piece.before == 0 && (piece.bracketed || piece.after > piece.end);
        char *rest;

        if ((word.type != WORD_OPTIONAL && word.type != WORD_PLACE) || (!piece.spaced && !leads)) {
            continue;
        }
        rest = piece.spaced || piece.bracketed ? take_out(arena, free->text, &piece, piece.start)
                                               : cut(arena, free->text, piece.start, piece.after);
        if (*rest == '\0') {
            continue;
        }
        free->optional = free->optional || word.type == WORD_OPTIONAL;
        free->place = word.type == WORD_PLACE ? (enum place)word.value : free->place;
        free->text = rest;
        at = 0;
    }
}

/* Things to bring: 带三角板, 请自带跳绳, 周五交回执. The policy's words see 明天带 and others; here is
 * what a text may begin with, where 带 is no fraction. */
static bool says_bring(const char *text)
{
    static const char *const times[] = {"请",   "记得", "明天", "明日", "明早", "后天", "下节课",
                                        "周一", "周二", "周三", "周四", "周五", "每人", NULL};
    static const char *const brings[] = {"自带", "自备", "带来",   "带上",   "带齐", "带好",
                                         "携带", "备好", "穿校服", "交回执", NULL};
    static const char *const not_things[] = {"带分数", "带余", "带小数", "带着", "带括号", "带拼音",
                                             "带动",   "带有", "带入",   "带领", "带点",   NULL};
    size_t bytes;

    while ((bytes = one_of(times, text)) > 0 || (bytes = border(text)) > 0) {
        text += bytes;
    }
    if (one_of(brings, text) > 0) {
        return true;
    }
    return text_starts_with(text, "带") && one_of(not_things, text) == 0;
}

/* ---- the whole ---- */

/* The subject that the text begins with; *rest is what stands behind it. glued: without a space or
 * colon behind it, so that it may be the first half of a word (语文书). */
static const struct subject *leading_subject(const struct quick_context *context, const char *text,
                                             struct arena *arena, const char **rest, bool *glued)
{
    const struct quick *quick = quick_parse(context, text, arena);

    *rest = text;
    *glued = false;
    for (size_t i = 0; quick->subject != NULL && i < quick->span_count; i++) {
        size_t end = quick->spans[i].end;
        if (quick->spans[i].token != QUICK_SUBJECT) {
            continue;
        }
        *glued = text[end] != '\0' && quick_space(text + end) == 0 && text[end - 1] != ':' &&
                 (end < strlen("：") || !text_starts_with(text + end - strlen("："), "："));
        *rest = text_trim(arena, text + end);
        if (**rest == '\0') {
            *rest = text;
        }
        break;
    }
    return quick->subject;
}

struct quick_free quick_read_free(const struct quick_context *context,
                                  const struct subject *subject, const char *text,
                                  struct arena *arena)
{
    struct quick_free free = {.minutes = -1, .place = PLACE_HOME};
    const char *whole = text_trim(arena, text), *rest;
    bool glued;
    const struct subject *leading = leading_subject(context, whole, arena, &rest, &glued);

    /* 语文书 and 数学日记 begin texts of that subject and of others */
    if (subject != NULL && (subject != leading || glued)) {
        rest = whole;
    }
    free.subject = subject != NULL ? subject : leading;
    free.text = arena_strdup(arena, rest);
    take_minutes(context, &free, arena);
    take_marks(context, &free, arena);
    free.kind = quick_default_kind(context, free.subject, free.text);
    if (free.minutes < 0 && says_bring(free.text)) {
        free.kind = KIND_NOTICE;
    }
    return free;
}
