/* rows.c: COUNT assignments as CSV on standard output, of a school of 200 classes over five school
 * years, the same every time. Classes are filled one by one, their last days first, so that the
 * class that is measured has the same homework near its last day whatever COUNT is; the rows come
 * out by day, as they would be entered. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "bench/school.h"

#define SUBJECTS_A_DAY 9

struct filled
{
    int entry_year, number;
    day_t first;        /* from here on it has homework */
    long first_skipped; /* of its first day, what COUNT leaves out */
};

/* Of a row alone: its class's and day's homework is the same in every file. */
static uint32_t dice(const struct filled *class, day_t day, long n, uint32_t which)
{
    uint32_t value = (uint32_t) class->entry_year * 31u + (uint32_t) class->number;

    value = ((value * 4099u + (uint32_t)day) * 17u + (uint32_t)n) * 5u + which;
    value = (value ^ value >> 16) * 0x45d9f3bu;
    value = (value ^ value >> 16) * 0x45d9f3bu;
    return value ^ value >> 16;
}

/* July and August are free. */
static bool has_homework(day_t day)
{
    struct ymd date = date_ymd(day);

    return date_weekday(day) <= FRIDAY && date.month != 7 && date.month != 8;
}

static bool at_school(const struct filled *class, day_t day)
{
    struct ymd date = date_ymd(day);
    int grade = date.year - (date.month < 9) - class->entry_year + 1;

    return grade >= 1 && grade <= BENCH_YEARS_AT_SCHOOL;
}

static void print_row(const struct filled *class, day_t day, long n)
{
    static const char *const subjects[SUBJECTS_A_DAY] = {"语文", "数学", "英语", "科学", "体育",
                                                         "音乐", "美术", "劳动", "语文"};
    static const char *const texts[] = {
        "完成练习册第%u页，书写工整", "背诵课文第%u自然段并默写", "读课外书%u分钟",
        "口算%u题，订正错题",         "“整理笔记”, 第%u单元",
    };
    char iso[DATE_TEXT_BYTES], due[DATE_TEXT_BYTES] = "", text[160];
    uint32_t chance = dice(class, day, n, 0) % 100;

    date_iso(day, iso);
    if (chance < 3)
        date_iso(day + 20, due);
    else if (chance < 10)
        date_iso(day + 3, due);
    snprintf(text, sizeof text, texts[dice(class, day, n, 1) % 5], dice(class, day, n, 2) % 90 + 2);
    printf("%s,%d级小学%d班,%s,%u,\"", iso, class->entry_year, class->number, subjects[n],
           dice(class, day, n, 3) % 12 + 3);
    for (const char *c = text; *c; c++)
        printf(*c == '"' ? "\"\"" : "%c", *c);
    printf("\",%s\n", due);
}

/* The class that is measured comes first. */
static struct filled class_at(int index)
{
    int years = BENCH_LAST_ENTRY - BENCH_FIRST_ENTRY + 1;
    int year = index / BENCH_CLASSES_A_YEAR + BENCH_ENTRY - BENCH_FIRST_ENTRY;

    return (struct filled){.entry_year = BENCH_FIRST_ENTRY + year % years,
                           .number = index % BENCH_CLASSES_A_YEAR + 1};
}

int main(int argc, char **argv)
{
    day_t begin = date_from_ymd(BENCH_FIRST_YEAR, 9, 1);
    day_t end = date_from_ymd(BENCH_LAST_YEAR, 6, 30);
    long left = argc == 2 ? atol(argv[1]) : 0;
    struct filled classes[BENCH_CLASSES];

    for (int i = 0; i < BENCH_CLASSES; i++) {
        struct filled *class = &classes[i];

        *class = class_at(i);
        class->first = end + 1;
        for (day_t day = end; day >= begin && left > 0; day--) {
            if (!has_homework(day) || !at_school(class, day))
                continue;
            class->first = day;
            class->first_skipped = left < SUBJECTS_A_DAY ? SUBJECTS_A_DAY - left : 0;
            left -= SUBJECTS_A_DAY - class->first_skipped;
        }
    }
    puts("date,class,subject,minutes,text,due");
    for (day_t day = begin; day <= end; day++) {
        if (!has_homework(day))
            continue;
        for (int i = 0; i < BENCH_CLASSES; i++) {
            if (day < classes[i].first || !at_school(&classes[i], day))
                continue;
            for (long n = day == classes[i].first ? classes[i].first_skipped : 0;
                 n < SUBJECTS_A_DAY; n++)
                print_row(&classes[i], day, n);
        }
    }
    if (left > 0)
        fprintf(stderr, "%ld rows did not fit into the school\n", left);
    return left > 0;
}
