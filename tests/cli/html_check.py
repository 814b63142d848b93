"""html_check.py FILE...: what a page of --format html must keep; a line for each fault. --text FILE: its
text as a reader hears it, a line for each element, without what is hidden from it."""

import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "rect"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "img", "form", "base", "video", "audio"}
INNER = {"tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}, "caption": {"table"}, "thead": {"table"},
         "tbody": {"table"}, "li": {"ul"}, "svg": {"li"}, "rect": {"svg"}, "table": {"article"}, "article": {"main"}, "main": {"body"}}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults, self.stack, self.headings, self.lines = [], [], [], []
        self.lang = self.title = self.viewport = None
        self.style = ""
        self.tables = []

    def fault(self, text):
        self.faults.append("line %d: %s" % (self.getpos()[0], text))

    def handle_decl(self, decl):
        if decl.lower() != "doctype html" or self.stack:
            self.fault("declaration " + decl)

    def handle_comment(self, data):
        self.fault("a comment")

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if len(attributes) != len(pairs):
            self.fault("an attribute of <%s> appears twice" % tag)
        if tag in FORBIDDEN:
            self.fault("<%s>" % tag)
        for name in attributes:
            if name.startswith("on") or name in ("src", "href", "srcset", "action", "background"):
                self.fault("attribute %s of <%s>" % (name, tag))
        parent = self.stack[-1] if self.stack else None
        if tag in INNER and parent not in INNER[tag]:
            self.fault("<%s> inside <%s>" % (tag, parent))
        if tag in ("h1", "h2", "h3") or tag == "table":
            self.headings.append(tag)
        if tag == "html":
            self.lang = attributes.get("lang")
        if tag == "meta" and attributes.get("name") == "viewport":
            self.viewport = attributes.get("content")
        if tag == "table":
            self.tables.append({"caption": False, "columns": 0})
        if tag == "caption":
            self.tables[-1]["caption"] = True
        if tag == "th":
            scope = attributes.get("scope")
            if scope not in ("col", "row", "rowgroup"):
                self.fault("<th> without a scope")
            self.tables[-1]["columns"] += scope == "col"
        if tag == "tr":
            self.cells = 0
        if tag in ("th", "td"):
            self.cells += int(attributes.get("colspan", 1))
        self.lines.append("")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, pairs):
        self.handle_starttag(tag, pairs)

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.fault("</%s> closes nothing" % tag)
        if tag == "tr" and self.cells != self.tables[-1]["columns"]:
            self.fault("a row of %d cells under %d heads" % (self.cells, self.tables[-1]["columns"]))
        self.lines.append("")

    def handle_data(self, data):
        where = self.stack[-1] if self.stack else ""
        if where == "style":
            self.style += data
        elif where == "title":
            self.title = data
        elif self.lines:
            self.lines[-1] += data
        if where in ("table", "tr", "thead", "tbody", "ul") and data.strip():
            self.fault("text between the parts of a <%s>" % where)

    def finish(self, source):
        self.close()
        if self.stack:
            self.fault("not closed: " + " ".join(self.stack))
        if self.lang not in ("zh-CN", "en"):
            self.fault("language %s" % self.lang)
        if not self.title or "width=device-width" not in (self.viewport or ""):
            self.fault("no title or viewport")
        levels = [int(tag[1]) for tag in self.headings if tag != "table"]
        if levels[:1] != [1] or levels.count(1) != 1:
            self.fault("headings %s" % levels)
        if any(b > a + 1 for a, b in zip(levels, levels[1:])):
            self.fault("a heading skips a level: %s" % levels)
        if any(not table["caption"] or not table["columns"] for table in self.tables):
            self.fault("a table without caption or heads")
        for wanted in ("@media print", "prefers-color-scheme:dark", "max-width"):
            if wanted not in self.style:
                self.fault("style without " + wanted)
        markup = re.sub(r">[^<]*<", "><", re.sub(r"<style>.*</style>", "", source, flags=re.S))
        if re.search(r"url\(|@import|expression", self.style) or re.search(r"https?:", markup):
            self.fault("something is asked for from elsewhere")
        if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", source):
            self.fault("a control character")


wants_text = sys.argv[1] == "--text"
for path in sys.argv[2 if wants_text else 1:]:
    source = open(path, encoding="utf-8", newline="").read()
    page = Page()
    page.feed(source)
    page.finish(source)
    for line in page.faults if not wants_text else filter(None, (text.strip() for text in page.lines)):
        print(line if wants_text else "%s: %s" % (path, line))
