# tests/lint/local.mk: what the tree itself must keep (borders between floors, layout, messages).
lint_tests = \
	$(NULL)

TESTS += $(lint_tests)
EXTRA_DIST += $(lint_tests)
