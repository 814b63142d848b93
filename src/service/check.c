/* The check: what the boards of some classes and days warn of, a line each, red first. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "service/internal.h"

struct check_builder
{
    struct arena *arena;
    struct check_result *result;
    size_t capacity;
};

static struct check_line *add_line(struct check_builder *builder, const struct board *board)
{
    struct check_result *result = builder->result;

    result->lines = arena_grow(builder->arena, result->lines, &builder->capacity, result->count + 1,
                               sizeof *result->lines);
    result->lines[result->count] = (struct check_line){.day = board->day, .class = board->class};
    return &result->lines[result->count++];
}

/* Its sentence is made of the board's numbers where it is written. */
static void add_extra(struct check_builder *builder, const struct board *board, const char *code)
{
    struct check_line *line = add_line(builder, board);

    line->level = LEVEL_NONE;
    line->code = code;
    line->board = board;
}

static void add_board(struct check_builder *builder, const struct board *board, enum lang lang)
{
    for (size_t i = 0; i < board->warning_count; i++) {
        const struct board_warning *warning = &board->warnings[i];
        struct check_line *line = add_line(builder, board);
        line->level = warning->level;
        line->code = board_warning_code(warning);
        line->item = board_warning_item(warning);
        line->text = board_warning_text(warning, lang, builder->arena);
        builder->result->any_red |= warning->level == LEVEL_RED;
        builder->result->any_yellow |= warning->level == LEVEL_YELLOW;
    }
    if (board->pending_count)
        add_extra(builder, board, CHECK_PENDING);
    if (board->aftercare_minutes > 0 && board->aftercare_used + board->home_minutes > 0)
        add_extra(builder, board, CHECK_AFTERCARE);
    /* a red or yellow load counts even where its warning was turned off or re-levelled */
    builder->result->any_red |= board->level == LEVEL_RED;
    builder->result->any_yellow |= board->level == LEVEL_YELLOW;
}

bool service_check(const struct session *session, const struct class *const *classes,
                   size_t class_count, day_t from, day_t to, struct arena *arena,
                   struct check_result *result, struct err *err)
{
    struct board **boards;
    size_t count;
    struct check_builder builder = {.arena = arena, .result = result};
    struct check_line *sorted;
    size_t filled = 0;

    *result = (struct check_result){0};
    if (!service_boards(session, classes, class_count, from, to, arena, &boards, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        add_board(&builder, boards[i], session->moment.lang);
    /* red first, then by day; within a day in the order of the classes, as the boards came */
    sorted = ARENA_ARRAY(arena, result->count, struct check_line);
    for (int level = LEVEL_RED; level >= LEVEL_NONE; level--)
        for (day_t day = from; day <= to; day++)
            for (size_t i = 0; i < result->count; i++)
                if ((int)result->lines[i].level == level && result->lines[i].day == day)
                    sorted[filled++] = result->lines[i];
    result->lines = sorted;
    return true;
}
