# src/press/local.mk: the sources of the floor press, sorted.
noinst_LTLIBRARIES += libpress.la
if HAVE_QRENCODE
qr_source = src/press/qr.c
else
qr_source = src/press/no_qr.c
endif
EXTRA_DIST += \
	src/press/no_qr.c \
	src/press/qr.c \
	$(NULL)

libpress_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(QRENCODE_CFLAGS)
libpress_la_LIBADD = $(JANSSON_LIBS)
libpress_la_SOURCES = \
	src/press/board.c \
	src/press/board_cells.c \
	src/press/cells.c \
	src/press/cells.h \
	src/press/chat.c \
	src/press/classes.c \
	src/press/clean.c \
	src/press/clean.h \
	src/press/csv.c \
	src/press/document.c \
	src/press/document_json.c \
	src/press/document_json.h \
	src/press/external.c \
	src/press/external.h \
	src/press/external_run.c \
	src/press/format.h \
	src/press/habits.c \
	src/press/html.c \
	src/press/html_site.c \
	src/press/html_site.h \
	src/press/ics.c \
	src/press/items.c \
	src/press/items.h \
	src/press/json.c \
	src/press/json_write.c \
	src/press/json_write.h \
	src/press/list.c \
	src/press/notes.c \
	src/press/on_paper.c \
	src/press/on_paper.h \
	src/press/outcome.c \
	src/press/page.c \
	src/press/page.h \
	src/press/parts.c \
	src/press/parts.h \
	src/press/phrase.c \
	src/press/post.c \
	src/press/post.h \
	src/press/press.c \
	src/press/printer.c \
	src/press/reading.c \
	src/press/records.c \
	src/press/report.c \
	src/press/report_cells.c \
	src/press/report_json.c \
	src/press/report_marking.c \
	src/press/sheet.c \
	src/press/suggest.c \
	src/press/table.c \
	src/press/text.c \
	src/press/qr_text.c \
	src/press/words.c \
	$(qr_source) \
	$(NULL)
