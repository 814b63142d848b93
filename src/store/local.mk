# src/store/local.mk: the sources of the floor store, sorted.
noinst_LTLIBRARIES += libstore.la
libstore_la_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) $(JANSSON_CFLAGS)
libstore_la_LIBADD = $(SQLITE_LIBS) $(JANSSON_LIBS)
libstore_la_SOURCES = \
	src/store/change.c \
	src/store/entity.c \
	src/store/entity.h \
	src/store/history.c \
	src/store/migrate.c \
	src/store/migrate.h \
	src/store/private.h \
	src/store/query.c \
	src/store/query.h \
	src/store/read.c \
	src/store/references.c \
	src/store/search.c \
	src/store/search.h \
	src/store/statements.c \
	src/store/statements.h \
	src/store/store.c \
	src/store/upgrade.c \
	src/store/upgrade.h \
	src/store/sqlite/driver.c \
	src/store/sqlite/file.c \
	src/store/sqlite/file.h \
	src/store/sqlite/intact.c \
	src/store/sqlite/intact.h \
	$(NULL)

# The migrations as C, in order of their numbers.
migrations = \
	src/store/migrations/001.sql \
	src/store/migrations/002.sql \
	src/store/migrations/003.sql \
	src/store/migrations/004.sql \
	src/store/migrations/005.sql \
	src/store/migrations/006.sql \
	$(NULL)
nodist_libstore_la_SOURCES = src/store/migration_texts.c
EXTRA_DIST += src/store/embed.awk $(migrations)
CLEANFILES += src/store/migration_texts.c
src/store/migration_texts.c: src/store/embed.awk $(migrations)
	$(AM_V_GEN)$(MKDIR_P) src/store && (cd $(srcdir) && \
	  LC_ALL=C $(AWK) -f src/store/embed.awk $(migrations)) >$@.tmp && mv -f $@.tmp $@
