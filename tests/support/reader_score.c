/* Reads a corpus and scores what the reader made of each line of it. */
#include "config.h"

#include "support/reader_score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/text.h"
#include "conf/conf.h"

struct reader_school *reader_school_new(void)
{
    const char *source = getenv("HWBOARD_SRCDIR");
    struct arena *arena = arena_new();
    struct reader_school *school = ARENA_NEW(arena, struct reader_school);
    struct conf_paths paths = {.data_dir = arena_printf(arena, "%s/assets", source ? source : ".")};
    struct settings settings = {0};
    struct err err = {0};

    school->arena = arena;
    school->calendar = calendar_new(arena, 0);
    if (!conf_load_policy(arena, &paths, &settings, &school->policy, NULL, &err) ||
        !conf_load_subjects(arena, &paths, &settings, &school->subjects, &err) ||
        !conf_load_calendar(arena, &paths, &settings, school->calendar, &err)) {
        fprintf(stderr, "# %s\n", err.message);
        arena_free(arena);
        return NULL;
    }
    school->lexicon = reader_lexicon_new(arena, &school->subjects, &school->policy);
    return school;
}

void reader_school_free(struct reader_school *school)
{
    if (school)
        arena_free(school->arena);
}

struct reader_context reader_school_context(const struct reader_school *school, int grade,
                                            day_t day)
{
    return (struct reader_context){
        .lexicon = school->lexicon,
        .subjects = &school->subjects,
        .calendar = school->calendar,
        .assigned = day,
        .day_asked = true,
        .grade = grade,
        .limit = grade <= 2   ? 0
                 : grade <= 6 ? 60
                 : grade <= 9 ? 90
                              : LIMIT_NONE,
    };
}

static const char *tier_code(const struct reader_item *item)
{
    return item->tier == TIER_NONE ? NULL : vocab_code(&vocab_tier, (int)item->tier);
}

static bool same_text(const json_t *wanted, const char *text)
{
    return json_is_null(wanted) ? !text : text && strcmp(json_string_value(wanted), text) == 0;
}

/* The names of the fields that are wrong are added to wrong. */
static void compare_item(const json_t *want, const struct reader_item *item, struct text_buf *wrong,
                         bool *silent)
{
    const json_t *value, *word;
    char date[DATE_TEXT_BYTES];
    size_t i;

    if (!item->subject || !same_text(json_object_get(want, "subject"), item->subject->code)) {
        text_buf_add(wrong, " subject");
        *silent = *silent || !(item->guessed & GUESS_SUBJECT);
    }
    if ((value = json_object_get(want, "text_has")) &&
        !strstr(item->text, json_string_value(value)))
        text_buf_add(wrong, " text");
    json_array_foreach(json_object_get(want, "text_not"), i, word)
    {
        if (strstr(item->text, json_string_value(word)))
            text_buf_printf(wrong, " text_not(%s)", json_string_value(word));
    }
    if ((value = json_object_get(want, "minutes"))) {
        int minutes = json_is_null(value) ? -1 : (int)json_integer_value(value);
        if (minutes != item->minutes) {
            text_buf_add(wrong, " minutes");
            *silent = *silent || (item->minutes >= 0 && !(item->guessed & GUESS_MINUTES));
        }
    }
    if ((value = json_object_get(want, "kind")) &&
        !same_text(value, vocab_code(&vocab_kind, (int)item->kind)))
        text_buf_add(wrong, " kind");
    if ((value = json_object_get(want, "due")) && !same_text(value, date_iso(item->due, date))) {
        text_buf_add(wrong, " due");
        *silent = *silent || !(item->guessed & GUESS_DUE);
    }
    if ((value = json_object_get(want, "place")) &&
        !same_text(value, vocab_code(&vocab_place, (int)item->place)))
        text_buf_add(wrong, " place");
    if ((value = json_object_get(want, "spread")) &&
        !same_text(value, vocab_code(&vocab_spread, (int)item->spread)))
        text_buf_add(wrong, " spread");
    if ((value = json_object_get(want, "optional")) && json_is_true(value) != item->optional)
        text_buf_add(wrong, " optional");
    if ((value = json_object_get(want, "tier")) && !same_text(value, tier_code(item)))
        text_buf_add(wrong, " tier");
}

