/* The catalogues of all languages: msgfmt's .mo files, mapped, their sorted tables searched. A file may
 * be missing, cut, of another machine or damaged; what is not sound is said in English. */
#include "config.h"

#include "base/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

#define MO_MAGIC 0x950412deU
#define MO_BYTES_MAX (64 * 1024 * 1024)
/* at most so many values in one sentence */
#define VALUES_MAX 16

/* The head of a .mo file; offsets are from its beginning. Its hash table is not used. */
struct mo_head
{
    uint32_t magic;
    uint32_t revision; /* major in the upper half; 0 and 1 differ in what we do not read */
    uint32_t count;
    uint32_t keys, texts; /* offsets of the two tables, in the same order, keys sorted */
};

struct mo_entry
{
    uint32_t bytes; /* without the NUL behind it */
    uint32_t offset;
};

/* What was found last for a key that stands at an address: most keys are constants of the program, asked
 * for again with every picture. */
#define RECALLED_MOST 1024
struct recalled
{
    const char *key; /* in the catalogue; NULL: nothing */
    const char *text;
};

struct catalogue
{
    const char *name; /* of its folder; NULL: the words of the source are of this language */
    bool opened;
    int error;          /* errno of what could not be read, else 0 */
    const char *mapped; /* NULL where nothing usable is mapped */
    size_t size;
    struct mo_head head;
};

static struct recalled recalled[LANG_COUNT][RECALLED_MOST];
static struct catalogue catalogues[LANG_COUNT] = {[LANG_ZH] = {.name = "zh_CN"}};
static const char *catalogue_folder;
static enum lang spoken = LANG_EN;

/* ---- the file ---- */

static bool catalogue_path(const struct catalogue *catalogue, char path[PATH_MAX])
{
    int bytes = snprintf(path, PATH_MAX, "%s/%s/LC_MESSAGES/%s.mo", catalogue_folder,
                         catalogue->name, PACKAGE);

    return bytes > 0 && bytes < PATH_MAX;
}

/* Maps it; 0, or errno. A file too short for a head is EINVAL. */
static int map_file(const char *path, const char **mapped, size_t *size)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    void *bytes = MAP_FAILED;
    int error = 0;

    if (file < 0)
        return errno;
    if (fstat(file, &status) != 0)
        error = errno;
    else if (!S_ISREG(status.st_mode) || status.st_size < (off_t)sizeof(struct mo_head) ||
             status.st_size > MO_BYTES_MAX)
        error = EINVAL;
    else if ((bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0)) ==
             MAP_FAILED)
        error = errno;
    close(file);
    if (error == 0) {
        *mapped = bytes;
        *size = (size_t)status.st_size;
    }
    return error;
}

/* A string of the file: inside it, and with its NUL; else NULL. */
static const char *string_at(const struct catalogue *catalogue, uint32_t table, uint32_t i,
                             size_t *bytes)
{
    struct mo_entry entry;

    memcpy(&entry, catalogue->mapped + table + (size_t)i * sizeof entry, sizeof entry);
    if (entry.offset >= catalogue->size || entry.bytes >= catalogue->size - entry.offset ||
        catalogue->mapped[(size_t)entry.offset + entry.bytes] != '\0')
        return NULL;
    *bytes = entry.bytes;
    return catalogue->mapped + entry.offset;
}

static bool table_fits(const struct catalogue *catalogue, uint32_t table)
{
    return table <= catalogue->size &&
           catalogue->head.count <= (catalogue->size - table) / sizeof(struct mo_entry);
}

/* Magic, revision, both tables, and the header entry (the empty key), which says UTF-8. */
static bool head_sound(const struct catalogue *catalogue)
{
    const struct mo_head *head = &catalogue->head;
    const char *key, *text;
    size_t bytes;

    if (head->magic != MO_MAGIC || head->revision >> 16 > 1 || head->count == 0 ||
        !table_fits(catalogue, head->keys) || !table_fits(catalogue, head->texts))
        return false;
    key = string_at(catalogue, head->keys, 0, &bytes);
    if (!key || *key)
        return false;
    text = string_at(catalogue, head->texts, 0, &bytes);
    return text && strstr(text, "charset=UTF-8");
}

static void close_catalogue(struct catalogue *catalogue)
{
    if (catalogue->mapped) {
        munmap((void *)(uintptr_t)catalogue->mapped, catalogue->size);
        memset(recalled[catalogue - catalogues], 0, sizeof recalled[0]);
    }
    catalogue->mapped = NULL;
    catalogue->opened = false;
}

static struct catalogue *open_catalogue(enum lang lang)
{
    struct catalogue *catalogue = &catalogues[lang];
    char path[PATH_MAX];

    if (catalogue->opened || !catalogue->name || !catalogue_folder)
        return catalogue;
    catalogue->opened = true;
    catalogue->error = catalogue_path(catalogue, path)
                           ? map_file(path, &catalogue->mapped, &catalogue->size)
                           : ENAMETOOLONG;
    if (catalogue->error)
        return catalogue;
    memcpy(&catalogue->head, catalogue->mapped, sizeof catalogue->head);
    if (!head_sound(catalogue)) {
        close_catalogue(catalogue);
        catalogue->opened = true;
        catalogue->error = EINVAL;
    }
    return catalogue;
}

/* ---- the values of a sentence ---- */

/* What printf takes for each % of a text, in the order of the values. */
struct values
{
    size_t count;
    uint32_t kinds[VALUES_MAX]; /* length modifiers and conversion; 0: not asked for */
};

static bool add_value(struct values *values, size_t place, uint32_t kind)
{
    if (place >= VALUES_MAX)
        return false;
    values->kinds[place] = kind;
    if (values->count <= place)
        values->count = place + 1;
    return true;
}

