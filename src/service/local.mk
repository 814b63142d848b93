# src/service/local.mk: the sources of the floor service, sorted.
noinst_LTLIBRARIES += libservice.la
libservice_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libservice_la_LIBADD = $(JANSSON_LIBS)
libservice_la_SOURCES = \
	src/service/actor.c \
	src/service/as_of.c \
	src/service/calendar_file.c \
	src/service/chain.c \
	src/service/check.c \
	src/service/demo.c \
	src/service/demo.h \
	src/service/doctor.c \
	src/service/export.c \
	src/service/facts.c \
	src/service/history.c \
	src/service/homework.c \
	src/service/import.c \
	src/service/import.h \
	src/service/import_calendar.c \
	src/service/import_classworks.c \
	src/service/import_foreign.c \
	src/service/import_foreign.h \
	src/service/import_row.c \
	src/service/import_row.h \
	src/service/import_sticky.c \
	src/service/import_taskwarrior.c \
	src/service/import_text.c \
	src/service/init.c \
	src/service/internal.h \
	src/service/manage.c \
	src/service/message.c \
	src/service/people.c \
	src/service/plan.c \
	src/service/plan_file.c \
	src/service/read.c \
	src/service/reading.c \
	src/service/report.c \
	src/service/report_build.h \
	src/service/report_red.c \
	src/service/review.c \
	src/service/rights.c \
	src/service/run.c \
	src/service/service.c \
	src/service/suggest.c \
	src/service/survey.c \
	src/service/table_file.c \
	src/service/table_file.h \
	src/service/undo.c \
	src/service/write.c \
	$(NULL)
