/* The ledger for inspection, written out. */
#ifndef PRESS_REPORT_H
#define PRESS_REPORT_H

#include "press/press.h"
#include "service/report.h"

/* Text: the head with the days by level, the ledger, teachers, shares, red days with what was found,
 * changed and came of it, reviews, corrections, warnings. CSV: the ledger, a row per class, day and
 * subject. */
void press_report(FILE *out, const struct press_style *style, const struct report *report);

#endif
