/* The file that a school begins with (init --from): tables under [school], [classes], [people], [lessons],
 * [timetable], [service], [habits], [events] and [homework], whose days are counted from the Monday of the
 * week that it begins in. Those of the plan are read as files of their own are; the rows of homework are
 * those of every CSV of homework, but for the day. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/reading.h"
#include "files/table.h"

#define FROM_COLUMN COUNT_OF(extra_columns)

/* ---- sections ---- */

static const char *const sections[] = {"school",  "classes", "people", "lessons", "timetable",
                                       "service", "habits",  "events", "homework"};

/* The name of a line that heads a section, NULL of another. A spreadsheet leaves commas behind it. */
static char *heading(struct arena *arena, const char *line, size_t length)
{
    const char *close = *line == '[' ? memchr(line, ']', length) : NULL;

    if (!close || strspn(close + 1, ", \t\r") < length - (size_t)(close + 1 - line))
        return NULL;
    return arena_strndup(arena, line + 1, (size_t)(close - line - 1));
}

/* The part of the file under a heading; *line_before: its lines before that. NULL as data: there is none.
 * Every heading that is not known is a fault. */
static bool find_section(const struct file *file, const char *name, struct arena *arena,
                         struct file *section, size_t *line_before, struct err *err)
{
    const char *line = file->data, *end = file->data + file->bytes, *next;
    size_t number = 0;
    bool inside = false;

    *section = (struct file){.name = file->name};
    err_clear(err);
    for (; line < end; line = next) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        char *head;
        bool known = false;

        next = newline ? newline + 1 : end;
        number++;
        head = heading(arena, line, (size_t)((newline ? newline : end) - line));
        for (size_t i = 0; head && i < COUNT_OF(sections); i++)
            known |= strcmp(head, sections[i]) == 0;
        if (head && !known)
            return err_set(err, ERR_INPUT,
                           _("%s:%zu: [%s] is not known: use [school], [classes], [people], "
                             "[lessons], [timetable], [service], [habits], [events] and "
                             "[homework]"),
                           file->name, number, head);
        inside = head ? strcmp(head, name) == 0 : inside;
        if (head && inside && section->data)
            return err_set(err, ERR_INPUT, _("%s:%zu: [%s] appears twice"), file->name, number,
                           head);
        if (head && inside) {
            section->data = next;
            *line_before = number;
        }
        if (inside)
            section->bytes = (size_t)(next - section->data);
    }
    return true;
}

/* A section as a file of its own; without data where there is none. */
static bool cut_section(const struct file *file, const char *name, struct arena *arena,
                        struct file *section, size_t *line_before, struct err *err)
{
    struct file whole = *file;
    char *text;

    if (!csv_decode(arena, file->data, file->bytes, &text, &whole.bytes, err)) {
        err_prefix(err, "%s: ", file->name);
        return false;
    }
    whole.data = text;
    whole = file_without_mark(&whole);
    return find_section(&whole, name, arena, section, line_before, err);
}

/* Opens the table of a section; *there: the file has one. */
static bool open_section(struct table *table, const struct file *file, const char *name,
                         const struct table_column *columns, size_t count, struct arena *arena,
                         bool *there, struct err *err)
{
    struct file section;

    *there = false;
    if (!cut_section(file, name, arena, &section, &table->line_before, err))
        return false;
    *there = section.data != NULL;
    return !*there || table_open(table, arena, &section, columns, count, err);
}

/* ---- [school], [classes] ---- */

bool file_read_school(const struct file *file, struct arena *arena, struct school_file *school,
                      struct err *err)
{
    static const struct table_column of_school[] = {{"name", {"名称", "校名", "学校"}, false},
                                                    {"stages", {"学制"}, false},
                                                    {"homeroom", {"班主任"}, false}};
    static const struct table_column of_class[] = {{"class", {"班级"}, true},
                                                   {"size", {"人数"}, false}};
    struct table table = {0}, classes = {0};
    size_t capacity = 0;
    bool there;

