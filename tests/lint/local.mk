# tests/lint/local.mk: what the tree itself must keep (borders between floors, layout, messages).
lint_tests = \
	tests/lint/borders.test \
	tests/lint/layout.test \
	tests/lint/listed.test \
	tests/lint/messages.test \
	$(NULL)

TESTS += $(lint_tests)
EXTRA_DIST += $(lint_tests)
