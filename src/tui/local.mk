# src/tui/local.mk: the sources of the floor tui, sorted.
noinst_LTLIBRARIES += libtui.la
libtui_la_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
libtui_la_LIBADD = $(CURSES_LIBS)
libtui_la_SOURCES = \
	src/tui/app.c \
	src/tui/app.h \
	src/tui/board.c \
	src/tui/board_act.c \
	src/tui/board_draw.c \
	src/tui/board_model.c \
	src/tui/board_model.h \
	src/tui/board_state.h \
	src/tui/canvas.c \
	src/tui/canvas.h \
	src/tui/clock.c \
	src/tui/clock.h \
	src/tui/describe.c \
	src/tui/describe.h \
	src/tui/draft.c \
	src/tui/draft.h \
	src/tui/edit.c \
	src/tui/edit.h \
	src/tui/edit_draw.c \
	src/tui/edit_read.c \
	src/tui/edit_state.h \
	src/tui/editor.c \
	src/tui/editor.h \
	src/tui/entry.c \
	src/tui/entry.h \
	src/tui/entry_draw.c \
	src/tui/entry_read.c \
	src/tui/entry_state.h \
	src/tui/flush.c \
	src/tui/form.c \
	src/tui/form.h \
	src/tui/help.c \
	src/tui/hints.c \
	src/tui/hints.h \
	src/tui/input.c \
	src/tui/input.h \
	src/tui/key.c \
	src/tui/key.h \
	src/tui/left.c \
	src/tui/left.h \
	src/tui/level_words.c \
	src/tui/level_words.h \
	src/tui/line_style.c \
	src/tui/line_style.h \
	src/tui/list.c \
	src/tui/list.h \
	src/tui/loop.c \
	src/tui/pick.c \
	src/tui/request.c \
	src/tui/request.h \
	src/tui/screen.c \
	src/tui/screen.h \
	src/tui/style.h \
	src/tui/tty.c \
	src/tui/tty.h \
	src/tui/tui.h \
	src/tui/view.h \
	src/tui/views.c \
	src/tui/warnings.c \
	src/tui/who.c \
	src/tui/who.h \
	$(NULL)
