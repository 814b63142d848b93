# tests/screen/local.mk: screens through a pty and libvterm, tests/screen/NAME_test.c.
#	tests_screen_NAME_test_LDADD = $(tui_libs) $(CMOCKA_LIBS) $(VTERM_LIBS)
screen_tests = \
	$(NULL)

if HAVE_CMOCKA
if HAVE_VTERM
check_PROGRAMS += $(screen_tests)
TESTS += $(screen_tests)
endif
endif
