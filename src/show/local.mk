# src/show/local.mk: the sources of the floor show.
noinst_LTLIBRARIES += libshow.la
libshow_la_SOURCES = \
	src/show/show.c \
	$(NULL)
