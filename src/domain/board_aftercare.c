/* After-school service (rule 3.10): the day's homework is laid into its minutes in the policy's
 * order; what does not fit is left for home. */
#include "config.h"

#include "domain/board_aftercare.h"

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

static void lay_items(struct board *board, bool written_first)
{
    int free = board->aftercare_minutes;

    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < board->item_count; i++) {
            struct board_item *item = &board->items[i];
            if (!is_required(item) || round_of(item, written_first) != round)
                continue;
            item->at_school = item->today < free ? item->today : free;
            free -= item->at_school;
            /* Where there is no service, work at school has its time in the day itself. */
            if (item->assignment->place == PLACE_HOME || board->aftercare_minutes > 0)
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

    board->aftercare_minutes =
        profile_aftercare(profile, board->day, board->day_kind == DAY_SCHOOL);
    lay_items(board, input->policy->aftercare_written_first);
    if (!profile || profile->activity_count == 0)
        return;
    board->activities = ARENA_ARRAY(arena, profile->activity_count, const char *);
    for (size_t i = 0; i < profile->activity_count; i++)
        if (happens(&profile->activities[i], board))
            board->activities[board->activity_count++] = profile->activities[i].name;
}
