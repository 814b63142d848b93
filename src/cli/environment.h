/* What the surroundings of the process say, read once at the start: nobody else calls getenv. */
#ifndef CLI_ENVIRONMENT_H
#define CLI_ENVIRONMENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/i18n.h"

struct environment
{
    const char *config_home; /* $XDG_CONFIG_HOME or ~/.config; NULL where there is no home */
    const char *data_home;   /* $XDG_DATA_HOME or ~/.local/share; NULL likewise */
    const char *state_home;  /* $XDG_STATE_HOME or ~/.local/state; NULL likewise */
    const char *data_dir;    /* .../share/hwboard */
    const char *libexec_dir; /* .../libexec/hwboard: the programs that this one runs */
    const char *locale_dir;  /* .../share/locale */
    const char *locale;      /* the name of the locale for characters; "" = none */
    enum lang lang;          /* what the locale asks for, else Chinese */
    bool dumb;               /* TERM says that nothing can be drawn, or nothing at all */
    bool no_color;           /* NO_COLOR is set */
    bool ascii;              /* HWBOARD_ASCII is set, or the terminal has no other signs */
    bool linux_console;      /* the terminal is the kernel's own: without Chinese characters */
    const char *fixed_now;   /* $SOURCE_DATE_EPOCH, not yet read; NULL */
    const char *login;       /* the name of the user of this process */
};

/* Reads it; strings live in the arena or for the whole process. */
void environment_read(struct arena *arena, struct environment *environment);
/* The time of an operation: $SOURCE_DATE_EPOCH where it is set, else the clock. */
bool environment_now(const struct environment *environment, stamp_t *now, struct err *err);

/* Sets the locale for characters alone (messages ask none): what the environment names, C.UTF-8 where
 * that is C, unset or missing. ERR_INPUT where it names another encoding than UTF-8. */
bool environment_set_locale(const struct environment *environment, struct err *err);

/* The columns of the terminal behind a descriptor, or 80. */
int environment_columns(int descriptor);

#endif
