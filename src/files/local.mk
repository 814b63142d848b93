# src/files/local.mk: the sources of the floor files, sorted.
noinst_LTLIBRARIES += libfiles.la
libfiles_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libfiles_la_LIBADD = $(JANSSON_LIBS)
libfiles_la_SOURCES = \
	src/files/aftercare.c \
	src/files/calendar.c \
	src/files/classworks.c \
	src/files/event.c \
	src/files/file.c \
	src/files/file.h \
	src/files/foreign.c \
	src/files/foreign.h \
	src/files/habits.c \
	src/files/homework.c \
	src/files/homework_row.c \
	src/files/icalendar.c \
	src/files/messages.c \
	src/files/reading.h \
	src/files/school.c \
	src/files/stickyhomeworks.c \
	src/files/syllabus.c \
	src/files/table.c \
	src/files/table.h \
	src/files/taskwarrior.c \
	src/files/timetable.c \
	$(NULL)
