/* From another program's item to a row of cells: class, subject, minutes, kind and days, with what is
 * not said guessed, and counted as guessed. */
#include "config.h"

#include "files/foreign.h"

#include <string.h>

#include "base/text.h"

/* ---- what a text names ---- */

bool foreign_is_class(const struct reading *reading, const char *text)
{
    const struct school *school = reading->school->school;
    struct err ignored;

    return class_ref_parse(school, text).type != CLASS_REF_NAME ||
           class_find(school, reading->school->classes, text, reading->school->words.assigned,
                      &ignored);
}

const struct subject *foreign_subject(const struct reading *reading, const char *text)
{
    const struct subject *subject = subject_exact(reading->school->words.subjects, text);

    return subject && !subject->hidden ? subject : NULL;
}

/* The subject of what concerns the class as a whole (班务): the first whose own kind is a notice. */
static const struct subject *notices(const struct reading *reading)
{
    const struct subject_list *subjects = reading->school->words.subjects;

    for (size_t i = 0; i < subjects->count; i++)
        if (subjects->items[i].kind == KIND_NOTICE && !subjects->items[i].hidden)
            return &subjects->items[i];
    return NULL;
}

/* ---- minutes ---- */

/* Where the minutes of an item come from, counted once the row is good. */
static bool find_minutes(struct reading *reading, int64_t class_id, const char *subject,
                         const struct quick_free *found, int said, int *minutes, size_t **counter)
{
    const struct homework_taker *taker = reading->taker;
    struct import_minutes *counts = &reading->read->minutes;

    *minutes = found->minutes >= 0 ? found->minutes : said;
    *counter = &counts->said;
    if (*minutes >= 0 || found->kind == KIND_NOTICE)
        return true;
    if (!taker->usual_minutes(taker->context, class_id, subject, minutes, reading->err))
        return false;
    *counter = &counts->from_history;
    if (*minutes == 0) {
        *minutes = taker->default_minutes;
        *counter = &counts->by_default;
    }
    return true;
}

/* ---- days ---- */

/* Homework that is due later than the day acted on is of that day; what was due before is of the
 * school day before it was. */
static day_t assigned_day(const struct reading *reading, const struct foreign *item)
{
    const struct calendar *calendar = reading->school->words.calendar;
    day_t today = reading->school->words.assigned;

    if (item->assigned != DAY_NONE)
        return item->assigned;
    if (item->due == DAY_NONE || (item->due > today && item->due - today <= SPAN_MAX_DAYS))
        return today;
    return calendar_prev_school_day(calendar, item->due);
}

/* ---- the row ---- */

static const char *only_class(struct reading *reading, day_t day)
{
    const struct school *school = reading->school->school;
    const struct class_list *classes = reading->school->classes;
    const struct class *only = NULL;
    size_t count = 0;

    for (size_t i = 0; i < classes->count; i++)
        if (class_grade(school, &classes->items[i], day).phase == CLASS_CURRENT) {
            only = &classes->items[i];
            count++;
        }
    return count == 1 ? class_code(school, only, day, reading->row_arena) : NULL;
}

static bool find_class(struct reading *reading, const struct foreign *item, day_t day,
                       const char **text, const struct class **class)
{
    struct err err = {0};

    *text = item->class ? item->class : reading->taker->class;
    if (!*text)
        *text = only_class(reading, day);
    if (!*text)
        return reading_left_out(reading,
                                _("class: the file does not say which: name it with --class"));
    *class = class_find(reading->school->school, reading->school->classes, *text, day, &err);
    if (!*class)
        return reading_left_out(reading,
                                arena_printf(reading->row_arena, "class: %s", err.message));
    return true;
}

