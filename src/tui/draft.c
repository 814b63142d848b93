/* Drafts in the state directory. KEY-FORM-SLOT.draft holds the text, KEY-FORM-SLOT.lock is held by the
 * terminal that types it: flock goes with the process, however it ends. */
#include "config.h"

#include "tui/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/i18n.h"

#define DRAFT_MAX_BYTES (1 << 20)

void draft_init(struct draft *draft, const char *state_dir, const char *database, const char *login,
                const char *form)
{
    char hex[HASH_HEX_BYTES];
    const struct hash_part parts[] = {
        {database ? database : "", database ? strlen(database) : 0},
        {login ? login : "", login ? strlen(login) : 0},
    };

    memset(draft, 0, sizeof *draft);
    draft->lock = -1;
    if (state_dir && strlen(state_dir) < DRAFT_PATH_BYTES / 2)
        snprintf(draft->dir, sizeof draft->dir, "%s", state_dir);
    hash_parts(parts, 2, hex);
    snprintf(draft->key, sizeof draft->key, "%.16s", hex);
    snprintf(draft->form, sizeof draft->form, "%s", form);
}

/* DIR/KEY-FORM-SLOT.SUFFIX */
static char *path_of(const struct draft *draft, const char *slot, const char *suffix,
                     struct arena *arena)
{
    return arena_printf(arena, "%s/%s-%s-%s.%s", draft->dir, draft->key, draft->form, slot, suffix);
}

/* Every directory of the path that is missing; only the person may read them. */
static bool make_directories(const char *dir)
{
    char path[DRAFT_PATH_BYTES];

    snprintf(path, sizeof path, "%s", dir);
    for (char *at = path + 1; *at != '\0'; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (mkdir(path, 0700) != 0 && errno != EEXIST)
            return false;
        *at = '/';
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

static bool refuse(const char *path, struct err *err)
{
    return err_set(err, ERR_STORE, _("the draft cannot be written (%s: %s): typing goes on"), path,
                   err_reason(errno));
}

static bool write_whole(int fd, const char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        ssize_t done = write(fd, text, left);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        text += done;
        left -= (size_t)done;
    }
    return fsync(fd) == 0;
}

static void sync_directory(const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static bool write_file(const char *dir, const char *path, const char *text, struct arena *arena,
                       struct err *err)
{
    char *temporary = arena_printf(arena, "%s.new", path);
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok;

    if (fd < 0)
        return refuse(temporary, err);
    ok = write_whole(fd, text) || refuse(temporary, err);
    if (close(fd) != 0 && ok)
        ok = refuse(temporary, err);
    if (ok && rename(temporary, path) != 0)
        ok = refuse(path, err);
    if (!ok)
        unlink(temporary);
    else
        sync_directory(dir);
    return ok;
}

/* A slot of this terminal's own, locked. */
static bool take_slot(struct draft *draft, struct arena *arena, struct err *err)
{
    uint64_t number = 0;
    char *path;

    if (draft->lock >= 0)
        return true;
    if (!make_directories(draft->dir))
        return refuse(draft->dir, err);
    if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number)
        return refuse(draft->dir, err);
    snprintf(draft->slot, sizeof draft->slot, "%016llx", (unsigned long long)number);
    path = path_of(draft, draft->slot, "lock", arena);
    draft->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (draft->lock < 0)
        return refuse(path, err);
    flock(draft->lock, LOCK_EX | LOCK_NB);
    return true;
}

bool draft_write(struct draft *draft, const char *text, struct err *err)
{
    struct arena *arena;
    bool ok;

    if (draft->dir[0] == '\0')
        return true;
    arena = arena_new();
    ok = take_slot(draft, arena, err) &&
         write_file(draft->dir, path_of(draft, draft->slot, "draft", arena), text, arena, err);
    arena_free(arena);
    return ok;
}

static void release(struct draft *draft, bool drop)
{
    struct arena *arena;

    if (draft->lock < 0)
        return;
    arena = arena_new();
    if (drop)
        unlink(path_of(draft, draft->slot, "draft", arena));
    unlink(path_of(draft, draft->slot, "lock", arena));
    close(draft->lock);
    draft->lock = -1;
    draft->slot[0] = '\0';
    arena_free(arena);
}

void draft_drop(struct draft *draft)
{
    release(draft, true);
}

/* One for all forms, and not among those that are left. */
static char *aside_of(const struct draft *draft, struct arena *arena)
{
    return arena_printf(arena, "%s/%s-last.dropped", draft->dir, draft->key);
}

void draft_put_aside(struct draft *draft)
{
    struct arena *arena = arena_new();

    if (draft->lock >= 0)
        rename(path_of(draft, draft->slot, "draft", arena), aside_of(draft, arena));
    release(draft, true);
    arena_free(arena);
}

void draft_drop_aside(const struct draft *draft)
{
    struct arena *arena = arena_new();

    if (draft->dir[0] != '\0')
        unlink(aside_of(draft, arena));
    arena_free(arena);
}

bool draft_put_back(struct draft *draft)
{
    struct arena *arena = arena_new();
    bool there = draft->dir[0] != '\0' && take_slot(draft, arena, NULL) &&
                 rename(aside_of(draft, arena), path_of(draft, draft->slot, "draft", arena)) == 0;

    draft_leave(draft);
    arena_free(arena);
    return there;
}

void draft_leave(struct draft *draft)
{
    release(draft, false);
}

static char *read_file(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "re");
    struct text_buf buf = {.arena = arena};
    char piece[4096];
    size_t bytes;

    if (!file)
        return NULL;
    while ((bytes = fread(piece, 1, sizeof piece, file)) > 0 && buf.length < DRAFT_MAX_BYTES)
        text_buf_add_bytes(&buf, piece, bytes);
    fclose(file);
    return text_valid_copy(arena, text_buf_str(&buf));
}

