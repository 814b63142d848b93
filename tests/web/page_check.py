"""page_check.py ADDRESS…: what a served page must keep: language, one h1 and no skipped level, a name for each
landmark of a kind there are several of, words in each link, scopes and captions of tables, no style or script
within it, ways that lead somewhere; and the contrast of its colours, light and dark. A line for each fault."""

import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

CONTRAST = 4.5


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.levels, self.marks, self.ways, self.ids, self.styles = [], [], [], [], set(), []
        self.lang = self.title = None
        self.link = self.inside = None
        self.tables = []

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if any(name.startswith("on") or name == "style" for name in attributes):
            self.faults.append("<%s> runs or paints by itself" % tag)
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self.faults.append("<%s> within the page" % tag)
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.faults.append("the id %s twice" % attributes["id"])
            self.ids.add(attributes["id"])
        if tag == "html":
            self.lang = attributes.get("lang")
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag in ("main", "nav", "footer"):
            self.marks.append((tag, attributes.get("aria-label")))
        if tag == "a":
            self.link = ""
            self.ways.append(attributes.get("href", ""))
        if tag == "link" and attributes.get("rel") == "stylesheet":
            self.styles.append(attributes["href"])
        if tag in ("link", "script"):
            self.ways.append(attributes.get("href") or attributes.get("src"))
        if tag == "th" and "scope" not in attributes:
            self.faults.append("<th> without a scope")
        if tag == "table":
            self.tables.append(False)
        if tag == "caption":
            self.tables[-1] = True
        self.inside = tag

    def handle_endtag(self, tag):
        if tag == "a":
            if not self.link.strip():
                self.faults.append("a link without words")
            self.link = None

    def handle_data(self, data):
        if self.link is not None:
            self.link += data
        if self.inside == "title" and self.title is None:
            self.title = data


def luminance(color):
    digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def check_colors(style, faults):
    schemes = {"light": {}, "dark": {}}
    dark = "".join(re.findall(r"prefers-color-scheme:dark\)\{:root\{([^}]*)\}", style))
    light = "".join(re.findall(r"(?<!\{):root\{([^}]*)\}", style))
    for name, text in (("light", light), ("dark", light + dark)):
        schemes[name] = dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", text))
    for name, colors in schemes.items():
        for front in ("text", "soft", "green", "yellow", "red", "link"):
            for back in ("page", "band"):
                if contrast(colors[front], colors[back]) < CONTRAST:
                    faults.append("%s: %s on %s has %.1f" % (name, front, back, contrast(colors[front], colors[back])))


known = set()  # what was asked for; pictures and PDF cost a program each, and are asked for elsewhere
for address in sys.argv[1:]:
    try:
        answer = urllib.request.urlopen(address)
    except urllib.error.HTTPError as fault:
        answer = fault  # what is wrong is said on a page, too
    source = answer.read().decode()
    page = Page()
    page.feed(source)
    faults = page.faults
    wanted = "en" if urllib.parse.urlparse(address).path.startswith("/en") else "zh-CN"
    if page.lang != wanted:
        faults.append("language %s" % page.lang)
    if not page.title:
        faults.append("no title")
    if page.levels[:1] != [1] or page.levels.count(1) != 1 or any(b > a + 1 for a, b in zip(page.levels, page.levels[1:])):
        faults.append("headings %s" % page.levels)
    if [m for m in page.marks if m[0] == "main"] != [("main", None)]:
        faults.append("main: %s" % page.marks)
    names = [label for tag, label in page.marks if tag == "nav"]
    if None in names or len(set(names)) != len(names):
        faults.append("names of nav: %s" % names)
    if not all(page.tables):
        faults.append("a table without a caption")
    style = "".join(urllib.request.urlopen(urllib.parse.urljoin(address, way)).read().decode() for way in page.styles)
    check_colors(style, faults)
    for way in page.ways:
        if way.startswith("#"):
            if way[1:] not in page.ids:
                faults.append("%s leads nowhere" % way)
            continue
        if way in known or way.split("?")[0].endswith((".png", ".pdf")):
            continue
        known.add(way)
        try:
            urllib.request.urlopen(urllib.request.Request(urllib.parse.urljoin(address, way), method="HEAD"))
        except OSError as fault:
            faults.append("%s: %s" % (way, fault))
    for fault in faults:
        print("%s: %s" % (address, fault))
