/* Terms, and what becomes of the classes when one follows another. */
#include "config.h"

#include "base/text.h"
#include "service/internal.h"

static bool check_term(const struct session *session, const struct term *before, struct term *after,
                       struct arena *arena, struct err *err)
{
    const struct term_list *terms = &service_data(session->service)->terms;

    if (!accept_name(&after->name, true, _("the term's name"), arena, err) ||
        !check_days(after->first, after->last, err))
        return false;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *other = &terms->items[i];
        if (before && other->id == before->id)
            continue;
        if (text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("the term %s is there already"), other->name);
        if (after->first <= other->last && other->first <= after->last)
            return err_set(err, ERR_INPUT, _("the term overlaps with %s"), other->name);
    }
    return true;
}

struct putting_term
{
    const struct term *before;
    struct term row;
    bool removes;
};

static bool put_term(struct run *run, void *context)
{
    struct putting_term *putting = context;
    const struct term *before = putting->before;

    if (!putting->removes && !check_term(run->session, before, &putting->row, run->arena, run->err))
        return false;
    if (!run->change)
        return true;
    if (!before)
        putting->row.id = change_new_id(run->change, ENTITY_TERM);
    return change_put_term(run->change, before, putting->removes ? NULL : &putting->row, run->err);
}

static bool run_put_term(const struct session *session, const struct term *before,
                         struct term *after, bool dry_run, struct err *err)
{
    struct command command =
        command_of(before, after, ACTION_TERM_ADD, ACTION_TERM_EDIT, ACTION_TERM_REMOVE);
    struct putting_term putting = {before, after ? *after : *before, !after};

    command.dry_run = dry_run;
    if (!run_change(session, &command, put_term, &putting, NULL, NULL, err))
        return false;
    if (after)
        after->id = putting.row.id;
    return true;
}

bool service_put_term(const struct session *session, const struct term *before, struct term *after,
                      struct err *err)
{
    return run_put_term(session, before, after, false, err);
}

void service_term_after(const struct session *session, const struct term *earlier,
                        struct term *term)
{
    term->first = calendar_next_school_day(service_data(session->service)->calendar, earlier->last);
    term->last = term->first + (earlier->last - earlier->first);
}

static const char *teacher_name(const struct school_data *data, int64_t id)
{
    for (size_t i = 0; i < data->teachers.count; i++)
        if (data->teachers.items[i].id == id && !data->teachers.items[i].removed)
            return data->teachers.items[i].name;
    return NULL;
}

struct roller
{
    const struct school_data *data;
    struct arena *arena;
    struct roll *roll;
    size_t capacity;
};

static void roll_add(struct roller *roller, enum roll_kind what, const struct class *class,
                     const char *subject, const char *teacher)
{
    struct roll *roll = roller->roll;

    roll->lines = arena_grow(roller->arena, roll->lines, &roller->capacity, roll->count + 1,
                             sizeof *roll->lines);
    roll->lines[roll->count++] = (struct roll_line){
        what, class, arena_strdup(roller->arena, subject), arena_strdup(roller->arena, teacher)};
}

/* What one class becomes, as far as it is of this kind. */
static void roll_class(struct roller *roller, enum roll_kind wanted, const struct class *class,
                       bool was, bool is)
{
    bool any = false;

    for (size_t i = 0; i < roller->data->teachings.count; i++) {
        const struct teaching *taught = &roller->data->teachings.items[i];
        const char *name = teacher_name(roller->data, taught->teacher_id);
        enum roll_kind what = !is ? ROLL_FINISHES : name ? ROLL_GOES_ON : ROLL_NOBODY;

        if (taught->class_id != class->id)
            continue;
        any = true;
        if (was && what == wanted)
            roll_add(roller, what, class, taught->subject, name);
    }
    if (!any && was && wanted == (is ? ROLL_GOES_ON : ROLL_FINISHES))
        roll_add(roller, wanted, class, NULL, NULL);
    if (!any && !was && is && wanted == ROLL_NEW)
        roll_add(roller, ROLL_NEW, class, NULL, NULL);
}

bool service_roll_term(const struct session *session, const struct term *earlier, struct term *term,
                       bool dry_run, struct arena *arena, struct roll *roll, struct err *err)
{
    struct roller roller = {.data = service_data(session->service), .arena = arena, .roll = roll};
    day_t before = earlier->last, first = term->first;
    const struct class **classes;
    size_t count;

    *roll = (struct roll){0};
    if (first <= before)
        return err_set(err, ERR_INPUT, _("the term begins before %s ends"), earlier->name);
    if (!run_put_term(session, NULL, term, dry_run, err))
        return false;
    classes = service_classes(session, first, true, arena, &count);
    for (int what = ROLL_GOES_ON; what <= ROLL_FINISHES; what++)
        for (size_t i = 0; i < count; i++)
            roll_class(&roller, (enum roll_kind)what, classes[i],
                       class_grade(&roller.data->school, classes[i], before).phase == CLASS_CURRENT,
                       class_grade(&roller.data->school, classes[i], first).phase == CLASS_CURRENT);
    return true;
}
