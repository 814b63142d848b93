/* One row of homework, from cells of text to an assignment: the columns of the table of fields, their
 * Chinese names, and what each cell may hold. Knows nothing of files. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/reading.h"

static bool is_called(const struct field *field, const char *name)
{
    if (text_same_word(name, field_file_name(field)) || text_same_word(name, field->zh))
        return true;
    for (size_t i = 0; field->also[i]; i++)
        if (text_same_word(name, field->also[i]))
            return true;
    return false;
}

int reading_column(const struct reading *reading, const char *name)
{
    const char *word = text_trim(reading->row_arena, name);

    for (size_t i = 0; i < reading->column_count; i++)
        if (is_called(reading->columns[i], word))
            return (int)i;
    return -1;
}

void reading_set(const struct reading *reading, const char **cells, const char *column,
                 const char *text)
{
    for (size_t i = 0; i < reading->column_count; i++)
        if (strcmp(field_file_name(reading->columns[i]), column) == 0)
            cells[i] = text;
}

/* ---- what a whole file names again and again ---- */

static size_t slot_of(const char *text, int year)
{
    uint32_t hash = 2166136261u ^ (uint32_t)year;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash % NAME_SLOTS;
}

/* Within a school year a class text always names the same class. */
static bool find_class(struct reading *reading, const char *text, day_t day,
                       const struct class **class, struct err *err)
{
    int year = school_year_of(reading->school->school, day);
    struct class_slot *slot = &reading->classes[slot_of(text, year)];

    if (!slot->text || slot->year != year || strcmp(slot->text, text) != 0) {
        *class = class_find(reading->school->school, reading->school->classes, text, day, err);
        if (!*class)
            return false;
        *slot = (struct class_slot){arena_strdup(reading->arena, text), year, *class};
    }
    *class = slot->class;
    return true;
}

static bool find_subject(struct reading *reading, const char *text, const struct subject **subject,
                         struct err *err)
{
    struct subject_slot *slot = &reading->subjects[slot_of(text, 0)];

    if (!slot->text || strcmp(slot->text, text) != 0) {
        *subject = subject_resolve(reading->school->words.subjects, text, err);
        if (!*subject)
            return false;
        *slot = (struct subject_slot){arena_strdup(reading->arena, text), *subject};
    }
    *subject = slot->subject;
    return true;
}

/* ---- cells ---- */

struct row
{
    struct reading *reading;
    struct arena *arena; /* of this row */
    const char *const *cells;
    struct assignment *item;
    size_t before; /* faults when the row began */
};

static void fault(struct row *row, const struct field *column, const char *reason)
{
    row_fault(&row->reading->faults, "%s: %s", field_file_name(column), reason);
}

static const char *cell(const struct row *row, const struct field *column)
{
    const char *text = row->cells[column->file - 1];

    return text ? text : "";
}

static void put_word(struct row *row, const struct field *column)
{
    const char *text = cell(row, column);
    int value = vocab_find(column->vocab, text);

    if (value >= 0)
        field_put_number(row->item, column, value);
    else
        fault(row, column,
              arena_printf(
                  row->arena, _("“%s” is not known; accepted: %s"), text_fit(row->arena, text, 40),
                  vocab_choices(column->vocab, row->reading->school->words.lang, row->arena)));
}

static void put_flag(struct row *row, const struct field *column)
{
    static const char *const yes[] = {"1", "是", "yes", "true", "y", "√", "有", "需要", NULL};
    static const char *const no[] = {"0", "否", "no", "false", "n", "×", "无", "不", "必做", NULL};
    const char *text = cell(row, column);

    for (size_t i = 0; yes[i]; i++)
        if (text_same_word(text, yes[i])) {
            field_put_number(row->item, column, 1);
            return;
        }
    for (size_t i = 0; no[i]; i++)
        if (text_same_word(text, no[i]))
            return;
    if (is_called(column, text)) { /* 选做 under 选做 */
        field_put_number(row->item, column, 1);
        return;
    }
    fault(row, column,
          arena_printf(row->arena, _("“%s” is neither yes nor no; accepted: 1, 是, or empty"),
                       text_fit(row->arena, text, 40)));
}

/* A date without a year is the one nearest to `base`; a due day the first after it. */
static void put_day(struct row *row, const struct field *column, day_t base)
{
    struct err err = {0};
    day_t day;

    if (date_parse_written(cell(row, column), base, column->bit == FIELD_DUE, &day, &err))
        field_put_number(row->item, column, day);
    else
        fault(row, column, err.message);
}

static void put_text(struct row *row, const struct field *column)
{
    size_t most = column->bit == FIELD_TEXT ? TEXT_MAX_CHARS : NAME_MAX_CHARS;
    const char *text = cell(row, column);
    struct err err = {0};
    char *accepted;
    size_t lost = 0;

    if (!text_accept(row->arena, text, strlen(text), most,
                     field_label(column, row->reading->school->words.lang), &accepted, &lost,
                     &err)) {
        fault(row, column, err.message);
        return;
    }
    row->reading->read->dropped += lost;
    field_put_text(row->item, column, accepted, row->arena);
}