    *school = (struct school_file){0};
    if (!open_section(&table, file, "school", of_school, COUNT_OF(of_school), arena, &there, err))
        return false;
    if (there && table_next(&table)) {
        school->name = *table.cells[0] ? table.cells[0] : NULL;
        school->stages = *table.cells[1] ? table.cells[1] : NULL;
        school->homeroom = *table.cells[2] ? table.cells[2] : NULL;
    }
    if ((there && !table_good(&table, err)) ||
        !open_section(&classes, file, "classes", of_class, COUNT_OF(of_class), arena, &there, err))
        return false;
    while (there && table_next(&classes)) {
        const char *text = classes.cells[0];
        if (*classes.cells[1])
            text = arena_printf(arena, "%s:%s", text, classes.cells[1]);
        school->classes = arena_grow(arena, school->classes, &capacity, school->class_count + 1,
                                     sizeof *school->classes);
        school->classes[school->class_count++] =
            (struct school_file_class){text, classes.faults->place};
    }
    return !there || table_good(&classes, err);
}

/* ---- [people], [lessons] ---- */

/* The classes that a cell names on the day acted on: one, or all of a grade. */
static const struct class **named_classes(struct table *table, size_t column, size_t *count)
{
    const struct file_school *school = table->school;
    const struct class **classes =
        ARENA_ARRAY(table->arena, school->classes->count + 1, const struct class *);
    int number = grade_parse(school->school, table->cells[column]);

    *count = 0;
    for (size_t i = 0; i < school->classes->count; i++) {
        const struct class *class = &school->classes->items[i];
        struct grade grade = class_grade(school->school, class, school->words.assigned);
        if (number > 0 && grade.phase == CLASS_CURRENT && grade.grade == number)
            classes[(*count)++] = class;
    }
    if (*count == 0 && table_class(table, column, school->words.assigned, &classes[0]))
        *count = 1;
    return classes;
}

static bool read_lessons(const struct file_school *school, const struct file *file,
                         struct arena *arena, struct people_file *people, struct err *err)
{
    static const struct table_column columns[] = {{"class", {"班级"}, true},
                                                  {"subject", {"学科", "科目", "课程"}, true},
                                                  {"login", {"账号", "登录名"}, true}};
    struct table table = {.school = school};
    size_t capacity = 0;
    bool there;

    if (!open_section(&table, file, "lessons", columns, COUNT_OF(columns), arena, &there, err))
        return false;
    while (there && table_next(&table)) {
        const struct subject *subject;
        size_t count, person = 0;
        const struct class **classes = named_classes(&table, 0, &count);

        while (person < people->count && strcmp(people->items[person].login, table.cells[2]) != 0)
            person++;
        if (person == people->count)
            table_fault(&table, 2, _("“%s” is not among the [people]"), table.cells[2]);
        if (!table_subject(&table, 1, &subject) || person == people->count)
            continue;
        for (size_t i = 0; i < count; i++) {
            people->lessons = arena_grow(arena, people->lessons, &capacity,
                                         people->lesson_count + 1, sizeof *people->lessons);
            people->lessons[people->lesson_count++] =
                (struct teaching){.class_id = classes[i]->id,
                                  .subject = subject->code,
                                  .teacher_id = (int64_t)person};
        }
    }
    return !there || table_good(&table, err);
}

bool file_read_people(const struct file_school *school, const struct file *file,
                      struct arena *arena, struct people_file *people, struct err *err)
{
    static const struct table_column columns[] = {{"login", {"账号", "登录名"}, true},
                                                  {"name", {"姓名"}, true}};
    struct table table = {.school = school};
    size_t capacity = 0;
    bool there;

    *people = (struct people_file){0};
    if (!open_section(&table, file, "people", columns, COUNT_OF(columns), arena, &there, err))
        return false;
    while (there && table_next(&table)) {
        struct teacher person = {.login = arena_strdup(arena, table.cells[0])};
        const char *name;

        for (size_t i = 0; i < people->count; i++)
            if (strcmp(people->items[i].login, person.login) == 0)
                table_fault(&table, 0, _("“%s” appears twice"), person.login);
        if (!table_name(&table, 1, &name))
            continue;
        person.name = arena_strdup(arena, name);
        people->items =
            arena_grow(arena, people->items, &capacity, people->count + 1, sizeof *people->items);
        people->items[people->count++] = person;
    }
    return (!there || table_good(&table, err)) && read_lessons(school, file, arena, people, err);
}

