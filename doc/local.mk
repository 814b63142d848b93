# doc/local.mk: the pages of people, in Chinese (NAME.md) and English (NAME.en.md), and the pictures that
# they and the READMEs show. `make pictures` draws those.
doc_pages = \
	doc/families.en.md \
	doc/families.md \
	doc/homeroom.en.md \
	doc/homeroom.md \
	doc/monitor.en.md \
	doc/monitor.md \
	doc/office.en.md \
	doc/office.md \
	doc/reach.en.md \
	doc/reach.md \
	doc/representative.en.md \
	doc/representative.md \
	doc/teacher.en.md \
	doc/teacher.md \
	$(NULL)

doc_pictures = \
	doc/screens/board.en.svg \
	doc/screens/board.zh.svg \
	doc/screens/entry.en.svg \
	doc/screens/entry.zh.svg \
	doc/screens/morning.en.svg \
	doc/screens/morning.zh.svg \
	doc/screens/overview.en.svg \
	doc/screens/overview.zh.svg \
	doc/screens/post.en.svg \
	doc/screens/post.zh.svg \
	doc/screens/wall.en.svg \
	doc/screens/wall.zh.svg \
	doc/screens/wide.en.svg \
	doc/screens/wide.zh.svg \
	$(NULL)

EXTRA_DIST += $(doc_pages) $(doc_pictures)
