/* The five dimensions: their words. */
#include "config.h"

#include "domain/habits.h"

#define ALSO(...)                                                                                  \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

static const struct word dimension_words[DIMENSION_COUNT] = {
    [DIMENSION_HOMEWORK] = {"homework", "作业", "homework", ALSO("作业时间", "作业时长")},
    [DIMENSION_PHONE] = {"phone", "手机", "phone", ALSO("手机时间")},
    [DIMENSION_READING] = {"reading", "阅读", "reading", ALSO("阅读时间")},
    [DIMENSION_SLEEP] = {"sleep", "睡眠", "sleep", ALSO("睡眠时间")},
    [DIMENSION_EXERCISE] = {"exercise", "运动", "exercise", ALSO("锻炼", "体育锻炼")},
};
const struct vocab vocab_dimension = {dimension_words, DIMENSION_COUNT};
