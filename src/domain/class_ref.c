/* How people write a class, and which class they mean on a day. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "domain/numeral.h"
#include "domain/school.h"

/* Longer texts are own names at most. */
#define REF_MAX_BYTES 200
/* How many classes a message lists. */
#define LISTED_MAX 12

/* ---- reading ---- */

/* The text behind word where it begins with it; NULL else, or where text is NULL. */
static const char *after(const char *text, const char *word)
{
    return text && text_starts_with(text, word) ? text + strlen(word) : NULL;
}

/* text behind word where it stands there, else text itself. */
static const char *after_optional(const char *text, const char *word)
{
    const char *rest = after(text, word);

    return rest ? rest : text;
}

/* The class's number at the end of a text: 2, (2), 2班, (2)班, 二班. */
static bool read_number_at_end(const char *text, int *number)
{
    const char *bracket = after(text, "(");
    const char *rest = numeral_read(bracket ? bracket : text, number);

    if (bracket)
        rest = after(rest, ")");
    return rest && *after_optional(rest, "班") == '\0' && *number >= 1 &&
           *number <= CLASS_NUMBER_MAX;
}

static bool set_grade(struct class_ref *ref, int grade, int number)
{
    if (grade < 1 || grade > GRADE_MAX || number < 1 || number > CLASS_NUMBER_MAX)
        return false;
    ref->type = CLASS_REF_GRADE;
    ref->grade = grade;
    ref->number = number;
    return true;
}

/* 2024级初中2班; also the English display form, primary2021,class2. */
static bool read_entry(const char *text, struct class_ref *ref)
{
    char year[5] = "";
    uint32_t value;
    const char *rest = text;
    int stage, number;
    bool english = false;

    for (stage = 0; stage < STAGE_COUNT; stage++) {
        const char *behind = after(text, vocab_stage.words[stage].en);

        if (behind) {
            english = true;
            rest = behind;
            break;
        }
    }
    if (strlen(rest) < 4)
        return false;
    memcpy(year, rest, 4);
    if (!text_parse_uint(year, ENTRY_YEAR_MAX, &value) || value < ENTRY_YEAR_MIN)
        return false;
    rest = after(rest + 4, english ? ",class" : "级");
    for (int i = 0; !english && i < STAGE_COUNT; i++) {
        const char *behind = after(rest, vocab_stage.words[i].zh);

        if (behind) {
            stage = i;
            rest = behind;
            break;
        }
    }
    if (!rest || stage == STAGE_COUNT || !read_number_at_end(rest, &number))
        return false;
    ref->type = CLASS_REF_ENTRY;
    ref->stage = (enum stage)stage;
    ref->entry_year = (int)value;
    ref->number = number;
    return true;
}

/* 3-2, 3-2班. */
static bool read_hyphen(const char *text, struct class_ref *ref)
{
    int grade, number;
    const char *rest = after(numeral_read(text, &grade), "-");

    return rest && read_number_at_end(rest, &number) && set_grade(ref, grade, number);
}

/* 302班, 302, 1003班: the last two digits are the number. */
static bool read_digits(const char *text, struct class_ref *ref)
{
    size_t digits = strspn(text, "0123456789");
    int value;

    if (digits < 3 || digits > 4 || *after_optional(text + digits, "班") != '\0')
        return false;
    value = atoi(text);
    return set_grade(ref, value / 100, value % 100);
}

