/* StickyHomeworks (notes on a Windows desktop): Profile.json with the homework that is not yet due.
 * It says when it is due, not when it was set, and names no class. */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "files/foreign.h"

/* The day of "2026-11-17T00:00:00+08:00": its own clock counts, for it was written in the classroom;
 * with Z it is UTC. false where it is none. */
static bool read_due(const struct reading *reading, const char *text, day_t *day)
{
    int offset = reading->school->utc_offset;
    struct err ignored;
    char date[11] = "";
    stamp_t stamp;

    if (strlen(text) < 10)
        return false;
    memcpy(date, text, 10);
    if (text[strlen(text) - 1] == 'Z' && strlen(text) >= 20) {
        char whole[24];
        snprintf(whole, sizeof whole, "%.19sZ", text); /* without parts of seconds */
        if (!stamp_parse(whole, offset, &stamp, &ignored))
            return false;
        *day = stamp_day(stamp, offset);
        return true;
    }
    return (text[10] == '\0' || text[10] == 'T' || text[10] == ' ') &&
           date_parse_iso(date, day, &ignored);
}

/* Rich notes are kept as XAML: what stands between its tags, a line a paragraph. */
static char *plain_text(struct arena *arena, const char *content)
{
    static const struct
    {
        const char *code, *sign;
    } entities[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"},
    };
    struct text_buf text = {.arena = arena};

    if (!text_starts_with(content, "<FlowDocument") && !text_starts_with(content, "<Section"))
        return text_trim(arena, content);
    while (*content) {
        size_t i = 0;

        if (*content == '<') {
            if (text_starts_with(content, "</Paragraph") || text_starts_with(content, "<LineBreak"))
                text_buf_add(&text, "\n");
            content += strcspn(content, ">");
            content += *content == '>';
            continue;
        }
        while (i < sizeof entities / sizeof *entities &&
               !text_starts_with(content, entities[i].code))
            i++;
        if (i < sizeof entities / sizeof *entities) {
            text_buf_add(&text, entities[i].sign);
            content += strlen(entities[i].code);
        } else {
            text_buf_add_bytes(&text, content++, 1);
        }
    }
    return text_trim(arena, text_buf_str(&text));
}

static bool take_note(struct reading *reading, const json_t *note)
{
    const char *content = json_string_value(json_object_get(note, "Content"));
    const char *subject = json_string_value(json_object_get(note, "Subject"));
    const char *due = json_string_value(json_object_get(note, "DueTime"));
    const json_t *tags = json_object_get(note, "Tags");
    struct foreign item = {
        .subject = subject && *subject ? subject : NULL,
        .assigned = DAY_NONE,
        .due = DAY_NONE,
        .minutes = -1,
        .tags = ARENA_ARRAY(reading->row_arena, json_array_size(tags), const char *),
    };

    if (!content) {
        reading_left_out(reading, _("Content: must be a text"));
        return true;
    }
    item.text = plain_text(reading->row_arena, content);
    if (!*item.text)
        return true; /* an empty note */
    if (due && !read_due(reading, due, &item.due)) {
        reading_left_out(reading,
                         arena_printf(reading->row_arena,
                                      _("DueTime: “%s” is not a day: write it as 2026-11-23"),
                                      text_fit(reading->row_arena, due, 40)));
        return true;
    }
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const char *tag = json_string_value(json_array_get(tags, i));
        if (tag)
            item.tags[item.tag_count++] = tag;
    }
    return foreign_take(reading, &item);
}

bool read_bulk_stickyhomeworks(struct reading *reading, const struct file *file)
{
    json_t *root = file_json(file, reading->err);
    json_t *notes = json_object_get(root, "Homeworks");
    bool ok = true;

    if (!root)
        return false;
    if (!json_is_array(notes))
        ok = err_set(reading->err, ERR_INPUT,
                     _("%s: this is not a profile of StickyHomeworks: it has no “Homeworks”"),
                     file->name);
    for (size_t i = 0; ok && i < json_array_size(notes); i++) {
        arena_reset(reading->row_arena);
        reading->faults.place = arena_printf(reading->arena, "%s[%zu]: ", file->name, i);
        ok = take_note(reading, json_array_get(notes, i));
    }
    json_decref(root);
    return ok;
}