/* "15", "15分", "15分钟" or "15 min". */
static void put_minutes(struct row *row, const struct field *column)
{
    static const char *const units[] = {"分钟", "分", "min", "m", NULL};
    bool notice = row->item->kind == KIND_NOTICE;
    char *text = text_fold(row->arena, cell(row, column));
    size_t length = strlen(text);
    uint32_t minutes = 0;

    for (size_t i = 0; units[i]; i++) {
        size_t unit = strlen(units[i]);
        if (length > unit && strcmp(text + length - unit, units[i]) == 0) {
            text[length - unit] = '\0';
            break;
        }
    }
    for (length = strlen(text); length && text[length - 1] == ' '; length--)
        text[length - 1] = '\0';
    if ((!*cell(row, column) && notice) ||
        (text_parse_uint(text, MINUTES_MAX, &minutes) && (minutes > 0 || notice)))
        row->item->minutes = (int)minutes;
    else
        fault(row, column,
              arena_printf(row->arena, _("“%s” is not a number of minutes: write 1 to %d"),
                           text_fit(row->arena, cell(row, column), 40), MINUTES_MAX));
}

/* Rule 3.2 on the whole, its fault put to the column that brings it. */
static void check_whole(struct row *row)
{
    const struct school_words *words = &row->reading->school->words;
    const struct field *due = assignment_field_of(FIELD_DUE);
    struct assignment usual = *row->item;
    struct err err = {0};

    if (assignment_check(row->item, words->calendar, words->policy, &err))
        return;
    usual.due = assignment_default_due(words->calendar, row->item->assigned, row->item->place);
    fault(row,
          *cell(row, due) && assignment_check(&usual, words->calendar, words->policy, NULL)
              ? due
              : assignment_field_of(FIELD_MINUTES),
          err.message);
}

/* Day, class and subject: what the other cells are read by. */
static void read_place(struct row *row)
{
    const struct field *date = assignment_field_of(FIELD_ASSIGNED);
    const struct field *named = record_field(ENTITY_ASSIGNMENT, "class_id");
    const struct field *taught = assignment_field_of(FIELD_SUBJECT);
    struct assignment *item = row->item;
    const struct subject *subject;
    const struct class *class;
    struct err err = {0};

    put_day(row, date, row->reading->school->words.assigned);
    if (item->assigned != DAY_NONE) {
        if (!*cell(row, named))
            fault(row, named, _("is empty: name the class"));
        else if (!find_class(row->reading, cell(row, named), item->assigned, &class, &err))
            fault(row, named, err.message);
        else
            item->class_id = class->id;
    }
    if (!*cell(row, taught)) {
        fault(row, taught, _("is empty: name the subject"));
    } else if (!find_subject(row->reading, cell(row, taught), &subject, &err)) {
        fault(row, taught, err.message);
    } else {
        item->subject = subject->code;
        item->kind = subject->kind;
    }
}

/* Where no kind is given, the words of the text say it. */
static void guess_kind(struct row *row)
{
    const struct file_school *school = row->reading->school;
    struct assignment *item = row->item;
    const struct subject *subject =
        item->subject ? subject_by_code(school->words.subjects, item->subject) : NULL;
    const struct class *class = NULL;
    struct reader_context context;
    bool guessed;

    for (size_t i = 0; i < school->classes->count && !class; i++)
        if (school->classes->items[i].id == item->class_id)
            class = &school->classes->items[i];
    if (*cell(row, assignment_field_of(FIELD_KIND)) || !subject || !class || !item->text)
        return;
    context =
        reader_context_for(school->lexicon, &school->words, school->school, class, item->assigned);
    item->kind = reader_kind(&context, subject, item->text, &guessed);
}

bool reading_row(struct reading *reading, const char *const cells[FILE_FIELDS_MAX],
                 struct assignment *item)
{
    const struct row_faults *faults = &reading->faults;
    struct row row = {reading, reading->row_arena, cells, item, faults->count};

    *item = (struct assignment){.state = STATE_PUBLISHED,
                                .confirmed = true,
                                .assigned = DAY_NONE,
                                .due = DAY_NONE,
                                .unit = "",
                                .teacher = "",
                                .was = "",
                                .why = ""};
    read_place(&row);
    for (size_t i = 0; i < reading->column_count; i++) {
        const struct field *column = reading->columns[i];
        bool said = *cell(&row, column) != '\0';

        if (column->type == TYPE_CODE && said)
            put_word(&row, column);
        else if (column->type == TYPE_FLAG && said)
            put_flag(&row, column);
        else if (column->bit == FIELD_TEXT ||
                 (column->type == TYPE_TEXT && said && column->bit != FIELD_SUBJECT))
            put_text(&row, column);
        else if (column->bit == FIELD_DUE && said)
            put_day(&row, column, item->assigned);
    }
    guess_kind(&row);
    put_minutes(&row, assignment_field_of(FIELD_MINUTES)); /* a notice, by now, may have none */
    if (faults->count > row.before)
        return false;
    if (item->due == DAY_NONE)
        item->due =
            assignment_default_due(reading->school->words.calendar, item->assigned, item->place);
    check_whole(&row);
    return faults->count == row.before;
}
