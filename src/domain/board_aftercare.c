/* After-school service (rule 3.10): the day's homework is laid into its minutes in the policy's
 * order; what does not fit is left for home. */
#include "config.h"

#include "domain/board_aftercare.h"

#include <string.h>

#include "base/text.h"

/* What stands in a title or a quotation says nothing of where it is done. */
static char *outside_quotes(struct arena *arena, const char *text)
{
    static const char *const quotes[][2] = {{"《", "》"}, {"“", "”"}, {"「", "」"}};
    struct text_buf out = {.arena = arena};

    while (*text != '\0') {
        const char *end = NULL;
        for (size_t q = 0; q < sizeof quotes / sizeof *quotes && !end; q++)
            if (text_starts_with(text, quotes[q][0]) && (end = strstr(text, quotes[q][1])) != NULL)
                end += strlen(quotes[q][1]);
        text_buf_add_bytes(&out, !end ? text : " ", 1);
        text = !end ? text + 1 : end;
    }
    return text_fold(arena, text_buf_str(&out));
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* “app” is not in “apple”: a word of letters stands by itself. */
static bool occurs(const char *text, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        bool begins = at == text || !is_letter(word[0]) || !is_letter(at[-1]);
        if (begins && (!is_letter(word[length - 1]) || !is_letter(at[length])))
            return true;
    }
    return false;
}

static bool has_word(const struct policy *policy, const char *text)
{
    for (size_t w = 0; w < policy->home_word_count; w++) {
        const char *word = policy->home_words[w];
        const struct word_class *class = lexicon_named(&policy->lexicon, word);
        if (!class && occurs(text, word))
            return true;
        for (size_t c = 0; class && c < class->count; c++)
            if (occurs(text, class->words[c]))
                return true;
    }
    return false;
}

/* Whether it can be done at a desk in school: by its kind, and by what its text says. */
static bool is_desk_work(const struct policy *policy, const struct assignment *a)
{
    struct arena *arena = arena_new();
    bool good = (policy->desk_kinds >> a->kind & 1U) != 0 &&
                !has_word(policy, outside_quotes(arena, a->text));

    arena_free(arena);
    return good;
}

/* What everybody on the headline path must do. */
static bool is_required(const struct board_item *item)
{
    return item->on_headline && !item->assignment->optional &&
           state_is_public(item->assignment->state);
}

/* The round in which an item is laid in: what is set to be done at school goes before the rest. */
static int round_of(const struct board_item *item, bool written_first)
{
    int later = written_first && item->assignment->kind != KIND_WRITTEN ? 2 : 0;
    return later + (item->assignment->place == PLACE_SCHOOL ? 0 : 1);
}

#define ROUNDS 4

static void lay_items(struct board *board, const struct policy *policy)
{
    int free = board->aftercare_minutes;
    bool written_first = policy->aftercare_written_first;

    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < board->item_count; i++) {
            struct board_item *item = &board->items[i];
            if (!is_required(item) || round_of(item, written_first) != round)
                continue;
            bool fits = board->aftercare_minutes > 0 && is_desk_work(policy, item->assignment);
            item->at_school = !fits ? 0 : item->today < free ? item->today : free;
            free -= item->at_school;
            /* Work at school that is none for the service has its time in the day itself. */
            if (item->assignment->place == PLACE_HOME || fits)
                board->home_minutes += item->today - item->at_school;
        }
    }
    board->aftercare_used = board->aftercare_minutes - free;
}

/* Of that day by date, or of its weekday on school days. */
static bool happens(const struct activity *activity, const struct board *board)
{
    if (activity->day != DAY_NONE)
        return activity->day == board->day;
    return board->day_kind == DAY_SCHOOL && activity->weekday == date_weekday(board->day);
}

void board_lay_aftercare(struct board *board, const struct board_input *input, struct arena *arena)
{
    const struct class_profile *profile = input->profile;
    const struct aftercare_time *time =
        profile_aftercare_time(profile, board->day, board->day_kind == DAY_SCHOOL);

    if (time) {
        board->aftercare_minutes = time->minutes;
        board->aftercare_until = time->until;
        board->aftercare_pupils = time->pupils;
    }
    lay_items(board, input->policy);
    if (!profile || profile->activity_count == 0)
        return;
    board->activities = ARENA_ARRAY(arena, profile->activity_count, const char *);
    for (size_t i = 0; i < profile->activity_count; i++)
        if (happens(&profile->activities[i], board))
            board->activities[board->activity_count++] = profile->activities[i].name;
}
