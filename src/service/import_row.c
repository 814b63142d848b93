/* One row of an import, from cells of text to an assignment: the columns of the contract, their
 * Chinese names, and what each cell may hold. Knows nothing of files. */
#include "config.h"

#include <stdarg.h>
#include <string.h>

#include "base/csv.h"
#include "base/text.h"
#include "service/import_row.h"

static const struct
{
    const char *code;
    const char *also[5]; /* Chinese headers */
    bool required;
} columns[IMPORT_COLUMN_COUNT] = {
    [COLUMN_DATE] = {"date", {"日期", "布置日期", NULL}, true},
    [COLUMN_CLASS] = {"class", {"班级", NULL}, true},
    [COLUMN_SUBJECT] = {"subject", {"学科", "科目", NULL}, true},
    [COLUMN_MINUTES] = {"minutes", {"时长", "分钟", "用时", "预计时长", NULL}, true},
    [COLUMN_TEXT] = {"text", {"内容", "作业", "作业内容", NULL}, true},
    [COLUMN_KIND] = {"kind", {"类型", "作业类型", NULL}, false},
    [COLUMN_PLACE] = {"place", {"地点", NULL}, false},
    [COLUMN_TIER] = {"tier", {"分层", "层次", NULL}, false},
    [COLUMN_OPTIONAL] = {"optional", {"选做", NULL}, false},
    [COLUMN_DUE] = {"due", {"截止", "截止日期", "上交", "交", NULL}, false},
    [COLUMN_SPREAD] = {"spread", {"分配", "分摊", NULL}, false},
    [COLUMN_UNIT] = {"unit", {"单元", NULL}, false},
    [COLUMN_DEVICE] = {"device", {"设备", "电子设备", NULL}, false},
    [COLUMN_TEACHER] = {"teacher", {"教师", "老师", "任课教师", NULL}, false},
};

const char *import_column_code(enum import_column column)
{
    return columns[column].code;
}

bool import_column_required(enum import_column column)
{
    return columns[column].required;
}

int import_column_find(const char *name, struct arena *arena)
{
    char *folded = text_fold(arena, name);
    size_t length;

    while (*folded == ' ')
        folded++;
    length = strlen(folded);
    while (length && folded[length - 1] == ' ')
        folded[--length] = '\0';
    for (int i = 0; i < IMPORT_COLUMN_COUNT; i++) {
        if (strcmp(folded, columns[i].code) == 0)
            return i;
        for (size_t j = 0; columns[i].also[j]; j++)
            if (strcmp(folded, columns[i].also[j]) == 0)
                return i;
    }
    return -1;
}

void import_fault(struct import_faults *faults, const char *format, ...)
{
    va_list args;
    char *line;

    faults->count++;
    if (faults->kept >= IMPORT_ERRORS_SHOWN)
        return;
    va_start(args, format);
    line = arena_vprintf(faults->arena, format, args);
    va_end(args);
    faults->lines = arena_grow(faults->arena, faults->lines, &faults->capacity, faults->kept + 1,
                               sizeof *faults->lines);
    faults->lines[faults->kept++] = arena_printf(faults->arena, "%s%s", faults->place, line);
}

/* ---- what a whole import finds again and again ---- */

static size_t slot_of(const char *text, int year)
{
    uint32_t hash = 2166136261u ^ (uint32_t)year;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash % IMPORT_CACHE_SLOTS;
}

/* Within a school year a class text always names the same class. */
static bool find_class(struct importer *importer, const char *text, day_t day,
                       const struct class **class, struct err *err)
{
    int year = school_year_of(&service_data(importer->session->service)->school, day);
    struct import_class_slot *slot = &importer->classes[slot_of(text, year)];

    if (!slot->text || slot->year != year || strcmp(slot->text, text) != 0) {
        if (!service_class(importer->session, text, day, class, err))
            return false;
        *slot = (struct import_class_slot){arena_strdup(importer->arena, text), year, *class};
    }
    *class = slot->class;
    return true;
}

