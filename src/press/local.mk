# src/press/local.mk: the sources of the floor press, sorted.
noinst_LTLIBRARIES += libpress.la
libpress_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
libpress_la_LIBADD = $(JANSSON_LIBS)
libpress_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
