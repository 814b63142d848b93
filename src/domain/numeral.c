/* Small numbers as people write them. */
#include "config.h"

#include "domain/numeral.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

#define TEN "十"

/* A digit of 一二..九, or -1; *rest behind it. */
static int chinese_digit(const char *text, const char **rest)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};

    for (int i = 0; i < 9; i++) {
        if (text_starts_with(text, digits[i])) {
            *rest = text + strlen(digits[i]);
            return i + 1;
        }
    }
    return -1;
}

static const char *read_chinese(const char *text, int *value)
{
    const char *rest = text, *units;
    int tens = chinese_digit(text, &rest);
    int digit;

    if (tens < 0) {
        tens = 1;
        if (!text_starts_with(text, TEN))
            return NULL;
    }
    if (!text_starts_with(rest, TEN)) {
        *value = tens;
        return rest;
    }
    units = rest + strlen(TEN);
    digit = chinese_digit(units, &rest);
    *value = tens * 10 + (digit < 0 ? 0 : digit);
    return digit < 0 ? units : rest;
}

const char *numeral_read(const char *text, int *value)
{
    int digits = 0;

    if (!text)
        return NULL;
    *value = 0;
    while (text[digits] >= '0' && text[digits] <= '9') {
        if (digits >= 2)
            return NULL;
        *value = *value * 10 + (text[digits++] - '0');
    }
    return digits > 0 ? text + digits : read_chinese(text, value);
}