static bool find_subject(struct importer *importer, const char *text,
                         const struct subject **subject, struct err *err)
{
    struct import_subject_slot *slot = &importer->subjects[slot_of(text, 0)];

    if (!slot->text || strcmp(slot->text, text) != 0) {
        if (!service_subject(importer->session, text, subject, err))
            return false;
        *slot = (struct import_subject_slot){arena_strdup(importer->arena, text), *subject};
    }
    *subject = slot->subject;
    return true;
}

/* ---- cells ---- */

struct row
{
    struct importer *importer;
    struct arena *arena; /* of this row */
    const char *const *cells;
    struct import_faults *faults;
    size_t before; /* faults when the row began */
};

static void fault(struct row *row, enum import_column column, const char *reason)
{
    import_fault(row->faults, "%s: %s", columns[column].code, reason);
}

static const char *cell(const struct row *row, enum import_column column)
{
    return row->cells[column] ? row->cells[column] : "";
}

static int word_cell(struct row *row, enum import_column column, const struct vocab *vocab,
                     int fallback)
{
    const char *text = cell(row, column);
    int value;

    if (!*text)
        return fallback;
    value = vocab_find(vocab, text);
    if (value >= 0)
        return value;
    fault(row, column,
          arena_printf(row->arena, _("“%s” is not known; accepted: %s"),
                       text_fit(row->arena, text, 40),
                       vocab_choices(vocab, row->importer->session->moment.lang, row->arena)));
    return fallback;
}

static bool flag_cell(struct row *row, enum import_column column)
{
    static const char *const yes[] = {"1", "是", "yes",  "true", "y",
                                      "√", "有", "选做", "需要", NULL};
    static const char *const no[] = {"0", "否", "no", "false", "n", "×", "无", "不", "必做", NULL};
    const char *text = cell(row, column);

    if (!*text)
        return false;
    for (size_t i = 0; yes[i]; i++)
        if (text_same_word(text, yes[i]))
            return true;
    for (size_t i = 0; no[i]; i++)
        if (text_same_word(text, no[i]))
            return false;
    fault(row, column,
          arena_printf(row->arena, _("“%s” is neither yes nor no; accepted: 1, 是, or empty"),
                       text_fit(row->arena, text, 40)));
    return false;
}

/* A date without a year is the one nearest to the day acted on; a due day the first after A. */
static day_t day_cell(struct row *row, enum import_column column, day_t base)
{
    struct err err = {0};
    day_t day;

    if (date_parse_written(cell(row, column), base, column == COLUMN_DUE, &day, &err))
        return day;
    fault(row, column, err.message);
    return DAY_NONE;
}

static const char *text_cell(struct row *row, enum import_column column, size_t most,
                             const char *what, size_t *dropped)
{
    const char *text = cell(row, column);
    struct err err = {0};
    char *accepted;
    size_t lost = 0;

    if (!text_accept(row->arena, text, strlen(text), most, what, &accepted, &lost, &err)) {
        fault(row, column, err.message);
        return "";
    }
    *dropped += lost;
    return accepted;
}

/* "15", "15分", "15分钟" or "15 min". */
static int minutes_cell(struct row *row, enum kind kind)
{
    static const char *const units[] = {"分钟", "分", "min", "m", NULL};
    char *text = text_fold(row->arena, cell(row, COLUMN_MINUTES));
    size_t length = strlen(text);
    uint32_t minutes;

    if (!*text && kind == KIND_NOTICE)
        return 0;
    for (size_t i = 0; units[i]; i++) {
        size_t unit = strlen(units[i]);
        if (length > unit && strcmp(text + length - unit, units[i]) == 0) {
            text[length - unit] = '\0';
            break;
        }
    }
    for (length = strlen(text); length && text[length - 1] == ' '; length--)
        text[length - 1] = '\0';
    if (text_parse_uint(text, MINUTES_MAX, &minutes) && (minutes > 0 || kind == KIND_NOTICE))
        return (int)minutes;
    fault(row, COLUMN_MINUTES,
          arena_printf(row->arena, _("“%s” is no number of minutes: write 1 to %d"),
                       text_fit(row->arena, cell(row, COLUMN_MINUTES), 40), MINUTES_MAX));
    return -1;
}

