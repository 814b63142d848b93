# tests/unit/local.mk: cmocka programs, tests/unit/NAME_test.c, one line in the list and one that says
# what it stands on (tests/support/local.mk) and the highest floor it links ($(base_libs), ... of Makefile.am):
#	tests_unit_NAME_test_LDADD = $(with_school) $(service_libs)
unit_tests = \
	tests/unit/agree_test \
	tests/unit/as_of_test \
	tests/unit/assets_test \
	tests/unit/assignment_test \
	tests/unit/base_test \
	tests/unit/board_test \
	tests/unit/boardview_test \
	tests/unit/calendar_test \
	tests/unit/canvas_test \
	tests/unit/child_test \
	tests/unit/clipboard_test \
	tests/unit/conf_test \
	tests/unit/csv_test \
	tests/unit/damaged_test \
	tests/unit/date_test \
	tests/unit/draft_test \
	tests/unit/editor_test \
	tests/unit/entry_test \
	tests/unit/escapes_test \
	tests/unit/event_test \
	tests/unit/files_test \
	tests/unit/forecast_test \
	tests/unit/forms_test \
	tests/unit/habits_test \
	tests/unit/habits_view_test \
	tests/unit/i18n_test \
	tests/unit/ics_test \
	tests/unit/input_test \
	tests/unit/keymap_test \
	tests/unit/lint_test \
	tests/unit/load_test \
	tests/unit/marking_test \
	tests/unit/morning_test \
	tests/unit/older_test \
	tests/unit/overview_test \
	tests/unit/people_test \
	tests/unit/plan_test \
	tests/unit/policy_test \
	tests/unit/post_test \
	tests/unit/press_fields_test \
	tests/unit/press_golden_test \
	tests/unit/press_ics_test \
	tests/unit/press_phrase_test \
	tests/unit/press_safe_test \
	tests/unit/proposal_test \
	tests/unit/random_keys_test \
	tests/unit/reader_test \
	tests/unit/reader_whole_test \
	tests/unit/records_test \
	tests/unit/report_test \
	tests/unit/review_test \
	tests/unit/rights_test \
	tests/unit/roles_view_test \
	tests/unit/school_test \
	tests/unit/school_view_test \
	tests/unit/service_test \
	tests/unit/sheet_test \
	tests/unit/states_test \
	tests/unit/store_bytes_test \
	tests/unit/store_crash_test \
	tests/unit/store_fault_test \
	tests/unit/store_file_test \
	tests/unit/store_older_test \
	tests/unit/store_place_test \
	tests/unit/store_plan_test \
	tests/unit/store_test \
	tests/unit/suggest_search_test \
	tests/unit/suggest_test \
	tests/unit/survey_test \
	tests/unit/text_test \
	tests/unit/theme_test \
	tests/unit/unit_test \
	tests/unit/views_test \
	tests/unit/vocab_test \
	tests/unit/wall_test \
	tests/unit/warnings_test \
	tests/unit/widgets_test \
	$(NULL)
if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif

# The floor base.
tests_unit_base_test_LDADD = $(CMOCKA_LIBS) $(base_libs)
tests_unit_child_test_LDADD = $(CMOCKA_LIBS) $(base_libs)
tests_unit_csv_test_LDADD = $(CMOCKA_LIBS) $(base_libs)
tests_unit_date_test_LDADD = $(CMOCKA_LIBS) $(base_libs)
tests_unit_i18n_test_LDADD = $(CMOCKA_LIBS) $(base_libs)
tests_unit_ics_test_LDADD = $(CMOCKA_LIBS) $(base_libs)
tests_unit_text_test_LDADD = $(CMOCKA_LIBS) $(base_libs)

# The domain, on values.
tests_unit_assignment_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_board_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_calendar_test_LDADD = $(CMOCKA_LIBS) $(domain_libs)
tests_unit_forecast_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_habits_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_load_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_policy_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_proposal_test_LDADD = $(CMOCKA_LIBS) $(domain_libs)
tests_unit_records_test_LDADD = $(CMOCKA_LIBS) $(domain_libs)
tests_unit_school_test_LDADD = $(CMOCKA_LIBS) $(domain_libs)
tests_unit_sheet_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_suggest_search_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_suggest_test_LDADD = $(with_domain) $(domain_libs)
tests_unit_unit_test_LDADD = $(CMOCKA_LIBS) $(domain_libs)
tests_unit_vocab_test_LDADD = $(CMOCKA_LIBS) $(domain_libs)
tests_unit_warnings_test_LDADD = $(with_domain) $(domain_libs)

