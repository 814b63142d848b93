# tests/cli/local.mk: the program from outside, tests/cli/NAME.test, bash with tests/tap.sh.
cli_tests = \
	$(NULL)

TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests)
