# tests/web/local.mk: `serve` from outside, by client.py.
web_tests = \
	tests/web/screen.test \
	tests/web/serve.test \
	$(NULL)

TESTS += $(web_tests)
EXTRA_DIST += $(web_tests) \
	tests/web/client.py \
	tests/web/lib.sh \
	tests/web/page_check.py \
	tests/web/pages_check.js \
	tests/web/stream_check.js \
	tests/web/wake_check.js \
	$(NULL)