/* 三2, 三(2), 三(2)班, 三年级2班, 三年级(2)班, 3年级2班, 3(2)班, 初一3班, 高二(1)班. */
static bool read_words(const struct school *school, const char *text, struct class_ref *ref)
{
    static const struct
    {
        const char *prefix;
        enum stage stage;
    } stages[] = {
        {"小学", STAGE_PRIMARY}, {"初中", STAGE_JUNIOR}, {"初", STAGE_JUNIOR},
        {"高中", STAGE_SENIOR},  {"高", STAGE_SENIOR},
    };
    const char *rest = NULL, *behind;
    int year, number, grade;
    bool is_digit_grade;

    for (size_t i = 0; !rest && i < sizeof stages / sizeof stages[0]; i++) {
        rest = after(text, stages[i].prefix);
        ref->stage = stages[i].stage;
    }
    behind = !rest ? text : rest;
    is_digit_grade = *behind >= '0' && *behind <= '9';
    behind = numeral_read(behind, &year);
    if (!behind)
        return false;
    grade = year;
    if (rest) {
        /* A year that the stage does not have names no class, not one of the next stage. */
        if (year < 1 || year > school->stage_years[ref->stage])
            return false;
        grade = school_grades_before(school, ref->stage) + year;
    }
    rest = after(behind, "年级");
    if (!rest)
        rest = after_optional(behind, "年");
    /* 32 alone is no class: digits need something between them. */
    if (is_digit_grade && rest == behind && *rest != '(')
        return false;
    return read_number_at_end(rest, &number) && set_grade(ref, grade, number);
}

/* grade3class2: the English display form. */
static bool read_english(const char *text, struct class_ref *ref)
{
    int grade, number;
    const char *rest = after(numeral_read(after(text, "grade"), &grade), "class");

    return rest && read_number_at_end(rest, &number) && set_grade(ref, grade, number);
}

/* A copy of text folded and without spaces. */
static char *squeeze(struct arena *arena, const char *text)
{
    char *folded = text_fold(arena, text);
    char *end = folded;

    for (const char *c = folded; *c != '\0'; c++)
        if (*c != ' ')
            *end++ = *c;
    *end = '\0';
    return folded;
}

struct class_ref class_ref_parse(const struct school *school, const char *text)
{
    struct class_ref ref = {.type = CLASS_REF_NAME};
    struct arena *arena;
    const char *word;

    if (strlen(text) > REF_MAX_BYTES)
        return ref;
    arena = arena_new();
    word = squeeze(arena, text);
    if (!read_hyphen(word, &ref) && !read_digits(word, &ref) && !read_words(school, word, &ref) &&
        !read_entry(word, &ref) && !read_english(word, &ref))
        ref = (struct class_ref){.type = CLASS_REF_NAME};
    arena_free(arena);
    return ref;
}

/* ---- finding ---- */

static bool is_meant(const struct school *school, const struct class *class,
                     const struct class_ref *ref, day_t day)
{
    struct grade grade;

    if (class->removed || ref->type == CLASS_REF_NAME || class->number != ref->number)
        return false;
    if (ref->type == CLASS_REF_ENTRY)
        return class->stage == ref->stage && class->entry_year == ref->entry_year;
    grade = class_grade(school, class, day);
    return grade.phase == CLASS_CURRENT && grade.grade == ref->grade;
}

/* Counts the classes whose own name is text, the last of them in *index; current: of those only
 * that are current on the day. */
static size_t count_named(const struct school *school, const struct class *classes, size_t count,
                          const char *text, day_t day, bool current, size_t *index)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        if (classes[i].removed || !classes[i].name || classes[i].name[0] == '\0' ||
            !text_same_word(classes[i].name, text))
            continue;
        if (current && class_grade(school, &classes[i], day).phase != CLASS_CURRENT)
            continue;
        *index = i;
        found++;
    }
    return found;
}

struct listed
{
    const struct school *school;
    const struct class *class;
    int school_year;
};

static int compare_listed(const void *a, const void *b)
{
    const struct listed *x = a;
    const struct listed *y = b;

    return class_compare(x->school, x->class, y->class, x->school_year);
}

