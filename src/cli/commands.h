/* The commands by name: each is defined in the file of its name (small related ones share one). */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_add, command_approve, command_board, command_calendar_add,
    command_calendar_edit, command_calendar_import, command_calendar_list, command_calendar_rm,
    command_check, command_class_add, command_class_edit, command_class_list, command_class_rm,
    command_confirm, command_copy, command_doctor, command_due, command_edit, command_export,
    command_habits, command_habits_import, command_help, command_import, command_init, command_list,
    command_log, command_mark, command_move, command_none, command_open, command_pending,
    command_publish, command_quick, command_read, command_report, command_return, command_rm,
    command_search, command_aftercare_add, command_aftercare_edit, command_aftercare_import,
    command_aftercare_list, command_aftercare_rm, command_aftercare_set, command_share_list,
    command_share_rm, command_share_set, command_star, command_subject_add, command_subject_edit,
    command_subject_list, command_subject_rm, command_suggest, command_syllabus_add,
    command_syllabus_edit, command_syllabus_import, command_syllabus_list,
    command_syllabus_progress, command_syllabus_rm, command_teacher_add, command_teacher_assign,
    command_teacher_edit, command_teacher_list, command_teacher_rm, command_term_add,
    command_term_edit, command_term_list, command_term_rm, command_timetable_add,
    command_timetable_edit, command_timetable_import, command_timetable_list, command_timetable_rm,
    command_undo, command_withdraw;

#endif
