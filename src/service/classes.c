/* What a class may be, and which classes a text names. */
#include "config.h"

#include "base/text.h"
#include "service/internal.h"

bool check_class(const struct session *session, const void *known, void *row, struct arena *arena,
                 struct err *err)
{
    const struct school_data *data = service_data(session->service);
    const struct class *before = known;
    struct class *after = row;

    if (!accept_name(&after->name, false, _("the class's name"), arena, err))
        return false;
    if (data->school.stage_years[after->stage] == 0)
        return err_set(err, ERR_INPUT,
                       _("the school does not have that stage: change its stages first"));
    if (after->number < 1 || after->number > CLASS_NUMBER_MAX)
        return err_set(err, ERR_INPUT, _("%d is not a class number: give 1 to %d"), after->number,
                       CLASS_NUMBER_MAX);
    if (after->entry_year < ENTRY_YEAR_MIN || after->entry_year > ENTRY_YEAR_MAX)
        return err_set(err, ERR_INPUT, _("%d is not an entry year: give %d to %d"),
                       after->entry_year, ENTRY_YEAR_MIN, ENTRY_YEAR_MAX);
    if (after->size < 0 || after->size > CLASS_SIZE_MAX)
        return err_set(err, ERR_INPUT, _("%d is not a class size: give 0 to %d"), after->size,
                       CLASS_SIZE_MAX);
    for (size_t i = 0; i < data->classes.count; i++) {
        const struct class *other = &data->classes.items[i];
        if ((before && other->id == before->id) || other->removed)
            continue;
        if (other->stage == after->stage && other->entry_year == after->entry_year &&
            other->number == after->number)
            return err_set(err, ERR_INPUT, _("there is already a class %d of the %d entry"),
                           after->number, after->entry_year);
        if (*after->name && text_same_word(other->name, after->name))
            return err_set(err, ERR_INPUT, _("another class is already named “%s”"), after->name);
    }
    return true;
}

bool put_class_size(struct run *run, const struct class *before, struct class *after)
{
    bool said = after->sizes == before->sizes ? after->size != before->size : true;
    day_t from = said_from(run->session, before->size == 0 && before->size_count == 0);
    const struct class_size *known = NULL;
    struct class_size row = {.class_id = before->id, .from = from, .size = after->size};

    if (!said || from == FROM_BEGINNING)
        return true;
    after->size = before->size;
    for (size_t i = 0; i < before->size_count; i++)
        known = before->sizes[i].from == from ? &before->sizes[i] : known;
    return class_size_on(before, from) == row.size ||
           change_put_class_size(run->change, known, &row, run->err);
}

/* ---- which a text names ---- */

/* 三年级, 初二: every class of the grade that there is on the day. */
static size_t keep_grade(const struct school *school, int grade, day_t day,
                         const struct class **classes, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (class_grade(school, classes[i], day).grade == grade)
            classes[kept++] = classes[i];
    return kept;
}

/* 三年级1-6班, 三1、2班: whether they are several, and all there. */
static bool find_several(const struct school_data *data, const char *text, day_t day,
                         struct arena *arena, const struct class ***classes, size_t *count)
{
    struct class_list named;
    struct err none;

    err_clear(&none);
    *count = 0;
    if (!class_parse_list(&data->school, text, day, NULL, arena, &named, &none) || named.count < 2)
        return false;
    *classes = ARENA_ARRAY(arena, named.count, const struct class *);
    for (; *count < named.count; (*count)++)
        if (!((*classes)[*count] = class_in(&data->classes, &named.items[*count])))
            return false;
    return true;
}

bool service_classes_named(const struct session *session, const char *text, day_t day,
                           struct arena *arena, const struct class ***classes, size_t *count,
                           struct err *err)
{
    const struct school_data *data = &session->service->data;
    int grade = grade_parse(&data->school, text);
    const struct class **one = ARENA_ARRAY(arena, 1, const struct class *);
    struct err wrong;

    err_clear(&wrong);
    if (service_class(session, text, day, one, &wrong)) {
        *classes = one;
        *count = 1;
        return true;
    }
    *classes = service_classes(session, day, false, arena, count);
    *count = grade > 0 ? keep_grade(&data->school, grade, day, *classes, *count) : 0;
    if (*count > 0 || find_several(data, text, day, arena, classes, count))
        return true;
    *err = wrong;
    return false;
}