# The floor conf; the reader and the warnings of texts, on what is shipped.
tests_unit_assets_test_LDADD = $(with_conf) $(conf_libs)
tests_unit_conf_test_LDADD = $(with_conf) $(conf_libs)
tests_unit_escapes_test_LDADD = $(with_conf) $(conf_libs)
tests_unit_lint_test_LDADD = $(with_conf) $(conf_libs)
tests_unit_reader_test_LDADD = $(with_reader) $(conf_libs) $(JANSSON_LIBS)
tests_unit_reader_whole_test_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_reader_whole_test_LDADD = $(with_reader) $(conf_libs) $(JANSSON_LIBS)

# The store: a suite that every driver must pass, and what is SQLite's own.
tests_unit_store_bytes_test_LDADD = $(with_store) $(store_libs)
tests_unit_store_crash_test_LDADD = $(with_store) $(store_libs)
tests_unit_store_fault_test_SOURCES = tests/unit/store_fault_test.c \
	tests/support/failing_driver.c tests/support/failing_driver.h
tests_unit_store_fault_test_LDADD = $(with_store) $(store_libs)
tests_unit_store_file_test_LDADD = $(with_store) $(store_libs)
tests_unit_store_older_test_LDADD = $(with_old_store) $(store_libs)
tests_unit_store_place_test_LDADD = $(with_store) $(store_libs)
tests_unit_store_plan_test_LDADD = $(with_store) $(store_libs)
tests_unit_store_test_SOURCES = tests/unit/store_test.c \
	tests/support/store_conformance.c tests/support/store_conformance_chain.c \
	tests/support/store_conformance.h
tests_unit_store_test_LDADD = $(with_store) $(store_libs)

# What files hold.
tests_unit_files_test_LDADD = $(with_domain) $(files_libs)

# The service, on a school in a temporary database.
tests_unit_agree_test_LDADD = $(with_school) $(service_libs)
tests_unit_as_of_test_LDADD = $(with_school) libpress.la $(service_libs)
tests_unit_damaged_test_LDADD = $(with_school) $(service_libs)
tests_unit_event_test_LDADD = $(with_school) $(service_libs)
tests_unit_marking_test_LDADD = $(with_school) $(service_libs)
tests_unit_older_test_LDADD = $(with_old_store) $(with_school) $(service_libs)
tests_unit_plan_test_LDADD = $(with_school) $(with_domain) $(service_libs)
tests_unit_report_test_LDADD = $(with_school) $(service_libs)
tests_unit_review_test_LDADD = $(with_school) $(service_libs)
tests_unit_rights_test_LDADD = $(with_school) $(service_libs)
tests_unit_service_test_LDADD = $(with_school) $(service_libs)
tests_unit_states_test_SOURCES = tests/unit/states_test.c tests/model/states.c tests/model/states.h
tests_unit_states_test_LDADD = $(with_school) $(service_libs)
tests_unit_survey_test_LDADD = $(with_school) $(service_libs)

# The floor press, on boards of the domain's school, in both languages.
tests_unit_press_fields_test_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_unit_press_fields_test_LDADD = $(with_press) $(press_libs)
tests_unit_press_golden_test_LDADD = $(with_press) $(press_libs)
tests_unit_press_ics_test_LDADD = $(with_press) $(press_libs)
tests_unit_press_phrase_test_LDADD = $(with_press) $(press_libs)
tests_unit_press_safe_test_LDADD = $(with_press) $(press_libs)

# The floor tui without a terminal: its parts, and all views on a school, key by key.
tests_unit_boardview_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_canvas_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)
tests_unit_clipboard_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)
tests_unit_draft_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)
tests_unit_editor_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)
tests_unit_entry_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_forms_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_habits_view_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_input_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)
tests_unit_keymap_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)
tests_unit_morning_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_overview_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_people_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_post_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_random_keys_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_roles_view_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_school_view_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_theme_test_LDADD = $(CMOCKA_LIBS) $(tui_libs) -lm
tests_unit_views_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_wall_test_LDADD = $(with_tui) $(tui_libs)
tests_unit_widgets_test_LDADD = $(CMOCKA_LIBS) $(tui_libs)

# What they read.
EXTRA_DIST += tests/unit/golden tests/fixtures/reader tests/fixtures/sentences \
	tests/fixtures/store_v1.sql tests/fixtures/store_v1.boards.txt \
	tests/fixtures/store_v2.sql tests/fixtures/store_v2.boards.txt \
	tests/fixtures/store_v3.sql tests/fixtures/store_v4.sql \
	tests/fixtures/store_v5.sql tests/fixtures/store_v5.boards.txt
