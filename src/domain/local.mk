# src/domain/local.mk: the sources of the floor domain, sorted.
noinst_LTLIBRARIES += libdomain.la
libdomain_la_CPPFLAGS = $(AM_CPPFLAGS) $(PCRE2_CFLAGS) $(JANSSON_CFLAGS)
libdomain_la_LIBADD = $(PCRE2_LIBS) $(JANSSON_LIBS)
libdomain_la_SOURCES = \
	src/domain/action.c \
	src/domain/assignment.c \
	src/domain/board.c \
	src/domain/board_aftercare.c \
	src/domain/board_aftercare.h \
	src/domain/board_warn_day.c \
	src/domain/board_warn_items.c \
	src/domain/board_warn_load.c \
	src/domain/board_warnings.c \
	src/domain/board_warnings.h \
	src/domain/calendar.c \
	src/domain/class_list.c \
	src/domain/class_ref.c \
	src/domain/class_profile.c \
	src/domain/event.c \
	src/domain/fields.c \
	src/domain/forecast.c \
	src/domain/habits.c \
	src/domain/handin.c \
	src/domain/lexicon.c \
	src/domain/lint.c \
	src/domain/lint_deadline.c \
	src/domain/lint_engine.h \
	src/domain/numeral.c \
	src/domain/numeral.h \
	src/domain/policy.c \
	src/domain/proposal.c \
	src/domain/reader.c \
	src/domain/reader_aside.c \
	src/domain/reader_begin.c \
	src/domain/reader_bounds.c \
	src/domain/reader_chunk.h \
	src/domain/reader_clause.c \
	src/domain/reader_due.c \
	src/domain/reader_estimate.c \
	src/domain/reader_head.c \
	src/domain/reader_item.c \
	src/domain/reader_kind.c \
	src/domain/reader_lex.c \
	src/domain/reader_lines.c \
	src/domain/reader_marks.c \
	src/domain/reader_close.c \
	src/domain/reader_none.c \
	src/domain/reader_opener.c \
	src/domain/reader_part.c \
	src/domain/reader_parts.h \
	src/domain/reader_scan.c \
	src/domain/reader_state.h \
	src/domain/reader_text.c \
	src/domain/reader_time.c \
	src/domain/reader_units.c \
	src/domain/reader_words.c \
	src/domain/record_json.c \
	src/domain/records.c \
	src/domain/school.c \
	src/domain/sheet.c \
	src/domain/subject.c \
	src/domain/suggest.c \
	src/domain/suggest_search.c \
	src/domain/suggest_search.h \
	src/domain/unit.c \
	src/domain/vocab.c \
	$(NULL)
