/* A table from a spreadsheet, pasted into the grid of the five dimensions. */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "domain/habits.h"
#include "tui/view/habits_state.h"

/* The fields of a line: between tabs where it has any, else between commas, else between spaces. */
static size_t split(char *line, char **fields, size_t most)
{
    const char mark = strchr(line, '\t') ? '\t' : strchr(line, ',') ? ',' : ' ';
    size_t count = 0;

    while (count < most) {
        char *end = strchr(line, mark);

        fields[count++] = line;
        if (!end)
            break;
        *end = '\0';
        line = end + 1;
    }
    return count;
}

#define SEAT_COLUMN (-1)
#define NO_COLUMN (-2)
#define FIELDS_MAX 16

/* Which column of the grid a head names. */
static int column_of(const char *head)
{
    static const char *const seats[] = {"座号", "座位", "座位号", "学号", "序号", "号", "seat"};
    int dimension = vocab_find(&vocab_dimension, head);

    for (size_t i = 0; i < sizeof seats / sizeof *seats; i++)
        if (strcmp(head, seats[i]) == 0)
            return SEAT_COLUMN;
    return dimension >= 0 ? dimension : NO_COLUMN;
}

struct pasting
{
    struct arena *arena;
    struct habits_state *state;
    struct habits_grid grid; /* as it becomes */
    int columns[FIELDS_MAX]; /* of each field */
    bool headed;
    int row;
    int cells;
};

/* A head names a column or more and holds no number; what it does not know (a name, a day) is left out. */
static bool is_head(struct pasting *pasting, char **fields, size_t count)
{
    bool named = false, minutes = false;

    if (pasting->state->by_hands)
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *field = text_trim(pasting->arena, fields[i]);
        uint32_t number;

        if (text_parse_uint(field, INT32_MAX, &number))
            return false;
        pasting->columns[i] = column_of(field);
        named = named || pasting->columns[i] != NO_COLUMN;
        minutes = minutes || pasting->columns[i] >= 0;
    }
    pasting->headed = minutes;
    return named;
}

static bool paste_field(struct pasting *pasting, const char *field, int row, int col,
                        struct err *err)
{
    struct habits_state *state = pasting->state;
    int most = state->by_hands ? state->seat_count : HABIT_MAX_MINUTES;
    uint32_t number;

    if (*field == '\0')
        return true;
    if (!text_parse_uint(field, (uint32_t)most, &number))
        return err_set(err, ERR_INPUT, _("“%s” is no number up to %d: nothing was pasted"),
                       text_fit(pasting->arena, field, 20), most);
    if (row < 0 || row >= habits_rows(state) || col >= habits_columns(state))
        return err_set(err, ERR_INPUT,
                       _("there are more rows or columns than the table has: nothing was pasted"));
    *(state->by_hands ? &pasting->grid.hands[row][col] : &pasting->grid.seats[row + 1][col]) =
        (int)number;
    pasting->cells++;
    return true;
}

/* Without a head six numbers are a seat and its minutes, fewer go from the cursor on. */
static bool paste_line(struct pasting *pasting, char **fields, size_t count, struct err *err)
{
    struct habits_state *state = pasting->state;
    bool seats = !pasting->headed && !state->by_hands && count > DIMENSION_COUNT;
    int row = pasting->row++;

    for (size_t i = 0; i < count; i++) {
        int col = pasting->headed ? pasting->columns[i] : seats ? (int)i - 1 : state->col + (int)i;
        const char *field = text_trim(pasting->arena, fields[i]);
        uint32_t seat;

        if (col == SEAT_COLUMN && !text_parse_uint(field, CLASS_SIZE_MAX, &seat))
            return err_set(err, ERR_INPUT, _("“%s” is no seat: nothing was pasted"),
                           text_fit(pasting->arena, field, 20));
        if (col == SEAT_COLUMN)
            row = (int)seat - 1;
        else if (col >= 0 && !paste_field(pasting, field, row, col, err))
            return false;
    }
    return true;
}

/* The next line without its end, or NULL; an empty one is a row that says nothing. */
static char *next_line(char **rest)
{
    char *line = *rest, *end;

    if (!line || *line == '\0')
        return NULL;
    end = strchr(line, '\n');
    *rest = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return line;
}

/* Lines as they were: terminals send CR LF as two ends. Where every end is doubled, it was one. */
static void plain_ends(char *text)
{
    bool doubled = true;
    char *to = text;

    for (const char *at = text; *at != '\0'; at++)
        if (*at != '\r')
            *to++ = *at;
    *to = '\0';
    for (const char *at = strchr(text, '\n'); at && doubled;
         at = doubled ? strchr(at + 2, '\n') : at)
        doubled = at[1] == '\n';
    if (!doubled)
        return;
    to = text;
    for (const char *at = text; *at != '\0'; at++) {
        *to++ = *at;
        at += *at == '\n';
    }
    *to = '\0';
}

bool habits_paste(struct app *app, struct habits_state *state, const char *text)
{
    struct pasting pasting = {
        .arena = arena_new(), .state = state, .grid = state->grid, .row = state->row};
    bool good = true, first = true;
    char *rest = text_fold(pasting.arena, text), *line;
    struct err err;

    err_clear(&err);
    plain_ends(rest);
    while (good && (line = next_line(&rest))) {
        char *fields[FIELDS_MAX];
        size_t count = split(line, fields, FIELDS_MAX);

        if (!first || !is_head(&pasting, fields, count))
            good = paste_line(&pasting, fields, count, &err);
        else if (pasting.headed)
            pasting.row = 0;
        first = false;
    }
    if (!good) {
        app_say_err(app, &err);
    } else {
        state->grid = pasting.grid;
        habits_typed(app, state);
        app_say(app, STYLE_PLAIN, _("%d numbers pasted, not saved yet"), pasting.cells);
    }
    arena_free(pasting.arena);
    return good;
}
