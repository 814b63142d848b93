# tests/local.mk: how tests run. All speak TAP: programs (cmocka) directly, NAME.test through bash.
# They start in the build tree and find files through the variables below; the source tree may be
# read-only. A test that hangs is stopped, and fails.
tap_driver = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
test_deadline = timeout -k 5 300

TEST_EXTENSIONS = .test
LOG_DRIVER = $(tap_driver)
LOG_COMPILER = $(test_deadline)
TEST_LOG_DRIVER = $(tap_driver)
TEST_LOG_COMPILER = $(test_deadline) $(BASH_PROGRAM)

# Fixed surroundings: the locale every Debian has, no settings of the person who runs the tests.
AM_TESTS_ENVIRONMENT = \
	unset LANGUAGE LINES COLUMNS NO_COLOR SOURCE_DATE_EPOCH HWBOARD_DB; \
	unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR; \
	CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 LANG=C.UTF-8 TZ=UTC TERM=xterm-256color; \
	HOME='$(abs_builddir)/tests/home'; \
	HWBOARD='$(abs_builddir)/src/hwboard'; \
	HWBOARD_SRCDIR='$(abs_srcdir)'; HWBOARD_BUILDDIR='$(abs_builddir)'; \
	ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1; \
	LSAN_OPTIONS='suppressions=$(abs_srcdir)/tests/lsan.supp:print_suppressions=0'; \
	UBSAN_OPTIONS=print_stacktrace=1; \
	export CMOCKA_MESSAGE_OUTPUT LC_ALL LANG TZ TERM HOME; \
	export HWBOARD HWBOARD_SRCDIR HWBOARD_BUILDDIR ASAN_OPTIONS LSAN_OPTIONS UBSAN_OPTIONS; \
	test -d "$$HOME" || mkdir -p "$$HOME";

EXTRA_DIST += tests/tap.sh tests/lsan.supp tests/model/compare.py tests/model/reference.py

check-local: test-libraries
test-libraries:
	@missing='$(MISSING_FOR_TESTS)'; test -z "$$missing" || \
	  { echo "make check: test libraries are missing: apt-get install$$missing, then configure again" >&2; exit 1; }
.PHONY: test-libraries
