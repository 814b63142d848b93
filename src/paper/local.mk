# src/paper/local.mk: the programs that make forms. They stand in the build tree as they will when they are
# installed: libexec/hwboard beside the folder of hwboard.
if HAVE_PANGOCAIRO
pkglibexec_PROGRAMS += libexec/hwboard/hwboard-press
endif
if HAVE_XLSXWRITER
pkglibexec_PROGRAMS += libexec/hwboard/hwboard-workbook
endif

libexec_hwboard_hwboard_press_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(PANGOCAIRO_CFLAGS)
libexec_hwboard_hwboard_press_LDADD = $(press_libs) $(JANSSON_LIBS) $(PANGOCAIRO_LIBS) -lm
libexec_hwboard_hwboard_press_SOURCES = \
	src/paper/draw.c \
	src/paper/draw.h \
	$(paper_fault) \
	src/paper/flow.c \
	src/paper/flow.h \
	src/paper/form.c \
	src/paper/form.h \
	src/paper/main.c \
	src/paper/pages.c \
	src/paper/pages.h \
	src/paper/png.c \
	src/paper/request.c \
	src/paper/request.h \
	src/paper/table.c \
	src/paper/text.c \
	$(NULL)

# fault.c is compiled once for each: objects are named after their program.
libexec_hwboard_hwboard_workbook_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(XLSXWRITER_CFLAGS)
libexec_hwboard_hwboard_workbook_LDADD = $(base_libs) $(JANSSON_LIBS) $(XLSXWRITER_LIBS)
libexec_hwboard_hwboard_workbook_SOURCES = \
	$(paper_fault) \
	src/paper/workbook.c \
	$(NULL)
paper_fault = src/paper/fault.c src/paper/fault.h
