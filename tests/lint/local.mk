# tests/lint/local.mk: what the tree itself must keep (borders between floors, layout, messages).
lint_tests = \
	tests/lint/borders.test \
	tests/lint/dialect.test \
	tests/lint/doc.test \
	tests/lint/layout.test \
	tests/lint/listed.test \
	tests/lint/messages.test \
	$(NULL)

# They read the sources, not the program: once is enough, in the plain build.
if !SANITIZED
TESTS += $(lint_tests)
endif
EXTRA_DIST += $(lint_tests)