/* ---- [timetable], [service], [habits], [events] ---- */

/* Cuts a section for the reader of its kind of file; *inside is the school as that reader is to see it. */
static bool cut_table(const struct file_school *school, const struct file *file, const char *name,
                      struct arena *arena, struct file_school *inside, struct file *section,
                      struct err *err)
{
    *inside = *school;
    inside->days_counted = true;
    return cut_section(file, name, arena, section, &inside->lines_before, err);
}

/* What has no day without school. */
static void keep_school_days(const struct file_school *school, struct school_plan *plan)
{
    const struct calendar *calendar = school->words.calendar;
    size_t count = 0;

    for (size_t i = 0; i < plan->habits.count; i++)
        if (plan->habits.items[i].day <= school->words.assigned &&
            calendar_is_school_day(calendar, plan->habits.items[i].day))
            plan->habits.items[count++] = plan->habits.items[i];
    plan->habits.count = count;
    count = 0;
    for (size_t i = 0; i < plan->events.count; i++)
        if (calendar_is_school_day(calendar, plan->events.items[i].first))
            plan->events.items[count++] = plan->events.items[i];
    plan->events.count = count;
}

bool file_read_school_plan(const struct file_school *school, const struct file *file,
                           struct arena *arena, struct school_plan *plan, struct err *err)
{
    struct file_school inside;
    struct file section;

    *plan = (struct school_plan){0};
    if (!cut_table(school, file, "timetable", arena, &inside, &section, err) ||
        (section.data && !file_read_lessons(&inside, &section, arena, &plan->lessons, err)) ||
        !cut_table(school, file, "service", arena, &inside, &section, err) ||
        (section.data && !file_read_aftercare(&inside, &section, arena, &plan->service, err)) ||
        !cut_table(school, file, "habits", arena, &inside, &section, err) ||
        (section.data && !file_read_habits(&inside, &section, arena, &plan->habits, err)) ||
        !cut_table(school, file, "events", arena, &inside, &section, err) ||
        (section.data && !file_read_events(&inside, &section, arena, &plan->events, err)))
        return false;
    keep_school_days(school, plan);
    return true;
}

/* ---- [homework] ---- */

/* Before the columns of every file of homework. */
enum extra_column
{
    DAY_COLUMN,
    DUE_COLUMN,
    CLASS_COLUMN,
    STATE_COLUMN,
    WHY_COLUMN,
};
static const struct table_column extra_columns[] = {
    [DAY_COLUMN] = {"day", {"日"}, true},       [DUE_COLUMN] = {"due", {"截止"}, false},
    [CLASS_COLUMN] = {"class", {"班级"}, true}, [STATE_COLUMN] = {"state", {"状态"}, false},
    [WHY_COLUMN] = {"why", {"原因"}, false},
};

struct days
{
    struct table table;
    struct reading reading;
    struct homework_list *list;
    size_t capacity;
};

/* 今日无作业 has a subject alone. */
static bool read_none(struct days *days, const struct class *class, struct assignment *item)
{
    struct table *table = &days->table;
    const struct subject *subject;
    size_t column = FROM_COLUMN;

    while (strcmp(table->columns[column].code, "subject") != 0)
        column++;
    if (!table_subject(table, column, &subject))
        return false;
    item->class_id = class->id;
    item->subject = subject->code;
    return true;
}

