# tests/bench/local.mk: `make bench` builds and runs these programs; they are no part of `make check`.
#	tests_bench_NAME_LDADD = $(store_libs)
bench_programs = \
	$(NULL)

EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs)

bench: all $(bench_programs)
	@for program in $(bench_programs); do $(AM_TESTS_ENVIRONMENT) ./$$program || exit 1; done
.PHONY: bench
