# tests/unit/local.mk: cmocka programs, tests/unit/NAME_test.c, one line in the list and one that says
# the highest floor it links ($(base_libs), $(domain_libs), ... of Makefile.am):
#	tests_unit_NAME_test_LDADD = $(domain_libs) $(CMOCKA_LIBS)
unit_tests = \
	tests/unit/conf_test \
	$(NULL)

tests_unit_conf_test_LDADD = $(conf_libs) $(CMOCKA_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif
