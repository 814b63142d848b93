/* Rows and changes of the history in words, from the fields of their records. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/action.h"
#include "domain/record_json.h"
#include "service/internal.h"

/* Columns of what a change was of, in a question. */
#define WHAT_COLUMNS 36
#define SAID_COLUMNS 26
/* Rows of a change among which its first homework is looked for. */
#define LOOKED_MOST 64

/* One who is gone is known by the number alone. */
static const char *teacher_word(const struct session *session, int64_t id, struct arena *arena)
{
    const struct teacher_list *teachers = &session->service->data.teachers;

    for (size_t i = 0; i < teachers->count; i++)
        if (teachers->items[i].id == id)
            return teachers->items[i].name;
    return arena_printf(arena, "%lld", (long long)id);
}

static bool is_bound(int64_t number, enum field_type type)
{
    return type == TYPE_DAY ? number != DAY_FIRST && number != DAY_LAST : number != 0;
}

const char *service_value_words(const struct session *session, const void *row,
                                const struct field *field, struct arena *arena)
{
    size_t count;

    if (field->zero_is_nothing && field_number(row, field) == 0)
        return "";
    switch (field->show) {
    case SHOW_GRADES:
        return grades_format((unsigned)field_number(row, field), arena);
    case SHOW_SUBJECT:
        return subject_word(&session->service->data.subjects, field_text(row, field),
                            session->moment.lang);
    case SHOW_TEACHER:
        return teacher_word(session, field_number(row, field), arena);
    case SHOW_SAID:
        return field_number(row, field) < 0 ? ""
                                            : field_words(row, field, session->moment.lang, arena);
    case SHOW_COUNT:
        field_numbers(row, field, &count);
        return count > 0 ? arena_printf(arena, ngettext("%zu pupil", "%zu pupils", count), count)
                         : "";
    case SHOW_WEEKDAY:
        return date_weekday_name((enum weekday)field_number(row, field), session->moment.lang);
    case SHOW_SINCE:
        return field_number(row, field) != FROM_BEGINNING
                   ? field_words(row, field, session->moment.lang, arena)
                   : "";
    case SHOW_CLOCK:
        return field_number(row, field) == 0 ? ""
                                             : clock_text(arena, (int)field_number(row, field));
    case SHOW_BOUND:
        return is_bound(field_number(row, field), field->type)
                   ? field_words(row, field, session->moment.lang, arena)
                   : "";
    case SHOW_PLAIN:
    case SHOW_NOT:
        break;
    }
    return field_words(row, field, session->moment.lang, arena);
}

static void add_value(struct text_buf *line, const char *name, const char *value, enum lang lang)
{
    text_buf_printf(line, "%s%s%s%s", line->length ? tr(lang, "; ") : "", name,
                    tr_c(lang, "value", ": "), value);
}

static void add_change(struct text_buf *line, const char *name, const char *before,
                       const char *after, enum lang lang)
{
    add_value(line, name,
              arena_printf(line->arena, "%s → %s", *before ? before : "–", *after ? after : "–"),
              lang);
}

/* The fields in which the two differ; of one alone (the other NULL) those that say something. */
static void add_fields(const struct session *session, enum entity entity, const void *before,
                       const void *after, struct arena *arena, struct text_buf *line)
{
    const struct record *record = &records[entity];
    const void *one = before ? before : after;

    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const char *name = field_label(field, session->moment.lang), *word;

        if (field->show == SHOW_NOT || field->bit != 0)
            continue;
        if (before && after) {
            if (!field_same(before, after, field))
                add_change(line, name, service_value_words(session, before, field, arena),
                           service_value_words(session, after, field, arena), session->moment.lang);
            continue;
        }
        word = service_value_words(session, one, field, arena);
        if (*word && (field->type != TYPE_FLAG || field_number(one, field) != 0))
            add_value(line, name, word, session->moment.lang);
    }
}

