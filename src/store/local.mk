# src/store/local.mk: the sources of the floor store, sorted.
noinst_LTLIBRARIES += libstore.la
libstore_la_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(JANSSON_CFLAGS)
libstore_la_LIBADD = $(SQLITE_LIBS) $(JANSSON_LIBS)
libstore_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