/* "1-1, 1-2, …": the classes of a day, in order; NULL where there are none. */
static const char *list_current(const struct school *school, const struct class *classes,
                                size_t count, day_t day, struct arena *arena)
{
    struct listed *listed = ARENA_ARRAY(arena, count, struct listed);
    struct text_buf text = {.arena = arena};
    size_t found = 0;

    for (size_t i = 0; i < count; i++)
        if (!classes[i].removed && class_grade(school, &classes[i], day).phase == CLASS_CURRENT)
            listed[found++] = (struct listed){school, &classes[i], school_year_of(school, day)};
    if (found == 0)
        return NULL;
    qsort(listed, found, sizeof *listed, compare_listed);
    for (size_t i = 0; i < found && i < LISTED_MAX; i++)
        text_buf_printf(&text, i == 0 ? "%s" : ", %s",
                        class_code(school, listed[i].class, day, arena));
    if (found > LISTED_MAX)
        text_buf_add(&text, ", …");
    return text.text;
}

/* The class that bears the grade and number in the school year before or after the day's: most
 * likely the one that is meant. NULL where there is none. */
static const struct class *find_neighbour(const struct school *school, const struct class *classes,
                                          size_t count, const struct class_ref *ref, day_t day,
                                          int *year)
{
    for (int step = 1; step >= -1; step -= 2) {
        *year = school_year_of(school, day) + step;
        for (size_t i = 0; i < count; i++)
            if (is_meant(school, &classes[i], ref, school_year_first_day(school, *year)))
                return &classes[i];
    }
    return NULL;
}

static void set_not_found(const struct school *school, const struct class *classes, size_t count,
                          const char *text, const struct class_ref *ref, day_t day, struct err *err)
{
    struct arena *arena = arena_new();
    char iso[DATE_TEXT_BYTES];
    const char *there = list_current(school, classes, count, day, arena);
    const struct class *neighbour = NULL;
    int year = 0;

    date_iso(day, iso);
    text = text_fit(arena, text, NAME_MAX_CHARS);
    if (ref->type == CLASS_REF_GRADE)
        neighbour = find_neighbour(school, classes, count, ref, day, &year);
    if (neighbour)
        err_set(err, ERR_INPUT,
                _("no class %s on %s: the class that bears this name in the school year %d is %s "
                  "on that day"),
                text, iso, year, class_code(school, neighbour, day, arena));
    else if (!there)
        err_set(err, ERR_INPUT,
                _("no class %s on %s: there is no class on that day, add one first"), text, iso);
    else
        err_set(err, ERR_INPUT, _("no class %s on %s: there are %s"), text, iso, there);
    arena_free(arena);
}

bool class_resolve(const struct school *school, const struct class *classes, size_t count,
                   const char *text, day_t day, size_t *index, struct err *err)
{
    struct arena *arena = arena_new();
    const char *word = text_trim(arena, text);
    struct class_ref ref = class_ref_parse(school, word);
    size_t named, found = 0, at = 0;
    bool ok = false;

    if (word[0] == '\0') {
        err_set(err, ERR_INPUT, _("the class is empty: write it as 3-2 or 三年级2班"));
        goto out;
    }
    /* An own name may read as another class does: neither goes before the other. */
    named = count_named(school, classes, count, word, day, true, &at);
    for (size_t i = 0; i < count; i++) {
        if (named > 0 && i == at)
            continue;
        if (is_meant(school, &classes[i], &ref, day)) {
            at = named > 0 ? at : i;
            found++;
        }
    }
    /* A finished class may have left its name to a new one: who bears it on the day goes first. */
    if (named + found == 0)
        named = count_named(school, classes, count, word, day, false, &at);
    if (named > 1)
        err_set(err, ERR_INPUT,
                _("%zu classes are called “%s”: write the grade and number, as 3-2"), named, word);
    else if (named == 1 && found > 0)
        err_set(err, ERR_INPUT,
                _("“%s” is the given name of one class and the grade and number of another: write "
                  "the entry year, as 2024级小学2班"),
                word);
    else if (found > 1)
        err_set(err, ERR_INPUT, _("%zu classes are %s: write the class's given name"), found, word);
    else if (named + found == 0)
        set_not_found(school, classes, count, word, &ref, day, err);
    else
        ok = true;
    if (ok)
        *index = at;
out:
    arena_free(arena);
    return ok;
}

