# tests/bench/local.mk: `make bench` builds and runs the programs of bench_programs; they are no part of
# `make check`. bench_helpers are what they run: the floors they compare with, and the rows they import.
# The schools they make are kept in tests/bench/data of the build tree.
bench_programs = \
	tests/bench/domain_bench \
	tests/bench/suggest_bench \
	tests/bench/warnings_bench \
	tests/bench/entry_bench \
	tests/bench/command_bench \
	tests/bench/search_bench \
	tests/bench/frame_bench \
	$(NULL)
if HAVE_VTERM
bench_programs += tests/bench/paint_bench
endif
bench_helpers = \
	tests/bench/floor_board \
	tests/bench/floor_paint \
	tests/bench/rows \
	$(NULL)
if HAVE_PANGOCAIRO
bench_programs += tests/bench/press_bench
bench_helpers += tests/bench/floor_press
endif
if HAVE_MICROHTTPD
bench_programs += tests/bench/web_bench
bench_helpers += tests/bench/floor_web
endif

EXTRA_PROGRAMS += $(bench_programs) $(bench_helpers)
CLEANFILES += $(bench_programs) $(bench_helpers)

bench: all $(bench_programs) $(bench_helpers)
	@for program in $(bench_programs); do $(AM_TESTS_ENVIRONMENT) ./$$program || exit 1; done
.PHONY: bench

clean-local: clean-bench
clean-bench:
	-rm -rf tests/bench/data
.PHONY: clean-bench

bench_measure = tests/bench/measure.c tests/bench/measure.h tests/bench/school.h
tests_bench_domain_bench_LDADD = tests/support/libdomain_fixture.la $(domain_libs)
bench_school = tests/bench/school.c
tests_bench_command_bench_SOURCES = tests/bench/command_bench.c $(bench_measure) $(bench_school)
tests_bench_command_bench_LDADD = $(base_libs)
tests_bench_press_bench_SOURCES = tests/bench/press_bench.c $(bench_measure)
tests_bench_press_bench_LDADD = $(base_libs)
tests_bench_web_bench_SOURCES = tests/bench/web_bench.c $(bench_measure)
tests_bench_web_bench_LDADD = $(base_libs)
tests_bench_floor_web_CPPFLAGS = $(AM_CPPFLAGS) $(MICROHTTPD_CFLAGS)
tests_bench_floor_web_LDADD = $(MICROHTTPD_LIBS)
tests_bench_floor_press_CPPFLAGS = $(AM_CPPFLAGS) $(PANGOCAIRO_CFLAGS)
tests_bench_floor_press_LDADD = $(PANGOCAIRO_LIBS)
tests_bench_search_bench_SOURCES = tests/bench/search_bench.c $(bench_measure) $(bench_school)
tests_bench_search_bench_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_bench_search_bench_LDADD = $(store_libs) $(SQLITE_LIBS)
tests_bench_rows_SOURCES = tests/bench/rows.c tests/bench/school.h
tests_bench_rows_LDADD = $(base_libs)
tests_bench_floor_board_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_bench_floor_board_LDADD = $(SQLITE_LIBS)
bench_pty = tests/bench/pty.c tests/bench/pty.h tests/bench/paint.h
tests_bench_paint_bench_SOURCES = tests/bench/paint_bench.c $(bench_measure) $(bench_school) $(bench_pty)
tests_bench_paint_bench_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_bench_paint_bench_LDADD = $(VTERM_LIBS) -lutil
tests_bench_floor_paint_SOURCES = tests/bench/floor_paint.c tests/bench/paint.h
tests_bench_floor_paint_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
tests_bench_floor_paint_LDADD = $(CURSES_LIBS)
tests_bench_warnings_bench_LDADD = tests/support/libdomain_fixture.la $(conf_libs)
tests_bench_entry_bench_SOURCES = tests/bench/entry_bench.c $(bench_measure)
tests_bench_entry_bench_LDADD = $(with_tui) $(tui_libs)
tests_bench_frame_bench_SOURCES = tests/bench/frame_bench.c $(bench_measure) $(bench_school)
tests_bench_frame_bench_LDADD = $(tui_libs)
tests_bench_suggest_bench_LDADD = tests/support/libdomain_fixture.la $(domain_libs)
