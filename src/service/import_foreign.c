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
static bool find_minutes(struct import *import, int64_t class_id, const char *subject,
                         const struct quick_free *found, int said, int *minutes, size_t **counter)
{
    struct import_minutes *counts = &import->result->minutes;

    *minutes = found->minutes >= 0 ? found->minutes : said;
    *counter = &counts->said;
    if (*minutes >= 0 || found->kind == KIND_NOTICE)
        return true;
    if (!usual_minutes(import, class_id, subject, minutes))
        return false;
    *counter = &counts->from_history;
    if (*minutes == 0) {
        *minutes = service_data(import->session->service)->settings.import_minutes;
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

/* ---- the row ---- */

static const char *only_class(struct import *import, day_t day)
{
    size_t count;
    const struct class **classes =
        service_classes(import->session, day, false, import->row_arena, &count);

    return count == 1 ? class_code(&service_data(import->session->service)->school, classes[0], day,
                                   import->row_arena)
                      : NULL;
}

static bool find_class(struct import *import, const struct foreign *item, day_t day,
                       const char **text, const struct class **class)
{
    struct err err = {0};

    *text = item->class ? item->class : import->options->class;
    if (!*text)
        *text = only_class(import, day);
    if (!*text)
        return foreign_left_out(import,
                                _("class: the file does not say which: name it with --class"));
    if (!service_class(import->session, *text, day, class, &err))
        return foreign_left_out(import, arena_printf(import->row_arena, "class: %s", err.message));
    return true;
}

/* A card of its own (班务, 通知, 值日) is a notice of the class under its title. */
static bool find_subject(struct import *import, const struct foreign *item,
                         const struct subject **subject, const char **title)
{
    struct err err = {0};

    *title = NULL;
    *subject = item->subject ? foreign_subject(import, item->subject) : NULL;
    if (*subject || (!item->subject && !item->title))
        return true;
    if (item->title) {
        struct quick_context context =
            service_quick_context(import->session, import->session->moment.date);

        *subject = foreign_subject(import, item->title);
        if (*subject)
            return true;
        /* 数学补充 is work of mathematics, 值日 a notice */
        *subject = quick_read_free(&context, NULL, item->title, import->row_arena).subject;
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

/* Tags that are words of ours mark the item; the others stay readable behind its text. */
static char *apply_tags(struct import *import, const struct foreign *item, struct quick_free *found,
                        enum tier *tier)
{
    struct text_buf rest = {.arena = import->row_arena};

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
    return arena_printf(import->row_arena, "%s（%s）", found->text, text_buf_str(&rest));
}

bool import_foreign(struct import *import, const struct foreign *item)
{
    struct arena *arena = import->row_arena;
    day_t assigned = assigned_day(import, item);
    struct quick_context context = service_quick_context(import->session, assigned);
    const struct subject *subject;
    const struct class *class;
    const struct importer *importer = &import->importer;
    const char *cells[FILE_FIELDS_MAX] = {NULL}, *class_text = NULL, *text, *title;
    char days[2][DATE_TEXT_BYTES];
    struct quick_free found;
    enum tier tier = TIER_NONE;
    size_t taken = import->result->taken, *counter;
    int minutes;

    if (!find_class(import, item, assigned, &class_text, &class) ||
        !find_subject(import, item, &subject, &title))
        return true; /* left out, named */
    found = quick_read_free(&context, subject, item->text, arena);
    if (!found.subject) {
        foreign_left_out(import, arena_printf(arena, _("subject: “%s” does not begin with one"),
                                              text_fit(arena, item->text, 40)));
        return true;
    }
    text = apply_tags(import, item, &found, &tier);
    if (!find_minutes(import, class->id, found.subject->code, &found, item->minutes, &minutes,
                      &counter)) {
        import->broken = true;
        return false;
    }
    if (title)
        text = arena_printf(arena, "%s：%s", title, text);
    import_set(importer, cells, "class", class_text);
    import_set(importer, cells, "text", text);
    import_set(importer, cells, "date", date_iso(assigned, days[0]));
    import_set(importer, cells, "subject", found.subject->code);
    import_set(importer, cells, "kind", vocab_code(&vocab_kind, (int)found.kind));
    import_set(importer, cells, "place", vocab_code(&vocab_place, (int)found.place));
    import_set(importer, cells, "optional", found.optional ? "1" : "");
    if (tier != TIER_NONE)
        import_set(importer, cells, "tier", vocab_code(&vocab_tier, (int)tier));
    if (found.kind != KIND_NOTICE || minutes >= 0)
        import_set(importer, cells, "minutes", arena_printf(arena, "%d", minutes));
    if (item->due > assigned) /* due that very evening: the next school day, as ever */
        import_set(importer, cells, "due", date_iso(item->due, days[1]));
    if (!import_one_row(import, cells))
        return false;
    if (import->result->taken > taken && found.kind != KIND_NOTICE)
        ++*counter;
    return true;
}
