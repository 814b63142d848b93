/* Says what a change was, from its history rows. */
#include "config.h"

#include "tui/describe.h"

#include "base/text.h"
#include "domain/action.h"
#include "domain/record_json.h"

/* Columns of an item's text in a question. */
#define WHAT_COLUMNS 36

static char *item_words(struct app *app, const struct history_row *row, struct arena *arena)
{
    struct assignment *item;
    const struct subject *subject;
    const struct class *class = NULL;
    const char *json = row->after != NULL ? row->after : row->before;
    struct session session = app_session(app, app->date);

    if (row->entity != ENTITY_ASSIGNMENT || json == NULL ||
        !(item = record_from_json(ENTITY_ASSIGNMENT, json, arena, NULL)))
        return arena_strdup(arena, row->key);
    class = service_class_by_id(&session, item->class_id);
    subject = subject_by_code(&app_data(app)->subjects, item->subject);
    return arena_printf(
        arena, "%s %s %s",
        class != NULL ? class_short(&app_data(app)->school, class, item->assigned, app->lang, arena)
                      : "",
        subject != NULL ? subject_short(subject, app->lang) : item->subject,
        text_fit(arena, item->text, WHAT_COLUMNS));
}

bool describe_last_change(struct app *app, struct arena *arena, int64_t *change, char **what,
                          struct err *err)
{
    struct store *store = service_store(app->service);
    struct history_list rows;
    const struct history_row *told;
    char clock[DATE_TEXT_BYTES];
    int64_t *changes;
    size_t count;

    *change = 0;
    *what = NULL;
    if (!store_undoable(store, app->login, 1, arena, &changes, &count, err))
        return false;
    if (count == 0)
        return true;
    if (!store_change_rows(store, changes[0], arena, &rows, err))
        return false;
    if (rows.count == 0)
        return true;
    *change = changes[0];
    told = &rows.items[0];
    for (size_t i = 0; i < rows.count && told->entity != ENTITY_ASSIGNMENT; i++)
        told = &rows.items[i];
    stamp_clock(told->at, app_utc_offset(app), clock);
    *what = arena_printf(arena, "%s %s %s", clock, action_word(told->action, app->lang),
                         item_words(app, told, arena));
    if (rows.count > 1)
        *what = arena_printf(arena, _("%s (%zu rows in all)"), *what, rows.count);
    return true;
}
