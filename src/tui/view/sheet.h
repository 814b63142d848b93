/* What opens view_sheet: the class that is looked at, around the day that is looked at. */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

enum sheet_kind
{
    SHEET_WEEK,
    SHEET_DAYS_OFF, /* a weekend or a holiday, with the school day before it */
    SHEET_DUE,      /* what is handed in or brought on the next school day */
};

struct sheet_argument
{
    enum sheet_kind kind;
};

#endif
