/* Every size and bound of the program, in one place. Minutes, days, bytes or characters as named. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define ERR_MESSAGE_BYTES 4096

#define TEXT_MAX_CHARS 2000  /* an assignment's text, after trimming */
#define NAME_MAX_CHARS 60    /* a class's, subject's, teacher's, unit's name */
#define WHY_MAX_CHARS 500    /* a reason */
#define MINUTES_MIN 1        /* rule 3.2; a notice has 0 */
#define PART_MAX_MINUTES 600 /* rule 3.2: a part is at most 600 minutes */
#define SPAN_MAX_DAYS 100    /* rule 3.2: the due day is at most A + 100 */
#define SHORT_SPAN_DAYS 7    /* spans up to this are found by the assigned day alone */
#define MINUTES_MAX (PART_MAX_MINUTES * SPAN_MAX_DAYS)
#define GRADE_MAX 12
#define STAGE_MAX 3
#define STAGE_YEARS_MAX 9
#define CLASS_NUMBER_MAX 99
#define CLASS_SIZE_MAX 200
#define ENTRY_YEAR_MIN 1950
#define ENTRY_YEAR_MAX 2200
#define POLICY_PATHS_MAX 12
#define SUBJECTS_MAX 128
#define POSITION_MAX 1000        /* units of a grade and subject */
#define PERIOD_MAX 30            /* lessons of a day */
#define CALENDAR_SEARCH_DAYS 400 /* how far the next school day is looked for */
#define RANGE_MAX_DAYS 400       /* --from --to */
#define EVENT_MAX_DAYS 100       /* from the first to the last day of an event */
#define EVENT_TEXT_MAX_CHARS 100

#define CSV_QUOTE_MAX_BYTES 10000 /* a quote open longer than this is an error of its first line */
#define CSV_COLUMNS_MAX 64
#define IMPORT_ERRORS_SHOWN 200
#define CONF_LINE_MAX_BYTES 1000
#define CONF_FILE_MAX_BYTES (1 << 20)

#define SCREEN_MIN_COLS 20
#define SCREEN_MIN_ROWS 5

#endif
