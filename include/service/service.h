/* The door of the house: what a person may do, one function a use-case. The rights table is asked, then
 * one snapshot is read or one change written with its history; faces see this and values of the domain,
 * nothing below. Which header holds what:
 *
 *   session.h    opening a school; who acts and when; rights; what a class or subject text names
 *   homework.h   boards, lists, the check; add, edit, move, withdraw …; review; suggestions
 *   waiting.h    what waits for somebody
 *   link.h       links that let others read a class's page
 *   marking.h    handing in, marking, exemplars; search
 *   reading.h    what a teacher writes, read and set
 *   history.h    the log, a row in words, undo
 *   bulk.h       homework from files and to files
 *   school.h     making a school; classes, subjects, calendar, terms; the doctor
 *   people.h     teachers, what they teach, roles
 *   syllabus.h   shares, syllabus, progress
 *   timetable.h  lessons of a class
 *   aftercare.h  after-school care
 *   event.h      tests, trips, games days
 *   habits.h     the five dimensions
 *   report.h     the ledger; boards as they once stood
 */
#ifndef SERVICE_SERVICE_H
#define SERVICE_SERVICE_H

#include "service/aftercare.h"
#include "service/bulk.h"
#include "service/event.h"
#include "service/habits.h"
#include "service/history.h"
#include "service/homework.h"
#include "service/link.h"
#include "service/marking.h"
#include "service/people.h"
#include "service/reading.h"
#include "service/report.h"
#include "service/school.h"
#include "service/session.h"
#include "service/syllabus.h"
#include "service/timetable.h"
#include "service/waiting.h"

#endif
