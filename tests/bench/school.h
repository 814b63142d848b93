/* school.h: the school that is measured: 20 classes a year, five school years of homework. */
#ifndef BENCH_SCHOOL_H
#define BENCH_SCHOOL_H

#define BENCH_FIRST_YEAR 2021
#define BENCH_LAST_YEAR 2026
#define BENCH_YEARS_AT_SCHOOL 6
#define BENCH_FIRST_ENTRY 2016
#define BENCH_LAST_ENTRY 2025
#define BENCH_CLASSES_A_YEAR 20
#define BENCH_CLASSES ((BENCH_LAST_ENTRY - BENCH_FIRST_ENTRY + 1) * BENCH_CLASSES_A_YEAR)

/* The class and day that are measured: a Wednesday of its fifth year. */
#define BENCH_ENTRY 2021
#define BENCH_CLASS "2021级小学1班"
#define BENCH_DATE "2026-06-24"

/* The database of a school of so many rows, made where it is not there yet; to be freed. */
char *bench_school(long rows);
/* A copy of it, made anew: for who types in it whatever there is to type; to be freed. */
char *bench_school_copy(long rows);
/* Makes one at `db`; returns how long the import took, in seconds. */
double bench_fill(const char *db, long rows);

#endif
