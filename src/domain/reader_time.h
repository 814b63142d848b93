/* Amounts of time, for the file that judges which of them are times (reader_time.c). */
#ifndef DOMAIN_READER_TIME_H
#define DOMAIN_READER_TIME_H

#include "domain/reader_parts.h"

enum unit
{
    UNIT_NONE,
    UNIT_MINUTE,
    UNIT_FEN,
    UNIT_METRE_OR_MINUTE, /* m */
    UNIT_PRIME,           /* 15' */
    UNIT_HOUR,
    UNIT_QUARTER,
};

struct amount
{
    size_t to;
    int minutes;
    enum unit unit;
};

/* 20分钟, 1h30, 半小时; of 20-30分钟, 半小时到一小时 the upper end, of 10+5分钟 the sum. */
bool read_amounts(const struct reader *reader, size_t i, size_t end, struct amount *amount);
/* Where 每 stands in [from, to); to: nowhere. */
size_t find_per(const struct reader *reader, size_t from, size_t to);
/* How often 每篇 counts: 3篇 before it, 共4组 behind it; 0 where nothing says. per: its token. */
int find_count(const struct reader *reader, size_t per, size_t from, size_t to);
/* How many are counted before i, in its line: 2篇各10分钟; 0 where that is not clear. */
int count_before(const struct reader *reader, size_t i);

#endif