/* Rule 3.2 on the whole, its fault put to the column that brings it. */
static void check_whole(struct row *row, struct assignment *item)
{
    const struct calendar *calendar = service_data(row->importer->session->service)->calendar;
    struct assignment usual = *item;
    struct err err = {0};

    if (assignment_check(item, calendar, &err))
        return;
    usual.due = assignment_default_due(calendar, item->assigned);
    fault(row,
          *cell(row, COLUMN_DUE) && assignment_check(&usual, calendar, NULL) ? COLUMN_DUE
                                                                             : COLUMN_MINUTES,
          err.message);
}

bool import_row(struct importer *importer, const char *const cells[IMPORT_COLUMN_COUNT],
                struct arena *arena, struct assignment *item, struct import_faults *faults)
{
    struct row row = {importer, arena, cells, faults, faults->count};
    const struct class *class = NULL;
    const struct subject *subject = NULL;
    struct err err = {0};

    *item = (struct assignment){.state = STATE_PUBLISHED,
                                .confirmed = true,
                                .unit = "",
                                .teacher = "",
                                .was = "",
                                .why = ""};
    item->assigned = day_cell(&row, COLUMN_DATE, importer->session->moment.date);
    if (item->assigned != DAY_NONE) {
        if (!*cell(&row, COLUMN_CLASS))
            fault(&row, COLUMN_CLASS, _("is empty: name the class"));
        else if (!find_class(importer, cell(&row, COLUMN_CLASS), item->assigned, &class, &err))
            fault(&row, COLUMN_CLASS, err.message);
    }
    if (!*cell(&row, COLUMN_SUBJECT))
        fault(&row, COLUMN_SUBJECT, _("is empty: name the subject"));
    else if (!find_subject(importer, cell(&row, COLUMN_SUBJECT), &subject, &err))
        fault(&row, COLUMN_SUBJECT, err.message);
    item->kind = (enum kind)word_cell(&row, COLUMN_KIND, &vocab_kind,
                                      subject ? (int)subject->kind : KIND_WRITTEN);
    item->minutes = minutes_cell(&row, item->kind);
    item->text = text_cell(&row, COLUMN_TEXT, TEXT_MAX_CHARS, _("the text"), &importer->dropped);
    item->place = (enum place)word_cell(&row, COLUMN_PLACE, &vocab_place, PLACE_HOME);
    item->tier = (enum tier)word_cell(&row, COLUMN_TIER, &vocab_tier, TIER_NONE);
    item->spread = (enum spread)word_cell(&row, COLUMN_SPREAD, &vocab_spread, SPREAD_EVEN);
    item->optional = flag_cell(&row, COLUMN_OPTIONAL);
    item->device = flag_cell(&row, COLUMN_DEVICE);
    if (*cell(&row, COLUMN_UNIT))
        item->unit =
            text_cell(&row, COLUMN_UNIT, NAME_MAX_CHARS, _("the unit"), &importer->dropped);
    if (*cell(&row, COLUMN_TEACHER))
        item->teacher = text_cell(&row, COLUMN_TEACHER, NAME_MAX_CHARS, _("the teacher's name"),
                                  &importer->dropped);
    item->due = *cell(&row, COLUMN_DUE) ? day_cell(&row, COLUMN_DUE, item->assigned) : DAY_NONE;
    if (faults->count > row.before)
        return false;
    item->class_id = class->id;
    item->subject = subject->code;
    if (item->due == DAY_NONE)
        item->due = assignment_default_due(service_data(importer->session->service)->calendar,
                                           item->assigned);
    check_whole(&row, item);
    return faults->count == row.before;
}