/* ---- a new class ---- */

/* The stage and year in it of a grade; false where the school has no such grade. */
static bool locate_grade(const struct school *school, int grade, enum stage *stage, int *year)
{
    for (int i = 0; i < STAGE_COUNT; i++) {
        int before = school_grades_before(school, (enum stage)i);

        if (grade > before && grade <= before + school->stage_years[i]) {
            *stage = (enum stage)i;
            *year = grade - before;
            return true;
        }
    }
    return false;
}

/* Stage and entry year of a class that is to be: by its grade on the day, or as said. */
static bool place_new(const struct school *school, const struct class_ref *ref, day_t day,
                      struct class *made, struct arena *arena, const char *text, struct err *err)
{
    int year = 0;

    switch (ref->type) {
    case CLASS_REF_GRADE:
        if (!locate_grade(school, ref->grade, &made->stage, &year))
            return err_set(err, ERR_INPUT,
                           _("the school has no grade %d, its stages are %s: change them first"),
                           ref->grade, school_format_stages(school, arena));
        made->entry_year = school_year_of(school, day) - year + 1;
        return true;
    case CLASS_REF_ENTRY:
        if (school->stage_years[ref->stage] == 0)
            return err_set(err, ERR_INPUT,
                           _("the school does not have the stage of “%s”, its stages are %s: "
                             "change them first"),
                           text, school_format_stages(school, arena));
        made->stage = ref->stage;
        made->entry_year = ref->entry_year;
        return true;
    case CLASS_REF_NAME:
        break;
    }
    return err_set(err, ERR_INPUT,
                   _("“%s” is not a class: write the grade and number, as 3-2 or 三年级2班, and "
                     "its pupils after a colon, as 3-2:42"),
                   text);
}

bool class_parse_new(const struct school *school, const char *text, day_t day, struct class *class,
                     struct err *err)
{
    static char no_name[1] = "";
    struct arena *arena = arena_new();
    char *word = squeeze(arena, text);
    char *colon = strchr(word, ':');
    struct class made = {.name = no_name};
    struct class_ref ref;
    uint32_t size = 0;
    bool ok = false;

    if (colon) {
        *colon = '\0';
        if (!text_parse_uint(colon + 1, CLASS_SIZE_MAX, &size) || size == 0) {
            err_set(err, ERR_INPUT,
                    _("“%s” is not a number of pupils: write 1 to %d after the colon, as 3-2:42"),
                    colon + 1, CLASS_SIZE_MAX);
            goto out;
        }
    }
    ref = class_ref_parse(school, word);
    if (!place_new(school, &ref, day, &made, arena, text, err))
        goto out;
    made.number = ref.number;
    made.size = (int)size;
    *class = made;
    ok = true;
out:
    arena_free(arena);
    return ok;
}

const struct class *class_find(const struct school *school, const struct class_list *list,
                               const char *text, day_t day, struct err *err)
{
    size_t index;

    return class_resolve(school, list->items, list->count, text, day, &index, err)
               ? &list->items[index]
               : NULL;
}

int grade_parse(const struct school *school, const char *text)
{
    struct arena *arena = arena_new();
    const char *folded = text_trim(arena, text_fold(arena, text));
    uint32_t grade = 0;

    if (!text_parse_uint(folded, GRADE_MAX, &grade)) {
        /* As a class would be written: 三年级1班, 初一1班, grade3class1; 13 is no grade 1. */
        bool english = text_starts_with(folded, "grade");
        size_t length = strlen(folded);
        bool digit = length > 0 && folded[length - 1] >= '0' && folded[length - 1] <= '9';
        struct class_ref ref =
            class_ref_parse(school, arena_printf(arena, english ? "%sclass1" : "%s1班", folded));
        grade = ref.type == CLASS_REF_GRADE && digit == english ? (uint32_t)ref.grade : 0;
    }
    arena_free(arena);
    return (int)grade;
}
