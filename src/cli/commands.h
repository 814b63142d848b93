/* The commands by name, in the order of the help: each is defined in the file of its name (small related
 * ones share one). */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* One a line, so that adding one touches no other. */
/* clang-format off */
#define COMMANDS(X) \
    X(open) \
    X(board) \
    X(due) \
    X(display) \
    X(serve) \
    X(print) \
    X(list) \
    X(search) \
    X(check) \
    X(suggest) \
    X(add) \
    X(quick) \
    X(read) \
    X(none) \
    X(edit) \
    X(copy) \
    X(move) \
    X(publish) \
    X(withdraw) \
    X(confirm) \
    X(rm) \
    X(mark) \
    X(star) \
    X(pending) \
    X(approve) \
    X(return) \
    X(undo) \
    X(hooks_list) \
    X(hooks_test) \
    X(hooks_run) \
    X(log) \
    X(report) \
    X(habits_import) \
    X(habits) \
    X(import) \
    X(export) \
    X(class_add) \
    X(class_list) \
    X(class_edit) \
    X(class_rm) \
    X(class_link) \
    X(subject_add) \
    X(subject_list) \
    X(subject_edit) \
    X(subject_rm) \
    X(teacher_add) \
    X(teacher_list) \
    X(teacher_edit) \
    X(teacher_assign) \
    X(teacher_rm) \
    X(calendar_add) \
    X(calendar_list) \
    X(calendar_edit) \
    X(calendar_rm) \
    X(calendar_import) \
    X(term_add) \
    X(term_list) \
    X(term_edit) \
    X(term_rm) \
    X(event_add) \
    X(event_list) \
    X(event_edit) \
    X(event_rm) \
    X(event_import) \
    X(share_set) \
    X(share_list) \
    X(share_rm) \
    X(syllabus_add) \
    X(syllabus_list) \
    X(syllabus_edit) \
    X(syllabus_rm) \
    X(syllabus_import) \
    X(syllabus_progress) \
    X(timetable_add) \
    X(timetable_list) \
    X(timetable_edit) \
    X(timetable_rm) \
    X(timetable_import) \
    X(aftercare_set) \
    X(aftercare_add) \
    X(aftercare_list) \
    X(aftercare_edit) \
    X(aftercare_rm) \
    X(aftercare_import) \
    X(school_list) \
    X(school_edit) \
    X(init) \
    X(doctor) \
    X(help)
/* clang-format on */

#define DECLARE(name) extern const struct command command_##name;
COMMANDS(DECLARE)
#undef DECLARE

#endif
