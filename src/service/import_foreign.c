/* From another program's item to a row of cells: class, subject, minutes, kind and days, with what is
 * not said guessed, and counted as guessed. */
#include "config.h"

#include "service/import_foreign.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define HISTORY_ITEMS 15 /* the median of so many */

/* What a class usually has in a subject; read once an import, before its own rows could count. */
struct guess
{
    int64_t class_id;
    const char *subject;
    int minutes; /* 0: no history */
};

/* ---- what a text names ---- */

bool foreign_is_class(const struct import *import, const char *text)
{
    const struct school *school = &service_data(import->session->service)->school;
    const struct class *class;
    struct err ignored;

    return class_ref_parse(school, text).type != CLASS_REF_NAME ||
           service_class(import->session, text, import->session->moment.date, &class, &ignored);
}

const struct subject *foreign_subject(const struct import *import, const char *text)
{
    const struct subject *subject =
        subject_exact(&service_data(import->session->service)->subjects, text);

    return subject && !subject->hidden ? subject : NULL;
}

/* The subject of what concerns the class as a whole (班务): the first whose own kind is a notice. */
static const struct subject *notices(const struct import *import)
{
    const struct subject_list *subjects = &service_data(import->session->service)->subjects;

    for (size_t i = 0; i < subjects->count; i++)
        if (subjects->items[i].kind == KIND_NOTICE && !subjects->items[i].hidden)
            return &subjects->items[i];
    return NULL;
}

bool foreign_left_out(struct import *import, const char *fault)
{
    import_fault(&import->faults, "%s", fault);
    import->result->left_out++;
    return false;
}

json_t *foreign_json(struct import *import, const struct import_file *file)
{
    static const char mark[] = "\xef\xbb\xbf"; /* Windows programs write it */
    size_t skip = file->bytes >= sizeof mark - 1 && memcmp(file->data, mark, sizeof mark - 1) == 0
                      ? sizeof mark - 1
                      : 0;
    json_error_t fault;
    json_t *root =
        json_loadb(file->data + skip, file->bytes - skip, JSON_REJECT_DUPLICATES, &fault);

    if (!root)
        err_set(import->err, ERR_INPUT, _("%s:%d: this is not JSON: %s"), file->name, fault.line,
                fault.text);
    return root;
}

/* ---- minutes ---- */

