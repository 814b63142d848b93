/* What waits for who acts: read when it is asked for and in idle moments, counted in the head of every view. */
#ifndef TUI_WAITS_H
#define TUI_WAITS_H

#include "service/waiting.h"
#include "tui/widget/canvas.h"

struct app;

struct waits
{
    struct waiting_list list;
    bool begun; /* since the last reading */
    bool known;
    size_t count; /* as of when it was last complete */
};

/* Something was read anew: what waits in the classes that are news is to be, too. */
void waits_renew(struct app *app);
/* Goes on for about so long. False: nothing was left, the picture stays as it is. */
bool waits_go_on(struct app *app, int milliseconds);
void waits_done(struct app *app);
/* The columns that it takes in the head, with those free beside it; 0: nothing waits. */
int waits_width(const struct app *app, const struct canvas *canvas);
/* 待办 4, in the first row, where the view left room. */
void waits_draw(const struct app *app, struct canvas *canvas);

#endif