/* The number before a $ (or a width); *at goes behind it. */
static size_t read_number(const char **at)
{
    size_t number = 0;

    for (; **at >= '0' && **at <= '9'; (*at)++)
        number = number > VALUES_MAX ? number : number * 10 + (size_t)(**at - '0');
    return number;
}

/* The values of one % and what follows it; *next is the place of the next that says none. */
static bool read_value(const char **at, size_t *next, struct values *values)
{
    const char *start = *at;
    size_t place = read_number(at);
    uint32_t kind = 0;

    if (**at == '$' && place > 0) {
        (*at)++;
    } else {
        place = 0;
        *at = start;
    }
    for (*at += strspn(*at, "-+ #0'"); **at && strchr("0123456789.*", **at); (*at)++)
        if (**at == '*' && !add_value(values, (*next)++, 'd'))
            return false;
    for (; **at && strchr("hlLqjzt", **at); (*at)++)
        kind = kind << 8 | (unsigned char)**at;
    if (!**at)
        return false;
    kind = kind << 8 | (unsigned char)(**at == 'i' ? 'd' : **at);
    (*at)++;
    return add_value(values, place > 0 ? place - 1 : (*next)++, kind);
}

static bool read_values(const char *text, struct values *values)
{
    size_t next = 0;

    *values = (struct values){0};
    while ((text = strchr(text, '%'))) {
        text++;
        if (*text == '%')
            text++;
        else if (!read_value(&text, &next, values))
            return false;
    }
    return true;
}

/* Whether a translation takes from printf what the source's words take: a damaged one must not. */
static bool same_values(const char *key, const char *text)
{
    struct values wanted, there;

    if (!strchr(key, '%') && !strchr(text, '%'))
        return true;
    return read_values(key, &wanted) && read_values(text, &there) && wanted.count == there.count &&
           memcmp(wanted.kinds, there.kinds, wanted.count * sizeof *wanted.kinds) == 0;
}

/* ---- looking up ---- */

/* The translation at a place of the table; NULL where it is empty or not sound. */
static const char *text_at(const struct catalogue *catalogue, uint32_t i, const char *key)
{
    size_t bytes;
    const char *text = string_at(catalogue, catalogue->head.texts, i, &bytes);

    if (!text || !*text)
        return NULL;
    bytes = strlen(text); /* the first form; Chinese has no other */
    return text_valid_prefix(text, bytes) == bytes && same_values(key, text) ? text : NULL;
}

/* By halves, which asks for a dozen keys of the file; *found: the key where it stands there. */
static const char *search(const struct catalogue *catalogue, const char *key, const char **found)
{
    uint32_t low = 0, high = catalogue->head.count;
    size_t bytes;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *there = string_at(catalogue, catalogue->head.keys, middle, &bytes);
        int order = there ? strcmp(key, there) : 0;

        if (!there)
            return NULL;
        if (order == 0) {
            *found = there;
            return text_at(catalogue, middle, key);
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const char *find(const struct catalogue *catalogue, const char *key)
{
    struct recalled *last;
    const char *there, *text;

    if (!catalogue->mapped)
        return NULL;
    last =
        &recalled[catalogue - catalogues][((uintptr_t)key ^ (uintptr_t)key >> 10) % RECALLED_MOST];
    if (last->key && strcmp(last->key, key) == 0)
        return last->text;
    text = search(catalogue, key, &there);
    if (text)
        *last = (struct recalled){there, text};
    return text;
}

const char *i18n_find(enum lang lang, const char *key, const char *text)
{
    const char *found = *key ? find(open_catalogue(lang), key) : NULL;

    return found ? found : text;
}

const char *tr(enum lang lang, const char *text)
{
    return i18n_find(lang, text, text);
}

const char *tr_n(enum lang lang, const char *one, const char *many, unsigned long n)
{
    return i18n_find(lang, one, n == 1 ? one : many);
}

/* ---- the process ---- */

void i18n_open(const char *folder)
{
    for (size_t lang = 0; lang < LANG_COUNT; lang++)
        close_catalogue(&catalogues[lang]);
    catalogue_folder = folder;
}

void i18n_speak(enum lang lang)
{
    spoken = lang;
}

enum lang i18n_spoken(void)
{
    return spoken;
}

/* ---- the doctor's look ---- */

/* Every entry: its strings, the order of the keys, and what its translation takes. */
static bool entry_sound(const struct catalogue *catalogue, uint32_t i)
{
    size_t bytes;
    const char *key = string_at(catalogue, catalogue->head.keys, i, &bytes);
    const char *before = i > 0 ? string_at(catalogue, catalogue->head.keys, i - 1, &bytes) : NULL;

    if (!key || (before && strcmp(before, key) >= 0))
        return false;
    return i == 0 || text_at(catalogue, i, key);
}

bool i18n_check(enum lang lang, struct err *err)
{
    struct catalogue *catalogue = open_catalogue(lang);
    char path[PATH_MAX];

    if (!catalogue->name)
        return true;
    if (!catalogue_folder || !catalogue_path(catalogue, path))
        return err_set(err, ERR_STORE, _("the folder of the languages is not known"));
    if (catalogue->error == EINVAL)
        return err_set(err, ERR_STORE, _("%s holds no messages"), path);
    if (catalogue->error)
        return err_set(err, ERR_STORE, _("%s cannot be read (%s)"), path,
                       err_reason(catalogue->error));
    for (uint32_t i = 0; i < catalogue->head.count; i++)
        if (!entry_sound(catalogue, i))
            return err_set(err, ERR_STORE, _("%s is damaged at message %u"), path, (unsigned)i);
    return true;
}
