# src/service/local.mk: the sources of the floor service, sorted.
noinst_LTLIBRARIES += libservice.la
libservice_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libservice_la_LIBADD = $(JANSSON_LIBS)
libservice_la_SOURCES = \
	src/service/actor.c \
	src/service/aftercare.c \
	src/service/as_of.c \
	src/service/calendar.c \
	src/service/check.c \
	src/service/checks.c \
	src/service/class_profile.c \
	src/service/classes.c \
	src/service/desk.c \
	src/service/doctor.c \
	src/service/event.c \
	src/service/export.c \
	src/service/habits.c \
	src/service/held.c \
	src/service/history.c \
	src/service/homework.c \
	src/service/import.c \
	src/service/init.c \
	src/service/internal.h \
	src/service/keep.c \
	src/service/link.c \
	src/service/marking.c \
	src/service/message.c \
	src/service/news.c \
	src/service/people.c \
	src/service/posting.c \
	src/service/policy.c \
	src/service/read.c \
	src/service/reading.c \
	src/service/report.c \
	src/service/report_build.h \
	src/service/report_marking.c \
	src/service/report_red.c \
	src/service/review.c \
	src/service/rights.c \
	src/service/run.c \
	src/service/school.c \
	src/service/search.c \
	src/service/seats.c \
	src/service/service.c \
	src/service/subjects.c \
	src/service/suggest.c \
	src/service/syllabus.c \
	src/service/teachers.c \
	src/service/terms.c \
	src/service/timetable.c \
	src/service/undo.c \
	src/service/waiting.c \
	src/service/write.c \
	$(NULL)