static void add_edited(const struct session *session, const struct assignment *before,
                       const struct assignment *after, struct arena *arena, struct text_buf *line)
{
    unsigned changed = assignment_diff(before, after);

    for (unsigned bit = 1; bit < FIELD_ALL; bit <<= 1) {
        const struct field *field = assignment_field_of(bit);
        if (changed & bit)
            add_change(line, field_label(field, session->moment.lang),
                       field_words(before, field, session->moment.lang, arena),
                       field_words(after, field, session->moment.lang, arena),
                       session->moment.lang);
    }
}

/* An entry that a pupil typed, or the confirming of one. */
static bool is_of_a_pupil(const struct assignment *before, const struct assignment *after)
{
    return before && after ? before->confirmed != after->confirmed
                           : !(after ? after : before)->confirmed;
}

/* Who has a login: on a screen by the name, where the school knows it. */
static const char *person_said(const struct session *session, const char *login)
{
    const struct teacher *person =
        session->on_screen ? service_person(session->service, login) : NULL;

    return person && *person->name ? person->name : login;
}

char *service_row_words(const struct session *session, const struct history_row *row,
                        struct arena *arena)
{
    struct text_buf head = {.arena = arena}, line = {.arena = arena};
    const void *before =
        row->before ? record_from_json(row->entity, row->before, arena, NULL) : NULL;
    const void *after = row->after ? record_from_json(row->entity, row->after, arena, NULL) : NULL;
    const struct assignment *item =
        row->entity == ENTITY_ASSIGNMENT ? (after ? after : before) : NULL;

    if (item && item->replaces != 0 && session->on_screen)
        text_buf_add(&head, _("change of what is posted: "));
    else if (item && item->replaces != 0)
        text_buf_printf(&head, _("change of #%lld: "), (long long)item->replaces);
    if (row->entity == ENTITY_ASSIGNMENT && (!before || !after)) {
        if (item)
            text_buf_printf(
                &line, _("%s %d min %s (%s)"),
                subject_word(&session->service->data.subjects, item->subject, session->moment.lang),
                item->minutes, item->text,
                vocab_name(&vocab_state, (int)item->state, session->moment.lang));
    } else if (item && item->replaces != 0 && item->state == STATE_REMOVED) {
        text_buf_add(&line, _("done with"));
    } else if (before || after) {
        add_fields(session, row->entity, before, after, arena, &line);
        if (row->entity == ENTITY_ASSIGNMENT)
            add_edited(session, before, after, arena, &line);
    }
    if (before && !after)
        text_buf_add(&line, " → –");
    if (item && is_of_a_pupil(before, after) && session_sees_inside(session, item))
        text_buf_printf(&line, _("; entered by %s, for %s"), person_said(session, item->created_by),
                        *item->teacher ? item->teacher : "–");
    return arena_printf(arena, "%s%s", text_buf_str(&head), text_buf_str(&line));
}

/* ---- what is taken back ---- */

static const struct assignment *item_of(const struct session *session,
                                        const struct history_row *row, struct arena *arena)
{
    const char *json = row->after ? row->after : row->before;

    if (row->entity != ENTITY_ASSIGNMENT || !json || !sees_row(session, row, arena))
        return NULL;
    return record_from_json(ENTITY_ASSIGNMENT, json, arena, NULL);
}

static const char *item_words(const struct session *session, const struct assignment *item,
                              struct arena *arena)
{
    const struct subject *subject =
        subject_by_code(&session->service->data.subjects, item->subject);

    return arena_printf(arena, "%s %s",
                        subject ? subject_short(subject, session->moment.lang) : item->subject,
                        item->text);
}

const char *item_said(const struct session *session, int64_t id, const struct assignment *item,
                      struct arena *arena)
{
    if (!session->on_screen)
        return arena_printf(arena, "#%lld", (long long)id);
    if (!item)
        return _("this homework");
    return arena_printf(arena, _("“%s”"),
                        text_fit(arena, item_words(session, item, arena), SAID_COLUMNS));
}

/* "数学 11-17": where it was said that there is none. */
static const char *none_words(const struct session *session, const struct history_row *row,
                              struct arena *arena)
{
    const struct none_row *said =
        record_from_json(ENTITY_NONE, row->after ? row->after : row->before, arena, NULL);
    char date[DATE_TEXT_BYTES];

