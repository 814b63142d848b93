/* Classworks (the web board of a classroom): one file a day, classworks-data-YYYYMMDD.json, with a card a
 * subject, each line of it a piece of homework. The file names no class. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/foreign.h"

#define DATE_DIGITS 8

/* The day in the file's name: its last eight digits together. *found: there are any. */
static day_t day_of_name(const char *name, bool *found)
{
    const char *slash = strrchr(name, '/'), *digits = NULL;
    int number[3] = {0};

    for (const char *c = slash ? slash + 1 : name; *c; c++) {
        size_t count = strspn(c, "0123456789");
        if (count == DATE_DIGITS)
            digits = c;
        c += count > 0 ? count - 1 : 0;
    }
    *found = digits != NULL;
    for (int i = 0; digits && i < DATE_DIGITS; i++) {
        int part = i < 4 ? 0 : i < 6 ? 1 : 2;
        number[part] = number[part] * 10 + (digits[i] - '0');
    }
    return digits ? date_from_ymd(number[0], number[1], number[2]) : DAY_NONE;
}

/* Behind what numbers a line: 1. 2、 (3) ① - *; a 1.5 is none. */
static const char *behind_number(const char *line)
{
    static const char *const marks[] = {"- ", "* ", "• ", "·", "①", "②", "③",
                                        "④",  "⑤",  "⑥",  "⑦", "⑧", "⑨", NULL};
    static const char *const ends[] = {"、", "．", "）", ".", ")", NULL};
    const char *open = text_starts_with(line, "（") ? line + strlen("（")
                       : *line == '('               ? line + 1
                                                    : line;
    size_t digits = strspn(open, "0123456789");

    for (size_t i = 0; marks[i]; i++)
        if (text_starts_with(line, marks[i]))
            return line + strlen(marks[i]);
    for (size_t i = 0; digits > 0 && digits <= 2 && ends[i]; i++)
        if (text_starts_with(open + digits, ends[i])) {
            const char *rest = open + digits + strlen(ends[i]);
            return *rest >= '0' && *rest <= '9' ? line : rest;
        }
    return line;
}

/* Cards of subjects, and those of one's own; exams, clocks and sayings are none. */
static bool is_homework(const json_t *card)
{
    const char *type = json_string_value(json_object_get(card, "type"));

    return !type || strcmp(type, "custom") == 0 || strcmp(type, "normal") == 0 ||
           strcmp(type, "homework") == 0 || strcmp(type, "subject") == 0;
}

static bool take_card(struct reading *reading, const char *file, day_t day, const char *key,
                      const json_t *card)
{
    const char *name = json_string_value(json_object_get(card, "name"));
    const char *type = json_string_value(json_object_get(card, "type"));
    const json_t *content = json_is_object(card) ? json_object_get(card, "content") : card;
    char *lines, *line;
    bool own = (type && strcmp(type, "custom") == 0) || text_starts_with(key, "custom-");

    if (json_is_object(card) && !is_homework(card))
        return true;
    if (!name || !*name)
        name = key;
    reading->faults.place =
        arena_printf(reading->arena, "%s[%s]: ", file, text_fit(reading->arena, name, 40));
    if (json_is_null(content) || (json_is_object(card) && !content))
        return true;
    if (!json_is_string(content)) {
        reading_left_out(reading, _("content: must be a text"));
        return true;
    }
    lines = arena_strdup(reading->arena, json_string_value(content));
    while ((line = strsep(&lines, "\r\n"))) {
        struct foreign item = {
            .subject = own ? NULL : name,
            .title = own ? name : NULL,
            .assigned = day,
            .due = DAY_NONE,
            .minutes = -1,
        };
        arena_reset(reading->row_arena);
        item.text =
            text_trim(reading->row_arena, behind_number(text_trim(reading->row_arena, line)));
        if (*item.text && !foreign_take(reading, &item))
            return false;
    }
    return true;
}

bool read_bulk_classworks(struct reading *reading, const struct file *file)
{
    json_t *root = file_json(file, reading->err);
    json_t *homework = json_object_get(root, "homework");
    bool dated, ok = true;
    day_t day = day_of_name(file->name, &dated);
    const char *key;
    json_t *card;

    if (!root)
        return false;
    if (!json_is_object(homework))
        ok = err_set(reading->err, ERR_INPUT,
                     _("%s: this is not a day file of Classworks: it has no “homework”"),
                     file->name);
    else if (dated && day == DAY_NONE)
        ok = err_set(reading->err, ERR_INPUT,
                     _("%s: the name contains no date: write it as YYYYMMDD"), file->name);
    if (ok && !dated)
        day = reading->school->words.assigned;
    json_object_foreach(homework, key, card)
    {
        if (!ok)
            break;
        ok = take_card(reading, file->name, day, key, card);
    }
    json_decref(root);
    return ok;
}