static bool same_none(const json_t *want, const struct reader_result *reading)
{
    if (json_array_size(want) != reading->none_count)
        return false;
    for (size_t i = 0; i < reading->none_count; i++) {
        bool found = false;
        for (size_t k = 0; k < json_array_size(want); k++) {
            found = found || (reading->none[i].subject &&
                              same_text(json_array_get(want, k), reading->none[i].subject->code));
        }
        if (!found)
            return false;
    }
    return true;
}

static void print_reading(const struct reader_result *reading)
{
    char date[DATE_TEXT_BYTES];

    for (size_t i = 0; i < reading->item_count; i++) {
        const struct reader_item *item = &reading->items[i];
        printf("#   [%s] %d %s due %s %s%s tier %s spread %s guessed %x: %s\n",
               item->subject ? item->subject->code : "-", item->minutes,
               vocab_code(&vocab_kind, (int)item->kind), date_iso(item->due, date),
               vocab_code(&vocab_place, (int)item->place), item->optional ? " optional" : "",
               tier_code(item) ? tier_code(item) : "-",
               vocab_code(&vocab_spread, (int)item->spread), item->guessed, item->text);
    }
    for (size_t i = 0; i < reading->none_count; i++)
        printf("#   none %s\n", reading->none[i].subject->code);
    for (size_t i = 0; i < reading->aside_count; i++)
        printf("#   aside “%s” %s\n", reading->aside[i].text, reading->aside[i].why);
    for (size_t i = 0; i < reading->error_count; i++)
        printf("#   error “%s” %s\n", reading->errors[i].text, reading->errors[i].why);
}

static void score_message(const struct reader_school *school, const json_t *line, bool tell,
                          struct reader_score *score)
{
    struct arena *arena = arena_new();
    struct text_buf wrong = {.arena = arena};
    struct err err = {0};
    day_t day = 0;
    const char *text = json_string_value(json_object_get(line, "text"));
    const json_t *expect = json_object_get(line, "expect"),
                 *aside = json_object_get(line, "set_aside");
    const char *own = json_string_value(json_object_get(line, "own"));
    struct reader_context context;
    struct reader_result *reading;
    bool silent = false;

    if (!text || !date_parse_iso(json_string_value(json_object_get(line, "day")), &day, &err)) {
        printf("# a line without text or day\n");
        arena_free(arena);
        return;
    }
    context =
        reader_school_context(school, (int)json_integer_value(json_object_get(line, "grade")), day);
    context.own = own ? subject_by_code(&school->subjects, own) : NULL;
    reading = reader_read(&context, text, arena);
    if (json_array_size(expect) != reading->item_count) {
        text_buf_printf(&wrong, " items(%zu)", json_array_size(expect));
        silent = reading->error_count == 0;
        for (size_t i = 0; i < reading->item_count; i++)
            silent = silent && reading->items[i].guessed == 0;
    }
    for (size_t i = 0; i < reading->item_count && i < json_array_size(expect); i++)
        if (wrong.length == 0 || json_array_size(expect) == reading->item_count)
            compare_item(json_array_get(expect, i), &reading->items[i], &wrong, &silent);
    if (!same_none(json_object_get(line, "none"), reading))
        text_buf_add(&wrong, " none");
    if (aside && json_is_true(aside) != (reading->aside_count > 0))
        text_buf_add(&wrong, " set_aside");
    score->messages++;
    score->right += wrong.length == 0 ? 1 : 0;
    score->silent += wrong.length > 0 && silent ? 1 : 0;
    if (wrong.length > 0 && tell) {
        printf("# g%d %s%s:%s\n#  %s\n", context.grade, silent ? "SILENT " : "",
               date_weekday_name(date_weekday(day), LANG_EN), text_buf_str(&wrong), text);
        print_reading(reading);
    }
    arena_free(arena);
}

bool reader_score_file(const struct reader_school *school, const char *path, bool tell,
                       struct reader_score *score)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;

    if (!file)
        return false;
    while ((length = getline(&line, &capacity, file)) > 0) {
        json_error_t error;
        json_t *json = json_loads(line, 0, &error);
        if (json)
            score_message(school, json, tell, score);
        else if (length > 1)
            printf("# %s: %s\n", path, error.text);
        json_decref(json);
    }
    free(line);
    fclose(file);
    return true;
}
