# src/cli/local.mk: the sources of the floor cli, sorted.
noinst_LTLIBRARIES += libcli.la
libcli_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(where_cppflags)
libcli_la_LIBADD = $(JANSSON_LIBS)
libcli_la_SOURCES = \
	src/cli/arguments.c \
	src/cli/arguments.h \
	src/cli/command.h \
	src/cli/commands.c \
	src/cli/commands.h \
	src/cli/commands/act.c \
	src/cli/commands/add.c \
	src/cli/commands/aftercare.c \
	src/cli/commands/board.c \
	src/cli/commands/calendar.c \
	src/cli/commands/check.c \
	src/cli/commands/class.c \
	src/cli/commands/copy.c \
	src/cli/commands/display.c \
	src/cli/commands/doctor.c \
	src/cli/commands/edit.c \
	src/cli/commands/event.c \
	src/cli/commands/habits.c \
	src/cli/commands/help.c \
	src/cli/commands/hooks.c \
	src/cli/commands/import.c \
	src/cli/commands/init.c \
	src/cli/commands/list.c \
	src/cli/commands/list.h \
	src/cli/commands/log.c \
	src/cli/commands/mark.c \
	src/cli/commands/print.c \
	src/cli/commands/read.c \
	src/cli/commands/report.c \
	src/cli/commands/review.c \
	src/cli/commands/school.c \
	src/cli/commands/search.c \
	src/cli/commands/serve.c \
	src/cli/commands/serve.h \
	src/cli/commands/share.c \
	src/cli/commands/star.c \
	src/cli/commands/subject.c \
	src/cli/commands/suggest.c \
	src/cli/commands/syllabus.c \
	src/cli/commands/teacher.c \
	src/cli/commands/term.c \
	src/cli/commands/timetable.c \
	src/cli/commands/undo.c \
	src/cli/environment.c \
	src/cli/environment.h \
	src/cli/file.c \
	src/cli/file.h \
	src/cli/homework_options.c \
	src/cli/homework_options.h \
	src/cli/hooks.c \
	src/cli/hooks.h \
	src/cli/options.c \
	src/cli/options.h \
	src/cli/outcome.c \
	src/cli/outcome.h \
	src/cli/output.c \
	src/cli/output.h \
	src/cli/print.c \
	src/cli/program.c \
	src/cli/roles.c \
	src/cli/roles.h \
	src/cli/row.c \
	src/cli/row.h \
	src/cli/terminal.c \
	src/cli/terminal.h \
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
# A start looks for every symbol in the libraries' order, and most are of these two. (libtool would move them.)
src_hwboard_LDFLAGS = $(AM_LDFLAGS) -Wl,--push-state,--no-as-needed,-lsqlite3,-lc,--pop-state
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
