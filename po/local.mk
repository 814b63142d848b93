# po/local.mk: messages. The msgids are English; one catalogue, Chinese.
# No generated po/Makefile: two rules of our own are all that is needed.
po_catalogue = po/zh_CN.po
mo_catalogue = share/locale/zh_CN/LC_MESSAGES/hwboard.mo
xgettext_options = --language=C --from-code=UTF-8 --no-location --sort-output \
	--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=ngettext:1,2 \
	--keyword=tr:2 --keyword=tr_c:2c,3 --keyword=tr_n:2,3 \
	--add-comments=TRANSLATORS --package-name=$(PACKAGE)

EXTRA_DIST += $(po_catalogue)
CLEANFILES += po/hwboard.pot

all-local: $(mo_catalogue)
$(mo_catalogue): $(po_catalogue)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(MSGFMT) -c -o $@ $(srcdir)/$(po_catalogue)

install-data-local: install-mo
install-mo: $(mo_catalogue)
	$(MKDIR_P) "$(DESTDIR)$(localedir)/zh_CN/LC_MESSAGES"
	$(INSTALL_DATA) $(mo_catalogue) "$(DESTDIR)$(localedir)/zh_CN/LC_MESSAGES/hwboard.mo"

uninstall-local: uninstall-mo
uninstall-mo:
	rm -f "$(DESTDIR)$(localedir)/zh_CN/LC_MESSAGES/hwboard.mo"

# Every translatable string of the sources.
po/hwboard.pot: FORCE
	$(AM_V_GEN)$(MKDIR_P) po && cd $(srcdir) && \
	find src include -name '*.[ch]' | LC_ALL=C sort | \
	$(XGETTEXT) $(xgettext_options) --files-from=- --output=$(abs_builddir)/po/hwboard.pot

# Bring the catalogue in step with the sources; new strings come in untranslated, for a person to fill.
update-po: po/hwboard.pot
	$(MSGMERGE) --quiet --update --backup=none --no-fuzzy-matching --no-location --sort-output \
	  $(srcdir)/$(po_catalogue) po/hwboard.pot

FORCE:
.PHONY: FORCE install-mo uninstall-mo update-po
