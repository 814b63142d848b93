# src/cli/local.mk: the sources of the floor cli, sorted.
noinst_LTLIBRARIES += libcli.la
libcli_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS) $(where_cppflags)
libcli_la_LIBADD = $(JANSSON_LIBS)
libcli_la_SOURCES = \
	src/placeholder.c \
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
