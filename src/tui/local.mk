# src/tui/local.mk: the sources of the floor tui, sorted.
noinst_LTLIBRARIES += libtui.la
libtui_la_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
libtui_la_LIBADD = $(CURSES_LIBS)
libtui_la_SOURCES = \
	src/placeholder.c \
	$(NULL)
