# src/tui/local.mk: the sources of the floor tui, sorted.
noinst_LTLIBRARIES += libtui.la
libtui_la_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
libtui_la_LIBADD = $(CURSES_LIBS)
libtui_la_SOURCES = \
	src/tui/app.c \
	src/tui/app.h \
	src/tui/draft.c \
	src/tui/draft.h \
	src/tui/request.c \
	src/tui/request.h \
	src/tui/term/clock.c \
	src/tui/term/clock.h \
	src/tui/term/flush.c \
	src/tui/term/input.c \
	src/tui/term/input.h \
	src/tui/term/key.c \
	src/tui/term/key.h \
	src/tui/term/loop.c \
	src/tui/term/screen.c \
	src/tui/term/screen.h \
	src/tui/term/tty.c \
	src/tui/term/tty.h \
	src/tui/tui.h \
	src/tui/view.h \
	src/tui/view/board.c \
	src/tui/view/board_act.c \
	src/tui/view/board_draw.c \
	src/tui/view/board_model.c \
	src/tui/view/board_model.h \
	src/tui/view/board_state.h \
	src/tui/view/describe.c \
	src/tui/view/describe.h \
	src/tui/view/edit.c \
	src/tui/view/edit.h \
	src/tui/view/edit_draw.c \
	src/tui/view/edit_read.c \
	src/tui/view/edit_state.h \
	src/tui/view/entry.c \
	src/tui/view/entry.h \
	src/tui/view/entry_draw.c \
	src/tui/view/entry_read.c \
	src/tui/view/entry_state.h \
	src/tui/view/help.c \
	src/tui/view/left.c \
	src/tui/view/left.h \
	src/tui/view/level_words.c \
	src/tui/view/level_words.h \
	src/tui/view/line_style.c \
	src/tui/view/line_style.h \
	src/tui/view/pick.c \
	src/tui/view/views.c \
	src/tui/view/warnings.c \
	src/tui/view/who.c \
	src/tui/view/who.h \
	src/tui/widget/canvas.c \
	src/tui/widget/canvas.h \
	src/tui/widget/editor.c \
	src/tui/widget/editor.h \
	src/tui/widget/form.c \
	src/tui/widget/form.h \
	src/tui/widget/hints.c \
	src/tui/widget/hints.h \
	src/tui/widget/list.c \
	src/tui/widget/list.h \
	src/tui/widget/style.h \
	$(NULL)
