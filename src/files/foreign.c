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
static bool find_minutes(struct reading *reading, int64_t class_id, int said,
                         struct reader_item *item, size_t **counter)
{
    const struct homework_taker *taker = reading->taker;
    struct import_minutes *counts = &reading->read->minutes;

    *counter = &counts->said;
    if (item->kind == KIND_NOTICE) {
        item->minutes = 0;
        return true;
    }
    if (item->minutes < 0 || item->estimated)
        item->minutes = said;
    item->estimated = item->minutes < 0;
    if (!item->estimated)
        return true;
    if (!taker->usual_minutes(taker->context, class_id, item->subject->code, &item->minutes,
                              reading->err))
        return false;
    *counter = &counts->from_history;
    if (item->minutes == 0) {
        item->minutes = taker->default_minutes;
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

/* ---- class and subject ---- */

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

/* The text alone, as of a subject (NULL: the one that it names). */
static struct reader_result *read_text(struct reading *reading, const struct class *class,
                                       day_t day, const struct subject *subject, const char *text)
{
    const struct file_school *school = reading->school;
    struct reader_context context =
        reader_context_for(school->lexicon, &school->words, school->school, class, day);

    context.own = subject;
    return reader_read(&context, text, reading->row_arena);
}

static enum kind kind_of(struct reading *reading, const struct class *class, day_t day,
                         const struct subject *subject, const char *text)
{
    const struct file_school *school = reading->school;
    struct reader_context context =
        reader_context_for(school->lexicon, &school->words, school->school, class, day);
    bool guessed;

    return reader_kind(&context, subject, text, &guessed);
}

const char *reading_class(struct reading *reading, day_t day)
{
    return reading->taker->class ? reading->taker->class : only_class(reading, day);
}

static bool find_class(struct reading *reading, const struct foreign *item, day_t day,
                       const char **text, const struct class **class)
{
    struct err err = {0};

    *text = item->class ? item->class : reading_class(reading, day);
    if (!*text)
        return reading_left_out(reading,
                                _("class: the file does not say which: name it with --class"));
    *class = class_find(reading->school->school, reading->school->classes, *text, day, &err);
    if (!*class)
        return reading_left_out(reading,
                                arena_printf(reading->row_arena, "class: %s", err.message));
    return true;
}

/* 数学补充 is work of mathematics, 值日 of nothing. */
static const struct subject *begins_with(struct reading *reading, const struct class *class,
                                         day_t day, const char *title)
{
    const struct reader_result *result = read_text(reading, class, day, NULL, title);

    return result->item_count == 1 ? result->items[0].subject : NULL;
}

/* A card of its own (班务, 通知, 值日) is a notice of the class under its title. */
static bool find_subject(struct reading *reading, const struct foreign *item,
                         const struct class *class, day_t day, const struct subject **subject,
                         const char **title)
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
        *subject = begins_with(reading, class, day, item->title);
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

/* ---- the text ---- */

/* Nothing is wrong but that minutes are missing, nothing is left over, and all is of the subject. */
static bool is_understood(const struct reader_result *result, const struct subject *subject)
{
    size_t missing = 0;

    for (size_t i = 0; i < result->item_count; i++) {
        const struct reader_item *item = &result->items[i];
        if (!item->subject ||
            (subject && item->subject != subject && item->subject->kind != KIND_NOTICE))
            return false;
        missing += item->minutes < 0 ? 1 : 0;
    }
    return result->error_count == missing && result->aside_count == 0 &&
           result->item_count + result->none_count > 0;
}

/* The text as it stands: what the reader cannot part is one piece. */
static struct reader_item *whole_text(struct reading *reading, const struct class *class, day_t day,
                                      const struct subject *subject, const char *text)
{
    struct reader_item *item = ARENA_NEW(reading->row_arena, struct reader_item);

    *item = (struct reader_item){
        .subject = subject,
        .text = arena_strdup(reading->row_arena, text),
        .minutes = -1,
        .kind = kind_of(reading, class, day, subject, text),
        .due = DAY_NONE,
        .place = PLACE_HOME,
        .unit = "",
    };
    return item;
}

/* Tags that are words of ours mark the item; the others stay readable behind its text. */
static void apply_tags(struct reading *reading, const struct foreign *from,
                       struct reader_item *item)
{
    struct text_buf rest = {.arena = reading->row_arena};

    for (size_t i = 0; i < from->tag_count; i++) {
        const char *tag = from->tags[i];
        int kind = vocab_find(&vocab_kind, tag), place = vocab_find(&vocab_place, tag);
        int level = vocab_find(&vocab_tier, tag);

        if (kind >= 0)
            item->kind = (enum kind)kind;
        else if (place >= 0)
            item->place = (enum place)place;
        else if (level >= 0)
            item->tier = (enum tier)level;
        else if (text_same_word(tag, "选做") || text_same_word(tag, "optional"))
            item->optional = true;
        else if (*tag && !strstr(item->text, tag))
            text_buf_printf(&rest, "%s%s", rest.length ? "、" : "", tag);
    }
    if (rest.length > 0)
        item->text = arena_printf(reading->row_arena, "%s（%s）", item->text, text_buf_str(&rest));
}

/* ---- the row ---- */

static bool take_item(struct reading *reading, const struct foreign *from, const char *class_text,
                      const struct class *class, day_t assigned, const char *title,
                      struct reader_item *item)
{
    size_t taken = reading->read->taken, *counter;
    enum place place = item->place;

    apply_tags(reading, from, item);
    if (item->place != place &&
        item->due == assignment_default_due(reading->school->words.calendar, assigned, place))
        item->due = DAY_NONE; /* as usual there */
    if (!find_minutes(reading, class->id, from->minutes, item, &counter))
        return false;
    if (title)
        item->text = arena_printf(reading->row_arena, "%s：%s", title, item->text);
    if (from->due > assigned) /* due that very evening: as ever */
        item->due = from->due;
    if (!reading_take_item(reading, class_text, assigned, item))
        return false;
    if (reading->read->taken > taken && item->kind != KIND_NOTICE)
        ++*counter;
    return true;
}

bool foreign_take(struct reading *reading, const struct foreign *item)
{
    day_t assigned = assigned_day(reading, item);
    const struct subject *subject;
    const struct class *class;
    const char *class_text = NULL, *title;
    const struct reader_result *result;

    if (!find_class(reading, item, assigned, &class_text, &class) ||
        !find_subject(reading, item, class, assigned, &subject, &title))
        return true; /* left out, named */
    result = read_text(reading, class, assigned, subject, item->text);
    if (!is_understood(result, subject)) {
        if (subject)
            return take_item(reading, item, class_text, class, assigned, title,
                             whole_text(reading, class, assigned, subject, item->text));
        reading_left_out(reading, arena_printf(reading->row_arena,
                                               _("subject: “%s” does not begin with one"),
                                               text_fit(reading->row_arena, item->text, 40)));
        return true;
    }
    for (size_t i = 0; i < result->item_count; i++)
        if (!take_item(reading, item, class_text, class, assigned, title, &result->items[i]))
            return false;
    for (size_t i = 0; i < result->none_count; i++)
        if (!reading_take_none(reading, class, assigned, result->none[i].subject))
            return false;
    return true;
}