/* What the row at hand says of one class. A day on which it was in another grade is passed over. */
static void read_for_class(struct days *days, const struct class *class, struct dated_homework row)
{
    struct table *table = &days->table;
    const struct school *school = table->school->school;
    day_t day = row.item.assigned, due = row.item.due;
    struct grade then = class_grade(school, class, day);
    const char *cells[FILE_FIELDS_MAX] = {NULL};
    char dates[2][DATE_TEXT_BYTES];

    if (then.phase != CLASS_CURRENT ||
        then.grade != class_grade(school, class, table->school->words.assigned).grade)
        return;
    for (size_t i = FROM_COLUMN; i < table->column_count; i++)
        reading_set(&days->reading, cells, table->columns[i].code, table->cells[i]);
    reading_set(&days->reading, cells, "date", date_iso(day, dates[0]));
    reading_set(&days->reading, cells, "class", class_code(school, class, day, table->arena));
    if (due != DAY_NONE)
        reading_set(&days->reading, cells, "due", date_iso(due, dates[1]));
    if (row.none ? !read_none(days, class, &row.item)
                 : !reading_row(&days->reading, cells, &row.item))
        return;
    days->list->items = arena_grow(table->arena, days->list->items, &days->capacity,
                                   days->list->count + 1, sizeof *days->list->items);
    days->list->items[days->list->count++] = row;
}

static void read_homework_row(struct days *days)
{
    struct table *table = &days->table;
    const struct school_words *words = &table->school->words;
    struct dated_homework row = {.item.due = DAY_NONE};
    const char *state = table->cells[STATE_COLUMN];
    const struct class **classes;
    size_t count;

    row.none = text_same_word(state, "none") || text_same_word(state, "无作业");
    row.entered = !row.none && vocab_find(&vocab_state, state) == STATE_PENDING;
    row.marked = !row.none && vocab_find(&vocab_state, state) == STATE_MARKED;
    row.why = *table->cells[WHY_COLUMN] ? table->cells[WHY_COLUMN] : NULL;
    if (*state && !row.none && !row.entered && !row.marked)
        table_fault(table, STATE_COLUMN, _("“%s” is not known; accepted: %s"), state,
                    "pending, none, marked");
    if (!table_day(table, DAY_COLUMN, &row.item.assigned) ||
        (*table->cells[DUE_COLUMN] && !table_day(table, DUE_COLUMN, &row.item.due)))
        return;
    classes = named_classes(table, CLASS_COLUMN, &count);
    /* of the days to come only what is set for later than the next day stands there already */
    if (!calendar_is_school_day(words->calendar, row.item.assigned) ||
        (row.item.assigned > words->assigned && row.item.due == DAY_NONE))
        return;
    if (row.item.due != DAY_NONE && !calendar_is_school_day(words->calendar, row.item.due))
        row.item.due = calendar_next_school_day(words->calendar, row.item.due);
    for (size_t i = 0; i < count; i++)
        read_for_class(days, classes[i], row);
}

/* The columns of homework behind the extra ones, but those that stand there already. */
static size_t fill_columns(const struct reading *reading, struct table_column *columns)
{
    size_t count = FROM_COLUMN;

    memcpy(columns, extra_columns, sizeof extra_columns);
    for (size_t i = 0; i < reading->column_count; i++) {
        struct table_column column = reading_table_column(reading->columns[i]);
        if (strcmp(column.code, "date") != 0 && strcmp(column.code, "class") != 0 &&
            strcmp(column.code, "due") != 0)
            columns[count++] = column;
    }
    return count;
}

bool file_read_school_homework(const struct file_school *school, const struct file *file,
                               struct arena *arena, struct homework_list *list, struct err *err)
{
    struct table_column columns[FROM_COLUMN + FILE_FIELDS_MAX];
    struct homework_read read = {0};
    struct file_school inside = *school;
    struct days days = {.table = {.school = &inside, .empty_cells = true}, .list = list};
    struct table *table = &days.table;
    bool there;

    *list = (struct homework_list){0};
    inside.days_counted = true;
    reading_begin(&days.reading, school, arena, &read);
    table->faults = &days.reading.faults;
    if (!open_section(table, file, "homework", columns, fill_columns(&days.reading, columns), arena,
                      &there, err))
        return false;
    while (there && table_next(table))
        read_homework_row(&days);
    return !there || table_good(table, err);
}
