/* School years, grades (rule 3.1) and how a class is called; terms. How a class that someone typed
 * is found is in class_ref.c. */
#include "config.h"

#include "domain/school.h"

#include <string.h>

#include "base/initials.h"
#include "base/limits.h"
#include "base/text.h"

bool school_parse_stages(const char *text, int years[STAGE_COUNT], struct err *err)
{
    struct arena *arena = arena_new();
    const char *folded = text_trim(arena, text_fold(arena, text));
    int found[STAGE_COUNT] = {0};
    int count = 0, sum = 0;
    bool ok = false;

    /* One digit, then a hyphen and one digit, at most twice. */
    for (const char *c = folded; count < STAGE_MAX && *c >= '0' && *c <= '9'; c++) {
        found[count] = *c - '0';
        sum += found[count++];
        if (c[1] == '\0') {
            ok = sum >= 1 && sum <= GRADE_MAX;
            break;
        }
        if (*++c != '-')
            break;
    }
    if (ok)
        memcpy(years, found, sizeof found);
    else
        err_set(err, ERR_INPUT,
                _("“%s” does not name stages: write the years of primary, junior and senior, at "
                  "most 12 in all, as 6-3-3, 5-4 or 0-0-3"),
                text);
    arena_free(arena);
    return ok;
}

char *school_format_stages(const struct school *school, struct arena *arena)
{
    struct text_buf text = {.arena = arena};
    int last = STAGE_COUNT - 1;

    while (last > 0 && school->stage_years[last] == 0)
        last--;
    for (int stage = 0; stage <= last; stage++)
        text_buf_printf(&text, stage == 0 ? "%d" : "-%d", school->stage_years[stage]);
    return text.text;
}

day_t school_year_first_day(const struct school *school, int year)
{
    day_t day = date_from_ymd(year, school->year_start_month, school->year_start_day);

    /* Settings refuse such a start (02-29, 06-31); a row that has one still gets a day. */
    if (day == DAY_NONE)
        day = date_from_ymd(year, school->year_start_month % 12 + 1, 1);
    return day;
}

bool school_parse_year_start(const char *text, struct school *school, struct err *err)
{
    const char *dash = strchr(text, '-');
    char month[3] = "";
    uint32_t m = 0, d = 0;

    if (dash && dash - text <= 2)
        memcpy(month, text, (size_t)(dash - text));
    if (!dash || !text_parse_uint(month, 12, &m) || !text_parse_uint(dash + 1, 31, &d) ||
        date_from_ymd(2023, (int)m, (int)d) == DAY_NONE)
        return err_set(
            err, ERR_INPUT,
            _("the school year cannot begin on “%s”: give a month and a day that is there "
              "every year, such as 9-1"),
            text);
    school->year_start_month = (int)m;
    school->year_start_day = (int)d;
    return true;
}

int school_year_of(const struct school *school, day_t day)
{
    int year = date_ymd(day).year;

    return day >= school_year_first_day(school, year) ? year : year - 1;
}

int school_grades_before(const struct school *school, enum stage stage)
{
    const int *years = school->stage_years;
    int before = 0;

    if (stage == STAGE_PRIMARY)
        return 0;
    /* Where a school lacks the stages below, the grades count as if it had them: a senior school's
     * first is 10, a junior school's is 7, or 6 where junior lasts four years. */
    before = years[STAGE_PRIMARY];
    if (before == 0) {
        before = 9 - years[STAGE_JUNIOR];
        if (before + years[STAGE_JUNIOR] + years[STAGE_SENIOR] > GRADE_MAX)
            before = GRADE_MAX - years[STAGE_JUNIOR] - years[STAGE_SENIOR];
    }
    if (stage == STAGE_JUNIOR)
        return before;
    if (years[STAGE_JUNIOR] > 0)
        return before + years[STAGE_JUNIOR];
    return years[STAGE_SENIOR] > 0 ? GRADE_MAX - years[STAGE_SENIOR] : before;
}

bool teaching_holds(const struct teaching *rows, size_t count, size_t index, day_t day)
{
    const struct teaching *one = &rows[index];

    if (one->teacher_id == 0 || !day_is_from(one->from, day))
        return false;
    for (size_t i = 0; i < count; i++)
        if (rows[i].class_id == one->class_id && rows[i].from > one->from &&
            day_is_from(rows[i].from, day) && strcmp(rows[i].subject, one->subject) == 0)
            return false;
    return true;
}

int class_size_on(const struct class *class, day_t day)
{
    const struct class_size *best = NULL;

    for (size_t i = 0; i < class->size_count; i++) {
        const struct class_size *one = &class->sizes[i];
        if (day_is_from(one->from, day) && (!best || one->from > best->from))
            best = one;
    }
    return best ? best->size : class->size;
}

int class_seats(const struct class *class, day_t day)
{
    int size = class_size_on(class, day);

    return size > 0 ? size : CLASS_SIZE_MAX;
}

static struct grade grade_in(const struct school *school, const struct class *class,
                             int school_year)
{
    int last = school->stage_years[class->stage];
    struct grade grade = {
        .phase = CLASS_CURRENT,
        .stage = class->stage,
        .year = school_year - class->entry_year + 1,
    };

    if (grade.year > last) {
        grade.phase = CLASS_FINISHED;
        grade.year = last > 0 ? last : 1;
    }
    if (grade.year < 1) {
        grade.phase = CLASS_NOT_YET;
        grade.year = 1;
    }
    grade.grade = school_grades_before(school, class->stage) + grade.year;
    return grade;
}

struct grade class_grade(const struct school *school, const struct class *class, day_t day)
{
    return grade_in(school, class, school_year_of(school, day));
}