    return said ? arena_printf(arena, "%s %s",
                               subject_word(&session->service->data.subjects, said->none.subject,
                                            session->moment.lang),
                               date_short(said->none.day, date))
                : "";
}

/* The homework that a row is about, that of a hand-in or a star too; NULL: none, or not to be seen. */
static const struct assignment *item_about(const struct session *session,
                                           const struct history_row *row, struct arena *arena)
{
    struct assignment *item = NULL;
    struct err ignored;

    if (!records[row->entity].of_assignment)
        return item_of(session, row, arena);
    err_clear(&ignored);
    return store_assignment(session->service->store, strtoll(row->key, NULL, 10), arena, &item,
                            &ignored) &&
                   item && session_sees(session, item)
               ? item
               : NULL;
}

const char *service_row_item(const struct session *session, const struct history_row *row,
                             struct arena *arena)
{
    bool said = row->entity == ENTITY_ASSIGNMENT && !(row->before && row->after);
    const struct assignment *item = said ? NULL : item_about(session, row, arena);

    return item ? item_words(session, item, arena) : "";
}

/* "三(2) 数学 练习册P12"; of what is no homework, the class and what the row says of itself. */
static const char *row_what(const struct session *session, const struct history_row *row,
                            struct arena *arena)
{
    const struct assignment *item = item_about(session, row, arena);
    const struct class *class = item ? service_class_by_id(session, item->class_id) : NULL;
    const char *of_class;

    if (!class && row->entity != ENTITY_CLASS && row->class_id != 0)
        class = service_class_by_id(session, row->class_id);
    of_class = class ? arena_printf(arena, "%s ",
                                    class_short(&session->service->data.school, class,
                                                item ? item->assigned : session->moment.today,
                                                session->moment.lang, arena))
                     : "";
    if (item)
        return arena_printf(arena, "%s%s", of_class,
                            text_fit(arena, item_words(session, item, arena), WHAT_COLUMNS));
    if (row->entity == ENTITY_ASSIGNMENT || records[row->entity].of_assignment ||
        !sees_row(session, row, arena))
        return "";
    return arena_printf(
        arena, "%s%s", of_class,
        row->entity == ENTITY_NONE
            ? none_words(session, row, arena)
            : text_fit(arena, service_row_words(session, row, arena), WHAT_COLUMNS));
}

/* What was done, as who did it calls it: what a reviewer returned is sent in again, not posted. */
static const char *done_word(const struct session *session, const struct history_row *row,
                             struct arena *arena)
{
    const struct assignment *item = item_about(session, row, arena);
    enum lang lang = session->moment.lang;

    if (item && item->state == STATE_PENDING &&
        strcmp(row->action, vocab_code(&vocab_action, ACTION_PUBLISH)) == 0)
        return tr(lang, "sent in again");
    return action_word(row->action, lang);
}

bool service_change_words(const struct session *session, int64_t change, struct arena *arena,
                          char **what, struct err *err)
{
    const struct history_row *told;
    char clock[DATE_TEXT_BYTES];
    struct history_list rows;
    size_t count;

    *what = NULL;
    if (!store_change_head(session->service->store, change, LOOKED_MOST, arena, &rows, &count, err))
        return false;
    if (rows.count == 0)
        return true;
    told = &rows.items[0];
    for (size_t i = 0; i < rows.count && told->entity != ENTITY_ASSIGNMENT; i++)
        told = &rows.items[i];
    stamp_clock(told->at, session->service->data.settings.utc_offset, clock);
    *what = arena_printf(arena, "%s %s %s", clock, done_word(session, told, arena),
                         row_what(session, told, arena));
    if (count > 1)
        *what = arena_printf(arena, _("%s (%zu rows in all)"), *what, count);
    return true;
}

bool service_last_change(const struct session *session, struct arena *arena, int64_t *change,
                         char **what, struct err *err)
{
    int64_t *changes;
    size_t count;

    *change = 0;
    *what = NULL;
    if (!store_undoable(session->service->store, session->actor->login, 1, arena, &changes, &count,
                        err))
        return false;
    if (count == 0)
        return true;
    *change = changes[0];
    return service_change_words(session, *change, arena, what, err);
}
