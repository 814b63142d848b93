# src/service/local.mk: the sources of the floor service, sorted.
noinst_LTLIBRARIES += libservice.la
libservice_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(LIBICAL_CFLAGS)
libservice_la_LIBADD = $(JANSSON_LIBS) $(LIBICAL_LIBS)
libservice_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
