/* A folder of INI files for a test, and the shipped assets. */
#include "config.h"

#include "support/conf_fixture.h"

#include <ftw.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

char conf_folder[PATH_MAX];
const char *conf_assets;

static char assets_path[PATH_MAX];

int conf_group_setup(void **state)
{
    (void)state;
    const char *source = getenv("HWBOARD_SRCDIR");
    snprintf(assets_path, sizeof assets_path, "%s/assets", source ? source : ".");
    conf_assets = assets_path;
    const char *tmp = getenv("TMPDIR");
    snprintf(conf_folder, sizeof conf_folder, "%s/hwboard-conf-XXXXXX", tmp ? tmp : "/tmp");
    return mkdtemp(conf_folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

int conf_group_teardown(void **state)
{
    (void)state;
    return nftw(conf_folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

int conf_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (!f)
        return -1;
    f->arena = arena_new();
    f->paths.data_dir = conf_assets;
    *state = f;
    return 0;
}

int conf_teardown(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    free(f);
    return 0;
}

char *conf_write_bytes(struct fixture *f, const char *name, const char *data, size_t bytes)
{
    char *path = arena_printf(f->arena, "%s/%s", conf_folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, bytes, file), bytes);
    assert_int_equal(fclose(file), 0);
    return path;
}

char *conf_write(struct fixture *f, const char *name, const char *text)
{
    return conf_write_bytes(f, name, text, strlen(text));
}

void conf_assert_says(const struct fixture *f, const char *what)
{
    if (!strstr(f->err.message, what))
        fail_msg("“%s” is not in:\n%s", what, f->err.message);
}
