# src/base/local.mk: the sources of the floor base, sorted.
noinst_LTLIBRARIES += libbase.la
libbase_la_CPPFLAGS = $(AM_CPPFLAGS) $(LIBMD_CFLAGS) $(UTF8PROC_CFLAGS)
libbase_la_LIBADD = $(LIBMD_LIBS) $(UTF8PROC_LIBS)
libbase_la_SOURCES = \
	src/base/arena.c \
	src/base/child.c \
	src/base/csv.c \
	src/base/date.c \
	src/base/date_parse.c \
	src/base/err.c \
	src/base/hash.c \
	src/base/heap.c \
	src/base/i18n.c \
	src/base/initials.c \
	src/base/ics.c \
	src/base/ics_calendar.c \
	src/base/text.c \
	src/base/text_clean.c \
	src/base/text_layout.c \
	src/base/whole_file.c \
	$(NULL)