/* Whether the terminal of a slot is gone: its lock is free, or not there. */
static bool is_left(const struct draft *draft, const char *slot, struct arena *arena)
{
    char *path = path_of(draft, slot, "lock", arena);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    bool left;

    if (fd < 0)
        return errno == ENOENT;
    left = flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (left)
        unlink(path);
    close(fd);
    return left;
}

/* The slot in a file name of this key and form, or NULL. */
static char *slot_in(const struct draft *draft, const char *name, struct arena *arena)
{
    char *start = arena_printf(arena, "%s-%s-", draft->key, draft->form);
    size_t length = strlen(start);

    if (strncmp(name, start, length) != 0 || strlen(name) != length + 16 + strlen(".draft") ||
        strcmp(name + length + 16, ".draft") != 0)
        return NULL;
    return arena_strndup(arena, name + length, 16);
}

bool draft_take(struct draft *draft, struct arena *arena, char **text)
{
    DIR *dir = draft->dir[0] != '\0' ? opendir(draft->dir) : NULL;
    const struct dirent *entry;

    *text = NULL;
    while (dir && !*text && (entry = readdir(dir))) {
        char *slot = slot_in(draft, entry->d_name, arena);
        char *mine;

        if (!slot || !is_left(draft, slot, arena) || !take_slot(draft, arena, NULL))
            continue;
        /* Of two terminals that look at once, the rename of one succeeds. */
        mine = path_of(draft, draft->slot, "draft", arena);
        if (rename(path_of(draft, slot, "draft", arena), mine) == 0)
            *text = read_file(mine, arena);
    }
    if (dir)
        closedir(dir);
    if (!*text)
        draft_drop(draft);
    return *text != NULL;
}

bool draft_is_left(const struct draft *draft, size_t name_length)
{
    struct arena *arena = arena_new();
    char *start = arena_printf(arena, "%s-%s", draft->key, draft->form);
    size_t before = strlen(draft->key) + 1;
    DIR *dir = draft->dir[0] != '\0' ? opendir(draft->dir) : NULL;
    const struct dirent *entry;
    bool found = false;

    while (dir && !found && (entry = readdir(dir))) {
        struct draft one = *draft;
        char *slot;

        if (strncmp(entry->d_name, start, strlen(start)) != 0 ||
            strlen(entry->d_name) < before + name_length || name_length >= sizeof one.form)
            continue;
        snprintf(one.form, sizeof one.form, "%.*s", (int)name_length, entry->d_name + before);
        slot = slot_in(&one, entry->d_name, arena);
        found = slot && is_left(&one, slot, arena);
    }
    if (dir)
        closedir(dir);
    arena_free(arena);
    return found;
}

bool draft_remember(const struct draft *draft, const char *name, const char *text, struct err *err)
{
    struct arena *arena;
    bool ok;

    if (draft->dir[0] == '\0')
        return true;
    arena = arena_new();
    ok = (make_directories(draft->dir) || refuse(draft->dir, err)) &&
         write_file(draft->dir, arena_printf(arena, "%s/%s.%s", draft->dir, draft->key, name), text,
                    arena, err);
    arena_free(arena);
    return ok;
}

char *draft_recall(const struct draft *draft, const char *name, struct arena *arena)
{
    if (draft->dir[0] == '\0')
        return NULL;
    return read_file(arena_printf(arena, "%s/%s.%s", draft->dir, draft->key, name), arena);
}

void draft_put(struct text_buf *buf, const char *name, const char *value)
{
    text_buf_printf(buf, "%s ", name);
    for (; *value != '\0'; value++)
        if (*value == '\n')
            text_buf_add(buf, "\\n");
        else if (*value == '\\')
            text_buf_add(buf, "\\\\");
        else
            text_buf_add_bytes(buf, value, 1);
    text_buf_add(buf, "\n");
}

char *draft_get(const char *text, const char *name, struct arena *arena)
{
    size_t length = strlen(name);
    struct text_buf buf = {.arena = arena};

    while (text && *text != '\0') {
        size_t line = strcspn(text, "\n");

        if (line > length && strncmp(text, name, length) == 0 && text[length] == ' ') {
            for (size_t i = length + 1; i < line; i++) {
                bool escaped = text[i] == '\\' && i + 1 < line;
                if (escaped)
                    i++;
                text_buf_add_bytes(&buf, escaped && text[i] == 'n' ? "\n" : &text[i], 1);
            }
            return arena_strdup(arena, text_buf_str(&buf));
        }
        text += line + (text[line] != '\0');
    }
    return NULL;
}
