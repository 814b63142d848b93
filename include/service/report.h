/* The ledger for inspection, and the sheet as it was posted. */
#ifndef SERVICE_REPORT_H
#define SERVICE_REPORT_H

#include "domain/report.h"
#include "service/homework.h"

/* The ledger of classes (the right to it is asked for each) over from..to, both included, from one
 * snapshot; the report lives in the arena. ERR_INPUT for a range that is too long or ends before it
 * begins. */
bool service_report(const struct session *session, const struct class *const *classes,
                    size_t class_count, day_t from, day_t to, struct arena *arena,
                    struct report *report, struct err *err);

/* The boards as they stood posted at a time: from the history, not from what is stored now. */
bool service_boards_as_of(const struct session *session, const struct class *const *classes,
                          size_t class_count, day_t from, day_t to, stamp_t at, struct arena *arena,
                          struct board ***boards, size_t *count, struct err *err);
/* One class's sheet of from..to, likewise. */
bool service_sheet_as_of(const struct session *session, const struct class *class, day_t from,
                         day_t to, stamp_t at, struct arena *arena, struct sheet **sheet,
                         struct err *err);

#endif
