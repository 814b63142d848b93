/* Terms, and what becomes of the classes when one follows another. */
#include "config.h"

#include "base/text.h"
#include "service/internal.h"

bool check_term(const struct session *session, const void *known, void *row, struct arena *arena,
                struct err *err)
{
    const struct term_list *terms = &service_data(session->service)->terms;
    const struct term *before = known;
    struct term *after = row;

    if (!accept_name(&after->name, true, _("the term's name"), arena, err) ||
        !check_days(after->first, after->last, err))
        return false;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *other = &terms->items[i];
        if (before && other->id == before->id)
            continue;
        if (text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("there is already a term %s"), other->name);
        if (after->first <= other->last && other->first <= after->last)
            return err_set(err, ERR_INPUT, _("the term overlaps %s"), other->name);
    }
    return true;
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

struct carrier
{
    const struct school_data *data;
    struct arena *arena;
    struct carry_over *carried;
    size_t capacity;
    day_t before; /* the last day of the term before */
};

static void add_line(struct carrier *carrier, enum carry_kind what, const struct class *class,
                     const char *subject, const char *teacher)
{
    struct carry_over *carried = carrier->carried;

    carried->lines = arena_grow(carrier->arena, carried->lines, &carrier->capacity,
                                carried->count + 1, sizeof *carried->lines);
    carried->lines[carried->count++] = (struct carry_line){
        what, class, arena_strdup(carrier->arena, subject), arena_strdup(carrier->arena, teacher)};
}

/* What one class becomes, as far as it is of this kind. */
static void carry_class(struct carrier *carrier, enum carry_kind wanted, const struct class *class,
                        bool was, bool is)
{
    bool any = false;

    for (size_t i = 0; i < carrier->data->teachings.count; i++) {
        const struct teaching *taught = &carrier->data->teachings.items[i];
        const char *name = teacher_name(carrier->data, taught->teacher_id);
        enum carry_kind what = !is ? CARRY_FINISHES : name ? CARRY_GOES_ON : CARRY_NOBODY;

        if (taught->class_id != class->id ||
            !teaching_holds(carrier->data->teachings.items, carrier->data->teachings.count, i,
                            carrier->before))
            continue;
        any = true;
        if (was && what == wanted)
            add_line(carrier, what, class, taught->subject, name);
    }
    if (!any && was && wanted == (is ? CARRY_GOES_ON : CARRY_FINISHES))
        add_line(carrier, wanted, class, NULL, NULL);
    if (!any && !was && is && wanted == CARRY_NEW)
        add_line(carrier, CARRY_NEW, class, NULL, NULL);
}

bool service_carry_over(const struct session *session, const struct term *earlier,
                        struct term *term, bool dry_run, struct arena *arena,
                        struct carry_over *carried, struct err *err)
{
    struct carrier carrier = {.data = service_data(session->service),
                              .arena = arena,
                              .carried = carried,
                              .before = earlier->last};
    day_t before = earlier->last, first = term->first;
    const struct class **classes;
    size_t count;

    *carried = (struct carry_over){0};
    if (first <= before)
        return err_set(err, ERR_INPUT, _("the term begins before %s ends"), earlier->name);
    if (!run_put(session, ENTITY_TERM, NULL, term, NULL, dry_run, err))
        return false;
    classes = service_classes(session, first, true, arena, &count);
    for (int what = CARRY_GOES_ON; what <= CARRY_FINISHES; what++)
        for (size_t i = 0; i < count; i++)
            carry_class(
                &carrier, (enum carry_kind)what, classes[i],
                class_grade(&carrier.data->school, classes[i], before).phase == CLASS_CURRENT,
                class_grade(&carrier.data->school, classes[i], first).phase == CLASS_CURRENT);
    return true;
}
