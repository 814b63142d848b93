# tests/cli/local.mk: the program from outside, tests/cli/NAME.test, bash with tests/tap.sh.
cli_tests = \
	tests/cli/add.test \
	tests/cli/board.test \
	tests/cli/bulk.test \
	tests/cli/marking.test \
	tests/cli/class_rm.test \
	tests/cli/change.test \
	tests/cli/dated.test \
	tests/cli/due.test \
	tests/cli/event.test \
	tests/cli/hooks.test \
	tests/cli/html.test \
	tests/cli/import_formats.test \
	tests/cli/import_text.test \
	tests/cli/habits.test \
	tests/cli/install.test \
	tests/cli/locale.test \
	tests/cli/own_files.test \
	tests/cli/paper.test \
	tests/cli/people.test \
	tests/cli/plan.test \
	tests/cli/print.test \
	tests/cli/quick.test \
	tests/cli/random_school.test \
	tests/cli/read.test \
	tests/cli/report.test \
	tests/cli/review.test \
	tests/cli/rights.test \
	tests/cli/roundtrip.test \
	tests/cli/school.test \
	tests/cli/store.test \
	tests/cli/suggest.test \
	tests/cli/usage.test \
	tests/cli/warnings.test \
	tests/cli/workbook.test \
	$(NULL)

TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) \
	tests/cli/html_check.py \
	tests/cli/lib.sh \
	tests/cli/paper_check.py \
	tests/cli/workbook_check.py \
	tests/fixtures/bad-lines.csv \
	tests/fixtures/classworks-data-20261116.json \
	tests/fixtures/homework.ics \
	tests/fixtures/sticky-profile.json \
	tests/fixtures/taskwarrior-export.json \
	tests/fixtures/survey-3-2.csv \
	tests/fixtures/week12-3-2.csv \
	tests/fixtures/week12-7-3.gb18030.csv \
	$(NULL)
