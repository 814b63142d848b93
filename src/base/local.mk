# src/base/local.mk: the sources of the floor base, sorted.
noinst_LTLIBRARIES += libbase.la
libbase_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