static int compare_ints(const void *left, const void *right)
{
    const int *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* The median of the class's last items of the subject that have minutes; 0 where there are none. */
static bool history_minutes(struct import *import, int64_t class_id, const char *subject,
                            int *minutes)
{
    struct assignment_list list;
    int known[HISTORY_ITEMS];
    size_t count = 0;

    *minutes = 0;
    /* twice as many: notices have no minutes, and this import's own rows do not count */
    if (!store_recent(service_store(import->session->service), class_id, subject, 2 * HISTORY_ITEMS,
                      import->row_arena, &list, import->err))
        return false;
    for (size_t i = 0; i < list.count && count < HISTORY_ITEMS; i++)
        if (list.items[i]->minutes > 0 && state_is_public(list.items[i]->state) &&
            (!import->run->change || list.items[i]->rev != change_number(import->run->change)))
            known[count++] = list.items[i]->minutes;
    if (count == 0)
        return true;
    qsort(known, count, sizeof *known, compare_ints);
    *minutes = count % 2 ? known[count / 2] : (known[count / 2 - 1] + known[count / 2] + 1) / 2;
    return true;
}

static bool usual_minutes(struct import *import, int64_t class_id, const char *subject,
                          int *minutes)
{
    for (size_t i = 0; i < import->guess_count; i++)
        if (import->guesses[i].class_id == class_id &&
            strcmp(import->guesses[i].subject, subject) == 0) {
            *minutes = import->guesses[i].minutes;
            return true;
        }
    if (!history_minutes(import, class_id, subject, minutes))
        return false;
    import->guesses = arena_grow(import->arena, import->guesses, &import->guess_capacity,
                                 import->guess_count + 1, sizeof *import->guesses);
    import->guesses[import->guess_count++] =
        (struct guess){class_id, arena_strdup(import->arena, subject), *minutes};
    return true;
}

/* Where the minutes of an item come from, counted once the row is good. */
static bool find_minutes(struct import *import, int64_t class_id, int said,
                         struct reader_item *item, size_t **counter)
{
    struct import_minutes *counts = &import->result->minutes;

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
    if (!usual_minutes(import, class_id, item->subject->code, &item->minutes))
        return false;
    *counter = &counts->from_history;
    if (item->minutes == 0) {
        item->minutes = service_data(import->session->service)->settings.import_minutes;
        *counter = &counts->by_default;
    }
    return true;
}

/* ---- days ---- */

/* Homework that is due later than the day acted on is of that day; what was due before is of the
 * school day before it was. */
static day_t assigned_day(const struct import *import, const struct foreign *item)
{
    const struct calendar *calendar = service_data(import->session->service)->calendar;
    day_t today = import->session->moment.date;

    if (item->assigned != DAY_NONE)
        return item->assigned;
    if (item->due == DAY_NONE || (item->due > today && item->due - today <= SPAN_MAX_DAYS))
        return today;
    return calendar_prev_school_day(calendar, item->due);
}

/* ---- class and subject ---- */

static const char *only_class(struct import *import, day_t day)
{
    size_t count;
    const struct class **classes =
        service_classes(import->session, day, false, import->row_arena, &count);

    return count == 1 ? class_code(&service_data(import->session->service)->school, classes[0], day,
                                   import->row_arena)
                      : NULL;
}

const char *import_class(struct import *import, day_t day)
{
    return import->options->class ? import->options->class : only_class(import, day);
}

static bool find_class(struct import *import, const struct foreign *item, day_t day,
                       const char **text, const struct class **class)
{
    struct err err = {0};

    *text = item->class ? item->class : import_class(import, day);
    if (!*text)
        return foreign_left_out(import,
                                _("class: the file does not say which: name it with --class"));
    if (!service_class(import->session, *text, day, class, &err))
        return foreign_left_out(import, arena_printf(import->row_arena, "class: %s", err.message));
    return true;
}

/* 数学补充 is work of mathematics, 值日 of nothing. */
static const struct subject *begins_with(struct import *import, const struct class *class,
                                         day_t day, const char *title)
{
    const struct reading *reading =
        service_read_text(import->session, class, day, NULL, title, import->row_arena);

    return reading->item_count == 1 ? reading->items[0].subject : NULL;
}

/* A card of its own (班务, 通知, 值日) is a notice of the class under its title. */
static bool find_subject(struct import *import, const struct foreign *item,
                         const struct class *class, day_t day, const struct subject **subject,
                         const char **title)
{
    struct err err = {0};

    *title = NULL;
    *subject = item->subject ? foreign_subject(import, item->subject) : NULL;
    if (*subject || (!item->subject && !item->title))
        return true;
    if (item->title) {
        *subject = foreign_subject(import, item->title);
        if (*subject)
            return true;
        *subject = begins_with(import, class, day, item->title);
        *title = item->title;
        if (!*subject)
            *subject = notices(import);
        if (*subject)
            return true;
    }
    if (service_subject(import->session, item->subject ? item->subject : item->title, subject,
                        &err))
        return true;
    return foreign_left_out(import, arena_printf(import->row_arena, "subject: %s", err.message));
}

/* ---- the text ---- */

/* Nothing is wrong but that minutes are missing, nothing is left over, and all is of the subject. */
static bool is_understood(const struct reading *reading, const struct subject *subject)
{
    size_t missing = 0;

    for (size_t i = 0; i < reading->item_count; i++) {
        const struct reader_item *item = &reading->items[i];
        if (!item->subject || item->group != 0 ||
            (subject && item->subject != subject && item->subject->kind != KIND_NOTICE))
            return false;
        missing += item->minutes < 0 ? 1 : 0;
    }
    return reading->error_count == missing && reading->aside_count == 0 &&
           reading->item_count + reading->none_count > 0;
}

/* The text as it stands: what the reader cannot part is one piece. */
static struct reader_item *whole_text(struct import *import, const struct class *class, day_t day,
                                      const struct subject *subject, const char *text)
{
    struct reader_item *item = ARENA_NEW(import->row_arena, struct reader_item);

    *item = (struct reader_item){
        .subject = subject,
        .text = arena_strdup(import->row_arena, text),
        .minutes = -1,
        .kind = service_kind(import->session, class, day, subject, text),
        .due = DAY_NONE,
        .place = PLACE_HOME,
        .unit = "",
    };
    return item;
}

/* Tags that are words of ours mark the item; the others stay readable behind its text. */
static void apply_tags(struct import *import, const struct foreign *from, struct reader_item *item)
{
    struct text_buf rest = {.arena = import->row_arena};

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
        item->text = arena_printf(import->row_arena, "%s（%s）", item->text, text_buf_str(&rest));
}

/* ---- the row ---- */

bool import_item(struct import *import, const char *class, day_t assigned,
                 const struct reader_item *item)
{
    const struct importer *importer = &import->importer;
    const char *cells[FILE_FIELDS_MAX] = {NULL};
    char days[2][DATE_TEXT_BYTES];

    import_set(importer, cells, "class", class);
    import_set(importer, cells, "text", item->text);
    import_set(importer, cells, "date", date_iso(assigned, days[0]));
    import_set(importer, cells, "subject", item->subject->code);
    import_set(importer, cells, "kind", vocab_code(&vocab_kind, (int)item->kind));
    import_set(importer, cells, "place", vocab_code(&vocab_place, (int)item->place));
    import_set(importer, cells, "spread", vocab_code(&vocab_spread, (int)item->spread));
    import_set(importer, cells, "optional", item->optional ? "1" : "");
    import_set(importer, cells, "device", item->device ? "1" : "");
    import_set(importer, cells, "unit", item->unit);
    if (item->tier != TIER_NONE)
        import_set(importer, cells, "tier", vocab_code(&vocab_tier, (int)item->tier));
    import_set(importer, cells, "minutes", arena_printf(import->row_arena, "%d", item->minutes));
    if (item->due != DAY_NONE)
        import_set(importer, cells, "due", date_iso(item->due, days[1]));
    return import_one_row(import, cells);
}

bool import_none(struct import *import, const struct class *class, day_t day,
                 const struct subject *subject)
{
    struct no_homework none = {.day = day, .subject = subject->code};
    struct err err = {0}, *kept = import->run->err;
    bool good;

    import->run->err = &err;
    good = put_none(import->run, class, &none);
    import->run->err = kept;
    if (good)
        return true;
    if (err.code != ERR_INPUT) {
        *import->err = err;
        import->broken = true;
        return false;
    }
    foreign_left_out(import, err.message);
    return true;
}

static bool take_item(struct import *import, const struct foreign *from, const char *class_text,
                      const struct class *class, day_t assigned, const char *title,
                      struct reader_item *item)
{
    size_t taken = import->result->taken, *counter;

    apply_tags(import, from, item);
    if (!find_minutes(import, class->id, from->minutes, item, &counter)) {
        import->broken = true;
        return false;
    }
    if (title)
        item->text = arena_printf(import->row_arena, "%s：%s", title, item->text);
    if (from->due > assigned) /* due that very evening: as ever */
        item->due = from->due;
    if (!import_item(import, class_text, assigned, item))
        return false;
    if (import->result->taken > taken && item->kind != KIND_NOTICE)
        ++*counter;
    return true;
}

bool import_foreign(struct import *import, const struct foreign *item)
{
    day_t assigned = assigned_day(import, item);
    const struct subject *subject;
    const struct class *class;
    const char *class_text = NULL, *title;
    const struct reading *reading;

    if (!find_class(import, item, assigned, &class_text, &class) ||
        !find_subject(import, item, class, assigned, &subject, &title))
        return true; /* left out, named */
    reading =
        service_read_text(import->session, class, assigned, subject, item->text, import->row_arena);
    if (!is_understood(reading, subject)) {
        if (subject)
            return take_item(import, item, class_text, class, assigned, title,
                             whole_text(import, class, assigned, subject, item->text));
        foreign_left_out(import,
                         arena_printf(import->row_arena, _("subject: “%s” does not begin with one"),
                                      text_fit(import->row_arena, item->text, 40)));
        return true;
    }
    for (size_t i = 0; i < reading->item_count; i++)
        if (!take_item(import, item, class_text, class, assigned, title, &reading->items[i]))
            return false;
    for (size_t i = 0; i < reading->none_count; i++)
        if (!import_none(import, class, assigned, reading->none[i].subject))
            return false;
    return true;
}
