# src/base/local.mk: the sources of the floor base, sorted.
noinst_LTLIBRARIES += libbase.la
libbase_la_CPPFLAGS = $(AM_CPPFLAGS) $(LIBMD_CFLAGS)
libbase_la_LIBADD = $(LIBMD_LIBS)
libbase_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
