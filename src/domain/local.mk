# src/domain/local.mk: the sources of the floor domain, sorted.
noinst_LTLIBRARIES += libdomain.la
libdomain_la_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS)
libdomain_la_LIBADD = $(PCRE2_LIBS)
libdomain_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
