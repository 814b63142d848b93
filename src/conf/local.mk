# src/conf/local.mk: the sources of the floor conf, sorted.
noinst_LTLIBRARIES += libconf.la
libconf_la_LIBADD = $(INIPARSER_LIBS)
libconf_la_SOURCES = \
	src/conf/builder.h \
	src/conf/escapes.c \
	src/conf/escapes.h \
	src/conf/faults.c \
	src/conf/faults.h \
	src/conf/files.c \
	src/conf/files.h \
	src/conf/holidays.c \
	src/conf/ini.c \
	src/conf/ini.h \
	src/conf/keys.c \
	src/conf/keys.h \
	src/conf/lexicon.c \
	src/conf/lexicon.h \
	src/conf/mend.c \
	src/conf/pairs.c \
	src/conf/pattern.c \
	src/conf/plain.c \
	src/conf/policy.c \
	src/conf/policy_bounds.c \
	src/conf/policy_warnings.c \
	src/conf/prepass.c \
	src/conf/settings.c \
	src/conf/shipped.c \
	src/conf/stack.c \
	src/conf/subjects.c \
	src/conf/value.c \
	$(NULL)
