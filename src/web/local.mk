# src/web/local.mk: hwboard-web, which `hwboard serve` becomes: libexec/hwboard, as the programs of paper.
if HAVE_MICROHTTPD
pkglibexec_PROGRAMS += libexec/hwboard/hwboard-web
endif

libexec_hwboard_hwboard_web_CPPFLAGS = $(AM_CPPFLAGS) $(MICROHTTPD_CFLAGS)
libexec_hwboard_hwboard_web_LDADD = $(show_libs) $(MICROHTTPD_LIBS)
libexec_hwboard_hwboard_web_SOURCES = \
	src/web/address.c \
	src/web/address.h \
	src/web/assets.c \
	src/web/assets.h \
	src/web/clients.c \
	src/web/clients.h \
	src/web/main.c \
	src/web/page.c \
	src/web/page.h \
	src/web/places.c \
	src/web/places.h \
	src/web/reply.c \
	src/web/reply.h \
	src/web/server.c \
	src/web/server.h \
	src/web/sheets.c \
	src/web/sheets.h \
	src/web/site.c \
	src/web/site.h \
	src/web/told.c \
	src/web/told.h \
	src/web/want.c \
	src/web/want.h \
	$(NULL)
