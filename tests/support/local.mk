# tests/support/local.mk: what tests share. Each is built once, when a program that names it is:
#	tests_unit_NAME_test_LDADD = $(with_school) $(service_libs)
EXTRA_LTLIBRARIES += \
	tests/support/libconf_fixture.la \
	tests/support/libdomain_fixture.la \
	tests/support/libold_store.la \
	tests/support/libpicture.la \
	tests/support/libpress_fixture.la \
	tests/support/libreader_score.la \
	tests/support/libschool_fixture.la \
	tests/support/libscreen.la \
	tests/support/libstore_fixture.la \
	tests/support/libterminal.la \
	tests/support/libtui_fixture.la \
	$(NULL)

# Chance with a seed.
EXTRA_DIST += tests/support/random.h
# INI files in a folder of their own.
tests_support_libconf_fixture_la_SOURCES = tests/support/conf_fixture.c tests/support/conf_fixture.h
# A school of values, without a store; boards of it for press.
tests_support_libdomain_fixture_la_SOURCES = tests/support/domain_fixture.c tests/support/domain_fixture.h
tests_support_libpress_fixture_la_SOURCES = tests/support/press_fixture.c tests/support/press_fixture.h \
	tests/support/locale.c tests/support/locale.h
# What the reader makes of teachers' lines, on the shipped words and subjects.
tests_support_libreader_score_la_SOURCES = tests/support/reader_score.c tests/support/reader_score.h \
	tests/support/reader_whole.c tests/support/reader_whole.h
tests_support_libreader_score_la_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
# A store, by its rows; one of an earlier version.
tests_support_libstore_fixture_la_SOURCES = tests/support/store_fixture.c tests/support/store_fixture.h
tests_support_libold_store_la_SOURCES = tests/support/old_store.c tests/support/old_store.h
# A school in a temporary database; all views on it, without a terminal.
tests_support_libschool_fixture_la_SOURCES = tests/support/school_fixture.c tests/support/school_fixture.h
tests_support_libtui_fixture_la_SOURCES = tests/support/tui_fixture.c tests/support/tui_fixture.h
# The program in a terminal; its pictures.
tests_support_libterminal_la_SOURCES = tests/support/terminal.c tests/support/terminal.h
tests_support_libterminal_la_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_support_libscreen_la_SOURCES = tests/support/screen_school.c tests/support/screen_school.h \
	tests/support/golden_screen.c tests/support/golden_screen.h
tests_support_libpicture_la_SOURCES = tests/support/picture.c tests/support/picture.h

# Before the floors that they stand on.
with_conf = tests/support/libconf_fixture.la $(CMOCKA_LIBS)
with_domain = tests/support/libdomain_fixture.la $(CMOCKA_LIBS)
with_press = tests/support/libpress_fixture.la $(with_domain)
with_reader = tests/support/libreader_score.la $(CMOCKA_LIBS)
with_store = tests/support/libstore_fixture.la $(CMOCKA_LIBS)
with_old_store = tests/support/libold_store.la $(with_store)
with_school = tests/support/libschool_fixture.la $(CMOCKA_LIBS)
with_tui = tests/support/libtui_fixture.la $(with_school)
with_terminal = tests/support/libterminal.la $(CMOCKA_LIBS) $(VTERM_LIBS) -lutil
with_screen = tests/support/libscreen.la $(with_terminal)
with_picture = tests/support/libpicture.la $(with_terminal)
