# src/paper/local.mk: hwboard-press, the program that lays documents out on paper. It stands in the build
# tree as it will when it is installed: libexec/hwboard beside the folder of hwboard.
if HAVE_PANGOCAIRO
pkglibexec_PROGRAMS += libexec/hwboard/hwboard-press
endif
if HAVE_XLSXWRITER
workbook_source = src/paper/workbook.c
else
workbook_source = src/paper/no_workbook.c
endif
if HAVE_QRENCODE
qr_source = src/paper/qr.c
else
qr_source = src/paper/no_qr.c
endif
EXTRA_DIST += \
	src/paper/no_qr.c \
	src/paper/no_workbook.c \
	src/paper/qr.c \
	src/paper/workbook.c \
	$(NULL)
libexec_hwboard_hwboard_press_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(PANGOCAIRO_CFLAGS) $(XLSXWRITER_CFLAGS) \
	$(QRENCODE_CFLAGS)
libexec_hwboard_hwboard_press_LDADD = $(press_libs) $(JANSSON_LIBS) $(PANGOCAIRO_LIBS) $(XLSXWRITER_LIBS) \
	$(QRENCODE_LIBS)
libexec_hwboard_hwboard_press_SOURCES = \
	src/paper/draw.c \
	src/paper/draw.h \
	src/paper/fault.h \
	src/paper/flow.c \
	src/paper/flow.h \
	src/paper/form.c \
	src/paper/form.h \
	src/paper/main.c \
	src/paper/pages.c \
	src/paper/pages.h \
	src/paper/png.c \
	src/paper/qr.h \
	src/paper/request.c \
	src/paper/request.h \
	src/paper/table.c \
	src/paper/text.c \
	src/paper/workbook.h \
	$(qr_source) \
	$(workbook_source) \
	$(NULL)
