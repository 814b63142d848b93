# src/cli/local.mk: the sources of the floor cli, sorted.
noinst_LTLIBRARIES += libcli.la
libcli_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(where_cppflags)
libcli_la_LIBADD = $(JANSSON_LIBS)
libcli_la_SOURCES = \
	src/cli/act.c \
	src/cli/add.c \
	src/cli/arguments.c \
	src/cli/arguments.h \
	src/cli/board.c \
	src/cli/calendar.c \
	src/cli/check.c \
	src/cli/class.c \
	src/cli/command.h \
	src/cli/commands.c \
	src/cli/commands.h \
	src/cli/copy.c \
	src/cli/details.c \
	src/cli/details.h \
	src/cli/doctor.c \
	src/cli/edit.c \
	src/cli/environment.c \
	src/cli/environment.h \
	src/cli/file.c \
	src/cli/file.h \
	src/cli/habits.c \
	src/cli/help.c \
	src/cli/import.c \
	src/cli/init.c \
	src/cli/list.c \
	src/cli/list.h \
	src/cli/log.c \
	src/cli/mark.c \
	src/cli/options.c \
	src/cli/options.h \
	src/cli/outcome.c \
	src/cli/outcome.h \
	src/cli/output.c \
	src/cli/output.h \
	src/cli/print.c \
	src/cli/program.c \
	src/cli/read.c \
	src/cli/report.c \
	src/cli/review.c \
	src/cli/roles.c \
	src/cli/roles.h \
	src/cli/row.c \
	src/cli/row.h \
	src/cli/search.c \
	src/cli/aftercare.c \
	src/cli/share.c \
	src/cli/star.c \
	src/cli/subject.c \
	src/cli/suggest.c \
	src/cli/syllabus.c \
	src/cli/teacher.c \
	src/cli/term.c \
	src/cli/timetable.c \
	src/cli/undo.c \
	src/cli/upgrade.c \
	src/cli/upgrade.h \
	$(NULL)

# Where the program finds its data when it does not run from a tree (bin/ beside share/).
where_cppflags = -DPKGDATADIR='"$(pkgdatadir)"' -DLOCALEDIR='"$(localedir)"' \
	-DPKGLIBEXECDIR='"$(pkglibexecdir)"'

bin_PROGRAMS += src/hwboard
src_hwboard_CPPFLAGS = $(AM_CPPFLAGS) $(where_cppflags)
src_hwboard_SOURCES = \
	src/cli/main.c \
	$(NULL)
src_hwboard_LDADD = $(cli_libs)

# The manual page, written by the program from its own tables, in both languages.
man1_MANS = hwboard.1
manzhdir = $(mandir)/zh_CN/man1
manzh_DATA = zh_CN/hwboard.1
CLEANFILES += hwboard.1 zh_CN/hwboard.1
write_page = env -i LC_ALL=C.UTF-8 HOME=/nonexistent src/hwboard$(EXEEXT) help --man

hwboard.1: src/hwboard$(EXEEXT)
	$(AM_V_GEN)$(write_page) --lang en >$@.new && mv $@.new $@
zh_CN/hwboard.1: src/hwboard$(EXEEXT) $(mo_catalogue)
	$(AM_V_GEN)$(MKDIR_P) zh_CN && $(write_page) --lang zh >$@.new && mv $@.new $@