/* "2021级小学2班": names the class on any day. */
static char *entry_name(const struct class *class, enum lang lang, struct arena *arena)
{
    static const char *const stages[STAGE_COUNT] = {"Primary", "Junior", "Senior"};

    if (lang == LANG_EN)
        return arena_printf(arena, "%s %d, Class %d", stages[class->stage], class->entry_year,
                            class->number);
    return arena_printf(arena, "%d级%s%d班", class->entry_year,
                        vocab_name(&vocab_stage, (int)class->stage, LANG_ZH), class->number);
}

char *class_code(const struct school *school, const struct class *class, day_t day,
                 struct arena *arena)
{
    struct grade grade = class_grade(school, class, day);

    if (grade.phase != CLASS_CURRENT)
        return entry_name(class, LANG_ZH, arena);
    return arena_printf(arena, "%d-%d", grade.grade, class->number);
}

static const char *const numerals[GRADE_MAX + 1] = {
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
};

char *grade_words(const struct school *school, int grade, enum lang lang, struct arena *arena)
{
    int before = school_grades_before(school, STAGE_SENIOR);

    if (lang == LANG_EN)
        return arena_printf(arena, "grade %d", grade);
    return grade > before ? arena_printf(arena, "高%s", numerals[grade - before])
                          : arena_printf(arena, "%s年级", numerals[grade]);
}

/* "三", "高一": the grade in Chinese without 年级. */
static char *chinese_grade(struct grade grade, struct arena *arena)
{
    if (grade.stage == STAGE_SENIOR)
        return arena_printf(arena, "高%s", numerals[grade.year]);
    return arena_strdup(arena, numerals[grade.grade]);
}

char *class_name(const struct school *school, const struct class *class, day_t day, enum lang lang,
                 struct arena *arena)
{
    struct grade grade = class_grade(school, class, day);

    if (class->name && class->name[0] != '\0')
        return arena_strdup(arena, class->name);
    if (grade.phase != CLASS_CURRENT)
        return entry_name(class, lang, arena);
    if (lang == LANG_EN)
        return arena_printf(arena, "Grade %d Class %d", grade.grade, class->number);
    return arena_printf(arena, grade.stage == STAGE_SENIOR ? "%s(%d)班" : "%s年级(%d)班",
                        chinese_grade(grade, arena), class->number);
}

char *class_short(const struct school *school, const struct class *class, day_t day, enum lang lang,
                  struct arena *arena)
{
    struct grade grade = class_grade(school, class, day);

    if (grade.phase != CLASS_CURRENT)
        return entry_name(class, lang, arena);
    if (lang == LANG_EN)
        return arena_printf(arena, "%d-%d", grade.grade, class->number);
    return arena_printf(arena, "%s(%d)", chinese_grade(grade, arena), class->number);
}

/* 初一3班 and 七3班 name the same class. */
static void add_forms(struct text_buf *buf, const char *grade, int number)
{
    text_buf_printf(buf, "%s%d班 %s(%d)班 %s（%d）班 ", grade, number, grade, number, grade,
                    number);
}

char *class_spellings(const struct school *school, const struct class *class, day_t day,
                      struct arena *arena)
{
    struct grade grade = class_grade(school, class, day);
    struct text_buf buf = {.arena = arena};
    const char *name = class_name(school, class, day, LANG_ZH, arena);
    int n = class->number;

    text_buf_printf(&buf, "%s %s %s ", class_code(school, class, day, arena), name,
                    class_name(school, class, day, LANG_EN, arena));
    text_buf_printf(&buf, "%s ", entry_name(class, LANG_ZH, arena));
    if (grade.phase == CLASS_CURRENT) {
        text_buf_printf(&buf, "%d%d %d%02d班 ", grade.grade, n, grade.grade, n);
        add_forms(&buf, numerals[grade.grade], n);
        add_forms(&buf, arena_printf(arena, "%s年级", numerals[grade.grade]), n);
        if (grade.stage != STAGE_PRIMARY)
            add_forms(&buf,
                      arena_printf(arena, "%s%s", grade.stage == STAGE_JUNIOR ? "初" : "高",
                                   numerals[grade.year]),
                      n);
    }
    text_buf_printf(&buf, "%s %s", text_initials(arena, name, false),
                    text_initials(arena, class_short(school, class, day, LANG_ZH, arena), false));
    return arena_strdup(arena, text_buf_str(&buf));
}

static int compare_ints(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

const struct class *class_in(const struct class_list *list, const struct class *class)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct class *one = &list->items[i];

        if (!one->removed && one->stage == class->stage && one->entry_year == class->entry_year &&
            one->number == class->number)
            return one;
    }
    return NULL;
}

int class_compare(const struct school *school, const struct class *a, const struct class *b,
                  int school_year)
{
    static const int order[] = {
        [CLASS_CURRENT] = 0,
        [CLASS_NOT_YET] = 1,
        [CLASS_FINISHED] = 2,
    };
    struct grade grade_a = grade_in(school, a, school_year);
    struct grade grade_b = grade_in(school, b, school_year);
    int result = compare_ints(order[grade_a.phase], order[grade_b.phase]);

    if (result == 0)
        result = compare_ints(grade_a.grade, grade_b.grade);
    /* Those that finished last, or begin first, stand nearer. */
    if (result == 0)
        result = grade_a.phase == CLASS_FINISHED ? compare_ints(b->entry_year, a->entry_year)
                                                 : compare_ints(a->entry_year, b->entry_year);
    if (result == 0)
        result = compare_ints(a->number, b->number);
    return result == 0 ? compare_ints(a->id, b->id) : result;
}

int term_week(const struct term *terms, size_t count, day_t day)
{
    for (size_t i = 0; i < count; i++)
        if (day >= terms[i].first && day <= terms[i].last)
            return (date_monday(day) - date_monday(terms[i].first)) / 7 + 1;
    return 0;
}
