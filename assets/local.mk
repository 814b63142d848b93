# assets/local.mk: the data files the program reads at run time.
# `make` stages them under share/hwboard/ in the build tree, as `make install` does under
# $(pkgdatadir), so that the program finds them the same way from both: DIR-OF-PROGRAM/../share/hwboard.
hwboard_assets = \
	assets/calendar/2026.ini \
	assets/calendar/2027.ini \
	assets/demo.csv \
	assets/hooks/dingtalk.py \
	assets/hooks/wecom.py \
	assets/hwboard.ini.sample \
	assets/policy/anyang.ini \
	assets/policy/changsha.ini \
	assets/policy/luzhou.ini \
	assets/policy/myopia-2024.ini \
	assets/policy/nanning.ini \
	assets/policy/neimenggu.ini \
	assets/policy/national.ini \
	assets/policy/school.ini.sample \
	assets/policy/suzhou-sip.ini \
	assets/policy/zhejiang.ini \
	assets/subjects/neimenggu.ini \
	assets/subjects/subjects.ini \
	assets/web/again.js \
	assets/web/display.css \
	assets/web/display.js \
	assets/web/icon.svg \
	assets/web/site.css \
	assets/web/site.js \
	$(NULL)

EXTRA_DIST += $(hwboard_assets)

all-local: share/hwboard.stamp
share/hwboard.stamp: $(hwboard_assets) Makefile
	$(AM_V_GEN)rm -rf share/hwboard && $(MKDIR_P) share/hwboard && \
	for file in $(hwboard_assets); do \
	  target="share/hwboard/$${file#assets/}"; \
	  $(MKDIR_P) "$${target%/*}" && $(INSTALL_DATA) "$(srcdir)/$$file" "$$target" || exit 1; \
	done && touch $@

install-data-local: install-assets
install-assets:
	@for file in $(hwboard_assets); do \
	  target="$(DESTDIR)$(pkgdatadir)/$${file#assets/}"; \
	  $(MKDIR_P) "$${target%/*}" && $(INSTALL_DATA) "$(srcdir)/$$file" "$$target" || exit 1; \
	done

uninstall-local: uninstall-assets
uninstall-assets:
	@for file in $(hwboard_assets); do \
	  rm -f "$(DESTDIR)$(pkgdatadir)/$${file#assets/}"; \
	done
	@test ! -d "$(DESTDIR)$(pkgdatadir)" || find "$(DESTDIR)$(pkgdatadir)" -depth -type d -empty -delete

clean-local:
	rm -rf share
.PHONY: install-assets uninstall-assets

# What a desktop and systemd find in folders of their own.
desktopdir = $(datadir)/applications
desktop_DATA = assets/desktop/hwboard.desktop
icondir = $(datadir)/icons/hicolor/scalable/apps
icon_DATA = assets/desktop/hwboard.svg
kioskdir = $(docdir)
kiosk_DATA = \
	assets/kiosk/kiosk.en.txt \
	assets/kiosk/kiosk.zh.txt \
	$(NULL)

systemunitdir = $(prefix)/lib/systemd/system
systemunit_DATA = \
	assets/systemd/system/hwboard-display@.service \
	assets/systemd/system/hwboard-serve.service \
	$(NULL)
userunitdir = $(prefix)/lib/systemd/user
userunit_DATA = \
	assets/systemd/user/hwboard-display.service \
	assets/systemd/user/hwboard-serve.service \
	$(NULL)
units = $(systemunit_DATA) $(userunit_DATA)
unit_templates = \
	assets/systemd/system/hwboard-display@.service.in \
	assets/systemd/system/hwboard-serve.service.in \
	assets/systemd/user/hwboard-display.service.in \
	assets/systemd/user/hwboard-serve.service.in \
	$(NULL)
sysusers = assets/systemd/hwboard.sysusers

EXTRA_DIST += $(desktop_DATA) $(icon_DATA) $(kiosk_DATA) $(unit_templates) $(sysusers)
CLEANFILES += $(units)
$(units): $(unit_templates) Makefile
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	$(SED) 's|@bindir[@]|$(bindir)|g' "$(srcdir)/$@.in" >$@.new && mv $@.new $@

install-data-local: install-sysusers
install-sysusers:
	$(MKDIR_P) "$(DESTDIR)$(prefix)/lib/sysusers.d"
	$(INSTALL_DATA) "$(srcdir)/$(sysusers)" "$(DESTDIR)$(prefix)/lib/sysusers.d/hwboard.conf"
uninstall-local: uninstall-sysusers
uninstall-sysusers:
	rm -f "$(DESTDIR)$(prefix)/lib/sysusers.d/hwboard.conf"
.PHONY: install-sysusers uninstall-sysusers
