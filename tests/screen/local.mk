# tests/screen/local.mk: screens through a pty and libvterm, tests/screen/NAME_test.c. They drive the
# real program, on a school made through its command line.
screen_tests = \
	tests/screen/board_test \
	tests/screen/form_test \
	tests/screen/keys_test \
	tests/screen/place_test \
	tests/screen/school_test \
	tests/screen/who_test \
	tests/screen/older_test \
	tests/screen/tty_test \
	tests/screen/views_test \
	tests/screen/wait_test \
	tests/screen/wall_test \
	$(NULL)

tests_screen_board_test_LDADD = $(with_screen)
tests_screen_form_test_LDADD = $(with_screen)
tests_screen_keys_test_LDADD = $(with_screen)
tests_screen_older_test_LDADD = $(with_terminal) $(with_old_store) $(store_libs)
tests_screen_place_test_LDADD = $(with_screen)
tests_screen_school_test_LDADD = $(with_screen)
tests_screen_tty_test_LDADD = $(with_screen)
tests_screen_views_test_LDADD = $(with_screen)
tests_screen_wait_test_LDADD = $(with_screen) $(store_libs)
tests_screen_wall_test_LDADD = $(with_screen)
tests_screen_who_test_LDADD = $(with_screen)
# What a camera reads off them: code.test, with seen, which draws what a program shows.
tests_screen_seen_LDADD = $(with_picture)
TESTS += tests/screen/code.test
EXTRA_DIST += tests/screen/golden tests/screen/code.test

if HAVE_CMOCKA
if HAVE_VTERM
check_PROGRAMS += $(screen_tests) tests/screen/seen
TESTS += $(screen_tests)
endif
endif

# The pictures of README and doc/, made anew by hand after a screen changed.
EXTRA_PROGRAMS += tests/screen/pictures
CLEANFILES += tests/screen/pictures
tests_screen_pictures_LDADD = $(with_picture)
.PHONY: pictures
pictures: src/hwboard tests/screen/pictures
	$(AM_V_at)$(AM_TESTS_ENVIRONMENT) tests/screen/pictures $(srcdir)/doc/screens
