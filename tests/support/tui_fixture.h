/* All views of the terminal face on a school, without a terminal: events in, canvas out. */
#ifndef SUPPORT_TUI_FIXTURE_H
#define SUPPORT_TUI_FIXTURE_H

#include "support/school_fixture.h"
#include "tui/app.h"

struct screen
{
    struct school_fixture school;
    struct tui_options options;
    struct app app;
    struct session other; /* another terminal, of "li" */
};

/* cmocka's: *state is a struct screen, with the board of 3-2 on 24×80 at 16:00 of 2026-11-17. */
int screen_setup(void **state);
int screen_teardown(void **state);
#define SCREEN_TEST(name) cmocka_unit_test_setup_teardown(name, screen_setup, screen_teardown)

extern stamp_t clock_now; /* what the program takes for now */

/* With what waits to be read for it. */
unsigned press(struct screen *screen, uint32_t key);
/* The same, and what it asks for may wait to be read. */
unsigned press_only(struct screen *screen, uint32_t key);
/* As the loop would, until nothing is left to be read. */
void look_through(struct screen *screen);
void type(struct screen *screen, const char *text);
const char *shown(struct screen *screen); /* in the school's arena */
void assert_shown(struct screen *screen, const char *text);
void assert_not_shown(struct screen *screen, const char *text);
/* No wide character is cut. */
void assert_whole_characters(const struct canvas *canvas);
/* On screens of every size: no wide character is cut, and the text is there. */
void every_size(struct screen *screen, const char *must_have);
/* The program ended (what is typed was put away) and begins again. */
void restart(struct screen *screen);

/* What the other one does. */
int64_t add(struct screen *screen, const char *class, const char *subject, int minutes,
            const char *text);
void other_edits(struct screen *screen, int64_t id, int minutes, const char *text);
/* Another's change is seen as the loop would see it. */
void see_changes(struct screen *screen);
struct assignment *stored(struct screen *screen, int64_t id);

#endif
