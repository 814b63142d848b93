/* environment.c: the variables, the user's name, the places of our files, the locale and the clock. */
#include "config.h"

#include "cli/environment.h"

#include <ctype.h>
#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

#define DEFAULT_COLUMNS 80
#define UTF8_LOCALE "C.UTF-8"

/* A variable that is set and not empty, else NULL. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value && *value ? value : NULL;
}

/* A directory of the XDG rules: a relative one is to be ignored. */
static const char *xdg_dir(struct arena *arena, const char *name, const char *home,
                           const char *under_home)
{
    const char *value = variable(name);

    if (value && *value == '/')
        return value;
    return home ? arena_printf(arena, "%s/%s", home, under_home) : NULL;
}

static bool is_dir(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The directory that holds the program's own (…/bin, src of a build tree); "" where it is not known. */
static const char *prefix_dir(struct arena *arena)
{
    char *program = arena_alloc(arena, PATH_MAX);
    ssize_t length = readlink("/proc/self/exe", program, PATH_MAX - 1);

    program[length > 0 ? length : 0] = '\0';
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(program, '/');
        if (!slash)
            return "";
        *slash = '\0';
    }
    return program;
}

/* PREFIX/NAME where that is a directory, else where it was to be installed: one rule for the
 * build tree, a moved tree and an installed program. */
static const char *own_dir(struct arena *arena, const char *prefix, const char *name,
                           const char *installed)
{
    const char *beside = arena_printf(arena, "%s/%s", prefix, name);

    return is_dir(beside) ? beside : installed;
}

/* Whether a name is of this language: "zh", "zh_CN.UTF-8", not "zhuang". */
static bool is_language(const char *name, const char *code)
{
    return strncasecmp(name, code, 2) == 0 && !isalpha((unsigned char)name[2]);
}

/* The language of a locale's name, or of the first of a list of names that is one of ours. */
static bool language_of(const char *names, enum lang *lang)
{
    while (names && *names) {
        bool chinese = is_language(names, "zh");

        if (chinese || is_language(names, "en")) {
            *lang = chinese ? LANG_ZH : LANG_EN;
            return true;
        }
        names = strchr(names, ':');
        if (names)
            names++;
    }
    return false;
}

static const char *first_variable(const char *a, const char *b, const char *c)
{
    const char *value = variable(a);

    if (!value)
        value = variable(b);
    return value ? value : variable(c);
}

void environment_read(struct arena *arena, struct environment *environment)
{
    const struct passwd *user = getpwuid(geteuid());
    const char *home = variable("HOME");
    const char *terminal = variable("TERM");
    const char *locale = first_variable("LC_ALL", "LC_CTYPE", "LANG");
    const char *prefix = prefix_dir(arena);

    if (!home && user && user->pw_dir && *user->pw_dir == '/')
        home = arena_strdup(arena, user->pw_dir);
    environment->config_home = xdg_dir(arena, "XDG_CONFIG_HOME", home, ".config");
    environment->data_home = xdg_dir(arena, "XDG_DATA_HOME", home, ".local/share");
    environment->state_home = xdg_dir(arena, "XDG_STATE_HOME", home, ".local/state");
    environment->data_dir = own_dir(arena, prefix, "share/hwboard", PKGDATADIR);
    environment->libexec_dir = own_dir(arena, prefix, "libexec/hwboard", PKGLIBEXECDIR);
    environment->locale_dir = own_dir(arena, prefix, "share/locale", LOCALEDIR);
    environment->locale = locale ? locale : "";
    environment->lang = LANG_ZH;
    if (!language_of(variable("LANGUAGE"), &environment->lang))
        language_of(first_variable("LC_ALL", "LC_MESSAGES", "LANG"), &environment->lang);
    environment->dumb = !terminal || strcmp(terminal, "dumb") == 0;
    environment->no_color = variable("NO_COLOR");
    environment->ascii = variable("HWBOARD_ASCII") || (terminal && strncmp(terminal, "vt", 2) == 0);
    environment->linux_console = terminal && strcmp(terminal, "linux") == 0;
    environment->fixed_now = getenv("SOURCE_DATE_EPOCH");
    environment->login = user && user->pw_name && *user->pw_name
                             ? text_sanitise(arena, user->pw_name, false, NULL)
                             : arena_printf(arena, "uid-%lu", (unsigned long)geteuid());
}

bool environment_now(const struct environment *environment, stamp_t *now, struct err *err)
{
    const char *text = environment->fixed_now;
    char *end;
    long long seconds;

    if (!text) {
        *now = (stamp_t)time(NULL);
        return true;
    }
    errno = 0;
    seconds = strtoll(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno ||
        seconds >= (long long)DAY_LAST * 24 * 60 * 60)
        return err_set(err, ERR_INPUT,
                       _("SOURCE_DATE_EPOCH is “%s”: give whole seconds since 1970, or unset it"),
                       text);
    *now = (stamp_t)seconds;
    return true;
}

/* Whether a locale's name says an encoding that is not UTF-8: "zh_CN.GBK". Such a terminal would show
 * our output as rubbish even where the locale itself is not installed. */
static bool names_other_encoding(const char *locale)
{
    const char *encoding = strchr(locale, '.');

    if (!encoding)
        return false;
    encoding++;
    return strncasecmp(encoding, "utf-8", 5) != 0 && strncasecmp(encoding, "utf8", 4) != 0;
}

bool environment_set_locale(const struct environment *environment, struct err *err)
{
    const char *set = setlocale(LC_CTYPE, "");
    bool good = true;

    if (names_other_encoding(environment->locale))
        good = false;
    else if (!set || strcmp(set, "C") == 0 || strcmp(set, "POSIX") == 0)
        set = setlocale(LC_CTYPE, UTF8_LOCALE);
    if (set && strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        good = false;
    if (good)
        return true;
    /* In English whatever the language: these letters are the same in every encoding. */
    return err_set(err, ERR_INPUT,
                   "the locale %s does not use UTF-8: choose one that does, such as C.UTF-8",
                   environment->locale);
}

int environment_columns(int descriptor)
{
    struct winsize size;

    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return DEFAULT_COLUMNS;
}
