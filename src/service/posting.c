/* What is hung up of a class: which days it is for, what stands on it, and what is due next. */
#include "config.h"

#include "service/internal.h"
#include "service/report.h"

/* What was handed in on the first day is done with: it is not hung up again. */
static void drop_handed_in(struct sheet *sheet)
{
    size_t kept = 0;

    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct assignment *item = sheet->items[i].assignment;
        if (item->due > sheet->first || item->assigned >= sheet->first)
            sheet->items[kept++] = sheet->items[i];
    }
    sheet->item_count = kept;
}

static bool read_sheet(const struct session *session, const struct class *class, day_t first,
                       day_t last, const stamp_t *at, struct arena *arena, struct sheet **sheet,
                       struct err *err)
{
    return at ? service_sheet_as_of(session, class, first, last, *at, arena, sheet, err)
              : service_sheet(session, class, first, last, arena, sheet, err);
}

/* What stood posted then for the day: of its sheet, what is due. */
static bool due_as_of(const struct session *session, const struct class *class, day_t day,
                      stamp_t at, struct arena *arena, struct item_list *list, struct err *err)
{
    struct sheet *sheet;

    if (!service_sheet_as_of(session, class, day, day, at, arena, &sheet, err))
        return false;
    *list = (struct item_list){.items = ARENA_ARRAY(arena, sheet->item_count, struct assignment *)};
    for (size_t i = 0; i < sheet->item_count; i++) {
        const struct assignment *item = sheet->items[i].assignment;
        if (item->due == day)
            list->items[list->count++] = arena_memdup(arena, item, sizeof *item);
    }
    return true;
}

struct posting_days service_posting_days(const struct session *session, const struct class *class,
                                         day_t day)
{
    day_t next = calendar_next_school_day(calendar_for(session, class->id), day);

    return (struct posting_days){.first = day, .last = next > day ? next - 1 : day};
}

bool service_posting(const struct session *session, const struct class *class,
                     struct posting_days days, const stamp_t *at, struct arena *arena,
                     struct posting *posting, struct err *err)
{
    struct board **boards;
    size_t count;

    *posting = (struct posting){
        .due_day = calendar_next_school_day(calendar_for(session, class->id), days.last)};
    if (days.asked || days.last > days.first) {
        if (!read_sheet(session, class, days.first, days.last, at, arena, &posting->sheet, err))
            return false;
        if (!days.asked)
            drop_handed_in(posting->sheet);
    } else {
        if (!boards_of(session, &class, 1, days.first, days.first, at, arena, &boards, &count, err))
            return false;
        posting->board = boards[0];
    }
    return at ? due_as_of(session, class, posting->due_day, *at, arena, &posting->due, err)
              : service_due(session, class, posting->due_day, arena, &posting->due, err);
}
