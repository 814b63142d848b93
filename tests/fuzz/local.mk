# tests/fuzz/local.mk: `make fuzz` builds what throws anything at all at a door of the program, for
# libFuzzer; only where --enable-fuzzing is asked for. Run one by hand, on a folder that keeps what it found:
#	tests/fuzz/reader_fuzz -max_total_time=600 -max_len=60000 -only_ascii=0 FOLDER
EXTRA_DIST += tests/fuzz/reader_fuzz.c
if FUZZING
fuzz_programs = tests/fuzz/reader_fuzz
EXTRA_PROGRAMS += $(fuzz_programs)
CLEANFILES += $(fuzz_programs)

fuzz: $(fuzz_programs)

tests_fuzz_reader_fuzz_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_reader_fuzz_LDADD = tests/support/libreader_score.la $(conf_libs) $(JANSSON_LIBS)
endif
