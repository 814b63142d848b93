# src/conf/local.mk: the sources of the floor conf, sorted.
noinst_LTLIBRARIES += libconf.la
libconf_la_LIBADD = $(INIPARSER_LIBS)
libconf_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
