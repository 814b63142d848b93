/* The themes of the screens, as [ui] theme names them. */
#ifndef CONF_THEME_H
#define CONF_THEME_H

enum conf_theme
{
    CONF_THEME_AUTO, /* reads on a dark and on a light ground */
    CONF_THEME_DARK,
    CONF_THEME_LIGHT,
    CONF_THEME_CONTRAST,
    CONF_THEME_MONO,
};

#endif