/* A card of its own (班务, 通知, 值日) is a notice of the class under its title. */
static bool find_subject(struct reading *reading, const struct foreign *item,
                         const struct subject **subject, const char **title)
{
    struct err err = {0};

    *title = NULL;
    *subject = item->subject ? foreign_subject(reading, item->subject) : NULL;
    if (*subject || (!item->subject && !item->title))
        return true;
    if (item->title) {
        *subject = foreign_subject(reading, item->title);
        if (*subject)
            return true;
        /* 数学补充 is work of mathematics, 值日 a notice */
        *subject =
            quick_read_free(&reading->school->words, NULL, item->title, reading->row_arena).subject;
        *title = item->title;
        if (!*subject)
            *subject = notices(reading);
        if (*subject)
            return true;
    }
    *subject = subject_resolve(reading->school->words.subjects,
                               item->subject ? item->subject : item->title, &err);
    if (*subject)
        return true;
    return reading_left_out(reading, arena_printf(reading->row_arena, "subject: %s", err.message));
}

/* Tags that are words of ours mark the item; the others stay readable behind its text. */
static char *apply_tags(struct reading *reading, const struct foreign *item,
                        struct quick_free *found, enum tier *tier)
{
    struct text_buf rest = {.arena = reading->row_arena};

    for (size_t i = 0; i < item->tag_count; i++) {
        const char *tag = item->tags[i];
        int kind = vocab_find(&vocab_kind, tag), place = vocab_find(&vocab_place, tag);
        int level = vocab_find(&vocab_tier, tag);

        if (kind >= 0)
            found->kind = (enum kind)kind;
        else if (place >= 0)
            found->place = (enum place)place;
        else if (level >= 0)
            *tier = (enum tier)level;
        else if (text_same_word(tag, "选做") || text_same_word(tag, "optional"))
            found->optional = true;
        else if (*tag && !strstr(found->text, tag))
            text_buf_printf(&rest, "%s%s", rest.length ? "、" : "", tag);
    }
    if (rest.length == 0)
        return found->text;
    return arena_printf(reading->row_arena, "%s（%s）", found->text, text_buf_str(&rest));
}

bool foreign_take(struct reading *reading, const struct foreign *item)
{
    struct arena *arena = reading->row_arena;
    day_t assigned = assigned_day(reading, item);
    struct quick_context words = reading->school->words;
    const struct subject *subject;
    const struct class *class;
    const char *cells[FILE_FIELDS_MAX] = {NULL}, *class_text = NULL, *text, *title;
    char days[2][DATE_TEXT_BYTES];
    struct quick_free found;
    enum tier tier = TIER_NONE;
    size_t taken = reading->read->taken, *counter;
    int minutes;

    words.assigned = assigned;
    if (!find_class(reading, item, assigned, &class_text, &class) ||
        !find_subject(reading, item, &subject, &title))
        return true; /* left out, named */
    found = quick_read_free(&words, subject, item->text, arena);
    if (!found.subject) {
        reading_left_out(reading, arena_printf(arena, _("subject: “%s” does not begin with one"),
                                               text_fit(arena, item->text, 40)));
        return true;
    }
    text = apply_tags(reading, item, &found, &tier);
    if (!find_minutes(reading, class->id, found.subject->code, &found, item->minutes, &minutes,
                      &counter))
        return false;
    if (title)
        text = arena_printf(arena, "%s：%s", title, text);
    reading_set(reading, cells, "class", class_text);
    reading_set(reading, cells, "text", text);
    reading_set(reading, cells, "date", date_iso(assigned, days[0]));
    reading_set(reading, cells, "subject", found.subject->code);
    reading_set(reading, cells, "kind", vocab_code(&vocab_kind, (int)found.kind));
    reading_set(reading, cells, "place", vocab_code(&vocab_place, (int)found.place));
    reading_set(reading, cells, "optional", found.optional ? "1" : "");
    if (tier != TIER_NONE)
        reading_set(reading, cells, "tier", vocab_code(&vocab_tier, (int)tier));
    if (found.kind != KIND_NOTICE || minutes >= 0)
        reading_set(reading, cells, "minutes", arena_printf(arena, "%d", minutes));
    if (item->due > assigned) /* due that very evening: the next school day, as ever */
        reading_set(reading, cells, "due", date_iso(item->due, days[1]));
    if (!reading_take(reading, cells))
        return false;
    if (reading->read->taken > taken && found.kind != KIND_NOTICE)
        ++*counter;
    return true;
}
