/* Everything that can be asked for where one is, by name: the words of the keymap, typed in Chinese, by the
 * initials of their pinyin or in English. What is taken is done as its key would do it. */
#include "config.h"

#include <string.h>

#include "base/initials.h"
#include "base/text.h"
#include "tui/list_page.h"

struct palette_row
{
    const char *keys, *word, *what;
    struct view_result result;
};

struct palette
{
    const struct keymap *keys;
    struct arena *arena;
    struct palette_row *rows;
    const char **search;
    size_t count, capacity, search_capacity;
};

static const struct key_scope scopes[] = {{.title = N_("All commands by name"),
                                           .common = COMMON_MOVE | COMMON_PAGE | COMMON_REDRAW,
                                           .typing = true}};
static const struct key_row rows[] = {
    {REQUEST_ACCEPT, "accept", 0, "Enter", N_("do it"), NULL, N_("do the selected one")},
    {REQUEST_BACK, "back", 0, "Esc", N_("back"), NULL, N_("back, nothing done")},
};

enum palette_column
{
    COLUMN_KEYS,
    COLUMN_WORD,
    COLUMN_WHAT,
};
static const struct table_column columns[] = {
    [COLUMN_KEYS] = {.most = {6, 10, 10, 16}, .always = true},
    [COLUMN_WORD] = {.most = {8, 10, 12, 16}, .gap = 2, .always = true},
    [COLUMN_WHAT] = {.gap = 2, .least = 6, .grows = true},
};

static void cell(const void *items, size_t row, size_t column, struct table_cell *cell)
{
    const struct palette_row *it = &((const struct palette_row *)items)[row];

    cell->text = column == COLUMN_KEYS ? it->keys : column == COLUMN_WORD ? it->word : it->what;
    if (column == COLUMN_KEYS)
        cell->style = STYLE_KEY;
}

static const struct table_spec spec = {columns, sizeof columns / sizeof *columns, 1, 3, true, cell};

/* What moves within a screen is under the fingers: it has no name to be looked for. */
static bool has_name(int request)
{
    return request >= REQUEST_FILTER && request != REQUEST_BACK && request != REQUEST_PALETTE;
}

static const char *word_of(const struct palette *palette, const struct binding *binding,
                           enum lang lang)
{
    const char *word = binding_word(palette->keys, binding);

    return *word ? tr(lang, word) : word;
}

static char *said(const struct palette *palette, const struct binding *binding, enum lang lang)
{
    return arena_printf(palette->arena, "%s %s", word_of(palette, binding, lang),
                        tr(lang, binding->row->help));
}

/* What is typed may be the sentence in either language, the name that the settings use, or initials: a line
 * each, so that a name goes before what is said with the same word. */
static char *search_text(const struct palette *palette, const struct binding *binding)
{
    struct arena *arena = palette->arena;
    char *chinese = said(palette, binding, LANG_ZH);

    return arena_printf(arena, "%s\n%s\n%s\n%s\n%s", chinese, said(palette, binding, LANG_EN),
                        binding->row->name, text_initials(arena, chinese, false),
                        text_initials(arena, chinese, true));
}

/* What people also call it who look for their job, not for the screen's name. */
static const char *other_words(const struct binding *binding)
{
    static const struct
    {
        const char *name, *words;
    } others[] = {
        {"add", "写作业 新增 添加 new"},
        {"edit", "改时长 更正"},
        {"withdraw", "删除 取消 delete remove"},
        {"overview", "审核 审批 通过 退回 再报 确认 代录 总览 approve return confirm review"},
        {"morning", "未交 登记 没收 批改 missing seats"},
        {"post", "群消息 发群 微信 公示 PDF message share"},
        {"search", "搜索 以前 过去 find"},
        {"history", "日志 谁改的 log"},
        {"plan", "进度 日程 lessons"},
        {"school", "设置 人员 职务 班长 课代表 任课 学期 settings"},
        {"wall", "投屏 显示 教室 display"},
        {"habits", "五维 问卷 survey"},
        {"who", "换人 登录 账号 login"},
    };

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(binding->row->name, others[i].name) == 0)
            return others[i].words;
    return "";
}

static void add_place(struct palette *palette, struct key_place place, bool of_board)
{
    struct arena *arena = palette->arena;

    for (const struct binding *it = keymap_next(palette->keys, place, NULL); it;
         it = keymap_next(palette->keys, place, it)) {
        if (!has_name(it->request))
            continue;
        palette->rows = arena_grow(arena, palette->rows, &palette->capacity, palette->count + 1,
                                   sizeof *palette->rows);
        palette->search = arena_grow(arena, palette->search, &palette->search_capacity,
                                     palette->count + 1, sizeof *palette->search);
        palette->search[palette->count] =
            arena_printf(arena, "%s\n%s", search_text(palette, it), other_words(it));
        palette->rows[palette->count++] = (struct palette_row){
            .keys = arena_strdup(arena, it->label),
            .word = word_of(palette, it, i18n_spoken()),
            .what = _(it->row->help),
            .result = {.kind = RESULT_REQUEST, .request = it->request, .of_board = of_board}};
    }
}

static void palette_open_view(struct app *app, void *table, const void *given)
{
    struct palette palette = {.keys = &app->keys, .arena = arena_new()};
    const struct key_place *place = given;
    const struct key_place board = {&view_board.keys, 0};

    add_place(&palette, *place, place->set == board.set);
    if (place->set != board.set)
        add_place(&palette, board, true);
    table_renew(table, palette.arena,
                &(struct table_rows){.items = palette.rows,
                                     .count = palette.count,
                                     .size = sizeof *palette.rows,
                                     .texts = palette.search});
}

static const struct list_page page = {.title = N_("All commands by name"), .prompt = ":"};

static unsigned palette_request(struct app *app, void *table, int request)
{
    const struct palette_row *row = table_chosen(table);

    if (request != REQUEST_ACCEPT)
        return EFFECT_NONE;
    return row ? app_give(app, row->result) : EFFECT_HANDLED;
}

const struct view_ops view_palette = {
    .keys = KEYS("palette", scopes, rows),
    LIST_ALONE(&spec),
    .page = &page,
    .open = palette_open_view,
    .request = palette_request,
};
