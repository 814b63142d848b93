# tests/bench/local.mk: `make bench` builds and runs these programs; they are no part of `make check`.
#	tests_bench_NAME_LDADD = $(store_libs)
bench_programs = \
	tests/bench/board_bench \
	$(NULL)

EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs)

bench: all $(bench_programs)
	@for program in $(bench_programs); do $(AM_TESTS_ENVIRONMENT) ./$$program || exit 1; done
.PHONY: bench

tests_bench_board_bench_SOURCES = tests/bench/board_bench.c tests/support/domain_fixture.c tests/support/domain_fixture.h
tests_bench_board_bench_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
tests_bench_board_bench_LDADD = $(domain_libs)
