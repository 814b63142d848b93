/* The words that the reader knows, and the lexicon that finds them. */
#ifndef DOMAIN_READER_WORDS_H
#define DOMAIN_READER_WORDS_H

#include <stdint.h>

#include "domain/reader.h"

/* ---- classes of words: bits; one word may be of several ---- */

typedef uint64_t classes_t;
enum reader_word
{
    C_DAY,       /* 今天=0 明天=1; value: days after */
    C_WEEKDAY,   /* 周 星期: a numeral follows */
    C_WEEKREF,   /* 下周=1 本周=0: weeks after */
    C_PART,      /* 早上 放学: between a day and handing in */
    C_BEFORE,    /* 前 之前 */
    C_BETWEEN,   /* 统一 记得: between a day and handing in */
    C_HAND,      /* 交 收 检查 */
    C_DEADLINE,  /* 截止 最晚: leads a day */
    C_AFTER,     /* 假期后 开学: the first day behind the next holiday */
    C_LESSON,    /* 下节课 */
    C_WEEKEND,   /* 本周内 周末前: the week's last school day */
    C_SCHOOLEND, /* 放学前 */
    C_PLACE,     /* 校内 课后服务 */
    C_STUDY,     /* 晚自习: a place in senior schools */
    C_DONE,      /* 完成 */
    C_LEFT,      /* 没做完 剩下: governs what is done at school */
    C_HOME,      /* 回家 */
    C_OPTIONAL,  /* 选做 */
    C_REQUIRED,  /* 必做 */
    C_TIER,      /* 基础层, A层; value: enum tier */
    C_TIER_SOFT, /* 基础题: a tier only as a heading */
    C_NEG,       /* 无 没有 */
    C_HOMEWORK,  /* 作业 家庭作业 */
    C_TODAY,     /* 今天 周末 国庆: what homework is named after */
    C_FILL,      /* 的 了 已 都 */
    C_GREET,     /* 家长好 收到 谢谢 */
    C_POLITE,    /* goes with greetings */
    C_HEADING,   /* 公示 清单 如下 */
    C_TABLE,     /* 学科 时长: heads of columns */
    C_SUM,       /* 总时长 合计 */
    C_MINUTE,
    C_FEN,
    C_HOUR,
    C_QUARTER,
    C_HALF,
    C_NUM,   /* 一=1 十=10 */
    C_LEAD,  /* 约 用时 */
    C_TOTAL, /* 共 合计 */
    C_TAIL,  /* 左右 以内 */
    C_EACH,  /* 每天 */
    C_PER,   /* 每 */
    C_LIMIT, /* 限时 */
    C_DRILL, /* 跳绳 演讲: what N分钟 may be the name of */
    C_SCORE, /* 满分 得; 节约=1 休息=1: a time behind it is its object */
    C_NUMBERING,
    C_WRITE,        /* verbs of written work */
    C_WORK,         /* 做 完成: written where the object is on paper */
    C_PAPER,        /* objects on paper: 练习册 卷 题 */
    C_WRITTEN_NOUN, /* written work by itself: 作文 听写 */
    C_ORAL,
    C_READ, /* 读 看: reading of a book, else oral */
    C_BOOK,
    C_PREVIEW,
    C_INQUIRY,
    C_SPORT,
    C_ART,
    C_LABOR,
    C_RECORD, /* 记录表: written only where it is asked for */
    C_BRING,
    C_SLIP,      /* 回执 同意书: what is returned */
    C_EVENT,     /* 家长会 测验: what is to be known */
    C_CLASSWIDE, /* 校服: a matter of the class */
    C_REMARK,    /* 要求 字迹: about the work above */
    C_COURSE,    /* 书法 心理: courses that may be no subject here */
    C_COUNT,
};
#define CLASS(name) ((classes_t)1 << (C_##name))
_Static_assert(C_COUNT <= 64, "a class is a bit");

struct lexeme
{
    const char *text; /* folded */
    size_t length;
    classes_t classes;
    int value;
    const struct subject *subject;
    bool slip;           /* the subject's name mistyped */
    struct lexeme *next; /* of the same first character, shorter */
};
/* The longest word that the folded text begins with; NULL. */
const struct lexeme *lexicon_match(const struct reader_lexicon *lexicon, const char *folded);
/* The same, unless a shorter word with the one behind it reaches further: 语文·书面作业, not 语文书·面. */
const struct lexeme *lexicon_best(const struct reader_lexicon *lexicon, const char *folded);
/* The subject that one character stands for before a colon (语 数 英); NULL. */
const struct subject *lexicon_short(const struct reader_lexicon *lexicon, const char *folded);

/* A row of the table of words (reader_words.c): words parted by spaces, each with =VALUE if need be. */
struct word_row
{
    classes_t classes;
    const char *words;
};
extern const struct word_row reader_words[];
extern const size_t reader_word_rows;

static inline bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

#endif
